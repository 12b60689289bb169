"""The sale's card gives its values, and what is said of them, the room that they need."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.sale.card import SaleCard
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, type_over, window_on

LONG = "Operations agreement for all branch offices in the north and in the south"


@pytest.fixture
def sale(workbench: Workbench) -> int:
    return factories.sale(workbench, title=LONG, amount=100_000)


@pytest.fixture
def window(qtbot: Any, bench: Bench, sale: int) -> MainWindow:
    return window_on(qtbot, bench, Answers())


@pytest.fixture
def card(window: MainWindow) -> SaleCard:
    return window.work.screen_of(RecordKind.SALE).card


def sentences(card: SaleCard, role: str = "error") -> list[QLabel]:
    return [label for label in card.findChildren(QLabel) if label.property("role") == role and label.isVisible()]


def left_in(card: SaleCard, widget: QWidget) -> int:
    return widget.mapTo(card, QPoint(0, 0)).x()


def test_an_amount_that_cannot_be_read_is_told_on_one_line_of_its_own(card: SaleCard) -> None:
    card.edit()
    height = card.header_value("amount").height()
    type_over(card, "amount", "12500,5x")
    (told,) = sentences(card)
    assert told.text() == "Write a number, for example 45,000."
    assert told.width() > told.fontMetrics().horizontalAdvance(told.text())
    assert told.height() < 2 * told.fontMetrics().height()
    assert card.header_value("amount").height() == height
    card.abandon()
    assert not sentences(card)


def test_a_title_that_is_missing_is_told_there_too(card: SaleCard) -> None:
    card.edit()
    type_over(card, "title", "")
    card.save()
    assert [label.text() for label in sentences(card)] == ["This field must be filled in."]
    type_over(card, "title", "A")
    assert not sentences(card)


@pytest.mark.parametrize("typed", ["12500,50", "-1234567,89", "99999999999,99"])
def test_an_amount_is_seen_whole_while_it_is_typed(card: SaleCard, typed: str) -> None:
    card.edit()
    type_over(card, "amount", typed, end=None)
    line = card.place("amount").inner
    assert isinstance(line, QLineEdit)
    assert line.fontMetrics().horizontalAdvance(typed) <= line.width() - 2 * 8


def test_a_long_title_takes_all_the_room_up_to_the_amount(card: SaleCard) -> None:
    title, amount = card.header_value("title"), card.header_value("amount")
    assert title.width() < title.wanted_width
    star_ends = left_in(card, card.star) + card.star.width()
    assert left_in(card, amount) - star_ends in range(9)
    currency = card.header_value("currency_id")
    assert currency.width() == currency.wanted_width
    card.window().resize(1920, 1080)
    assert title.width() == title.wanted_width


def test_st6_what_should_be_thought_of_stands_clear_of_its_neighbours_and_nothing_scrolls(
    window: MainWindow, card: SaleCard
) -> None:
    window.work.screen_of(RecordKind.SALE).run_command("stall")
    (note,) = [label for label in sentences(card, "muted") if label.text() == "Nothing will remind you of it."]
    place, after = card.place("reopen_date"), card.place("reason_stalled_id")
    QApplication.sendPostedEvents()
    words = note.contentsRect()
    assert words.left() >= 8
    assert words.height() >= note.fontMetrics().height()
    below = after.mapTo(card, QPoint(0, 0)).y() - note.mapTo(card, QPoint(0, words.bottom())).y()
    assert below >= 4
    assert place.isVisible()
    assert card.pages[0].verticalScrollBar().maximum() == 0


def test_stalled_stands_in_the_line_of_the_probability(card: SaleCard) -> None:
    check, probability = card.pages[0].checks["status"], card.place("probability")
    assert check.mapTo(card, QPoint(0, 0)).y() == probability.mapTo(card, QPoint(0, 0)).y()
    assert left_in(card, check) >= left_in(card, probability) + probability.width()


def test_sd5_a_negative_profit_and_its_share_are_red(card: SaleCard) -> None:
    card.edit()
    card.put("cost", 250_000)
    card.save()
    assert [card.place(name).text for name in ("profit", "profit_percent")] == ["-1,500", "-150\u00a0%"]
    assert [card.place(name).tone for name in ("profit", "profit_percent", "cost")] == ["error", "error", ""]


def test_st40_the_dimmed_tick_says_on_hover_why(card: SaleCard) -> None:
    assert not card.completed.isEnabled()
    point = QPoint(5, 5)
    QApplication.sendEvent(card.completed, QHelpEvent(QEvent.Type.ToolTip, point, card.completed.mapToGlobal(point)))
    assert QToolTip.text() == "Only sold and lost sales can be completed."
    QToolTip.hideText()


def test_the_activities_need_no_sideways_scrolling_and_show_four_rows(window: MainWindow) -> None:
    view = window.work.screen_of(RecordKind.SALE).lists["activities"].table.view
    assert view.horizontalScrollBar().maximum() == 0
    assert view.viewport().height() >= 4 * 28
