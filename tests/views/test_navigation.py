"""The navigation at the left: areas stand still; favourites, and what was visited lately, as far as there is room."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.sale import delete_sales
from desktop_crm.operations.selection import register_selection
from desktop_crm.views.at_hand import Room, shared
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
    return under(window, "Visited lately")


def under(window: MainWindow, heading: str) -> list[str]:
    """What can be read under a heading, from top to bottom."""
    return [line.text() for line in lines_under(window, heading)]


def lines_under(window: MainWindow, heading: str) -> list[QPushButton]:
    label = next(one for one in navigation(window).findChildren(QLabel) if one.text() == heading)
    lines = [one for one in label.parentWidget().findChildren(QPushButton) if one.isVisible()]
    return sorted(lines, key=lambda line: line.y()) if label.isVisible() else []


def navigation(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "navigation")
    assert isinstance(found, QWidget)
    return found


def areas(window: MainWindow) -> list[int]:
    """Where the areas stand."""
    return [button.y() for button in navigation(window).findChildren(QToolButton)]


def star(bench: Bench, ids: list[int], qtbot: Any) -> None:
    bench.desk.do(add_favourites, RecordKind.SALE, ids)
    settle(qtbot, bench)


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
    assert window.work.shown_screen.current_id == ids[8]
    bench.desk.do(delete_sales, [ids[15]])
    becomes(["Sale 09", *(title for title in TITLES[14:0:-1] if title != "Sale 09")])


# -- favourites -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("height", [_TALL, 800, 640])
def test_areas_stand_still_however_much_stands_under_them(
    qtbot: Any, bench: Bench, ids: list[int], height: int
) -> None:
    window = window_on(qtbot, bench, Answers())
    window.resize(1280, height)
    qtbot.waitUntil(lambda: window.height() == height and areas(window)[0] > 0)
    before = areas(window)
    star(bench, ids[:12], qtbot)
    for sale_id in ids:
        window.open_record(RecordKind.SALE, sale_id)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: len(under(window, "Favourites")) > 0)
    assert areas(window) == before


def test_favourites_stay_while_more_is_visited(qtbot: Any, bench: Bench, ids: list[int]) -> None:
    window = window_on(qtbot, bench, Answers())
    star(bench, ids[:8], qtbot)
    qtbot.waitUntil(lambda: under(window, "Favourites") == TITLES[:8])
    for sale_id in ids:
        window.open_record(RecordKind.SALE, sale_id)
        assert under(window, "Favourites") == TITLES[:8]
    assert 3 <= len(visited(window)) < 15
    seen = [line.mapTo(window, line.rect().bottomLeft()).y() for line in lines_under(window, "Visited lately")]
    assert max(seen) < window.height()


def test_favourites_without_room_are_found_behind_the_last_line(
    qtbot: Any, bench: Bench, window: MainWindow, ids: list[int], workbench: Workbench
) -> None:
    window.resize(1280, 640)
    star(bench, ids, qtbot)
    qtbot.waitUntil(lambda: window.height() == 640 and under(window, "Favourites")[-1:] != TITLES[-1:])
    *seen, last = lines_under(window, "Favourites")
    assert last.text() == f"{16 - len(seen)} more…"
    assert visited(window)
    QTest.mouseClick(last, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [line.text() for line in seen] + [action.text() for action in menu.actions()] == TITLES
    menu.actions()[-2].trigger()
    menu.close()
    settle(qtbot, bench)
    assert window.work.shown_screen.current_id == ids[-2]


def test_a_selection_with_a_star_is_a_favourite_too(
    qtbot: Any, bench: Bench, window: MainWindow, workbench: Workbench
) -> None:
    selection = workbench.do(register_selection, {"name": "Christmas cards", "target": "sale"})
    bench.desk.do(add_favourites, RecordKind.SELECTION, [selection])
    qtbot.waitUntil(lambda: under(window, "Favourites") == ["Christmas cards"])
    QTest.mouseClick(lines_under(window, "Favourites")[0], LEFT)
    assert (window.work.area, window.work.shown_screen.current_id) == (RecordKind.SELECTION, selection)


@given(st.integers(0, 900), st.integers(0, 40), st.integers(0, 15))
def test_favourites_have_the_first_right_to_the_room(height: int, favourites: int, recent: int) -> None:
    room = Room(height, 26, 30, 8)
    first, second = shared(room, favourites, recent)
    taken = room.taken_by(first) + room.taken_by(second)
    assert taken - room.gap <= height or taken == 0
    if first < favourites:  # what is cut gave room to a few of the others, or there is none left
        assert second <= 3
        assert height - taken - room.gap < room.line + room.heading + room.gap
    if second < recent:
        assert height - taken < room.line + room.heading + room.gap
    if height >= 400:
        assert first >= min(3, favourites)
        assert second >= min(3, recent)
