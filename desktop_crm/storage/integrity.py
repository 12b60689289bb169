"""Is the file whole? Looked at on a connection of its own, while the program works; it can be stopped at any time.

`quick_check` takes seconds on a very large file, `integrity_check` also holds each index against its table, and takes
several times as long. Both look at the links between records and at the journal. What no check of a live file can find
is a flipped bit within a value: backups are known by their digest instead.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.problems import READING_ERRORS, reason_of

_STEPS = 20_000  # of SQLite's machine, between two questions whether to stop
_MOST = 100  # findings of one kind: more do not tell more


class Trouble(StrEnum):
    """What kind of damage was found."""

    STRUCTURE = "structure"  # pages, rows or indexes of the file itself
    LINKS = "links"  # a record points to one that is not there
    JOURNAL = "journal"  # history or undo do not fit together
    SEARCH = "search"  # the search index differs from the records: it can be made anew
    UNREADABLE = "unreadable"  # the file cannot be opened or read at all


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, with SQLite's words or the journal's ids."""

    trouble: Trouble
    detail: str


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a check found. *stopped*: it did not reach its end, and found nothing until then."""

    findings: tuple[Finding, ...] = ()
    stopped: bool = False

    @property
    def whole(self) -> bool:
        """Whether all was looked at, and all is well."""
        return not self.findings and not self.stopped


Stopped = Callable[[], bool]
Progress = Callable[[int, int], None]

_JOURNAL = {
    "the gate does not stand alone": (
        "SELECT count(*) FROM journal_gate HAVING count(*) <> 1 OR min(id) <> 1"
    ),
    "a step was left open": "SELECT set_id FROM journal_gate WHERE set_id IS NOT NULL OR replay <> 0",
    "a step was not ended": "SELECT id FROM change_set WHERE last_change < first_change",
    "a step without all of its changes": (
        "SELECT s.id FROM change_set s LEFT JOIN"
        " (SELECT set_id, count(*) AS n, min(id) AS a, max(id) AS b FROM change GROUP BY set_id) c ON c.set_id = s.id"
        " WHERE s.last_change >= s.first_change"
        " AND (c.n IS NULL OR c.a <> s.first_change OR c.b <> s.last_change OR c.n <> c.b - c.a + 1)"
    ),
    "a change of no step": (
        "SELECT DISTINCT set_id FROM change WHERE set_id NOT IN (SELECT id FROM change_set)"
    ),
    "an undone step below one that stands": (
        "SELECT id FROM change_set WHERE undone = 1 AND id < (SELECT max(id) FROM change_set WHERE undone = 0)"
    ),
    "a kept row of no undone step": (
        "SELECT u.id FROM undone_row u LEFT JOIN change c ON c.id = u.id LEFT JOIN change_set s ON s.id = c.set_id"
        " WHERE s.undone IS NOT 1"
    ),
}  # fmt: skip


def quick_check(path: Path, stopped: Stopped | None = None, progress: Progress | None = None) -> Integrity:
    """Check the file without holding its indexes against its tables. Never raises for what is wrong with the file.

    *stopped* is asked now and then; True ends the check. *progress(done, total)* counts parts of very uneven length.
    """
    return _check(path, "quick_check", stopped, progress)


def integrity_check(path: Path, stopped: Stopped | None = None, progress: Progress | None = None) -> Integrity:
    """Like `quick_check`, and each index is held against its table: several times as long."""
    return _check(path, "integrity_check", stopped, progress)


def _check(path: Path, pragma: str, stopped: Stopped | None, progress: Progress | None) -> Integrity:
    findings: list[Finding] = []
    try:
        with closing(connect(path, "ro", immutable=not beside(path, "-wal").exists())) as connection:
            connection.text_factory = lambda said: said.decode("utf-8", "replace")  # SQLite quotes what is damaged
            connection.set_progress_handler(stopped, _STEPS if stopped else 0)
            journal = (_journal(connection, what, sql) for what, sql in _JOURNAL.items())
            parts = [_structure(connection, pragma), _links(connection), *journal]
            for done, part in enumerate(parts):
                if progress:
                    progress(done, len(parts))
                findings += part
            if progress:
                progress(len(parts), len(parts))
    except READING_ERRORS as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            return Integrity(tuple(findings), stopped=True)
        findings.append(Finding(Trouble.UNREADABLE, f"{reason_of(error).value}: {error}"))
    return Integrity(tuple(findings))


def _structure(connection: sqlite3.Connection, pragma: str) -> Iterator[Finding]:
    for (said,) in connection.execute(f"PRAGMA {pragma}({_MOST})"):
        if said != "ok":
            yield Finding(Trouble.STRUCTURE, said)


def _links(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Read no further than needed: each further row is another broken link."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield Finding(Trouble.LINKS, f"{table} {row} points to a {parent} that is not there")


def _journal(connection: sqlite3.Connection, what: str, sql: str) -> Iterator[Finding]:
    for found in connection.execute(f"{sql} LIMIT {_MOST}"):
        yield Finding(Trouble.JOURNAL, f"{what}: {found[0]}")
