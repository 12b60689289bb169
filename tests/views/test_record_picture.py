"""The picture on the card of a person or project: chosen, dropped, pasted, enlarged, removed, and out of the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.picture import picture_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.parts.record_picture import SMALL, CardPicture, LargePicture
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import (
    CONTROL,
    LEFT,
    PLAIN,
    Answers,
    command,
    labels_on,
    press,
    settle,
    type_over,
    typed,
    window_on,
)

COMPANY, PERSON, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT
COPY = Qt.DropAction.CopyAction


@dataclass
class Chosen(Answers):
    """Chooses files in the order given, and keeps where they were looked for."""

    files: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def open_file(self, parent: QWidget | None, title: str, folder: Path, filters: str) -> Path | None:
        self.folders.append(folder)
        return self.files.pop(0) if self.files else None


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench)
    anne, bo = (factories.person(workbench, name, company_id=alfa) for name in ("Anne", "Bo"))
    return {"alfa": alfa, "anne": anne, "bo": bo, "office": factories.project(workbench)}


@pytest.fixture
def answers() -> Chosen:
    return Chosen()


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Chosen) -> MainWindow:
    shown = window_on(qtbot, bench, answers)
    shown.open_record(PERSON, ids["anne"])
    settle(qtbot, bench)
    return shown


@pytest.fixture
def card(window: MainWindow) -> RecordCard:
    return window.work.shown_screen.card


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph, wide and red."""
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "Anne.jpg"
    assert image.save(str(path))
    return path


@pytest.fixture
def kept(workbench: Workbench) -> Callable[..., QImage]:
    """What is kept of a record, null where nothing is."""
    return lambda id, record=PERSON: QImage.fromData(workbench.ask(picture_of, record, id) or b"")


def of(card: RecordCard) -> CardPicture:
    assert card.picture is not None
    return card.picture


def give(window: MainWindow, answers: Chosen, photo: Path, qtbot: Any, bench: Bench) -> None:
    """Choose a file by the command, and wait until the picture stands on the card."""
    answers.files.append(photo)
    command(window, "set_picture").trigger()
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not of(window.work.shown_screen.card).place.pixmap.isNull())


def over(card: RecordCard, mime: QMimeData, drop: bool = False) -> bool:
    """Drag something over the card, and drop it; returns whether the card takes it."""
    buttons, middle = Qt.MouseButton.LeftButton, QPointF(card.rect().center())
    event: QDropEvent = QDragEnterEvent(middle.toPoint(), COPY, mime, buttons, PLAIN)
    event.ignore()
    QApplication.sendEvent(card, event)
    if drop:
        event = QDropEvent(middle, COPY, mime, buttons, PLAIN)
        event.ignore()
        QApplication.sendEvent(card, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def said(window: MainWindow) -> str:
    line = window.findChild(StatusLine)
    assert line is not None
    return " ".join(labels_on(line))


# -- choosing and removing --------------------------------------------------------------------------------------------


def test_a_chosen_file_stands_small_beside_the_name_and_is_undone_and_redone(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    assert of(card).place.isHidden()
    assert not command(window, "remove_picture").isEnabled()
    give(window, answers, photo, qtbot, bench)
    place = of(card).place
    assert place.isVisible()
    assert place.pixmap.deviceIndependentSize().toSize() == QSize(SMALL, SMALL)
    assert place.pixmap.toImage().pixelColor(5, 5).red() > 200
    assert place.mapTo(card, place.rect().topRight()).x() < card.icon.mapTo(card, card.icon.rect().topLeft()).x()
    assert place.accessibleName() == "Picture of Anne Berg"
    assert kept(ids["anne"]).size() == QSize(512, 341)
    assert "Set picture: Anne Berg" in said(window)
    bench.desk.undo()
    assert place.isHidden()
    bench.desk.redo()
    settle(qtbot, bench)
    assert place.isVisible()
    assert not place.pixmap.isNull()


def test_it_is_removed_by_a_command_that_says_why_it_cannot(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    remove = command(window, "remove_picture")
    assert "There is no picture here." in remove.toolTip()
    give(window, answers, photo, qtbot, bench)
    assert remove.isEnabled()
    remove.trigger()
    assert of(card).place.isHidden()
    assert kept(ids["anne"]).isNull()
    assert not remove.isEnabled()
    assert "Remove picture: Anne Berg" in said(window)


def test_the_next_file_is_looked_for_where_the_last_one_was(
    window: MainWindow, answers: Chosen, photo: Path, qtbot: Any, bench: Bench
) -> None:
    give(window, answers, photo, qtbot, bench)
    command(window, "set_picture").trigger()  # and given up
    assert answers.folders[1] == photo.parent
    assert "Set picture" in said(window)


def test_a_project_has_a_picture_and_a_company_none(
    window: MainWindow, answers: Chosen, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    window.open_record(PROJECT, ids["office"])
    give(window, answers, photo, qtbot, bench)
    assert kept(ids["office"], PROJECT).width() == 512
    assert kept(ids["anne"]).isNull() or ids["anne"] != ids["office"]
    window.open_record(COMPANY, ids["alfa"])
    assert window.work.shown_screen.card.picture is None
    assert "Only persons and projects have a picture." in command(window, "set_picture").toolTip()


def test_a_projects_picture_stands_whole_and_a_persons_fills_its_square(
    window: MainWindow, answers: Chosen, photo: Path, ids: Any, qtbot: Any, bench: Bench
) -> None:
    window.open_record(PROJECT, ids["office"])
    give(window, answers, photo, qtbot, bench)
    size = of(window.work.shown_screen.card).place.pixmap.deviceIndependentSize()
    assert size.width() == SMALL
    assert size.height() == pytest.approx(SMALL * 2 / 3, abs=1)


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    window: MainWindow, card: RecordCard, answers: Chosen, tmp_path: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear Anne")
    answers.files.append(letter)
    command(window, "set_picture").trigger()
    settle(qtbot, bench)
    assert "letter.jpg cannot be read." in said(window)
    assert of(card).place.isHidden()
    assert kept(ids["anne"]).isNull()


# -- dropping and pasting ---------------------------------------------------------------------------------------------


def test_a_picture_is_dropped_on_the_card_which_shows_where(
    card: RecordCard, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    place = of(card).place
    assert over(card, files(photo))
    assert place.isVisible()
    assert place.is_inviting
    QApplication.sendEvent(card, QDragLeaveEvent())
    assert place.isHidden()
    assert over(card, files(photo), drop=True)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not place.pixmap.isNull())
    assert not place.is_inviting
    assert kept(ids["anne"]).width() == 512


def test_what_is_no_picture_is_left_to_the_window(card: RecordCard, tmp_path: Path, photo: Path) -> None:
    assert over(card, files(tmp_path / "customers.csv"))  # taken by the window, which imports it
    assert not over(card, files(tmp_path / "offer.pdf"))
    assert not over(card, files(photo, photo))
    assert of(card).place.isHidden()


def test_a_new_person_takes_no_picture_before_it_is_registered(
    window: MainWindow, card: RecordCard, photo: Path
) -> None:
    window.new_record(PERSON)
    assert not over(card, files(photo))
    assert "Register or open a record first." in command(window, "set_picture").toolTip()


def test_a_copied_picture_is_pasted_on_the_card(
    card: RecordCard, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    card.setFocus()
    press(card, Qt.Key.Key_V, CONTROL)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not of(card).place.pixmap.isNull())
    assert kept(ids["anne"]).width() == 512


def test_what_is_no_picture_is_not_pasted_and_told(window: MainWindow, card: RecordCard) -> None:
    QGuiApplication.clipboard().setText("Anne")
    card.setFocus()
    press(card, Qt.Key.Key_V, CONTROL)
    assert "There is no picture to paste." in said(window)


def test_while_the_card_is_edited_text_is_pasted_and_a_dropped_picture_leaves_what_is_typed(
    card: RecordCard, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    card.edit()
    QGuiApplication.clipboard().setText("Director")
    type_over(card, "title", "", end=None)
    QTest.keyClick(card.place("title").inner, Qt.Key.Key_V, CONTROL)
    assert over(card, files(photo), drop=True)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not of(card).place.pixmap.isNull())
    assert card.is_editing
    assert typed(card, "title") == "Director"
    assert kept(ids["anne"]).width() == 512
    card.abandon()


# -- among other records ----------------------------------------------------------------------------------------------


def test_nothing_below_the_head_moves_from_one_with_a_picture_to_one_without(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, ids: Any, qtbot: Any, bench: Bench
) -> None:
    give(window, answers, photo, qtbot, bench)
    first = card.place("company_id")
    with_one = (card.height(), first.mapTo(card, first.rect().topLeft()))
    window.open_record(PERSON, ids["bo"])
    settle(qtbot, bench)
    assert of(card).place.isHidden()
    assert (card.height(), first.mapTo(card, first.rect().topLeft())) == with_one
    window.open_record(PERSON, ids["anne"])
    assert of(card).place.isVisible()


def test_a_picture_that_arrives_late_goes_to_whom_it_was_chosen_for(
    window: MainWindow, card: RecordCard, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    of(card).take(photo)
    window.open_record(PERSON, ids["bo"])
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not kept(ids["anne"]).isNull())
    assert kept(ids["bo"]).isNull()
    assert of(card).place.isHidden()


def test_it_goes_with_its_record_and_comes_back_with_it(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, ids: Any, qtbot: Any, bench: Bench
) -> None:
    give(window, answers, photo, qtbot, bench)
    command(window, "delete").trigger()
    settle(qtbot, bench)
    assert of(card).place.isHidden()
    bench.desk.undo()
    window.open_record(PERSON, ids["anne"])
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not of(card).place.pixmap.isNull())


def test_lists_know_nothing_of_pictures() -> None:
    assert [key for key in CATALOGUE if "picture" in key] == []


@pytest.mark.parametrize("end", ["key", "click"])
def test_a_click_enlarges_it_until_the_next_key_or_click(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, qtbot: Any, bench: Bench, end: str
) -> None:
    give(window, answers, photo, qtbot, bench)
    QTest.mouseClick(of(card).place, LEFT)
    settle(qtbot, bench)
    large = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LargePicture) and w.isVisible())
    assert large.pixmap().width() == 512
    if end == "key":
        QTest.keyClick(large, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(large, LEFT)
    assert not large.isVisible()


def test_a_narrow_form_has_all_of_the_head_for_names_and_tabs(
    window: MainWindow, card: RecordCard, answers: Chosen, photo: Path, qtbot: Any, bench: Bench
) -> None:
    give(window, answers, photo, qtbot, bench)
    window.resize(1024, 640)
    assert of(card).place.isVisible()
    card.edit()
    assert of(card).place.isHidden()
    window.resize(1600, 900)
    assert of(card).place.isVisible()
    card.abandon()
    window.resize(1024, 640)
    assert of(card).place.isVisible()


def test_two_pictures_for_two_persons_at_once_arrive_both(
    window: MainWindow, card: RecordCard, photo: Path, ids: Any, kept: Any, qtbot: Any, bench: Bench
) -> None:
    for name in ("anne", "bo"):
        window.open_record(PERSON, ids[name])
        of(card).take(photo)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: not kept(ids["anne"]).isNull() and not kept(ids["bo"]).isNull())
