"""The search index: laid out, made anew, and brought up to date behind the writing (see `models.search`).

Nothing in it is the user's own: whatever happens to it, it is made again from the records.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop_crm.models.search import SEARCHED, index_of, index_tables, text_of

if TYPE_CHECKING:
    from desktop_crm.storage.file import DataFile

_CHUNK = 2000  # records that are taken in at once: a save waits no longer than that takes
_ALL = 2**62
_PATIENCE = 0.1  # seconds, between two questions whether to stop

_log = logging.getLogger(__name__)


def lay_out_index(connection: Connection) -> None:
    """Lay out the index empty, in place of one that there may be: all records are new to it."""
    for table in ("search_known", "search_pending", *map(index_of, SEARCHED)):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for statement in index_tables():
        connection.exec_driver_sql(statement)


def fill_index(connection: Connection) -> None:
    """Take in all records at once: for files that are made in one go."""
    for table in SEARCHED:
        _take_in(connection, table, _ALL)
        connection.exec_driver_sql(f"INSERT INTO {index_of(table)} ({index_of(table)}) VALUES ('optimize')")


def keep_up(file: "DataFile", stopped: Callable[[], bool] = lambda: False) -> None:
    """Take in what was written since, in short transactions. Returns early when *stopped*, or while others write.

    An index that cannot be read any more is laid out anew, and filled.
    """
    try:
        _keep_up(file, stopped)
    except DBAPIError as error:
        _log.warning("the search index of %s is made anew: %s", file.path, error)
        with file.writing() as session:
            lay_out_index(session.connection())
        _keep_up(file, stopped)


def renew(file: "DataFile", stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the index anew from all records, as soon as nobody else writes. When *stopped*, the rest is taken in later.

    Meanwhile a search looks through the records themselves.
    """
    while not stopped():
        if file.write_lock.acquire(timeout=_PATIENCE):
            try:
                with file.writing() as session:
                    lay_out_index(session.connection())
            finally:
                file.write_lock.release()
            keep_up(file, stopped)
            return


def _keep_up(file: "DataFile", stopped: Callable[[], bool]) -> None:
    behind = True
    while behind and not stopped() and file.write_lock.acquire(blocking=False):
        try:
            with file.writing() as session:
                connection = session.connection()
                behind = sum(_take_in(connection, table, _CHUNK) for table in SEARCHED) > 0
        finally:
            file.write_lock.release()


def _take_in(connection: Connection, table: str, most: int) -> bool:
    """Take in at most *most* changed and as many new records of one kind. Returns whether there may be more."""
    changed, new = _take_in_changed(connection, table, most), _take_in_new(connection, table, most)
    return max(changed, new) >= most


def _take_in_changed(connection: Connection, table: str, most: int) -> int:
    index, values = index_of(table), {"tbl": table, "most": most}
    pending = "search_pending WHERE tbl = :tbl ORDER BY row_id LIMIT :most"
    connection.exec_driver_sql(
        f"INSERT INTO {index} ({index}, rowid, text) SELECT 'delete', row_id, indexed"
        f" FROM (SELECT row_id, indexed FROM {pending}) WHERE indexed IS NOT NULL",
        values,
    )
    connection.exec_driver_sql(
        f"INSERT INTO {index} (rowid, text) SELECT r.id, {text_of(table, 'r')}"
        f' FROM (SELECT row_id FROM {pending}) p CROSS JOIN "{table}" r ON r.id = p.row_id',
        values,
    )
    gone = f"DELETE FROM search_pending WHERE tbl = :tbl AND row_id IN (SELECT row_id FROM {pending})"
    return connection.exec_driver_sql(gone, values).rowcount


def _take_in_new(connection: Connection, table: str, most: int) -> int:
    index = index_of(table)
    known = f"(SELECT last FROM search_known WHERE tbl = '{table}')"
    until, count = connection.exec_driver_sql(
        f'SELECT max(id), count(*) FROM (SELECT id FROM "{table}" WHERE id > {known} ORDER BY id LIMIT ?)', (most,)
    ).one()
    if count:
        connection.exec_driver_sql(
            f"INSERT INTO {index} (rowid, text) SELECT r.id, {text_of(table, 'r')}"
            f' FROM "{table}" r WHERE r.id > {known} AND r.id <= ? ORDER BY r.id',
            (until,),
        )
        connection.exec_driver_sql("UPDATE search_known SET last = ? WHERE tbl = ?", (until, table))
    return int(count)
