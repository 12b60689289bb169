"""Members of a static selection that come and go by hand; the tab says how, and asks before a whole group goes."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_crm.views.bench import Bench
from desktop_crm.views.selection.card import SelectionCard
from desktop_crm.views.selection.new_dialog import NewSelectionDialog
from desktop_crm.views.theme import ROW_HEIGHT
from desktop_crm.views.window import MainWindow
from tests.factories import MOMENT, Workbench
from tests.views.selection.selections import SALE, SELECTION, alfa_and_beta, called, dynamic, screen, shown, static
from tests.views.windows import LEFT, Answers, click_row, command, dialog_of, labels_on, settle, window_on


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    return alfa_and_beta(workbench)


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


def test_mem3_delete_takes_rows_out_at_once_and_undo_brings_them_back(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, answers: Answers
) -> None:
    id = static(workbench, "Sales", SALE, [ids["pumps"], ids["pipes"]])
    card = shown(window, id, qtbot, bench)
    table = card.members.table
    assert table is not None
    gone = table.ids[0]
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    settle(qtbot, bench)
    assert gone not in table.ids
    assert (table.count, answers.asked) == (1, [])
    assert workbench.row(SALE, gone)["title"]
    bench.desk.undo()
    settle(qtbot, bench)
    assert table.count == 2


def test_mem3_a_folded_group_does_not_leave_unasked(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, answers: Answers
) -> None:
    id = static(workbench, "Sales", SALE, [ids["pumps"], ids["pipes"], ids["chairs"]])
    card = shown(window, id, qtbot, bench)
    table = card.members.table
    assert table is not None
    with qtbot.waitSignal(table.listed):
        table.grouping.add("sale.company")
    table.view.groups.turn(0)
    QTest.mouseClick(table.view.viewport(), LEFT, pos=QPoint(200, ROW_HEIGHT // 2))  # Alfa AS with two sales
    answers.given = ["Keep them", "Remove them"]
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    settle(qtbot, bench)
    [(text, detail)] = answers.asked
    assert (text, table.count) == ("Remove 2 members?", 3)
    assert "They leave the selection, and nothing else." in detail
    next(one for one in table.context_menu(True).actions() if one.text() == "Remove from selection").trigger()
    settle(qtbot, bench)
    assert list(table.ids) == [ids["chairs"]]
    assert workbench.row(SALE, ids["pumps"])["title"] == "Pumps"
    bench.desk.undo()
    settle(qtbot, bench)
    assert table.count == 3


def test_mem3_what_criteria_decide_cannot_be_taken_out_by_hand(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    table = card.members.table
    assert table is not None
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    settle(qtbot, bench)
    assert table.count == 2
    offered = [action.text() for action in table.context_menu(True).actions() if action.isVisible()]
    assert "Remove from selection" not in offered
    assert not card.members.add_button.isVisible()
    for name in ("add_matching", "remove_matching"):
        assert "static selections only" in screen(window).why_not(name)


def test_an_empty_static_selection_says_how_it_is_filled(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, static(workbench, "Empty"), qtbot, bench)
    [told] = [text for text in labels_on(card.members) if "no members yet" in text]
    for way in ("criteria", "drag rows", "right-click rows"):
        assert way in told


# -- which tab -----------------------------------------------------------------------------------------------------


def make_new(window: MainWindow, name: str, qtbot: Any, bench: Bench) -> None:
    window.dialogs.open_new_selection()
    dialog = dialog_of(NewSelectionDialog, qtbot)
    QTest.keyClicks(dialog.name.inner, name)
    with qtbot.waitSignal(dialog.accepted):
        dialog.ok.click()
    settle(qtbot, bench)


def open_tab(card: SelectionCard) -> str:
    return card.tabs.tabText(card.tabs.currentIndex())


def test_the_first_selection_of_all_opens_with_its_members(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    window.open_area(SELECTION)
    make_new(window, "Guests", qtbot, bench)
    card = screen(window).card
    assert (card.title, open_tab(card)) == ("Guests", "Company/person")
    assert any("no members yet" in text for text in labels_on(card))


def test_a_new_selection_opens_with_its_members_whichever_tab_was_open(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    older = [static(workbench, name, SALE, [ids["pumps"]]) for name in ("Held", "Kept")]
    workbench.on(MOMENT + timedelta(minutes=1))
    card = shown(window, older[0], qtbot, bench, "details")
    make_new(window, "Guests", qtbot, bench)
    assert (card.title, open_tab(card)) == ("Guests", "Company/person")
    card.show_tab("details")
    for id in older:  # to go through them, the tab stays
        shown(window, id, qtbot, bench)
        assert open_tab(card) == "Details"
    window.open_record(SELECTION, older[0])
    command(window, "copy_selection").trigger()
    settle(qtbot, bench)
    assert (card.title, open_tab(card)) == ("Held (copy)", "Members")
