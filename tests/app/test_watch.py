"""The quiet look at the file: what it finds stays in the status line, and leads to help."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_crm.app.running import Running
from desktop_crm.operations.sale import register_sale
from desktop_crm.storage.backup import KEPT, backups
from desktop_crm.views.file.check import CheckDialog
from desktop_crm.views.file.watch import FileWatch
from desktop_crm.views.file.work import WorkWindow, carry_out

Start = Callable[[Path], Running]


def warning(running: Running) -> QPushButton | None:
    buttons = running.window.findChildren(QPushButton)
    return next((b for b in buttons if b.text().startswith("The data file is damaged")), None)


def test_damage_is_told_until_it_is_dealt_with(start: Start, tmp_path: Path, qtbot: Any) -> None:
    running = start(tmp_path / "mine.db")
    with sqlite3.connect(tmp_path / "mine.db") as connection:
        connection.execute("UPDATE journal_gate SET replay = 1")
        connection.execute("INSERT INTO sale_type_stage (sale_type_id, stage_id, rank) VALUES (9999, 9999, 1)")
        connection.execute("UPDATE journal_gate SET replay = 0")
    connection.close()
    watch = FileWatch(running.desk.keeping, running.window, begins_after=0)
    watch.found.connect(running.window.files._on_trouble_found)
    qtbot.waitUntil(lambda: warning(running) is not None)
    watch.stop()
    running.desk.do(register_sale, {"title": "Printers"})
    shown = warning(running)
    assert shown is not None
    assert shown.isVisible(), "the next step does not push it away"
    assert "Some records point to others" in shown.toolTip()
    shown.click()
    next(w for w in QApplication.topLevelWidgets() if isinstance(w, CheckDialog) and w.isVisible()).reject()


def test_a_whole_file_loses_only_its_oldest_backups(start: Start, tmp_path: Path, qtbot: Any) -> None:
    running = start(tmp_path / "mine.db")
    for _ in range(KEPT + 2):
        running.desk.do(register_sale, {"title": "Printers"})
        running.desk.keeping.back_up_at_closing()
    assert len(backups(running.desk.path)) == KEPT + 2
    watch = FileWatch(running.desk.keeping, running.window, begins_after=0)
    qtbot.waitUntil(lambda: len(backups(running.desk.path)) == KEPT)
    watch.stop()
    assert warning(running) is None


def test_long_work_shows_itself_and_can_be_cancelled(qtbot: Any) -> None:
    def work(task: Any) -> None:
        while True:
            task.report(1, 2)
            sleep(0.01)

    def cancel() -> None:
        for shown in [w for w in QApplication.topLevelWidgets() if isinstance(w, WorkWindow) and w.isVisible()]:
            assert (shown.bar.value(), shown.bar.maximum()) == (1, 2)
            shown.cancel_button.click()

    impatient = QTimer(interval=100)
    impatient.timeout.connect(cancel)
    impatient.start()
    done = carry_out("Counting…", work)
    assert (done.is_cancelled, done.value, done.error) == (True, None, None)


def test_short_work_shows_nothing_and_keeps_its_error(qtbot: Any) -> None:
    done = carry_out("Counting…", lambda _task: 1 // 0)
    assert isinstance(done.error, ZeroDivisionError)
    assert not done.is_cancelled
