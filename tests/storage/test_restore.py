"""A restore looks before it replaces, keeps what it replaces, and leaves the old file or the new one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from desktop_crm.models.everything import Person, Sale
from desktop_crm.storage.backup import back_up, backup_folder, backups
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused, Reason
from desktop_crm.storage.restore import newest_whole, restore
from desktop_crm.storage.schema import SCHEMA_VERSION
from tests.storage.ground import CLOCK, ask, fill, run

NOW = datetime(2026, 11, 20, 9, 30, 5, tzinfo=UTC)
LATER = NOW.replace(hour=17)
AMOUNT = "SELECT DISTINCT amount FROM sale"


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup with the amount 1 of a closed file in which it is now 2."""
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        run(journal, update(Sale).values(amount=1))
        made = back_up(path, "at closing", NOW)
        run(journal, update(Sale).values(amount=2))
    return made


@pytest.fixture
def unclosed(copy: Path, path: Path) -> Iterator[Path]:
    """The same file, as a crash leaves it: the amount 3 stands in the log only."""
    crashed = path.with_name("crashed.crm")
    with closing(DataFile.open(path, CLOCK)) as file:
        run(Journal(file), update(Sale).values(amount=3))
        for ending in ("", "-wal"):
            crashed.with_name(crashed.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    for ending in ("", "-wal"):
        crashed.with_name(crashed.name + ending).replace(path.with_name(path.name + ending))
    return path


def damage(path: Path) -> None:
    """Write over the page on which the sales begin."""
    root = ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'sale'")[0][0]
    size = ask(path, "PRAGMA page_size")[0][0]
    with path.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\x07" * size)


def refused(path: Path, backup: Path) -> Reason:
    """The reason why *backup* is refused. The file stands as it was, and nothing lies beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    kept = sorted(backup_folder(path).iterdir())
    with pytest.raises(FileRefused) as error:
        restore(path, backup, now=LATER)
    assert error.value.path == backup
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert sorted(backup_folder(path).iterdir()) == kept
    return error.value.reason


def test_a_restored_file_is_the_backup(copy: Path, path: Path) -> None:
    restore(path, copy, now=LATER)
    assert path.read_bytes() == copy.read_bytes()
    with closing(DataFile.open(path, CLOCK)) as file:
        assert ask(path, AMOUNT) == [(1,)]
        assert Journal(file).undo() is not None


def test_what_is_replaced_is_kept_and_can_be_restored(copy: Path, path: Path) -> None:
    kept = restore(path, copy, now=LATER)
    assert kept is not None
    assert [(b.reason, b.whole) for b in backups(path, look=True)] == [("before restore", True), ("at closing", True)]
    again = restore(path, kept, now=LATER)
    assert ask(path, AMOUNT) == [(2,)]
    assert again is not None
    assert ask(again, AMOUNT) == [(1,)]


def test_a_restore_drops_no_backup(copy: Path, path: Path) -> None:
    for day in range(10, 20):
        back_up(path, "at closing", NOW.replace(day=day))
    count = len(backups(path))
    restore(path, copy, now=LATER)
    assert len(backups(path)) == count + 1


def test_the_log_of_the_old_file_is_not_read_into_the_new_one(copy: Path, unclosed: Path) -> None:
    kept = restore(unclosed, copy, now=LATER)
    assert sorted(p.name for p in unclosed.parent.iterdir()) == ["sales backups", "sales.crm"]
    assert ask(unclosed, AMOUNT) == [(1,)]
    assert kept is not None
    assert ask(kept, AMOUNT) == [(3,)]  # what stood in the log only was kept too


def test_a_damaged_file_is_kept_as_it_is_and_replaced(copy: Path, path: Path) -> None:
    damage(path)
    broken = path.read_bytes()
    kept = restore(path, copy, now=LATER)
    assert ask(path, AMOUNT) == [(1,)]
    assert kept is not None
    assert kept.read_bytes() == broken
    assert {b.path: b.whole for b in backups(path, look=True)} == {kept: None, copy: True}


@pytest.mark.parametrize("rest", [b"no database", b""])
def test_a_file_that_is_none_any_more_is_replaced(copy: Path, path: Path, rest: bytes) -> None:
    path.write_bytes(rest)
    kept = restore(path, copy, now=LATER)
    assert ask(path, AMOUNT) == [(1,)]
    assert (kept.read_bytes() if kept else b"") == rest


def test_a_file_that_is_gone_is_restored(copy: Path, path: Path) -> None:
    path.unlink()
    assert restore(path, copy, now=LATER) is None
    assert ask(path, AMOUNT) == [(1,)]


def test_a_damaged_backup_is_refused(copy: Path, path: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 4
    copy.write_bytes(content)
    assert refused(path, copy) is Reason.DAMAGED


def test_a_backup_without_a_digest_is_checked_in_full(copy: Path, path: Path) -> None:
    copy.with_name(copy.name + ".sha256").unlink()
    damaged = copy.with_name("damaged.crm")
    damaged.write_bytes(copy.read_bytes())
    damage(damaged)
    assert refused(path, damaged) is Reason.DAMAGED
    restore(path, copy, now=LATER)
    assert ask(path, AMOUNT) == [(1,)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("text.crm", b"no database" * 99, Reason.NOT_A_DATABASE), ("empty.crm", b"", Reason.DAMAGED)],
)
def test_what_is_no_backup_is_refused(copy: Path, path: Path, name: str, content: bytes, reason: Reason) -> None:
    other = copy.with_name(name)
    other.write_bytes(content)
    assert refused(path, other) is reason


def test_a_backup_of_a_newer_version_is_refused(copy: Path, path: Path) -> None:
    newer = copy.with_name("newer.crm")
    newer.write_bytes(copy.read_bytes())
    ask(newer, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert refused(path, newer) is Reason.NEWER_VERSION


def test_a_backup_that_is_cut_off_is_refused(copy: Path, path: Path) -> None:
    cut = copy.with_name("cut.crm")
    cut.write_bytes(copy.read_bytes()[:-5_000])
    assert refused(path, cut) is Reason.DAMAGED


def test_a_backup_that_is_gone_is_refused(copy: Path, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileRefused) as error:
        restore(path, copy.with_name("gone.crm"), now=LATER)
    assert error.value.reason is Reason.NO_ACCESS
    assert path.read_bytes() == before


def test_a_file_in_use_is_not_replaced(copy: Path, path: Path) -> None:
    with closing(DataFile.open(path, CLOCK)) as file, file.reading() as session:
        session.connection().exec_driver_sql(AMOUNT).all()
        with pytest.raises(FileRefused) as error:
            restore(path, copy, now=LATER)
    assert (error.value.reason, error.value.path) == (Reason.BUSY, path)
    assert ask(path, AMOUNT) == [(2,)]
    assert not path.with_name("sales.crm.restored").exists()


def test_a_restore_that_is_stopped_leaves_the_file(copy: Path, path: Path) -> None:
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total == copy.stat().st_size
        raise LookupError

    with pytest.raises(LookupError):
        restore(path, copy, stop, LATER)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["sales backups", "sales.crm"]


def test_the_newest_whole_backup_is_found(copy: Path, path: Path) -> None:
    assert newest_whole(path.with_name("other.crm")) is None
    damaged = back_up(path, "at closing", LATER)
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\xaa")
    unknown = back_up(path, "at closing", LATER.replace(hour=18))
    unknown.with_name(unknown.name + ".sha256").unlink()
    found = newest_whole(path)
    assert found is not None
    assert found.path == copy
    copy.unlink()
    assert newest_whole(path) is None


def test_a_restored_older_file_is_migrated_when_it_is_opened(copy: Path, path: Path) -> None:
    old = copy.with_name("old.crm")
    old.write_bytes(copy.read_bytes())
    ask(old, "PRAGMA user_version = 0")
    restore(path, old, now=LATER)
    with closing(DataFile.open(path, CLOCK)) as file:
        Journal(file).run(lambda s: s.execute(insert(Person), [{"full_name": "x"}]) and None, user_id=None, label="x")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
