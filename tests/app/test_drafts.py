"""What is being written comes back after a crash, and only then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop_crm.app.places import drafts_file
from desktop_crm.app.running import Running
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.drafts_kept import KeptDraft, keep_drafts, kept_drafts
from desktop_crm.operations.sale import register_sale
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.new_record import NewRecordDialog
from desktop_crm.views.prompt import Prompt
from tests.app.conftest import Answers, told
from tests.views.windows import command, type_over

Start = Callable[[Path], Running]


def edited_sale(running: Running) -> tuple[int, Card]:
    sale = running.desk.do(register_sale, {"title": "Printers"})
    assert sale
    running.window.open_record("sale", sale)
    card = running.window.work.screen_of(RecordKind.SALE).card
    card.edit()
    return sale, card


def test_what_is_typed_is_kept_and_saving_removes_it(start: Start, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "mine.db"
    running = start(path)
    sale, card = edited_sale(running)
    assert kept_drafts(drafts_file(path)) == [], "nothing was changed yet"
    type_over(card, "title", "Scanners", end=None)
    qtbot.waitUntil(lambda: drafts_file(path).exists())
    assert kept_drafts(drafts_file(path)) == [KeptDraft("sale", sale, {"title": "Scanners"})]
    card.save()
    qtbot.waitUntil(lambda: not drafts_file(path).exists())


def test_giving_a_form_up_removes_it(start: Start, tmp_path: Path, answers: Answers, qtbot: Any) -> None:
    path = tmp_path / "mine.db"
    _sale, card = edited_sale(start(path))
    type_over(card, "title", "Scanners")
    qtbot.waitUntil(lambda: drafts_file(path).exists())
    answers.given = ["Discard"]
    card.cancel()
    qtbot.waitUntil(lambda: not drafts_file(path).exists())


def test_forms_of_every_kind_come_back(start: Start, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "mine.db"
    keep_drafts(
        drafts_file(path),
        [
            KeptDraft("sale", None, {"title": "Scanners", "amount": 1_250_000}),
            KeptDraft("follow_up", None, {"title": "Ring back"}),
            KeptDraft("company", None, {"name": "Alfa AS", "note": "Two\nlines"}),
        ],
    )
    running = start(path)
    window = running.window
    sale = window.work.screen_of(RecordKind.SALE).card
    assert (sale.is_new, sale.values["title"], sale.values["amount"]) == (True, "Scanners", 1_250_000)
    assert sale.place("title").inner.text() == "Scanners"
    dialogs = {kind: window.findChild(kind) for kind in (FollowUpDialog, NewRecordDialog)}
    assert dialogs[FollowUpDialog].card.values["title"] == "Ring back"
    assert dialogs[NewRecordDialog].card.values["note"] == "Two\nlines"
    assert "came back" in told(running)
    assert len(kept_drafts(drafts_file(path))) == 3, "another crash loses nothing either"
    for dialog in dialogs.values():
        dialog.card.abandon()
        dialog.close()
    assert sale.save()


def test_a_draft_of_what_is_gone_is_passed_over(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    keep_drafts(drafts_file(path), [KeptDraft("sale", 999, {"title": "x"}), KeptDraft("ship", None, {"name": "y"})])
    running = start(path)
    assert not running.window.work.screen_of(RecordKind.SALE).is_editing
    assert not drafts_file(path).exists()
    assert command(running.window, "new_sale").isEnabled()


def test_choosing_a_file_lets_the_forms_be_kept(start: Start, tmp_path: Path, qtbot: Any) -> None:
    """The focus goes back to the window while the file dialog, a child of it, is being taken down."""
    (tmp_path / "rows.csv").write_text("Name\nAlfa\n")
    running = start(tmp_path / "mine.db")
    _sale, card = edited_sale(running)
    type_over(card, "title", "Scanners", end=None)
    running.window.activateWindow()

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        line.setFocus()
        line.setText(str(tmp_path / "rows.csv"))
        QTimer.singleShot(10_000, dialog, dialog.reject)  # the test fails rather than waits for ever
        dialog.accept()

    for _ in range(3):
        QTimer.singleShot(200, running.window, accept)
        assert Prompt().open_file(running.window, "Choose", tmp_path, "*.csv") == tmp_path / "rows.csv"
    qtbot.waitUntil(lambda: drafts_file(tmp_path / "mine.db").exists())
    answered = kept_drafts(drafts_file(tmp_path / "mine.db"))
    assert [draft.values for draft in answered] == [{"title": "Scanners"}]
    card.save()
