"""A save that the file cannot take: SaveFailed with its reason, nothing written, and the next save succeeds."""

import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Sale, Stage
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused, Reason, SaveFailed
from tests.storage.ground import CLOCK, ask, gate, run, state_of

LIMITED = """
import resource, signal, sys
from pathlib import Path
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import SaveFailed
from desktop_crm.models.everything import Stage

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file = DataFile.open(Path(sys.argv[1]))
journal = Journal(file)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    journal.run(lambda session: session.add_all(Stage(name="x" * 5000) for _ in range(2000)), user_id=None, label="Big")
except SaveFailed as error:
    print(error.reason.value)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.run(lambda session: session.add(Stage(name="small")), user_id=None, label="Small")
file.close()
"""


def test_a_full_disk_fails_whole_and_the_next_save_succeeds(filled: Journal, file: DataFile, path: Path) -> None:
    before = state_of(file)
    (pages,) = ask(path, "PRAGMA page_count")[0]

    def grow(session: Session) -> None:
        session.execute(text(f"PRAGMA max_page_count = {pages + 5}"))
        session.execute(insert(Stage), [{"name": "x" * 10_000} for _ in range(100)])

    with pytest.raises(SaveFailed) as caught:
        filled.run(grow, user_id=1, label="Grow")
    assert caught.value.reason is Reason.DISK_FULL
    assert state_of(file) == before
    assert gate(path) == [(1, None, 0)]
    assert run(filled, update(Sale).values(amount=1)).step is not None


def test_a_limit_on_the_size_of_files_is_a_full_disk(file: DataFile, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(2_000_000)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == Reason.DISK_FULL.value
    assert ask(path, "SELECT name FROM stage") == [("small",)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_second_writer_is_told_that_the_file_is_busy(filled: Journal, file: DataFile, path: Path) -> None:
    before = state_of(file)
    with closing(DataFile.open(path, CLOCK)) as other, other.writing() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(SaveFailed) as caught:
            run(filled, update(Sale).values(amount=1))
        with pytest.raises(SaveFailed) as undone:
            filled.undo()
    assert (caught.value.reason, undone.value.reason) == (Reason.BUSY, Reason.BUSY)
    assert state_of(file) == before
    assert run(filled, update(Sale).values(amount=1)).step is not None


@pytest.mark.parametrize("in_its_place", [None, "a copy"])
def test_a_file_that_was_moved_takes_nothing_until_it_is_back(
    filled: Journal, file: DataFile, path: Path, tmp_path: Path, in_its_place: str | None
) -> None:
    """What is written to a file that has lost its name would be gone with it; and no empty one comes in its place."""
    moved, before = tmp_path / "moved.crm", state_of(file)
    path.rename(moved)
    if in_its_place is not None:
        path.write_bytes(moved.read_bytes())
    for write in (lambda: run(filled, update(Sale).values(amount=1)), filled.undo):
        with pytest.raises(SaveFailed) as caught:
            write()
        assert caught.value.reason is Reason.NO_ACCESS
    with suppress(DBAPIError), file.reading() as one, file.reading() as other:
        for session in (one, other):
            session.execute(text("SELECT 1"))
    assert path.exists() is (in_its_place is not None)
    moved.replace(path)
    assert state_of(file) == before
    assert run(filled, update(Sale).values(amount=1)).step is not None


def test_a_step_whose_backup_is_refused_is_a_save_that_failed(filled: Journal, file: DataFile, path: Path) -> None:
    before = state_of(file)

    def work(session: Session) -> None:
        session.add(Stage(name="new"))
        session.flush()
        raise FileRefused(Reason.DAMAGED, path, "page 7")

    with pytest.raises(SaveFailed) as caught:
        filled.run(work, user_id=1, label="Import")
    assert (caught.value.reason, caught.value.detail) == (Reason.DAMAGED, "page 7")
    assert state_of(file) == before
