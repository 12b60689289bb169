"""What opens after an edit, where, and what is ready to be typed over."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Group, Join, Line, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from desktop_crm.views.parts.criteria.nodes import Joined
from tests.views.criteria.conftest import Builder, choose
from tests.views.criteria.test_editor import BIG, NAME, OPEN, SALE, TITLE, focus, press, row
from tests.views.criteria.test_editor_over_links import SALES, search_field
from tests.views.hand import Hand

COMPANY, PERSON = RecordKind.COMPANY, RecordKind.PERSON


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def opened_by(line: Any) -> tuple[QWidget, QWidget]:
    """Return the field whose values are open, and their list."""
    if hasattr(line.value, "unit"):
        return line.value.unit, line.value.unit.list
    return line.value.button, line.value.popup


@pytest.mark.parametrize("typed", ["sales status", "sales sale date"])
def test_the_values_of_a_new_related_line_open_under_it(build: Builder, hand: Hand, qtbot: Any, typed: str) -> None:
    editor = build(sets(COMPANY, (NAME,)))
    search_field(hand, editor.root.widgets[0].parts, typed)
    field, popup = opened_by(row(editor, 0, 1, 0))
    place = on_screen(field)
    qtbot.wait(20)
    assert on_screen(field) == place  # nothing moves any more
    assert popup.isVisible()
    assert not popup.geometry().intersects(place)
    assert 0 <= popup.geometry().top() - place.bottom() <= 4
    assert abs(popup.geometry().left() - place.left()) <= 4
    popup.close()


def test_a_new_group_is_seen_whole(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(SALE, *[(OPEN, BIG, TITLE) for _ in range(4)]))
    parts = editor.root.widgets[-1].parts
    editor.scrolling.setValue(0)
    editor.hand.do_and_go(lambda draft: draft.add_inner(parts.key, Joined.NONE))
    block = editor.root.widgets[-1].parts.widgets[-1]
    editor.hand.chooser.close()
    qtbot.wait(20)
    view = editor.findChild(QScrollArea).viewport()
    assert on_screen(view).contains(on_screen(block))


def is_ready(line: QWidget, text: str) -> bool:
    return isinstance(line, QLineEdit) and line.hasFocus() and line.selectedText() == line.text() == text


def test_a_number_that_comes_with_another_operator_is_typed_over(build: Builder, hand: Hand) -> None:
    editor = build(sets(SALE, (Line("sale.sale_date", O.THIS, ("quarter",)),)))
    line = row(editor, 0, 0)
    choose(hand, line.operator, "Previous …")
    assert is_ready(focus(), "1")
    QTest.keyClicks(focus(), "3")
    assert editor.criteria() == sets(SALE, (Line("sale.sale_date", O.PREVIOUS, (3, "quarter")),))
    choose(hand, line.operator, "Next …")
    assert is_ready(focus(), "3")


def test_a_number_that_one_tabs_into_is_typed_over(build: Builder) -> None:
    editor = build(sets(SALE, (Line("sale.sale_date", O.PREVIOUS, (12, "month")), BIG)))
    for place, text, values in ((0, "12", (3, "month")), (1, "5000", (3_00,))):
        line = row(editor, 0, place)
        line.operator.setFocus()
        press(Qt.Key.Key_Tab)
        assert is_ready(focus(), text)
        QTest.keyClicks(focus(), "3")
        assert editor.criteria().root.parts[0].parts[place].values == values


def test_how_many_at_least_is_typed_over(build: Builder, hand: Hand) -> None:
    editor = build(sets(PERSON, (Related(SALES),)))
    block = editor.widget_of((0, 0))
    choose(hand, block.how, "has at least …")
    assert is_ready(focus(), "1")
    QTest.keyClicks(focus(), "4")
    assert editor.criteria() == sets(PERSON, (Related(SALES, quantifier=Quantifier.AT_LEAST, least=4),))


def darkest(editor: CriteriaEditor, widget: QWidget) -> int:
    """Return how light the darkest ink is that is seen where a widget stands: 0 is black."""
    seen = editor.grab(QRect(widget.mapTo(editor, widget.rect().topLeft()), widget.size())).toImage()
    return min(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))


def test_what_stands_in_a_group_that_is_switched_off_looks_pale(build: Builder, hand: Hand) -> None:
    inner = Group(Join.ANY, (TITLE,))
    editor = build(sets(SALE, (OPEN, BIG), (BIG, inner)))
    first, second = editor.root.widgets
    words = [row(editor, 1, 0).field, row(editor, 1, 0).value, row(editor, 1, 1, 0).field]
    before = [darkest(editor, one) for one in words]
    hand.click(second.strip.tick)
    assert editor.criteria().root.parts[1].active is False
    assert all(darkest(editor, one) > dark + 40 for one, dark in zip(words, before, strict=True))
    assert darkest(editor, row(editor, 0, 1).field) == before[0]
    off = [darkest(editor, one) for one in words]
    editor.hand.do(lambda draft: draft.set_active(second.parts.widgets[1].key, False))
    assert darkest(editor, words[2]) <= off[2] + 40  # not paler still
    QTest.keyClicks(row(editor, 1, 0).value.stations()[0], "6")  # and is edited as ever
    hand.click(second.strip.tick)
    assert [darkest(editor, one) for one in words[:1]] == before[:1]
    assert first.parts.graphicsEffect() is None


def test_less_room_is_wanted_once_a_line_or_a_group_is_gone(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(SALE, (OPEN, BIG, TITLE), (BIG,)))
    heights = [editor.wanted_height]
    lost = []
    editor.changed.connect(lambda: lost.append(editor.has_lost_parts))
    for remove in (lambda: row(editor, 0, 2), lambda: editor.root.widgets[1]):
        hand.click(remove().strip.remove)
        qtbot.wait(20)
        heights.append(editor.wanted_height)
    editor.hand.do(lambda draft: draft.add_inner(editor.root.widgets[0].parts.key, Joined.NONE))
    hand.click(editor.root.widgets[0].parts.widgets[-1].strip.remove)  # empty: the question stays as it was
    assert lost == [True, True, False, True]
    qtbot.wait(20)
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3
    assert editor.wanted_height == heights[-1]
