"""What can be read of a damaged file is given back, and what is missing is named; the damaged file stays as it is."""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from desktop_crm.models.everything import Base, Person
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.integrity import integrity_check
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.problems import FileRefused
from desktop_crm.storage.salvage import salvage
from tests.reliability.conftest import Trials
from tests.storage.ground import CLOCK, ask, fill

_PAGE = 4_096
_LEAVES = (0x0A, 0x0D)  # pages of rows, and of an index's entries
_PERSONS = 60_000


@pytest.fixture
def content(path: Path) -> bytes:
    """A closed file with many rows."""
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        journal.run(fill, user_id=None, label="Fill")
        rows = [{"full_name": f"Person {n}", "note": f"Note {n}"} for n in range(_PERSONS)]
        journal.run(lambda session: session.execute(insert(Person), rows) and None, user_id=None, label="Many")
    return path.read_bytes()


def leaves(content: bytes) -> list[int]:
    """Pages that hold rows or entries, but for those that say what tables there are."""
    return [n for n in range(1, len(content) // _PAGE) if content[n * _PAGE] in _LEAVES and not _told(content, n)]


def _told(content: bytes, page: int) -> bool:
    return b"CREATE T" in content[page * _PAGE : (page + 1) * _PAGE]


def test_one_zeroed_page_costs_at_most_two_rows_in_a_thousand(path: Path, content: bytes, trials: Trials) -> None:
    chance, places = random.Random(21), leaves(content)
    whole = {id: (name, note) for id, name, note in ask(path, "SELECT id, full_name, note FROM person")}
    rows = sum(
        ask(path, f"SELECT count(*) FROM {table}")[0][0] for table in (*Base.metadata.tables, "change", "change_set")
    )
    for trial in trials(1):
        page = chance.choice(places) * _PAGE
        damaged = content[:page] + bytes(_PAGE) + content[page + _PAGE :]
        path.write_bytes(damaged)
        target = path.with_name(f"saved {trial}.db")
        try:
            saved = salvage(path, target)
        except FileRefused as refused:
            trials.hold(False, refused)
            continue
        trials.hold(path.read_bytes() == damaged, "the damaged file has changed")
        found = {id: (name, note) for id, name, note in ask(target, "SELECT id, full_name, note FROM person")}
        trials.hold(saved.rows >= 0.998 * rows, f"{rows - saved.rows} of {rows} rows are gone")
        trials.hold(all(whole[id] == row for id, row in found.items()), "a row has changed")
        lost = Counter(loss.table for loss in saved.losses for _ in range(loss.first, loss.last + 1))
        trials.hold(len(whole) - len(found) <= lost["person"], "what is missing is not listed")
        trials.hold(integrity_check(target).whole, integrity_check(target))
        with closing(DataFile.open(target, CLOCK)) as file:
            trials.hold(Journal(file).undo() is not None or lost["change_set"] > 0, "nothing can be undone")
        target.unlink()


def test_a_whole_file_is_saved_whole(path: Path, content: bytes, trials: Trials) -> None:
    for _ in trials(1):
        target = path.with_name("saved.db")
        saved = salvage(path, target)
        trials.hold((saved.losses, saved.cut, saved.list) == ((), 0, None), saved)
        for table in ("person", "sale", "change", "change_set", "list_item"):
            every = f"SELECT * FROM {table} ORDER BY id"
            trials.hold(ask(target, every) == ask(path, every), table)
        trials.hold(integrity_check(target).whole, integrity_check(target))


def test_what_is_not_acknowledged_in_the_file_but_in_its_log_is_saved(path: Path, trials: Trials) -> None:
    for trial in trials(1):
        path = path.with_name(f"{trial}.crm")
        file = DataFile.open(path, CLOCK)
        Journal(file).run(fill, user_id=None, label="Fill")
        before = path.read_bytes()
        saved = salvage(path, path.with_name("saved.db"))
        trials.hold(saved.losses == (), saved)
        trials.hold(len(ask(path.with_name("saved.db"), "SELECT * FROM sale")) == 3, "the log was not read")
        trials.hold(path.read_bytes() == before, "the file has changed")
        file.close()
