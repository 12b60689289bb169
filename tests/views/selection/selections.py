"""Selections for tests of views: made in a file, shown in a whole window."""

from collections.abc import Sequence
from typing import Any

from desktop_crm.models.enums import RecordKind, SelectionForm, SetOperation
from desktop_crm.operations.selection import combine, register_selection, target_of
from desktop_crm.operations.selection_members import add_members
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.selection.card import SelectionCard
from desktop_crm.views.selection.screen import SelectionScreen
from desktop_crm.views.selection.side import SelectionSide
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import settle

SELECTION, SALE, COMPANY = RecordKind.SELECTION, RecordKind.SALE, RecordKind.COMPANY
PERSON, CONTACT = RecordKind.PERSON, RecordKind.CONTACT
_NAMES = {SALE: "sale.title", COMPANY: "company.name", PERSON: "person.last_name", RecordKind.PROJECT: "project.name"}


def alfa_and_beta(w: Workbench) -> dict[str, int]:
    """Alfa with Anne, and Beta with nobody; two sales of Alfa, one of Beta."""
    alfa, beta = factories.company(w, "Alfa AS"), factories.company(w, "Beta AS")
    anne = factories.person(w, "Anne", "Aas", company_id=alfa)
    return {
        "alfa": alfa, "beta": beta, "anne": anne,
        "pumps": factories.sale(w, title="Pumps", company_id=alfa, person_id=anne),
        "pipes": factories.sale(w, title="Pipes", company_id=alfa, person_id=anne),
        "chairs": factories.sale(w, title="Chairs", company_id=beta),
    }  # fmt: skip


def called(record: RecordKind, beginning: str) -> Criteria:
    """Records whose name begins so."""
    return sets(record, (Line(_NAMES[record], Operator.BEGINS, (beginning,)),))


def static(w: Workbench, name: str, record: RecordKind = SALE, ids: Sequence[int] = (), **values: Any) -> int:
    """Register a static selection with members."""
    id = w.do(register_selection, {"name": name, "target": target_of(record).value, **values})
    if ids:
        w.do(add_members, id, record, ids)
    return id


def dynamic(w: Workbench, name: str, criteria: Criteria, **values: Any) -> int:
    """Register a dynamic selection."""
    row = {"name": name, "target": target_of(criteria.record).value, "form": SelectionForm.DYNAMIC.value}
    return w.do(register_selection, {**row, "criteria": criteria, **values})


def combined(w: Workbench, name: str, first: int, second: int, operation: SetOperation, target: str = "sale") -> int:
    """Register a combined selection."""
    return w.do(combine, first, second, operation, {"name": name, "target": target})


def shown(window: MainWindow, selection_id: int, qtbot: Any, bench: Bench, tab: str = "") -> SelectionCard:
    """Show a selection, on a tab of its card, and wait for its rows."""
    assert window.open_record(SELECTION, selection_id)
    if tab:
        screen(window).card.show_tab(tab)
    settle(qtbot, bench)
    return screen(window).card


def screen(window: MainWindow) -> SelectionScreen:
    found = window.work.screen_of(SELECTION)
    assert isinstance(found, SelectionScreen)
    return found


def side(window: MainWindow) -> SelectionSide:
    found = window.work.side_of(SELECTION)
    assert isinstance(found, SelectionSide)
    return found


def tabs(card: SelectionCard) -> list[str]:
    """The tabs that can be seen."""
    return [card.tabs.tabText(at) for at in range(card.tabs.count()) if card.tabs.isTabVisible(at)]


def rows(table: RecordTable | None, path: str) -> list[str]:
    """What a column of a list shows."""
    assert table is not None
    column = table.model.paths.index(path)
    return [table.model.texts(place)[column] for place in range(table.count)]
