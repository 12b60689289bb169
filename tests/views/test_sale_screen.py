"""The sale screen: header, footer, arithmetic, walking, overdue days, deleting, and what the form follows."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.favourites import toggle_favourite
from desktop_crm.operations.follow_up import set_done
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.sale import delete_sales, edit_sale, set_completed
from desktop_crm.operations.sale_status import mark_as_lost, mark_as_sold, stall
from desktop_crm.views.bench import Bench
from desktop_crm.views.memory import Memory
from desktop_crm.views.sale.screen import SaleScreen
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.windows import (
    LEFT,
    Answers,
    click_sign,
    command,
    labels_on,
    press,
    read,
    sale_of,
    settle,
    type_over,
    typed,
    window_on,
)

SALE = RecordKind.SALE


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> dict[str, int]:
    """Three sales, Aa, Bb and Cc, the first of a company, and another company with a person."""
    alfa, beta = factories.company(workbench, "Alfa AS"), factories.company(workbench, "Beta AS")
    known = {"alfa": alfa, "beta": beta, "anne": factories.person(workbench, company_id=alfa)}
    known["Aa"] = factories.sale(
        workbench, title="Aa", company_id=alfa, person_id=known["anne"], amount=100_000, cost=30_000
    )
    return known | {title: factories.sale(workbench, title=title, company_id=beta) for title in ("Bb", "Cc")}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    bench.memory.keep("last_sale/test.dcrm", ids["Aa"])
    return window_on(qtbot, bench, answers)


@pytest.fixture
def screen(window: MainWindow) -> SaleScreen:
    return window.work.screen_of(SALE)


def shown(screen: SaleScreen) -> str:
    """The title of the shown sale."""
    return screen.card.place("title").text


# -- header and footer ------------------------------------------------------------------------------------------------


def test_sc2_the_header_stands_on_every_tab(screen: SaleScreen) -> None:
    card = screen.card
    header = [card.header_value("title"), card.header_value("amount"), card.header_value("currency_id")]
    buttons = [card.star, card.pencil, card.tasks]
    for tab in range(card.tabs.count()):
        card.tabs.setCurrentIndex(tab)
        assert all(widget.isVisible() for widget in (*header, *buttons))
        assert read(card, "title", "amount", "currency_id") == ["Aa", "1,000", "NOK"]


def test_cu1_currencies_are_hidden_when_they_are_not_used(screen: SaleScreen, bench: Bench) -> None:
    bench.desk.do(set_preference, "use_currency", False)
    assert not screen.card.header_value("currency_id").isVisible()
    screen.card.edit()
    assert not screen.card.header_value("currency_id").isVisible()


def test_sc3_the_footer_says_who_registered_and_then_who_changed_it(screen: SaleScreen, bench: Bench) -> None:
    assert any(text.startswith("Registered: 10/06/2026") and text.endswith(" KN") for text in labels_on(screen.card))
    screen.card.edit()
    type_over(screen.card, "title", "Ab")
    screen.card.save()
    assert any(text.startswith("Updated: 10/06/2026") and text.endswith(" KN") for text in labels_on(screen.card))


@pytest.mark.parametrize("status", list(SaleStatus))
def test_sc4_each_status_has_its_icon_and_word(
    screen: SaleScreen, bench: Bench, ids: dict[str, int], status: SaleStatus
) -> None:
    change = {SaleStatus.SOLD: mark_as_sold, SaleStatus.LOST: mark_as_lost, SaleStatus.STALLED: stall}.get(status)
    before = screen.card.icon.pixmap().toImage()
    if change is not None:
        bench.desk.do(change, [ids["Aa"]])
    icon = screen.card.icon
    assert icon.accessibleName() == status.value.capitalize()
    assert (icon.pixmap().toImage() == before) == (status is SaleStatus.OPEN)


def test_the_star_is_set_by_one_click_and_follows_undo(screen: SaleScreen, bench: Bench, ids: dict[str, int]) -> None:
    QTest.mouseClick(screen.card.star, LEFT)
    assert (screen.card.is_starred, screen.ticks()["favourite"]) == (True, True)
    bench.desk.undo()
    assert not screen.card.is_starred
    bench.desk.do(toggle_favourite, SALE, ids["Aa"])
    assert screen.card.star.toolTip() == "Remove from favourites"


def test_the_star_stands_right_after_the_title(screen: SaleScreen) -> None:
    title, star = screen.card.header_value("title"), screen.card.star
    assert 0 <= star.x() - (title.x() + title.wanted_width) <= 12


@pytest.mark.parametrize(("note", "tab"), [("Text", "Note •"), (" \n\t", "Note"), ("", "Note")])
def test_a_note_marks_its_tab_with_a_dot_but_white_space_does_not(screen: SaleScreen, note: str, tab: str) -> None:
    screen.card.edit()
    screen.card.put("note", note)
    assert screen.card.tabs.tabText(3) == tab
    screen.card.save()
    assert screen.card.tabs.tabText(3) == tab


# -- the form follows -------------------------------------------------------------------------------------------------


def details(screen: SaleScreen) -> list[str]:
    return [
        typed(screen.card, name).replace("\N{NO-BREAK SPACE}", " ") for name in ("cost", "profit", "profit_percent")
    ]


def test_sd1_sd2_cost_profit_and_share_follow_each_other_while_typing(screen: SaleScreen) -> None:
    card = screen.card
    card.edit()
    card.tabs.setCurrentIndex(1)
    assert details(screen) == ["300", "700", "70 %"]
    type_over(card, "profit_percent", "25")
    assert details(screen) == ["750", "250", "25 %"]
    type_over(card, "profit", "400")
    assert details(screen) == ["600", "400", "40 %"]


def test_sd4_the_cost_is_held_when_the_amount_changes(screen: SaleScreen) -> None:
    screen.card.edit()
    type_over(screen.card, "amount", "600")
    assert details(screen) == ["300", "300", "50 %"]


def test_sd5_a_sale_for_nothing_has_no_share_and_a_loss_is_red(screen: SaleScreen) -> None:
    card = screen.card
    card.edit()
    type_over(card, "amount", "0")
    card.tabs.setCurrentIndex(1)
    type_over(card, "profit_percent", "25")
    assert details(screen) == ["0", "0", "0 %"]
    type_over(card, "cost", "5")
    card.save()
    assert (read(card, "profit")[0].replace("\N{MINUS SIGN}", "-"), card.place("profit").tone) == ("-5", "error")


def test_sc20_the_person_goes_with_another_company(screen: SaleScreen, ids: dict[str, int]) -> None:
    screen.card.edit()
    screen.card.put("company_id", ids["beta"])
    assert (typed(screen.card, "company_id"), typed(screen.card, "person_id")) == ("Beta AS", "")


def test_sc21_sc22_the_type_sets_the_date_of_a_new_sale_until_it_is_touched(
    screen: SaleScreen, workbench: Workbench
) -> None:
    card = screen.card
    screen.start_new({})
    assert card.values["sale_date"] == date(2026, 9, 10)
    card.put("type_id", workbench.ids["Upgrade"])
    assert typed(card, "sale_date") == "24/06/2026"
    type_over(card, "sale_date", "1/7/2026")
    card.put("type_id", workbench.ids["New customer"])
    assert typed(card, "sale_date") == "01/07/2026"


def test_sc22_the_type_of_a_saved_sale_leaves_its_date(screen: SaleScreen, workbench: Workbench) -> None:
    screen.card.edit()
    before = typed(screen.card, "sale_date")
    screen.card.put("type_id", workbench.ids["Upgrade"])
    assert typed(screen.card, "sale_date") == before


def test_a_new_sale_takes_company_and_person_from_the_one_that_is_looked_at(
    window: MainWindow, screen: SaleScreen, workbench: Workbench, ids: dict[str, int]
) -> None:
    command(window, "new_sale").trigger()
    type_over(screen.card, "title", "Dd", end=None)
    press(screen.card, Qt.Key.Key_Return)
    assert shown(screen) == "Dd"
    new = screen.current_id
    assert new is not None
    assert sale_of(workbench, new, "company_id", "person_id", "owner_id", "amount") == [
        ids["alfa"], ids["anne"], workbench.user_id, 0,
    ]  # fmt: skip


def test_giving_up_a_new_sale_shows_the_one_before(screen: SaleScreen, answers: Answers) -> None:
    screen.start_new({})
    press(screen.card, Qt.Key.Key_Escape)
    assert (shown(screen), answers.asked) == ("Aa", [])


def test_while_a_sale_is_new_nothing_is_offered_that_needs_a_saved_one(screen: SaleScreen) -> None:
    screen.start_new({})
    card = screen.card
    assert not any(button.isEnabled() for button in (card.previous, card.next, card.tasks, card.pencil))
    assert not card.star.isVisible()
    assert not card.stage_bar.isVisible()


# -- walking ----------------------------------------------------------------------------------------------------------


def test_sc10_sc13_without_a_list_previous_and_next_walk_over_all_sales_by_title(
    screen: SaleScreen, window: MainWindow, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(edit_sale, ids["Bb"], {"sale_date": date(2026, 6, 1)})  # in lists it would be the first
    window.work.side_of(SALE).show_view("preview")
    card = screen.card
    assert (card.previous.isEnabled(), card.next.isEnabled()) == (False, True)
    QTest.mouseClick(card.next, LEFT)
    QTest.mouseClick(card.next, LEFT)
    assert shown(screen) == "Cc"
    assert (card.previous.isEnabled(), card.next.isEnabled()) == (True, False)
    assert "nothing further" in card.next.toolTip()
    QTest.mouseClick(card.previous, LEFT)
    assert shown(screen) == "Bb"


@pytest.mark.parametrize(
    ("change", "skipped"),
    [(mark_as_sold, True), (mark_as_lost, True), (stall, False)],
)
def test_sc11_sc12_completed_sales_are_passed_over_and_stalled_ones_are_not(
    screen: SaleScreen, window: MainWindow, bench: Bench, ids: dict[str, int], change: Any, skipped: bool
) -> None:
    bench.desk.do(change, [ids["Bb"]])
    command(window, "skip_completed").trigger()
    QTest.mouseClick(screen.card.next, LEFT)
    assert shown(screen) == ("Cc" if skipped else "Bb")


def test_sc11_skipping_is_remembered_for_the_user(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    command(window, "skip_completed").trigger()
    again = window_on(qtbot, bench, Answers())
    assert command(again, "skip_completed").isChecked()
    command(window, "skip_completed").trigger()
    assert not command(again, "skip_completed").isChecked()


def test_next_while_editing_asks_and_keeps_what_was_typed_when_told_so(screen: SaleScreen, answers: Answers) -> None:
    screen.card.edit()
    type_over(screen.card, "title", "Zz")
    answers.given = ["Go on editing", "Save"]
    QTest.mouseClick(screen.card.next, LEFT)
    assert (screen.is_editing, typed(screen.card, "title")) == (True, "Zz")
    QTest.mouseClick(screen.card.next, LEFT)
    assert shown(screen) == "Bb"
    QTest.mouseClick(screen.card.previous, LEFT)
    assert shown(screen) == "Zz"


# -- completed and deleting -------------------------------------------------------------------------------------------


def test_st40_only_closed_sales_can_be_completed(screen: SaleScreen, bench: Bench, ids: dict[str, int]) -> None:
    box: QCheckBox = screen.card.completed
    assert not box.isEnabled()
    assert "Only sold and lost" in box.toolTip()
    bench.desk.do(mark_as_sold, [ids["Aa"]])
    assert (box.isEnabled(), box.isChecked()) == (True, False)


def test_st42_completing_changes_nothing_else_and_is_one_step(
    screen: SaleScreen, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(mark_as_lost, [ids["Aa"]])
    click_sign(screen.card.completed)
    assert sale_of(workbench, ids["Aa"], "completed", "status") == [True, "lost"]
    bench.desk.undo()
    assert not screen.card.completed.isChecked()


def test_st40_in_a_form_the_tick_is_saved_with_the_rest(
    screen: SaleScreen, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(mark_as_sold, [ids["Aa"]])
    screen.card.edit()
    type_over(screen.card, "title", "Ab")
    screen.card.completed.click()
    assert screen.is_editing
    assert sale_of(workbench, ids["Aa"], "completed") == [False]
    screen.card.save()
    assert sale_of(workbench, ids["Aa"], "completed", "title") == [True, "Ab"]


def test_st41_a_completed_sale_leaves_the_list_of_overdue_ones(
    screen: SaleScreen, window: MainWindow, bench: Bench, ids: dict[str, int], workbench: Workbench, qtbot: Any
) -> None:
    workbench.on(datetime(2026, 12, 1, 10, tzinfo=UTC))
    side = window.work.side_of(SALE)
    with qtbot.waitSignal(side.table.listed):
        side.show_view("sales.overdue")
    assert side.table.count == 3
    with qtbot.waitSignal(side.table.listed):
        bench.desk.do(mark_as_sold, [ids["Bb"]])
    bench.desk.do(set_completed, [ids["Bb"]], True)
    settle(qtbot, bench)
    assert list(side.table.ids) == [ids["Aa"], ids["Cc"]]


def test_st60_deleting_asks_nothing_shows_the_neighbour_and_can_be_undone(
    screen: SaleScreen,
    window: MainWindow,
    bench: Bench,
    answers: Answers,
    ids: dict[str, int],
    workbench: Workbench,
) -> None:
    screen.run_command("delete")
    assert (shown(screen), answers.asked) == ("Bb", [])
    assert not command(window, "back").isEnabled()
    bench.desk.undo()
    assert sale_of(workbench, ids["Aa"], "title") == ["Aa"]
    assert shown(screen) == "Aa"
    bench.desk.redo()
    assert shown(screen) == "Bb"


def test_st60_undo_shows_again_what_was_shown_when_it_went_and_nothing_else(
    screen: SaleScreen, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(delete_sales, [ids["Bb"]])  # in a list, while another is shown
    bench.desk.undo()
    assert shown(screen) == "Aa"
    bench.desk.do(delete_sales, [ids["Aa"]])
    screen.show_record(ids["Cc"])
    screen.card.edit()
    bench.desk.undo()
    assert (shown(screen), screen.is_editing) == ("Cc", True)
    screen.card.abandon()
    bench.desk.redo()
    bench.desk.undo()
    assert shown(screen) == "Aa"


def test_st60_after_the_last_sale_the_one_before_is_shown(screen: SaleScreen, ids: dict[str, int]) -> None:
    screen.show_record(ids["Cc"])
    screen.run_command("delete")
    assert shown(screen) == "Bb"


def register(screen: SaleScreen, title: str) -> None:
    screen.start_new({})
    type_over(screen.card, "title", title, end=Qt.Key.Key_Return)


def test_undoing_a_registration_goes_back_to_the_sale_that_was_shown_before(
    screen: SaleScreen, window: MainWindow, bench: Bench, ids: dict[str, int]
) -> None:
    screen.show_record(ids["Cc"])
    register(screen, "Ab")
    assert shown(screen) == "Ab"
    bench.desk.undo()
    assert shown(screen) == "Cc"
    command(window, "back").trigger()
    assert (shown(screen), command(window, "back").isEnabled()) == ("Aa", False)
    command(window, "forward").trigger()
    assert (shown(screen), command(window, "forward").isEnabled()) == ("Cc", False)


def test_where_the_sale_before_is_gone_too_the_one_before_that_is_shown(
    screen: SaleScreen, bench: Bench, ids: dict[str, int], workbench: Workbench
) -> None:
    last = factories.sale(workbench, title="Dd")
    for sale_id in (last, ids["Bb"], ids["Aa"]):
        screen.show_record(sale_id)
    bench.desk.do(delete_sales, [ids["Aa"], ids["Bb"]])
    assert shown(screen) == "Dd"


def test_where_every_sale_is_gone_nothing_is_shown_until_one_comes_back(
    screen: SaleScreen, window: MainWindow, bench: Bench, ids: dict[str, int]
) -> None:
    screen.show_record(ids["Cc"])
    bench.desk.do(delete_sales, [ids[title] for title in ("Aa", "Bb", "Cc")])
    assert screen.current_id is None
    assert not any(button.isEnabled() for button in (screen.card.previous, screen.card.next))
    assert not command(window, "back").isEnabled()
    bench.desk.undo()
    assert shown(screen) == "Cc"


def test_giving_up_a_new_sale_goes_back_over_one_that_is_gone(
    screen: SaleScreen, bench: Bench, ids: dict[str, int]
) -> None:
    screen.show_record(ids["Cc"])
    screen.show_record(ids["Bb"])
    screen.start_new({})
    bench.desk.do(delete_sales, [ids["Bb"]])
    press(screen.card, Qt.Key.Key_Escape)
    assert shown(screen) == "Cc"


# -- overdue ----------------------------------------------------------------------------------------------------------


def test_na4_na5_na6_the_next_activity_is_the_oldest_open_one_and_red_when_past(
    screen: SaleScreen, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    place = screen.card.place("next_activity")
    assert place.text == ""
    first = factories.follow_up(workbench, sale_id=ids["Aa"], date=date(2026, 6, 7))
    factories.follow_up(workbench, sale_id=ids["Aa"], date=date(2026, 6, 15))
    screen.card.show_record(ids["Aa"])
    assert (place.text, place.tone) == ("07/06/2026", "error")
    bench.desk.do(set_done, [first], True)
    assert (place.text, place.tone) == ("15/06/2026", "")


def test_na6_today_is_not_red(screen: SaleScreen, workbench: Workbench, ids: dict[str, int]) -> None:
    factories.follow_up(workbench, sale_id=ids["Aa"], date=TODAY)
    screen.card.show_record(ids["Aa"])
    assert screen.card.place("next_activity").tone == ""


@pytest.mark.parametrize(("change", "tone"), [(None, "error"), (stall, ""), (mark_as_sold, ""), (mark_as_lost, "")])
def test_na8_na10_a_passed_sale_date_is_red_only_while_the_sale_is_open(
    screen: SaleScreen, bench: Bench, workbench: Workbench, ids: dict[str, int], change: Any, tone: str
) -> None:
    if change is not None:
        bench.desk.do(change, [ids["Aa"]])
    workbench.on(datetime(2027, 1, 1, 10, tzinfo=UTC))
    screen.card.show_record(ids["Aa"])
    assert screen.card.place("sale_date").tone == tone


def test_na8_na11_overdue_rows_are_red_unless_the_user_wants_none(
    window: MainWindow, bench: Bench, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    factories.follow_up(workbench, sale_id=ids["Bb"], date=date(2026, 6, 9))
    table = window.work.side_of(SALE).table
    table.model.refresh(None)
    settle(qtbot, bench)
    rows = {table.ids[place]: place for place in range(table.count)}
    assert [table.model.is_late(rows[ids[name]]) for name in ("Aa", "Bb", "Cc")] == [False, True, False]
    bench.desk.do(set_preference, "mark_overdue", False)
    assert not table.model.is_late(rows[ids["Bb"]])


# -- what is remembered -----------------------------------------------------------------------------------------------


def test_the_height_of_the_card_is_remembered(window: MainWindow, bench: Bench, qtbot: Any) -> None:
    splitter = window.work.screen_of(SALE).splitter
    splitter.moveSplitter(300, 1)
    again = window_on(qtbot, Bench(**{**_parts(bench), "memory": Memory(bench.memory._settings)}), Answers())
    assert again.work.screen_of(SALE).splitter.sizes()[0] == pytest.approx(splitter.sizes()[0], abs=2)


def _parts(bench: Bench) -> dict[str, Any]:
    return {name: getattr(bench, name) for name in ("desk", "theme", "faces", "prompt", "memory", "language")}
