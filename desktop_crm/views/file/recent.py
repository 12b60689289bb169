"""The data files that were open lately, remembered from one start to the next."""

from pathlib import Path

from desktop_crm.views.memory import Memory

_MOST = 8
_KEPT = 16  # a file on a drive that is away now is not forgotten
_RECENT, _LAST = "files/recent", "files/last"


class RecentFiles:
    """Paths in the program's memory, the newest first."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def existing(self) -> list[Path]:
        """Return the newest files that are there now."""
        return [path for path in self._known() if path.exists()][:_MOST]

    def _known(self) -> list[Path]:
        return [Path(name) for name in self._memory.recall(_RECENT, [])]

    @property
    def last(self) -> Path | None:
        """The file to begin with."""
        name = self._memory.recall(_LAST)
        return Path(name) if name else None

    def opened(self, path: Path, *, begin_with: bool) -> None:
        """Note that a file was opened; *begin_with*: the next start opens it."""
        known = [str(path), *(str(other) for other in self._known() if other != path)]
        self._memory.keep(_RECENT, known[:_KEPT])
        if begin_with:
            self._memory.keep(_LAST, str(path))
