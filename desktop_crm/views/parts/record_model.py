"""The model of every list: ids in memory, rows read by page when they are looked at, texts made once a row."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.reading import Amount, Row, rows_of
from desktop_crm.selections.paths import field_at, path_of
from desktop_crm.views.desk import Desk
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_figures import figure_text
from desktop_crm.views.parts.record_group_words import group_title
from desktop_crm.views.parts.record_rows import GroupedRows, Rows
from desktop_crm.views.parts.status import status_icon
from desktop_crm.views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE = Qt.ItemDataRole.UserRole.value
PAGE = 128  # a power of two
_SHIFT, _WITHIN = 7, PAGE - 1
_KEPT_PAGES = 40

# Made once: the look-up of an enum costs more than all the rest of a cell.
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_DECORATION = Qt.ItemDataRole.DecorationRole.value
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole.value
_FOREGROUND = Qt.ItemDataRole.ForegroundRole.value
_CHECK = Qt.ItemDataRole.CheckStateRole.value
_TIP = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value
_HORIZONTAL = Qt.Orientation.Horizontal
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_NO_INDEX = QModelIndex()
_NO_ROWS = Rows(array("q"))
_GROUP = -1


@dataclass(slots=True)
class Column:
    """One column: the path that it shows, and how."""

    path: str
    field: Field
    alignment: int
    decimals: int | None  # of money: 0 until a value with hundredths has been seen in the column, then 2
    is_check: bool
    is_status: bool
    is_number: bool

    @property
    def tickable(self) -> bool:
        """Whether a click on its box is a wish to change the record itself."""
        return self.is_check and self.field.editable and self.path == self.field.key


class _Page:
    """Up to 128 neighbouring rows as they were read, and the texts of those that were looked at."""

    __slots__ = ("rows", "texts")

    def __init__(self, rows: list[Row | None]) -> None:
        self.rows = rows
        self.texts: list[tuple[str, ...] | None] = [None] * len(rows)


class RecordModel(QAbstractTableModel):
    """A table over an array of ids. It reads, and never writes: what a tick means is for its owner to do."""

    def __init__(
        self, desk: Desk, theme: Theme, faces: Faces, record: RecordKind, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._faces, self._record = desk, theme, faces, record
        self._rows = _NO_ROWS
        self._titles: dict[int, str] = {}  # of groups that were looked at
        self._columns: list[Column] = []
        self._paths: tuple[str, ...] = ()
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._recent, self._recent_number = _Page([]), -1
        self.late_marked = True
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def record(self) -> RecordKind:
        return self._record

    @property
    def ids(self) -> "array[int]":
        """The ids of all records, also of those that are folded away."""
        return self._rows.ids

    @property
    def rows(self) -> Rows:
        """What stands where."""
        return self._rows

    @property
    def paths(self) -> tuple[str, ...]:
        """What the columns show, in the order of the model."""
        return self._paths

    @property
    def columns(self) -> Sequence[Column]:
        return self._columns

    def set_ids(self, ids: "array[int]") -> None:
        """Show other records, without groups."""
        self.set_rows(Rows(ids))

    def set_rows(self, rows: Rows) -> None:
        """Show other records, or in other groups."""
        self.beginResetModel()
        self._rows = rows
        self._forget()
        self.endResetModel()

    def fold_otherwise(self, rows: Rows) -> None:
        """Show the same records in the same groups, which are folded otherwise."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def turn(self, place: int) -> None:
        """Open the group whose row stands at a place, or fold it."""
        before, group = self._rows, self.group_at(place)
        if not isinstance(before, GroupedRows) or group == _GROUP:
            return
        after = before.turned(group)
        more = len(after) - len(before)
        if more > 0:
            self.beginInsertRows(_NO_INDEX, place + 1, place + more)
            self._rows = after
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NO_INDEX, place + 1, place - more)
            self._rows = after
            self.endRemoveRows()
        self._tell(range(place, place + 1))

    def set_columns(self, paths: Iterable[str]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = [self._column(path) for path in paths]
        self._paths = tuple(column.path for column in self._columns)
        self._forget()
        self.endResetModel()

    def mark_late(self, wanted: bool) -> None:
        """Whether overdue rows are red (NA-11)."""
        if wanted != self.late_marked:
            self.late_marked = wanted
            self._tell(range(len(self._rows)))

    def _column(self, path: str) -> Column:
        entry = field_at(path)
        decimals = 0 if entry.kind is Kind.MONEY else None
        is_check, is_status = entry.kind is Kind.YES_NO, entry.key == "sale.status"
        return Column(path, entry, self._faces.alignment(entry), decimals, is_check, is_status, entry.kind.numeric)

    # -- reading ---------------------------------------------------------------------------------------------------

    def row(self, place: int) -> Row | None:
        """Return the record at a place, read with its page; None where it is gone, and where a group stands."""
        member = self._rows.member_at(place)
        return None if member == _GROUP else self._page(member).rows[member & _WITHIN]

    def texts(self, place: int) -> tuple[str, ...]:
        """Return the cells of a place as text; made once, so that painting again costs a look-up."""
        member = self._rows.member_at(place)
        if member == _GROUP:
            return self._group_texts(self._rows.group_at(place))
        page = self._page(member)
        texts = page.texts[member & _WITHIN]
        if texts is None:
            texts = page.texts[member & _WITHIN] = self._texts_of(page.rows[member & _WITHIN])
        return texts

    # -- groups ----------------------------------------------------------------------------------------------------

    def group_at(self, place: int) -> int:
        """Return the number of the group whose row stands at a place; -1 where a record does."""
        return self._rows.group_at(place) if 0 <= place < len(self._rows) else _GROUP

    def group_title(self, group: int) -> str:
        """Return what is read on the row of a group."""
        title = self._titles.get(group)
        if title is None:
            assert self._rows.groups is not None
            title = self._titles[group] = group_title(self._faces, self._rows.groups, group, self.label)
        return title

    def group_figures(self, group: int) -> dict[str, str]:
        """Return what a group comes to, by the paths of the columns."""
        groups = self._rows.groups
        if groups is None or not groups.measures:
            return {}
        decimals = {column.path: (column.field, column.decimals) for column in self._columns}
        return {
            measure.path: figure_text(self._faces, decimals[measure.path][0], figure, decimals[measure.path][1])
            for measure, figure in zip(groups.measures, groups.figures(group), strict=True)
            if measure.path in decimals
        }

    def _group_texts(self, group: int) -> tuple[str, ...]:
        figures = self.group_figures(group)
        first, *rest = (figures.get(path, "") for path in self._paths)
        return (" ".join(filter(None, (self.group_title(group), first))), *rest)

    def is_late(self, place: int) -> bool:
        """Whether the record at a place is marked as overdue (NA-8)."""
        row = self.row(place)
        return row is not None and row.late and self.late_marked

    def is_negative(self, place: int, column: int) -> bool:
        """Whether a cell holds less than nothing: it is red (SD-5)."""
        row = self.row(place)
        return row is not None and self._columns[column].is_number and (_size(row.values[column]) or 0) < 0

    def _page(self, member: int) -> _Page:
        number = member >> _SHIFT
        if number == self._recent_number:
            return self._recent
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        self._recent, self._recent_number = page, number
        return page

    def _read(self, number: int) -> _Page:
        ids = self._ids_of_page(number)
        found = self._desk.ask(rows_of, self._record, self._paths, ids)
        rows = [found.get(id) for id in ids]
        self._settle_decimals(found.values())
        return _Page(rows)

    def _settle_decimals(self, rows: Iterable[Row]) -> None:
        """A column of money shows whole amounts until one with hundredths is met; from then on all show them."""
        for place, column in enumerate(self._columns):
            if column.decimals == 0 and any(_has_hundredths(row.values[place]) for row in rows):
                column.decimals = 2
                for page in self._pages.values():
                    page.texts = [None] * len(page.rows)
                self._tell(range(len(self._rows)))

    def _texts_of(self, row: Row | None) -> tuple[str, ...]:
        if row is None:
            return ("",) * len(self._columns)
        text = self._faces.text
        pairs = zip(self._columns, row.values, strict=True)
        return tuple("" if c.is_check else text(c.field, value, c.decimals) for c, value in pairs)

    def whole_text(self, place: int, column: int) -> str:
        """Return all of a text that a cell may show in part."""
        row, shown = self.row(place), self._columns[column]
        whole = row is not None and shown.field.kind.textual
        return str(row.values[column] or "") if row and whole else self.texts(place)[column]

    def whole_texts(self, row: Row) -> list[str]:
        """Return the cells of a row for the clipboard: also yes and no in words."""
        return [self._faces.text(c.field, value) for c, value in zip(self._columns, row.values, strict=True)]

    def _forget(self) -> None:
        self._pages.clear()
        self._titles.clear()
        self._recent_number = -1
        for column in self._columns:
            column.decimals = None if column.decimals is None else 0

    # -- changes ---------------------------------------------------------------------------------------------------

    def refresh(self, ids: frozenset[int] | None) -> None:
        """Read the pages again that hold any of *ids* (None: all), when they are next looked at."""
        for number in [n for n in self._pages if ids is None or not ids.isdisjoint(self._ids_of_page(n))]:
            del self._pages[number]
            if number == self._recent_number:
                self._recent_number = -1
            first = number << _SHIFT
            for top, bottom in self._rows.places_of(first, min(first + PAGE, len(self.ids))):
                self._tell(range(top, bottom + 1))

    def _ids_of_page(self, number: int) -> "array[int]":
        return self.ids[number << _SHIFT : (number + 1) << _SHIFT]

    def _tell(self, places: range) -> None:
        if places and self._columns:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], len(self._columns) - 1))

    def _on_theme_changed(self) -> None:
        self._late_brush = QBrush(self._theme.colour("overdue"))

    # -- places ----------------------------------------------------------------------------------------------------

    def place_of(self, id: int | None) -> int | None:
        """Return where a record stands; None where it does not, or is folded away."""
        return None if id is None else self._rows.place_of(id)

    def id_at(self, place: int) -> int | None:
        """Return the id at a place, without reading; None where a group stands, and beyond the rows."""
        if not 0 <= place < len(self._rows):
            return None
        member = self._rows.member_at(place)
        return None if member == _GROUP else self._rows.ids[member]

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else _NO_FLAGS

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.texts(index.row())[index.column()]
        if role == RECORD_ROLE:
            return self.id_at(index.row())
        if role == _ALIGNMENT:
            return self._columns[index.column()].alignment
        answer = _ANSWERS.get(role)
        return answer(self, index.row(), index.column()) if answer else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != _HORIZONTAL or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _DISPLAY:
            return self.label(column.path)
        if role == _ALIGNMENT:
            return column.alignment
        return None

    def label(self, path: str) -> str:
        """Return the heading of a column: "Amount"; over a link "Company: Country"."""
        found, label = path_of(path), self._faces.label
        return ": ".join(label(entry) for entry in (*found.links, found.field))

    def tip(self, place: int, column: int) -> str:
        """Return what a cell says in words where it shows a picture only."""
        shown, row = self._columns[column], self.row(place)
        if row is None or not (shown.is_status or shown.is_check):
            return ""
        return f"{self.label(shown.path)}: {self._faces.text(shown.field, row.values[column])}"

    def _foreground(self, place: int, column: int) -> QBrush | None:
        return self._late_brush if self.is_late(place) or self.is_negative(place, column) else None

    def _check_state(self, place: int, column: int) -> Qt.CheckState | None:
        if not self._columns[column].is_check or self.group_at(place) != _GROUP:
            return None
        return _CHECKED if self.is_checked(place, column) else _UNCHECKED

    def is_checked(self, place: int, column: int) -> bool:
        """Whether the box of a yes/no cell is ticked."""
        row = self.row(place)
        return row is not None and bool(row.values[column])

    def _decoration(self, place: int, column: int) -> Any:
        row = self.row(place)
        if row is None or not self._columns[column].is_status or not row.values[column]:
            return None
        return status_icon(self._theme, row.values[column])

    def _spoken(self, place: int, column: int) -> str:
        return self.tip(place, column) or self.texts(place)[column]


_ANSWERS: dict[int, Callable[[RecordModel, int, int], Any]] = {
    _FOREGROUND: RecordModel._foreground,
    _CHECK: RecordModel._check_state,
    _DECORATION: RecordModel._decoration,
    _TIP: lambda model, place, column: model.tip(place, column) or None,
    _SPOKEN: RecordModel._spoken,
}


def _size(value: Any) -> int | None:
    size: int | None = value.minor if isinstance(value, Amount) else value
    return size


def _has_hundredths(value: Any) -> bool:
    minor = _size(value)
    return minor is not None and minor % 100 != 0
