"""What can be wrong with the file. The errors carry facts; views turn them into sentences."""

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class Reason(StrEnum):
    """Why a file is refused, or a save did not succeed."""

    NOT_A_DATABASE = "not_a_database"
    OTHER_PROGRAM = "other_program"
    NEWER_VERSION = "newer_version"
    DAMAGED = "damaged"
    NO_ACCESS = "no_access"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    BUSY = "busy"
    MIGRATION_FAILED = "migration_failed"
    UNKNOWN = "unknown"


class FileRefused(Exception):
    """The file cannot be opened; it was left as it is."""

    def __init__(self, reason: Reason, path: Path, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {path} {detail}".strip())
        self.reason, self.path, self.detail = reason, path, detail


class SaveFailed(Exception):
    """A step could not be written; nothing of it is in the file."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value} {detail}".strip())
        self.reason, self.detail = reason, detail


# What reading a file can raise: where SQLite quotes a damaged text, its very message cannot be decoded.
READING_ERRORS = (sqlite3.Error, UnicodeDecodeError)

_BY_CODE = {
    sqlite3.SQLITE_FULL: Reason.DISK_FULL,
    sqlite3.SQLITE_IOERR_WRITE: Reason.DISK_FULL,  # a quota, or a limit on the size of files
    sqlite3.SQLITE_IOERR_SHMSIZE: Reason.DISK_FULL,
    sqlite3.SQLITE_IOERR: Reason.NO_ACCESS,  # a drive that is gone
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Reason.NO_ACCESS,
    sqlite3.SQLITE_PERM: Reason.NO_ACCESS,
    sqlite3.SQLITE_BUSY: Reason.BUSY,
    sqlite3.SQLITE_LOCKED: Reason.BUSY,
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.NOT_A_DATABASE,
}
_BY_NUMBER = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EFBIG: Reason.DISK_FULL,
    errno.EROFS: Reason.READ_ONLY,
}


def reason_of(error: Exception) -> Reason:
    """Return the plain reason behind an error of SQLite or of the system."""
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0, Reason.NO_ACCESS)
    if isinstance(error, UnicodeDecodeError):
        return Reason.DAMAGED  # a text of the file is none
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    if code is None:
        return Reason.UNKNOWN
    return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF, Reason.UNKNOWN)
