"""Which record a row is about: found by the fields that the user says tell records apart (IMP-6)."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeAlias

from sqlalchemy import select

from desktop_crm.models.catalogue import CATALOGUE, class_of
from desktop_crm.models.folding import caseless
from desktop_crm.operations.importing.links import Book, Row
from desktop_crm.operations.importing.mapping import ImportMap

Key: TypeAlias = tuple[Hashable, ...]

_FULL_NAME = "full_name"
_ALWAYS = {"product": ("price_list_id",)}  # a product of another price list is another product
_BARE = frozenset({"mobile", "org_number"})  # spaces and signs mean nothing in them


class Matcher:
    """Knows the records of one kind by a key, those of earlier rows too; of namesakes the first one is meant.

    A row without the first field of the key is about no record that is there; the others may be empty in both.
    """

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._names = [CATALOGUE[key].name for key in mapping.match]
        self._extra = _ALWAYS.get(mapping.record, ())
        self._by_name = self._names[0] == _FULL_NAME
        self._ids: dict[Key, int] = {}
        self._short: dict[Key, int] = {}  # persons by first and last name alone
        self._read(book, mapping.record)

    def _read(self, book: Book, record: str) -> None:
        entity = class_of(record)
        names = list(dict.fromkeys([*self._names, *self._extra, *self._parts_of_name()]))
        columns = [getattr(entity, name) for name in names]
        for id, *values in book.session.execute(select(entity.id, *columns).order_by(entity.id)):
            self.add(dict(zip(names, values, strict=True)), id)

    def _parts_of_name(self) -> tuple[str, ...]:
        return ("first_name", "middle_name", "last_name") if self._by_name else ()

    def add(self, values: Mapping[str, Any], id: int) -> None:
        """Know one more."""
        if (key := self._key(values)) is not None:
            self._ids.setdefault(key, id)
            if self._by_name:
                self._short.setdefault((_first_and_last(values), *key[1:]), id)

    def find(self, given: Row) -> int | None:
        """Return the record that a row is about.

        A middle name that only one of both tells is no difference, two that differ are.
        """
        key = self._key(given)
        if key is None:
            return None
        found = self._ids.get(key)
        if found is not None or not self._by_name:
            return found
        short = (_first_and_last(given), *key[1:])
        return (self._ids if given.get("middle_name") else self._short).get(short)

    def _key(self, values: Mapping[str, Any]) -> Key | None:
        key = tuple(self._parts(values))
        return key if key[0] else None

    def _parts(self, values: Mapping[str, Any]) -> Iterator[Hashable]:
        for name in self._names:
            yield _comparable(name, values.get(name))
        for name in self._extra:
            yield values.get(name)


def _comparable(name: str, value: Any) -> Hashable:
    """Of texts case does not count (IMP-6); ids, and what is yet to be made, are compared as they are."""
    if value is None:
        return "" if not name.endswith("_id") else None
    if not isinstance(value, str):
        return value
    text = caseless(value).strip()
    return "".join(sign for sign in text if sign.isalnum()) if name in _BARE else text


def _first_and_last(values: Mapping[str, Any]) -> str:
    names = (values.get(name) or "" for name in ("first_name", "last_name"))
    return caseless(" ".join(name for name in names if name))
