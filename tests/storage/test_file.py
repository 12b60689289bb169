"""The data file: laid out, opened, or refused with the right reason and left exactly as it was."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from desktop_crm.models.everything import Base, Sale, Stage
from desktop_crm.storage import schema
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused, Reason
from tests.storage.ground import CLOCK, ask, fill, run, state_of

PAGE = 4096


@pytest.fixture
def closed(path: Path) -> Path:
    """A filled file that nobody has open."""
    with closing(DataFile.open(path, CLOCK)) as file:
        Journal(file).run(fill, user_id=None, label="Fill")
    return path


def pragma(file: DataFile, name: str) -> object:
    with file.reading() as session:
        return session.scalar(text(f"PRAGMA {name}"))


def beside(path: Path) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder of *path*: its bytes and the time of its last change."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir() if p.is_file()}


def refused(path: Path) -> Reason:
    """Opening *path* is refused, and nothing in its folder is any different."""
    before = beside(path)
    with pytest.raises(FileRefused) as caught:
        DataFile.open(path, CLOCK, patience=0.1)
    assert caught.value.path == path
    assert beside(path) == before
    return caught.value.reason


def test_a_new_file_says_what_it_is(file: DataFile, path: Path) -> None:
    assert ask(path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert ask(path, "PRAGMA user_version") == [(schema.SCHEMA_VERSION,)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert path.read_bytes()[:16] == b"SQLite format 3\0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("recursive_triggers", 1),
    ],
)
def test_every_connection_is_set_to_be_safe(path: Path, name: str, value: object) -> None:
    with closing(DataFile.open(path)) as file:
        assert pragma(file, name) == value
        with file.writing() as session:
            assert session.scalar(text(f"PRAGMA {name}")) == value
        with file.replaying() as session:
            assert session.scalar(text(f"PRAGMA {name}")) == (0 if name == "foreign_keys" else value)


def test_all_tables_are_strict_and_use_no_id_twice(file: DataFile, path: Path) -> None:
    made = dict(ask(path, "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    for name in Base.metadata.tables:
        assert "STRICT" in made[name]
        assert "AUTOINCREMENT" in made[name]


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "sales.crm"
    DataFile.open(path, CLOCK).close()
    assert path.is_file()


def test_closing_leaves_one_file(closed: Path) -> None:
    assert [p.name for p in closed.parent.iterdir()] == [closed.name]


@pytest.mark.parametrize("name", ["my sales.crm", "Åsnes æøå.crm", "50% #1?.crm", "a'b\"c;.crm", "%41&mode=ro.crm"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / "Ærlig #1 100%?" / name
    with closing(DataFile.open(path, CLOCK)) as file:
        run(
            Journal(file),
            text("INSERT INTO stage (name, rank, description, deleted, probability) VALUES ('a',0,'',0,0)"),
        )
    with closing(DataFile.open(path, CLOCK)) as file:
        assert len(state_of(file)["stage"]) == 1
    assert [p.name for p in path.parent.iterdir()] == [name]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Hello, this is a letter.\n" * 100, Reason.NOT_A_DATABASE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, Reason.NOT_A_DATABASE),
        (b"\0" * 10_000, Reason.NOT_A_DATABASE),
        (b"SQLite format 3\0", Reason.DAMAGED),
        (b"SQLite format 3\0" + b"\xff" * 8000, Reason.DAMAGED),
    ],
)
def test_what_is_no_database_is_refused(path: Path, content: bytes, reason: Reason) -> None:
    path.write_bytes(content)
    assert refused(path) is reason


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_the_file_of_another_program_is_refused(path: Path, mode: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE letter (id INTEGER PRIMARY KEY)")
    assert refused(path) is Reason.OTHER_PROGRAM


def test_the_open_file_of_another_program_is_refused(path: Path) -> None:
    """Its log holds what the file does not: that must stay so."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = wal")
        other.execute("CREATE TABLE letter (id INTEGER PRIMARY KEY)")
        main, log = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()
        with pytest.raises(FileRefused) as caught:
            DataFile.open(path, CLOCK)
        assert caught.value.reason is Reason.OTHER_PROGRAM
        assert (path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()) == (main, log)


def test_a_newer_version_is_refused_and_stays_the_same_to_the_byte(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    assert refused(closed) is Reason.NEWER_VERSION


def test_a_newer_version_with_a_log_beside_it_keeps_both(closed: Path, tmp_path: Path) -> None:
    """As a crash leaves it: copied while it was open, with all that is new in the log."""
    crashed = tmp_path / "crashed" / closed.name
    crashed.parent.mkdir()
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
        for ending in ("", "-wal"):
            shutil.copy(f"{closed}{ending}", f"{crashed}{ending}")
    kept = [Path(f"{crashed}{ending}").read_bytes() for ending in ("", "-wal")]
    with pytest.raises(FileRefused) as caught:
        DataFile.open(crashed, CLOCK)
    assert caught.value.reason is Reason.NEWER_VERSION
    assert [Path(f"{crashed}{ending}").read_bytes() for ending in ("", "-wal")] == kept


def test_a_file_without_the_journal_is_damaged(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as broken:
        broken.execute("DROP TABLE journal_gate")
    assert refused(closed) is Reason.DAMAGED


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.1])
def test_a_file_that_lost_its_end_is_damaged(closed: Path, kept: float) -> None:
    os.truncate(closed, int(closed.stat().st_size * kept))
    assert refused(closed) is Reason.DAMAGED


def test_a_file_with_a_zeroed_header_is_refused(closed: Path) -> None:
    with closed.open("r+b") as stream:
        stream.write(bytes(100))
    assert refused(closed) is Reason.NOT_A_DATABASE


def test_a_zeroed_first_page_is_damage(closed: Path) -> None:
    with closed.open("r+b") as stream:
        stream.seek(100)
        stream.write(bytes(PAGE - 100))
    assert refused(closed) is Reason.DAMAGED


def test_any_zeroed_page_opens_or_is_refused(closed: Path, tmp_path: Path) -> None:
    pages = closed.stat().st_size // PAGE
    reasons: set[Reason | None] = set()
    for page in range(1, pages, max(1, pages // 25)):
        path = tmp_path / f"{page}" / closed.name
        path.parent.mkdir()
        shutil.copy(closed, path)
        with path.open("r+b") as stream:
            stream.seek(page * PAGE)
            stream.write(bytes(PAGE))
        try:
            DataFile.open(path, CLOCK).close()
            reasons.add(None)
        except FileRefused as refusal:
            reasons.add(refusal.reason)
    assert reasons == {None, Reason.DAMAGED}


@pytest.mark.parametrize(
    "place",
    [
        lambda folder: folder,  # a folder
        lambda folder: folder / "full",  # a folder with files
        lambda folder: folder / "letter.txt" / "sales.crm",  # below a regular file
        lambda folder: folder / "letter.txt" / "deep" / "sales.crm",
        lambda folder: folder / ("x" * 300),  # a name that no file can have
    ],
)
def test_a_place_out_of_reach_is_refused(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    (tmp_path / "letter.txt").write_text("Dear Åse")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("a")
    with pytest.raises(FileRefused) as caught:
        DataFile.open(place(tmp_path), CLOCK)
    assert caught.value.reason is Reason.NO_ACCESS
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.txt", "full", "letter.txt"]


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, and that can be removed whatever was forbidden in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """No permission binds root: then work as somebody else for a while."""
    privileged = hasattr(os, "geteuid") and os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    try:
        yield
    finally:
        if privileged:
            os.seteuid(0)


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "reason"),
    [
        (0o444, 0o777, Reason.READ_ONLY),  # a file that may only be read, where others may be made
        (0o444, 0o555, Reason.READ_ONLY),
        (0o666, 0o555, Reason.READ_ONLY),  # a log cannot be made beside it
        (0o000, 0o777, Reason.NO_ACCESS),
        (0o666, 0o000, Reason.NO_ACCESS),
    ],
)
def test_a_file_that_may_not_be_written_is_refused(
    closed: Path, file_mode: int, folder_mode: int, reason: Reason
) -> None:
    with open_folder() as folder:
        path = Path(shutil.copy(closed, folder))
        before = path.read_bytes()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        with bound_by_permissions(), pytest.raises(FileRefused) as caught:
            DataFile.open(path, CLOCK)
        folder.chmod(0o755)
        path.chmod(0o644)
        assert caught.value.reason is reason
        assert [p.name for p in folder.iterdir()] == [path.name]
        assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["sales.crm", "deep/sales.crm"])
def test_a_new_file_in_a_folder_that_may_not_be_written_is_refused(place: str) -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with bound_by_permissions(), pytest.raises(FileRefused) as caught:
            DataFile.open(folder / place, CLOCK)
        assert caught.value.reason is Reason.NO_ACCESS
        assert list(folder.iterdir()) == []


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    path.touch()
    DataFile.open(path, CLOCK).close()
    assert ask(path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]


def test_a_file_whose_creation_was_cut_short_is_a_new_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as begun:
        begun.execute("PRAGMA journal_mode = wal")
    assert path.stat().st_size > 0
    DataFile.open(path, CLOCK).close()
    assert ask(path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]


def test_a_file_without_its_triggers_gets_them_back(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as careless:
        careless.execute("DROP TRIGGER journal_sale_amount")
        careless.execute("CREATE TRIGGER stranger AFTER UPDATE ON sale BEGIN DELETE FROM sale; END")
    with closing(DataFile.open(closed, CLOCK)) as file:
        journal = Journal(file)
        before = state_of(file)
        assert run(journal, update(Sale).values(amount=5)).step is not None
        journal.undo()
        assert state_of(file) == before


def test_opening_a_sound_file_writes_nothing(closed: Path) -> None:
    before = closed.read_bytes()
    with closing(DataFile.open(closed, CLOCK)) as file:
        state_of(file)
        assert closed.read_bytes() == before
        assert closed.with_name(f"{closed.name}-wal").stat().st_size == 0


def test_two_open_files_see_what_the_other_has_saved(file: DataFile, path: Path) -> None:
    with closing(DataFile.open(path, CLOCK)) as other:
        Journal(file).run(fill, user_id=None, label="Fill")
        assert state_of(other) == state_of(file)
        run(Journal(other), update(Sale).values(amount=5))
        assert state_of(other) == state_of(file)
        assert Journal(file).undo() is not None
        assert state_of(other) == state_of(file)


def test_a_reader_sees_one_state_while_others_write(file: DataFile) -> None:
    journal = Journal(file)
    journal.run(fill, user_id=None, label="Fill")
    with file.reading() as session:
        assert session.scalar(select(Sale.amount).where(Sale.id == 1)) == 100
        run(journal, update(Sale).values(amount=5))
        assert session.scalar(select(Sale.amount).where(Sale.id == 1)) == 100
    with file.reading() as session:
        assert session.scalar(select(Sale.amount).where(Sale.id == 1)) == 5


def test_a_long_question_can_be_stopped(file: DataFile) -> None:
    endless = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
    with file.reading(lambda: True) as session, pytest.raises(Exception, match="interrupted"):
        session.execute(endless)
    with file.reading() as session:
        assert session.scalars(select(Stage.id)).all() == []


def test_closing_keeps_the_statistics_for_the_next_time(path: Path) -> None:
    with closing(DataFile.open(path, CLOCK)) as file:
        Journal(file).run_unrecorded(fill)
        with file.reading() as session:
            session.execute(select(Sale).where(Sale.sort_key == "x")).all()
        with file.writing() as session:
            session.execute(select(Sale).where(Sale.sort_key == "x")).all()
    assert ask(path, "SELECT idx FROM sqlite_stat1 WHERE tbl = 'sale'") != []


def test_closing_a_file_that_another_program_has_locked_does_not_fail(path: Path) -> None:
    file = DataFile.open(path, CLOCK)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        file.close()
        other.execute("ROLLBACK")
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_closing_a_file_whose_folder_is_gone_does_not_fail(path: Path) -> None:
    file = DataFile.open(path, CLOCK)
    shutil.rmtree(path.parent)
    file.close()
