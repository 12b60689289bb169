"""The window: what it shows first, where its commands lead, what it remembers, and undo from the tool bar."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import MENUS, SEPARATOR, SUBMENUS
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.parts.card_page import LINE
from desktop_crm.views.welcome import Welcome
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, command, dialog_of, no_dialog, press, settle, type_over, window_on

SALE = RecordKind.SALE


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    return {title: factories.sale(workbench, title=title) for title in ("Aa", "Bb", "Cc")}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


def title(window: MainWindow) -> str:
    return window.work.screen_of(SALE).card.place("title").text


def test_a_fresh_window_has_the_focus_where_work_begins(window: MainWindow) -> None:
    focus = QApplication.focusWidget()
    assert not isinstance(focus, (QPushButton, QToolButton))
    assert focus is window.work.screen_of(SALE).card
    press(window.work.screen_of(SALE).card, Qt.Key.Key_F2)
    assert window.work.screen_of(SALE).is_editing


def test_the_workplace_still_tells_on_which_monitor_it_stands(window: MainWindow) -> None:
    assert window.work.screen() is window.screen()
    assert window.work.shown_screen is window.work.screen_of(SALE)


def test_an_empty_file_is_welcomed_and_its_first_sale_is_two_clicks_away(
    qtbot: Any, bench: Bench, answers: Answers
) -> None:
    window = window_on(qtbot, bench, answers)
    assert not window.work.screen_of(SALE).isVisible()
    command(window, "new_sale").trigger()
    card = window.work.screen_of(SALE).card
    assert card.isVisible()
    type_over(card, "title", "First", end=Qt.Key.Key_Return)
    assert title(window) == "First"


@pytest.mark.parametrize("width", [800, 1000, 1360])
def test_the_welcome_fits_the_window(qtbot: Any, bench: Bench, answers: Answers, width: int) -> None:
    window = window_on(qtbot, bench, answers)
    window.resize(width, 560)
    qtbot.waitUntil(lambda: window.width() == width)
    welcome = window.findChild(Welcome)
    QApplication.sendPostedEvents()
    cards = [card.geometry() for card in welcome.findChildren(QWidget, "card")]
    assert [card for card in cards if not welcome.rect().contains(card)] == []
    assert not any(one.intersects(other) for at, one in enumerate(cards) for other in cards[:at])
    for button in welcome.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()


def test_the_last_sale_comes_back_at_the_next_start(
    window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    window.open_record(SALE, ids["Cc"])
    assert title(window_on(qtbot, bench, Answers())) == "Cc"


def test_back_and_forward_walk_through_what_was_visited(window: MainWindow, ids: dict[str, int]) -> None:
    first = title(window)
    window.open_record(SALE, ids["Cc"])
    command(window, "back").trigger()
    assert title(window) == first
    command(window, "forward").trigger()
    assert title(window) == "Cc"
    assert not command(window, "forward").isEnabled()


def test_back_outlives_a_window_that_is_made_anew(
    window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    first = title(window)
    window.open_record(SALE, ids["Cc"])
    again = window_on(qtbot, bench, Answers())
    assert title(again) == "Cc"
    command(again, "back").trigger()
    assert title(again) == first


def test_undo_says_what_it_undoes_and_shows_it(window: MainWindow, workbench: Workbench) -> None:
    card = window.work.screen_of(SALE).card
    before = title(window)
    card.edit()
    type_over(card, "title", "Zz", end=Qt.Key.Key_Return)
    assert "Zz" in command(window, "undo").text()
    command(window, "undo").trigger()
    assert title(window) == before
    command(window, "redo").trigger()
    assert title(window) == "Zz"


def test_new_offers_a_sale_first_and_each_kind_opens(window: MainWindow, qtbot: Any) -> None:
    menu = next(button.menu() for button in window.findChildren(QPushButton) if button.menu() is not None)
    kinds = ("company", "person", "project", "request", "document", "product")
    assert [action.objectName() for action in menu.actions()] == [
        "new_sale", "new_follow_up", *(f"new_{kind}" for kind in kinds), "new_selection", "new_static_selection",
    ]  # fmt: skip
    for kind in kinds:
        command(window, f"new_{kind}").trigger()
        assert (window.work.area, window.work.shown_screen.card.is_new) == (kind, True)
        assert not window.work.shown_screen.card.save_button.isEnabled()
        command(window, "cancel").trigger()
        assert (window.work.area, title(window)) == (SALE, "Aa")
    command(window, "new_follow_up").trigger()
    dialog_of(FollowUpDialog, qtbot).reject()
    assert no_dialog()


def test_a_registered_company_is_shown_on_its_screen(window: MainWindow, qtbot: Any) -> None:
    command(window, "new_company").trigger()
    card = window.work.shown_screen.card
    for name in ("category_id", "business_id"):
        card.put(name, card._choices(name)[0].value)
    type_over(card, "name", "Alfa AS", end=Qt.Key.Key_Return)
    assert (window.work.area, card.place("name").text, card.is_editing) == (RecordKind.COMPANY, "Alfa AS", False)
    command(window, "back").trigger()
    assert (window.work.area, title(window)) == (SALE, "Aa")


def test_every_command_of_the_sale_menu_is_in_the_menu_bar_once(window: MainWindow) -> None:
    listed = [name for _, names in MENUS for name in names if name not in (SEPARATOR, *SUBMENUS)]
    listed += [name for _, names in SUBMENUS.values() for name in names]
    actions = [action.objectName() for action in window.findChildren(QAction)]
    assert sorted(name for name in actions if name in listed) == sorted(listed)


def test_closing_asks_about_what_was_typed_and_stays_where_told_so(window: MainWindow, answers: Answers) -> None:
    card = window.work.screen_of(SALE).card
    card.edit()
    type_over(card, "title", "Zz")
    answers.given = ["Go on editing"]
    assert window.close() is False
    assert window.isVisible()
    answers.given = ["Discard"]
    assert window.close() is True


def test_a_command_that_cannot_be_given_says_why(window: MainWindow) -> None:
    assert "Only sold and lost" in command(window, "complete").toolTip()
    assert "The sale is open" in command(window, "reopen").toolTip()
    assert not command(window, "save").isEnabled()
    window.work.screen_of(SALE).card.edit_one("title")
    assert command(window, "save").isEnabled()


def test_escape_and_the_cancel_command_leave_the_form(window: MainWindow) -> None:
    window.work.screen_of(SALE).card.edit()
    command(window, "cancel").trigger()
    assert not window.work.screen_of(SALE).is_editing


def test_the_mouse_goes_back_too(window: MainWindow, ids: dict[str, int]) -> None:
    first = title(window)
    window.open_record(SALE, ids["Cc"])
    QTest.mouseClick(window, Qt.MouseButton.BackButton)
    assert title(window) == first


@pytest.mark.parametrize("height", range(584, 664, 16))
def test_the_edge_of_a_low_card_cuts_no_line_in_two(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench, height: int
) -> None:
    factories.person(workbench, company_id=factories.company(workbench))
    window.resize(1024, height)
    for kind in (SALE, RecordKind.COMPANY, RecordKind.PERSON):
        window.open_area(kind)
        settle(qtbot, bench)
        QApplication.processEvents()
        page = window.work.shown_screen.card.pages[0]
        edge = page.viewport().height()
        tops = [value.mapTo(page.viewport(), QPoint(0, 0)).y() for value in page if value.isVisible()]
        assert kind is not SALE or max(tops) > edge - LINE, "all fits: nothing is tried"
        assert [top for top in tops if edge - LINE < top < edge] == []
