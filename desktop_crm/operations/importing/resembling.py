"""Which record a new one looks like, though the key of the import tells them apart: by what duplicates are (DUP-2).

Rows of the file are compared with each other, too. What is found is told before anything is imported.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.models.folding import fold
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.importing.links import Row
from desktop_crm.operations.importing.matching import comparable
from desktop_crm.operations.likeness import likeness_of_letters
from desktop_crm.operations.preferences import preference

_BESIDE = 4  # neighbours in sorted order that a name is compared with


class Resemblance(Protocol):
    """Knows records by what makes them look alike."""

    def find(self, given: Row) -> int | None:
        """Return the record that a new one looks like most."""

    def add(self, given: Row, id: int) -> None:
        """Know one more."""


def resemblance(session: Session, record: RecordKind) -> Resemblance | None:
    """Return what knows the records of a kind; none for kinds whose duplicates nobody looks for, or by preference."""
    known = _KNOWN.get(record)
    return known(session) if known and preference(session, "check_duplicates") else None


class _Companies:
    """Companies of one organisation number, of one name, and of names in which few letters differ."""

    def __init__(self, session: Session) -> None:
        self._numbers: dict[Any, int] = {}
        self._names: dict[str, tuple[int, str]] = {}  # by bare letters: the first one, and how it sounds
        for id, key, number in session.execute(select(Company.id, Company.match_key, Company.org_number)):
            self._know(id, key, number)
        self._sorted = sorted(self._names)
        self._backwards = sorted(letters[::-1] for letters in self._names)  # for names that begin differently

    def _know(self, id: int, key: str, number: str) -> str:
        """Return the letters of a name that is not known yet."""
        if number:
            self._numbers.setdefault(comparable("org_number", number), id)
        sound, _, letters = key.partition(" ")
        if not letters or letters in self._names:
            return ""
        self._names[letters] = id, sound
        return letters

    def add(self, given: Row, id: int) -> None:
        if letters := self._know(id, match_key(given["name"]), given.get("org_number", "")):
            insort(self._sorted, letters)
            insort(self._backwards, letters[::-1])

    def find(self, given: Row) -> int | None:
        number = given.get("org_number")
        if number and (id := self._numbers.get(comparable("org_number", number))) is not None:
            return id
        sound, _, letters = match_key(given["name"]).partition(" ")
        if letters in self._names:
            return self._names[letters][0]
        near = {name: likeness_of_letters(letters, name, self._names[name][1] == sound) for name in self._near(letters)}
        nearest = max(near, key=lambda name: near[name], default="")
        return self._names[nearest][0] if near.get(nearest) else None

    def _near(self, letters: str) -> Iterator[str]:
        if letters:
            yield from _beside(self._sorted, letters)
            yield from (name[::-1] for name in _beside(self._backwards, letters[::-1]))


def _beside(names: list[str], wanted: str) -> list[str]:
    place = bisect_left(names, wanted)
    return names[max(0, place - _BESIDE) : place + _BESIDE]


class _Persons:
    """Persons of one name in their company, of one e-mail address, or of one mobile number."""

    def __init__(self, session: Session) -> None:
        self._known: dict[tuple[Any, ...], int] = {}
        columns = (Person.full_name, Person.company_id, Person.email, Person.mobile)
        for id, *values in session.execute(select(Person.id, *columns)):
            self.add(dict(zip(("full_name", "company_id", "email", "mobile"), values, strict=True)), id)

    def add(self, given: Row, id: int) -> None:
        for key in self._keys(given):
            self._known.setdefault(key, id)

    def find(self, given: Row) -> int | None:
        found = (self._known.get(key) for key in self._keys(given))
        return next((id for id in found if id is not None), None)

    def _keys(self, given: Row) -> Iterator[tuple[Any, ...]]:
        if name := fold(given["full_name"]):
            yield "name", name, given.get("company_id")
        for way in ("email", "mobile"):
            if told := comparable(way, given.get(way)):
                yield way, told


_KNOWN: dict[RecordKind, type[_Companies] | type[_Persons]] = {
    RecordKind.COMPANY: _Companies, RecordKind.PERSON: _Persons,
}  # fmt: skip
