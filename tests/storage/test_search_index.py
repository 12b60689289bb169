"""The search index knows exactly what stands in the records, whatever is written, undone and redone, and caught up."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Project
from desktop_crm.models.search import SEARCHED, index_of, text_of
from desktop_crm.operations.searching import search
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import Integrity, Trouble
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.keeping import Keeping
from desktop_crm.storage.search import lay_out_index
from desktop_crm.storage.search_check import search_check
from tests.storage.ground import CLOCK, ask, fill

EXAMPLES = 8 * int(os.environ.get("RELIABILITY", "1"))
WORDS = ("ring", "bring", "ringe", "kari", "as", "a", "b", "abc", "123")
FEW = st.integers(1, 6)
names = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
_NEEDED = {c.name: "0" for c in Project.__table__.columns if not c.nullable} | {
    "id": ":id", "name": ":n", "fold_key": ":n", "sort_key": ":n", "number": ":m",
}  # fmt: skip
_INSERT = f"INSERT OR REPLACE INTO project ({', '.join(_NEEDED)}) VALUES ({', '.join(_NEEDED.values())})"
writes = st.one_of(
    st.tuples(st.just(_INSERT), FEW),
    st.tuples(st.just("UPDATE project SET fold_key = :n WHERE id = :id"), FEW),
    st.tuples(st.just("UPDATE project SET number = :m WHERE id = :id"), FEW),
    st.tuples(st.just("UPDATE project SET fold_key = fold_key || ' ' || :n WHERE id >= :id"), FEW),
    st.tuples(st.just("DELETE FROM project WHERE id = :id"), FEW),
)
moves = st.one_of(
    st.lists(st.tuples(writes, names), min_size=1, max_size=4), st.sampled_from(["undo", "redo", "keep up", "keep up"])
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    with closing(DataFile.open(tmp_path / "a.dcrm", CLOCK)) as opened:
        Journal(opened).run_unrecorded(fill)
        yield opened


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty file that each example starts with a copy of."""
    path = tmp_path_factory.mktemp("model") / "model.dcrm"
    DataFile.open(path, CLOCK).close()
    return path


def carry_out(session: Session, step: list[Any]) -> None:
    for (sql, id), name in step:
        values = {"id": id, "n": name, "m": f"{id} {name}"}
        session.execute(text(sql), {key: value for key, value in values.items() if f":{key}" in sql})


def scanned(session: Session, table: str, piece: str) -> set[int]:
    """What is found by looking at each record: a short piece must begin a word."""
    wanted = piece if len(piece) > 2 else f"  {piece}"
    found = session.execute(text(f'SELECT id FROM "{table}" r WHERE instr({text_of(table, "r")}, :p)'), {"p": wanted})
    return set(found.scalars())


def found(session: Session, piece: str) -> set[int]:
    return {hit.id for hit in search(session, piece, each=100) if hit.record is RecordKind.PROJECT}


def indexed(session: Session, table: str, trigram: str) -> set[int]:
    wanted = f"SELECT rowid FROM {index_of(table)} WHERE {index_of(table)} MATCH :t"
    return set(session.execute(text(wanted), {"t": f'"{trigram}"'}).scalars())


def pending(file: DataFile) -> int:
    return int(ask(file.path, "SELECT count(*) FROM search_pending")[0][0])


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(walk=st.lists(moves, min_size=1, max_size=10))
def test_it_finds_what_a_scan_finds_whatever_is_written_undone_and_redone(model: Path, walk: list[Any]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(DataFile.open(Path(shutil.copy(model, folder)), CLOCK)) as file,
    ):
        journal = Journal(file)
        for move in walk:
            if move == "undo":
                journal.undo()
            elif move == "redo":
                journal.redo()
            elif move == "keep up":
                file.keep_up_search()
            else:
                journal.run(carry_out, move, user_id=None, label="Step")
            with file.reading() as session:
                for piece in ("ring", "rin", "in", "as", "a", "kari", "123"):
                    assert found(session, piece) == scanned(session, "project", piece)
            assert search_check(file.path) == Integrity()  # what it has not taken in yet is no fault of it
        file.keep_up_search()
        with file.reading() as session:  # the index by itself holds no more and no less
            for trigram in ("rin", "  a", "abc", "  1", "kar"):
                assert indexed(session, "project", trigram) == scanned(session, "project", trigram)


def test_writing_costs_no_note_until_the_index_knows_the_record(file: DataFile) -> None:
    rename = text("UPDATE sale SET fold_key = 'other' WHERE id = 2")
    journal = Journal(file)
    journal.run(lambda session: session.execute(rename) and None, user_id=1, label="Rename")
    assert pending(file) == 0
    file.keep_up_search()
    journal.undo()
    assert pending(file) == 1


def test_a_bulk_update_of_other_columns_leaves_the_index_alone(file: DataFile) -> None:
    file.keep_up_search()
    change = text("UPDATE sale SET amount = amount + 1, note = 'x', fold_key = fold_key")
    Journal(file).run(lambda session: session.execute(change) and None, user_id=1, label="Raise")
    assert pending(file) == 0


def test_keeping_up_is_done_in_short_transactions_and_can_be_stopped(file: DataFile, monkeypatch: Any) -> None:
    monkeypatch.setattr("desktop_crm.storage.search._CHUNK", 1)
    asked = iter([False, True])
    file.keep_up_search(lambda: next(asked))
    assert ask(file.path, "SELECT last FROM search_known WHERE tbl = 'sale'") == [(1,)]
    file.keep_up_search()
    assert ask(file.path, "SELECT last FROM search_known WHERE tbl = 'sale'") == [(3,)]


def test_keeping_up_does_not_wait_for_one_who_writes(file: DataFile) -> None:
    with file.writing():
        other = Thread(target=file.keep_up_search)
        other.start()
        other.join(5)
        assert not other.is_alive()
    assert ask(file.path, "SELECT max(last) FROM search_known") == [(0,)]


def test_a_file_without_the_triggers_of_this_program_is_indexed_anew(file: DataFile) -> None:
    file.keep_up_search()
    path = file.path
    file.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute('DROP TRIGGER "search_sale_update"')
        other.execute('DROP TRIGGER "journal_sale_fold_key"')
        other.execute("UPDATE sale SET fold_key = 'renamed behind our back' WHERE id = 1")
    with closing(DataFile.open(path, CLOCK)) as again:
        assert ask(path, "SELECT max(last) FROM search_known") == [(0,)]
        again.keep_up_search()
        with again.reading() as session:
            assert indexed(session, "sale", "beh") == {1}


def test_an_index_that_cannot_be_read_is_made_anew(file: DataFile, caplog: pytest.LogCaptureFixture) -> None:
    file.keep_up_search()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("UPDATE search_sale_data SET block = x'00' WHERE id = 10")
    with file.writing() as session:
        session.execute(text("UPDATE journal_gate SET replay = 1"))
        session.execute(text("UPDATE sale SET fold_key = 'ringing' WHERE id = 1"))
        session.execute(text("UPDATE journal_gate SET replay = 0"))
    with caplog.at_level("ERROR"):
        file.keep_up_search()
    with file.reading() as session:
        assert indexed(session, "sale", "gin") == {1}


def test_it_can_be_laid_out_again_at_any_time(file: DataFile) -> None:
    file.keep_up_search()
    with file.writing() as session:
        lay_out_index(session.connection())
    with file.reading() as session:
        before = {table: scanned(session, table, "a") for table in SEARCHED}
    file.keep_up_search()
    with file.reading() as session:
        assert {table: indexed(session, table, "  a") for table in SEARCHED} == before


# What an index that went wrong behind the program's back looks like. Triggers are gone while it is done.
WRONGS = {
    "a name that it knows otherwise": "UPDATE sale SET fold_key = 'other' WHERE id = 2",
    "a record that is gone": "DELETE FROM follow_up WHERE id = 1",
    "a record that it has lost": "INSERT INTO search_sale (search_sale, rowid, text)"
    f" SELECT 'delete', id, {text_of('sale', 'r')} FROM sale r WHERE id = 2",
    "a text that it was never given": "INSERT INTO search_sale (rowid, text) VALUES (77, '  nothing')",
    "pages that mean nothing": "UPDATE search_sale_data SET block = x'00' WHERE id = 10",
    "pages that are missing": "DELETE FROM search_sale_idx; DELETE FROM search_sale_data WHERE id > 10",
    "a table that is missing": "DROP TABLE search_sale",
}


def behind_the_back(path: Path, statements: str) -> None:
    """Write while no trigger hears of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        triggers = other.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        dropped = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
        other.executescript(";".join([*dropped, statements, *(sql for _, sql in triggers)]))


@pytest.mark.parametrize("wrong", WRONGS)
def test_a_full_check_finds_an_index_that_differs_and_it_is_made_anew(file: DataFile, wrong: str) -> None:
    file.keep_up_search()
    keeping = Keeping(file.path, CLOCK)
    assert keeping.check(lambda: False, thorough=True).whole
    behind_the_back(file.path, WRONGS[wrong])
    assert keeping.check(lambda: False, thorough=False).whole  # the records are
    found = keeping.check(lambda: False, thorough=True).findings
    table = "follow_up" if "follow_up" in WRONGS[wrong] else "sale"
    assert [(one.trouble, one.detail.partition(":")[0]) for one in found] == [(Trouble.SEARCH, index_of(table))]
    file.renew_search()
    assert keeping.check(lambda: False, thorough=True).whole
    with file.reading() as session:
        for piece in ("oth", "pri", "  a"):
            assert indexed(session, table, piece) == scanned(session, table, piece)
