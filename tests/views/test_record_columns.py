"""The columns of a list: chosen, moved, fitted and remembered; its menus and what is copied from it."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTreeWidget, QTreeWidgetItem

from desktop_crm.models.catalogue import fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.company import edit_company
from desktop_crm.operations.person import edit_person
from desktop_crm.operations.sale import edit_sale
from desktop_crm.selections.listing import Order
from desktop_crm.selections.paths import is_path
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.column_chooser import ColumnChooser
from desktop_crm.views.parts.column_menu import open_chooser
from desktop_crm.views.parts.record_clipboard import table_data
from desktop_crm.views.parts.record_header import NARROWEST
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_painter import EDGE
from desktop_crm.views.parts.record_table import RecordTable
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import (
    ALL,
    AMOUNT,
    PATHS,
    STAGE,
    TITLE,
    Show,
    click,
    five_sales,
    offers,
    showing,
    sort,
    titles,
)

PATH_ROLE = Qt.ItemDataRole.UserRole


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


# -- columns --------------------------------------------------------------------------------------------------------


def texts_of(menu: QMenu) -> list[str]:
    return list(offers(menu))


def test_the_header_menu_ticks_columns_and_hides_the_clicked_one(show: Show, sales: list[int]) -> None:
    table = show()
    table.select_id(sales[1])
    menu = table.header_menu(AMOUNT)
    hide, columns = offers(menu)["Hide “Amount”"], offers(menu)["Columns"].menu()
    assert texts_of(columns)[-3:] == ["Choose columns…", "Fit width", "Reset columns"]
    ticked = {action.text(): action for action in columns.actions() if action.isCheckable()}
    assert ticked["Title"].isChecked()
    assert not ticked["Company"].isChecked()
    ticked["Company"].trigger()
    assert table.columns.shown() == [*PATHS, "sale.company"]
    hide.trigger()
    assert "sale.amount" not in table.columns.shown()
    assert list(table.selected_ids()) == [sales[1]]


def test_what_confirms_the_choice_of_columns_stands_at_the_right(show: Show, sales: list[int]) -> None:
    table = show()
    dialog = open_chooser(table.columns, table.model, table)
    buttons = sorted((b for b in dialog.findChildren(QPushButton)), key=lambda button: button.x())
    assert [button.text() for button in buttons] == ["Reset", "Cancel", "OK"]
    assert buttons[-1].isDefault()
    assert buttons[-1].property("role") == "primary"
    dialog.reject()


def test_the_header_menu_sorts_too(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    actions = offers(table.header_menu(AMOUNT))
    with qtbot.waitSignal(table.listed):
        actions["Sort descending"].trigger()
    assert table.listing.order == (Order("sale.amount", True),)
    actions = offers(table.header_menu(STAGE))
    with qtbot.waitSignal(table.listed):
        actions["Then sort by this"].trigger()
    assert table.listing.order == (Order("sale.amount", True), Order("sale.stage"))


def test_columns_fill_the_width_until_the_user_sets_one(show: Show, sales: list[int]) -> None:
    table = show(paths=["sale.sale_date", "sale.amount", "sale.company"])
    header, view = table.view.horizontalHeader(), table.view
    for width in (900, 320, 700):
        table.resize(width, 300)
        assert abs(header.length() - view.viewport().width()) <= 3
    view.setColumnWidth(0, 150)
    kept = [header.sectionSize(column) for column in range(3)]
    table.resize(1000, 300)
    assert [header.sectionSize(column) for column in range(3)] == kept


def test_the_last_column_stays(show: Show, sales: list[int]) -> None:
    table = show(paths=["sale.title"])
    table.columns.toggle("sale.title")
    assert table.columns.shown() == ["sale.title"]


def test_reset_brings_back_columns_widths_and_order(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show(ALL.sorted_by(Order("sale.title", True)))
    width = table.view.columnWidth(TITLE)
    table.view.setColumnWidth(TITLE, 400)
    table.columns.toggle("sale.stage")
    sort(table, qtbot, AMOUNT)
    with qtbot.waitSignal(table.listed):
        table.columns.reset()
    assert (table.columns.shown(), table.view.columnWidth(TITLE), titles(table)) == (PATHS, width, "edcba")
    assert table.listing.order == (Order("sale.title", True),)


def test_columns_scroll_rather_than_vanish(show: Show, sales: list[int]) -> None:
    table = show()
    table.view.setColumnWidth(TITLE, 2000)
    table.resize(500, 300)
    assert table.view.columnWidth(TITLE) == 2000
    assert table.view.horizontalScrollBar().maximum() > 0


def test_going_to_a_row_does_not_move_the_columns(show: Show, sales: list[int]) -> None:
    table = show()
    table.view.setColumnWidth(TITLE, 2000)
    table.view.settle()
    table.view.horizontalScrollBar().setValue(700)
    table.select_id(sales[3])
    QTest.keyClick(table.view, Qt.Key.Key_Up)
    assert (table.current_id(), table.view.horizontalScrollBar().value()) == (sales[2], 700)


def test_a_column_fits_to_what_is_seen(show: Show, workbench: Workbench) -> None:
    factories.sale(workbench, title="A rather long title of a sale")
    table = show()
    table.view.setColumnWidth(TITLE, 40)
    table.columns.fit(TITLE)
    assert table.view.columnWidth(TITLE) > table.view.fontMetrics().horizontalAdvance("A rather long title of a sale")
    table.columns.fit_all()
    assert abs(table.view.horizontalHeader().length() - table.view.viewport().width()) < 10


NARROW = ["sale.sale_date", "sale.amount", "sale.company"]


def numbers_fit(table: RecordTable, column: int) -> bool:
    room = table.view.columnWidth(column) - 2 * EDGE
    texts = (table.model.texts(place)[column] for place in table.view.seen_places())
    return all(table.view.fontMetrics().horizontalAdvance(text) <= room for text in texts)


def let_go(table: RecordTable) -> None:
    """Another test may have ended with a double click, after which the button counts as held down."""
    QTest.mouseRelease(table.view.viewport(), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [1000, 320, 180])
def test_an_amount_is_never_cut(show: Show, workbench: Workbench, sales: list[int], qtbot: Any, width: int) -> None:
    table = show(paths=NARROW)
    let_go(table)
    table.resize(width, 300)
    sale = factories.sale(workbench, title="z", amount=0)
    with qtbot.waitSignal(table.listed):
        table.refresh()
    assert numbers_fit(table, 1)
    workbench.do(edit_sale, sale, {"amount": 123_456_789_050})
    table.model.refresh(None)
    table.view.viewport().repaint()
    qtbot.waitUntil(lambda: numbers_fit(table, 1))
    assert {text[-3] for text in (table.model.texts(place)[1] for place in range(table.count))} == {"."}
    table.resize(width + 5, 300)
    assert numbers_fit(table, 1)
    assert table.columns._widths == {}, "nothing that the user set"


def test_a_column_of_amounts_made_too_narrow_says_nothing_false_and_widens_again(
    show: Show, sales: list[int], qtbot: Any
) -> None:
    table = show(paths=NARROW)
    let_go(table)
    table.view.setColumnWidth(1, NARROWEST)
    picture = table.view.viewport().grab(table.view.visualRect(table.model.index(0, 1))).toImage()
    assert picture == table.view.viewport().grab(table.view.visualRect(table.model.index(1, 1))).toImage()
    qtbot.waitUntil(lambda: numbers_fit(table, 1))


def item(dialog: Any, group: int, text: str) -> QTreeWidgetItem:
    parent = dialog.findChild(QTreeWidget).topLevelItem(group)
    return next(parent.child(n) for n in range(parent.childCount()) if parent.child(n).text(0) == text)


def test_li3_all_columns_stand_in_a_dialog_by_kind_of_record(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    dialog = open_chooser(table.columns, table.model, table)
    qtbot.addWidget(dialog)
    tree = dialog.findChild(QTreeWidget)
    tops = [tree.topLevelItem(n).text(0) for n in range(tree.topLevelItemCount())]
    assert tops[:2] == ["Shown columns", "Sale"]
    assert {"Company", "Person", "Owner", "Project"} <= set(tops[2:])
    item(dialog, tops.index("Company"), "Country").setCheckState(0, Qt.CheckState.Checked)
    item(dialog, 0, "Stage").setCheckState(0, Qt.CheckState.Unchecked)
    assert item(dialog, 1, "Stage").checkState(0) == Qt.CheckState.Unchecked
    dialog.accept()
    assert table.columns.shown() == [*PATHS[:-1], "sale.company.country"]


def test_columns_are_searched_and_cancel_changes_nothing(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    dialog = open_chooser(table.columns, table.model, table)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText("probab")
    assert not item(dialog, 1, "Probability").isHidden()
    assert item(dialog, 1, "Amount").isHidden()
    assert item(dialog, 1, "Weighted amount").isHidden()
    assert dialog.findChild(QTreeWidget).topLevelItem(2).isHidden()
    dialog.findChild(QLineEdit).setText("company country")
    left = {one.data(0, PATH_ROLE) for one in dialog._items() if not hidden(one)}
    assert "sale.company.country" in left
    assert not {"sale.company", "sale.company.name"} & left
    dialog.findChild(QLineEdit).setText("")
    assert not item(dialog, 1, "Amount").isHidden()
    item(dialog, 1, "Probability").setCheckState(0, Qt.CheckState.Checked)
    dialog.reject()
    assert table.columns.shown() == PATHS


def hidden(one: QTreeWidgetItem | None) -> bool:
    """Whether a line is not seen, itself or with what it stands in."""
    while one is not None:
        if one.isHidden():
            return True
        one = one.parent()
    return False


def test_col3_columns_two_links_away_are_offered_shown_sorted_and_kept_up_to_date(
    show: Show, workbench: Workbench, bench: Bench, qtbot: Any
) -> None:
    person = factories.person(workbench, "Bo", "Ek", email="bo@ek.no")
    company = factories.company(workbench, "Alfa AS")
    workbench.do(edit_person, person, {"company_id": company})
    workbench.do(edit_company, company, {"main_contact_id": person})
    factories.sale(workbench, title="a", company_id=company)
    factories.sale(workbench, title="b")
    table = show()
    dialog = open_chooser(table.columns, table.model, table)
    qtbot.addWidget(dialog)
    path = "sale.company.main_contact.email"
    offered = {one.data(0, PATH_ROLE): one for one in dialog._items()}
    offered[path].setCheckState(0, Qt.CheckState.Checked)
    dialog.accept()
    place = table.model.paths.index(path)
    assert table.model.headerData(place, Qt.Orientation.Horizontal) == "Company: Main contact: E-mail"
    assert table.model.texts(0)[place] == "bo@ek.no"
    with qtbot.waitSignal(table.listed):
        table.order.sort(Order(path, True))
    assert titles(table) == "ab"
    with qtbot.waitSignal(table.model.dataChanged):
        bench.desk.do(edit_person, person, {"email": "bo@alfa.no"})
    assert table.model.texts(0)[place] == "bo@alfa.no"


@pytest.mark.parametrize("record", RecordKind)
def test_every_kind_of_list_can_choose_its_columns(bench: Bench, qtbot: Any, record: RecordKind) -> None:
    model = RecordModel(bench.desk, bench.theme, bench.faces, record)
    dialog = ColumnChooser(model, list(fields_of(record))[:1], list(fields_of(record))[:1])
    qtbot.addWidget(dialog)
    offered = {one.data(0, PATH_ROLE) for one in dialog._items()}
    assert set(fields_of(record)) <= offered
    assert all(is_path(record, path) for path in offered)


def test_the_order_and_the_columns_are_remembered(show: Show, sales: list[int], qtbot: Any) -> None:
    table = show()
    sort(table, qtbot, AMOUNT)
    header = table.view.horizontalHeader()
    header.moveSection(header.visualIndex(AMOUNT), 0)
    header.resizeSection(TITLE, 333)
    table.columns.toggle("sale.company")
    table.hide()
    again = show()
    assert titles(again) == "edcba"
    assert again.columns.shown() == [
        "sale.amount",
        "sale.completed",
        "sale.status",
        "sale.title",
        "sale.stage",
        "sale.company",
    ]
    assert again.view.columnWidth(again.model.paths.index("sale.title")) == 333
    other = show(name="other")
    assert (titles(other), other.columns.shown()) == ("abcde", PATHS)


def test_nonsense_in_the_memory_is_passed_over(show: Show, sales: list[int], bench: Bench) -> None:
    kept = {
        "columns": ["sale.gone", "person.phone", 7, "sale.title"],
        "widths": {"sale.title": "x"},
        "order": [["?"], 3],
    }
    bench.memory.keep("lists/test", kept)
    assert show().columns.shown() == ["sale.title"]
    bench.memory.keep("lists/test", [1, 2])
    assert show().columns.shown() == PATHS


# -- menus and clipboard ----------------------------------------------------------------------------------------------


def test_rows_offer_their_actions_and_copy(show: Show, sales: list[int]) -> None:
    table = show()
    action = QAction("Mark as sold", table)
    table.set_row_actions([action])
    assert texts_of(table.context_menu(on_row=True)) == ["Mark as sold", "Copy", "Select all", "Export"]
    assert texts_of(table.context_menu(on_row=False)) == ["Select all", "Export", "Filter row", "Columns"]


def test_selected_rows_are_copied_with_headings_as_they_are_seen(show: Show, sales: list[int]) -> None:
    table = show()
    header = table.view.horizontalHeader()
    header.moveSection(header.visualIndex(AMOUNT), 0)
    click(table, 1)
    click(table, 2, modifier=Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0].split("\t") == ["Amount", "Completed", "Status", "Title", "Stage"]
    assert lines[1].split("\t") == ["8,000", "No", "Open", "b", "Lead"]
    assert len(lines) == 3
    assert "<th>Amount</th>" in data.html()


def test_many_rows_are_copied_too(show: Show, workbench: Workbench, qtbot: Any) -> None:
    for number in range(250):
        factories.sale(workbench, title=f"{number:03}")
    table = show()
    table.view.selectAll()
    with qtbot.waitSignal(QGuiApplication.clipboard().dataChanged):
        table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 251


def test_copied_text_never_runs_and_never_breaks_the_table() -> None:
    data = table_data(["Title", "Amount"], [["=1+1", "-5"], ["a\tb\nc", "<b>"]], [Kind.TEXT, Kind.MONEY])
    assert data.text() == "Title\tAmount\n'=1+1\t-5\na b c\t<b>\n"
    assert "<td>&lt;b&gt;</td>" in data.html()
