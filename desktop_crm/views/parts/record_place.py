"""Where the user is in a list: taken before its rows or columns are replaced, and found again after."""

from array import array
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QScrollBar

from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_rows import places_in
from desktop_crm.views.parts.record_selection import SelectedPlaces, ranges_of, select_places
from desktop_crm.views.parts.record_view import RecordView
from desktop_crm.views.theme import ROW_HEIGHT

_MOST_RANGES = 1000  # a selection in more pieces would slow each repaint down; it is let go
_MOST_ANCHORS = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record by which the scroll position is known."""

    id: int | None
    offset: int  # from the top of the viewport


@dataclass(frozen=True, slots=True)
class Place:
    """The current and the selected records by id, and the anchors: the first that the list holds stays where it is."""

    current: int | None
    row: int
    selected: "array[int]"
    all_selected: bool
    anchors: tuple[Anchor, ...]
    scrolled: int

    @classmethod
    def taken(cls, view: RecordView, model: RecordModel, before: "Place | None" = None) -> "Place":
        """Note where the user is. Unless one has scrolled since, the anchors of the place *before* hold."""
        row, scrolled = view.currentIndex().row(), view.verticalScrollBar().value()
        own = _anchor(view, model, row)
        kept = before.anchors if before is not None and before.scrolled == scrolled else ()
        held = [anchor for anchor in kept if anchor.id == own.id or model.place_of(anchor.id) is None]
        if all(anchor.id != own.id for anchor in held):
            held.append(own)
        return cls(
            model.id_at(row), row, view.selected_ids(), 0 < len(model.ids) == len(view.records),
            tuple(held[-_MOST_ANCHORS:]), scrolled,
        )  # fmt: skip

    def restore(self, view: RecordView, model: RecordModel) -> "Place":
        """Bring the user back to the same records; where the current one is gone, the keyboard stays at its row.

        Returns the place as it is now: a record that has left the list may come back to where it was seen.
        """
        view.settle()
        if not len(model.ids):
            view.read_selection()
            return self
        self._find(view, model)
        return self._scroll(view.verticalScrollBar(), model)

    def _find(self, view: RecordView, model: RecordModel) -> None:
        row = model.place_of(self.current)
        if row is None and self.row >= 0:
            row = min(self.row, model.rowCount() - 1)
        if row is not None:
            view.set_quiet_current(row)
        select_places(view, self._selected(model))
        view.read_selection()

    def _scroll(self, bar: QScrollBar, model: RecordModel) -> "Place":
        """Bring the first anchor that is there to where it was seen. It is kept, and those before it that are not."""
        top, held = self.scrolled, self.anchors
        for count, anchor in enumerate(self.anchors, 1):
            place = model.place_of(anchor.id)
            if place is not None:
                top, held = place * ROW_HEIGHT - anchor.offset, self.anchors[:count]
                break
        bar.setValue(top)
        return replace(self, anchors=held, scrolled=bar.value())

    def _selected(self, model: RecordModel) -> SelectedPlaces:
        if self.all_selected:
            return SelectedPlaces([(0, model.rowCount() - 1)])
        members = ranges_of(places_in(model.ids, self.selected)) if len(self.selected) else []
        if len(members) > _MOST_RANGES:
            return SelectedPlaces()
        ranges = [one for first, last in members for one in model.rows.places_of(first, last + 1)]
        return SelectedPlaces(ranges if len(ranges) <= _MOST_RANGES else [])


def _anchor(view: RecordView, model: RecordModel, current: int) -> Anchor:
    """The current record where it is seen, else the topmost one."""
    seen = view.seen_places()
    records = (place for place in seen if model.id_at(place) is not None)
    place = current if current in seen and model.id_at(current) is not None else next(records, -1)
    return Anchor(model.id_at(place), view.rowViewportPosition(place))
