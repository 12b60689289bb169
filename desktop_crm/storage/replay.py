"""Undo and redo of one step, by a few set statements for each table, whatever the number of rows.

A step's net effect is what counts. Rows that must go are taken away first, then values are set, then rows come back,
so that no unique value is ever held twice on the way. A row whose unique value changed is itself taken out and put
back: two rows may have swapped their numbers. Foreign keys are off (`DataFile.replaying`): what they did in the step
was recorded like everything else, and the state that is restored was whole when it was left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Column, Connection, Index, Table, UniqueConstraint, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from desktop_crm.storage.schema import derived_values, row_json, tables

Side = Literal["old", "new"]

_HELD = "CREATE TEMP TABLE IF NOT EXISTS held (tbl TEXT NOT NULL, row_id INTEGER NOT NULL, row TEXT NOT NULL)"


def undo_step(session: Session, first: int, last: int) -> None:
    """Put every row back as it was before the changes *first* to *last*."""
    touched = _touched(session, first, last)
    for part in touched:
        part.keep_inserted()
        part.delete("I")
    for part in touched:
        part.hold("old")
    for part in touched:
        part.set_values("old")
    for part in touched:
        part.restore_deleted()
        part.restore_held()
    for part in touched:
        part.derive()


def redo_step(session: Session, first: int, last: int) -> None:
    """Put every row back as it was after the changes *first* to *last*; they must have been undone."""
    touched = _touched(session, first, last)
    for part in touched:
        part.delete("D")
    for part in touched:
        part.hold("new")
    for part in touched:
        part.set_values("new")
    for part in touched:
        part.restore_inserted()
        part.restore_held()
    for part in touched:
        part.derive()


def forget_undone(connection: Session | Connection) -> None:
    """Drop what was undone: after a new step it can no longer be redone."""
    gone = connection.execute(text("DELETE FROM change_set WHERE undone = 1 RETURNING first_change, last_change")).all()
    for first, last in gone:
        connection.execute(text("DELETE FROM change WHERE id BETWEEN :a AND :b"), {"a": first, "b": last})
    if gone:
        connection.execute(text("DELETE FROM undone_row"))


def _touched(session: Session, first: int, last: int) -> list["_Part"]:
    """Return what the step did, table by table, parents first."""
    found = session.execute(
        text("SELECT DISTINCT tbl, act, col FROM change WHERE id BETWEEN :a AND :b"), {"a": first, "b": last}
    ).all()
    parts = []
    for table in tables():
        acts = {row.act for row in found if row.tbl == table.name}
        changed = [row.col for row in found if row.tbl == table.name and row.col and row.col in table.columns]
        if acts:
            parts.append(_Part(session, table, {"a": first, "b": last, "t": table.name}, acts, sorted(changed)))
    return parts


@dataclass(frozen=True, slots=True)
class _Part:
    """What one step did to one table."""

    session: Session
    table: Table
    span: Mapping[str, object]
    acts: set[str]
    changed: list[str]  # the columns in which values were changed

    def keep_inserted(self) -> None:
        """Keep each inserted row as JSON, so that redo can bring it back."""
        if "I" in self.acts:
            last = f" AND c.id IN ({self._ends('max')})" if "D" in self.acts else ""
            self._run(
                f"INSERT INTO undone_row (id, row) SELECT c.id, {row_json(self.table, 't')}"
                f" FROM change c NOT INDEXED CROSS JOIN {self._name} t ON t.id = c.row_id WHERE {_in_span('I')}{last}"
            )

    def delete(self, act: str) -> None:
        """Take away the rows that the step inserted ("I", for undo) or deleted ("D", for redo)."""
        if act in self.acts:
            self._run(f"DELETE FROM {self._name} WHERE id IN ({_rows(_in_span(act))})")

    def hold(self, side: Side) -> None:
        """Take out the rows in which a unique value changed; `restore_held` puts them back, as they shall be."""
        unique = [name for name in self.changed if name in _unique_columns(self.table)]
        if unique:
            rows = _rows(f"{_in_span('U')} AND c.col IN ({_quoted(unique)})")
            row = self._patched(row_json(self.table, "t"), "t.id", side)
            self._run(_HELD)
            self._run(f"INSERT INTO held SELECT :t, t.id, {row} FROM {self._name} t WHERE t.id IN ({rows})")
            self._run(f"DELETE FROM {self._name} WHERE id IN (SELECT row_id FROM held WHERE tbl = :t)")

    def set_values(self, side: Side) -> None:
        """Give each changed field its oldest old or its newest new value. Rows that are away are passed over.

        All fields in one statement: each row, and each index that several of them share, is written once.
        """
        if not self.changed:
            return
        ends = (
            f"SELECT c.row_id, c.col, c.{side} AS v, {_PICK[side]}(c.id) FROM change c NOT INDEXED"
            f" WHERE {_in_span('U')} GROUP BY c.row_id, c.col"
        )
        columns = {name: f"c{place}" for place, name in enumerate(self.changed)}
        found = ", ".join(
            f"max(col = '{name}') AS has_{c}, max(CASE WHEN col = '{name}' THEN v END) AS {c}"
            for name, c in columns.items()
        )
        values = ", ".join(f'"{name}" = iif(f.has_{c}, f.{c}, {self._name}."{name}")' for name, c in columns.items())
        self._run(
            f"UPDATE {self._name} SET {values} FROM (SELECT row_id, {found} FROM ({ends}) GROUP BY row_id) AS f"
            f" WHERE {self._name}.id = f.row_id"
        )

    def restore_deleted(self) -> None:
        """Bring back the rows that stood before the step; not those that it inserted itself."""
        if "D" in self.acts:
            first = f" AND c.id IN ({self._ends('min')})" if "I" in self.acts else ""
            row = self._patched("c.old", "c.row_id", "old", "c.id") if self.changed else "c.old"
            self._insert(row, f"change c NOT INDEXED WHERE {_in_span('D')}{first}")

    def restore_inserted(self) -> None:
        """Bring back the rows that undo took away and kept."""
        if "I" in self.acts:
            kept = f"SELECT c.id FROM change c NOT INDEXED WHERE {_in_span('I')}"
            self._insert("row", f"undone_row WHERE id IN ({kept})")
            self._run(f"DELETE FROM undone_row WHERE id IN ({kept})")

    def restore_held(self) -> None:
        """Put the rows back that `hold` took out."""
        if _unique_columns(self.table).intersection(self.changed):
            self._insert("row", "held WHERE tbl = :t")
            self._run("DELETE FROM held WHERE tbl = :t")

    def derive(self) -> None:
        """Work out the derived values of rows that were away while others changed."""
        for name, expression in derived_values(self.table):
            self._run(
                f'UPDATE {self._name} SET "{name}" = {expression}'
                f' WHERE id IN ({_rows(_in_span())}) AND "{name}" IS NOT {expression}'
            )

    def _patched(self, row: str, row_id: str, side: Side, before: str = "") -> str:
        """Return the SQL of the JSON *row* with the changed values of that row, up to the change *before*."""
        until = f" AND u.id < {before}" if before else ""
        found = (
            f"SELECT u.col AS col, u.{side} AS v, {_PICK[side]}(u.id) FROM change u INDEXED BY ix_change_row"
            f" WHERE u.tbl = :t AND u.row_id = {row_id} AND u.id BETWEEN :a AND :b{until} AND u.act = 'U'"
            " GROUP BY u.col"
        )
        return f"json_patch({row}, (SELECT json_group_object(col, v) FROM ({found})))"

    def _insert(self, row: str, source: str) -> None:
        """Insert rows from their JSON, the expression *row* over *source*; one that is worked out, only once a row."""
        names = ", ".join(f'"{c.name}"' for c in self.table.columns)
        values = ", ".join(_value(c) for c in self.table.columns)
        once = "MATERIALIZED" if "(" in row else "NOT MATERIALIZED"
        rows = f"WITH r AS {once} (SELECT {row} AS row FROM {source})"
        self._run(f"{rows} INSERT INTO {self._name} ({names}) SELECT {values} FROM r")

    def _ends(self, pick: str) -> str:
        """Return the SQL of the first ("min") or last ("max") changes by which rows came or went."""
        return (
            f"SELECT {pick}(e.id) FROM change e NOT INDEXED"
            " WHERE e.id BETWEEN :a AND :b AND e.tbl = :t AND e.act IN ('I', 'D') GROUP BY e.row_id"
        )

    @property
    def _name(self) -> str:
        return f'"{self.table.name}"'

    def _run(self, sql: str, **values: object) -> None:
        self.session.execute(text(sql), {**self.span, **values})


_PICK: Mapping[Side, str] = {"old": "min", "new": "max"}


def _in_span(act: str = "") -> str:
    """Return the condition that finds the step's changes of one table. Read along the ids: see NOT INDEXED."""
    return "c.id BETWEEN :a AND :b AND c.tbl = :t" + (f" AND c.act = '{act}'" if act else "")


def _rows(where: str) -> str:
    return f"SELECT c.row_id FROM change c NOT INDEXED WHERE {where}"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _unique_columns(table: Table) -> set[str]:
    """Return the columns that take part in a unique constraint, the id apart."""
    unique = [c.columns for c in table.constraints if isinstance(c, UniqueConstraint)]
    unique += [index.columns for index in table.indexes if isinstance(index, Index) and index.unique]
    return {column.name for columns in unique for column in columns}


def _value(column: Column[object]) -> str:
    """Return the SQL of a column's value in the JSON of a row; its default where the row is older than the column."""
    found = f"json_extract(row, '$.{column.name}')"
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    if column.nullable or default is None:
        return found
    shown = str(int(default)) if isinstance(default, int) else "'" + str(default).replace("'", "''") + "'"
    return f"ifnull({found}, {shown})"
