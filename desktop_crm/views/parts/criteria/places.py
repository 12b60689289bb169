"""Where a node stands in the tree that is edited, and where it may go."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop_crm.views.parts.criteria.nodes import GroupDraft, NodeDraft, RelatedDraft, group_in, walk

Relations = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node may stand: before the part of a group that has this number."""

    group: int
    index: int


def find(root: NodeDraft, key: int) -> Any:
    """Return a node by its key. Raises KeyError."""
    for node in walk(root):
        if node.key == key:
            return node
    raise KeyError(key)


def groups(root: NodeDraft) -> Iterator[GroupDraft]:
    """Yield all groups that hold parts."""
    return (node for node in walk(root) if isinstance(node, GroupDraft))


def spot_of(root: GroupDraft, key: int) -> Spot:
    """Return where a node stands. Raises KeyError for the root, for the inside of a block and for its figure."""
    for group in groups(root):
        for index, part in enumerate(group.parts):
            if part.key == key:
                return Spot(group.key, index)
    raise KeyError(key)


def relations_above(root: GroupDraft, key: int) -> Relations:
    """Return the relations of the blocks that a node stands in, from outside; the inside of a block stands in it."""
    found = _above(root, key, ())
    if found is None:
        raise KeyError(key)
    return found


def _above(node: NodeDraft, key: int, above: Relations) -> Relations | None:
    if node.key == key:
        return above
    if isinstance(node, RelatedDraft):
        within = (*above, node.relation)
        of_figure = node.measure is not None and node.measure.key == key
        return within if of_figure else _above(node.group, key, within)
    parts = node.parts if isinstance(node, GroupDraft) else []
    return next((found for part in parts if (found := _above(part, key, above)) is not None), None)


def holder_of(root: GroupDraft, group: GroupDraft) -> NodeDraft:
    """Return the part of another group that a group is, or is the inside of."""
    blocks = (node for node in walk(root) if isinstance(node, RelatedDraft))
    return next((block for block in blocks if block.group is group), group)


def spots(group: GroupDraft, moving: NodeDraft) -> Iterator[Spot]:
    """Yield all places from above to below, but for those within what moves."""
    for index, part in enumerate(group.parts):
        yield Spot(group.key, index)
        inner = group_in(part)
        if inner is not None and part is not moving:
            yield from spots(inner, moving)
    yield Spot(group.key, len(group.parts))


def can_stand(root: GroupDraft, key: int, group: int) -> bool:
    """Whether a node may stand in a group: it speaks of its records, or of records that are related to those."""
    node, target = find(root, key), find(root, group)
    if any(inner is target for inner in walk(node)):
        return False
    theirs = relations_above(root, group)
    return relations_above(root, key)[: len(theirs)] == theirs


def next_spot(root: GroupDraft, key: int, direction: int) -> Spot | None:
    """Return the next place up (-1) or down (1) for a node, into and out of groups; None where there is none.

    What moves by keys stays what it is: groups of the root stay there, and nothing leaves its block.
    """
    node, here = find(root, key), spot_of(root, key)
    own, first = relations_above(root, key), node in root.parts
    found = [
        spot
        for spot in spots(root, node)
        if (spot.group == root.key) == first and relations_above(root, spot.group) == own
    ]
    at = found.index(here)
    beyond = found[at + 2 :] if direction > 0 else found[:at][::-1]
    return next(iter(beyond), None)
