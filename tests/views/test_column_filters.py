"""The filters of columns: chosen under a heading or in the row of fields, seen, reset and remembered."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.criteria import Criteria, Group, Line
from desktop_crm.selections.operators import OPERATORS, Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.column_filter import ColumnFilter, Ticks
from desktop_crm.views.parts.column_filter_words import filter_words, is_typed, typed_line, written
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_filters import operators_of
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.typed import NotTaken
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import ALL, AMOUNT, SALE, STATUS, TITLE, Show, offers, showing, titles

O = Operator  # noqa: E741
PATHS = ["sale.completed", "sale.status", "sale.title", "sale.amount", "sale.stage", "sale.sale_date", "sale.company"]
DAY, COMPANY = 5, 6


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    nord = factories.company(workbench, "Nord AS")
    return [
        factories.sale(workbench, title=title, amount=amount * 100, sale_date=date(2026, 6, day), company_id=company)
        for title, amount, day, company in (("a", 100, 1, nord), ("b", 200, 15, None), ("ab", 300, 30, nord))
    ]


@pytest.fixture
def table(show: Show, sales: list[int]) -> RecordTable:
    return show(paths=PATHS)


def wait(qtbot: Any, table: RecordTable) -> None:
    qtbot.waitUntil(lambda: not table._desk.waiting)


def open_filter(table: RecordTable, column: int) -> ColumnFilter:
    """Click on the funnel of a column."""
    header = table.view.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.funnel(column).center())
    window = table.filtering.window
    assert window is not None
    return window


def put(qtbot: Any, table: RecordTable, path: str, operator: Operator, *values: Any) -> None:
    with qtbot.waitSignal(table.listed):
        table.filters.put(path, Line(path, operator, values))
    wait(qtbot, table)


# -- under the heading ------------------------------------------------------------------------------------------------


def test_col4_text_is_filtered_by_its_beginning_and_lists_by_what_is_ticked(qtbot: Any, table: RecordTable) -> None:
    window = open_filter(table, TITLE)
    assert window.operator is O.BEGINS
    with qtbot.waitSignal(table.listed):
        QTest.keyClicks(window.focusWidget(), "a")
    assert titles(table) == "aab"
    window.close()
    window = open_filter(table, STATUS)
    assert (window.operator, [window.editor.list.item(n).text() for n in range(4)]) == (
        O.ONE_OF, ["Open", "Sold", "Lost", "Stalled"],
    )  # fmt: skip
    item = window.editor.list.item(1)
    with qtbot.waitSignal(table.listed):
        rect = window.editor.list.visualItemRect(item)
        QTest.mouseClick(window.editor.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert (table.count, window.line()) == (0, Line("sale.status", O.ONE_OF, ("sold",)))
    with qtbot.waitSignal(table.listed):
        window.clearing.click()
    assert titles(table) == "aab"
    window.close()


def test_col4_dates_are_filtered_by_a_range_and_numbers_from_one_on(qtbot: Any, table: RecordTable) -> None:
    window = open_filter(table, DAY)
    assert window.operator is O.BETWEEN
    window.editor.show_values(("2026-06-10", "2026-06-20"))
    with qtbot.waitSignal(table.listed):
        window.editor.changed.emit()
    assert titles(table) == "b"
    window.close()
    window = open_filter(table, AMOUNT)
    assert window.operator is O.AT_LEAST
    QTest.keyClicks(window.focusWidget(), "300")
    with qtbot.waitSignal(table.listed):
        QTest.keyClick(window, Qt.Key.Key_Return)  # closes, and what was typed holds at once
    assert table.filters.lines["sale.amount"] == Line("sale.amount", O.AT_LEAST, (30_000,))
    assert table.count == 0  # several filters hold together


def test_a_relative_date_says_what_it_means_now(qtbot: Any, table: RecordTable) -> None:
    window = open_filter(table, DAY)
    window.operators.setCurrentIndex(window.operators.findData(O.THIS))
    window.editor.show_values(("month",))
    with qtbot.waitSignal(table.listed):
        window.editor.changed.emit()
    assert window.meaning.text() == "01/06/2026 – 30/06/2026"
    assert filter_words(table._bench, table.filters.lines["sale.sale_date"]) == "This month"
    window.close()


def test_half_a_range_filters_nothing_yet(qtbot: Any, table: RecordTable) -> None:
    window = open_filter(table, DAY)
    window.editor.show_values(("2026-06-10",))
    with qtbot.assertNotEmitted(table.filters.changed, wait=400):
        window.editor.changed.emit()
    window.close()


def test_an_operator_without_a_value_holds_as_soon_as_it_is_chosen(qtbot: Any, table: RecordTable) -> None:
    window = open_filter(table, COMPANY)
    with qtbot.waitSignal(table.listed):
        window.operators.setCurrentIndex(window.operators.findData(O.EMPTY))
    assert titles(table) == "b"
    with qtbot.waitSignal(table.listed):
        window.clearing.click()
    assert table.count == 3
    window.close()


def test_a_filter_is_opened_again_as_it_was(qtbot: Any, table: RecordTable) -> None:
    put(qtbot, table, "sale.amount", O.BETWEEN, 15_000, 40_000)
    window = open_filter(table, AMOUNT)
    assert (window.operator, window.line()) == (O.BETWEEN, table.filters.lines["sale.amount"])
    window.operators.setCurrentIndex(window.operators.findData(O.AT_LEAST))
    assert window.line() == Line("sale.amount", O.AT_LEAST, (15_000,))  # what still means the same stays
    window.close()


def test_a_long_list_can_be_searched(qtbot: Any) -> None:
    ticks = Ticks([(n, f"Line {n}") for n in range(12)], None)
    qtbot.addWidget(ticks)
    ticks.show()
    told: list[tuple[Any, ...]] = []
    ticks.changed.connect(lambda: told.append(ticks.values()))
    QTest.keyClicks(ticks.search, "11")
    QTest.keyClick(ticks.search, Qt.Key.Key_Return)
    assert told == [(11,)]
    assert [ticks.list.item(n).isHidden() for n in (1, 11)] == [True, False]


def test_every_kind_of_column_can_be_filtered_by_every_comparison(bench: Bench, show: Show, sales: list[int]) -> None:
    table = show(paths=PATHS)
    for path in ("sale.title", "sale.status", "sale.amount", "sale.sale_date", "sale.company", "sale.registered_at",
                 "sale.owner", "sale.owner_group", "sale.completed", "sale.probability", "company.contacts",
                 "sale.company.country", "sale.owner.group"):  # fmt: skip
        window = ColumnFilter(bench, path, path, None, table)
        offered = [window.operators.itemData(row) for row in range(window.operators.count())]
        assert set(offered) == set(OPERATORS[window._field.kind])
        for row in range(len(offered)):
            window.operators.setCurrentIndex(row)
        window.close()


# -- what is seen -----------------------------------------------------------------------------------------------------


def test_filtered_headings_are_marked_and_say_by_what(qtbot: Any, table: RecordTable) -> None:
    header = table.view.horizontalHeader()
    before = header.wanted_width(AMOUNT)
    put(qtbot, table, "sale.amount", O.AT_LEAST, 20_000)
    assert set(header._filtered) == {AMOUNT}
    assert header.tip_at(header.section(AMOUNT).center().x()) == "Amount: ≥ 200"
    assert header.wanted_width(AMOUNT) > before
    assert header.tip_at(header.section(TITLE).center().x()) == ""


def test_the_foot_tells_shown_and_whole_and_resets(qtbot: Any, table: RecordTable) -> None:
    put(qtbot, table, "sale.title", O.BEGINS, "a")
    put(qtbot, table, "sale.amount", O.LESS, 30_000)
    foot = table._foot
    assert (foot.right_text, foot._filters.text()) == ("Count: 1 of 3", "2 filters")
    assert foot._filters.toolTip() == "Title: Starts with “a”\nAmount: < 300"
    with qtbot.waitSignal(table.listed):
        foot.reset.click()
    wait(qtbot, table)
    assert (table.count, foot.right_text, foot.reset.isVisible()) == (3, "Count: 3", False)


def test_an_empty_list_offers_to_reset_its_filters(qtbot: Any, table: RecordTable) -> None:
    table.set_empty_state("No sales.", "New sale")
    put(qtbot, table, "sale.title", O.BEGINS, "zz")
    assert table._empty.text == "Nothing fits the filters of the columns."
    with qtbot.waitSignal(table.listed):
        table._empty.button.click()
    assert (table.count, table._empty.text) == (3, "No sales.")


def test_selection_and_place_survive_a_filter(qtbot: Any, table: RecordTable, sales: list[int]) -> None:
    table.select_id(sales[2])
    put(qtbot, table, "sale.title", O.BEGINS, "a")
    assert (table.current_id(), list(table.selected_ids())) == (sales[2], [sales[2]])


def test_the_menu_of_a_heading_filters_and_clears(qtbot: Any, table: RecordTable) -> None:
    put(qtbot, table, "sale.amount", O.AT_LEAST, 20_000)
    actions = offers(table.header_menu(AMOUNT))
    assert {"Filter…", "Clear filter", "Filter row", "Reset all filters"} <= set(actions)
    with qtbot.waitSignal(table.listed):
        actions["Clear filter"].trigger()
    actions = offers(table.header_menu(AMOUNT))
    assert "Clear filter" not in actions
    actions["Filter…"].trigger()
    assert table.filtering.window is not None
    table.filtering.window.close()


def test_a_filter_holds_whatever_list_is_shown_and_follows_changes(
    qtbot: Any, bench: Bench, table: RecordTable, sales: list[int], workbench: Workbench
) -> None:
    put(qtbot, table, "sale.company", O.BEGINS, "nord")
    assert titles(table) == "aab"
    with qtbot.waitSignal(table.listed):
        table.set_listing(ALL)
    assert titles(table) == "aab"
    (company,) = {workbench.row(SALE, sales[0])["company_id"]}
    with qtbot.waitSignal(table.listed):
        bench.desk.do(FORMS["company"].edit, company, {"name": "Sør AS"})
    assert table.count == 0


# -- memory -----------------------------------------------------------------------------------------------------------


def test_the_filter_row_takes_the_keys_under_the_heading_it_was_called_from(qtbot: Any, table: RecordTable) -> None:
    with qtbot.waitActive(table):
        table.activateWindow()
    for path in ("sale.title", "sale.company"):
        action = offers(table.header_menu(PATHS.index(path)))["Filter row"]
        action.trigger()
        assert table.filtering.row.fields[path].hasFocus()
        action.trigger()
        assert not table.filters.has_row


def test_filters_are_remembered_with_the_list(qtbot: Any, show: Show, table: RecordTable) -> None:
    put(qtbot, table, "sale.title", O.BEGINS, "a")
    table.filters.show_row(True)
    table.hide()
    again = show(paths=PATHS)
    assert (titles(again), again.filters.has_row) == ("aab", True)
    assert show(paths=PATHS, name="other").count == 3


@pytest.mark.parametrize(
    "kept",
    [
        [["sale.title", "begins", "a"]], [["sale.nothing", "begins", ["a"]]], [["sale.title", "sounds_like", ["a"]]],
        [["sale.amount", "at_least", ["much"]]], "begins", [1, 2], [["company.name", "begins", ["a"]]],
        [["sale.title", "begins", ["a" * 2000]]],
    ],
)  # fmt: skip
def test_kept_filters_that_cannot_be_asked_are_let_go(bench: Bench, show: Show, sales: list[int], kept: Any) -> None:
    bench.memory.keep("lists/test", {"filters": kept})
    table = show(paths=PATHS)
    assert (table.count, dict(table.filters.lines)) == (3, {})


def test_col8_a_list_may_be_remembered_under_another_name(qtbot: Any, bench: Bench, table: RecordTable) -> None:
    put(qtbot, table, "sale.title", O.BEGINS, "a")
    table.columns.show(["sale.title", "sale.amount"])
    table.remember_as("selection/7", keep=True)
    assert table.memory.holds("selection/7")
    table.columns.show(["sale.title"])
    with qtbot.waitSignal(table.listed):
        table.remember_as("test")
    assert (table.columns.shown(), titles(table)) == (["sale.title", "sale.amount"], "aab")
    with qtbot.waitSignal(table.listed):
        table.remember_as("selection/7")
    assert table.columns.shown() == ["sale.title"]
    table.memory.forget("selection/7")
    assert not table.memory.holds("selection/7")


# -- the row of fields ------------------------------------------------------------------------------------------------


def test_the_row_stands_under_its_columns_and_filters_while_one_types(qtbot: Any, table: RecordTable) -> None:
    table.filters.show_row(True)
    row, header = table.filtering.row, table.view.horizontalHeader()
    assert row is not None
    field = row.fields["sale.title"]
    assert abs(field.geometry().center().x() - header.section(TITLE).center().x()) <= 1
    header.resizeSection(STATUS, 300)
    header.moveSection(header.visualIndex(TITLE), 0)
    assert abs(field.geometry().center().x() - header.section(TITLE).center().x()) <= 1
    with qtbot.waitSignal(table.listed):
        QTest.keyClicks(field, "ab")
    assert (titles(table), field.text()) == ("ab", "ab")
    with qtbot.waitSignal(table.listed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert table.count == 3
    assert (
        table.view.geometry().top() + header.height()
        <= table.view.viewport().mapTo(table, table.rect().topLeft()).y() + 1
    )
    table.filters.show_row(False)
    assert table.filtering.row is None


def test_what_cannot_be_taken_stays_typed_and_says_why(qtbot: Any, table: RecordTable) -> None:
    table.filters.show_row(True)
    field = table.filtering.row.fields["sale.amount"]
    QTest.keyClicks(field, "much")
    with qtbot.assertNotEmitted(table.filters.changed, wait=50):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.property("invalid")) == ("much", True)
    assert field.toolTip() == "Write a number, for example 45,000."


def test_what_is_picked_opens_the_window_of_its_column(qtbot: Any, table: RecordTable) -> None:
    put(qtbot, table, "sale.status", O.ONE_OF, "open", "sold")
    table.filters.show_row(True)
    field = table.filtering.row.fields["sale.status"]
    assert (field.isReadOnly(), field.placeholderText()) == (True, "Open, Sold")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert table.filtering.window.isVisible()
    table.filtering.window.close()


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "typed", "operator", "values"),
    [
        ("sale.title", " Nord ", O.BEGINS, ("Nord",)), ("sale.note", "x", O.CONTAINS, ("x",)),
        ("sale.amount", "5 000", O.EQUALS, (500_000,)), ("sale.amount", ">=5000", O.AT_LEAST, (500_000,)),
        ("sale.amount", "< 1,50", O.LESS, (150,)), ("sale.amount", "9..5", O.BETWEEN, (500, 900)),
        ("sale.amount", "<>0", O.NOT_EQUALS, (0,)), ("sale.sale_date", "15/3", O.EQUALS, ("2026-03-15",)),
        ("sale.sale_date", "> 15.03.2026", O.AFTER, ("2026-03-15",)),
        ("sale.sale_date", "01.03.2026 .. 15.03.2026", O.BETWEEN, ("2026-03-01", "2026-03-15")),
        ("sale.company", "nord", O.BEGINS, ("nord",)),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_and_written_again(path: str, typed: str, operator: Operator, values: Any) -> None:
    faces = Faces(QLocale("nb_NO"), lambda: date(2026, 6, 10))
    line = typed_line(faces, path, typed)
    assert line == Line(path, operator, values)
    assert typed_line(faces, path, written(faces, line)) == line


@pytest.mark.parametrize(("path", "typed"), [("sale.amount", ">"), ("sale.sale_date", ">=15/3"), ("sale.amount", "x")])
def test_what_is_typed_wrongly_is_not_taken(path: str, typed: str) -> None:
    with pytest.raises(NotTaken):
        typed_line(Faces(QLocale("nb_NO"), lambda: date(2026, 6, 10)), path, typed)


def test_some_kinds_are_picked_and_each_has_a_usual_comparison() -> None:
    assert [is_typed(CATALOGUE[path]) for path in ("sale.title", "sale.amount", "sale.status", "sale.completed")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert all(operators_of(kind)[0] in OPERATORS[kind] for kind in Kind)


def test_items_are_named_in_words(bench: Bench, workbench: Workbench) -> None:
    stages = [workbench.ids[name] for name in ("Lead", "Proposal")]
    one_of = Line("sale.stage", O.ONE_OF, tuple(stages))
    assert filter_words(bench, one_of) == "Lead, Proposal"
    assert filter_words(bench, Line("sale.stage", O.NOT_ONE_OF, (stages[0],))) == "Is not one of Lead"
    assert filter_words(bench, Line("sale.owner", O.CURRENT_USER)) == "Current user"
    assert filter_words(bench, Line("sale.sale_date", O.PREVIOUS, (2, "week"))) == "Previous 2 weeks"
    assert Criteria(SALE, Group(parts=(one_of,))).record is SALE
