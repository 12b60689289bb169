"""The side panel of the selection screen: the lists of selections, and the preview of a member."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import add_favourites, remove_favourites
from desktop_crm.operations.selection import copy_selection, delete_selections, set_completed
from desktop_crm.operations.selection_facts import lines_of, name_for_copy
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import AREAS, Area
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.deleting import may_delete
from desktop_crm.views.parts.joining import Joining
from desktop_crm.views.parts.record_side import RecordSide
from desktop_crm.views.selection.lines_list import LinesList

SELECTION = RecordKind.SELECTION


class LineDeeds(QObject):
    """What is done with selections by a right click."""

    record_requested = Signal(str, int)
    new_requested = Signal(str, object)

    def __init__(self, bench: Bench, table: LinesList) -> None:
        super().__init__(table)
        self._bench, self._desk, self._table = bench, bench.desk, table
        self._open = self._action("open_outside", self.tr("Open"), self._on_open)
        self._star = self._action("star", self.tr("Add to favourites"), self._on_star)
        self._copy = self._action("copy", self.tr("Copy selection"), self._on_copy)
        self._complete = self._action("completed", self.tr("Completed"), self._on_complete)
        self._delete = self._action("delete", self.tr("Delete"), self._on_delete)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        table.addAction(self._delete)
        table.set_row_actions([self._open, self._star, self._copy, self._complete, None, self._delete])
        table.opened.connect(lambda id: self.record_requested.emit(SELECTION.value, id))
        table.selection_changed.connect(self._name)

    def _action(self, icon: str, text: str, slot: object) -> QAction:
        action = QAction(self._bench.theme.icon(icon), text, self)
        action.triggered.connect(slot)
        return action

    def _name(self) -> None:
        """Call what can be done by what it would do to the marked ones."""
        lines = list(self._desk.ask(lines_of, self._table.selected_ids()).values())
        starred = bool(lines) and all(line.starred for line in lines)
        done = bool(lines) and all(line.completed for line in lines)
        self._star.setText(self.tr("Remove from favourites") if starred else self.tr("Add to favourites"))
        self._complete.setText(self.tr("Re-open") if done else self.tr("Mark as completed"))
        self._copy.setEnabled(len(lines) == 1)

    def _ids(self) -> Sequence[int]:
        return list(self._table.selected_ids())

    def _on_open(self) -> None:
        if (id := self._table.current_id()) is not None:
            self.record_requested.emit(SELECTION.value, id)

    def _on_star(self) -> None:
        if ids := self._ids():
            starred = all(line.starred for line in self._desk.ask(lines_of, ids).values())
            self._desk.do(remove_favourites if starred else add_favourites, SELECTION, ids)

    def _on_copy(self) -> None:
        for id in self._ids():
            name = self._desk.ask(lines_of, [id])[id].name
            copy = self._desk.do(copy_selection, id, self._desk.ask(name_for_copy, name, self.tr("(copy)")))
            if copy is not None:
                self.record_requested.emit(SELECTION.value, copy)

    def _on_complete(self) -> None:
        if ids := self._ids():
            done = all(line.completed for line in self._desk.ask(lines_of, ids).values())
            self._desk.do(set_completed, ids, not done)

    def _on_delete(self) -> None:
        ids = self._ids()
        if ids and may_delete(self._bench, SELECTION, ids, self._table):
            self._desk.do(delete_selections, ids)


class SelectionSide(RecordSide):
    """Lists selections with type, owner and how many are in each. Records that are let go on a static one join it."""

    table: LinesList
    told = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        self._bench = bench
        super().__init__(bench, AREAS[SELECTION], parent)
        self._joining = Joining(bench, self)
        self._joining.record_requested.connect(self.record_requested)
        self.table.records_dropped.connect(self._on_dropped)
        self.table.refused.connect(self.told)

    @override
    def _make_table(self, bench: Bench, area: Area) -> LinesList:
        return LinesList(bench, self)

    @override
    def _make_deeds(self, bench: Bench, area: Area) -> LineDeeds:
        return LineDeeds(bench, self.table)

    @override
    def _dress(self, lent: Listing | None) -> None:
        """It has no columns: there is nothing to remember."""

    def preview(self, kind: str, record_id: int) -> None:
        """Show a member in short, while the preview is looked at."""
        if self.view == "preview":
            self.preview_panel.show_record(RecordKind(kind), record_id)

    def _on_dropped(self, selection_id: int, kind: str, ids: Sequence[int]) -> None:
        self._joining.join(selection_id, RecordKind(kind), ids)
