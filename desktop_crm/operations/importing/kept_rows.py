"""The rows of a file as a check has read them: all of them, packed, and unpacked by pages where they are looked at."""

import pickle
import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from typing_extensions import override

from desktop_crm.operations.importing.receipt import CheckedRow, Fate

PAGE = 128  # rows that are packed together
_FAST = 1  # of zlib's levels
_UNPACKED = 4  # pages that stay so, for whoever looks at them


class KeptRows(Sequence[CheckedRow]):
    """Rows are added by one thread and then read by another. `numbers` and `fates` can be had without unpacking any."""

    def __init__(self) -> None:
        self.numbers = array("q")
        self.fates: list[Fate] = []
        self._packed: list[bytes] = []
        self._rest: list[CheckedRow] = []
        self._unpacked: dict[int, list[CheckedRow]] = {}

    def add(self, row: CheckedRow) -> None:
        """Keep one more row."""
        self.numbers.append(row.number)
        self.fates.append(row.fate)
        self._rest.append(row)
        if len(self._rest) == PAGE:
            self._packed.append(zlib.compress(pickle.dumps(self._rest, pickle.HIGHEST_PROTOCOL), _FAST))
            self._rest = []

    def _page(self, place: int) -> list[CheckedRow]:
        if place == len(self._packed):
            return self._rest
        page = self._unpacked.pop(place, None) or pickle.loads(zlib.decompress(self._packed[place]))
        while len(self._unpacked) >= _UNPACKED:
            del self._unpacked[next(iter(self._unpacked))]
        self._unpacked[place] = page  # the newest stands last
        return page

    @override
    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> CheckedRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[CheckedRow]: ...
    @override
    def __getitem__(self, place: int | slice) -> CheckedRow | Sequence[CheckedRow]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        page, within = divmod(place % len(self), PAGE)
        return self._page(page)[within]

    @override
    def __iter__(self) -> Iterator[CheckedRow]:
        return (self[place] for place in range(len(self)))
