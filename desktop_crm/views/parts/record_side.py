"""The side panel of a screen: the preview, and the lists of its kind to walk through (14)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.selections.listing import LISTS, Listing
from desktop_crm.views.areas import NOTHING_LISTED, Area
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.preview import PreviewPanel
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.parts.side_members import SELECTION_MEMBERS, SideMembers
from desktop_crm.views.parts.side_panel import SidePanel

_PREVIEW = "preview"


class RecordSide(SidePanel):
    """A click in a list shows the record at the left; Previous / Next walk over the list that holds it (SP-4)."""

    chosen = Signal(int)  # a record of the list is to be shown at the left
    walk_requested = Signal(object)  # ids in display order, or None
    record_requested = Signal(str, int)
    new_requested = Signal(str, object)

    def __init__(self, bench: Bench, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(bench.memory, f"{area.record.value}/side_view", parent)
        self._area = area
        self._record_id: int | None = None
        self._lent: dict[str, Listing] = {}
        self._is_lent = False
        self.preview_panel = PreviewPanel(bench, self)
        self.table = self._make_table(bench, area)
        self.deeds = self._make_deeds(bench, area)
        self.members = SideMembers(bench, area.record, self)
        self._holder = QWidget(self)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.members)
        column.addWidget(self.table)
        self.add_view(_PREVIEW, self.tr("Preview"), self.preview_panel)
        for name, label in LISTS[area.record].items():
            self.add_view(name, shown(label), self._holder)
        if SideMembers.serves(area.record):
            self.add_view(SELECTION_MEMBERS, self.tr("Selection members"), self._holder)
        self._connect()
        self.restore(area.view)

    @override
    def restore(self, default: str) -> None:
        """Show the view that was shown last; in a file without the selection that was chosen then, the usual one."""
        super().restore(default)
        if self.view == SELECTION_MEMBERS and self.members.selection_id is None:
            self.show_view(default)

    def _make_table(self, bench: Bench, area: Area) -> Any:
        """Return the list; a kind with a list of its own makes that."""
        return RecordTable(bench, area.record, area.columns, f"{area.record.value}/side_list", self)

    def _make_deeds(self, bench: Bench, area: Area) -> Any:
        """Return what is done with its rows."""
        return RowDeeds(bench, self.table, area.record)

    def _connect(self) -> None:
        self.view_chosen.connect(self._on_view_chosen)
        self.preview_panel.record_requested.connect(self.record_requested)
        self.table.previewed.connect(self.chosen)
        self.table.listed.connect(self._on_listed)
        self.members.chosen.connect(lambda: self._on_view_chosen(self.view))
        self.deeds.record_requested.connect(self._on_record_requested)
        self.deeds.new_requested.connect(self.new_requested)

    def follow(self, record_id: int | None) -> None:
        """Mark the record that is shown at the left, without moving the list more than needed; None: no one is."""
        self._record_id = record_id
        if self.view != _PREVIEW:
            self.table.select_id(record_id)
        elif record_id is not None:
            self.preview_panel.show_record(self._area.record, record_id)

    def show_list(self, key: str, title: str, listing: Listing) -> None:
        """Show a list of the kind that is made elsewhere: what was found, who belongs to a selection."""
        self._lent[key] = listing
        self.lend_view(key, title, self._holder)
        self.show_view(key)

    def show_a_list(self) -> None:
        """Show the usual list in the place of the preview."""
        if self.view == _PREVIEW:
            self.show_view(self._area.view)

    def show_members(self, selection_id: int) -> None:
        """VIEW-3: list the members of a selection, to go from one to the next."""
        self.members.choose(selection_id)
        self.show_view(SELECTION_MEMBERS)

    def _on_view_chosen(self, key: str) -> None:
        self.members.setVisible(key == SELECTION_MEMBERS)
        if key == _PREVIEW:
            self.walk_requested.emit(None)
            self.follow(self._record_id)
            return
        self.table.set_empty_state(self._nothing(key))
        self.table.setAccessibleName(self.chooser.currentText())
        lent = self._lent.get(key)
        listing = lent or self._own_list(key)
        self._is_lent = lent is not None
        self._dress(lent)
        self.table.set_listing(listing)

    def _dress(self, lent: Listing | None) -> None:
        """Let the list look as it did last; one that is made elsewhere looks otherwise, and stands as it was made."""
        self.table.remember_as(f"{self._area.record.value}/{'side_lent' if lent else 'side_list'}")
        if lent is not None:  # until it is sorted here
            self.table.columns.set_order(lent.order)

    def _nothing(self, key: str) -> str:
        """What is said of a list without rows."""
        if key == SELECTION_MEMBERS:
            none = self.members.selection_id is None
            return self.tr("Choose a selection above.") if none else self.tr("Nobody is in this selection.")
        told = NOTHING_LISTED.get(key) or NOTHING_LISTED["all"]
        return shown(told)

    def _own_list(self, key: str) -> Listing:
        kept = None if self._is_lent else self.table.listing
        order = kept.order if kept is not None and kept.order else self._area.order
        if key == SELECTION_MEMBERS:
            return self.members.listing(order)
        return Listing(self._area.record, key, order=order)

    def _on_record_requested(self, kind: str, record_id: int) -> None:
        """A row's own record is shown at the left; a selection that it was added to on its screen."""
        if kind == self._area.record:
            self.chosen.emit(record_id)
        else:
            self.record_requested.emit(kind, record_id)

    def _on_listed(self) -> None:
        """The list that is looked at is walked over; the record that is shown is marked where the list holds it."""
        if self.view != _PREVIEW:
            self.walk_requested.emit(self.table.ids)
            self.table.select_id(self._record_id)
