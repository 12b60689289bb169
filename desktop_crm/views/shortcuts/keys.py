"""The user's own keys: kept in the memory where they differ from the usual ones, and what keys may be given at all."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop_crm.views.commands import COMMANDS, MENUS, Actions, plain, tr, usual_keys
from desktop_crm.views.memory import Memory

_KEPT = "keys"
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_Key = QKeySequence.StandardKey
_OF_FIELDS = (_Key.Copy, _Key.Cut, _Key.Paste, _Key.SelectAll)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class OwnKeys:
    """Gives commands other keys, and remembers them."""

    def __init__(self, actions: Actions, memory: Memory) -> None:
        self._actions, self._memory = actions, memory

    def apply(self) -> None:
        """Give each command what was kept for it; what is not understood is left out."""
        for name, keys in self._kept().items():
            self._actions.set_keys(name, keys)

    def keys(self, name: str) -> list[QKeySequence]:
        """Return the keys that a command has now."""
        return self._actions[name].shortcuts()

    def is_changed(self, name: str) -> bool:
        """Whether a command has other keys than the usual ones."""
        return self.keys(name) != usual_keys(name)

    def any_changed(self) -> bool:
        """Whether any command has."""
        return any(self.is_changed(command.name) for command in COMMANDS)

    def give(self, name: str, keys: QKeySequence) -> None:
        """Give a command this key alone, or none where it is empty. Whoever had the key has it no more."""
        for other in self.holders(keys, but=name):
            self._set(other, [own for own in self.keys(other) if own != keys])
        self._set(name, [] if keys.isEmpty() else [keys])

    def holders(self, keys: QKeySequence, but: str = "") -> list[str]:
        """Return the commands that have a key."""
        names = (command.name for command in COMMANDS if command.name != but)
        return [name for name in names if not keys.isEmpty() and keys in self.keys(name)]

    def reset(self, names: Sequence[str] | None = None) -> None:
        """Give commands their usual keys back, all of them without *names*; others that have those lose them."""
        for name in names if names is not None else [command.name for command in COMMANDS]:
            usual = usual_keys(name)
            for keys in usual if names is not None else ():
                for other in self.holders(keys, but=name):
                    self._set(other, [own for own in self.keys(other) if own != keys])
            self._set(name, usual)

    def _set(self, name: str, keys: Sequence[QKeySequence]) -> None:
        self._actions.set_keys(name, keys)
        kept = {own: self.keys(own) for own in (command.name for command in COMMANDS) if self.is_changed(own)}
        self._memory.keep(_KEPT, {own: [one.toString(_PORTABLE) for one in told] for own, told in kept.items()})

    def _kept(self) -> dict[str, list[QKeySequence]]:
        kept = self._memory.recall(_KEPT, {})
        known = {command.name for command in COMMANDS}
        return dict(_read(kept, known)) if isinstance(kept, dict) else {}


def _read(kept: dict[str, object], known: set[str]) -> Iterator[tuple[str, list[QKeySequence]]]:
    for name, told in kept.items():
        if name in known and isinstance(told, list):
            keys = [QKeySequence(str(one), _PORTABLE) for one in told]
            yield name, [one for one in keys if not one.isEmpty()]


def first_of(keys: QKeySequence) -> QKeyCombination:
    """Return the keys that are pressed together; a command has no sequence of several."""
    return keys[0]  # type: ignore[index]


def why_not(keys: QKeySequence) -> str:
    """Return why no command can have a key; empty where one can."""
    if keys.isEmpty():
        return ""
    pressed = first_of(keys)
    told = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if any(keys in QKeySequence.keyBindings(standard) for standard in _OF_FIELDS):
        return _tr("{keys} is needed in fields and lists.").format(keys=told)
    if pressed.keyboardModifiers() == Qt.KeyboardModifier.AltModifier and pressed.key() in _menu_letters():
        return _tr("{keys} opens a menu.").format(keys=told)
    function_key = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    if not function_key and not pressed.keyboardModifiers() & _COMMANDING:
        return _tr("{keys} is needed to type and to move. Add Ctrl or Alt.").format(keys=told)
    return ""


def _menu_letters() -> set[int]:
    titles = (tr(title) for title, _ in MENUS)
    return {ord(title[title.index("&") + 1].upper()) for title in titles if "&" in title}


def name_of(command: str) -> str:
    """Return what a command is called, whatever its menu says now."""
    return next(plain(tr(one.text)) for one in COMMANDS if one.name == command)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnKeys", text)
