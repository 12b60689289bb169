"""What stands in the way of saving, and what must not be lost: on the card, by mouse and keys."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.namesakes import Namesakes
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import LEFT, Answers, command, press, read, settle, type_over, window_on

ESC = Qt.Key.Key_Escape


def ground(workbench: Workbench) -> int:
    return factories.sale(workbench, description="Ten of them")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: int, answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def card(window: MainWindow) -> Card:
    return window.work.screen_of(RecordKind.SALE).card


def test_save_leads_to_what_was_typed_wrongly_on_a_tab_out_of_sight(window: MainWindow, card: Card) -> None:
    card.edit()
    type_over(card, "sale_date", "31/2")
    marked = [not card.tabs.tabIcon(at).isNull() for at in range(card.tabs.count())]
    assert not any(marked)
    card.show_tab("note")
    marked = [not card.tabs.tabIcon(at).isNull() for at in range(card.tabs.count())]
    assert marked == [True, *[False] * (card.tabs.count() - 1)]
    command(window, "save").trigger()
    assert (card.tabs.currentIndex(), card.place("sale_date").inner.hasFocus()) == (0, True)
    assert card.tabs.tabIcon(0).isNull()
    card.show_tab("note")
    QTest.mouseClick(card.save_button, LEFT)
    assert (card.tabs.currentIndex(), card.is_editing) == (0, True)


def test_all_that_is_missing_is_marked_and_the_first_is_gone_to(window: MainWindow) -> None:
    command(window, "new_company").trigger()
    form = window.work.shown_screen.card
    type_over(form, "name", "Zeta AS")
    form.save()
    places = [form.place(name) for name in ("category_id", "business_id")]
    assert [place.said for place in places] == ["This field must be filled in."] * 2
    assert places[0].inner.hasFocus()
    form.put("category_id", form._choices("category_id")[0].value)
    form.save()
    assert places[1].inner.hasFocus()
    form.abandon()


def test_a_list_that_must_be_filled_in_does_not_offer_nothing(window: MainWindow) -> None:
    command(window, "new_company").trigger()
    form = window.work.shown_screen.card
    offered = {
        name: [offer.name for offer in form.place(name).make_ready()._offers("")]  # type: ignore[attr-defined]
        for name in ("business_id", "country_id")
    }
    assert "(none)" not in offered["business_id"]
    assert "(none)" in offered["country_id"]
    form.abandon()


def test_lines_about_namesakes_take_no_room_from_the_form(
    window: MainWindow, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    factories.company(workbench, "Alfa AS")
    command(window, "new_company").trigger()
    settle(qtbot, bench)
    form = window.work.shown_screen.card
    page, before = form.pages[0], form.height()
    assert page.verticalScrollBar().maximum() == 0
    type_over(form, "name", "Alfa AS", end=None)
    qtbot.waitUntil(form.findChild(Namesakes).isVisible)
    QApplication.processEvents()
    assert (form.height() > before, page.verticalScrollBar().maximum()) == (True, 0)
    type_over(form, "name", "Quite another name", end=None)
    qtbot.waitUntil(lambda: not form.findChild(Namesakes).isVisible())
    QApplication.processEvents()
    assert form.height() == before
    form.abandon()


def test_a_long_text_is_not_thrown_away_unasked(card: Card, answers: Answers) -> None:
    card.show_tab("note")
    card.edit_one("note")
    press(card, ESC)
    assert not card.is_typing
    card.edit_one("note")
    QTest.keyClicks(card.place("note").inner, "They want two, and soon.")
    answers.given = ["Go on editing", "Discard"]
    press(card, ESC)
    assert (card.is_typing, card.place("note").inner.toPlainText()) == (True, "They want two, and soon.")
    press(card, ESC)
    assert (card.is_typing, read(card, "note")) == (False, [""])


def test_an_empty_note_says_how_to_begin(card: Card) -> None:
    card.show_tab("note")
    reader = card.place("note").findChild(QPlainTextEdit)
    assert reader.placeholderText() == "Nothing is written here yet. Double-click to begin."
