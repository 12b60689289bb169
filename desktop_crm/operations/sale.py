"""Sales are registered, edited, completed and deleted. What follows from a change stands in `sale_form.py`."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Quote, Sale
from desktop_crm.operations import records
from desktop_crm.operations.errors import CurrencyOfQuote, SaleIsOpen, ValueNotTaken
from desktop_crm.operations.forms import Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.sale_form import REQUIRED, follow, group_of, profit_of, start_values
from desktop_crm.operations.sale_stages import CLOSED, LOST, PROBABILITY_WHEN_CLOSED, SOLD, STALLED, offered_stages
from desktop_crm.operations.step import name_step, today, verb

SALE = RecordKind.SALE
_ORDER = ("company_id", "person_id", "type_id", "stage_id", "status", "amount", "cost", "profit", "profit_percent")
_ROOTS = ("type_id", "amount", "cost", "profit", "profit_percent")
_BELONGS_TO = {"reopen_date": STALLED, "reason_stalled_id": STALLED, "reason_sold_id": SOLD, "reason_lost_id": LOST}
_LOCKED_WHILE_STALLED = ("type_id", "stage_id", "probability")  # ST-3


@verb(mark("Register sale"))
def register_sale(session: Session, values: Values) -> int:
    """Register a sale from what is given; the rest starts as in an empty form (SC-6, SC-21, SC-31). Returns its id.

    The number is the next free one unless one is given. Raises FieldIsMissing, ValueNotTaken and SaleIsOpen.
    """
    before = start_values(session, {})
    after = _settled(session, before, _given(before, values))
    after["number"] = after["number"] or records.next_number(session, SALE)
    after["owner_group_id"] = group_of(session, after["owner_id"])
    return records.insert_row(session, SALE, after | _checked(session, before, after, None))


@verb(mark("Edit sale"))
def edit_sale(session: Session, id: int, values: Values, any_stage: bool = False) -> None:
    """Change a sale. One value alone brings what follows from it; a value that is given as well wins (SC-32).

    *any_stage*: the stage need not be one of the type's, as where a file brings its own (SC-36). Raises RecordIsGone,
    FieldIsMissing, ValueNotTaken and SaleIsOpen.
    """
    before = records.stored(session, SALE, id)
    after = _settled(session, before, _given(before, values))
    records.update_row(session, SALE, id, _checked(session, before, after, id, any_stage), before["title"])


@verb(mark("Delete sale"))
def delete_sales(session: Session, ids: Sequence[int]) -> None:
    """ST-60, ST-63: sales go; their follow-ups stay, without the link."""
    records.delete_rows(session, SALE, ids)


@verb(mark("Complete sale"))
def set_completed(session: Session, ids: Sequence[int], completed: bool) -> None:
    """ST-40, ST-42: tick or un-tick Completed. Raises SaleIsOpen for the first one that is neither sold nor lost."""
    records.tell_of(session, SALE, ids)
    if not completed:
        name_step(session, mark("Mark sale as not completed"))
    chosen = Sale.id.in_(records.chosen(ids))
    if completed:
        not_closed = select(Sale.title).where(chosen, Sale.status.not_in(CLOSED)).order_by(Sale.sort_key).limit(1)
        if (title := session.scalar(not_closed)) is not None:
            raise SaleIsOpen(title)
    change = update(Sale).where(chosen, Sale.completed != completed)
    change = change.values(completed=completed, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})


def _given(before: Values, values: Values) -> Row:
    """Return what is told. The stage's words "sold" and "lost" become the status."""
    given = dict(values)
    if given.get("stage_id") in CLOSED:
        given["status"] = given.pop("stage_id")
    return records.told(SALE, before, given, roots=_ROOTS, but=("status",))


def _settled(session: Session, before: Values, given: Row) -> Row:
    """SD-1: of cost, profit and % the first one given counts; a given % that agrees with it is kept as it was typed."""
    tied = [name for name in ("cost", "profit", "profit_percent") if name in given]
    followed = {name: value for name, value in given.items() if name not in tied[1:]}
    after = records.settle(session, follow, before, followed, _ORDER)
    if "profit_percent" in tied[1:] and profit_of(after["amount"], given["profit_percent"]) == after["profit"]:
        after["profit_percent"] = given["profit_percent"]
    return after | _moments(before, after, today(session))


def _moments(before: Values, after: Row, day: date) -> Row:
    """SC-39 … SC-41: since when a sale is in its stage, in which one it closed, and how long that took."""
    was, now = before.get("status"), after["status"]
    moved = after["stage_id"] != before.get("stage_id") or (was in CLOSED and now not in CLOSED)
    since = day if moved or not after.get("stage_since") else after["stage_since"]
    if now not in CLOSED:
        return {"stage_since": since, "stage_when_closed_id": None, "sale_cycle": None}
    if was == now:
        return {"stage_since": since}
    stage = after["stage_when_closed_id"] if was in CLOSED else after["stage_id"]
    cycle = _cycle(after["registered_at"], day) if "id" in after else 0
    return {"stage_since": since, "stage_when_closed_id": stage, "sale_cycle": cycle}


def _cycle(registered_at: datetime | None, day: date) -> int | None:
    """SC-41: whole days from the day of registering."""
    return None if registered_at is None else max(0, (day - registered_at.astimezone().date()).days)


def _checked(session: Session, before: Values, after: Row, id: int | None, any_stage: bool = False) -> Row:
    changes = records.check_row(session, SALE, before, after, id)
    records.check_required(SALE, REQUIRED, after)
    records.check_person(session, SALE, before, after)
    if not any_stage:
        _check_stage(session, before, after)
    _check_currency(session, before, after)
    _check_locks(before, after)
    if after["completed"] and after["status"] not in CLOSED:
        raise SaleIsOpen(after["title"])
    return changes


def _check_currency(session: Session, before: Values, after: Values) -> None:
    """CU-5: a sale that has a quote keeps its currency."""
    if after["currency_id"] == before["currency_id"] or "id" not in after:
        return
    if session.scalar(select(Quote.id).where(Quote.sale_id == after["id"])) is not None:
        raise CurrencyOfQuote(before["title"])


def _check_stage(session: Session, before: Values, after: Values) -> None:
    """SC-30: a newly chosen stage is one of the type's."""
    stage, kind = after["stage_id"], after["type_id"]
    if stage is None or stage == before.get("stage_id"):
        return
    if stage not in [line.id for line in offered_stages(session, kind)]:
        raise ValueNotTaken(CATALOGUE["sale.stage"], "unknown_choice", stage)


def _check_locks(before: Values, after: Values) -> None:
    """SC-34, ST-3: the probability of a closed sale is fixed; a stalled sale keeps type, stage and probability.

    ST-2, ST-11, ST-20: a re-open date, and each reason, is told in its own status only.
    """
    status = after["status"]
    for name, where in _BELONGS_TO.items():
        if status != where and after[name] not in (None, before.get(name)):
            raise ValueNotTaken(records.fields_by_name(SALE)[name], "not_editable", after[name])
    if status in CLOSED and after["probability"] != PROBABILITY_WHEN_CLOSED[status]:
        raise ValueNotTaken(CATALOGUE["sale.probability"], "not_editable", after["probability"])
    if before.get("status") == STALLED == status:
        for name in _LOCKED_WHILE_STALLED:
            if before[name] != after[name]:
                raise ValueNotTaken(records.fields_by_name(SALE)[name], "not_editable", after[name])
