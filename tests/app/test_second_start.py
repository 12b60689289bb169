"""One program for one file: a second start brings the first to the front, and hands over what it was to import."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from desktop_crm.app.running import Running
from desktop_crm.views.file.first import Doorbell, name_of, ring
from desktop_crm.views.importing.dialog import ImportDialog
from tests.app.conftest import settle

Start = Callable[[Path], Running]


def second_start(*arguments: str) -> subprocess.Popen[str]:
    """The command line, in a process of its own."""
    command = [sys.executable, "-m", "desktop_crm", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_second_start_raises_the_first_and_ends(start: Start, tmp_path: Path, qtbot: Any) -> None:
    running = start(tmp_path / "mine.db")
    running.window.showMinimized()
    second = second_start("--database", str(tmp_path / "mine.db"))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    said, complaint = second.communicate()
    assert (second.returncode, said, complaint) == (0, "", "")
    assert not running.window.windowState() & Qt.WindowState.WindowMinimized
    assert running.window.isActiveWindow()


@pytest.mark.parametrize("name", ["Kunder & venner.csv", "friends.vcf"])
def test_second_start_hands_over_the_list_to_import(start: Start, tmp_path: Path, qtbot: Any, name: str) -> None:
    listed = tmp_path / name
    listed.write_text("Company\nAlfa AS\n", encoding="utf-8")
    running = start(tmp_path / "mine.db")
    second = second_start("--database", str(tmp_path / "mine.db"), str(listed))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    second.communicate()
    settle(qtbot, running)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible())
    dialog.close()


def test_nobody_answers_for_a_file_that_is_closed(start: Start, tmp_path: Path, qtbot: Any) -> None:
    running = start(tmp_path / "mine.db")
    running.open_other(tmp_path / "other.db")
    settle(qtbot, running)
    assert not ring(tmp_path / "mine.db", patience=100)


def test_a_bell_that_a_crash_has_left_is_hung_anew(tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "mine.db"
    left = QLocalServer()
    assert left.listen(name_of(path))
    bell = Doorbell(path)
    with qtbot.waitSignal(bell.rung):
        caller = QLocalSocket()
        caller.connectToServer(name_of(path))
        assert caller.waitForConnected(1000)
        caller.write(json.dumps({"import": None}).encode() + b"\n")
    bell.close()
    left.close()


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\n", b"[]\n", b"\xff\xfe\n", b"\n", b'{"import": 7}\n'])
def test_what_is_no_message_only_raises_the_window(said: bytes, tmp_path: Path, qtbot: Any) -> None:
    bell, heard = Doorbell(tmp_path / "mine.db"), []
    bell.rung.connect(heard.append)
    caller = QLocalSocket()
    caller.connectToServer(name_of(tmp_path / "mine.db"))
    assert caller.waitForConnected(1000)
    caller.write(said)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard == [None]
    bell.close()


def test_each_file_has_a_bell_of_its_own() -> None:
    assert len({name_of(Path(path)) for path in ("/a/crm.db", "/b/crm.db", "/a/crm.db2")}) == 3
