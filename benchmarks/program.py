"""The program with its window, offscreen, in this process: made by its own composition root."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop_crm.app import Opened, Running, open_file
from desktop_crm.views.language import Language
from desktop_crm.views.memory import Memory
from desktop_crm.views.theme import Theme

_PATIENCE = 120_000  # milliseconds
SIZE = (1360, 860)


def application() -> QApplication:
    """Return the application; it is made where there is none."""
    found = QApplication.instance() or QApplication(["benchmarks"])
    assert isinstance(found, QApplication)
    return found


@contextmanager
def running(path: Path, settings: Path) -> Iterator[Running]:
    """Open *path* in the program and show its window; what it remembers goes into *settings*."""
    qt = application()
    language = Language(qt)
    language.install("en")
    theme = Theme()
    theme.apply("light", qt)
    file, journal = open_file(path, "en")
    memory = Memory(QSettings(str(settings), QSettings.Format.IniFormat))
    program = Running(qt, Opened(file, journal), theme, language, memory)
    try:
        program.open_window()
        program.window.resize(*SIZE)
        yield program
    finally:
        program.window.close()
        program.window.deleteLater()
        program.close()
        qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_for(signal: SignalInstance, act: Callable[[], Any]) -> float:
    """Let *act* begin something and run the window until *signal*; return the seconds."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    begun = perf_counter()
    act()
    _run(loop)
    took = perf_counter() - begun
    signal.disconnect(loop.quit)
    return took


def painted_after(window: QWidget, act: Callable[[], Any]) -> float:
    """Return the seconds from *act* until *window* has painted what came of it."""
    loop = QEventLoop()
    watch = _Paint(loop)
    window.installEventFilter(watch)
    begun = perf_counter()
    act()
    _run(loop)
    took = perf_counter() - begun
    window.removeEventFilter(watch)
    return took


def let_rest(milliseconds: int = 50) -> None:
    """Let the window finish what it is about."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Paint(QObject):
    """Ends a loop when the window it watches has been painted."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._loop.quit)  # that is, when this event has been dealt with
        return False


def _run(loop: QEventLoop) -> None:
    alarm = QTimer(interval=_PATIENCE, singleShot=True)
    alarm.timeout.connect(lambda: loop.exit(1))
    alarm.start()
    if loop.exec():
        raise TimeoutError("the window did not answer")
