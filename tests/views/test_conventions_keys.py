"""What one expects of the keyboard: menus by key, the usual keys, undo, and a whole day without the mouse."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import FollowUp, Sale
from desktop_crm.operations.errors import Refused
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale_status import mark_as_lost, mark_as_sold, next_stage, reopen
from desktop_crm.views.bench import Bench
from desktop_crm.views.help.dialog import HelpDialog
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import (
    CONTROL,
    PLAIN,
    Answers,
    click_row,
    command,
    dialog_of,
    no_dialog,
    press,
    sale_of,
    settle,
    type_over,
    window_on,
)

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
SALE = RecordKind.SALE


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS")
    sales = {
        title: factories.sale(workbench, title=title, company_id=alfa, amount=100_00) for title in ("Aa", "Bb", "Cc")
    }
    return {"alfa": alfa, "ring": factories.follow_up(workbench, sale_id=sales["Aa"]), **sales}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    opened = window_on(qtbot, bench, answers)
    opened.work.side_of(SALE).show_view("sales.all")
    opened.open_record(SALE, ids["Aa"])
    settle(qtbot, bench)
    return opened


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is, as the user does."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def in_front(window: MainWindow, qtbot: Any) -> None:
    """Offscreen no window manager gives the keys back to the window when a dialog has closed."""
    with qtbot.waitActive(window):
        window.activateWindow()


def popup(qtbot: Any) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def asked_by_key(widget: QWidget) -> None:
    """What the menu key and Shift+F10 send to the widget that has the focus."""
    where = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, widget.mapToGlobal(where))
    QApplication.sendEvent(widget, event)


def asked_by_mouse(widget: QWidget, where: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where))
    QApplication.sendEvent(widget, event)


# -- menus ------------------------------------------------------------------------------------------------------------


def test_convention_06_the_menu_key_opens_the_menu_of_a_row(qtbot: Any, window: MainWindow) -> None:
    view = window.work.side_of(SALE).table.view
    click_row(window.work.side_of(SALE).table, 0)
    asked_by_key(view)
    menu = popup(qtbot)
    assert {"Open", "Delete", "Copy"} <= {action.text() for action in menu.actions()}
    menu.close()


def test_convention_06_header_empty_area_card_and_value_have_menus(qtbot: Any, window: MainWindow) -> None:
    table, card = window.work.side_of(SALE).table, window.work.screen_of(SALE).card
    viewport = table.view.viewport()
    below = QPoint(20, table.view.rowViewportPosition(table.count - 1) + 60)
    for widget, where in (
        (viewport, below),
        (table.view.horizontalHeader().viewport(), QPoint(20, 10)),
        (card, QPoint(2, 2)),
        (card.place("company_id"), QPoint(4, 4)),
    ):
        asked_by_mouse(widget, where)
        menu = popup(qtbot)
        assert [action for action in menu.actions() if not action.isSeparator()], widget
        menu.close()


# -- the usual keys ---------------------------------------------------------------------------------------------------


def test_convention_09_find_leads_to_the_search(window: MainWindow) -> None:
    key(Qt.Key.Key_F, CONTROL)
    assert window.findChild(SearchField).hasFocus()


def test_convention_10_f2_edits_control_enter_saves_escape_leaves(
    qtbot: Any, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    card = window.work.screen_of(SALE).card
    card.setFocus()
    press(card, Qt.Key.Key_F2)
    assert card.is_editing
    type_over(card, "title", "Ax", end=None)
    press(card, ENTER, CONTROL)
    assert not card.is_editing
    assert sale_of(workbench, ids["Aa"], "title") == ["Ax"]
    press(card, Qt.Key.Key_F2)
    press(card, ESC)
    assert not card.is_editing


def test_convention_10_delete_takes_rows_away_and_undo_brings_them_back(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench
) -> None:
    table = window.work.side_of(SALE).table
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert [row.title for row in workbench.rows(Sale)] == ["Cc"]
    assert no_dialog()
    key(Qt.Key.Key_Z, CONTROL)
    assert len(workbench.rows(Sale)) == 3


def test_convention_10_enter_opens_what_the_list_is_at(
    qtbot: Any, bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    table = window.work.side_of(SALE).table
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    QTest.keyClick(table.view, ENTER)
    settle(qtbot, bench)
    assert window.work.screen_of(SALE).current_id == ids["Bb"]


def test_convention_10_back_and_forward_by_key(
    qtbot: Any, bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    window.open_record(SALE, ids["Bb"])
    alt = Qt.KeyboardModifier.AltModifier
    shown = []
    for way in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        key(way, alt)
        settle(qtbot, bench)
        shown.append(window.work.screen_of(SALE).current_id)
    assert shown == [ids["Aa"], ids["Bb"]]


def test_convention_10_control_and_a_number_switch_areas(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    shown = []
    for number in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        key(number, CONTROL)
        settle(qtbot, bench)
        shown.append(window.work.area.value)
    assert shown == ["company", "person", "sale", "project"]


# -- undo -------------------------------------------------------------------------------------------------------------


COMPANY, FOLLOW_UP = FORMS[RecordKind.COMPANY], FORMS[RecordKind.FOLLOW_UP]
DEEDS = {
    "register": lambda w, ids, text: w.do(FORMS[SALE].register, {"title": text}),
    "rename": lambda w, ids, text: w.do(FORMS[SALE].edit, ids["Bb"], {"title": text}),
    "company": lambda w, ids, text: w.do(COMPANY.register, {"name": text}),
    "rename company": lambda w, ids, text: w.do(COMPANY.edit, ids["alfa"], {"name": text}),
    "next stage": lambda w, ids, _: w.do(next_stage, [ids["Bb"]]),
    "sold": lambda w, ids, _: w.do(mark_as_sold, [ids["Bb"]]),
    "lost": lambda w, ids, _: w.do(mark_as_lost, [ids["Bb"]]),
    "open": lambda w, ids, _: w.do(reopen, [ids["Bb"]]),
    "complete": lambda w, ids, _: w.do(FOLLOW_UP.complete, [ids["ring"]], True),
    "delete": lambda w, ids, _: w.do(FOLLOW_UP.delete, [ids["ring"]]),
    "delete sale": lambda w, ids, _: w.do(FORMS[SALE].delete, [ids["Cc"]]),
}


@given(
    deeds=st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.text("abcæø ", min_size=1, max_size=8)), max_size=12)
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_convention_13_what_was_done_can_be_undone_step_by_step(
    workbench: Workbench, ids: dict[str, int], deeds: list[tuple[str, str]]
) -> None:
    before, taken = workbench.snapshot(), 0
    for name, text in deeds:
        with suppress(Refused):
            DEEDS[name](workbench, ids, text.strip() or "x")
            taken += workbench.last.step is not None
    for _ in range(taken):
        assert workbench.journal.undo() is not None
    assert workbench.snapshot() == before


def test_convention_13_the_menu_says_what_undo_undoes(window: MainWindow, workbench: Workbench) -> None:
    table = window.work.side_of(SALE).table
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert command(window, "undo").text().replace("&", "") == "Undo “Delete sale (3)”"
    command(window, "undo").trigger()
    assert command(window, "redo").text().replace("&", "") == "Redo “Delete sale (3)”"


@pytest.mark.parametrize("name", ["title", "description"])
def test_convention_14_undo_in_a_field_is_the_fields_own_until_it_is_left(
    window: MainWindow, workbench: Workbench, bench: Bench, name: str
) -> None:
    card = window.work.screen_of(SALE).card
    card.edit()
    inner = card.place(name).inner
    inner.setFocus()
    QTest.keyClicks(inner, "xyz")
    steps = bench.desk.next_undo()
    key(Qt.Key.Key_Z, CONTROL)
    text = inner.text() if isinstance(inner, QLineEdit) else inner.toPlainText()
    assert "xyz" not in text
    assert isinstance(inner, QLineEdit | QPlainTextEdit)
    assert bench.desk.next_undo() == steps
    assert card.is_editing


# -- a day ------------------------------------------------------------------------------------------------------------


def test_convention_15_a_day_of_work_asks_nothing(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench, ids: dict[str, int], answers: Answers
) -> None:
    """Stage, sold, re-opened, stalled by date, completed, deleted, undone: no question, and one bar that tells it."""
    card = window.work.screen_of(SALE).card
    for name in ("next_stage", "next_stage", "mark_sold", "complete", "reopen", "mark_lost", "reopen", "favourite"):
        menu = command(window, name).menu()
        assert menu is None
        command(window, name).trigger()
        if isinstance(popup_now := QApplication.activePopupWidget(), QMenu):  # why it was sold or lost
            popup_now.actions()[-1].trigger()
            popup_now.close()
        settle(qtbot, bench)
    card.edit()
    type_over(card, "title", "Renamed", end=None)
    press(card, Qt.Key.Key_Return, CONTROL)
    assert not card.is_editing
    click_row(window.work.side_of(SALE).table, 1)
    QTest.keyClick(window.work.side_of(SALE).table.view, Qt.Key.Key_Delete)
    command(window, "delete").trigger()
    for _ in range(4):
        command(window, "undo").trigger()
        settle(qtbot, bench)
    assert answers.asked == []
    assert no_dialog()
    assert len(workbench.rows(Sale)) == 3


def test_convention_52_a_sale_from_first_to_sold_without_the_mouse(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench
) -> None:
    key(Qt.Key.Key_N, CONTROL)
    card = window.work.screen_of(SALE).card
    QTest.keyClicks(QApplication.focusWidget(), "Night watch")
    for _ in range(3):  # through the fields, as the eye goes
        key(TAB)
        assert window.isAncestorOf(QApplication.focusWidget())
    key(Qt.Key.Key_S, CONTROL)
    settle(qtbot, bench)
    sale_id = window.work.screen_of(SALE).current_id
    assert not card.is_editing
    alt_control = CONTROL | Qt.KeyboardModifier.AltModifier
    key(Qt.Key.Key_Right, alt_control)
    assert sale_of(workbench, sale_id, "stage_id") == [workbench.ids["First meeting"]]
    key(Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, bench)
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    QTest.keyClicks(dialog.focusWidget(), "Ring back")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    settle(qtbot, bench)
    assert [row.title for row in workbench.rows(FollowUp)][-1] == "Ring back"
    in_front(window, qtbot)
    key(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.findChild(SearchField), ">mark as sold")
    settle(qtbot, bench)
    key(ENTER)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.activePopupWidget(), ENTER)
    settle(qtbot, bench)
    assert sale_of(workbench, sale_id, "status", "sale_date") == ["sold", date(2026, 6, 10)]


def test_convention_26_the_title_marks_what_is_not_saved_and_closing_asks(
    window: MainWindow, workbench: Workbench, answers: Answers, ids: dict[str, int]
) -> None:
    card = window.work.screen_of(SALE).card
    assert "[*]" in window.windowTitle()
    card.edit()
    type_over(card, "title", "Ax", end=None)
    assert window.isWindowModified()
    answers.given = ["Go on editing"]
    assert window.close() is False
    answers.given = ["Save"]
    assert window.close() is True
    assert not window.isWindowModified()
    assert sale_of(workbench, ids["Aa"], "title") == ["Ax"]
    assert [text for text, _ in answers.asked] == ["Save what you changed?"] * 2


# -- help -------------------------------------------------------------------------------------------------------------


def helped(window: MainWindow, qtbot: Any) -> str:
    """Return the page of the help that is open, close it and go back to the window."""
    dialog = next(d for d in window.findChildren(HelpDialog) if d.isVisible())
    page = dialog.reader.page
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if QApplication.activeModalWidget() is None:
        in_front(window, qtbot)
    return page


def test_convention_63_f1_opens_the_page_of_the_area(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    pages = []
    for number in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4):
        key(number, CONTROL)
        settle(qtbot, bench)
        key(Qt.Key.Key_F1)
        pages.append(helped(window, qtbot))
    assert pages == ["companies", "sales", "projects"]


def test_convention_63_f1_in_the_search_field_tells_of_searching(qtbot: Any, window: MainWindow) -> None:
    key(Qt.Key.Key_K, CONTROL)
    command(window, "help").trigger()
    assert helped(window, qtbot) == "search"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("new_follow_up", "follow_ups"),
        ("import", "import"),
        ("settings", "lists"),
        ("undo_history", "undo"),
        ("restore", "data_file"),
        ("shortcuts", "keys"),
    ],
)
def test_convention_63_f1_in_a_dialog_tells_of_it_and_stands_beside_it(
    qtbot: Any, bench: Bench, window: MainWindow, name: str, page: str
) -> None:
    command(window, name).trigger()
    settle(qtbot, bench)
    dialog = dialog_of(QDialog, qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1)
    helper = dialog.findChild(HelpDialog)
    assert helper.isVisible()
    assert not helper.isModal()
    assert helped(window, qtbot) == page
