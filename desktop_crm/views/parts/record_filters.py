"""What the filters of a list's columns let through: a line of criteria a column, all of which must hold (COL-4)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, is_active, problems_of
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import OPERATORS, Operator
from desktop_crm.selections.paths import field_at, is_path
from desktop_crm.views.parts.record_memory import ListMemory

_TEXTS = (Kind.LONG_TEXT, Kind.CONTACTS)
_FIRST: Mapping[Kind, Operator] = {
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION), Operator.AT_LEAST),
    **dict.fromkeys((Kind.DATE, Kind.STAMP), Operator.BETWEEN),
    **dict.fromkeys(_TEXTS, Operator.CONTAINS),
    Kind.LINK: Operator.BEGINS,
}


def operators_of(kind: Kind) -> tuple[Operator, ...]:
    """Return what a column of a kind can be filtered by; the usual one stands first."""
    first = _FIRST.get(kind, OPERATORS[kind][0])
    return first, *(one for one in OPERATORS[kind] if one is not first)


class ColumnFilters(QObject):
    """The filters of one list, by path; personal, and kept with the list."""

    changed = Signal()
    row_switched = Signal(bool)

    def __init__(self, record: RecordKind, memory: ListMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._record, self._memory = record, memory
        self._lines: dict[str, Line] = {}
        self._row = False
        memory.share(self._told, self._take)

    @property
    def lines(self) -> Mapping[str, Line]:
        """The filters by path, in the order in which they were set."""
        return self._lines

    def put(self, path: str, line: Line | None) -> None:
        """Filter by a column, or no longer; a line that restricts nothing is none."""
        before = self._lines.get(path)
        if line is not None and not is_active(line):
            line = None
        if line == before:
            return
        if line is None:
            self._lines.pop(path)
        else:
            self._lines[path] = line
        self._tell()

    def reset(self) -> None:
        """Let all through again."""
        if self._lines:
            self._lines.clear()
            self._tell()

    def _tell(self) -> None:
        self._memory.touch()
        self.changed.emit()

    @property
    def criteria(self) -> Criteria | None:
        """The filters as a question, None where there are none."""
        return Criteria(self._record, Group(Join.ALL, tuple(self._lines.values()))) if self._lines else None

    def narrow(self, listing: Listing) -> Listing:
        """Return what the filters leave of a list."""
        if not self._lines:
            return listing
        asked = listing.narrowed or Criteria(self._record)
        return replace(listing, narrowed=asked.with_all(*self._lines.values()))

    def follow_fields(self) -> None:
        """The user's own fields are others now: nothing is filtered by one that is gone."""
        self._lines = _valid(self._record, self._lines.values())

    # -- the row of fields under the headings ------------------------------------------------------------------------

    @property
    def has_row(self) -> bool:
        """Whether filters are typed in a row under the headings."""
        return self._row

    def show_row(self, on: bool) -> None:
        """Show the row, or put it away; filters stay as they are."""
        if on != self._row:
            self._row = on
            self._memory.touch()
            self.row_switched.emit(on)

    # -- memory ----------------------------------------------------------------------------------------------------

    def _told(self) -> Mapping[str, Any]:
        lines = [[line.path, str(line.operator), list(line.values)] for line in self._lines.values()]
        return {"filters": lines, "filter_row": self._row}

    def _take(self, kept: Mapping[str, Any]) -> None:
        lines, row = kept.get("filters"), kept.get("filter_row") is True
        self._lines = _valid(self._record, _lines_of(self._record, lines if isinstance(lines, list) else []))
        if row != self._row:
            self._row = row
            self.row_switched.emit(row)


def _lines_of(record: RecordKind, kept: list[Any]) -> Iterable[Line]:
    for one in kept:
        if isinstance(one, list) and len(one) == 3 and is_path(record, one[0]) and isinstance(one[2], list):
            known = one[1] in OPERATORS[field_at(one[0]).kind]
            yield Line(one[0], Operator(one[1]) if known else str(one[1]), tuple(one[2]))


def _valid(record: RecordKind, lines: Iterable[Line]) -> dict[str, Line]:
    """Return the lines that can be asked, by path."""
    sound = (line for line in lines if not problems_of(Criteria(record, Group(parts=(line,)))) and is_active(line))
    return {line.path: line for line in sound}
