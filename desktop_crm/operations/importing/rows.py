"""From what a row gives to a whole record: companies, persons, users and products. Sales stand in `sale_rows.py`."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Set
from typing import Any, ClassVar

from sqlalchemy import select

from desktop_crm.models.base import keys_of
from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, PriceList, Product
from desktop_crm.models.folding import caseless
from desktop_crm.operations.checks import check
from desktop_crm.operations.company import HANDED_DOWN, code_of
from desktop_crm.operations.currency import base_currency_id
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.importing.links import Book, Row, Wanted, names_of_person, user_row
from desktop_crm.operations.importing.mapping import ImportMap, Missing, WithoutCompany
from desktop_crm.operations.importing.problems import ProblemKind
from desktop_crm.operations.importing.row_reader import Fault
from desktop_crm.operations.importing.targets import PRICE_LIST
from desktop_crm.operations.person import full_name

_EMPTY_WHEN_MAPPED = ("country_id", "our_contact_id")  # an empty cell says "none"; without a column the form's start
_MAIN_CONTACT = "company.main_contact"
_NAME_PARTS = ("first_name", "middle_name", "last_name")


class Rows(ABC):
    """Makes records of one kind of what rows give (attribute → value; empty cells give nothing)."""

    record: ClassVar[RecordKind]

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._book, self._mapping = book, mapping

    def check(self, given: Row) -> Iterator[Fault]:
        """Tell what is wrong between the values, and bring them into the form in which they are stored."""
        yield from ()

    def is_left_out(self, given: Row) -> bool:
        """Whether the user does not want such a row."""
        return False

    def taken(self, given: Row, id: int | None) -> Iterator[Fault]:
        """Tell what must be unique, and is another record's than *id*'s."""
        number = given.get("number")
        if number and self._book.numbers(self.record).is_taken(number, id):
            yield f"{self.record}.number", ProblemKind.TAKEN, number

    @abstractmethod
    def add(self, given: Row) -> int:
        """Keep the record, make what it wants, and return its id."""

    def told(self, given: Row, names: Set[str], before: Row) -> Row:
        """Return what a row tells of a record that is there; *names* are the fields that its cells fill."""
        return {name: given[name] for name in names if name in given}

    def made(self, told: Row, before: Row) -> Row:
        """Make what *told* names and is missing, and return it with ids."""
        return self._made(told)

    def _made(self, given: Row) -> Row:
        return {name: self._book.made(value) for name, value in given.items()}

    def _template(self) -> Row:
        told = self._book.fresh(self.record)
        mapped = {CATALOGUE[key].name for key in self._mapping.keys}
        return {**told, **{name: None for name in _EMPTY_WHEN_MAPPED if name in mapped and name in told}}


class Companies(Rows):
    """Companies start as in an empty form, and have a code made of their name."""

    record = RecordKind.COMPANY

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        super().__init__(book, mapping)
        self._start = self._template()
        self._missing = _missing(mapping, _MAIN_CONTACT)

    def taken(self, given: Row, id: int | None) -> Iterator[Fault]:
        """A main contact who must be there is one of the company's persons."""
        yield from super().taken(given, id)
        name = given.get("main_contact_id")
        if name and self._missing is Missing.REFUSE and (id is None or self._book.persons.find(name, id) is None):
            yield _MAIN_CONTACT, ProblemKind.UNKNOWN_NAME, name

    def add(self, given: Row) -> int:
        contact = given.pop("main_contact_id", None)
        values = {**self._start, **self._made(given), **Company.keys_of(given["name"])}
        values["code"] = values["code"] or code_of(given["name"])
        values["number"] = numbered(self._book, self.record, given)
        id = self._book.add_record(self.record, values)
        if contact and self._missing is Missing.CREATE:
            self._book.set_main_contact(id, self._person_of(contact, id))
        return id

    def told(self, given: Row, names: Set[str], before: Row) -> Row:
        """The main contact is one of the company's persons, or becomes one."""
        told = super().told(given, names, before)
        if name := told.pop("main_contact_id", None):
            found = self._book.persons.find(name, before["id"])
            if found is not None:
                told["main_contact_id"] = found[0]
            elif self._missing is Missing.CREATE:
                told["main_contact_id"] = Wanted(RecordKind.PERSON.value, name)
        return told

    def made(self, told: Row, before: Row) -> Row:
        contact = told.get("main_contact_id")
        if isinstance(contact, Wanted):
            told = {**told, "main_contact_id": self._person_of(contact.name, before["id"])}
        return super().made(told, before)

    def _person_of(self, name: str, company_id: int) -> int:
        return self._book.make(Wanted(RecordKind.PERSON.value, name), company_id=company_id)


class Users(Rows):
    """Users have initials, made of their names where the file has none."""

    record = RecordKind.USER

    def add(self, given: Row) -> int:
        return self._book.add("user", user_row(**self._made(given)))


class PersonRows(Rows):
    """Persons have a full name or its parts; what a company hands down is the company's."""

    record = RecordKind.PERSON

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        super().__init__(book, mapping)
        self._start = self._template()
        self._companies: dict[int, Mapping[str, Any]] = {}

    def check(self, given: Row) -> Iterator[Fault]:
        told = {name: given[name] for name in _NAME_PARTS if name in given}
        in_one = not ({"first_name", "last_name"} & told.keys()) and "full_name" in given
        if in_one:
            told = names_of_person(given["full_name"])
        given.update({name: told.get(name, "") for name in _NAME_PARTS})
        given["full_name"] = full_name(given)
        self._settle_company(given)
        for name in (*_NAME_PARTS, "full_name"):
            field = CATALOGUE[f"person.{name}"]
            try:
                check(field, given[name])
            except ValueNotTaken:
                yield "person.full_name" if in_one else field.key, ProblemKind.TOO_LONG, given[name]

    def _settle_company(self, given: Row) -> None:
        """IMP-8: a person without a company may get one of the same name."""
        name = given["full_name"]
        if self._mapping.without_company is WithoutCompany.CREATE and name and "company_id" not in given:
            found = self._book.names(RecordKind.COMPANY).find(name)
            given["company_id"] = Wanted(RecordKind.COMPANY.value, name) if found is None else found

    def is_left_out(self, given: Row) -> bool:
        return self._mapping.without_company is WithoutCompany.SKIP and given.get("company_id") is None

    def add(self, given: Row) -> int:
        values = self._made(given)
        company_id = values.get("company_id")
        handed = self._handed_down(company_id) if company_id is not None else {}
        if "country_id" in values:
            handed = {name: value for name, value in handed.items() if name != "country_id"}
        given["company_id"] = company_id
        number = numbered(self._book, self.record, given)
        rank = values.get("rank") or self._book.next_rank(company_id) if company_id is not None else None
        row = {**self._start, **values, **handed, **keys_of(given["full_name"]), "number": number, "rank": rank}
        return self._book.add_record(self.record, row)

    def told(self, given: Row, names: Set[str], before: Row) -> Row:
        """A full name tells its parts."""
        parts = {name for name in _NAME_PARTS if "full_name" in names and given[name]}
        return super().told(given, names | parts, before)

    def _handed_down(self, company_id: int) -> Mapping[str, Any]:
        """What the company's persons have from it; a company of this import has what an empty form has."""
        if company_id not in self._companies:
            names = (*HANDED_DOWN, "country_id")
            wanted = select(*(getattr(Company, name) for name in names)).where(Company.id == company_id)
            row = self._book.session.execute(wanted).one_or_none()
            told = self._book.fresh(RecordKind.COMPANY) if row is None else row._mapping
            self._companies[company_id] = {n: told[n] for n in names if n != "country_id" or told[n] is not None}
        return self._companies[company_id]


class Products(Rows):
    """Products stand in a price list, whose currency they have; a code stands once in it (IMP-5)."""

    record = RecordKind.PRODUCT

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        super().__init__(book, mapping)
        self._start = self._template()
        coded = select(Product.price_list_id, Product.code, Product.id).where(Product.code != "")
        self._codes = {(in_list, caseless(code)): id for in_list, code, id in book.session.execute(coded)}
        self._base = base_currency_id(book.session)  # what a price list of this import has
        self._currencies = dict(book.session.execute(select(PriceList.id, PriceList.currency_id)).all())

    def check(self, given: Row) -> Iterator[Fault]:
        if given.setdefault("price_list_id", self._start["price_list_id"]) is None:
            yield PRICE_LIST, ProblemKind.REQUIRED_EMPTY, ""

    def taken(self, given: Row, id: int | None) -> Iterator[Fault]:
        """Tell a code that another product of the price list has."""
        code = given.get("code", "")
        if self._codes.get((given["price_list_id"], caseless(code)), id) != id:
            yield "product.code", ProblemKind.TAKEN, code

    def add(self, given: Row) -> int:
        values = {**self._start, **self._made(given), **keys_of(given["name"])}
        in_list = given["price_list_id"] = values["price_list_id"]
        values["currency_id"] = self._currencies.get(in_list, self._base)
        id = self._book.add_record(self.record, values)
        if code := given.get("code"):
            self._codes[in_list, caseless(code)] = id
        return id


def _missing(mapping: ImportMap, key: str) -> Missing | None:
    column = mapping.column(key)
    return column.missing if column else None


def numbered(book: Book, record: RecordKind, given: Row) -> str:
    """Return the number that a row gives, or the next one."""
    numbers = book.numbers(record)
    return numbers.take(given["number"]) if given.get("number") else numbers.next()
