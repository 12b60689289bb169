"""What the columns of a list come to: chosen, worked out, read under the column, and kept."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop_crm.operations.figures import Calculation, Figure
from desktop_crm.operations.sale import edit_sale
from desktop_crm.selections.criteria import Line
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_table import RecordTable
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import PATHS, Show, five_sales, offers, showing

SUM, AVERAGE, LEAST, GREATEST = Calculation
AMOUNT, DAY = "sale.amount", "sale.sale_date"


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


@pytest.fixture
def table(show: Show, sales: list[int]) -> RecordTable:
    return show(paths=[*PATHS, DAY])


def choose(qtbot: Any, table: RecordTable, path: str, calculation: Calculation | None) -> None:
    with qtbot.waitSignal(table.summing.worked_out):
        table.figures.put(path, calculation)


def entries(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isChecked() for action in menu.actions()}


def calculating(table: RecordTable, path: str) -> QMenu | None:
    action = offers(table.header_menu(table.model.paths.index(path))).get("Calculate")
    return None if action is None else action.menu()


def test_col6_the_menu_of_a_heading_offers_what_fits_the_kind(qtbot: Any, table: RecordTable) -> None:
    menu = calculating(table, AMOUNT)
    assert entries(menu) == {"None": True, "Sum": False, "Average": False, "Least": False, "Greatest": False}
    assert list(entries(calculating(table, DAY))) == ["None", "Earliest", "Latest"]
    assert calculating(table, "sale.title") is None
    with qtbot.waitSignal(table.summing.worked_out):
        next(action for action in menu.actions() if action.text() == "Sum").trigger()
    assert entries(calculating(table, AMOUNT))["Sum"]
    assert (table.totals.isVisible(), table.totals.text_of(AMOUNT)) == (True, "35,000")


def test_col6_totals_follow_filters_and_changes(qtbot: Any, bench: Bench, table: RecordTable, sales: list[int]) -> None:
    choose(qtbot, table, AMOUNT, SUM)
    with qtbot.waitSignal(table.summing.worked_out):
        table.filters.put("sale.title", Line("sale.title", Operator.BEGINS, ("a",)))
    assert table.totals.text_of(AMOUNT) == "9,000"
    with qtbot.waitSignal(table.summing.worked_out):
        bench.desk.do(edit_sale, sales[0], {"amount": 123_450})
    assert table.totals.text_of(AMOUNT) == "1,234.50"


def test_col6_days_and_averages_are_read_as_their_columns(qtbot: Any, show: Show, workbench: Workbench) -> None:
    for amount, day in ((100, 1), (201, 3)):
        factories.sale(workbench, amount=amount, sale_date=date(2026, 6, day))
    table = show(paths=[*PATHS, DAY])
    choose(qtbot, table, DAY, GREATEST)
    choose(qtbot, table, AMOUNT, AVERAGE)
    assert [table.totals.text_of(path) for path in (DAY, AMOUNT)] == ["03/06/2026", "1.51"]
    assert table.totals.words() == ["Sale date – Latest: 03/06/2026", "Amount – Average: 1.51"]


def test_cu7_mixed_currencies_name_the_base_currency_and_say_why(qtbot: Any, show: Show, workbench: Workbench) -> None:
    factories.sale(workbench, amount=100_00)
    factories.sale(workbench, amount=200_00, currency_id=workbench.ids["SEK"])
    table = show()
    choose(qtbot, table, AMOUNT, SUM)
    assert table.totals.text_of(AMOUNT) == "306.40\u00a0NOK"
    assert table.totals.words()[0].splitlines()[1] == (
        "Several currencies, turned into NOK by the rates of the list of currencies."
    )


def test_a_column_grows_until_its_total_is_read(qtbot: Any, show: Show, workbench: Workbench) -> None:
    for _ in range(9):
        factories.sale(workbench, amount=9_999_999_999_900)
    table = show(paths=["sale.amount", "sale.title", "sale.company", "sale.person", "sale.owner", "sale.stage"])
    table.resize(500, 300)
    choose(qtbot, table, AMOUNT, SUM)
    text = table.totals.text_of(AMOUNT)
    assert text == "899,999,999,991"
    assert table.view.columnWidth(0) > table.fontMetrics().horizontalAdvance(text)


def test_a_total_stands_under_its_column_and_a_right_click_changes_it(qtbot: Any, table: RecordTable) -> None:
    choose(qtbot, table, AMOUNT, SUM)
    header = table.view.horizontalHeader()
    place = table.model.paths.index(AMOUNT)
    x = header.section(place).center().x()
    assert table.totals.path_at(x) == AMOUNT
    picture = table.totals.grab().toImage()
    surface = picture.pixelColor(2, 5)
    room = range(header.section(place).left() + 2, header.section(place).right() - 2)
    assert any(picture.pixelColor(x, 14) != surface for x in room)
    with qtbot.waitSignal(table.totals.menu_requested) as asked:
        table.totals.menu_requested.emit(QPoint(0, 0), table.totals.path_at(x))
    assert asked.args[1] == AMOUNT
    table.findChild(QMenu).close()
    table.figures.put(AMOUNT, None)
    assert not table.totals.isVisible()


def test_totals_of_columns_that_are_hidden_are_not_worked_out(qtbot: Any, table: RecordTable) -> None:
    choose(qtbot, table, AMOUNT, SUM)
    table.columns.toggle(AMOUNT)
    assert not table.totals.isVisible()
    with qtbot.waitSignal(table.summing.worked_out):
        table.columns.toggle(AMOUNT)
    assert table.totals.figures == {AMOUNT: Figure(35_000_00)}


def test_totals_are_kept_with_the_list(qtbot: Any, show: Show, table: RecordTable, bench: Bench) -> None:
    choose(qtbot, table, AMOUNT, LEAST)
    table.hide()
    again = show(paths=PATHS)
    qtbot.waitUntil(lambda: again.totals.text_of(AMOUNT) == "5,000")
    bench.memory.keep("lists/odd", {"figures": {AMOUNT: "median", "sale.title": "sum", "sale.nothing": "sum"}})
    assert show(paths=PATHS, name="odd").figures.measures == ()


def test_totals_are_asked_once_however_often_the_list_is(
    qtbot: Any, table: RecordTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, table, AMOUNT, SUM)
    asked: list[str] = []
    later = table._desk.ask_later
    monkeypatch.setattr(
        table._desk, "ask_later", lambda *a, topic="", **k: asked.append(topic) or later(*a, topic=topic, **k)
    )
    with qtbot.waitSignal(table.summing.worked_out):
        for _ in range(3):
            table.refresh()
    assert asked.count("figures") == 1


def test_an_export_ends_with_the_totals(qtbot: Any, table: RecordTable) -> None:
    choose(qtbot, table, AMOUNT, SUM)
    sheet = table._output._sheet()
    assert (sheet.total, sheet.calculations, sheet.total_word) == (
        {AMOUNT: Figure(35_000_00)},
        {AMOUNT: "Sum"},
        "Total",
    )
