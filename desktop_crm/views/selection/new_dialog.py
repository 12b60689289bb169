"""Makes a static selection that holds nobody yet, to be filled by hand."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionTarget
from desktop_crm.operations.selection import register_static
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.selection_dialog import SelectionDialog

# What each target is asked for by: companies stand for companies and persons.
_RECORDS = {
    target: RecordKind.COMPANY if target is SelectionTarget.CONTACT else RecordKind(target.value)
    for target in SelectionTarget
}


class NewSelectionDialog(SelectionDialog):
    """Asks what it is of, which never changes afterwards (SEL-3), and for its name and details."""

    def __init__(self, bench: Bench, target: SelectionTarget, parent: QWidget | None = None) -> None:
        self._target = target
        super().__init__(bench, _RECORDS[target], "", parent)
        self.setWindowTitle(self.tr("New static selection"))

    @override
    def _fill_form(self) -> None:
        self.of = ChoiceBox(self)
        for target in SelectionTarget:
            icon, word = self._bench.theme.icon(target.value), self._bench.faces.word_of(SelectionTarget, target)
            self.of.addItem(icon, word, target.value)
        self.of.setCurrentIndex(self.of.findData(self._target.value))
        self.of.setAccessibleName(self.tr("Selection of"))
        self.of.activated.connect(self._on_target_chosen)
        self.form.addRow(self.tr("Selection of"), self.of)
        super()._fill_form()

    def _on_target_chosen(self) -> None:
        self._target = SelectionTarget(self.of.currentData())
        self.record = _RECORDS[self._target]
        self.form.setRowVisible(self.unique, self._is_of_contacts)

    @override
    def start(self) -> Job:
        values = {**self.values(), "target": self._target.value}
        return self._desk.start_job(self.windowTitle(), register_static, values)
