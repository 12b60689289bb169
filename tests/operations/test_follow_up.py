"""Follow-ups: their three forms, their tick, and what their form knows."""

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import FieldIsMissing, FollowUpIsCompleted, ValueNotTaken
from desktop_crm.operations.follow_up import delete_follow_ups, edit_follow_up, register_follow_up, set_done
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from tests.factories import MOMENT, TODAY, Workbench, company, follow_up, person, project, sale

FOLLOW_UP = RecordKind.FOLLOW_UP
FORM = FORMS[FOLLOW_UP]
TIMES = ("start", "duration", "all_day")


def of(w: Workbench, id: int, *names: str) -> Any:
    values = w.row(FOLLOW_UP, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


def begin(w: Workbench, **context: Any) -> dict[str, Any]:
    return dict(w.ask(FORM.start, context).values)


def change(w: Workbench, values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    for name, new in changes.items():
        values = {**values, **w.ask(FORM.follow, values, name, new)}
    return values


def next_hour() -> int:
    return (MOMENT.astimezone().hour + 1) * 60


# -- the form


def test_fu5_a_new_to_do_is_due_today_without_a_time(w: Workbench) -> None:
    values = begin(w)
    assert (values["type_id"], values["date"], values["owner_id"]) == (w.ids["Task"], TODAY, w.user_id)
    assert tuple(values[name] for name in TIMES) == (None, None, False)
    state = FORM.state(values)
    assert state.labels == {"date": "Deadline"}
    assert {"start", "duration", "all_day"} == state.hidden


def test_fu1_fu2_a_meeting_takes_an_hour_and_a_call_a_quarter(w: Workbench) -> None:
    meeting, call = begin(w, form="meeting"), begin(w, form="call")
    assert (meeting["type_id"], meeting["start"], meeting["duration"]) == (w.ids["Meeting"], next_hour(), 60)
    assert (call["type_id"], call["duration"]) == (w.ids["Call"], 15)
    assert FORM.state(meeting).hidden == frozenset()
    assert begin(w, form="meeting", date=date(2026, 6, 12))["start"] == 9 * 60


def test_fu2_the_length_comes_from_the_preference_where_the_type_has_none(w: Workbench) -> None:
    def forget(session: Any) -> None:
        from desktop_crm.models.everything import FollowUpType

        session.get(FollowUpType, w.ids["Meeting"]).duration = 0

    w.do(forget, label="Change type")
    w.do(set_preference, "meeting_minutes", 45)
    assert begin(w, form="meeting")["duration"] == 45


def test_fu2_another_type_sets_the_length(w: Workbench) -> None:
    values = change(w, begin(w, form="meeting"), start=600, type_id=w.ids["Call"])
    assert (values["start"], values["duration"]) == (600, 15)
    values = change(w, values, type_id=w.ids["Task"])
    assert tuple(values[name] for name in TIMES) == (None, None, False)
    assert change(w, values, type_id=w.ids["Meeting"])["duration"] == 60


def test_fu3_all_day_has_no_time(w: Workbench) -> None:
    values = change(w, begin(w, form="meeting"), all_day=True)
    assert tuple(values[name] for name in TIMES) == (None, None, True)
    assert {"start", "duration"} <= FORM.state(values).locked
    values = change(w, values, all_day=False)
    assert (values["start"], values["duration"]) == (next_hour(), 60)


def test_start_from_a_sale_brings_company_person_and_project(w: Workbench) -> None:
    alfa, campaign = company(w), project(w)
    anne = person(w, company_id=alfa)
    id = sale(w, person_id=anne, project_id=campaign)
    draft = w.ask(FORM.start, {"sale_id": id})
    names = ("sale_id", "company_id", "person_id", "project_id")
    assert tuple(draft.values[name] for name in names) == (id, alfa, anne, campaign)
    assert draft.labels["sale_id"] == "Printers"
    assert draft.labels["person_id"] == "Anne Berg"


def test_st4_start_takes_the_reopen_date(w: Workbench) -> None:
    assert begin(w, sale_id=sale(w), date=date(2026, 9, 1))["date"] == date(2026, 9, 1)


def test_fu3_any_sale_may_be_chosen_whatever_the_company(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    id = follow_up(w, company_id=alfa, sale_id=sale(w, company_id=beta))
    assert of(w, id, "company_id") == alfa


def test_fu3_person_goes_with_another_company_and_brings_the_own(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    anne = person(w, company_id=alfa)
    values = change(w, begin(w), person_id=anne)
    assert values["company_id"] == alfa
    assert change(w, values, company_id=beta)["person_id"] is None
    with pytest.raises(ValueNotTaken) as caught:
        w.do(register_follow_up, {"title": "Ring", "company_id": beta, "person_id": anne})
    assert caught.value.field == CATALOGUE["follow_up.person"]


def test_fu3_persons_of_the_company_or_those_without_one(w: Workbench) -> None:
    alfa = company(w)
    person(w, company_id=alfa)
    person(w, "Bo", "Dahl")
    assert [choice.label for choice in w.ask(FORM.choices, {"company_id": alfa}, "person_id")] == ["Anne Berg"]
    assert [choice.label for choice in w.ask(FORM.choices, {}, "person_id")] == ["Bo Dahl"]


def test_choices_of_words_types_and_lists(w: Workbench) -> None:
    def labels(name: str) -> list[str]:
        return [choice.label for choice in w.ask(FORM.choices, {}, name)]

    assert labels("type_id") == ["Task", "Meeting", "Call"]
    assert labels("priority_id") == ["High", "Medium", "Low"]
    assert labels("visible_for") == ["all", "owner", "group"]


# -- the file


def test_what_is_told_wins_over_what_the_sale_brings(w: Workbench) -> None:
    alfa = company(w)
    deal = sale(w, company_id=alfa)
    assert of(w, follow_up(w, sale_id=deal), "company_id") == alfa
    values = {**begin(w, sale_id=deal), "company_id": None, "title": "Ring"}
    assert of(w, w.do(register_follow_up, values), "sale_id", "company_id") == (deal, None)


def test_fu4_company_and_person_are_optional_owner_and_date_are_not(w: Workbench) -> None:
    follow_up(w)
    for name in ("title", "owner_id", "date", "type_id"):
        with pytest.raises(FieldIsMissing) as caught:
            w.do(register_follow_up, {"title": "Ring", name: None})
        assert caught.value.field.name == name


def test_register_settles_what_follows(w: Workbench) -> None:
    id = follow_up(w, type_id=w.ids["Call"])
    assert of(w, id, "start", "duration", "date") == (next_hour(), 15, TODAY)
    given = follow_up(w, type_id=w.ids["Meeting"], start=480, duration=30)
    assert of(w, given, "start", "duration") == (480, 30)


@pytest.mark.parametrize(("name", "value"), [("start", 1440), ("start", -1), ("duration", -5)])
def test_times_stay_in_their_day(w: Workbench, name: str, value: int) -> None:
    with pytest.raises(ValueNotTaken) as caught:
        w.do(register_follow_up, {"title": "Ring", "type_id": w.ids["Meeting"], name: value})
    assert caught.value.why == "out_of_range"


def test_fu7_completing_keeps_the_planned_date_and_stamps_the_moment(w: Workbench) -> None:
    ids = [follow_up(w, date=date(2026, 6, 1)), follow_up(w)]
    w.on(MOMENT + timedelta(hours=1))
    w.do(set_done, ids, True)
    assert of(w, ids[0], "completed", "completed_at", "date") == (True, MOMENT + timedelta(hours=1), date(2026, 6, 1))
    assert (w.last.step.label, w.last.step.facts) == ("Complete follow-up", {"count": 2})
    w.on(MOMENT + timedelta(hours=2))
    w.do(set_done, ids, True)
    assert w.last.step is None
    w.do(set_done, ids, False)
    assert of(w, ids[0], "completed", "completed_at") == (False, None)


def test_fu7_a_completed_follow_up_is_not_edited_until_unticked(w: Workbench) -> None:
    id = follow_up(w)
    w.do(edit_follow_up, id, {"completed": True, "title": "Rang back"})
    assert of(w, id, "title", "completed_at") == ("Rang back", MOMENT)
    with pytest.raises(FollowUpIsCompleted) as caught:
        w.do(edit_follow_up, id, {"title": "Ring again"})
    assert caught.value.title == "Rang back"
    w.do(edit_follow_up, id, {"title": "Ring again", "completed": False})
    assert of(w, id, "title", "completed", "completed_at") == ("Ring again", False, None)


def test_fu7_the_form_of_a_completed_one_is_locked_but_for_its_tick(w: Workbench) -> None:
    id = follow_up(w, completed=True)
    locked = FORM.state(w.row(FOLLOW_UP, id)).locked
    assert {"title", "date", "type_id"} <= locked
    assert "completed" not in locked
    assert not FORM.state({**begin(w), "completed": True}).locked


def test_delete(w: Workbench) -> None:
    ids = [follow_up(w), follow_up(w)]
    w.do(delete_follow_ups, ids)
    assert w.last.step.facts == {"count": 2}
    assert w.ask(lambda session: session.connection().exec_driver_sql("SELECT count(*) FROM follow_up").scalar()) == 0


def test_fu7_removing_the_tick_goes_by_its_own_name(w: Workbench) -> None:
    call = follow_up(w, title="Ring Ola")
    w.do(set_done, [call], True)
    assert w.journal.next_undo().label == "Complete follow-up"
    w.do(set_done, [call], False)
    assert w.journal.next_undo().label == "Re-open follow-up"
