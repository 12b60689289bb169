"""How many records fit a question and each part of it, while it is put together; and where a part leaves nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.criteria import (
    Criteria,
    Group,
    Join,
    Node,
    Place,
    Quantifier,
    Related,
    is_active,
    parts_of,
    problems_of,
)
from desktop_crm.selections.viewpoint import Viewpoint
from desktop_crm.selections.where import where

Relations = tuple[str, ...]
_ONE_OF_THEM = (Quantifier.ANY, Quantifier.AT_LEAST)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question by itself: *node* is said of records that are reached over *relations* from *record*.

    It is a value without what does not matter: equal parts have equal counts, wherever they stand.
    """

    record: RecordKind
    relations: Relations
    node: Node

    def criteria(self, node: Node | None = None) -> Criteria:
        """Return the question that asks for this part alone, or for another *node* in its place."""
        asked = node or self.node
        for relation in reversed(self.relations):
            asked = Related(relation, _group(asked))
        return Criteria(self.record, _group(asked))


class Counted(NamedTuple):
    """How many records fit a part. *empties*: of a group that all must fit and none does, the part that leaves none."""

    fits: int
    empties: int | None = None


def _group(node: Node) -> Group:
    return node if isinstance(node, Group) else Group(Join.ALL, (node,))


def parts_in(criteria: Criteria) -> dict[Place, Part]:
    """Return all parts that can be counted, by place: those that restrict, and have no problem in them."""
    found = {place: part for place, part in _parts(criteria.root, (), criteria.record, ()) if is_active(part.node)}
    parts = {place: replace(part, node=essence(part.node)) for place, part in found.items()}
    return {place: part for place, part in parts.items() if not problems_of(part.criteria())}


def _parts(node: Node, place: Place, record: RecordKind, over: Relations) -> Iterator[tuple[Place, Part]]:
    yield place, Part(record, over, node)
    inner = (*over, node.relation) if isinstance(node, Related) else over
    for number, part in enumerate(parts_of(node)):
        if part.active:
            yield from _parts(part, (*place, number), record, inner)


def essence(node: Node) -> Node:
    """Return an active node without what does not restrict: two that ask the same are more often equal."""
    if isinstance(node, Group):
        parts = tuple(essence(part) for part in node.parts if is_active(part))
        return parts[0] if len(parts) == 1 and not node.negated else replace(node, parts=parts)
    if isinstance(node, Related):
        parts = tuple(essence(part) for part in node.group.parts if is_active(part))
        return replace(node, group=replace(node.group, parts=parts))
    return node


def counted(session: Session, parts: Sequence[Part]) -> dict[Part, Counted]:
    """Return how many records fit each part."""
    view = viewpoint(session)
    return {part: _counted(session, part, view) for part in parts}


def _counted(session: Session, part: Part, view: Viewpoint) -> Counted:
    fits, node = _fits(session, part.criteria(), view), part.node
    if fits or not _wants_all(node):
        return Counted(fits)
    return Counted(fits, _first_to_empty(session, part, view))


def _wants_all(node: Node) -> bool:
    """Whether somebody is wanted whom all parts of a node fit."""
    if isinstance(node, Related):
        return node.quantifier in _ONE_OF_THEM and _wants_all(node.group)
    return isinstance(node, Group) and node.join is Join.ALL and not node.negated


def _fits(session: Session, criteria: Criteria, view: Viewpoint) -> int:
    entity = class_of(criteria.record)
    found = select(func.count()).select_from(entity).where(where(criteria, view))
    return session.scalar(found) or 0


def _first_to_empty(session: Session, part: Part, view: Viewpoint) -> int:
    """Return the first part with which all parts so far leave nobody. With each further part there are fewer: halve."""
    low, high = 0, max(len(parts_of(part.node)) - 1, 0)
    while low < high:
        middle = (low + high) // 2
        if _fits(session, part.criteria(_beginning(part.node, middle + 1)), view):
            low = middle + 1
        else:
            high = middle
    return low


def _beginning(node: Node, count: int) -> Node:
    """Return a group or block with its first parts only."""
    if isinstance(node, Related):
        return replace(node, group=replace(node.group, parts=node.group.parts[:count]))
    assert isinstance(node, Group)
    return replace(node, parts=node.parts[:count])


def emptied(
    criteria: Criteria, counts: Mapping[Part, Counted], parts: Mapping[Place, Part] | None = None
) -> frozenset[Place]:
    """Return the places of the parts at which nobody is left any more, in groups and blocks that all must fit.

    *parts*: those of the question, where they are known already.
    """
    return frozenset(_emptied(criteria.root, (), parts_in(criteria) if parts is None else parts, counts))


def _emptied(node: Node, place: Place, parts: Mapping[Place, Part], counts: Mapping[Part, Counted]) -> Iterator[Place]:
    inner = [(*place, number) for number, part in enumerate(parts_of(node)) if is_active(part)]
    told = counts.get(parts[place]) if place in parts else None
    if told is None or (isinstance(node, Group) and node.negated):
        return
    if told.fits == 0 and inner and _wants_all(node):
        at = inner[told.empties if told.empties is not None and len(inner) > 1 else 0]
        part = counts.get(parts[at]) if at in parts else None
        deeper = list(_emptied(parts_of(node)[at[-1]], at, parts, counts)) if part and part.fits == 0 else []
        yield from deeper or [at]
    elif not isinstance(node, Related) or node.quantifier in _ONE_OF_THEM:
        for inner_place in inner:
            yield from _emptied(parts_of(node)[inner_place[-1]], inner_place, parts, counts)
