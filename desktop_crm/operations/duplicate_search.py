"""Finds the duplicates among all records of a kind, by keys and neighbours in sorted order, never all against all.

A group is likely one record. What the user has said to be no duplicate is left out, until that is undone.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import groupby, pairwise, permutations
from typing import Any, TypeAlias

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import FollowUp, NotDuplicate, Sale
from desktop_crm.models.person import SAME_EMAIL, SAME_MOBILE
from desktop_crm.operations.likeness import RANKS, SAME, Likeness, likeness_of_letters
from desktop_crm.operations.reading import names_of
from desktop_crm.operations.records import chosen, tell_of
from desktop_crm.operations.step import verb

SHOWN = 1000  # groups: the surest ones
_LARGEST = 8  # records of a group that are not of one name; more share a switchboard, not an identity
_BESIDE = 4  # neighbours in sorted order that a name is compared with
_FETCH = 1000

Pair: TypeAlias = tuple[int, int, int, int]  # rank of the likeness, how far apart, two ids
Progress = Callable[[int, int], None]
Tick = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Group:
    """Records that are likely one; *like* is what the least alike of them have in common, *name* that of the first."""

    ids: tuple[int, ...]
    like: Likeness
    name: str = ""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The surest groups, and how many there are in all."""

    groups: Sequence[Group]
    count: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record of a group as it is shown; *beside* tells it from its namesakes: city, company or type."""

    id: int
    name: str
    beside: str
    email: str
    sales: int
    follow_ups: int
    changed: datetime | None


def find_duplicates(session: Session, record: RecordKind, progress: Progress = lambda done, total: None) -> Duplicates:
    """Return the likely duplicates of a kind (company, person or project), the surest first.

    *progress* hears (done, total); what it raises ends the search.
    """
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    steps = _STEPS[record]
    pairs: list[Pair] = []
    for done, step in enumerate(steps):
        tick = partial(progress, done, len(steps) + 1)
        tick()
        pairs.extend(step(driver.cursor(), record, tick))
    progress(len(steps), len(steps) + 1)
    groups = _grouped(pairs, _kept_apart(session, record))
    names = names_of(session, record, [group.ids[0] for group in groups[:SHOWN]])
    return Duplicates([replace(group, name=names.get(group.ids[0], "")) for group in groups[:SHOWN]], len(groups))


def still_duplicates(session: Session, record: RecordKind, groups: Sequence[Group]) -> list[Group]:
    """Return the groups that are left: of records that are there, not all of them told apart by the user."""
    entity, ids = class_of(record), [id for group in groups for id in group.ids]
    there = set(session.scalars(select(entity.id).where(entity.id.in_(chosen(ids))))) if ids else set()
    apart = _kept_apart(session, record)
    left = [replace(group, ids=tuple(id for id in group.ids if id in there)) for group in groups]
    return [group for group in left if any(pair not in apart for pair in permutations(group.ids, 2))]


def candidates(session: Session, record: RecordKind, ids: Sequence[int]) -> list[Candidate]:
    """Return what tells the records of a group apart, the most used first."""
    entity = class_of(record)
    beside = {RecordKind.COMPANY: "city", RecordKind.PERSON: "company", RecordKind.PROJECT: "type"}[record]
    sales, follow_ups = (
        select(func.count()).where(getattr(used, f"{record}_id") == entity.id).correlate(entity).scalar_subquery()
        for used in (Sale, FollowUp)
    )
    told: tuple[Any, ...] = (
        entity.id, getattr(entity, entity.__label__), func.coalesce(CATALOGUE[f"{record}.{beside}"].shown(), ""),
        entity.email if hasattr(entity, "email") else "", sales, follow_ups,
        func.coalesce(entity.updated_at, entity.registered_at),
    )  # fmt: skip
    rows = [Candidate(*row) for row in session.execute(select(*told).where(entity.id.in_(chosen(ids))))]
    return sorted(rows, key=lambda row: (-row.sales - row.follow_ups, row.id))


@verb(mark("Not duplicates"))
def keep_apart(session: Session, record: RecordKind, ids: Sequence[int]) -> None:
    """Remember that records are not duplicates of each other. Raises NothingChosen and RecordIsGone."""
    tell_of(session, record, ids)
    known = _kept_apart(session, record)
    new = [pair for pair in permutations(ids, 2) if pair not in known]
    if new:
        rows = [{"record": record.value, "record_id": one, "other_id": other} for one, other in new]
        session.execute(insert(NotDuplicate), rows)


def _kept_apart(session: Session, record: RecordKind) -> set[tuple[int, int]]:
    pairs = select(NotDuplicate.record_id, NotDuplicate.other_id).where(NotDuplicate.record == record.value)
    return {(one, other) for one, other in session.execute(pairs)}


# -- pairs -------------------------------------------------------------------------------------------------------------


def _same(expression: str, like: Likeness, condition: str) -> Callable[..., Iterator[Pair]]:
    """Return a step that pairs the records with one value."""

    def step(cursor: sqlite3.Cursor, record: RecordKind, _tick: Tick) -> Iterator[Pair]:
        most = f"BETWEEN 2 AND {_LARGEST}"
        found = f'SELECT group_concat(id) FROM "{record}" WHERE {condition} GROUP BY {expression}'
        for (ids,) in cursor.execute(f"{found} HAVING count(*) {most}"):
            yield from ((RANKS[like], 0, one, other) for one, other in pairwise(map(int, ids.split(","))))

    return step


def _by_match_key(cursor: sqlite3.Cursor, record: RecordKind, tick: Tick) -> Iterator[Pair]:
    """Pair equal names, then those that are neighbours by sound, by their beginnings or by their ends."""
    rows = _rows(cursor, f"SELECT match_key, id FROM \"{record}\" WHERE match_key > ' ' ORDER BY match_key", tick)
    keys: list[tuple[str, str, int]] = []  # sound, letters, the first id
    for key, same in groupby(rows, key=lambda row: str(row[0])):
        ids = [id for _, id in same]
        yield from ((RANKS[Likeness.NAME], 0, one, other) for one, other in pairwise(ids))
        sound, _, letters = key.partition(" ")
        keys.append((sound, letters, ids[0]))
    yield from _neighbours(keys, tick)
    yield from _neighbours(sorted(keys, key=lambda key: key[1]), tick)
    yield from _neighbours(sorted(keys, key=lambda key: key[1][::-1]), tick)


def _neighbours(keys: Sequence[tuple[str, str, int]], tick: Tick) -> Iterator[Pair]:
    for at, (sound, letters, id) in enumerate(keys):
        if at % _FETCH == 0:
            tick()
        for other_sound, others, other in keys[at + 1 : at + 1 + _BESIDE]:
            if likeness := likeness_of_letters(letters, others, sound == other_sound):
                yield RANKS[Likeness.SIMILAR], SAME - likeness, id, other


def _within_companies(cursor: sqlite3.Cursor, _record: RecordKind, tick: Tick) -> Iterator[Pair]:
    """Pair the persons of a company who have much the same name."""
    wanted = "SELECT company_id, fold_key, id FROM person WHERE company_id IS NOT NULL AND fold_key <> ''"
    for _, rows in groupby(_rows(cursor, f"{wanted} ORDER BY company_id", tick), key=lambda row: row[0]):
        persons = sorted((name, id) for _, name, id in rows)
        for at, (name, id) in enumerate(persons):
            for other_name, other in persons[at + 1 : at + 1 + _LARGEST]:
                if likeness := likeness_of_letters(name, other_name):
                    like = Likeness.NAME if likeness == SAME else Likeness.SIMILAR
                    yield RANKS[like], SAME - likeness, id, other


def _rows(cursor: sqlite3.Cursor, statement: str, tick: Tick) -> Iterator[tuple[Any, ...]]:
    cursor.execute(statement)
    while rows := cursor.fetchmany(_FETCH):
        tick()
        yield from rows


_SAME_NUMBER = "replace(replace(replace(lower(org_number), ' ', ''), '.', ''), '-', '')"
_SAME_NAME = (
    _same("fold_key", Likeness.NAME, "company_id IS NULL AND fold_key <> ''"),
    _within_companies,
)
_STEPS: Mapping[RecordKind, Sequence[Callable[..., Iterator[Pair]]]] = {
    RecordKind.COMPANY: (
        _same(_SAME_NUMBER, Likeness.VAT_NUMBER, "org_number <> ''"), _by_match_key,
    ),
    RecordKind.PERSON: (
        *_SAME_NAME,
        _same(SAME_EMAIL, Likeness.EMAIL, "email <> ''"),
        _same(SAME_MOBILE, Likeness.MOBILE, "mobile <> ''"),
    ),
    RecordKind.PROJECT: (_by_match_key,),
}  # fmt: skip


# -- groups ------------------------------------------------------------------------------------------------------------


class _Groups:
    """Records joined to groups, each known by one of its ids."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.least: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))

    def join(self, one: int, other: int, likeness: tuple[int, int]) -> None:
        """Join the groups of two records, unless too many would come together that are not of one name."""
        first, second = (self._of.setdefault(id, id) for id in (one, other))
        here, there = (self.members.setdefault(group, [group]) for group in (first, second))
        if first == second or (likeness[0] > RANKS[Likeness.NAME] and len(here) + len(there) > _LARGEST):
            return
        if len(here) < len(there):
            first, second, here, there = second, first, there, here
        here.extend(there)
        self._of.update(dict.fromkeys(there, first))
        self.least[first] = max(self.least[first], self.least.pop(second, likeness), likeness)
        del self.members[second]


def _grouped(pairs: Sequence[Pair], apart: set[tuple[int, int]]) -> list[Group]:
    """Return the groups that pairs make, the surest first."""
    groups = _Groups()
    for rank, distance, one, other in sorted(pairs):
        if (one, other) not in apart:
            groups.join(one, other, (rank, distance))
    whole = [(groups.least[id], sorted(ids)) for id, ids in groups.members.items() if len(ids) > 1]
    return [Group(tuple(ids), tuple(Likeness)[rank]) for (rank, _), ids in sorted(whole)]
