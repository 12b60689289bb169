"""The tree while it is edited: nodes that can be changed, each with a key that stays, and their way from and to values.

The root is any of groups (LOGIC-1). What is asked in another shape is put into that one, and means the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from desktop_crm.selections.criteria import Group, Join, Line, Node, Place, Quantifier, Related, is_active
from desktop_crm.selections.operators import Needs, Operator


class Joined(StrEnum):
    """How the parts of a group are put together, as one chooses it."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    NOT_ALL = "not_all"


_JOINED = {
    (Join.ALL, False): Joined.ALL, (Join.ANY, False): Joined.ANY,
    (Join.ANY, True): Joined.NONE, (Join.ALL, True): Joined.NOT_ALL,
}  # fmt: skip
_JOINS = {joined: pair for pair, joined in _JOINED.items()}
NewKey = Callable[[], int]


@dataclass(eq=False, slots=True)
class LineDraft:
    """A line. *kept*: the values that operators of other needs had, in case one comes back to them."""

    key: int
    path: str
    operator: Operator | str
    values: tuple[Any, ...] = ()
    active: bool = True
    kept: dict[Needs, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class GroupDraft:
    """A group; of a related block the inner one."""

    key: int
    joined: Joined = Joined.ALL
    parts: list["NodeDraft"] = field(default_factory=list)
    active: bool = True


@dataclass(eq=False, slots=True)
class RelatedDraft:
    """A block about related records."""

    key: int
    relation: str
    group: GroupDraft
    quantifier: Quantifier = Quantifier.ANY
    least: int = 1
    measure: LineDraft | None = None
    active: bool = True


NodeDraft = LineDraft | GroupDraft | RelatedDraft


def group_in(node: NodeDraft) -> GroupDraft | None:
    """Return the group whose parts a node holds."""
    return node.group if isinstance(node, RelatedDraft) else node if isinstance(node, GroupDraft) else None


def walk(node: NodeDraft) -> Iterator[NodeDraft]:
    """Yield a node and all below it in the order of the eye, inner groups and measured figures too."""
    yield node
    if isinstance(node, RelatedDraft):
        if node.measure is not None:
            yield node.measure
        yield from walk(node.group)
    elif isinstance(node, GroupDraft):
        for part in node.parts:
            yield from walk(part)


def copied(node: NodeDraft, key: Callable[[int], int] = int) -> Any:
    """Return a node with all below it once more; *key* gives new keys for old ones."""
    if isinstance(node, LineDraft):
        return replace(node, key=key(node.key), kept=dict(node.kept))
    if isinstance(node, GroupDraft):
        return replace(node, key=key(node.key), parts=[copied(part, key) for part in node.parts])
    measure = None if node.measure is None else copied(node.measure, key)
    return replace(node, key=key(node.key), group=copied(node.group, key), measure=measure)


def drafted(root: Group, new_key: NewKey) -> GroupDraft:
    """Return a stored tree as one that can be edited: any of groups."""
    if root.join is Join.ANY and not root.negated and root.active:
        parts = [part if isinstance(part, Group) else Group(Join.ALL, (part,)) for part in root.parts]
    else:
        parts = [root]
    return GroupDraft(new_key(), Joined.ANY, [_drafted(part, new_key) for part in parts])


def _drafted(node: Node, new_key: NewKey) -> Any:
    if isinstance(node, Line):
        return LineDraft(new_key(), node.path, node.operator, node.values, node.active)
    if isinstance(node, Group):
        joined, parts = _JOINED[node.join, node.negated], [_drafted(part, new_key) for part in node.parts]
        return GroupDraft(new_key(), joined, parts, node.active)
    group = _drafted(node.group, new_key)
    measure = None if node.measure is None else _drafted(node.measure, new_key)
    return RelatedDraft(new_key(), node.relation, group, node.quantifier, node.least, measure, node.active)


def value_of(node: NodeDraft) -> Node:
    """Return a node as a value, empty groups left out."""
    if isinstance(node, LineDraft):
        return _line(node)
    if isinstance(node, GroupDraft):
        join, negated = _JOINS[node.joined]
        return Group(join, tuple(value_of(part) for part in node.parts if not is_bare(part)), negated, node.active)
    group = value_of(node.group)
    assert isinstance(group, Group)
    measure = None if node.measure is None or not node.quantifier.measures else _line(node.measure)
    return Related(node.relation, group, node.quantifier, node.least, measure, node.active)


def restricts(node: NodeDraft) -> bool:
    """Whether a node restricts (FIND-9)."""
    return is_active(value_of(node))


def _line(node: LineDraft) -> Line:
    return Line(node.path, node.operator, node.values, node.active)


def adopt(new: NodeDraft, old: NodeDraft) -> None:
    """Give a node, and what is in it, the keys of what stood in the same place before: its widgets stay."""
    new.key = old.key
    inner, before = group_in(new), group_in(old)
    if isinstance(new, RelatedDraft) and isinstance(old, RelatedDraft):
        new.group.key = old.group.key
        if new.measure is not None and old.measure is not None:
            new.measure.key = old.measure.key
    if inner is None or before is None:
        return
    left = list(before.parts)
    for part in inner.parts:
        same = next((one for one in left if _sort(one) == _sort(part)), None)
        if same is not None:
            left.remove(same)
            adopt(part, same)


def _sort(node: NodeDraft) -> tuple[type, str]:
    """What two nodes share of which one can take the other's place."""
    about = node.path if isinstance(node, LineDraft) else node.relation if isinstance(node, RelatedDraft) else ""
    return type(node), about


def is_bare(node: NodeDraft) -> bool:
    """Whether a node is a group in which there is nothing: it stands there only to be filled."""
    return isinstance(node, GroupDraft) and all(map(is_bare, node.parts))


def placed(node: NodeDraft, place: Place = ()) -> Iterator[tuple[Place, NodeDraft]]:
    """Yield a node and all below it with their places in the tree that `value_of` gives."""
    yield place, node
    group = group_in(node)
    filled = [part for part in group.parts if not is_bare(part)] if group is not None else []
    for number, part in enumerate(filled):
        yield from placed(part, (*place, number))
