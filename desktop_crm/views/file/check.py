"""The whole file is checked while one waits: the seconds, Cancel, and in the end what was found and what to do.

A search index that differs from the records is made anew at once; of a whole file that can be asked for, too.
"""

from typing import Any

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.file.words import trouble_text
from desktop_crm.views.file.work import Work, seconds_text
from desktop_crm.views.theme import ICON_LARGE, SPACE_L, SPACE_M, SPACE_S

_WIDTH = 600
_DETAILS = 140
_TICK = 250  # milliseconds


class CheckDialog(QDialog):
    """Checks as it opens."""

    restore_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = bench.desk
        self._work = Work(self._check, self)
        self._since = QElapsedTimer()
        self._ticker = QTimer(self, interval=_TICK)
        self.setWindowTitle(self.tr("Check the file"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.setMinimumWidth(_WIDTH)
        self._begin(self._work)

    def _begin(self, work: Work) -> None:
        self._work = work
        work.told.connect(self.said.setText)
        work.ended.connect(self._on_ended)
        self._since.start()
        self._ticker.start()
        work.start()

    def _check(self, work: Work) -> Any:
        """On the thread."""
        found = self._desk.keeping.check(work.stopped, thorough=True).findings
        if _only_search(found):
            self._renew(work)
        return found

    def _renew(self, work: Work) -> None:
        """On the thread."""
        work.told.emit(self.tr("The search index is made anew from all records."))
        self._desk.renew_search(work.stopped)

    def _build(self) -> None:
        self._sign = QLabel(self)
        self.said = QLabel(self.tr("The whole file is read, each record and each index."), self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.windowTitle())
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("What was found"))
        self.details.setFixedHeight(_DETAILS)
        self.seconds = QLabel(self)
        self.seconds.setProperty("role", "muted")
        self.renew_button = QPushButton(self.tr("Make the search index anew"), self)
        self.renew_button.setToolTip(self.tr("Where a record is not found that should be"))
        self.restore_button = QPushButton(self.tr("Restore from backup…"), self)
        self.salvage_button = QPushButton(self.tr("Save what can be read…"), self)
        self.close_button = QPushButton(self.tr("Cancel"), self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.seconds, 1)
        for button in (self.renew_button, self.salvage_button, self.restore_button, self.close_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.details)
        column.addLayout(line)
        for widget in (self._sign, self.details, self.renew_button, self.restore_button, self.salvage_button):
            widget.hide()

    def _connect(self) -> None:
        self._ticker.timeout.connect(self._tick)
        self.close_button.clicked.connect(self.reject)
        self.renew_button.clicked.connect(self._on_renew_clicked)
        self.restore_button.clicked.connect(lambda: self._leave_for(self.restore_wanted))
        self.salvage_button.clicked.connect(lambda: self._leave_for(self.salvage_wanted))

    def _tick(self) -> None:
        self.seconds.setText(seconds_text(self._since.elapsed()))

    def _on_ended(self) -> None:
        self._ticker.stop()
        if self._work.is_cancelled:
            return
        if self._work.error is not None:
            raise self._work.error
        self.bar.hide()
        self._tick()
        self.close_button.setText(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self._tell(self._work.value)

    def _on_renew_clicked(self) -> None:
        self.renew_button.hide()
        self._sign.hide()
        self.bar.show()
        self.close_button.setText(self.tr("Cancel"))
        self._begin(Work(self._renew, self))

    def _tell(self, findings: Any) -> None:
        """Of what was made anew on request there are no findings, not even none."""
        whole = not findings or _only_search(findings)
        self._show_sign(whole)
        if whole:
            self.said.setText(self._whole_text(findings))
            self.renew_button.setVisible(findings == ())
            return
        advice = self.tr("Restore a backup, or save what can be read into a new file. Nothing was changed.")
        self.said.setText(f"{trouble_text(findings)} {advice}")
        self.details.setPlainText("\n".join(finding.detail for finding in findings))
        for widget in (self.details, self.restore_button, self.salvage_button):
            widget.show()
        self.adjustSize()

    def _whole_text(self, findings: Any) -> str:
        if findings is None:
            return self.tr("The search index was made anew. It knows every record.")
        if findings:
            return self.tr("All records are whole. The search index did not agree with them and was made anew.")
        return self.tr("The file is whole: nothing is damaged or missing.")

    def _show_sign(self, whole: bool) -> None:
        name, token = ("completed", "sold") if whole else ("warning", "overdue")
        self._sign.setPixmap(self._bench.theme.pixmap(name, ICON_LARGE, token, self.devicePixelRatioF()))
        self._sign.setFixedSize(QSize(ICON_LARGE, ICON_LARGE))
        self._sign.show()

    def _leave_for(self, wish: Any) -> None:
        self.accept()
        wish.emit()

    @override
    def done(self, result: int) -> None:
        self._work.stop()
        super().done(result)


def _only_search(findings: Any) -> bool:
    return bool(findings) and all(finding.trouble == "search" for finding in findings)
