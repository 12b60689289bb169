"""The builder with real widgets: built by mouse and by keys, counted while one builds, and never losing a line."""

from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Sale
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.operations.step import verb
from desktop_crm.selections.criteria import Group, Join, Line, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.faces import Faces
from tests.factories import Workbench
from tests.views.criteria.conftest import Builder, choose, choose_field, close, counted, menu_of, seen, tick_item
from tests.views.hand import Hand
from tests.views.test_conventions_access import nameless

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
OPEN = Line("sale.status", O.ONE_OF, ("open",))
SOLD = Line("sale.status", O.ONE_OF, ("sold",))
BIG = Line("sale.amount", O.GREATER, (5_000_00,))
TITLE = Line("sale.title", O.BEGINS, ("sale",))
NAME = Line("company.name", O.BEGINS, ("%",))


def row(editor: CriteriaEditor, *place: int) -> LineRow:
    found = editor.widget_of(place)
    assert isinstance(found, LineRow)
    return found


def counts(editor: CriteriaEditor, *places: tuple[int, ...]) -> list[str]:
    return [editor.widget_of(place).count for place in places]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


@verb("Register many companies")
def register_many(session: Session, count: int) -> None:
    session.execute(insert(Company), [{"name": f"Company {number}"} for number in range(count)])


# -- building ----------------------------------------------------------------------------------------------------------


def test_open_sales_over_5000_this_quarter_are_at_most_9_clicks_from_nothing(
    build: Builder, hand: Hand, qtbot: Any
) -> None:
    editor = build(SALE)
    parts = editor.root.widgets[0].parts
    hand.click(parts.add)
    choose_field(hand, editor, "Status")
    popup = row(editor, 0, 0).value.popup
    tick_item(hand, popup, "Open")
    close(qtbot, popup, editor)  # the next click falls beside it
    hand.click(parts.add)
    choose_field(hand, editor, "Amount")
    QTest.keyClicks(focus(), "5000")
    hand.click(parts.add)
    choose_field(hand, editor, "Sale date")
    unit = row(editor, 0, 2).value.unit
    menu = menu_of(unit)
    hand.choose(menu, next(action for action in menu.actions() if action.text() == "quarter"))
    assert editor.criteria() == sets(SALE, (OPEN, BIG, Line("sale.sale_date", O.THIS, ("quarter",))))
    assert hand.clicks == 8
    counted(qtbot, editor)
    assert editor.total.text() == "Count: 1"


def test_the_same_without_the_mouse(build: Builder) -> None:
    editor = build(SALE)
    editor.root.widgets[0].parts.add.setFocus()
    for typed, value in (("stat", "open"), ("amo", "5000"), ("sale d", "")):
        press(Qt.Key.Key_Space) if typed == "stat" else press(Qt.Key.Key_Insert)
        QTest.keyClicks(editor.hand.chooser.search, typed)
        QTest.keyClick(editor.hand.chooser.search, Qt.Key.Key_Return)
        if typed == "stat":
            popup = row(editor, 0, 0).value.popup
            QTest.keyClick(popup.list, Qt.Key.Key_Space)
            QTest.keyClick(popup.list, Qt.Key.Key_Escape)
        elif value:
            QTest.keyClicks(focus(), value)
        else:
            menu = menu_of(row(editor, 0, 2).value.unit)
            for _ in range(4):
                QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)
    assert editor.criteria() == sets(SALE, (OPEN, BIG, Line("sale.sale_date", O.THIS, ("quarter",))))


def test_find12_or_adds_a_group_and_goes_on_in_it(build: Builder, hand: Hand) -> None:
    editor = build(sets(SALE, (OPEN,)))
    hand.click(editor.root.add)
    choose_field(hand, editor, "Title")
    QTest.keyClicks(focus(), "a")
    assert editor.criteria() == sets(SALE, (OPEN,), (Line("sale.title", O.BEGINS, ("a",)),))


def test_cross2_a_field_of_related_records_goes_into_their_block(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(COMPANY, (NAME,)))
    for typed, value in (("sales status", ""), ("sales amount", "5000")):
        hand.click(editor.widget_of((0,)).parts.add)
        QTest.keyClicks(editor.hand.chooser.search, typed)
        QTest.keyClick(editor.hand.chooser.search, Qt.Key.Key_Return)
        if value:
            QTest.keyClicks(focus(), value)
        else:
            popup = row(editor, 0, 1, 0).value.popup
            tick_item(hand, popup, "Open")
            close(qtbot, popup, editor)
    assert editor.criteria() == sets(COMPANY, (NAME, Related("sale.company", Group(parts=(OPEN, BIG)))))
    counted(qtbot, editor)
    block = editor.widget_of((0, 1))
    assert (block.title.words, block.how.words, block.count) == ("Sales", "has at least one", "1")
    assert counts(editor, (0, 1, 0), (0, 1, 1)) == ["2", "1"]


def test_cross4_of_how_many_a_block_speaks_is_chosen_in_its_head(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(COMPANY, (Related("sale.company", Group(parts=(BIG,))),)))
    block = editor.widget_of((0, 0))
    choose(hand, block.how, "has none")
    counted(qtbot, editor)
    assert (block.count, editor.fitting) == ("2", 2)
    choose(hand, block.how, "has at least …")
    QTest.keyClick(focus(), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), "2")
    counted(qtbot, editor)
    assert editor.criteria().root.parts[0].parts[0].least == 2
    assert editor.fitting == 0
    choose(hand, block.how, "sum")
    QTest.keyClicks(focus(), "10 000")
    counted(qtbot, editor)
    measure = Line("sale.amount", O.GREATER, (10_000_00,))
    assert editor.criteria().root.parts[0].parts[0].measure == measure
    assert editor.fitting == 1
    choose(hand, block.how, "largest or latest")
    choose(hand, block.figure.field, "Sale date")
    assert editor.criteria().root.parts[0].parts[0].measure == Line("sale.sale_date", O.THIS)


def test_the_number_of_related_records_is_offered_with_their_fields(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(COMPANY, (NAME,)))
    hand.click(editor.widget_of((0,)).parts.add)
    QTest.keyClicks(editor.hand.chooser.search, "number of sales")
    QTest.keyClick(editor.hand.chooser.search, Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "2")
    counted(qtbot, editor)
    number = Related("sale.company", Group(), Quantifier.COUNT, measure=Line("", O.GREATER, (2,)))
    assert editor.criteria() == sets(COMPANY, (NAME, number))
    assert editor.fitting == 1


def test_a_group_of_any_or_none_is_put_around_a_line_from_its_menu(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(SALE, (OPEN, BIG)))
    line = row(editor, 0, 1)
    hand.click(line.strip.more)
    hand.choose(line.menu, next(action for action in line.menu.actions() if action.text() == "None of …"))
    assert editor.criteria() == sets(SALE, (OPEN, Group(Join.ANY, (BIG,), negated=True)))
    inner = editor.widget_of((0, 1))
    assert inner.joined.words == "None of these"
    choose(hand, inner.joined, "Any of these")
    assert editor.criteria() == sets(SALE, (OPEN, Group(Join.ANY, (BIG,))))
    counted(qtbot, editor)
    assert counts(editor, (0, 1), (0, 1, 0)) == ["1", "1"]


# -- what counts -------------------------------------------------------------------------------------------------------


def test_find9_a_line_without_value_rests_and_a_value_wakes_it(build: Builder, hand: Hand, qtbot: Any) -> None:
    editor = build(sets(SALE, (OPEN, Line("sale.amount", O.GREATER))))
    line = row(editor, 0, 1)
    assert (line.strip.tick.isChecked(), line.count) == (False, "")
    hand.tick(line.strip.tick)
    assert not line.strip.tick.isChecked()
    assert focus() is line.value.stations()[0]
    QTest.keyClicks(focus(), "5000")
    assert line.strip.tick.isChecked()
    counted(qtbot, editor)
    assert counts(editor, (0, 0), (0, 1), (0,)) == ["4", "1", "1"]
    hand.tick(line.strip.tick)
    counted(qtbot, editor)
    assert (editor.fitting, line.count) == (4, "")
    assert editor.criteria() == sets(SALE, (OPEN, Line("sale.amount", O.GREATER, (5_000_00,), active=False)))


def test_find8_clear_all_and_find7_reset_to_default_can_be_undone(build: Builder, hand: Hand) -> None:
    asked, default = sets(SALE, (OPEN, BIG)), sets(SALE, (TITLE,))
    editor = build(asked, default=default)
    hand.click(editor.clear_button)
    assert editor.total.text().startswith("Give a criterion a value")
    assert not any(row(editor, 0, at).strip.tick.isChecked() for at in (0, 1))
    hand.click(editor.reset_button)
    assert editor.criteria() == default
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.criteria() == asked
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert editor.criteria() != asked


def test_find17_nothing_asked_is_said_and_what_is_found_is_counted(build: Builder, qtbot: Any) -> None:
    editor = build(SALE)
    assert editor.total.text().startswith("Give a criterion a value")
    editor.show_criteria(sets(SALE, (TITLE,)))
    counted(qtbot, editor)
    assert (editor.total.text(), editor.fitting) == ("Count: 4", 4)


def test_large_counts_are_written_in_the_users_locale(build: Builder, bench: Bench, workbench: Workbench) -> None:
    workbench.do(register_many, 1_500)
    object.__setattr__(bench, "faces", Faces(QLocale("nb_NO"), bench.desk.clock.today))
    editor = build(sets(COMPANY, (NAME,)))
    assert editor.total.text() == "Count: 1\u00a0503"
    assert counts(editor, (0,), (0, 0)) == ["1\u00a0503"] * 2


@pytest.mark.parametrize("language", ["en_GB", "nb_NO"])
@pytest.mark.parametrize("width", [420, 900])
def test_a_count_of_millions_stands_clear_of_the_value(build: Builder, bench: Bench, language: str, width: int) -> None:
    faces = Faces(QLocale(language), bench.desk.clock.today)
    object.__setattr__(bench, "faces", faces)
    editor = build(sets(SALE, (TITLE, BIG)), width)
    ends = set()
    for place in ((0, 0), (0, 1)):
        line = row(editor, *place)
        line.show_count(faces.number_text(1_000_000), False, False)
        room, strip = line.strip.count_room, line.strip
        assert room.width() >= strip.fontMetrics().horizontalAdvance(line.count)
        assert line.value is not None
        assert line.value.geometry().right() < room.left()
        assert room.right() < strip.more.geometry().left()
        ends.add(strip.mapTo(editor, room.topRight()).x())
    assert len(ends) == 1  # one stands under the other


def test_counts_are_dimmed_while_they_are_old_and_follow_the_file(
    build: Builder, qtbot: Any, desk: Any, ids: dict[str, int], workbench: Workbench
) -> None:
    editor = build(sets(SALE, (OPEN,), (BIG,)))
    line = row(editor, 0, 0)
    line.hand.do(lambda draft: draft.set_values(line.key, ("open", "sold")))
    assert (line.count, line.strip.is_stale) == ("4", True)
    counted(qtbot, editor)
    assert not line.strip.is_stale
    sale = next(iter(workbench.rows(Sale))).id
    desk.do(mark_as_sold, [sale])
    counted(qtbot, editor)
    line.hand.do(lambda draft: draft.set_values(line.key, ("open",)))
    counted(qtbot, editor)
    assert line.count == "3"


def test_what_is_known_is_not_counted_again(build: Builder, qtbot: Any, desk: Any) -> None:
    editor = build(sets(SALE, (OPEN, BIG, TITLE)))
    asked: list[Any] = []
    ask_later = desk.ask_later

    def listen(asker: Any, question: Any, *args: Any, **kwargs: Any) -> None:
        asked.extend(args[0])
        ask_later(asker, question, *args, **kwargs)

    desk.ask_later = listen
    line = row(editor, 0, 1)
    line.hand.do(lambda draft: draft.set_values(line.key, (1,)))
    counted(qtbot, editor)
    assert len(asked) == 2  # the line, and the whole, which is the group's too


def test_the_line_that_leaves_nobody_is_told(build: Builder, qtbot: Any) -> None:
    editor = build(sets(SALE, (OPEN, SOLD, BIG)))
    assert [row(editor, 0, at).hint for at in range(3)] == ["", "No one is left here", ""]
    line = row(editor, 0, 1)
    line.hand.do(lambda draft: draft.set_values(line.key, ("open", "sold")))
    counted(qtbot, editor)
    assert line.hint == ""


def test_a_field_that_is_gone_is_told_and_nothing_else_is_lost(build: Builder, hand: Hand) -> None:
    gone = Line("sale.x99", O.EQUALS, ("a",))
    asked = sets(SALE, (OPEN, gone), (BIG,))
    editor = build(asked)
    line = row(editor, 0, 1)
    assert line.hint.startswith("This field does not exist any more.")
    assert (line.field.words, editor.total.text()[:4]) == ("Deleted field", "Mend")
    assert counts(editor, (0, 0), (1,)) == ["4", "1"]
    assert editor.criteria() == asked
    hand.click(line.field)
    choose_field(hand, editor, "Title")
    assert editor.criteria() == sets(SALE, (OPEN, Line("sale.title", O.EQUALS, ("a",))), (BIG,))
    assert line.hint == ""


def test_a_comparison_of_a_newer_program_is_kept_and_told(build: Builder, hand: Hand) -> None:
    asked = sets(SALE, (Line("sale.title", "sounds_like", ("a",)),))
    editor = build(asked)
    line = row(editor, 0, 0)
    assert (line.operator.words, line.hint[:15]) == ("sounds like", "This comparison")
    assert editor.criteria() == asked
    choose(hand, line.operator, "Contains")
    assert line.hint == ""


# -- keys --------------------------------------------------------------------------------------------------------------


def test_enter_in_a_value_asks_to_search(build: Builder, qtbot: Any) -> None:
    dated, done = Line("sale.sale_date", O.THIS, ("week",)), Line("sale.completed", O.EQUALS, (True,))
    editor = build(sets(SALE, (TITLE, BIG, OPEN, dated, done)))
    for at in range(5):
        row(editor, 0, at).value.stations()[0].setFocus()
        with qtbot.waitSignal(editor.search_requested):
            press(Qt.Key.Key_Return)


def test_find10_delete_removes_the_line_and_the_focus_goes_to_the_next(build: Builder) -> None:
    editor = build(sets(SALE, (OPEN, BIG, TITLE)))
    row(editor, 0, 1).operator.setFocus()
    press(Qt.Key.Key_Delete)
    assert editor.criteria() == sets(SALE, (OPEN, TITLE))
    assert focus() is row(editor, 0, 1).field
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    assert editor.criteria() == sets(SALE)
    press(Qt.Key.Key_Z, CONTROL)
    assert editor.criteria() == sets(SALE, (OPEN,))


def test_delete_in_a_text_is_the_texts_own(build: Builder) -> None:
    editor = build(sets(SALE, (TITLE,)))
    text = row(editor, 0, 0).value.stations()[0]
    text.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert editor.criteria() == sets(SALE, (Line("sale.title", O.BEGINS, ("ale",)),))


def test_alt_with_arrows_moves_a_line_and_keeps_the_focus(build: Builder) -> None:
    editor = build(sets(SALE, (OPEN, Group(Join.ANY, (TITLE,)), BIG)))
    for station in ("tick", "field", "value"):
        line = row(editor, 0, 0)
        at = {"tick": line.strip.tick, "field": line.field, "value": line.value.stations()[0]}[station]
        at.setFocus()
        press(Qt.Key.Key_Down, ALT)
        assert editor.criteria().root.parts[0].parts[0].parts == (OPEN, TITLE)
        assert focus() is at
        press(Qt.Key.Key_Up, ALT)
        assert editor.criteria().root.parts[0].parts[0] == OPEN


def test_space_ticks_and_opens(build: Builder) -> None:
    editor = build(sets(SALE, (BIG,)))
    line = row(editor, 0, 0)
    line.strip.tick.setFocus()
    press(Qt.Key.Key_Space)
    assert not editor.criteria().root.parts[0].parts[0].active
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_F4):
        line.operator.setFocus()
        press(key)
        menu_of(line.operator).close()


def test_tab_follows_the_eye(build: Builder) -> None:
    block = Related("follow_up.sale", Group(parts=(Line("follow_up.completed", O.EQUALS, (False,)),)))
    editor = build(sets(SALE, (OPEN, block), (BIG,)))
    stations = list(editor.stations())
    assert len(stations) > 15
    stations[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = [focus()]
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        if focus() is stations[0]:
            break
        walked.append(focus())
    tops = [widget.mapTo(editor, widget.rect().topLeft()) for widget in walked]
    rows = [point.y() // 12 for point in tops]
    assert rows == sorted(rows)
    assert [widget for widget in stations if widget in walked] == walked
    assert len(walked) >= len(stations) - 2  # of two radio buttons one holds the focus


def test_undo_in_a_text_is_the_texts_own_before_it_is_the_questions(build: Builder) -> None:
    editor = build(sets(SALE, (OPEN, Line("sale.title", O.BEGINS))))
    editor.hand.do(lambda draft: draft.remove(draft.places()[0, 0]))
    text = row(editor, 0, 0).value.stations()[0]
    text.setFocus()
    QTest.keyClicks(text, "abc")
    press(Qt.Key.Key_Z, CONTROL)
    assert isinstance(text, QLineEdit)
    assert text.text() == ""
    for _ in range(3):
        press(Qt.Key.Key_Z, CONTROL)
    assert editor.criteria() == sets(SALE, (OPEN, Line("sale.title", O.BEGINS)))


def test_keys_of_the_window_wait_while_the_question_has_something_to_do(build: Builder, qtbot: Any) -> None:
    """Undo and Delete are the window's own too."""
    editor = build(sets(SALE, (OPEN, BIG)))
    heard: list[str] = []
    for name in ("Ctrl+Z", "Del"):
        QShortcut(QKeySequence(name), editor, lambda name=name: heard.append(name))
    row(editor, 0, 0).field.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Z, CONTROL)
    assert (editor.criteria(), heard) == (sets(SALE, (OPEN, BIG)), [])
    press(Qt.Key.Key_Z, CONTROL)
    editor.clear_button.setFocus()
    press(Qt.Key.Key_Delete)
    assert heard == ["Ctrl+Z", "Del"]


def test_in_a_dialog_enter_searches_and_does_not_press_its_button(qtbot: Any, build: Builder) -> None:
    editor = build(sets(SALE, (TITLE, OPEN)))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lines = QVBoxLayout(dialog)
    button = QPushButton("Add")
    button.setDefault(True)
    button.clicked.connect(dialog.accept)
    lines.addWidget(editor)
    lines.addWidget(button)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    for at in range(2):
        row(editor, 0, at).value.stations()[0].setFocus()
        with qtbot.waitSignal(editor.search_requested):
            press(Qt.Key.Key_Return)
    row(editor, 0, 0).operator.setFocus()
    press(Qt.Key.Key_Return)
    menu_of(row(editor, 0, 0).operator).close()
    assert dialog.isVisible()
    editor.setParent(None)


def test_every_control_has_a_name(build: Builder) -> None:
    block = Related("sale.company", Group(parts=(OPEN,)), Quantifier.SUM, measure=Line("sale.amount", O.LESS, (1,)))
    stamps = (Line("company.registered_at", operator) for operator in (O.THIS, O.NEXT, O.QUARTER, O.BEFORE_TIME))
    chosen = (Line("company.category", O.ONE_OF), Line("company.main_contact", O.EXACTLY))
    lines = (NAME, Line("company.stop", O.EQUALS), *chosen, *stamps, block, Group(Join.ANY, (NAME,)))
    assert nameless(build(sets(COMPANY, lines, (NAME,)))) == []


# -- room --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [480, 560, 640, 1200])
def test_nothing_is_cut_off_at_the_sides(build: Builder, width: int) -> None:
    block = Related("sale.company", Group(parts=(OPEN, Line("sale.sale_date", O.THIS_AND_NEXT, (2, "quarter")))))
    figure = Related("sale.company", Group(parts=(OPEN,)), Quantifier.SUM, measure=Line("sale.amount", O.LESS, (1,)))
    deep = Group(Join.ANY, (NAME, Group(Join.ALL, (NAME, block), negated=True)))
    editor = build(sets(COMPANY, (NAME, deep, figure, Line("company.registered_at", O.BETWEEN))), width=width)
    assert editor._area.widget().width() <= editor._area.viewport().width()
    for station in editor.stations():
        assert seen(station), station.accessibleName()
    for line in editor.findChildren(LineRow):
        if line.value is not None and not line.value.isHidden() and line.value.stations():
            assert line.value.width() >= 40
            assert line.strip.remove.isHidden() or seen(line.strip.remove)


def test_an_interval_that_finds_no_room_stands_under_its_line(build: Builder) -> None:
    asked = sets(SALE, (Line("sale.sale_date", O.THIS_AND_PREVIOUS, (2, "quarter")),))
    wide, narrow = build(asked, width=1000), build(asked, width=400)
    assert row(wide, 0, 0).strip.means == "01/10/2025 – 30/06/2026"
    assert row(wide, 0, 0).hint == ""
    assert row(narrow, 0, 0).hint == "01/10/2025 – 30/06/2026"
