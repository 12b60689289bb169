"""A disk that is full at any byte, and a file that may not be written: a reason, and nothing is lost or by half."""

import random
import subprocess
import sys
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
from desktop_crm.storage.problems import FileRefused, Reason, SaveFailed
from desktop_crm.storage.restore import restore
from tests.reliability.conftest import Trials
from tests.storage.ground import CLOCK, ask, fill, run

NOW = datetime(2026, 11, 20, 9, 30, 5, tzinfo=UTC)

# A process whose files cannot grow beyond a limit; it prints the reason of a failure, or "done".
LIMITED = """
import resource, signal, sqlite3, sys
from datetime import datetime
from pathlib import Path
from sqlalchemy import insert
from desktop_crm.models.everything import Person
from desktop_crm.storage.backup import back_up
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused, SaveFailed, reason_of
from desktop_crm.storage.restore import restore

what, path, backup = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def save():
    rows = [{"full_name": "full", "note": "y" * 100} for _ in range(4_000)]
    Journal(DataFile.open(path)).run(lambda s: s.execute(insert(Person), rows) and None, user_id=None, label="Many")

works = {
    "save": save,
    "back up": lambda: back_up(path, "full", datetime.now()),
    "restore": lambda: restore(path, backup),
}
DataFile.open(path).close()
for limit in sys.argv[4:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    try:
        works[what]()
        print("done")
    except (FileRefused, SaveFailed) as error:
        print(error.reason.value)
    except (OSError, sqlite3.Error) as error:
        print(reason_of(error).value)
"""


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup of a closed file of some hundred pages, in which the amount was 1 and is now 2."""
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        rows = [{"full_name": f"Person {n}", "note": "x" * 100} for n in range(4_000)]
        journal.run(lambda session: session.execute(insert(Person), rows) and None, user_id=None, label="Many")
        run(journal, update(Sale).values(amount=1))
        made = back_up(path, "at closing", NOW)
        run(journal, update(Sale).values(amount=2))
    return made


@pytest.mark.parametrize("what", ["save", "back up", "restore"])
def test_a_full_disk_loses_nothing(path: Path, backup: Path, what: str, trials: Trials) -> None:
    places = random.Random(11)
    limits = [str(places.randint(1, backup.stat().st_size // 2)) for _ in trials(4)]
    before = [ask(path, "SELECT amount FROM sale"), ask(path, "SELECT count(*) FROM person")]
    command = [sys.executable, "-c", LIMITED, what, str(path), str(backup), *limits]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert len(said) == len(limits)
    for limit, reason in zip(limits, said, strict=True):
        trials.hold(reason == Reason.DISK_FULL.value, f"{limit}: {reason}")
    trials.hold([ask(path, "SELECT amount FROM sale"), ask(path, "SELECT count(*) FROM person")] == before, "rows")
    trials.hold(integrity_check(path).whole, integrity_check(path))
    trials.hold([(b.path, b.whole) for b in backups(path, look=True)] == [(backup, True)], backups(path))
    trials.hold(not [p for p in path.parent.iterdir() if p.name.endswith(".restored")], "a copy was left")


def test_a_file_that_may_not_be_written_is_refused(path: Path, backup: Path, trials: Trials) -> None:
    """Root may write everything: the database itself is told to refuse, as a read-only drive makes it do."""
    for _ in trials(2):
        with closing(DataFile.open(path, CLOCK)) as file:
            with file.writing() as session:
                session.connection().exec_driver_sql("PRAGMA query_only = ON")
            with pytest.raises(SaveFailed) as failed:
                run(Journal(file), update(Sale).values(amount=3))
            trials.hold(failed.value.reason is Reason.READ_ONLY, failed.value)
        trials.hold(ask(path, "SELECT DISTINCT amount FROM sale") == [(2,)], "something was written")


def test_a_restore_to_a_place_that_cannot_be_written_is_refused(backup: Path, tmp_path: Path, trials: Trials) -> None:
    (tmp_path / "file").write_text("in the way")
    for _ in trials(1):
        with pytest.raises(FileRefused) as refused:
            restore(tmp_path / "file" / "sales.crm", backup)
        trials.hold(refused.value.reason is Reason.NO_ACCESS, refused.value)
