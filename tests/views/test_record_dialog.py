"""The dialogs in which a record is quickly registered: where typing begins, and the keys that save."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Person, ProjectMember
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.new_record import NewRecordDialog
from tests import factories
from tests.factories import Workbench
from tests.views.windows import CONTROL, no_dialog, settle, type_over

SAVING = [Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.fixture
def open_new(qtbot: Any, bench: Bench) -> Iterator[Callable[..., NewRecordDialog]]:
    """Give a function that opens the dialog of a kind with what is known."""

    behind = QWidget()
    qtbot.addWidget(behind)
    with qtbot.waitActive(behind):
        behind.show()

    def opened(kind: RecordKind, **known: Any) -> NewRecordDialog:
        dialog = NewRecordDialog(bench, kind, behind)
        dialog.open_named(known)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    yield opened
    for dialog in behind.findChildren(NewRecordDialog):
        dialog.card.abandon()
        dialog.close()


@pytest.mark.parametrize("key", SAVING)
def test_the_saving_keys_save_a_new_person(
    open_new: Callable[..., NewRecordDialog], qtbot: Any, bench: Bench, workbench: Workbench, key: Qt.Key
) -> None:
    dialog = open_new(RecordKind.PERSON, name="Alice Ash")
    QTest.keyClick(dialog.focusWidget(), key, CONTROL)
    settle(qtbot, bench)
    assert no_dialog()
    assert [person.full_name for person in workbench.rows(Person)] == ["Alice Ash"]


def test_a_sentence_makes_the_dialog_larger_and_takes_nothing_from_its_fields(
    open_new: Callable[..., NewRecordDialog], workbench: Workbench
) -> None:
    dialog = open_new(RecordKind.PROJECT_MEMBER, project_id=factories.project(workbench, "Plant"))
    before = dialog.card.height()
    dialog.card.told.emit("“Alice Ash” takes part in the project already. " * 5)
    QApplication.processEvents()
    assert dialog.card.height() >= before
    assert dialog.card.pages[0].verticalScrollBar().maximum() == 0


def test_a_member_is_asked_for_by_person_who_brings_the_company(
    open_new: Callable[..., NewRecordDialog], qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    alfa = factories.company(workbench, "Alfa AS")
    alice = factories.person(workbench, "Alice", "Ash", company_id=alfa)
    project = factories.project(workbench, "Plant")
    dialog = open_new(RecordKind.PROJECT_MEMBER, project_id=project)
    assert dialog.card.place("person_id").isAncestorOf(dialog.focusWidget())
    cells = [cell.name for cell in dialog.card.pages[0].cells]
    assert cells[:3] == ["project_id", "person_id", "company_id"]
    type_over(dialog.card, "person_id", "Alice", end=None)
    settle(qtbot, bench)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, bench)
    assert dialog.card.values["company_id"] == alfa
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_S, CONTROL)
    settle(qtbot, bench)
    assert [(m.person_id, m.company_id) for m in workbench.rows(ProjectMember)] == [(alice, alfa)]
