"""The data file: opened, checked, created, and connected to. One writer, any number of readers (WAL)."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from desktop_crm.models.clock import Clock
from desktop_crm.models.folding import fold
from desktop_crm.storage.address import PATIENCE, address_of, beside, connect
from desktop_crm.storage.problems import FileRefused, Reason, reason_of
from desktop_crm.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_all, keep_triggers
from desktop_crm.storage.search import keep_up, renew

if TYPE_CHECKING:
    from desktop_crm.storage.keeping import Keeping

_HEADER = b"SQLite format 3\x00"
_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA mmap_size = 2147483648",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = ON",
    "PRAGMA recursive_triggers = ON",  # so that the rows which REPLACE deletes are recorded too
)

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"

_log = logging.getLogger(__name__)


class DataFile:
    """An open data file. Use `DataFile.open`; `close` checkpoints and lets go of it."""

    def __init__(self, path: Path, clock: Clock, patience: float = PATIENCE) -> None:
        self.path, self.clock = path, clock
        self._place = _place_of(path)
        self.write_lock = threading.RLock()
        self._in_step = False
        self._writer = _engine(path, "BEGIN IMMEDIATE", patience, clock)
        self._replayer = _engine(path, "BEGIN IMMEDIATE", patience, clock, foreign_keys=False)
        self._reader = _engine(path, "BEGIN", patience, clock)

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None, patience: float = PATIENCE) -> Self:
        """Open *path*, creating it where it is missing.

        Raises FileRefused (and leaves the file as it is) if it is no database, of another program, of a newer version,
        damaged, or out of reach. An older version is backed up and migrated. *patience* is how many seconds a statement
        waits while another program writes.
        """
        try:
            version = SCHEMA_VERSION if _says_it_is_of_today(path) else version_of(path)
            if version is not None and not _writable(path):
                raise FileRefused(Reason.READ_ONLY, path)
            if version is not None and version < SCHEMA_VERSION:
                from desktop_crm.storage.migrate import migrate  # Alembic is slow to import: only when it is needed

                migrate(path, version)
            path.parent.mkdir(parents=True, exist_ok=True)
            if version is None:
                path.touch()  # from here on it must be there: a connection never creates it
            file = cls(path, clock or Clock(), patience)
            file._prepare(fresh=version is None)
        except FileRefused:
            raise
        except Exception as error:
            raise FileRefused(reason_of(error), path, str(error)) from error
        return file

    def _prepare(self, fresh: bool) -> None:
        """Lay out a new file; make sure that an old one can be written to and records what is written."""
        try:
            with self._writer.begin() as connection:
                if fresh:
                    create_all(connection)
                else:
                    _look_for_gate(self.path, set(connection.exec_driver_sql(_TABLES).scalars()))
                    connection.exec_driver_sql("DELETE FROM journal_gate WHERE id < 0")  # fails where no write can be
                    keep_triggers(connection)
        except BaseException:
            self._let_go()
            raise

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
        with self._alone(), Session(self._writer, info={"clock": self.clock}) as session, session.begin():
            yield session

    @contextmanager
    def replaying(self) -> Iterator[Session]:
        """Like `writing`, with foreign keys off: for undo and redo, which know themselves what hangs together."""
        with self._alone(), Session(self._replayer, info={"clock": self.clock}) as session, session.begin():
            yield session

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self.write_lock:
            if self._in_step:
                raise RuntimeError("a step is being written: a step cannot begin within another")
            self._check_place()
            self._in_step = True
            try:
                yield
            finally:
                self._in_step = False

    def _check_place(self) -> None:
        """Raise FileRefused where the file was moved, deleted or replaced: what is written now would be in no file."""
        try:
            place = _place_of(self.path)
        except OSError as error:
            raise FileRefused(reason_of(error), self.path, str(error)) from error
        if place != self._place:
            raise FileRefused(Reason.NO_ACCESS, self.path, "another file stands in its place")

    def keep_up_search(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Let the search index take in what was written since. Returns early when *stopped*, or while others write."""
        keep_up(self, stopped)

    def renew_search(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Make the search index anew from all records. When *stopped*, the rest is taken in later."""
        renew(self, stopped)

    def back_up(self, reason: str) -> Path:
        """Copy the file into its backup folder, while it is in use, and return the copy's path."""
        from desktop_crm.storage.backup import back_up  # start-up does not wait for what it needs

        return back_up(self.path, reason, self.clock.now().astimezone())

    @property
    def keeping(self) -> "Keeping":
        """What keeps this file safe: its backups, copies and checks."""
        from desktop_crm.storage.keeping import Keeping  # start-up does not wait for what it needs

        return Keeping(self.path, self.clock)

    def close(self) -> None:
        """Let SQLite tidy its statistics and the log, and let go of the file. Does not fail: all is saved by now."""
        try:
            with closing(self._writer.raw_connection()) as pooled:
                pooled.execute("PRAGMA busy_timeout = 100")
                pooled.execute("PRAGMA analysis_limit = 1000")
                pooled.execute("PRAGMA optimize")
        except (sqlite3.Error, DBAPIError) as error:
            _log.info("the statistics of %s were not brought up to date: %s", self.path, error)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        for engine in (self._reader, self._replayer, self._writer):
            engine.dispose()


def _engine(path: Path, begin: str, patience: float, clock: Clock, foreign_keys: bool = True) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, patience, foreign_keys),
        poolclass=QueuePool, pool_size=4, max_overflow=4,
    )  # fmt: skip

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "connect")
    def _tell_day(connection: Any, _record: Any) -> None:
        """SQL asks for today under this name; deterministic, so that SQLite asks once a statement."""
        connection.create_function("today", 0, lambda: clock.today().isoformat(), deterministic=True)
        connection.create_function("fold", 1, fold, deterministic=True)  # of texts without a key

    return engine


def _connect(path: Path, patience: float, foreign_keys: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address_of(path, "rw"), timeout=patience, isolation_level=None, check_same_thread=False,
        cached_statements=512, uri=True,
    )  # fmt: skip
    try:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        for pragma in (f"PRAGMA foreign_keys = {int(foreign_keys)}", *_PRAGMAS):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _says_it_is_of_today(path: Path) -> bool:
    """A file that was closed as it should be, and whose header tells all that is to be known before it is opened.

    To ask SQLite takes the time of reading a schema, which its first connection does anyway.
    """
    if not path.is_file() or beside(path, "-wal").exists():
        return False
    with path.open("rb") as stream:
        header = stream.read(100)
    program, version = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    keeps_log = header[18:20] == b"\x02\x02"
    today = (program, version) == (APPLICATION_ID, SCHEMA_VERSION)
    return header.startswith(_HEADER) and keeps_log and today and not _cut_off(path, header)


def _place_of(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of its name."""
    found = path.stat()
    return found.st_dev, found.st_ino


def version_of(path: Path) -> int | None:
    """Return the schema version of the file at *path*, None where a new file is to be laid out. Changes nothing."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    with path.open("rb") as stream:
        header = stream.read(100)
    if not header.startswith(_HEADER):
        raise FileRefused(Reason.NOT_A_DATABASE, path)
    logged = beside(path, "-wal").exists()
    if not logged and _cut_off(path, header):
        raise FileRefused(Reason.DAMAGED, path, "the file is shorter than it says")
    with closing(connect(path, "ro", immutable=not logged)) as connection:
        return _version_in(path, connection)


def _writable(path: Path) -> bool:
    """Ask the system itself: it alone knows all that may forbid it. Nothing is changed."""
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


def _cut_off(path: Path, header: bytes) -> bool:
    """A file that lost its end: the header counts more pages than there are."""
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]  # else the count is of an older program, and means nothing
    return len(header) < 100 or (counted and path.stat().st_size < pages * (65536 if page == 1 else page))


def _version_in(path: Path, connection: sqlite3.Connection) -> int | None:
    program = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {name for (name,) in connection.execute(_TABLES)}
    if program == version == 0 and not tables:
        return None  # its creation was cut short
    if program != APPLICATION_ID:
        raise FileRefused(Reason.OTHER_PROGRAM, path)
    if version > SCHEMA_VERSION:
        raise FileRefused(Reason.NEWER_VERSION, path, f"version {version}, this program knows {SCHEMA_VERSION}")
    _look_for_gate(path, tables)
    return int(version)


def _look_for_gate(path: Path, tables: Collection[str]) -> None:
    if "journal_gate" not in tables:
        raise FileRefused(Reason.DAMAGED, path, "a table is missing")
