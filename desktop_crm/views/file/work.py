"""Long work beside the window: a thread of its own, and a small window that tells of it and can cancel it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.desk import JobCancelled
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

_SHOWN_AFTER = 400  # milliseconds: what is done sooner needs no window
_SECOND = 1000
_WIDTH = 380


class Work(QObject):
    """One task on a thread. Started by `start`; `ended` arrives on the window's thread, whatever became of it."""

    progressed = Signal(int, int)  # done, total (0: not known)
    told = Signal(object)  # what the task found on its way
    ended = Signal()

    def __init__(self, task: Callable[["Work"], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._thread = Thread(target=self._run, name="work")
        self._cancelled = False
        self.value: Any = None
        self.error: Exception | None = None

    def start(self) -> None:
        self._thread.start()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled

    def stopped(self) -> bool:
        """For tasks that ask now and then whether to stop."""
        return self._cancelled

    def report(self, done: int, total: int) -> None:
        """For tasks that tell how far they are; raises JobCancelled when the user has cancelled."""
        if self._cancelled:
            raise JobCancelled
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Ask the task to stop."""
        self._cancelled = True

    def wait(self) -> None:
        """Wait for the end."""
        if self._thread.ident is not None:
            self._thread.join()

    def stop(self) -> None:
        """Stop, and wait for the end, which comes soon."""
        self.cancel()
        self.wait()

    def _run(self) -> None:
        try:
            self.value = self._task(self)
        except JobCancelled:
            self._cancelled = True
        except Exception as error:  # it is told by whoever asked for the work
            self.error = error
        with suppress(RuntimeError):  # nobody is there any more who would hear of it
            self.ended.emit()


class WorkWindow(QDialog):
    """Tells that work is under way: a bar, the seconds, and Cancel."""

    def __init__(self, work: Work, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._since = QElapsedTimer()
        self._since.start()
        self._ticker = QTimer(self, interval=_SECOND)
        self.setWindowTitle("Desktop CRM")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._build(text)
        self._ticker.timeout.connect(self._tick)
        self.cancel_button.clicked.connect(self.reject)
        work.progressed.connect(self._on_progressed)
        self._ticker.start()

    def _build(self, text: str) -> None:
        words = QLabel(text, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        self.seconds = QLabel(self)
        self.seconds.setProperty("role", "muted")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.seconds, 1)
        line.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(words)
        column.addWidget(self.bar)
        column.addLayout(line)
        self.setMinimumWidth(_WIDTH)
        self._tick()

    def _tick(self) -> None:
        self.seconds.setText(seconds_text(self._since.elapsed()))

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        whole = done >= total  # what is left cannot be counted
        self.bar.setRange(0, 0 if whole else total)
        self.bar.setValue(done)

    @override
    def reject(self) -> None:
        """Cancel; the window goes when the work has ended."""
        self._work.cancel()
        self.cancel_button.setEnabled(False)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.ignore()


def seconds_text(milliseconds: int) -> str:
    """Return an elapsed time as "1:05"."""
    return "{}:{:02}".format(*divmod(milliseconds // _SECOND, 60))


class _Shield(QObject):
    """Keeps keys and clicks from the program until the window stands before it."""

    _KEPT_OFF = (
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress),
        *(QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride, QEvent.Type.Wheel, QEvent.Type.Close),
    )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in self._KEPT_OFF


def carry_out(text: str, task: Callable[[Work], Any], parent: QWidget | None = None) -> Work:
    """Do *task* and return when it has ended: its value, its error, or that it was cancelled.

    A window with *text* and Cancel comes where it takes longer than a moment.
    """
    work, shield, loop = Work(task), _Shield(), QEventLoop()
    window = WorkWindow(work, text, parent)
    application = QCoreApplication.instance()
    assert application is not None

    def show() -> None:
        application.removeEventFilter(shield)
        window.show()

    work.ended.connect(loop.quit)
    timer = QTimer(window, singleShot=True, interval=_SHOWN_AFTER)
    timer.timeout.connect(show)
    timer.start()
    application.installEventFilter(shield)
    work.start()
    loop.exec()
    timer.stop()
    application.removeEventFilter(shield)
    window.hide()
    window.deleteLater()
    work.wait()
    return work
