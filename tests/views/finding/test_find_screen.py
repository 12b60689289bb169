"""The Find screen: its entries, the working set that is remembered, results, and the way from them and back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.operations.custom_fields import define_field, set_field_deleted
from desktop_crm.operations.finding import SEARCHABLE, typical, usual
from desktop_crm.operations.sale import register_sale
from desktop_crm.operations.selection import register_selection
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.kinds import FOUND
from desktop_crm.views.finding.screen import FindScreen
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.criteria.conftest import counted
from tests.views.finding import example_records as records
from tests.views.finding.conftest import Searcher
from tests.views.record_tables import sort
from tests.views.test_conventions_access import nameless
from tests.views.windows import (
    CONTROL,
    LEFT,
    Answers,
    command,
    dialog_of,
    labels_on,
    right_click_row,
    settle,
    type_over,
    window_on,
)

COMPANY, SALE, QUOTE_LINE = RecordKind.COMPANY, RecordKind.SALE, RecordKind.QUOTE_LINE
FOLLOW_UP, DOCUMENT = RecordKind.FOLLOW_UP, RecordKind.DOCUMENT


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Three sales called Printers, of rising amounts and falling days, and one of chairs."""
    alfa = factories.company(workbench, "Alfa AS")
    made = {
        name: factories.sale(
            workbench, title=f"Printers {name}", company_id=alfa, amount=n * 4_000_00, sale_date=date(2026, 6, 28 - n)
        )
        for n, name in enumerate("abc", 1)
    }
    return {"alfa": alfa, "chairs": factories.sale(workbench, title="Chairs"), **made}


def called(text: str) -> Criteria:
    return sets(SALE, (Line("sale.title", O.BEGINS, (text,)),))


def ask(find: FindScreen, criteria: Criteria, qtbot: Any, bench: Bench) -> list[int]:
    """Let criteria stand there, and press Find."""
    if criteria.record is not find.kind:
        find.show_kind(criteria.record)
    find.page.editor.put_criteria(criteria)
    find.page.find_button.click()
    counted(qtbot, find.page.editor)
    settle(qtbot, bench)
    return list(find.page.table.ids)


def empty_state(table: RecordTable) -> str:
    return table.findChild(EmptyState).text if table.findChild(EmptyState).isVisible() else ""


def click_row(table: RecordTable, row: int, double: bool = False) -> None:
    place = QPoint(120, table.view.rowViewportPosition(row) + 14)
    QTest.mouseClick(table.view.viewport(), LEFT, pos=place)
    if double:
        QTest.mouseDClick(table.view.viewport(), LEFT, pos=place)


def title(window: MainWindow) -> str:
    return window.work.screen_of(SALE).card.place("title").text


# -- entries -----------------------------------------------------------------------------------------------------------


def test_find1_find_is_a_button_an_area_a_command_and_a_key(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    top = next(b for b in window.findChildren(QPushButton) if b.text() == "Find" and b.menu() is None)
    navigated = next(b for b in window.findChildren(QToolButton) if b.accessibleName() == "Find" and b.isCheckable())
    ways = (
        lambda: QTest.mouseClick(top, LEFT), lambda: QTest.mouseClick(navigated, LEFT), command(window, "find").trigger,
        lambda: QTest.keyClick(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier),
    )  # fmt: skip
    for way in ways:
        window.open_area(SALE)
        assert not window.work.finder.isVisible()
        way()
        settle(qtbot, bench)
        assert window.work.finder.isVisible()
        assert navigated.isChecked()


def test_find2_the_kinds_stand_in_their_order_with_icons(find: FindScreen, window: MainWindow) -> None:
    assert tuple(FOUND) == SEARCHABLE
    entries = find.kind_button.menu().actions()
    names = ["company", "person", "follow-up", "sale", "project", "selection", "document", "product", "request"]
    assert [entry.text() for entry in entries] == [f"Find {name}" for name in names]
    assert not any(entry.icon().isNull() for entry in entries)
    assert [button.text() for button in find.strip.buttons.values()] == [entry.text() for entry in entries]


@pytest.mark.parametrize("kind", SEARCHABLE)
def test_find13_each_kind_begins_with_its_usual_criteria_and_finds_nothing(
    find: FindScreen, kind: RecordKind, qtbot: Any, bench: Bench
) -> None:
    find.show_kind(kind)
    settle(qtbot, bench)
    assert find.kind_button.text() == find.strip.buttons[kind].text()
    assert find.page.editor.criteria() == usual(kind)
    assert find.page.table.count == 0
    asks = kind is RecordKind.QUOTE_LINE  # 1.8-F: for those of the current quote
    assert empty_state(find.page.table).startswith("No product" if asks else "Fill in a criterion")
    assert find.save_button.isEnabled() == asks
    assert ask(find, sets(kind, (Line(FOUND[kind].columns[0], O.NOT_EMPTY),)), qtbot, bench) is not None
    assert empty_state(find.page.table) != "Nothing here yet."


def test_find_opens_with_what_is_looked_at_and_then_with_what_was_searched_for_last(
    qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    window = window_on(qtbot, bench, Answers())
    window.open_area(COMPANY)
    window.open_find()
    assert window.work.finder.kind is COMPANY
    window.work.finder.show_kind(DOCUMENT)
    window.open_area(SALE)
    window.open_find()
    assert window.work.finder.kind is DOCUMENT


def test_both_criteria_and_results_are_seen_at_1280x800_and_all_fits(window: MainWindow, find: FindScreen) -> None:
    assert find.page.editor.height() >= 200
    assert find.page.table.height() >= 250
    assert not find.strip.isVisible()
    assert find.typical_button.isVisible()
    assert window.work.side_of(SALE).minimumWidth() <= window.work._right.width()
    window.resize(1680, 800)
    assert find.strip.isVisible()
    assert not find.typical_button.isVisible()
    assert window.width() == 1680
    window.resize(1024, 640)
    assert window.width() == 1024


# -- the working set ---------------------------------------------------------------------------------------------------


def test_find5_the_working_set_is_remembered_for_user_file_and_kind(
    find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int], workbench: Workbench
) -> None:
    of_companies = sets(COMPANY, (Line("company.name", O.BEGINS, ("alf",)),))
    found = ask(find, called("print"), qtbot, bench)
    assert ask(find, of_companies, qtbot, bench) == [ids["alfa"]]
    again = window_on(qtbot, bench, Answers()).work.finder
    again.show_kind(SALE)
    settle(qtbot, bench)
    assert again.page.editor.criteria() == called("print")
    assert list(again.page.table.ids) == found
    again.show_kind(COMPANY)
    assert again.page.editor.criteria() == of_companies
    bench.desk.set_user(workbench.ids["Ola Hansen"])
    settle(qtbot, bench)
    assert again.page.editor.criteria() == usual(COMPANY)
    bench.desk.set_user(workbench.user_id)
    settle(qtbot, bench)
    assert again.page.editor.criteria() == of_companies


def test_find5_what_was_typed_and_not_run_is_remembered_too(
    find: FindScreen, window: MainWindow, qtbot: Any, bench: Bench
) -> None:
    QTest.keyClicks(find.page.editor.widget_of((0, 0)).value.stations()[0], "Pri")
    window.open_area(SALE)
    again = window_on(qtbot, bench, Answers()).work.finder
    again.show_kind(SALE)
    assert again.page.editor.widget_of((0, 0)).value.values() == ("Pri",)


def test_find_is_there_again_at_the_next_start(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    assert window_on(qtbot, bench, Answers()).work.is_finding
    window.open_area(SALE)
    assert not window_on(qtbot, bench, Answers()).work.is_finding


def test_find6_a_typical_search_is_copied_and_shows_what_it_finds(
    find: FindScreen, searcher: Searcher, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    ask(find, called("chairs"), qtbot, bench)
    searcher.hand.choose_from(find.typical_button, "usual")
    settle(qtbot, bench)
    template = next(search.criteria for search in bench.desk.ask(typical, SALE) if search.name == "usual")
    assert find.page.editor.criteria() == template
    assert list(find.page.table.ids) == [ids["c"], ids["b"]]  # by their day
    find.page.editor.clear_all()
    searcher.hand.choose_from(find.typical_button, "usual")
    assert find.page.editor.criteria() == template
    QTest.keyClick(find.page.editor, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(find.page.editor, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(find.page.editor, Qt.Key.Key_Z, CONTROL)
    assert find.page.editor.criteria() == called("chairs")


def test_find6_where_there_is_room_typical_searches_are_1_click_away(
    find: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    window.resize(1680, 900)
    item = find.strip.list.item(0)
    QTest.mouseClick(find.strip.list.viewport(), LEFT, pos=find.strip.list.visualItemRect(item).center())
    settle(qtbot, bench)
    assert item.text() == "Open sales over 5 000 this quarter"
    assert list(find.page.table.ids) == [ids["c"], ids["b"]]


def test_find7_reset_goes_to_the_default_of_the_kind_not_to_the_typical_search(
    find: FindScreen, searcher: Searcher, qtbot: Any, bench: Bench
) -> None:
    searcher.hand.choose_from(find.typical_button, "stalled")
    find.page.editor.reset_button.click()
    assert find.page.editor.criteria() == usual(SALE)


def test_find8_clear_all_leaves_the_lines_and_finds_nothing(
    find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    assert len(ask(find, called("print"), qtbot, bench)) == 3
    find.page.editor.clear_button.click()
    assert len(find.findChildren(LineRow)) >= 1
    settle(qtbot, bench)
    assert find.page.table.count == 0
    assert empty_state(find.page.table).startswith("Fill in a criterion")


def test_find17_nothing_asked_finds_nothing_and_percent_finds_all(
    find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    nothing = Line("sale.title", O.BEGINS)
    assert ask(find, sets(SALE, (nothing,), (nothing,)), qtbot, bench) == []
    assert len(ask(find, called("%"), qtbot, bench)) == 4
    with_empty_group = sets(SALE, (Line("sale.title", O.BEGINS, ("chair",)),), (nothing,))
    assert ask(find, with_empty_group, qtbot, bench) == [ids["chairs"]]


def test_criteria_at_fault_are_marked_told_and_not_run(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    own = bench.desk.attempt(define_field, SALE, CustomKind.SHORT_TEXT, "Colour")
    coloured = sets(SALE, (Line(f"sale.x{own}", O.EMPTY), Line("sale.title", O.BEGINS, ("print",))))
    assert len(ask(find, coloured, qtbot, bench)) == 3
    bench.desk.attempt(set_field_deleted, own, True)
    settle(qtbot, bench)
    assert find.page.editor.widget_of((0, 0)).hint.startswith("This field does not exist any more")
    find.page.find_button.click()
    settle(qtbot, bench)
    assert find.page.table.count == 0
    assert empty_state(find.page.table) == "A criterion cannot be asked any more. It is marked above: mend it."
    assert find.save_button.toolTip() == "Mend the criteria that are marked first."
    QTest.mouseClick(find.page.editor.widget_of((0, 0)).strip.remove, LEFT)
    find.page.find_button.click()
    settle(qtbot, bench)
    assert find.page.table.count == 3


# -- results -----------------------------------------------------------------------------------------------------------


def test_find4_the_live_count_is_that_of_the_results_and_stale_ones_say_so(
    find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    for text, count in (("print", 3), ("chairs", 1), ("x", 0)):
        find.page.editor.put_criteria(called(text))
        assert find.page.note.text() == "Press Find to show them."
        counted(qtbot, find.page.editor)
        assert find.page.editor.total.text() == f"Count: {count}"
        find.page.find_button.click()
        settle(qtbot, bench)
        assert (find.page.table.count, find.page.note.text()) == (count, "")


def test_enter_in_a_value_finds(find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int]) -> None:
    line = find.page.editor.widget_of((0, 0)).value.stations()[0]
    QTest.keyClicks(line, "chair")
    QTest.keyClick(line, Qt.Key.Key_Escape)  # the names that are offered
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, bench)
    assert list(find.page.table.ids) == [ids["chairs"]]


def test_results_keep_up_with_changes(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    found = ask(find, called("print"), qtbot, bench)
    new = bench.desk.attempt(register_sale, {"title": "Printers z"})
    settle(qtbot, bench)
    assert sorted(find.page.table.ids) == sorted([*found, new])


def test_find15_a_click_previews_and_a_double_click_opens_the_list_to_walk_through(
    find: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    assert ask(find, called("print"), qtbot, bench) == [ids["c"], ids["b"], ids["a"]]
    click_row(find.page.table, 1)
    assert "Printers b" in labels_on(window.work._right.currentWidget())
    assert window.work.is_finding
    click_row(find.page.table, 1, double=True)
    settle(qtbot, bench)
    card = window.work.screen_of(SALE).card
    assert (window.work.is_finding, title(window), card.place_in_list.text()) == (False, "Printers b", "2 of 3")
    side = window.work.side_of(SALE)
    assert (side.chooser.currentText(), list(side.table.ids)) == ("Sales found", [ids["c"], ids["b"], ids["a"]])
    QTest.mouseClick(card.next, LEFT)
    assert title(window) == "Printers a"
    for expected in ("Printers b", None):
        command(window, "back").trigger()
        settle(qtbot, bench)
        assert window.work.is_finding is (expected is None)
    assert find.page.table.current_id() == ids["b"]
    command(window, "forward").trigger()
    assert title(window) == "Printers b"


def test_find15_a_right_click_previews_as_a_left_click_does(
    find: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    ask(find, called("print"), qtbot, bench)
    click_row(find.page.table, 1)
    find.page.table.view.selectAll()
    right_click_row(find.page.table, 2)
    assert "Printers a" in labels_on(window.work._right.currentWidget())
    assert len(find.page.table.selected_ids()) == 3  # what was marked together is kept for the menu


def test_results_are_walked_in_the_order_in_which_they_were_sorted(
    find: FindScreen, window: MainWindow, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    ask(find, called("print"), qtbot, bench)
    sort(find.page.table, qtbot, find.page.table.model.paths.index("sale.amount"))
    assert list(find.page.table.ids) == [ids["a"], ids["b"], ids["c"]]
    click_row(find.page.table, 0, double=True)
    settle(qtbot, bench)
    assert list(window.work.side_of(SALE).table.ids) == [ids["a"], ids["b"], ids["c"]]


def test_a_product_opens_its_sale_and_one_walks_over_the_sales_behind(
    window: MainWindow, find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    of = {"Hardware": workbench.ids["category: Customer"]} | {
        name: ids[letter]
        for name, letter in (("mine, sold in February", "a"), ("Ola's, sold in February", "b"), ("mine, open", "c"))
    }
    for name in ("mine, sold last year", "mine, sold in April"):
        of[name] = factories.sale(workbench, title=name)
    lines = records.quote_lines(workbench, of)
    plotters = sets(
        QUOTE_LINE, (Line("quote_line.name", O.CONTAINS, ("versjon 2",)), Line("quote_line.in_use", O.EQUALS, (True,)))
    )
    found = ask(find, plotters, qtbot, bench)
    assert len(found) == 4
    find.page.table.select_id(lines["Plotter versjon 2 of mine, open"])
    find.page.table.opened.emit(lines["Plotter versjon 2 of mine, open"])
    settle(qtbot, bench)
    assert title(window) == "Printers c"
    side = window.work.side_of(SALE)
    assert sorted(side.table.ids) == sorted([ids["a"], ids["b"], ids["c"], of["mine, sold last year"]])


def test_a_follow_up_opens_in_its_dialog(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, window: MainWindow, ids: dict[str, int]
) -> None:
    ring = factories.follow_up(workbench, sale_id=ids["a"])
    assert ask(find, sets(FOLLOW_UP, (Line("follow_up.title", O.BEGINS, ("ring",)),)), qtbot, bench) == [ring]
    click_row(find.page.table, 0, double=True)
    dialog = dialog_of(FollowUpDialog, qtbot)
    assert dialog.card.record_id == ring
    assert window.work.is_finding


def test_a_selection_opens_on_its_screen(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench, window: MainWindow
) -> None:
    hot = workbench.do(register_selection, {"name": "Hot", "target": "sale"})
    record = RecordKind.SELECTION
    assert ask(find, sets(record, (Line("selection.name", O.BEGINS, ("hot",)),)), qtbot, bench) == [hot]
    click_row(find.page.table, 0, double=True)
    settle(qtbot, bench)
    assert (window.work.area, window.work.shown_screen.current_id) == (record, hot)


# -- the window --------------------------------------------------------------------------------------------------------


def test_commands_for_a_record_wait_until_one_is_shown(window: MainWindow, ids: dict[str, int]) -> None:
    for name in ("edit", "delete", "favourite", "next", "history"):
        assert not command(window, name).isEnabled()
        assert command(window, name).toolTip().endswith("Register or open a record first.")
    assert command(window, "new_sale").text() == "&Sale"
    window.open_record(SALE, ids["a"])
    assert command(window, "edit").isEnabled()
    assert command(window, "new_sale").text() == "&Sale for “Alfa AS”"


def test_find_asks_before_it_leaves_a_form(qtbot: Any, bench: Bench, ids: dict[str, int]) -> None:
    answers = Answers(["Go on editing"])
    window = window_on(qtbot, bench, answers)
    window.open_record(SALE, ids["a"])
    card = window.work.shown_screen.card
    card.edit()
    type_over(card, "title", "Another")
    command(window, "find").trigger()
    assert len(answers.asked) == 1
    assert not window.work.is_finding
    assert card.is_editing


def test_a_new_sale_begun_from_find_and_given_up_leads_back(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    command(window, "new_sale").trigger()
    assert window.work.shown_screen.is_editing
    assert not window.work.is_finding
    window.work.shown_screen.run_command("cancel")
    assert window.work.is_finding


def test_find_works_in_an_empty_file(qtbot: Any, bench: Bench) -> None:
    window = window_on(qtbot, bench, Answers())
    assert window.work.is_welcoming
    window.open_find()
    settle(qtbot, bench)
    assert window.work.finder.isVisible()
    window.open_area(SALE)
    assert window.work.is_welcoming


# -- for everybody -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 1680])
def test_convention_51_all_of_find_has_a_name(window: MainWindow, find: FindScreen, width: int) -> None:
    window.resize(width, 800)
    assert nameless(window) == []


def test_convention_52_tab_goes_through_criteria_to_find_and_to_the_results(
    window: MainWindow, find: FindScreen, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    ask(find, called("print"), qtbot, bench)
    find.kind_button.setFocus()
    passed: list[QWidget] = []
    while len(passed) < 40 and (not passed or passed[-1] is not find.page.table.view):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        passed.append(window.focusWidget())
    row = find.page.editor.widget_of((0, 0))
    wanted = [
        find.typical_button,
        find.save_button,
        row.field,
        row.operator,
        find.page.find_button,
        find.page.table.view,
    ]
    places = [passed.index(one) for one in wanted]
    assert places == sorted(places)
