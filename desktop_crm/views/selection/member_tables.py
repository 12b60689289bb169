"""The lists of members: one table for each kind of record, with the columns that it begins with."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionForm
from desktop_crm.operations.selection_members import remove_members
from desktop_crm.selections.listing import Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.deleting import may_remove_selected
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.selection.shown import ShownSelection


@dataclass(frozen=True, slots=True)
class Usual:
    """How a list of members begins: columns and order. *leads*: the links of which a row stands for the first set."""

    columns: tuple[str, ...]
    order: tuple[Order, ...] = ()
    leads: tuple[RecordKind, ...] = ()


USUAL: Mapping[RecordKind, Usual] = {
    RecordKind.CONTACT: Usual(
        (
            "contact.company", "contact.person", "contact.company.category", "contact.person.mobile",
        ),
        (Order("contact.company"), Order("contact.person")), (RecordKind.PERSON, RecordKind.COMPANY),
    ),
    RecordKind.SALE: Usual(
        (
            "sale.status", "sale.title", "sale.company", "sale.sale_date", "sale.amount",
        ),
        (Order("sale.sale_date"),),
    ),
    RecordKind.PROJECT: Usual(
        (
            "project.name", "project.type", "project.status", "project.next_milestone", "project.end_date",
            "project.responsible",
        ),
    ),
    RecordKind.FOLLOW_UP: Usual(
        (
            "follow_up.completed", "follow_up.date", "follow_up.type", "follow_up.title", "follow_up.company",
            "follow_up.person", "follow_up.owner",
        ),
        (Order("follow_up.date"),),
    ),
    RecordKind.DOCUMENT: Usual(
        (
            "document.completed", "document.date", "document.subject", "document.type", "document.company",
            "document.person", "document.owner",
        ),
        (Order("document.date", True),),
    ),
    RecordKind.REQUEST: Usual(
        (
            "request.number", "request.title", "request.status", "request.priority", "request.category",
            "request.company", "request.person", "request.owner", "request.last_changed",
        ),
        (Order("request.last_changed"),),
    ),
    RecordKind.QUOTE_LINE: Usual(
        (
            "quote_line.name", "quote_line.code", "quote_line.quantity", "quote_line.total", "quote_line.sale.company",
            "quote_line.sale", "quote_line.sale.sale_date", "quote_line.sale.status",
        ),
        (Order("quote_line.name"),), (RecordKind.SALE,),
    ),
    RecordKind.SELECTION: Usual(
        (
            "selection.name", "selection.form", "selection.target", "selection.owner", "selection.category",
            "selection.completed",
        ),
    ),
}  # fmt: skip


class MemberDeeds(RowDeeds):
    """What is done with members by a right click. Delete takes them out of a static selection, and touches no record
    itself (MEM-3); where criteria decide who is in it, there is nothing to take out.
    """

    why_requested = Signal(int)

    def __init__(self, bench: Bench, table: RecordTable, record: RecordKind) -> None:
        self._shown: ShownSelection | None = None
        super().__init__(bench, table, record, USUAL[record].leads)

    def serve(self, shown: ShownSelection, holds_members: bool) -> None:
        """The table shows this selection now; *holds_members*: its members themselves, not those behind them."""
        self._shown = shown
        by_hand = shown.form is SelectionForm.STATIC and holds_members
        self._why.setVisible(holds_members)
        self._removing.setVisible(by_hand)
        self._removing.setEnabled(by_hand)

    @override
    def _actions(self) -> list[QAction]:
        self._why = self._action("help", self.tr("Why is it here?"), self._on_why)
        self._removing = self._action("remove", self.tr("Remove from selection"), self.remove)
        self._removing.setShortcut(QKeySequence.StandardKey.Delete)
        self._removing.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._table.addAction(self._removing)
        opening, *others = super()._actions()
        if self._record is RecordKind.CONTACT:
            others.insert(0, self._action("follow_up", self.tr("New follow-up…"), self._on_follow_up))
        return [opening, *(one for one in others if one is not self._removing), self._why, self._removing]

    @override
    def _deleting(self) -> QAction:
        """The record itself is deleted on its own screen."""
        return self._removing

    def target(self, row_id: int) -> tuple[str, int]:
        """Return kind and id of the record that a row stands for."""
        return self._target(row_id)

    def remove(self) -> None:
        """MEM-3: the selected rows leave at once; undo brings them back. The row of a group is asked for."""
        ids = self._table.selected_ids()
        if self._shown is not None and len(ids) and may_remove_selected(self._bench, self._table):
            self._desk.do(remove_members, self._shown.id, list(ids))

    @override
    def _on_follow_up(self) -> None:
        if (row_id := self._table.current_id()) is not None:
            kind, record_id = self._target(row_id)
            self.new_requested.emit(RecordKind.FOLLOW_UP.value, {f"{kind}_id": record_id})

    def _on_why(self) -> None:
        if (row_id := self._table.current_id()) is not None:
            self.why_requested.emit(row_id)
