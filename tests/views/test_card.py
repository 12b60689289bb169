"""The card: read and edited in the same places, one value alone or all tabs together, by mouse and keys."""

from contextlib import closing
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import text

from desktop_crm.models.enums import RecordKind
from desktop_crm.storage.file import DataFile
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.new_record import NewRecordDialog
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import (
    CONTROL,
    LEFT,
    Answers,
    dialog_of,
    double_click,
    labels_on,
    no_dialog,
    press,
    read,
    sale_of,
    settle,
    type_over,
    typed,
    window_on,
)

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> dict[str, int]:
    alfa, beta = factories.company(workbench, "Alfa AS"), factories.company(workbench, "Beta AS")
    anne = factories.person(workbench, company_id=alfa)
    sale = factories.sale(
        workbench, company_id=alfa, person_id=anne, amount=100_000, cost=30_000, description="Ten of them"
    )
    return {"alfa": alfa, "beta": beta, "anne": anne, "sale": sale}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def card(window: MainWindow) -> Card:
    return window.work.screen_of(RecordKind.SALE).card


# -- the form ---------------------------------------------------------------------------------------------------------


def test_sc5_edits_on_three_tabs_are_saved_in_one_step(card: Card, workbench: Workbench, ids: dict[str, int]) -> None:
    card.edit()
    type_over(card, "title", "Plotters")
    card.tabs.setCurrentIndex(1)
    type_over(card, "number", "N-7")
    card.show_tab("note")
    type_over(card, "note", "Call back")
    assert card.is_editing
    QTest.mouseClick(card.save_button, LEFT)
    assert not card.is_editing
    assert sale_of(workbench, ids["sale"], "title", "number", "note") == ["Plotters", "N-7", "Call back"]
    assert read(card, "title", "number", "note") == ["Plotters", "N-7", "Call back"]
    workbench.journal.undo()
    assert sale_of(workbench, ids["sale"], "title", "note") == ["Printers", ""]


def test_sc5_cancel_brings_back_what_stood_on_all_tabs(
    card: Card, answers: Answers, workbench: Workbench, ids: dict[str, int]
) -> None:
    before = workbench.row(RecordKind.SALE, ids["sale"])
    card.edit()
    type_over(card, "title", "Plotters")
    card.tabs.setCurrentIndex(1)
    type_over(card, "cost", "1")
    answers.given = ["Discard"]
    QTest.mouseClick(card.cancel_button, LEFT)
    assert len(answers.asked) == 1
    assert read(card, "title", "cost") == ["Printers", "300"]
    assert workbench.row(RecordKind.SALE, ids["sale"]) == before


def test_cancel_asks_nothing_where_nothing_was_changed(card: Card, answers: Answers) -> None:
    card.edit()
    type_over(card, "title", "Plotters")
    type_over(card, "title", "Printers")
    press(card, ESC)
    assert (card.is_editing, answers.asked) == (False, [])


def test_what_cannot_be_taken_counts_as_changed(card: Card, answers: Answers) -> None:
    card.edit()
    type_over(card, "sale_date", "31/2")
    answers.given = ["Go on editing"]
    press(card, ESC)
    assert card.is_editing
    assert typed(card, "sale_date") == "31/2"


def test_sc6_save_is_dim_and_says_what_is_missing(card: Card) -> None:
    card.edit()
    assert card.save_button.isEnabled()
    type_over(card, "title", "  ")
    assert not card.save_button.isEnabled()
    assert "Title" in card.save_button.toolTip()
    type_over(card, "title", "P")
    assert card.save_button.isEnabled()


def test_mandatory_fields_carry_an_asterisk_while_edited(card: Card) -> None:
    card.edit()
    assert {"Owner *", "Sale type *"} <= set(labels_on(card))
    assert card.place("title").inner.placeholderText() == "Title *"  # type: ignore[attr-defined]
    card.abandon()
    assert "Owner *" not in labels_on(card)


def test_sc32_a_probability_over_100_is_refused_at_its_field(card: Card) -> None:
    card.edit()
    type_over(card, "probability", "101")
    assert card.save() is False
    assert "Probability" in card.place("probability").said
    assert (card.is_editing, card.place("probability").inner.hasFocus()) == (True, True)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sale_date", "31/2", "no 31 February"),
        ("title", "x" * 220, "219"),
        ("amount", "a lot", "number"),
        ("probability", "half", "number"),
    ],
)
def test_bad_input_is_refused_at_its_field_in_words(card: Card, name: str, text: str, words: str) -> None:
    card.edit()
    type_over(card, name, text)
    assert any(words in said for said in labels_on(card))
    assert words in card.save_button.toolTip()
    assert card.save() is False
    assert typed(card, name) == text


def test_a_pasted_nul_is_refused_or_left_out_but_never_stored(
    card: Card, workbench: Workbench, ids: dict[str, int]
) -> None:
    card.edit()
    line = card.place("title").inner
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QGuiApplication.clipboard().setText("Prin\0ters 2")
    line.paste()
    QGuiApplication.clipboard().clear()
    card.save()
    assert "\0" not in sale_of(workbench, ids["sale"], "title")[0]


def test_a_note_of_over_a_million_characters_is_refused_in_words_and_kept_in_the_form(card: Card) -> None:
    card.edit()
    card.show_tab("note")
    note = card.place("note").inner
    assert isinstance(note, QPlainTextEdit)
    minutes = ("Minutes of the meeting, " * 4 + "\n") * 11_000
    note.setPlainText(minutes)
    assert card.save() is False
    assert any("1000000" in said.replace(",", "") for said in labels_on(card.place("note")))
    assert note.toPlainText() == minutes


def test_a_note_of_a_million_characters_is_saved(card: Card, workbench: Workbench, ids: dict[str, int]) -> None:
    card.edit()
    note = card.place("note").inner
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText(("Minutes of the meeting. " * 4 + "\n") * 10_000)
    assert card.save()
    assert len(sale_of(workbench, ids["sale"], "note")[0]) == 970_000


def test_save_failed_keeps_the_form_with_what_was_typed(
    card: Card, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    card.edit()
    type_over(card, "title", "Plotters")
    with workbench.file.writing() as session:
        session.execute(text("PRAGMA busy_timeout = 100"))  # who waits here is the test
    with closing(DataFile.open(workbench.file.path, workbench.file.clock)) as other, other.writing() as session:
        session.execute(text("SELECT 1"))
        with qtbot.waitSignal(card.told) as told:
            assert card.save() is False
    assert "Another program" in told.args[0]
    assert (card.is_editing, typed(card, "title")) == (True, "Plotters")
    assert card.save()
    assert sale_of(workbench, ids["sale"], "title") == ["Plotters"]


def test_a_record_that_is_gone_is_told_and_the_form_stays(
    card: Card, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    from desktop_crm.operations.sale import delete_sales

    card.edit()
    type_over(card, "title", "Plotters")
    workbench.do(delete_sales, [ids["sale"]])
    with qtbot.waitSignal(card.told) as told:
        assert card.save() is False
    assert "deleted" in told.args[0]
    assert typed(card, "title") == "Plotters"


# -- one value alone --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("title", "Plotters", "Plotters"),
        ("amount", "1250.5", "1,250.50"),
        ("sale_date", "24/12/2026", "24/12/2026"),
        ("probability", "35", "35\N{NO-BREAK SPACE}%"),
    ],
)
def test_a_double_click_edits_one_value_and_enter_saves_it(card: Card, name: str, text: str, shown: str) -> None:
    double_click(card.place(name))
    assert (card.is_editing, card.is_typing) == (False, True)
    assert card.place(name).is_editing
    press_text(text)
    press(card, ENTER)
    assert (card.is_typing, read(card, name)) == (False, [shown])


def press_text(text: str) -> None:
    """Type where the focus is, over what is marked."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)


def test_esc_restores_the_value_that_was_edited_alone(card: Card, answers: Answers) -> None:
    double_click(card.place("title"))
    press_text("Plotters")
    press(card, ESC)
    assert (card.is_typing, read(card, "title"), answers.asked) == (False, ["Printers"], [])


def test_a_bad_value_alone_stays_in_its_editor_with_words(card: Card) -> None:
    double_click(card.place("sale_date"))
    press_text("31/2")
    press(card, ENTER)
    assert card.place("sale_date").is_editing
    assert any("no 31 February" in said for said in labels_on(card.place("sale_date")))


def test_an_empty_title_alone_is_refused(card: Card) -> None:
    double_click(card.place("title"))
    press_text(" ")
    press(card, ENTER)
    assert "Title" in card.place("title").said
    assert card.place("title").is_editing


def test_going_elsewhere_in_the_window_saves_the_value(card: Card) -> None:
    double_click(card.place("title"))
    press_text("Plotters")
    QTest.mouseClick(card.place("description").childAt(5, 5), LEFT)
    assert (card.is_typing, read(card, "title")) == (False, ["Plotters"])


def test_a_double_click_on_another_value_saves_the_first(card: Card) -> None:
    double_click(card.place("title"))
    press_text("Plotters")
    double_click(card.place("probability"))
    assert read(card, "title") == ["Plotters"]
    assert card.place("probability").is_editing


def test_a_choice_opens_its_list_at_once_and_a_click_in_it_saves(
    card: Card, workbench: Workbench, ids: dict[str, int]
) -> None:
    double_click(card.place("stage_id"))
    offers = card.place("stage_id").editor.list  # type: ignore[union-attr]
    assert offers.is_open
    names = [offer.name for offer in offers.offers]
    assert names == [*factories.STAGES, "Sold", "Lost"]
    row = names.index("Proposal")
    QTest.mouseClick(
        offers.view.viewport(), LEFT, pos=offers.view.visualRect(offers.view.model().index(row, 0)).center()
    )
    assert (card.is_typing, read(card, "stage_id", "probability")) == (False, ["Proposal", "50\N{NO-BREAK SPACE}%"])
    assert sale_of(workbench, ids["sale"], "probability") == [5000]


def test_a_choice_is_taken_by_keys_too(card: Card) -> None:
    double_click(card.place("owner_id"))
    press_text("ola")
    press(card, ENTER)
    assert (card.is_typing, read(card, "owner_id")) == (False, ["Ola Hansen"])


def test_emptying_a_choice_waits_for_enter(card: Card, workbench: Workbench, ids: dict[str, int]) -> None:
    double_click(card.place("company_id"))
    press_text("")
    press(card, Qt.Key.Key_Delete)
    assert card.place("company_id").is_editing
    assert sale_of(workbench, ids["sale"], "company_id") == [ids["alfa"]]
    press(card, ESC)
    press(card, ESC)
    assert read(card, "company_id") == ["Alfa AS"]


def test_a_value_that_is_worked_out_cannot_be_edited_and_says_so(card: Card, qtbot: Any) -> None:
    with qtbot.waitSignal(card.told) as told:
        double_click(card.place("next_activity"))
    assert "worked out" in told.args[0]
    assert not card.is_typing


def test_f2_and_ctrl_e_open_the_form_and_keep_what_was_typed_alone(card: Card, window: MainWindow) -> None:
    double_click(card.place("title"))
    press_text("Plotters")
    press(card, Qt.Key.Key_E, CONTROL)
    assert (card.is_editing, typed(card, "title")) == (True, "Plotters")
    card.abandon()
    card.setFocus()
    press(card, Qt.Key.Key_F2)
    assert card.is_editing


# -- keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier"), [(ENTER, CONTROL), (Qt.Key.Key_S, CONTROL), (ENTER, Qt.KeyboardModifier.NoModifier)]
)
def test_enter_ctrl_enter_and_ctrl_s_save_the_form(card: Card, key: Qt.Key, modifier: Any) -> None:
    card.edit()
    type_over(card, "title", "Plotters", end=None)
    press(card, key, modifier)
    assert (card.is_editing, read(card, "title")) == (False, ["Plotters"])


def test_in_a_long_text_enter_begins_a_line_and_ctrl_enter_saves(card: Card) -> None:
    card.edit("description")
    press(card, Qt.Key.Key_End, CONTROL)
    press(card, ENTER)
    QTest.keyClicks(QApplication.focusWidget(), "and toner")
    assert card.is_editing
    press(card, ENTER, CONTROL)
    assert read(card, "description") == ["Ten of them\nand toner"]


def test_everything_that_takes_the_focus_has_a_name(card: Card, window: MainWindow) -> None:
    card.edit()
    screen = window.work.screen_of(RecordKind.SALE)
    named = [w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w for w in named if w.isVisible() and not (w.accessibleName() or _words_of(w))]
    assert nameless == []


def _words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_nothing_jumps_between_reading_and_editing(card: Card) -> None:
    names = ("company_id", "sale_date", "stage_id", "description", "amount", "currency_id")
    reading = [card.place(name).geometry() for name in names]
    card.edit()
    QApplication.sendPostedEvents()
    assert [card.place(name).geometry() for name in names] == reading


def test_nothing_of_an_ordinary_sale_is_hidden_at_1280_by_800(card: Card) -> None:
    for editing in (False, True):
        if editing:
            card.edit()
        for page in card.pages:
            card.show_tab(page.tab.name)
            assert page.verticalScrollBar().maximum() == 0, (editing, page.tab.name)


# -- changes from elsewhere, and creation from a field ----------------------------------------------------------------


def test_what_changes_elsewhere_shows_on_a_read_card_and_never_touches_a_form(
    card: Card, bench: Bench, ids: dict[str, int]
) -> None:
    from desktop_crm.operations.sale import edit_sale

    bench.desk.do(edit_sale, ids["sale"], {"title": "Scanners"})
    assert read(card, "title") == ["Scanners"]
    card.edit()
    type_over(card, "title", "Mine")
    bench.desk.do(edit_sale, ids["sale"], {"title": "Theirs"})
    assert typed(card, "title") == "Mine"


@pytest.mark.parametrize(
    ("name", "typed_name", "shown"),
    [
        ("company_id", "Gamma AS", "Gamma AS"),
        ("person_id", "Per Olav Dahl", "Per Olav Dahl"),
        ("project_id", "Move", "Move"),
    ],
)
def test_a_company_person_or_project_is_created_without_leaving_the_form(
    card: Card, window: MainWindow, bench: Bench, qtbot: Any, name: str, typed_name: str, shown: str
) -> None:
    card.edit()
    type_over(card, "title", "Plotters")
    type_over(card, "description", "Large", end=None)
    type_over(card, name, typed_name, end=None)
    picker = card.place(name).editor
    qtbot.waitUntil(lambda: picker.answered == typed_name)  # type: ignore[union-attr]
    for _ in range(len(picker.list.offers)):  # type: ignore[union-attr]
        press(card, Qt.Key.Key_Down)
    press(card, ENTER)
    dialog = dialog_of(NewRecordDialog, qtbot)
    for wanted in dialog.card.state.missing(dialog.card.values):
        dialog.card.put(wanted, dialog.card._choices(wanted)[0].value)
    assert dialog.card.save()
    assert no_dialog()
    assert (card.is_editing, typed(card, "title"), typed(card, name)) == (True, "Plotters", shown)
    assert card.save()
    assert read(card, "title", "description", name) == ["Plotters", "Large", shown]
    settle(qtbot, bench)


def test_a_new_person_belongs_to_the_company_of_the_form(
    card: Card, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    card.edit()
    card._on_wish_create("person_id", "Kim Lie")
    dialog = dialog_of(NewRecordDialog, qtbot)
    assert (typed(dialog.card, "first_name"), typed(dialog.card, "last_name")) == ("Kim", "Lie")
    assert typed(dialog.card, "company_id") == "Alfa AS"
    assert dialog.card.save()
    kim = card.values["person_id"]
    assert workbench.row(RecordKind.PERSON, kim)["company_id"] == ids["alfa"]


def test_giving_up_the_new_company_leaves_the_form_as_it_was(card: Card, qtbot: Any) -> None:
    card.edit()
    type_over(card, "title", "Plotters")
    card._on_wish_create("company_id", "Gamma AS")
    press(dialog_of(NewRecordDialog, qtbot).card, ESC)
    assert no_dialog()
    assert (card.is_editing, typed(card, "title"), card.values["company_id"] is not None) == (True, "Plotters", True)


def test_stored_words_are_shown_by_name_read_and_edited(card: Card) -> None:
    card.tabs.setCurrentIndex(1)
    assert read(card, "visible_for") == ["All users"]
    card.edit()
    card.place("visible_for").begin()
    names = [offer.name for offer in card.place("visible_for").editor.list.offers]  # type: ignore[union-attr]
    assert (typed(card, "visible_for"), names[0], len(names)) == ("All users", "All users", 3)
    card.place("visible_for").editor.list.close()  # type: ignore[union-attr]


def test_a_date_in_words_is_a_date(card: Card) -> None:
    card.edit()
    type_over(card, "sale_date", "+7d")
    assert card.values["sale_date"] == date(2026, 6, 17)
