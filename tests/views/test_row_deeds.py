"""The menu of a list's rows: several marked records are merged from it."""

from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company
from desktop_crm.operations.merging import MERGED
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.merge_dialog import MergeDialog
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from tests import factories
from tests.factories import Workbench
from tests.views.windows import dialog_of, settle


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
