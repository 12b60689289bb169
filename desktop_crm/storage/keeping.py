"""What keeps the data file safe, in one object for the screens that show it. All of it may run on any thread.

Nothing here writes to the data file; a restore, which does, belongs to whoever can close it first.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_crm.models.clock import Clock
from desktop_crm.models.enums import RecordKind
from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.backup import (
    AT_CLOSING,
    BY_HAND,
    Backup,
    Progress,
    back_up,
    backup_folder,
    backups,
    daily_backup_due,
    drop_oldest,
    is_whole,
    save_copy,
)
from desktop_crm.storage.integrity import Integrity, Stopped, integrity_check, quick_check
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.problems import READING_ERRORS, FileRefused, reason_of

if TYPE_CHECKING:
    from desktop_crm.storage.salvage import Salvaged

_COUNTED = (RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.FOLLOW_UP, RecordKind.PROJECT)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: how many records of the kinds that count, and when it was changed last (UTC; None: never)."""

    counts: Mapping[RecordKind, int]
    changed_at: datetime | None


class Keeping:
    """The backups, copies and checks of the data file at *path*."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path, self._clock = path, clock

    @property
    def folder(self) -> Path:
        """Where the backups lie; it may not be there yet."""
        return backup_folder(self.path)

    def _now(self) -> datetime:
        return self._clock.now().astimezone()

    def backups(self) -> list[Backup]:
        """Return the backups, newest first; nobody has looked whether they are whole."""
        return backups(self.path)

    def is_whole(self, backup: Backup, stopped: Stopped = lambda: False) -> bool | None:
        """Read a backup from end to end; None where nothing can be said. Raises OSError, and InterruptedError."""
        return is_whole(backup, _ticking(stopped))

    def contents(self, path: Path) -> Contents | None:
        """Count what a file that nobody writes to holds; None where it cannot be read."""
        try:
            with closing(connect(path, "ro", immutable=not beside(path, "-wal").exists())) as connection:
                count = "SELECT count(*) FROM"
                counts = {kind: connection.execute(f'{count} "{kind}"').fetchone()[0] for kind in _COUNTED}
                at = connection.execute("SELECT max(at) FROM change_set").fetchone()[0]
        except READING_ERRORS:
            return None
        return Contents(counts, None if at is None else datetime.fromtimestamp(at, UTC))

    def back_up(self, progress: Progress | None = None) -> Path:
        """Make a backup because the user asks for it. Raises FileRefused."""
        return self._backed_up(BY_HAND, progress, drop=True)

    def back_up_at_closing(self, progress: Progress | None = None) -> Path:
        """Make the daily backup; old ones go at the next start, when nobody waits. Raises FileRefused."""
        return self._backed_up(AT_CLOSING, progress, drop=False)

    def _backed_up(self, reason: str, progress: Progress | None, *, drop: bool) -> Path:
        try:
            return back_up(self.path, reason, self._now(), progress, drop=drop)
        except (OSError, *READING_ERRORS) as error:
            raise FileRefused(reason_of(error), self.folder, str(error)) from error

    @property
    def daily_backup_due(self) -> bool:
        """Whether something was changed that no backup holds, and none was made at closing today."""
        return daily_backup_due(self.path, self._now())

    def save_copy(self, target: Path, progress: Progress | None = None) -> None:
        """Copy the file to *target*, which is replaced. Raises FileRefused; then *target* is as it was."""
        try:
            with _free(target):
                save_copy(self.path, target, progress)
        except (OSError, *READING_ERRORS) as error:
            raise FileRefused(reason_of(error), target, str(error)) from error

    def salvage(self, target: Path, progress: Progress | None = None) -> "Salvaged":
        """Save what can be read of a damaged file as *target*. Raises FileRefused; then *target* is as it was."""
        from desktop_crm.storage.salvage import salvage  # only a damaged file needs it

        with _free(target):
            return salvage(self.path, target, progress)

    def drop_oldest(self, stopped: Stopped) -> None:
        """Remove the backups that need not be kept. Raises OSError, and InterruptedError when *stopped*."""
        drop_oldest(self.path, self._now(), _ticking(stopped))

    def check(self, stopped: Stopped, *, thorough: bool) -> Integrity:
        """Look whether the file is whole: quickly, or with all of its indexes. Never raises."""
        if not thorough:
            return quick_check(self.path, stopped)
        found = integrity_check(self.path, stopped)
        if not found.whole:
            return found
        from desktop_crm.storage.search_check import search_check  # only of a file that can be read

        return search_check(self.path, stopped)


@contextmanager
def _free(target: Path) -> Iterator[None]:
    """A file that this program or another one works on is not replaced: it is BUSY."""
    if target.exists():
        with FileLock(target):
            yield
    else:
        yield


def _ticking(stopped: Stopped) -> Callable[[int], None]:
    def tick(_done: int) -> None:
        if stopped():
            raise InterruptedError

    return tick
