"""Tab on a card: its way round the window, through the form, and from one value that is edited alone to the next."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, double_click, labels_on, press, read, settle, window_on

ESC, TAB, BACKTAB = Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def sale(workbench: Workbench) -> int:
    alfa = factories.company(workbench, "Alfa AS")
    anne = factories.person(workbench, company_id=alfa)
    return factories.sale(workbench, company_id=alfa, person_id=anne, amount=100_000, description="Ten of them")


@pytest.fixture
def window(qtbot: Any, bench: Bench, sale: int) -> MainWindow:
    return window_on(qtbot, bench, Answers())


@pytest.fixture
def card(window: MainWindow) -> Card:
    return window.work.screen_of(RecordKind.SALE).card


def type_here(text: str) -> None:
    """Type where the focus is, over all that stands there."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)


def test_tab_walks_as_the_eye_does(card: Card) -> None:
    double_click(card.place("probability"))  # its editor is made before the others
    press(card, ESC)
    card.edit()
    names = []
    places = {value.inner: value.name for value in card._places() if value.is_editing}
    for _ in range(12):
        focus = QApplication.focusWidget()
        names.append(places.get(focus, ""))  # type: ignore[call-overload]
        press(card, TAB)
    assert names == [
        "title", "amount", "currency_id", "company_id", "person_id", "project_id", "owner_id", "type_id",
        "sale_date", "stage_id", "probability", "",
    ]  # fmt: skip
    assert places[QApplication.focusWidget()] == "description"  # type: ignore[index]
    press(card, TAB)
    assert QApplication.focusWidget() is card.save_button


def way_of_tab(window: MainWindow) -> list[str]:
    """Where Tab stops on its way once round the window, from the card."""
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in met:
        assert isinstance(focus, QWidget)
        assert focus.isVisible(), focus.accessibleName()
        met.append(focus)
        QTest.keyClick(focus, TAB)
    return [widget.accessibleName() or str(widget.property("text")) for widget in met]


def edit_alone(card: Card) -> None:
    double_click(card.place("description"))
    press(card, ESC)


def edit_all(card: Card) -> None:
    card.edit()
    press(card, ESC)


@pytest.mark.parametrize("edit", [edit_alone, edit_all])
def test_tab_stops_at_the_same_places_after_something_was_edited(
    card: Card, window: MainWindow, qtbot: Any, bench: Bench, edit: Any
) -> None:
    card.setFocus()
    before = way_of_tab(window)
    assert {"Company: Alfa AS", "Favourite", "Sections", "My open sales", "Search everything"} <= set(before)
    edit(card)
    settle(qtbot, bench)
    card.setFocus()
    assert way_of_tab(window) == before


def test_tab_out_of_a_value_that_is_edited_alone_saves_it_and_goes_on_to_the_next(card: Card) -> None:
    double_click(card.place("sale_date"))
    type_here("24/12/2026")
    press(card, TAB)
    assert read(card, "sale_date") == ["24/12/2026"]
    assert [value.name for value in card._places() if value.is_editing] == ["stage_id"]
    assert QApplication.focusWidget() is card.place("stage_id").inner
    press(card, BACKTAB)
    assert QApplication.focusWidget() is card.place("sale_date").inner
    press(card, ESC)
    assert not card.is_typing


def test_tab_does_not_leave_a_value_alone_that_cannot_be_taken(card: Card) -> None:
    double_click(card.place("sale_date"))
    type_here("31/2")
    press(card, TAB)
    assert QApplication.focusWidget() is card.place("sale_date").inner
    assert any("no 31 February" in said for said in labels_on(card.place("sale_date")))


def test_tab_through_all_values_alone_changes_nothing(card: Card, workbench: Workbench, sale: int) -> None:
    before = workbench.row(RecordKind.SALE, sale)
    double_click(card.place("title"))
    met = []
    while (alone := next((value.name for value in card._places() if value.is_editing), "")) not in met:
        met.append(alone)
        press(card, TAB)
        if not card.is_typing:
            break
    assert met[:4] == ["title", "amount", "currency_id", "company_id"]
    assert met[-1] == "description"
    assert workbench.row(RecordKind.SALE, sale) == before
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().isVisible()
