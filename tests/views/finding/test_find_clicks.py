"""Everyday jobs on Find, done with the mouse and counted from the sale screen (look, section 3)."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Line
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.criteria.conftest import choose, close, tick_item
from tests.views.hand import Hand
from tests.views.windows import LEFT, settle


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    day = date(2026, 6, 20)
    return {
        "big": factories.sale(workbench, amount=6_000_00, sale_date=day),
        "small": factories.sale(workbench, amount=4_000_00, sale_date=day),
        "late": factories.sale(workbench, amount=6_000_00, sale_date=date(2026, 7, 20)),
    }


def row(window: MainWindow, place: int) -> LineRow:
    found = window.work.finder.page.editor.widget_of((0, place))
    assert isinstance(found, LineRow)
    return found


def test_open_sales_over_5000_this_quarter_are_at_most_9_clicks_away(
    window: MainWindow, hand: Hand, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    window.open_area(RecordKind.SALE)
    settle(qtbot, bench)
    hand.click(next(b for b in window.findChildren(QPushButton) if b.text() == "Find" and b.parent() is window._top))
    settle(qtbot, bench)
    status, day, amount = (row(window, place) for place in (1, 3, 4))
    hand.click(status.value.button)
    popup = status.value.popup
    tick_item(hand, popup, "Open")
    close(qtbot, popup, window)
    hand.clicks += 1  # beside the list
    choose(hand, day.value.unit, "quarter")
    hand.click(amount.value.stations()[0])
    QTest.keyClicks(QApplication.focusWidget(), "5000")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, bench)
    assert list(window.work.finder.page.table.ids) == [ids["big"]]
    assert hand.clicks <= 7
    assert [line for line in window.work.finder.page.editor.criteria().root.parts[0].parts if line.values] == [
        Line("sale.status", O.ONE_OF, ("open",)), Line("sale.sale_date", O.THIS, ("quarter",)),
        Line("sale.amount", O.GREATER, (5_000_00,)),
    ]  # fmt: skip


def test_the_same_as_a_typical_search_is_3_clicks(
    window: MainWindow, hand: Hand, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    window.open_area(RecordKind.SALE)
    settle(qtbot, bench)
    hand.click(next(b for b in window.findChildren(QPushButton) if b.text() == "Find" and b.parent() is window._top))
    hand.choose_from(window.work.finder.typical_button, "usual")
    settle(qtbot, bench)
    assert list(window.work.finder.page.table.ids) == [ids["big"]]
    assert hand.clicks <= 3


def test_the_first_of_a_call_list_is_1_double_click_and_each_next_1_click(
    window: MainWindow, hand: Hand, qtbot: Any, bench: Bench, ids: dict[str, int]
) -> None:
    find = window.work.finder
    hand.choose_from(find.typical_button, "mine_open")
    settle(qtbot, bench)
    assert find.page.table.count == 3
    first = find.page.table.view.visualRect(find.page.table.model.index(0, 1)).center()
    hand.clicks = 0
    hand.click(find.page.table.view.viewport(), first)
    QTest.mouseDClick(find.page.table.view.viewport(), LEFT, pos=first)
    settle(qtbot, bench)
    card = window.work.shown_screen.card
    assert (card.place_in_list.text(), hand.clicks) == ("1 of 3", 1)
    hand.click(card.next)
    assert (card.place_in_list.text(), hand.clicks) == ("2 of 3", 2)
