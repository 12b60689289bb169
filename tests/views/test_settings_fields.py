"""Settings ▸ Fields: users define fields of their own (domain: sale, section 16); and choose their own company."""

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_crm.models.catalogue import define
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.operations.custom_fields import define_field, defined_fields, tell_catalogue
from desktop_crm.operations.lists import lines_of
from desktop_crm.operations.settings import own_company
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.settings.dialog import SettingsDialog
from desktop_crm.views.settings.fields import FieldsPage
from tests import factories
from tests.factories import Workbench
from tests.views.windows import settle

SALE = RecordKind.SALE


@pytest.fixture(autouse=True)
def no_fields_left() -> Iterator[None]:
    yield
    define(())


@pytest.fixture
def dialog(qtbot: Any, bench: Bench) -> Iterator[SettingsDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = SettingsDialog(bench, parent)
    opened.open()
    opened.activateWindow()
    qtbot.waitActive(opened)
    yield opened
    settle(qtbot, bench)
    if shiboken6.isValid(opened):
        opened.accept()


@pytest.fixture
def page(dialog: SettingsDialog) -> FieldsPage:
    dialog.show_page(dialog.fields)
    dialog.fields.names.choose(SALE)
    return dialog.fields


def type_into(line: QLineEdit, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, end)


def type_over(editor: Editor, text: str) -> None:
    type_into(editor.inner, text)  # type: ignore[arg-type]


def add(page: FieldsPage, label: str, kind: str = "Short text") -> None:
    type_over(page.kind, kind)
    type_into(page.new, label)


def fields(bench: Bench) -> list[tuple[str, CustomKind, bool]]:
    found = bench.desk.ask(defined_fields, SALE)
    return [(field.label, field.kind, field.front) for field in found if not field.deleted]


def test_section16_fields_of_each_type_are_added(page: FieldsPage, bench: Bench) -> None:
    assert page.empty.isVisible()
    add(page, "Region", "List")
    add(page, "Expires", "Unlimited date")
    assert fields(bench) == [("Region", CustomKind.LIST, False), ("Expires", CustomKind.UNLIMITED_DATE, False)]
    assert page.panel.heading.text() == "Expires"
    page.names.choose(RecordKind.COMPANY)
    assert page.empty.isVisible()


def test_section16_a_field_is_renamed_ranked_deleted_and_restored(page: FieldsPage, bench: Bench) -> None:
    for label in ("A", "B"):
        add(page, label)
    page.up.trigger()
    assert [label for label, *_ in fields(bench)] == ["B", "A"]
    page.rename(page.table.row.id, "Beta")
    page.delete.trigger()
    assert [label for label, *_ in fields(bench)] == ["A"]
    page.with_deleted.click()
    page.table.choose(next(row.id for row in page.table.lines.rows if row.deleted))
    page.delete.trigger()
    assert [label for label, *_ in fields(bench)] == ["Beta", "A"]


def test_section16_a_fourth_field_does_not_fit_on_the_first_tab(page: FieldsPage, bench: Bench) -> None:
    for label in "ABCD":
        add(page, label)
        page.panel.front.click()
    assert [front for *_, front in fields(bench)] == [True, True, True, False]
    assert not page.panel.front.isChecked()
    assert page.panel.front_line.told.startswith("At most 3 fields")
    page.table.choose(page.table.lines.rows[0].id)
    assert page.panel.front_line.told == ""


def test_section16_the_type_stays_once_there_are_values_and_the_page_says_why(
    qtbot: Any, page: FieldsPage, bench: Bench, workbench: Workbench
) -> None:
    add(page, "Region")
    settle(qtbot, bench)
    type_over(page.panel.kind, "Whole number")
    assert fields(bench) == [("Region", CustomKind.WHOLE_NUMBER, False)]
    bench.desk.ask(tell_catalogue)
    factories.sale(workbench, **{bench.desk.ask(defined_fields, SALE)[0].name: 7})
    page.refresh()
    settle(qtbot, bench)
    assert page.panel.kind.inner.isReadOnly()
    assert "there are records with a value" in page.panel.kind_line.note.text()
    assert page.table.lines.index(0, 3).data() == "1"


def test_section16_the_lines_of_a_list_are_kept_among_the_lists(
    dialog: SettingsDialog, page: FieldsPage, bench: Bench
) -> None:
    add(page, "Comment")
    assert not page.panel.lines.isVisible()
    add(page, "Region", "List")
    page.panel.lines.click()
    assert dialog.lists.isVisible()
    assert dialog.lists.heading.text() == "Region"
    type_into(dialog.lists.new, "East")
    name = bench.desk.ask(defined_fields, SALE)[-1].name
    assert [line.name for line in bench.desk.ask(lines_of, name)] == ["East"]


def test_a_description_is_saved_and_undo_takes_the_field_back(
    dialog: SettingsDialog, page: FieldsPage, bench: Bench
) -> None:
    add(page, "Region")
    type_over(page.panel.description, "Where it is used")
    assert bench.desk.ask(defined_fields, SALE)[0].description == "Where it is used"
    for _ in range(2):
        dialog.undo.click()
    assert fields(bench) == []
    assert page.empty.isVisible()


def test_a_label_that_is_taken_is_refused(page: FieldsPage, bench: Bench) -> None:
    for label in ("Region", "Area"):
        add(page, label)
    page.rename(page.table.row.id, "region")
    assert page.problem.text() == "There is a “region” already."
    assert [label for label, *_ in fields(bench)] == ["Region", "Area"]


def test_undo_behind_the_page_is_seen(page: FieldsPage, bench: Bench) -> None:
    bench.desk.do(define_field, SALE, CustomKind.DATE, "Expires")
    assert page.table.row.name == "Expires"
    bench.desk.undo()
    assert page.table.row is None


# -- own company -------------------------------------------------------------------------------------------------------


def test_the_own_company_is_chosen_by_name(
    qtbot: Any, dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    alfa = factories.company(workbench, "Alfa AS")
    beta = factories.company(workbench, "Beta AS")
    picker = dialog.you.company
    for name, id in (("Alfa", alfa), ("Beta", beta)):
        picker.line.setFocus(Qt.FocusReason.TabFocusReason)
        picker.line.selectAll()
        QTest.keyClicks(picker.line, name)
        qtbot.waitUntil(lambda name=name: picker.answered == name)
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        assert bench.desk.ask(own_company) == (id, f"{name} AS")
    assert bench.desk.next_undo().label == "Choose own company"
    dialog.undo.click()
    settle(qtbot, bench)
    assert picker.line.text() == "Alfa AS"


def test_no_company_is_created_in_the_settings(qtbot: Any, dialog: SettingsDialog) -> None:
    picker = dialog.you.company
    picker.line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(picker.line, "Nobody")
    qtbot.waitUntil(lambda: picker.answered == "Nobody")
    assert [offer.name for offer in picker.list.offers] == ["Nothing found"]
    picker.list.close()


def test_tab_goes_from_the_name_to_the_type_to_add_which_enter_presses(page: FieldsPage, bench: Bench) -> None:
    type_into(page.new, "Region", Qt.Key.Key_Tab)
    assert page.kind.isAncestorOf(page.window().focusWidget())
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.add_button
    QTest.keyClick(page.add_button, Qt.Key.Key_Return)
    assert [label for label, *_ in fields(bench)] == ["Region"]
