"""Requests are registered, edited, answered, put off, closed and deleted (domain: selections, section 9)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import InternalStatus, RecordKind
from desktop_crm.models.everything import Request, RequestStatus
from desktop_crm.operations import drafts, records
from desktop_crm.operations.errors import NoStatusCountsAs
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.sale_form import brought_by_sale, company_of, group_of, person_without
from desktop_crm.operations.step import name_step, now, today, user_id, verb

REQUEST = RecordKind.REQUEST
ACTIVE, POSTPONED, CLOSED = InternalStatus.ACTIVE, InternalStatus.POSTPONED, InternalStatus.CLOSED
_REQUIRED = ("title", "status_id")
_ORDER = ("sale_id", "company_id", "person_id", "owner_id", "status_id", "postponed_to")
_ROOTS = ("sale_id", "person_id", "status_id", "postponed_to")
_UNSYNCED = {"synchronize_session": False}


@verb(mark("Register request"))
def register_request(session: Session, values: Values) -> int:
    """Register a request from what is given; the rest starts as in an empty form. Returns its id.

    Raises FieldIsMissing, ValueNotTaken and NoStatusCountsAs.
    """
    before = start_values(session, {})
    return records.register(session, REQUEST, before, _settled(session, before, values), _REQUIRED)


@verb(mark("Edit request"))
def edit_request(session: Session, id: int, values: Values) -> None:
    """Change a request; each change says when it was. Closing it says that too.

    Raises RecordIsGone, FieldIsMissing, ValueNotTaken and NoStatusCountsAs.
    """
    before = records.stored(session, REQUEST, id)
    after = _settled(session, before, values)
    changes = records.check_row(session, REQUEST, before, after, id)
    records.check_required(REQUEST, _REQUIRED, after)
    records.update_row(session, REQUEST, id, changes, before["title"])


@verb(mark("Delete request"))
def delete_requests(session: Session, ids: Sequence[int]) -> None:
    """Delete requests."""
    records.delete_rows(session, REQUEST, ids)


@verb(mark("Close request"))
def set_closed(session: Session, ids: Sequence[int], closed: bool) -> None:
    """Give requests the first status that counts as closed, or take them up again. Raises NoStatusCountsAs."""
    records.tell_of(session, REQUEST, ids)
    if not closed:
        name_step(session, mark("Re-open request"))
    wanted = Request.internal_status != CLOSED if closed else Request.internal_status == CLOSED
    _become(session, CLOSED if closed else ACTIVE, and_(Request.id.in_(records.chosen(ids)), wanted))


@verb(mark("Mark request as replied"))
def set_replied(session: Session, ids: Sequence[int], replied: bool) -> None:
    """Say that the customer has been given an answer now, or none yet. The moment of the first answer is kept."""
    records.tell_of(session, REQUEST, ids)
    if not replied:
        name_step(session, mark("Mark request as not replied"))
    unlike = Request.replied_at.is_(None) if replied else Request.replied_at.is_not(None)
    change = update(Request).where(Request.id.in_(records.chosen(ids)), unlike)
    at = now(session) if replied else None
    session.execute(change.values(replied_at=at, **records.stamp(session)), execution_options=_UNSYNCED)


@verb(mark("Take up postponed requests"))
def take_up_postponed(session: Session) -> int:
    """Make those requests active again whose day has come; returns how many. Raises NoStatusCountsAs."""
    due = is_due(session)
    ids = session.scalars(select(Request.id).where(due)).all()
    if ids:
        records.tell_of(session, REQUEST, ids)
        _become(session, ACTIVE, due)
    return len(ids)


def has_due(session: Session) -> bool:
    """Whether there are postponed requests whose day has come."""
    return session.scalar(select(Request.id).where(is_due(session)).limit(1)) is not None


def is_due(session: Session) -> ColumnElement[bool]:
    """The condition of postponed requests whose day has come."""
    return and_(Request.internal_status == POSTPONED, Request.postponed_to <= today(session))


def _become(session: Session, system: InternalStatus, which: ColumnElement[bool]) -> None:
    closed_at = now(session) if system is CLOSED else None
    values = {"status_id": status_that_counts_as(session, system), "postponed_to": None, "closed_at": closed_at}
    change = update(Request).where(which).values(**values, **records.stamp(session))
    session.execute(change, execution_options=_UNSYNCED)


def status_that_counts_as(session: Session, system: str) -> int:
    """Return the first status that counts as *system*. Raises NoStatusCountsAs."""
    found = _first_status(session, system)
    if found is None:
        raise NoStatusCountsAs(system)
    return found


def _first_status(session: Session, system: str) -> int | None:
    kept = select(RequestStatus.id).where(RequestStatus.system == system, RequestStatus.deleted == 0)
    return session.scalar(kept.order_by(RequestStatus.rank, RequestStatus.id).limit(1))


def _settled(session: Session, before: Values, values: Values) -> Row:
    """Closing stamps the moment; a request that is taken up again has none."""
    given = records.told(REQUEST, before, values, roots=_ROOTS)
    after = records.settle(session, follow, before, given, _ORDER)
    if (was := before["internal_status"] == CLOSED) != (after["internal_status"] == CLOSED):
        after["closed_at"] = None if was else now(session)
    return after


# -- the form --------------------------------------------------------------------------------------------------------


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new request; with a sale its company, person and project come along."""
    return drafts.new_draft(session, REQUEST, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new request: of the user at work, in the first active status."""
    values = drafts.blank(REQUEST)
    values |= follow(session, values, "status_id", _first_status(session, ACTIVE))
    values |= follow(session, values, "owner_id", user_id(session))
    told = records.known(REQUEST, context)
    for name in sorted(told, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER)):
        values |= follow(session, values, name, told[name])
    return values


def opened(session: Session, id: int) -> Draft:
    """Return an existing request. Raises RecordIsGone."""
    return drafts.opened_draft(session, REQUEST, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """Return all values that change when *name* becomes *new*, itself included; the company follows the person."""
    rule = _RULES.get(name)
    return {name: new, **(rule(session, values, new) if rule else {})}


def _counting(session: Session, _values: Values, status_id: int | None) -> Row:
    """What the status counts as; only a postponed request has a day on which it comes back."""
    system = session.scalar(select(RequestStatus.system).where(RequestStatus.id == status_id)) or ACTIVE.value
    counted = {"internal_status": system, "completed": system == CLOSED}
    return counted if system == POSTPONED else {**counted, "postponed_to": None}


def _ticked(session: Session, values: Values, completed: bool) -> Row:
    """The tick of a form gives the first status that counts so; where there is none it goes back."""
    status_id = _first_status(session, CLOSED if completed else ACTIVE)
    if status_id is None:
        return {"completed": not completed}
    return {"status_id": status_id, **_counting(session, values, status_id)}


def _postponed(session: Session, values: Values, day: Any) -> Row:
    """A day to come back on postpones a request."""
    if day is None or values.get("internal_status") == POSTPONED:
        return {}
    return {
        "completed": False,
        "status_id": status_that_counts_as(session, POSTPONED),
        "internal_status": POSTPONED.value,
    }


def _owned(session: Session, values: Values, owner_id: int | None) -> Row:
    """The owner's group at creation stays; to whoever registers it for himself, the request is no news."""
    if "id" in values:
        return {}
    mine = owner_id is not None and owner_id == user_id(session)
    return {"owner_group_id": group_of(session, owner_id), "read": mine}


_RULES: Mapping[str, Callable[[Session, Values, Any], Row]] = {
    "sale_id": brought_by_sale,
    "company_id": person_without,
    "person_id": company_of,
    "owner_id": _owned,
    "status_id": _counting,
    "completed": _ticked,
    "postponed_to": _postponed,
}


def state(values: Values) -> FormState:
    """Only a postponed request has a day to come back on; what was closed or replied to says when."""
    hidden = {
        "postponed_to": values.get("internal_status") != POSTPONED,
        "closed_at": values.get("closed_at") is None,
        "replied_at": values.get("replied_at") is None,
    }
    return FormState(required=frozenset(_REQUIRED), hidden=frozenset(name for name, away in hidden.items() if away))


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, REQUEST, values, name)
