"""What holds for every test: its own home, no network, no unexpected message, and nothing left behind.

`tests/test_scaffold.py` proves that each of these can fail a test.
"""

import itertools
import logging
import os
import socket
import threading
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import pytest
from hypothesis import settings
from PySide6.QtCore import QLocale, QSettings, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, create_engine

PATIENCE = 20_000  # milliseconds: on a machine with much to do, a window takes its time
GRACE_SECONDS = 3.0  # for a thread that is about to end when its test ends

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}

settings.register_profile("project", deadline=None)  # how long a machine takes is no property of the program
settings.load_profile("project")


class PatientBot(QtBot):
    """Waits longer than usual before it gives up."""

    waitUntil, waitSignal, waitActive, waitExposed = (
        partialmethod(wait, timeout=PATIENCE)
        for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitActive, QtBot.waitExposed)
    )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """The hand of the tests on widgets."""
    return PatientBot(request)


_crashed: set[str] = set()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Any) -> None:
    """A process that ends while Python clears away what Qt held takes a test with it that is not to blame: it is tried
    once more. A test that ends the process itself does so again, and fails."""
    if crashitem not in _crashed:
        _crashed.add(crashitem)
        report.outcome = "rerun"  # type: ignore[assignment]
        sched.mark_test_pending(crashitem)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """The program is offline: a test that reaches for the network fails. Local sockets of this machine stay open."""
    local = getattr(socket, "AF_UNIX", None)

    def refuse(target: object) -> None:
        raise AssertionError(f"network access to {target!r}")

    class LocalSocket(socket.socket):
        """A socket that is refused already when it is made, but between the processes of this machine."""

        def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
            if fileno is None and family != local:
                refuse(f"a socket of family {family}")
            super().__init__(family, type, proto, fileno)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", LocalSocket)
        patch.setattr(socket, "getaddrinfo", lambda host, *_, **__: refuse(host))
        yield


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the homes stand, numbered: pytest would look through all of them for the next number."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path]) -> Iterator[Path]:
    """A home directory, and settings, that no other test and no user shares."""
    home = next(homes)
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in HOMES.items():
            patch.setenv(name, str(home / folder))
        for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
                QSettings.setPath(file_format, scope, str(home / ".config"))
        yield home


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """The files of a run share what SQLAlchemy has compiled, as the questions asked of one file do in the program."""
    shared = create_engine("sqlite://", query_cache_size=5000)
    shared.connect().close()  # the dialect learns what this SQLite can do
    shared.dispose()

    def engine_like(*args: object, **kwargs: object) -> Engine:
        engine = create_engine(*args, **kwargs)
        engine.dialect, engine._compiled_cache = shared.dialect, shared._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_crm.storage.file.create_engine", engine_like)
        yield


@pytest.fixture(autouse=True)
def one_locale() -> None:
    """Dates and numbers read the same on every machine; a test of another locale sets its own."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


class _Listener(logging.Handler):
    """Keeps the text of each record of level WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Log warnings and errors fail the test, unless `@pytest.mark.expects_log("part of it")` foresees each."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    expected = [part for marker in request.node.iter_markers("expects_log") for part in marker.args]
    unforeseen = [text for text in listener.texts if not any(part in text for part in expected)]
    missing = [part for part in expected if not any(part in text for text in listener.texts)]
    assert not unforeseen, f"unexpected log records: {unforeseen}"
    assert not missing, f"expected log records did not come: {missing}"


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Threads that still run and windows that still stand after a test fail it."""
    threads, pool_was_idle = set(threading.enumerate()), _pool().activeThreadCount() == 0
    yield
    left = _windows_left() + _threads_left(threads)
    if pool_was_idle and not _pool().waitForDone(int(GRACE_SECONDS * 1000)):
        left.append("work in QThreadPool.globalInstance()")
    assert not left, f"left behind: {left}"


@pytest.fixture(autouse=True)
def sheet_taken_off() -> Iterator[None]:
    """A style sheet that a test has put on the application moves the widgets of no other test."""
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        application.setStyleSheet("")


def _pool() -> QThreadPool:
    return QThreadPool.globalInstance()


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Names of Python's own threads; a dummy stands for a thread of Qt's, which the pool answers for."""
    started = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in started:
        thread.join(GRACE_SECONDS)
    return [thread.name for thread in started if thread.is_alive()]


def _windows_left() -> list[str]:
    """Visible windows, described; they are put away so that the next test starts with an empty screen."""
    if QApplication.instance() is None:
        return []
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and not _is_tool_tip(widget)]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    return [f"{type(widget).__name__} {widget.objectName() or widget.windowTitle()!r}" for widget in left]


def _is_tool_tip(widget: QWidget) -> bool:
    return widget.windowType() == Qt.WindowType.ToolTip
