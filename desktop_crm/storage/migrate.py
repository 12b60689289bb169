"""Migrations: an older file is backed up, then brought to this version by Alembic on an engine of its own.

Foreign keys are off while tables may be rebuilt (a rebuilt parent would delete its children), and are checked at the
end; triggers are dropped before and made again after. All of it is one transaction: a migration that fails leaves the
file. Rebuilding a table drops what Alembic does not see: `batch_alter_table` needs
``table_kwargs={"sqlite_strict": True, "sqlite_autoincrement": True}``, and indexes of expressions are made again by
hand.
"""

import sqlite3
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from desktop_crm.models.clock import Clock
from desktop_crm.storage.address import connect
from desktop_crm.storage.backup import back_up
from desktop_crm.storage.problems import FileRefused, Reason, reason_of
from desktop_crm.storage.replay import forget_undone
from desktop_crm.storage.schema import SCHEMA_VERSION, create_triggers, drop_triggers

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path, version: int, scripts: Path = SCRIPTS, to: int = SCHEMA_VERSION) -> None:
    """Bring the file at *path* from schema *version* to *to*. Raises FileRefused, with the file as it was.

    Undo and the history stay; redo does not. A column that is new has its default in rows that undo brings back. A
    migration that changes what stored values mean must change them in ``change`` as well.
    """
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        back_up(path, f"before version {to}", Clock().now().astimezone())
        with engine.begin() as connection:
            drop_triggers(connection)
            for step in _steps(scripts, version, to):
                _run(connection, step)
            _finish(connection, to)
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(_REASONS.get(reason_of(error), Reason.MIGRATION_FAILED), path, str(error)) from error
    finally:
        engine.dispose()


_REASONS = {reason: reason for reason in (Reason.DISK_FULL, Reason.READ_ONLY, Reason.NO_ACCESS, Reason.BUSY)}


def _connect(path: Path) -> sqlite3.Connection:
    connection = connect(path, "rw")
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _steps(scripts: Path, version: int, to: int) -> list[Any]:
    """Return the revisions after *version*, oldest first. A revision's name is its version, four digits: "0002"."""
    found = ScriptDirectory(str(scripts)).walk_revisions()
    return sorted((r for r in found if version < int(r.revision) <= to), key=lambda r: r.revision)


def _run(connection: Connection, revision: Any) -> None:
    with Operations.context(MigrationContext.configure(connection, opts={"render_as_batch": True})):
        revision.module.upgrade()


def _finish(connection: Connection, to: int) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise ValueError(f"{len(broken)} rows point to what is not there, the first in {broken[0][0]}")
    forget_undone(connection)
    create_triggers(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {to}")
