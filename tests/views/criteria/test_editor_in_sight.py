"""The builder stays quick and in sight, whatever stands in it."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop_crm.operations.counting import counted as count_parts
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria import live
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.line_row import LineRow
from tests.views.criteria.conftest import Builder, counted
from tests.views.criteria.test_editor import BIG, CONTROL, OPEN, SALE, SOLD, TITLE, counts, focus, press, row
from tests.views.test_record_reading import endless


def test_sixty_lines_scroll(build: Builder, qtbot: Any) -> None:
    editor = build(sets(SALE, *[(OPEN, BIG, TITLE) for _ in range(20)]))
    assert editor._area.verticalScrollBar().maximum() > 0
    assert editor.fitting == 1
    key = editor.root.widgets[-1].parts.key
    editor.hand.do_and_go(lambda draft: draft.add(key, Way((), "sale.number")))
    line = row(editor, 19, 3)
    assert editor._area.viewport().rect().contains(line.mapTo(editor._area.viewport(), line.rect().center()))


def test_the_field_chooser_opens_under_a_button_that_is_seen(build: Builder) -> None:
    editor = build(sets(SALE, *[(OPEN, BIG, TITLE) for _ in range(12)]))
    row(editor, 6, 0).field.setFocus()
    editor.scrolling.setValue(0)
    press(Qt.Key.Key_Insert)
    add = editor.widget_of((6,)).parts.add
    assert editor.rect().contains(add.mapTo(editor, add.rect().center()))
    below = editor.hand.chooser.pos().y() - add.mapToGlobal(add.rect().bottomLeft()).y()
    assert 0 <= below <= 4 or editor.hand.chooser.geometry().bottom() <= add.mapToGlobal(add.rect().topLeft()).y() + 4
    editor.hand.chooser.close()


def test_another_question_is_seen_from_its_first_line(build: Builder) -> None:
    long = sets(SALE, *[(OPEN, BIG, TITLE) for _ in range(12)])
    editor = build(long)
    row(editor, 11, 2).field.setFocus()
    editor.put_criteria(sets(SALE, *[(BIG,) for _ in range(30)]))
    assert editor.scrolling.value() == 0
    assert focus() is next(iter(editor.stations()))
    press(Qt.Key.Key_Z, CONTROL)
    assert editor.criteria() == long


def test_lines_that_stay_keep_their_widgets(build: Builder) -> None:
    editor = build(sets(SALE, (OPEN, BIG), (TITLE,)))
    before = [row(editor, *place) for place in ((0, 0), (0, 1), (1, 0))]
    editor.show_criteria(sets(SALE, (Line("sale.amount", O.LESS, (1,)), SOLD), (BIG, TITLE)))
    assert [row(editor, *place) for place in ((0, 1), (0, 0), (1, 1))] == before
    assert [row(editor, 0, 0).operator.words, row(editor, 0, 1).value.button.words] == ["<", "Sold"]
    assert row(editor, 1, 0) not in before
    order = [widget.y() for widget in editor.widget_of((0,)).parts.widgets]
    assert order == sorted(order)


def test_the_question_is_shown_anew_when_another_is_given(build: Builder) -> None:
    editor = build(sets(SALE, (OPEN, BIG)))
    editor.show_criteria(sets(SALE, (TITLE,)))
    assert [type(widget) for widget in editor.root.widgets[0].parts.widgets] == [LineRow]
    assert row(editor, 0, 0).field.words == "Title"
    assert isinstance(editor.criteria(), Criteria)


def test_what_takes_too_long_to_count_is_stopped_and_the_rest_is_counted(
    build: Builder, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(session: Any, parts: Any) -> Any:
        asked = [line for part in parts for line in getattr(part.node, "parts", (part.node,))]
        return endless(session) if BIG in asked else count_parts(session, parts)

    monkeypatch.setattr(live, "counted", slow)
    monkeypatch.setattr(live, "PATIENCE", 0.2)
    editor = build(sets(SALE, (OPEN, BIG)))
    assert counts(editor, (0, 0), (0, 1)) == ["4", "…"]
    assert editor.total.text() == "Counting took too long and was stopped. Ask for less."
    line = row(editor, 0, 1)
    line.hand.do(lambda draft: draft.set_active(line.key, False))
    counted(qtbot, editor)
    assert editor.fitting == 4


def test_while_one_types_an_earlier_answer_asks_for_nothing(build: Builder, bench: Bench, qtbot: Any) -> None:
    editor = build(sets(SALE, (OPEN, BIG)))
    asked: list[Any] = []
    answer, ask_later = Event(), bench.desk.ask_later

    def listen(asker: Any, question: Any, *args: Any, **kwargs: Any) -> None:
        asked.append(args)
        ask_later(asker, lambda session, *given: answer.wait(9) and question(session, *given), *args, **kwargs)

    bench.desk.ask_later = listen
    editor.show_criteria(sets(SALE, (OPEN, TITLE)))
    qtbot.waitUntil(lambda: len(asked) == 1)
    editor.show_criteria(sets(SALE, (SOLD, TITLE)))
    answer.set()
    qtbot.waitUntil(lambda: not bench.desk.waiting)
    assert len(asked) == 1
    counted(qtbot, editor)
    assert editor.fitting == 0
