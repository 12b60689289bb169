"""A backup in the place of the data file: looked at before it replaces, and what it replaces is kept.

At every moment the old file or the new one stands there whole, however the program ends. The data file must be closed.
"""

import logging
import os
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from desktop_crm.models.clock import Clock
from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.backup import (
    LOGS,
    Backup,
    Progress,
    back_up,
    backup_folder,
    backups,
    digest_of,
    is_whole,
    known_digest,
    sync_folder,
)
from desktop_crm.storage.file import version_of
from desktop_crm.storage.integrity import integrity_check, quick_check
from desktop_crm.storage.problems import READING_ERRORS, FileRefused, Reason, reason_of

BEFORE = "before restore"
_BLOCK = 1 << 20
_COPY = ".restored"

_log = logging.getLogger(__name__)


def newest_whole(path: Path) -> Backup | None:
    """Return the newest backup of the data file that its digest knows, or None. For a file that is damaged."""
    return next((backup for backup in backups(path) if is_whole(backup)), None)


def restore(path: Path, backup: Path, progress: Progress | None = None, now: datetime | None = None) -> Path | None:
    """Put *backup* in the place of the data file, and return where the replaced file is kept (None: there was none).

    Looks first, whether the backup is whole (by its digest; by a full check where it has none), can be opened and is
    of no newer version. Raises FileRefused with the reason and the file it is about; then the data file is as it was.
    What *progress(done, total)* raises stops the restore likewise. A file that is in use is refused as BUSY.
    """
    copy = beside(path, _COPY)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _bring(backup, copy, progress)
        _look_at(backup, copy)
        kept = _keep(path, now or Clock().now().astimezone())
        _settle(path)
        copy.replace(path)
        sync_folder(path.parent)
        return kept
    except FileRefused:
        raise
    except (OSError, *READING_ERRORS) as error:
        raise FileRefused(reason_of(error), path, str(error)) from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _bring(backup: Path, copy: Path, progress: Progress | None) -> None:
    """Copy the backup beside the data file, onto the disk."""
    total = backup.stat().st_size
    with backup.open("rb") as source, copy.open("wb") as target:
        while block := source.read(_BLOCK):
            target.write(block)
            if progress:
                progress(target.tell(), total)
        target.flush()
        os.fsync(target.fileno())


def _look_at(backup: Path, copy: Path) -> None:
    """Look at the copy, which shall be the data file: it stands for the backup, and for the way it came."""
    known = known_digest(backup)
    if known is not None and digest_of(copy) != known:
        raise FileRefused(Reason.DAMAGED, backup, "it is not what its digest says")
    try:
        version = version_of(copy)
    except FileRefused as refused:
        raise FileRefused(refused.reason, backup, refused.detail) from refused
    if version is None:
        raise FileRefused(Reason.DAMAGED, backup, "it is empty")
    found = (integrity_check if known is None else quick_check)(copy)
    if not found.whole:
        raise FileRefused(Reason.DAMAGED, backup, found.findings[0].detail)


def _keep(path: Path, now: datetime) -> Path | None:
    """Keep what will be replaced as a backup; a file of which no whole copy can be had, as it is."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        return back_up(path, BEFORE, now, drop=False)
    except (FileRefused, *READING_ERRORS) as error:
        reason = error.reason if isinstance(error, FileRefused) else reason_of(error)
        if reason in (Reason.DISK_FULL, Reason.READ_ONLY, Reason.NO_ACCESS, Reason.BUSY):
            raise
        _log.info("%s is kept as it is: %s", path, error)
        return _keep_damaged(path, now)


def _keep_damaged(path: Path, now: datetime) -> Path:
    """Copy the file and what SQLite keeps beside it, bit by bit. It gets no digest: nobody shall take it for whole."""
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem} {now:%Y-%m-%d %H%M%S} {BEFORE}{path.suffix}"
    for source, copy in ((path, target), *((beside(path, log), beside(target, log)) for log in LOGS)):
        if source.exists():
            shutil.copyfile(source, copy)
            with copy.open("r+b") as stream:
                os.fsync(stream.fileno())
    sync_folder(folder)
    return target


def _settle(path: Path) -> None:
    """Bring the log of the old file into it, so that none is left which would be read into the new one.

    Where the old file is too damaged for that, its log is removed: both are kept by then. One that is in use is BUSY.
    """
    if path.exists() and path.stat().st_size:
        try:
            with closing(connect(path, "rw")) as connection:
                connection.execute("PRAGMA busy_timeout = 100")
                connection.execute("PRAGMA journal_mode = DELETE")
        except READING_ERRORS as error:
            if reason_of(error) not in (Reason.DAMAGED, Reason.NOT_A_DATABASE):
                raise
    for log in LOGS:
        beside(path, log).unlink(missing_ok=True)
