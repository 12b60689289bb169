"""The navigation at the left: what was visited lately, as long as the user wants it and as far as there is room."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.sale import delete_sales
from desktop_crm.views.bench import Bench
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import LEFT, Answers, settle, window_on

TITLES = [f"Sale {number:02}" for number in range(1, 17)]
_TALL, _LOW = 1200, 560


def ground(workbench: Workbench) -> list[int]:
    return [factories.sale(workbench, title=title) for title in TITLES]


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: list[int]) -> MainWindow:
    """Sixteen sales were visited, the sixteenth last."""
    opened = window_on(qtbot, bench, Answers())
    opened.resize(1280, _TALL)
    for sale_id in ids:
        opened.open_record(RecordKind.SALE, sale_id)
    settle(qtbot, bench)
    return opened


def visited(window: MainWindow) -> list[str]:
    """What can be read under "Visited lately"."""
    shown = [button for button in window.findChildren(QPushButton) if button.property("role") == "navItem"]
    return [button.text() for button in shown if button.isVisible()]


@pytest.fixture
def becomes(qtbot: Any, window: MainWindow) -> Callable[[list[str]], None]:
    return lambda wanted: qtbot.waitUntil(lambda: visited(window) == wanted)


def test_sc14_fifteen_visits_are_kept_until_the_user_wants_fewer(
    bench: Bench, window: MainWindow, workbench: Workbench, becomes: Callable[[list[str]], None]
) -> None:
    newest = TITLES[::-1]
    becomes(newest[:15])
    bench.desk.do(set_preference, "history_length", 3)
    becomes(newest[:3])
    bench.desk.set_user(workbench.ids["Ola Hansen"])
    becomes(newest[:15])
    bench.desk.set_user(workbench.ids["Kari Nordmann"])
    becomes(newest[:3])
    bench.desk.undo()
    becomes(newest[:15])


def test_sc14_the_list_that_the_search_begins_with_is_no_longer(bench: Bench, window: MainWindow, qtbot: Any) -> None:
    bench.desk.do(set_preference, "history_length", 3)
    field = window._top.search
    field.open()
    told = [line.name for line in field.lines]
    assert [name for name in told if name in TITLES] == TITLES[::-1][1:3]  # but for the one that is looked at


def test_in_a_low_window_as_many_are_seen_as_there_is_room_for(
    window: MainWindow, becomes: Callable[[list[str]], None], qtbot: Any
) -> None:
    window.resize(1280, _LOW)
    qtbot.waitUntil(lambda: window.height() == _LOW and 3 <= len(visited(window)) < 15)
    seen = [button for button in window.findChildren(QPushButton) if button.text() in visited(window)]
    bottom = max(button.mapTo(window, button.rect().bottomLeft()).y() for button in seen)
    assert bottom < _LOW
    window.resize(1280, _TALL)
    becomes(TITLES[::-1][:15])


def test_a_visited_record_is_opened_by_a_click_and_leaves_when_it_is_deleted(
    bench: Bench, window: MainWindow, ids: list[int], becomes: Callable[[list[str]], None]
) -> None:
    becomes(TITLES[::-1][:15])
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Sale 09" and one.isVisible())
    QTest.mouseClick(button, LEFT)
    assert window.work.screen.current_id == ids[8]
    bench.desk.do(delete_sales, [ids[15]])
    becomes(["Sale 09", *(title for title in TITLES[14:0:-1] if title != "Sale 09")])
