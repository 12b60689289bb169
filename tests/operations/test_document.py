"""Documents in the file: what they begin with, what follows, what is locked."""

from datetime import date
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Document
from desktop_crm.operations.document import delete_documents, edit_document, set_completed
from desktop_crm.operations.errors import DocumentDateStays, DocumentIsCompleted, FieldIsMissing, ValueNotTaken
from desktop_crm.operations.lists import set_line_deleted
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale import delete_sales
from tests.factories import MOMENT, TODAY, Workbench, company, document, person, project, sale

DOCUMENT = RecordKind.DOCUMENT
FORM = FORMS[DOCUMENT]


def of(w: Workbench, id: int, *names: str) -> Any:
    values = w.row(DOCUMENT, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


def test_a_document_begins_completed_and_today(w: Workbench) -> None:
    id = document(w, "  Offer for printers ")
    assert of(w, id, "subject", "date", "completed", "type_id") == (
        *("Offer for printers", TODAY, True, w.ids["document_type: Letter"]),
    )
    assert of(w, id, "owner_id", "owner_group_id", "our_ref") == (w.user_id, w.ids["Oslo"], "KN")
    assert of(w, id, "number", "registered_at", "is_email") == ("10001", MOMENT, False)
    assert (w.last.step.label, w.last.step.facts["title"]) == ("Register document", "Offer for printers")


@pytest.mark.parametrize("missing", ["subject", "type_id", "date", "owner_id"])
def test_what_a_document_needs(w: Workbench, missing: str) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        document(w, **{"subject": "Letter", missing: None})
    assert caught.value.field.name == missing


def test_its_date_is_chosen_when_it_is_registered_and_stays(w: Workbench) -> None:
    id = document(w, date=date(2026, 5, 4), completed=False)
    assert of(w, id, "date") == date(2026, 5, 4)
    with pytest.raises(DocumentDateStays, match="Letter"):
        w.do(edit_document, id, {"date": TODAY})
    w.do(edit_document, id, {"date": date(2026, 5, 4), "subject": "Offer"})
    assert of(w, id, "subject", "date") == ("Offer", date(2026, 5, 4))
    assert "date" in FORM.state(w.row(DOCUMENT, id)).locked
    assert "date" not in FORM.state(w.ask(FORM.start, {}).values).locked


def test_a_completed_document_is_locked_until_it_is_un_ticked(w: Workbench) -> None:
    id = document(w)
    with pytest.raises(DocumentIsCompleted, match="Letter"):
        w.do(edit_document, id, {"subject": "Offer"})
    locked = FORM.state(w.row(DOCUMENT, id)).locked
    assert {"subject", "company_id"} < locked
    assert "completed" not in locked
    w.do(edit_document, id, {"subject": "Offer", "completed": False})
    assert of(w, id, "subject", "completed") == ("Offer", False)
    w.do(edit_document, id, {"keywords": "price", "completed": True})
    assert of(w, id, "keywords", "completed") == ("price", True)


def test_ticks_are_steps_of_their_own(w: Workbench) -> None:
    ids = [document(w, f"Letter {n}") for n in (1, 2)]
    w.do(set_completed, ids, False)
    assert [of(w, id, "completed") for id in ids] == [False, False]
    assert (w.last.step.label, w.last.step.facts["count"]) == ("Re-open document", 2)
    w.do(set_completed, ids[:1], True)
    assert [of(w, id, "completed") for id in ids] == [True, False]
    assert w.last.step.label == "Complete document"


def test_a_sale_brings_its_company_person_and_project(w: Workbench) -> None:
    alfa = company(w)
    anne, office = person(w, company_id=alfa), project(w, type_id=w.ids["Delivery"])
    printers = sale(w, company_id=alfa, person_id=anne, project_id=office)
    assert of(w, document(w, sale_id=printers), "company_id", "person_id", "project_id") == (alfa, anne, office)
    beta = company(w, "Beta AS")
    assert of(w, document(w, sale_id=printers, company_id=beta), "company_id", "person_id") == (beta, None)


def test_the_company_follows_the_person(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    anne, free = person(w, company_id=alfa), person(w, "Per", "Dahl")
    id = document(w, company_id=beta, completed=False)
    w.do(edit_document, id, {"person_id": anne})
    assert of(w, id, "company_id", "person_id") == (alfa, anne)
    w.do(edit_document, id, {"company_id": beta})
    assert of(w, id, "company_id", "person_id") == (beta, None)
    w.do(edit_document, id, {"person_id": free})
    assert of(w, id, "company_id", "person_id") == (None, free)


def test_a_type_that_is_offered_no_more_is_kept_but_not_taken(w: Workbench) -> None:
    letter = w.ids["document_type: Letter"]
    id = document(w, completed=False)
    w.do(set_line_deleted, "document_type", letter, True)
    w.do(edit_document, id, {"subject": "Offer", "type_id": letter})
    with pytest.raises(ValueNotTaken):
        document(w, type_id=letter)
    assert of(w, document(w), "type_id") == w.ids["document_type: Contract"]


def test_st63_documents_outlive_their_sale(w: Workbench) -> None:
    printers = sale(w)
    id = document(w, sale_id=printers)
    w.do(delete_sales, [printers])
    assert of(w, id, "sale_id") is None
    assert w.last.step.facts["unlinked"] == {"document": 1}
    w.do(delete_documents, [id])
    assert w.rows(Document) == []
