"""Groups of a list: which values a column has, how many records stand under each, and what they come to (COL-5, COL-6).

One statement gathers the records of each group, counts and sums them; another gives the ids in the order of the list.
The two are brought together by numpy: records stand group by group, and in each group in the order of the list. Both
statements see one state of the file.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, Text, case, cast, func, literal, null, select, type_coerce
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, target_class
from desktop_crm.models.folding import sort_key
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.figures import Figure, Measure, Tally
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.paths import expression, field_at
from desktop_crm.selections.periods import Unit
from desktop_crm.selections.sources import condition_of, entity_of

if TYPE_CHECKING:
    import numpy as np

UNITS = (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR)  # by which days are gathered
_DAYS = frozenset({Kind.DATE, Kind.STAMP})
_LIST_OF_IDS = 200_000  # characters that are read into numbers at once: the window is not held up
_WIDEST_KEY = 2**62


@dataclass(frozen=True, slots=True)
class Level:
    """What a list is grouped by: a column, in which direction, and of days by which period."""

    path: str
    unit: Unit | None = None
    descending: bool = False


def may_group(entry: Field) -> bool:
    """Whether a list can be grouped by a field."""
    return entry.grouped or entry.kind is Kind.STAMP


def units_of(entry: Field) -> tuple[Unit, ...]:
    """Return by which periods a field can be gathered; nothing for what is no day."""
    return UNITS if entry.kind in _DAYS else ()


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The groups of a list, each before those within it. All are columns: there may be as many groups as records.

    *depth* is the level, *start* and *stop* the places of a group's records in the list of ids, *end* the number of the
    first group after it that does not stand within it. *keys* tell a group from others beside it, *values* are what its
    records have in common: a name, a word, the beginning of a period ("2026-06", "2026-2", "2026"), None for nothing.
    """

    levels: tuple[Level, ...]
    measures: tuple[Measure, ...]
    depth: "array[int]" = field(default_factory=lambda: array("b"))
    start: "array[int]" = field(default_factory=lambda: array("q"))
    stop: "array[int]" = field(default_factory=lambda: array("q"))
    end: "array[int]" = field(default_factory=lambda: array("q"))
    keys: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    rows: list[Sequence[Any]] = field(default_factory=list)
    whole: Sequence[Any] = ()
    tally: Tally | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def figures(self, group: int) -> tuple[Figure, ...]:
        """Return what the records of a group come to, in the order of the measures."""
        return self.tally.figures(self.rows[group]) if self.tally else ()

    def total(self) -> tuple[Figure, ...]:
        """Return what the whole list comes to."""
        return self.tally.figures(self.whole) if self.tally else ()

    def same_as(self, other: "Groups | None") -> bool:
        """Whether groups, counts and figures are the same."""
        return other is not None and all(getattr(self, name) == getattr(other, name) for name in _COMPARED)


_COMPARED = ("levels", "measures", "depth", "start", "stop", "keys", "values", "rows")


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """A grouped list: the ids group by group, and the groups."""

    ids: "array[int]"
    groups: Groups


def grouped_ids(
    session: Session, listing: Listing, levels: Sequence[Level], measures: Sequence[Measure] = ()
) -> Grouped:
    """Return a list group by group; within a group in the list's own order."""
    asked = _Asked(session, listing, tuple(levels), tuple(measures))
    leaves = asked.leaves()
    ids = ids_of(session, listing)
    return Grouped(_by_group(ids, leaves), asked.groups(leaves))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A group of the last level: its key and value at each level, and its records."""

    keys: tuple[Any, ...]
    values: tuple[Any, ...]
    orders: tuple[Any, ...]
    count: int
    row: Sequence[Any]
    ids: str


class _Asked:
    """One question, and its answers."""

    def __init__(
        self, session: Session, listing: Listing, levels: tuple[Level, ...], measures: tuple[Measure, ...]
    ) -> None:
        self._session, self._listing, self._levels, self._measures = session, listing, levels, measures
        self._tally = Tally(session, measures)
        self._fields = [field_at(level.path) for level in levels]

    @cached_property
    def _statement(self) -> Any:
        entity = entity_of(self._listing)
        keys = [_key(level) for level in self._levels]
        told = [
            column
            for level, key in zip(self._levels, keys, strict=True)
            for column in (key, _shown(level, key), _order(level))
        ]
        gathered = [func.count(), func.group_concat(entity.id), *self._tally.columns]
        packed = _packed(self._session, self._levels, keys)
        statement = select(*told, *gathered).where(condition_of(self._listing, viewpoint(self._session)))
        return statement.group_by(*([packed] if packed is not None else keys))

    def leaves(self) -> list[_Leaf]:
        """Return the groups of the last level, in order."""
        width = 3 * len(self._levels)
        cursor = self._session.connection().execute(self._statement).cursor
        assert cursor is not None
        found = []
        while rows := cursor.fetchmany(1000):
            found += [_leaf(row, width) for row in rows]
        for place in reversed(range(len(self._levels))):
            descending, entry = self._levels[place].descending, self._fields[place]
            found.sort(key=lambda leaf: _rank(leaf, place, entry, descending), reverse=descending)
        return found

    def groups(self, leaves: Sequence[_Leaf]) -> Groups:
        """Return all groups: those of the last level, and those that hold them."""
        groups = Groups(self._levels, self._measures, tally=self._tally, whole=self._joined(leaves, 0, len(leaves)))
        self._gather(groups, leaves, 0, 0, len(leaves), 0)
        return groups

    def _gather(self, into: Groups, leaves: Sequence[_Leaf], level: int, first: int, last: int, start: int) -> int:
        """Add the groups of a level among the leaves *first* to *last*; returns where their records end."""
        while first < last:
            key, after = leaves[first].keys[level], first + 1
            while after < last and leaves[after].keys[level] == key:
                after += 1
            group = len(into)
            into.depth.append(level)
            into.start.append(start)
            into.keys.append(key)
            into.values.append(leaves[first].values[level])
            into.rows.append(leaves[first].row if after == first + 1 else self._joined(leaves, first, after))
            for column in (into.stop, into.end):
                column.append(0)
            if level + 1 < len(self._levels):
                start = self._gather(into, leaves, level + 1, first, after, start)
            else:
                start += leaves[first].count
            into.stop[group], into.end[group] = start, len(into)
            first = after
        return start

    def _joined(self, leaves: Sequence[_Leaf], first: int, last: int) -> Sequence[Any]:
        return self._tally.joined([leaf.row for leaf in leaves[first:last]])


def _leaf(row: Sequence[Any], width: int) -> _Leaf:
    keys, values, orders = row[0:width:3], row[1:width:3], row[2:width:3]
    return _Leaf(tuple(keys), tuple(values), tuple(orders), row[width], row[width + 2 :], row[width + 1])


def _rank(leaf: _Leaf, place: int, entry: Field, descending: bool) -> tuple[Any, ...]:
    """By what a group stands among those beside it; nothing stands last in both directions."""
    key = leaf.keys[place]
    missing = (key is None) != descending
    if key is None:
        return missing, 0, 0
    if entry.words is not None:
        words = [word.value for word in entry.words]
        return missing, words.index(key) if key in words else len(words), key
    if entry.kind.refers:
        order = leaf.orders[place]
        return missing, (order is None, order if order is not None else 0), key
    return missing, sort_key(key) if entry.kind.textual else key, key


# -- in SQL ------------------------------------------------------------------------------------------------------------


def _key(level: Level) -> ColumnElement[Any]:
    """Return what the records of a group have in common."""
    entry, value = field_at(level.path), expression(level.path, "value")
    if entry.kind in _DAYS:
        return _period(_day(entry, value), level.unit or Unit.DAY)
    if entry.kind.textual:
        return func.nullif(type_coerce(value, Text), "")
    return type_coerce(value, Text) if entry.words is not None else type_coerce(value, Integer)


def _day(entry: Field, value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a day as text; that of a moment is the local one."""
    if entry.kind is Kind.STAMP:
        return func.date(type_coerce(value, Integer), "unixepoch", "localtime")
    return type_coerce(value, Text)


def _period(day: ColumnElement[Any], unit: Unit) -> ColumnElement[Any]:
    return _PERIODS[unit](day)


_PERIODS: Mapping[Unit, Callable[[Any], ColumnElement[Any]]] = {
    Unit.DAY: lambda day: day,
    Unit.MONTH: lambda day: func.substr(day, 1, 7),
    Unit.QUARTER: lambda day: func.substr(day, 1, 5).concat(
        cast((cast(func.substr(day, 6, 2), Integer) + 2) // 3, Text)
    ),
    Unit.YEAR: lambda day: func.substr(day, 1, 4),
}


def _shown(level: Level, key: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what a reader sees of the key; a name is looked up once a group."""
    return expression(level.path, "shown") if field_at(level.path).kind.refers else key


def _order(level: Level) -> ColumnElement[Any]:
    return expression(level.path, "order") if field_at(level.path).kind.refers else null()


def _packed(session: Session, levels: Sequence[Level], keys: Sequence[ColumnElement[Any]]) -> ColumnElement[Any] | None:
    """Return all keys as one number, by which grouping takes half the time; None where they do not fit into one."""
    parts = [_number(session, level, key) for level, key in zip(levels, keys, strict=True)]
    packed: ColumnElement[Any] = literal(0, literal_execute=True)
    widest = 1
    for part in parts:
        if part is None or (widest := widest * part[1]) > _WIDEST_KEY:
            return None
        packed = packed * literal(part[1], literal_execute=True) + part[0]
    return packed if len(parts) > 1 else None


def _number(session: Session, level: Level, key: ColumnElement[Any]) -> tuple[ColumnElement[Any], int] | None:
    """Return a key as a number from 0 on, and below what it stays; 0 is nothing."""
    entry = field_at(level.path)
    if entry.words is not None:
        ranks = {word.value: rank for rank, word in enumerate(entry.words, 1)}
        return case(ranks, value=key, else_=0), len(ranks) + 1
    if entry.kind is Kind.YES_NO:
        return func.coalesce(key + 1, 0), 3
    if entry.kind.refers:
        target: Any = target_class(entry)
        return func.coalesce(key, 0), (session.scalar(select(func.max(target.id))) or 0) + 1
    if entry.kind in _DAYS and level.unit is not Unit.DAY:
        return _period_number(_day(entry, expression(level.path, "value")), level.unit or Unit.MONTH)
    return None


def _period_number(day: ColumnElement[Any], unit: Unit) -> tuple[ColumnElement[Any], int]:
    year = cast(func.substr(day, 1, 4), Integer)
    month = cast(func.substr(day, 6, 2), Integer)
    parts: Mapping[Unit, Any] = {
        Unit.YEAR: year,
        Unit.QUARTER: year * 4 + (month + 2) // 3,
        Unit.MONTH: year * 12 + month,
    }
    return func.coalesce(parts[unit], 0), 130_000


# -- ids by group ------------------------------------------------------------------------------------------------------


def _by_group(ids: "array[int]", leaves: Sequence[_Leaf]) -> "array[int]":
    """Return the ids group by group; within a group they keep their order."""
    if len(leaves) < 2:
        return ids
    import numpy as np  # importing it takes longer than opening a short list

    members = np.concatenate(list(_numbers(leaves)))
    counts = np.fromiter((leaf.count for leaf in leaves), dtype=np.int64, count=len(leaves))
    lowest = int(members.min())  # a company among companies and persons has a negative id
    group_of = np.zeros(int(members.max()) - lowest + 1, dtype=np.int16 if len(leaves) < 2**15 else np.int32)
    group_of[members - lowest] = np.repeat(np.arange(len(leaves), dtype=group_of.dtype), counts)
    listed = np.frombuffer(ids, dtype=np.int64)
    found = array("q")
    found.frombytes(listed[np.argsort(group_of[listed - lowest], kind="stable")].tobytes())
    return found


def _numbers(leaves: Sequence[_Leaf]) -> "Iterator[np.ndarray]":
    """Read the ids of the groups, a stretch at a time."""
    import numpy as np

    stretch: list[str] = []
    length = 0
    for leaf in leaves:
        stretch.append(leaf.ids)
        length += len(leaf.ids)
        if length > _LIST_OF_IDS:
            yield np.fromstring(",".join(stretch), dtype=np.int64, sep=",")
            stretch, length = [], 0
    if stretch:
        yield np.fromstring(",".join(stretch), dtype=np.int64, sep=",")
