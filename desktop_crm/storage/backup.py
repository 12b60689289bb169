"""Copies of the data file that can be trusted: made by SQLite's own backup call, looked at, and known by their digest.

Beside each copy stands its SHA-256 (``<name>.sha256``, as `sha256sum -c` reads it), written last: a copy with a digest
was whole when it was made, and a copy that the digest knows still is. SQLite itself overlooks most flipped bits.
"""

import hashlib
import itertools
import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.problems import READING_ERRORS, FileRefused, Reason
from desktop_crm.storage.schema import APPLICATION_ID

Progress = Callable[[int, int], None]

KEPT = 10  # whole backups
KEPT_DAILY = 6  # of these, so many were made at closing, where there are as many
AT_CLOSING = "at closing"  # the reason of the daily backup
BY_HAND = "by hand"
DIGEST = ".sha256"
LOGS = ("-wal", "-shm", "-journal")  # what SQLite may keep beside a file
_PAGES = 1000
_BLOCK = 1 << 20
_STEPS = 100_000  # of SQLite's machine, between two looks at whether to stop
_ABANDONED = timedelta(days=1)  # a copy that has been growing so long, does not grow any more

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. *made_at* is local time; *whole* is None where nobody looked, or it has no digest."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    whole: bool | None = None


def backup_folder(path: Path) -> Path:
    """Return the folder beside the data file that holds its backups."""
    return path.with_name(f"{path.stem} backups")


def back_up(path: Path, reason: str, now: datetime, progress: Progress | None = None, *, drop: bool = True) -> Path:
    """Copy the data file into its backup folder, check the copy, and return its path.

    *reason* stands in the copy's name ("before import"). *progress(done, total)* is called by pages; what it raises
    stops the copy and removes it. The copy has its name only when it is whole, and its digest after that. Then, with
    *drop*, what is older than the last `KEPT` whole ones goes. Raises OSError and `READING_ERRORS`, and FileRefused
    where the data file itself is damaged, so that no whole copy can be had.
    """
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    target, part = _reserve(folder, f"{path.stem} {now:%Y-%m-%d %H%M%S} {reason}", path.suffix)
    with whole_or_nothing(part):
        pages = _checked_copy(path, part, progress)
        digest = digest_of(part, lambda _done: _tell(progress, 0, pages))
        part.replace(target)
    _keep_digest(target, digest)
    if drop:
        try:
            drop_oldest(path, now)
        except OSError as error:  # the new one is whole: that the old ones stay does no harm
            _log.info("old backups of %s were not removed: %s", path, error)
    return target


def save_copy(path: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy the data file, while it is in use, to *target*, which is replaced; it has its name only when it is whole.

    *progress* and what is raised are those of `back_up`. Whoever calls sees to it that no program has *target* open.
    """
    part = beside(target, ".part")
    with whole_or_nothing(part):
        _checked_copy(path, part, progress)
        for log in LOGS:  # of what is replaced: it would be read into the copy
            beside(target, log).unlink(missing_ok=True)
        part.replace(target)
    sync_folder(target.parent)


@contextmanager
def whole_or_nothing(part: Path) -> Iterator[None]:
    """Remove *part*, in which a file grows, where it does not become one."""
    try:
        yield
    except BaseException:
        for left in (part, beside(part, "-journal")):
            left.unlink(missing_ok=True)
        raise


def _checked_copy(path: Path, part: Path, progress: Progress | None) -> int:
    """Copy the data file into *part* and look at it; returns how many pages it has."""
    pages = _copy(path, part, progress)
    _look_at(path, part, lambda: _tell(progress, 0, pages))
    return pages


def _reserve(folder: Path, name: str, suffix: str) -> tuple[Path, Path]:
    """Take a name that no other backup has, by the file that the copy grows in."""
    for count in itertools.count(1):
        target = folder / (f"{name}{suffix}" if count == 1 else f"{name} ({count}){suffix}")
        part = beside(target, ".part")
        if target.exists() or part.exists():
            continue
        part.touch(exist_ok=False)
        return target, part
    raise AssertionError


def _copy(path: Path, part: Path, progress: Progress | None) -> int:
    """Copy the data file into *part*; returns how many pages it has."""
    with closing(connect(path, "rw")) as source, closing(sqlite3.connect(part)) as copy:
        source.execute("BEGIN")  # one state from the first page to the last, however much is written meanwhile
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        source.backup(copy, pages=_PAGES, progress=lambda _status, left, total: _tell(progress, left, total))
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        return int(copy.execute("PRAGMA page_count").fetchone()[0])


def _tell(progress: Progress | None, left: int, total: int) -> None:
    if progress:
        progress(total - left, total)


def _look_at(path: Path, part: Path, tick: Callable[[], None]) -> None:
    """Open the copy as a restore would find it. Raises FileRefused (of the data file) where something is wrong."""
    raised: list[BaseException] = []

    def stop() -> bool:
        try:
            tick()
        except BaseException as error:  # SQLite swallows what its handler raises: it is raised again below
            raised.append(error)
        return bool(raised)

    with closing(connect(part, "ro", immutable=True)) as copy:
        copy.text_factory = lambda said: said.decode("utf-8", "replace")  # SQLite quotes what is damaged
        copy.set_progress_handler(stop, _STEPS)
        try:
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        except READING_ERRORS as error:
            if raised:
                raise raised[0] from None
            raise FileRefused(Reason.DAMAGED, path, str(error)) from error
        copy.set_progress_handler(None, 0)
        if found != "ok":
            raise FileRefused(Reason.DAMAGED, path, found)
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise FileRefused(Reason.OTHER_PROGRAM, path)


# -- digests ---------------------------------------------------------------------------------------------------------


def digest_of(path: Path, tick: Callable[[int], None] = lambda _done: None) -> str:
    """Return the SHA-256 of a file; *tick(bytes read)* is called now and then, and may raise."""
    digest, done = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            done += len(block)
            tick(done)
    return digest.hexdigest()


def known_digest(path: Path) -> str | None:
    """Return the digest that stands beside a backup; None where there is none. One that cannot be read is ""."""
    try:
        said = beside(path, DIGEST).read_bytes().decode("utf-8", "replace").split()
    except FileNotFoundError:
        return None
    return said[0] if said else ""


def is_whole(backup: Backup, tick: Callable[[int], None] = lambda _done: None) -> bool | None:
    """Whether the backup is, bit by bit, what was once written. None where it has no digest. Raises OSError."""
    known = known_digest(backup.path)
    return None if known is None else digest_of(backup.path, tick) == known


def _keep_digest(target: Path, digest: str) -> None:
    """Write the digest beside the copy: all of it or nothing, and not before the copy has its name on the disk."""
    sync_folder(target.parent)
    part = beside(target, DIGEST + ".part")
    with part.open("wb") as stream:
        stream.write(f"{digest}  {target.name}\n".encode())
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(beside(target, DIGEST))
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system has a way to."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


# -- the backups of a file -------------------------------------------------------------------------------------------


def backups(path: Path, look: bool = False) -> list[Backup]:
    """Return the backups of the data file, newest first. With *look* each one's digest is checked, which reads it."""
    found = sorted(_named(path, path.suffix), key=lambda each: (each[1].made_at, each[0]), reverse=True)
    return [replace(backup, whole=is_whole(backup)) if look else backup for _, backup in found]


def _named(path: Path, ending: str) -> list[tuple[int, Backup]]:
    """Return what lies in the backup folder under the name of a backup, each with its place within its second."""
    form = re.compile(re.escape(path.stem) + r" (\d{4}-\d\d-\d\d \d{6}) (.+?)(?: \((\d+)\))?" + re.escape(ending))
    folder = backup_folder(path)
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        name = form.fullmatch(file.name)
        if name and file.is_file() and (ending.endswith(_OTHERS) or not file.name.endswith(_OTHERS)):
            made = datetime.strptime(name[1], "%Y-%m-%d %H%M%S")
            found.append((int(name[3] or 1), Backup(file, made, name[2], file.stat().st_size)))
    return found


_OTHERS = (".part", ".part-journal", DIGEST)


def drop_oldest(path: Path, now: datetime, tick: Callable[[int], None] = lambda _done: None) -> None:
    """Remove what is older than the `KEPT` whole backups to be kept: a damaged one never pushes out a whole one.

    The newest are kept, but a week of many imports does not push out the days: of those made at closing, the newest
    `KEPT_DAILY` stay. What a copy left behind that was killed goes as well. *tick* is that of `digest_of`.
    """
    found = backups(path)
    if len(found) > KEPT:
        whole = [backup for backup in found if is_whole(backup, tick)]
        daily = [backup for backup in whole if backup.reason == AT_CLOSING][:KEPT_DAILY]
        others = [backup for backup in whole if backup not in daily][: KEPT - len(daily)]
        kept = sorted([*daily, *others], key=found.index)
        oldest = found.index(kept[-1]) if len(kept) == KEPT else len(found)
        for place, backup in enumerate(found):
            if place > oldest or (len(kept) == KEPT and backup in whole and backup not in kept):
                backup.path.unlink(missing_ok=True)
                beside(backup.path, DIGEST).unlink(missing_ok=True)
    for ending in (".part", ".part-journal", DIGEST + ".part"):
        for _, left in _named(path, path.suffix + ending):
            if left.made_at < now.replace(tzinfo=None) - _ABANDONED:
                left.path.unlink(missing_ok=True)


def daily_backup_due(path: Path, now: datetime) -> bool:
    """Whether the daily backup, made at closing with the reason `AT_CLOSING`, is still to be made on this day.

    It is not, where nothing was changed since the newest backup, or nothing was ever changed.
    """
    digested = [backup for backup in backups(path) if known_digest(backup.path) is not None]
    if any(b.reason == AT_CLOSING and b.made_at.date() == now.date() for b in digested):
        return False
    before = _state_of(digested[0].path) if digested else _UNTOUCHED
    return _state_of(path) != before


_UNTOUCHED = (None, None, None)


def _state_of(path: Path) -> object:
    """Return what tells one state of a file's journal from another: its last step and change, what is undone.

    An undone step is found by its index, the others by their ids. What cannot be read is equal to nothing.
    """
    last = "SELECT (SELECT max(id) FROM change_set), (SELECT max(id) FROM change),"
    undone = "(SELECT min(id) FROM change_set WHERE undone = 1)"
    try:
        with closing(connect(path, "ro", immutable=not beside(path, "-wal").exists())) as connection:
            return tuple(connection.execute(last + undone).fetchone())
    except READING_ERRORS as error:
        _log.info("the state of %s cannot be read: %s", path, error)
        return object()
