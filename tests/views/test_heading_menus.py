"""The menu of a heading: short enough to be read at a glance, a letter for each line, and open to the keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_crm.selections.criteria import Line
from desktop_crm.selections.listing import Order
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import Language
from desktop_crm.views.parts.column_chooser import ColumnChooser
from desktop_crm.views.parts.record_table import RecordTable
from tests.factories import Workbench
from tests.views.record_tables import AMOUNT, PATHS, Show, five_sales, offers, showing
from tests.views.windows import dialog_of

DAY = len(PATHS)
_MOST = 14  # lines, where a column is filtered and grouped by


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def table(show: Show, workbench: Workbench) -> RecordTable:
    five_sales(workbench)
    return show(paths=[*PATHS, "sale.sale_date"])


def filter_and_group(table: RecordTable, qtbot: Any) -> None:
    with qtbot.waitSignal(table.listed):
        table.filters.put("sale.sale_date", Line("sale.sale_date", Operator.NOT_EMPTY))
    with qtbot.waitSignal(table.listed):
        table.grouping.add("sale.sale_date")


def test_what_is_wanted_most_comes_first_and_the_columns_stand_one_step_further(table: RecordTable) -> None:
    assert list(offers(table.header_menu(AMOUNT))) == [
        "Sort ascending", "Sort descending", "Then sort by this", "Filter…", "Filter row", "Calculate",
        "Hide “Amount”", "Columns",
    ]  # fmt: skip
    assert list(offers(table.header_menu())) == ["Filter row", "Columns"]


def test_all_that_can_be_done_with_a_column_is_offered(table: RecordTable, qtbot: Any) -> None:
    filter_and_group(table, qtbot)
    offered = offers(table.header_menu(DAY))
    assert list(offered) == [
        "Sort ascending", "Sort descending", "Then sort by this", "Filter…", "Clear filter", "Filter row",
        "Reset all filters", "Group by this column", "Group by this no longer", "Open all groups", "Fold all groups",
        "Calculate", "Hide “Sale date”", "Columns",
    ]  # fmt: skip
    assert len(offered) <= _MOST
    columns = offers(offered["Columns"].menu())
    assert {"Title", "Company", "Choose columns…", "Fit width", "Reset columns"} <= set(columns)


def test_the_last_column_cannot_be_hidden(show: Show, workbench: Workbench) -> None:
    table = show(paths=["sale.title"])
    assert not any(text.startswith("Hide") for text in offers(table.header_menu(0)))


@pytest.mark.parametrize("code", ["en", "nb"])
def test_convention_04_each_line_has_a_letter_of_its_own(
    show: Show, workbench: Workbench, qapp: QApplication, qtbot: Any, code: str
) -> None:
    language = Language(qapp)
    language.install(code)
    try:
        five_sales(workbench)
        table = show(paths=[*PATHS, "sale.sale_date"])
        filter_and_group(table, qtbot)
        menu = table.header_menu(DAY)
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(letters) == len(texts) == _MOST
        assert len(set(letters)) == len(letters), texts
    finally:
        language.remove()


def popup() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def test_alt_and_arrow_down_lead_to_the_menus_of_all_headings(table: RecordTable, qtbot: Any) -> None:
    with qtbot.waitActive(table):
        table.activateWindow()
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    headings = popup()
    assert list(offers(headings))[-3:] == ["Sale date", "Filter row", "Columns"]
    headings.setActiveAction(offers(headings)["Amount"])
    QTest.keyClick(headings, Qt.Key.Key_Right)
    amount = popup()
    assert amount is not headings
    with qtbot.waitSignal(table.listed):
        QTest.keyClick(amount, Qt.Key.Key_D)
    assert table.listing is not None
    assert table.listing.order == (Order("sale.amount", True),)


def test_the_dialog_with_all_columns_outlives_the_menu(table: RecordTable, qtbot: Any) -> None:
    menu = table.header_menu(AMOUNT)
    menu.popup(table.mapToGlobal(table.rect().center()))
    offers(offers(menu)["Columns"].menu())["Choose columns…"].trigger()
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    chooser = dialog_of(ColumnChooser, qtbot)
    assert chooser.isVisible()
    chooser.reject()
