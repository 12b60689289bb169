"""A builder in a window, over a file with some companies and sales, and what finds one's way in it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from tests import factories
from tests.factories import Workbench
from tests.views.hand import Hand

_PATIENCE = 30_000  # milliseconds: a busy machine counts slowly

Builder = Callable[..., CriteriaEditor]


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Alfa has two small sales and a big one, all open; Beta a small one; Gamma none."""
    alfa, beta, gamma = (factories.company(workbench, name) for name in ("Alfa AS", "Beta AS", "Gamma AS"))
    for company, amounts in ((alfa, (1_00, 2_00, 20_000_00)), (beta, (3_00,))):
        for amount in amounts:
            given = {"company_id": company, "amount": amount, "sale_date": date(2026, 6, 1)}
            factories.sale(workbench, title=f"Sale of {amount // 100}", **given)
    return {"alfa": alfa, "beta": beta, "gamma": gamma}


@pytest.fixture
def build(qtbot: Any, bench: Bench, ids: dict[str, int]) -> Iterator[Builder]:
    """Open a builder on a question, and wait for its counts."""
    opened: list[CriteriaEditor] = []

    def make(criteria: Criteria | RecordKind, width: int = 900, count: bool = True, **more: Any) -> CriteriaEditor:
        record = criteria if isinstance(criteria, RecordKind) else criteria.record
        editor = CriteriaEditor(bench, record, **more)
        qtbot.addWidget(editor)
        opened.append(editor)
        if isinstance(criteria, Criteria):
            editor.show_criteria(criteria)
        editor.resize(width, 640)
        with qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        if count:
            counted(qtbot, editor)
        return editor

    yield make
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup not in opened:
            popup.close()
    for editor in opened:
        editor.hide()
    qtbot.waitUntil(lambda: not bench.desk.waiting, timeout=_PATIENCE)


def counted(qtbot: Any, editor: CriteriaEditor) -> None:
    """Wait until all that is asked is counted."""
    qtbot.waitUntil(lambda: not editor.is_counting, timeout=_PATIENCE)


@pytest.fixture
def hand(qtbot: Any) -> Hand:
    return Hand(qtbot)


def close(qtbot: Any, popup: QWidget, editor: CriteriaEditor) -> None:
    """Click beside a list, which closes it. Offscreen nobody gives the window back what the list had."""
    popup.close()
    qtbot.wait(10)
    with qtbot.waitActive(editor):
        editor.activateWindow()


def menu_of(button: Any) -> QMenu:
    """The open menu of words that are chosen."""
    assert isinstance(button.list, QMenu)
    return button.list


def choose(hand: Hand, button: Any, label: str) -> None:
    """Open the menu of words and click a line of it."""
    hand.click(button)
    menu = menu_of(button)
    hand.choose(menu, next(action for action in menu.actions() if action.text().partition("\t")[0] == label))


def choose_field(hand: Hand, editor: CriteriaEditor, title: str) -> None:
    """Click a field in the open chooser."""
    chooser = editor.hand.chooser
    row = next(place for place, row in enumerate(chooser.rows.rows) if f"{row.over}{row.text}" == title and row.leaf)
    index = chooser.rows.index(row)
    chooser.list.scrollTo(index)
    hand.click(chooser.list.viewport(), chooser.list.visualRect(index).center())


def tick_item(hand: Hand, popup: Any, label: str) -> None:
    """Click a line of an open list with boxes."""
    item = next(popup.list.item(row) for row in range(popup.list.count()) if popup.list.item(row).text() == label)
    popup.list.scrollToItem(item)
    hand.click(popup.list.viewport(), popup.list.visualItemRect(item).center())


def seen(widget: QWidget) -> bool:
    """Whether all of a widget is seen within its window, from left to right."""
    window = widget.window()
    left = widget.mapTo(window, widget.rect().topLeft()).x()
    return left >= 0 and left + widget.width() <= window.width()
