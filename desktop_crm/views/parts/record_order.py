"""By what a list is sorted: asked for on its header, shown there, and kept with its columns (LI-1)."""

from PySide6.QtCore import QObject, Signal

from desktop_crm.models.catalogue import Field
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_header import RecordHeader, SortMark
from desktop_crm.views.parts.record_model import RecordModel


class ListOrder(QObject):
    """The levels of the order, and their marks on the header."""

    chosen = Signal()  # the user wants another order

    def __init__(self, header: RecordHeader, model: RecordModel, columns: RecordColumns) -> None:
        super().__init__(header)
        self._header, self._model, self._columns = header, model, columns
        self._listing: Listing | None = None
        header.sort_requested.connect(self.turn)
        columns.changed.connect(self._show_marks)

    def show(self, listing: Listing) -> None:
        """Mark the columns by which a list stands."""
        self._listing = listing
        self._show_marks()

    def turn(self, column: int, adding: bool) -> None:
        """The first click sorts up, the next one down; with Shift (*adding*) the column becomes one more level."""
        if self._listing is None:
            return
        path = self._model.paths[column]
        levels = {level.path: level for level in self._levels()}
        before = levels.get(path)
        turned = Order(path, before is not None and not before.descending)
        if not adding:
            self.sort(turned if before and len(levels) == 1 else Order(path))
        elif before:
            self.sort(*(turned if other == path else level for other, level in levels.items()))
        else:
            self.sort(*levels.values(), turned)

    def sort(self, *levels: Order) -> None:
        """Let the list stand by these levels, and remember it."""
        self._columns.set_order(levels)
        self.chosen.emit()

    def _levels(self) -> tuple[Order, ...]:
        """The order in words of columns: without one a list stands by name."""
        if self._listing is None or self._listing.order:
            return self._listing.order if self._listing else ()
        named = [c.path for c in self._model.columns if c.path == c.field.key and c.field.name == _name_of(c.field)]
        return tuple(Order(path) for path in named[:1])

    def _show_marks(self) -> None:
        order = self._levels()
        places = {path: place for place, path in enumerate(self._model.paths)}
        marks = {
            places[level.path]: SortMark(number if len(order) > 1 else 0, level.descending)
            for number, level in enumerate(order, 1)
            if level.path in places
        }
        self._header.set_marks(marks)
        self._columns.spread()  # a mark takes room


def _name_of(field: Field) -> str:
    return getattr(field.entity, "__label__", "")
