"""Which places of a list are selected, as a few ranges: a million of them cost no more than one."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView


class SelectedPlaces:
    """The selected rows of a table as ranges that are sorted and do not overlap."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._tops: list[int] = []
        self._bottoms: list[int] = []
        for top, bottom in sorted(ranges):
            if self._bottoms and top <= self._bottoms[-1] + 1:
                self._bottoms[-1] = max(bottom, self._bottoms[-1])
            else:
                self._tops.append(top)
                self._bottoms.append(bottom)

    @classmethod
    def of(cls, selection: QItemSelection) -> "SelectedPlaces":
        """Read a selection model's answer once, so that painting need not ask for each row."""
        return cls((part.top(), part.bottom()) for part in map(selection.at, range(selection.size())))

    def __len__(self) -> int:
        return sum(bottom - top + 1 for top, bottom in self.ranges())

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._tops, place) - 1
        return at >= 0 and place <= self._bottoms[at]

    def ranges(self) -> Iterator[tuple[int, int]]:
        """The ranges, first and last place of each, ascending."""
        return zip(self._tops, self._bottoms, strict=True)

    def ids(self, ids: "array[int]", outside: bool = False) -> "array[int]":
        """Return those of *ids* that are selected, in their order; *outside*: those that are not."""
        found = array("q")
        for top, bottom in self._gaps(len(ids)) if outside else self.ranges():
            found.extend(ids[top : bottom + 1])
        return found

    def _gaps(self, count: int) -> Iterator[tuple[int, int]]:
        """The ranges between those that are selected; some may be empty."""
        return ((bottom + 1, top - 1) for bottom, top in zip([-1, *self._bottoms], [*self._tops, count], strict=True))


def select_places(view: QTableView, places: SelectedPlaces) -> None:
    """Select whole rows, and nothing else."""
    model, selection = view.model(), QItemSelection()
    last = model.columnCount() - 1
    for top, bottom in places.ranges():
        selection.select(model.index(top, 0), model.index(bottom, last))
    view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def ranges_of(places: Iterable[int]) -> list[tuple[int, int]]:
    """Gather ascending places into ranges."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
