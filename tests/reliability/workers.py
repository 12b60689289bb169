"""The work of child processes that are killed: they say what they have done, until they say no more."""

import itertools
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Person, Stage
from desktop_crm.storage.backup import back_up
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.migrate import migrate
from desktop_crm.storage.restore import restore

BULK = 1_000


def save(told: Connection, path: Path, first: int) -> None:
    """Save pairs numbered from *first*, and tell each number when it is saved; between them, bulk steps to and fro."""
    journal = Journal(DataFile.open(path))
    for number in itertools.count(first):
        journal.run(_pair, number, user_id=None, label="Pair")
        told.send(number)
        journal.run(_bulk, user_id=None, label="Bulk")
        told.send(None)
        journal.undo()
        told.send(None)
        journal.redo()
        told.send(None)
        journal.run(_clear, user_id=None, label="Clear")


def _pair(session: Session, number: int) -> None:
    session.add_all([Stage(name=f"pair {number}"), Person(full_name=f"pair {number}")])


def _bulk(session: Session) -> None:
    session.execute(insert(Person), [{"full_name": "bulk"} for _ in range(BULK)])


def _clear(session: Session) -> None:
    session.execute(delete(Person).where(Person.full_name == "bulk"))


def bring_up_to_date(told: Connection, path: Path, scripts: Path) -> None:
    """Migrate the file, and begin anew from an older copy, for ever."""
    old = path.read_bytes()
    while True:
        told.send("begun")
        migrate(path, 1, scripts, 2)
        told.send("ended")
        path.write_bytes(old)


def copy(told: Connection, path: Path, moment: datetime) -> None:
    """Make one backup a day, and tell each one's name when it is made."""
    for day in itertools.count():
        told.send(back_up(path, "at closing", moment + timedelta(days=day)).name)


def put_back(told: Connection, path: Path, first: Path, second: Path) -> None:
    """Restore one backup and the other, and tell which stands there now."""
    for backup in itertools.cycle((first, second)):
        restore(path, backup)
        told.send(backup)


def hold(told: Connection, path: Path) -> None:
    """Hold the lock of the file."""
    lock = FileLock(path)
    told.send(lock.acquire())
    told.poll(None)
