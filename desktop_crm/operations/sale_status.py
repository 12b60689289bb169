"""Sales are sold, lost, stalled, re-opened and moved to another stage; one or many, by a few set statements."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Sale, SaleTypeStage, Stage
from desktop_crm.operations import records
from desktop_crm.operations.checks import check, check_choice
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.records import chosen, tell_of
from desktop_crm.operations.sale_form import NOT_CLOSED, NOT_STALLED
from desktop_crm.operations.sale_stages import CLOSED, LOST, OPEN, PROBABILITY_WHEN_CLOSED, SOLD, STALLED, stages_of
from desktop_crm.operations.step import tell, today, verb

SALE = RecordKind.SALE
_CLOSED = Sale.status.in_(CLOSED)
_NOT_CLOSED_ANY_MORE = {**NOT_CLOSED, "stage_when_closed_id": None, "sale_cycle": None}


@verb(mark("Mark as sold"))
def mark_as_sold(
    session: Session, ids: Sequence[int], reason_id: int | None = None, sold_on: date | None = None
) -> None:
    """ST-10 … ST-14: sold today, or on *sold_on*, for 100 %. Of those already sold only what is given changes."""
    _close(session, ids, SOLD, reason_id, sold_on)


@verb(mark("Mark as lost"))
def mark_as_lost(
    session: Session, ids: Sequence[int], reason_id: int | None = None, lost_on: date | None = None
) -> None:
    """ST-20 … ST-22: lost today, or on *lost_on*, at 0 %. Of those already lost only what is given changes."""
    _close(session, ids, LOST, reason_id, lost_on)


def _close(session: Session, ids: Sequence[int], status: str, reason_id: int | None, day: date | None) -> None:
    details = _details(session, {f"reason_{status}_id": reason_id, "sale_date": day})
    tell_of(session, SALE, ids)
    stage = case((_CLOSED, Sale.stage_when_closed_id), else_=Sale.stage_id)
    closed = {
        **NOT_STALLED, "reason_sold_id": None, "reason_lost_id": None,
        "status": status, "probability": PROBABILITY_WHEN_CLOSED[status], "sale_date": today(session),
        "stage_when_closed_id": stage, "sale_cycle": _cycle(today(session)), **details,
    }  # fmt: skip
    _change(session, ids, Sale.status == status, details)
    _change(session, ids, Sale.status != status, closed)


@verb(mark("Stall"))
def stall(session: Session, ids: Sequence[int], reopen_date: date | None = None, reason_id: int | None = None) -> None:
    """ST-1 … ST-3, ST-7: put sales off; stage, probability and sale date stay. Closed ones are left as they are."""
    details = _details(session, {"reopen_date": reopen_date, "reason_stalled_id": reason_id})
    tell_of(session, SALE, ids)
    _change(session, ids, Sale.status == STALLED, details)
    _change(session, ids, Sale.status == OPEN, {"status": STALLED, **details})


@verb(mark("Re-open"))
def reopen(session: Session, ids: Sequence[int], stage_id: int | None = None) -> None:
    """ST-8, ST-30: open again, in the stage that they stood in, or in *stage_id*."""
    if stage_id is not None:
        _move(session, ids, stage_id)
        return
    tell_of(session, SALE, ids)
    _change(session, ids, Sale.status == STALLED, {"status": OPEN, **NOT_STALLED})
    stage = func.coalesce(Sale.stage_when_closed_id, Sale.stage_id)
    probability = select(Stage.probability).where(Stage.id == stage).correlate(Sale).scalar_subquery()
    opened = {
        **_NOT_CLOSED_ANY_MORE, "status": OPEN, "stage_id": stage, "stage_since": today(session),
        "probability": func.coalesce(probability, 0),
    }  # fmt: skip
    _change(session, ids, _CLOSED, opened)


@verb(mark("Move to {stage}"))
def move_to_stage(session: Session, ids: Sequence[int], stage_id: int) -> None:
    """SC-31, SG-19: forward or backward. Closed and stalled sales are open again (ST-30); those already there stay.

    Raises ValueNotTaken where a sale's type has no such stage, or has it no more (SC-30, SC-36).
    """
    _move(session, ids, stage_id)


def _move(session: Session, ids: Sequence[int], stage_id: int) -> None:
    stage = session.execute(select(Stage.name, Stage.probability).where(Stage.id == stage_id)).one_or_none()
    there = and_(Sale.status == OPEN, func.coalesce(Sale.stage_id, 0) == stage_id)
    with_it = select(SaleTypeStage.sale_type_id).join(Stage, Stage.id == SaleTypeStage.stage_id)
    with_it = with_it.where(Stage.id == stage_id, Stage.deleted == 0)
    without_it = select(Sale.id).where(Sale.id.in_(chosen(ids)), Sale.stage_id.is_distinct_from(stage_id))
    without_it = without_it.where(func.coalesce(Sale.type_id, 0).not_in(with_it))
    if stage is None or session.scalar(without_it.limit(1)) is not None:
        raise ValueNotTaken(CATALOGUE["sale.stage"], "unknown_choice", stage_id)
    tell_of(session, SALE, ids)
    tell(session, stage=stage.name)
    moved = {
        **NOT_STALLED, **_NOT_CLOSED_ANY_MORE, "status": OPEN, "stage_id": stage_id, "probability": stage.probability,
        "stage_since": case(
            (and_(Sale.status == STALLED, Sale.stage_id == stage_id), Sale.stage_since), else_=today(session)
        ),
    }  # fmt: skip
    _change(session, ids, ~there, moved)


@verb(mark("Next stage"))
def next_stage(session: Session, ids: Sequence[int]) -> None:
    """Move each open sale to the next stage of its type; those in the last one, stalled and closed ones stay."""
    _step(session, ids, 1)


@verb(mark("Previous stage"))
def previous_stage(session: Session, ids: Sequence[int]) -> None:
    """Move each open sale to the stage before; those in the first one, stalled and closed ones stay."""
    _step(session, ids, -1)


def _step(session: Session, ids: Sequence[int], way: int) -> None:
    tell_of(session, SALE, ids)
    wanted = select(Sale.type_id, Sale.stage_id).where(Sale.id.in_(chosen(ids)), Sale.status == OPEN).distinct()
    moves = [move for row in session.execute(wanted) if (move := _neighbour(session, row.type_id, row.stage_id, way))]
    step = func.json_each(json.dumps(moves)).table_valued("value", name="step")
    told = {name: func.json_extract(step.c.value, f"$.{name}") for name in ("type", "was", "stage", "probability")}
    here = and_(Sale.type_id == told["type"], func.coalesce(Sale.stage_id, 0) == told["was"], Sale.status == OPEN)
    values = {"stage_id": told["stage"], "probability": told["probability"], "stage_since": today(session)}
    _change(session, ids, here, values)


def _neighbour(session: Session, type_id: int | None, stage_id: int | None, way: int) -> dict[str, int] | None:
    """SC-36: the nearest stage that is not deleted; from a stage of no place in the type, the first one."""
    lines = stages_of(session, type_id)
    here = next((at for at, line in enumerate(lines) if line.id == stage_id), -1)
    beyond = lines[here + 1 :] if way > 0 else lines[: max(here, 0)][::-1]
    found = next((line for line in beyond if not line.deleted), None)
    if found is None:
        return None
    return {"type": type_id or 0, "was": stage_id or 0, "stage": found.id, "probability": found.probability}


def _details(session: Session, given: dict[str, Any]) -> dict[str, Any]:
    """Return those of *given* that are told, checked against their fields."""
    fields = records.fields_by_name(SALE)
    told = {name: check(fields[name], value) for name, value in given.items() if value is not None}
    for name, value in told.items():
        if fields[name].kind.refers:
            check_choice(session, fields[name], value)
    return told


def _cycle(day: date) -> ColumnElement[Any]:
    """SC-41: whole days from the local day of registering."""
    registered = func.julianday(Sale.registered_at, "unixepoch", "localtime", "start of day")
    return func.max(0, cast(func.julianday(day.isoformat()) - registered, Integer))


def _change(session: Session, ids: Sequence[int], which: ColumnElement[bool], values: dict[str, Any]) -> None:
    """Give *values* to those of *ids* that are *which*, with the stamp; nothing where there are no values."""
    if values:
        change = update(Sale).where(Sale.id.in_(chosen(ids)), which).values(**values, **records.stamp(session))
        session.execute(change, execution_options={"synchronize_session": False})
