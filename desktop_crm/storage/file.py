"""The data file: opened, checked, created, and connected to. One writer, any number of readers (WAL)."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from desktop_crm.models.clock import Clock
from desktop_crm.storage.problems import FileRefused, Reason, reason_of
from desktop_crm.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_all

_HEADER = b"SQLite format 3\x00"
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA mmap_size = 2147483648",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = ON",
)


class DataFile:
    """An open data file. Use `DataFile.open`; `close` checkpoints and lets go of it."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path, self.clock = path, clock
        self.write_lock = threading.RLock()
        self._writer = _engine(path, "BEGIN IMMEDIATE")
        self._reader = _engine(path, "BEGIN")

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> Self:
        """Open *path*, creating it where it is missing.

        Raises FileRefused (and leaves the file as it is) if it is no database, of another program, of a newer version,
        damaged, or out of reach. An older version is backed up and migrated.
        """
        fresh = _is_fresh(path)
        if not fresh:
            _check(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = cls(path, clock or Clock())
            if fresh:
                with file._writer.begin() as connection:
                    create_all(connection)
        except OSError as error:
            raise FileRefused(Reason.NO_ACCESS, path, str(error)) from error
        except Exception as error:
            raise FileRefused(reason_of(error), path, str(error)) from error
        return file

    @contextmanager
    def reading(self, stopped: Callable[[], bool] | None = None) -> Iterator[Session]:
        """Give a session that sees one state of the file. *stopped* is asked now and then; True ends the statement."""
        with Session(self._reader, autoflush=False, info={"clock": self.clock}) as session:
            if stopped is None:
                yield session
                return
            raw = session.connection().connection.driver_connection
            assert raw is not None
            raw.set_progress_handler(stopped, 2000)
            try:
                yield session
            finally:
                raw.set_progress_handler(None, 0)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give the writer's session in one immediate transaction: all of it is kept, or nothing."""
        with self.write_lock, Session(self._writer, info={"clock": self.clock}) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let SQLite tidy its statistics and the log, and let go of the file."""
        with self._writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
        self._reader.dispose()
        self._writer.dispose()


def _engine(path: Path, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path), poolclass=QueuePool, pool_size=4, max_overflow=4
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _is_fresh(path: Path) -> bool:
    try:
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)
    except OSError as error:
        raise FileRefused(Reason.NO_ACCESS, path, str(error)) from error


def _check(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
        if not header.startswith(_HEADER):
            raise FileRefused(Reason.NOT_A_DATABASE, path)
        if _cut_off(path, header):
            raise FileRefused(Reason.DAMAGED, path, "the file is shorter than it says")
        with closing(sqlite3.connect(path)) as connection:
            _check_version(path, connection)
    except OSError as error:
        raise FileRefused(Reason.NO_ACCESS, path, str(error)) from error
    except sqlite3.Error as error:
        raise FileRefused(reason_of(error), path, str(error)) from error


def _cut_off(path: Path, header: bytes) -> bool:
    """A file that lost its end: the header counts more pages than there are. With a log beside it SQLite knows better."""
    if path.with_name(path.name + "-wal").exists():
        return False
    page = int.from_bytes(header[16:18], "big")
    return path.stat().st_size < int.from_bytes(header[28:32], "big") * (65536 if page == 1 else page)


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileRefused(Reason.OTHER_PROGRAM, path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise FileRefused(Reason.NEWER_VERSION, path, f"version {version}, this program knows {SCHEMA_VERSION}")
    connection.execute("SELECT * FROM journal_gate").fetchall()
    if version < SCHEMA_VERSION:
        connection.close()
        from desktop_crm.storage.migrate import migrate  # Alembic is slow to import: only when it is needed

        migrate(path, version)
