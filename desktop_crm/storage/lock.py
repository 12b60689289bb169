"""One program for one file: a lock of the system that dies with the process, however it ends.

The lock file stands beside the data file and stays there when the lock is let go: to remove it would open a gap in
which two programs hold a lock of the same name. It holds nothing but the number of the process.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from desktop_crm.storage.address import beside
from desktop_crm.storage.problems import FileRefused, Reason, reason_of

ENDING = ".lock"


class FileLock:
    """The right to be the only program that works on the data file at *path*."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = beside(path, ENDING)
        self._held: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another program (or another lock of this one) holds it. Never waits.

        Raises FileRefused where no lock file can be written.
        """
        if self._held is not None:
            return True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            stream = self._file.open("a+b", buffering=0)
        except OSError as error:
            raise FileRefused(reason_of(error), self.path, str(error)) from error
        if not _lock(stream):
            stream.close()
            return False
        self._held = stream
        with suppress(OSError):  # on a full disk the lock holds without a number
            stream.truncate(0)
            stream.write(str(os.getpid()).encode())
        return True

    @property
    def held(self) -> bool:
        """Whether this lock is held, by this object."""
        return self._held is not None

    @property
    def holder(self) -> int | None:
        """The process that holds the lock, for a message; None where it is free, or nothing is known of it."""
        if self._held is not None:
            return os.getpid()
        try:
            with self._file.open("rb") as stream:
                if _lock(stream):
                    return None  # what stands there was left by a program that is gone
                said = stream.read(20)
        except OSError:
            return None
        return int(said) if said.isdigit() else None

    def release(self) -> None:
        """Let go of the lock. Does nothing where it is not held."""
        if self._held is not None:
            with suppress(OSError):
                self._held.truncate(0)
            self._held.close()
            self._held = None

    def __enter__(self) -> Self:
        """Take the lock, or raise FileRefused with the reason BUSY and the holder's number."""
        if not self.acquire():
            raise FileRefused(Reason.BUSY, self.path, str(self.holder or ""))
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # the locked byte lies behind all that is written: a locked one could not be read

    def _lock(stream: IO[bytes]) -> bool:
        here = stream.tell()
        stream.seek(_FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            stream.seek(here)
        return True
else:
    import fcntl

    def _lock(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
