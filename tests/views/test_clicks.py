"""The everyday jobs, done with the mouse and counted: each has a budget of clicks, and typing does not count."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import FollowUp, Sale
from desktop_crm.selections.listing import Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.parts.record_painter import box_in
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.hand import ENTER, Hand
from tests.views.windows import CONTROL, Answers, command, dialog_of, no_dialog, press, sale_of, settle, window_on

ESC = Qt.Key.Key_Escape


@pytest.fixture
def hand(qtbot: Any) -> Hand:
    return Hand(qtbot)


def ground(workbench: Workbench) -> dict[str, int]:
    """A company with three sales of mine, the second of them overdue; the first has a follow-up."""
    alfa = factories.company(workbench, "Alfa AS")
    days = {"Aa": date(2026, 8, 1), "Bb": date(2026, 6, 1), "Cc": date(2026, 9, 1)}
    sales = {
        title: factories.sale(workbench, title=title, company_id=alfa, sale_date=day, amount=amount)
        for amount, (title, day) in enumerate(days.items(), 1)
    }
    ring = factories.follow_up(workbench, sale_id=sales["Aa"], date=date(2026, 6, 20))
    return {"alfa": alfa, "ring": ring, **sales}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> Iterator[MainWindow]:
    """The window with the sale Aa on it, come from the list of my open sales."""
    opened = window_on(qtbot, bench, Answers())
    side = opened.work.side_of(RecordKind.SALE)
    with qtbot.waitSignal(side.table.listed):
        side.show_view("sales.mine_open")
    side.table.select_id(ids["Aa"])
    side.table.previewed.emit(ids["Aa"])
    yield opened
    for menu in opened.findChildren(QMenu):
        menu.close()


def title(window: MainWindow) -> str:
    return window.work.screen_of(RecordKind.SALE).card.place("title").text


def last(workbench: Workbench, kind: RecordKind) -> dict[str, Any]:
    entity = {RecordKind.SALE: Sale, RecordKind.FOLLOW_UP: FollowUp}[kind]
    return dict(workbench.row(kind, max(row.id for row in workbench.rows(entity))))


def click_stage(hand: Hand, window: MainWindow, key: str) -> None:
    bar = window.work.screen_of(RecordKind.SALE).card.stage_bar
    hand.click(bar, bar.rect_of(key).center())


def button(window: MainWindow, name: str) -> QAbstractButton:
    """The tool bar's button of a command."""
    return next(b for b in window.findChildren(QToolButton) if b.defaultAction() is command(window, name))


def test_the_next_sale_of_my_list_is_1_click_away(hand: Hand, window: MainWindow) -> None:
    hand.click(window.work.screen_of(RecordKind.SALE).card.next)
    assert title(window) == "Cc"
    assert hand.clicks <= 1


def test_what_is_overdue_is_seen_without_a_click_and_sorted_by_1(
    hand: Hand, window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    table = window.work.side_of(RecordKind.SALE).table
    late = [table.ids[place] for place in range(table.count) if table.model.is_late(place)]
    assert (late, hand.clicks) == ([ids["Bb"]], 0)
    table.set_listing(table.listing.sorted_by(Order("sale.amount")))
    settle(qtbot, bench)
    header = table.view.horizontalHeader()
    with qtbot.waitSignal(table.listed):
        hand.click(header.viewport(), QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2))
    assert table.ids[0] == ids["Bb"]
    assert hand.clicks <= 1


def test_a_sale_for_the_company_that_is_looked_at_is_2_clicks_title_and_enter(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    new = next(b for b in window.findChildren(QPushButton) if b.menu() is not None)
    hand.choose_from(new, "new_sale")
    hand.type("Plotters")
    made = last(workbench, RecordKind.SALE)
    assert (made["title"], made["company_id"], title(window)) == ("Plotters", ids["alfa"], "Plotters")
    assert hand.clicks <= 2


def test_from_a_sale_to_its_company_and_back_is_1_click_each(
    hand: Hand, window: MainWindow, ids: dict[str, int]
) -> None:
    link = window.work.shown_screen.card.place("company_id").findChild(QPushButton)
    hand.click(link, QPoint(8, link.height() // 2))
    assert (window.work.area, window.work.shown_screen.current_id) == (RecordKind.COMPANY, ids["alfa"])
    assert hand.clicks <= 1
    hand.click(button(window, "back"))
    assert title(window) == "Aa"
    assert hand.clicks <= 2


def test_a_sale_for_the_company_on_whose_screen_one_is_is_2_clicks_title_and_enter(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    beta = factories.company(workbench, "Beta AS")
    window.open_record(RecordKind.COMPANY, beta)
    new = next(b for b in window.findChildren(QPushButton) if b.menu() is not None)
    hand.choose_from(new, "new_sale")
    hand.type("Plotters")
    made = last(workbench, RecordKind.SALE)
    assert (made["title"], made["company_id"], title(window)) == ("Plotters", beta, "Plotters")
    assert hand.clicks <= 2


def test_another_area_is_1_click(hand: Hand, window: MainWindow) -> None:
    area = next(b for b in window.findChildren(QToolButton) if b.accessibleName() == "Persons")
    hand.click(area)
    assert window.work.area is RecordKind.PERSON
    assert hand.clicks <= 1


def test_moving_to_another_stage_is_1_click(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    click_stage(hand, window, str(workbench.ids["Proposal"]))
    assert sale_of(workbench, ids["Aa"], "stage_id") == [workbench.ids["Proposal"]]
    assert hand.clicks <= 1


def test_sold_with_a_reason_is_2_clicks(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int]
) -> None:
    click_stage(hand, window, "sold")
    menu = window.work.screen_of(RecordKind.SALE).reasons
    hand.choose(menu, next(action for action in menu.actions() if action.text() == "Best price"))
    assert sale_of(workbench, ids["Aa"], "status", "reason_sold_id") == [
        "sold", workbench.ids["reason_sold: Best price"],
    ]  # fmt: skip
    assert hand.clicks <= 2


def stalled(workbench: Workbench, ids: dict[str, int]) -> bool:
    return sale_of(workbench, ids["Aa"], "status", "reopen_date") == ["stalled", date(2026, 10, 1)]


def test_stalling_with_a_date_is_at_most_3_clicks(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    hand.tick(window.work.screen_of(RecordKind.SALE).card.pages[0].checks["status"].box)
    hand.type("1/10/2026")
    press(dialog_of(FollowUpDialog, qtbot).card, ESC)
    assert stalled(workbench, ids)
    assert hand.clicks <= 1


def test_stalling_from_the_tasks_is_at_most_3_clicks(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    hand.choose_from(window.work.screen_of(RecordKind.SALE).card.tasks, "stall")
    hand.type("1/10/2026")
    press(dialog_of(FollowUpDialog, qtbot).card, ESC)
    assert stalled(workbench, ids)
    assert hand.clicks <= 2


@pytest.mark.parametrize(("way", "budget"), [("list", 1), ("tasks", 2)])
def test_a_follow_up_on_this_sale_is_at_most_2_clicks_text_and_enter(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int], way: str, budget: int, qtbot: Any
) -> None:
    if way == "tasks":
        hand.choose_from(window.work.screen_of(RecordKind.SALE).card.tasks, "follow_up_here")
    else:
        hand.click(window.work.screen_of(RecordKind.SALE).lists["activities"].add_button)
    dialog = dialog_of(FollowUpDialog, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "Send the offer")
    press(dialog.card, ENTER)
    assert no_dialog()
    made = last(workbench, RecordKind.FOLLOW_UP)
    assert (made["title"], made["sale_id"], made["company_id"]) == ("Send the offer", ids["Aa"], ids["alfa"])
    assert hand.clicks <= budget


def test_ticking_a_follow_up_is_1_click(
    hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    table = window.work.screen_of(RecordKind.SALE).lists["activities"].table
    settle(qtbot, bench)
    table.model.texts(0)
    settle(qtbot, bench)
    cell = table.view.visualRect(table.model.index(0, 0))
    hand.click(table.view.viewport(), box_in(cell).center())
    assert workbench.row(RecordKind.FOLLOW_UP, ids["ring"])["completed"] is True
    assert hand.clicks <= 1


def test_undo_is_1_click_or_none(hand: Hand, window: MainWindow, workbench: Workbench, ids: dict[str, int]) -> None:
    click_stage(hand, window, str(workbench.ids["Proposal"]))
    click_stage(hand, window, str(workbench.ids["Verbal acceptance"]))
    hand.clicks = 0
    hand.click(button(window, "undo"))
    assert sale_of(workbench, ids["Aa"], "stage_id") == [workbench.ids["Proposal"]]
    assert hand.clicks <= 1
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert sale_of(workbench, ids["Aa"], "stage_id") == [workbench.ids["Lead"]]
    assert hand.clicks <= 1
