"""What the user chose of a list, kept under its name: columns, widths, order, filters, groups and figures."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_crm.views.memory import Memory

_PAUSE = 400  # milliseconds after the last change, before it is written down

Parts = Mapping[str, Any]


class ListMemory(QObject):
    """Shared by those who own a part: each tells its own, and takes it over when the list gets another name (COL-8)."""

    def __init__(self, memory: Memory, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._memory, self._name = memory, name
        self._sharers: list[tuple[Callable[[], Parts], Callable[[Parts], None]]] = []
        self._writing = QTimer(self, interval=_PAUSE, singleShot=True)
        self._writing.timeout.connect(self.write_down)

    @property
    def name(self) -> str:
        """Under what the parts are kept now."""
        return self._name

    def share(self, tell: Callable[[], Parts], take: Callable[[Parts], None]) -> None:
        """Keep what *tell* returns, values that JSON knows; *take* is given what was kept, now and at each new name."""
        take(self._kept())
        self._sharers.append((tell, take))

    def touch(self) -> None:
        """Something was changed: it is written down in a moment."""
        self._writing.start()

    def write_down(self) -> None:
        """Keep what was changed."""
        self._writing.stop()
        parts = {name: part for tell, _ in self._sharers for name, part in tell().items()}
        self._memory.keep(_key(self._name), parts)

    def write_down_late(self) -> None:
        """Keep now what would have been kept in a moment: the list is going out of sight."""
        if self._writing.isActive():
            self.write_down()

    def rename(self, name: str, keep: bool) -> None:
        """Keep the parts under another name from now on: as they are (*keep*), or as they were there last."""
        if name == self._name and not keep:
            return
        self.write_down_late()
        self._name = name
        if keep:
            self.write_down()
            return
        for _, take in self._sharers:
            take(self._kept())

    def holds(self, name: str) -> bool:
        """Whether anything is kept under a name."""
        return isinstance(self._memory.recall(_key(name)), dict)

    def forget(self, name: str) -> None:
        """Keep nothing under a name any more."""
        self._memory.keep(_key(name), None)

    def _kept(self) -> Parts:
        kept = self._memory.recall(_key(self._name))
        return kept if isinstance(kept, dict) else {}


def _key(name: str) -> str:
    return f"lists/{name}"
