"""Requests in the file: what they begin with, what follows, how they are put off, closed and taken up again."""

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Request
from desktop_crm.operations.errors import FieldIsMissing, LineIsLast, NoStatusCountsAs
from desktop_crm.operations.list_use import replace_line
from desktop_crm.operations.lists import add_line, change_line, replacements, set_line_deleted
from desktop_crm.operations.reading import rows_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.request import (
    delete_requests,
    edit_request,
    has_due,
    set_closed,
    set_replied,
    take_up_postponed,
)
from tests.factories import MOMENT, TODAY, Workbench, company, document, person, project, request, sale

REQUEST = RecordKind.REQUEST
FORM = FORMS[REQUEST]
STATUSES = "request_status"


def of(w: Workbench, id: int, *names: str) -> Any:
    values = w.row(REQUEST, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


def later(w: Workbench, **by: int) -> Any:
    w.file.clock.moment += timedelta(**by)
    return w.file.clock.now()


# -- registering and editing


def test_a_request_begins_active_and_is_mine(w: Workbench) -> None:
    id = request(w)
    assert of(w, id, "status_id", "internal_status", "owner_id", "owner_group_id") == (
        *(w.ids["Received"], "active", w.user_id, w.ids["Oslo"]),
    )
    assert of(w, id, "number", "access", "read", "tags", "completed") == ("10001", "external", True, (), False)
    assert w.last.step.label == "Register request"


def test_a_request_of_another_is_news_to_that_one_and_may_have_no_owner(w: Workbench) -> None:
    assert of(w, request(w, owner_id=w.ids["Ola Hansen"]), "read", "owner_group_id") == (False, None)
    assert of(w, request(w, owner_id=None), "owner_id", "read") == (None, False)


@pytest.mark.parametrize("missing", ["title", "status_id"])
def test_what_a_request_needs(w: Workbench, missing: str) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        request(w, **{"title": "Silent", missing: None})
    assert caught.value.field.name == missing


def test_the_company_follows_the_person(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    anne = person(w, company_id=alfa)
    id = request(w, company_id=beta, person_id=anne)
    assert of(w, id, "company_id", "person_id") == (alfa, anne)
    w.do(edit_request, id, {"company_id": beta})
    assert of(w, id, "company_id", "person_id") == (beta, None)


def test_a_sale_brings_its_company_person_and_project(w: Workbench) -> None:
    alfa = company(w)
    anne, office = person(w, company_id=alfa), project(w, type_id=w.ids["Delivery"])
    printers = sale(w, company_id=alfa, person_id=anne, project_id=office)
    start = w.ask(FORM.start, {"sale_id": printers}).values
    assert (start["company_id"], start["person_id"], start["project_id"]) == (alfa, anne, office)


@pytest.mark.parametrize(
    "change",
    [
        lambda w, id: w.do(edit_request, id, {"description": "It hums now."}),
        lambda w, id: w.do(edit_request, id, {"tags": (w.ids["tag: Warranty"],)}),
        lambda w, id: w.do(set_closed, [id], True),
        lambda w, id: w.do(set_replied, [id], True),
    ],
)
def test_every_edit_says_when_the_request_was_last_changed(w: Workbench, change: Any) -> None:
    id = request(w)
    assert of(w, id, "last_changed") == MOMENT
    moment = later(w, days=8)
    change(w, id)
    assert of(w, id, "last_changed") == moment
    w.journal.undo()
    assert of(w, id, "last_changed") == MOMENT


# -- closing


def test_closing_says_when_and_reopening_forgets_it(w: Workbench) -> None:
    ids = [request(w), request(w, "No toner")]
    moment = later(w, hours=3)
    w.do(set_closed, ids, True)
    assert [of(w, id, "status_id", "internal_status", "closed_at", "completed") for id in ids] == [
        (w.ids["Closed"], "closed", moment, True)
    ] * 2
    assert (w.last.step.label, w.last.step.facts["count"]) == ("Close request", 2)
    later(w, hours=1)
    w.do(set_closed, ids, True)
    assert of(w, ids[0], "closed_at") == moment
    w.do(set_closed, ids[:1], False)
    assert of(w, ids[0], "status_id", "internal_status", "closed_at") == (w.ids["Received"], "active", None)
    assert w.last.step.label == "Re-open request"


def test_a_status_that_counts_as_closed_closes(w: Workbench) -> None:
    id = request(w)
    moment = later(w, hours=3)
    w.do(edit_request, id, {"status_id": w.ids["Closed"]})
    assert of(w, id, "internal_status", "closed_at") == ("closed", moment)
    w.do(edit_request, id, {"status_id": w.ids["Looked at"]})
    assert of(w, id, "internal_status", "closed_at") == ("active", None)
    assert of(w, request(w, status_id=w.ids["Closed"]), "closed_at") == moment


def test_without_a_closed_status_nothing_can_be_closed(w: Workbench) -> None:
    id = request(w)
    w.do(set_line_deleted, STATUSES, w.ids["Closed"], True)
    with pytest.raises(NoStatusCountsAs, match="closed"):
        w.do(set_closed, [id], True)


def test_the_tick_of_a_form_is_a_status_and_the_status_is_the_tick(w: Workbench) -> None:
    start = w.ask(FORM.start, {}).values
    ticked = {**start, **w.ask(FORM.follow, start, "completed", True)}
    assert (ticked["status_id"], ticked["internal_status"]) == (w.ids["Closed"], "closed")
    assert of(w, w.do(FORM.register, {**ticked, "title": "Silent"}), "internal_status", "completed") == ("closed", True)
    opened = {**ticked, **w.ask(FORM.follow, ticked, "status_id", w.ids["Looked at"])}
    assert opened["completed"] is False
    w.do(set_line_deleted, STATUSES, w.ids["Closed"], True)
    assert w.ask(FORM.follow, start, "completed", True) == {"completed": False}


def test_the_first_answer_counts(w: Workbench) -> None:
    id = request(w)
    moment = later(w, hours=1)
    w.do(set_replied, [id], True)
    later(w, hours=1)
    w.do(set_replied, [id], True)
    assert of(w, id, "replied_at") == moment
    w.do(set_replied, [id], False)
    assert of(w, id, "replied_at") is None
    assert w.last.step.label == "Mark request as not replied"


# -- putting off


def test_a_day_to_come_back_on_postpones_and_another_status_forgets_it(w: Workbench) -> None:
    id = request(w)
    w.do(edit_request, id, {"postponed_to": date(2026, 6, 20)})
    assert of(w, id, "status_id", "internal_status", "postponed_to") == (
        *(w.ids["Put off"], "postponed", date(2026, 6, 20)),
    )
    w.do(edit_request, id, {"status_id": w.ids["Looked at"]})
    assert of(w, id, "internal_status", "postponed_to") == ("active", None)


def test_a_postponed_request_is_active_again_from_its_day_on(w: Workbench) -> None:
    id, never = request(w, postponed_to=date(2026, 6, 12)), request(w, status_id=w.ids["Put off"])
    assert not w.ask(has_due)
    assert w.do(take_up_postponed) == 0
    assert w.last.step is None
    later(w, days=2)
    assert w.ask(has_due)
    assert w.do(take_up_postponed) == 1
    assert of(w, id, "status_id", "internal_status", "postponed_to") == (w.ids["Received"], "active", None)
    assert of(w, never, "internal_status") == "postponed"
    assert (w.last.step.label, w.last.step.facts["title"]) == ("Take up postponed requests", "The printer is silent")


def test_only_a_postponed_request_shows_a_day_to_come_back_on(w: Workbench) -> None:
    start = w.ask(FORM.start, {}).values
    assert "postponed_to" in FORM.state(start).hidden
    put_off = {**start, **w.ask(FORM.follow, start, "status_id", w.ids["Put off"])}
    assert "postponed_to" not in FORM.state(put_off).hidden


# -- the list of statuses


def test_what_a_status_counts_as_holds_for_the_requests_that_have_it(w: Workbench) -> None:
    id = request(w, status_id=w.ids["Looked at"])
    w.do(change_line, STATUSES, w.ids["Looked at"], {"system": "postponed"})
    assert of(w, id, "internal_status") == "postponed"
    added = w.do(add_line, STATUSES, "Asked back")
    assert of(w, request(w, status_id=added), "internal_status") == "active"


def test_a_status_is_replaced_by_one_that_counts_as_the_same(w: Workbench) -> None:
    id = request(w, status_id=w.ids["Looked at"])
    offered = w.ask(replacements, STATUSES, w.ids["Looked at"])
    assert [choice.label for choice in offered] == ["Received"]
    w.do(replace_line, STATUSES, w.ids["Looked at"], w.ids["Received"])
    assert of(w, id, "status_id", "internal_status") == (w.ids["Received"], "active")


def test_the_last_status_stays(w: Workbench) -> None:
    for name in ("Received", "Looked at", "Put off"):
        w.do(set_line_deleted, STATUSES, w.ids[name], True)
    with pytest.raises(LineIsLast):
        w.do(set_line_deleted, STATUSES, w.ids["Closed"], True)


# -- how it looks, and what it leads to


@pytest.mark.parametrize(("deadline", "closed", "red"), [(-1, False, True), (0, False, False), (-1, True, False)])
def test_a_request_past_its_deadline_is_red_until_it_is_closed(
    w: Workbench, deadline: int, closed: bool, red: bool
) -> None:
    id = request(w, deadline=TODAY + timedelta(deadline))
    w.do(set_closed, [id], closed)
    assert w.ask(rows_of, REQUEST, ["request.title"], [id])[id].late is red


def test_a_company_that_goes_is_told_of_what_loses_it(w: Workbench) -> None:
    alfa = company(w)
    id = request(w, company_id=alfa)
    document(w, company_id=alfa)
    w.do(FORMS[RecordKind.COMPANY].delete, [alfa])
    assert w.last.step.facts["unlinked"] == {"request": 1, "document": 1}
    assert of(w, id, "company_id") is None
    w.do(delete_requests, [id])
    assert w.rows(Request) == []
