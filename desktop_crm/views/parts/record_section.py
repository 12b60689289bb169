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
    """One list of one kind, driven by its `Section`. It is made and read when it is first seen."""

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
        self._own = f"{section.record.value}.{owner.value}"
        self._table: RecordTable | None = None
        self._build()

    def _build(self) -> None:
        section = self.section
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
        self.add_button.clicked.connect(self.request_new)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_XS, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addLayout(line)

    @property
    def table(self) -> RecordTable:
        """The table of the list."""
        if self._table is None:
            self._table = self._make_table()
        return self._table

    def _make_table(self) -> RecordTable:
        section = self.section
        columns = [path for path in section.columns if path != self._own]  # the record itself goes without saying
        table = RecordTable(self._bench, section.record, columns, self._name, self)
        table.setAccessibleName(shown(section.label))
        table.toggled.connect(self._on_toggled)
        self.deeds = RowDeeds(self._bench, table, section.record, section.leads)
        self.deeds.record_requested.connect(self.record_requested)
        self.deeds.new_requested.connect(self.new_requested)
        self._column.addWidget(table, 1)
        table.show()  # it may come late to what is seen already
        return table

    def _check(self, label: str, on: bool) -> QCheckBox:
        check = QCheckBox(shown(label), self)
        check.setChecked(on)
        check.toggled.connect(self._on_filter_changed)
        return check

    # -- the list ------------------------------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        """List what belongs to a record; None: to one that is not registered yet."""
        if record_id != self._record_id or self._table is None or self._table.listing is None:
            self._record_id = record_id
            self._list()

    @property
    def listing(self) -> Listing:
        """The list as it is filtered now."""
        about: dict[str, Any] = {name: check.isChecked() for name, check in self.checks.items()}
        about[self._link] = self._record_id or 0
        asked = self._table.listing if self._table is not None else None
        order = asked.order if asked else self.section.order
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
