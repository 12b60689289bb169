"""Companies, persons and projects; what every field takes; stars."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.catalogue import CATALOGUE, fields_of
from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import Favourite
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.checks import LONGEST_TEXT, check
from desktop_crm.operations.company import delete_companies, edit_company, register_company
from desktop_crm.operations.errors import FieldIsMissing, RecordIsGone, ValueNotTaken
from desktop_crm.operations.favourites import (
    add_favourites,
    all_favourites,
    is_favourite,
    remove_favourites,
    toggle_favourite,
)
from desktop_crm.operations.lists import set_line_deleted
from desktop_crm.operations.merging import merge
from desktop_crm.operations.person import delete_persons, edit_person, register_person
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.project import delete_projects, edit_project, register_project
from desktop_crm.operations.record_forms import FORMS, labels
from desktop_crm.operations.sale import delete_sales
from tests.factories import Workbench, company, follow_up, person, project, sale

COMPANY, PERSON, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT


def of(w: Workbench, record: RecordKind, id: int, *names: str) -> Any:
    values = w.row(record, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


# -- what a field takes


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("sale.title", "  Printers ", "Printers"),
        ("sale.note", " two\nlines\t", " two\nlines\t"),
        ("sale.number", "", None),
        ("sale.number", "  ", None),
        ("sale.description", None, ""),
        ("sale.amount", None, 0),
        ("sale.amount", -5, -5),
        ("sale.probability", 10_000, 10_000),
        ("sale.sale_date", date(2026, 6, 10), date(2026, 6, 10)),
        ("sale.sale_date", None, None),
        ("sale.completed", None, False),
        ("sale.visible_for", "group", "group"),
        ("sale.title", "Æ" * 219, "Æ" * 219),
        ("company.name", "Smørbrød 🥪", "Smørbrød 🥪"),
    ],
)
def test_check_gives_what_is_stored(key: str, value: Any, stored: Any) -> None:
    taken = check(CATALOGUE[key], value)
    assert (taken, type(taken)) == (stored, type(stored))


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("sale.title", "x" * 220, "too_long"),
        ("sale.note", "x" * (LONGEST_TEXT + 1), "too_long"),
        ("sale.title", "a\x00b", "control_character"),
        ("sale.title", "a\nb", "control_character"),
        ("sale.note", "a\x00b", "control_character"),
        ("sale.note", "a\x1bb", "control_character"),
        ("sale.title", "a\ud800", "control_character"),
        ("sale.amount", 10**15, "out_of_range"),
        ("sale.amount", -(10**15), "out_of_range"),
        ("sale.amount", 2**70, "out_of_range"),
        ("sale.amount", 12.5, "not_a_number"),
        ("sale.amount", "12", "not_a_number"),
        ("sale.amount", True, "not_a_number"),
        ("sale.probability", 10_001, "out_of_range"),
        ("sale.probability", -1, "out_of_range"),
        ("sale.sale_date", "2026-06-10", "no_such_date"),
        ("sale.sale_date", datetime(2026, 6, 10, tzinfo=UTC), "no_such_date"),
        ("sale.completed", 1, "unknown_choice"),
        ("sale.visible_for", "nobody", "unknown_choice"),
        ("sale.source", "Fair", "unknown_choice"),
        ("sale.source", 2**63, "unknown_choice"),
        ("sale.title", 7, "unknown_choice"),
    ],
)
def test_check_refuses(key: str, value: Any, why: str) -> None:
    with pytest.raises(ValueNotTaken) as caught:
        check(CATALOGUE[key], value)
    assert (caught.value.field.key, caught.value.why) == (key, why)


ANYTHING = st.one_of(st.text(), st.integers(), st.dates(), st.booleans(), st.none())


@given(st.sampled_from(sorted(fields_of("sale"))), ANYTHING)
def test_check_is_content_with_what_it_gave(key: str, value: Any) -> None:
    field = CATALOGUE[key]
    if field.compute or field.kind is Kind.STAMP:
        return
    try:
        stored = check(field, value)
    except ValueNotTaken:
        return
    assert check(field, stored) == stored


# -- companies


def test_register_company(w: Workbench) -> None:
    w.do(set_preference, "home_country", w.ids["Norway"], personal=False)
    draft = w.ask(FORMS[COMPANY].start, {})
    assert (draft.labels["country_id"], draft.labels["our_contact_id"]) == ("Norway", "Kari Nordmann")
    id = company(w, "Øst AS")
    assert of(w, COMPANY, id, "number", "our_contact_id", "country_id") == ("10001", w.user_id, w.ids["Norway"])
    assert of(w, COMPANY, company(w), "number") == "10002"


def test_a_company_needs_a_name(w: Workbench) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        w.do(register_company, {"city": "Oslo"})
    assert caught.value.field == CATALOGUE["company.name"]
    id = company(w)
    with pytest.raises(FieldIsMissing):
        w.do(edit_company, id, {"name": " "})


def test_edit_company_keeps_its_keys(w: Workbench) -> None:
    id = company(w)
    w.do(edit_company, id, {"name": "Ærlig AS", "city": "Bergen"})
    keys = w.ask(lambda s: s.connection().exec_driver_sql("SELECT fold_key, sort_key FROM company").one())
    assert tuple(keys) == ("aerlig as", "{arlig as")
    w.do(edit_company, id, {"name": "Ærlig AS"})
    assert w.last.step is None


def test_company_number_is_unique(w: Workbench) -> None:
    company(w)
    other = company(w, "Beta AS")
    with pytest.raises(ValueNotTaken) as caught:
        w.do(edit_company, other, {"number": "10001"})
    assert caught.value.why == "taken"


def test_deleting_a_company_keeps_persons_sales_and_follow_ups(w: Workbench) -> None:
    id = company(w)
    anne = person(w, company_id=id)
    deal, call = sale(w, company_id=id), follow_up(w, company_id=id)
    w.do(add_favourites, COMPANY, [id])
    w.do(delete_companies, [id])
    for record, other in ((PERSON, anne), (RecordKind.SALE, deal), (RecordKind.FOLLOW_UP, call)):
        assert of(w, record, other, "company_id") is None
    assert w.rows(Favourite) == []


# -- persons


@pytest.mark.parametrize(
    ("names", "full"),
    [
        ({"first_name": "Anne"}, "Anne"),
        ({"last_name": "Berg"}, "Berg"),
        ({"first_name": "Anne", "middle_name": "Lie", "last_name": "Berg"}, "Anne Lie Berg"),
    ],
)
def test_a_person_has_a_first_or_a_last_name(w: Workbench, names: dict[str, str], full: str) -> None:
    assert of(w, PERSON, w.do(register_person, names), "full_name") == full
    assert not FORMS[PERSON].state(names).required


@pytest.mark.parametrize("names", [{}, {"middle_name": "Lie"}, {"first_name": " ", "last_name": ""}])
def test_a_person_without_a_name_is_refused(w: Workbench, names: dict[str, str]) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        w.do(register_person, names)
    assert caught.value.field == CATALOGUE["person.last_name"]
    assert FORMS[PERSON].state(names).missing(names) == ["last_name"]


def test_the_full_name_follows(w: Workbench) -> None:
    id = person(w)
    w.do(edit_person, id, {"last_name": "Dahl"})
    assert of(w, PERSON, id, "full_name") == "Anne Dahl"
    assert w.last.step.facts["title"] == "Anne Dahl"
    values = w.row(PERSON, id)
    assert w.ask(FORMS[PERSON].follow, values, "first_name", "Bo")["full_name"] == "Bo Dahl"


def test_a_company_hands_down_contact_category_and_business(w: Workbench) -> None:
    lead, customer = w.ids["category: Lead"], w.ids["category: Customer"]
    id = company(w, category_id=lead, our_contact_id=w.ids["Ola Hansen"], country_id=w.ids["Sweden"])
    anne, bo = person(w, company_id=id, category_id=customer), person(w, "Bo")
    assert of(w, PERSON, anne, "category_id", "our_contact_id") == (lead, w.ids["Ola Hansen"])
    assert of(w, PERSON, anne, "country_id") == w.ids["Sweden"]
    assert {"category_id", "business_id", "our_contact_id"} == FORMS[PERSON].state(w.row(PERSON, anne)).locked
    w.do(edit_company, id, {"category_id": customer})
    assert of(w, PERSON, anne, "category_id") == customer
    assert of(w, PERSON, bo, "category_id") is None


def test_sd7_a_company_hands_down_also_what_is_offered_no_more(w: Workbench) -> None:
    """The company keeps the category that was deleted: its persons have the same, old and new ones."""
    lead, sweden = w.ids["category: Lead"], w.ids["country: Sweden"]
    id = company(w, category_id=lead, country_id=sweden)
    bo = person(w, "Bo")
    w.do(set_line_deleted, ListName.CATEGORY, lead, True)
    w.do(set_line_deleted, ListName.COUNTRY, sweden, True)
    anne = person(w, company_id=id)
    w.do(edit_person, bo, {"company_id": id})
    assert [of(w, PERSON, one, "category_id") for one in (anne, bo)] == [lead, lead]
    assert of(w, PERSON, anne, "country_id") == sweden
    w.do(merge, PERSON, person(w, "Bo"), [bo], {})
    with pytest.raises(ValueNotTaken):
        person(w, category_id=lead)
    w.do(edit_person, anne, {"country_id": w.ids["country: Norway"]})
    with pytest.raises(ValueNotTaken):
        w.do(edit_person, anne, {"country_id": sweden})


def test_deleting_a_person_keeps_the_sale(w: Workbench) -> None:
    anne = person(w)
    deal = sale(w, person_id=anne)
    w.do(delete_persons, [anne])
    assert of(w, RecordKind.SALE, deal, "person_id") is None


# -- projects


def test_register_project(w: Workbench) -> None:
    id = project(w)
    assert of(w, PROJECT, id, "number", "type_id", "responsible_id") == ("10001", w.ids["Delivery"], w.user_id)
    w.do(edit_project, id, {"completed": True, "end_date": date(2026, 12, 1)})
    assert of(w, PROJECT, id, "completed", "end_date") == (True, date(2026, 12, 1))


@pytest.mark.parametrize("name", ["name", "type_id"])
def test_a_project_needs_name_and_type(w: Workbench, name: str) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        w.do(register_project, {"name": "New office", name: None})
    assert caught.value.field.name == name


def test_deleting_a_project_keeps_the_sale(w: Workbench) -> None:
    id = project(w)
    deal = sale(w, project_id=id)
    w.do(delete_projects, [id])
    assert of(w, RecordKind.SALE, deal, "project_id") is None


# -- forms in general


def _first_choice(w: Workbench, record: RecordKind, name: str) -> int:
    return w.ask(FORMS[record].choices, {}, name)[0].value


@pytest.mark.parametrize("record", [kind for kind in RecordKind if kind in FORMS])
def test_a_form_can_save_what_it_started_with(w: Workbench, record: RecordKind) -> None:
    form = FORMS[record]
    member = record is RecordKind.PROJECT_MEMBER  # which is nothing without those whom it brings together
    draft = w.ask(form.start, {"project_id": project(w), "company_id": company(w)} if member else {})
    missing = form.state(draft.values).missing(draft.values)
    named = {name: _first_choice(w, record, name) if name.endswith("_id") else "X" for name in missing}
    id = w.do(form.register, {**draft.values, **named})
    opened = w.ask(form.opened, id)
    assert (opened.record, opened.id, opened.values["id"]) == (record, id, id)
    w.do(form.edit, id, opened.values)
    assert w.last.step is None
    w.do(form.delete, [id])
    with pytest.raises(RecordIsGone):
        w.ask(form.opened, id)


@pytest.mark.parametrize("record", [kind for kind in RecordKind if kind in FORMS])
def test_a_form_leaves_out_what_its_record_does_not_have(w: Workbench, record: RecordKind) -> None:
    draft = w.ask(FORMS[record].start, {"company_id": company(w), "shoe_size": 44})
    assert "shoe_size" not in draft.values
    alone = (COMPANY, PROJECT, RecordKind.PRODUCT, RecordKind.SELECTION)
    assert ("company_id" in draft.values) == (record not in alone)


def test_labels_of_changed_values(w: Workbench) -> None:
    assert w.ask(labels, RecordKind.SALE, {"company_id": company(w), "source_id": None, "amount": 5}) == {
        "company_id": "Alfa AS"
    }


def test_many_records_go_in_one_step(w: Workbench) -> None:
    w.proving = False
    ids = [sale(w, title=f"Sale {n}") for n in range(30)]
    w.proving = True
    w.do(delete_sales, ids)
    assert w.last.step.facts == {"count": 30}


# -- stars


def test_15_1_the_star_toggles_at_once_and_is_personal(w: Workbench) -> None:
    id = company(w)
    assert w.do(toggle_favourite, COMPANY, id) is True
    assert w.ask(is_favourite, COMPANY, id)
    assert not w.ask(is_favourite, PERSON, id)
    assert w.last.step.facts["title"] == "Alfa AS"
    w.user_id = w.ids["Ola Hansen"]
    assert not w.ask(is_favourite, COMPANY, id)
    w.user_id = w.ids["Kari Nordmann"]
    assert w.do(toggle_favourite, COMPANY, id) is False
    assert w.rows(Favourite) == []


def test_15_1_stars_for_many_keep_their_order(w: Workbench) -> None:
    alfa, beta, gamma = company(w), company(w, "Beta AS"), company(w, "Gamma AS")
    w.do(add_favourites, COMPANY, [gamma])
    w.do(add_favourites, COMPANY, [beta, gamma, alfa])
    assert [id for _, id in w.ask(all_favourites)] == [gamma, alfa, beta]
    w.do(add_favourites, COMPANY, [beta])
    assert w.last.step is None
    w.do(remove_favourites, COMPANY, [gamma, alfa])
    assert w.ask(all_favourites) == [("company", beta)]
