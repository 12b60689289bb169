"""Editors: what is typed, stepped and chosen becomes a value; what cannot be taken is kept and explained."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop_crm.models.catalogue import CATALOGUE, Field, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Contact, Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.date_editor import CalendarPopup, DateEditor
from desktop_crm.views.parts.editors import Editor, make_editor
from desktop_crm.views.parts.editors_choice import ChoiceEditor
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.theme import FIELD_HEIGHT

TODAY = date(2026, 6, 10)
STAGES = [
    Choice(1, "Lead", "1 %"),
    Choice(2, "First meeting", "20 %"),
    Choice(3, "Åpent tilbud", "30 %"),
    Choice(4, "Second meeting", "50 %"),
    Choice(5, "Old stage", "60 %", deleted=True),
    Choice("sold", "Sold", "100 %"),
]
Make = Callable[..., Any]


@pytest.fixture
def form(qtbot) -> QWidget:
    """A shown window with another field that the focus can go to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    other = QLineEdit(window)
    other.setObjectName("other")
    layout.addWidget(other)
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def make(bench: Bench, form: QWidget) -> Make:
    """Makes the editor of a field, in the window, with the focus."""

    def made(key: str, value: Any = None, choices: Sequence[Choice] = STAGES, locale: str = "en_GB") -> Editor:
        own = Bench(bench.desk, bench.theme, Faces(QLocale(locale), bench.desk.clock.today), bench.prompt, bench.memory)
        editor = make_editor(own, CATALOGUE[key], lambda: choices)
        form.layout().addWidget(editor)
        if value is not None:
            editor.set_value(value)
        editor.inner.setFocus(Qt.FocusReason.TabFocusReason)
        return editor

    return made


def leave(form: QWidget) -> None:
    form.findChild(QLineEdit, "other").setFocus(Qt.FocusReason.TabFocusReason)


def type_over(editor: Any, text: str) -> None:
    """Replace what stands in the field, key by key."""
    QTest.keyClick(editor.inner, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        QTest.keyClicks(editor.inner, text)
    else:
        QTest.keyClick(editor.inner, Qt.Key.Key_Delete)


def names(editor: ChoiceEditor) -> list[str]:
    return [offer.name for offer in editor.list.offers]


# -- all of them -----------------------------------------------------------------------------------------------------

EXAMPLES = {
    Kind.TEXT: "New deal",
    Kind.LONG_TEXT: "Two\nlines",
    Kind.EMAIL: "kari@example.com",
    Kind.PHONE: "+47 22 33 44 55",
    Kind.WEB: "https://example.com",
    Kind.NUMBER: 7,
    Kind.MONEY: 4_500_050,
    Kind.PERCENT: 1250,
    Kind.DATE: date(2026, 12, 24),
    Kind.TIME: 870,
    Kind.DURATION: 90,
    Kind.RATE: 1_500_000,
    Kind.YES_NO: True,
    Kind.CHOICE: 2,
    Kind.USER: 2,
    Kind.GROUP: 2,
    Kind.LINK: 1,
    Kind.CHOICES: (1, 3),
    Kind.CONTACTS: (Contact("phone", "+47 22 33 44 55", "Work"), Contact("address", "Two\nlines")),
    Kind.PART_DATE: "--05-17",
}


@pytest.mark.parametrize("record", RecordKind)
def test_each_field_has_an_editor_that_holds_its_value_untouched(record: RecordKind, bench: Bench, qtbot):
    for field in fields_of(record).values():
        if field.editable:
            editor = make_editor(bench, field, lambda of=field: STAGES if of.kind is not Kind.WORD else [])
            qtbot.addWidget(editor)
            holds_untouched(editor, field, bench)


def holds_untouched(editor: Editor, field: Field, bench: Bench) -> None:
    value = next(iter(field.words)).value if field.words else EXAMPLES[field.kind]
    told = []
    editor.changed.connect(lambda: told.append(True))
    editor.set_value(value, "A name")
    assert editor.value() == value, field.key
    assert editor.problem() == "", field.key
    assert editor.inner.accessibleName() == bench.faces.label(field), field.key
    assert editor.inner.height() == FIELD_HEIGHT or field.kind in (Kind.LONG_TEXT, Kind.CONTACTS), field.key
    assert told == [], field.key


def test_enter_commits_and_esc_cancels(make: Make, qtbot):
    editor = make("sale.title", "New deal")
    with qtbot.waitSignal(editor.committed):
        QTest.keyClick(editor.inner, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.cancelled):
        QTest.keyClick(editor.inner, Qt.Key.Key_Escape)


def test_a_locked_editor_shows_its_value_and_takes_no_keys(make: Make):
    for key, value in (("sale.title", "New deal"), ("sale.amount", 100), ("sale.sale_date", TODAY), ("sale.stage", 2)):
        editor = make(key, value)
        editor.set_locked(True)
        type_over(editor, "7")
        QTest.keyClick(editor.inner, Qt.Key.Key_Up)
        QTest.keyClick(editor.inner, Qt.Key.Key_F4)
        assert editor.value() == value
        assert QApplication.activePopupWidget() is None


# -- typed -----------------------------------------------------------------------------------------------------------


def test_typing_tells_of_each_new_value(make: Make):
    editor = make("sale.amount", 0)
    seen = []
    editor.changed.connect(lambda: seen.append(editor.value()))
    type_over(editor, "12")
    assert seen == [100, 1200]


def test_an_amount_is_grouped_when_it_is_left_and_plain_while_it_is_typed(make: Make, form: QWidget):
    editor = make("sale.amount", 4_500_000)
    assert editor.line.text() == "45000"
    QTest.keyClick(editor.line, Qt.Key.Key_End)
    QTest.keyClicks(editor.line, "0")
    leave(form)
    assert editor.line.text() == "450,000"
    assert editor.value() == 45_000_000
    assert editor.line.alignment() & Qt.AlignmentFlag.AlignRight


def test_what_cannot_be_taken_is_kept_and_explained_when_the_field_is_left(make: Make, form: QWidget):
    editor = make("sale.amount", 100)
    type_over(editor, "12x")
    assert editor.problem() == "Write a number, for example 45,000."
    assert editor.shown_problem == ""
    leave(form)
    assert editor.line.text() == "12x"
    assert editor.shown_problem == editor.problem()
    assert editor.line.property("invalid") is True
    assert editor.line.toolTip() == editor.problem()
    assert editor.line.accessibleDescription() == editor.problem()
    assert editor.value() == 100
    editor.inner.setFocus()
    type_over(editor, "12")
    assert editor.shown_problem == ""
    assert editor.line.property("invalid") is False
    assert editor.value() == 1200


def test_enter_on_what_cannot_be_taken_explains_instead_of_committing(make: Make, qtbot):
    editor = make("sale.sale_date", TODAY)
    type_over(editor, "31/2")
    with qtbot.assertNotEmitted(editor.committed):
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.shown_problem == "There is no 31 February 2026."


def test_a_new_value_takes_a_problem_away(make: Make, form: QWidget):
    editor = make("sale.amount", 100)
    type_over(editor, "x")
    leave(form)
    editor.set_value(100)
    assert (editor.problem(), editor.shown_problem, editor.line.text()) == ("", "", "1")


def test_what_is_being_typed_is_not_rewritten_while_it_means_the_same(make: Make):
    editor = make("sale.amount", 0)
    type_over(editor, "12.")
    editor.set_value(1200)
    assert editor.line.text() == "12."


def test_a_text_that_is_too_long_is_told_not_cut(make: Make):
    editor = make("sale.title", "")
    editor.line.insert("x" * 230)
    editor.line.textEdited.emit(editor.line.text())
    assert editor.problem() == "Write at most 219 characters; these are 230."
    assert len(editor.line.text()) == 230


def test_data_is_never_rendered(make: Make):
    editor = make("sale.title", "<img src=x>")
    assert editor.line.text() == "<img src=x>"


def test_undo_within_a_field_is_its_own(make: Make):
    editor = make("sale.title", "New deal")
    QTest.keyClicks(editor.line, "s")
    QTest.keyClick(editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.line.text() == "New deal"
    assert editor.value() == "New deal"


def test_tab_leaves_a_long_text_and_ctrl_enter_commits_it(make: Make, form: QWidget, qtbot):
    editor = make("sale.description", "One")
    QTest.keyClick(editor.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "two")
    assert editor.value() == "One\ntwo"
    with qtbot.waitSignal(editor.committed):
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert not editor.text.hasFocus()


def test_up_and_down_move_a_time_by_a_quarter_of_an_hour(make: Make):
    editor = make("follow_up.start", 870)
    QTest.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.value() == 885
    QTest.keyClick(editor.line, Qt.Key.Key_PageDown)
    assert editor.value() == 825


# -- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Up, date(2026, 6, 11)),
        (Qt.Key.Key_Down, date(2026, 6, 9)),
        (Qt.Key.Key_PageUp, date(2026, 7, 10)),
        (Qt.Key.Key_PageDown, date(2026, 5, 10)),
    ],
)
def test_arrow_keys_move_a_day_and_pages_a_month(make: Make, key: Qt.Key, day: date):
    editor = make("sale.sale_date", TODAY)
    QTest.keyClick(editor.line, key)
    assert editor.value() == day
    assert editor.line.text() == f"{day:%d/%m/%Y}"


def test_an_arrow_key_in_an_empty_date_gives_today(make: Make):
    editor = make("sale.sale_date")
    QTest.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.value() == TODAY


def test_a_typed_day_is_written_out_when_it_is_left(make: Make, form: QWidget):
    editor = make("sale.sale_date", TODAY)
    type_over(editor, "+7d")
    leave(form)
    assert (editor.value(), editor.line.text()) == (date(2026, 6, 17), "17/06/2026")
    editor.inner.setFocus()
    type_over(editor, "")
    assert editor.value() is None


def test_a_half_typed_day_does_not_stay_when_the_rest_is_wrong(make: Make):
    editor = make("sale.sale_date", TODAY)
    type_over(editor, "31/2")
    assert editor.value() == TODAY


def calendar_of(editor: DateEditor) -> CalendarPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return popup


def test_a_day_is_chosen_in_the_calendar(make: Make):
    editor = make("sale.sale_date", date(2026, 12, 24))
    QTest.keyClick(editor.line, Qt.Key.Key_F4)
    popup = calendar_of(editor)
    assert popup.calendar.selectedDate().toPython() == date(2026, 12, 24)
    QTest.keyClick(popup.calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Right)
    QTest.keyClick(popup.calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert editor.value() == date(2026, 12, 25)
    assert editor.line.hasFocus()
    assert QApplication.activePopupWidget() is None


def test_the_calendar_has_a_button_for_today(make: Make):
    editor = make("sale.sale_date", date(2026, 12, 24))
    editor.open_calendar()
    QTest.mouseClick(calendar_of(editor).today_button, Qt.MouseButton.LeftButton)
    assert editor.value() == TODAY


@pytest.mark.parametrize(("locale", "first"), [("nb_NO", Qt.DayOfWeek.Monday), ("en_US", Qt.DayOfWeek.Sunday)])
def test_the_week_begins_as_the_locale_says(make: Make, locale: str, first: Qt.DayOfWeek):
    editor = make("sale.sale_date", TODAY, locale=locale)
    editor.open_calendar()
    popup = calendar_of(editor)
    assert popup.calendar.firstDayOfWeek() == first
    popup.close()


# -- chosen ----------------------------------------------------------------------------------------------------------


def test_a_click_opens_the_list_with_the_value_marked(make: Make, form: QWidget):
    editor = make("sale.stage", 2)
    QTest.mouseClick(editor.line, Qt.MouseButton.LeftButton)
    assert names(editor) == ["(none)", "Lead", "First meeting", "Åpent tilbud", "Second meeting", "Old stage", "Sold"]
    assert editor.list.current().value == 2
    assert editor.list.current().beside == "20 %"
    editor.list.close()


def test_sc36_a_deleted_line_is_dimmed(make: Make):
    editor = make("sale.stage", 5)
    editor.open_list()
    assert [offer.name for offer in editor.list.offers if offer.look == "muted"] == ["(none)", "Old stage"]
    assert editor.line.text() == "Old stage"
    editor.list.close()


def test_typing_narrows_the_list_and_enter_takes(make: Make, qtbot):
    editor = make("sale.stage", 1)
    type_over(editor, "meet")
    assert names(editor) == ["First meeting", "Second meeting"]
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.changed), qtbot.assertNotEmitted(editor.committed):
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert (editor.value(), editor.line.text(), editor.list.is_open) == (4, "Second meeting", False)


def test_typing_knows_no_accents_and_puts_beginnings_first(make: Make):
    editor = make("sale.stage", 1)
    type_over(editor, "apent")
    assert names(editor) == ["Åpent tilbud"]
    type_over(editor, "s")
    assert names(editor)[:2] == ["Second meeting", "Sold"]
    editor.list.close()


def test_a_text_that_fits_one_line_means_that_line(make: Make, form: QWidget):
    editor = make("sale.stage", 1)
    type_over(editor, "sec")
    leave(form)
    assert (editor.value(), editor.problem(), editor.line.text()) == (4, "", "Second meeting")
    assert not editor.list.is_open


def test_a_text_that_fits_no_line_is_kept_and_explained(make: Make, form: QWidget):
    editor = make("sale.stage", 1)
    type_over(editor, "zzz")
    assert names(editor) == ["Nothing fits"]
    leave(form)
    assert (editor.value(), editor.line.text()) == (1, "zzz")
    assert editor.shown_problem == "Choose a line from the list."


def test_an_emptied_choice_is_no_choice(make: Make, form: QWidget):
    editor = make("sale.stage", 1)
    type_over(editor, "")
    assert editor.value() is None
    editor.list.close()
    leave(form)
    assert editor.problem() == ""


def test_esc_closes_the_list_first_and_cancels_then(make: Make, qtbot):
    editor = make("sale.stage", 1)
    editor.open_list()
    with qtbot.assertNotEmitted(editor.cancelled):
        QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert not editor.list.is_open
    with qtbot.waitSignal(editor.cancelled):
        QTest.keyClick(editor.line, Qt.Key.Key_Escape)


def test_keys_that_reach_the_open_list_itself_do_the_same(make: Make):
    editor = make("sale.stage", 1)
    editor.open_list()
    QTest.keyClick(editor.list.view, Qt.Key.Key_Down)
    QTest.keyClick(editor.list.view, Qt.Key.Key_Return)
    assert (editor.value(), editor.list.is_open) == (2, False)


def test_a_click_on_a_line_takes_it(make: Make, qtbot):
    editor = make("sale.stage", 1)
    editor.open_list()
    view = editor.list.view
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert editor.value() == 2


def test_the_wheel_over_a_choice_changes_nothing(make: Make):
    editor = make("sale.stage", 1)
    place = editor.line.rect().center()
    wheel = QWheelEvent(
        place, editor.line.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.line, wheel)
    assert editor.value() == 1


def test_the_wheel_over_a_chooser_is_left_to_what_lies_around_it(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Mine", "All", "Members"])
    box.show()
    place = box.rect().center()
    wheel = QWheelEvent(
        place, box.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert (box.currentText(), wheel.isAccepted()) == ("Mine", False)


def test_a_stored_word_is_chosen_by_its_face(make: Make):
    editor = make("sale.visible_for", "all", choices=[])
    assert editor.line.text() == "All users"
    type_over(editor, "only")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == "owner"


def test_a_tick_is_told(make: Make, qtbot):
    editor = make("sale.completed", False)
    with qtbot.waitSignal(editor.changed):
        QTest.keyClick(editor.inner, Qt.Key.Key_Space)
    assert editor.value() is True
