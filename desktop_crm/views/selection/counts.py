"""How many members selections have: counted on the worker, one after the other, and kept until that may change."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.selection_facts import MemberCount, count_members
from desktop_crm.views.desk import PATIENCE, Desk, TookTooLong


class MemberCounts(QObject):
    """Counts what is asked for. What was counted is shown until a newer figure has come: no number flickers."""

    counted = Signal(int)  # the selection whose figure is known now

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[int, MemberCount] = {}
        self._due: set[int] = set()  # counted once, and perhaps others now
        self._queue: list[int] = []
        self._asking: int | None = None
        self._day: date = desk.clock.today()
        desk.changed.connect(self._on_changed)
        desk.user_changed.connect(self._on_all_changed)

    def of(self, selection_id: int) -> MemberCount | None:
        """Return what is known of a selection now; what is not known, or may be another, is counted."""
        self._turn_day()
        if (selection_id not in self._known or selection_id in self._due) and selection_id not in self._queue:
            self._queue.append(selection_id)
            self._ask()
        return self._known.get(selection_id)

    def forget(self, selection_id: int) -> None:
        """Count a selection anew when it is next asked for."""
        self._due.add(selection_id)
        self.counted.emit(selection_id)

    def _turn_day(self) -> None:
        """What is asked of days means others tomorrow."""
        if self._day != (today := self._desk.clock.today()):
            self._day = today
            self._due |= set(self._known)

    def _ask(self) -> None:
        if self._asking is not None or not self._queue:
            return
        self._asking = self._queue[0]
        self._due.discard(self._asking)
        then = partial(self._on_counted, self._asking)
        failed = partial(self._on_failed, self._asking)
        asked = (count_members, self._asking)
        self._desk.ask_later(self, *asked, then=then, failed=failed, topic="count", patience=PATIENCE)

    def _on_failed(self, selection_id: int, error: Exception) -> None:
        """What takes too long to count is tried again when a selection has changed."""
        if not isinstance(error, TookTooLong):
            raise error
        self._on_counted(selection_id, MemberCount(None, frozenset({RecordKind.SELECTION})))

    def _on_counted(self, selection_id: int, found: MemberCount) -> None:
        self._asking = None
        self._queue.remove(selection_id)
        self._known[selection_id] = found
        self.counted.emit(selection_id)
        self._ask()

    def _on_changed(self, changes: Any) -> None:
        touched = {id for id, known in self._known.items() if changes.touch_any(*known.tables)}
        self._tell(touched | ({self._asking} if self._asking is not None else set()))

    def _on_all_changed(self) -> None:
        """Somebody else is at work: “mine” means another."""
        self._tell(set(self._known))

    def _tell(self, ids: set[int]) -> None:
        self._due |= ids
        for id in ids:
            self.counted.emit(id)
