"""A search is saved as a selection, or what it finds is added to one; and why a row was found (2.3, FIND-15)."""

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Selection
from desktop_crm.operations.found import static_selections
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import register_selection
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.saving import SaveSearchDialog
from desktop_crm.views.finding.screen import FindScreen
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.why import WhyDialog
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.criteria.conftest import counted
from tests.views.hand import Hand
from tests.views.windows import dialog_of, labels_on, no_dialog, settle

SALE, PERSON, SELECTION, CONTACT = RecordKind.SALE, RecordKind.PERSON, RecordKind.SELECTION, RecordKind.CONTACT
PRINTERS = sets(SALE, (Line("sale.title", O.BEGINS, ("print",)),))
DYNAMIC, STATIC, EXISTING = "dynamic", "static", "existing"


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench)
    persons = {f"person {n}": factories.person(workbench, f"P{n}", "Berg", company_id=alfa) for n in range(2)}
    return {"first": factories.sale(workbench), "chairs": factories.sale(workbench, title="Chairs"), **persons}


@pytest.fixture
def found(find: FindScreen, qtbot: Any, bench: Bench) -> FindScreen:
    """Find with the printers found."""
    find.page.editor.put_criteria(PRINTERS)
    find.page.find_button.click()
    counted(qtbot, find.page.editor)
    settle(qtbot, bench)
    return find


def members(w: Workbench, id: int, record: RecordKind = SALE) -> list[int]:
    return sorted(w.ask(ids_of, Listing(record, "selection", (("selection_id", id),))))


def opened(find: FindScreen, qtbot: Any) -> SaveSearchDialog:
    find.save_button.click()
    return dialog_of(SaveSearchDialog, qtbot)


def saved(dialog: SaveSearchDialog, qtbot: Any) -> Any:
    """Press Save, and return what the job answers."""
    with qtbot.waitSignal(dialog.started) as started:
        dialog.ok.click()
    with qtbot.waitSignal(started.args[0].finished) as finished:
        pass
    return finished.args[0]


def words(window: MainWindow) -> list[str]:
    line = window.findChild(StatusLine)
    return [*labels_on(line), *(b.text() for b in line.findChildren(QPushButton) if b.isVisible())]


def test_saving_as_a_dynamic_selection_is_2_clicks_and_a_name(
    found: FindScreen,
    window: MainWindow,
    hand: Hand,
    qtbot: Any,
    bench: Bench,
    workbench: Workbench,
    ids: dict[str, int],
) -> None:
    hand.click(found.save_button)
    dialog = dialog_of(SaveSearchDialog, qtbot)
    assert dialog.way == DYNAMIC
    QTest.keyClicks(dialog.focusWidget(), "Printers")
    with qtbot.waitSignal(dialog.started) as started:
        hand.click(dialog.ok)
    with qtbot.waitSignal(started.args[0].finished) as finished:
        pass
    assert hand.clicks <= 2
    assert no_dialog()
    later = factories.sale(workbench)
    assert members(workbench, finished.args[0]) == sorted([ids["first"], later])
    assert {"Save as selection: Printers", "Undo", "Open it"} <= set(words(window))
    next(b for b in window.findChild(StatusLine).findChildren(QPushButton) if b.text() == "Open it").click()
    settle(qtbot, bench)
    assert (window.work.area, window.work.shown_screen.current_id) == (SELECTION, finished.args[0])


def test_enter_saves_and_undo_takes_it_back(
    found: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    dialog = opened(found, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "Printers")
    with qtbot.waitSignal(dialog.started) as started:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(started.args[0].finished):
        pass
    bench.desk.undo()
    assert "Open it" not in words(window)
    assert workbench.ask(ids_of, Listing(SELECTION, "all")).tolist() == []


def test_a_static_selection_keeps_what_is_found_now(
    found: FindScreen, qtbot: Any, workbench: Workbench, ids: dict[str, int]
) -> None:
    dialog = opened(found, qtbot)
    assert "Keeps what is found now: 1" in labels_on(dialog)
    dialog.ways[STATIC].click()
    dialog.name.put_text("Printers")
    made = saved(dialog, qtbot)
    factories.sale(workbench)
    assert members(workbench, made) == [ids["first"]]


def test_what_is_found_joins_an_existing_static_selection(
    found: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    hot = workbench.do(register_selection, {"name": "Hot", "target": "sale"})
    dialog = opened(found, qtbot)
    dialog.ways[EXISTING].click()
    assert not dialog.name.isVisible()
    assert (dialog.ok.text(), dialog.ok.toolTip()) == ("Add", "Choose a selection first.")
    QTest.keyClicks(dialog.focusWidget(), "hot")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert saved(dialog, qtbot) == 1
    assert members(workbench, hot) == [ids["first"]]
    next(b for b in window.findChild(StatusLine).findChildren(QPushButton) if b.text() == "Open it").click()
    settle(qtbot, bench)
    assert window.work.shown_screen.current_id == hot


def test_company_is_unique_is_asked_of_static_selections_of_persons_only(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    find.show_kind(PERSON)
    find.page.editor.put_criteria(sets(PERSON, (Line("person.full_name", O.BEGINS, ("%",)),)))
    find.page.find_button.click()
    settle(qtbot, bench)
    dialog = opened(find, qtbot)
    assert not dialog.unique.isVisible()
    dialog.ways[STATIC].click()
    assert dialog.unique.isVisible()
    dialog.unique.click()
    dialog.name.put_text("One each")
    assert len(members(workbench, saved(dialog, qtbot), CONTACT)) == 1


def test_self2_a_namesake_is_told_and_can_be_opened_instead(
    found: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    hot = workbench.do(register_selection, {"name": "Hot sales", "target": "sale"})
    dialog = opened(found, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "Hot saels")
    qtbot.waitUntil(lambda: "There is something similar: Hot sales (Kari Nordmann)" in labels_on(dialog.namesakes))
    assert dialog.ok.isEnabled()
    dialog.namesakes.findChild(LinkButton).click()
    settle(qtbot, bench)
    assert (window.work.area, window.work.shown_screen.current_id) == (SELECTION, hot)
    assert len(workbench.ask(static_selections, SALE)) == 1


def test_self2_one_of_the_same_name_holds_back_who_is_faster_than_the_hint_once(
    found: FindScreen, qtbot: Any, workbench: Workbench
) -> None:
    workbench.do(register_selection, {"name": "Hot sales", "target": "sale"})
    dialog = opened(found, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "hot sales")
    press_enter = partial(QTest.keyClick, dialog.focusWidget(), Qt.Key.Key_Return)
    press_enter()
    qtbot.waitUntil(lambda: "There is already Hot sales (Kari Nordmann)" in labels_on(dialog.namesakes))
    assert dialog.told == "There is one of this name already. Save once more to have both."
    with qtbot.waitSignal(dialog.started) as started:
        press_enter()
    with qtbot.waitSignal(started.args[0].finished):
        pass
    assert len(workbench.rows(Selection)) == 2


def test_what_is_wrong_is_told_in_the_dialog(
    found: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(found, qtbot)
    dialog.name.put_text("x" * 300)
    assert not dialog.ok.isEnabled()
    dialog.name.put_text("Printers")
    bench.desk.start_job("Long work", _wait)
    dialog.ok.click()
    assert dialog.told == "“Long work” is still running. Try again when it has finished."
    qtbot.waitUntil(lambda: not bench.desk.busy)
    assert saved(dialog, qtbot) is not None


def _wait(_session: Any, progress: Any) -> None:
    progress(0, 0)


def test_why_is_this_found_stands_beside_the_list(found: FindScreen, qtbot: Any, bench: Bench) -> None:
    found.page.table.select_id(found.page.table.ids[0])
    action = next(a for a in found.page.table.context_menu(True).actions() if a.text() == "Why is this found?")
    action.trigger()
    settle(qtbot, bench)
    dialog = dialog_of(WhyDialog, qtbot)
    assert dialog.sentence.text() == "“Printers” is found."
    assert [(one.holds, one.text, one.own) for one in dialog.tree.told] == [
        (True, "Title: Starts with “print”", "Printers")
    ]  # fmt: skip
    dialog.close()
