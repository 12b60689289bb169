"""Criteria in plain Python: the other face of the tree (`where` is the one in SQL), and what explains an answer.

`matches` decides one record, `explained` says of each line whether it holds, and what the record has itself. Both ask
a `World` for values; property tests hold them against SQL.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Protocol

from desktop_crm.models.catalogue import Field, target_class
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import (
    Criteria,
    CriteriaAtFault,
    Group,
    Join,
    Line,
    Node,
    Quantifier,
    Related,
    is_active,
    problems_of,
)
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.operators import interval
from desktop_crm.selections.paths import path_of, related_kind, relation_at
from desktop_crm.selections.viewpoint import Viewpoint, stamp_at

Values = Sequence[Any]
_identity = id  # records are called so below


class World(Protocol):
    """What is known of records. *name* is a mapped attribute ("amount", "company_id"); values as `Kind` says."""

    def value(self, record: str, id: int, name: str) -> Any:
        """Return the value of a field."""

    def related(self, relation: str, id: int) -> Sequence[int]:
        """Return the records that lead to *id* by a link ("sale.company")."""

    def in_base(self, record: str, id: int, name: str) -> int | None:
        """Return money in the base currency."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one node for one record.

    *holds*: None where the node is inactive. *own*: the record's own value, for a line; several where the line is said
    of several related records. *fitting* and *among*: how many related records fit, of how many.
    """

    node: Node
    holds: bool | None
    own: tuple[Any, ...] = ()
    parts: tuple["Finding", ...] = ()
    fitting: int = 0
    among: int = 0


def matches(criteria: Criteria, id: int, world: World, view: Viewpoint) -> bool:
    """Whether a record fits. Raises CriteriaAtFault."""
    if problems := problems_of(criteria):
        raise CriteriaAtFault(problems)
    return is_active(criteria.root) and _Reader(world, view).node(criteria.root, criteria.record, id)


def explained(criteria: Criteria, id: int, world: World, view: Viewpoint) -> Finding:
    """Return why a record fits, or does not: a finding for each node of the tree. Raises CriteriaAtFault."""
    if problems := problems_of(criteria):
        raise CriteriaAtFault(problems)
    return _Reader(world, view).finding(criteria.root, criteria.record, (id,))


class _Reader:
    """What was decided of a record is kept: blocks within blocks come back to the same records again and again."""

    def __init__(self, world: World, view: Viewpoint) -> None:
        self._world, self._view = world, view
        self._decided: dict[tuple[int, str, int], bool] = {}  # by node (its identity), kind of record, record

    def node(self, node: Node, record: str, id: int) -> bool:
        place = (_identity(node), record, id)
        if place not in self._decided:
            self._decided[place] = self._decide(node, record, id)
        return self._decided[place]

    def _decide(self, node: Node, record: str, id: int) -> bool:
        if isinstance(node, Line):
            return self._line(node, record, id)
        if isinstance(node, Related):
            return self._related(node, record, id)
        fits = (self.node(part, record, id) for part in node.parts if is_active(part))
        return (all(fits) if node.join is Join.ALL else any(fits)) is not node.negated

    # -- lines ----------------------------------------------------------------------------------------------------

    def _line(self, line: Line, record: str, id: int) -> bool:
        path, operator = path_of(line.path), O(line.operator)
        end = self._end(path.links, record, id)
        if end is None:  # CROSS-3: what is linked must be there
            return operator is O.EMPTY
        return self._fits(path.field, operator, line.values, *end)

    def _end(self, links: Sequence[Field], record: str, id: int) -> tuple[str, int] | None:
        for link in links:
            next = self._world.value(record, id, link.name)
            if next is None:
                return None
            record, id = str(link.target), next
        return record, id

    def _fits(self, entry: Field, operator: O, values: Values, record: str, id: int) -> bool:
        value = self._world.value(record, id, entry.name)
        if operator is O.CURRENT_GROUP and entry.kind is Kind.USER:
            group = None if value is None else self._world.value("user", value, "group_id")
            return group is not None and group == self._view.group_id
        if entry.kind is Kind.LINK and operator not in _ON_RECORDS:
            if value is None:
                return operator in _OPPOSITE
            return _text(operator, values, self._world.value(str(entry.target), value, target_class(entry).__label__))
        return holds(entry.kind, operator, values, value, self._view)

    # -- related records ------------------------------------------------------------------------------------------

    def _related(self, node: Related, record: str, id: int) -> bool:
        near = self._near(node, record, id)
        if near is None:  # CROSS-3: what is linked must be there
            return False
        far, inner = related_kind(node.relation), is_active(node.group)
        fitting = [one for one in near if not inner or self.node(node.group, far, one)]
        if node.quantifier.measures:
            return self._measured(node, far, fitting)
        return _ENOUGH[node.quantifier](len(fitting), len(near), node.least)

    def _near(self, node: Related, record: str, id: int) -> Sequence[int] | None:
        relation = relation_at(record, node.relation)
        end = self._end(relation.over, record, id)
        return None if end is None else self._world.related(relation.key, end[1])

    def _all_near(self, node: Related, record: str, ids: Sequence[int]) -> list[int]:
        """Return the related records of several, each once."""
        return list(dict.fromkeys(one for id in ids for one in self._near(node, record, id) or ()))

    def _measured(self, node: Related, record: str, fitting: Sequence[int]) -> bool:
        line = node.measure
        assert line is not None
        kind = path_of(line.path).field.kind if line.path else Kind.NUMBER
        return holds(kind, O(line.operator), line.values, self.figure(node, record, fitting), self._view)

    def figure(self, node: Related, record: str, fitting: Sequence[int]) -> Any:
        """Return what a quantifier works out from the related records that fit."""
        if node.quantifier is Quantifier.COUNT or node.measure is None:
            return len(fitting)
        entry = path_of(node.measure.path).field
        money = entry.kind is Kind.MONEY and entry.currency
        of = self._world.in_base if money else self._world.value
        values = [value for one in fitting if (value := of(record, one, entry.name)) is not None]
        if node.quantifier is Quantifier.SUM:
            return sum(values)
        return _FIGURES[node.quantifier](values) if values else None

    # -- why ------------------------------------------------------------------------------------------------------

    def finding(self, node: Node, record: str, ids: Sequence[int]) -> Finding:
        """Return what became of a node for any of several records: one, or the related ones that a group speaks of."""
        if not is_active(node):
            return Finding(node, None, parts=self._findings(node, record, ids))
        holds = any(self.node(node, record, id) for id in ids)
        if isinstance(node, Line):
            return Finding(node, holds, tuple(self._own(node, record, id) for id in ids[:_SHOWN]))
        if isinstance(node, Group):
            return Finding(node, holds, parts=self._findings(node, record, ids))
        far, near = related_kind(node.relation), self._all_near(node, record, ids)
        fitting = [one for one in near if not is_active(node.group) or self.node(node.group, far, one)]
        figure = (self.figure(node, far, fitting),) if node.quantifier.measures else ()
        return Finding(node, holds, figure, self._findings(node.group, far, near), len(fitting), len(near))

    def _findings(self, node: Node, record: str, ids: Sequence[int]) -> tuple[Finding, ...]:
        if isinstance(node, Line):
            return ()
        if isinstance(node, Related):
            return self._findings(node.group, related_kind(node.relation), self._all_near(node, record, ids))
        return tuple(self.finding(part, record, ids) for part in node.parts)

    def _own(self, line: Line, record: str, id: int) -> Any:
        path = path_of(line.path)
        end = self._end(path.links, record, id)
        return None if end is None else self._world.value(*end, path.field.name)


_SHOWN = 5  # values of related records
_FIGURES: Mapping[Quantifier, Callable[[list[Any]], Any]] = {
    Quantifier.AVERAGE: lambda values: sum(values) / len(values), Quantifier.LEAST: min, Quantifier.GREATEST: max,
}  # fmt: skip
_ENOUGH: Mapping[Quantifier, Callable[[int, int, int], bool]] = {
    Quantifier.ANY: lambda fitting, _near, _least: fitting > 0,
    Quantifier.NONE: lambda fitting, _near, _least: fitting == 0,
    Quantifier.ALL: lambda fitting, near, _least: 0 < fitting == near,
    Quantifier.AT_LEAST: lambda fitting, _near, least: fitting >= max(least, 1),
}


def holds(kind: Kind, operator: O, values: Values, value: Any, view: Viewpoint) -> bool:
    """Whether a value of *kind* fits an operator and what it is compared with; None and "" are empty."""
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return (value in (None, "", ())) is (operator is O.EMPTY)
    return _HOLDS[kind](operator, values, value, view)


def _text(operator: O, values: Values, value: str | None, _view: Any = None) -> bool:
    if operator is O.EXACTLY:
        return (value or "") == values[0]
    positive = _OPPOSITE.get(operator, operator)
    return _like(positive, fold(values[0]), fold(value or "")) is (positive is operator)


_OPPOSITE = {
    O.NOT_BEGINS: O.BEGINS, O.NOT_CONTAINS: O.CONTAINS, O.NOT_ENDS: O.ENDS, O.NOT_EQUALS: O.EQUALS,
}  # fmt: skip
_ON_RECORDS = frozenset({O.EXACTLY, O.NOT_ONE_OF, O.EMPTY, O.NOT_EMPTY})


def _like(operator: O, wanted: str, text: str) -> bool:
    """FIND-16: % stands for anything. The pieces between are looked for from left to right."""
    pieces = wanted.split("%")
    if operator in (O.CONTAINS, O.ENDS):
        pieces.insert(0, "")
    if operator in (O.CONTAINS, O.BEGINS):
        pieces.append("")
    if len(pieces) == 1:
        return text == wanted
    first, *middle, last = pieces
    if not (text.startswith(first) and text.endswith(last) and len(text) >= len(first) + len(last)):
        return False
    place, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def _contacts(operator: O, values: Values, value: Sequence[Any], _view: Viewpoint) -> bool:
    return any(_text(operator, values, contact[1]) for contact in value or ())


def _number(operator: O, values: Values, value: Any, _view: Viewpoint) -> bool:
    if value is None:
        return operator is O.NOT_EQUALS
    if operator is O.BETWEEN:
        return bool(min(values) <= value <= max(values))
    return _ON_NUMBER[operator](value, values[0])


_ON_NUMBER: Mapping[O, Callable[[Any, Any], bool]] = {
    O.EQUALS: lambda value, wanted: value == wanted,
    O.NOT_EQUALS: lambda value, wanted: value != wanted,
    O.GREATER: lambda value, wanted: value > wanted,
    O.LESS: lambda value, wanted: value < wanted,
    O.AT_LEAST: lambda value, wanted: value >= wanted,
    O.AT_MOST: lambda value, wanted: value <= wanted,
}


def _choice(operator: O, values: Values, value: Any, view: Viewpoint) -> bool:
    if operator is O.CURRENT_USER:
        return value is not None and value == view.user_id
    if operator is O.CURRENT_GROUP:
        return value is not None and value == view.group_id
    return (value in values) is not (operator is O.NOT_ONE_OF)


def _choices(operator: O, values: Values, value: Sequence[int] | None, _view: Viewpoint) -> bool:
    wanted, own = set(values), set(value or ())
    return _ON_SEVERAL[operator](wanted, own)


_ON_SEVERAL: Mapping[O, Callable[[set[Any], set[int]], bool]] = {
    O.ONE_OF: lambda wanted, own: bool(wanted & own),
    O.NOT_ONE_OF: lambda wanted, own: not wanted & own,
    O.ALL_OF: lambda wanted, own: wanted <= own,
    O.NOT_ALL_OF: lambda wanted, own: not wanted <= own,
    O.EQUALS: lambda wanted, own: wanted == own,
}


def _yes_no(_operator: O, values: Values, value: Any, _view: Viewpoint) -> bool:
    return bool(value) is values[0]


def _date(operator: O, values: Values, value: date | None, view: Viewpoint) -> bool:
    return value is not None and interval(operator, values, view.today).holds(value)


def _stamp(operator: O, values: Values, value: Any, view: Viewpoint) -> bool:
    if value is None:
        return False
    if operator in (O.BEFORE_TIME, O.AFTER_TIME):
        moment = stamp_at(date.fromisoformat(values[0][:10]), time.fromisoformat(values[0][11:]))
        own = int(value.timestamp())
        return moment is not None and (own < moment if operator is O.BEFORE_TIME else own > moment)
    return interval(operator, values, view.today).holds(value.astimezone().date())


_HOLDS: Mapping[Kind, Callable[[O, Values, Any, Viewpoint], bool]] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.PART_DATE), _text),
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION), _number),
    **dict.fromkeys((Kind.CHOICE, Kind.WORD, Kind.USER, Kind.GROUP, Kind.LINK), _choice),
    Kind.CHOICES: _choices, Kind.CONTACTS: _contacts, Kind.YES_NO: _yes_no, Kind.DATE: _date, Kind.STAMP: _stamp,
}  # fmt: skip
