"""The live count: asked a moment after the last edit, for the whole first, then for each part that is not known yet."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_crm.operations.counting import Counted, Part, counted, emptied, parts_in
from desktop_crm.selections.criteria import Criteria, Place, is_active
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import PATIENCE, TookTooLong

_PAUSE = 120  # milliseconds without an edit
_AT_ONCE = 6  # parts in one question: what is counted is kept even when the question is overtaken
_MOST_KEPT = 5_000


class LiveCounts(QObject):
    """Counts a question and its parts. Equal parts are counted once, until the file changes or the day does."""

    told = Signal()  # there are more counts, or other ones

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._known: dict[Part, Counted] = {}
        self._slow: set[Part] = set()  # what could not be counted in time
        self._one_by_one = False  # one part of a question took too long: which?
        self._parts: dict[Place, Part] = {}
        self._criteria: Criteria | None = None
        self._day: Any = None
        self._seen = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        bench.desk.changed.connect(self.forget)
        bench.desk.user_changed.connect(self.forget)

    def follow(self, criteria: Criteria) -> None:
        """Count this question from now on."""
        self._criteria, self._parts = criteria, parts_in(criteria)
        self._begin()

    def forget(self) -> None:
        """Count all anew: records have changed, or who asks has."""
        self._forget()
        self._begin()

    def _forget(self) -> None:
        self._known.clear()
        self._slow.clear()
        self._one_by_one = False

    def see(self, seen: bool) -> None:
        """Out of sight nothing is counted; what was missed is counted when it is seen again."""
        self._seen = seen
        self._begin()

    def _begin(self) -> None:
        if self._seen:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def asks_something(self) -> bool:
        """Whether anything is asked (FIND-17)."""
        return self._criteria is not None and is_active(self._criteria.root)

    @property
    def total(self) -> int | None:
        """How many records fit the whole, as far as that is known."""
        return self.at(())

    def at(self, place: Place) -> int | None:
        """Return how many records fit a part, None where that is not known (yet)."""
        part = self._parts.get(place)
        found = None if part is None else self._known.get(part)
        return None if found is None else found.fits

    def is_countable(self, place: Place) -> bool:
        """Whether a part restricts, and can be counted."""
        return place in self._parts

    def is_too_slow(self, place: Place) -> bool:
        """Whether counting a part was given up."""
        return self._parts.get(place) in self._slow

    @property
    def emptied(self) -> frozenset[Place]:
        """Where nobody is left any more."""
        return frozenset() if self._criteria is None else emptied(self._criteria, self._known, self._parts)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be counted."""
        return self._timer.isActive() or (self._seen and bool(self._missing()))

    def _missing(self) -> list[Part]:
        wanted = sorted(self._parts.items(), key=lambda pair: (len(pair[0]) > 1, pair[0]))
        return list(dict.fromkeys(part for _, part in wanted if part not in self._known and part not in self._slow))

    def _ask(self) -> None:
        today = self._bench.desk.clock.today()
        if today != self._day or len(self._known) > _MOST_KEPT:
            self._forget()
            self._day = today
        if missing := self._missing():
            alone = self._one_by_one or missing[0] == self._parts.get(())
            asked = missing[: 1 if alone else _AT_ONCE]
            failed = partial(self._on_failed, asked)
            self._bench.desk.ask_later(self, counted, asked, then=self._on_counted, failed=failed, patience=PATIENCE)
        self.told.emit()

    def _on_failed(self, asked: Sequence[Part], error: Exception) -> None:
        """What takes too long is not counted; where several were asked for, each is tried alone."""
        if not isinstance(error, TookTooLong):
            raise error
        if len(asked) == 1:
            self._slow.update(asked)
        self._one_by_one = True
        self._go_on()

    def _on_counted(self, found: Mapping[Part, Counted]) -> None:
        self._known.update(found)
        self._go_on()

    def _go_on(self) -> None:
        """Ask for what is still missing, but not while one types: the timer will."""
        if self._seen and not self._timer.isActive():
            self._ask()
