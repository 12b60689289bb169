"""Criteria: a question as a value. A frozen tree, which `stored` writes as JSON, `where` says in SQL and `matching` in
plain Python.

The original knows groups of lines: AND inside, OR between (LOGIC-1). Here a `Group` joins its parts by ALL or ANY, may
be negated, and may hold groups. A `Related` asks of related records: all that stands in it is said of the same one
(CROSS-2), and its quantifier says of how many. Values stand as JSON has them (`operators.Needs` says which).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Union

from desktop_crm.models.catalogue import table_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.operators import OPERATORS, Operator, complete, needs
from desktop_crm.selections.paths import NoSuchPath, field_at, path_of, related_kind, relation_at, way_before

MOST_LINES = 400
DEEPEST = 10  # SQLite's parser and Python's stack both end somewhere; nobody reads deeper ones
LONGEST_TEXT = 1_000
MOST_VALUES = 100_000


class Join(StrEnum):
    """How the parts of a group are joined."""

    ALL = "all"
    ANY = "any"


class Quantifier(StrEnum):
    """Of how many related records a `Related` speaks; from COUNT on, what is worked out from them (CROSS-4)."""

    ANY = "any"  # at least one
    NONE = "none"
    ALL = "all"  # there is one, and no other kind
    AT_LEAST = "at_least"
    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"
    LEAST = "least"  # the smallest, or the earliest
    GREATEST = "greatest"  # the largest, or the latest

    @property
    def measures(self) -> bool:
        """Whether a figure is worked out and compared."""
        return self in _MEASURING


_COUNTED_BY = tuple(one for one in OPERATORS[Kind.NUMBER] if one not in (Operator.EMPTY, Operator.NOT_EMPTY))
_MEASURING = frozenset(
    {Quantifier.COUNT, Quantifier.SUM, Quantifier.AVERAGE, Quantifier.LEAST, Quantifier.GREATEST}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: a path from the kind of record that its surroundings speak of, an operator, and its values."""

    path: str
    operator: Operator | str  # a plain word: of a newer program, kept as it stands
    values: tuple[Any, ...] = ()
    active: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Parts joined by AND (`Join.ALL`) or OR; *negated*: what does not fit the whole."""

    join: Join = Join.ALL
    parts: tuple["Node", ...] = ()
    negated: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """What is asked of the records that lead here by *relation* ("sale.company": the sales of a company).

    A relation may begin with links ("person.company/sale.company", of a person): then what is asked is said of the
    linked record, which must be there (CROSS-3).

    *measure*, for quantifiers that measure: the field that is summed (path ""  for a count), and what the figure is
    compared with. *least* is the number of `Quantifier.AT_LEAST`.
    """

    relation: str
    group: Group = field(default_factory=Group)
    quantifier: Quantifier = Quantifier.ANY
    least: int = 1
    measure: Line | None = None
    active: bool = True


Node = Union[Line, Group, Related]  # noqa: UP007 (the classes name it before it exists)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A whole question about one kind of record."""

    record: RecordKind
    root: Group = field(default_factory=Group)

    def with_all(self, *nodes: Node) -> "Criteria":
        """Return the question with more conditions, all of which must hold too."""
        return replace(self, root=Group(Join.ALL, (self.root, *nodes)))


def sets(record: RecordKind, *groups: tuple[Node, ...]) -> Criteria:
    """Return criteria in the shape of the original: lines joined by AND in groups joined by OR (LOGIC-1)."""
    return Criteria(record, Group(Join.ANY, tuple(Group(Join.ALL, lines) for lines in groups)))


class Fault(StrEnum):
    """What may be wrong with a node. Shown beside it; the rest of the tree is kept as it stands."""

    NO_SUCH_FIELD = "no_such_field"
    NO_SUCH_OPERATOR = "no_such_operator"
    TOO_LONG = "too_long"
    TOO_MANY_VALUES = "too_many_values"
    TOO_MANY_LINES = "too_many_lines"
    TOO_DEEP = "too_deep"


Place = tuple[int, ...]  # which part of which part: () is the root


@dataclass(frozen=True, slots=True)
class Problem:
    """A node that cannot be asked, and why. *about*: the path, relation or operator that is not known."""

    place: Place
    fault: Fault
    about: str


@dataclass(eq=False)
class CriteriaAtFault(Exception):
    """The tree cannot be run; *problems* say where and why."""

    problems: tuple[Problem, ...]


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return what a node holds."""
    if isinstance(node, Group):
        return node.parts
    return node.group.parts if isinstance(node, Related) else ()


def with_parts(node: Node, parts: tuple[Node, ...]) -> Node:
    """Return a group, or a block about related records, with other parts in it."""
    if isinstance(node, Related):
        return replace(node, group=replace(node.group, parts=parts))
    return replace(node, parts=parts) if isinstance(node, Group) else node


def walk(node: Node, place: Place = ()) -> Iterator[tuple[Place, Node]]:
    """Yield a node and all below it, each with its place."""
    yield place, node
    for number, part in enumerate(parts_of(node)):
        yield from walk(part, (*place, number))


def at(root: Node, place: Place) -> Node:
    """Return the node at a place. Raises IndexError."""
    for number in place:
        root = parts_of(root)[number]
    return root


def problems_of(criteria: Criteria) -> tuple[Problem, ...]:
    """Return what hinders a tree from being run. Inactive nodes hinder nobody."""
    found = list(_problems(criteria.root, (), criteria.record))
    lines = sum(1 for _, node in walk(criteria.root) if isinstance(node, Line))
    if lines > MOST_LINES:
        found.append(Problem((), Fault.TOO_MANY_LINES, str(MOST_LINES)))
    return tuple(found)


def _problems(node: Node, place: Place, record: str) -> Iterator[Problem]:
    if not node.active:
        return
    if len(place) > DEEPEST:
        yield Problem(place, Fault.TOO_DEEP, str(DEEPEST))
        return
    if isinstance(node, Line):
        yield from _problems_of_line(node, place, record)
        return
    if isinstance(node, Related):
        try:
            record = relation_at(record, node.relation).record
        except NoSuchPath:
            yield Problem(place, Fault.NO_SUCH_FIELD, node.relation)
            return
        if node.measure is not None:
            yield from _problems_of_measure(node, node.measure, place, record)
    for number, part in enumerate(parts_of(node)):
        yield from _problems(part, (*place, number), record)


def _problems_of_measure(node: Related, measure: Line, place: Place, record: str) -> Iterator[Problem]:
    """A figure is worked out of a field of the related records themselves; a count needs none."""
    if "." in measure.path.partition(".")[2]:
        yield Problem(place, Fault.NO_SUCH_FIELD, measure.path)
    elif measure.path:
        yield from _problems_of_line(measure, place, record)
    elif node.quantifier is Quantifier.COUNT and measure.operator not in _COUNTED_BY:
        yield Problem(place, Fault.NO_SUCH_OPERATOR, str(measure.operator))


def _problems_of_line(line: Line, place: Place, record: str) -> Iterator[Problem]:
    try:
        entry = field_at(line.path)
    except NoSuchPath:
        yield Problem(place, Fault.NO_SUCH_FIELD, line.path)
        return
    if line.path.partition(".")[0] != record:
        yield Problem(place, Fault.NO_SUCH_FIELD, line.path)
    elif line.operator not in OPERATORS[entry.kind]:
        yield Problem(place, Fault.NO_SUCH_OPERATOR, str(line.operator))
    elif len(line.values) > MOST_VALUES:
        yield Problem(place, Fault.TOO_MANY_VALUES, str(MOST_VALUES))
    elif any(isinstance(value, str) and len(value) > LONGEST_TEXT for value in line.values):
        yield Problem(place, Fault.TOO_LONG, str(LONGEST_TEXT))


def is_active(node: Node) -> bool:
    """Whether a node restricts: it is ticked, and its values are given (FIND-9); a group, if any part is.

    An active line whose field is gone counts as active: the tree is then at fault, and says so, instead of meaning
    something else.
    """
    if not node.active:
        return False
    if isinstance(node, Line):
        return _is_complete(node)
    if isinstance(node, Group):
        return any(map(is_active, node.parts))
    if node.quantifier.measures:
        return node.measure is not None and _is_complete_measure(node)
    return node.quantifier is not Quantifier.ANY or not node.group.parts or is_active(node.group)


def _is_complete(line: Line) -> bool:
    try:
        kind = field_at(line.path).kind
    except NoSuchPath:
        return True
    if line.operator not in OPERATORS[kind]:
        return True
    return complete(needs(kind, Operator(line.operator)), line.values)


def _is_complete_measure(node: Related) -> bool:
    measure = node.measure
    assert measure is not None
    if measure.path:
        return _is_complete(measure)
    if node.quantifier is not Quantifier.COUNT:
        return False
    if measure.operator not in _COUNTED_BY:
        return True
    return complete(needs(Kind.NUMBER, Operator(measure.operator)), measure.values)


def cleared(node: Node) -> Node:
    """Return a tree whose lines have lost their values: they stay, and restrict no more (FIND-8).

    What restricts without a value ("is empty", "has no sales") is ticked off.
    """
    if isinstance(node, Group):
        return replace(node, parts=tuple(map(cleared, node.parts)))
    if isinstance(node, Line):
        bare: Node = replace(node, values=())
    else:
        group = replace(node.group, parts=tuple(map(cleared, node.group.parts)))
        measure = None if node.measure is None else replace(node.measure, values=())
        bare = replace(node, group=group, measure=measure)
    return replace(bare, active=False) if is_active(bare) else bare


def kinds_of(criteria: Criteria) -> frozenset[str]:
    """Return the tables that a question reads; what is not known any more is left out."""
    found = {str(criteria.record)}
    for _, node in walk(criteria.root):
        asked = [node] if isinstance(node, Line) else []
        if isinstance(node, Related):
            found |= _tables_towards(node.relation)
            asked = [node.measure] if node.measure is not None and node.measure.path else []
        for line in asked:
            found |= _tables_of(line.path)
    return frozenset(found)


def _tables_towards(relation: str) -> set[str]:
    way = way_before(relation)
    return {related_kind(relation)} | (_tables_of(way) if way else set())


def _tables_of(path: str) -> set[str]:
    """The tables along a path. What is worked out reads more than its own: each knows best, so all kinds are named."""
    try:
        found = path_of(path)
    except NoSuchPath:
        return set()
    tables = {str(link.target) for link in found.links}
    if found.field.kind.refers and found.field.target:
        tables.add(table_of(found.field.target))
    return tables | (set(RecordKind) if found.field.compute is not None and not found.field.custom else set())
