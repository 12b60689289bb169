"""Copies of the data file that can be trusted, made by SQLite's own backup call while the file is in use."""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop_crm.storage.address import beside, connect

_PAGES = 1000


def backup_folder(path: Path) -> Path:
    """Return the folder beside the data file that holds its backups."""
    return path.with_name(f"{path.stem} backups")


def back_up(path: Path, reason: str, now: datetime, progress: Callable[[int, int], None] | None = None) -> Path:
    """Copy the data file into its backup folder and return the copy's path.

    *reason* stands in the copy's name ("before import"). *progress(done, total)* is called by pages; what it raises
    stops the copy and removes it. The copy has its name only when it is whole. Raises OSError and sqlite3.Error.
    """
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    target, part = _reserve(folder, f"{path.stem} {now:%Y-%m-%d %H%M%S} {reason}", path.suffix)
    try:
        with closing(connect(path, "rw")) as source, closing(sqlite3.connect(part)) as copy:
            source.execute("BEGIN")  # one state from the first page to the last, however much is written meanwhile
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            source.backup(copy, pages=_PAGES, progress=lambda _status, left, total: _tell(progress, left, total))
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        part.replace(target)
    except BaseException:
        for left in (part, beside(part, "-journal")):
            left.unlink(missing_ok=True)
        raise
    return target


def _reserve(folder: Path, name: str, suffix: str) -> tuple[Path, Path]:
    """Take a name that no other backup has, by the file that the copy grows in."""
    for count in itertools.count(1):
        target = folder / (f"{name}{suffix}" if count == 1 else f"{name} {count}{suffix}")
        part = beside(target, ".part")
        if target.exists() or part.exists():
            continue
        part.touch(exist_ok=False)
        return target, part
    raise AssertionError


def _tell(progress: Callable[[int, int], None] | None, left: int, total: int) -> None:
    if progress:
        progress(total - left, total)
