"""The tables of the journal, and the triggers by which the database itself writes it.

One row of ``change`` is one inserted row ('I', its id), one changed value ('U', column, old and new) or one deleted row
('D', the row as JSON). A trigger stands on each column, so a statement pays only for what it sets. Writing without an
open step fails: ``set_id`` would be empty. During undo and redo (``replay``) nothing is recorded. ``undone_row`` holds
the rows that undo took away, as JSON under the ids of the changes that had inserted them, until redo or the next step.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.types import UserDefinedType

from desktop_crm.models.everything import Base
from desktop_crm.storage.search import lay_out_index

APPLICATION_ID = 0x44435246  # "DCRF"
SCHEMA_VERSION = 1

JOURNAL = MetaData()


class _Anything(UserDefinedType[object]):
    """A column of a STRICT table that keeps each value's own type."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "ANY"


_STRICT: dict[str, Any] = {"sqlite_strict": True}

change_set = Table(
    "change_set", JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("user_id", Integer),
    Column("at", Integer, nullable=False),
    Column("undone", Integer, nullable=False),
    Column("first_change", Integer, nullable=False),
    Column("last_change", Integer, nullable=False),
    Index("ix_change_set_undone", "undone", sqlite_where=text("undone = 1")),
    sqlite_autoincrement=True, **_STRICT,
)  # fmt: skip

change = Table(
    "change", JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("set_id", Integer, nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("col", Text),
    Column("old", _Anything()),
    Column("new", _Anything()),
    Index("ix_change_row", "tbl", "row_id"), **_STRICT,
)  # fmt: skip

undone_row = Table(
    "undone_row", JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("row", Text, nullable=False), **_STRICT,
)  # fmt: skip

journal_gate = Table(
    "journal_gate", JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("set_id", Integer),
    Column("replay", Integer, nullable=False), **_STRICT,
)  # fmt: skip

_RECORDING = "(SELECT replay FROM journal_gate) IS NOT 1"
_STEP = "(SELECT set_id FROM journal_gate)"


def tables() -> list[Table]:
    """Return the tables that the journal watches, parents first."""
    return [table for table in Base.metadata.sorted_tables if not table.info.get("unrecorded")]


def derived_values(table: Table) -> list[tuple[str, str]]:
    """Return the columns of *table* that triggers keep, each with the SQL of what it should hold."""
    known = Base.metadata.info.get("derived_values", {})
    return [(c.name, known[table.name, c.name]) for c in table.columns if c.info.get("derived")]


def row_json(table: Table, source: str) -> str:
    """Return the SQL that makes one JSON object of a whole row of *source* ("OLD", or a table's name)."""
    return "json_object(" + ", ".join(f"'{c.name}', {source}.\"{c.name}\"" for c in table.columns) + ")"


def _triggers_of(table: Table) -> Iterator[tuple[str, str]]:
    t = table.name
    head = f"INSERT INTO change (set_id, tbl, row_id, act, col, old, new) VALUES ({_STEP}, '{t}', "
    yield (
        f"journal_{t}_insert",
        f"AFTER INSERT ON \"{t}\" WHEN {_RECORDING} BEGIN {head}NEW.id, 'I', NULL, NULL, NULL); END",
    )
    yield (
        f"journal_{t}_id",
        f"BEFORE UPDATE OF id ON \"{t}\" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'ids never change'); END",
    )
    yield (
        f"journal_{t}_delete",
        f'AFTER DELETE ON "{t}" WHEN {_RECORDING}'
        f" BEGIN {head}OLD.id, 'D', NULL, {row_json(table, 'OLD')}, NULL); END",
    )
    for c in table.columns:
        if not c.primary_key and not c.info.get("derived"):
            yield (
                f"journal_{t}_{c.name}",
                f'AFTER UPDATE OF "{c.name}" ON "{t}" WHEN OLD."{c.name}" IS NOT NEW."{c.name}" AND {_RECORDING}'
                f" BEGIN {head}OLD.id, 'U', '{c.name}', OLD.\"{c.name}\", NEW.\"{c.name}\"); END",
            )


def _wanted_triggers() -> dict[str, str]:
    """Return the journal's triggers and those that keep derived values, as SQLite keeps their text."""
    bodies = dict(Base.metadata.info.get("derived_triggers", {}))
    for table in tables():
        bodies.update(_triggers_of(table))
    return {name: f'CREATE TRIGGER "{name}" {body}' for name, body in bodies.items()}


def create_triggers(connection: Connection) -> None:
    """Create the views, the journal's triggers and those that keep derived values; none of these may be there.

    What was written without them the search index does not know: it is laid out anew.
    """
    lay_out_index(connection)
    for name, body in Base.metadata.info.get("views", {}).items():
        connection.exec_driver_sql(f'CREATE VIEW IF NOT EXISTS "{name}" AS {body}')
    for statement in _wanted_triggers().values():
        connection.exec_driver_sql(statement)


def keep_triggers(connection: Connection) -> None:
    """Make sure that the file has exactly the triggers of this program: without them nothing would be recorded."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    if {row.name: row.sql for row in found} != _wanted_triggers():
        drop_triggers(connection)
        create_triggers(connection)


def drop_triggers(connection: Connection) -> None:
    """Drop all triggers and views; for migrations and mass loading, which create them again.

    A view hinders the tables that it reads from being made anew.
    """
    for name in Base.metadata.info.get("views", {}):
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')
    names = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def create_all(connection: Connection) -> None:
    """Lay out an empty file: tables, journal, gate, triggers and version."""
    Base.metadata.create_all(connection)
    JOURNAL.create_all(connection)
    connection.exec_driver_sql("INSERT OR IGNORE INTO journal_gate (id, set_id, replay) VALUES (1, NULL, 0)")
    create_triggers(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
