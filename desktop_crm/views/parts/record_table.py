"""The table of every list of records: sorted in SQL, read by page, and up to date by itself."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.grouping import Grouped, grouped_ids
from desktop_crm.operations.listed import first_beginning
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.reading import count_of, ids_of
from desktop_crm.operations.selection_facts import UNASKABLE
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.paths import is_path
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import PATIENCE, Job, TookTooLong
from desktop_crm.views.parts.column_filtering import ColumnFiltering
from desktop_crm.views.parts.record_asking import ListReading
from desktop_crm.views.parts.record_cell import CellEdit
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_figures import ColumnFigures
from desktop_crm.views.parts.record_filters import ColumnFilters
from desktop_crm.views.parts.record_foot import RecordFoot
from desktop_crm.views.parts.record_group_strip import GroupStrip
from desktop_crm.views.parts.record_grouping import ListGrouping
from desktop_crm.views.parts.record_header import RecordHeader
from desktop_crm.views.parts.record_memory import ListMemory
from desktop_crm.views.parts.record_menus import ListMenus
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_order import ListOrder
from desktop_crm.views.parts.record_output import RecordOutput
from desktop_crm.views.parts.record_place import Place
from desktop_crm.views.parts.record_rows import Rows, place_in
from desktop_crm.views.parts.record_summing import Summing
from desktop_crm.views.parts.record_totals import TotalRow
from desktop_crm.views.parts.record_view import RecordView
from desktop_crm.views.parts.record_watch import tables_shown, tables_watched
from desktop_crm.views.sentences import sentence


class RecordTable(QWidget):
    """A list of one kind of record. It reads and tells; what is to be done with a record is for its owner."""

    opened = Signal(int)  # double click, Enter
    previewed = Signal(int)  # the user clicked a record, or moved to it with the keys
    right_clicked = Signal(int)  # a record that is to be seen in short, but not gone to
    toggled = Signal(int, str, bool)  # id, path, new value: a wish to change a yes/no field
    listed = Signal()  # the ids have arrived, or were found again after a change
    selection_changed = Signal()

    def __init__(
        self, bench: Bench, record: RecordKind, columns: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._asked: Listing | None = None  # as its owner asked for it
        self._listing: Listing | None = None  # as it is shown: in the user's order, and filtered
        self._place: Place | None = None
        self._behind = False  # something was changed while the list was out of sight
        self._build(record, columns, name)
        self._connect()
        self._read_preferences()

    def _build(self, record: RecordKind, columns: Sequence[str], name: str) -> None:
        bench = self._bench
        self._model = RecordModel(bench.desk, bench.theme, bench.faces, record, self)
        self._header = RecordHeader(bench.theme, self)
        self._view = RecordView(bench.theme, self._model, self._header, self)
        self._memory = ListMemory(bench.memory, name, self)
        self._columns = RecordColumns(self._view, self._model, self._header, self._memory, columns)
        self.filters = ColumnFilters(record, self._memory, self)
        self.figures = ColumnFigures(record, self._memory, self)
        self.grouping = ListGrouping(record, self._memory, self)
        self.strip = GroupStrip(bench, self.grouping, self._model.label, self)
        self._reading = ListReading(bench.desk, self)
        self._foot = RecordFoot(bench.faces.locale, self)
        self.cells = CellEdit(bench, self._view, self._model)
        self.order = ListOrder(self._header, self._model, self._columns)
        self.filtering = ColumnFiltering(bench, self._view, self._model, self.filters)
        self.totals = TotalRow(bench, self._header, self._model, self.figures, self)
        self._output = RecordOutput(
            bench, self._view, self._model, self._columns, self.totals, self._view.accessibleName
        )
        self.summing = Summing(bench, self._view, self._model, self._foot, self.totals, self.figures, self._columns)
        self.menus = ListMenus(
            bench.theme,
            self._view,
            self._model,
            self._columns,
            self.order,
            self.filtering,
            self.figures,
            self.grouping,
            self._output,
        )
        self._empty = EmptyState(self)
        self._when_empty: tuple[str, str, Callable[[], object] | None] = (self._empty.text, "", None)
        self._empty.hide()
        self._view.setAccessibleName(self.tr("List"))
        self.setFocusProxy(self._view)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = self._middle = QGridLayout()
        self._keep_headings_free()
        middle.setRowStretch(1, 1)
        middle.addWidget(self._view, 0, 0, 2, 1)
        middle.addWidget(self._empty, 1, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addWidget(self.totals)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        view, header = self._view, self._header
        view.open_requested.connect(lambda place: self._tell(self.opened, place))
        view.place_entered.connect(lambda place: self._tell(self.previewed, place))
        view.place_right_clicked.connect(lambda place: self._tell(self.right_clicked, place))
        view.tick_requested.connect(self._on_tick_requested)
        view.copy_requested.connect(self.copy)
        view.typed.connect(self._on_typed)
        view.selection_changed.connect(self.selection_changed)
        view.horizontalScrollBar().valueChanged.connect(self.totals.update)
        view.menu_requested.connect(self._on_menu_requested)
        view.headings_requested.connect(self._on_headings_requested)
        view.drag_requested.connect(self._output.drag)
        for chosen in (self.order.chosen, self.grouping.changed):
            chosen.connect(lambda: self._list(bool(len(self._view.records))))  # where none is selected, from the top
        self.grouping.all_folded.connect(self._fold_all)
        view.groups.turned.connect(self._on_group_turned)
        header.group_requested.connect(lambda column: self.grouping.add(self._model.paths[column]))
        for asked_otherwise in (self.figures.changed, self._columns.changed):
            asked_otherwise.connect(self._on_figures_asked)
        self.filters.changed.connect(self._on_filters_changed)
        self._foot.reset_requested.connect(self.filters.reset)
        self._foot.stop_requested.connect(self.stop_reading)
        self._reading.begun.connect(self._on_begun)
        self.filtering.row_switched.connect(self._keep_headings_free)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        self._columns.was_reset.connect(self._list)
        self.totals.room_wanted.connect(self._columns.make_room)
        self._desk.changed.connect(self._on_changed)
        self._desk.user_changed.connect(self._on_user_changed)

    def _keep_headings_free(self) -> None:
        """The words of an empty list stand below the headings."""
        self._middle.setRowMinimumHeight(0, self._header.sizeHint().height() + self._view.frameWidth())

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
        """Show another list. Until its ids arrive the old rows stay; the user's order and filters hold."""
        before, self._asked = self._asked, listing
        self._list(before is not None and before.sorted_by() == listing.sorted_by())

    def refresh(self) -> None:
        """Ask for the ids again; the place in the list is kept."""
        self._list()

    def _list(self, same: bool = True) -> None:
        """Ask for the ids. *same*: of the same records, which may stand and be filtered otherwise."""
        asked, record = self._asked, self._model.record
        if asked is None:
            return
        order = asked.order if self._columns.order is None else self._columns.order
        listing = asked.sorted_by(*(level for level in order if is_path(record, level.path)))
        self._listing = listing = self.filters.narrow(listing)
        self.order.show(listing)
        self._foot.wait()
        self._empty.setVisible(same and self._empty.isVisible())  # until one knows whether there is anything
        self._foot.set_filters(self.filtering.words())
        told, read = self._on_failed, self._reading.read
        if levels := self.grouping.levels:
            asks = (listing, grouped_ids, levels, self.summing.measures)
            read(*asks, then=partial(self._on_grouped, same), failed=told, beginning=False)
        else:
            read(listing, ids_of, then=partial(self._on_listed, same), failed=told, beginning=not same)
        self._count_whole(asked)

    def _on_begun(self, ids: "array[int]") -> None:
        """The list begins so; its place, its count and who listens wait for the rest."""
        self._show_rows(None, Rows(ids))
        self._empty.hide()

    def stop_reading(self) -> None:
        """Read no further: what the list holds is not known."""
        self._reading.stop()
        self._give_up(self.tr("Reading was stopped."))

    def _give_up(self, told: str) -> None:
        self._on_listed(False, array("q"))
        self._empty.set_state(told, self.tr("Read again"), self.refresh)

    def _count_whole(self, asked: Listing) -> None:
        """Of a filtered list one also reads how many there would be."""
        if self.filters.lines:
            told, failed = self._foot.set_whole, lambda _error: self._foot.set_whole(None)
            self._desk.ask_later(self, count_of, asked, then=told, failed=failed, topic="whole", patience=PATIENCE)
        else:
            self._foot.set_whole(None)

    def _on_filters_changed(self) -> None:
        self._columns.spread()  # a funnel takes room
        self._list()

    def _on_failed(self, error: Exception) -> None:
        """A list that cannot be asked for holds nothing, and says why."""
        if isinstance(error, TookTooLong):
            self._give_up(sentence(error))
        elif isinstance(error, UNASKABLE):
            self._on_listed(False, array("q"))
            self._empty.set_state(sentence(error), "", None)
        else:
            raise error

    def _on_listed(self, same: bool, ids: "array[int]") -> None:
        self._show(same and ids == self._model.ids and self._model.rows.groups is None, same, Rows(ids))
        if self._listing is not None:
            self.summing.follow(self._listing)
        self.listed.emit()

    def _on_grouped(self, same: bool, found: Grouped) -> None:
        known = found.ids == self._model.ids and found.groups.same_as(self._model.rows.groups)
        self._show(same and known, same, self.grouping.rows_of(found.ids, found.groups))
        if self._listing is not None:
            self.summing.show_totals(self._listing, found.groups)
        self.listed.emit()

    def _show(self, known: bool, same: bool, rows: Rows) -> None:
        """Show rows. *known*: nothing has changed; *same*: of the same records, so that the place is kept."""
        self._say_when_empty()
        if not known:
            seen = same or self._reading.has_begun
            self._show_rows(Place.taken(self._view, self._model, self._place) if seen else None, rows)
        self._foot.set_count(len(rows.ids))
        self._empty.setVisible(not len(rows.ids))

    def _show_rows(self, place: Place | None, rows: Rows) -> None:
        self._model.set_rows(rows)
        if place is None:
            self._view.settle()
            self._view.scrollToTop()
            self._view.read_selection()
        self._place = place and place.restore(self._view, self._model)

    def _fold_all(self) -> None:
        """Fold or open all groups; who stood in one stays in sight."""
        groups = self._model.rows.groups
        if groups is not None:
            place = Place.taken(self._view, self._model)
            self._model.fold_otherwise(self.grouping.rows_of(self._model.ids, groups))
            place.restore(self._view, self._model)

    def _on_group_turned(self, group: int) -> None:
        if (groups := self._model.rows.groups) is not None:
            self.grouping.note(groups, group)

    def _on_figures_asked(self) -> None:
        """Groups tell their figures with their counts."""
        groups = self._model.rows.groups
        if groups is not None and self.grouping.levels and groups.measures != self.summing.measures:
            self._list()

    def _say_when_empty(self) -> None:
        """It may be the filters that let nothing through."""
        if self.filters.lines:
            told = self.tr("Nothing fits the filters of the columns."), self.tr("Reset filters")
            self._empty.set_state(*told, self.filters.reset)
        else:
            self._empty.set_state(*self._when_empty)

    def current_id(self) -> int | None:
        """Return the record that the keyboard is at; None at the row of a group."""
        return self._model.id_at(self._view.currentIndex().row())

    def select_id(self, id: int | None) -> None:
        """Go to a record, or away from all where the list does not hold it; several selected rows stay selected.

        Nobody is told of it. Where it is already, nothing moves.
        """
        place = self._place_of(id)
        if place is None:
            if len(self._view.selected) <= 1:
                self._view.selectionModel().clear()
        elif id != self.current_id() or place not in self._view.selected:
            self._view.go_to(place)

    def _place_of(self, id: int | None) -> int | None:
        """Where a record stands, or the group that it is folded into."""
        member = None if id is None else place_in(self._model.ids, id)
        return None if member is None else self._model.rows.holder_of(member)

    def selected_ids(self) -> "array[int]":
        """Return the selected records, from top to bottom."""
        return self._view.selected_ids()

    def step(self, current_id: int | None, delta: int) -> int | None:
        """Return the record *delta* rows further on; None beyond either end, or where the list does not hold it."""
        ids = self._model.ids
        member = None if current_id is None else place_in(ids, current_id)
        return ids[member + delta] if member is not None and 0 <= member + delta < len(ids) else None

    def set_row_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu of rows offers, before Copy."""
        self.menus.row_actions = actions

    def set_area_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu of the empty area offers first."""
        self.menus.area_actions = actions

    def set_empty_state(self, text: str, button_text: str = "", callback: Callable[[], object] | None = None) -> None:
        """What is said, and offered, in the middle of a list without rows."""
        self._when_empty = (text, button_text, callback)
        self._say_when_empty()

    def remember_as(self, name: str, keep: bool = False) -> None:
        """Keep columns, order, filters and the like under another name from now on (COL-8).

        They are shown as they were there last; with *keep*, they stay as they are, and are written down there.
        """
        self._memory.rename(name, keep)
        if not keep:
            self.filtering.show_marks()
            self.strip.show_levels()
            self._list()

    @property
    def memory(self) -> ListMemory:
        """What is remembered of the list, and under which name."""
        return self._memory

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
        self.summing.stop()
        self._memory.write_down_late()

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
        if self._listing is None:
            return
        if changes.touch_any(*tables_watched(self._desk, self._listing)):
            self.refresh()
        elif changes.touch_any(*self._tables_worked_out()):
            self.refresh() if self.grouping.levels else self.summing.follow(self._listing)

    def _tables_worked_out(self) -> frozenset[str]:
        """The tables that decide in which groups records stand, and what they come to."""
        paths = [*(one.path for one in self.figures.measures), *(level.path for level in self.grouping.levels)]
        return tables_shown(self._model.record, tuple(paths)) - {self._model.record} if paths else frozenset()

    def _follow_fields(self) -> None:
        """A list is neither sorted nor filtered by a field that is gone."""
        self.filters.follow_fields()
        self.figures.follow_fields()
        self.grouping.follow_fields()
        self.strip.show_levels()
        self._columns.follow_fields()
        self._list()

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
        path = self._columns.worded
        if path is None or not self.count:
            return
        here = self._model.rows.members_in(*[max(0, self._view.currentIndex().row())] * 2)[0]
        start = here + (1 if len(typed) == 1 else 0)
        self._desk.ask_later(
            self, first_beginning, self._model.record, path, self._model.ids, typed, start,
            then=self._on_found, topic="typed",
        )  # fmt: skip

    def _on_found(self, id: int | None) -> None:
        if id is not None:
            self.select_id(id)
            self.previewed.emit(id)

    # -- what leaves the list ----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with headings."""
        self._output.copy()

    def export(self, ending: str) -> Job | None:
        """Write all rows to a file that is asked for: ".xlsx" or ".csv"."""
        return self._output.export(ending)

    # -- menus -------------------------------------------------------------------------------------------------------

    def _on_menu_requested(self, where: QPoint, on_row: bool) -> None:
        self.context_menu(on_row).popup(where)

    def context_menu(self, on_row: bool) -> QMenu:
        """Return the menu of a row, or of the empty area."""
        return self.menus.of_rows() if on_row else self.menus.of_area()

    def _on_header_menu_requested(self, point: QPoint) -> None:
        self.header_menu(self._header.logicalIndexAt(point)).popup(self._header.mapToGlobal(point))

    def _on_headings_requested(self) -> None:
        self.menus.of_headings().popup(self._header.mapToGlobal(self._header.rect().bottomLeft()))

    def header_menu(self, column: int = -1) -> QMenu:
        """Return the menu of the header; *column* is the one that was clicked."""
        return self.menus.of_heading(column)
