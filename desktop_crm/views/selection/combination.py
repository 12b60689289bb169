"""How two selections are combined: which ones, by what operation, and whether only their companies are compared."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.errors import RecordIsGone, Refused
from desktop_crm.operations.selection import edit_selection
from desktop_crm.operations.selection_facts import Combination, combination_of, count_combined
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.selection_choice import SelectionChoice
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.selection.venn import OperationChoice
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_L, SPACE_M, SPACE_S

_CHOICE = 360
_EVERY = tuple(SelectionForm)


class CombinationForm(QWidget):
    """The two selections and the operation. It edits values, and writes nothing."""

    changed = Signal()
    open_requested = Signal(int)  # one of the two

    def __init__(self, bench: Bench, form: QFormLayout, parent: QWidget, leading: bool = True) -> None:
        """Its rows come to stand at the end of *form*. *leading*: beside each of the two stands a link to it."""
        super().__init__(parent)
        self._bench = bench
        self._target, self._whole = SelectionTarget.CONTACT, 0
        self.choices = [SelectionChoice(bench, self._wanted, parent) for _ in range(2)]
        self.opening = [LinkButton(self.tr("Open"), "", parent) for _ in range(2 if leading else 0)]
        self.operations = OperationChoice(bench, parent)
        self.companies_only = QCheckBox(self.tr("Compare companies only"), parent)
        self.companies_only.setToolTip(
            self.tr("Whoever has the company of somebody in the other selection counts as being in it")
        )
        self.result = QLabel(parent)
        self.result.setProperty("role", "muted")
        self._lay_out(form, parent)
        self._connect()
        self.hide()

    def _lay_out(self, form: QFormLayout, parent: QWidget) -> None:
        texts = (self.tr("Selection 1"), self.tr("Selection 2"))
        for place, (text, choice) in enumerate(zip(texts, self.choices, strict=True)):
            choice.set_name(text)
            line = QHBoxLayout()
            line.setSpacing(SPACE_M)
            line.addWidget(choice, 1)
            for link in self.opening[place : place + 1]:
                choice.setMaximumWidth(_CHOICE)
                line.addWidget(link)
                line.addStretch(1)
            label = QLabel(text, parent)
            label.setBuddy(choice.inner)
            label.setFixedHeight(FIELD_HEIGHT)
            form.addRow(label, line)
        form.addRow(self.tr("Members are"), self.operations)
        form.addRow("", self.companies_only)
        form.addRow("", self.result)

    def _connect(self) -> None:
        for choice in self.choices:
            choice.changed.connect(self._on_changed)
        for place, link in enumerate(self.opening):
            link.clicked.connect(lambda _on=False, place=place: self._open(place))
        self.operations.group.buttonToggled.connect(lambda _button, on: self._on_changed() if on else None)
        self.companies_only.toggled.connect(self._on_changed)

    def _wanted(self) -> tuple[Collection[SelectionTarget], Collection[SelectionForm], Collection[int]]:
        """COMB-3: into companies and persons any two can be combined; else both are of the same kind."""
        contacts = self._target is SelectionTarget.CONTACT
        return tuple(SelectionTarget) if contacts else (self._target,), _EVERY, (self._whole,)

    def _open(self, place: int) -> None:
        if (chosen := self.choices[place].value()) is not None:
            self.open_requested.emit(chosen)

    # -- values --------------------------------------------------------------------------------------------------

    def set_target(self, target: SelectionTarget) -> None:
        """Say what the result is of."""
        self._target = target
        self._on_changed()

    def show_combination(self, whole: int, target: SelectionTarget, made: Combination) -> None:
        """Show how a selection is made; *whole* is its id, 0 for a new one."""
        self._whole, self._target = whole, target
        for choice, id in zip(self.choices, (made.first_id, made.second_id), strict=True):
            choice.set_value(id, "" if id is None else made.names.get(id, ""))
        self.blockSignals(True)
        self.operations.choose(made.operation)
        self.companies_only.setChecked(made.companies_only)
        self.blockSignals(False)
        self._on_changed()

    def values(self) -> dict[str, Any]:
        """Return what stands here as `edit_selection` takes it."""
        first, second = (choice.value() for choice in self.choices)
        return {
            "first_id": first, "second_id": second, "operation": self.operations.operation.value,
            "companies_only": int(self.companies_only.isChecked()),
        }  # fmt: skip

    def why_not(self) -> str:
        """Return why that cannot be combined; empty where it can."""
        values = self.values()
        if None in (values["first_id"], values["second_id"]):
            return self.tr("Choose two selections.")
        return next((choice.problem() for choice in self.choices if choice.problem()), "")

    def _on_changed(self) -> None:
        for choice, link in zip(self.choices, self.opening, strict=False):
            link.setVisible(choice.value() is not None)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        if self.why_not():
            self.result.setText("")
            return
        first, second = (choice.value() for choice in self.choices)
        self._bench.desk.ask_later(
            self, count_combined, self._target, first, second, self.operations.operation,
            self.companies_only.isChecked(), then=self._on_counted,
        )  # fmt: skip

    def _on_counted(self, count: int | None) -> None:
        told = self.tr("Members: {count}").format(count=self._bench.faces.number_text(count))
        self.result.setText(self.tr("One of them cannot be shown.") if count is None else told)


class CombinationPage(QWidget):
    """The tab of a combined selection: how it is made, and how to make it otherwise (COMB-5)."""

    state_changed = Signal()
    record_requested = Signal(str, int)
    told = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._shown: ShownSelection | None = None
        self._before: dict[str, Any] = {}
        rows = QFormLayout()
        rows.setHorizontalSpacing(SPACE_M)
        rows.setVerticalSpacing(SPACE_S)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form = CombinationForm(bench, rows, self)
        self.save_button, self.cancel_button = QPushButton(self.tr("Save"), self), QPushButton(self.tr("Cancel"), self)
        self.save_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        column.addLayout(rows)
        column.addStretch(1)
        column.addLayout(buttons)
        self._connect()

    def _connect(self) -> None:
        self.form.changed.connect(self._allow)
        for choice in self.form.choices:
            choice.committed.connect(self.save)
            choice.cancelled.connect(self.discard)
        self.form.open_requested.connect(lambda id: self.record_requested.emit(RecordKind.SELECTION.value, id))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.discard)
        self._desk.changed.connect(self._on_changed)

    def show_selection(self, shown: ShownSelection | None) -> None:
        """Show how another selection is made."""
        before, self._shown = self._shown, shown
        if shown is not None and (before is None or before.id != shown.id):
            self.discard()

    def discard(self) -> None:
        """Show it as it is stored."""
        if self._shown is None:
            return
        try:
            made = self._desk.ask(combination_of, self._shown.id)
        except RecordIsGone:
            return
        self.form.show_combination(self._shown.id, self._shown.target, made)
        self._before = self.form.values()
        self._allow()

    @property
    def is_dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return self._shown is not None and self.form.values() != self._before

    def save(self) -> bool:
        """Make the selection so from now on. Returns False, with the reason told, where that cannot be."""
        if self._shown is None:
            return True
        try:
            self._desk.attempt(edit_selection, self._shown.id, self.form.values())
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self.told.emit(sentence(error))
            return False
        self.discard()
        return True

    def _allow(self) -> None:
        why_not = self.form.why_not()
        self.save_button.setEnabled(self.is_dirty and not why_not)
        self.save_button.setToolTip(why_not)
        self.cancel_button.setEnabled(self.is_dirty)
        self.state_changed.emit()

    def _on_changed(self, changes: Any) -> None:
        """A part may be gone, or called otherwise."""
        if self._shown is not None and changes.touch("selection") and not self.is_dirty and self.isVisible():
            self.discard()
