"""Many records in one step, against the same statement in a file without triggers; and taking the step back."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.orm import Session

from benchmarks.ground import Ground, drop_triggers, plain
from benchmarks.measure import Budget, Line
from desktop_crm.app import open_file
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.operations.sale import edit_sale
from desktop_crm.storage.journal import Journal

_MANY = 100_000
_DAY = "2031-05-17"
_TITLE = "Ring og hør hvordan det går"
_CHOSEN = "(SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class _Task:
    """One statement over the chosen sales, the one that takes it back by hand, and what the step may cost."""

    name: str
    statement: str
    back: str
    times: float


_TASKS = (
    _Task(
        "update {count} sales (owner, date)",
        f"UPDATE sale SET owner_id = owner_id % 50 + 1, sale_date = '{_DAY}' WHERE id IN {_CHOSEN}",
        "UPDATE sale SET owner_id = k.owner_id, sale_date = k.sale_date FROM kept AS k WHERE k.id = sale.id",
        3,
    ),
    _Task(
        "book {count} follow-ups",
        "INSERT INTO follow_up (title, fold_key, sort_key, completed, date, all_day, milestone, type_id, description,"
        " location, internal_note, visible_for, sale_id, company_id, person_id, owner_id)"
        f" SELECT '{_TITLE}', '{fold(_TITLE)}', '{sort_key(_TITLE)}', 0, '{_DAY}', 0, 0, 1, '', '', '', 'all', id,"
        f" company_id, person_id, owner_id FROM sale WHERE id IN {_CHOSEN}",
        f"DELETE FROM follow_up WHERE date = '{_DAY}'",
        2.5,
    ),
)


def measure(ground: Ground) -> Iterator[Line]:
    """Let each task and its undo take turns with the plain statement."""
    with ground.scratch(ground.file(), ground.file()) as (ours_path, plain_path):
        drop_triggers(plain_path)
        file, journal = open_file(ours_path, "en")
        with closing(file), closing(plain(plain_path)) as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM sale ORDER BY id % 7, id LIMIT ?", (_MANY,))]
            connection.execute("CREATE TEMP TABLE kept AS SELECT id, owner_id, sale_date FROM sale")
            connection.execute("CREATE UNIQUE INDEX temp.kept_id ON kept (id)")
            for task in _TASKS:
                yield from _one(ground, task, json.dumps(ids), len(ids), journal, connection)


def _one(
    ground: Ground, task: _Task, ids: str, count: int, journal: Journal, connection: sqlite3.Connection
) -> Iterator[Line]:
    limits, steps, undos = [], [], []
    for turn in range(1 + ground.rounds):
        figures = _plainly(connection, task, ids), *_step(journal, task, ids, turn)
        if turn:
            for found, figure in zip((limits, steps, undos), figures, strict=True):
                found.append(figure)
    limit, ours, undo = median(limits), median(steps), median(undos)
    name = task.name.format(count=f"{count:,}")
    yield Line(name, "the same without triggers", limit, ours, Budget(task.times))
    yield Line(f"undo: {name}", "the step", ours, undo, Budget(1.5))


def _plainly(connection: sqlite3.Connection, task: _Task, ids: str) -> float:
    begun = perf_counter()
    connection.execute(task.statement, {"ids": ids})
    took = perf_counter() - begun
    connection.execute(task.back)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return took


def _step(journal: Journal, task: _Task, ids: str, turn: int) -> tuple[float, float]:
    """Return how long the step and its undo took. A small step after them drops what was undone."""
    work = partial(_execute, statement=task.statement, ids=ids)
    begun = perf_counter()
    journal.run(work, user_id=1, label="Benchmark")
    stepped = perf_counter()
    journal.undo()
    undone = perf_counter()
    journal.run(edit_sale, 1, {"description": f"Turn {turn} of {task.name}"}, user_id=1)
    return stepped - begun, undone - stepped


def _execute(session: Session, statement: str, ids: str) -> None:
    session.execute(text(statement), {"ids": ids})
