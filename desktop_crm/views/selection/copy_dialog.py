"""Copies the members of a selection into another one, or into a new one (MEM-4)."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.selection import copy_into_new
from desktop_crm.operations.selection_members import copy_into
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.selection_choice import SelectionChoice
from desktop_crm.views.parts.selection_dialog import SelectionDialog
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.theme import SPACE_L

_STATIC, _DYNAMIC = SelectionForm.STATIC, SelectionForm.DYNAMIC


class CopyDialog(SelectionDialog):
    """Into a static selection of the same kind, where what is in it already stays once (MEM-5); or into a new one,
    which may be dynamic where the copied one is: then it asks the same.
    """

    def __init__(self, bench: Bench, shown: ShownSelection, parent: QWidget | None = None) -> None:
        self._shown = shown
        record = RecordKind.COMPANY if shown.target is SelectionTarget.CONTACT else shown.record
        super().__init__(bench, record, "", parent)
        self.setWindowTitle(self.tr("Copy “{name}” into a selection").format(name=shown.name))
        self._on_way_chosen()

    @override
    def _fill_form(self) -> None:
        self.ways, self.forms = QButtonGroup(self), QButtonGroup(self)
        self.existing = self._radio(self.ways, self.tr("Existing selection"))
        self.new = self._radio(self.ways, self.tr("New selection"))
        self.form.addRow(self.tr("Copy into"), _line(self.existing, self.new))
        self.choice = SelectionChoice(self._bench, lambda: ((self._shown.target,), (_STATIC,), (self._shown.id,)), self)
        self.choice.set_name(self.tr("Existing selection"))
        self.form.addRow(self.tr("Static selection"), self.choice)
        word = self._bench.faces.word_of
        self.static = self._radio(self.forms, word(SelectionForm, _STATIC))
        self.dynamic = self._radio(self.forms, word(SelectionForm, _DYNAMIC))
        self.static.setChecked(True)
        self.is_form = _line(self.static, self.dynamic)
        self.form.addRow(self.tr("Selection is"), self.is_form)
        self._first_of_new = self.form.rowCount()
        super()._fill_form()
        self.existing.setChecked(bool(self.choice.offered()))
        self.new.setChecked(not self.existing.isChecked())
        self.watch(self.choice)
        self.ways.buttonToggled.connect(self._on_way_chosen)
        self.forms.buttonToggled.connect(self._on_way_chosen)

    def _radio(self, group: QButtonGroup, text: str) -> QRadioButton:
        button = QRadioButton(text, self)
        group.addButton(button)
        return button

    def _on_way_chosen(self) -> None:
        new = self.new.isChecked()
        self.form.setRowVisible(self.choice, not new)
        self.form.setRowVisible(self.is_form, new and self._shown.form is _DYNAMIC)
        for row in range(self._first_of_new, self.form.rowCount()):
            self.form.setRowVisible(row, new)
        self.form.setRowVisible(self.unique, new and self._is_of_contacts and self.static.isChecked())
        (self.name if new else self.choice).setFocus()
        self._allow()

    @override
    def why_not(self) -> str:
        if self.new.isChecked():
            return super().why_not()
        return self.choice.problem() or ("" if self.choice.value() else self.tr("Choose a selection."))

    @property
    @override
    def selection_id(self) -> int | None:
        return None if self.new.isChecked() else self.choice.value()

    @override
    def start(self) -> Job:
        title = self.tr("Copy into selection")
        if not self.new.isChecked():
            return self._desk.start_job(title, copy_into, self.choice.value(), self._shown.id)
        form = _DYNAMIC if self.dynamic.isChecked() else _STATIC
        return self._desk.start_job(title, copy_into_new, self._shown.id, {**self.values(), "form": form.value})


def _line(*buttons: QRadioButton) -> QWidget:
    whole = QWidget(buttons[0].parentWidget())
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_L)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return whole
