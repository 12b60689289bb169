"""The status line: the last thing done with its Undo link, refusals in words, and running work with Cancel."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop_crm.views.desk import Desk, Job
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.sentences import sentence, step_sentence
from desktop_crm.views.theme import ICON_SMALL, SPACE_M, SPACE_S, Theme

_HEIGHT = 30
_SHOWN_FOR = 8_000  # milliseconds that a refusal stays before the last step is shown again


class StatusLine(QWidget):
    """One quiet line at the foot of the window."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._last: tuple[str, Any] | None = None
        self._sign = ""  # the icon that is shown
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("statusLine")
        self.setFixedHeight(_HEIGHT)
        self._icon = QLabel(self)
        self._text = ElidedLabel(parent=self)
        copy = QAction(self.tr("Copy"), self._text)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._text.text()))
        self._text.addAction(copy)
        self._text.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._undo = QPushButton(self.tr("Undo"), self)
        self._undo.setProperty("role", "link")
        self._undo.setCursor(Qt.CursorShape.PointingHandCursor)
        self._undo.setToolTip(self.tr("Take the last step back"))
        self._title = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setFixedWidth(180)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("role", "link")
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        line.setSpacing(SPACE_S)
        for widget in (self._icon, self._text, self._undo):
            line.addWidget(widget)
        line.addStretch(1)
        for widget in (self._title, self._progress, self._cancel, self.place):
            line.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._show_job(self._desk.job)
        self._show("", "", undoable=False)

    def _connect(self) -> None:
        self._desk.stepped.connect(self._on_stepped)
        self._desk.refused.connect(self._on_refused)
        self._desk.job_started.connect(self._show_job)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._timer.timeout.connect(self._show_last)
        self._theme.changed.connect(self._paint_sign)

    def warn(self, text: str) -> None:
        """Show a sentence that asks for attention; it goes by itself."""
        self._show("warning", text, undoable=False)
        self._timer.start()

    def tell(self, text: str) -> None:
        """Show a quiet piece of news."""
        self._show("info", text, undoable=False)
        self._timer.start()

    def leave(self) -> None:
        """Something else is shown: what was said in passing goes; the last step and its Undo stay."""
        if self._timer.isActive():
            self._timer.stop()
            self._show_last()

    def keep_warning(self, text: str, tip: str) -> QPushButton:
        """Show a warning that stays, at the right; returns the link, which tells what to do."""
        link = QPushButton(self._theme.icon("warning", "overdue"), text, self)
        link.setProperty("role", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(tip)
        self._line.insertWidget(self._line.indexOf(self.place), link)
        link.show()
        return link

    def _on_refused(self, error: Exception) -> None:
        self.warn(sentence(error))

    def _on_stepped(self, how: str, step: Any) -> None:
        self._last = (how, step)
        self._timer.stop()
        self._show_last()

    def _show_last(self) -> None:
        if self._last is None:
            self._show("", "", undoable=False)
            return
        how, step = self._last
        texts = {
            "done": self.tr("{step}"),
            "undone": self.tr("Undone: {step}"),
            "redone": self.tr("Redone: {step}"),
        }
        self._undo.setText(self.tr("Redo") if how == "undone" else self.tr("Undo"))
        self._show("completed", texts[how].format(step=step_sentence(step)), undoable=True)

    def _on_undo_clicked(self) -> None:
        if self._last is not None and self._last[0] == "undone":
            self._desk.redo()
        else:
            self._desk.undo()

    def _show(self, icon: str, text: str, undoable: bool) -> None:
        self._sign = icon
        self._icon.setVisible(bool(icon))
        self._paint_sign()
        self._text.setText(text)
        self._undo.setVisible(undoable)

    def _paint_sign(self) -> None:
        if self._sign:
            token = "overdue" if self._sign == "warning" else "muted"
            self._icon.setPixmap(self._theme.pixmap(self._sign, ICON_SMALL, token, self.devicePixelRatioF()))

    def _show_job(self, job: Job | None) -> None:
        for widget in (self._title, self._progress, self._cancel):
            widget.setVisible(job is not None)
        if job is None:
            return
        self._title.setText(job.title)
        self._progress.setRange(0, 0)
        job.progressed.connect(self._on_progressed)
        self._cancel.clicked.connect(job.cancel)
        job.finished.connect(lambda _result: self._show_job(None))
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    def _on_progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_job_failed(self, error: Exception) -> None:
        self._show_job(None)
        self.warn(sentence(error))

    def _on_job_cancelled(self) -> None:
        self._show_job(None)
        self.tell(self.tr("Cancelled. Nothing was changed."))
