"""Undo and redo of one step, by a few set statements for each table, whatever the number of rows.

A step's net effect is what counts: the oldest old value of each changed field, the rows that it inserted, the rows that
it deleted. Foreign keys are checked at commit, so the order of tables does not matter.
"""

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from desktop_crm.storage.schema import row_json, tables

_SPAN = "c.id BETWEEN :a AND :b AND c.tbl = '{t}'"


def undo_step(session: Session, first: int, last: int) -> None:
    """Put every row back as it was before the changes *first* to *last*."""
    span = {"a": first, "b": last}
    touched = _touched(session, span)
    for table in touched:
        _restore_deleted(session, table, span)
    for table in touched:
        _set_values(session, table, span, "old", "min")
    for table in touched:
        _keep_inserted(session, table, span)
    for table in reversed(touched):
        _delete_inserted(session, table, span)


def redo_step(session: Session, first: int, last: int) -> None:
    """Put every row back as it was after the changes *first* to *last*; they must have been undone."""
    span = {"a": first, "b": last}
    touched = _touched(session, span)
    for table in touched:
        _restore(session, table, span, "I", "new")
    for table in touched:
        _set_values(session, table, span, "new", "max")
    for table in touched:
        where = _SPAN.format(t=table.name)
        session.execute(
            text(f"DELETE FROM \"{table.name}\" WHERE id IN (SELECT c.row_id FROM change c WHERE {where} AND c.act = 'D')"),
            span,
        )


def _touched(session: Session, span: dict[str, int]) -> list[Table]:
    names = set(session.execute(text("SELECT DISTINCT tbl FROM change WHERE id BETWEEN :a AND :b"), span).scalars())
    return [table for table in tables() if table.name in names]


def _restore_deleted(session: Session, table: Table, span: dict[str, int]) -> None:
    _restore(session, table, span, "D", "old")


def _restore(session: Session, table: Table, span: dict[str, int], act: str, column: str) -> None:
    """Insert rows from their JSON: those deleted by the step (undo), or inserted by it and taken away (redo)."""
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    values = ", ".join(f"json_extract(c.{column}, '$.{c.name}')" for c in table.columns)
    where = f"{_SPAN.format(t=table.name)} AND c.act = '{act}' AND c.{column} IS NOT NULL"
    session.execute(text(f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM change c WHERE {where}'), span)


def _set_values(session: Session, table: Table, span: dict[str, int], column: str, pick: str) -> None:
    """Give each changed field its oldest old (undo) or newest new value (redo)."""
    where = _SPAN.format(t=table.name) + " AND c.act = 'U'"
    names = session.execute(text(f"SELECT DISTINCT c.col FROM change c WHERE {where}"), span).scalars().all()
    for name in names:
        found = f"SELECT c.row_id AS row_id, c.{column} AS v, {pick}(c.id) FROM change c WHERE {where} AND c.col = :col"
        session.execute(
            text(
                f'UPDATE "{table.name}" SET "{name}" = f.v FROM ({found} GROUP BY c.row_id) AS f'
                f' WHERE "{table.name}".id = f.row_id'
            ),
            {**span, "col": name},
        )


def _keep_inserted(session: Session, table: Table, span: dict[str, int]) -> None:
    """Keep each inserted row as JSON in its change, so that redo can bring it back. All tables before any row goes."""
    where = f"{_SPAN.format(t=table.name)} AND c.act = 'I'"
    snapshot = f'(SELECT {row_json(table, "t")} FROM "{table.name}" t WHERE t.id = c.row_id)'
    session.execute(text(f"UPDATE change AS c SET new = {snapshot} WHERE {where}"), span)


def _delete_inserted(session: Session, table: Table, span: dict[str, int]) -> None:
    inserted = f"SELECT c.row_id FROM change c WHERE {_SPAN.format(t=table.name)} AND c.act = 'I'"
    session.execute(text(f'DELETE FROM "{table.name}" WHERE id IN ({inserted})'), span)
