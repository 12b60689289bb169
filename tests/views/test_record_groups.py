"""Grouped lists as they are used: by menu, drag, keys and mouse; what is selected, kept in place and remembered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from sqlalchemy import event

from desktop_crm.operations.company import edit_company
from desktop_crm.operations.figures import Calculation
from desktop_crm.operations.grouping import Level
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale import edit_sale
from desktop_crm.selections.criteria import Line
from desktop_crm.selections.operators import Operator
from desktop_crm.selections.periods import Unit
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_painter import chevron_room
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.theme import ROW_HEIGHT
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import SALE, Show, offers, showing, sort

PATHS = ["sale.title", "sale.amount", "sale.stage", "sale.owner", "sale.sale_date", "sale.company"]
TITLE, AMOUNT, STAGE, OWNER, DAY, COMPANY = range(6)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    """Kari: a c (Lead), b (Proposal); Ola: d (Lead), e (Proposal)."""
    kari, ola = workbench.ids["Kari Nordmann"], workbench.ids["Ola Hansen"]
    made = (
        ("a", kari, "Lead"),
        ("b", kari, "Proposal"),
        ("c", kari, "Lead"),
        ("d", ola, "Lead"),
        ("e", ola, "Proposal"),
    )
    return [
        factories.sale(
            workbench, title=title, amount=n * 10_000, owner_id=owner, stage_id=workbench.ids[stage],
            sale_date=date(2026, n, 1),
        )
        for n, (title, owner, stage) in enumerate(made, 1)
    ]  # fmt: skip


@pytest.fixture
def table(show: Show, sales: list[int]) -> RecordTable:
    return show(paths=PATHS)


def group(qtbot: Any, table: RecordTable, *paths: str) -> None:
    for path in paths:
        with qtbot.waitSignal(table.listed):
            table.grouping.add(path)


def seen(table: RecordTable) -> list[str]:
    """The rows from top to bottom: titles of sales, and those of groups."""
    model = table.model
    return [model.texts(place)[0] for place in range(model.rowCount())]


def key(table: RecordTable, *keys: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for one in keys:
        QTest.keyClick(table.view, one, modifier)


def click(table: RecordTable, place: int, x: int = 200, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    point = QPoint(x, table.view.rowViewportPosition(place) + ROW_HEIGHT // 2)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def go(table: RecordTable, place: int) -> None:
    table.view.go_to(place)
    table.view.setFocus()


def titles_of(table: RecordTable, workbench: Workbench) -> str:
    return "".join(workbench.row(SALE, id)["title"] for id in table.selected_ids())


@contextmanager
def statements(w: Workbench) -> Iterator[list[str]]:
    told: list[str] = []

    def hear(*args: Any) -> None:
        if args[2].startswith("SELECT"):
            told.append(args[2])

    with w.file.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", hear)
    yield told
    event.remove(engine, "before_cursor_execute", hear)


# -- grouping ---------------------------------------------------------------------------------------------------------


def test_col5_a_list_is_grouped_by_the_menu_of_a_heading(qtbot: Any, table: RecordTable) -> None:
    actions = offers(table.header_menu(OWNER))
    assert "Group by this column" not in offers(table.header_menu(TITLE))
    with qtbot.waitSignal(table.listed):
        actions["Group by this column"].trigger()
    assert seen(table) == ["Owner: Kari Nordmann (3)", "a", "b", "c", "Owner: Ola Hansen (2)", "d", "e"]
    assert (table.count, table._foot.right_text) == (5, "Count: 5")
    actions = offers(table.header_menu(OWNER))
    with qtbot.waitSignal(table.listed):
        actions["Group by this no longer"].trigger()
    assert seen(table) == list("abcde")


def test_col5_several_levels_and_the_cross_takes_one_away(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner", "sale.stage")
    assert seen(table) == [
        "Owner: Kari Nordmann (3)", "Stage: Lead (2)", "a", "c", "Stage: Proposal (1)", "b",
        "Owner: Ola Hansen (2)", "Stage: Lead (1)", "d", "Stage: Proposal (1)", "e",
    ]  # fmt: skip
    assert [sign.words.whole for sign in table.strip.signs] == ["Owner", "Stage"]
    with qtbot.waitSignal(table.listed):
        table.strip.signs[0].cross.click()
    assert seen(table) == ["Stage: Lead (3)", "a", "c", "d", "Stage: Proposal (2)", "b", "e"]
    with qtbot.waitSignal(table.listed):
        table.strip.signs[0].cross.click()
    assert not table.strip.isVisible()


def test_col5_a_heading_that_is_dragged_up_groups(qtbot: Any, table: RecordTable) -> None:
    header = table.view.horizontalHeader()
    viewport, start = header.viewport(), header.section(OWNER).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for y in (start.y() - 10, -5, -20):
        QTest.mouseMove(viewport, QPoint(start.x() - 40, y))
    with qtbot.waitSignal(table.listed):
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(start.x() - 40, -20))
    assert table.grouping.levels == (Level("sale.owner"),)
    assert (table.columns.shown(), table.columns.order) == (PATHS, None)


def test_col5_days_are_gathered_by_month_and_otherwise_by_choice(qtbot: Any, table: RecordTable) -> None:
    menu = offers(table.header_menu(DAY))["Group by this column"].menu()
    assert [action.text() for action in menu.actions()] == ["By day", "By month", "By quarter", "By year"]
    with qtbot.waitSignal(table.listed):
        menu.actions()[2].trigger()
    assert seen(table) == ["Sale date: Q1 2026 (3)", "a", "b", "c", "Sale date: Q2 2026 (2)", "d", "e"]
    assert table.strip.signs[0].words.whole == "Sale date – by quarter"
    group(qtbot, table, "sale.sale_date")
    assert seen(table)[:2] == ["Sale date: January 2026 (1)", "a"]
    assert len(table.grouping.levels) == 1


def test_groups_stand_the_other_way_round_and_levels_change_places(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner", "sale.stage")
    menu = {action.text(): action for action in table.strip.signs[1].words.menu().actions()}
    with qtbot.waitSignal(table.listed):
        menu["Descending"].trigger()
    assert seen(table)[1] == "Stage: Proposal (1)"
    menu = {action.text(): action for action in table.strip.signs[1].words.menu().actions()}
    with qtbot.waitSignal(table.listed):
        menu["Move outwards"].trigger()
    assert seen(table)[:2] == ["Stage: Proposal (2)", "Owner: Kari Nordmann (1)"]


def test_sorting_sorts_within_the_groups_and_filters_hold(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner")
    sort(table, qtbot, AMOUNT)
    sort(table, qtbot, AMOUNT)
    assert seen(table) == ["Owner: Kari Nordmann (3)", "c", "b", "a", "Owner: Ola Hansen (2)", "e", "d"]
    with qtbot.waitSignal(table.listed):
        table.filters.put("sale.amount", Line("sale.amount", Operator.AT_LEAST, (30_000,)))
    assert seen(table) == ["Owner: Kari Nordmann (1)", "c", "Owner: Ola Hansen (2)", "e", "d"]
    with qtbot.waitSignal(table.listed):
        table.filters.put("sale.amount", Line("sale.amount", Operator.AT_LEAST, (900_000,)))
    assert (seen(table), table._empty.isVisible()) == ([], True)


def test_col6_groups_tell_their_figures_and_the_total_is_theirs(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner")
    with qtbot.waitSignal(table.listed):
        table.figures.put("sale.amount", Calculation.SUM)
    assert [table.model.texts(place)[AMOUNT] for place in (0, 4)] == ["600", "900"]
    assert table.totals.text_of("sale.amount") == "1,500"
    group(qtbot, table, "sale.stage")
    with qtbot.waitSignal(table.listed):
        table.figures.put("sale.amount", None)
    assert (table.model.texts(0)[AMOUNT], table.totals.isVisible()) == ("", False)


# -- opening and folding ----------------------------------------------------------------------------------------------


def test_the_sign_of_a_group_opens_and_folds_it(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner")
    tester = QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    click(table, 0, chevron_room(0) - 6)
    assert seen(table) == ["Owner: Kari Nordmann (3)", "Owner: Ola Hansen (2)", "d", "e"]
    assert not len(table.selected_ids())
    click(table, 0, chevron_room(0) - 6)
    assert len(seen(table)) == 7
    QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 14))
    assert (len(seen(table)), tester.model()) == (4, table.model)


def test_arrows_enter_and_space_work_on_groups_and_lead_out_of_them(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner", "sale.stage")
    go(table, 2)
    key(table, Qt.Key.Key_Left)
    assert table.view.currentIndex().row() == 1
    key(table, Qt.Key.Key_Left)
    assert seen(table)[1:3] == ["Stage: Lead (2)", "Stage: Proposal (1)"]
    key(table, Qt.Key.Key_Left)
    assert table.view.currentIndex().row() == 0
    key(table, Qt.Key.Key_Space)
    assert seen(table)[:2] == ["Owner: Kari Nordmann (3)", "Owner: Ola Hansen (2)"]
    key(table, Qt.Key.Key_Right)
    assert seen(table)[1] == "Stage: Lead (2)"  # as it was left
    key(table, Qt.Key.Key_Right)
    assert table.view.currentIndex().row() == 1
    with qtbot.assertNotEmitted(table.opened):
        key(table, Qt.Key.Key_Return)
    assert seen(table)[2] == "a"


def test_all_groups_are_folded_and_opened_and_who_stood_in_one_stays_there(
    qtbot: Any, table: RecordTable, sales: list[int]
) -> None:
    group(qtbot, table, "sale.owner")
    table.select_id(sales[3])
    table.strip.fold_all.click()
    assert seen(table) == ["Owner: Kari Nordmann (3)", "Owner: Ola Hansen (2)"]
    table.strip.open_all.click()
    assert len(seen(table)) == 7
    table.select_id(sales[3])
    table.strip.fold_all.click()
    table.select_id(sales[4])
    assert (table.view.currentIndex().row(), table.current_id()) == (1, None)  # its group stands for it


def test_folding_keeps_the_keyboard_at_the_group(qtbot: Any, table: RecordTable, sales: list[int]) -> None:
    group(qtbot, table, "sale.owner")
    table.select_id(sales[1])
    click(table, 0, chevron_room(0) - 6)
    assert table.view.currentIndex().row() == 0


# -- what is selected -------------------------------------------------------------------------------------------------


def test_a_click_on_a_group_takes_all_of_it_open_or_folded(
    qtbot: Any, table: RecordTable, workbench: Workbench
) -> None:
    group(qtbot, table, "sale.owner")
    click(table, 0)
    assert titles_of(table, workbench) == "abc"
    click(table, 4, modifier=CONTROL)
    assert titles_of(table, workbench) == "abcde"
    qtbot.waitUntil(lambda: table._foot.left_text == "5 selected  ·  Amount: 1,500\u00a0NOK")
    click(table, 4, modifier=CONTROL)
    assert titles_of(table, workbench) == "abc"
    click(table, 0, chevron_room(0) - 6)
    assert titles_of(table, workbench) == "abc"
    click(table, 0, chevron_room(0) - 6)
    assert titles_of(table, workbench) == "abc"


def test_rows_are_selected_across_groups_and_an_open_group_stands_for_nothing_itself(
    qtbot: Any, table: RecordTable, workbench: Workbench
) -> None:
    group(qtbot, table, "sale.owner")
    go(table, 2)
    key(table, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    assert titles_of(table, workbench) == "bcd"
    go(table, 4)
    assert titles_of(table, workbench) == ""


def test_everything_is_selected_also_what_is_folded_away(
    qtbot: Any, table: RecordTable, workbench: Workbench, bench: Bench
) -> None:
    group(qtbot, table, "sale.owner", "sale.stage")
    table.strip.fold_all.click()
    key(table, Qt.Key.Key_A, modifier=CONTROL)
    assert titles_of(table, workbench) == "acbde"
    with qtbot.waitSignal(table.listed):
        bench.desk.do(FORMS[SALE].register, {"title": "f", "owner_id": workbench.ids["Ola Hansen"]})
    assert len(table.selected_ids()) == 6


def test_copying_leaves_the_rows_of_groups_out(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner")
    table.view.selectAll()
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Title", "a", "b", "c", "d", "e"]


# -- place ------------------------------------------------------------------------------------------------------------


def test_selection_and_place_survive_grouping_and_changes(
    qtbot: Any, bench: Bench, table: RecordTable, sales: list[int], workbench: Workbench
) -> None:
    table.select_id(sales[1])
    group(qtbot, table, "sale.owner")
    assert (table.current_id(), titles_of(table, workbench)) == (sales[1], "b")
    with qtbot.waitSignal(table.listed):
        bench.desk.do(edit_sale, sales[1], {"owner_id": workbench.ids["Ola Hansen"]})
    assert seen(table) == ["Owner: Kari Nordmann (2)", "a", "c", "Owner: Ola Hansen (3)", "b", "d", "e"]
    assert (table.current_id(), titles_of(table, workbench)) == (sales[1], "b")
    click(table, 0, chevron_room(0) - 6)
    with qtbot.waitSignal(table.listed):
        bench.desk.undo()
    assert seen(table)[:2] == ["Owner: Kari Nordmann (3)", "Owner: Ola Hansen (2)"]  # stays folded


def test_previous_and_next_walk_over_the_rows_of_groups(qtbot: Any, table: RecordTable, sales: list[int]) -> None:
    group(qtbot, table, "sale.stage")
    assert seen(table) == ["Stage: Lead (3)", "a", "c", "d", "Stage: Proposal (2)", "b", "e"]
    assert [table.step(sales[3], 1), table.step(sales[1], -1), table.step(sales[4], 1)] == [sales[1], sales[3], None]
    assert list(table.ids) == [sales[n] for n in (0, 2, 3, 1, 4)]


def test_a_group_that_was_renamed_is_named_anew(qtbot: Any, bench: Bench, show: Show, workbench: Workbench) -> None:
    company = factories.company(workbench, "Alfa AS")
    factories.sale(workbench, company_id=company)
    table = show(paths=["sale.title"])
    group(qtbot, table, "sale.company")
    assert seen(table)[0] == "Company: Alfa AS (1)"
    with qtbot.waitSignal(table.listed):
        bench.desk.do(edit_company, company, {"name": "Beta AS"})
    assert seen(table)[0] == "Company: Beta AS (1)"


def test_typing_finds_the_next_row_that_begins_so(qtbot: Any, table: RecordTable, sales: list[int]) -> None:
    group(qtbot, table, "sale.owner")
    go(table, 4)
    QTest.keyClicks(table.view, "e")
    qtbot.waitUntil(lambda: table.current_id() == sales[4])


def test_only_records_that_are_seen_are_read_and_folding_reads_nothing(
    qtbot: Any, show: Show, workbench: Workbench
) -> None:
    owners = [workbench.ids["Kari Nordmann"], workbench.ids["Ola Hansen"]]
    for number in range(300):
        factories.sale(workbench, title=f"{number:03}", owner_id=owners[number % 2])
    table = show(paths=PATHS)
    group(qtbot, table, "sale.owner")
    table.view.viewport().grab()
    with statements(workbench) as told:
        table.strip.fold_all.click()
        table.view.viewport().grab()
        assert told == []
        click(table, 0, chevron_room(0) - 6)
        table.view.viewport().grab()
        table.view.verticalScrollBar().setValue(60 * ROW_HEIGHT)
        table.view.viewport().grab()
        key(table, Qt.Key.Key_A, modifier=CONTROL)
        assert told == []
        table.view.verticalScrollBar().setValue(140 * ROW_HEIGHT)
        table.view.viewport().grab()
        assert len(told) == 1


# -- memory and export ------------------------------------------------------------------------------------------------


def test_groups_are_remembered_with_the_list(qtbot: Any, show: Show, table: RecordTable) -> None:
    group(qtbot, table, "sale.sale_date", "sale.owner")
    with qtbot.waitSignal(table.listed):
        table.grouping.add("sale.sale_date", Unit.YEAR)
    table.strip.fold_all.click()
    table.hide()
    again = show(paths=PATHS)
    assert again.grouping.levels == (Level("sale.sale_date", Unit.YEAR), Level("sale.owner"))
    assert seen(again) == ["Sale date: 2026 (5)"]


@pytest.mark.parametrize(
    "kept",
    [
        "sale.owner", [["sale.title", None, False]], [["sale.owner", "month", False]], [["sale.nothing", None, False]],
        [["sale.sale_date", None, False]], [["sale.sale_date", "week", False]], [1, [2], None],
    ],
)  # fmt: skip
def test_kept_groups_that_make_no_sense_are_let_go(bench: Bench, show: Show, sales: list[int], kept: Any) -> None:
    bench.memory.keep("lists/test", {"groups": kept})
    assert seen(show(paths=PATHS)) == list("abcde")


def test_an_export_holds_the_groups_as_they_are_seen(qtbot: Any, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner", "sale.stage")
    with qtbot.waitSignal(table.listed):
        table.figures.put("sale.amount", Calculation.SUM)
    click(table, 0, chevron_room(0) - 6)
    sheet = table._output._sheet()
    told = [(one.level, one.title, one.words, one.start, one.stop, one.folded) for one in sheet.groups]
    assert told[:3] == [
        (0, "Owner: Kari Nordmann (3)", "Kari Nordmann", 0, 3, True), (1, "Stage: Lead (2)", "Lead", 0, 2, False),
        (1, "Stage: Proposal (1)", "Proposal", 2, 3, False),
    ]  # fmt: skip
    assert sheet.groups[0].figures["sale.amount"].value == 60_000
    assert (sheet.levels, len(sheet.groups), len(sheet.groups[1:3])) == (("", ""), 6, 2)  # both are columns anyhow
    table.columns.toggle("sale.stage")
    group(qtbot, table, "sale.sale_date")
    assert table._output._sheet().levels == ("", "Stage", "Sale date – by month")


def test_groups_are_painted_with_their_figures_under_the_column(qtbot: Any, bench: Bench, table: RecordTable) -> None:
    group(qtbot, table, "sale.owner")
    with qtbot.waitSignal(table.listed):
        table.figures.put("sale.amount", Calculation.SUM)
    picture = table.view.viewport().grab().toImage()
    ground = bench.theme.colour("ground").name()
    assert picture.pixelColor(picture.width() - 4, 5).name() == ground
    assert picture.pixelColor(picture.width() - 4, ROW_HEIGHT + 5).name() != ground
    amount = table.view.horizontalHeader().section(AMOUNT)
    figures = {picture.pixelColor(x, 14).name() for x in range(amount.left() + 4, amount.right() - 4)}
    assert len(figures) > 1
