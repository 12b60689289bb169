"""The side panel of the sale screen: the preview, and the sales lists to walk through (14)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.listing import SALES_LISTS, Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.preview import PreviewPanel
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.side_panel import SidePanel

_PREVIEW = "preview"
_COLUMNS = ("sale.sale_date", "sale.amount", "sale.company")


class SaleSide(SidePanel):
    """A click in a list shows the sale at the left; Previous / Next walk over the list that holds it (SP-4)."""

    sale_requested = Signal(int)
    walk_requested = Signal(object)  # ids in display order, or None
    record_requested = Signal(str, int)
    follow_up_requested = Signal(object)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench.memory, "sale/side_view", parent)
        self._bench = bench
        self._sale_id: int | None = None
        self.preview_panel = PreviewPanel(bench, self)
        self.table = RecordTable(bench, RecordKind.SALE, _COLUMNS, "sale/side_list", self)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.add_view(_PREVIEW, self.tr("Preview"), self.preview_panel)
        for name, label in SALES_LISTS.items():
            self.add_view(name, shown(label), holder)
        self._connect()
        self.restore("sales.mine_open")

    def _connect(self) -> None:
        self.view_chosen.connect(self._on_view_chosen)
        self.preview_panel.record_requested.connect(self._on_record_requested)
        self.table.previewed.connect(self._on_chosen_in_list)
        self.table.opened.connect(self._on_chosen_in_list)
        self.table.listed.connect(self._on_listed)
        follow_up = QAction(self.tr("New follow-up…"), self)
        follow_up.triggered.connect(self._on_new_follow_up)
        self.table.set_row_actions([follow_up])

    def follow(self, sale_id: int | None) -> None:
        """Mark the sale that is shown at the left, without moving the list more than needed; None: no sale is."""
        self._sale_id = sale_id
        if self.view != _PREVIEW:
            self.table.select_id(sale_id)
        elif sale_id is not None:
            self.preview_panel.show_record(RecordKind.SALE, sale_id)

    def preview(self, kind: str, record_id: int) -> None:
        """Show any record in short."""
        self.show_view(_PREVIEW)
        self.preview_panel.show_record(RecordKind(kind), record_id)

    def _on_view_chosen(self, key: str) -> None:
        if key == _PREVIEW:
            self.walk_requested.emit(None)
            if self._sale_id is not None:
                self.preview_panel.show_record(RecordKind.SALE, self._sale_id)
            return
        kept = self.table.listing
        order = kept.order if kept is not None and kept.order else (Order("sale.sale_date"),)
        self._say_when_empty(key)
        self.table.set_listing(Listing(RecordKind.SALE, key, order=order))

    def _say_when_empty(self, key: str) -> None:
        texts = {
            "sales.mine_open": self.tr("You have no open sales."),
            "sales.closing_this_month": self.tr("No open sale is to close this month."),
            "sales.overdue": self.tr("Nothing is overdue. Well done."),
            "sales.stalled": self.tr("No sale is stalled."),
            "sales.all": self.tr("There are no sales yet."),
        }
        self.table.set_empty_state(texts[key], "", None)

    def _on_chosen_in_list(self, sale_id: int) -> None:
        self.sale_requested.emit(sale_id)

    def _on_listed(self) -> None:
        """The list that is looked at is walked over; the sale that is shown is marked where the list holds it."""
        if self.view != _PREVIEW:
            self.walk_requested.emit(self.table.ids)
            self.table.select_id(self._sale_id)

    def _on_record_requested(self, kind: str, record_id: int) -> None:
        if kind in (RecordKind.SALE, RecordKind.FOLLOW_UP):
            self.record_requested.emit(kind, record_id)
        else:
            self.preview_panel.show_record(RecordKind(kind), record_id)

    def _on_new_follow_up(self) -> None:
        if (sale_id := self.table.current_id()) is not None:
            self.follow_up_requested.emit({"sale_id": sale_id})
