"""What the file knows by name, and what an import adds to it: ids are given at once, rows are written in batches."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from sqlalchemy import bindparam, func, insert, select, text, update
from sqlalchemy.orm import Session

from desktop_crm.models.base import keys_of
from desktop_crm.models.catalogue import class_of, table_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Base, ListItem, Person, User
from desktop_crm.operations import company, person, product, project
from desktop_crm.operations.checks import LAST_RANK
from desktop_crm.operations.currency import base_currency_id
from desktop_crm.operations.importing.names import KEPT, Names, Persons, read_names
from desktop_crm.operations.importing.targets import is_list
from desktop_crm.operations.records import fields_by_name, next_number, table_of_record
from desktop_crm.operations.step import now, user_id
from desktop_crm.operations.users import initials_of

Row: TypeAlias = dict[str, Any]

_FRESH = {
    RecordKind.COMPANY: company, RecordKind.PERSON: person, RecordKind.PROJECT: project, RecordKind.PRODUCT: product,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that a row names and that is not there yet. It is made when the row is sure to be taken."""

    target: str
    name: str


UNMADE = (Wanted, tuple)  # the types of values in which something may be left to be made


class NewRows:
    """Rows to be inserted into one table. Ids go on where the table's own counter stands, so none is used twice."""

    def __init__(self, session: Session, name: str) -> None:
        self._table = Base.metadata.tables[name]
        told = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name})
        self._next = int(told or 0) + 1
        self.rows: list[Row] = []

    def add(self, values: Row) -> int:
        """Keep a row and return the id that it will have. All rows of a table have the same keys."""
        id, self._next = self._next, self._next + 1
        self.rows.append({**values, "id": id})
        return id

    def write(self, session: Session) -> None:
        """Insert what was kept."""
        if self.rows:
            session.connection().execute(insert(self._table), self.rows)
            self.rows = []


class Book:
    """Finds what rows name, and makes what is missing."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now, self.user_id = now(session), user_id(session)
        self.created: Counter[str] = Counter()  # by target: a kind of record, a list, "user_group", "stage"
        self._new: dict[str, NewRows] = {}
        self._names: dict[str, Names] = {}
        self._ranks: dict[str, int] = {}
        self._numbers: dict[RecordKind, Numbers] = {}
        self._fresh: dict[RecordKind, Row] = {}
        self._custom: dict[RecordKind, tuple[str, ...]] = {}
        self._main_contacts: dict[int, int] = {}
        self.keys_of = lru_cache(KEPT)(keys_of)

    # -- finding -------------------------------------------------------------------------------------------------

    def names(self, target: str) -> Names:
        """Return what *target* (a kind of record, or a list) knows by name."""
        if target not in self._names:
            self._names[target] = read_names(self.session, target)
        return self._names[target]

    @cached_property
    def persons(self) -> Persons:
        """All persons by name and company."""
        rows = self.session.execute(select(Person.full_name, Person.id, Person.company_id).order_by(Person.id))
        return Persons((name, id, company_id) for name, id, company_id in rows)

    @cached_property
    def groups(self) -> dict[int, int | None]:
        """The group of each user."""
        return dict(self.session.execute(select(User.id, User.group_id)).all())

    def numbers(self, record: RecordKind, brought: Iterable[str] | None = None) -> "Numbers":
        """Return the numbers of a kind of record. Where rows bring some, *brought* are all of them, the first time."""
        if record not in self._numbers:
            self._numbers[record] = Numbers(self.session, record, brought)
        return self._numbers[record]

    # -- making --------------------------------------------------------------------------------------------------

    def fresh(self, record: RecordKind) -> Row:
        """Return the values of an empty form, with the stamps, for all columns that rows of *record* are given."""
        if record not in self._fresh:
            start = _FRESH[record].start_values(self.session, {})
            self._fresh[record] = self.columns_of(record, start)
        return dict(self._fresh[record])

    def columns_of(self, record: RecordKind, start: Mapping[str, Any]) -> Row:
        """Return those of *start* that are columns to write, with the stamps."""
        stamps = {"registered_at": self.now, "registered_by": self.user_id}
        columns = table_of_record(record).columns
        told = {**start, **stamps}
        return {name: told[name] for name in told if name in columns and not columns[name].info.get("derived")}

    def add(self, table: str, values: Row) -> int:
        """Keep a new row for the table and return its id."""
        if table not in self._new:
            self._new[table] = NewRows(self.session, table)
        return self._new[table].add(values)

    def add_record(self, record: RecordKind, values: Row) -> int:
        """Keep a new record; what is told of user-defined fields goes into its column ``more``."""
        custom = self._custom_of(record)
        if custom:
            told = {name: values.pop(name) for name in custom if name in values}
            values["more"] = json.dumps(told, ensure_ascii=False, default=_plain) if told else "{}"
        return self.add(record.value, values)

    def _custom_of(self, record: RecordKind) -> tuple[str, ...]:
        if record not in self._custom:
            fields = fields_by_name(record)
            self._custom[record] = tuple(name for name, field in fields.items() if field.custom)
        return self._custom[record]

    def set_main_contact(self, company_id: int, person_id: int) -> None:
        """Let a new person be a new company's main contact: each refers to the other, so one of them comes later."""
        self._main_contacts[company_id] = person_id

    def next_rank(self, company_id: int | None) -> int | None:
        """Return the rank of the next person of a company, and count it; without a company there is none."""
        if company_id is None:
            return None
        rank = self._last_ranks[company_id] = min(self._last_ranks.get(company_id, 0) + 1, LAST_RANK)
        return rank

    @cached_property
    def _last_ranks(self) -> dict[int, int]:
        """The rank of the last person of each company; the rows that are kept are counted in."""
        last = select(Person.company_id, func.max(Person.rank)).group_by(Person.company_id)
        return {company: rank or 0 for company, rank in self.session.execute(last) if company is not None}

    def write(self) -> None:
        """Insert all kept rows, those first that others refer to."""
        kept = {name: new for name, new in self._new.items() if new.rows}
        if not kept:
            return
        for table in Base.metadata.sorted_tables:
            if table.name in kept:
                kept[table.name].write(self.session)
        if self._main_contacts:
            table = Base.metadata.tables["company"]
            change = update(table).where(table.c.id == bindparam("of")).values(main_contact_id=bindparam("person"))
            told = [{"of": of, "person": person} for of, person in self._main_contacts.items()]
            self.session.connection().execute(change, told)
            self._main_contacts = {}

    def forget_rows(self) -> None:
        """Let go of the kept rows without writing them: only their names and ids are known from now on."""
        self._main_contacts = {}
        for new in self._new.values():
            new.rows = []

    def made(self, value: Any) -> Any:
        """Return *value* with an id in the place of what was wanted."""
        if type(value) is tuple:
            return tuple(dict.fromkeys(self.made(part) for part in value))
        return self.make(value) if type(value) is Wanted else value

    def make(self, wanted: Wanted, **values: Any) -> int:
        """Make what a row wants, unless another row has made it meanwhile, and return its id."""
        if wanted.target != RecordKind.PERSON and (found := self.names(wanted.target).find(wanted.name)) is not None:
            return found
        id = self._make(wanted, values)
        self.created[wanted.target] += 1
        if wanted.target == RecordKind.PERSON:
            self.persons.add(wanted.name, id, values.get("company_id"))
        else:
            self.names(wanted.target).add(wanted.name, id)
        return id

    def _make(self, wanted: Wanted, values: Row) -> int:
        target, name = wanted.target, wanted.name
        if is_list(target):
            return self.add("list_item", {"list_name": target, "name": name, "rank": self._rank(target)})
        if target == "user_group":
            return self.add("user_group", {"name": name, "rank": self._rank(target)})
        if target == "stage":
            return self.add("stage", {"name": name, "rank": self._rank(target), "probability": 0})
        if target == "price_list":
            base = base_currency_id(self.session)
            return self.add("price_list", {"name": name, "rank": self._rank(target), "currency_id": base})
        if target == RecordKind.USER:
            return self.add("user", user_row(name))
        record = RecordKind(target)
        named: Row = {"name": name}
        if record is RecordKind.PERSON:
            named = {**names_of_person(name), "rank": self.next_rank(values.get("company_id"))}
        number = self.numbers(record).next()
        keys = class_of(record).keys_of(name)
        return self.add(record.value, {**self.fresh(record), **named, **keys, **values, "number": number})

    def _rank(self, target: str) -> int:
        """Return the place after the last one of a list."""
        if target not in self._ranks:
            line = class_of(table_of(target))
            last = select(func.max(line.rank))
            if line is ListItem:
                last = last.where(ListItem.list_name == target)
            self._ranks[target] = self.session.scalar(last) or 0
        self._ranks[target] += 1
        return self._ranks[target]


class Numbers:
    """The numbers of a kind of record: whose they are, and which is the next.

    What a later row brings is not given to an earlier one that has none.
    """

    def __init__(self, session: Session, record: RecordKind, brought: Iterable[str] | None) -> None:
        self._next = int(next_number(session, record))
        self._taken: dict[str, int] = {}
        self._brought = frozenset(brought or ())
        if brought is not None:
            entity = class_of(record)
            numbered = select(entity.number, entity.id).where(entity.number.is_not(None))
            self._taken.update(session.execute(numbered).all())

    def is_taken(self, number: str, id: int | None = None) -> bool:
        """Whether a record other than *id*, or a row before, has *number*."""
        return number in self._taken and self._taken[number] != id

    def take(self, number: str, id: int = 0) -> str:
        """Keep *number* from being given again."""
        self._taken[number] = id
        return number

    def next(self) -> str:
        """Take the next free number."""
        while str(self._next) in self._taken or str(self._next) in self._brought:
            self._next += 1
        self._next += 1
        return str(self._next - 1)


def _plain(value: Any) -> str:
    return value.isoformat()


def names_of_person(full_name: str) -> Row:
    """Return first, middle, last and full name of "Kari Anne Moe", "Moe, Kari Anne" or "Moe"."""
    last, comma, first = full_name.partition(",")
    words = [*first.split(), *last.split()] if comma else full_name.split()
    if comma:
        parts = (" ".join(first.split()), "", " ".join(last.split()))
    elif len(words) == 1:
        parts = (words[0], "", "")
    else:
        parts = (words[0], " ".join(words[1:-1]), words[-1])
    told = dict(zip(("first_name", "middle_name", "last_name"), parts, strict=True))
    return {**told, "full_name": person.full_name(told)}


def user_row(name: str, **values: Any) -> Row:
    """Return the row of a new user, with initials made of the name."""
    return {
        "name": name,
        "initials": initials_of(name),
        "group_id": None,
        "email": "",
        "retired": False,
        **values,
        **keys_of(name),
    }
