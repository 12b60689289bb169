"""A program that is killed at any moment has kept what it acknowledged, and nothing by half."""

import random
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from desktop_crm.models.everything import Person, Sale
from desktop_crm.storage.backup import back_up, backups
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import integrity_check
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.lock import FileLock
from tests.reliability import workers
from tests.reliability.conftest import Trials
from tests.reliability.killing import killed
from tests.storage.ground import CLOCK, ask, fill, gate, run, state_of

NOW = datetime(2026, 11, 20, 9, 30, 5, tzinfo=UTC)
MIGRATION = """import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", None


def upgrade():
    op.add_column("person", sa.Column("colour", sa.Text, nullable=False, server_default="grey"))
    op.execute("UPDATE person SET colour = 'blue', note = 'changed'")
"""


@pytest.fixture
def large(path: Path) -> Path:
    """A closed file with a few thousand rows, so that there is something to be killed in."""
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        rows = [{"full_name": f"Person {n}", "note": "x" * 100} for n in range(4_000)]
        journal.run(lambda session: session.execute(insert(Person), rows) and None, user_id=None, label="Many")
    return path


def assert_whole(path: Path, acknowledged: list[int], rounds: int) -> None:
    """Every acknowledged pair is there, nothing is there by half, and the journal knows it all."""
    assert integrity_check(path).findings == ()
    stages = {name for (name,) in ask(path, "SELECT name FROM stage")}
    persons = {name for (name,) in ask(path, "SELECT full_name FROM person WHERE full_name <> 'bulk'")}
    assert stages == persons
    assert stages >= {f"pair {number}" for number in acknowledged}
    assert len(stages) <= len(acknowledged) + rounds  # of each, one may have been saved and not told any more
    assert ask(path, "SELECT count(*) FROM person WHERE full_name = 'bulk'")[0][0] % workers.BULK == 0
    assert gate(path) == [(1, None, 0)]


def test_kill_9_while_saving_or_undoing_loses_no_acknowledged_step(tmp_path: Path, trials: Trials) -> None:
    moments, acknowledged = random.Random(7), []
    for number in trials(8):
        if number % 15 == 0:  # a file of its own: one that grew through all trials would only be slow to look at
            acknowledged, path = [], tmp_path / f"sales {number}.crm"
        steps, moment = moments.randint(1, 15), moments.uniform(0, 0.03)
        told = killed(workers.save, path, 1_000 * number, steps=steps, moment=moment)
        acknowledged += [pair for pair in told if pair is not None]
        trials.kept(assert_whole, path, acknowledged, number % 15 + 1)
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        while journal.undo():
            pass
        assert not any(state_of(file).values())


def test_kill_9_while_migrating_leaves_the_old_version_or_the_new(large: Path, tmp_path: Path, trials: Trials) -> None:
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "versions" / "0002_step.py").write_text(MIGRATION)
    moments, old = random.Random(8), large.read_bytes()
    triggers = ask(large, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
    for _ in trials(4):
        for ending in ("", "-wal", "-shm"):
            large.with_name(large.name + ending).unlink(missing_ok=True)
        large.write_bytes(old)
        killed(workers.bring_up_to_date, large, scripts, steps=1, moment=moments.uniform(0, 0.25))
        if large.stat().st_size < len(old):
            large.write_bytes(old)  # killed while it laid out the old file anew, which is no part of the migration
        version = ask(large, "PRAGMA user_version")[0][0]
        notes = {note for (note,) in ask(large, "SELECT note FROM person WHERE id > 3")}
        trials.hold(notes == {{1: "x" * 100, 2: "changed"}[version]}, f"version {version}: {notes}")
        trials.hold(integrity_check(large).whole, integrity_check(large))
        trials.hold(ask(large, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == triggers, "triggers")


def test_kill_9_while_backing_up_leaves_no_backup_by_half(large: Path, trials: Trials) -> None:
    moments = random.Random(9)
    for _ in trials(4):
        steps, moment = moments.randint(1, 3), moments.uniform(0, 0.1)
        told = killed(workers.copy, large, NOW, steps=steps, moment=moment)
        found = {backup.path.name: backup.whole for backup in backups(large, look=True)}
        trials.hold(all(found.get(name) for name in told[-10:]), f"of {told} there are {found}")
        trials.hold(False not in found.values(), found)
        trials.hold(integrity_check(large).whole, "the data file")
        for backup in backups(large):
            backup.path.unlink()


def test_kill_9_while_restoring_leaves_the_old_file_or_the_new(large: Path, trials: Trials) -> None:
    copies = []
    with closing(DataFile.open(large, CLOCK)) as file:
        for amount in (1, 2):
            run(Journal(file), update(Sale).values(amount=amount))
            copies.append(back_up(large, "at closing", NOW.replace(day=amount)))
    moments = random.Random(10)
    contents = [copy.read_bytes() for copy in copies]
    for _ in trials(4):
        killed(workers.put_back, large, *copies, steps=moments.randint(1, 3), moment=moments.uniform(0, 0.1))
        trials.hold(large.read_bytes() in contents, "neither the one nor the other")
        with closing(DataFile.open(large, CLOCK)):
            trials.hold(len(ask(large, "SELECT DISTINCT amount FROM sale")) == 1, "mixed")
        trials.hold(integrity_check(large).whole, integrity_check(large))
        trials.hold([copy.read_bytes() for copy in copies] == contents, "a backup has changed")
        for backup in backups(large):
            if backup.path not in copies:
                backup.path.unlink()


def test_a_lock_left_by_kill_9_does_not_lock_out(path: Path, trials: Trials) -> None:
    for _ in trials(4):
        (held,) = killed(workers.hold, path, steps=1, moment=0)
        trials.hold(held, "the lock was not given")
        lock = FileLock(path)
        trials.hold(lock.acquire(), f"held by {lock.holder}")
        lock.release()
