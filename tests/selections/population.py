"""A random population of every kind of record, and the world that plain Python sees of it.

`populated(session, seed, size)` writes records with values of all sorts: empty ones, letters of all alphabets, marks
that mean something to LIKE. `Population` reads them back, and knows links and related records without any SQL.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, class_of, fields_of, target_class
from desktop_crm.models.enums import ContactForm, RecordKind
from desktop_crm.models.everything import Base, Currency
from desktop_crm.models.kinds import Contact, Kind
from tests.factories import TODAY

WORDS = (
    "Nordlys", "ØRSTA", "ørsta", "Ærlig AS", "Åse", "Müller & Söhne", "García", "100 %", "a_b", "back\\slash", "Kari",
    "kari nordmann", "AS", "x", "中文", "😀 emoji", "two\nlines", "İstanbul", "straße", "NORD", "lysne", "0", "-5",
    "Acme™", "№ 5", "Ǿrn",
)  # fmt: skip
LINKED = (Kind.LINK, Kind.USER)
CHOSEN = (Kind.CHOICE, Kind.GROUP)
LATER = frozenset({"company.main_contact"})  # leads to what is made after it

_MAKERS: Mapping[Kind, Callable[[Random], Any]] = {
    Kind.TEXT: lambda r: " ".join(r.sample(WORDS, r.randint(1, 2))),
    Kind.LONG_TEXT: lambda r: ". ".join(r.sample(WORDS, r.randint(1, 4))),
    Kind.EMAIL: lambda r: f"{r.choice(WORDS)}@example.com",
    Kind.PHONE: lambda r: f"+47 {r.randint(20000000, 99999999)}",
    Kind.WEB: lambda r: f"https://{r.choice(WORDS)}.no",
    Kind.PART_DATE: lambda r: r.choice(("1970-05-17", "1970-05", "1970", "--05-17")),
    Kind.NUMBER: lambda r: r.randint(-3, 5),
    Kind.MONEY: lambda r: r.choice((0, 100, 5_000_00, 5_000_01, -250, r.randint(0, 10**8))),
    Kind.PERCENT: lambda r: r.choice((0, 1000, 5000, 10000)),
    Kind.RATE: lambda r: r.randint(0, 3_000_000),
    Kind.TIME: lambda r: r.randrange(1440),
    Kind.DURATION: lambda r: r.choice((15, 60, 90)),
    Kind.DATE: lambda r: TODAY + timedelta(days=r.choice((0, 1, -1, 7, -8, 31, -400, r.randint(-60, 60)))),
    Kind.STAMP: lambda r: (
        datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
        + timedelta(days=r.randint(-40, 40), seconds=r.choice((0, 86_399, 79_200, 81_000, r.randrange(86_400))))
    ),
    Kind.YES_NO: lambda r: r.random() < 0.5,
    Kind.CONTACTS: lambda r: tuple(Contact(ContactForm.PHONE, r.choice(WORDS), "") for _ in range(r.randint(0, 3))),
}


def populated(session: Session, seed: int, size: int) -> None:
    """Write *size* records of each kind with random values."""
    random, made = Random(seed), defaultdict[str, list[int]](list)
    kinds = [kind for kind in _in_order() if kind is not RecordKind.USER]
    made["user"] = list(session.scalars(select(class_of("user").id)))
    for kind in kinds:
        entity = class_of(kind)
        records = [entity(**_values(session, random, kind, made)) for _ in range(size)]
        session.add_all(records)
        session.flush()
        made[kind] = [record.id for record in records]
    for key in LATER:
        kind, _, name = key.partition(".")
        entry = fields_of(kind)[key]
        for record in session.scalars(select(class_of(kind))):
            setattr(record, entry.name, random.choice([None, *made[str(entry.target)]]))
            assert name


def _in_order() -> list[RecordKind]:
    tables = [table.name for table in Base.metadata.sorted_tables]
    return sorted((kind for kind in RecordKind if kind.value in tables), key=lambda kind: tables.index(kind.value))


def _values(session: Session, random: Random, kind: RecordKind, made: Mapping[str, list[int]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for entry in fields_of(kind).values():
        if not entry.stored or entry.custom or entry.key in LATER or (random.random() < 0.25 and may_be_empty(entry)):
            continue
        value = _value(session, random, entry, made)
        if value is not None:
            values[entry.name] = value
    custom = {f.name: _plain(_value(session, random, f, made)) for f in fields_of(kind).values() if f.custom}
    kept = {name: value for name, value in custom.items() if random.random() < 0.7}
    return {**values, "more": json.dumps(kept)} if kept else values


def may_be_empty(entry: Field) -> bool:
    """Whether a record can be written without the field."""
    column = entry.entity.__table__.c[entry.name]
    return column.nullable or column.default is not None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def _value(session: Session, random: Random, entry: Field, made: Mapping[str, list[int]]) -> Any:
    column = None if entry.custom else entry.entity.__table__.c[entry.name]
    if entry.words is not None:
        return random.choice(list(entry.words)).value
    if entry.kind in LINKED:
        free = [id for id in made[str(entry.target)] if not (_stands_once(column) and id in made[entry.key])]
        if not free:
            return None
        made[entry.key].append(chosen := random.choice(free))
        return chosen
    if entry.kind in CHOSEN:
        ids = lines_of(session, entry)
        return random.choice(ids) if ids else None
    if entry.kind is Kind.CHOICES:
        ids = lines_of(session, entry)
        return tuple(random.sample(ids, random.randint(0, len(ids))))
    if _stands_once(column):
        return f"{random.choice(WORDS)} {random.getrandbits(48)}"
    return _MAKERS[entry.kind](random)


def _stands_once(column: Any) -> bool:
    """Whether no two records have the same value."""
    if column is None:
        return False
    alone = (index for index in column.table.indexes if index.unique and list(index.columns) == [column])
    return bool(column.unique) or any(alone)


def lines_of(session: Session, entry: Field) -> list[int]:
    """Return the ids that a field may hold."""
    target = target_class(entry)
    return list(session.scalars(select(target.id)))


class Population:
    """The world of `selections.matching`, in memory."""

    def __init__(self, session: Session) -> None:
        self._rows: dict[str, dict[int, dict[str, Any]]] = {}
        for kind in RecordKind:
            found = fields_of(kind).values()
            entity = class_of(kind)
            names = [entry.name for entry in found if entry.stored and not entry.custom]
            customs = {entry.name: entry for entry in found if entry.custom}
            self._rows[kind] = {
                record.id: {name: getattr(record, name) for name in names} | _own(record, customs)
                for record in session.scalars(select(entity))
            }
        self._rates = {money.id: (money.rate, money.unit) for money in session.scalars(select(Currency))}

    def ids(self, record: str) -> list[int]:
        """All records of a kind."""
        return list(self._rows[record])

    def value(self, record: str, id: int, name: str) -> Any:
        return self._rows[record][id][name]

    def related(self, relation: str, id: int) -> Sequence[int]:
        record, _, _ = relation.partition(".")
        name = fields_of(record)[relation].name
        return [other for other, values in self._rows[record].items() if values[name] == id]

    def in_base(self, record: str, id: int, name: str) -> int | None:
        """CU-6, half up away from zero."""
        value = self.value(record, id, name)
        currency = self.value(record, id, fields_of(record)[f"{record}.{name}"].currency or "")
        if value is None or currency not in self._rates:
            return value
        rate, unit = self._rates[currency]
        worth = (abs(value) * rate * 2 + unit * 1_000_000) // (unit * 1_000_000 * 2)
        return -worth if value < 0 else worth


def _own(record: Any, customs: Mapping[str, Field]) -> dict[str, Any]:
    kept = json.loads(record.more) if customs else {}
    return {name: _read(entry, kept.get(name)) for name, entry in customs.items()}


def _read(entry: Field, value: Any) -> Any:
    if value is None:
        return None
    return date.fromisoformat(value) if entry.kind is Kind.DATE else value
