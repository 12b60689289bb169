"""A tab of members: the selection's own records, or the companies and persons behind them (VIEW-1)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection_facts import fault_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_export import TEXT, WORKBOOK
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.selection.comings import ComingsBar
from desktop_crm.views.selection.member_tables import USUAL, MemberDeeds
from desktop_crm.views.selection.shown import ShownSelection, fault_sentence, mending
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_L, SPACE_S, SPACE_XS

_CONTACT = RecordKind.CONTACT
_BEHIND_A_FAULT = ("selection", "custom_field")
WALKED = (_CONTACT, RecordKind.SALE, RecordKind.PROJECT)  # with a screen on which one goes from one to the next


class MembersPage(QWidget):
    """The members of one selection in a record table; where it cannot be shown, why, and the way to mend it."""

    record_requested = Signal(str, int)
    new_requested = Signal(str, object)
    previewed = Signal(str, int)
    walk_requested = Signal(str, int)  # kind and id of the record to begin with
    add_requested = Signal()
    remove_requested = Signal()
    why_requested = Signal(int)
    mend_requested = Signal(object)  # the SelectionFault
    listed = Signal()
    refreshed = Signal()  # one looked again

    def __init__(self, bench: Bench, of_contacts: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._of_contacts = bench, bench.desk, of_contacts
        self._shown: ShownSelection | None = None
        self._tables: dict[str, tuple[RecordTable, MemberDeeds]] = {}
        self._due = False
        self._desk.changed.connect(self._on_changed)  # before any table hears of it
        self._build()

    def _build(self) -> None:
        self.walk_button = self._button("walk", self.tr("Go through them"), self.walk)
        self.walk_button.setToolTip(self.tr("Open one after the other, with this list at the side"))
        self.add_button = self._button("add", self.tr("Add members…"), self.add_requested.emit)
        self.remove_button = self._button("remove", self.tr("Remove members…"), self.remove_requested.emit)
        self.refresh_button = self._tool("refresh", self.tr("Look again who is in it"))
        self.refresh_button.clicked.connect(self.refresh)
        self.export_button = self._tool("export", self.tr("Export the list"))
        self.export_button.setMenu(self._export_menu())
        self.columns_button = self._tool("columns", self.tr("Columns"))
        self.columns_button.setMenu(self._columns_menu())
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for button in (self.walk_button, self.add_button, self.remove_button):
            line.addWidget(button)
        line.addStretch(1)
        for tool in (self.refresh_button, self.export_button, self.columns_button):
            line.addWidget(tool)
        self.comings = ComingsBar(self._bench, self)
        self.comings.record_requested.connect(self.record_requested)
        self.trouble = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(line)
        column.addWidget(self.comings)
        column.addWidget(self._stack, 1)

    def _button(self, icon: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setIcon(self._bench.theme.icon(icon))
        button.clicked.connect(lambda _on=False: slot())
        return button

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._bench.theme.icon(icon))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setAutoRaise(True)
        button.setProperty("role", "icon")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Excel workbook…"), lambda: self._export(WORKBOOK))
        menu.addAction(self.tr("Text file (CSV)…"), lambda: self._export(TEXT))
        return menu

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.own_columns = menu.addAction(self.tr("Save columns for this selection only"))
        self.own_columns.setToolTip(self.tr("Otherwise they are the same for all selections of this kind"))
        self.own_columns.setCheckable(True)
        self.own_columns.triggered.connect(self._on_own_columns)
        return menu

    # -- which selection -----------------------------------------------------------------------------------------

    @property
    def table(self) -> RecordTable | None:
        """The list that is shown; None where the selection cannot be."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RecordTable) else None

    @property
    def record(self) -> RecordKind:
        """The kind of the rows."""
        return _CONTACT if self._of_contacts or self._shown is None else self._shown.record

    @property
    def _holds_members(self) -> bool:
        return self._shown is not None and (not self._of_contacts or self._shown.target is SelectionTarget.CONTACT)

    @property
    def listing(self) -> Listing:
        """The list as it begins."""
        assert self._shown is not None
        source = "selection.contacts" if self._of_contacts else "selection"
        return Listing(self.record, source, (("selection_id", self._shown.id),), USUAL[self.record].order)

    def show_selection(self, shown: ShownSelection | None) -> None:
        """Show another selection, or none; what is out of sight is read when it is seen."""
        before, self._shown = self._shown, shown
        if shown is None or before is None or shown.id != before.id:
            self.comings.leave()
        if shown is None:
            return
        self._offer()
        if shown != before:
            self._list()

    def _offer(self) -> None:
        """Show the buttons that this selection has."""
        assert self._shown is not None
        by_hand = self._holds_members and self._shown.form is SelectionForm.STATIC
        self.add_button.setVisible(by_hand)
        self.remove_button.setVisible(by_hand)
        self.walk_button.setVisible(self.record in WALKED)

    def _list(self) -> None:
        self._due = not self.isVisible()
        if self._due or self._shown is None:
            return
        fault = self._desk.ask(fault_of, self._shown.id)
        if fault is None:
            self._show_table()
            return
        self.comings.leave()
        told, button = fault_sentence(fault, self._shown.id), mending(fault, self._shown.id)
        self.trouble.set_state(told, button, lambda: self.mend_requested.emit(fault))
        self._stack.setCurrentWidget(self.trouble)
        self._allow()

    def _show_table(self) -> None:
        assert self._shown is not None
        table, deeds = self._table()
        own = table.memory.holds(self._own_name())
        table.remember_as(self._own_name() if own else self._name())
        self.own_columns.setChecked(own)
        table.setAccessibleName(self._shown.name)
        deeds.serve(self._shown, self._holds_members)
        self._say_when_empty(table)
        self._stack.setCurrentWidget(table)
        if self._holds_members:
            self.comings.begin(self._shown.id, self.record)
        table.set_listing(self.listing)
        self._allow()

    def _say_when_empty(self, table: RecordTable) -> None:
        assert self._shown is not None
        if not self._holds_members:
            table.set_empty_state(self.tr("No company or person stands behind its members."))
        elif self._shown.form is SelectionForm.STATIC:
            told = self.tr(
                "It has no members yet.\nAdd those that fit some criteria, drag rows of a list onto its name, "
                "or right-click rows and choose “Add to selection”."
            )
            table.set_empty_state(told, self.tr("Add members…"), self.add_requested.emit)
        else:
            table.set_empty_state(self.tr("Nothing fits it at the moment."))

    def _table(self) -> tuple[RecordTable, MemberDeeds]:
        """Return the table of a kind of record; it is made when it is first wanted."""
        record = self.record
        if record.value not in self._tables:
            table = RecordTable(self._bench, record, USUAL[record].columns, self._name(), self)
            deeds = MemberDeeds(self._bench, table, record)
            deeds.record_requested.connect(self.record_requested)
            deeds.new_requested.connect(self.new_requested)
            deeds.why_requested.connect(self.why_requested)
            for seen in (table.previewed, table.right_clicked):
                seen.connect(lambda row_id: self.previewed.emit(*deeds.target(row_id)))
            table.toggled.connect(self._on_toggled)
            table.listed.connect(self._on_listed)
            table.selection_changed.connect(self._allow)
            self._tables[record.value] = table, deeds
            self._stack.addWidget(table)
        return self._tables[record.value]

    def _name(self) -> str:
        """Under which the columns of all selections of a kind are kept."""
        return f"selection/{'contacts' if self._of_contacts else self.record.value}"

    def _own_name(self) -> str:
        assert self._shown is not None
        return f"{self._name()}/{self._desk.path.name}/{self._shown.id}"

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._list()

    def leave(self) -> None:
        """The screen goes out of sight: what was seen of the selection is remembered."""
        self.comings.leave()
        self._due = True

    # -- what is done --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """VIEW-4: look again, also for what no change tells of: a new day."""
        self._list()
        self.refreshed.emit()

    def deeds(self) -> MemberDeeds | None:
        """What can be done with the rows that are shown."""
        return self._tables[self.record.value][1] if self.table is not None else None

    def chosen(self) -> int | None:
        """The row to begin with: the current one, else the first."""
        table = self.table
        if table is None or not table.count:
            return None
        here = table.current_id()
        return here if here is not None else table.ids[0]

    def walk(self) -> None:
        """VIEW-3: wish to go through the members, from the chosen one on."""
        row_id, deeds = self.chosen(), self.deeds()
        if row_id is not None and deeds is not None:
            self.walk_requested.emit(*deeds.target(row_id))

    def _export(self, ending: str) -> None:
        if self.table is not None:
            self.table.export(ending)

    def _on_own_columns(self, on: bool) -> None:
        """COL-8: keep the columns as they are for this selection, or go back to those of all of its kind."""
        table, own = self.table, self._own_name()
        if table is None:
            return
        if on:
            table.remember_as(own, keep=True)
        else:
            table.remember_as(self._name())
            table.memory.forget(own)

    def _on_toggled(self, record_id: int, path: str, on: bool) -> None:
        complete = FORMS[self.record].complete if self.record in FORMS else None
        if complete is not None and path == f"{self.record.value}.completed":
            self._desk.do(complete, [record_id], on)

    def _on_listed(self) -> None:
        if self._holds_members:
            self.comings.look()
        self._allow()
        self.listed.emit()

    def _allow(self) -> None:
        some = self.table is not None and self.table.count > 0
        self.walk_button.setEnabled(some)
        self.remove_button.setEnabled(some)
        self.export_button.setEnabled(some)
        self.columns_button.setEnabled(self.table is not None)

    def _on_changed(self, changes: Any) -> None:
        """A selection may come to be at fault, or be mended."""
        if self._shown is not None and changes.touch_any(*_BEHIND_A_FAULT):
            fault = self._desk.ask(fault_of, self._shown.id) if self.isVisible() else None
            if not self.isVisible() or (fault is None) == (self.table is None):
                self._list()


__all__ = ["WALKED", "MembersPage"]
