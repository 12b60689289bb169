"""Backups: whole while the file is written to, with names of their own, and nothing left of one that was stopped."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from desktop_crm.models.everything import Person, Sale
from desktop_crm.storage.backup import back_up, backup_folder
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests.storage.ground import CLOCK, ask, fill, run, state_of

NOW = datetime(2026, 11, 20, 9, 30, 5, tzinfo=UTC)


@pytest.fixture
def long(filled: Journal) -> Journal:
    """A file of more pages than a backup copies at a time."""
    rows = [{"full_name": f"Person {n}", "note": "x" * 2_000} for n in range(4_000)]
    filled.run(lambda session: session.execute(insert(Person), rows) and None, user_id=1, label="Many")
    return filled


def test_a_backup_is_the_file_as_it_is(filled: Journal, file: DataFile, path: Path) -> None:
    copy = back_up(path, "before import", NOW)
    assert copy == path.parent / "sales backups" / "sales 2026-11-20 093005 before import.crm"
    assert [p.name for p in backup_folder(path).iterdir()] == [copy.name]
    with closing(DataFile.open(copy, CLOCK)) as opened:
        assert state_of(opened) == state_of(file)
        assert Journal(opened).undo().step.label == "Fill"


def test_a_backup_is_one_file_without_a_log(filled: Journal, path: Path) -> None:
    copy = back_up(path, "kept", NOW)
    assert ask(copy, "PRAGMA journal_mode") == [("delete",)]
    assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_a_backup_during_writes_is_whole_and_of_one_moment(long: Journal, path: Path) -> None:
    """Each step gives all sales the same amount: a copy that mixes two moments would hold two amounts."""
    run(long, update(Sale).values(amount=-1))
    stop = threading.Event()
    written = threading.Semaphore(0)

    def write() -> None:
        amount = 0
        while not stop.is_set():
            run(long, update(Sale).values(amount=amount))
            amount += 1
            written.release()

    steps: list[int] = []

    def progress(done: int, _total: int) -> None:
        written.acquire(timeout=10)  # something is saved between any two parts of the copy
        steps.append(done)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [back_up(path, "while writing", NOW, progress) for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert len(steps) > len(copies)
    for copy in copies:
        assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
        assert ask(copy, "SELECT count(DISTINCT amount) FROM sale") == [(1,)]
        assert ask(copy, "SELECT set_id, replay FROM journal_gate") == [(None, 0)]


def test_progress_tells_how_far_it_is(long: Journal, path: Path) -> None:
    told: list[tuple[int, int]] = []
    copy = back_up(path, "told", NOW, lambda done, total: told.append((done, total)))
    pages = ask(copy, "PRAGMA page_count")[0][0]
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == (pages, pages)


class Stopped(Exception):
    """What a Cancel button raises."""


@pytest.mark.parametrize("after", [1, 2])
def test_a_backup_that_is_stopped_leaves_nothing(long: Journal, file: DataFile, path: Path, after: int) -> None:
    before, asked = state_of(file), []

    def stop(_done: int, _total: int) -> None:
        asked.append(1)
        if len(asked) == after:
            raise Stopped

    with pytest.raises(Stopped):
        back_up(path, "stopped", NOW, stop)
    assert list(backup_folder(path).iterdir()) == []
    assert state_of(file) == before
    assert run(long, update(Sale).values(amount=1)).step is not None


def test_backups_of_the_same_second_have_names_of_their_own(filled: Journal, path: Path) -> None:
    amounts = (1, 2, 3)
    copies = []
    for amount in amounts:
        run(filled, update(Sale).values(amount=amount))
        copies.append(back_up(path, "again", NOW))
    assert len(set(copies)) == 3
    assert [ask(copy, "SELECT DISTINCT amount FROM sale") for copy in copies] == [[(amount,)] for amount in amounts]


@pytest.mark.parametrize("name", ["my sales.crm", "Åsnes æøå.crm", "50% #1?.crm", "no ending", "a'b;.crm"])
def test_any_file_name_can_be_backed_up(tmp_path: Path, name: str) -> None:
    path = tmp_path / "Ærlig #1 100%?" / name
    with closing(DataFile.open(path, CLOCK)) as file:
        Journal(file).run(fill, user_id=None, label="Fill")
        copy = back_up(path, "før «import» #1?", NOW)
        with closing(DataFile.open(copy, CLOCK)) as opened:
            assert state_of(opened) == state_of(file)


def test_a_file_that_is_not_there_is_not_made_by_its_backup(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        back_up(path, "of nothing", NOW)
    assert not path.exists()
    assert list(backup_folder(path).iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(file: DataFile, path: Path) -> None:
    backup_folder(path).write_text("in the way")
    with pytest.raises(OSError, match="exists"):
        back_up(path, "nowhere", NOW)
