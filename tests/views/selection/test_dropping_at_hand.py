"""Rows of any list are let go on a static selection in the navigation: a favourite, or one that was visited lately."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.reading import count_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_drag import records_data
from desktop_crm.views.shortcut_line import ShortcutLine
from desktop_crm.views.window import MainWindow
from tests.factories import Workbench
from tests.views.record_tables import five_sales
from tests.views.selection.selections import PERSON, SALE, SELECTION, called, dynamic, static
from tests.views.windows import LEFT, Answers, labels_on, settle, window_on

PLAIN, COPY = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


@pytest.fixture
def ids(workbench: Workbench, sales: list[int]) -> dict[str, int]:
    """Two static selections of sales, each with the first; a dynamic one, and one of companies and persons."""
    return {
        "Starred": static(workbench, "Starred", SALE, sales[:1]), "Seen": static(workbench, "Seen", SALE, sales[:1]),
        "Found": dynamic(workbench, "Found", called(SALE, "a")), "Guests": static(workbench, "Guests", PERSON),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], sales: list[int]) -> MainWindow:
    """One has a star, the others were visited lately, and now a sale is looked at."""
    opened = window_on(qtbot, bench, Answers())
    bench.desk.do(add_favourites, SELECTION, [ids["Starred"]])
    for name in ("Seen", "Found", "Guests"):
        opened.open_record(SELECTION, ids[name])
    opened.open_record(SALE, sales[0])
    settle(qtbot, bench)
    return opened


def line_of(window: MainWindow, name: str) -> ShortcutLine:
    return next(line for line in window.findChildren(ShortcutLine) if line.text() == name and line.isVisible())


def carry_over(line: ShortcutLine, data: QMimeData) -> bool:
    """Drag over a line of the navigation; returns whether it would be taken there."""
    point = line.rect().center()
    QApplication.sendEvent(line, QDragEnterEvent(point, COPY, data, LEFT, PLAIN))
    event = QDragMoveEvent(point, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def let_go(line: ShortcutLine, data: QMimeData) -> bool:
    """Drag over a line, and let go there; returns whether it was taken."""
    carry_over(line, data)
    point = QPointF(line.rect().center())
    event = QDropEvent(point, COPY, data, LEFT, PLAIN, QEvent.Type.Drop)
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def members(bench: Bench, id: int) -> int:
    return bench.desk.ask(count_of, Listing(SALE, "selection", (("selection_id", id),)))


@pytest.mark.parametrize("name", ["Starred", "Seen"])
def test_rows_let_go_on_a_static_selection_join_it_as_one_step(
    window: MainWindow, bench: Bench, ids: dict[str, int], sales: list[int], name: str
) -> None:
    line, data = line_of(window, name), records_data(SALE, sales[:3])
    assert carry_over(line, data)
    assert line.isDown()  # the frame shows where they will be let go
    assert let_go(line, data)
    assert not line.isDown()
    assert members(bench, ids[name]) == 3
    assert f"Add to selection: {name} (2 added, 1 was a member already)" in labels_on(window)
    assert window.work.area is SALE  # nothing else is opened
    bench.desk.undo()
    assert members(bench, ids[name]) == 1


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Found", "“Found” is dynamic: its criteria decide who is in it."),
        ("Guests", "“Guests” is a selection of another kind: company/person."),
    ],
)
def test_others_refuse_them_and_say_why(
    window: MainWindow, bench: Bench, ids: dict[str, int], sales: list[int], name: str, why: str
) -> None:
    line, data = line_of(window, name), records_data(SALE, sales[:2])
    assert not carry_over(line, data)
    assert (QToolTip.text(), line.isDown()) == (why, False)
    assert not let_go(line, data)
    assert bench.desk.next_undo().label == "Add to favourites"
    QApplication.sendEvent(line, QDragLeaveEvent())


def test_rows_that_go_on_leave_no_frame(window: MainWindow, sales: list[int]) -> None:
    line = line_of(window, "Seen")
    carry_over(line, records_data(SALE, sales))
    QApplication.sendEvent(line, QDragLeaveEvent())
    assert not line.isDown()


def test_other_lines_and_other_things_take_nothing(window: MainWindow, sales: list[int]) -> None:
    assert not line_of(window, "a").acceptDrops()  # a sale
    text = QMimeData()
    text.setText("Pumps")
    assert not carry_over(line_of(window, "Seen"), text)


def test_a_line_that_takes_records_is_still_clicked(window: MainWindow, ids: dict[str, int]) -> None:
    QTest.mouseClick(line_of(window, "Seen"), LEFT)
    assert (window.work.area, window.work.shown_screen.current_id) == (SELECTION, ids["Seen"])
