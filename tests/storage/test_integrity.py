"""The check of the file finds broken pages, broken links and a broken journal, can be stopped, and changes nothing."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from desktop_crm.models.everything import Company, Person, Sale
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import Finding, Integrity, Trouble, integrity_check, quick_check
from desktop_crm.storage.journal import Journal
from tests.storage.ground import ask, run

BOTH = pytest.mark.parametrize("check", [quick_check, integrity_check])


def write(path: Path, *statements: str) -> None:
    """Write past the program: no keys, no triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def worked(filled: Journal) -> Journal:
    """A file with steps that stand, and two that are undone."""
    run(filled, update(Sale).values(amount=7))
    run(filled, delete(Company).where(Company.id == 3))
    run(filled, insert(Person).values(full_name="New"))
    run(filled, update(Sale).values(note="x"))
    filled.undo()
    filled.undo()
    return filled


@BOTH
def test_a_file_at_work_is_whole(worked: Journal, path: Path, check) -> None:
    assert check(path) == Integrity()
    assert check(path).whole
    worked.redo()
    assert check(path).whole


@BOTH
def test_a_closed_file_is_looked_at_without_a_trace(worked: Journal, file: DataFile, path: Path, check) -> None:
    file.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    assert check(path).whole
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert hashlib.sha256(path.read_bytes()).digest() == before


@BOTH
def test_a_zeroed_page_is_found(worked: Journal, file: DataFile, path: Path, check) -> None:
    file.close()
    root = ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'sale'")[0][0]
    size = ask(path, "PRAGMA page_size")[0][0]
    with path.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(bytes(size))
    found = check(path)
    assert not found.whole
    assert {finding.trouble for finding in found.findings} & {Trouble.STRUCTURE, Trouble.UNREADABLE}


def test_only_the_full_check_holds_an_index_against_its_table(worked: Journal, file: DataFile, path: Path) -> None:
    file.close()
    wrong = "UPDATE sqlite_schema SET sql = replace(sql, '(sort_key)', '(full_name)') WHERE name LIKE 'ix_person_sort%'"
    write(path, "PRAGMA writable_schema = ON", wrong)
    assert quick_check(path).whole
    assert {finding.trouble for finding in integrity_check(path).findings} == {Trouble.STRUCTURE}


@BOTH
def test_a_broken_link_is_found(worked: Journal, file: DataFile, path: Path, check) -> None:
    file.close()
    write(path, "DELETE FROM company WHERE id = 1")
    found = check(path).findings
    assert Finding(Trouble.LINKS, "sale 1 points to a company that is not there") in found


@BOTH
@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM journal_gate", "the gate does not stand alone: 0"),
        ("INSERT INTO journal_gate VALUES (2, NULL, 0)", "the gate does not stand alone: 2"),
        ("UPDATE journal_gate SET set_id = 4", "a step was left open: 4"),
        ("UPDATE change_set SET last_change = 0 WHERE id = 2", "a step was not ended: 2"),
        ("DELETE FROM change WHERE set_id = 2", "a step without all of its changes: 2"),
        ("DELETE FROM change WHERE id = (SELECT first_change + 1 FROM change_set WHERE id = 2)",
         "a step without all of its changes: 2"),
        ("UPDATE change_set SET first_change = first_change - 1 WHERE id = 3", "a step without all of its changes: 3"),
        ("DELETE FROM change_set WHERE id = 2", "a change of no step: 2"),
        ("UPDATE change_set SET undone = 1 WHERE id = 2", "an undone step below one that stands: 2"),
        ("INSERT INTO undone_row VALUES (1, '{}')", "a kept row of no undone step: 1"),
    ],
)  # fmt: skip
def test_a_journal_that_does_not_fit_is_found(
    worked: Journal, file: DataFile, path: Path, check, statement: str, what: str
) -> None:
    file.close()
    write(path, statement)
    assert check(path).findings == (Finding(Trouble.JOURNAL, what),)


@BOTH
def test_a_check_can_be_stopped(filled: Journal, path: Path, check) -> None:
    rows = [{"full_name": f"Person {n}"} for n in range(3_000)]
    filled.run(lambda session: session.execute(insert(Person), rows) and None, user_id=1, label="Many")
    found = check(path, lambda: True)
    assert found == Integrity((), stopped=True)
    assert not found.whole


def test_progress_counts_the_parts(worked: Journal, path: Path) -> None:
    told: list[tuple[int, int]] = []
    quick_check(path, None, lambda done, total: told.append((done, total)))
    assert told == [(n, told[0][1]) for n in range(told[0][1] + 1)]


@pytest.mark.parametrize("content", [b"", b"no database at all, but text" * 100, None])
def test_what_is_no_data_file_is_no_crash(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    found = quick_check(path)
    assert {finding.trouble for finding in found.findings} == {Trouble.UNREADABLE}
    assert path.exists() == (content is not None)
