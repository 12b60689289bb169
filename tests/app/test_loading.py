"""What the start loads, and what it leaves for the moments after it: told by a program of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_crm.app.afterwards import SOON

_ROOT = Path(__file__).parents[2]
_START = """
import sys
from desktop_crm import app
from PySide6.QtCore import QTimer
from sqlalchemy import Engine, event
from desktop_crm.operations.sale import register_sale

asked = []
event.listen(Engine, "before_cursor_execute", lambda *told: asked.append(" ".join(told[2].split())))

class Told(app.Running):
    def open_window(self):
        self.desk.do(register_sale, {"title": "Printers"})
        asked.clear()
        super().open_window()
        self.window.grab()
        print(*sorted(sys.modules), flush=True)
        print(*asked, sep=";")
        self._waiting = QTimer(interval=20)
        self._waiting.timeout.connect(self._look)
        self._waiting.start()

    def _look(self):
        if self.loaded:
            self._waiting.stop()
            print(*sorted(sys.modules), flush=True)
            self._application.quit()

app.Running = Told
sys.argv[1:] = ["--database", sys.argv[1], "--language", "en", "--theme", "light"]
from desktop_crm.__main__ import main
sys.exit(main())
"""

# What costs much and no first screen needs: of libraries, of Python, and of the program itself.
_LEFT_OUT = (
    *("alembic", "asyncio.events", "calamine", "chardet", "email", "importlib.metadata._adapters", "numpy"),
    *("desktop_crm.storage.backup", "desktop_crm.storage.integrity", "desktop_crm.storage.migrate"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg", "qtawesome", "rapidfuzz", "ssl", "xlsxwriter"),
)
_SHOWN_FIRST = {"desktop_crm.views.sale.screen"}  # here: the area that a new file shows


@dataclass
class Started:
    """What a start told: the modules that were loaded for the first screen, what was asked of the file for it, and
    the modules that are loaded a little later."""

    first: set[str]
    asked: list[str]
    later: set[str]


def _run(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"), str(folder))
    return subprocess.run(
        [sys.executable, "-c", script, str(folder / "crm.db")],
        cwd=_ROOT, env={**os.environ, **homes}, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """The program, started in a process of its own on a file with one sale."""
    told = _run(_START, tmp_path_factory.mktemp("start"))
    first, asked, later = told.stdout.splitlines()
    return Started(set(first.split()), asked.split(";"), set(later.split()))


def test_the_first_screen_waits_for_no_library_that_it_does_not_need(started: Started) -> None:
    assert {"PySide6.QtWidgets", "sqlalchemy.orm", "desktop_crm.views.window"} <= started.first
    assert {name for name in _LEFT_OUT if name in started.first} == set()


def test_the_first_screen_waits_for_no_other_screen_and_no_dialog(started: Started) -> None:
    assert started.first & (set(SOON) - _SHOWN_FIRST) == set()
    dialogs = {
        name for name in started.first if name.startswith("desktop_crm.views") and "dialog" in name.rpartition(".")[2]
    }
    assert dialogs == {"desktop_crm.views.dialogs"}


def test_what_one_may_click_on_first_is_loaded_soon_after(started: Started) -> None:
    assert set(SOON) <= started.later


@pytest.mark.parametrize("asked", ["SELECT favourite.record,", "SELECT sale.id, sale.title FROM", "SELECT sale.title,"])
def test_the_first_screen_asks_for_the_sale_and_its_shortcuts_once(started: Started, asked: str) -> None:
    assert [statement[: len(asked)] for statement in started.asked if statement.startswith(asked)] == [asked]


def test_who_leaves_at_once_leaves_a_program_that_ends_well(tmp_path: Path) -> None:
    """What is loaded late, and the garbage of the start, must not be in the way of the end."""
    at_once = _START.replace("interval=20", "interval=0").replace("if self.loaded", "if True")
    assert at_once.count("if True") == 1
    assert _run(at_once, tmp_path).returncode == 0


def test_modules_that_are_put_off_work_when_they_are_used() -> None:
    use = (
        "import desktop_crm.app.loading, asyncio, importlib.metadata\n"
        "async def three(): return 3\n"
        "assert asyncio.run(three()) == 3\n"
        "assert asyncio.iscoroutine(asyncio.sleep) is False\n"
        "assert importlib.metadata.version('SQLAlchemy')[0].isdigit()\n"
        "from asyncio.queues import Queue\n"
        "assert Queue is asyncio.Queue\n"
    )
    subprocess.run([sys.executable, "-c", use], cwd=_ROOT, timeout=60, check=True)


def test_imports_are_not_read_for_other_names_of_qt() -> None:
    """PySide6 would read the source of each module that is imported after it."""
    use = (
        "import desktop_crm.app, linecache\n"
        "read = [name for name in linecache.cache if 'desktop_crm' in name and name.endswith('.py')]\n"
        "assert read == [], read\n"
    )
    subprocess.run([sys.executable, "-c", use], cwd=_ROOT, timeout=60, check=True)
