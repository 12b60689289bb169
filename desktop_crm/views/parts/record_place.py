"""Where the user is in a list: taken before its rows or columns are replaced, and found again after."""

from array import array
from dataclasses import dataclass

from desktop_crm.views.parts.record_model import RecordModel, places_in
from desktop_crm.views.parts.record_selection import SelectedPlaces, ranges_of, select_places
from desktop_crm.views.parts.record_view import RecordView
from desktop_crm.views.theme import ROW_HEIGHT

_MOST_RANGES = 1000  # a selection in more pieces would slow each repaint down; it is let go


@dataclass(frozen=True, slots=True)
class Place:
    """The current and the selected records by id, and the record by which the scroll position is known."""

    current: int | None
    row: int
    selected: "array[int]"
    all_selected: bool
    anchor: int | None  # the current record where it is seen, else the topmost one
    offset: int  # of the anchor, from the top of the viewport
    scrolled: int

    @classmethod
    def taken(cls, view: RecordView, model: RecordModel) -> "Place":
        """Note where the user is."""
        row, seen = view.currentIndex().row(), view.seen_places()
        anchor = row if row in seen else (seen[0] if seen else -1)
        return cls(
            model.id_at(row), row, view.selected_ids(), 0 < len(model.ids) == len(view.selected),
            model.id_at(anchor), view.rowViewportPosition(anchor), view.verticalScrollBar().value(),
        )  # fmt: skip

    def restore(self, view: RecordView, model: RecordModel) -> None:
        """Bring the user back to the same records; where the current one is gone, the keyboard stays at its row."""
        view.settle()
        if not len(model.ids):
            view.read_selection()
            return
        row = model.place_of(self.current)
        if row is None and self.row >= 0:
            row = min(self.row, len(model.ids) - 1)
        if row is not None:
            view.set_quiet_current(row)
        select_places(view, self._selected(model))
        view.read_selection()
        anchor = model.place_of(self.anchor)
        top = self.scrolled if anchor is None else anchor * ROW_HEIGHT - self.offset
        view.verticalScrollBar().setValue(top)

    def _selected(self, model: RecordModel) -> SelectedPlaces:
        if self.all_selected:
            return SelectedPlaces([(0, len(model.ids) - 1)])
        ranges = ranges_of(places_in(model.ids, self.selected)) if len(self.selected) else []
        return SelectedPlaces(ranges if len(ranges) <= _MOST_RANGES else [])
