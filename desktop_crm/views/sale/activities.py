"""The section tab Activities: the follow-ups of a sale, filtered by kind and completion (6.2)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_crm.models.enums import FollowUpForm, RecordKind
from desktop_crm.operations.follow_up import delete_follow_ups, set_done
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.theme import SPACE_M, SPACE_XS

_COLUMNS = (
    "follow_up.completed",
    "follow_up.date",
    "follow_up.type",
    "follow_up.title",
    "follow_up.person",
    "follow_up.owner",
)


class Activities(QWidget):
    """The follow-ups that hang on one record. Ticking the box completes, a double click opens."""

    follow_up_requested = Signal(object)  # a context for a new one, or the id of an existing one

    def __init__(self, bench: Bench, link: str, name: str, parent: QWidget | None = None) -> None:
        """*link*: the attribute of follow-ups that points to the record ("sale_id")."""
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._link, self._name = link, name
        self._record_id: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table = RecordTable(self._bench, RecordKind.FOLLOW_UP, _COLUMNS, self._name, self)
        self.add_button = QPushButton(self.tr("Add follow-up"), self)
        self.add_button.setIcon(self._bench.theme.icon("add"))
        self.add_button.setToolTip(self.tr("Book a follow-up on this sale (Ctrl+Shift+U)"))
        words = {
            FollowUpForm.MEETING: self.tr("Meetings"),
            FollowUpForm.CALL: self.tr("Calls"),
            FollowUpForm.TO_DO: self.tr("To-dos"),
        }
        kept = self._bench.memory.recall(f"{self._name}/filter", {})
        self._forms = {form: self._check(text, kept.get(form.value, True)) for form, text in words.items()}
        self._completed = self._check(self.tr("Completed"), kept.get("completed", True))
        self._completed.setToolTip(self.tr("Show completed follow-ups too"))
        line = QHBoxLayout()
        line.setSpacing(SPACE_M)
        line.addWidget(self.add_button)
        line.addStretch(1)
        for check in (*self._forms.values(), self._completed):
            line.addWidget(check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self._open = QAction(self.tr("Open"), self)
        self._delete = QAction(self.tr("Delete"), self)
        self.table.set_row_actions([self._open, self._delete])

    def _check(self, text: str, on: bool) -> QCheckBox:
        check = QCheckBox(text, self)
        check.setChecked(on)
        check.toggled.connect(self._on_filter_changed)
        return check

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.request_new)
        self.table.opened.connect(self._on_opened)
        self.table.toggled.connect(self._on_toggled)
        self._open.triggered.connect(self._on_open)
        self._delete.triggered.connect(self._on_delete)

    def show_record(self, record_id: int | None) -> None:
        """List the follow-ups of a record."""
        if record_id != self._record_id or self.table.listing is None:
            self._record_id = record_id
            self._offer_new()
            self._list()

    def _offer_new(self) -> None:
        self.add_button.setEnabled(self._record_id is not None)
        if self._record_id is not None:
            self.table.set_empty_state(self.tr("No follow-ups here yet."), self.tr("Add follow-up"), self.request_new)
        else:
            self.table.set_empty_state(self.tr("Save the sale first. Then you can book follow-ups on it."))

    def request_new(self) -> None:
        """Ask for a new follow-up on the record."""
        if self._record_id is not None:
            self.follow_up_requested.emit({self._link: self._record_id})

    def _list(self) -> None:
        about: list[tuple[str, Any]] = [(self._link, self._record_id or 0), ("completed", self._completed.isChecked())]
        chosen = tuple(form.value for form, check in self._forms.items() if check.isChecked())
        if len(chosen) < len(self._forms):
            about.append(("forms", chosen))
        order = self.table.listing.order if self.table.listing else (Order("follow_up.date"),)
        self.table.set_listing(Listing(RecordKind.FOLLOW_UP, "follow_ups.of", tuple(about), order))

    def _on_filter_changed(self) -> None:
        kept = {form.value: check.isChecked() for form, check in self._forms.items()}
        self._bench.memory.keep(f"{self._name}/filter", {**kept, "completed": self._completed.isChecked()})
        self._list()

    def _on_toggled(self, record_id: int, path: str, on: bool) -> None:
        if path == "follow_up.completed":
            self._desk.do(set_done, [record_id], on)

    def _on_opened(self, record_id: int) -> None:
        self.follow_up_requested.emit(record_id)

    def _on_open(self) -> None:
        if (record_id := self.table.current_id()) is not None:
            self.follow_up_requested.emit(record_id)

    def _on_delete(self) -> None:
        if ids := list(self.table.selected_ids()):
            self._desk.do(delete_follow_ups, ids)
