"""Lines, groups and blocks are dragged by their handle; where they would stand is shown."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Group, Join, Line, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.parts.criteria.block import Block
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from desktop_crm.views.parts.criteria.line_row import LineRow
from tests.views.criteria.conftest import Builder

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
LEFT = Qt.MouseButton.LeftButton
A = Line("sale.status", O.ONE_OF, ("open",))
B = Line("sale.amount", O.GREATER, (1,))
C = Line("sale.title", O.BEGINS, ("s",))
D = Line("sale.number", O.EMPTY)
NAME = Line("company.name", O.BEGINS, ("%",))


class Dragged:
    """The mouse on the handle of a part, on its way."""

    def __init__(self, editor: CriteriaEditor, *place: int) -> None:
        self.editor = editor
        self.part: LineRow | Block = editor.widget_of(place)
        self.handle = self.part.strip.handle
        QTest.mousePress(self.handle, LEFT, pos=QPoint(8, 15))

    def over(self, widget: Any, height: int, left: int = 60) -> "Dragged":
        """Move over a widget, to a height of it."""
        target = widget.mapTo(self.editor, QPoint(left, height))
        for step in (2, 1, 0):
            QTest.mouseMove(self.handle, self.handle.mapFrom(self.editor, target - QPoint(0, 5 * step)))
        return self

    def drop(self) -> None:
        QTest.mouseRelease(self.handle, LEFT)


@pytest.fixture
def editor(build: Builder) -> CriteriaEditor:
    return build(sets(SALE, (A, B, Group(Join.ANY, (C,))), (D,)))


def test_find10_within_a_group(editor: CriteriaEditor) -> None:
    line = Dragged(editor, 0, 0).over(editor.widget_of((0, 1)), 28)
    assert editor.drop_line.isVisible()
    line.drop()
    assert editor.criteria() == sets(SALE, (B, A, Group(Join.ANY, (C,))), (D,))
    assert not editor.drop_line.isVisible()


def test_into_another_group_and_the_drop_place_is_shown_there(editor: CriteriaEditor) -> None:
    last = editor.widget_of((1, 0))
    drag = Dragged(editor, 0, 1).over(last, last.height() - 1)
    shown = editor.drop_line.mapTo(editor, QPoint(0, 0)).y()
    below = last.mapTo(editor, QPoint(0, last.height())).y()
    assert abs(shown - below) <= 4
    drag.drop()
    assert editor.criteria() == sets(SALE, (A, Group(Join.ANY, (C,))), (D, B))


def test_into_and_out_of_a_nested_group(editor: CriteriaEditor) -> None:
    Dragged(editor, 0, 0).over(editor.widget_of((0, 2, 0)), 2).drop()
    assert editor.criteria() == sets(SALE, (B, Group(Join.ANY, (A, C))), (D,))
    Dragged(editor, 0, 1, 1).over(editor.widget_of((0, 0)), 2, left=10).drop()
    assert editor.criteria() == sets(SALE, (C, B, Group(Join.ANY, (A,))), (D,))


def test_groups_change_places(editor: CriteriaEditor) -> None:
    Dragged(editor, 1).over(editor.widget_of((0,)), 2, left=2).drop()
    assert editor.criteria() == sets(SALE, (D,), (A, B, Group(Join.ANY, (C,))))


def test_a_line_dropped_between_groups_is_a_group_of_its_own(editor: CriteriaEditor) -> None:
    Dragged(editor, 0, 0).over(editor.root.add, 10, left=2).drop()
    assert editor.criteria() == sets(SALE, (B, Group(Join.ANY, (C,))), (D,), (A,))


def test_what_leaves_a_block_of_related_records_takes_one_along(build: Builder) -> None:
    block = Related("sale.company", Group(parts=(A, B)))
    editor = build(sets(COMPANY, (NAME, block)))
    Dragged(editor, 0, 1, 1).over(editor.widget_of((0, 0)), 2, left=10).drop()
    apart = [Related("sale.company", Group(parts=(one,))) for one in (B, A)]
    assert editor.criteria() == sets(COMPANY, (apart[0], NAME, apart[1]))


def test_a_line_finds_no_place_among_other_records(build: Builder) -> None:
    block = Related("sale.company", Group(parts=(A, B)))
    asked = sets(COMPANY, (block, NAME))
    editor = build(asked)
    drag = Dragged(editor, 0, 1).over(editor.widget_of((0, 0, 1)), 2)
    inner = editor.widget_of((0, 0, 1))
    assert not inner.parentWidget().rect().contains(inner.parentWidget().mapFrom(editor, editor.drop_line.pos()))
    drag.drop()
    assert set(editor.criteria().root.parts[0].parts) == {block, NAME}


def test_escape_lets_go_and_a_short_move_is_no_drag(editor: CriteriaEditor) -> None:
    before = editor.criteria()
    drag = Dragged(editor, 0, 0).over(editor.widget_of((1, 0)), 29)
    QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_Escape)
    assert not editor.drop_line.isVisible()
    drag.drop()
    small = Dragged(editor, 0, 0)
    QTest.mouseMove(small.handle, QPoint(9, 16))
    small.drop()
    assert editor.criteria() == before


def test_dragging_is_one_step_back(editor: CriteriaEditor) -> None:
    before = editor.criteria()
    Dragged(editor, 0, 0).over(editor.widget_of((1, 0)), 29).drop()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.criteria() == before


def test_near_the_border_more_comes_into_sight(build: Builder, qtbot: Any) -> None:
    editor = build(sets(SALE, *[(A, B, C) for _ in range(12)]))
    bar = editor.scrolling
    drag = Dragged(editor, 0, 0)
    drag.over(editor, editor.height() - 52)
    qtbot.waitUntil(lambda: bar.value() > 100)
    drag.drop()
    assert bar.maximum() > 0
