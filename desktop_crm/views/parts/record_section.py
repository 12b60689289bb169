"""A section tab: the records of one kind that belong to the shown one, filtered, added to and opened (section 6)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import Section
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.theme import SPACE_M, SPACE_XS


class RecordSection(QWidget):
    """One list of one kind, driven by its `Section`. It is read when it is seen."""

    record_requested = Signal(str, int)
    new_requested = Signal(str, object)  # kind, and what is known of the new record
    filtered = Signal()

    def __init__(self, bench: Bench, owner: RecordKind, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._link, self.section = f"{owner.value}_id", section
        self._name = f"{owner.value}/{section.name}"
        self._record_id: int | None = None
        self._due = False
        self._build(f"{section.record.value}.{owner.value}")
        self._connect()

    def _build(self, own: str) -> None:
        section = self.section
        columns = [path for path in section.columns if path != own]  # the record itself goes without saying
        self.table = RecordTable(self._bench, section.record, columns, self._name, self)
        self.table.setAccessibleName(shown(section.label))
        self.deeds = RowDeeds(self._bench, self.table, section.record, section.leads)
        self.add_button = QPushButton(shown(section.add), self)
        self.add_button.setIcon(self._bench.theme.icon("add"))
        kept = self._bench.memory.recall(f"{self._name}/filter", {})
        self.checks = {one.name: self._check(one.label, kept.get(one.name, one.on)) for one in section.filters}
        line = QHBoxLayout()
        line.setSpacing(SPACE_M)
        line.addWidget(self.add_button)
        line.addStretch(1)
        for check in self.checks.values():
            line.addWidget(check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _check(self, label: str, on: bool) -> QCheckBox:
        check = QCheckBox(shown(label), self)
        check.setChecked(on)
        check.toggled.connect(self._on_filter_changed)
        return check

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.request_new)
        self.table.toggled.connect(self._on_toggled)
        self.deeds.record_requested.connect(self.record_requested)
        self.deeds.new_requested.connect(self.new_requested)

    # -- the list ------------------------------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        """List what belongs to a record; None: to one that is not registered yet."""
        if record_id != self._record_id or self.table.listing is None:
            self._record_id = record_id
            self._list()

    @property
    def listing(self) -> Listing:
        """The list as it is filtered now."""
        about: dict[str, Any] = {name: check.isChecked() for name, check in self.checks.items()}
        about[self._link] = self._record_id or 0
        order = self.table.listing.order if self.table.listing else self.section.order
        return Listing(self.section.record, self.section.source, tuple(about.items()), order)

    def _list(self) -> None:
        self._due = not self.isVisible()
        if not self._due:
            self._say_when_empty()
            self.table.set_listing(self.listing)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._list()

    def _say_when_empty(self) -> None:
        known = self._record_id is not None
        self.add_button.setEnabled(known)
        if not known:
            self.table.set_empty_state(self.tr("Save first; then this list can be filled."))
        elif self._is_narrowed:
            self.table.set_empty_state(self.tr("Nothing fits the filter."), self.tr("Show all"), self._widen)
        else:
            self.table.set_empty_state(shown(self.section.empty), shown(self.section.add), self.request_new)

    # -- the filter ----------------------------------------------------------------------------------------------

    @property
    def _is_narrowed(self) -> bool:
        return any(self.checks[one.name].isChecked() != one.on for one in self.section.filters)

    def _widen(self) -> None:
        for one in self.section.filters:
            self.checks[one.name].setChecked(one.on)

    def _on_filter_changed(self) -> None:
        kept = {name: check.isChecked() for name, check in self.checks.items()}
        self._bench.memory.keep(f"{self._name}/filter", kept)
        self._list()
        self.filtered.emit()

    # -- what is done --------------------------------------------------------------------------------------------

    def request_new(self) -> None:
        """Wish for one more in the list (SL-1)."""
        if self._record_id is not None:
            kind = self.section.adds or self.section.record
            self.new_requested.emit(kind.value, {self._link: self._record_id})

    def _on_toggled(self, record_id: int, path: str, on: bool) -> None:
        complete: Callable[..., None] | None = FORMS[self.section.record].complete
        if complete is not None and path == f"{self.section.record.value}.completed":
            self._desk.do(complete, [record_id], on)
