"""The sale's form: how a sale starts, what follows from each change, what may be chosen (domain: sale, sections 2-5).

The same rules settle a sale on the way into the file (`operations/sale.py`), so that whoever passes one value alone
ends with a record that agrees with itself.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import DurationUnit, RecordKind
from desktop_crm.models.everything import Person, Sale, SaleType, User
from desktop_crm.operations import drafts
from desktop_crm.operations.checks import FULL
from desktop_crm.operations.currency import half_up, new_sale_currency_id, percent_of
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.records import Row, known
from desktop_crm.operations.sale_stages import (
    CLOSED,
    LOST,
    OPEN,
    PROBABILITY_WHEN_CLOSED,
    SOLD,
    STALLED,
    StageStep,
    StageSteps,
    offered_stages,
    probability_of,
    stage_choices,
    stage_steps,
    stage_value,
)
from desktop_crm.operations.step import today, user_id

NOT_STALLED: Mapping[str, Any] = {"reopen_date": None, "reason_stalled_id": None}
NOT_CLOSED: Mapping[str, Any] = {"reason_sold_id": None, "reason_lost_id": None, "completed": False}
REQUIRED = ("title", "type_id", "owner_id", "sale_date")  # SC-6; the day is always set
_DATE_LABELS: Mapping[str, str] = {SOLD: mark("Date (sold)"), LOST: mark("Date (lost)")}
_LAST_YEAR = date.max.year


# -- dates and money -------------------------------------------------------------------------------------------------


def expected_date(day: date, duration: int, unit: str) -> date:
    """SC-21: *day* plus a sale type's estimated time. A month that is too short ends it on its last day."""
    if unit != DurationUnit.MONTHS:
        days = duration * (7 if unit == DurationUnit.WEEKS else 1)
        return day + timedelta(days=min(days, (date.max - day).days))
    years, month = divmod(day.month - 1 + duration, 12)
    year = min(day.year + years, _LAST_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weighted(amount: int, probability: int) -> int:
    """SC-38: amount × probability."""
    return half_up(amount * probability, FULL)


def _with_cost(amount: int, cost: int) -> Row:
    """SD-1: profit = amount − cost, and its share of the amount."""
    profit = amount - cost
    return {"cost": cost, "profit": profit, "profit_percent": percent_of(profit, amount)}


def profit_of(amount: int, percent: int) -> int:
    """SD-2: the profit that a share of the amount makes."""
    return half_up(amount * percent, FULL)


# -- what follows ----------------------------------------------------------------------------------------------------


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """Return all values that change when *name* becomes *new*, itself included.

    The stage takes a stage's id, or the words "sold" and "lost"; the status "stalled" and "open" (the Stalled box) too.
    """
    rule = _RULES.get(name)
    changed = {name: new} if rule is None else rule(session, values, new)
    if changed.keys() & {"amount", "probability"}:
        seen = {**values, **changed}
        changed["weighted_amount"] = weighted(seen.get("amount") or 0, seen.get("probability") or 0)
    return changed


def _stage_becomes(session: Session, values: Values, new: Any) -> Row:
    if new in CLOSED:
        return _close(session, values, new)
    if new is None and values.get("status", OPEN) == OPEN:
        return {"stage_id": None}
    return {**_open(values), "stage_id": new, "probability": probability_of(session, new)}


def _close(session: Session, values: Values, status: str) -> Row:
    """ST-10, ST-20: the date becomes today, the probability is fixed; Completed stays as it is (ST-13, ST-21)."""
    if values.get("status") == status:
        return {"status": status}
    kept = {"completed": bool(values.get("completed"))}
    return {
        **NOT_STALLED, **NOT_CLOSED, **kept,
        "status": status, "sale_date": today(session), "probability": PROBABILITY_WHEN_CLOSED[status],
    }  # fmt: skip


def _open(values: Values) -> Row:
    """ST-8, ST-30: what no longer holds when a sale is open again."""
    return {**NOT_STALLED, **NOT_CLOSED, "status": OPEN} if values.get("status", OPEN) != OPEN else {"status": OPEN}


def _status_becomes(session: Session, values: Values, new: Any) -> Row:
    """ST-1, ST-8, ST-11: only a sale that is not closed can be stalled."""
    was = values.get("status")
    if new in CLOSED:
        return _close(session, values, new)
    if was in CLOSED:
        return {"status": was} if new == STALLED else _reopened(session, values)
    return {"status": STALLED} if new == STALLED else _open(values)


def _reopened(session: Session, values: Values) -> Row:
    """ST-30: back to the stage that it stood in, with that stage's probability; the sale date stays."""
    stage_id = values.get("stage_when_closed_id") or values.get("stage_id")
    return {**_open(values), "stage_id": stage_id, "probability": probability_of(session, stage_id)}


def _type_becomes(session: Session, values: Values, new: Any) -> Row:
    """SC-10, SC-36b, SC-22: a guided type, or one without the present stage, starts at its first stage."""
    kind = session.get(SaleType, new) if new is not None else None
    changed: Row = {"type_id": new}
    if kind is None or values.get("status", OPEN) != OPEN:
        return changed
    stages = offered_stages(session, new)
    if kind.has_guide or values.get("stage_id") not in [stage.id for stage in stages]:
        first = stages[0] if stages else None
        changed["stage_id"] = first.id if first else None
        if first:
            changed["probability"] = first.probability
    if "id" not in values and not values.get("_date_touched"):
        changed["sale_date"] = expected_date(today(session), kind.duration, kind.duration_unit)
    return changed


def _company_becomes(session: Session, values: Values, new: Any) -> Row:
    return {"company_id": new, **person_without(session, values, new)}


def person_without(session: Session, values: Values, company_id: int | None) -> Row:
    """SC-20: the person goes where he or she does not belong to the new company."""
    person = values.get("person_id")
    if person is None or session.scalar(select(Person.company_id).where(Person.id == person)) == company_id:
        return {}
    return {"person_id": None}


def _person_becomes(session: Session, values: Values, new: Any) -> Row:
    return {"person_id": new, **company_with(session, values, new)}


def company_with(session: Session, values: Values, person_id: int | None) -> Row:
    """The company of a newly chosen person, where none was chosen."""
    if person_id is None or values.get("company_id") is not None:
        return {}
    return {"company_id": session.scalar(select(Person.company_id).where(Person.id == person_id))}


def company_of(session: Session, _values: Values, person_id: int | None) -> Row:
    """The company follows the person, whichever was chosen before."""
    if person_id is None:
        return {}
    return {"company_id": session.scalar(select(Person.company_id).where(Person.id == person_id))}


def brought_by_sale(session: Session, values: Values, sale_id: int | None) -> Row:
    """FU-3: any sale may be chosen. It brings its company, person and project where no company is chosen yet."""
    names = ("company_id", "person_id", "project_id")
    if sale_id is None or any(values.get(name) is not None for name in names[:2]):
        return {}
    row = session.execute(select(*(getattr(Sale, name) for name in names)).where(Sale.id == sale_id)).one_or_none()
    brought = {} if row is None else {name: id for name, id in row._mapping.items() if id is not None}
    if values.get("project_id") is not None:
        brought.pop("project_id", None)
    return brought


def _owner_becomes(session: Session, values: Values, new: Any) -> Row:
    """The owner's group at creation stays on the sale."""
    group = {} if "id" in values else {"owner_group_id": group_of(session, new)}
    return {"owner_id": new, **group}


def group_of(session: Session, owner_id: int | None) -> int | None:
    """Return the group of a user."""
    return session.scalar(select(User.group_id).where(User.id == owner_id))


def _amount_becomes(_session: Session, values: Values, new: Any) -> Row:
    """SD-4: the cost is held."""
    amount = new or 0
    return {**_with_cost(amount, values.get("cost") or 0), "amount": amount}


def _cost_becomes(_session: Session, values: Values, new: Any) -> Row:
    return _with_cost(values.get("amount") or 0, new or 0)


def _profit_becomes(_session: Session, values: Values, new: Any) -> Row:
    amount = values.get("amount") or 0
    return _with_cost(amount, amount - (new or 0))


def _percent_becomes(_session: Session, values: Values, new: Any) -> Row:
    amount = values.get("amount") or 0
    profit = profit_of(amount, new or 0)
    return {**_with_cost(amount, amount - profit), "profit_percent": (new or 0) if amount else 0}


def _date_becomes(_session: Session, _values: Values, new: Any) -> Row:
    return {"sale_date": new, "_date_touched": True}


_RULES: Mapping[str, Callable[[Session, Values, Any], Row]] = {
    "stage_id": _stage_becomes,
    "status": _status_becomes,
    "type_id": _type_becomes,
    "company_id": _company_becomes,
    "person_id": _person_becomes,
    "owner_id": _owner_becomes,
    "amount": _amount_becomes,
    "cost": _cost_becomes,
    "profit": _profit_becomes,
    "profit_percent": _percent_becomes,
    "sale_date": _date_becomes,
}


# -- the form --------------------------------------------------------------------------------------------------------


def state(values: Values) -> FormState:
    """SC-6, SC-34, CU-5, ST-2, ST-3, ST-10, ST-11, ST-40: what is mandatory, locked and hidden as things stand."""
    status = values.get("status", OPEN)
    closed, stalled = status in CLOSED, status == STALLED
    locked = {"probability"} if closed or stalled else set()
    locked |= {"type_id", "stage_id"} if stalled else set()
    locked |= set() if closed else {"completed"}
    locked |= {"currency_id"} if values.get("has_quote") else set()
    hidden = {
        "reopen_date": not stalled, "reason_stalled_id": not stalled, "status": closed,
        "reason_sold_id": status != SOLD, "reason_lost_id": status != LOST,
        "next_activity": closed or stalled, "currency_id": not values.get("_use_currency", True),
    }  # fmt: skip
    return FormState(
        required=frozenset(REQUIRED),
        locked=frozenset(locked),
        hidden=frozenset(name for name, away in hidden.items() if away),
        labels={"sale_date": _DATE_LABELS[status]} if closed else {},
        reasons={"currency_id": mark("The quote of this sale is in its currency.")} if values.get("has_quote") else {},
    )


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    if name == "stage_id":
        return stage_choices(session, values)
    return drafts.choices(session, RecordKind.SALE, values, name)


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new sale, with what *context* knows (company_id, person_id, project_id, stage_id …)."""
    return drafts.new_draft(session, RecordKind.SALE, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new sale (domain: sale, section 2)."""
    values = drafts.blank(RecordKind.SALE)
    values |= {"currency_id": new_sale_currency_id(session), "_use_currency": preference(session, "use_currency")}
    values |= _owner_becomes(session, values, user_id(session))
    values |= follow(session, values, "type_id", _first_type(session))
    values |= _preferred_stage(session, values)
    for name, new in known(RecordKind.SALE, context).items():
        values |= follow(session, values, name, new)
    values.setdefault("weighted_amount", 0)
    return values


def _first_type(session: Session) -> int | None:
    kept = select(SaleType.id).where(SaleType.deleted == 0)
    return session.scalar(kept.order_by(SaleType.rank, SaleType.id).limit(1))


def _preferred_stage(session: Session, values: Values) -> Row:
    """The preference "Stage of new sales" counts where the type has no guide and holds that stage."""
    preferred = preference(session, "default_stage_id")
    kind = session.get(SaleType, values.get("type_id") or 0)
    if preferred is None or kind is None or kind.has_guide:
        return {}
    if preferred not in [stage.id for stage in offered_stages(session, kind.id)]:
        return {}
    return {"stage_id": preferred, "probability": probability_of(session, preferred)}


def opened(session: Session, id: int) -> Draft:
    """Return an existing sale. Raises RecordIsGone."""
    draft = drafts.opened_draft(session, RecordKind.SALE, id)
    used = {"_use_currency": preference(session, "use_currency")}
    return Draft(draft.record, draft.id, {**draft.values, **used}, draft.labels)


__all__ = [
    "StageStep", "StageSteps", "choices", "follow", "opened", "stage_choices", "stage_steps", "stage_value",
    "start", "state",
]  # fmt: skip
