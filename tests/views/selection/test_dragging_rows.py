"""Rows of any list can be dragged: how a drag begins beside selecting, and what it carries."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.navigation import Navigation
from desktop_crm.views.parts.record_drag import MIME, records_data, records_in
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.window import MainWindow
from tests.factories import Workbench
from tests.views.record_tables import TITLE, Show, click, five_sales, showing, titles
from tests.views.selection.selections import side, static
from tests.views.windows import Answers, settle, type_over, window_on

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Any:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def table(show: Show, workbench: Workbench) -> RecordTable:
    """Five sales; what is carried off is noted, since nobody lets it go."""
    five_sales(workbench)
    made = show()
    made.view.drag_requested.disconnect()
    return made


def drag(table: RecordTable, place: int, by: QPoint) -> list[str]:
    """Press on a row and go as far; returns the titles of what a drag would carry, if one begins."""
    carried: list[str] = []
    table.view.drag_requested.connect(lambda: carried.append(selected(table)))
    viewport = table.view.viewport()
    start = QPoint(table.view.columnViewportPosition(TITLE) + 30, table.view.rowViewportPosition(place) + 14)
    QTest.mousePress(viewport, LEFT, PLAIN, start)
    for share in (0.5, 1):
        point = QPointF(start) + QPointF(by) * share
        moved = QMouseEvent(
            QEvent.Type.MouseMove, point, QPointF(viewport.mapToGlobal(point.toPoint())), NONE, LEFT, PLAIN
        )
        QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, LEFT, PLAIN, start + by)
    return carried


def selected(table: RecordTable) -> str:
    shown = dict(zip(table.ids, titles(table), strict=True))
    return "".join(shown[id] for id in table.selected_ids())


def test_what_a_drag_carries_is_kind_and_ids() -> None:
    data = records_data(RecordKind.CONTACT, [-4, 7, 2**40])
    assert data.hasFormat(MIME)
    found = records_in(data)
    assert found is not None
    assert (found[0], list(found[1])) == (RecordKind.CONTACT, [-4, 7, 2**40])


def test_sideways_a_row_is_dragged_and_up_and_down_rows_are_selected(table: RecordTable) -> None:
    assert drag(table, 1, QPoint(120, 5)) == ["b"]
    assert drag(table, 0, QPoint(4, 60)) == []
    assert selected(table) == "abc"


def test_several_selected_rows_are_dragged_together_whichever_way(table: RecordTable) -> None:
    click(table, 1)
    click(table, 3, modifier=SHIFT)
    assert drag(table, 2, QPoint(3, 80)) == ["bcd"]
    assert selected(table) == "bcd"


def test_a_click_on_one_of_several_selected_rows_still_selects_it_alone(table: RecordTable, qtbot: Any) -> None:
    click(table, 1)
    click(table, 3, modifier=SHIFT)
    with qtbot.waitSignal(table.previewed) as told:
        click(table, 2)
    assert selected(table) == "c"
    assert told.args == [table.ids[2]]


def test_a_click_that_trembles_is_no_drag(table: RecordTable) -> None:
    assert drag(table, 1, QPoint(3, 1)) == []
    assert selected(table) == "b"


# -- from any list to the selections -------------------------------------------------------------------------------


def hold_over(window: MainWindow, area: str) -> None:
    """Drag a row of sales over the button of an area, and hold it there."""
    button = next(one for one in window.findChildren(QToolButton) if one.text() == area and one.acceptDrops())
    point, data = button.rect().center(), records_data(RecordKind.SALE, [1])
    QApplication.sendEvent(button, QDragEnterEvent(point, Qt.DropAction.CopyAction, data, LEFT, PLAIN))


def test_rows_held_over_selections_open_them_with_a_list_to_let_them_go_on(
    workbench: Workbench, bench: Bench, qtbot: Any
) -> None:
    five_sales(workbench)
    static(workbench, "To call")
    window = window_on(qtbot, bench, Answers())
    side(window).show_view("preview")
    hold_over(window, "Selections")
    qtbot.waitUntil(lambda: window.work.area is RecordKind.SELECTION)
    settle(qtbot, bench)
    assert (side(window).view, side(window).table.count) == ("selections.active", 1)


def test_a_form_is_not_left_for_rows_that_are_dragged(workbench: Workbench, bench: Bench, qtbot: Any) -> None:
    five_sales(workbench)
    window = window_on(qtbot, bench, Answers())
    card = window.work.shown_screen.card
    card.edit()
    type_over(card, "title", "Other")
    with qtbot.waitSignal(window.findChild(Navigation).area_wanted):
        hold_over(window, "Selections")
    assert window.work.area is RecordKind.SALE


def test_rows_that_go_on_open_nothing(workbench: Workbench, bench: Bench, qtbot: Any) -> None:
    window = window_on(qtbot, bench, Answers())
    hold_over(window, "Selections")
    button = next(one for one in window.findChildren(QToolButton) if one.text() == "Selections" and one.acceptDrops())
    assert any(timer.isActive() for timer in button.findChildren(QTimer))
    QApplication.sendEvent(button, QDragLeaveEvent())
    assert not any(timer.isActive() for timer in button.findChildren(QTimer))
