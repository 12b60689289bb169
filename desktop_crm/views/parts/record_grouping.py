"""By what a list is grouped, and which groups are folded: chosen by the user, and kept with the list (COL-5)."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.grouping import Groups, Level, may_group, units_of
from desktop_crm.selections.paths import field_at, is_path
from desktop_crm.selections.periods import Unit
from desktop_crm.views.parts.record_group_words import unit_words
from desktop_crm.views.parts.record_memory import ListMemory
from desktop_crm.views.parts.record_rows import GroupedRows
from desktop_crm.views.theme import Theme

MOST_LEVELS = 5
Keys = tuple[Any, ...]  # of a group and those around it, from outside


class ListGrouping(QObject):
    """The levels, from outside; and how new groups stand, with those that the user has turned since."""

    changed = Signal()  # other levels
    all_folded = Signal(bool)  # or opened

    def __init__(self, record: RecordKind, memory: ListMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._record, self._memory = record, memory
        self._levels: tuple[Level, ...] = ()
        self._folded = False
        self._turned: set[Keys] = set()
        memory.share(self._told, self._take)

    @property
    def levels(self) -> tuple[Level, ...]:
        """What the list is grouped by."""
        return self._levels

    # -- levels ----------------------------------------------------------------------------------------------------

    def add(self, path: str, unit: Unit | None = None) -> None:
        """Group by a column too, within the groups that there are; one that is grouped already is gathered anew."""
        unit = unit or (Unit.MONTH if units_of(field_at(path)) else None)
        known = [level.path for level in self._levels]
        if path in known:
            self._put(replace(level, unit=unit) if level.path == path else level for level in self._levels)
        elif len(known) < MOST_LEVELS and may_group(field_at(path)):
            self._put((*self._levels, Level(path, unit)))

    def remove(self, path: str) -> None:
        """Group by a column no longer."""
        self._put(level for level in self._levels if level.path != path)

    def reverse(self, path: str) -> None:
        """Let the groups of a column stand the other way round."""
        self._put(
            replace(level, descending=not level.descending) if level.path == path else level for level in self._levels
        )

    def move_out(self, path: str) -> None:
        """Let a level change places with the one around it."""
        paths = [level.path for level in self._levels]
        place = paths.index(path)
        if place:
            levels = list(self._levels)
            levels.insert(place - 1, levels.pop(place))
            self._put(levels)

    def clear(self) -> None:
        """No groups any more."""
        self._put(())

    def _put(self, levels: Any) -> None:
        levels = tuple(levels)
        if levels != self._levels:
            self._levels = levels
            self._turned.clear()
            self._memory.touch()
            self.changed.emit()

    def follow_fields(self) -> None:
        """The user's own fields are others now: the list is not grouped by one that is gone."""
        self._levels = tuple(level for level in self._levels if is_path(self._record, level.path))

    # -- folding ---------------------------------------------------------------------------------------------------

    def fold_all(self, folded: bool) -> None:
        """Fold all groups, or open them; those that come later stand so too."""
        self._folded = folded
        self._turned.clear()
        self._memory.touch()
        self.all_folded.emit(folded)

    def note(self, groups: Groups, group: int) -> None:
        """The user has opened or folded a group."""
        self._turned ^= {_keys_of(groups, group)}

    def rows_of(self, ids: "array[int]", groups: Groups) -> GroupedRows:
        """Return the rows of a list, folded as the user has left them."""
        folded = set(range(len(groups))) if self._folded else set()
        if self._turned:
            folded ^= {group for group, keys in enumerate(_all_keys(groups)) if keys in self._turned}
        return GroupedRows(ids, groups, folded)

    # -- menus -----------------------------------------------------------------------------------------------------

    def add_to(self, menu: QMenu, theme: Theme, path: str) -> None:
        """Offer to group by a column, of days by which period; and what concerns all groups."""
        entry = field_at(path)
        grouped = path in [level.path for level in self._levels]
        if may_group(entry):
            icon, text = theme.icon("group_rows"), _tr("&Group by this column")
            if units_of(entry):
                self.add_units(menu.addMenu(icon, text), path)
            elif not grouped:
                menu.addAction(icon, text, partial(self.add, path))
        if grouped:
            menu.addAction(_tr("Group by this &no longer"), partial(self.remove, path))
        self.add_switches(menu)

    def add_units(self, menu: QMenu, path: str) -> None:
        """Offer by which period days are gathered."""
        chosen = {level.path: level.unit for level in self._levels}.get(path)
        for unit in units_of(field_at(path)):
            action = menu.addAction(unit_words(unit), partial(self.add, path, unit))
            action.setCheckable(True)
            action.setChecked(unit is chosen)

    def add_switches(self, menu: QMenu) -> None:
        """Offer what concerns all groups, where there are any."""
        if self._levels:
            menu.addAction(_tr("&Open all groups"), partial(self.fold_all, False))
            menu.addAction(_tr("Fo&ld all groups"), partial(self.fold_all, True))

    # -- memory ----------------------------------------------------------------------------------------------------

    def _told(self) -> Mapping[str, Any]:
        levels = [[level.path, level.unit and level.unit.value, level.descending] for level in self._levels]
        return {"groups": levels, "folded": self._folded}

    def _take(self, kept: Mapping[str, Any]) -> None:
        told = kept.get("groups")
        self._levels = tuple(_levels_of(self._record, told if isinstance(told, list) else []))[:MOST_LEVELS]
        self._folded = kept.get("folded") is True
        self._turned.clear()


def _levels_of(record: RecordKind, told: list[Any]) -> Iterator[Level]:
    met = set()
    for one in told:
        if not (isinstance(one, list) and len(one) == 3 and is_path(record, one[0]) and may_group(field_at(one[0]))):
            continue
        units = units_of(field_at(one[0]))
        if one[0] not in met and (one[1] in units if units else one[1] is None):
            met.add(one[0])
            yield Level(one[0], Unit(one[1]) if units else None, one[2] is True)


def _keys_of(groups: Groups, group: int) -> Keys:
    keys: list[Any] = []
    depth = groups.depth[group] + 1
    while depth:
        if groups.depth[group] == depth - 1:
            keys.insert(0, groups.keys[group])
            depth -= 1
        group -= 1
    return tuple(keys)


def _all_keys(groups: Groups) -> Iterator[Keys]:
    around: Keys = ()
    for depth, key in zip(groups.depth, groups.keys, strict=True):
        around = (*around[:depth], key)
        yield around


def _tr(text: str) -> str:
    return QCoreApplication.translate("Groups", text)
