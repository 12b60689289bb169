"""The program as it is started: its file, its lists, its pictures, and files that it refuses in words."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import func, select

from desktop_crm import app
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, FollowUp, Person, Project, Sale, SaleType, User, UserGroup
from desktop_crm.operations.sale import delete_sales, register_sale
from desktop_crm.operations.settings import register_user
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.lock import FileLock
from desktop_crm.views import screenshots
from desktop_crm.views.language import Language
from desktop_crm.views.memory import Memory
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import Theme


@pytest.fixture(autouse=True)
def _hook_of_errors() -> Iterator[None]:
    kept = sys.excepthook
    yield
    sys.excepthook = kept


def counts(file: DataFile, *entities: type) -> list[int]:
    with file.reading() as session:
        return [session.scalar(select(func.count(entity.id))) or 0 for entity in entities]


def test_first_start_lays_out_lists_and_one_user_and_the_second_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "mine.db"
    seen = []
    for _start in range(2):
        file, journal = app.open_file(path, "nb")
        seen.append(counts(file, User, SaleType, Sale))
        assert journal.next_undo() is None
        file.close()
    assert seen[0] == seen[1]
    users, sale_types, sales = seen[0]
    assert (users, sales) == (1, 0)
    assert sale_types > 1


def test_demo_file_is_as_large_as_promised(tmp_path: Path) -> None:
    file, journal = app.open_file(tmp_path / "demo.db", "en", demo=True)
    sales, companies, persons, follow_ups, projects, users, groups = counts(
        file, Sale, Company, Person, FollowUp, Project, User, UserGroup
    )
    assert (sales, projects, users, groups) == (500, 60, 6, 2)
    assert companies == pytest.approx(250, abs=25)
    assert persons == pytest.approx(600, abs=60)
    assert follow_ups == pytest.approx(2000, abs=200)
    assert journal.next_undo() is None
    file.close()


def test_own_file_lies_in_the_data_folder_of_the_platform(own_home: Path) -> None:
    assert own_home in app.data_folder().parents


def test_screenshots_show_every_place_in_one_language_and_appearance(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshots, "SIZES", screenshots.SIZES[:1])  # the other one shows the same places
    monkeypatch.setattr(screenshots, "_PAUSE", 5)
    assert app.main(["--screenshots", str(tmp_path), "--language", "nb", "--theme", "dark"]) == 0
    names = {path.name for path in tmp_path.glob("*.png")}
    wanted = {f"sale-{s}-1280x800-nb-dark.png" for s in ("open", "sold", "lost", "stalled", "edit", "new", "preview")}
    assert wanted <= names
    assert {"follow-up-nb-dark.png", "new-company-nb-dark.png", "import-nb-dark.png", "about-nb-dark.png"} <= names
    assert str(tmp_path) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"this is a letter, not a database" * 50, "no Desktop CRM file"), (b"\x89PNG\r\n" * 999, "no Desktop CRM file")],
)
def test_import_into_what_is_no_data_file_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    arguments = ["import", str(tmp_path / "x.csv"), "--as", "sale", "--map", str(tmp_path / "m.json")]
    assert app.main([*arguments, "--database", str(path)]) == 1
    assert words in capsys.readouterr().err
    assert path.read_bytes() == content


def test_file_of_a_newer_version_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "newer.db"
    DataFile.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    arguments = ["import", "x.csv", "--as", "sale", "--map", "m.json", "--database", str(path)]
    assert app.main(arguments) == 1
    assert "newer Desktop CRM" in capsys.readouterr().err


def test_unknown_argument_is_told_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        app.main(["--langage", "nb"])
    assert left.value.code == 2
    assert "usage: desktop-crm" in capsys.readouterr().err


class Recorder(Prompt):
    """Answers each question with its last answer, which is the safe one, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def choose(self, parent: QWidget | None, text: str, detail: str, answers: Sequence[str]) -> int:
        self.asked.append((text, list(answers)))
        return len(answers) - 1


def test_start_with_what_is_no_data_file_says_so_and_leaves_it(tmp_path: Path, qapp: QApplication) -> None:
    path, prompt = tmp_path / "holiday.db", Recorder()
    path.write_bytes(b"GIF89a" * 400)
    assert app.main(["--database", str(path), "--language", "en"], prompt) == 1
    assert prompt.asked == [(f"{path} is no Desktop CRM file. Choose another file.", ["Choose another file…", "Quit"])]
    assert path.read_bytes() == b"GIF89a" * 400


def test_untouched_demo_of_another_day_is_made_anew_and_a_changed_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    for changed in (True, False):
        file, journal = app.open_file(path, "en", demo=True)
        if changed:
            journal.run(delete_sales, [1], user_id=1)
        file.close()
        os.utime(path, (1_700_000_000, 1_700_000_000))
        app.forget_old_demo(path)
        assert path.exists() is changed
        path.unlink(missing_ok=True)


def test_undo_of_the_user_at_work_hands_over_to_another(tmp_path: Path, qapp: QApplication) -> None:
    file, journal = app.open_file(tmp_path / "crm.db", "en")
    memory = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    running = app.Running(qapp, app.Opened(file, journal), Theme(qapp), Language(qapp), memory)
    first = running.desk.user_id
    try:
        running.desk.set_user(running.desk.do(register_user, {"name": "Ola Hansen"}))
        running.desk.undo()
        assert running.desk.user_id == first
        assert running.desk.do(register_sale, {"title": "Printers"}) is not None
    finally:
        running.close()


def test_back_outlives_a_change_of_language(tmp_path: Path, qapp: QApplication, qtbot: Any) -> None:
    file, journal = app.open_file(tmp_path / "crm.db", "en")
    memory, language = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)), Language(qapp)
    running = app.Running(qapp, app.Opened(file, journal), Theme(qapp), language, memory)
    try:
        sales = [running.desk.do(register_sale, {"title": title}) for title in ("Printers", "Screens")]
        running.open_window()
        for sale_id in sales:
            running.window.open_record("sale", sale_id)
        memory.keep("language", "nb")
        running.window.restart_wanted.emit()
        assert running.window.work.screen_of(RecordKind.SALE).current_id == sales[1]
        running.window.findChild(QAction, "back").trigger()
        assert running.window.work.screen_of(RecordKind.SALE).current_id == sales[0]
        qtbot.waitUntil(lambda: not running.desk.waiting)
    finally:
        running.window.close()
        running.window.deleteLater()
        language.remove()
        running.close()


def test_second_start_on_a_file_in_use_says_so_and_changes_nothing(tmp_path: Path, qapp: QApplication) -> None:
    path, prompt = tmp_path / "mine.db", Recorder()
    with FileLock(path):
        assert app.main(["--database", str(path), "--language", "en"], prompt) == 1
    told = f"{path} is in use by another program. Close it and try again."
    assert prompt.asked == [(told, ["Choose another file…", "Quit"])]
    assert not path.exists()
