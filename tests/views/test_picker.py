"""The picker finds records by name, offers to create the missing one, and never renders a name."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors import make_editor
from desktop_crm.views.parts.picker import RecordPicker
from tests.factories import Workbench, company, person, sale

Make = Callable[..., RecordPicker]


@pytest.fixture
def window(qtbot) -> QWidget:
    """The window that the picker stands in."""
    shown = QWidget()
    QVBoxLayout(shown)
    shown.resize(400, 300)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


@pytest.fixture
def other(window: QWidget) -> QLineEdit:
    """Another field in the window."""
    field = QLineEdit(window)
    window.layout().addWidget(field)
    return field


@pytest.fixture
def make(bench: Bench, window: QWidget) -> Make:
    """Makes a picker in the window, with the focus."""

    def made(key: str = "sale.company", value: int | None = None, company_id: int | None = None) -> RecordPicker:
        picker = make_editor(bench, CATALOGUE[key], list, lambda: company_id)
        window.layout().addWidget(picker)
        picker.set_value(value)
        picker.inner.setFocus(Qt.FocusReason.TabFocusReason)
        return picker

    return made


def ground(workbench: Workbench) -> dict[str, int]:
    names = ("Nordlys Data AS", "Nordlys data", "Ålesund Fisk", "<img src=x>", "Data Nord")
    return {name: company(workbench, name, city="Bodø" if name.endswith("AS") else "Oslo") for name in names}


def type_over(picker: RecordPicker, text: str, qtbot) -> list[str]:
    """Replace what stands in the field, and wait for what is offered."""
    QTest.keyClick(picker.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(picker.line, text)
    qtbot.waitUntil(lambda: picker.answered == text)
    return [offer.name for offer in picker.list.offers]


def test_typing_offers_beginnings_first_then_names_that_hold_it(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    assert type_over(picker, "nord", qtbot) == ["Nordlys data", "Nordlys Data AS", "Data Nord", "Create “nord”"]
    assert [offer.beside for offer in picker.list.offers[:2]] == ["Oslo", "Bodø"]
    picker.list.close()


def test_names_are_found_without_their_accents(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    assert type_over(picker, "alesund", qtbot)[0] == "Ålesund Fisk"
    picker.list.close()


def test_enter_takes_the_marked_record(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    type_over(picker, "nord", qtbot)
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.changed):
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert (picker.value(), picker.line.text(), picker.problem()) == (ids["Nordlys Data AS"], "Nordlys Data AS", "")
    with qtbot.waitSignal(picker.committed):
        QTest.keyClick(picker.line, Qt.Key.Key_Return)


def test_esc_closes_the_list_first_and_cancels_then(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    type_over(picker, "nord", qtbot)
    with qtbot.assertNotEmitted(picker.cancelled):
        QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.list.is_open
    with qtbot.waitSignal(picker.cancelled):
        QTest.keyClick(picker.line, Qt.Key.Key_Escape)


def test_a_text_that_names_no_record_is_kept_and_explained(make: Make, ids: dict[str, int], other: QLineEdit, qtbot):
    picker = make(value=ids["Data Nord"])
    type_over(picker, "Norda", qtbot)
    other.setFocus()
    assert (picker.line.text(), picker.value()) == ("Norda", ids["Data Nord"])
    assert picker.shown_problem == "Choose one from the list or create it."
    assert not picker.list.is_open


def test_a_whole_name_typed_out_means_its_record(make: Make, ids: dict[str, int], other: QLineEdit, qtbot):
    picker = make()
    type_over(picker, "data nord", qtbot)
    other.setFocus()
    assert (picker.value(), picker.line.text(), picker.problem()) == (ids["Data Nord"], "Data Nord", "")


def test_a_record_that_is_missing_can_be_created(make: Make, ids: dict[str, int], workbench: Workbench, qtbot):
    picker = make()
    offered = type_over(picker, "Fjordtek", qtbot)
    assert offered == ["Create “Fjordtek”"]
    with qtbot.waitSignal(picker.create_requested) as request:
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert request.args == ["Fjordtek"]
    assert picker.line.text() == "Fjordtek"
    made = company(workbench, "Fjordtek AS")
    picker.set_value(made, "Fjordtek AS")
    assert (picker.value(), picker.line.text(), picker.problem()) == (made, "Fjordtek AS", "")


def test_creating_is_not_offered_for_a_name_that_is_there(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    assert type_over(picker, "data nord", qtbot) == ["Data Nord"]
    picker.list.close()


def test_a_sale_is_not_created_from_a_name(make: Make, ids: dict[str, int], workbench: Workbench, qtbot):
    sale(workbench, title="Printers")
    picker = make("follow_up.sale")
    assert type_over(picker, "scanners", qtbot) == ["Nothing found"]
    assert picker.problem() == "Choose one from the list."
    picker.list.close()


def test_persons_of_the_company_stand_first(make: Make, ids: dict[str, int], workbench: Workbench, qtbot):
    person(workbench, "Anne", "Aas")
    own = person(workbench, "Anne", "Åsen", company_id=ids["Data Nord"])
    picker = make("sale.person", company_id=ids["Data Nord"])
    assert type_over(picker, "anne", qtbot)[:2] == ["Anne Åsen", "Anne Aas"]
    assert picker.list.offers[0].value == own
    assert picker.list.offers[0].beside == "Data Nord"
    picker.list.close()


def test_opening_an_empty_picker_offers_the_first_records(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: picker.list.is_open)
    assert set(ids) == {offer.name for offer in picker.list.offers}
    picker.list.close()


def test_a_value_without_a_label_is_named_from_the_file(make: Make, ids: dict[str, int]):
    assert make(value=ids["Ålesund Fisk"]).line.text() == "Ålesund Fisk"


def test_a_name_is_never_rendered(make: Make, ids: dict[str, int], qtbot):
    picker = make(value=ids["<img src=x>"])
    assert picker.line.text() == "<img src=x>"
    assert type_over(picker, "<img", qtbot)[0] == "<img src=x>"
    picker.list.close()


def test_the_record_can_be_cleared_with_the_mouse(make: Make, ids: dict[str, int], qtbot):
    picker = make(value=ids["Data Nord"])
    clear = next(action for action in picker.line.actions() if action.text() == "Clear")
    with qtbot.waitSignal(picker.changed):
        clear.trigger()
    assert (picker.value(), picker.line.text()) == (None, "")
    assert not clear.isVisible()


def test_what_is_typed_meanwhile_overtakes_an_answer(make: Make, ids: dict[str, int], qtbot):
    picker = make()
    seen: list[Any] = []
    picker.list.opened.connect(lambda: seen.append([offer.name for offer in picker.list.offers]))
    QTest.keyClicks(picker.line, "ål")
    QTest.keyClick(picker.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(picker.line, "data n")
    qtbot.waitUntil(lambda: picker.answered == "data n")
    assert seen[-1] == ["Data Nord", "Create “data n”"]
    assert ["Ålesund Fisk", "Create “ål”"] not in seen
    picker.list.close()


def test_an_answer_that_comes_after_the_field_was_left_opens_nothing(make: Make, ids: dict[str, int], other, qtbot):
    picker = make()
    QTest.keyClicks(picker.line, "n")
    other.setFocus()
    with qtbot.assertNotEmitted(picker.list.opened, wait=50):
        pass
    assert not picker.list.is_open
