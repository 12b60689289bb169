"""The selection screen: its head, its tabs by type and target, its members, its criteria and its details."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.models.enums import RecordKind, SetOperation, VisibleFor
from desktop_crm.models.everything import Selection
from desktop_crm.operations.project_member import add_member
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale import edit_sale, register_sale
from desktop_crm.operations.selection import set_completed
from desktop_crm.operations.selection_facts import criteria_of
from desktop_crm.operations.selection_members import add_members
from desktop_crm.operations.step import verb
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import COMMANDS, TASKS, tr
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.history.dialog import HistoryDialog
from desktop_crm.views.language import Language
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.selection.card import SelectionCard
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import MOMENT, TODAY, Workbench
from tests.views.selection.selections import (
    COMPANY,
    PERSON,
    SALE,
    SELECTION,
    alfa_and_beta,
    called,
    combined,
    dynamic,
    rows,
    screen,
    shown,
    static,
    tabs,
)
from tests.views.windows import (
    LEFT,
    Answers,
    click_row,
    command,
    dialog_of,
    labels_on,
    right_click_row,
    settle,
    type_over,
    window_on,
)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    return alfa_and_beta(workbench)


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@verb("Break criteria")
def break_criteria(session: Any, id: int, text: str) -> None:
    session.get(Selection, id).criteria = text


def double_click(table: RecordTable | None, place: int) -> None:
    assert table is not None
    point = QPoint(table.view.columnViewportPosition(1) + 20, table.view.rowViewportPosition(place) + 10)
    QTest.mouseClick(table.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    QTest.mouseDClick(table.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)


def place(window: MainWindow) -> tuple[str, str]:
    return window.work.area.value, window.work.shown_screen.card.title


# -- head and tabs -------------------------------------------------------------------------------------------------


def test_the_head_tells_type_target_count_owner_and_category(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    assert (card.form_badge.word, card.target_badge.word) == ("Dynamic", "Sale")
    assert (card.count.text(), card.facts.text()) == ("2 members", "Kari Nordmann")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda w: static(w, "S"), ["Members", "Company/person", "Details"]),
        (lambda w: static(w, "S", COMPANY), ["Company/person", "Details"]),
        (lambda w: dynamic(w, "D", called(SALE, "P")), ["Members", "Company/person", "Criteria", "Details"]),
        (lambda w: dynamic(w, "D", called(COMPANY, "A")), ["Company/person", "Criteria", "Details"]),
        (
            lambda w: combined(w, "C", static(w, "1"), static(w, "2"), SetOperation.ALL),
            ["Members", "Company/person", "Combination", "Details"],
        ),
    ],
)
def test_view1_the_tabs_depend_on_type_and_target(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench, make: Any, expected: list[str]
) -> None:
    assert tabs(shown(window, make(workbench), qtbot, bench)) == expected


def test_sel2_a_new_record_that_fits_is_there_and_counted_without_any_action(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Pumps"]
    bench.desk.do(register_sale, {"title": "Printers"})
    settle(qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Printers", "Pumps"]
    assert card.count.text() == "3 members"


def test_view1_the_companies_and_persons_behind_the_members_stand_once(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Sales", SALE, [ids["pumps"], ids["pipes"], ids["chairs"]])
    card = shown(window, id, qtbot, bench, "contacts")
    assert rows(card.contacts.table, "contact.company") == ["Alfa AS", "Beta AS"]
    assert rows(card.contacts.table, "contact.person") == ["Anne Aas", ""]


# -- what a double click opens -------------------------------------------------------------------------------------


def test_view3_a_double_click_opens_the_member(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, static(workbench, "Sales", SALE, [ids["pumps"]]), qtbot, bench)
    double_click(card.members.table, 0)
    assert place(window) == ("sale", "Pumps")


@pytest.mark.parametrize(("row", "opened"), [(0, ("person", "Aas")), (1, ("company", "Beta AS"))])
def test_of_companies_and_persons_the_person_is_opened_else_the_company(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, row: int,
    opened: tuple[str, str],
) -> None:  # fmt: skip
    id = static(workbench, "Both", PERSON, [ids["anne"]])
    workbench.do(add_members, id, COMPANY, [ids["beta"]])
    card = shown(window, id, qtbot, bench)
    double_click(card.contacts.table, row)
    assert place(window) == opened


def test_a_follow_up_opens_in_its_dialog(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    call = factories.follow_up(workbench, title="Ring Anne", sale_id=ids["pumps"])
    card = shown(window, static(workbench, "Calls", RecordKind.FOLLOW_UP, [call]), qtbot, bench)
    double_click(card.members.table, 0)
    dialog = dialog_of(FollowUpDialog, qtbot)
    assert dialog.card.title == "Ring Anne"
    dialog.close()


def test_a_project_leads_to_its_members_as_companies_and_persons(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    project = factories.project(workbench, "Plant")
    workbench.do(add_member, {"project_id": project, "person_id": ids["anne"]})
    card = shown(window, static(workbench, "Projects", RecordKind.PROJECT, [project]), qtbot, bench, "contacts")
    assert rows(card.contacts.table, "contact.person") == ["Anne Aas"]


# -- columns -------------------------------------------------------------------------------------------------------


def test_col8_columns_are_kept_for_one_selection_only_on_wish(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    first, second = static(workbench, "First"), static(workbench, "Second")
    card = shown(window, first, qtbot, bench)
    table, usual = card.members.table, card.members.table.columns.shown()
    table.columns.show(["sale.title", "sale.number"])
    shown(window, second, qtbot, bench)
    assert table.columns.shown() == ["sale.title", "sale.number"]
    card.members.own_columns.trigger()
    table.columns.show(["sale.title", "sale.amount"])
    shown(window, first, qtbot, bench)
    assert table.columns.shown() == ["sale.title", "sale.number"]
    assert not card.members.own_columns.isChecked()
    table.columns.show(usual)
    shown(window, second, qtbot, bench)
    assert table.columns.shown() == ["sale.title", "sale.amount"]
    assert card.members.own_columns.isChecked()
    card.members.own_columns.trigger()
    assert table.columns.shown() == usual


# -- criteria ------------------------------------------------------------------------------------------------------


def change_value(card: SelectionCard, criteria: Criteria) -> None:
    """Put another question in the place of the one that is shown."""
    editor = card.criteria.asked.editor
    assert editor is not None
    editor.put_criteria(criteria)


def test_sel9_criteria_are_changed_in_their_tab_and_decide_at_once(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    id = dynamic(workbench, "P…", called(SALE, "P"))
    card = shown(window, id, qtbot, bench, "criteria")
    page = card.criteria
    assert not page.save_button.isEnabled()
    change_value(card, called(SALE, "Chai"))
    assert page.save_button.isEnabled()
    assert window.isWindowModified()
    page.save_button.click()
    assert not page.save_button.isEnabled()
    card.show_tab("members")
    settle(qtbot, bench)
    assert rows(card.members.table, "sale.title") == ["Chairs"]
    bench.desk.undo()
    settle(qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Pumps"]
    card.show_tab("criteria")
    assert page.asked.criteria() == called(SALE, "P")


def test_a_question_without_a_value_is_refused_in_words(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench, "criteria")
    change_value(card, Criteria(SALE))
    with qtbot.waitSignal(card.told) as told:
        assert not card.criteria.save()
    assert told.args == ["Give at least one criterion a value first."]


def test_sp6_changed_criteria_are_not_left_without_a_question(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench, answers: Answers
) -> None:
    first, second = dynamic(workbench, "P…", called(SALE, "P")), static(workbench, "Other")
    card = shown(window, first, qtbot, bench, "criteria")
    change_value(card, called(SALE, "C"))
    answers.given = ["Go on editing", "Discard"]
    assert not window.open_record(SELECTION, second)
    assert card.criteria.is_dirty
    assert window.open_record(SELECTION, second)
    assert bench.desk.ask(criteria_of, first) == called(SALE, "P")
    shown(window, first, qtbot, bench, "criteria")
    change_value(card, called(SALE, "C"))
    answers.given = ["Save"]
    assert window.open_record(SELECTION, second)
    assert bench.desk.ask(criteria_of, first) == called(SALE, "C")


def test_sel5_of_companies_and_persons_one_chooses_what_is_asked_for(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "A…", called(COMPANY, "A")), qtbot, bench, "criteria")
    page = card.criteria
    page.asked.kind.setCurrentIndex(1)
    page.asked.kind.activated.emit(1)
    change_value(card, called(PERSON, "Aas"))
    page.save_button.click()
    card.show_tab("contacts")
    settle(qtbot, bench)
    assert rows(card.contacts.table, "contact.person") == ["Anne Aas"]


# -- details -------------------------------------------------------------------------------------------------------


def test_details_are_edited_with_the_pencil_and_target_and_type_stay(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Held")
    card = shown(window, id, qtbot, bench)
    card.pencil.click()
    assert card.tabs.tabText(card.tabs.currentIndex()) == "Details"
    type_over(card, "name", "Kept")
    assert {"target", "form"} <= card.state.locked
    assert card.save()
    assert (workbench.row(SELECTION, id)["name"], card.title) == ("Kept", "Kept")


@pytest.mark.parametrize(
    ("make", "hidden"),
    [
        (lambda w: static(w, "S", SALE), {"unique_company", "persons"}),
        (lambda w: static(w, "S", COMPANY), {"persons"}),
        (lambda w: dynamic(w, "D", called(COMPANY, "A")), {"unique_company"}),
    ],
)
def test_details_show_only_what_concerns_the_selection(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench, make: Any, hidden: set[str]
) -> None:
    assert shown(window, make(workbench), qtbot, bench, "details").state.hidden == hidden


def test_self3_a_selection_that_becomes_private_stays_with_its_owner(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Mine", visible_for=VisibleFor.OWNER.value)
    shown(window, id, qtbot, bench)
    bench.desk.set_user(workbench.ids["Ola Hansen"])
    settle(qtbot, bench)
    assert id not in window.work.side_of(SELECTION).table.ids


# -- commands ------------------------------------------------------------------------------------------------------


def test_sel4_made_static_it_keeps_its_members_and_cannot_go_back(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench, "criteria")
    command(window, "make_static").trigger()
    settle(qtbot, bench)
    assert tabs(card) == ["Members", "Company/person", "Details"]
    factories.sale(workbench, title="Printers")
    card.members.refresh()
    settle(qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Pumps"]
    assert "static already" in screen(window).why_not("make_static")
    for _step in range(2):
        bench.desk.undo()
    settle(qtbot, bench)
    assert card.form_badge.word == "Dynamic"


def test_self5_a_copy_is_made_at_once_and_shown(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, static(workbench, "Held", SALE, [ids["pumps"]]), qtbot, bench)
    command(window, "copy_selection").trigger()
    settle(qtbot, bench)
    card = screen(window).card
    assert card.title == "Held (copy)"
    assert rows(card.members.table, "sale.title") == ["Pumps"]


def test_completing_takes_it_from_the_active_ones(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Held")
    card = shown(window, id, qtbot, bench)
    side = window.work.side_of(SELECTION)
    side.show_view("selections.active")
    settle(qtbot, bench)
    card.completed.click()
    settle(qtbot, bench)
    assert workbench.row(SELECTION, id)["completed"]
    assert id not in side.table.ids
    bench.desk.do(set_completed, [id], False)
    settle(qtbot, bench)
    assert id in side.table.ids


def test_self4_deleting_asks_nothing_unless_others_are_combined_from_it(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench, answers: Answers
) -> None:
    first, second = static(workbench, "First"), static(workbench, "Second")
    combined(workbench, "Both", first, second, SetOperation.ALL)
    shown(window, first, qtbot, bench)
    answers.given = ["Keep it"]
    command(window, "delete").trigger()
    assert "“Both”" in answers.asked[0][1]
    assert workbench.row(SELECTION, first)["name"] == "First"
    answers.given = ["Delete it"]
    command(window, "delete").trigger()
    settle(qtbot, bench)
    lone = static(workbench, "Alone")
    shown(window, lone, qtbot, bench)
    command(window, "delete").trigger()
    settle(qtbot, bench)
    assert len(answers.asked) == 2
    assert screen(window).card.title != "Alone"
    for _step in ("Alone deleted", "Alone made", "First deleted"):
        bench.desk.undo()
    assert workbench.row(SELECTION, first)["name"] == "First"


def test_view4_look_again_finds_what_a_new_day_brings(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    """What is asked of days means others tomorrow; no change tells of that."""
    today = sets(SALE, (Line("sale.sale_date", Operator.TODAY),))
    workbench.do(edit_sale, ids["pumps"], {"sale_date": TODAY + timedelta(days=1)})
    card = shown(window, dynamic(workbench, "Today", today), qtbot, bench)
    before = card.count.text()
    assert "Pumps" not in rows(card.members.table, "sale.title")
    workbench.on(MOMENT + timedelta(days=1))
    card.members.refresh_button.click()
    settle(qtbot, bench)
    assert rows(card.members.table, "sale.title") == ["Pumps"]
    assert (before != card.count.text(), card.count.text()) == (True, "1 member")


def test_a_click_on_a_member_shows_it_in_short(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, static(workbench, "Guests", PERSON, [ids["anne"]]), qtbot, bench)
    side = window.work.side_of(SELECTION)
    side.show_view("preview")
    assert card.contacts.table is not None
    click_row(card.contacts.table, 0)
    assert "Anne Aas" in labels_on(side)


def test_a_right_click_on_a_member_shows_it_in_short_too(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, static(workbench, "Sales", SALE, [ids["pumps"], ids["pipes"]]), qtbot, bench)
    side, table = window.work.side_of(SELECTION), card.members.table
    side.show_view("preview")
    assert table is not None
    first, second = rows(table, "sale.title")
    click_row(table, 0)
    right_click_row(table, 1)
    assert second in labels_on(side)
    assert first not in labels_on(side)
    assert table.current_id() == table.ids[1]


@pytest.mark.parametrize("code", ["en", "nb"])
def test_convention_04_each_task_of_a_selection_has_a_letter_of_its_own(
    window: MainWindow, workbench: Workbench, qapp: QApplication, qtbot: Any, bench: Bench, code: str
) -> None:
    language = Language(qapp)
    language.install(code)
    try:
        texts = [tr(command.text) for command in COMMANDS if command.name in TASKS["selection"] and command.name]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(set(letters)) == len(letters), texts
    finally:
        language.remove()


def test_the_history_of_a_selection_is_told(window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench) -> None:
    id = static(workbench, "Held")
    shown(window, id, qtbot, bench)
    bench.desk.do(FORMS[SELECTION].edit, id, {"name": "Kept"})
    command(window, "history").trigger()
    settle(qtbot, bench)
    dialog = dialog_of(HistoryDialog, qtbot)
    assert "Kept" in dialog.windowTitle()
    dialog.close()
