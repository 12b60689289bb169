"""Copies of the data file that can be trusted, made by SQLite's own backup call while the file is in use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

_PAGES = 1000


def backup_folder(path: Path) -> Path:
    """Return the folder beside the data file that holds its backups."""
    return path.with_name(f"{path.stem} backups")


def back_up(path: Path, reason: str, now: datetime, progress: Callable[[int, int], None] | None = None) -> Path:
    """Copy the data file into its backup folder and return the copy's path.

    *reason* stands in the copy's name ("before import"). *progress(done, total)* is called by pages; what it raises
    stops the copy and removes it.
    """
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{path.stem} {now:%Y-%m-%d %H%M%S} {reason}{path.suffix}"
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy, pages=_PAGES, progress=lambda _status, left, total: _tell(progress, left, total))
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _tell(progress: Callable[[int, int], None] | None, left: int, total: int) -> None:
    if progress:
        progress(total - left, total)
