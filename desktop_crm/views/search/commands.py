"""The commands as the search field offers them: by part of their name, those that are used often first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop_crm.operations.searching import pieces_of, spans_of, tier_of
from desktop_crm.views.commands import COMMANDS, SUBMENUS, Actions, plain, tr
from desktop_crm.views.memory import Memory
from desktop_crm.views.search.lines import Line

OWN = "search"  # the command that leads here
_AT_FIRST = ("new_sale", "new_follow_up", "new_company", "new_person", "import")
_DESTROYS = frozenset({"delete"})  # chosen, or typed in full: never what Enter happens to find
_KEPT = "commands_used"
_EXACTLY, _ANYHOW = 0, 1  # tiers: called as was typed; nothing was typed
# What submenus are called by those who do not know their titles.
_CALLED_TOO = {"THEMES": (QT_TRANSLATE_NOOP("Commands", "Theme"),)}


class CommandLines(QObject):
    """Knows all commands, and counts how often each is given, wherever that is done."""

    def __init__(self, actions: Actions, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._memory = actions, memory
        for action in actions:
            action.triggered.connect(partial(self._count, action.objectName()))

    def often(self) -> list[Line]:
        """Return the commands that are given most, as far as they can be given now."""
        used = self._used()
        names = sorted(used, key=lambda name: -used[name])
        wanted = [name for name in dict.fromkeys([*names, *_AT_FIRST]) if self._offers(name)]
        return [self._line(self._actions[name], []) for name in wanted[: len(_AT_FIRST)]]

    def matching(self, typed: str) -> list[Line]:
        """Return the commands whose name holds what was typed, best first.

        One that is called exactly so comes first; of the others, those that cannot be given now stand last.
        """
        pieces = pieces_of(typed)
        found = [(_tier(action, pieces), action) for action in self._actions if action.objectName() != OWN]
        fitting = [(tier, action) for tier, action in found if tier is not None]
        ranked = sorted(fitting, key=lambda one: (one[0] != _EXACTLY, not one[1].isEnabled(), one[0]))
        return [self._line(action, pieces, tier == _EXACTLY) for tier, action in ranked]

    def _line(self, action: QAction, pieces: Sequence[str], named: bool = False) -> Line:
        name = _name(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if action.isEnabled():
            waits = not named and action.objectName() in _DESTROYS
            return Line(name, action, action.icon(), keys, spans_of(name, pieces), waits=waits)
        why_not = action.toolTip().partition("\n")[2]
        return Line(name, action, action.icon(), why_not or keys, spans_of(name, pieces), "dim")

    def _offers(self, name: str) -> bool:
        known = {action.objectName() for action in self._actions} - {OWN}
        return name in known and self._actions[name].isEnabled()

    def _used(self) -> dict[str, int]:
        kept = self._memory.recall(_KEPT, {})
        return {str(name): int(times) for name, times in kept.items()} if isinstance(kept, dict) else {}

    def _count(self, name: str, _on: bool = False) -> None:
        used = self._used()
        self._memory.keep(_KEPT, {**used, name: used.get(name, 0) + 1})


def _tier(action: QAction, pieces: Sequence[str]) -> int | None:
    """Return how well a command fits, by its name and by the other word for its submenu; None: not at all."""
    if not pieces:
        return _ANYHOW
    submenu, name = _parts(action)
    titles = [SUBMENUS[submenu][0], *_CALLED_TOO.get(submenu, ())] if submenu else []
    names = [f"{plain(tr(title))} {name}" for title in titles] or [name]
    tiers = [tier_of(called, pieces) for called in names]
    return min((tier for tier in tiers if tier is not None), default=None)


def _name(action: QAction) -> str:
    """A command has its own name whatever its menu says now; that of a submenu is not understood without it."""
    submenu, name = _parts(action)
    return f"{plain(tr(SUBMENUS[submenu][0]))}: {name}" if submenu else name


def _parts(action: QAction) -> tuple[str, str]:
    """Return in which submenu a command stands, if in any, and its name."""
    name = next(plain(tr(command.text)) for command in COMMANDS if command.name == action.objectName())
    submenu = next((key for key, (_, names) in SUBMENUS.items() if action.objectName() in names), "")
    return submenu, name
