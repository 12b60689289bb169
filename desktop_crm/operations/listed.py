"""What a list asks about its own ids: totals of the selected, the row that begins so, all rows for the clipboard."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Text, bindparam, func, select, true
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold
from desktop_crm.models.lists import Currency
from desktop_crm.operations.figures import worth
from desktop_crm.operations.reading import Amount, Row, base_currency, rows_of
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.sources import condition_of, entity_of

T = TypeVar("T")

_STRETCH = 2000  # ids a statement: few statements, and the window is not held up between them
_SEARCHED = 100_000  # rows that are looked through for a typed beginning

# What the selected records of a kind come to.
AMOUNTS: Mapping[str, str] = {RecordKind.SALE: "sale.amount"}


def amount_in_base(session: Session, listing: Listing, ids: Sequence[int], left_out: bool = False) -> Amount:
    """Return the sum of the amounts of *ids* in the base currency, which it names (CU-6).

    *left_out*: of all that the list holds but these. So the sum of all is one statement, however many they are.
    """
    base, code = session.execute(
        select(Currency.id, Currency.name).where(Currency.id == base_currency())
    ).one_or_none() or (0, None)
    part = sum(_sum(session, listing.record, base, _among(listing, stretch)) for stretch in _stretches(ids))
    if not left_out:
        return Amount(part, code)
    whole = _sum(session, listing.record, base, condition_of(listing, viewpoint(session)))
    return Amount(whole - part, code)


def _among(listing: Listing, ids: Sequence[int]) -> ColumnElement[bool]:
    wanted = func.json_each(bindparam(None, json.dumps(list(ids)), type_=Text)).table_valued("value").c.value
    among: ColumnElement[bool] = entity_of(listing).id.in_(select(wanted))
    return among


def _sum(session: Session, record: RecordKind, base: int, condition: ColumnElement[bool]) -> int:
    amount = worth(AMOUNTS[record], base)
    total: int = session.scalar(select(func.coalesce(func.sum(amount), 0)).where(condition, true())) or 0
    return total


def first_beginning(
    session: Session, record: RecordKind, path: str, ids: Sequence[int], typed: str, start: int
) -> int | None:
    """Return the first of *ids*, from place *start* on and then round, whose text at *path* begins as typed; folded."""
    wanted = fold(typed)
    for part in _stretches([*ids[start : start + _SEARCHED], *ids[: min(start, _SEARCHED)]]):
        rows = rows_of(session, record, (path,), part)
        for id in part:
            if id in rows and fold(str(rows[id].values[0] or "")).startswith(wanted):
                return id
    return None


def told_rows(
    session: Session, record: RecordKind, paths: Sequence[str], ids: Sequence[int], tell: Callable[[Row], T]
) -> list[T]:
    """Return what *tell* makes of each row, in the order of *ids*; records that are gone are left out."""
    told: list[T] = []
    for part in _stretches(ids):
        rows = rows_of(session, record, paths, part)
        told += [tell(rows[id]) for id in part if id in rows]
    return told


def _stretches(ids: Sequence[int]) -> Iterator[Any]:
    return (ids[first : first + _STRETCH] for first in range(0, len(ids), _STRETCH))
