"""Damage is found, told, and what is whole comes back."""

import random
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError

from desktop_crm.models.everything import Person, Sale
from desktop_crm.storage.backup import back_up, backups
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import integrity_check
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.migrate import migrate
from desktop_crm.storage.problems import FileRefused, Reason, SaveFailed
from desktop_crm.storage.restore import newest_whole, restore
from desktop_crm.storage.schema import SCHEMA_VERSION
from tests.reliability.conftest import Trials
from tests.storage.ground import CLOCK, ask, fill, run

NOW = datetime(2026, 11, 20, 9, 30, 5, tzinfo=UTC)


@pytest.fixture
def copies(path: Path) -> list[Path]:
    """Two whole backups of a closed file, the older one first."""
    made = []
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        rows = [{"full_name": f"Person {n}"} for n in range(500)]
        journal.run(lambda session: session.execute(insert(Person), rows) and None, user_id=None, label="Many")
        for amount in (1, 2):
            run(journal, update(Sale).values(amount=amount))
            made.append(back_up(path, "at closing", NOW.replace(day=amount)))
    return made


def flipped(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


def refusal(path: Path, backup: Path) -> Reason | None:
    try:
        restore(path, backup)
    except FileRefused as refused:
        return refused.reason
    return None


def test_every_flipped_bit_in_a_backup_is_found(path: Path, copies: list[Path], trials: Trials) -> None:
    chance, content, before = random.Random(12), copies[1].read_bytes(), path.read_bytes()
    for _ in trials(40):
        copies[1].write_bytes(flipped(content, chance))
        trials.hold([b.whole for b in backups(path, look=True)] == [False, True], "it was taken for whole")
        trials.hold(refusal(path, copies[1]) is Reason.DAMAGED, "it was restored")
        found = newest_whole(path)
        trials.hold(found is not None and found.path == copies[0], f"not {found}")
    trials.hold(path.read_bytes() == before, "the data file has changed")


def test_every_backup_that_is_cut_off_is_found(path: Path, copies: list[Path], trials: Trials) -> None:
    chance, content, before = random.Random(13), copies[1].read_bytes(), path.read_bytes()
    for _ in trials(20):
        copies[1].write_bytes(content[: chance.randrange(len(content))])
        trials.hold(refusal(path, copies[1]) is Reason.DAMAGED, "it was restored")
    trials.hold(path.read_bytes() == before, "the data file has changed")


@pytest.mark.parametrize("damage", ["flipped bytes", "a zeroed page", "cut off"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_data_file_is_told_and_comes_back(
    path: Path, copies: list[Path], damage: str, trials: Trials
) -> None:
    chance, content, wanted = random.Random(14), path.read_bytes(), copies[1].read_bytes()
    for _ in trials(5):
        path.write_bytes(_damaged(content, damage, chance))
        integrity_check(path)  # says what it finds, and never fails
        with suppress(FileRefused), closing(DataFile.open(path, CLOCK)) as file, suppress(SaveFailed, DBAPIError):
            run(Journal(file), update(Sale).values(amount=3))
        found = newest_whole(path)
        trials.hold(found is not None, "no whole backup is left")
        if found is not None:
            kept = restore(path, found.path, now=NOW)
            trials.hold(path.read_bytes() == wanted, "not what the backup holds")
            trials.hold(kept is not None, "the damaged file is gone")
        for backup in backups(path):
            if backup.path not in copies:
                backup.path.unlink()


def _damaged(content: bytes, damage: str, chance: random.Random) -> bytes:
    if damage == "cut off":
        return content[: chance.randrange(1, len(content))]
    changed = bytearray(content)
    if damage == "a zeroed page":
        page = chance.randrange(len(content) // 4_096) * 4_096
        changed[page : page + 4_096] = bytes(4_096)
    else:
        for _ in range(100):
            changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
    return bytes(changed)


def test_a_newer_version_is_refused_and_stays_as_it_is(path: Path, copies: list[Path], trials: Trials) -> None:
    chance = random.Random(15)
    for _ in trials(3):
        ask(path, f"PRAGMA user_version = {SCHEMA_VERSION + chance.randint(1, 1_000)}")
        before = path.read_bytes()
        with pytest.raises(FileRefused) as refused:
            DataFile.open(path, CLOCK)
        trials.hold(refused.value.reason is Reason.NEWER_VERSION, refused.value)
        trials.hold(path.read_bytes() == before, "the file has changed")


def test_a_migration_that_breaks_anywhere_leaves_the_file(
    path: Path, copies: list[Path], tmp_path: Path, trials: Trials
) -> None:
    """The migration changes a good deal, and breaks after any number of its statements."""
    chance, scripts = random.Random(16), tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    statements = [f"op.execute('UPDATE person SET note = {n} WHERE id % 7 = {n}')" for n in range(7)]
    statements += ["op.execute('ALTER TABLE stage ADD COLUMN colour TEXT')", "op.execute('DROP TABLE favourite')"]
    before = _rows(path)
    for trial in trials(2):
        done = chance.sample(statements, chance.randint(1, len(statements)))
        body = "\n    ".join([*done, "op.execute('nonsense')"])
        script = f'from alembic import op\n\nrevision, down_revision = "0002", None\n\n\ndef upgrade():\n    {body}\n'
        (scripts / "versions" / "0002_step.py").unlink(missing_ok=True)
        folder = tmp_path / f"scripts {trial}"
        (folder / "versions").mkdir(parents=True)
        (folder / "versions" / "0002_step.py").write_text(script)
        with pytest.raises(FileRefused) as refused:
            migrate(path, 1, folder, 2)
        trials.hold(refused.value.reason is Reason.MIGRATION_FAILED, refused.value)
        trials.hold(_rows(path) == before, "the file has changed")
        trials.hold(integrity_check(path).whole, integrity_check(path))


def _rows(path: Path) -> list[object]:
    made = ask(path, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    tables = [name for kind, name, sql in made if kind == "table" and "VIRTUAL" not in sql]  # these are of other tables
    return [made, ask(path, "PRAGMA user_version"), *(ask(path, f'SELECT * FROM "{name}"') for name in tables)]
