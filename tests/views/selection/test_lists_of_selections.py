"""Lists that hold a selection's members: what they look at, and what they say where it cannot be shown."""

from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind, SelectionForm
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection import delete_selections, register_selection
from desktop_crm.operations.selection_members import add_members, remove_members
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.record_watch import tables_watched
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import Show, showing, titles
from tests.views.windows import labels_on, settle

SALE = RecordKind.SALE


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Any:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return [factories.sale(workbench, title=title) for title in ("a", "b", "c")]


def members_of(selection_id: int) -> Listing:
    return Listing(SALE, "selection", (("selection_id", selection_id),))


def begins_with_a(w: Workbench) -> int:
    asked = sets(SALE, (Line("sale.company.name", O.BEGINS, ("A",)),))
    values = {"name": "Of A", "target": "sale", "form": SelectionForm.DYNAMIC.value, "criteria": asked}
    return w.do(register_selection, values)


def test_a_static_selection_shows_at_once_who_comes_and_goes(
    show: Show, workbench: Workbench, bench: Bench, sales: list[int], qtbot: Any
) -> None:
    id = workbench.do(register_selection, {"name": "Held", "target": "sale"})
    table = show(members_of(id))
    bench.desk.do(add_members, id, SALE, sales)
    settle(qtbot, bench)
    assert titles(table) == "abc"
    bench.desk.do(remove_members, id, sales[:1])
    settle(qtbot, bench)
    assert titles(table) == "bc"
    bench.desk.undo()
    settle(qtbot, bench)
    assert titles(table) == "abc"


def test_sel2_a_dynamic_one_follows_what_its_criteria_read(
    show: Show, workbench: Workbench, bench: Bench, sales: list[int], qtbot: Any
) -> None:
    """It asks of companies: a company's new name changes who is in it."""
    beta = factories.company(workbench, "Beta")
    workbench.do(FORMS[SALE].edit, sales[0], {"company_id": beta})
    id = begins_with_a(workbench)
    assert "company" in tables_watched(bench.desk, members_of(id))
    table = show(members_of(id))
    assert titles(table) == ""
    bench.desk.do(FORMS[RecordKind.COMPANY].edit, beta, {"name": "Alfa"})
    settle(qtbot, bench)
    assert titles(table) == "a"


def test_self4_a_list_whose_selection_goes_says_so_and_comes_back_with_undo(
    show: Show, workbench: Workbench, bench: Bench, sales: list[int], qtbot: Any
) -> None:
    id = workbench.do(register_selection, {"name": "Held", "target": "sale"})
    workbench.do(add_members, id, SALE, sales)
    table: RecordTable = show(members_of(id))
    table.set_empty_state("Nobody is in it.")
    bench.desk.do(delete_selections, [id])
    settle(qtbot, bench)
    assert titles(table) == ""
    assert "This record has been deleted. Undo brings it back." in labels_on(table)
    bench.desk.undo()
    settle(qtbot, bench)
    assert titles(table) == "abc"
    bench.desk.do(remove_members, id, sales)
    settle(qtbot, bench)
    assert "Nobody is in it." in labels_on(table)
