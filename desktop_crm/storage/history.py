"""Questions over the journal: what each step did to one row, which steps there are, what a row was called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from desktop_crm.storage.journal import Step, step_of

_NEWEST = 2**63 - 1
_COUNTED = 20_000  # changes of a step that are looked through; of a larger one the operation's own count is taken


class Act(StrEnum):
    """What a step did to a row."""

    REGISTERED = "registered"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class RowStep:
    """The net effect of one step on one row.

    *values* are the old and new ones by column, as they are stored; none where the row came or went. *first* is the
    step's first change of the row: the older steps stand before it.
    """

    step: Step
    undone: bool
    first: int
    act: Act
    values: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the list of all steps: how many rows it changed, and which columns of them, as (table, column)."""

    step: Step
    undone: bool
    rows: int
    columns: frozenset[tuple[str, str]]


def steps_on(session: Session, table: str, row_id: int, before: int = 0) -> Iterator[RowStep]:
    """Yield what was done to a row, newest first, from the change *before* on (0: from the newest). Reads as it goes.

    Steps in which nothing of the row changed in the end are passed over.
    """
    found = session.execute(
        text(
            "SELECT c.id AS change_id, c.act, c.col, iif(c.act = 'U', c.old, NULL) AS old, c.new, s.*"
            " FROM change c INDEXED BY ix_change_row CROSS JOIN change_set s ON s.id = c.set_id"
            " WHERE c.tbl = :table AND c.row_id = :row AND c.id < :before ORDER BY c.id DESC"
        ),
        {"table": table, "row": row_id, "before": before or _NEWEST},
    )
    for _, rows in groupby(found, key=lambda row: row.id):
        step = _net(list(rows))
        if step.values or step.act is not Act.CHANGED:
            yield step


def _net(rows: list[Row[Any]]) -> RowStep:
    """Return the net effect of the changes that one step made to one row, newest first."""
    come_or_gone = [row.act for row in rows if row.act != "U"]
    act = Act.CHANGED
    if come_or_gone:
        act = Act.DELETED if come_or_gone[0] == "D" else Act.REGISTERED
    values: dict[str, tuple[Any, Any]] = {}
    for row in rows if act is Act.CHANGED else ():
        newest = values[row.col][1] if row.col in values else row.new
        values[row.col] = (row.old, newest)
    differing = {name: (old, new) for name, (old, new) in values.items() if old != new}
    return RowStep(step_of(rows[0]), bool(rows[0].undone), rows[-1].change_id, act, differing)


def changes_of_column(session: Session, table: str, row_id: int, column: str) -> list[tuple[int, Any]]:
    """Return what one column of a row held before each change of it, with the change's id, newest first."""
    return [
        (row.id, row.old)
        for row in session.execute(
            text(
                "SELECT id, old FROM change INDEXED BY ix_change_row"
                " WHERE tbl = :table AND row_id = :row AND col = :column AND act = 'U' ORDER BY id DESC"
            ),
            {"table": table, "row": row_id, "column": column},
        )
    ]


def columns_changed(session: Session, table: str, row_id: int) -> set[str]:
    """Return the columns of a row that the journal knows changes of."""
    return set(
        session.scalars(
            text(
                "SELECT DISTINCT col FROM change INDEXED BY ix_change_row"
                " WHERE tbl = :table AND row_id = :row AND act = 'U'"
            ),
            {"table": table, "row": row_id},
        )
    )


def last_known(session: Session, table: str, row_id: int, columns: Iterable[str]) -> Mapping[str, Any] | None:
    """Return values of a row that is gone, as it was when it was deleted, or when its registration was undone."""
    wanted = ", ".join(f"json_extract(row, '$.{name}') AS \"{name}\"" for name in columns)
    found = session.execute(
        text(
            f"SELECT {wanted} FROM (SELECT c.id, coalesce(u.row, c.old) AS row"
            " FROM change c INDEXED BY ix_change_row LEFT JOIN undone_row u ON u.id = c.id"
            " WHERE c.tbl = :table AND c.row_id = :row AND c.act IN ('I', 'D'))"
            " WHERE row IS NOT NULL ORDER BY id DESC LIMIT 1"
        ),
        {"table": table, "row": row_id},
    ).one_or_none()
    return None if found is None else found._asdict()


def newest_steps(session: Session, limit: int) -> list[StepLine]:
    """Return the newest steps, newest first, those that are undone among them."""
    rows = session.execute(text("SELECT * FROM change_set ORDER BY id DESC LIMIT :limit"), {"limit": limit}).all()
    return [_line(session, row) for row in rows]


def _line(session: Session, row: Row[Any]) -> StepLine:
    """Return a step with what it changed; of very many changes it is not asked which columns they are of."""
    step, span = step_of(row), {"first": row.first_change, "last": row.last_change}
    told = step.facts.get("count")
    if told and row.last_change - row.first_change > _COUNTED:
        return StepLine(step, bool(row.undone), int(told), frozenset())
    within = "FROM change NOT INDEXED WHERE id BETWEEN :first AND :last"
    counted = session.scalar(text(f"SELECT count(*) FROM (SELECT DISTINCT tbl, row_id {within})"), span)
    columns = session.execute(text(f"SELECT DISTINCT tbl, col {within} AND act = 'U'"), span)
    return StepLine(step, bool(row.undone), counted or 0, frozenset((table, column) for table, column in columns))
