"""What can be done with the records of a list by a right click: open, book a follow-up, select, star, merge, delete."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.found import is_selected
from desktop_crm.operations.merging import MERGED, MOST
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.records import fields_by_name, stored
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.add_to_selection import AddToSelection
from desktop_crm.views.parts.deleting import may_delete_selected
from desktop_crm.views.parts.record_table import RecordTable


class RowDeeds(QObject):
    """The context menu of a list's rows. A row may stand for another record: a project's member for a person."""

    record_requested = Signal(str, int)
    new_requested = Signal(str, object)  # kind, and what is known of the new record

    def __init__(
        self, bench: Bench, table: RecordTable, record: RecordKind, leads: tuple[RecordKind, ...] = ()
    ) -> None:
        super().__init__(table)
        self._bench, self._desk, self._theme = bench, bench.desk, bench.theme
        self._table, self._record, self._leads = table, record, leads
        table.opened.connect(self.open)
        self._row_actions = self._actions()
        table.set_row_actions(self._row_actions)

    def _actions(self) -> list[QAction]:
        actions = [self._action("open_outside", self.tr("Open"), self._on_open)]
        if self._leads and self._record in LAYOUTS:
            actions.append(self._action("edit", self.tr("Edit…"), self._on_edit))
        if f"{self._record.value}_id" in fields_by_name(RecordKind.FOLLOW_UP):
            actions.append(self._following())
        if is_selected(self._record):
            actions.append(self._selecting())
        if self._record in AREAS:
            actions.append(self._action("star", self.tr("Add to favourites"), self._on_star))
        if self._record in MERGED:
            actions.append(self._merging())
        return [*actions, *([self._deleting()] if self._record in FORMS else [])]

    def add_after_open(self, action: QAction) -> None:
        """Offer one thing more, behind Open."""
        self._row_actions.insert(1, action)
        self._table.set_row_actions(self._row_actions)

    def _selecting(self) -> QAction:
        selecting = AddToSelection(self._bench, self._table, self._record)
        selecting.record_requested.connect(self.record_requested)
        return selecting.action

    def _deleting(self) -> QAction:
        delete = self._action("delete", self.tr("Remove") if self._leads else self.tr("Delete"), self._on_delete)
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._table.addAction(delete)
        return delete

    def _following(self) -> QAction:
        """Offered for one record: with several marked it would be booked on the one of them that was clicked."""
        following = self._action("follow_up", self.tr("New follow-up…"), self._on_follow_up)
        alone = self.tr("Select one row for this: it is booked on one record.")

        def allow() -> None:
            one = len(self._table.selected_ids()) <= 1
            following.setEnabled(one)
            following.setToolTip("" if one else alone)

        self._table.selection_changed.connect(allow)
        return following

    def _merging(self) -> QAction:
        """Offered for as many marked records as stand side by side."""
        merging = self._action("merge", self.tr("Merge…"), self._on_merge)
        merging.setVisible(False)
        chosen = self._table.selection_changed
        chosen.connect(lambda: merging.setVisible(1 < len(self._table.selected_ids()) <= MOST))
        return merging

    def _action(self, icon: str, text: str, slot: object) -> QAction:
        action = QAction(self._theme.icon(icon), text, self)
        action.triggered.connect(slot)
        return action

    def open(self, row_id: int) -> None:
        """Wish to see what a row stands for."""
        self.record_requested.emit(*self._target(row_id))

    def _target(self, row_id: int) -> tuple[str, int]:
        values = self._desk.ask(stored, self._record, row_id) if self._leads else {}
        found = ((kind.value, values.get(f"{kind.value}_id")) for kind in self._leads)
        return next(((kind, id) for kind, id in found if id is not None), (self._record.value, row_id))

    def _on_open(self) -> None:
        if (row_id := self._table.current_id()) is not None:
            self.open(row_id)

    def _on_edit(self) -> None:
        if (row_id := self._table.current_id()) is not None:
            self.record_requested.emit(self._record.value, row_id)

    def _on_follow_up(self) -> None:
        if (row_id := self._table.current_id()) is not None:
            self.new_requested.emit(RecordKind.FOLLOW_UP.value, {f"{self._record.value}_id": row_id})

    def _on_star(self) -> None:
        if ids := list(self._table.selected_ids()):
            self._desk.do(add_favourites, self._record, ids)

    def _on_merge(self) -> None:
        from desktop_crm.views.parts.merge_dialog import open_merging  # start-up does not wait for what it needs

        window = self._table.window()
        open_merging(self._bench, self._record, self._table.selected_ids(), window, self._desk.refused.emit)

    def _on_delete(self) -> None:
        ids = list(self._table.selected_ids())
        if ids and may_delete_selected(self._bench, self._record, self._table):
            self._desk.do(FORMS[self._record].delete, ids)
