"""Find duplicates: groups of records that are likely one, the surest first; each is merged or kept apart."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.duplicate_search import (
    SHOWN,
    Candidate,
    Duplicates,
    Group,
    candidates,
    find_duplicates,
    keep_apart,
    still_duplicates,
)
from desktop_crm.operations.merging import MERGED, MOST
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job, JobCancelled
from desktop_crm.views.duplicates.lines import LinesModel, LinesTable
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.merge_dialog import open_merging
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_M, SPACE_S

_SIZE = (1140, 620)
_LEFT, _RIGHT = 390, 726
_KEPT = "find_duplicates"
_BESIDE = 1  # the column of what tells a record from its namesakes


class DuplicatesDialog(QDialog):
    """Stands beside the window: a record can be opened, and one comes back to the list."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._job: Job | None = None
        self._groups: Sequence[Group] = ()  # as they were found; some may be settled since
        self._left: Sequence[Group] = ()
        self._count = 0
        self._rows: Sequence[Candidate] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find duplicates"))
        self._build()
        self._connect()
        if not self.restoreGeometry(bench.memory.recall_bytes(f"{_KEPT}/window")):
            self.resize(*_SIZE)
        self._search()

    @classmethod
    def open_beside(cls, window: QWidget, bench: Bench, wishes: SignalInstance) -> None:
        """Show the dialog, in front; the one that is open already, where there is one. *wishes* get its own."""
        dialog = next(iter(window.findChildren(cls)), None)
        if dialog is None:
            dialog = cls(bench, window)
            dialog.record_requested.connect(wishes)
        dialog.show()
        dialog.activateWindow()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.kinds = ChoiceBox(self)
        self.kinds.setAccessibleName(self.tr("Look among"))
        names = (self.tr("Companies"), self.tr("Persons"), self.tr("Projects"))
        for kind, name in zip(MERGED, names, strict=True):
            self.kinds.addItem(name, kind)
        self.told = ElidedLabel(parent=self)
        self.told.setProperty("role", "muted")
        self.progress = QProgressBar(self)
        self.progress.setFixedWidth(160)
        self.progress.setTextVisible(False)
        self.stop = QPushButton(self.tr("Cancel"), self)
        self.again = QPushButton(self.tr("Search again"), self)
        self._build_tables()
        self._close = QPushButton(self.tr("Close"), self)
        self.apart = QPushButton(self.tr("Not duplicates"), self)
        self.apart.setToolTip(self.tr("They are not shown together again, until you undo it."))
        self.opening = QPushButton(self.tr("Open"), self)
        self.merging = QPushButton(self.tr("Merge…"), self)
        self.merging.setProperty("role", "primary")
        for button in (self.stop, self.again, self._close, self.apart, self.opening):
            button.setAutoDefault(False)
        self.merging.setDefault(True)
        self._lay_out()

    def _build_tables(self) -> None:
        found = [self.tr("Name"), self.tr("What is alike"), self.tr("Records")]
        self.group_lines = LinesModel(found, frozenset({2}), self)
        self.groups = LinesTable(self.group_lines, self.tr("Groups of likely duplicates"), (120, 84), self)
        self.groups.setSelectionMode(LinesTable.SelectionMode.SingleSelection)
        headings = [
            self.tr("Name"), "", self.tr("E-mail"), self.tr("Sales"), self.tr("Follow-ups"), self.tr("Changed"),
        ]  # fmt: skip
        self.record_lines = LinesModel(headings, frozenset({3, 4}), self)
        self.records = LinesTable(self.record_lines, self.tr("Records of the group"), (104, 152, 60, 108, 96), self)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(SPACE_S)
        label = QLabel(self.tr("Look among"), self)
        label.setBuddy(self.kinds)
        head.addWidget(label)
        head.addWidget(self.kinds)
        head.addWidget(self.told, 1)
        for widget in (self.progress, self.stop, self.again):
            head.addWidget(widget)
        self._tables = QSplitter(Qt.Orientation.Horizontal, self)
        for table in (self.groups, self.records):
            self._tables.addWidget(table)
        self._tables.setSizes([_LEFT, _RIGHT])
        self._tables.setChildrenCollapsible(False)
        foot.addStretch(1)
        for button in (self._close, self.apart, self.opening, self.merging):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._tables, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self.kinds.currentIndexChanged.connect(self._search)
        self.again.clicked.connect(self._search)
        self.stop.clicked.connect(self._cancel)
        self.groups.selectionModel().currentRowChanged.connect(self._read_records)
        self.records.selectionModel().selectionChanged.connect(self._allow)
        self.records.doubleClicked.connect(self._on_open_wanted)
        self.opening.clicked.connect(self._on_open_wanted)
        self.apart.clicked.connect(self._on_apart_wanted)
        self.merging.clicked.connect(self._on_merge_wanted)
        self._close.clicked.connect(self.reject)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, self._desk.undo),
            (QKeySequence.StandardKey.Redo, self._desk.redo),
        ):
            QShortcut(keys, self, step)

    # -- searching -----------------------------------------------------------------------------------------------

    @property
    def record(self) -> RecordKind:
        """The kind among which one looks."""
        return RecordKind(self.kinds.currentData())

    def _search(self) -> None:
        self._cancel()
        self._show_groups([], 0)
        self.told.setText(self.tr("Looking for duplicates…"))
        job = self._job = Job(self.windowTitle(), self)
        job.progressed.connect(self._on_progressed)
        self._on_progressed(0, 0)
        self._show_searching(True)
        self._desk.ask_later(
            self, find_duplicates, self.record, progress=job.report, topic="search",
            then=self._on_found, failed=self._on_failed,
        )  # fmt: skip

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_searching(self, on: bool) -> None:
        for widget in (self.progress, self.stop):
            widget.setVisible(on)
        self.again.setVisible(not on)
        self._allow()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_found(self, found: Duplicates) -> None:
        self._end()
        self._groups = found.groups
        self._show_groups(found.groups, found.count)
        self.groups.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        cancelled = isinstance(error, JobCancelled)
        self.told.setText(self.tr("The search was cancelled.") if cancelled else sentence(error))

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._show_searching(False)

    # -- showing -------------------------------------------------------------------------------------------------

    def _show_groups(self, groups: Sequence[Group], count: int) -> None:
        """Show groups; the cursor stays at its place in the list."""
        row = max(0, self.groups.currentIndex().row())
        self._left, self._count = groups, count
        number = self._bench.faces.number_text
        words = self._words()
        lines = [(group.name, words[group.like.value], number(len(group.ids))) for group in groups]
        self.group_lines.show(lines)
        self.told.setText(self._sum())
        if groups:
            self.groups.setCurrentIndex(self.group_lines.index(min(row, len(groups) - 1), 0))
        else:
            self._show_records([])

    def _words(self) -> dict[str, str]:
        return {
            "vat_number": self.tr("VAT number"),
            "name": self.tr("Same name"),
            "email": self.tr("E-mail"),
            "mobile": self.tr("Mobile number"),
            "similar": self.tr("Similar name"),
        }

    def _sum(self) -> str:
        number = self._bench.faces.number_text
        if not self._count:
            return self.tr("There are no duplicates.")
        if self._count > SHOWN:
            return self.tr("Groups: {count}. The surest {shown} are shown.").format(
                count=number(self._count), shown=number(SHOWN)
            )
        return self.tr("Groups: {count}").format(count=number(self._count))

    def _read_records(self) -> None:
        row = self.groups.currentIndex().row()
        if 0 <= row < len(self._left):
            ids = list(self._left[row].ids)
            self._desk.ask_later(self, candidates, self.record, ids, then=self._show_records, topic="records")

    def _show_records(self, rows: Sequence[Candidate]) -> None:
        self._rows = rows
        faces = self._bench.faces
        beside = {
            RecordKind.COMPANY: self.tr("City"),
            RecordKind.PERSON: self.tr("Company"),
            RecordKind.PROJECT: self.tr("Type"),
        }
        self.record_lines.head(_BESIDE, beside[self.record])
        self.records.setColumnHidden(2, self.record is RecordKind.PROJECT)
        self.record_lines.show([
            (r.name, r.beside, r.email, faces.number_text(r.sales), faces.number_text(r.follow_ups),
             faces.date_text(r.changed.astimezone().date()) if r.changed else "")
            for r in rows
        ])  # fmt: skip
        self._choose_first(min(len(rows), MOST))

    def _choose_first(self, count: int) -> None:
        choosing = self.records.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(choosing):
            choosing.clear()
        for row in range(count):
            choosing.select(self.record_lines.index(row, 0), flags.Select | flags.Rows)
        self.records.viewport().update()
        self._allow()

    def _allow(self) -> None:
        """Enable what can be done with the chosen records, and say why not."""
        chosen = len(self._chosen())
        free = self._job is None and not self._desk.busy
        self.opening.setEnabled(chosen == 1)
        self.apart.setEnabled(free and chosen > 1)
        self.merging.setEnabled(free and 1 < chosen <= MOST)
        why = self.tr("Choose two to {most} records of the group.").format(most=MOST)
        self.merging.setToolTip("" if 1 < chosen <= MOST else why)

    def _chosen(self) -> list[int]:
        return [self._rows[row].id for row in self.records.chosen_rows() if row < len(self._rows)]

    def _on_changed(self, changes: Any) -> None:
        """What was merged, kept apart or undone leaves the list, or comes back."""
        if self._job is None and changes.touch_any(self.record.value, "not_duplicate"):
            self._desk.ask_later(self, still_duplicates, self.record, self._groups, then=self._on_left, topic="left")

    def _on_left(self, groups: Sequence[Group]) -> None:
        self._show_groups(groups, self._count - len(self._left) + len(groups))

    # -- doing ---------------------------------------------------------------------------------------------------

    def _on_open_wanted(self) -> None:
        if chosen := self._chosen():
            self.record_requested.emit(self.record.value, chosen[0])

    def _on_apart_wanted(self) -> None:
        self._desk.do(keep_apart, self.record, self._chosen())

    def _on_merge_wanted(self) -> None:
        open_merging(self._bench, self.record, self._chosen(), self, self._on_failed)

    @override
    def done(self, result: int) -> None:
        """However it is closed, the search ends and its size is remembered."""
        self._cancel()
        self._bench.memory.keep_bytes(f"{_KEPT}/window", self.saveGeometry())
        super().done(result)
