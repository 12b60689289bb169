"""What can be asked of a kind of record: its own fields, those over its links, and those of records that lead here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_crm.models.catalogue import Field, catalogued, fields_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.finding import SEARCHABLE, usual
from desktop_crm.selections.criteria import Line, walk
from desktop_crm.selections.paths import LONGEST, NoSuchPath, leads_on, path_of, relation_at, relations_of
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.words import (
    BETWEEN,
    field_icon,
    kinds_name,
    link_name,
    record_icon,
    relation_name,
)

_DEEPEST_SEARCHED = 2
_WHO = ("registered_by", "updated_by")  # of further records nobody asks for more than the name
_WORD = re.compile(r"\w+")
_NUMBER_OF = mark("Number of %1")


@dataclass(frozen=True, slots=True)
class Level:
    """Where one has come to: back over *relations*, then along links. *path* begins with the kind it set out from."""

    relations: tuple[str, ...]
    path: str
    record: str

    @property
    def links(self) -> int:
        return self.path.count(".")

    @property
    def depth(self) -> int:
        return len(self.relations) + self.links


@dataclass(frozen=True, slots=True)
class Branch:
    """What can be opened: "Company", "Sales"."""

    label: str
    icon: str
    level: Level


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field that can be chosen. *over*: the names of what one comes by."""

    way: Way
    label: str
    icon: str
    over: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return BETWEEN.join((*self.over, self.label))


def top(record: str) -> Level:
    """Return where one sets out."""
    return Level((), record, record)


def leaves(level: Level, language: str = "en", over: tuple[str, ...] = ()) -> list[Leaf]:
    """Return the fields of a level by name; of related records their number too, before all."""
    found = [_leaf(level, own, over) for own in _own(level.record, language)]
    if level.relations and not level.links:
        found.insert(0, _number(level, over))
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    """A field of a kind of record, as it is called in a language."""

    name: str
    label: str
    icon: str


@catalogued
def _own(record: str, language: str) -> tuple[_Own, ...]:
    """Return the fields of a kind of record by name. *language* is the one that `shown` speaks: names are kept."""
    return tuple(sorted(map(_named, fields_of(record).values()), key=lambda own: sort_key(own.label)))


def _named(field: Field) -> _Own:
    return _Own(field.key.partition(".")[2], shown(field.label), field_icon(field))


def _leaf(level: Level, own: _Own, over: tuple[str, ...]) -> Leaf:
    return Leaf(Way(level.relations, f"{level.path}.{own.name}"), own.label, own.icon, over)


def _number(level: Level, over: tuple[str, ...]) -> Leaf:
    return Leaf(Way(level.relations), number_name(level.relations[-1]), "number", over)


def number_name(relation: str) -> str:
    """Return what the number of related records is called."""
    return shown(_NUMBER_OF).replace("%1", kinds_name(relation.partition(".")[0]).lower())


def links_from(level: Level) -> list[Branch]:
    """Return what a level leads to: records first, then users."""
    if level.links >= LONGEST:
        return []
    fields = [field for field in fields_of(level.record).values() if leads_on(field) and field.target]
    fields.sort(key=lambda field: field.kind is Kind.USER)
    return [_linked(level, field) for field in fields]


def _linked(level: Level, field: Field) -> Branch:
    target, name = str(field.target), field.key.partition(".")[2]
    on = Level(level.relations, f"{level.path}.{name}", target)
    return Branch(link_name(field), record_icon(target), on)


def relations_from(level: Level) -> list[Branch]:
    """Return what leads to a level's records. Over a link there is no way back."""
    if level.links:
        return []
    found = [(key, str(relation.record)) for key, relation in relations_of(level.record).items()]
    return [
        Branch(relation_name(key), record_icon(record), Level((*level.relations, key), record, record))
        for key, record in found
    ]


def often(record: str) -> list[Leaf]:
    """Return the fields that are asked of most: those that a search begins with (FIND-13)."""
    if record not in SEARCHABLE:
        return []
    asked = (node for _, node in walk(usual(RecordKind(record)).root) if isinstance(node, Line))
    return [leaf for line in asked if (leaf := leaf_of(record, Way((), line.path))) is not None]


def leaf_of(record: str, way: Way) -> Leaf | None:
    """Return what a way leads to, None where it leads to nothing any more."""
    over = [relation_name(relation) for relation in way.relations]
    try:
        for relation in way.relations:
            record = str(relation_at(record, relation).record)
        if not way.path:
            return _number(Level(way.relations, record, record), tuple(over[:-1])) if over else None
        found = path_of(way.path)
    except NoSuchPath:
        return None
    if way.path.partition(".")[0] != record:
        return None
    over += map(link_name, found.links)
    return Leaf(way, shown(found.field.label), field_icon(found.field), tuple(over))


# -- searching ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """A field with what it is found by: the words of its own name, and those on the way to it."""

    leaf: Leaf
    own: tuple[str, ...]
    all: tuple[str, ...]


def search(record: str, typed: str, language: str = "en") -> list[Leaf]:
    """Return the fields of all levels that have a word beginning with each of those that were typed.

    Own fields stand first, then those over links, then those of related records; where the name itself begins so,
    before where a later word does.
    """
    wanted = _words(typed)
    found = [known for known in _all(record, language) if all(_begins(known.all, word) for word in wanted)]
    own = [known for known in found if any(_begins(known.own, word) for word in wanted)]
    own.sort(key=lambda known: (_turn(known.leaf), not any(known.own[0].startswith(word) for word in wanted)))
    return [known.leaf for known in own] + [known.leaf for known in found if known not in own]


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _begins(words: Sequence[str], wanted: str) -> bool:
    return any(word.startswith(wanted) for word in words)


def _turn(leaf: Leaf) -> int:
    """Own fields first, then over links, then related ones; then what is two steps away."""
    relations, links = len(leaf.way.relations), max(leaf.way.path.count(".") - 1, 0)
    return (relations + links) * 3 + relations


@catalogued
def _all(record: str, language: str) -> tuple[_Known, ...]:
    """All that can be found, in the order in which it is told. Kept for a language: its words are."""
    found = [_known(leaf, over) for level, over in _levels(record) for leaf in leaves(level, language, over)]
    return tuple(sorted(found, key=lambda known: _turn(known.leaf)))


def _known(leaf: Leaf, over: tuple[str, ...]) -> _Known:
    own = _words(leaf.label)
    return _Known(leaf, own, (*(word for name in over for word in _words(name)), *own))


def _levels(record: str) -> Iterator[tuple[Level, tuple[str, ...]]]:
    waiting: list[tuple[Level, tuple[str, ...]]] = [(top(record), ())]
    for level, over in waiting:
        yield level, over
        if level.depth < _DEEPEST_SEARCHED:
            waiting += [(branch.level, (*over, branch.label)) for branch in _onward(level)]


def _onward(level: Level) -> list[Branch]:
    """What is worth searching beyond a level: not the way back to where one came from, not who registered what."""
    links = [branch for branch in links_from(level) if not (level.depth and _is_idle(branch.level))]
    return links + relations_from(level)


def _is_idle(level: Level) -> bool:
    name = level.path.rpartition(".")[2]
    back = level.relations and level.relations[-1] == f"{level.path.split('.')[0]}.{name}" and level.links == 1
    return bool(back) or name in _WHO
