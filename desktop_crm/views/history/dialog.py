"""The history of one record of whatever kind: who changed what, when, from what to what."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import Refused
from desktop_crm.operations.history import (
    PAGE,
    HistoryPage,
    fields_with_history,
    history_of,
    restorable,
    restore_value,
)
from desktop_crm.operations.reading import names_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.history.model import HistoryModel, Line
from desktop_crm.views.history.step_table import StepTable, come_to_front
from desktop_crm.views.history.values import whole_text
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_M, SPACE_S

_SIZE = (1000, 560)
_WIDTHS = (144, 56, 192, 168, 200, 200)
_KEPT = "history"


class HistoryDialog(QDialog):
    """Stands beside the window, and follows each step that is taken meanwhile."""

    def __init__(self, bench: Bench, record: RecordKind, record_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self.about = (record, record_id)
        self._only = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        if not self.restoreGeometry(bench.memory.recall_bytes(f"{_KEPT}/window")):
            self.resize(*_SIZE)
        self.table.setFocus()
        self._read()

    @classmethod
    def open_beside(cls, window: QWidget, bench: Bench, record: RecordKind, record_id: int) -> None:
        """Show the history of a record, in front; the one that is open already, where there is one."""
        open_ones = (dialog for dialog in window.findChildren(cls) if dialog.about == (record, record_id))
        come_to_front(next(open_ones, None) or cls(bench, record, record_id, window))

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.filter = ChoiceBox(self)
        self.filter.setAccessibleName(self.tr("Field"))
        self.filter.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.addItem(self.tr("All fields"), "")
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._told = ElidedLabel(parent=self)
        self._told.setProperty("role", "error")
        self._rows = HistoryModel(self._bench, self)
        self.table = StepTable(self._bench.theme, self._rows, self.tr("History"), _WIDTHS, self)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().restoreState(self._bench.memory.recall_bytes(f"{_KEPT}/columns"))
        self.restore = QPushButton(self.tr("Restore this value"), self)
        self.restoring = QAction(self.restore.text(), self)
        self.table.addAction(self.restoring)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.setDefault(True)
        self.restore.setAutoDefault(False)
        self._build_texts()
        self._lay_out()

    def _build_texts(self) -> None:
        """Long texts are read beside each other below the table."""
        self.texts = QWidget(self)
        self._texts: list[QPlainTextEdit] = []
        line = QHBoxLayout(self.texts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_M)
        for caption in (self.tr("From"), self.tr("To")):
            text = QPlainTextEdit(self.texts)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(caption)
            label = QLabel(caption, self.texts)
            label.setProperty("role", "heading")
            column = QVBoxLayout()
            column.setSpacing(SPACE_S)
            column.addWidget(label)
            column.addWidget(text, 1)
            line.addLayout(column, 1)
            self._texts.append(text)
        self.texts.hide()

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        for line in (top, foot):
            line.setSpacing(SPACE_S)
        top.addWidget(self.filter)
        top.addStretch(1)
        top.addWidget(self._note)
        foot.addWidget(self.restore)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._close)
        self._parts = QSplitter(Qt.Orientation.Vertical, self)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self.texts)
        self._parts.setStretchFactor(0, 2)
        self._parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(top)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._rows.older_wanted.connect(self._read_on)
        self.filter.activated.connect(self._on_filtered)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.restore.clicked.connect(self._on_restore_wanted)
        self.restoring.triggered.connect(self._on_restore_wanted)
        self._close.clicked.connect(self.reject)
        self._bench.theme.changed.connect(self.table.viewport().update)

    # -- reading -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        limit = max(PAGE, self._rows.steps)
        self._desk.ask_later(self, history_of, *self.about, only=self._only, limit=limit, then=self._show)

    def _read_on(self) -> None:
        before = self._rows.older
        self._desk.ask_later(self, history_of, *self.about, before=before, only=self._only, then=self._rows.extend)

    def _on_changed(self, _changes: object) -> None:
        """Any step may end what could still be redone, or rename what is told of."""
        self._read()

    def _on_filtered(self) -> None:
        self._only = self.filter.currentData()
        self._read()

    def _show(self, page: HistoryPage) -> None:
        line = self._line
        scrolled = self.table.verticalScrollBar().value()
        self._show_title()
        self._rows.show(page)
        self.table.go_to_row(self._rows.row_of(line.key) if line else -1)
        self.table.verticalScrollBar().setValue(scrolled)
        self._show_note()
        self._show_fields()
        self._on_row_chosen()

    def _show_title(self) -> None:
        record, record_id = self.about
        self._rows.name = self._desk.ask(names_of, record, [record_id]).get(record_id, self._rows.name)
        title = self.tr("History: {title}").format(title=self._rows.name)
        self.setWindowTitle(title if self._rows.name else self.tr("History"))

    def _show_note(self) -> None:
        undone = any(line.step.undone for line in self._rows.lines)
        grey = self.tr("What is grey is undone. It can be redone until something new is saved.")
        self._note.setText(grey if undone else "" if self._rows.lines else self.tr("No change has been recorded yet."))

    def _show_fields(self) -> None:
        """Offer the fields that were ever changed; the chosen one stays."""
        fields = {
            field.name: self._bench.faces.label(field) for field in self._desk.ask(fields_with_history, *self.about)
        }
        offered = [self.filter.itemData(place) for place in range(1, self.filter.count())]
        if offered != list(fields):
            while self.filter.count() > 1:
                self.filter.removeItem(1)
            for name, label in fields.items():
                self.filter.addItem(label, name)
            self.filter.setCurrentIndex(max(0, self.filter.findData(self._only)))

    # -- one line ------------------------------------------------------------------------------------------------

    @property
    def _line(self) -> Line | None:
        return self._rows.lines[self.table.row] if 0 <= self.table.row < len(self._rows.lines) else None

    def _on_row_chosen(self) -> None:
        self._told.setText("")
        line = self._line
        change = line.change if line else None
        self.texts.setVisible(change is not None and change.field.kind is Kind.LONG_TEXT)
        if change is not None and self.texts.isVisibleTo(self):
            for text, value in zip(self._texts, (change.old, change.new), strict=True):
                text.setPlainText(whole_text(self._bench.faces, change.field, value))
        why_not = self._why_not(line)
        for control in (self.restore, self.restoring):
            control.setEnabled(not why_not)
            control.setToolTip(why_not or self._what_restores(line))

    def _what_restores(self, line: Line | None) -> str:
        if line is None or line.change is None:
            return ""
        field, value = line.texts[-3], line.texts[-2]
        if not value:
            return self.tr("Empties {field} again, as before this step").format(field=field)
        return self.tr("Sets {field} back to “{value}”").format(field=field, value=value)

    def _why_not(self, line: Line | None) -> str:
        """Return why no value can be given back now; empty where it can."""
        if line is None or line.change is None:
            return self.tr("Choose a line in which a value was changed.")
        name, old = line.change.field.name, line.change.old
        present = self._desk.ask(restorable, *self.about)
        if name not in present:
            return self.tr("This field cannot be changed by hand now.")
        if old.gone:
            return self.tr("What this value refers to has been deleted.")
        return self.tr("The field has this value now.") if present[name] == old.value else ""

    def _on_restore_wanted(self) -> None:
        line = self._line
        if line is None or line.change is None or self._why_not(line):
            return
        restore = partial(self._desk.attempt, restore_value, *self.about)
        try:
            restore(line.change.field.name, line.change.old.value)
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self._told.setText(sentence(error))

    @override
    def done(self, result: int) -> None:
        """However it is closed, its size and columns are remembered."""
        memory = self._bench.memory
        memory.keep_bytes(f"{_KEPT}/window", self.saveGeometry())
        memory.keep_bytes(f"{_KEPT}/columns", self.table.horizontalHeader().saveState())
        super().done(result)
