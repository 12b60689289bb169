"""Search and do: typed into the field of the top bar, in the whole window, as a user would."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Sale
from desktop_crm.operations.reading import names_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import COMMANDS
from desktop_crm.views.parts.new_record import NewRecordDialog
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.search.lines import Line
from desktop_crm.views.settings.dialog import SettingsDialog
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import CONTROL, LEFT, PLAIN, Answers, command, dialog_of, no_dialog, settle, typed, window_on

ENTER, ESC, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up


def ground(workbench: Workbench) -> dict[str, int]:
    moller = factories.company(workbench, "Møller & Søn AS", city="Oslo")
    return {
        "moller": moller,
        "anne": factories.person(workbench, "Anne", "Moller", company_id=moller),
        "plotters": factories.sale(workbench, title="Plotters", company_id=moller),
        "printers": factories.sale(workbench, title="Printers"),
        "call": factories.follow_up(workbench, title="Call about plotters", company_id=moller, date=date(2026, 6, 20)),
    }


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> Iterator[MainWindow]:
    opened = window_on(qtbot, bench, Answers())
    opened.open_record("sale", ids["plotters"])
    opened.open_record("sale", ids["printers"])
    opened.work.screen_of(RecordKind.SALE).setFocus()
    yield opened
    settle(qtbot, bench)


@pytest.fixture
def field(window: MainWindow) -> SearchField:
    found = window.findChild(SearchField)
    assert isinstance(found, SearchField)
    return found


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def find(qtbot: Any, bench: Bench, window: MainWindow, text: str) -> list[str]:
    """Type *text* after Ctrl+K; returns what the list says, line by line."""
    press(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), text)
    settle(qtbot, bench)
    return names(window)


def names(window: MainWindow) -> list[str]:
    return [line.name for line in lines(window)]


def lines(window: MainWindow) -> list[Line]:
    return list(window.findChild(SearchField).lines)


def title(window: MainWindow) -> str:
    return window.work.screen_of(RecordKind.SALE).card.place("title").text


def test_ctrl_k_letters_and_enter_open_a_sale_without_a_click(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField
) -> None:
    assert find(qtbot, bench, window, "plot") == ["Plotters", "Call about plotters"]
    press(window, ENTER)
    assert (title(window), field.is_open, field.text()) == ("Plotters", False, "")


def test_a_click_letters_and_a_click_do_the_same(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField
) -> None:
    QTest.mouseClick(field, LEFT)
    assert field.is_open
    QTest.keyClicks(field, "plotters")
    settle(qtbot, bench)
    QTest.mouseClick(field.view.viewport(), LEFT, PLAIN, field.view.visualRect(field.view.model().index(0, 0)).center())
    assert title(window) == "Plotters"


def test_the_screen_of_what_was_found_has_the_focus(
    qtbot: Any, bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    """Also where another area is shown, and what had the focus before is hidden with its own."""
    find(qtbot, bench, window, "møller & søn")
    press(window, ENTER)
    settle(qtbot, bench)
    assert (window.work.area, window.work.shown_screen.current_id) == (RecordKind.COMPANY, ids["moller"])
    focused = QApplication.focusWidget()
    assert focused is window.work.shown_screen or window.work.shown_screen.isAncestorOf(focused), focused


def test_beside_a_name_stands_its_company_and_a_follow_up_s_day(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    find(qtbot, bench, window, "mol")
    assert [(line.name, line.beside) for line in lines(window)[:2]] == [
        ("Møller & Søn AS", "Oslo"), ("Anne Moller", "Møller & Søn AS"),
    ]  # fmt: skip
    assert lines(window)[0].spans == [(0, 3)]
    press(window, ESC)
    find(qtbot, bench, window, "call about")
    assert lines(window)[0].beside == "20/06/2026 · Møller & Søn AS"


def test_arrow_keys_walk_over_headings_and_escape_gives_the_focus_back(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField
) -> None:
    before = QApplication.focusWidget()
    assert before is not None
    find(qtbot, bench, window, "")
    assert lines(window)[0].look == "heading"
    assert field.view.currentIndex().row() == 1
    press(window, UP)
    assert field.view.currentIndex().row() == 1
    heading = names(window).index("Commands")
    assert heading > 1
    for _ in range(heading - 1):
        press(window, DOWN)
    assert field.view.currentIndex().row() == heading + 1
    press(window, ESC)
    assert (field.is_open, QApplication.focusWidget()) == (False, before)


def test_without_letters_stand_the_visited_records_and_what_is_used_often(
    qtbot: Any, bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    window.open_record("sale", ids["plotters"])  # where we are needs no way to it
    assert find(qtbot, bench, window, "")[:3] == ["Recent", "Printers", "Commands"]
    press(window, ESC)
    command(window, "navigation").trigger()
    command(window, "navigation").trigger()
    shown = find(qtbot, bench, window, "")
    assert shown[shown.index("Commands") + 1] == "Navigation"


def test_a_command_is_given_by_part_of_its_name(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField
) -> None:
    shown = find(qtbot, bench, window, "etti")
    assert "Settings" in shown
    while lines(window)[field.view.currentIndex().row()].name != "Settings":
        press(window, DOWN)
    press(window, ENTER)
    dialog_of(SettingsDialog, qtbot).reject()


def test_a_command_comes_before_the_offers_to_register_what_is_called_so(
    qtbot: Any, bench: Bench, window: MainWindow
) -> None:
    shown = find(qtbot, bench, window, "settings")
    assert shown[:2] == ["Commands", "Settings"]
    assert shown.index("New company “settings”") > 1
    press(window, ENTER)
    dialog_of(SettingsDialog, qtbot).reject()


@pytest.mark.parametrize("typed", ["del", "> del", "delet"])
def test_enter_alone_deletes_nothing_until_delete_is_chosen(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField, ids: dict[str, int], typed: str
) -> None:
    assert "Delete" in find(qtbot, bench, window, typed)
    assert not field.view.currentIndex().isValid()
    press(window, ENTER)
    assert window.work.shown_screen.current_id == ids["printers"]
    press(window, DOWN)
    press(window, ENTER)
    assert bench.desk.ask(names_of, RecordKind.SALE, [ids["printers"]]) == {}


def test_the_full_name_of_delete_and_enter_delete(
    qtbot: Any, bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    find(qtbot, bench, window, "delete")
    press(window, ENTER)
    assert bench.desk.ask(names_of, RecordKind.SALE, [ids["printers"]]) == {}


def test_a_record_stands_before_delete(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    delivery = factories.sale(workbench, title="Delivery")
    assert find(qtbot, bench, window, "del")[0] == "Delivery"
    press(window, ENTER)
    assert window.work.shown_screen.current_id == delivery


def test_enter_waits_for_the_answer_to_what_was_typed(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "plotters")
    press(window, ENTER)
    settle(qtbot, bench)
    assert title(window) == "Plotters"


def test_enter_alone_registers_nothing(qtbot: Any, bench: Bench, window: MainWindow, field: SearchField) -> None:
    find(qtbot, bench, window, "Nord Lys")
    assert not field.view.currentIndex().isValid()
    press(window, ENTER)
    assert (field.is_open, no_dialog()) == (True, True)


def test_a_command_that_is_called_exactly_so_comes_first(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    command(window, "undo").setEnabled(False)
    shown = find(qtbot, bench, window, "undo")
    assert shown[1:3] == ["Undo", "Undo history"]


@pytest.mark.parametrize("text", ["appearance dark", "theme dark", "dark theme"])
def test_a_command_is_found_by_the_words_of_its_submenu(
    qtbot: Any, bench: Bench, window: MainWindow, text: str
) -> None:
    assert find(qtbot, bench, window, text)[1] == "Appearance: Dark"


def test_commands_alone_after_a_bracket_each_with_its_keys_or_why_not(
    qtbot: Any, bench: Bench, window: MainWindow
) -> None:
    shown = find(qtbot, bench, window, ">")
    assert len(shown) == len(COMMANDS) - 1  # all but the one that leads here
    by_name = {line.name: line for line in lines(window)}
    assert by_name["New: Sale"].beside == command(window, "new_sale").shortcut().toString()
    assert (by_name["Forward"].look, by_name["Forward"].beside) == ("dim", "There is nothing after this.")
    looks = [line.look for line in lines(window)]
    assert looks == sorted(looks, key=lambda look: look == "dim")


def test_a_command_that_cannot_be_given_is_not_taken(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    find(qtbot, bench, window, ">forward")
    field = window.findChild(SearchField)
    press(window, ENTER)
    assert field.is_open


@pytest.mark.parametrize(("row", "name"), [(1, "company"), (2, "person")])
def test_what_is_not_found_is_registered_in_one_step(
    qtbot: Any, bench: Bench, window: MainWindow, row: int, name: str
) -> None:
    shown = find(qtbot, bench, window, "Nord Lys")
    assert shown[:4] == [
        "Nothing is called “Nord Lys”.", "New company “Nord Lys”", "New person “Nord Lys”", "New sale “Nord Lys”",
    ]  # fmt: skip
    for _ in range(row):
        press(window, DOWN)
    press(window, ENTER)
    card = dialog_of(NewRecordDialog, qtbot).card
    wanted = ["Nord Lys"] if name == "company" else ["Nord", "Lys"]
    assert [typed(card, field) for field in (["name"] if name == "company" else ["first_name", "last_name"])] == wanted


def test_a_new_sale_has_the_title_that_was_not_found(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench
) -> None:
    find(qtbot, bench, window, "Hole punches")
    for _ in range(3):
        press(window, DOWN)
    press(window, ENTER)
    assert typed(window.work.screen_of(RecordKind.SALE).card, "title") == "Hole punches"
    window.work.screen_of(RecordKind.SALE).card.abandon()
    assert len(workbench.rows(Sale)) == 2


def test_only_the_newest_answer_arrives_and_the_list_stays_open_meanwhile(
    qtbot: Any, bench: Bench, window: MainWindow, field: SearchField
) -> None:
    find(qtbot, bench, window, "p")
    for letter in "rinters":
        QTest.keyClicks(field, letter)
        assert field.is_open
    settle(qtbot, bench)
    assert names(window)[0] == "Printers"


def test_a_press_elsewhere_closes_the_list(qtbot: Any, bench: Bench, window: MainWindow, field: SearchField) -> None:
    find(qtbot, bench, window, "plot")
    QTest.mouseClick(window.work.screen_of(RecordKind.SALE).card, LEFT, PLAIN, QPoint(5, 5))
    assert not field.is_open


def test_the_list_lies_within_a_small_window(qtbot: Any, bench: Bench, window: MainWindow, field: SearchField) -> None:
    find(qtbot, bench, window, ">")
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert window.rect().contains(field.view.geometry())
    assert field.view.accessibleName() == field.accessibleName() == "Search everything"


def test_markup_in_a_name_is_shown_as_it_is(qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench) -> None:
    factories.company(workbench, "<b>Fat</b> & Co")
    assert find(qtbot, bench, window, "<b>")[0] == "<b>Fat</b> & Co"


@pytest.mark.parametrize("text", ['"', "NEAR(", "*", "a AND", "\\", "%"])
def test_signs_are_typed_without_harm(qtbot: Any, bench: Bench, window: MainWindow, text: str) -> None:
    assert find(qtbot, bench, window, text)


def test_a_recorded_change_is_found_while_the_index_is_behind(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench
) -> None:
    find(qtbot, bench, window, "x")
    press(window, ESC)
    factories.company(workbench, "Brand new")
    assert find(qtbot, bench, window, "brand")[0] == "Brand new"
