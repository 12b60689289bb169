"""Ways through the catalogue: from a kind of record to a field, over as many links as one likes, and back over a link.

A path is written "sale.company.country": from a sale over its company to the country. A relation is named by the link
that leads here: "sale.company" is, seen from a company, its sales. It may begin with links:
"person.company/sale.company" is, seen from a person, the sales of its company.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from desktop_crm.models.catalogue import CATALOGUE, Field, catalogued, fields_of, target_class
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind

LONGEST = 6  # links: a path is chosen by people
_THEN = "/"  # between the links of a relation and the link that leads there


@dataclass(eq=False)
class NoSuchPath(Exception):
    """*path* names a field or link that does not exist: the user's own fields come and go."""

    path: str


@dataclass(frozen=True, slots=True)
class Path:
    """The links that lead to a field, first to last, and the field."""

    links: tuple[Field, ...]
    field: Field


@dataclass(frozen=True, slots=True)
class Relation:
    """Records of one kind that lead to a record, or to the one at the end of the links *over*.

    *link* is the field by which they do, *key* its key.
    """

    link: Field
    over: tuple[Field, ...] = ()

    @property
    def key(self) -> str:
        return self.link.key

    @property
    def record(self) -> RecordKind:
        """The kind of the related records."""
        return RecordKind(self.link.record)


def leads_on(entry: Field) -> bool:
    """Whether a path may go on over a field: it names a record that has fields of its own."""
    return entry.kind in (Kind.LINK, Kind.USER)


@catalogued
def path_of(path: str) -> Path:
    """Return what *path* leads over and to. Raises NoSuchPath."""
    record, *names = path.split(".")
    if not names or len(names) > LONGEST + 1:
        raise NoSuchPath(path)
    links = []
    for name in names[:-1]:
        link = _entry(record, name, path)
        if not leads_on(link) or link.target is None:
            raise NoSuchPath(path)
        links.append(link)
        record = link.target
    return Path(tuple(links), _entry(record, names[-1], path))


def _entry(record: str, name: str, path: str) -> Field:
    try:
        return CATALOGUE[f"{record}.{name}"]
    except KeyError:
        raise NoSuchPath(path) from None


def field_at(path: str) -> Field:
    """Return the field at the end of *path*. Raises NoSuchPath."""
    return path_of(path).field


def is_path(record: str, path: object) -> bool:
    """Whether *path* leads from a kind of record to a field."""
    if not isinstance(path, str) or path.partition(".")[0] != record:
        return False
    try:
        path_of(path)
    except NoSuchPath:
        return False
    return True


@catalogued
def relations_of(record: str) -> Mapping[str, Relation]:
    """Return the relations of a kind of record by key: every link of any kind that leads to it."""
    entries = (entry for kind in RecordKind if kind is not RecordKind.CONTACT for entry in fields_of(kind).values())
    links = (entry for entry in entries if entry.kind is Kind.LINK and entry.target == record and entry.stored)
    return {link.key: Relation(link) for link in links}


@catalogued
def relation_at(record: str, written: str) -> Relation:
    """Return a relation as it is written, seen from a kind of record. Raises NoSuchPath."""
    way, key = _parted(written)
    over: tuple[Field, ...] = ()
    if way:
        found = path_of(way)
        over = (*found.links, found.field)
        if way.partition(".")[0] != record or not leads_on(found.field):
            raise NoSuchPath(written)
    try:
        return Relation(relations_of(str(over[-1].target) if over else record)[key].link, over)
    except KeyError:
        raise NoSuchPath(written) from None


def relation_of(written: str) -> Relation:
    """Return a relation as it is written, seen from where it sets out. Raises NoSuchPath."""
    way, key = _parted(written)
    link = CATALOGUE.get(key)
    return relation_at(way.partition(".")[0] or str(link.target if link else ""), written)


def _parted(written: str) -> tuple[str, str]:
    way, _, key = written.rpartition(_THEN)
    return way, key


def relation_over(way: str, key: str) -> str:
    """Return how a relation is written that is reached over the links of a path; where that has none, its key."""
    return f"{way}{_THEN}{key}" if "." in way else key


def way_before(written: str) -> str:
    """Return the path over the links with which a relation begins; empty where it begins with none."""
    return _parted(written)[0]


def related_kind(written: str) -> str:
    """Return the kind of the records that a relation leads to, also where it leads nowhere any more."""
    return _parted(written)[1].partition(".")[0]


def steps_along(relations: Sequence[str]) -> int:
    """Return how many links one follows along relations, there or back."""
    return sum(way_before(written).count(".") + 1 for written in relations)


def expression(path: str, part: str, entity: Any = None) -> ColumnElement[Any]:
    """Return the SQL at the end of a path; *part* names the method of `Field`: "value", "shown" or "order"."""
    found = path_of(path)
    return _over(found.links, found.field, part, entity)


def _over(links: tuple[Field, ...], entry: Field, part: str, entity: Any) -> ColumnElement[Any]:
    if not links:
        wanted: ColumnElement[Any] = getattr(entry, part)(entity)
        return wanted
    far = aliased(target_class(links[0]))
    found = select(_over(links[1:], entry, part, far)).where(far.id == links[0].value(entity))
    return found.correlate_except(far).scalar_subquery()
