"""One window, one file at a time: others are opened, made, copied and restored from the File menu."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from desktop_crm.app.running import Running
from desktop_crm.operations.sale import delete_sales, register_sale
from desktop_crm.storage.backup import backup_folder, backups
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import quick_check
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.search_check import search_check
from desktop_crm.views.file.check import CheckDialog
from desktop_crm.views.file.recent import RecentFiles
from desktop_crm.views.file.restore import RestoreDialog
from desktop_crm.views.importing.dialog import ImportDialog
from desktop_crm.views.memory import Memory
from tests.app.conftest import Answers, settle, told
from tests.views.windows import command, type_over

Start = Callable[[Path], Running]


def titles(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT title FROM sale").fetchall()
    connection.close()
    return {title for (title,) in rows}


def dialog(kind: type[QDialog]) -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def free(path: Path) -> bool:
    lock = FileLock(path)
    taken = lock.acquire()
    lock.release()
    return taken


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "first.db"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.db"
    DataFile.open(path).close()
    return path


def test_open_shows_the_other_file_and_lets_go_of_the_first(
    start: Start, first: Path, second: Path, answers: Answers, memory: Memory, qtbot: Any
) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    answers.files = [second]
    command(running.window, "open_file").trigger()
    settle(qtbot, running)
    assert running.window.windowTitle() == "Desktop CRM – second[*]"
    assert (free(first), free(second)) == (True, False)
    assert RecentFiles(memory).last == second
    running.desk.do(register_sale, {"title": "Telephones"})
    assert (titles(first), titles(second)) == ({"Printers"}, {"Telephones"})
    assert answers.asked == []


@pytest.mark.parametrize("name", ["customers.xlsm", "friends.VCF"])
def test_a_list_that_is_opened_is_imported(
    start: Start, first: Path, tmp_path: Path, answers: Answers, qtbot: Any, name: str
) -> None:
    running = start(first)
    answers.files = [tmp_path / name]
    answers.files[0].write_bytes(b"")
    command(running.window, "open_file").trigger()
    settle(qtbot, running)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible())
    dialog.close()
    assert (running.window.windowTitle(), free(first)) == ("Desktop CRM – first[*]", False)


def test_what_is_left_was_changed_and_is_backed_up(start: Start, first: Path, second: Path, qtbot: Any) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    running.open_other(second)
    settle(qtbot, running)
    assert [(b.reason, b.whole) for b in backups(first, look=True)] == [("at closing", True)]
    running.open_other(first)
    settle(qtbot, running)
    assert not backup_folder(second).exists(), "nothing was changed in it"


def test_new_file_is_laid_out_and_opened(start: Start, first: Path, answers: Answers, qtbot: Any) -> None:
    running = start(first)
    answers.files = [first.with_name("Årets salg.db")]
    command(running.window, "new_file").trigger()
    settle(qtbot, running)
    assert running.desk.path == first.with_name("Årets salg.db")
    assert running.desk.do(register_sale, {"title": "Printers"})


def test_new_file_never_takes_the_place_of_another(start: Start, first: Path, second: Path, answers: Answers) -> None:
    running, before = start(first), second.read_bytes()
    answers.files = [second]
    command(running.window, "new_file").trigger()
    assert running.desk.path == first
    assert second.read_bytes() == before
    assert "Choose another name" in told(running)


def test_what_cannot_be_opened_is_told_and_the_first_file_stays(start: Start, first: Path, tmp_path: Path) -> None:
    running, letter = start(first), tmp_path / "letter.db"
    letter.write_text("Dear Sir or Madam, " * 40)
    running.open_other(letter)
    assert running.desk.path == first
    assert "is no Desktop CRM file" in told(running)
    assert not free(first)
    assert running.desk.do(register_sale, {"title": "Printers"})


def test_a_file_of_another_program_in_use_is_told(start: Start, first: Path, second: Path) -> None:
    running = start(first)
    with FileLock(second):
        running.open_other(second)
    assert running.desk.path == first
    assert "is in use by another program" in told(running)


def test_going_on_editing_keeps_the_file(start: Start, first: Path, second: Path, answers: Answers, qtbot: Any) -> None:
    running = start(first)
    running.window.open_record("sale", running.desk.do(register_sale, {"title": "Printers"}) or 0)
    card = running.window.work.shown_screen.card
    card.edit()
    type_over(card, "title", "Scanners")
    answers.given = ["Go on editing"]
    running.open_other(second)
    assert running.desk.path == first
    assert card.values["title"] == "Scanners"
    assert (free(first), free(second)) == (False, True)
    answers.given = ["Save"]
    running.open_other(second)
    settle(qtbot, running)
    assert titles(first) == {"Scanners"}
    assert running.desk.path == second


def test_recent_files_are_those_that_are_there(start: Start, first: Path, second: Path, qtbot: Any) -> None:
    running = start(first)
    running.open_other(second)
    settle(qtbot, running)
    running.open_other(first)
    settle(qtbot, running)
    menu = next(m for m in running.window.findChildren(QMenu) if m.title() == "&Recent files")
    menu.aboutToShow.emit()
    assert [(a.toolTip(), a.isEnabled()) for a in menu.actions()] == [(str(first), False), (str(second), True)]
    menu.actions()[1].trigger()
    settle(qtbot, running)
    assert running.desk.path == second
    first.unlink()
    assert RecentFiles(running.memory).existing() == [second]


def test_a_copy_is_whole_and_the_work_goes_on(start: Start, first: Path, answers: Answers, tmp_path: Path) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    answers.files = [tmp_path / "on the stick"]
    command(running.window, "save_copy").trigger()
    copy = tmp_path / "on the stick.db"
    assert str(copy) in told(running)
    assert titles(copy) == {"Printers"}
    assert quick_check(copy).whole
    answers.files = [first]
    command(running.window, "save_copy").trigger()
    assert "is in use" in told(running), "a file is not copied onto itself"
    assert titles(first) == {"Printers"}


def test_back_up_now_says_where(start: Start, first: Path) -> None:
    running = start(first)
    command(running.window, "back_up").trigger()
    assert str(backup_folder(first)) in told(running)
    assert [(b.reason, b.whole) for b in backups(first, look=True)] == [("by hand", True)]


def test_restore_looks_first_and_keeps_what_it_replaces(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    sale = running.desk.do(register_sale, {"title": "Printers"})
    command(running.window, "back_up").trigger()
    running.desk.do(delete_sales, [sale])
    command(running.window, "restore").trigger()
    shown = dialog(RestoreDialog)
    qtbot.waitUntil(shown.restore_button.isEnabled)
    assert "Sales: 1" in shown.holds.text()
    shown.restore_button.click()
    settle(qtbot, running)
    assert titles(first) == {"Printers"}
    kept = next(b for b in backups(first, look=True) if b.reason == "before restore")
    assert kept.whole
    assert titles(kept.path) == set()
    assert str(kept.path) in told(running)
    assert running.desk.do(register_sale, {"title": "Telephones"})


def test_a_damaged_backup_is_seen_and_cannot_be_restored(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    command(running.window, "back_up").trigger()
    (backup,) = backups(first)
    content = bytearray(backup.path.read_bytes())
    content[5_000] ^= 1
    backup.path.write_bytes(content)
    command(running.window, "restore").trigger()
    shown = dialog(RestoreDialog)
    qtbot.waitUntil(lambda: shown.list.topLevelItem(0).text(3) == "Damaged")
    assert not shown.restore_button.isEnabled()
    assert "cannot be restored" in shown.holds.text()
    shown.reject()


def test_without_a_backup_the_dialog_says_when_one_is_made(start: Start, first: Path) -> None:
    running = start(first)
    command(running.window, "restore").trigger()
    shown = dialog(RestoreDialog)
    assert "no backup yet" in shown.holds.text()
    assert not shown.restore_button.isEnabled()
    shown.reject()


def test_a_whole_file_is_told_to_be_whole(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    command(running.window, "check_file").trigger()
    shown = dialog(CheckDialog)
    qtbot.waitUntil(lambda: "The file is whole" in shown.said.text())
    assert not shown.restore_button.isVisible()
    shown.close_button.click()


def test_a_check_finds_damage_and_leads_to_the_backups(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    with sqlite3.connect(first) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE journal_gate SET replay = 1")
        connection.execute("INSERT INTO sale_type_stage (sale_type_id, stage_id, rank) VALUES (9999, 9999, 1)")
        connection.execute("UPDATE journal_gate SET replay = 0")
    connection.close()
    command(running.window, "check_file").trigger()
    shown = dialog(CheckDialog)
    qtbot.waitUntil(shown.restore_button.isVisible)
    assert "Some records point to others that are not there." in shown.said.text()
    shown.restore_button.click()
    dialog(RestoreDialog).reject()


def test_a_check_makes_a_search_index_that_differs_anew(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    running.desk.renew_search(lambda: False)
    with sqlite3.connect(first) as connection:
        connection.execute("UPDATE search_sale_data SET block = x'00' WHERE id = 10")
    connection.close()
    assert not search_check(first).whole
    command(running.window, "check_file").trigger()
    shown = dialog(CheckDialog)
    qtbot.waitUntil(lambda: "did not agree" in shown.said.text())
    assert not shown.restore_button.isVisible()
    assert not shown.renew_button.isVisible()
    shown.close_button.click()
    assert search_check(first).whole


def test_the_search_index_of_a_whole_file_is_made_anew_on_request(start: Start, first: Path, qtbot: Any) -> None:
    running = start(first)
    running.desk.do(register_sale, {"title": "Printers"})
    running.desk.renew_search(lambda: False)
    command(running.window, "check_file").trigger()
    shown = dialog(CheckDialog)
    qtbot.waitUntil(shown.renew_button.isVisible)
    with sqlite3.connect(first) as connection:
        connection.execute("UPDATE search_known SET last = 0")
    connection.close()
    shown.renew_button.click()
    qtbot.waitUntil(lambda: "was made anew" in shown.said.text())
    assert shown.close_button.text() == "Close"
    shown.close_button.click()
    with sqlite3.connect(first) as connection:
        assert connection.execute("SELECT max(last) FROM search_known").fetchone()[0] > 0
    connection.close()
    assert search_check(first).whole
