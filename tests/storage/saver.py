"""The work of a child process that saves until it is killed, and says what has been saved."""

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Person, Stage
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal

BULK = 1_000


def save_for_ever(path: Path, first: int, told: Connection) -> None:
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
