"""Previous and Next: over the list that one came from, or over all of a kind by name (SC-10 … SC-13)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import is_skipping, kept_while_walking, neighbours
from desktop_crm.views.desk import Desk
from desktop_crm.views.parts.record_rows import place_in

_STRETCH = 256


class Walk(QObject):
    """Knows the record before and after the one that is shown. The list may hold a million ids: it is never copied."""

    def __init__(self, desk: Desk, record: RecordKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record = desk, record
        self._ids: Any = None
        self._place = -1

    def take(self, ids: Any) -> None:
        """Walk over *ids* (an array in display order) from now on; None: over all of the kind."""
        self._ids, self._place = ids, -1

    def place_of(self, record_id: int) -> tuple[int, int] | None:
        """Return (place from 1, length) in the list, or None where there is no list or the record is not in it."""
        if self._ids is None or not len(self._ids):
            return None
        if not (0 <= self._place < len(self._ids) and self._ids[self._place] == record_id):
            place = self._near(record_id)
            if place is None:
                return None
            self._place = place
        return self._place + 1, len(self._ids)

    def _near(self, record_id: int) -> int | None:
        """Most steps go one line on or back; only else the whole list is searched."""
        for place in (self._place + 1, self._place - 1):
            if 0 <= place < len(self._ids) and self._ids[place] == record_id:
                return place
        return place_in(self._ids, record_id)

    def around(self, record_id: int) -> tuple[int | None, int | None]:
        """Return the record before and the one after; None at either end (SC-13)."""
        skipping = self._desk.ask(is_skipping, self._record)
        if self.place_of(record_id) is None:
            return self._desk.ask(neighbours, self._record, record_id, skipping)
        return self._seek(-1, skipping), self._seek(1, skipping)

    def _seek(self, way: int, skipping: bool) -> int | None:
        """Look along the list, a stretch at a time, for the first record that is not passed over."""
        at = self._place + way
        while 0 <= at < len(self._ids):
            stretch = self._stretch(at, way)
            kept = self._desk.ask(kept_while_walking, self._record, stretch, skipping)
            if kept:
                return kept[0]
            at += way * len(stretch)
        return None

    def _stretch(self, at: int, way: int) -> Sequence[int]:
        if way > 0:
            return list(self._ids[at : at + _STRETCH])
        return list(reversed(self._ids[max(0, at - _STRETCH + 1) : at + 1]))
