"""What one expects of lists: values edited in their cells, rows copied, counted and found by typing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_table import RecordTable
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import PATHS, Show, click, five_sales, showing, titles
from tests.views.windows import CONTROL, sale_of, settle

ENTER, ESC, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
EDITED = ["sale.completed", "sale.title", "sale.amount", "sale.sale_date", "sale.weighted_amount"]
LOCALES = ("en_GB", "en_US", "nb_NO", "de_DE", "fr_FR", "sv_SE", "ja_JP", "pl_PL")


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


def ground(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


@pytest.fixture
def table(qtbot: Any, show: Show, ids: list[int]) -> RecordTable:
    shown = show(paths=EDITED, name="edited")
    with qtbot.waitActive(shown):
        shown.activateWindow()
    click(shown, 1, 1)
    shown.view.setFocus()
    return shown


def typed_into(table: RecordTable) -> QLineEdit:
    assert table.cells.editor is not None
    inner = table.cells.editor.inner
    assert isinstance(inner, QLineEdit)
    return inner


# -- 34: in the cell --------------------------------------------------------------------------------------------------


def test_convention_34_f2_edits_in_the_cell_and_enter_saves(
    table: RecordTable, workbench: Workbench, ids: list[int]
) -> None:
    QTest.keyClick(table.view, F2)
    field = typed_into(table)
    cell = table.view.visualRect(table.model.index(1, 1))
    assert table.cells.editor.geometry().contains(cell.center())
    assert (field.text(), field.selectedText()) == ("b", "b")
    QTest.keyClicks(field, "beta")
    QTest.keyClick(field, ENTER)
    assert table.cells.editor is None
    assert table.view.hasFocus()
    assert sale_of(workbench, ids[1], "title") == ["beta"]


def test_convention_34_tab_saves_and_goes_on_past_what_cannot_be_changed(
    qtbot: Any, bench: Bench, table: RecordTable, workbench: Workbench, ids: list[int]
) -> None:
    QTest.keyClick(table.view, F2)
    for text in ("beta", "1234", "+1d"):
        field = typed_into(table)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, TAB)
        settle(qtbot, bench)
    assert table.cells.editor is None  # the weighted amount is worked out
    assert sale_of(workbench, ids[1], "title", "amount", "sale_date") == ["beta", 123400, date(2026, 6, 11)]


def test_convention_34_shift_tab_goes_back(qtbot: Any, bench: Bench, table: RecordTable) -> None:
    QTest.keyClick(table.view, F2)
    QTest.keyClick(typed_into(table), TAB)
    QTest.keyClick(typed_into(table), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert typed_into(table).text() == "b"


def test_convention_34_escape_leaves_all_as_it_was(table: RecordTable, workbench: Workbench, ids: list[int]) -> None:
    QTest.keyClick(table.view, F2)
    QTest.keyClicks(typed_into(table), "zz")
    QTest.keyClick(typed_into(table), ESC)
    assert table.cells.editor is None
    assert table.view.hasFocus()
    assert sale_of(workbench, ids[1], "title") == ["b"]


def test_convention_34_what_cannot_be_taken_stays_with_the_reason(
    table: RecordTable, workbench: Workbench, ids: list[int]
) -> None:
    QTest.keyClick(table.view, F2)
    QTest.keyClick(typed_into(table), TAB)
    QTest.keyClicks(typed_into(table), "much")
    QTest.keyClick(typed_into(table), ENTER)
    assert typed_into(table).text() == "much"
    editor = table.cells.editor
    assert editor.shown_problem
    QApplication.sendPostedEvents()
    reason = next(label for label in editor.findChildren(QLabel) if label.text() == editor.shown_problem)
    assert reason.geometry().top() >= typed_into(table).geometry().bottom()
    assert editor.rect().contains(reason.geometry())
    assert sale_of(workbench, ids[1], "amount") == [800_000]


def test_convention_34_what_the_rules_refuse_stays_with_the_reason(
    qtbot: Any, bench: Bench, table: RecordTable, workbench: Workbench, ids: list[int]
) -> None:
    QTest.keyClick(table.view, F2)
    QTest.keyClick(typed_into(table), Qt.Key.Key_Delete)
    with qtbot.waitSignal(bench.desk.refused):
        QTest.keyClick(typed_into(table), ENTER)
    assert typed_into(table).text() == ""
    assert sale_of(workbench, ids[1], "title") == ["b"]


def test_convention_34_the_editor_follows_its_row_and_goes_with_it(
    qtbot: Any, bench: Bench, table: RecordTable, workbench: Workbench, ids: list[int]
) -> None:
    QTest.keyClick(table.view, F2)
    before = table.cells.editor.y()
    with qtbot.waitSignal(table.listed):
        bench.desk.do(FORMS[RecordKind.SALE].delete, [ids[0]])
    assert table.cells.editor.y() < before
    with qtbot.waitSignal(table.listed):
        bench.desk.do(FORMS[RecordKind.SALE].delete, [ids[1]])
    assert table.cells.editor is None


# -- 35 to 40 ---------------------------------------------------------------------------------------------------------


def test_convention_35_rows_are_copied_as_text_and_as_a_table_with_headings(show: Show, ids: list[int]) -> None:
    table = show()
    click(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table.view, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert [line.split("\t")[PATHS.index("sale.title")] for line in lines] == ["Title", "a", "b"]
    assert "<th>Title</th>" in data.html()
    assert data.html().count("<tr>") == 3


def test_convention_36_typing_moves_to_the_row(qtbot: Any, bench: Bench, show: Show, ids: list[int]) -> None:
    table = show()
    click(table, 0)
    QTest.keyClicks(table.view, "d")
    settle(qtbot, bench)
    assert titles(table)[table.view.currentIndex().row()] == "d"


def test_convention_37_selection_and_scroll_outlive_a_change(
    qtbot: Any, bench: Bench, show: Show, workbench: Workbench
) -> None:
    many = [factories.sale(workbench, title=f"S{number:03}") for number in range(120)]
    table = show()
    table.select_id(many[80])
    before = table.view.verticalScrollBar().value()
    with qtbot.waitSignal(table.listed):
        bench.desk.do(FORMS[RecordKind.SALE].edit, many[90], {"amount": 100})
    assert table.current_id() == many[80]
    assert table.view.verticalScrollBar().value() == before


def test_convention_38_the_foot_counts_shown_and_selected_and_sums(
    qtbot: Any, bench: Bench, show: Show, ids: list[int]
) -> None:
    table = show()
    QTest.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: "Amount" in table._foot.left_text)
    assert table._foot.right_text == "Count: 5"
    assert table._foot.left_text.startswith("5 selected")
    assert "35,000" in table._foot.left_text


def test_convention_40_numbers_stand_at_the_right_with_one_count_of_decimals(
    show: Show, workbench: Workbench, ids: list[int]
) -> None:
    factories.sale(workbench, title="f", amount=12_345)
    table = show()
    right = Qt.AlignmentFlag.AlignRight
    for place, column in enumerate(table.model.columns):
        shown = table.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        assert bool(column.alignment & right.value) is column.is_number, column.path
        assert bool(int(shown) & right.value) is column.is_number, column.path
    amounts = [table.model.texts(place)[PATHS.index("sale.amount")] for place in range(table.count)]
    assert {len(text.partition(".")[2].split(" ")[0]) for text in amounts} == {2}


# -- 57 and 60: days and money ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCALES)
def test_convention_57_days_have_four_digits_of_the_year_and_one_width(name: str) -> None:
    faces = Faces(QLocale(name), lambda: date(2026, 6, 10))
    days = [date(2026, month, day) for month in (1, 9, 12) for day in (1, 9, 28)]
    texts = [faces.date_text(day) for day in days]
    assert all("2026" in text for text in texts)
    assert len({len(text) for text in texts}) == 1
    assert [faces.parse_date(text) for text in texts] == days


def test_convention_60_amounts_keep_their_currency_and_the_sum_is_in_the_base(
    qtbot: Any, bench: Bench, show: Show, workbench: Workbench
) -> None:
    for title, currency in (("a", "EUR"), ("b", "NOK")):
        factories.sale(workbench, title=title, amount=100_00, currency_id=workbench.ids[currency])
    bench.faces.currency_shown = True
    table = show()
    amounts = [table.model.texts(place)[PATHS.index("sale.amount")] for place in range(2)]
    assert amounts == ["100\N{NO-BREAK SPACE}EUR", "100"]
    QTest.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: "Amount" in table._foot.left_text)
    assert table._foot.left_text.endswith("1,250\N{NO-BREAK SPACE}NOK")


def test_convention_36_letters_go_to_the_list_only_while_it_has_the_focus(table: RecordTable) -> None:
    QTest.keyClick(table.view, F2)
    QTest.keyClicks(QApplication.focusWidget(), "e")
    assert table.view.currentIndex().row() == 1
