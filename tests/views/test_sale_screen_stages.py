"""Stages on the sale screen: the bar, the list, stalling, selling, losing and re-opening."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import update
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Stage
from desktop_crm.operations.sale_status import mark_as_sold, stall
from desktop_crm.views.bench import Bench
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.sale.card import SaleCard
from desktop_crm.views.sale.screen import SaleScreen
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.windows import (
    LEFT,
    Answers,
    click_sign,
    command,
    dialog_of,
    double_click,
    labels_on,
    no_dialog,
    press,
    read,
    sale_of,
    type_over,
    typed,
    window_on,
)

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS")
    anne = factories.person(workbench, company_id=alfa)
    sale = factories.sale(
        workbench, company_id=alfa, person_id=anne, amount=655_000, sale_date=date(2026, 9, 1),
        stage_id=workbench.ids["First meeting"],
    )  # fmt: skip
    return {"alfa": alfa, "anne": anne, "sale": sale}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def screen(window: MainWindow) -> SaleScreen:
    return window.work.screen_of(RecordKind.SALE)


@pytest.fixture
def card(screen: SaleScreen) -> SaleCard:
    return screen.card


def told(window: MainWindow) -> list[str]:
    """What the status line says."""
    return labels_on(next(iter(window.findChildren(StatusLine))))


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def click_stage(card: SaleCard, key: str) -> None:
    QTest.mouseClick(card.stage_bar, LEFT, pos=card.stage_bar.rect_of(key).center())


# -- stage and probability --------------------------------------------------------------------------------------------


def test_sc30_the_bar_shows_the_stages_of_the_type_and_then_sold_and_lost(card: SaleCard) -> None:
    assert [(step.text, step.state) for step in card.stage_bar.steps] == [
        ("Lead", "passed"), ("First meeting", "current"), ("Proposal", "coming"), ("Verbal acceptance", "coming"),
        ("Sold", "coming"), ("Lost", "coming"),
    ]  # fmt: skip


def test_sc31_one_click_on_the_bar_moves_the_sale_and_its_probability(card: SaleCard, workbench: Workbench) -> None:
    click_stage(card, str(workbench.ids["Proposal"]))
    assert plain(read(card, "stage_id", "probability")) == ["Proposal", "50 %"]


def test_sc31_sc32_sc33_a_stage_sets_the_probability_that_may_be_overridden(
    card: SaleCard, workbench: Workbench, ids: dict[str, int]
) -> None:
    card.edit()
    card.put("stage_id", workbench.ids["Proposal"])
    assert typed(card, "probability").startswith("50")
    type_over(card, "probability", "35")
    card.save()
    assert sale_of(workbench, ids["sale"], "probability", "weighted_amount") == [3500, 229_250]
    card.edit()
    card.put("stage_id", workbench.ids["Verbal acceptance"])
    assert typed(card, "probability").startswith("80")


@pytest.mark.parametrize(("key", "share"), [("sold", "100 %"), ("lost", "0 %")])
def test_sc34_closing_fixes_the_probability(card: SaleCard, key: str, share: str) -> None:
    card.edit()
    card.put("stage_id", key)
    assert typed(card, "probability").replace("\N{NO-BREAK SPACE}", " ") == share
    assert card.place("probability").locked


def test_sc35_a_type_without_stages_reads_open_and_offers_sold_and_lost(card: SaleCard, workbench: Workbench) -> None:
    card.edit()
    card.put("type_id", workbench.ids["Web shop"])
    assert [choice.label for choice in card._choices("stage_id")] == ["Open", "Sold", "Lost"]
    assert typed(card, "stage_id") == "Open"
    card.put("stage_id", "sold")
    card.place("stage_id").inner.setFocus()
    card.place("stage_id").begin()
    press(card, Qt.Key.Key_PageUp)
    press(card, ENTER)
    assert typed(card, "stage_id") == "Open"
    assert card.values["status"] == "open"
    card.save()
    assert read(card, "stage_id") == ["Open"]


def test_sc36_a_deleted_stage_stays_on_the_sale_that_stands_in_it(card: SaleCard, workbench: Workbench) -> None:
    workbench.do(_delete_stage, "First meeting", label="Delete stage")
    card.show_record(card.record_id or 0)
    assert "First meeting" in [step.text for step in card.stage_bar.steps]
    card.edit()
    assert "First meeting" in [choice.label for choice in card._choices("stage_id")]
    card.put("stage_id", workbench.ids["Proposal"])
    card.save()
    assert "First meeting" not in [choice.label for choice in card._choices("stage_id")]


def _delete_stage(session: Session, name: str) -> None:
    session.execute(update(Stage).where(Stage.name == name).values(deleted=True))


def test_sc36b_a_type_without_the_stage_begins_at_its_first(card: SaleCard, workbench: Workbench) -> None:
    card.edit()
    card.put("stage_id", workbench.ids["Lead"])
    card.put("type_id", workbench.ids["Upgrade"])
    assert (typed(card, "stage_id"), typed(card, "probability")[:2]) == ("First meeting", "20")


def test_a_stage_is_always_chosen_where_the_type_has_any(card: SaleCard) -> None:
    card.edit()
    type_over(card, "stage_id", "")
    assert not card.save_button.isEnabled()


# -- stalled ----------------------------------------------------------------------------------------------------------


def tick_stalled(card: SaleCard) -> None:
    click_sign(card.pages[0].checks["status"].box)


def test_st1_st2_ticking_stalled_opens_the_form_with_date_and_reason(card: SaleCard) -> None:
    assert card.place("next_activity").isVisible()
    tick_stalled(card)
    assert card.is_editing
    assert [card.place(name).isVisible() for name in ("reopen_date", "reason_stalled_id", "next_activity")] == [
        True, True, False,
    ]  # fmt: skip
    assert card.place("reopen_date").inner.hasFocus()


def test_st2_the_form_of_a_sale_that_is_being_stalled_fits_at_1280_by_800(card: SaleCard) -> None:
    tick_stalled(card)
    QApplication.sendPostedEvents()
    assert card.pages[0].verticalScrollBar().maximum() == 0


def test_st3_while_stalled_type_stage_and_probability_are_locked_and_keep_their_values(
    card: SaleCard, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(stall, [ids["sale"]])
    assert [card.place(name).locked for name in ("type_id", "stage_id", "probability")] == [True] * 3
    assert plain(read(card, "stage_id", "probability")) == ["First meeting", "20 %"]
    assert "stalled" in (card.stage_bar.locked or "")
    double_click(card.place("stage_id"))
    assert not card.is_typing


def test_st4_after_stalling_the_follow_up_of_that_day_is_offered(
    card: SaleCard, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    tick_stalled(card)
    type_over(card, "reopen_date", "1/9/2026", end=ENTER)
    dialog = dialog_of(FollowUpDialog, qtbot)
    values = dialog.card.values
    assert [values[name] for name in ("company_id", "person_id", "sale_id", "date")] == [
        ids["alfa"], ids["anne"], ids["sale"], date(2026, 9, 1),
    ]  # fmt: skip
    assert typed(dialog.card, "title") == f"Take up again: {read(card, 'title')[0]}"
    assert [values[name] for name in ("_form", "start", "duration", "all_day")] == ["to_do", None, None, False]
    press(dialog.card, ESC)
    assert no_dialog()
    assert sale_of(workbench, ids["sale"], "status", "reopen_date") == ["stalled", date(2026, 9, 1)]


def test_st4_only_stalling_offers_a_follow_up(card: SaleCard, bench: Bench, ids: dict[str, int]) -> None:
    tick_stalled(card)
    card.abandon()
    bench.desk.do(stall, [ids["sale"]], date(2026, 9, 1))
    card.edit()
    type_over(card, "title", "Plotters", end=ENTER)
    assert read(card, "title") == ["Plotters"]
    assert no_dialog()


def test_st5_the_reopen_date_is_the_next_activity_in_lists(
    window: MainWindow, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(stall, [ids["sale"]], date(2026, 9, 1))
    assert sale_of(workbench, ids["sale"], "next_activity", "next_activity_date") == [date(2026, 9, 1), None]


@pytest.mark.parametrize(("day", "words"), [("", "Nothing will remind you"), ("9/6/2026", "has passed")])
def test_st6_a_missing_or_passed_reopen_date_is_warned_of_and_saved(
    window: MainWindow, card: SaleCard, workbench: Workbench, ids: dict[str, int], day: str, words: str
) -> None:
    tick_stalled(card)
    type_over(card, "reopen_date", day)
    assert words in card.place("reopen_date").said
    type_over(card, "reopen_date", "11/6/2026")
    assert card.place("reopen_date").said == ""
    type_over(card, "reopen_date", day)
    assert card.save()
    assert any(words in text for text in told(window))
    assert sale_of(workbench, ids["sale"], "status") == ["stalled"]


def test_st7_the_sale_date_does_not_change(card: SaleCard, workbench: Workbench, ids: dict[str, int]) -> None:
    tick_stalled(card)
    card.save()
    assert sale_of(workbench, ids["sale"], "sale_date") == [date(2026, 9, 1)]


def test_st8_un_ticking_opens_the_sale_as_it_was(
    card: SaleCard, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(stall, [ids["sale"]], date(2026, 12, 1), workbench.ids["reason_stalled: No time"])
    tick_stalled(card)
    assert not card.is_editing
    assert sale_of(workbench, ids["sale"], "status", "reopen_date", "reason_stalled_id", "probability") == [
        "open", None, None, 2000,
    ]  # fmt: skip
    assert no_dialog()


# -- sold and lost ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["sold", "lost"])
def test_st10_st20_closing_sets_the_day_to_today_and_renames_it(
    screen: SaleScreen, card: SaleCard, workbench: Workbench, ids: dict[str, int], key: str
) -> None:
    click_stage(card, key)
    screen.reasons.actions()[0].trigger()
    screen.reasons.close()
    assert card.pages[0].label("sale_date").text() == f"Date ({key})"
    assert read(card, "sale_date", "stage_id") == ["10/06/2026", key.capitalize()]
    assert sale_of(workbench, ids["sale"], "status", "completed") == [key, False]


def test_st11_the_reason_is_asked_in_a_menu_and_stands_in_place_of_the_next_activity(
    screen: SaleScreen, card: SaleCard, workbench: Workbench, ids: dict[str, int]
) -> None:
    click_stage(card, "sold")
    texts = [action.text() for action in screen.reasons.actions() if action.text()]
    assert texts == ["Sold, without a reason", "Best price", "Best product"]
    screen.reasons.actions()[2].trigger()
    screen.reasons.close()
    assert read(card, "reason_sold_id") == ["Best price"]
    assert card.place("reason_sold_id").isVisible()
    assert not card.place("next_activity").isVisible()
    workbench.journal.undo()
    assert sale_of(workbench, ids["sale"], "status", "reason_sold_id") == ["open", None]


def test_st11_leaving_the_menu_leaves_the_sale_open(
    screen: SaleScreen, card: SaleCard, workbench: Workbench, ids: dict[str, int]
) -> None:
    click_stage(card, "lost")
    screen.reasons.close()
    assert sale_of(workbench, ids["sale"], "status") == ["open"]


def test_st10_the_form_sells_too_and_the_day_may_be_corrected(
    card: SaleCard, workbench: Workbench, ids: dict[str, int]
) -> None:
    card.edit()
    card.put("stage_id", "sold")
    assert typed(card, "sale_date") == "10/06/2026"
    type_over(card, "sale_date", "8/6/2026")
    card.put("reason_sold_id", workbench.ids["reason_sold: Best price"])
    type_over(card, "amount", "7000")
    card.save()
    assert sale_of(workbench, ids["sale"], "status", "sale_date", "reason_sold_id", "amount", "weighted_amount") == [
        "sold", date(2026, 6, 8), workbench.ids["reason_sold: Best price"], 700_000, 700_000,
    ]  # fmt: skip


def test_st14_stage_when_closed_and_cycle_are_recorded(
    card: SaleCard, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(mark_as_sold, [ids["sale"]])
    assert sale_of(workbench, ids["sale"], "stage_when_closed_id", "sale_cycle") == [workbench.ids["First meeting"], 0]
    assert read(card, "sale_cycle") == ["0"]


def test_st30_a_click_on_an_open_stage_opens_a_closed_sale_again(
    card: SaleCard, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    bench.desk.do(mark_as_sold, [ids["sale"]], workbench.ids["reason_sold: Best price"])
    click_stage(card, str(workbench.ids["Proposal"]))
    assert plain(read(card, "stage_id", "probability")) == ["Proposal", "50 %"]
    assert sale_of(workbench, ids["sale"], "status", "reason_sold_id", "sale_cycle", "sale_date") == [
        "open", None, None, TODAY,
    ]  # fmt: skip


def test_st30_reopening_brings_back_the_stage_that_it_stood_in(
    screen: SaleScreen, card: SaleCard, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(mark_as_sold, [ids["sale"]])
    screen.run_command("reopen")
    assert plain(read(card, "stage_id", "probability")) == ["First meeting", "20 %"]
    assert screen.why_not("reopen") == "The sale is open."


# -- commands ---------------------------------------------------------------------------------------------------------


def test_next_and_previous_stage_move_by_one(screen: SaleScreen, card: SaleCard) -> None:
    screen.run_command("next_stage")
    assert read(card, "stage_id") == ["Proposal"]
    screen.run_command("previous_stage")
    screen.run_command("previous_stage")
    assert read(card, "stage_id") == ["Lead"]


@pytest.mark.parametrize("name", ["mark_sold", "next_stage", "stall", "delete"])
def test_what_cannot_be_done_while_editing_says_why(
    screen: SaleScreen, card: SaleCard, window: MainWindow, name: str
) -> None:
    card.edit()
    action = command(window, name)
    assert not action.isEnabled()
    assert "Save or cancel" in action.toolTip()


def test_a_stage_command_first_saves_a_value_that_is_being_edited(
    screen: SaleScreen, card: SaleCard, workbench: Workbench, ids: dict[str, int]
) -> None:
    double_click(card.place("title"))
    type_over(card, "title", "Plotters", end=None)
    click_stage(card, str(workbench.ids["Proposal"]))
    assert sale_of(workbench, ids["sale"], "title", "stage_id") == ["Plotters", workbench.ids["Proposal"]]
    assert read(card, "title", "stage_id") == ["Plotters", "Proposal"]


def test_undo_of_a_move_shows_at_once(card: SaleCard, bench: Bench, workbench: Workbench) -> None:
    click_stage(card, str(workbench.ids["Proposal"]))
    bench.desk.undo()
    assert plain(read(card, "stage_id", "probability")) == ["First meeting", "20 %"]
    assert [step.text for step in card.stage_bar.steps if step.state == "current"] == ["First meeting"]
