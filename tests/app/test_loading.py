"""What the start loads, and what it leaves for the moments after it: told by a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm.app.afterwards import SOON

_ROOT = Path(__file__).parents[2]
_START = """
import sys
from PySide6.QtCore import QTimer
from desktop_crm import app
from desktop_crm.app import running

class Told(app.Running):
    def open_window(self):
        super().open_window()
        self.window.grab()
        print(*sorted(sys.modules), flush=True)
        self._waiting = QTimer(interval=20)
        self._waiting.timeout.connect(self._look)
        self._waiting.start()

    def _look(self):
        if self.loaded:
            print(*sorted(sys.modules), flush=True)
            self._application.quit()

app.Running = Told
sys.exit(app.main(["--database", sys.argv[1], "--language", "en", "--theme", "light"]))
"""

# Libraries and parts of Python that cost much and that no first screen needs.
_LEFT_OUT = (
    *("alembic", "asyncio.events", "calamine", "chardet", "email", "importlib.metadata._adapters", "numpy"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg", "qtawesome", "rapidfuzz", "ssl", "xlsxwriter"),
)
_SHOWN_FIRST = {"desktop_crm.views.sale.screen"}  # here: the area that a new file shows


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules that are loaded when the first screen is painted, and those that are a little later."""
    folder = tmp_path_factory.mktemp("start")
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"), str(folder))
    told = subprocess.run(
        [sys.executable, "-c", _START, str(folder / "crm.db")],
        cwd=_ROOT, env={**os.environ, **homes}, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return [set(line.split()) for line in told.stdout.splitlines()]


def test_the_first_screen_waits_for_no_library_that_it_does_not_need(loaded: list[set[str]]) -> None:
    first, _later = loaded
    assert {"PySide6.QtWidgets", "sqlalchemy.orm", "desktop_crm.views.window"} <= first
    assert {name for name in _LEFT_OUT if name in first} == set()


def test_the_first_screen_waits_for_no_other_screen_and_no_dialog(loaded: list[set[str]]) -> None:
    first, _later = loaded
    assert first & (set(SOON) - _SHOWN_FIRST) == set()
    dialogs = {name for name in first if name.startswith("desktop_crm.views") and "dialog" in name.rpartition(".")[2]}
    assert dialogs == {"desktop_crm.views.dialogs"}


def test_what_one_may_click_on_first_is_loaded_soon_after(loaded: list[set[str]]) -> None:
    _first, later = loaded
    assert set(SOON) <= later


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
