"""How a file is reached: plain connections of SQLite, whatever signs stand in the path, that never create a file."""

import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

PATIENCE = 5.0  # seconds that a statement waits while another program writes


def connect(path: Path, mode: Literal["ro", "rw"], *, immutable: bool = False) -> sqlite3.Connection:
    """Connect to the existing file at *path*. *immutable* reads without locks and leaves nothing beside the file."""
    address = address_of(path, mode) + "&immutable=1" * immutable
    return sqlite3.connect(address, timeout=PATIENCE, uri=True, isolation_level=None)


def address_of(path: Path, mode: Literal["ro", "rw"]) -> str:
    """Return *path* as an address of SQLite; shares of a network keep their two slashes."""
    plain = path.absolute().as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain)}?mode={mode}"


def beside(path: Path, ending: str) -> Path:
    """Return the file that SQLite keeps beside *path*: its log ("-wal"), the log's index ("-shm"), a "-journal"."""
    return path.with_name(path.name + ending)
