"""What a column comes to: sum, average, least and greatest over many records (COL-6), worked out by the database.

Amounts of one currency come to an amount of that currency. Of several, they are turned into the base currency, each by
itself, so that the sum is that of the column with base amounts (CU-6, CU-7).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.kinds import Kind
from desktop_crm.models.lists import Currency
from desktop_crm.models.money import in_base
from desktop_crm.operations.currency import half_up
from desktop_crm.operations.reading import base_currency
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.paths import expression, field_at
from desktop_crm.selections.sources import condition_of, entity_of


class Calculation(StrEnum):
    """What is worked out of a column. The words stand in users' settings."""

    SUM = "sum"
    AVERAGE = "average"
    LEAST = "least"
    GREATEST = "greatest"


CALCULATIONS: Mapping[Calculation, str] = {
    Calculation.SUM: mark("Sum"),
    Calculation.AVERAGE: mark("Average"),
    Calculation.LEAST: mark("Least"),
    Calculation.GREATEST: mark("Greatest"),
}
_EARLIEST: Mapping[Calculation, str] = {Calculation.LEAST: mark("Earliest"), Calculation.GREATEST: mark("Latest")}
_DAYS = frozenset({Kind.DATE, Kind.STAMP, Kind.TIME})
_AVERAGED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DURATION, Kind.PERCENT, Kind.RATE})


def calculations_of(entry: Field) -> tuple[Calculation, ...]:
    """Return what can be worked out of a field; nothing of most."""
    if entry.kind in _DAYS:
        return Calculation.LEAST, Calculation.GREATEST
    if entry.kind not in _AVERAGED:
        return ()
    return tuple(one for one in Calculation if entry.summed or one is not Calculation.SUM)


def label_of(entry: Field, calculation: Calculation) -> str:
    """Return how a calculation is called on a field (translated where it is shown)."""
    return (_EARLIEST if entry.kind in _DAYS else CALCULATIONS).get(calculation, CALCULATIONS[calculation])


@dataclass(frozen=True, slots=True)
class Measure:
    """One calculation of one column."""

    path: str
    calculation: Calculation


class Figure(NamedTuple):
    """What a column comes to; *currency* is named where it is not the base currency, or where several were mixed."""

    value: Any
    currency: str | None = None
    mixed: bool = False


class _Part(NamedTuple):
    """A piece of a figure: how the database works it out, and how the pieces of several groups make one."""

    sql: ColumnElement[Any]
    joined: Callable[[Iterable[Any]], Any]


class Tally:
    """The measures of a list as columns of a statement, and the way from its rows back to figures."""

    def __init__(self, session: Session, measures: Sequence[Measure]) -> None:
        self._measures = tuple(measures)
        self._base: int = 0
        self._codes: Mapping[int, str] = {}
        if any(_has_currency(measure) for measure in self._measures):
            self._base = session.scalar(select(base_currency())) or 0
            self._codes = {row[0]: row[1] for row in session.execute(select(Currency.id, Currency.name))}
        self._parts = [_parts_of(measure, self._base) for measure in self._measures]

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """What the statement selects."""
        return [part.sql for parts in self._parts for part in parts]

    def joined(self, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
        """Return the row of all records behind several rows."""
        joins = [part.joined for parts in self._parts for part in parts]
        columns = zip(*rows, strict=True) if rows else ((),) * len(joins)
        return tuple(join(value for value in values if value is not None) for join, values in zip(joins, columns))  # noqa: B905

    def figures(self, row: Sequence[Any]) -> tuple[Figure, ...]:
        """Return the figures that a row holds."""
        left = iter(row)
        return tuple(
            self._figure(measure, [next(left) for _ in parts])
            for measure, parts in zip(self._measures, self._parts, strict=True)
        )

    def _figure(self, measure: Measure, values: list[Any]) -> Figure:
        if not _has_currency(measure):
            return Figure(_finished(measure, values))
        least, greatest, unnamed, *rest = values
        met = {self._base} if unnamed else set()
        met |= {least, greatest} - {None}
        if len(met) > 1:
            told = _finished(measure, rest[::2])
            return Figure(told, self._codes.get(self._base) if told is not None else None, mixed=True)
        named = next(iter(met), self._base)
        told = _finished(measure, rest[1::2])
        return Figure(told, self._codes.get(named) if named != self._base and told is not None else None)


def figures_of(session: Session, listing: Listing, measures: Sequence[Measure]) -> tuple[Figure, ...]:
    """Return the figures of a whole list, in the order of the measures."""
    tally = Tally(session, measures)
    statement = select(*tally.columns).select_from(entity_of(listing))
    row = session.execute(statement.where(condition_of(listing, viewpoint(session)))).one()
    return tally.figures(row)


def worth(path: str, base: int) -> ColumnElement[Any]:
    """Return the SQL of an amount in the base currency *base*; only amounts of other currencies are turned over."""
    value, currency = expression(path, "value"), _currency(path)
    if currency is None:
        return value
    return case((or_(currency.is_(None), currency == base), value), else_=in_base(value, currency))


def _currency(path: str) -> ColumnElement[Any] | None:
    told = field_at(path).currency
    return None if told is None else expression(f"{path.rpartition('.')[0]}.{told.removesuffix('_id')}", "value")


def _has_currency(measure: Measure) -> bool:
    return field_at(measure.path).currency is not None


def _parts_of(measure: Measure, base: int) -> list[_Part]:
    """The pieces of a measure. Amounts with currencies have those first: the least and the greatest, and whether one
    goes without saying. Then comes each piece twice: in the base currency, and as the records have it.
    """
    own, pieces = expression(measure.path, "value"), _PIECES[measure.calculation]
    currency = _currency(measure.path)
    if currency is None:
        return pieces(own)
    met = [
        _Part(func.min(currency), _least), _Part(func.max(currency), _greatest),
        _Part(func.max(currency.is_(None)), _greatest),
    ]  # fmt: skip
    return met + [part for pair in zip(pieces(worth(measure.path, base)), pieces(own), strict=True) for part in pair]


def _least(values: Iterable[Any]) -> Any:
    return min(values, default=None)


def _greatest(values: Iterable[Any]) -> Any:
    return max(values, default=None)


_PIECES: Mapping[Calculation, Callable[[Any], list[_Part]]] = {
    Calculation.SUM: lambda value: [_Part(func.sum(value), sum)],
    Calculation.AVERAGE: lambda value: [_Part(func.sum(value), sum), _Part(func.count(value), sum)],
    Calculation.LEAST: lambda value: [_Part(func.min(value), _least)],
    Calculation.GREATEST: lambda value: [_Part(func.max(value), _greatest)],
}


def _finished(measure: Measure, values: Sequence[Any]) -> Any:
    """Nothing has no average, no least and no greatest; its sum is 0."""
    if measure.calculation is Calculation.SUM:
        return values[0] or 0
    if measure.calculation is Calculation.AVERAGE:
        return half_up(values[0], values[1]) if values[1] else None
    return values[0]


__all__ = [
    "CALCULATIONS",
    "Calculation",
    "Figure",
    "Measure",
    "Tally",
    "calculations_of",
    "figures_of",
    "label_of",
    "worth",
]
