"""The side panel: a list that is walked through without losing the place, and the view that is remembered."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_status import mark_as_sold, stall
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import LISTS, Listing, Order
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_side import RecordSide
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.record_tables import sort
from tests.views.windows import LEFT, Answers, click_row, command, labels_on, settle, type_over, typed, window_on

COUNT = 60


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> list[int]:
    """Sixty open sales, one to close each day from tomorrow on."""
    days = [TODAY + timedelta(days=n + 1) for n in range(COUNT)]
    return [factories.sale(workbench, title=f"Sale {n:02}", sale_date=day) for n, day in enumerate(days)]


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: list[int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def side(window: MainWindow) -> RecordSide:
    return window.work.side_of(RecordKind.SALE)


def title(window: MainWindow) -> str:
    return window.work.screen_of(RecordKind.SALE).card.place("title").text


def marked(side: RecordSide) -> tuple[int | None, list[int]]:
    """The row that the keyboard is at, and those that are selected."""
    return side.table.current_id(), list(side.table.selected_ids())


def view(side: RecordSide, name: str, qtbot: Any) -> None:
    with qtbot.waitSignal(side.table.listed):
        side.show_view(name)


def test_sp1_the_view_is_chosen_from_a_list_and_remembered(
    side: RecordSide, qtbot: Any, bench: Bench, window: MainWindow
) -> None:
    texts = [side.chooser.itemText(row) for row in range(side.chooser.count())]
    assert texts == ["Preview", *LISTS[RecordKind.SALE].values(), "Selection members"]
    view(side, "sales.stalled", qtbot)
    assert window_on(qtbot, bench, Answers()).work.side_of(RecordKind.SALE).view == "sales.stalled"


def test_sp6_who_goes_on_editing_finds_all_as_it_was(
    side: RecordSide, window: MainWindow, answers: Answers, qtbot: Any, ids: list[int], bench: Bench
) -> None:
    settle(qtbot, bench)
    card = window.work.screen_of(RecordKind.SALE).card
    shown = window.work.screen_of(RecordKind.SALE).current_id
    card.edit()
    type_over(card, "title", "Other", end=None)
    answers.given = ["Go on editing", "Go on editing"]
    click_row(side.table, 5)
    assert marked(side) == (shown, [shown])
    assert card.place("title").inner.hasFocus()
    button = next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == "Companies")
    QTest.mouseClick(button, LEFT)
    assert [b.accessibleName() for b in window.findChildren(type(button)) if b.isChecked()] == ["Sales"]
    assert card.place("title").inner.hasFocus()
    assert (card.is_editing, window.work.area) == (True, RecordKind.SALE)


def test_sp4_without_the_selection_that_was_chosen_the_usual_list_stands_at_the_side(
    side: RecordSide, qtbot: Any, bench: Bench
) -> None:
    view(side, "selection.members", qtbot)
    assert side.table.count == 0
    again = window_on(qtbot, bench, Answers()).work.side_of(RecordKind.SALE)
    assert (again.view, again.table.count) == ("sales.mine_open", COUNT)


def test_sp1_a_list_made_elsewhere_is_walked_over_and_not_remembered(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    view(side, "sales.stalled", qtbot)
    late = sets(RecordKind.SALE, (Line("sale.title", Operator.BEGINS, ("Sale 5",)),))
    for name in ("Found", "Found again"):
        with qtbot.waitSignal(side.table.listed):
            side.show_list("found", name, Listing(RecordKind.SALE, "find", criteria=late))
        assert (side.chooser.currentText(), side.table.count) == (name, 10)
    assert [side.chooser.itemText(row) for row in range(side.chooser.count())].count("Found again") == 1
    click_row(side.table, 1)
    assert (title(window), window.work.shown_screen.card.place_in_list.text()) == ("Sale 51", "2 of 10")
    view(side, "sales.all", qtbot)
    view(side, "found", qtbot)
    assert list(side.table.ids) == ids[50:]
    assert window_on(qtbot, bench, Answers()).work.side_of(RecordKind.SALE).view == "sales.all"


def test_a_lent_list_stands_in_the_order_in_which_it_was_made(
    side: RecordSide, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    view(side, "sales.all", qtbot)
    sort(side.table, qtbot, 0)
    assert list(side.table.ids) == ids[::-1]
    late = sets(RecordKind.SALE, (Line("sale.title", Operator.BEGINS, ("Sale 5",)),))
    for order, expected in ((Order("sale.title"), ids[50:]), (Order("sale.title", True), ids[:49:-1])):
        side.show_list("found", "Found", Listing(RecordKind.SALE, "find", order=(order,), criteria=late))
        settle(qtbot, bench)
        assert list(side.table.ids) == expected
    view(side, "sales.all", qtbot)
    settle(qtbot, bench)
    assert list(side.table.ids) == ids[::-1]


def test_sp4_a_click_shows_the_sale_and_next_walks_over_that_list(
    side: RecordSide, window: MainWindow, bench: Bench, qtbot: Any
) -> None:
    side.table.set_listing(side.table.listing.sorted_by(Order("sale.sale_date", True)))
    settle(qtbot, bench)
    click_row(side.table, 1)
    assert title(window) == "Sale 58"
    card = window.work.screen_of(RecordKind.SALE).card
    assert card.place_in_list.text() == "2 of 60"
    QTest.mouseClick(card.next, LEFT)
    assert title(window) == "Sale 57"
    QTest.mouseClick(card.previous, LEFT)
    QTest.mouseClick(card.previous, LEFT)
    assert (title(window), card.previous.isEnabled()) == ("Sale 59", False)


def test_sp4_neither_clicking_nor_saving_loses_the_place_in_the_list(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    bar = side.table.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = side.table.view.rowAt(100)
    click_row(side.table, row)
    before, shown = bar.value(), side.table.current_id()
    card = window.work.screen_of(RecordKind.SALE).card
    assert card.record_id == shown == ids[row]
    card.edit()
    type_over(card, "title", "Another title")
    card.save()
    settle(qtbot, bench)
    assert (bar.value(), side.table.current_id()) == (before, shown)


def test_sp4_a_sale_that_leaves_the_list_leaves_the_next_one_in_reach(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    click_row(side.table, 3)
    bench.desk.do(stall, [ids[3]])
    settle(qtbot, bench)
    assert side.table.count == COUNT - 1
    assert title(window) == "Sale 03"
    assert window.work.screen_of(RecordKind.SALE).card.next.isEnabled()


def test_sp4_a_deleted_sale_gives_way_to_its_neighbour_in_the_list(
    side: RecordSide, window: MainWindow, ids: list[int]
) -> None:
    click_row(side.table, 8)
    click_row(side.table, 3)
    window.work.screen_of(RecordKind.SALE).run_command("delete")
    assert title(window) == "Sale 04"
    command(window, "back").trigger()
    assert title(window) == "Sale 08"


def test_a_deleted_sale_that_the_list_does_not_hold_gives_way_to_the_one_before(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    click_row(side.table, 8)
    bench.desk.do(stall, [ids[3]])
    settle(qtbot, bench)
    window.open_record(RecordKind.SALE, ids[3])
    window.work.screen_of(RecordKind.SALE).run_command("delete")
    assert title(window) == "Sale 08"


def test_a_sale_that_has_left_the_list_leaves_no_mark_in_it(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    click_row(side.table, 3)
    bench.desk.do(mark_as_sold, [ids[3]])
    settle(qtbot, bench)
    assert (title(window), marked(side)) == ("Sale 03", (None, []))
    bench.desk.undo()
    settle(qtbot, bench)
    assert marked(side) == (ids[3], [ids[3]])


def test_while_a_new_sale_is_written_no_row_is_marked(side: RecordSide, window: MainWindow, ids: list[int]) -> None:
    click_row(side.table, 3)
    command(window, "new_sale").trigger()
    assert marked(side) == (None, [])
    command(window, "cancel").trigger()
    assert marked(side) == (ids[3], [ids[3]])


@pytest.mark.parametrize("scrolled", [0, 0.5, 1])
@pytest.mark.parametrize("at", ["top", "middle", "bottom"])
def test_sp4_selling_and_undoing_leaves_the_list_where_it_stood(
    side: RecordSide, bench: Bench, ids: list[int], qtbot: Any, scrolled: float, at: str
) -> None:
    view = side.table.view
    bar = view.verticalScrollBar()
    bar.setValue(int(bar.maximum() * scrolled))
    seen = view.seen_places()
    row = {"top": seen[1], "middle": seen[len(seen) // 2], "bottom": seen[-2]}[at]
    click_row(side.table, row)
    before = bar.value()
    for _time in range(3):
        bench.desk.do(mark_as_sold, [ids[row]])
        settle(qtbot, bench)
        bench.desk.undo()
        settle(qtbot, bench)
    assert (bar.value(), side.table.current_id()) == (before, ids[row])


def test_the_list_that_holds_the_shown_sale_is_walked_from_the_start(window: MainWindow) -> None:
    card = window.work.screen_of(RecordKind.SALE).card
    assert card.place_in_list.text() == "1 of 60"
    assert card.next.toolTip() == "Next (Ctrl+PgDown)"


def test_sc10_outside_of_the_list_previous_and_next_say_where_they_lead(
    side: RecordSide, window: MainWindow, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    click_row(side.table, 3)
    bench.desk.do(stall, [ids[3]])
    settle(qtbot, bench)
    card = window.work.screen_of(RecordKind.SALE).card
    assert card.place_in_list.text() == ""
    assert card.next.toolTip() == "Next (Ctrl+PgDown) – of all, by name"
    window.open_record(RecordKind.SALE, ids[8])
    assert (card.place_in_list.text(), card.next.toolTip()) == ("8 of 59", "Next (Ctrl+PgDown)")
    side.show_view("preview")
    assert (card.place_in_list.text(), "of all" in card.next.toolTip()) == ("", True)
    bench.desk.do(edit_sale, ids[8], {"title": "Another title"})
    settle(qtbot, bench)
    assert card.place_in_list.text() == ""


def test_sp6_a_click_while_editing_asks_and_the_answer_counts(
    side: RecordSide, window: MainWindow, answers: Answers, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    card = window.work.screen_of(RecordKind.SALE).card
    click_row(side.table, 0)
    card.edit()
    type_over(card, "title", "Typed")
    answers.given = ["Go on editing", "Discard", "Save"]
    click_row(side.table, 4)
    assert (card.is_editing, typed(card, "title"), side.table.current_id()) == (True, "Typed", ids[0])
    click_row(side.table, 4)
    assert title(window) == "Sale 04"
    card.edit()
    type_over(card, "title", "Typed again")
    click_row(side.table, 5)
    settle(qtbot, bench)
    assert title(window) == "Sale 05"
    assert [asked[0] for asked in answers.asked] == ["Save what you changed?"] * 3
    window.work.screen_of(RecordKind.SALE).show_record(ids[4])
    assert title(window) == "Typed again"


def test_sp6_an_untouched_form_is_left_without_a_question(
    side: RecordSide, window: MainWindow, answers: Answers
) -> None:
    window.work.screen_of(RecordKind.SALE).card.edit()
    click_row(side.table, 4)
    assert (title(window), answers.asked) == ("Sale 04", [])


def test_the_shown_sale_is_marked_in_the_list(side: RecordSide, window: MainWindow, ids: list[int]) -> None:
    window.open_record(RecordKind.SALE, ids[30])
    assert side.table.current_id() == ids[30]


def test_each_list_holds_what_it_is_called_and_says_when_it_is_empty(
    side: RecordSide, bench: Bench, ids: list[int], qtbot: Any
) -> None:
    bench.desk.do(edit_sale, ids[0], {"sale_date": date(2026, 6, 1)})
    bench.desk.do(edit_sale, ids[1], {"owner_id": 2})
    counts = {}
    for name in LISTS[RecordKind.SALE]:
        view(side, name, qtbot)
        counts[name] = side.table.count
    assert counts == {
        "sales.mine_open": 59, "sales.assistant": 20, "sales.closing_this_month": 20, "sales.overdue": 1,
        "sales.stalled": 0, "starred": 0, "sales.all": 60,
    }  # fmt: skip
    view(side, "sales.stalled", qtbot)
    assert "No sale is stalled." in labels_on(side)


def test_the_columns_fit_into_the_panel_as_it_comes(side: RecordSide) -> None:
    assert side.table.view.horizontalScrollBar().maximum() == 0


def test_the_panel_folds_away_and_comes_back(side: RecordSide, window: MainWindow) -> None:
    command(window, "side_panel").trigger()
    assert not side.isVisible()
    command(window, "side_panel").trigger()
    assert side.isVisible()


def test_the_preview_follows_the_walk_of_all_sales(side: RecordSide, window: MainWindow) -> None:
    side.show_view("preview")
    assert "Sale 00" in labels_on(side)
    QTest.mouseClick(window.work.screen_of(RecordKind.SALE).card.next, LEFT)
    assert title(window) == "Sale 01"
    assert "Sale 01" in labels_on(side)
