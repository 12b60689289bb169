"""The marked rows of any list are added to a static selection, or become a new one (2.3)."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.found import static_selections
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.joining import Joining, offer_to_open
from desktop_crm.views.parts.record_table import RecordTable

MOST = 12  # selections in the menu; the others are searched for


class AddToSelection(QObject):
    """`action` opens a menu of the static selections that take the rows of a list, those changed last first."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, table: RecordTable, record: RecordKind) -> None:
        super().__init__(table)
        self._bench, self._desk, self._theme = bench, bench.desk, bench.theme
        self._table, self._record = table, record
        self._joining = Joining(bench, self)
        self._joining.record_requested.connect(self.record_requested)
        self.menu = QMenu(table)
        self.menu.aboutToShow.connect(self._fill)
        self.action = QAction(bench.theme.icon("selection"), self.tr("Add to selection"), self)
        self.action.setMenu(self.menu)

    def _fill(self) -> None:
        self.menu.clear()
        found = self._desk.ask(static_selections, self._record, MOST + 1)
        for choice in found[:MOST]:
            line = self.menu.addAction(self._theme.icon("selection"), choice.label.replace("&", "&&"))
            line.triggered.connect(partial(self._add_to, choice.value))
        if len(found) > MOST:
            self.menu.addAction(self.tr("Others…"), self._choose)
        if found:
            self.menu.addSeparator()
        self.menu.addAction(self._theme.icon("add"), self.tr("New static selection…"), self._make)

    def _add_to(self, selection_id: int, *_: object) -> None:
        self._joining.join(selection_id, self._record, self._table.selected_ids())

    def _choose(self) -> None:
        from desktop_crm.views.parts.selection_dialog import StaticChooser  # start-up does not wait for it

        chooser = StaticChooser(self._bench, self._record, self._table.window())
        chooser.chosen.connect(self._add_to)
        chooser.open()

    def _make(self) -> None:
        from desktop_crm.views.parts.selection_dialog import NewStaticDialog

        dialog = NewStaticDialog(self._bench, self._record, self._table.selected_ids(), self._table.window())
        dialog.started.connect(lambda job, id: offer_to_open(self._desk, job, self.record_requested, id))
        dialog.record_requested.connect(self.record_requested)
        dialog.open()
