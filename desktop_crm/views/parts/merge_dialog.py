"""Makes one record of several: which remains, whose values are taken, and what moves with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.merging import Merger, merge, merger
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.merge_grid import MergeGrid
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_M, SPACE_S

_WIDTH, _MOST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 820, 1200, 280, 640
_CHROME = 150  # pixels above and below the grid


def open_merging(
    bench: Bench, record: RecordKind, ids: Sequence[int], window: QWidget, failed: Callable[[Exception], None]
) -> None:
    """Open the dialog for records as soon as what leads to them is counted."""
    bench.desk.ask_later(
        window, merger, record, ids, topic="merging", failed=failed,
        then=lambda found: MergeDialog(bench, found, window).open(),
    )  # fmt: skip


class MergeDialog(QDialog):
    """Window-modal. One step does it all, and undo takes it back."""

    merged = Signal(int)  # the record that remains

    def __init__(self, bench: Bench, merger: Merger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._merger = bench, bench.desk, merger
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_title(merger.record))
        self._build()
        self._connect()
        self._tell_consequence()
        wide, height = self.grid.sizeHint().width() + 2 * SPACE_M, self.grid.sizeHint().height() + _CHROME
        self.resize(max(_WIDTH, min(_MOST_WIDTH, wide)), max(_LEAST_HEIGHT, min(_MOST_HEIGHT, height)))

    def _build(self) -> None:
        explained = QLabel(self.tr("Choose which record is kept, and which values it has from then on."), self)
        explained.setProperty("role", "muted")
        explained.setWordWrap(True)
        self.grid = MergeGrid(self._bench, self._merger, self)
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.grid)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setAutoDefault(False)
        self.button = QPushButton(self.tr("Merge"), self)
        self.button.setProperty("role", "primary")
        self.button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(explained)
        column.addWidget(scrolled, 1)
        column.addWidget(self.told)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.grid.survivor_changed.connect(self._tell_consequence)
        self._cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self._on_merge_wanted)

    def _tell_consequence(self) -> None:
        names = {
            "sale": self.tr("sales: {count}"),
            "follow_up": self.tr("follow-ups: {count}"),
            "person": self.tr("persons: {count}"),
            "company": self.tr("companies: {count}"),
            "project_member": self.tr("project members: {count}"),
            "link": self.tr("links: {count}"),
            "favourite": self.tr("favourites: {count}"),
        }
        number = self._bench.faces.number_text
        moved = self._merger.moved(self.grid.survivor)
        listed = ", ".join(names[table].format(count=number(count)) for table, count in moved.items() if table in names)
        gone = self.tr("The others are deleted; undo brings them back.")
        moves = (
            self.tr("Moves with them – {listed}.").format(listed=listed) if listed else self.tr("Nothing else moves.")
        )
        self._tell(f"{moves} {gone}", "")

    def _tell(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)

    def _on_merge_wanted(self) -> None:
        survivor, others = self.grid.survivor, [draft.id for draft in self._merger.drafts]
        try:
            job = self._desk.start_job(
                self.windowTitle(), merge, self._merger.record, survivor, others, self.grid.values()
            )
        except BusyWithJob as busy:
            self._tell(sentence(busy), "error")
            return
        self._allow(False)
        job.finished.connect(lambda _result: self._on_merged(survivor))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(lambda: self._allow(True))

    def _allow(self, on: bool) -> None:
        self.grid.setEnabled(on)
        self.button.setEnabled(on)
        self._cancel.setEnabled(on)

    def _on_merged(self, survivor: int) -> None:
        self.merged.emit(survivor)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._allow(True)
        self._tell(sentence(error), "error")

    @override
    def reject(self) -> None:
        """While it is being done, the way back is the job's own Cancel in the status line."""
        if self.button.isEnabled():
            super().reject()


def _title(record: RecordKind) -> str:
    texts = {
        RecordKind.COMPANY: QCoreApplication.translate("MergeDialog", "Merge companies"),
        RecordKind.PERSON: QCoreApplication.translate("MergeDialog", "Merge persons"),
        RecordKind.PROJECT: QCoreApplication.translate("MergeDialog", "Merge projects"),
    }
    return texts[record]
