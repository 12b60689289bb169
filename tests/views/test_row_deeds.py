"""The menu of a list's rows: several marked records are merged from it; what stands for many is not deleted unasked."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_crm.models.enums import RecordKind, SetOperation
from desktop_crm.models.everything import Company, Sale, Selection
from desktop_crm.operations.merging import MERGED
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.deleting import ASKED
from desktop_crm.views.parts.merge_dialog import MergeDialog
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.theme import ROW_HEIGHT
from tests import factories
from tests.factories import Workbench
from tests.views.selection.selections import combined, static
from tests.views.windows import CONTROL, Answers, click_row, dialog_of, settle

SALE, SELECTION = RecordKind.SALE, RecordKind.SELECTION


def table_of(qtbot: Any, bench: Bench, record: RecordKind) -> RecordTable:
    table = RecordTable(bench, record, AREAS[record].columns, "test")
    qtbot.addWidget(table)
    RowDeeds(bench, table, record)
    table.show()
    return table


def offered(table: RecordTable) -> list[str]:
    return [action.text() for action in table.context_menu(True).actions() if action.isVisible()]


@pytest.mark.parametrize(("marked", "is_offered"), [(1, False), (2, True), (4, True), (5, False)])
def test_merging_is_offered_for_two_to_four_marked_rows(
    qtbot: Any, bench: Bench, workbench: Workbench, marked: int, is_offered: bool
) -> None:
    for name in "ABCDE"[:marked]:
        factories.company(workbench, name)
    table = table_of(qtbot, bench, RecordKind.COMPANY)
    table.set_listing(Listing(RecordKind.COMPANY, "all"))
    settle(qtbot, bench)
    table.view.selectAll()
    assert ("Merge…" in offered(table)) is is_offered


def test_marked_companies_become_one(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    for name in ("Nordlys AS", "Nordlys"):
        factories.company(workbench, name)
    table = table_of(qtbot, bench, RecordKind.COMPANY)
    table.set_listing(Listing(RecordKind.COMPANY, "all"))
    settle(qtbot, bench)
    table.view.selectAll()
    next(action for action in table.context_menu(True).actions() if action.text() == "Merge…").trigger()
    settle(qtbot, bench)
    merging = dialog_of(MergeDialog, qtbot)
    with qtbot.waitSignal(merging.merged):
        merging.button.click()
    settle(qtbot, bench)
    assert len(workbench.rows(Company)) == 1


@pytest.mark.parametrize("record", AREAS)
def test_only_what_can_be_merged_offers_it(qtbot: Any, bench: Bench, record: RecordKind) -> None:
    table = table_of(qtbot, bench, record)
    texts = [action.text() for action in table.context_menu(True).actions()]
    assert ("Merge…" in texts) is (record in MERGED)


def test_a_follow_up_is_booked_on_one_row_and_not_offered_for_several(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    for title in "ab":
        factories.sale(workbench, title=title)
    table = table_of(qtbot, bench, SALE)
    table.set_listing(Listing(SALE, "sales.all"))
    settle(qtbot, bench)
    offered = next(action for action in table.context_menu(True).actions() if action.text() == "New follow-up…")
    table.view.selectRow(0)
    assert offered.isEnabled()
    table.view.selectAll()
    assert (offered.isEnabled(), offered.toolTip()) == (False, "Select one row for this: it is booked on one record.")
    table.view.selectRow(1)
    assert offered.isEnabled()


# -- deleting ---------------------------------------------------------------------------------------------------------


def grouped_sales(qtbot: Any, bench: Bench, workbench: Workbench, answers: Answers) -> RecordTable:
    """Sales by owner: three of Kari, two of Ola; Kari's are folded away."""
    kari, ola = workbench.ids["Kari Nordmann"], workbench.ids["Ola Hansen"]
    for title, owner in zip("abcde", (kari, kari, kari, ola, ola), strict=True):
        factories.sale(workbench, title=title, owner_id=owner)
    table = table_of(qtbot, replace(bench, prompt=answers), SALE)
    table.set_listing(Listing(SALE, "sales.all"))
    settle(qtbot, bench)
    with qtbot.waitSignal(table.listed):
        table.grouping.add("sale.owner")
    table.view.groups.turn(0)
    with qtbot.waitActive(table):
        table.activateWindow()
    return table


def left(workbench: Workbench) -> str:
    return "".join(row.title for row in workbench.rows(Sale))


def delete(table: RecordTable, qtbot: Any, bench: Bench) -> None:
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    settle(qtbot, bench)


def test_st60_the_one_row_of_a_folded_group_is_not_deleted_unasked(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    answers = Answers(["Keep them", "Delete them"])
    table = grouped_sales(qtbot, bench, workbench, answers)
    beside_its_sign = QPoint(200, ROW_HEIGHT // 2)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=beside_its_sign)
    delete(table, qtbot, bench)
    assert [text for text, _detail in answers.asked] == ["Delete 3 sales?"]
    assert left(workbench) == "abcde"
    delete(table, qtbot, bench)
    assert left(workbench) == "de"
    bench.desk.undo()
    assert left(workbench) == "abcde"


def test_st60_a_group_among_single_rows_is_asked_for_too(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    answers = Answers(["Keep them"])
    table = grouped_sales(qtbot, bench, workbench, answers)
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    next(action for action in table.context_menu(True).actions() if action.text() == "Delete").trigger()
    assert [text for text, _detail in answers.asked] == ["Delete 5 sales?"]
    assert left(workbench) == "abcde"


def test_st60_records_that_are_seen_are_deleted_without_a_question(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    answers = Answers()
    table = grouped_sales(qtbot, bench, workbench, answers)
    click_row(table, 2)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    delete(table, qtbot, bench)
    assert (answers.asked, left(workbench)) == ([], "abc")


@pytest.mark.parametrize("record", FORMS)
def test_every_kind_that_can_be_deleted_can_be_asked_for(record: RecordKind) -> None:
    assert "{count}" in ASKED[record]


# -- deleting selections ----------------------------------------------------------------------------------------------


@pytest.fixture
def combined_ids(workbench: Workbench) -> dict[str, int]:
    """Both is combined from First and Second; nothing is combined from Alone."""
    made = {name: static(workbench, name) for name in ("First", "Second", "Alone")}
    return made | {"Both": combined(workbench, "Both", made["First"], made["Second"], SetOperation.ALL)}


def selections_on(qtbot: Any, bench: Bench, answers: Answers) -> RecordTable:
    table = table_of(qtbot, replace(bench, prompt=answers), SELECTION)
    table.set_listing(Listing(SELECTION, "all"))
    settle(qtbot, bench)
    with qtbot.waitActive(table):
        table.activateWindow()
    return table


def kept(workbench: Workbench) -> list[str]:
    return sorted(row.name for row in workbench.rows(Selection))


def test_self4_in_any_list_a_selection_that_others_use_is_not_deleted_unasked(
    qtbot: Any, bench: Bench, workbench: Workbench, combined_ids: dict[str, int]
) -> None:
    answers = Answers(["Keep it", "Delete it"])
    table = selections_on(qtbot, bench, answers)
    table.select_id(combined_ids["First"])
    delete(table, qtbot, bench)
    assert answers.asked == [
        (
            "Other selections are combined from this one.",
            "Without it these cannot be shown until another one is chosen: “Both”",
        )
    ]
    assert "First" in kept(workbench)
    next(action for action in table.context_menu(True).actions() if action.text() == "Delete").trigger()
    assert kept(workbench) == ["Alone", "Both", "Second"]


def test_self4_nobody_is_asked_of_one_that_no_other_uses(
    qtbot: Any, bench: Bench, workbench: Workbench, combined_ids: dict[str, int]
) -> None:
    answers = Answers()
    table = selections_on(qtbot, bench, answers)
    for name in ("Alone", "Both", "First"):  # Both is gone when First goes
        table.select_id(combined_ids[name])
        delete(table, qtbot, bench)
    assert (answers.asked, kept(workbench)) == ([], ["Second"])


def test_self4_of_several_at_once_one_question_names_those_that_stay_behind(
    qtbot: Any, bench: Bench, workbench: Workbench, combined_ids: dict[str, int]
) -> None:
    answers = Answers(["Keep them", "Delete them"])
    table = selections_on(qtbot, bench, answers)
    with qtbot.waitSignal(table.listed):
        table.grouping.add("selection.form")
    table.view.groups.turn(0)
    static_ones = QPoint(200, ROW_HEIGHT // 2)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=static_ones)
    delete(table, qtbot, bench)
    [(text, detail)] = answers.asked
    assert text == "Delete 3 selections?"
    assert detail.splitlines() == [
        "The row of a group stands for all that is in it. Undo brings them back.",
        "Others are combined from them, and cannot be shown until another one is chosen: “Both”",
    ]
    delete(table, qtbot, bench)
    assert kept(workbench) == ["Both"]
    bench.desk.undo()
    assert kept(workbench) == ["Alone", "Both", "First", "Second"]


def test_self4_who_goes_along_is_not_asked_for(
    qtbot: Any, bench: Bench, workbench: Workbench, combined_ids: dict[str, int]
) -> None:
    answers = Answers()
    table = selections_on(qtbot, bench, answers)
    table.view.selectAll()
    delete(table, qtbot, bench)
    assert (answers.asked, kept(workbench)) == ([], [])
