"""A search becomes a dynamic or a static selection, or what it finds joins a static one (2.3)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import SelectionForm
from desktop_crm.operations.found import add_found, save_search
from desktop_crm.selections.criteria import Criteria
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.selection_dialog import SelectionDialog, static_choice
from desktop_crm.views.theme import SPACE_S, SPACE_XL

_EXISTING = "existing"


class SaveSearchDialog(SelectionDialog):
    """Dynamic is what one begins with: a name and Enter are enough."""

    def __init__(self, bench: Bench, criteria: Criteria, count: int | None, parent: QWidget | None = None) -> None:
        """*count*: how many records the search finds now, as far as that is known."""
        self._criteria, self._count = criteria, "" if count is None else bench.faces.number_text(count)
        super().__init__(bench, criteria.record, "", parent)
        self.setWindowTitle(self.tr("Save as selection"))
        self._on_way_chosen()

    @override
    def _fill_form(self) -> None:
        self.ways = {
            SelectionForm.DYNAMIC.value: QRadioButton(self.tr("Dynamic selection"), self),
            SelectionForm.STATIC.value: QRadioButton(self.tr("Static selection"), self),
            _EXISTING: QRadioButton(self.tr("Add to an existing static selection"), self),
        }
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        for way, button in self.ways.items():
            self._group.addButton(button)
            column.addWidget(button)
            column.addWidget(self._explained(way))
        self.ways[SelectionForm.DYNAMIC.value].setChecked(True)
        column.addSpacing(SPACE_S)
        self.form.addRow(column)
        self.existing = static_choice(self._bench, self.record, self)
        super()._fill_form()
        self.form.insertRow(1, self.tr("Selection"), self.existing)

    def _explained(self, way: str) -> QLabel:
        texts = {
            SelectionForm.DYNAMIC.value: self.tr("Keeps the criteria: what comes to fit them is in it from then on."),
            SelectionForm.STATIC.value: self.tr("Keeps what is found now: %1"),
            _EXISTING: self.tr("What is found now joins those that are in it."),
        }
        label = QLabel(texts[way].replace("%1", self._count).rstrip(": "), self)
        label.setProperty("role", "muted")
        label.setIndent(SPACE_XL)
        label.setBuddy(self.ways[way])
        return label

    @override
    def _connect(self) -> None:
        super()._connect()
        self.watch(self.existing)
        self._group.buttonClicked.connect(self._on_way_chosen)

    @property
    def way(self) -> str:
        """What is to become of the search."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def _on_way_chosen(self) -> None:
        """Each way asks for what it needs, and for nothing else."""
        existing = self.way == _EXISTING
        self.form.setRowVisible(self.existing, existing)
        self.form.setRowVisible(self.named, not existing)
        for editor in self.details.values():
            self.form.setRowVisible(editor, not existing)
        self.form.setRowVisible(self.unique, self._is_of_contacts and self.way == SelectionForm.STATIC)
        self.ok.setText(self.tr("Add") if existing else self.tr("Save"))
        self._allow()
        self.adjustSize()
        (self.existing if existing else self.name).setFocus()

    @override
    def why_not(self) -> str:
        if self.way != _EXISTING:
            return super().why_not()
        nothing = self.existing.value() is None
        return self.tr("Choose a selection first.") if nothing else self.existing.problem()

    @override
    def values(self) -> Mapping[str, Any]:
        told = {**super().values(), "form": self.way}
        return told if self.way == SelectionForm.STATIC else {**told, "unique_company": False}

    @property
    @override
    def selection_id(self) -> int | None:
        return self.existing.value() if self.way == _EXISTING else None

    @override
    def start(self) -> Job:
        title = self.windowTitle()
        if self.way == _EXISTING:
            return self._desk.start_job(title, add_found, self.existing.value(), self._criteria)
        return self._desk.start_job(title, save_search, self._criteria, self.values())
