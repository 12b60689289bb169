"""Backups: whole while the file is written to, with names of their own, and nothing left of one that was stopped."""

import hashlib
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from desktop_crm.models.everything import Person, Sale
from desktop_crm.storage.address import beside
from desktop_crm.storage.backup import (
    AT_CLOSING,
    Backup,
    back_up,
    backup_folder,
    backups,
    daily_backup_due,
    is_whole,
    save_copy,
)
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused, Reason
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
    assert sorted(p.name for p in backup_folder(path).iterdir()) == [copy.name, f"{copy.name}.sha256"]
    with closing(DataFile.open(copy, CLOCK)) as opened:
        assert state_of(opened) == state_of(file)
        assert Journal(opened).undo().step.label == "Fill"


def test_a_backup_is_one_file_without_a_log(filled: Journal, path: Path) -> None:
    copy = back_up(path, "kept", NOW)
    assert ask(copy, "PRAGMA journal_mode") == [("delete",)]
    assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
    assert sorted(p.name for p in copy.parent.iterdir()) == [copy.name, f"{copy.name}.sha256"]


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


def flip(path: Path, bit: int) -> None:
    """Turn over one bit of a file."""
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


def test_a_backup_has_its_digest_beside_it(filled: Journal, path: Path) -> None:
    copy = back_up(path, "kept", NOW)
    said = copy.with_name(copy.name + ".sha256").read_text(encoding="utf-8")
    assert said == f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"
    (backup,) = backups(path)
    assert backup == Backup(copy, datetime(2026, 11, 20, 9, 30, 5), "kept", copy.stat().st_size)
    assert is_whole(backup) is True


def test_one_flipped_bit_is_known_by_the_digest(filled: Journal, path: Path) -> None:
    copy = back_up(path, "kept", NOW)
    for bit in (0, 4_096 * 8 + 1, copy.stat().st_size * 8 - 1):
        flip(copy, bit)
        assert [b.whole for b in backups(path, look=True)] == [False]
        flip(copy, bit)
    assert [b.whole for b in backups(path, look=True)] == [True]


@pytest.mark.parametrize(("said", "whole"), [(None, None), (b"", False), (b"\xff\xfe", False), (b"0" * 64, False)])
def test_a_digest_that_is_not_there_or_not_readable(
    filled: Journal, path: Path, said: bytes | None, whole: bool | None
) -> None:
    digest = back_up(path, "kept", NOW).with_name("sales 2026-11-20 093005 kept.crm.sha256")
    digest.unlink() if said is None else digest.write_bytes(said)
    assert [b.whole for b in backups(path, look=True)] == [whole]


def test_a_file_whose_copy_is_not_whole_has_no_backup(filled: Journal, file: DataFile, path: Path) -> None:
    """SQLite copies the pages of a damaged file without complaint: the copy's own check finds it."""
    file.close()
    root = ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'sale'")[0][0]
    size = ask(path, "PRAGMA page_size")[0][0]
    with path.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\x07" * size)
    with pytest.raises(FileRefused) as refused:
        back_up(path, "damaged", NOW)
    assert (refused.value.reason, refused.value.path) == (Reason.DAMAGED, path)
    assert list(backup_folder(path).iterdir()) == []


def test_the_file_of_another_program_has_no_backup(path: Path) -> None:
    ask(path, "CREATE TABLE other (id)")
    with pytest.raises(FileRefused) as refused:
        back_up(path, "other", NOW)
    assert refused.value.reason is Reason.OTHER_PROGRAM
    assert list(backup_folder(path).iterdir()) == []


@pytest.mark.parametrize("reason", ["before version 2", "kept (by hand)", "før «import»", "2026-01-01 000000 x"])
def test_the_reason_and_the_moment_are_read_from_the_name(filled: Journal, path: Path, reason: str) -> None:
    made = [back_up(path, reason, NOW) for _ in range(3)]
    assert [(b.path, b.reason) for b in backups(path)] == [(copy, reason) for copy in reversed(made)]


def test_other_files_in_the_folder_are_no_backups(filled: Journal, path: Path) -> None:
    back_up(path, "kept", NOW)
    for name in ("notes.txt", "sales.crm", "other 2026-11-20 093005 kept.crm", "sales 2026-11-20 093005 x.crm.part"):
        (backup_folder(path) / name).write_text("x")
    assert [b.reason for b in backups(path)] == ["kept"]


def test_the_last_ten_are_kept(filled: Journal, path: Path) -> None:
    for day in range(1, 14):
        back_up(path, "at closing", NOW.replace(day=day))
    assert [b.made_at.day for b in backups(path)] == list(range(13, 3, -1))
    assert len(list(backup_folder(path).iterdir())) == 20  # each with its digest, and nothing more


def test_a_damaged_backup_pushes_no_whole_one_out(filled: Journal, path: Path) -> None:
    copies = [back_up(path, "at closing", NOW.replace(day=day)) for day in range(1, 11)]
    for copy in copies[1:]:
        flip(copy, 77_777)
    back_up(path, "at closing", NOW.replace(day=11))
    assert [b.made_at.day for b in backups(path, look=True) if b.whole] == [11, 1]


def test_a_backup_that_fails_pushes_nothing_out(long: Journal, path: Path) -> None:
    for day in range(1, 11):
        back_up(path, "at closing", NOW.replace(day=day))

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        back_up(path, "at closing", NOW.replace(day=12), stop)
    assert [b.made_at.day for b in backups(path, look=True) if b.whole] == list(range(10, 0, -1))


def test_a_backup_can_be_stopped_while_it_is_looked_at(long: Journal, path: Path) -> None:
    asked: list[int] = []

    def stop(done: int, total: int) -> None:
        asked.append(done == total)
        if sum(asked) == 2:  # the copy is made: this is its check
            raise Stopped

    with pytest.raises(Stopped):
        back_up(path, "stopped", NOW, stop)
    assert list(backup_folder(path).iterdir()) == []


def test_what_a_killed_copy_left_goes_after_a_day(filled: Journal, path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    old, young = (folder / f"sales 2026-11-{day} 120000 at closing.crm.part" for day in (18, 20))
    for left in (old, young):
        left.touch()
    back_up(path, "kept", NOW)
    assert (old.exists(), young.exists()) == (False, True)


def test_one_backup_a_day_is_due_at_closing(filled: Journal, path: Path) -> None:
    assert daily_backup_due(path, NOW)
    back_up(path, AT_CLOSING, NOW)
    run(filled, update(Sale).values(amount=1))
    assert not daily_backup_due(path, NOW.replace(hour=23))
    assert daily_backup_due(path, NOW.replace(day=21))


def test_nothing_is_due_where_nothing_was_changed(journal: Journal, path: Path) -> None:
    assert not daily_backup_due(path, NOW), "there is nothing in it but its lists"
    journal.run(fill, user_id=None, label="Fill")
    assert daily_backup_due(path, NOW)
    back_up(path, "before import", NOW)
    assert not daily_backup_due(path, NOW)
    journal.undo()
    assert daily_backup_due(path, NOW), "undo is a change"
    journal.redo()
    assert not daily_backup_due(path, NOW), "all is as in the backup"
    run(journal, update(Sale).values(amount=1))
    assert daily_backup_due(path, NOW)


def test_many_imports_do_not_push_out_the_days(filled: Journal, path: Path) -> None:
    for day in range(1, 9):
        back_up(path, AT_CLOSING, NOW.replace(day=day))
    for minute in range(12):
        back_up(path, "before import", NOW.replace(day=9, minute=minute))
    kept = [(b.reason, b.made_at.day) for b in backups(path, look=True) if b.whole]
    assert kept == [("before import", 9)] * 4 + [(AT_CLOSING, day) for day in range(8, 2, -1)]


def test_a_saved_copy_is_the_file_and_replaces_another_with_its_log(filled: Journal, path: Path) -> None:
    target = path.with_name("copy.crm")
    target.write_text("something else")
    beside(target, "-wal").write_text("of something else")
    save_copy(path, target)
    assert ask(target, "SELECT title FROM sale") == ask(path, "SELECT title FROM sale")
    assert [p.name for p in path.parent.iterdir() if p.name.startswith("copy")] == ["copy.crm"]


def test_a_saved_copy_that_is_stopped_leaves_what_was_there(long: Journal, path: Path) -> None:
    target = path.with_name("copy.crm")
    target.write_text("something else")

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        save_copy(path, target, stop)
    assert target.read_text() == "something else"
    assert not beside(target, ".part").exists()
