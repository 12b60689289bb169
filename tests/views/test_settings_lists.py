"""Settings ▸ Lists: lines are added, named, moved, deleted, restored and put together, each as one step (SD-7)."""

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.operations.lists import Line, lines_of, stages_of_type
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale_stages import offered_stages
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.settings.dialog import SettingsDialog
from desktop_crm.views.settings.lists import ListsPage
from tests import factories
from tests.factories import Workbench
from tests.views.windows import settle

SALE = RecordKind.SALE
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(qtbot: Any, bench: Bench) -> Iterator[SettingsDialog]:
    """The settings, open at the lists."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = SettingsDialog(bench, parent)
    opened.open()
    opened.show_page(opened.lists)
    opened.activateWindow()
    qtbot.waitActive(opened)
    yield opened
    settle(qtbot, bench)
    if shiboken6.isValid(opened):
        opened.accept()


@pytest.fixture
def page(qtbot: Any, dialog: SettingsDialog, bench: Bench) -> ListsPage:
    shown = dialog.lists
    QAbstractItemModelTester(shown.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, shown)
    shown.names.choose(ListName.SOURCE)
    settle(qtbot, bench)
    return shown


def seen(page: ListsPage, column: int = 0) -> list[str]:
    """What a column of the table shows."""
    model = page.table.lines
    return [model.index(row, column).data() for row in range(model.rowCount())]


def type_into(line: QLineEdit, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    if end is not None:
        QTest.keyClick(line, end)


def type_over(editor: Editor, text: str) -> None:
    type_into(editor.inner, text)  # type: ignore[arg-type]


def rename(qtbot: Any, page: ListsPage, text: str) -> None:
    """Name the chosen line in place."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    line = page.table.findChild(QLineEdit)
    type_into(line, text)
    qtbot.waitUntil(lambda: not shiboken6.isValid(line))


def choose(page: ListsPage, name: str) -> None:
    assert page.table.choose(next(row.id for row in page.table.lines.rows if row.name == name))


def lines(bench: Bench, list_name: str) -> list[str]:
    return [line.name for line in bench.desk.ask(lines_of, list_name) if not line.deleted]


def line(bench: Bench, list_name: str, name: str) -> Line:
    return next(one for one in bench.desk.ask(lines_of, list_name) if one.name == name)


def told(page: ListsPage) -> list[str]:
    return [label.text() for label in (page.problem, page.warning) if label.isVisible()]


# -- adding and naming -------------------------------------------------------------------------------------------------


def test_enter_adds_and_goes_on(page: ListsPage, bench: Bench) -> None:
    for name in ("Newsletter", "Partner"):
        type_into(page.new, name)
        assert page.new.text() == ""
        assert page.new.hasFocus()
    assert seen(page) == lines(bench, ListName.SOURCE) == ["Fair", "Referral", "Newsletter", "Partner"]
    assert page.panel.heading.text() == "Partner"
    assert bench.desk.next_undo().label == "Add to list"


def test_a_name_that_is_there_is_warned_of_while_it_is_typed(page: ListsPage, bench: Bench) -> None:
    type_into(page.new, "fair", end=None)
    assert told(page) == ["There is a “Fair” already."]
    assert not page.add_button.isEnabled()
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    assert lines(bench, ListName.SOURCE) == ["Fair", "Referral"]
    type_into(page.new, "fairs", end=None)
    assert told(page) == []


def test_a_line_is_named_in_place_and_undone(qtbot: Any, page: ListsPage, dialog: SettingsDialog, bench: Bench) -> None:
    rename(qtbot, page, "Trade fair")
    assert seen(page) == lines(bench, ListName.SOURCE) == ["Trade fair", "Referral"]
    assert page.panel.heading.text() == "Trade fair"
    dialog.undo.click()
    assert seen(page) == ["Fair", "Referral"]


def test_a_name_that_is_taken_stays_as_typed_with_the_reason_at_its_row(
    qtbot: Any, page: ListsPage, bench: Bench
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    line = page.table.findChild(QLineEdit)
    type_into(line, "Referral")
    qtbot.waitUntil(lambda: page.table.reason == "There is a “Referral” already.")
    assert line.isVisible()
    assert line.text() == "Referral"
    assert not told(page), "the reason stands at the row"
    assert page.table.rowHeight(0) > page.table.rowHeight(1)
    assert bench.desk.next_undo() is None
    type_into(line, "Referrals")
    qtbot.waitUntil(lambda: not shiboken6.isValid(line))
    assert seen(page) == lines(bench, ListName.SOURCE) == ["Referrals", "Referral"]
    assert page.table.rowHeight(0) == page.table.rowHeight(1)


def test_a_refused_name_is_given_up_by_esc_or_by_another_list(qtbot: Any, page: ListsPage, bench: Bench) -> None:
    for give_up in (lambda line: QTest.keyClick(line, Qt.Key.Key_Escape), lambda _: page.names.choose("sale_type")):
        page.table.setFocus()
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        line = page.table.findChild(QLineEdit)
        type_into(line, "Referral")
        qtbot.waitUntil(lambda: bool(page.table.reason))
        give_up(line)
        qtbot.waitUntil(lambda line=line: not shiboken6.isValid(line))
        assert not page.table.reason
    assert lines(bench, ListName.SOURCE) == ["Fair", "Referral"]


def test_another_list_may_be_chosen_while_a_name_is_edited(page: ListsPage) -> None:
    page.table.edit(page.table.currentIndex())
    page.names.choose("sale_type")
    assert seen(page) == ["New customer", "Upgrade", "Web shop"]


def test_a_description_explains_the_line(page: ListsPage, bench: Bench) -> None:
    type_over(page.panel.editors["description"], "In Oslo, each May")
    assert line(bench, ListName.SOURCE, "Fair").description == "In Oslo, each May"
    assert page.table.lines.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "In Oslo, each May"
    choose(page, "Referral")
    assert page.panel.editors["description"].inner.text() == ""
    choice, _ = bench.desk.ask(FORMS[SALE].choices, {}, "source_id")
    assert choice.tip == "In Oslo, each May"


def test_a_description_is_read_where_the_line_is_chosen(page: ListsPage) -> None:
    page.names.choose(ListName.SALE_TYPE_CATEGORY)
    type_into(page.new, "New business")
    type_over(page.panel.editors["description"], "<b>First</b> sale")
    page.names.choose("sale_type")
    editor = page.panel.editors["category_id"]
    editor.inner.setFocus()
    QTest.keyClick(editor.inner, Qt.Key.Key_Down)
    row = [offer.name for offer in editor.list.offers].index("New business")
    assert editor.list.view.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) == (
        "<qt>&lt;b&gt;First&lt;/b&gt; sale</qt>"
    )
    editor.list.close()


# -- order -------------------------------------------------------------------------------------------------------------


def test_alt_and_arrows_move_a_line(page: ListsPage, bench: Bench) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, ALT)
    assert seen(page) == ["Referral", "Fair"]
    assert page.table.row.name == "Fair"
    QTest.keyClick(page.table, Qt.Key.Key_Down, ALT)  # it is the last
    QTest.keyClick(page.table, Qt.Key.Key_Up, ALT)
    assert lines(bench, ListName.SOURCE) == ["Fair", "Referral"]


def test_a_line_is_dragged_between_others(page: ListsPage, bench: Bench) -> None:
    page.names.choose(ListName.PRIORITY)
    model, root = page.table.lines, QModelIndex()
    data = model.mimeData([model.index(2, 0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, root)  # the file moves it, not the drop
    assert seen(page) == lines(bench, ListName.PRIORITY) == ["Low", "High", "Medium"]
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, root)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDropEnabled


def test_lines_are_sorted_by_name(page: ListsPage) -> None:
    type_into(page.new, "Ad")
    page.sort.trigger()
    assert seen(page) == ["Ad", "Fair", "Referral"]


# -- deleting ----------------------------------------------------------------------------------------------------------


def test_sd7_a_deleted_line_is_hidden_shown_and_restored(page: ListsPage, bench: Bench) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert seen(page) == ["Referral"]
    assert [c.label for c in bench.desk.ask(FORMS[SALE].choices, {}, "source_id")] == ["Referral"]
    page.with_deleted.click()
    assert seen(page) == ["Fair", "Referral"]
    choose(page, "Fair")
    assert page.delete.text() == "Restore"
    page.delete.trigger()
    assert lines(bench, ListName.SOURCE) == ["Fair", "Referral"]
    assert not page.with_deleted.isEnabled()


def test_sd7_adding_a_deleted_name_restores_it(page: ListsPage, bench: Bench) -> None:
    page.delete.trigger()
    type_into(page.new, "Fair", end=None)
    assert told(page) == ["“Fair” was deleted; adding it restores it."]
    page.add_button.click()
    assert lines(bench, ListName.SOURCE) == ["Fair", "Referral"]
    assert page.table.row.name == "Fair"


def test_a_list_without_lines_says_how_to_begin(page: ListsPage) -> None:
    for _ in range(2):
        page.delete.trigger()
    assert page.empty.isVisible()
    assert page.panel is None
    assert not page.delete.isEnabled()
    type_into(page.new, "Web page")
    assert not page.empty.isVisible()
    assert page.panel.heading.text() == "Web page"


def test_a_tall_window_shows_more_lines(qtbot: Any, dialog: SettingsDialog, page: ListsPage) -> None:
    for name in "abcdefghijklmnop":
        type_into(page.new, name)
    heights = []
    for size in (dialog.minimumHeight(), 720, 1000):
        dialog.resize(dialog.width(), size)
        qtbot.waitUntil(lambda size=size: dialog.height() == size)
        heights.append(page.table.height())
    assert heights == sorted(set(heights))
    assert page.scroller.verticalScrollBar().maximum() == 0  # the chosen line is seen whole


def test_the_menu_of_a_line_holds_its_commands_with_their_keys(page: ListsPage) -> None:
    assert page.table.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    keys = {action.text(): action.shortcut().toString() for action in page.table.actions()}
    assert keys == {
        "Rename": "F2", "Move up": "Alt+Up", "Move down": "Alt+Down", "Delete": "Del", "Replace by…": "",
        "Sort by name": "",
    }  # fmt: skip
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert page.table.findChild(QLineEdit).text() == "Fair"


# -- use ---------------------------------------------------------------------------------------------------------------


def test_the_records_of_each_line_are_counted(qtbot: Any, page: ListsPage, bench: Bench, workbench: Workbench) -> None:
    factories.sale(workbench, source_id=workbench.ids["source: Referral"])
    page.names.choose(ListName.BUSINESS)
    page.names.choose(ListName.SOURCE)
    assert seen(page, 1) == ["…", "…"]
    settle(qtbot, bench)
    assert seen(page, 1) == ["0", "1"]


def test_one_line_replaces_another(qtbot: Any, page: ListsPage, bench: Bench, workbench: Workbench) -> None:
    sale = factories.sale(workbench, source_id=workbench.ids["source: Fair"])
    page.replace.trigger()
    assert not page.replacing.button.isEnabled()
    type_over(page.replacing.by, "Referral")
    QTest.keyClick(page.replacing.by.inner, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.replacing.isVisible())
    settle(qtbot, bench)
    assert workbench.row(SALE, sale)["source_id"] == workbench.ids["source: Referral"]
    assert (seen(page), seen(page, 1)) == (["Referral"], ["1"])
    bench.desk.undo()
    assert workbench.row(SALE, sale)["source_id"] == workbench.ids["source: Fair"]


def test_a_line_that_nothing_can_stand_for_says_so(page: ListsPage) -> None:
    page.names.choose("follow_up_type")
    page.replace.trigger()
    assert "no other line" in page.replacing.text.text()
    assert not page.replacing.by.isEnabled()
    choose(page, "Call")
    assert not page.replacing.isVisible()


# -- lists with editors of their own -----------------------------------------------------------------------------------


def test_sg3_a_probability_stays_from_0_to_100(page: ListsPage, bench: Bench) -> None:
    page.names.choose("stage")
    type_over(page.panel.editors["probability"], "25")
    assert line(bench, "stage", "Lead").values["probability"] == 2500
    type_over(page.panel.editors["probability"], "125")
    assert page.panel.told["probability"].told == "Probability is a number from 0 to 100."
    choose(page, "Proposal")
    assert page.panel.editors["probability"].inner.text().startswith("50")
    assert page.panel.told["probability"].told == ""


def test_sg2_a_sale_type_has_stages_time_and_flags(page: ListsPage, bench: Bench, workbench: Workbench) -> None:
    page.names.choose("sale_type")
    choose(page, "Upgrade")
    panel, upgrade = page.panel, workbench.ids["Upgrade"]
    assert [box.text() for box in panel.stages.boxes if box.isChecked()] == ["First meeting", "Proposal"]
    panel.stages.boxes[0].click()
    assert [stage.name for stage in bench.desk.ask(offered_stages, upgrade)] == ["Lead", "First meeting", "Proposal"]
    type_over(panel.editors["duration"], "4")
    type_over(panel.editors["duration_unit"], "Months")
    panel.ticks["has_guide"].click()
    values = line(bench, "sale_type", "Upgrade").values
    assert (values["duration"], values["duration_unit"], values["has_guide"]) == (4, "months", True)
    choose(page, "Web shop")
    assert not any(box.isChecked() for box in panel.stages.boxes)
    assert not panel.ticks["has_guide"].isChecked()


def test_sg2_a_new_stage_is_offered_to_the_sale_types(page: ListsPage, bench: Bench, workbench: Workbench) -> None:
    page.names.choose("stage")
    type_into(page.new, "Short list")
    page.names.choose("sale_type")
    assert page.panel.stages.boxes[-1].text() == "Short list"
    page.panel.stages.boxes[-1].click()
    ticked = [stage.name for stage in bench.desk.ask(stages_of_type, workbench.ids["New customer"]) if stage.ticked]
    assert ticked[-1] == "Short list"


def test_the_last_sale_type_cannot_be_deleted(page: ListsPage) -> None:
    page.names.choose("sale_type")
    for _ in range(3):
        page.delete.trigger()
    assert seen(page) == ["Web shop"]
    assert "is the last one" in told(page)[0]


def test_a_category_is_filed_under_a_group(page: ListsPage, bench: Bench) -> None:
    page.names.choose(ListName.CATEGORY)
    type_over(page.panel.editors["group_key"], "Potential customer")
    assert line(bench, ListName.CATEGORY, "Lead").values["group_key"] == "potential_customer"
    assert seen(page, 1)[0] == "Potential customer"


def test_10_9_the_currency_of_a_price_list_with_products_stays(
    page: ListsPage, bench: Bench, workbench: Workbench
) -> None:
    standard = workbench.ids["Standard prices"]
    workbench.do(FORMS[RecordKind.PRODUCT].register, {"name": "Printer", "price_list_id": standard})
    page.names.choose("price_list")
    type_over(page.panel.editors["currency_id"], "EUR")
    assert "its currency stays" in page.panel.told["currency_id"].told
    assert page.panel.editors["currency_id"].inner.text() == "NOK"
    assert line(bench, "price_list", "Standard prices").labels["currency_id"] == "NOK"


# -- finding a list ----------------------------------------------------------------------------------------------------


def test_typing_finds_a_list(page: ListsPage) -> None:
    type_into(page.names.search, "reason (l", end=None)
    shown = [page.names.list.item(row).text() for row in range(page.names.list.count())]
    visible = [text for row, text in enumerate(shown) if not page.names.list.item(row).isHidden()]
    assert visible == ["Sale", "Reason (lost)"]
    QTest.keyClick(page.names.search, Qt.Key.Key_Return)
    assert page.heading.text() == "Reason (lost)"
    QTest.keyClick(page.names.search, Qt.Key.Key_Escape)
    assert page.names.search.text() == ""
    assert page.isVisible()


def test_the_currencies_have_a_page_of_their_own(dialog: SettingsDialog, page: ListsPage) -> None:
    page.currencies.click()
    assert dialog.currencies.isVisible()


def test_the_settings_fit_into_a_small_window_and_open_no_taller_than_the_screen(dialog: SettingsDialog) -> None:
    assert dialog.minimumHeight() <= 560
    assert dialog.minimumWidth() <= 1024
    assert dialog.height() <= dialog.parentWidget().screen().availableSize().height()
    dialog.resize(dialog.minimumSize())
    assert dialog.height() == dialog.minimumHeight(), "nothing in it asks for more"
