"""What a list asks about its own ids: totals of the selected, the row that begins so, all rows for the clipboard."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Text, bindparam, func, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold
from desktop_crm.models.lists import Currency
from desktop_crm.models.sale import Sale
from desktop_crm.operations.reading import Amount, Row, base_currency, rows_of

T = TypeVar("T")

_STRETCH = 2000  # ids a statement: few statements, and the window is not held up between them
_SEARCHED = 100_000  # rows that are looked through for a typed beginning


def amount_in_base(session: Session, ids: Sequence[int]) -> Amount:
    """Return the sum of the sales' amounts in the base currency, which it names (CU-6)."""
    wanted = func.json_each(bindparam("ids", type_=Text)).table_valued("value").c.value
    amount = CATALOGUE["sale.amount_base"].value()
    statement = select(func.coalesce(func.sum(amount), 0)).where(Sale.id.in_(select(wanted)))
    total = sum(session.scalar(statement, {"ids": json.dumps(list(part))}) or 0 for part in _stretches(ids))
    return Amount(total, session.scalar(select(Currency.name).where(Currency.id == base_currency())))


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
