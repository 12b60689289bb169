"""The question in the hand: all that can be done to it, each of which can be undone. Plain Python."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Criteria, Group, Place, Quantifier
from desktop_crm.selections.operators import Needs, Operator, first_operator
from desktop_crm.selections.paths import field_at, related_kind
from desktop_crm.views.parts.criteria.fitting import carried, is_complete, needs_of, refitted
from desktop_crm.views.parts.criteria.nodes import (
    GroupDraft,
    Joined,
    LineDraft,
    NodeDraft,
    RelatedDraft,
    adopt,
    copied,
    drafted,
    placed,
    restricts,
    value_of,
    walk,
)
from desktop_crm.views.parts.criteria.places import Spot, find, groups, holder_of, relations_above, spot_of

_MOST_STEPS = 200
_ONE_OF_THEM = (Quantifier.ANY, Quantifier.AT_LEAST)  # blocks that a further line may join (CROSS-2)


@dataclass(frozen=True, slots=True)
class Way:
    """Which field is meant: by *relations*, one after the other, then the path from there.

    Without a path, the number of related records is meant.
    """

    relations: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """What stood before an edit. Edits with the same tag, one after the other, are one step: typing."""

    root: GroupDraft
    shown: Criteria | None


class Draft:
    """Nodes are named by their keys, which stay when nodes move, and come back with undo."""

    def __init__(self, record: RecordKind) -> None:
        self.record = record
        self._keys = count(1)
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._tag: object = None
        self._root: GroupDraft | None = None
        self.show(Criteria(record))

    @property
    def root(self) -> GroupDraft:
        """The groups, of which any may fit."""
        assert self._root is not None
        return self._root

    # -- the whole -------------------------------------------------------------------------------------------------

    def show(self, criteria: Criteria) -> None:
        """Begin anew with a question. There is always a group to add to."""
        self._past.clear()
        self._future.clear()
        self._tag = None
        self._take(criteria)

    def reset(self, criteria: Criteria) -> None:
        """Put another question in the place of this one, as an edit."""
        self._remember()
        self._take(criteria)

    def _take(self, criteria: Criteria) -> None:
        root = drafted(criteria.root, self._new_key)
        if not root.parts:
            root.parts.append(GroupDraft(self._new_key()))
        if self._root is not None:
            adopt(root, self._root)
        self._root = root
        self._shown: Criteria | None = criteria

    def criteria(self) -> Criteria:
        """Return the question; one that was not edited as it came."""
        return self._shown or self.built()

    def built(self) -> Criteria:
        """Return the question in the shape in which it is edited; `places` names its nodes."""
        root = value_of(self.root)
        assert isinstance(root, Group)
        return Criteria(self.record, root)

    def places(self) -> dict[Place, int]:
        """Return the key of the node at each place of `built`."""
        return {place: node.key for place, node in placed(self.root)}

    # -- questions -------------------------------------------------------------------------------------------------

    def node(self, key: int) -> Any:
        """Return a node by its key. Raises KeyError."""
        return find(self.root, key)

    def record_of(self, key: int) -> str:
        """Return the kind of record that a node speaks of."""
        relations = relations_above(self.root, key)
        return related_kind(relations[-1]) if relations else str(self.record)

    def is_active(self, key: int) -> bool:
        """Whether a node restricts (FIND-9)."""
        return restricts(self.node(key))

    # -- steps -----------------------------------------------------------------------------------------------------

    def _remember(self, tag: object = None) -> None:
        if tag is None or tag != self._tag:
            self._past.append(self._now())
            del self._past[:-_MOST_STEPS]
        self._future.clear()
        self._tag, self._shown = tag, None

    def _now(self) -> _Step:
        return _Step(copied(self.root), self._shown)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def undo(self) -> None:
        """Take the last edit back."""
        self._play(self._past, self._future)

    def redo(self) -> None:
        """Bring the last undone edit back."""
        self._play(self._future, self._past)

    def _play(self, played: list[_Step], other: list[_Step]) -> None:
        if played:
            other.append(self._now())
            step = played.pop()
            self._root, self._shown, self._tag = step.root, step.shown, None

    def _new_key(self) -> int:
        return next(self._keys)

    # -- lines -----------------------------------------------------------------------------------------------------

    def add(self, group: int, way: Way) -> int:
        """Add what a way leads to at the end of a group; returns its key."""
        self._remember()
        return self._added(self.node(group), way)

    def _added(self, group: GroupDraft, way: Way) -> int:
        if not way.path:
            return self._added_number(group, way.relations)
        for relation in way.relations:
            group = self._block(group, relation).group
        line = LineDraft(self._new_key(), way.path, first_operator(field_at(way.path).kind))
        group.parts.append(line)
        return line.key

    def _block(self, group: GroupDraft, relation: str) -> RelatedDraft:
        """CROSS-2: what is said of one relation in a group is said of the same record."""
        blocks = [part for part in group.parts if isinstance(part, RelatedDraft) and part.relation == relation]
        of_one = [part for part in blocks if part.quantifier in _ONE_OF_THEM]
        return of_one[0] if of_one else self._new_block(group, relation)

    def _new_block(self, group: GroupDraft, relation: str) -> RelatedDraft:
        block = RelatedDraft(self._new_key(), relation, GroupDraft(self._new_key()))
        group.parts.append(block)
        return block

    def _added_number(self, group: GroupDraft, relations: tuple[str, ...]) -> int:
        for relation in relations[:-1]:
            group = self._block(group, relation).group
        block = self._new_block(group, relations[-1])
        self._quantify(block, Quantifier.COUNT, "")
        return block.key

    def set_field(self, key: int, way: Way) -> int:
        """Give a line another field; operator and values stay where they fit. Returns the key of the line."""
        self._remember()
        line: LineDraft = self.node(key)
        if not way.relations:
            line.operator, line.values = refitted(line.path, line.operator, line.values, way.path)
            line.path = way.path
            line.kept.clear()
            return key
        added = self._added(self.node(spot_of(self.root, key).group), way)
        new = self.node(added)
        if isinstance(new, LineDraft):
            new.operator, new.values = refitted(line.path, line.operator, line.values, way.path)
            new.active = line.active
        self._take_out(key)
        return added

    def set_operator(self, key: int, operator: Operator) -> None:
        """Give a line another operator; what it was compared with is kept where it fits, or comes back later."""
        self._remember()
        line: LineDraft = self.node(key)
        before, after = needs_of(line.path, line.operator), needs_of(line.path, operator)
        line.operator = operator
        if before is None or after is None:
            line.values = ()
        elif before is not after:
            line.kept[before] = line.values
            line.values = carried(before, after, line.values) or line.kept.get(after, ())
        if after is Needs.NOTHING:
            line.active = True

    def set_values(self, key: int, values: tuple[Any, ...]) -> None:
        """Compare a line with something. What is given a value is active again (FIND-9)."""
        line: LineDraft = self.node(key)
        if values != line.values:
            self._remember(("values", key))
            line.values = values
            line.active = line.active or is_complete(line.path, line.operator, values)

    def set_compared(self, key: int, operator: Operator, values: tuple[Any, ...]) -> None:
        """Give a line an operator together with what it is compared with."""
        self._remember(("values", key))
        line: LineDraft = self.node(key)
        line.operator, line.values, line.active = operator, values, True

    def set_active(self, key: int, active: bool) -> None:
        """Let a node restrict, or not."""
        self._remember()
        self.node(key).active = active

    # -- groups and blocks -----------------------------------------------------------------------------------------

    def add_group(self) -> int:
        """Add another group to the root: or. Returns its key."""
        return self.add_inner(self.root.key, Joined.ALL)

    def add_inner(self, key: int, joined: Joined) -> int:
        """Add an empty group at the end of another; returns its key."""
        self._remember()
        inner = GroupDraft(self._new_key(), joined)
        self.node(key).parts.append(inner)
        return inner.key

    def set_joined(self, key: int, joined: Joined) -> None:
        """Put the parts of a group together in another way."""
        self._remember()
        self.node(key).joined = joined

    def set_quantifier(self, key: int, quantifier: Quantifier, path: str = "") -> None:
        """Say of how many related records a block speaks, or which figure of them; *path* is what is measured."""
        self._remember()
        self._quantify(self.node(key), quantifier, path)

    def _quantify(self, block: RelatedDraft, quantifier: Quantifier, path: str) -> None:
        block.quantifier, block.active = quantifier, True
        if not quantifier.measures:
            return
        if block.measure is None:
            kind = field_at(path).kind if path else Kind.NUMBER
            block.measure = LineDraft(self._new_key(), path, first_operator(kind))
        elif block.measure.path != path:
            self._remeasure(block.measure, path)

    def _remeasure(self, measure: LineDraft, path: str) -> None:
        if path and measure.path:
            measure.operator, measure.values = refitted(measure.path, measure.operator, measure.values, path)
        else:
            kind = field_at(path).kind if path else Kind.NUMBER
            measure.operator, measure.values = first_operator(kind), ()
        measure.path = path

    def set_least(self, key: int, least: int) -> None:
        """Say how many related records there must be."""
        if self.node(key).least != least:
            self._remember(("least", key))
            self.node(key).least = least

    # -- moving ----------------------------------------------------------------------------------------------------

    def remove(self, key: int) -> None:
        """Take a node out. A group that is left with nothing goes with it, but for the last one of all."""
        self._remember()
        self._take_out(key)

    def _take_out(self, key: int) -> None:
        spot = spot_of(self.root, key)
        group = self.node(spot.group)
        del group.parts[spot.index]
        self._tidy(group)

    def _tidy(self, group: GroupDraft) -> None:
        """Take away what was emptied and would mean nothing, or something else than was asked."""
        if group.parts:
            return
        if group is self.root:
            group.parts.append(GroupDraft(self._new_key()))
            return
        holder = holder_of(self.root, group)
        last = holder in self.root.parts and len(self.root.parts) == 1
        still_asks = isinstance(holder, RelatedDraft) and holder.quantifier not in _ONE_OF_THEM
        if not last and not still_asks:
            self._take_out(holder.key)

    def move(self, key: int, spot: Spot) -> None:
        """Move a node. What leaves a block of related records takes a block of its own with it."""
        self._remember()
        node, target, before = self.node(key), self.node(spot.group), spot_of(self.root, key)
        left = relations_above(self.root, key)[len(relations_above(self.root, spot.group)) :]
        source = self.node(before.group)
        index = spot.index - (source is target and before.index < spot.index)
        del source.parts[before.index]
        for relation in reversed(left):
            node = RelatedDraft(self._new_key(), relation, self._grouped(node))
        target.parts.insert(index, self._grouped(node) if target is self.root else node)
        self._tidy(source)

    def _grouped(self, node: NodeDraft) -> GroupDraft:
        return node if isinstance(node, GroupDraft) else GroupDraft(self._new_key(), Joined.ALL, [node])

    def wrap(self, key: int, joined: Joined) -> int:
        """Put a node into a group of its own; returns the group's key."""
        self._remember()
        spot = spot_of(self.root, key)
        parts = self.node(spot.group).parts
        group = GroupDraft(self._new_key(), joined, [parts[spot.index]])
        parts[spot.index] = group
        return group.key

    def unwrap(self, key: int) -> None:
        """Take a group away from around its parts."""
        self._remember()
        spot = spot_of(self.root, key)
        parts = self.node(spot.group).parts
        parts[spot.index : spot.index + 1] = parts[spot.index].parts

    def duplicate(self, key: int) -> int:
        """Put a copy of a node behind it; returns its key."""
        self._remember()
        spot = spot_of(self.root, key)
        copy = copied(self.node(key), lambda _old: self._new_key())
        self.node(spot.group).parts.insert(spot.index + 1, copy)
        return int(copy.key)

    def clear(self) -> None:
        """Let every line lose its value: it stays, and restricts no more (FIND-8)."""
        self._remember()
        for node in walk(self.root):
            if isinstance(node, LineDraft):
                node.values = ()
                node.kept.clear()
        for part in (part for group in groups(self.root) for part in group.parts):
            if not isinstance(part, GroupDraft) and restricts(part):
                part.active = False
