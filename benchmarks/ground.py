"""What the benchmarks run on: data files that are made once and kept, scratch copies, and a plain connection."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import create_engine

from benchmarks.generate import generate
from desktop_crm.app import open_file
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.schema import create_all

ROUNDS = 7
_PRAGMAS = (  # those of the program itself: what is compared is the work, not the settings
    "journal_mode = WAL", "synchronous = FULL", "mmap_size = 2147483648", "cache_size = -65536",
    "temp_store = MEMORY", "foreign_keys = ON",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """How large and how often to measure, and where the files lie."""

    folder: Path
    sales: int
    rounds: int = ROUNDS

    def file(self, sales: int | None = None) -> Path:
        """Return a generated file with *sales* sales (by default those of this run). It is kept for the next run."""
        path = self._kept(f"sales-{self.sales if sales is None else sales}")
        if not path.exists():
            making = path.with_suffix(".part")
            making.unlink(missing_ok=True)
            generate(making, self.sales if sales is None else sales)
            DataFile.open(making).close()
            making.rename(path)
        return path

    def demo(self) -> Path:
        """Return the file that the program opens with --demo."""
        return self._opened("demo", demo=True)

    def empty(self) -> Path:
        """Return a file as the program leaves it after its very first start."""
        return self._opened("empty", demo=False)

    def _opened(self, name: str, *, demo: bool) -> Path:
        path = self._kept(name)
        if not path.exists():
            file, _ = open_file(path, "en", demo=demo)
            file.close()
        return path

    def _kept(self, name: str) -> Path:
        """A file's name tells of which tables it is made: what an older program made is not used."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{name}-{_tables()}.db"

    @contextmanager
    def scratch(self, *originals: Path) -> Iterator[list[Path]]:
        """Give copies of files to write to. They are gone afterwards."""
        folder = self.folder / "scratch"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            copies = [folder / f"{place}.db" for place, _ in enumerate(originals)]
            for original, copy in zip(originals, copies, strict=True):
                shutil.copyfile(original, copy)
            yield copies
        finally:
            shutil.rmtree(folder)


def _tables() -> str:
    """Return a short mark of the tables that the program lays out."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_all(connection)
        told = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE type != 'trigger' ORDER BY name").all()
    engine.dispose()
    return sha256(repr(told).encode()).hexdigest()[:8]


def plain(path: Path) -> sqlite3.Connection:
    """Connect as one would by hand, with the settings of the program."""
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def drop_triggers(path: Path) -> None:
    """Take all triggers out of a file: nothing is journalled or derived in it any more."""
    with closing(plain(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
