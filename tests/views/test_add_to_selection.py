"""The marked rows of any list go into a static selection, or become a new one (2.3)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.found import save_search, static_selections
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import register_selection
from desktop_crm.operations.selection_members import add_members, remove_members
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.add_to_selection import MOST
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.parts.selection_dialog import NewStaticDialog, StaticChooser
from desktop_crm.views.status_line import StatusLine
from tests import factories
from tests.factories import Workbench
from tests.views.windows import dialog_of, labels_on, no_dialog, settle

SALE, PERSON, SELECTION = RecordKind.SALE, RecordKind.PERSON, RecordKind.SELECTION


def table_of(qtbot: Any, bench: Bench, record: RecordKind) -> tuple[RecordTable, RowDeeds]:
    """A shown list of all of a kind, all of it marked."""
    table = RecordTable(bench, record, AREAS[record].columns, "test")
    qtbot.addWidget(table)
    deeds = RowDeeds(bench, table, record)
    table.show()
    with qtbot.waitSignal(table.listed):
        table.set_listing(Listing(record, "all"))
    table.view.selectAll()
    return table, deeds


def menu_of(table: RecordTable) -> QMenu:
    """The menu Add to selection, as it is filled when it opens."""
    action = next(a for a in table.context_menu(True).actions() if a.text() == "Add to selection")
    action.menu().aboutToShow.emit()
    return action.menu()


def offered(table: RecordTable) -> list[str]:
    return [action.text() for action in menu_of(table).actions() if not action.isSeparator()]


def choose(table: RecordTable, text: str) -> None:
    next(action for action in menu_of(table).actions() if action.text() == text).trigger()


def members(w: Workbench, id: int, record: RecordKind = SALE) -> list[int]:
    return sorted(w.ask(ids_of, Listing(record, "selection", (("selection_id", id),))))


def static(w: Workbench, name: str, target: str = "sale") -> int:
    return w.do(register_selection, {"name": name, "target": target})


def test_only_static_selections_of_the_same_kind_are_offered(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    factories.sale(workbench)
    table, _ = table_of(qtbot, bench, SALE)
    assert offered(table) == ["New static selection…"]
    for name, target in (("Hot & cold", "sale"), ("Customers", "contact"), ("Big", "sale")):
        static(workbench, name, target)
    criteria = sets(SALE, (Line("sale.title", Operator.BEGINS, ("%",)),))
    workbench.do(save_search, criteria, {"name": "Dynamic", "form": "dynamic"})
    assert offered(table) == ["Big", "Hot && cold", "New static selection…"]


def test_marked_rows_are_added_as_one_step(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    sales = [factories.sale(workbench) for _ in range(3)]
    hot = static(workbench, "Hot")
    table, _ = table_of(qtbot, bench, SALE)
    choose(table, "Hot")
    assert members(workbench, hot) == sales
    assert bench.desk.next_undo().label == "Add to selection"
    bench.desk.undo()
    assert members(workbench, hot) == []


def test_sel8_who_is_new_and_who_was_a_member_before_is_told(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    first, *others = [factories.sale(workbench) for _ in range(5)]
    hot = static(workbench, "Hot")
    workbench.do(add_members, hot, SALE, [first])
    line = StatusLine(bench.desk, bench.theme)
    qtbot.addWidget(line)
    line.show()
    table, _ = table_of(qtbot, bench, SALE)
    choose(table, "Hot")
    assert "Add to selection: Hot (4 added, 1 was a member already)" in labels_on(line)
    workbench.do(remove_members, hot, others[:2])
    choose(table, "Hot")
    assert "Add to selection: Hot (2 added, 3 were members already)" in labels_on(line)
    choose(table, "Hot")
    assert "Nothing was added: all of it is in “Hot” already." in labels_on(line)


def test_many_rows_are_added_by_a_job_that_offers_to_open_the_selection(
    qtbot: Any, bench: Bench, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_crm.views.parts.joining._AT_ONCE", 2)
    sales = [factories.sale(workbench) for _ in range(3)]
    hot = static(workbench, "Hot")
    table, deeds = table_of(qtbot, bench, SALE)
    with qtbot.waitSignal(bench.desk.job_started) as started:
        choose(table, "Hot")
    job = started.args[0]
    with qtbot.waitSignal(job.finished):
        pass
    assert members(workbench, hot) == sales
    assert (job.news(3).text, job.news(0).text) == ("", "Nothing was added: all of it is in “Hot” already.")
    with qtbot.waitSignal(deeds.record_requested) as requested:
        job.news(3).follow()
    assert requested.args == [SELECTION.value, hot]


def test_ten_persons_of_three_companies_become_three_members_where_a_company_is_unique(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    companies = [factories.company(workbench, name) for name in ("Alfa", "Beta", "Gamma")]
    for number in range(10):
        factories.person(workbench, f"P{number}", "Berg", company_id=companies[number % 3])
    table, deeds = table_of(qtbot, bench, PERSON)
    choose(table, "New static selection…")
    dialog = dialog_of(NewStaticDialog, qtbot)
    assert dialog.windowTitle() == "New static selection – records: 10"
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.focusWidget(), "Newsletter")
    dialog.unique.click()
    with qtbot.waitSignal(dialog.started) as started:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(started.args[0].finished) as finished:
        pass
    made = finished.args[0]
    assert no_dialog()
    assert len(members(workbench, made, RecordKind.CONTACT)) == 3
    with qtbot.waitSignal(deeds.record_requested) as requested:
        started.args[0].news(made).follow()
    assert requested.args == [SELECTION.value, made]


def test_details_are_kept_and_other_kinds_have_no_companies(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    factories.sale(workbench)
    table, _ = table_of(qtbot, bench, SALE)
    choose(table, "New static selection…")
    dialog = dialog_of(NewStaticDialog, qtbot)
    assert not dialog.unique.isVisible()
    dialog.name.line.setText("Mine")
    dialog.name.line.textEdited.emit("Mine")
    dialog.details["visible_for"].set_value("owner")
    with qtbot.waitSignal(dialog.started) as started:
        dialog.ok.click()
    with qtbot.waitSignal(started.args[0].finished) as finished:
        pass
    row = workbench.row(SELECTION, finished.args[0])
    assert (row["name"], row["visible_for"], row["target"], row["form"]) == ("Mine", "owner", "sale", "static")


def test_self2_who_is_called_so_already_is_told_and_can_be_opened(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    factories.sale(workbench)
    hot = static(workbench, "Hot leads")
    table, deeds = table_of(qtbot, bench, SALE)
    choose(table, "New static selection…")
    dialog = dialog_of(NewStaticDialog, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "hot leads")
    qtbot.waitUntil(lambda: "There is already Hot leads (Kari Nordmann)" in labels_on(dialog.namesakes))
    assert dialog.ok.isEnabled()  # it stops nobody
    with qtbot.waitSignal(deeds.record_requested) as requested:
        dialog.namesakes.findChild(LinkButton).click()
    assert requested.args == [SELECTION.value, hot]
    assert no_dialog()
    assert len(workbench.ask(static_selections, SALE)) == 1


def test_beyond_a_dozen_one_types_the_name(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    sale = factories.sale(workbench)
    ids = [static(workbench, f"Number {n:02}") for n in range(MOST + 3)]
    table, _ = table_of(qtbot, bench, SALE)
    assert offered(table)[-2:] == ["Others…", "New static selection…"]
    assert len(offered(table)) == MOST + 2
    choose(table, "Others…")
    chooser = dialog_of(StaticChooser, qtbot)
    assert not chooser.ok.isEnabled()
    QTest.keyClicks(chooser.focusWidget(), "00")
    QTest.keyClick(chooser.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(chooser.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, bench)
    assert no_dialog()
    assert members(workbench, ids[0]) == [sale]


@pytest.mark.parametrize(("record", "expected"), [(kind, kind is not RecordKind.PRODUCT) for kind in AREAS])
def test_sel3_what_can_be_selected_offers_it(qtbot: Any, bench: Bench, record: RecordKind, expected: bool) -> None:
    table, _ = table_of(qtbot, bench, record)
    assert ("Add to selection" in [action.text() for action in table.context_menu(True).actions()]) is expected
