"""The status line: the last thing done with its Undo link, refusals in words, and running work with Cancel."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop_crm.views.desk import Desk, Job, News
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
        self._passing = False  # what is shown goes when something else is looked at
        self._jobs: list[Job] = []
        self._follow: Callable[[], object] | None = None
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
        self._link = QPushButton(self)
        self._link.setProperty("role", "link")
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
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
        for widget in (self._icon, self._text, self._undo, self._link):
            line.addWidget(widget)
        line.addStretch(1)
        for part in (self._title, self._progress, self._cancel, self.place):
            line.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._show_job()
        self._show("", "", undoable=False)
        if (running := self._desk.running) is not None:
            self._on_job_started(running)

    def _connect(self) -> None:
        self._desk.stepped.connect(self._on_stepped)
        self._desk.refused.connect(self._on_refused)
        self._desk.job_started.connect(self._on_job_started)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._link.clicked.connect(self._on_link_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._timer.timeout.connect(self._show_last)
        self._theme.changed.connect(self._paint_sign)

    def warn(self, text: str) -> None:
        """Show a sentence that asks for attention; it goes by itself."""
        self._show("warning", text, undoable=False)
        self._passing = True
        self._timer.start()

    def tell(self, text: str, link: str = "", follow: Callable[[], object] | None = None) -> None:
        """Show a quiet piece of news. One with a link stays until something else is told or looked at."""
        self._show("info", text, undoable=False)
        self._passing, self._follow = True, follow
        self._link.setText(link)
        self._link.setVisible(bool(link))
        if not link:
            self._timer.start()

    def offer(self, link: str, follow: Callable[[], object]) -> None:
        """Let a link stand beside what was told last: where the last step leads to."""
        self._passing, self._follow = True, follow
        self._link.setText(link)
        self._link.show()

    def leave(self) -> None:
        """Something else is shown: what was said in passing goes; the last step and its Undo stay."""
        if self._passing:
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

    def _on_link_clicked(self) -> None:
        if self._follow is not None:
            self._follow()

    def _show(self, icon: str, text: str, undoable: bool) -> None:
        self._timer.stop()
        self._sign, self._passing = icon, False
        self._link.hide()
        self._icon.setVisible(bool(icon))
        self._paint_sign()
        self._text.setText(text)
        self._undo.setVisible(undoable)

    def _paint_sign(self) -> None:
        if self._sign:
            token = "overdue" if self._sign == "warning" else "muted"
            self._icon.setPixmap(self._theme.pixmap(self._sign, ICON_SMALL, token, self.devicePixelRatioF()))

    # -- long jobs -----------------------------------------------------------------------------------------------

    def _on_job_started(self, job: Job) -> None:
        self._jobs.append(job)
        job.progressed.connect(partial(self._on_progressed, job))
        job.finished.connect(partial(self._on_job_finished, job))
        job.failed.connect(partial(self._on_job_failed, job))
        job.cancelled.connect(partial(self._on_job_cancelled, job))
        self._show_job()

    def _show_job(self) -> None:
        """Show the job that was begun last; when it has ended, the one before it."""
        for widget in (self._title, self._progress, self._cancel):
            widget.setVisible(bool(self._jobs))
        if self._jobs:
            self._title.setText(self._jobs[-1].title)
            self._progress.setRange(0, 0)

    def _on_progressed(self, job: Job, done: int, total: int) -> None:
        if job is self._jobs[-1]:
            self._progress.setRange(0, total)
            self._progress.setValue(done)

    def _on_cancel_clicked(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        self._show_job()

    def _on_job_finished(self, job: Job, result: Any) -> None:
        self._end(job)
        if job.news is not None:
            self._tell_news(job.news(result))

    def _tell_news(self, news: News) -> None:
        if news.text or news.follow is None:
            self.tell(news.text, news.link, news.follow)
        else:
            self.offer(news.link, news.follow)

    def _on_job_failed(self, job: Job, error: Exception) -> None:
        self._end(job)
        self.warn(sentence(error))

    def _on_job_cancelled(self, job: Job) -> None:
        self._end(job)
        self.tell(self.tr("Cancelled. Nothing was changed."))
