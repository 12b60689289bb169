"""Makes a large data file in seconds: `python -m benchmarks.generate FILE [--sales 1000000]`.

A million sales come with 300 000 companies, 600 000 persons, 2 000 000 follow-ups and 50 users, and with what
`made_in_sql` makes of them; fewer in proportion.
Names vary, so that searching and sorting mean something; dates spread over six years around today; statuses, stages,
amounts and dates agree as the program itself would have it. The same arguments on the same day give the same file.

Columns are drawn by numpy and inserted without triggers and secondary indexes, which are made again at the end.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, create_engine
from sqlalchemy.pool import StaticPool

from benchmarks.made_in_sql import fill_papers, keep_next_activity
from desktop_crm.models.catalogue import class_of
from desktop_crm.models.clock import Clock
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.demo_scene import told
from desktop_crm.operations.first_start import prepare
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.schema import create_triggers, drop_triggers
from desktop_crm.storage.search import fill_index

SALES = 1_000_000
_USERS, _GROUPS = 50, 5
_CHUNK = 50_000
_TITLES = 4_000  # distinct ones of each sale type
_FULL = 10_000
_DAY = 86_400
_HISTORY, _AHEAD = 5 * 365, 365  # days
_FIRST_NUMBER = 1_000_001  # equally long numbers sort as they count
_STATUSES = ("open", "sold", "lost", "stalled")
_SHARES = (0.45, 0.30, 0.17, 0.08)
_KINDS = {"new": 0.42, "existing": 0.32, "renewal": 0.15, "small": 0.11}  # in the order of the default sale types
_CYCLES = np.array([190, 70, 35, 12])
_USUAL_AMOUNTS = np.array([180_000, 60_000, 70_000, 5_000])
_OPEN, _SOLD, _LOST, _STALLED = range(4)
_BEGINNINGS = (
    "Måke Bratt Ørne Hval Skarv Tind Rim Sølv Tyri Varde Kvern Ål Bjørke Elve Fonn Gran Heste Is Jerv Kråke Lom Multe "
    "Nøste Orre Purke Rype Sel Torsk Ugle Vind Ær Øst Å Blå Driv Eik Furu Gaup Haug Jo Kjerr Lyng Mose Nord Osp Pil"
)
_ENDINGS = (
    "holm skar vatn sund vøy hamar foss skjær grav tun stø grend haug tind stad nes våg nuten dal vik bekk fjell "
    "kollen berg havn kvær varde lund myr sletta"
)
_STEMS = [beginning + ending for beginning in _BEGINNINGS.split() for ending in _ENDINGS.split()]
_FAST = (
    "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -400000", "PRAGMA temp_store = MEMORY",
)  # fmt: skip


@dataclass(frozen=True)
class Pick:
    """A column of values from a table, by index. The values may be texts, ids or None."""

    values: Sequence[Any]
    index: np.ndarray

    def __getitem__(self, part: slice) -> np.ndarray:
        return np.array(self.values, dtype=object)[self.index[part]]


Column = np.ndarray | Pick


@dataclass
class Draw:
    """Chance, the day, and the ids of the lists of the new file."""

    random: np.random.Generator
    today: date
    lists: Mapping[str, list[Any]]
    counts: Mapping[str, int]

    def below(self, limit: Any, size: int) -> np.ndarray:
        """Return *size* whole numbers from 0 up to *limit*, which may differ from row to row."""
        return (self.random.random(size) * limit).astype(np.int64)

    def line(self, name: str, size: int, filled: float = 1.0) -> Pick:
        """Return lines of a list, earlier ones more often; in the share *filled* of the rows, else nothing."""
        ids = self.lists[name]
        weights = 1 / (np.arange(len(ids)) + 2)
        index = self.random.choice(len(ids), size, p=weights / weights.sum()) + 1
        return Pick([None, *ids], np.where(self.random.random(size) < filled, index, 0))

    def word(self, values: Sequence[Any], size: int) -> Pick:
        """Return each of *values* as often as the others."""
        return Pick(values, self.below(len(values), size))

    @property
    def midnight(self) -> int:
        """The last midnight, local, as a stamp."""
        return int(time.mktime(self.today.timetuple()))

    def stamp(self, days: np.ndarray) -> np.ndarray:
        """Return moments in working hours of days that are counted from today, none ahead of last midnight."""
        return np.minimum(self.midnight, self.midnight + days * _DAY + 8 * 3600 + self.below(8 * 3600, len(days)))

    def day(self, days: np.ndarray, missing: np.ndarray | None = None) -> Pick:
        """Return ISO days for days counted from today; nothing where *missing*."""
        first = int(days.min())
        texts = [(self.today + timedelta(first + n)).isoformat() for n in range(int(days.max()) - first + 1)]
        index = days - first + 1
        return Pick([None, *texts], index if missing is None else np.where(missing, 0, index))


def generate(path: Path, sales: int = SALES, seed: int = 1, today: date | None = None) -> None:
    """Make a data file with *sales* sales and the rest in proportion. Raises FileExistsError."""
    if path.exists():
        raise FileExistsError(path)
    file = DataFile.open(path)
    prepare(Journal(file), "nb", "Kari Nordby", "KN")
    file.close()
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(path, isolation_level=None), poolclass=StaticPool
    )
    with engine.connect() as connection:
        _run(connection, *_FAST)
        indexes = _drop_indexes(connection)
        drop_triggers(connection)
        _run(connection, "BEGIN")
        _fill(connection, sales, np.random.default_rng(seed), today or Clock().today())
        _run(connection, *indexes)
        keep_next_activity(connection)
        create_triggers(connection)
        fill_index(connection)
        _run(connection, "COMMIT", "ANALYZE", "PRAGMA optimize", "PRAGMA journal_mode = WAL")
    engine.dispose()


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _drop_indexes(connection: Connection) -> list[str]:
    """Drop the secondary indexes, and return the statements that make them again."""
    wanted = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    found = connection.exec_driver_sql(wanted).all()
    _run(connection, *(f'DROP INDEX "{name}"' for name, _ in found))
    return [statement for _, statement in found]


def _fill(connection: Connection, sales: int, random: np.random.Generator, today: date) -> None:
    shares = {"company": 0.3, "person": 0.6, "project": 0.002, "sale": 1, "follow_up": 2}
    counts = {name: max(1, int(sales * share)) for name, share in shares.items()}
    draw = Draw(random, today, _lists(connection), counts)
    draw.lists["user"][:] = _users(connection, draw)
    _insert(connection, "company", _companies(draw))
    company_of_person = np.sort(np.concatenate((  # at least one person in each company
        np.arange(counts["company"]), draw.below(counts["company"], counts["person"] - counts["company"]),
    )))  # fmt: skip
    _insert(connection, "person", _persons(draw, company_of_person))
    _insert(connection, "project", _projects(draw))
    drawn = _sales(draw, company_of_person)
    _insert(connection, "sale", drawn.columns)
    _insert(connection, "follow_up", _follow_ups(draw, drawn))
    fill_papers(connection, today, draw.midnight)


def _lists(connection: Connection) -> dict[str, list[Any]]:
    """Return the ids of all lists; stages by sale type, follow-up types as (id, form, minutes)."""

    def rows(query: str) -> list[Any]:
        return [row[0] if len(row) == 1 else tuple(row) for row in connection.exec_driver_sql(query)]

    names = rows("SELECT DISTINCT list_name FROM list_item")
    lists = {name: rows(f"SELECT id FROM list_item WHERE list_name = '{name}' ORDER BY rank") for name in names}
    for table in ("sale_type", "currency", "user"):
        lists[table] = rows(f'SELECT id FROM "{table}" ORDER BY id')
    lists["follow_up_type"] = rows("SELECT id, form, duration FROM follow_up_type ORDER BY rank")
    walk = "SELECT s.id, s.probability FROM sale_type_stage x JOIN stage s ON s.id = x.stage_id"
    walk += " WHERE x.sale_type_id = {} ORDER BY x.rank"
    lists["stages"] = [rows(walk.format(id)) for id in lists["sale_type"]]
    return lists


def _users(connection: Connection, draw: Draw) -> list[int]:
    """Add users up to fifty in five groups, and return all ids."""
    groups = np.arange(2, _GROUPS + 1)
    names = np.array([f"Team {group}" for group in groups], dtype=object)
    _insert(connection, "user_group", {"id": groups, "name": names, "rank": groups})
    people = _full_names(draw, _USERS - 1)
    more: dict[str, Column] = {
        "id": np.arange(2, _USERS + 1), "name": people["full_name"], "group_id": np.arange(_USERS - 1) % _GROUPS + 1,
        "fold_key": people["fold_key"], "sort_key": people["sort_key"],
        "initials": Pick([f"U{n}" for n in range(2, _USERS + 1)], np.arange(_USERS - 1)),
    }  # fmt: skip
    _insert(connection, "user", more)
    return list(range(1, _USERS + 1))


def _insert(connection: Connection, name: str, columns: Mapping[str, Column]) -> None:
    """Insert rows by chunks. Columns that are not given have the default of their field."""
    table: Table = class_of(name).__table__
    defaults: dict[str, Any] = {c.name: c.default for c in table.columns if c.name not in columns}
    plain = {c: default.arg for c, default in defaults.items() if default is not None and default.arg != ()}
    names = ", ".join(f'"{column}"' for column in (*columns, *plain))
    places = ", ".join([*("?" for _ in columns), *(_literal(value) for value in plain.values())])
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({places})', _rows(list(columns.values())))


def _literal(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else str(int(value))


def _rows(columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    first = columns[0]
    size = len(first.index if isinstance(first, Pick) else first)
    parts = (slice(start, start + _CHUNK) for start in range(0, size, _CHUNK))
    return chain.from_iterable(zip(*(column[part].tolist() for column in columns), strict=True) for part in parts)


def _joined(parts: Sequence[tuple[Sequence[str], np.ndarray]], names: Sequence[str]) -> dict[str, Column]:
    """Join words to names, and the words' keys to the names' keys: three columns called *names*."""
    columns: dict[str, Column] = {}
    keys_of_word: tuple[Callable[[str], str], ...] = (str, fold, sort_key)
    for name, key in zip(names, keys_of_word, strict=True):
        joined: Any = ""
        for at, (words, index) in enumerate(parts):
            keys = [key(word) if not (at and word) else " " + key(word) for word in words]
            joined = joined + np.array(keys, dtype=object)[index]
        columns[name] = joined
    return columns


def _match_keys(parts: Sequence[tuple[Sequence[str], np.ndarray]]) -> np.ndarray:
    """Join the match keys of words to those of names: *parts* without the legal form."""
    keys = [(np.array([match_key(word).split(" ") for word in words], dtype=object), index) for words, index in parts]
    return np.add.reduce([key[at, 0] for key, at in keys]) + " " + np.add.reduce([key[at, 1] for key, at in keys])


def _phones(draw: Draw, size: int) -> np.ndarray:
    return np.array([f"+47 1{number:07d}" for number in draw.below(10**7, size).tolist()], dtype=object)


def _numbers(size: int) -> np.ndarray:
    return np.array([str(_FIRST_NUMBER + place) for place in range(size)], dtype=object)


def _companies(draw: Draw) -> dict[str, Column]:
    size = draw.counts["company"]
    norway = told("names")["cultures"]["no"]
    stem, trade, place = (draw.below(len(words), size) for words in (_STEMS, norway["trades"], norway["places"]))
    named = np.where(draw.random.random(size) < 0.5, place + 1, 0)
    cities = [city for _, city in norway["places"]]
    parts = [(_STEMS, stem), ([trade for trade, _ in norway["trades"]], trade), (["", *cities], named)]
    registered = np.sort(-draw.below(_HISTORY, size)) - 1
    domain = np.array([f"{fold(word)}.example" for word in _STEMS], dtype=object)[stem]
    return {
        "id": np.arange(1, size + 1), "number": _numbers(size), "business_id": draw.line("business", size),
        **_joined([*parts, (norway["suffix"], draw.below(len(norway["suffix"]), size))], _KEYED["name"]),
        "match_key": _match_keys(parts), "category_id": draw.line("category", size), "phone": _phones(draw, size),
        "country_id": draw.line("country", size), "address": draw.word(norway["streets"], size),
        "our_contact_id": draw.line("user", size), "email": "post@" + domain, "web": "https://www." + domain,
        "postcode": Pick([postcode for postcode, _ in norway["places"]], place), "city": Pick(cities, place),
        "registered_at": draw.stamp(registered), "registered_by": draw.line("user", size),
    }  # fmt: skip


_KEYED = {name: (name, "fold_key", "sort_key") for name in ("name", "full_name", "title")}


def _full_names(draw: Draw, size: int) -> dict[str, Column]:
    cultures = told("names")["cultures"].values()
    first = _words_of(cultures, "first")
    last = _words_of(cultures, "last")
    at_first, at_middle, at_last = (draw.below(len(words), size) for words in (first, last, last))
    middle = np.where(draw.random.random(size) < 0.35, at_middle + 1, 0)
    parts = [(first, at_first), (["", *last], middle), (last, at_last)]
    return {
        "first_name": Pick(first, at_first), "middle_name": Pick(["", *last], middle), "last_name": Pick(last, at_last),
        **_joined(parts, _KEYED["full_name"]),
    }  # fmt: skip


def _words_of(cultures: Iterable[Mapping[str, Any]], part: str) -> list[str]:
    """Return the names of all cultures, each once."""
    return list(dict.fromkeys(name for culture in cultures for name in culture.get(part, ())))


def _persons(draw: Draw, company_of_person: np.ndarray) -> dict[str, Column]:
    size = draw.counts["person"]
    names = _full_names(draw, size)
    mailbox = np.array([key.replace(" ", ".").replace("'", "") for key in names["fold_key"][:].tolist()], dtype=object)
    return {
        "id": np.arange(1, size + 1), "number": _numbers(size), **names, "company_id": company_of_person + 1,
        "title": draw.word(told("names")["cultures"]["no"]["job"], size),
        "position_id": draw.line("position", size, 0.7),
        "phone": _phones(draw, size), "mobile": _phones(draw, size), "email": mailbox + "@firma.example",
        "country_id": draw.line("country", size), "category_id": draw.line("category", size),
        "our_contact_id": draw.line("user", size), "registered_at": draw.stamp(-draw.below(_HISTORY, size) - 1),
        "registered_by": draw.line("user", size),
    }  # fmt: skip


def _projects(draw: Draw) -> dict[str, Column]:
    size = draw.counts["project"]
    texts = [text.replace(" – {company}", "") for text in told("phrases")["nb"]["projects"]["customer"]]
    parts = [(texts, draw.below(len(texts), size)), (_STEMS, draw.below(len(_STEMS), size))]
    return {
        "id": np.arange(1, size + 1), "number": _numbers(size), **_joined(parts, _KEYED["name"]),
        "match_key": _match_keys(parts), "type_id": draw.line("project_type", size),
        "status_id": draw.line("project_status", size), "responsible_id": draw.line("user", size),
        "end_date": draw.day(draw.below(700, size) - 350), "registered_at": draw.stamp(-draw.below(_HISTORY, size) - 1),
    }  # fmt: skip


@dataclass
class Drawn:
    """The sales as they were drawn: what follow-ups need to know of them, and the columns. Days count from today."""

    status: np.ndarray
    registered: np.ndarray
    closes: np.ndarray
    company: np.ndarray
    person: np.ndarray
    owner: np.ndarray
    columns: dict[str, Column]


def _sales(draw: Draw, company_of_person: np.ndarray) -> Drawn:
    size, random = draw.counts["sale"], draw.random.random
    status = draw.random.choice(4, size, p=_SHARES)
    kind = draw.random.choice(4, size, p=list(_KINDS.values()))
    ages = np.where(status == _OPEN, _CYCLES[kind] * 1.5, _HISTORY)
    registered = -draw.below(ages, size) - 1
    order = np.argsort(registered, kind="stable")
    status, kind, registered = status[order], kind[order], registered[order]
    closed = (status == _SOLD) | (status == _LOST)
    expected = np.where(random(size) < 0.1, -draw.below(40, size) - 1, draw.below(_AHEAD, size))
    ended = np.minimum(registered + draw.below(_CYCLES[kind], size) + 1, 0)
    closes = np.where(status == _OPEN, np.maximum(expected, registered), ended)
    company = draw.below(draw.counts["company"] * random(size) ** 0.5, size)
    first = np.searchsorted(company_of_person, company)
    person = first + draw.below(np.searchsorted(company_of_person, company, "right") - first, size)
    owner = np.array(draw.lists["user"])[draw.below(_USERS * random(size) ** 0.4, size)]
    drawn = Drawn(status, registered, closes, company, person, owner, {})
    changed = np.where(closed, closes, registered + draw.below(-registered, size))
    drawn.columns = {
        "id": np.arange(1, size + 1), "number": _numbers(size), **_titles(draw, kind),
        "status": Pick(_STATUSES, status), "company_id": company + 1, "person_id": person + 1,
        "project_id": np.ma.masked_equal(_sometimes(draw, 0.2, draw.counts["project"]), 0),
        "owner_id": owner, "owner_group_id": np.where(owner == 1, 1, (owner - 2) % _GROUPS + 1),
        "sale_date": draw.day(closes), "type_id": Pick(draw.lists["sale_type"], kind),
        **_stages(draw, kind, status, registered, closed), **_money(draw, kind), **_outcomes(draw, status, closed),
        "sale_cycle": np.ma.array(closes - registered, mask=~closed),
        "completed": (closed & (closes < -21)).astype(int),
        "registered_at": draw.stamp(registered), "registered_by": owner,
        "updated_at": draw.stamp(changed), "updated_by": owner,
    }  # fmt: skip
    return drawn


def _sometimes(draw: Draw, share: float, limit: int) -> np.ndarray:
    """Return indices from 1 to *limit* in *share* of the sales, else 0."""
    size = draw.counts["sale"]
    return np.where(draw.random.random(size) < share, draw.below(limit, size) + 1, 0)


def _titles(draw: Draw, kind: np.ndarray) -> dict[str, Column]:
    words, chance = told("phrases")["nb"], Random(2)
    cities = [city for _, city in told("names")["cultures"]["no"]["places"]]
    titles = [
        text.format(
            n=chance.randint(2, 9), m=chance.randrange(10, 200, 5), year=chance.randint(2020, 2027), later=2029,
            city=chance.choice(cities), dept=chance.choice(words["dept"]), place=chance.choice(words["place"]),
        )
        for name in _KINDS
        for text, _ in chance.choices(words["titles"][name], k=_TITLES)
    ]  # fmt: skip
    return _joined([(titles, kind * _TITLES + draw.below(_TITLES, len(kind)))], _KEYED["title"])


def _stages(
    draw: Draw, kind: np.ndarray, status: np.ndarray, registered: np.ndarray, closed: np.ndarray
) -> dict[str, Column]:
    """SC-31, SC-34, SC-39: where a sale stands; open ones early, sold ones far on."""
    size = len(kind)
    of_kind = draw.lists["stages"]
    counts, flat = np.array([len(stages) for stages in of_kind]), [stage for stages in of_kind for stage in stages]
    begins = np.concatenate(([0], np.cumsum(counts)[:-1]))
    reached = draw.random.random(size) ** np.array([1.6, 0.5, 1.0, 1.0])[status]
    index = np.where(counts[kind] > 0, begins[kind] + (reached * counts[kind]).astype(np.int64) + 1, 0)
    usual = np.array([0, *(probability for _, probability in flat)])[index]
    free = np.where(index > 0, usual, draw.below(10, size) * 1000)
    ids = [None, *(id for id, _ in flat)]
    return {
        "stage_id": Pick(ids, index), "stage_when_closed_id": Pick(ids, np.where(closed, index, 0)),
        "probability": np.choose(status, [free, np.full(size, _FULL), np.zeros(size, np.int64), free]),
        "stage_since": draw.day(registered + draw.below(np.minimum(-registered, 30), size)),
    }  # fmt: skip


def _money(draw: Draw, kind: np.ndarray) -> dict[str, Column]:
    """SD-1: profit = amount − cost; profit % half up."""
    size = len(kind)
    crowns = _USUAL_AMOUNTS[kind] * draw.random.lognormal(0, 0.9, size)
    step = np.where(crowns > 10_000, 500, 10)
    amount = np.maximum(step, np.round(crowns / step).astype(np.int64) * step) * 100
    cost = np.round(amount * draw.random.uniform(0.4, 0.9, size) / 10_000).astype(np.int64) * 10_000
    profit = amount - cost
    base, others = draw.lists["currency"][0], draw.lists["currency"][1:]
    currency = np.where(draw.random.random(size) < 0.85, 0, draw.below(len(others), size) + 1)
    return {
        "amount": amount, "cost": cost, "profit": profit,
        "profit_percent": (2 * profit * _FULL + amount) // (2 * amount), "currency_id": Pick([base, *others], currency),
    }  # fmt: skip


def _outcomes(draw: Draw, status: np.ndarray, closed: np.ndarray) -> dict[str, Column]:
    size, words = len(status), told("phrases")["nb"]
    reasons = {"reason_sold": _SOLD, "reason_lost": _LOST, "reason_stalled": _STALLED}
    columns: dict[str, Column] = {}
    for name, wanted in reasons.items():
        line = draw.line(name, size, 0.9)
        columns[f"{name}_id"] = Pick(line.values, np.where(status == wanted, line.index, 0))
    competitor = draw.line("competitor", size, 0.6)
    return columns | {
        "reopen_date": draw.day(draw.below(360, size) - 60, status != _STALLED),
        "competitor_id": Pick(competitor.values, np.where(closed, competitor.index, 0)),
        "source_id": draw.line("source", size, 0.8), "credited_id": draw.line("credited", size, 0.6),
        "description": Pick(["", *words["descriptions"]], _sometimes(draw, 0.4, len(words["descriptions"]))),
    }  # fmt: skip


def _follow_ups(draw: Draw, sales: Drawn) -> dict[str, Column]:
    """History of closed sales is done; open sales have some that are late, and more to come."""
    size, random = draw.counts["follow_up"], draw.random.random
    sale, linked = draw.below(draw.counts["sale"], size), random(size) < 0.88
    status, registered = sales.status[sale], sales.registered[sale]
    closed = (status == _SOLD) | (status == _LOST)
    done = closed | (random(size) < 0.6)
    last = np.where(closed, sales.closes[sale], -1)
    ahead = np.where(random(size) < 0.15, -draw.below(25, size) - 1, draw.below(90, size))
    day = np.where(done, registered + draw.below(last - registered + 1, size), ahead)
    order = np.argsort(day, kind="stable")
    sale, linked, done, day = sale[order], linked[order], done[order], day[order]
    types = draw.lists["follow_up_type"]
    kind = draw.random.choice(len(types), size, p=np.arange(len(types), 0, -1) / sum(range(len(types) + 1)))
    untimed = np.array([form == "to_do" for _, form, _ in types])[kind]
    owner = sales.owner[sale]
    return {
        "id": np.arange(1, size + 1), **_follow_up_titles(draw, kind), "type_id": Pick([t[0] for t in types], kind),
        "completed": done.astype(int), "completed_at": np.ma.array(draw.stamp(day), mask=~done), "date": draw.day(day),
        "start": np.ma.array(8 * 60 + 15 * draw.below(32, size), mask=untimed),
        "duration": np.ma.array(np.array([t[2] for t in types])[kind], mask=untimed),
        "sale_id": np.ma.array(sale + 1, mask=~linked), "company_id": sales.company[sale] + 1,
        "person_id": sales.person[sale] + 1, "owner_id": owner, "priority_id": draw.line("priority", size, 0.7),
        "registered_at": draw.stamp(np.minimum(day, 0) - draw.below(10, size)), "registered_by": owner,
    }  # fmt: skip


def _follow_up_titles(draw: Draw, kind: np.ndarray) -> dict[str, Column]:
    words = told("phrases")["nb"]
    places, first = words["place"], told("names")["cultures"]["no"]["first"][:40]
    left = {form: iter(groups) for form, groups in words["follow_ups"].items()}
    titles: list[list[str]] = []
    for _, form, _ in draw.lists["follow_up_type"]:
        filled = (t.format(first=name, place=place) for t in next(left[form]) for name in first for place in places)
        titles.append(list(dict.fromkeys(filled)))
    counts = np.array([len(texts) for texts in titles])
    index = (np.cumsum(counts) - counts)[kind] + draw.below(counts[kind], len(kind))
    return _joined([(list(chain.from_iterable(titles)), index)], _KEYED["title"])


def main() -> None:
    """Read the command line, make the file, and say how long it took and how large it is."""
    parser = argparse.ArgumentParser(description="Make a large data file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--sales", type=int, default=SALES)
    told_by_user = parser.parse_args()
    begun = time.perf_counter()
    generate(told_by_user.file, told_by_user.sales)
    took, size = time.perf_counter() - begun, told_by_user.file.stat().st_size
    print(f"{told_by_user.sales} sales in {took:.1f} s, {size / 1e6:.0f} MB: {told_by_user.file}")


if __name__ == "__main__":
    main()
