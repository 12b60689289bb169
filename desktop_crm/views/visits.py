"""The records that were visited: where Back and Forward lead, and what was open lately."""

from dataclasses import dataclass, field

_LONGEST = 15  # SC-14


@dataclass(slots=True)
class Visits:
    """A walk through records. A visit is a kind of record and an id."""

    _path: list[tuple[str, int]] = field(default_factory=list)
    _place: int = -1
    recent: list[tuple[str, int]] = field(default_factory=list)
    length: int = _LONGEST  # as many of the recent ones as the user wants to see

    def visit(self, kind: str, record_id: int) -> None:
        """Note that a record is shown; what lay ahead is forgotten unless it is the one where we stand."""
        here = (kind, record_id)
        self.recent = [here, *(visit for visit in self.recent if visit != here)][:_LONGEST]
        self.pass_through(here)

    def pass_through(self, here: tuple[str, int]) -> None:
        """Note a place that is no record: steps lead to it, and the history list does not name it."""
        if self.here == here:
            return
        self._path = [*self._path[: self._place + 1], here][-200:]
        self._place = len(self._path) - 1

    @property
    def lately(self) -> list[tuple[str, int]]:
        """SC-14: the history list, newest first."""
        return self.recent[: self.length]

    @property
    def here(self) -> tuple[str, int] | None:
        """The visit where we stand; None before the first one."""
        return self._path[self._place] if self._place >= 0 else None

    def last_of(self, kind: str) -> int | None:
        """The record of a kind that was visited last, as seen from where we stand."""
        return next((id for one, id in reversed(self._path[: self._place + 1]) if one == kind), None)

    def forget(self, kind: str, record_id: int) -> None:
        """Let no step lead to a record that is gone. Who stands there stands at the visit before."""
        gone, path, place = (kind, record_id), self._path, self._place
        self.recent = [visit for visit in self.recent if visit != gone]
        self._path, self._place = [], -1
        for at, visit in enumerate(path):
            if visit != gone and self._path[-1:] != [visit]:
                self._path.append(visit)
            if at == place:
                self._place = len(self._path) - 1

    @property
    def can_go_back(self) -> bool:
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        return self._place < len(self._path) - 1

    def back(self) -> tuple[str, int] | None:
        """Step back; returns where to, or None at the beginning."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> tuple[str, int] | None:
        """Step forward; returns where to, or None at the end."""
        return self._step(1) if self.can_go_forward else None

    def _step(self, by: int) -> tuple[str, int]:
        self._place += by
        return self._path[self._place]
