"""Importing sales from a file, against reading it and writing its rows by hand."""

import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.ground import Ground, drop_triggers, plain
from benchmarks.measure import MEMORY, Budget, Line, peak_memory, race
from desktop_crm.app import open_file
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.operations.importing.mapping import Column, ImportMap, Missing
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.source import guess

ROWS = 8_800
_COMPANIES, _OWNERS, _FIRST_DAY = 90, 30, date(2024, 1, 8)
_STATUSES = {"Won": "sold", "Lost": "lost", "Engaged": "open", "Prospect": "open"}
_PRODUCTS = ("Basic", "Basic Plus", "Premium", "Premium Plus", "Special", "Site licence", "Service agreement")
_FIELDS = {
    "Reference": "number", "Agent": "owner", "Product": "title", "Customer": "company", "Outcome": "status",
    "First contact": "registered_at", "Closed": "sale_date", "Value": "amount",
}  # fmt: skip


def measure(ground: Ground) -> Iterator[Line]:
    """Import the same file again and again, each time into an empty data file."""
    rows = min(ROWS, ground.sales)
    with TemporaryDirectory() as name:
        source, data = Path(name) / "sales.csv", Path(name) / "crm.db"
        write_sales(source, rows)
        by_hand = partial(afresh, ground.empty(), data, partial(_by_hand, source, data))
        ours = partial(afresh, ground.empty(), data, partial(import_sales, source, data, rows))
        what, against = f"import of {rows:,} sales, {len(_FIELDS)} columns", "csv and executemany by hand"
        yield Line(what, against, *race(by_hand, ours, rounds=ground.rounds), Budget(5, at_most=5.0))
        yield Line(f"most memory: {what}", against, peak_memory(by_hand), peak_memory(ours), unit=MEMORY)


def write_sales(path: Path, rows: int) -> None:
    """Write a file as other programs export it: names for companies and owners, ISO dates, whole amounts."""
    chance = Random(1)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(_FIELDS)
        for number in range(rows):
            first = _FIRST_DAY + timedelta(chance.randrange(400))
            outcome = chance.choice(list(_STATUSES))
            is_closed = _STATUSES[outcome] != "open"
            closed = (first + timedelta(chance.randrange(1, 140))).isoformat() if is_closed else ""
            agent, customer = f"Agent {chance.randrange(_OWNERS)}", f"Customer {chance.randrange(_COMPANIES)} AS"
            value = str(chance.randrange(50, 30_000)) if outcome == "Won" else ""
            product = chance.choice(_PRODUCTS)
            out.writerow([f"R{number:06}", agent, product, customer, outcome, first.isoformat(), closed, value])


def afresh(original: Path, data: Path, work: Callable[[], float]) -> float:
    """Begin with an empty data file, which is no part of the work."""
    for end in ("", "-wal", "-shm"):
        Path(f"{data}{end}").unlink(missing_ok=True)
    copyfile(original, data)
    return work()


def import_sales(source: Path, data: Path, rows: int, before: Callable[[Path], object] = Path.exists) -> float:
    """Import *source* into the data file; what is done *before*, with the file open, is no part of the work."""
    file, journal = open_file(data, "en")
    with closing(file):
        before(data)
        begun = perf_counter()
        columns = tuple(Column(f"sale.{name}", (heading,), _missing(name)) for heading, name in _FIELDS.items())
        mapping = ImportMap(RecordKind.SALE, guess(source), columns, statuses=_STATUSES)
        receipt = journal.run(run_import, source, mapping, user_id=1).result
        took = perf_counter() - begun
    if receipt.taken != rows:
        raise AssertionError(f"{receipt.taken} of {rows} rows were taken: {receipt.refused[:1]}")
    return took


def _missing(name: str) -> Missing:
    return Missing.CREATE if name in ("owner", "company") else Missing.REFUSE


_INSERT = (
    "INSERT INTO sale (number, title, fold_key, sort_key, status, amount, company_id, owner_id, sale_date,"
    " registered_at, description, probability, completed, cost, profit, profit_percent, visible_for, note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, unixepoch(?), '', 0, 0, 0, 0, 0, 'all', '')"
)


def _by_hand(source: Path, data: Path) -> float:
    """What one would write for this very file: no checks, no rules, no history."""
    drop_triggers(data)
    with closing(plain(data)) as connection, source.open(encoding="utf-8", newline="") as stream:
        begun = perf_counter()
        rows = list(csv.reader(stream))[1:]
        connection.execute("BEGIN IMMEDIATE")
        users = _named(connection, "user", {row[1] for row in rows})
        companies = _named(connection, "company", {row[3] for row in rows})
        connection.executemany(_INSERT, (_sale(row, users, companies) for row in rows))
        connection.execute("COMMIT")
        return perf_counter() - begun


def _sale(row: list[str], users: dict[str, int], companies: dict[str, int]) -> tuple[object, ...]:
    number, agent, title, customer, outcome, first, closed, value = row
    amount = int(value or 0) * 100
    names = (title, fold(title), sort_key(title))
    return number, *names, _STATUSES[outcome], amount, companies[customer], users[agent], closed or None, first


def _named(connection: sqlite3.Connection, table: str, names: set[str]) -> dict[str, int]:
    """Insert records that have a name only, and return their ids."""
    required = connection.execute(
        f"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" AND pk = 0 AND dflt_value IS NULL"
        " AND name NOT IN ('name', 'fold_key', 'sort_key')"
    ).fetchall()
    columns = ", ".join(["name", "fold_key", "sort_key", *(f'"{name}"' for name, _ in required)])
    values = ", ".join(["?", "?", "?", *("''" if kind == "TEXT" else "0" for _, kind in required)])
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({values})'
    connection.executemany(statement, ((name, fold(name), sort_key(name)) for name in sorted(names)))
    return dict(connection.execute(f'SELECT name, id FROM "{table}"').fetchall())
