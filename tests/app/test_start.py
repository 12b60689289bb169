"""What happens before there is a window: which file is opened, and what helps where it cannot be."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_crm.app.opening import Opening, open_file
from desktop_crm.app.places import drafts_file
from desktop_crm.operations.sale import register_sale
from desktop_crm.storage.backup import back_up, backups
from desktop_crm.storage.problems import Reason
from desktop_crm.views.file.recent import RecentFiles
from desktop_crm.views.language import Language
from desktop_crm.views.memory import Memory
from tests.app.conftest import Answers

_PAGE = 4_096


@pytest.fixture
def opening(qapp: QApplication, answers: Answers) -> Opening:
    return Opening(answers, Language(qapp))


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    """A closed file with a sale and a backup, and another sale since."""
    path = tmp_path / "mine.db"
    file, journal = open_file(path, "en")
    journal.run(register_sale, {"title": "Printers"}, user_id=1)
    back_up(path, "at closing", file.clock.now().astimezone())
    journal.run(register_sale, {"title": "Telephones"}, user_id=1)
    file.close()
    return path


def titles(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {title for (title,) in connection.execute("SELECT title FROM sale")}
    connection.close()
    return found


def cut_off(path: Path) -> bytes:
    content = path.read_bytes()
    path.write_bytes(content[:-_PAGE])
    return content[:-_PAGE]


@pytest.mark.parametrize("kept", ["xx", ["nb"], 7])
def test_a_language_that_is_not_known_is_english(qapp: QApplication, kept: Any) -> None:
    language = Language(qapp)
    language.install("nb")
    language.install(kept)
    assert language.code == "en"
    assert QApplication.translate("Commands", "&Quit") == "&Quit"


def test_a_damaged_file_offers_its_newest_whole_backup_and_is_kept(
    opening: Opening, answers: Answers, backed_up: Path
) -> None:
    damaged = cut_off(backed_up)
    answers.given = ["Open the backup of "]
    opened = opening.insist(backed_up)
    assert opened is not None
    opened.close()
    assert titles(backed_up) == {"Printers"}
    kept = next(b for b in backups(backed_up) if b.reason == "before restore")
    assert kept.path.read_bytes() == damaged
    assert "is damaged" in answers.asked[0]
    assert [answer.split(" ")[0] for answer in answers.offered[0]] == ["Open", "Save", "Choose", "Quit"]


def test_what_can_be_read_is_saved_and_opened(opening: Opening, answers: Answers, backed_up: Path) -> None:
    damaged = cut_off(backed_up)
    answers.given, answers.files = ["Save what", "Close"], [backed_up.with_name("saved.db")]
    opened = opening.insist(backed_up)
    if opened is not None:  # else not even the tables could be read
        opened.close()
        assert opened.file.path == backed_up.with_name("saved.db")
        assert "rows" in answers.asked[1]
    assert backed_up.read_bytes() == damaged


def test_a_file_that_is_gone_is_not_made_anew_in_silence(opening: Opening, answers: Answers, backed_up: Path) -> None:
    backed_up.unlink()
    answers.given = ["Quit"]
    assert opening.insist(backed_up, must_exist=True) is None
    assert opening.code == 1
    assert not backed_up.exists()
    assert [o.split(" ")[0] for o in answers.offered[0]] == ["Open", "Begin", "Choose", "Quit"]
    answers.given = ["Begin with an empty file"]
    opened = opening.insist(backed_up, must_exist=True)
    assert opened is not None
    opened.close()
    assert titles(backed_up) == set()


def test_another_file_can_be_chosen_instead(
    opening: Opening, answers: Answers, backed_up: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Sir or Madam, " * 40)
    answers.given, answers.files = ["Choose another", "Choose another"], [None, backed_up]
    opened = opening.insist(letter)
    assert opened is not None
    opened.close()
    assert opened.file.path == backed_up
    assert len(answers.asked) == 2, "the question comes back where no file was chosen"


def test_a_refused_file_is_not_locked(opening: Opening, answers: Answers, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Sir or Madam, " * 40)
    answers.given = ["Quit", "Quit"]
    for _ in range(2):
        assert opening.insist(letter) is None
    assert [Reason.BUSY.value in asked for asked in answers.asked] == [False, False]
    assert all("is no Desktop CRM file" in asked for asked in answers.asked)


def test_recent_files_remember_the_newest_that_exist(memory: Memory, tmp_path: Path) -> None:
    recent = RecentFiles(memory)
    paths = [tmp_path / f"{n}.db" for n in range(12)]
    for path in paths:
        path.touch()
        recent.opened(path, begin_with=path.stem != "11")
    recent.opened(paths[3], begin_with=False)
    paths[10].unlink()
    assert [path.stem for path in RecentFiles(memory).existing()] == ["3", "11", "9", "8", "7", "6", "5", "4"]
    assert RecentFiles(memory).last == paths[10]


def test_each_file_has_forms_of_its_own(own_home: Path) -> None:
    one, other = drafts_file(Path("/a/crm.db")), drafts_file(Path("/b/crm.db"))
    assert one != other
    assert own_home in one.parents
