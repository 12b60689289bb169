"""Which rows a list has: its records from top to bottom, and between them the rows of groups, some of which are folded.

A record has a *member* number, its place in the list of ids, which does not depend on what is folded; a row has a
*place*. Both may count to a million: nothing here walks over them.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from typing import Any

from desktop_crm.operations.grouping import Groups

Range = tuple[int, int]  # first and last
_BY_SCAN = 20_000  # up to here a plain scan finds a place as fast as numpy does
_NOWHERE = -1


class Rows:
    """The rows of a list without groups: each is a record."""

    groups: Groups | None = None

    def __init__(self, ids: "array[int]") -> None:
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def group_at(self, place: int) -> int:
        """Return the number of the group whose row stands at a place, -1 where a record does."""
        return _NOWHERE

    def member_at(self, place: int) -> int:
        """Return the number of the record at a place, -1 where a group stands."""
        return place

    def place_of_member(self, member: int) -> int | None:
        """Return where a record stands, None where it is folded away."""
        return member

    def holder_of(self, member: int) -> int:
        """Return where a record stands, or the row of the group that it is folded into."""
        return member

    def has_group_in(self, top: int, bottom: int) -> bool:
        """Whether the row of a group stands from *top* to *bottom*."""
        return False

    def members_in(self, top: int, bottom: int) -> Range:
        """Return which records the rows from *top* to *bottom* stand for: the first, and the one after the last.

        A folded group stands for its records, the row of an open one for nothing.
        """
        return top, bottom + 1

    def places_of(self, first: int, after: int) -> list[Range]:
        """Return the rows that stand for the records from *first* to before *after*."""
        return [(first, after - 1)] if after > first else []

    def place_of(self, id: int) -> int | None:
        """Return where a record stands by its id, None where it does not, or is folded away."""
        member = place_in(self.ids, id)
        return None if member is None else self.place_of_member(member)


class GroupedRows(Rows):
    """The rows of a grouped list as they are folded now; folding makes another one."""

    def __init__(self, ids: "array[int]", groups: Groups, folded: "Collection[int] | Any") -> None:
        super().__init__(ids)
        self.groups: Groups = groups
        self._folded: Any = folded if hasattr(folded, "dtype") else _mask(len(groups), folded)
        self._lay_out()

    def _lay_out(self) -> None:
        """Work out which groups are seen, and where their rows stand."""
        import numpy as np  # it was imported when the records were gathered

        groups, count = self.groups, len(self.groups)
        end, start, stop = (np.frombuffer(one, dtype=np.int64) for one in (groups.end, groups.start, groups.stop))
        turns = np.zeros(count + 1, dtype=np.int64)
        shut = np.flatnonzero(self._folded)
        turns[shut + 1] += 1
        np.subtract.at(turns, end[shut], 1)
        shown = np.flatnonzero(np.cumsum(turns[:count]) == 0)
        listed = (end[shown] == shown + 1) & ~self._folded[shown]
        tops = np.concatenate(([0], np.cumsum(1 + np.where(listed, stop[shown] - start[shown], 0))))
        self._shown, self._tops = _array(shown), _array(tops[:-1])
        self._count = int(tops[-1])

    def __len__(self) -> int:
        return self._count

    # -- groups ----------------------------------------------------------------------------------------------------

    def is_folded(self, group: int) -> bool:
        """Whether the records of a group are folded away."""
        return bool(self._folded[group])

    def turned(self, group: int) -> "GroupedRows":
        """Return the rows with a group opened or folded."""
        folded = self._folded.copy()
        folded[group] = not folded[group]
        return GroupedRows(self.ids, self.groups, folded)

    def place_of_group(self, group: int) -> int | None:
        """Return where the row of a group stands, None where it is folded away."""
        at = bisect_right(self._shown, group) - 1
        return self._tops[at] if at >= 0 and self._shown[at] == group else None

    def last_within(self, place: int) -> int:
        """Return the last row of the group whose row stands at a place."""
        at = self._at(place)
        following = bisect_right(self._shown, self.groups.end[self._shown[at]] - 1)
        return (self._tops[following] if following < len(self._tops) else self._count) - 1

    def above(self, place: int) -> int | None:
        """Return the row of the group that a row stands in, None at the outermost level."""
        at = self._at(place)
        group = self._shown[at]
        if self._tops[at] != place:
            return self._tops[at]
        depth = self.groups.depth
        while at >= 0 and depth[self._shown[at]] >= depth[group]:
            at -= 1
        return self._tops[at] if at >= 0 else None

    # -- rows ------------------------------------------------------------------------------------------------------

    def _at(self, place: int) -> int:
        """Which of the shown groups the row at a place belongs to."""
        return bisect_right(self._tops, place) - 1

    def group_at(self, place: int) -> int:
        at = self._at(place)
        return self._shown[at] if at >= 0 and self._tops[at] == place else _NOWHERE

    def member_at(self, place: int) -> int:
        at = self._at(place)
        within = place - self._tops[at]
        return self.groups.start[self._shown[at]] + within - 1 if within else _NOWHERE

    @cached_property
    def _leaves(self) -> "tuple[array[int], array[int]]":
        """The groups that hold records themselves, and the first record of each."""
        leaves = array("q", (group for group, end in enumerate(self.groups.end) if end == group + 1))
        return leaves, array("q", (self.groups.start[group] for group in leaves))

    def place_of_member(self, member: int) -> int | None:
        place = self.holder_of(member)
        return None if self.group_at(place) != _NOWHERE else place

    def holder_of(self, member: int) -> int:
        leaves, starts = self._leaves
        leaf = leaves[bisect_right(starts, member) - 1]
        at = bisect_right(self._shown, leaf) - 1  # the group itself, or the folded one that holds it
        group = self._shown[at]
        if group != leaf or self.is_folded(group):
            return self._tops[at]
        return self._tops[at] + 1 + member - self.groups.start[group]

    def has_group_in(self, top: int, bottom: int) -> bool:
        return self._tops[self._at(bottom)] >= top

    def members_in(self, top: int, bottom: int) -> Range:
        at, last = self._at(top), self._at(bottom)
        group, final = self._shown[at], self._shown[last]
        first = self.groups.start[group] + max(0, top - self._tops[at] - 1)
        within = bottom - self._tops[last]
        shut = not within and self.is_folded(final)
        after = self.groups.stop[final] if shut else self.groups.start[final] + within
        return first, max(first, after)

    def places_of(self, first: int, after: int) -> list[Range]:
        if after <= first:
            return []
        found: list[Range] = []
        place, last = self.holder_of(first), self.holder_of(after - 1)
        for at in range(self._at(place), self._at(last) + 1):
            found += self._places_in(at, first, after)
        return found

    def _places_in(self, at: int, first: int, after: int) -> list[Range]:
        group, top = self._shown[at], self._tops[at]
        start, stop = self.groups.start[group], self.groups.stop[group]
        if self.is_folded(group):
            return [(top, top)] if first <= start and stop <= after else []
        if self.groups.end[group] != group + 1:
            return []
        begin, end = max(first, start), min(after, stop)
        return [(top + 1 + begin - start, top + end - start)] if end > begin else []


def _mask(count: int, numbers: Collection[int]) -> Any:
    """Return which of *count* are among *numbers*."""
    import numpy as np

    mask = np.zeros(count, dtype=bool)
    mask[list(numbers)] = True
    return mask


def _array(numbers: Any) -> "array[int]":
    found = array("q")
    found.frombytes(numbers.astype("int64").tobytes())
    return found


def place_in(ids: "array[int]", id: int) -> int | None:
    """Return where an id stands in a list, at a million ids in less than a millisecond."""
    if len(ids) <= _BY_SCAN:
        try:
            return ids.index(id)
        except ValueError:
            return None
    import numpy as np  # long lists only: importing it takes longer than opening a short one

    found = np.flatnonzero(np.frombuffer(ids, dtype=np.int64) == id)
    return int(found[0]) if len(found) else None


def places_in(ids: "array[int]", wanted: "array[int]") -> list[int]:
    """Return where the ids that are wanted stand, ascending."""
    if len(ids) <= _BY_SCAN:
        asked = set(wanted)
        return [place for place, id in enumerate(ids) if id in asked]
    import numpy as np

    found = np.isin(np.frombuffer(ids, dtype=np.int64), np.frombuffer(wanted, dtype=np.int64))
    places: list[int] = np.flatnonzero(found).tolist()
    return places
