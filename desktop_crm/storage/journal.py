"""The journal: every write is one step with a label, and every step can be undone and redone, also after a restart."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import Row, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.clock import Clock
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.problems import FileRefused, Reason, SaveFailed, reason_of
from desktop_crm.storage.replay import forget_undone, redo_step, undo_step

T = TypeVar("T")
Progress = Callable[[int, int], None]
_Play = Callable[[Session, int, int], None]
MANY = 2000  # beyond so many changed rows of a table a notice says "any row"


@dataclass(frozen=True, slots=True)
class Step:
    """One labelled change set. *facts* fill the label's sentence: title, count …"""

    id: int
    label: str
    facts: Mapping[str, Any]
    user_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """Which rows a commit touched. A table's value is a set of ids, or None for "too many to name"."""

    rows: Mapping[str, frozenset[int] | None] = field(default_factory=dict)

    def touch(self, table: str, row_id: int | None = None) -> bool:
        """Whether *table*, or the row *row_id* of it, was touched."""
        if table not in self.rows:
            return False
        ids = self.rows[table]
        return row_id is None or ids is None or row_id in ids

    def touch_any(self, *tables: str) -> bool:
        """Whether any of *tables* was touched."""
        return any(table in self.rows for table in tables)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a write: its result, what changed, the step (None where nothing changed), how it came about."""

    result: Any
    changes: Changes
    step: Step | None
    how: Literal["done", "undone", "redone"] = "done"


class Journal:
    """The one gate for change."""

    failure = SaveFailed  # what a write raises when the file cannot take it

    def __init__(self, file: DataFile) -> None:
        self._file = file
        self._clock: Clock = file.clock

    def run(
        self, operation: Callable[..., T], *args: Any, user_id: int | None, label: str = "", **kwargs: Any
    ) -> Outcome:
        """Run *operation(session, …)* as one step, all or nothing.

        The label is the operation's own (`@verb`) unless one is given. Raises what the operation raises, and SaveFailed
        where the file could not take it; in both cases nothing was written.
        """
        with _saving(), self._file.writing() as session:
            return self._run(session, operation, args, kwargs, user_id, label or getattr(operation, "label", ""))

    def run_unrecorded(self, operation: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run *operation(session, …)*, all or nothing, as part of laying out a new file: it is no step and stays.

        Only for a file in which nothing has been recorded. Raises what the operation raises, and SaveFailed.
        """
        with _saving(), self._file.writing() as session:
            if session.scalar(text("SELECT count(*) FROM change_set")):
                raise RuntimeError("this file has steps: what is written now must be one")
            session.info.update(user_id=None, facts={})
            self._gate(session, None, replay=True)
            result = operation(session, *args, **kwargs)
            session.flush()
            self._gate(session, None)
            return result

    def _run(
        self, session: Session, operation: Callable[..., T], args: Any, kwargs: Any, user_id: int | None, label: str
    ) -> Outcome:
        if not label:
            raise ValueError(f"{operation!r} has no label")
        session.info.update(user_id=user_id, facts={})
        begin = _last_change(session) + 1
        step_id = self._begin(session, label, user_id, begin)
        result = operation(session, *args, **kwargs)
        session.flush()
        end = _last_change(session)
        if end < begin:
            _sql(session, "DELETE FROM change_set WHERE id = :id", id=step_id)
            self._gate(session, None)
            return Outcome(result, Changes(), None)
        forget_undone(session)
        facts = session.info["facts"]
        told = json.dumps(facts, ensure_ascii=False, default=str)
        label = session.info.pop("label", label)  # what was done may go by another name than the operation's
        ended = "UPDATE change_set SET last_change = :end, label = :label, facts = :facts WHERE id = :id"
        _sql(session, ended, end=end, label=label, facts=told, id=step_id)
        self._gate(session, None)
        step = Step(step_id, label, facts, user_id, self._clock.now())
        return Outcome(result, changes_of(session, begin, end), step)

    def _begin(self, session: Session, label: str, user_id: int | None, first: int) -> int:
        step_id = _sql(
            session,
            "INSERT INTO change_set (label, facts, user_id, at, undone, first_change, last_change)"
            " VALUES (:label, '{}', :user, :at, 0, :first, 0) RETURNING id",
            label=label, user=user_id, at=int(self._clock.now().timestamp()), first=first,
        ).fetchone()[0]  # fmt: skip
        self._gate(session, step_id)
        return step_id

    @staticmethod
    def _gate(session: Session, step_id: int | None, replay: bool = False) -> None:
        _sql(session, "UPDATE journal_gate SET set_id = :step, replay = :replay", step=step_id, replay=int(replay))

    def next_undo(self) -> Step | None:
        """Return the step that undo would take back."""
        return self._peek("WHERE undone = 0 ORDER BY id DESC LIMIT 1")

    def next_redo(self) -> Step | None:
        """Return the step that redo would bring back."""
        return self._peek("WHERE undone = 1 ORDER BY id LIMIT 1")

    def _peek(self, condition: str) -> Step | None:
        with self._file.reading() as session:
            row = session.execute(text(f"SELECT * FROM change_set {condition}")).one_or_none()
            return None if row is None else step_of(row)

    def undo(self) -> Outcome | None:
        """Take the last step back. Returns None where there is none."""
        with _saving(), self._file.replaying() as session:
            return self._replay(session, "undone = 0 ORDER BY id DESC LIMIT 1", undo_step)

    def redo(self) -> Outcome | None:
        """Bring the last undone step back. Returns None where there is none."""
        with _saving(), self._file.replaying() as session:
            return self._replay(session, "undone = 1 ORDER BY id LIMIT 1", redo_step)

    def go_to(self, step_id: int, progress: Progress | None = None) -> Outcome | None:
        """Undo or redo until *step_id* is the last step that holds (0: none does), all or nothing.

        Returns None where it is so already, or where that step is no longer there. The outcome's result is the number
        of steps; where they are several, its step stands for them all. *progress* hears (done, total); what it raises
        ends all.
        """
        with _saving(), self._file.replaying() as session:
            found = session.execute(text("SELECT undone FROM change_set WHERE id = :id"), {"id": step_id}).first()
            if found is None and step_id != 0:
                return None
            if found is not None and found.undone:
                return self._replay(session, "undone = 1 AND id <= :id ORDER BY id", redo_step, progress, id=step_id)
            return self._replay(session, "undone = 0 AND id > :id ORDER BY id DESC", undo_step, progress, id=step_id)

    def _replay(
        self, session: Session, which: str, play: _Play, progress: Progress | None = None, **values: int
    ) -> Outcome | None:
        rows = session.execute(text(f"SELECT * FROM change_set WHERE {which}"), values).all()
        if not rows:
            return None
        self._gate(session, None, replay=True)
        for done, row in enumerate(rows):
            if progress is not None:
                progress(done, len(rows))
            play(session, row.first_change, row.last_change)
            _sql(session, "UPDATE change_set SET undone = 1 - undone WHERE id = :id", id=row.id)
        self._gate(session, None)
        first, last = min(row.first_change for row in rows), max(row.last_change for row in rows)
        changes, step = changes_of(session, first, last), step_of(rows[-1])
        if len(rows) > 1:
            step = replace(step, label=mark("Several steps"), facts={"count": len(rows)})
        return Outcome(len(rows), changes, step, "undone" if play is undo_step else "redone")


@contextmanager
def _saving() -> Iterator[None]:
    """Turn what the file cannot take into SaveFailed; what an operation did wrong stays the error it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = reason_of(error)
        if reason is Reason.UNKNOWN:
            raise
        raise SaveFailed(reason, str(getattr(error, "orig", error))) from error
    except FileRefused as refused:  # a backup that belongs to the step could not be made
        raise SaveFailed(refused.reason, refused.detail) from refused


def changes_of(session: Session, first: int, last: int) -> Changes:
    """Return which rows the changes *first* to *last* touched."""
    span = {"a": first, "b": last, "many": MANY + 1}
    within = "FROM change NOT INDEXED WHERE id BETWEEN :a AND :b"  # the step's own rows, not the table's whole history
    names = [name for (name,) in _sql(session, f"SELECT DISTINCT tbl {within}", **span)]
    found: dict[str, frozenset[int] | None] = {}
    for name in names:
        statement = f"SELECT DISTINCT row_id {within} AND tbl = :t LIMIT :many"
        ids = [row_id for (row_id,) in _sql(session, statement, **span, t=name)]
        found[name] = frozenset(ids) if len(ids) <= MANY else None
    return Changes(found)


def _last_change(session: Session) -> int:
    return int(_sql(session, "SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _sql(session: Session, statement: str, **values: Any) -> sqlite3.Cursor:
    """Hand a statement to the driver itself: each save needs several, and the way there costs more than they do."""
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.execute(statement, values)


def step_of(row: Row[Any]) -> Step:
    """Return the step that a row of `change_set` tells of."""
    return Step(row.id, row.label, json.loads(row.facts), row.user_id, datetime.fromtimestamp(row.at, UTC))
