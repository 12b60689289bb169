"""Follow-ups are registered, edited, completed and deleted; what their form knows (FU-1 … FU-7)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import FollowUpForm, RecordKind
from desktop_crm.models.everything import FollowUp, FollowUpType
from desktop_crm.operations import drafts, records
from desktop_crm.operations.errors import FollowUpIsCompleted
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.records import Row
from desktop_crm.operations.sale_form import brought_by_sale, company_with, person_without
from desktop_crm.operations.step import clock, name_step, now, today, user_id, verb

FOLLOW_UP = RecordKind.FOLLOW_UP
_ORDER = ("sale_id", "company_id", "person_id", "type_id", "all_day")
_ROOTS = ("sale_id", "type_id", "all_day")
_REQUIRED = ("title", "type_id", "owner_id", "date")
_DURATIONS: Mapping[str, str] = {FollowUpForm.MEETING: "meeting_minutes", FollowUpForm.CALL: "call_minutes"}
_FIRST_HOUR, _LAST_HOUR = 9, 23
_NO_TIME: Mapping[str, Any] = {"start": None, "duration": None, "all_day": False}


@verb(mark("Register follow-up"))
def register_follow_up(session: Session, values: Values) -> int:
    """Register a follow-up from what is given; the rest starts as in an empty form. Returns its id.

    Raises FieldIsMissing and ValueNotTaken.
    """
    before = start_values(session, {})
    after = _settled(session, before, values)
    changes = _checked(session, before, after, None)
    return records.insert_row(session, FOLLOW_UP, after | changes)


@verb(mark("Edit follow-up"))
def edit_follow_up(session: Session, id: int, values: Values) -> None:
    """Change a follow-up. A completed one takes nothing until it is un-ticked, which may be in the same step (FU-7).

    Raises RecordIsGone, FollowUpIsCompleted, FieldIsMissing and ValueNotTaken.
    """
    before = records.stored(session, FOLLOW_UP, id)
    after = _settled(session, before, values)
    changes = _checked(session, before, after, id)
    if changes and before["completed"] and after["completed"]:
        raise FollowUpIsCompleted(before["title"])
    records.update_row(session, FOLLOW_UP, id, changes, before["title"])


@verb(mark("Delete follow-up"))
def delete_follow_ups(session: Session, ids: Sequence[int]) -> None:
    """Delete follow-ups."""
    records.delete_rows(session, FOLLOW_UP, ids)


@verb(mark("Complete follow-up"))
def set_done(session: Session, ids: Sequence[int], done: bool) -> None:
    """FU-7: tick or un-tick Completed; the moment of completing is kept beside the planned date."""
    records.tell_of(session, FOLLOW_UP, ids)
    if not done:
        name_step(session, mark("Re-open follow-up"))
    change = update(FollowUp).where(FollowUp.id.in_(records.chosen(ids)), FollowUp.completed != done)
    at = now(session) if done else None
    change = change.values(completed=done, completed_at=at, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})


def _settled(session: Session, before: Values, values: Values) -> Row:
    given = records.told(FOLLOW_UP, before, values, roots=_ROOTS)
    after = records.settle(session, follow, before, given, _ORDER)
    if after["completed"] != before["completed"]:
        after["completed_at"] = now(session) if after["completed"] else None
    return after


def _checked(session: Session, before: Values, after: Row, id: int | None) -> Row:
    changes = records.check_row(session, FOLLOW_UP, before, after, id)
    records.check_required(FOLLOW_UP, _REQUIRED, after)
    records.check_person(session, FOLLOW_UP, before, after)
    return changes


# -- the form --------------------------------------------------------------------------------------------------------


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new follow-up.

    *context* holds what is known: company_id, person_id, sale_id, project_id, date, type_id …, or the form ("meeting",
    "call", "to_do") whose first type is taken. With a sale alone its company, person and project come along.
    """
    return drafts.new_draft(session, FOLLOW_UP, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new follow-up: today, of the user at work (FU-3, FU-5)."""
    told = records.known(FOLLOW_UP, context)
    form = context.get("form")
    values: Row = {**drafts.blank(FOLLOW_UP), "date": told.pop("date", None) or today(session)}
    values["owner_id"] = user_id(session)
    values |= _type_becomes(session, values, told.pop("type_id", None) or _first_type(session, form))
    for name in sorted(told, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER)):
        values |= follow(session, values, name, told[name])
    return values


def _first_type(session: Session, form: str | None) -> int | None:
    types = select(FollowUpType.id).where(FollowUpType.deleted == 0)
    if form is not None:
        types = types.where(FollowUpType.form == form)
    return session.scalar(types.order_by(FollowUpType.rank, FollowUpType.id).limit(1))


def opened(session: Session, id: int) -> Draft:
    """Return an existing follow-up. Raises RecordIsGone."""
    draft = drafts.opened_draft(session, FOLLOW_UP, id)
    form = form_of(session, draft.values["type_id"])
    return Draft(draft.record, draft.id, {**draft.values, "_form": form}, draft.labels)


def form_of(session: Session, type_id: int | None) -> str:
    """FU-1: return the form that a type gives: "meeting", "call" or "to_do"."""
    form: str | None = session.scalar(select(FollowUpType.form).where(FollowUpType.id == type_id))
    return form or FollowUpForm.TO_DO.value


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """Return all values that change when *name* becomes *new*, itself included."""
    rule = _RULES.get(name)
    return {name: new} if rule is None else rule(session, values, new)


def _type_becomes(session: Session, values: Values, new: Any) -> Row:
    """FU-1, FU-2, FU-5: a to-do has no time of day; a meeting and a call get one, and their length."""
    form = form_of(session, new)
    return {"type_id": new, "_form": form, **_times(session, values, new, form)}


def _times(session: Session, values: Values, type_id: int | None, form: str) -> Mapping[str, Any]:
    if form not in _DURATIONS:
        return _NO_TIME
    if values.get("all_day"):
        return {}
    own: int | None = session.scalar(select(FollowUpType.duration).where(FollowUpType.id == type_id))
    start_at = values.get("start")
    return {
        "start": _next_hour(session, values.get("date")) if start_at is None else start_at,
        "duration": own or preference(session, _DURATIONS[form]),
    }


def _next_hour(session: Session, day: date | None) -> int:
    """The next whole hour of today; nine o'clock of another day."""
    hour = _FIRST_HOUR
    if day == today(session):
        hour = min(clock(session).now().astimezone().hour + 1, _LAST_HOUR)
    return hour * 60


def _all_day_becomes(session: Session, values: Values, new: Any) -> Row:
    if new:
        return {"all_day": True, "start": None, "duration": None}
    type_id = values.get("type_id")
    times = _times(session, {**values, "all_day": False}, type_id, form_of(session, type_id))
    return {**times, "all_day": False}


def _sale_becomes(session: Session, values: Values, new: Any) -> Row:
    return {"sale_id": new, **brought_by_sale(session, values, new)}


def _company_becomes(session: Session, values: Values, new: Any) -> Row:
    return {"company_id": new, **person_without(session, values, new)}


def _person_becomes(session: Session, values: Values, new: Any) -> Row:
    return {"person_id": new, **company_with(session, values, new)}


_RULES: Mapping[str, Callable[[Session, Values, Any], Row]] = {
    "type_id": _type_becomes,
    "all_day": _all_day_becomes,
    "sale_id": _sale_becomes,
    "company_id": _company_becomes,
    "person_id": _person_becomes,
}


def state(values: Values) -> FormState:
    """FU-1, FU-5, FU-7: a to-do has a deadline and no time; a completed follow-up is locked but for its tick."""
    to_do = values.get("_form", FollowUpForm.TO_DO) == FollowUpForm.TO_DO
    completed = "id" in values and bool(values.get("completed"))
    everything = frozenset(records.fields_by_name(FOLLOW_UP)) - {"completed"}
    times = frozenset({"start", "duration"})
    return FormState(
        required=frozenset(_REQUIRED),
        locked=everything if completed else times if values.get("all_day") else frozenset(),
        hidden=times | {"all_day"} if to_do else frozenset(),
        labels={"date": mark("Deadline")} if to_do else {},
        reasons={"": mark("It is completed. Remove the tick before you change it.")} if completed else {},
    )


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, FOLLOW_UP, values, name)
