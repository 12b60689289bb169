"""The table of every list: order, place, keys and mouse, foot, keeping up with changes, and its colours."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.criteria import Group, Line, Related, sets
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_header import SortMark
from desktop_crm.views.parts.record_painter import box_in
from desktop_crm.views.parts.record_watch import tables_behind, tables_shown
from desktop_crm.views.theme import ROW_HEIGHT
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import (
    AMOUNT,
    COMPLETED,
    SALE,
    STATUS,
    TITLE,
    Show,
    click,
    five_sales,
    showing,
    sort,
    titles,
)


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


def change(bench: Bench, operation: Any, *args: Any) -> None:
    bench.desk.attempt(operation, *args)


# -- order --------------------------------------------------------------------------------------------------------


def test_a_list_stands_by_name_until_it_is_sorted(show: Show, sales: list[int]) -> None:
    table = show()
    assert (titles(table), list(table.ids), table.count) == ("abcde", sales, 5)


def test_li1_a_click_on_a_header_sorts_up_and_the_next_one_down(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    sort(table, qtbot, AMOUNT)
    assert titles(table) == "edcba"
    sort(table, qtbot, AMOUNT)
    assert titles(table) == "abcde"
    assert table.listing.order == (Order("sale.amount", True),)
    sort(table, qtbot, TITLE)
    assert table.listing.order == (Order("sale.title"),)


def test_shift_and_click_adds_a_level(show: Show, workbench: Workbench, qtbot: Any) -> None:
    for title, amount in (("a", 100), ("b", 200), ("c", 100)):
        factories.sale(workbench, title=title, amount=amount)
    table = show()
    sort(table, qtbot, AMOUNT)
    sort(table, qtbot, TITLE, Qt.KeyboardModifier.ShiftModifier)
    sort(table, qtbot, TITLE, Qt.KeyboardModifier.ShiftModifier)
    assert titles(table) == "cab"
    assert table._header._marks == {AMOUNT: SortMark(1, False), TITLE: SortMark(2, True)}


# -- place --------------------------------------------------------------------------------------------------------


def test_selection_and_current_row_survive_sorting_by_id(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    click(table, 1)
    click(table, 3, modifier=Qt.KeyboardModifier.ControlModifier)
    sort(table, qtbot, AMOUNT)
    assert list(table.selected_ids()) == [sales[3], sales[1]]
    assert table.current_id() == sales[3]


def test_the_scroll_position_stays_while_rows_come_and_go(
    show: Show, workbench: Workbench, bench: Bench, qtbot: Any
) -> None:
    ids = [factories.sale(workbench, title=f"{n:03}") for n in range(100)]
    table = show()
    table.view.verticalScrollBar().setValue(50 * ROW_HEIGHT + 9)
    with qtbot.waitSignal(table.listed):
        change(bench, FORMS[SALE].delete, ids[:10])
    assert table.view.verticalScrollBar().value() == 40 * ROW_HEIGHT + 9
    with qtbot.waitSignal(table.listed):
        bench.desk.undo()
    assert table.view.verticalScrollBar().value() == 50 * ROW_HEIGHT + 9


@pytest.mark.parametrize("place", [50, 90, 99])
def test_a_row_that_comes_back_stands_where_it_was_seen(
    show: Show, workbench: Workbench, bench: Bench, qtbot: Any, place: int
) -> None:
    ids = [factories.sale(workbench, title=f"{n:03}") for n in range(100)]
    table = show()
    bar = table.view.verticalScrollBar()
    table.select_id(ids[place])
    bar.setValue(min(place * ROW_HEIGHT - 9, bar.maximum()))
    before = bar.value()
    for _time in range(2):
        with qtbot.waitSignal(table.listed):
            change(bench, FORMS[SALE].delete, [ids[place]])
        with qtbot.waitSignal(table.listed):
            bench.desk.undo()
    assert bar.value() == before
    change(bench, FORMS[SALE].delete, [ids[place]])
    with qtbot.waitSignal(table.listed):
        bench.desk.undo()
    bar.setValue(0)
    with qtbot.waitSignal(table.listed):
        change(bench, FORMS[SALE].delete, [ids[place]])
    assert bar.value() == 0


def test_what_the_list_does_not_hold_leaves_no_row_marked(show: Show, sales: list[int]) -> None:
    table = show()
    table.select_id(sales[3])
    table.select_id(4711)
    assert (table.current_id(), list(table.selected_ids())) == (None, [])


def test_a_current_row_that_is_deleted_leaves_the_keyboard_at_its_place(
    show: Show, sales: list[int], bench: Bench, qtbot: Any
) -> None:
    table = show()
    click(table, 2)
    with qtbot.waitSignal(table.listed), qtbot.assertNotEmitted(table.previewed):
        change(bench, FORMS[SALE].delete, [sales[2]])
    assert table.current_id() == sales[3]
    assert not len(table.selected_ids())


def test_all_stays_all(show: Show, sales: list[int], workbench: Workbench, qtbot: Any, bench: Bench) -> None:
    table = show()
    table.view.selectAll()
    with qtbot.waitSignal(table.listed):
        change(bench, FORMS[SALE].register, {"title": "f"})
    assert len(table.selected_ids()) == 6


def test_selecting_everything_asks_no_row(show: Show, sales: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    table = show()
    asked = []
    flags = type(table.model).flags
    monkeypatch.setattr(type(table.model), "flags", lambda model, index: asked.append(1) or flags(model, index))
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_ids()) == 5
    assert len(asked) < 12


def test_a_step_leads_to_the_neighbours_in_the_list(show: Show, sales: list[int]) -> None:
    table = show()
    steps = [table.step(sales[0], 1), table.step(sales[0], -1), table.step(sales[4], 1), table.step(4711, 1)]
    assert steps == [sales[1], None, None, None]


def test_going_to_a_record_tells_nobody_and_moves_nothing_when_there(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    with qtbot.assertNotEmitted(table.previewed):
        table.select_id(sales[3])
    assert (table.current_id(), list(table.selected_ids())) == (sales[3], [sales[3]])
    click(table, 1, modifier=Qt.KeyboardModifier.ShiftModifier)
    table.select_id(table.current_id())
    assert len(table.selected_ids()) == 3
    table.select_id(4711)
    assert len(table.selected_ids()) == 3


# -- keys and mouse -------------------------------------------------------------------------------------------------


def test_li2_arrows_preview_and_enter_opens(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    table.select_id(sales[0])
    with qtbot.waitSignal(table.previewed) as previewed:
        QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert previewed.args == [sales[1]]
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [sales[1]]


def test_home_and_end_lead_to_the_first_and_the_last_row(show: Show, sales: list[int]) -> None:
    table = show()
    table.select_id(sales[2])
    QTest.keyClick(table.view, Qt.Key.Key_End)
    assert table.current_id() == sales[4]
    QTest.keyClick(table.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert list(table.selected_ids()) == sales


def test_a_click_previews_also_on_the_row_that_is_current(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    told: list[int] = []
    table.previewed.connect(told.append)
    click(table, 1)
    click(table, 1)
    click(table, 3, modifier=Qt.KeyboardModifier.ControlModifier)
    click(table, 4, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert told == [sales[1], sales[1]]


def test_the_focus_alone_previews_nothing(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    told: list[int] = []
    table.previewed.connect(told.append)
    QApplication.sendEvent(table.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert (table.current_id(), told) == (sales[0], [])
    click(table, 2)
    assert told == [sales[2]]


def test_the_menu_key_opens_the_menu_of_the_current_row(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    table.select_id(sales[4])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(table.view.menu_requested) as asked:
        QApplication.sendEvent(table.view.viewport(), event)
    assert asked.args[1] is True
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_sl1_a_double_click_opens(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    point = QPoint(table.view.columnViewportPosition(TITLE) + 30, ROW_HEIGHT + 14)
    click(table, 1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert opened.args == [sales[1]]


def test_a_click_on_a_box_is_a_wish_and_nothing_else(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    point = box_in(table.view.visualRect(table.model.index(2, COMPLETED))).center()
    with qtbot.waitSignal(table.toggled) as toggled, qtbot.assertNotEmitted(table.previewed):
        QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert toggled.args == [sales[2], "sale.completed", True]
    assert not len(table.selected_ids())
    assert not table.model.is_checked(2, COMPLETED)


def test_space_ticks_the_box_of_the_current_row(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    table.select_id(sales[1])
    with qtbot.waitSignal(table.toggled) as toggled:
        QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert toggled.args == [sales[1], "sale.completed", True]


def test_typing_moves_to_the_row_that_begins_so(show: Show, workbench: Workbench, qtbot: Any) -> None:
    ids = [factories.sale(workbench, title=title) for title in ("Apple", "Bear", "Åse", "Best")]
    table = show()
    with qtbot.waitSignal(table.previewed) as previewed:
        QTest.keyClicks(table.view, "bes")
        qtbot.waitUntil(lambda: table.current_id() == ids[3])
    assert previewed.args[0] in (ids[1], ids[3])


def test_the_tip_is_all_of_a_text_that_was_cut_and_plain(show: Show, workbench: Workbench) -> None:
    title = "<b>" + "long " * 40
    factories.sale(workbench, title=title)
    table = show()
    point = QPoint(table.view.columnViewportPosition(TITLE) + 30, 14)
    assert "&lt;b&gt;long" in table.view.tip_at(point)
    table.view.setColumnWidth(TITLE, 3000)
    assert table.view.tip_at(point) == ""
    assert table.view.tip_at(QPoint(table.view.columnViewportPosition(STATUS) + 10, 14)) == "Status: Open"


# -- foot and empty state ---------------------------------------------------------------------------------------------


def test_li5_the_foot_counts_and_sums_what_is_selected(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    assert (table._foot.right_text, table._foot.left_text) == ("Count: 5", "")
    click(table, 0)
    click(table, 1, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert table._foot.left_text == "2 selected"
    qtbot.waitUntil(lambda: table._foot.left_text == "2 selected  ·  Amount: 17,000\u00a0NOK")
    click(table, 0)
    assert table._foot.left_text == ""


def test_an_empty_list_says_what_belongs_there(show: Show, workbench: Workbench, bench: Bench, qtbot: Any) -> None:
    table = show()
    asked: list[str] = []
    table.set_empty_state("No sales yet.", "New sale", lambda: asked.append("new"))
    assert (table._empty.isVisible(), table._empty.text) == (True, "No sales yet.")
    table._empty.button.click()
    assert asked == ["new"]
    with qtbot.waitSignal(table.listed):
        change(bench, FORMS[SALE].register, {"title": "First"})
    assert not table._empty.isVisible()


# -- changes --------------------------------------------------------------------------------------------------------


def test_a_changed_record_is_shown_and_moves_to_its_place(
    show: Show, sales: list[int], bench: Bench, qtbot: Any
) -> None:
    table = show()
    table.select_id(sales[0])
    tester = QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(table.listed):
        change(bench, FORMS[SALE].edit, sales[0], {"title": "z"})
    assert titles(table) == "bcdez"
    assert table.current_id() == sales[0]
    with qtbot.waitSignal(table.listed):
        bench.desk.undo()
    assert (titles(table), tester.model()) == ("abcde", table.model)


def test_a_renamed_company_is_shown_without_asking_for_the_ids(
    show: Show, workbench: Workbench, bench: Bench, qtbot: Any
) -> None:
    company = factories.company(workbench, "Alfa")
    factories.sale(workbench, company_id=company)
    table = show(paths=["sale.title", "sale.company"])
    assert table.model.texts(0)[1] == "Alfa"
    with qtbot.waitSignal(table.model.dataChanged), qtbot.assertNotEmitted(table.listed, wait=50):
        change(bench, FORMS[RecordKind.COMPANY].edit, company, {"name": "Beta"})
    assert table.model.texts(0)[1] == "Beta"


def test_na5_a_follow_up_makes_its_sale_red_at_once(
    show: Show, sales: list[int], bench: Bench, workbench: Workbench, qtbot: Any
) -> None:
    table = show()
    assert not table.model.is_late(0)
    with qtbot.waitSignal(table.listed):
        change(
            bench,
            FORMS[RecordKind.FOLLOW_UP].register,
            {"title": "Ring", "sale_id": sales[0], "date": date(2026, 6, 7)},
        )
    assert table.model.is_late(0)


def test_na11_the_preference_takes_the_red_away_at_once(show: Show, workbench: Workbench, bench: Bench) -> None:
    factories.sale(workbench, sale_date=date(2026, 6, 9))
    table = show()
    assert table.model.is_late(0)
    change(bench, set_preference, "mark_overdue", False)
    assert not table.model.is_late(0)


def test_another_user_sees_their_own_list(show: Show, workbench: Workbench, bench: Bench, qtbot: Any) -> None:
    factories.sale(workbench, title="a")
    factories.sale(workbench, title="b", owner_id=workbench.ids["Ola Hansen"])
    table = show(Listing(SALE, "sales.mine_open"))
    assert titles(table) == "a"
    with qtbot.waitSignal(table.listed):
        bench.desk.set_user(workbench.ids["Ola Hansen"])
    assert titles(table) == "b"


def test_a_list_of_another_condition_begins_at_its_top(
    show: Show, sales: list[int], workbench: Workbench, qtbot: Any
) -> None:
    table = show()
    table.view.selectAll()
    with qtbot.waitSignal(table.listed):
        table.set_listing(Listing(SALE, "sales.mine_open"))
    assert not len(table.selected_ids())


def test_a_list_knows_which_tables_it_looks_at() -> None:
    shown = tables_shown(SALE, ("sale.title", "sale.company.country", "sale.stage", "sale.amount"))
    assert shown == {"sale", "follow_up", "company", "list_item", "stage", "currency", "preference"}
    mine = Listing(SALE, "starred", order=(Order("sale.company"),))
    assert tables_behind(mine) == {"sale", "follow_up", "favourite", "company"}
    bought = Related("quote_line.sale", Group(parts=(Line("quote_line.name", Operator.CONTAINS, ("2",)),)))
    found = Listing(
        SALE, "find", criteria=sets(SALE, (bought,)), narrowed=sets(SALE, (Line("sale.stage", Operator.ONE_OF, (1,)),))
    )
    assert tables_behind(found) == {"sale", "follow_up", "quote_line", "stage"}
    assert tables_shown(RecordKind.PERSON, ("person.full_name",)) == {"person"}
    worked_out = ("person.is_project_member", "person.company.category_group")
    assert tables_shown(RecordKind.PERSON, worked_out) == {"person", "company", "project_member", "list_item"}


# -- painting -------------------------------------------------------------------------------------------------------


def test_rows_are_painted_in_their_colours(show: Show, workbench: Workbench, bench: Bench) -> None:
    block = "\N{FULL BLOCK}"  # thin strokes of a letter may reach the full colour nowhere
    factories.sale(workbench, title=block * 30, sale_date=date(2026, 6, 9))
    factories.sale(workbench, title=block * 30)
    table = show(paths=["sale.title"])
    selection = QItemSelection(table.model.index(1, 0), table.model.index(1, 0))
    table.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
    picture = table.view.viewport().grab().toImage()
    overdue, soft = bench.theme.colour("overdue"), bench.theme.colour("accent_soft")
    first = {picture.pixelColor(x, y).name() for x in range(8, 120) for y in range(ROW_HEIGHT)}
    second = {picture.pixelColor(x, y).name() for x in range(8, 120) for y in range(ROW_HEIGHT, 2 * ROW_HEIGHT)}
    assert overdue.name() in first
    assert overdue.name() not in second
    assert soft.name() in second
    assert soft.name() not in first


@pytest.mark.parametrize("height", [110, 140, 400])
def test_the_words_of_an_empty_list_stand_below_its_headings(show: Show, height: int) -> None:
    table = show()
    table.set_empty_state("No members yet. Add those who take part. " * 3, "Add member", lambda: None)
    table.resize(300, height)
    QApplication.sendPostedEvents()
    empty = table.findChild(EmptyState)
    assert empty.isVisible()
    heading = table.view.horizontalHeader()
    foot = heading.mapTo(table, QPoint(0, heading.height())).y()
    assert empty.geometry().top() >= foot
    for child in (empty.button, empty.findChild(QLabel)):
        assert child.mapTo(table, QPoint(0, 0)).y() >= foot
