"""Which record a row is about: found by the fields that the user says tell records apart (IMP-6)."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import select

from desktop_crm.models.base import Matched
from desktop_crm.models.catalogue import CATALOGUE, class_of
from desktop_crm.models.folding import caseless, sort_key
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.importing.links import Book, Row
from desktop_crm.operations.importing.mapping import ImportMap, read_from
from desktop_crm.operations.importing.names import KEPT

Key: TypeAlias = tuple[Hashable, ...]

_FULL_NAME = "full_name"
_ALWAYS = {"product": ("price_list_id",)}  # a product of another price list is another product
_DIGITS = 8  # of a telephone number; what stands before them is the country's
_TELLING = re.compile(r"\{.|[^\w\s.,;:'’´`\"“”«»()&/–—-]")  # in a sort key: æ, ø, å, and signs that part C++ and C#
_SCHEME = re.compile(r"^(?:[a-z]+://)?(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Found:
    """The records that a row fits; *alike*: by a name that is not written as in the file."""

    ids: tuple[int, ...]
    alike: bool = False


class _Fits:
    """Ids by key. Few keys fit several records."""

    def __init__(self) -> None:
        self._first: dict[Key, int] = {}
        self._further: dict[Key, tuple[int, ...]] = {}

    def add(self, key: Key, id: int) -> None:
        if self._first.setdefault(key, id) != id:
            self._further[key] = tuple(dict.fromkeys((*self._further.get(key, ()), id)))

    def find(self, key: Key) -> tuple[int, ...]:
        first = self._first.get(key)
        return () if first is None else (first, *self._further.get(key, ()))


class Matcher:
    """Knows the records of one kind by a key, those of earlier rows too.

    A row without the first field of the key is about no record that is there; the others may be empty in both.
    """

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        self._names = [CATALOGUE[key].name for key in read_from(mapping.match)]
        self._extra = _ALWAYS.get(mapping.record, ())
        self._by_name = self._names[0] == _FULL_NAME
        self._by_likeness = mapping.match != read_from(mapping.match)
        self._exact, self._short, self._alike = _Fits(), _Fits(), _Fits()
        self._read(book, mapping.record)

    def _read(self, book: Book, record: str) -> None:
        entity = class_of(record)
        names = list(dict.fromkeys([*self._names, *self._extra, *self._parts_of_name()]))
        columns = [getattr(entity, name) for name in names]
        for id, *values in book.session.execute(select(entity.id, *columns).order_by(entity.id)):
            self.add(dict(zip(names, values, strict=True)), id)

    def _parts_of_name(self) -> tuple[str, ...]:
        if self._by_likeness:
            return tuple(Matched.keys_of(""))
        return ("first_name", "middle_name", "last_name") if self._by_name else ()

    def add(self, values: Mapping[str, Any], id: int) -> None:
        """Know one more."""
        if (key := self._key(values)) is None:
            return
        self._exact.add(key, id)
        if self._by_name:  # persons by first and last name alone
            self._short.add((_first_and_last(values), *key[1:]), id)
        if self._by_likeness and (letters := letters_of(values)):
            self._alike.add((letters,), id)

    def find(self, given: Row) -> Found | None:
        """Return the records that a row fits best: of the same key, else of much the same name.

        A middle name that only one of both tells is no difference, two that differ are.
        """
        key = self._key(given)
        if key is None:
            return None
        for fits, wanted, alike in self._ways(key, given):
            if ids := fits.find(wanted):
                return Found(ids, alike)
        return None

    def _ways(self, key: Key, given: Row) -> Iterator[tuple[_Fits, Key, bool]]:
        yield self._exact, key, False
        if self._by_name:
            short = (_first_and_last(given), *key[1:])
            yield (self._exact if given.get("middle_name") else self._short), short, False
        if self._by_likeness and (letters := letters_of(given)):
            yield self._alike, (letters,), True

    def _key(self, values: Mapping[str, Any]) -> Key | None:
        key = tuple(self._parts(values))
        return key if key[0] else None

    def _parts(self, values: Mapping[str, Any]) -> Iterator[Hashable]:
        for name in self._names:
            yield comparable(name, values.get(name))
        for name in self._extra:
            yield values.get(name)


def letters_of(values: Mapping[str, Any]) -> str:
    """Return the bare letters of a name, its legal form left out (DUP-2); "" where it has none.

    Bø is not Bo, and C++ is not C#.

    *values* hold the name, or the keys that are kept beside it.
    """
    if "match_key" in values:
        return _letters(values["match_key"], values["sort_key"])
    return _letters_of_name(values["name"])


@lru_cache(KEPT)
def _letters_of_name(name: str) -> str:
    return _letters(match_key(name), sort_key(name))


def _letters(matched: str, sorted_by: str) -> str:
    letters = matched.partition(" ")[2]
    telling = _TELLING.findall(sorted_by) if letters else ()
    return f"{letters} {''.join(telling)}" if telling else letters


def comparable(name: str, value: Any) -> Hashable:
    """Of texts case does not count (IMP-6); ids, and what is yet to be made, are compared as they are."""
    if value is None:
        return "" if not name.endswith("_id") else None
    if not isinstance(value, str):
        return value
    text = caseless(value).strip()
    bare = _BARE.get(name)
    return bare(text) if bare else text


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


_BARE: Mapping[str, Callable[[str], str]] = {
    "org_number": _signs,
    "mobile": lambda text: _signs(text)[-_DIGITS:],
    "phone": lambda text: _signs(text)[-_DIGITS:],
    "web": lambda text: _SCHEME.sub("", text).rstrip("/"),
}


def _first_and_last(values: Mapping[str, Any]) -> str:
    names = (values.get(name) or "" for name in ("first_name", "last_name"))
    return caseless(" ".join(name for name in names if name))
