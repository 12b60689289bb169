"""The undo list: what was done last, and the way back to any of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.operations.history import UndoLine, undo_list
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob, Job
from desktop_crm.views.history.step_table import StepTable, come_to_front
from desktop_crm.views.history.undo_model import STEP, UndoModel
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_M, SPACE_S

_STEPS = 100
_SIZE = (960, 560)
_WIDTHS = (32, 160, 56, 300, 220, 88)
_KEPT = "undo_history"


class UndoDialog(QDialog):
    """Stands beside the window. A double click undoes, or redoes, all that lies between here and a step."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Undo history"))
        self._build()
        self._connect()
        if not self.restoreGeometry(bench.memory.recall_bytes(f"{_KEPT}/window")):
            self.resize(*_SIZE)
        self.table.setFocus()
        self._read()

    @classmethod
    def open_beside(cls, window: QWidget, bench: Bench) -> None:
        """Show the list, in front; the one that is open already, where there is one."""
        come_to_front(next(iter(window.findChildren(cls)), None) or cls(bench, window))

    def _build(self) -> None:
        explained = QLabel(self)
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        explained.setText(
            self.tr(
                "Choose a step to go back to: all that was done after it is undone. What is grey is undone already."
            )
        )
        self._rows = UndoModel(self._bench, self)
        self.table = StepTable(self._bench.theme, self._rows, self.windowTitle(), _WIDTHS, self)
        self.table.setSelectionMode(StepTable.SelectionMode.ContiguousSelection)
        self.table.horizontalHeader().setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
        self.told = ElidedLabel(parent=self)
        self.go = QPushButton(self.tr("Go back to here"), self)
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.told, 1)
        foot.addWidget(self._close)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(explained)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._desk.job_started.connect(self._on_job_started)
        self.table.selectionModel().currentRowChanged.connect(self._allow)
        self.table.doubleClicked.connect(self._on_go_wanted)
        self.go.clicked.connect(self._on_go_wanted)
        self._close.clicked.connect(self.reject)
        self._bench.theme.changed.connect(self.table.viewport().update)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, self._desk.undo),
            (QKeySequence.StandardKey.Redo, self._desk.redo),
        ):
            QShortcut(keys, self, step)

    # -- reading -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._desk.ask_later(self, undo_list, _STEPS, then=self._show)

    def _on_changed(self, _changes: object) -> None:
        self._read()

    def _show(self, answer: tuple[list[UndoLine], bool]) -> None:
        scrolled = self.table.verticalScrollBar().value()
        self._rows.show(*answer)
        self.table.go_to_row(self._rows.here)
        self.table.verticalScrollBar().setValue(scrolled)
        self._allow()

    # -- going ---------------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        """Say what going to the chosen line would do."""
        steps = self._rows.here - self.table.row if self.table.row >= 0 else 0
        self.go.setText(self.tr("Go forward to here") if steps > 0 else self.tr("Go back to here"))
        self.go.setEnabled(steps != 0 and not self._desk.busy)
        self.told.setText(self._consequence(steps) if self._rows.rowCount() else self.tr("Nothing has been done yet."))

    def _consequence(self, steps: int) -> str:
        if steps == 0:
            return self.tr("The file stands here.")
        if abs(steps) == 1:
            return self.tr("1 step will be redone.") if steps > 0 else self.tr("1 step will be undone.")
        several = self.tr("{count} steps will be redone.") if steps > 0 else self.tr("{count} steps will be undone.")
        return several.format(count=self._bench.faces.number_text(abs(steps)))

    def _on_go_wanted(self) -> None:
        if not self.go.isEnabled():
            return
        title = self.tr("Redoing") if self.table.row < self._rows.here else self.tr("Undoing")
        try:
            self._desk.go_to(title, self._rows.step_id(self.table.row))
        except BusyWithJob as busy:
            self.told.setText(sentence(busy))

    def _on_job_started(self, job: Job) -> None:
        """While a job writes, nothing can be undone."""
        self._allow()
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(self._allow)

    @override
    def done(self, result: int) -> None:
        """However it is closed, its size is remembered."""
        self._bench.memory.keep_bytes(f"{_KEPT}/window", self.saveGeometry())
        super().done(result)
