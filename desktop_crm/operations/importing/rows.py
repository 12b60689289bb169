"""From what a row gives to a whole record: companies, persons and users. Sales stand in `sale_rows.py`."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeAlias

from sqlalchemy import select

from desktop_crm.models.base import keys_of
from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company
from desktop_crm.operations.checks import check
from desktop_crm.operations.company import HANDED_DOWN
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.importing.links import Book, Row, Wanted, names_of_person, user_row
from desktop_crm.operations.importing.mapping import Existing, ImportMap
from desktop_crm.operations.importing.problems import ProblemKind
from desktop_crm.operations.person import full_name

Fault: TypeAlias = tuple[str, ProblemKind, str]  # key of the field, what is wrong, what stood there

_EMPTY_WHEN_MAPPED = ("country_id", "our_contact_id")  # an empty cell says "none"; without a column the form's start
_NAME_PARTS = ("first_name", "middle_name", "last_name")


class Rows(Protocol):
    """Makes records of one kind of what rows give (attribute → value; empty cells give nothing)."""

    def check(self, given: Row) -> Iterator[Fault]:
        """Tell what is wrong between the values, and bring them into the form in which they are stored."""

    def is_there(self, given: Row) -> bool:
        """Whether the record is there already."""

    def add(self, given: Row) -> None:
        """Keep the record, and make what it wants."""


class Companies:
    """Companies start as in an empty form; the name tells which are there."""

    record = RecordKind.COMPANY

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._book = book
        self._template = _template(book, mapping)
        self._known = book.names(self.record) if mapping.existing is Existing.SKIP else None

    def check(self, given: Row) -> Iterator[Fault]:
        yield from ()

    def is_there(self, given: Row) -> bool:
        return self._known is not None and self._known.knows(given.get("name", ""))

    def add(self, given: Row) -> None:
        values = made(self._book, given)
        number = numbered(self._book, self.record, given)
        id = self._book.add("company", {**self._template, **values, **keys_of(given["name"]), "number": number})
        if self._known is not None:
            self._known.add(given["name"], id)


class Users:
    """Users have initials, made of their names where the file has none."""

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._book = book
        self._known = book.names(RecordKind.USER) if mapping.existing is Existing.SKIP else None

    def check(self, given: Row) -> Iterator[Fault]:
        yield from ()

    def is_there(self, given: Row) -> bool:
        return self._known is not None and self._known.knows(given.get("name", ""))

    def add(self, given: Row) -> None:
        id = self._book.add("user", user_row(**made(self._book, given)))
        if self._known is not None:
            self._known.add(given["name"], id)


class PersonRows:
    """Persons have a full name or its parts; what a company hands down is the company's."""

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._book = book
        self._template = _template(book, mapping)
        self._skips = mapping.existing is Existing.SKIP
        self._companies: dict[int, Mapping[str, Any]] = {}

    def check(self, given: Row) -> Iterator[Fault]:
        told = {name: given[name] for name in _NAME_PARTS if name in given}
        in_one = not ({"first_name", "last_name"} & told.keys()) and "full_name" in given
        if in_one:
            told = names_of_person(given["full_name"])
        given.update({name: told.get(name, "") for name in _NAME_PARTS})
        given["full_name"] = full_name(given)
        for name in (*_NAME_PARTS, "full_name"):
            field = CATALOGUE[f"person.{name}"]
            try:
                check(field, given[name])
            except ValueNotTaken:
                yield "person.full_name" if in_one else field.key, ProblemKind.TOO_LONG, given[name]

    def is_there(self, given: Row) -> bool:
        if not self._skips:
            return False
        company = given.get("company_id")
        if isinstance(company, Wanted):
            return False
        found = self._book.persons.find(given["full_name"], company)
        return found is not None and found[1] == company

    def add(self, given: Row) -> None:
        values = made(self._book, given)
        company_id = values.get("company_id")
        handed = self._handed_down(company_id) if company_id is not None else {}
        if "country_id" in values:
            handed = {name: value for name, value in handed.items() if name != "country_id"}
        name = given["full_name"]
        number = numbered(self._book, RecordKind.PERSON, given)
        row = {**self._template, **values, **handed, **keys_of(name), "number": number}
        id = self._book.add("person", row)
        if self._skips:
            self._book.persons.add(name, id, company_id)

    def _handed_down(self, company_id: int) -> Mapping[str, Any]:
        """What the company's persons have from it; a company of this import has what an empty form has."""
        if company_id not in self._companies:
            names = (*HANDED_DOWN, "country_id")
            wanted = select(*(getattr(Company, name) for name in names)).where(Company.id == company_id)
            row = self._book.session.execute(wanted).one_or_none()
            told = self._book.fresh(RecordKind.COMPANY) if row is None else row._mapping
            self._companies[company_id] = {n: told[n] for n in names if n != "country_id" or told[n] is not None}
        return self._companies[company_id]


def _template(book: Book, mapping: ImportMap) -> Row:
    told = book.fresh(mapping.record)
    mapped = {CATALOGUE[key].name for key in mapping.keys}
    return {**told, **{name: None for name in _EMPTY_WHEN_MAPPED if name in mapped and name in told}}


def made(book: Book, given: Row) -> Row:
    """Return *given* with ids in the place of what was wanted."""
    return {name: book.make(value) if isinstance(value, Wanted) else value for name, value in given.items()}


def numbered(book: Book, record: RecordKind, given: Row) -> str:
    """Return the number that a row gives, or the next one."""
    numbers = book.numbers(record)
    return numbers.take(given["number"]) if given.get("number") else numbers.next()
