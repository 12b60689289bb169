"""Rows whose record is there already: merged into it, or put in the place of what it holds (IMP-7, IMP-10, IMP-12).

A record is changed by the same operation as from its card, so that the rules of the form hold here too.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.enums import ContactForm, RecordKind
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Contact
from desktop_crm.operations.company import edit_company
from desktop_crm.operations.importing.links import Book, Row
from desktop_crm.operations.importing.mapping import Existing, ImportMap, Ways
from desktop_crm.operations.importing.targets import STATUS, WAYS, fields_for
from desktop_crm.operations.person import edit_person
from desktop_crm.operations.product import edit_product
from desktop_crm.operations.records import stored
from desktop_crm.operations.sale import edit_sale

_EDIT: Mapping[RecordKind, Callable[[Session, int, Row], None]] = {
    RecordKind.COMPANY: edit_company,
    RecordKind.PERSON: edit_person,
    RecordKind.PRODUCT: edit_product,
    RecordKind.SALE: partial(edit_sale, any_stage=True),
}
_FORMS: Mapping[Kind, ContactForm] = {
    Kind.PHONE: ContactForm.PHONE,
    Kind.EMAIL: ContactForm.EMAIL,
    Kind.WEB: ContactForm.WEB,
}


class Changer:
    """Changes records of one kind by what rows give."""

    def __init__(self, book: Book, mapping: ImportMap, headings: Mapping[str, str]) -> None:
        self._book, self._mapping, self._headings = book, mapping, headings
        self._fields = {field.name: field for field in fields_for(mapping.record).values() if _is_changed(field)}
        self._constants = {CATALOGUE[key].name for key in mapping.constants}

    def before(self, id: int) -> Row:
        """Return what the record holds now, what rows before have written included. Raises RecordIsGone."""
        return stored(self._book.session, self._mapping.record, id)

    def wanted(self, before: Row, told: Row) -> Row:
        """Return what of *told* is to be written; names that are yet to be made stay as they are."""
        return dict(self._wanted(before, told))

    def write(self, id: int, values: Row) -> None:
        """Write changes, in which nothing is left to be made. Raises what editing raises."""
        if values:
            self._book.write()
            if self._mapping.record is RecordKind.PERSON:
                self._count_rank(id, values.get("company_id"))
            _EDIT[self._mapping.record](self._book.session, id, values)

    def _count_rank(self, id: int, company_id: int | None) -> None:
        """Whoever comes into a company by a change stands last in it, before those whom later rows add."""
        if company_id is not None and self.before(id)["company_id"] != company_id:
            self._book.next_rank(company_id)

    def _wanted(self, before: Row, values: Row) -> Iterator[tuple[str, Any]]:
        """Yield the fields to write. Ways to reach someone go their own way; the others by what the user wishes."""
        fields = {name: self._fields[name] for name in values if name in self._fields}
        ways = {name for name, field in fields.items() if field.kind in WAYS or field.kind is Kind.CONTACTS}
        if "contacts" in before:
            yield from self._reached(before, {name: values[name] for name in ways}).items()
        else:
            ways = set()
        for name in fields.keys() - ways:
            old, new = before[name], values[name]
            if is_blank(fields[name], old) or self._overwrites(name):
                yield name, new
            elif fields[name].kind is Kind.CHOICES:
                yield name, tuple(dict.fromkeys((*old, *new)))

    def _overwrites(self, name: str) -> bool:
        return self._mapping.existing is Existing.REPLACE and name not in self._constants

    def _reached(self, before: Row, ways: Row) -> Row:
        """IMP-10: a way that differs becomes a further one, takes the place of the old one, or is left out."""
        if self._mapping.ways is Ways.IGNORE:
            return {}
        if self._mapping.ways is Ways.REPLACE:
            return ways
        written: Row = {}
        further = list(ways.get("contacts", ()))
        for name, value in ways.items():
            if name != "contacts" and not before[name]:
                written[name] = value
            elif name != "contacts":
                further.append(Contact(_FORMS[self._fields[name].kind].value, value, self._description(name)))
        held = {_bare(str(value)) for name, value in {**before, **written}.items() if self._is_way(name) and value}
        contacts = joined(before["contacts"], further, held)
        return written if contacts == before["contacts"] else {**written, "contacts": contacts}

    def _is_way(self, name: str) -> bool:
        return name in self._fields and self._fields[name].kind in WAYS

    def _description(self, name: str) -> str:
        return self._headings.get(self._fields[name].key, "")


def _is_changed(field: Field) -> bool:
    return field.editable or field.key == STATUS


def joined(held: tuple[Contact, ...], further: list[Contact], known: Set[str]) -> tuple[Contact, ...]:
    """Return *held* and those of *further* that are not among them, nor among the *known* ones (bare values)."""
    seen = known | {_bare(contact.value) for contact in held}
    fresh: list[Contact] = []
    for contact in further:
        if (bare := _bare(contact.value)) not in seen:
            seen = seen | {bare}
            fresh.append(contact)
    return (*held, *fresh)


def is_blank(field: Field, value: Any) -> bool:
    """Whether merging may fill a field: it is empty, or an amount that nobody has told."""
    return value is None or value in ("", ()) or (value == 0 and field.kind is Kind.MONEY)


def _bare(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


__all__ = ["Changer", "is_blank", "joined"]
