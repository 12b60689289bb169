"""Saves the file that stands for a released schema: python -m tests.storage.saved tests/storage/files/schema_0001.db

It is made anew only until its schema is released; from then on it is opened for ever as it is.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, update

from desktop_crm.models.everything import Company, FollowUp, Sale
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests.storage.ground import CLOCK, fill, run

STEPS = 5  # of which the last is undone


def save(path: Path) -> None:
    """Lay out the file at *path* with some of everything in it, and steps to undo and to redo."""
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        run(journal, update(Sale).where(Sale.id == 2).values(amount=2**53 + 1, note="før → etter", number=None))
        run(journal, delete(Company).where(Company.id == 3))
        run(journal, update(FollowUp).where(FollowUp.id == 1).values(completed=True))
        run(journal, delete(Sale).where(Sale.id == 1))
        journal.undo()
    with closing(sqlite3.connect(path, isolation_level=None)) as small:
        for wish in ("PRAGMA journal_mode = DELETE", "PRAGMA page_size = 1024", "VACUUM", "PRAGMA journal_mode = WAL"):
            small.execute(wish)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.unlink(missing_ok=True)
    save(target)
