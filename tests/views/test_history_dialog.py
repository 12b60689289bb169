"""The history of a record as it is read: who, when, which field, from what to what; and values given back (SC-8)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import update

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import ListItem
from desktop_crm.operations.company import delete_companies, edit_company
from desktop_crm.operations.favourites import toggle_favourite
from desktop_crm.operations.sale import delete_sales, edit_sale
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.views.bench import Bench
from desktop_crm.views.history.dialog import HistoryDialog
from desktop_crm.views.history.model import FIELD, FROM, STEP, TO, WHEN, WHO, HistoryModel
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import CONTROL, Answers, command, dialog_of, sale_of, settle, window_on

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
SHOWN = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def sale(workbench: Workbench) -> int:
    """A sale that was edited twice and then sold, which was undone."""
    sale_id = factories.sale(workbench, amount=10_000, company_id=factories.company(workbench))
    workbench.do(edit_sale, sale_id, {"amount": 20_000})
    workbench.do(edit_sale, sale_id, {"title": "Copiers", "company_id": None})
    workbench.do(mark_as_sold, [sale_id])
    workbench.journal.undo()
    return sale_id


@pytest.fixture
def window(qtbot: Any, bench: Bench, sale: int) -> MainWindow:
    return window_on(qtbot, bench, Answers())


def history_on(qtbot: Any, bench: Bench, record: RecordKind, record_id: int) -> HistoryDialog:
    dialog = HistoryDialog(bench, record, record_id)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, bench)
    return dialog


@pytest.fixture
def dialog(qtbot: Any, bench: Bench, sale: int) -> HistoryDialog:
    return history_on(qtbot, bench, SALE, sale)


def rows(dialog: HistoryDialog) -> HistoryModel:
    model = dialog.table.model()
    assert isinstance(model, HistoryModel)
    return model


def seen(dialog: HistoryDialog, *columns: int) -> list[tuple[str, ...]]:
    """What can be read in columns of the table, line by line."""
    model = rows(dialog)
    return [tuple(model.index(row, c).data(SHOWN) for c in columns) for row in range(model.rowCount())]


def row_of(dialog: HistoryDialog, field: str, old: str) -> int:
    return seen(dialog, FIELD, FROM).index((field, old))


def errors(dialog: HistoryDialog) -> str:
    return "".join(label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "error")


# -- reading ----------------------------------------------------------------------------------------------------------


def test_sc8_the_history_of_the_shown_sale_opens_from_the_menu_once(
    qtbot: Any, bench: Bench, window: MainWindow
) -> None:
    for _ in range(2):
        command(window, "history").trigger()
    settle(qtbot, bench)
    assert dialog_of(HistoryDialog, qtbot).windowTitle() == "History: Copiers"
    assert len(window.findChildren(HistoryDialog)) == 1
    assert window.work.screen_of(SALE).isEnabled()
    window.work.screen_of(SALE).card.edit()
    assert command(window, "history").isEnabled()


def test_sc8_each_changed_field_is_a_line_under_its_step(dialog: HistoryDialog, bench: Bench) -> None:
    told = seen(dialog, WHEN, WHO, STEP, FIELD, FROM, TO)
    when = bench.faces.stamp_text(factories.MOMENT)
    assert told[0][:4] == (when, "KN", "Undone: Mark as sold", "Status")
    edited = told.index((when, "KN", "Edit sale", "Title", "Printers", "Copiers"))
    assert told[edited + 1] == ("", "", "", "Company", "Alfa AS", "")
    assert told[edited + 2][2:] == ("Edit sale: Printers", "Amount", "100", "200")
    assert told[-1] == (when, "KN", "Register sale: Printers", "Registered", "", "")


def test_sc8_what_is_undone_is_grey_and_explained(dialog: HistoryDialog, bench: Bench) -> None:
    model = rows(dialog)
    colour = Qt.ItemDataRole.ForegroundRole
    assert model.index(0, TO).data(colour) == bench.theme.colour("muted")
    assert model.index(model.rowCount() - 1, TO).data(colour) is None
    assert any("until something new is saved" in label.text() for label in dialog.findChildren(QLabel))


def test_sc8_what_is_gone_is_named_and_said_to_be_gone(
    qtbot: Any, bench: Bench, workbench: Workbench, sale: int
) -> None:
    workbench.do(delete_companies, [1])
    dialog = history_on(qtbot, bench, SALE, sale)
    assert ("Company", "Alfa AS (deleted)", "") in seen(dialog, FIELD, FROM, TO)


def test_sc8_a_user_s_name_is_the_tip_of_the_initials(dialog: HistoryDialog) -> None:
    assert rows(dialog).index(0, WHO).data(Qt.ItemDataRole.ToolTipRole) == "Kari Nordmann"


def test_sc8_the_history_follows_what_is_done_meanwhile(
    dialog: HistoryDialog, qtbot: Any, bench: Bench, sale: int
) -> None:
    bench.desk.do(edit_sale, sale, {"title": "Scanners"})
    settle(qtbot, bench)
    assert seen(dialog, STEP, FIELD, FROM, TO)[0] == ("Edit sale", "Title", "Copiers", "Scanners")
    assert dialog.windowTitle() == "History: Scanners"
    assert not any(line.step.undone for line in rows(dialog).lines)
    bench.desk.do(delete_sales, [sale])
    settle(qtbot, bench)
    assert seen(dialog, STEP, FIELD)[0] == ("Delete sale", "Deleted")


def test_sc8_an_undone_step_goes_when_anything_else_is_done(
    dialog: HistoryDialog, qtbot: Any, bench: Bench, sale: int
) -> None:
    bench.desk.do(toggle_favourite, SALE, sale)
    settle(qtbot, bench)
    assert not any(line.step.undone for line in rows(dialog).lines)


def test_sc8_one_field_alone_can_be_read(dialog: HistoryDialog, qtbot: Any, bench: Bench) -> None:
    offered = [dialog.filter.itemText(place) for place in range(dialog.filter.count())]
    assert offered[:4] == ["All fields", "Title", "Status", "Amount"]
    dialog.filter.setCurrentIndex(offered.index("Amount"))
    dialog.filter.activated.emit(offered.index("Amount"))
    settle(qtbot, bench)
    assert seen(dialog, STEP, FIELD, FROM, TO) == [("Edit sale: Printers", "Amount", "100", "200")]
    bench.desk.do(edit_sale, dialog.about[1], {"amount": 5_000})
    settle(qtbot, bench)
    assert [line[1:] for line in seen(dialog, FIELD, FROM, TO)] == [("200", "50"), ("100", "200")]


def test_sc8_any_kind_of_record_has_a_history(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    company = factories.company(workbench, "Alfa")
    workbench.do(edit_company, company, {"city": "Oslo"})
    dialog = history_on(qtbot, bench, COMPANY, company)
    assert seen(dialog, STEP, FIELD, FROM, TO) == [
        ("Edit company", "City", "", "Oslo"),
        ("Register company", "Registered", "", ""),
    ]


def test_sc8_a_long_history_is_read_on_when_its_end_is_seen(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    company = factories.company(workbench)
    for turn in range(130):
        workbench.do(edit_company, company, {"city": str(turn)})
    dialog = history_on(qtbot, bench, COMPANY, company)
    assert rows(dialog).rowCount() == 100
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: rows(dialog).rowCount() == 131)
    QAbstractItemModelTester(rows(dialog), QAbstractItemModelTester.FailureReportingMode.Fatal)
    bench.desk.do(edit_company, company, {"city": "Oslo"})
    settle(qtbot, bench)
    assert rows(dialog).rowCount() >= 131


def test_sc8_where_long_texts_differ_is_seen_in_the_line_and_all_of_them_below(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    same = "They want the same printers as last year.\n\n"
    company = factories.company(workbench, note=f"{same}Ring in May.")
    workbench.do(edit_company, company, {"note": f"{same}Ring in June.", "city": "Oslo"})
    dialog = history_on(qtbot, bench, COMPANY, company)
    row = row_of(dialog, "Note", "… May.")
    assert seen(dialog, TO)[row] == ("… June.",)
    assert dialog.texts.isHidden()
    dialog.table.go_to_row(row)
    assert [text.toPlainText() for text in dialog.findChildren(type(dialog._texts[0]))] == [
        f"{same}Ring in May.", f"{same}Ring in June.",
    ]  # fmt: skip
    assert dialog.texts.isVisible()
    dialog.table.go_to_row(row_of(dialog, "City", ""))
    assert dialog.texts.isHidden()


def test_sc8_lines_are_copied_whole_as_text_with_tabs(dialog: HistoryDialog, bench: Bench) -> None:
    dialog.table.setFocus()
    dialog.table.go_to_row(row_of(dialog, "Company", "Alfa AS"))
    QTest.keyClick(dialog.table, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text().splitlines() == [
        "When\tWho\tStep\tField\tFrom\tTo",
        f"{bench.faces.stamp_text(factories.MOMENT)}\tKN\tEdit sale\tCompany\tAlfa AS\t",
    ]


def test_sc8_size_and_columns_come_back(qtbot: Any, bench: Bench, sale: int) -> None:
    dialog = HistoryDialog(bench, SALE, sale)
    settle(qtbot, bench)
    dialog.resize(720, 460)
    dialog.table.setColumnWidth(STEP, 99)
    dialog.reject()
    again = history_on(qtbot, bench, SALE, sale)
    assert (again.width(), again.table.columnWidth(STEP)) == (720, 99)


# -- giving a value back ----------------------------------------------------------------------------------------------


def test_sc8_an_old_value_is_given_back_as_one_step(
    dialog: HistoryDialog, qtbot: Any, bench: Bench, workbench: Workbench, sale: int
) -> None:
    dialog.table.go_to_row(row_of(dialog, "Amount", "100"))
    assert dialog.restore.isEnabled()
    assert dialog.restore.toolTip() == "Sets Amount back to “100”"
    dialog.restore.click()
    settle(qtbot, bench)
    assert sale_of(workbench, sale, "amount", "profit") == [10_000, 10_000]
    assert seen(dialog, STEP, FIELD, FROM, TO)[0] == ("Restore value", "Amount", "200", "100")
    bench.desk.undo()
    assert sale_of(workbench, sale, "amount") == [20_000]


def test_sc8_a_link_that_was_emptied_is_given_back(
    dialog: HistoryDialog, qtbot: Any, bench: Bench, workbench: Workbench, sale: int
) -> None:
    dialog.table.go_to_row(row_of(dialog, "Company", "Alfa AS"))
    dialog.restoring.trigger()
    assert sale_of(workbench, sale, "company_id") == [1]
    settle(qtbot, bench)
    dialog.table.go_to_row(row_of(dialog, "Company", ""))
    assert dialog.restore.toolTip() == "Empties Company again, as before this step"


@pytest.mark.parametrize(
    ("line", "why_not"),
    [
        (("Registered", ""), "Choose a line in which a value was changed."),
        (("Status", "Open"), "This field cannot be changed by hand now."),
        (("Sale date", "10/09/2026"), "The field has this value now."),
    ],
)
def test_sc8_what_cannot_be_given_back_says_why(dialog: HistoryDialog, line: tuple[str, str], why_not: str) -> None:
    dialog.table.go_to_row(row_of(dialog, *line))
    assert not dialog.restore.isEnabled()
    assert dialog.restore.toolTip() == why_not


def test_sc8_what_refers_to_something_gone_cannot_be_given_back(
    qtbot: Any, bench: Bench, workbench: Workbench, sale: int
) -> None:
    workbench.do(delete_companies, [1])
    dialog = history_on(qtbot, bench, SALE, sale)
    dialog.table.go_to_row(row_of(dialog, "Company", "Alfa AS (deleted)"))
    assert dialog.restore.toolTip() == "What this value refers to has been deleted."


def test_sd7_a_value_that_is_refused_says_why(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    line = workbench.ids["source: Fair"]
    sale = factories.sale(workbench, source_id=line)
    workbench.do(edit_sale, sale, {"source_id": None})
    workbench.do(
        lambda s: s.execute(update(ListItem).where(ListItem.id == line).values(deleted=1)) and None, label="Hide"
    )
    dialog = history_on(qtbot, bench, SALE, sale)
    dialog.table.go_to_row(row_of(dialog, "Source", "Fair"))
    dialog.restore.click()
    assert errors(dialog) == "Source: this choice is no longer in the list. Choose another."
    dialog.table.go_to_row(0)
    dialog.table.go_to_row(1)
    assert errors(dialog) == ""
