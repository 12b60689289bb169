"""What can be asked of a kind of record: its own fields, those over its links, and those of records that lead here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop_crm.models.catalogue import Field, catalogued, fields_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.finding import SEARCHABLE, usual
from desktop_crm.selections.criteria import Line, walk
from desktop_crm.selections.paths import (
    LONGEST,
    NoSuchPath,
    Relation,
    field_at,
    leads_on,
    path_of,
    related_kind,
    relation_at,
    relation_of,
    relation_over,
    relations_of,
    steps_along,
)
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.words import (
    BETWEEN,
    field_icon,
    kinds_name,
    link_name,
    record_icon,
    related_name,
    relation_names,
)

_DEEPEST_SEARCHED = 2
_WHO = ("registered_by", "updated_by")  # of further records nobody asks for more than the name
_WORD = re.compile(r"\w+")
_NUMBER_OF = mark("Number of %1")


@dataclass(frozen=True, slots=True)
class Level:
    """Where one has come to: by *relations*, then along links. *path* begins with the kind that it set out from."""

    relations: tuple[str, ...]
    path: str
    record: str

    @property
    def links(self) -> int:
        return self.path.count(".")

    @property
    def depth(self) -> int:
        return steps_along(self.relations) + self.links


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
    return shown(_NUMBER_OF).replace("%1", kinds_name(related_kind(relation)).lower())


def onward(level: Level) -> list[Branch]:
    """Return what can be opened from a level: the records that it leads to, those that lead to it, then users."""
    links = links_from(level)
    users = [branch for branch in links if branch.level.record == RecordKind.USER]
    return [*(branch for branch in links if branch not in users), *relations_from(level), *users]


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
    """Return what leads to a level's records."""
    return [_related(level, relation) for relation in relations_of(level.record).values()]


def _related(level: Level, relation: Relation) -> Branch:
    record, written = str(relation.record), relation_over(level.path, relation.key)
    return Branch(related_name(relation.link), record_icon(record), Level((*level.relations, written), record, record))


def often(record: str) -> list[Leaf]:
    """Return the fields that are asked of most: those that a search begins with (FIND-13)."""
    if record not in SEARCHABLE:
        return []
    asked = (node for _, node in walk(usual(RecordKind(record)).root) if isinstance(node, Line))
    return [leaf for line in asked if (leaf := leaf_of(record, Way((), line.path))) is not None]


def leaf_of(record: str, way: Way) -> Leaf | None:
    """Return what a way leads to, None where it leads to nothing any more."""
    over = [name for relation in way.relations for name in relation_names(relation)]
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
    """A field with what it is found by: its label and all of its title as they are typed, and the words of both.

    *turn*: among its equals.
    """

    leaf: Leaf
    label: str
    title: str
    own: tuple[str, ...]
    over: tuple[str, ...]
    away: int
    turn: tuple[bool, int]


def search(record: str, typed: str, language: str = "en") -> list[Leaf]:
    """Return the fields of all levels that have a word beginning with each of those that were typed, the best first.

    The nearer a field is, the earlier it stands; then where the name is what was typed, begins so, or has all words.
    Last come those that hold what was typed within a word.
    """
    wanted = _words(typed)
    found = [(_rank(known, wanted), known.leaf) for known in _all(record, language)] if wanted else []
    return [leaf for rank, leaf in sorted(found, key=lambda pair: pair[0]) if rank < _NOWHERE]


_Rank = tuple[bool, int, int, tuple[bool, int]]
_WITHIN, _NO = 7, 8
_NOWHERE: _Rank = (True, 0, _NO, (False, 0))
_LEAST_WITHIN, _LEAST_END = 3, 4  # letters


def _rank(known: _Known, wanted: Sequence[str]) -> _Rank:
    fit = _fit(known, wanted)
    if fit is _NO:
        return _NOWHERE
    return fit is _WITHIN, known.away, fit, known.turn


def _fit(known: _Known, wanted: Sequence[str]) -> int:
    """How well a field fits what was typed, 0 for best: the name is so, begins so, has all words; then what is over."""
    typed = " ".join(wanted)
    if known.label.startswith(typed):
        return 0 if known.label == typed else 1
    named = all(_begins(known.own, word) for word in wanted)
    if known.title.startswith(typed):
        return 2 if named else 3
    over = [_begins(known.over, word) for word in wanted]
    if named:
        return 4
    if all(on or _begins(known.own, word) for word, on in zip(wanted, over, strict=True)):
        return 6 if all(over) else 5
    if not known.over and all(_begins(known.own, word) or _ends(known.own, word) for word in wanted):
        return 6
    return _WITHIN if _is_within(known, wanted) else _NO


def _ends(words: Sequence[str], wanted: str) -> bool:
    """Whether a compound is of the kind that is wanted: "dato" in "salgsdato"."""
    return len(wanted) >= _LEAST_END and any(word.endswith(wanted) for word in words)


def _is_within(known: _Known, wanted: Sequence[str]) -> bool:
    """Whether all words stand within others, one of them in the name: "date" in "salesdate"."""
    if min(map(len, wanted)) < _LEAST_WITHIN or not any(word in known.label for word in wanted):
        return False
    return all(any(word in one for one in (*known.over, *known.own)) for word in wanted)


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _begins(words: Sequence[str], wanted: str) -> bool:
    return any(word.startswith(wanted) for word in words)


@catalogued
def _all(record: str, language: str) -> tuple[_Known, ...]:
    """All that can be found. Kept for a language: its words are."""
    found = ((leaf, over) for level, over in _levels(record) for leaf in leaves(level, language, over))
    return tuple(_known(leaf, over) for leaf, over in found)


def _known(leaf: Leaf, over: tuple[str, ...]) -> _Known:
    own, way = _words(leaf.label), leaf.way
    links = max(way.path.count(".") - 1, 0)
    turn = (not _is_often(way), len(way.relations))  # over links before related ones
    before = tuple(word for name in over for word in _words(name))
    away = steps_along(way.relations) + links
    return _Known(leaf, " ".join(own), " ".join((*before, *own)), own, before, away, turn)


def _is_often(way: Way) -> bool:
    """Whether a field is one of those that a search for its records begins with."""
    asked = _asked_most()
    return bool(way.path) and (field_at(way.path).key in asked or (not way.relations and way.path in asked))


@cache
def _asked_most() -> frozenset[str]:
    return frozenset(node.path for kind in SEARCHABLE for _, node in walk(usual(kind).root) if isinstance(node, Line))


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
    back = level.links == 1 and level.relations and relation_of(level.relations[-1]).key == level.path
    return bool(back) or name in _WHO
