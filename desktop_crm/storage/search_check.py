"""Does the search index agree with the records? Looked at exactly, without writing to the file or waiting for others.

An index holds no text that it could be held against. So its pages are lent to one in memory that reads the text from
the records, each under the text by which it was indexed, and SQLite compares the two.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_crm.models.search import OPTIONS, SEARCHED, index_of, text_of
from desktop_crm.storage.address import beside, connect
from desktop_crm.storage.integrity import Finding, Integrity, Stopped, Trouble

_STEPS = 20_000  # of SQLite's machine, between two questions whether to stop
_PAGES = ("data", "idx", "config")  # what an index of FTS5 consists of


def search_check(path: Path, stopped: Stopped | None = None) -> Integrity:
    """Hold each index against its records. What an index has not taken in yet is no fault of it."""
    findings: list[Finding] = []
    with closing(connect(path, "ro", immutable=not beside(path, "-wal").exists())) as connection:
        connection.set_progress_handler(stopped, _STEPS if stopped else 0)
        for table in SEARCHED:
            try:
                _hold_against_records(connection, table)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return Integrity(tuple(findings), stopped=True)
                findings.append(Finding(Trouble.SEARCH, f"{index_of(table)}: {error}"))
    return Integrity(tuple(findings))


def _hold_against_records(connection: sqlite3.Connection, table: str) -> None:
    """Raises DatabaseError where the index cannot be read, or differs: SQLite calls both malformed."""
    connection.execute("BEGIN")  # all of it is of one moment, and what is made in memory goes in the end
    try:
        connection.execute(f"CREATE TEMP VIEW probe_text AS {_indexed_texts(table)}")
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.probe USING fts5(text, content = 'probe_text', content_rowid = 'id', {OPTIONS})"
        )
        for pages in _PAGES:
            connection.execute(f"DELETE FROM temp.probe_{pages}")
            connection.execute(f"INSERT INTO temp.probe_{pages} SELECT * FROM main.{index_of(table)}_{pages}")
        connection.execute("INSERT INTO temp.probe (probe, rank) VALUES ('integrity-check', 1)")
    finally:
        connection.execute("ROLLBACK")


def _indexed_texts(table: str) -> str:
    noted = f"SELECT row_id FROM main.search_pending WHERE tbl = '{table}'"
    return (
        f'SELECT r.id AS id, {text_of(table, "r")} AS text FROM main."{table}" r'
        f" WHERE r.id <= (SELECT last FROM main.search_known WHERE tbl = '{table}') AND r.id NOT IN ({noted})"
        f" UNION ALL SELECT row_id, indexed FROM main.search_pending WHERE tbl = '{table}' AND indexed IS NOT NULL"
    )
