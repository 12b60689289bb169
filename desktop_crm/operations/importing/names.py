"""What the file knows by name: companies, persons, users, lines of lists; and by what else tells them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of, table_of
from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import ListItem, User
from desktop_crm.models.folding import caseless
from desktop_crm.operations.importing.targets import is_list

KEPT = 4096  # answers that are remembered
_LANGUAGES = ("en", "nb")  # of the lists that the program brings


class Names:
    """Ids by name: as it is written first, then in any case, then by what else tells a record (number, code)."""

    def __init__(self, named: Iterable[tuple[str, int]], numbered: Iterable[tuple[str, int]] = ()) -> None:
        self._caseless: dict[str, tuple[str, int]] = {}
        self._sisters: dict[str, int] = {}  # names that differ from an earlier one by case only
        self._others: dict[str, int] = {}
        self._asked: dict[str, int] = {}  # what was found lately: rows name the same things again and again
        for name, id in named:
            self.add(name, id)
        for other, id in numbered:
            self._others.setdefault(caseless(other), id)

    def add(self, name: str, id: int) -> None:
        """Know one more. Of namesakes the first one is meant."""
        first, _ = self._caseless.setdefault(caseless(name), (name, id))
        if name != first:
            self._sisters.setdefault(name, id)
            self._asked.pop(name, None)

    def find(self, name: str) -> int | None:
        """Return the id that *name* means."""
        id = self._asked.get(name)
        if id is None and (id := self._search(name)) is not None:
            if len(self._asked) >= KEPT:
                self._asked.clear()
            self._asked[name] = id
        return id

    def _search(self, name: str) -> int | None:
        if name in self._sisters:
            return self._sisters[name]
        key = caseless(name)
        found = self._caseless.get(key)
        return found[1] if found else self._others.get(key)


class Persons:
    """Persons by name and company: a link within a company means one of its own."""

    def __init__(self, rows: Iterable[tuple[str, int, int | None]]) -> None:
        self._found: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
        for name, id, company_id in rows:
            self.add(name, id, company_id)

    def add(self, name: str, id: int, company_id: int | None) -> None:
        """Know one more."""
        self._found[caseless(name)].append((id, company_id))

    def find(self, name: str, company_id: Any) -> tuple[int, int | None] | None:
        """Return id and company of the person called *name*; of *company_id*, unless that is None."""
        for id, employer in self._found.get(caseless(name), ()):
            if company_id is None or employer == company_id:
                return id, employer
        return None


def read_names(session: Session, target: str) -> Names:
    """Return what *target* (a kind of record, or a list) knows by name.

    Lines that are not deleted, and users who are not retired, stand before the others: all still mean something."""
    entity = class_of(table_of(target))
    name = getattr(entity, entity.__label__)
    named = select(name, entity.id)
    past = [getattr(entity, mark) for mark in ("deleted", "retired") if hasattr(entity, mark)]
    if entity is ListItem:
        named = named.where(ListItem.list_name == target)
    named = named.order_by(*past, entity.id)
    rows = [(told, id) for told, id in session.execute(named)]
    return Names(rows, _other_names(session, target, entity))


def _other_names(session: Session, target: str, entity: Any) -> list[tuple[str, int]]:
    if target == ListName.COUNTRY:
        return _country_names(session)
    if target == RecordKind.USER:
        return [(told, id) for told, id in session.execute(select(User.initials, User.id).where(User.initials != ""))]
    if is_list(target):
        return _words_of_list(session, target)
    if not hasattr(entity, "number"):
        return []
    rows = session.execute(select(entity.number, entity.id).where(entity.number.is_not(None)))
    return [(told, id) for told, id in rows]


def _words_of_list(session: Session, target: str) -> list[tuple[str, int]]:
    """Lines that the program brought, by their names in all its languages: "Customer" is Kunde."""
    lines = select(ListItem.name, ListItem.id).where(ListItem.list_name == target).order_by(ListItem.deleted)
    ids: dict[str, int] = {}
    for name, id in session.execute(lines):
        ids.setdefault(caseless(name), id)
    words = [
        [word for word in entry.values() if isinstance(word, str)]
        for entry in _default_lists()["lists"].get(target, ())
    ]
    known = [(group, next((ids[key] for key in map(caseless, group) if key in ids), None)) for group in words]
    return [(word, id) for group, id in known if id is not None for word in group]


def _default_lists() -> Mapping[str, Any]:
    text = files("desktop_crm.resources").joinpath("default_lists.json").read_text(encoding="utf-8")
    told: Mapping[str, Any] = json.loads(text)
    return told


def _country_names(session: Session) -> list[tuple[str, int]]:
    """Countries by their code and by their names in all languages of the program: "Germany" is Tyskland."""
    countries = select(ListItem.code, ListItem.id).where(ListItem.list_name == ListName.COUNTRY, ListItem.code != "")
    ids = dict(session.execute(countries).all())
    return [
        (word, ids[entry["code"]])
        for entry in _default_lists()["countries"]
        if entry["code"] in ids
        for word in entry.values()
        if isinstance(word, str)
    ]
