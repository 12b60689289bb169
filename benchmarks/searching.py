"""Searching everything key by key, against FTS5 prefix queries by hand; and what the index costs those who write.

The bare index holds the folded names alone, as words with prefixes of one to three letters, a table for each kind. What
it is asked gives ids: no order, no names, no middle of a word, no numbers. For the slowest key of each typed text.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ground import Ground, plain
from benchmarks.importing import ROWS, afresh, import_sales, write_sales
from benchmarks.measure import SMALL_TIME, Budget, Line, race, timed
from desktop_crm.app import open_file
from desktop_crm.models.search import SEARCHED
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.searching import EACH, pieces_of, search
from desktop_crm.storage.file import DataFile

_TYPED = {
    "one letter": "a",
    "beginning of a name": "nordberg",
    "middle of a word": "ndersen",
    "rare": "skjaergard",
    "very common": "tilbud",
    "two words": "kari nordby",
    "words never together": "tilbud forberede",
    "telephone": "12345678",
}
_KEY, _SAVES = Budget(2, plus=0.005), 20
_AGAINST = "FTS5 prefix queries by hand"


def measure(ground: Ground) -> Iterator[Line]:
    """Type some texts; then save and import with the index and without it."""
    with ground.scratch(ground.file()) as (bare_path,), closing(DataFile.open(ground.file())) as file:
        file.keep_up_search()
        with closing(plain(bare_path)) as bare:
            _lay_out_bare(bare)
            for what, text in _TYPED.items():
                yield _slowest(ground, file, bare, what, text)
    yield from _saving(ground)
    yield from _importing(ground)


def _lay_out_bare(bare: sqlite3.Connection) -> None:
    for table in SEARCHED:
        bare.execute(
            f"CREATE VIRTUAL TABLE bare_{table} USING fts5(text, content = '', columnsize = 0, detail = none,"
            " prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')"
        )
        bare.execute(f'INSERT INTO bare_{table} (rowid, text) SELECT id, fold_key FROM "{table}" ORDER BY id')


def _slowest(ground: Ground, file: DataFile, bare: sqlite3.Connection, what: str, text: str) -> Line:
    """Measure each key of *text*, and return the line of the one that takes ours longest."""
    keys = [text[:end] for end in range(1, len(text) + 1) if text[end - 1] != " "]
    lines = [_line(f"search “{key}” ({what})", ground, file, bare, key) for key in keys]
    return max(lines, key=lambda line: line.ours)


def _line(what: str, ground: Ground, file: DataFile, bare: sqlite3.Connection, key: str) -> Line:
    asked = " AND ".join(f'"{piece}"*' for piece in pieces_of(key))
    by_hand = timed(_ask_bare, bare, asked)
    return Line(what, _AGAINST, *race(by_hand, timed(_ask, file, key), rounds=ground.rounds), _KEY, SMALL_TIME)


def _ask_bare(bare: sqlite3.Connection, asked: str) -> None:
    for table in SEARCHED:
        bare.execute(f"SELECT rowid FROM bare_{table} WHERE bare_{table} MATCH ? LIMIT {EACH}", (asked,)).fetchall()


def _ask(file: DataFile, key: str) -> None:
    with file.reading() as session:
        search(session, key)


def _without_index(path: Path) -> None:
    """Take the triggers of the index out of an open file."""
    with closing(plain(path)) as connection:
        found = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'"
        for (name,) in connection.execute(found).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')


def _saving(ground: Ground) -> Iterator[Line]:
    with ground.scratch(ground.file(), ground.file()) as paths:
        runs: list[Callable[[], float]] = []
        opened = [open_file(path, "en") for path in paths]
        _without_index(paths[1])
        for _file, journal in opened:
            numbers = count(1)

            def rename(journal: object = journal, numbers: Iterator[int] = numbers) -> None:
                id = 1 + next(numbers) * 37 % ground.sales
                journal.run(edit_sale, id, {"title": f"Fornyelse av avtale {id}"}, user_id=1)  # type: ignore[attr-defined]

            runs.append(timed(rename))
        ours, limit = race(*runs, rounds=ground.rounds * _SAVES, warm=5)
        for file, _journal in opened:
            file.close()
        yield Line("save the title of a sale", "without the search index", limit, ours, unit=SMALL_TIME)


def _importing(ground: Ground) -> Iterator[Line]:
    rows = min(ROWS, ground.sales)
    with TemporaryDirectory() as name:
        source, data = Path(name) / "sales.csv", Path(name) / "crm.db"
        write_sales(source, rows)
        limit, ours = race(*_imports(ground, source, data, rows), rounds=ground.rounds)
        yield Line(f"import of {rows:,} sales", "without the search index", limit, ours)
        with closing(DataFile.open(data)) as file:
            yield Line(f"the index takes in {rows:,} sales", "", None, timed(file.keep_up_search)())


def _imports(ground: Ground, source: Path, data: Path, rows: int) -> Sequence[Callable[[], float]]:
    """An import without the triggers of the index, and one with them."""
    return [
        partial(afresh, ground.empty(), data, partial(import_sales, source, data, rows, before))
        for before in (_without_index, Path.exists)
    ]
