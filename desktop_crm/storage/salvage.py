"""What can be read of a damaged file is given back: into a new file, with a list of what is missing.

Rows are read by ranges of ids; where SQLite meets damage, the range is halved until only the ids are left that cannot
be had. The damaged file is only read, and where it has a log, a copy of both. Steps of the journal that are not
complete, and those that were undone, are left out: what is left can be undone as before.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Table, create_engine
from sqlalchemy.pool import NullPool

from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.backup import LOGS, Progress, whole_or_nothing
from desktop_crm.storage.integrity import quick_check
from desktop_crm.storage.problems import READING_ERRORS, FileRefused, Reason, reason_of
from desktop_crm.storage.schema import (
    APPLICATION_ID,
    JOURNAL,
    SCHEMA_VERSION,
    create_all,
    create_triggers,
    drop_triggers,
    tables,
)

_STEP = 500  # ids that are read at once
_LIST = ".missing.txt"
_CUT_TWICE = 10  # rounds: a row that goes can leave others without what they point to
_INCOMPLETE = (
    "SELECT s.id FROM change_set s LEFT JOIN (SELECT set_id, count(*) AS n FROM change GROUP BY set_id) c"
    " ON c.set_id = s.id WHERE s.undone = 1 OR c.n IS NOT s.last_change - s.first_change + 1"
)


@dataclass(frozen=True, slots=True)
class Loss:
    """Ids of a table, from the first to the last, that could not be read; there may have been a row under each."""

    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: how many rows, what was lost, how many links led to lost rows, and where the list lies."""

    path: Path
    rows: int
    losses: tuple[Loss, ...]
    cut: int
    list: Path | None

    @property
    def missing(self) -> int:
        """How many rows are missing, at the most."""
        return sum(loss.last - loss.first + 1 for loss in self.losses)


def salvage(path: Path, target: Path, progress: Progress | None = None) -> Salvaged:
    """Save what can be read of *path* as the new file *target*, which is replaced.

    Raises FileRefused where nothing can be read, or *target* not be written; then *target* is as it was.
    *progress(done, total)* counts tables; what it raises stops the work.
    """
    part = beside(target, ".part")
    try:
        with whole_or_nothing(part), _readable(path, target.parent) as source:
            part.unlink(missing_ok=True)
            rows, losses, cut = _save(source, part, progress)
            found = quick_check(part)
            if not found.whole:
                raise FileRefused(Reason.DAMAGED, path, found.findings[0].detail)
            for log in LOGS:
                beside(target, log).unlink(missing_ok=True)
            part.replace(target)
        return Salvaged(target, rows, losses, cut, _listed(target, losses))
    except (OSError, *READING_ERRORS) as error:
        raise FileRefused(reason_of(error), path, str(error)) from error


@contextmanager
def _readable(path: Path, scratch: Path) -> Iterator[sqlite3.Connection]:
    """Connect to the file, or, where it has a log that must be read into it, to a copy of both."""
    if not beside(path, "-wal").exists():
        with closing(connect(path, "ro", immutable=True)) as source:
            _look_at(path, source)
            yield source
        return
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        copy = Path(folder) / "copy"
        copyfile(path, copy)
        copyfile(beside(path, "-wal"), beside(copy, "-wal"))
        with closing(connect(copy, "rw")) as source:
            _look_at(path, source)
            yield source


def _look_at(path: Path, source: sqlite3.Connection) -> None:
    source.execute("PRAGMA writable_schema = ON")  # read on though the end, or part of the schema, is gone
    if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileRefused(Reason.OTHER_PROGRAM, path)
    if source.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
        raise FileRefused(Reason.NEWER_VERSION, path)


def _save(source: sqlite3.Connection, part: Path, progress: Progress | None) -> tuple[int, tuple[Loss, ...], int]:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(part), poolclass=NullPool)
    with engine.begin() as connection:
        create_all(connection)
        drop_triggers(connection)
    wanted = [*tables(), *(table for table in JOURNAL.sorted_tables if table.name in ("change_set", "change"))]
    rows, losses = 0, list[Loss]()
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("BEGIN")
        for done, table in enumerate(wanted):
            if progress:
                progress(done, len(wanted))
            rows += _copy(source, copy, table, losses)
        copy.execute(f"DELETE FROM change_set WHERE id IN ({_INCOMPLETE})")
        copy.execute("DELETE FROM change WHERE set_id NOT IN (SELECT id FROM change_set)")
        cut = _cut_links(copy)
        copy.execute("COMMIT")
    with engine.begin() as connection:
        create_triggers(connection)
    return rows, tuple(losses), cut


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, table: Table, losses: list[Loss]) -> int:
    """Copy a table's rows; returns how many. Columns that the damaged file does not have keep their defaults."""
    known = {row[1] for row in source.execute(f'PRAGMA table_info("{table.name}")')}
    columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name in known)
    if not columns:
        return 0
    reading = f'SELECT {columns} FROM "{table.name}" WHERE id BETWEEN ? AND ?'
    writing = f'INSERT OR IGNORE INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * (columns.count(",") + 1))})'
    last, rows = _last_id(source, table.name), 0
    for first in range(1, last + 1, _STEP):
        for read in _read(source, reading, first, min(first + _STEP - 1, last), table.name, losses):
            rows += copy.executemany(writing, read).rowcount
    copy.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table.name))
    return rows


def _last_id(source: sqlite3.Connection, table: str) -> int:
    for sql in (f'SELECT max(id) FROM "{table}"', f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'"):
        try:
            found = source.execute(sql).fetchone()
            return int(found[0] or 0) if found else 0
        except READING_ERRORS:
            continue
    return 0


def _read(
    source: sqlite3.Connection, reading: str, first: int, last: int, table: str, losses: list[Loss]
) -> Iterator[Sequence[tuple[object, ...]]]:
    """Yield the rows of a range of ids, in parts; what cannot be read is noted."""
    try:
        rows = source.execute(reading, (first, last)).fetchall()
    except READING_ERRORS:
        if first == last:
            _note(losses, table, first)
            return
        middle = (first + last) // 2
        yield from _read(source, reading, first, middle, table, losses)
        yield from _read(source, reading, middle + 1, last, table, losses)
    else:
        yield rows


def _note(losses: list[Loss], table: str, id: int) -> None:
    """Note a lost id; ids in a row are one loss."""
    if losses and (losses[-1].table, losses[-1].last) == (table, id - 1):
        losses[-1] = Loss(table, losses[-1].first, id)
    else:
        losses.append(Loss(table, id, id))


def _cut_links(copy: sqlite3.Connection) -> int:
    """Empty the links to rows that are lost; a row that is nothing without its link goes. Returns how many."""
    cut = 0
    for _ in range(_CUT_TWICE):
        broken = copy.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            break
        cut += len(broken)
        for table, id, _parent, number in broken:
            keys = {row[0]: row[3] for row in copy.execute(f'PRAGMA foreign_key_list("{table}")')}
            column = keys[number]
            needed = {row[1]: row[3] for row in copy.execute(f'PRAGMA table_info("{table}")')}[column]
            change = f'DELETE FROM "{table}"' if needed else f'UPDATE "{table}" SET "{column}" = NULL'
            copy.execute(f"{change} WHERE id = ?", (id,))
    return cut


def _listed(target: Path, losses: Sequence[Loss]) -> Path | None:
    """Write the list of what is missing beside the new file; none where nothing is."""
    if not losses:
        return None
    listed = beside(target, _LIST)
    listed.write_text("".join(f"{loss.table} {loss.first}–{loss.last}\n" for loss in losses), encoding="utf-8")
    return listed
