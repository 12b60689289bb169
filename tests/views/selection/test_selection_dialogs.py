"""The dialogs of selections: members that match, copies, combinations, new ones, and why a record is in or not."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget, SetOperation
from desktop_crm.operations.project_member import add_member
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import delete_selections
from desktop_crm.operations.selection_facts import combination_of, criteria_of
from desktop_crm.selections.criteria import Criteria
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.offer_list import OfferList
from desktop_crm.views.parts.picker import RecordPicker
from desktop_crm.views.selection.combine_dialog import CombineDialog
from desktop_crm.views.selection.copy_dialog import CopyDialog
from desktop_crm.views.selection.criteria_page import CriteriaOf
from desktop_crm.views.selection.matching_dialog import MatchingDialog
from desktop_crm.views.selection.new_dialog import NewSelectionDialog
from desktop_crm.views.selection.why_dialog import WhyMemberDialog
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.selection.selections import (
    COMPANY,
    CONTACT,
    PERSON,
    SALE,
    SELECTION,
    called,
    combined,
    dynamic,
    rows,
    screen,
    shown,
    static,
)
from tests.views.windows import Answers, click_row, command, dialog_of, labels_on, no_dialog, settle, window_on


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Three sales; Alfa bought the first, Beta the others."""
    w = workbench
    alfa, beta = factories.company(w, "Alfa AS"), factories.company(w, "Beta AS")
    anne = factories.person(w, "Anne", "Aas", company_id=alfa)
    pumps = factories.sale(w, title="Pumps", company_id=alfa, person_id=anne)
    pipes = factories.sale(w, title="Pipes", company_id=beta)
    return {
        "alfa": alfa, "beta": beta, "anne": anne, "pumps": pumps, "pipes": pipes,
        "chairs": factories.sale(w, title="Chairs", company_id=beta),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> MainWindow:
    return window_on(qtbot, bench, Answers())


def members(bench: Bench, selection_id: int, record: RecordKind = SALE) -> list[int]:
    return sorted(bench.desk.ask(ids_of, Listing(record, "selection", (("selection_id", selection_id),))))


def ask_for(asked: CriteriaOf, criteria: Criteria, qtbot: Any, bench: Bench) -> None:
    """Put a question into the dialog's editor."""
    assert asked.editor is not None
    asked.editor.put_criteria(criteria)
    settle(qtbot, bench)


def accept(dialog: Any, qtbot: Any, bench: Bench) -> None:
    """Press the main button, and wait until what it began is written."""
    dialog.ok.click()
    qtbot.waitUntil(lambda: not bench.desk.busy)
    settle(qtbot, bench)
    qtbot.waitUntil(no_dialog)


def choose(choice: Any, name: str) -> None:
    """Type a name into a field with a list, and take it."""
    choice.line.setFocus()
    choice.line.selectAll()
    QTest.keyClicks(choice.line, name)
    QTest.keyClick(choice.line, Qt.Key.Key_Return)


# -- members that match --------------------------------------------------------------------------------------------


def test_mem1_all_that_match_are_added_and_their_number_is_told_before(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Held", SALE, [ids["pumps"]])
    card = shown(window, id, qtbot, bench)
    card.members.add_button.click()
    dialog = dialog_of(MatchingDialog, qtbot)
    assert not dialog.ok.isEnabled()
    ask_for(dialog.asked, called(SALE, "P"), qtbot, bench)
    assert dialog.told.text() == "2 fit, 1 of them are in the selection"
    assert dialog.ok.text() == "Add 1"
    accept(dialog, qtbot, bench)
    assert members(bench, id) == sorted([ids["pumps"], ids["pipes"]])
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Pumps"]
    bench.desk.undo()
    assert members(bench, id) == [ids["pumps"]]


def test_mem2_all_that_match_are_taken_out(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    id = static(workbench, "Held", SALE, [ids["pumps"], ids["chairs"]])
    shown(window, id, qtbot, bench)
    command(window, "remove_matching").trigger()
    dialog = dialog_of(MatchingDialog, qtbot)
    ask_for(dialog.asked, called(SALE, "P"), qtbot, bench)
    assert dialog.ok.text() == "Remove 1"
    accept(dialog, qtbot, bench)
    assert members(bench, id) == [ids["chairs"]]


def test_mem1_where_nothing_new_fits_there_is_nothing_to_add(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, static(workbench, "Held", SALE, list(ids.values())[3:]), qtbot, bench)
    command(window, "add_matching").trigger()
    dialog = dialog_of(MatchingDialog, qtbot)
    ask_for(dialog.asked, called(SALE, "P"), qtbot, bench)
    assert (dialog.told.text(), dialog.ok.isEnabled()) == ("2 fit, 2 of them are in the selection", False)
    dialog.close()


@pytest.mark.parametrize("name", ["add_matching", "remove_matching"])
def test_esc_closes_the_question_for_members_from_the_value_that_one_types(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, name: str
) -> None:
    shown(window, static(workbench, "Held", SALE, [ids["pumps"]]), qtbot, bench)
    command(window, name).trigger()
    dialog = dialog_of(MatchingDialog, qtbot)
    focus = dialog.focusWidget()
    assert isinstance(focus, QLineEdit)
    QTest.keyClicks(focus, "Pum")
    offered = next(one for one in focus.findChildren(OfferList))
    qtbot.waitUntil(lambda: offered.is_open)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not offered.is_open
    assert dialog.isVisible()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    qtbot.waitUntil(no_dialog)
    assert members(bench, 1) == [ids["pumps"]]


# -- copies --------------------------------------------------------------------------------------------------------


def open_copying(window: MainWindow, qtbot: Any) -> CopyDialog:
    command(window, "copy_into").trigger()
    return dialog_of(CopyDialog, qtbot)


def test_mem4_mem5_members_are_copied_into_a_static_one_of_the_same_kind(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    into = static(workbench, "Into", SALE, [ids["pumps"]])
    static(workbench, "Guests", COMPANY)
    dynamic(workbench, "Another question", called(SALE, "C"))
    shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    dialog = open_copying(window, qtbot)
    assert [choice.label for choice in dialog.choice.offered()] == ["Into"]
    assert not dialog.ok.isEnabled()
    choose(dialog.choice, "Into")
    accept(dialog, qtbot, bench)
    assert members(bench, into) == sorted([ids["pumps"], ids["pipes"]])
    assert "Copy into selection: Into (1 added, 1 was a member already)" in labels_on(window)
    dialog = open_copying(window, qtbot)
    choose(dialog.choice, "Into")
    accept(dialog, qtbot, bench)
    assert "Nothing was added: all of it is in “Into” already." in labels_on(window)


@pytest.mark.parametrize("form", [SelectionForm.STATIC, SelectionForm.DYNAMIC])
def test_mem4_a_copy_of_a_dynamic_one_may_be_static_or_dynamic(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, form: SelectionForm
) -> None:
    shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    dialog = open_copying(window, qtbot)
    assert dialog.new.isChecked()  # there is no static one yet
    assert dialog.is_form.isVisible()
    QTest.keyClicks(dialog.name.inner, "Copy")
    (dialog.dynamic if form is SelectionForm.DYNAMIC else dialog.static).setChecked(True)
    accept(dialog, qtbot, bench)
    copy = 2
    assert (workbench.row(SELECTION, copy)["name"], workbench.row(SELECTION, copy)["form"]) == ("Copy", form.value)
    assert members(bench, copy) == sorted([ids["pumps"], ids["pipes"]])
    assert (bench.desk.ask(criteria_of, copy) == called(SALE, "P")) is (form is SelectionForm.DYNAMIC)


def test_mem4_a_copy_of_a_static_one_is_static(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, static(workbench, "Held", SALE, [ids["pumps"]]), qtbot, bench)
    dialog = open_copying(window, qtbot)
    assert not dialog.is_form.isVisible()
    dialog.close()


# -- combinations --------------------------------------------------------------------------------------------------


def test_comb1_the_shown_one_is_combined_with_another_into_a_third(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    first = static(workbench, "First", SALE, [ids["pumps"], ids["pipes"]])
    second = static(workbench, "Second", SALE, [ids["pipes"], ids["chairs"]])
    shown(window, first, qtbot, bench)
    command(window, "combine").trigger()
    dialog = dialog_of(CombineDialog, qtbot)
    assert [choice.value() for choice in dialog.combination.choices] == [first, None]
    QTest.keyClicks(dialog.name.inner, "Both")
    assert dialog.ok.toolTip() == "Choose two selections."
    choose(dialog.combination.choices[1], "Second")
    settle(qtbot, bench)
    expected = {
        SetOperation.ONLY_FIRST: 1, SetOperation.ONLY_SECOND: 1, SetOperation.COMMON: 1, SetOperation.DIFFERENCE: 2,
        SetOperation.ALL: 3,
    }  # fmt: skip
    for operation, count in expected.items():
        dialog.combination.operations.buttons[operation].click()
        settle(qtbot, bench)
        assert dialog.combination.result.text() == f"Members: {count}"
    dialog.combination.operations.buttons[SetOperation.DIFFERENCE].click()
    accept(dialog, qtbot, bench)
    card = screen(window).card
    assert (card.title, card.form_badge.word) == ("Both", "Combined")
    assert sorted(rows(card.members.table, "sale.title")) == ["Chairs", "Pumps"]
    made = bench.desk.ask(combination_of, card.record_id)
    assert (made.first_id, made.second_id) == (first, second)


@pytest.mark.parametrize("of", [SALE, COMPANY])
def test_comb1_what_was_combined_is_shown_by_its_members(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, of: RecordKind
) -> None:
    member = ids["pumps" if of is SALE else "alfa"]
    static(workbench, "Second", of, [member])
    card = shown(window, static(workbench, "First", of, [member]), qtbot, bench, "details")
    command(window, "combine").trigger()
    dialog = dialog_of(CombineDialog, qtbot)
    QTest.keyClicks(dialog.name.inner, "Both")
    choose(dialog.combination.choices[1], "Second")
    QTest.keyClick(dialog.combination.choices[1].line, Qt.Key.Key_Return)  # once more: it is chosen
    qtbot.waitUntil(lambda: no_dialog() and not bench.desk.busy)
    settle(qtbot, bench)
    assert card.title == "Both"
    assert card.tabs.tabText(card.tabs.currentIndex()) == ("Members" if of is SALE else "Company/person")
    assert card.list_page.table is not None
    assert card.list_page.table.count == 1


def test_comb2_comb3_any_two_can_be_combined_into_companies_and_persons_only(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    static(workbench, "Guests", COMPANY, [ids["alfa"]])
    shown(window, static(workbench, "Sales", SALE, [ids["pumps"]]), qtbot, bench)
    command(window, "combine").trigger()
    dialog = dialog_of(CombineDialog, qtbot)
    assert [button.text() for button in dialog.targets.buttons()] == ["Sale", "Company/person"]
    second = dialog.combination.choices[1]
    assert "Guests" not in [choice.label for choice in second.offered()]
    dialog.targets.buttons()[1].click()
    assert "Guests" in [choice.label for choice in second.offered()]
    QTest.keyClicks(dialog.name.inner, "Both")
    choose(second, "Guests")
    dialog.combination.operations.buttons[SetOperation.ALL].click()
    accept(dialog, qtbot, bench)
    assert screen(window).card.target_badge.word == "Company/person"


def test_comb6_companies_only_are_compared_on_wish(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    """Anne of Alfa, and Alfa itself: not the same row, but the same company."""
    persons, companies = static(workbench, "P", PERSON, [ids["anne"]]), static(workbench, "C", COMPANY, [ids["alfa"]])
    id = combined(workbench, "Both", persons, companies, SetOperation.COMMON, SelectionTarget.CONTACT.value)
    card = shown(window, id, qtbot, bench, "combination")
    assert members(bench, id, CONTACT) == []
    card.combination.form.companies_only.click()
    settle(qtbot, bench)
    assert card.combination.form.result.text() == "Members: 2"
    card.combination.save_button.click()
    assert members(bench, id, CONTACT) == [-ids["alfa"], ids["anne"]]


def test_comb5_parts_and_method_are_changed_in_the_tab(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    first, second = static(workbench, "First", SALE, [ids["pumps"]]), static(workbench, "Second", SALE, [ids["pipes"]])
    id = combined(workbench, "Both", first, second, SetOperation.ALL)
    card = shown(window, id, qtbot, bench, "combination")
    form, page = card.combination.form, card.combination
    assert not page.save_button.isEnabled()
    form.operations.buttons[SetOperation.ONLY_SECOND].click()
    assert window.isWindowModified()
    page.cancel_button.click()
    assert (form.operations.operation, page.is_dirty) == (SetOperation.ALL, False)
    form.operations.buttons[SetOperation.ONLY_SECOND].click()
    QTest.keyClick(form.choices[1].line, Qt.Key.Key_Return)
    assert members(bench, id) == [ids["pipes"]]
    form.opening[1].click()
    settle(qtbot, bench)
    assert screen(window).card.title == "Second"


# -- what cannot be shown ------------------------------------------------------------------------------------------


def test_self4_a_combined_one_whose_part_is_gone_says_so_and_is_mended(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    first, second = static(workbench, "First", SALE, [ids["pumps"]]), static(workbench, "Second", SALE, [ids["pipes"]])
    other = static(workbench, "Other", SALE, [ids["chairs"]])
    id = combined(workbench, "Both", first, second, SetOperation.ALL)
    card = shown(window, id, qtbot, bench)
    bench.desk.do(delete_selections, [second])
    settle(qtbot, bench)
    assert card.members.table is None
    assert card.members.trouble.text.startswith("One of the two selections that it combines has been deleted.")
    assert (card.count.text(), card.members.walk_button.isEnabled()) == ("Cannot be shown", False)
    card.members.trouble.button.click()
    assert card.tabs.tabText(card.tabs.currentIndex()) == "Combination"
    choose(card.combination.form.choices[1], "Other")
    card.combination.save_button.click()
    card.show_tab("members")
    settle(qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Chairs", "Pumps"]
    assert other in card.combination.form.values().values()
    for _step in ("mended", "deleted"):
        bench.desk.undo()
    settle(qtbot, bench)
    assert sorted(rows(card.members.table, "sale.title")) == ["Pipes", "Pumps"]


def test_a_fault_in_a_part_leads_to_that_part(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    inner = combined(workbench, "Inner", static(workbench, "A"), static(workbench, "B"), SetOperation.ALL)
    outer = combined(workbench, "Outer", inner, static(workbench, "C"), SetOperation.ALL)
    workbench.do(delete_selections, [1])
    card = shown(window, outer, qtbot, bench)
    assert card.members.trouble.text.startswith("This selection is made from “Inner”.")
    assert card.members.trouble.button.text() == "Open “Inner”"
    card.members.trouble.button.click()
    settle(qtbot, bench)
    assert screen(window).card.title == "Inner"


# -- new ones ------------------------------------------------------------------------------------------------------


def test_sel3_a_new_static_selection_is_asked_what_it_is_of(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    window.dialogs.open_new_selection()
    dialog = dialog_of(NewSelectionDialog, qtbot)
    assert dialog.unique.isVisible()
    dialog.of.setCurrentIndex(dialog.of.findData("sale"))
    dialog.of.activated.emit(dialog.of.currentIndex())
    assert not dialog.unique.isVisible()
    QTest.keyClicks(dialog.name.inner, "To call")
    accept(dialog, qtbot, bench)
    card = screen(window).card
    assert (card.title, card.form_badge.word, card.target_badge.word) == ("To call", "Static", "Sale")


def test_self2_a_name_that_is_taken_is_told(window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench) -> None:
    static(workbench, "Christmas cards")
    window.dialogs.open_new_selection()
    dialog = dialog_of(NewSelectionDialog, qtbot)
    QTest.keyClicks(dialog.name.inner, "Christmas card")
    qtbot.waitUntil(dialog.namesakes.isVisible)
    assert dialog.ok.isEnabled()
    dialog.close()


# -- why -----------------------------------------------------------------------------------------------------------


def explain(window: MainWindow, qtbot: Any, bench: Bench) -> WhyMemberDialog:
    command(window, "why_member").trigger()
    settle(qtbot, bench)
    return dialog_of(WhyMemberDialog, qtbot)


def look_up(picker: RecordPicker, name: str, qtbot: Any, bench: Bench) -> None:
    picker.line.setFocus()
    picker.line.selectAll()
    QTest.keyClicks(picker.line, name)
    qtbot.waitUntil(lambda: picker.list.is_open and len(picker.list.offers) == 1)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    settle(qtbot, bench)


def test_why_a_member_is_in_a_dynamic_selection_is_told_line_by_line(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    assert card.members.table is not None
    click_row(card.members.table, card.members.table.model.place_of(ids["pumps"]) or 0)
    dialog = explain(window, qtbot, bench)
    assert dialog.sentence.text() == "“Pumps” is in “P…”."
    assert "Pumps" in dialog.tree.as_text()
    dialog.close()


def test_why_another_record_is_not_in_it_is_found_by_a_look_up(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    look_up(dialog.pickers[SALE], "Chairs", qtbot, bench)
    assert dialog.sentence.text() == "“Chairs” is not in “P…”."
    assert "✗" in dialog.tree.as_text()
    dialog.close()


def test_esc_closes_the_list_of_records_first_and_then_the_question_why(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, dynamic(workbench, "P…", called(SALE, "P")), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    picker = dialog.pickers[SALE]
    picker.line.setFocus()
    QTest.keyClicks(picker.line, "Chai")
    qtbot.waitUntil(lambda: picker.list.is_open)
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.list.is_open
    assert dialog.isVisible()
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(no_dialog)


def test_why_in_a_static_one_it_was_added_by_hand(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    shown(window, static(workbench, "Guests", COMPANY, [ids["alfa"]]), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    assert dialog.sentence.text() == "“Alfa AS” is in “Guests”."
    assert "by hand" in dialog.because.text()
    assert not dialog.tree.isVisible()
    dialog.close()


def test_why_in_a_combined_one_each_part_answers(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    first, second = static(workbench, "First", SALE, [ids["pumps"]]), static(workbench, "Second", SALE, [ids["pipes"]])
    shown(window, combined(workbench, "Both", first, second, SetOperation.ONLY_FIRST), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    assert dialog.tree.as_text().splitlines() == ["✓ First\tit is there", "✗ Second\tit is not there"]
    dialog.close()


def test_why_of_records_without_a_screen_too(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    call = factories.follow_up(workbench, title="Ring Anne", sale_id=ids["pumps"])
    factories.follow_up(workbench, title="Ring Bob", sale_id=ids["pumps"])
    shown(window, static(workbench, "Calls", RecordKind.FOLLOW_UP, [call]), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    assert dialog.sentence.text() == "“Ring Anne” is in “Calls”."
    look_up(dialog.pickers[RecordKind.FOLLOW_UP], "Ring Bob", qtbot, bench)
    assert dialog.sentence.text() == "“Ring Bob” is not in “Calls”."
    dialog.close()


def test_a_project_is_no_member_through_its_people(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    project = factories.project(workbench, "Plant")
    workbench.do(add_member, {"project_id": project, "person_id": ids["anne"]})
    shown(window, static(workbench, "Projects", RecordKind.PROJECT, [project]), qtbot, bench)
    dialog = explain(window, qtbot, bench)
    assert dialog.sentence.text() == "“Plant” is in “Projects”."
    dialog.close()


def test_a_new_selection_begins_with_its_criteria(window: MainWindow) -> None:
    command(window, "new_selection").trigger()
    assert window.work.is_finding


def test_a_new_selection_is_of_records_also_where_selections_were_searched_for(window: MainWindow) -> None:
    window.work.finder.show_kind(SELECTION)
    command(window, "new_selection").trigger()
    assert window.work.finder.kind is SALE
    window.work.finder.show_kind(COMPANY)
    command(window, "new_selection").trigger()
    assert window.work.finder.kind is COMPANY
