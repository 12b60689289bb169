"""The table of every list of records: sorted in SQL, read by page, and up to date by itself."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.listed import AMOUNTS, amount_in_base, first_beginning
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.reading import Amount, ids_of
from desktop_crm.operations.selection_facts import UNASKABLE
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.paths import field_at, is_path
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.column_menu import fill_column_menu
from desktop_crm.views.parts.record_cell import CellEdit
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_drag import drag_records
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_export import TEXT, WORKBOOK
from desktop_crm.views.parts.record_foot import RecordFoot
from desktop_crm.views.parts.record_header import HEADER_HEIGHT, RecordHeader, SortMark
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_output import RecordOutput
from desktop_crm.views.parts.record_place import Place
from desktop_crm.views.parts.record_view import RecordView
from desktop_crm.views.parts.record_watch import tables_shown, tables_watched
from desktop_crm.views.sentences import sentence

_PAUSE = 120  # milliseconds of rest before the selected rows are summed


class RecordTable(QWidget):
    """A list of one kind of record. It reads and tells; what is to be done with a record is for its owner."""

    opened = Signal(int)  # double click, Enter
    previewed = Signal(int)  # the user clicked a record, or moved to it with the keys
    toggled = Signal(int, str, bool)  # id, path, new value: a wish to change a yes/no field
    listed = Signal()  # the ids have arrived, or were found again after a change
    selection_changed = Signal()

    def __init__(
        self, bench: Bench, record: RecordKind, columns: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._listing: Listing | None = None
        self._place: Place | None = None
        self._behind = False  # something was changed while the list was out of sight
        self._own_order: tuple[Order, ...] = ()  # of the list, before the user sorted it
        self._row_actions: Sequence[QAction] = ()
        self._area_actions: Sequence[QAction] = ()
        self._build(record, columns, name)
        self._connect()
        self._read_preferences()

    def _build(self, record: RecordKind, columns: Sequence[str], name: str) -> None:
        bench = self._bench
        self._model = RecordModel(bench.desk, bench.theme, bench.faces, record, self)
        self._header = RecordHeader(bench.theme, self)
        self._view = RecordView(bench.theme, self._model, self._header, self)
        self._columns = RecordColumns(self._view, self._model, self._header, bench.memory, name, columns)
        self._foot = RecordFoot(bench.faces.locale, self)
        self.cells = CellEdit(bench, self._view, self._model)
        self._output = RecordOutput(bench, self._view, self._model, self._columns, self._view.accessibleName)
        self._empty = EmptyState(self)
        self._when_empty: tuple[str, str, Callable[[], object] | None] = (self._empty.text, "", None)
        self._empty.hide()
        self._summing = QTimer(self, interval=_PAUSE, singleShot=True)
        self._view.setAccessibleName(self.tr("List"))
        self.setFocusProxy(self._view)
        middle = QGridLayout()
        middle.setRowMinimumHeight(0, HEADER_HEIGHT + self._view.frameWidth())  # words stand below the headings
        middle.setRowStretch(1, 1)
        middle.addWidget(self._view, 0, 0, 2, 1)
        middle.addWidget(self._empty, 1, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        view, header = self._view, self._header
        view.open_requested.connect(lambda place: self._tell(self.opened, place))
        view.place_entered.connect(lambda place: self._tell(self.previewed, place))
        view.tick_requested.connect(self._on_tick_requested)
        view.copy_requested.connect(self.copy)
        view.typed.connect(self._on_typed)
        view.selection_changed.connect(self._on_selection_changed)
        view.menu_requested.connect(self._on_menu_requested)
        view.drag_requested.connect(self._on_drag_requested)
        header.sort_requested.connect(self._on_sort_requested)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        self._columns.changed.connect(self._on_columns_changed)
        self._columns.was_reset.connect(self._on_columns_reset)
        self._summing.timeout.connect(self._sum)
        self._desk.changed.connect(self._on_changed)
        self._desk.user_changed.connect(self._on_user_changed)

    # -- the list --------------------------------------------------------------------------------------------------

    @property
    def listing(self) -> Listing | None:
        """What was asked for last, in the order that the user chose."""
        return self._listing

    @property
    def ids(self) -> "array[int]":
        """The ids of the rows, from top to bottom."""
        return self._model.ids

    @property
    def count(self) -> int:
        return len(self._model.ids)

    @property
    def model(self) -> RecordModel:
        return self._model

    @property
    def view(self) -> RecordView:
        return self._view

    @property
    def columns(self) -> RecordColumns:
        return self._columns

    def set_listing(self, listing: Listing) -> None:
        """Show another list. Until its ids arrive the old rows stay; the order that the user chose last holds."""
        self._own_order = listing.order
        if self._columns.order is not None:
            listing = listing.sorted_by(*self._columns.order)
        self._list(listing)

    def refresh(self) -> None:
        """Ask for the ids again; the place in the list is kept."""
        if self._listing is not None:
            self._list(self._listing)

    def _list(self, listing: Listing) -> None:
        same = self._listing is not None and self._listing.sorted_by() == listing.sorted_by()
        self._listing = listing
        self._show_order(listing)
        self._foot.wait()
        self._desk.ask_later(self, ids_of, listing, then=partial(self._on_listed, same), failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        """A list that cannot be asked for holds nothing, and says why."""
        if not isinstance(error, UNASKABLE):
            raise error
        self._on_listed(False, array("q"))
        self._empty.set_state(sentence(error), "", None)

    def _on_listed(self, same: bool, ids: "array[int]") -> None:
        self._empty.set_state(*self._when_empty)
        if not same or ids != self._model.ids:
            place = Place.taken(self._view, self._model, self._place) if same else None
            self._model.set_ids(ids)
            if place is None:
                self._view.settle()
                self._view.read_selection()
            self._place = place and place.restore(self._view, self._model)
        self._foot.set_count(len(ids))
        self._empty.setVisible(not len(ids))
        self.listed.emit()

    def current_id(self) -> int | None:
        """Return the record that the keyboard is at."""
        return self._model.id_at(self._view.currentIndex().row())

    def select_id(self, id: int | None) -> None:
        """Go to a record, or away from all where the list does not hold it; several selected rows stay selected.

        Nobody is told of it. Where it is already, nothing moves.
        """
        place = self._model.place_of(id)
        if place is None:
            if len(self._view.selected) <= 1:
                self._view.selectionModel().clear()
        elif id != self.current_id() or place not in self._view.selected:
            self._view.go_to(place)

    def selected_ids(self) -> "array[int]":
        """Return the selected records, from top to bottom."""
        return self._view.selected_ids()

    def step(self, current_id: int | None, delta: int) -> int | None:
        """Return the record *delta* rows further on; None beyond either end, or where the list does not hold it."""
        place = self._model.place_of(current_id)
        return None if place is None else self._model.id_at(place + delta)

    def set_row_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu of rows offers, before Copy."""
        self._row_actions = actions

    def set_area_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu of the empty area offers first."""
        self._area_actions = actions

    def set_empty_state(self, text: str, button_text: str = "", callback: Callable[[], object] | None = None) -> None:
        """What is said, and offered, in the middle of a list without rows."""
        self._when_empty = (text, button_text, callback)
        self._empty.set_state(*self._when_empty)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._view.setAccessibleName(name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self._model.refresh(None)
            self._on_user_changed()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._summing.stop()
        self._columns.write_down_late()

    # -- order -----------------------------------------------------------------------------------------------------

    def _on_sort_requested(self, column: int, adding: bool) -> None:
        """LI-1: the first click sorts up, the next one down; with Shift the column becomes one more level."""
        if self._listing is None:
            return
        path = self._model.paths[column]
        levels = {level.path: level for level in self._shown_order(self._listing)}
        before = levels.get(path)
        turned = Order(path, before is not None and not before.descending)
        if adding:
            order = (*(turned if other == path else level for other, level in levels.items()),)
            order = order if before else (*order, turned)
        else:
            order = (turned if before and len(levels) == 1 else Order(path),)
        self._sort(order)

    def _sort(self, order: tuple[Order, ...]) -> None:
        self._columns.set_order(order)
        if self._listing is not None:
            self._list(self._listing.sorted_by(*order))

    def _shown_order(self, listing: Listing) -> tuple[Order, ...]:
        """The order in words of columns: without one a list stands by name."""
        if listing.order:
            return listing.order
        named = [c.path for c in self._model.columns if c.path == c.field.key and c.field.name == _name_of(c.field)]
        return tuple(Order(path) for path in named[:1])

    def _show_order(self, listing: Listing) -> None:
        order = self._shown_order(listing)
        places = {path: place for place, path in enumerate(self._model.paths)}
        marks = {
            places[level.path]: SortMark(number if len(order) > 1 else 0, level.descending)
            for number, level in enumerate(order, 1)
            if level.path in places
        }
        self._header.set_marks(marks)
        self._columns.spread()  # a mark takes room

    def _on_columns_changed(self) -> None:
        if self._listing is not None:
            self._show_order(self._listing)

    def _on_columns_reset(self) -> None:
        if self._listing is not None:
            self._list(self._listing.sorted_by(*self._own_order))

    # -- changes ---------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Any) -> None:
        """The whole policy: rows that show what was changed are read again, and the ids where the list may differ.

        A list out of sight waits until it is seen.
        """
        if not self.isVisible():
            self._behind = True
            return
        record = self._model.record
        if changes.touch("custom_field"):
            self._follow_fields()
        if changes.touch_any(*(tables_shown(record, self._model.paths) - {record})):
            self._model.refresh(None)
        elif changes.touch(record):
            self._model.refresh(changes.rows[record])
        if changes.touch("preference"):
            self._read_preferences()
        if self._listing is not None and changes.touch_any(*tables_watched(self._desk, self._listing)):
            self.refresh()

    def _follow_fields(self) -> None:
        """A list is not sorted by a field that is gone."""
        self._columns.follow_fields()
        if self._listing is not None:
            here = (level for level in self._listing.order if is_path(self._model.record, level.path))
            self._list(self._listing.sorted_by(*here))

    def _on_user_changed(self) -> None:
        self._read_preferences()
        self.refresh()

    def _read_preferences(self) -> None:
        self._model.mark_late(bool(self._desk.ask(preference, "mark_overdue")))

    # -- what the view asks for --------------------------------------------------------------------------------------

    def _tell(self, signal: SignalInstance, place: int) -> None:
        id = self._model.id_at(place)
        if id is not None:
            signal.emit(id)

    def _on_tick_requested(self, place: int, column: int) -> None:
        id = self._model.id_at(place)
        if id is not None and self._model.row(place) is not None:
            self.toggled.emit(id, self._model.paths[column], not self._model.is_checked(place, column))

    def _on_typed(self, typed: str) -> None:
        path = self._searched_path()
        if path is None or not self.count:
            return
        start = max(0, self._view.currentIndex().row()) + (1 if len(typed) == 1 else 0)
        self._desk.ask_later(
            self, first_beginning, self._model.record, path, self._model.ids, typed, start,
            then=self._on_found, topic="typed",
        )  # fmt: skip

    def _searched_path(self) -> str | None:
        """The first column with words."""
        kinds = ((path, field_at(path).kind) for path in self._columns.shown())
        return next((path for path, kind in kinds if kind.textual or kind.refers), None)

    def _on_found(self, id: int | None) -> None:
        if id is not None:
            self.select_id(id)
            self.previewed.emit(id)

    def _on_selection_changed(self) -> None:
        self._foot.set_selected(len(self._view.selected))
        self._summing.start()
        self.selection_changed.emit()

    def _sum(self) -> None:
        count = len(self._view.selected)
        if self._listing is None or self._model.record not in AMOUNTS or count < 2:
            return
        rest = 2 * count > self.count  # of more than half, what is left out is sooner summed
        ids = self._view.selected.ids(self._model.ids, outside=rest)
        told = partial(self._on_summed, count)
        self._desk.ask_later(self, amount_in_base, self._listing, ids, rest, then=told, topic="sum")

    def _on_summed(self, count: int, total: Amount) -> None:
        if count == len(self._view.selected):
            self._foot.set_selected(count, self._bench.faces.amount_text(total.minor, total.currency))

    # -- what leaves the list ----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with headings."""
        self._output.copy()

    def export(self, ending: str) -> Job | None:
        """Write all rows to a file that is asked for: ".xlsx" or ".csv"."""
        return self._output.export(ending)

    def _on_drag_requested(self) -> None:
        """Carry the selected records to where they may be let go: onto a selection."""
        ids, path = self.selected_ids(), self._searched_path()
        if not ids:
            return
        told = self.tr("Records: %1").replace("%1", self._bench.faces.number_text(len(ids)))
        if len(ids) == 1 and path is not None and (place := self._model.place_of(ids[0])) is not None:
            told = self._model.texts(place)[self._model.paths.index(path)]
        drag_records(self._view.viewport(), self._bench.theme, self._model.record, ids, told)

    # -- menus -------------------------------------------------------------------------------------------------------

    def _on_menu_requested(self, where: QPoint, on_row: bool) -> None:
        self.context_menu(on_row).popup(where)

    def context_menu(self, on_row: bool) -> QMenu:
        """Return the menu of a row, or of the empty area."""
        menu = self._new_menu()
        for action in self._row_actions if on_row else self._area_actions:
            menu.addAction(action)
        menu.addSeparator()
        if on_row:
            copy = menu.addAction(self._bench.theme.icon("copy"), self.tr("Copy"), self.copy)
            copy.setShortcut(QKeySequence.StandardKey.Copy)
        everything = menu.addAction(self.tr("Select all"), self._view.selectAll)
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        everything.setEnabled(self.count > 0)
        self._add_exports(menu)
        if not on_row:
            fill_column_menu(menu.addMenu(self.tr("Columns")), self._columns, self._model, self._bench.theme)
        return menu

    def _add_exports(self, menu: QMenu) -> None:
        exports = menu.addMenu(self._bench.theme.icon("export"), self.tr("Export"))
        exports.addAction(self.tr("Excel workbook…"), lambda: self.export(WORKBOOK))
        exports.addAction(self.tr("Text file (CSV)…"), lambda: self.export(TEXT))
        exports.setEnabled(self.count > 0)

    def _on_header_menu_requested(self, point: QPoint) -> None:
        self.header_menu(self._header.logicalIndexAt(point)).popup(self._header.mapToGlobal(point))

    def header_menu(self, column: int = -1) -> QMenu:
        """Return the menu of the header; *column* is the one that was clicked."""
        menu = self._new_menu()
        at = self._model.paths[column] if column >= 0 else ""
        if at:
            menu.addAction(self.tr("Sort ascending"), lambda: self._sort((Order(at),)))
            menu.addAction(self.tr("Sort descending"), lambda: self._sort((Order(at, True),)))
            then = menu.addAction(self.tr("Then sort by this"), lambda: self._on_sort_requested(column, True))
            then.setToolTip(self.tr("The same as a click on the heading with Shift"))
            menu.addSeparator()
        fill_column_menu(menu, self._columns, self._model, self._bench.theme, at)
        return menu

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _name_of(field: Field) -> str:
    return getattr(field.entity, "__label__", "")
