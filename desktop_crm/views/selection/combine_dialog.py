"""Combines the selection that is shown with another one into a third (COMB-1)."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionTarget, SetOperation
from desktop_crm.operations.selection import combine
from desktop_crm.operations.selection_facts import Combination
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.selection_dialog import SelectionDialog
from desktop_crm.views.selection.combination import CombinationForm
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.theme import SPACE_L

_WIDTH = 760


class CombineDialog(SelectionDialog):
    """Selection 1 is the one that it was opened on. What the result is of is chosen now and never changes (COMB-2)."""

    def __init__(self, bench: Bench, shown: ShownSelection, parent: QWidget | None = None) -> None:
        self._shown = shown
        record = RecordKind.COMPANY if shown.target is SelectionTarget.CONTACT else shown.record
        super().__init__(bench, record, "", parent)
        self.setWindowTitle(self.tr("Combine “{name}” with another selection").format(name=shown.name))
        self.combination.changed.connect(self._allow)
        for choice in self.combination.choices:
            self.watch(choice)
        self.resize(_WIDTH, self.sizeHint().height())

    @override
    def _fill_form(self) -> None:
        super()._fill_form()
        shown = self._shown
        self.form.setRowVisible(self.unique, False)
        self.targets = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_L)
        for target in dict.fromkeys((shown.target, SelectionTarget.CONTACT)):
            button = QRadioButton(self._bench.faces.word_of(SelectionTarget, target), self)
            button.setProperty("target", target.value)
            button.setChecked(target is shown.target)
            self.targets.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.targets.buttonToggled.connect(self._on_target_chosen)
        self.form.addRow(self.tr("Selection of"), line)
        self.form.setRowVisible(line, len(self.targets.buttons()) > 1)
        self.combination = CombinationForm(self._bench, self.form, self, leading=False)
        made = Combination(shown.id, None, SetOperation.COMMON, False, {shown.id: shown.name})
        self.combination.show_combination(0, shown.target, made)

    @property
    def target(self) -> SelectionTarget:
        """What the result is of."""
        button = self.targets.checkedButton()
        assert button is not None  # one of them is checked from the beginning
        return SelectionTarget(button.property("target"))

    def _on_target_chosen(self) -> None:
        self.combination.set_target(self.target)

    @override
    def why_not(self) -> str:
        return super().why_not() or self.combination.why_not()

    @override
    def start(self) -> Job:
        made = self.combination.values()
        values = {**self.values(), "target": self.target.value}
        return self._desk.start_job(
            self.tr("Combine selections"), combine, made["first_id"], made["second_id"],
            SetOperation(made["operation"]), values, bool(made["companies_only"]),
        )  # fmt: skip
