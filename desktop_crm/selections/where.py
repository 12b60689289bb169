"""Criteria in SQL: one face of the tree. `matching` is the other, and property tests hold them to each other.

- A related or linked record is reached by ``id IN (SELECT …)``, never by a join outside: rows cannot multiply.
- An empty field gives NULL, which AND and OR treat as false. Only NOT would not: what it negates is wrapped in
  ``coalesce(…, 0)``; elsewhere leaves stay bare, so that SQLite can read along an index.
- Over a link, the linked record must be there (CROSS-3); only "Is empty" holds where there is none. On the field
  itself an empty value counts as "not …" (OP-3).
- Values are always bound.
- SQLite's parser goes no deeper than a hundred levels: sub-selects within sub-selects are written in front (WITH).
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    case,
    exists,
    false,
    func,
    inspect,
    not_,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from desktop_crm.models.catalogue import CATALOGUE, Field, class_of, target_class
from desktop_crm.models.everything import User
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.models.money import in_base
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
from desktop_crm.selections.matching import holds
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.operators import interval
from desktop_crm.selections.paths import Relation, path_of, relation_of
from desktop_crm.selections.viewpoint import Viewpoint, stamp_at

_NESTED = 2  # sub-selects in each other: what stands deeper is written in front
_GROUPED = 4  # groups in each other: what stands deeper is asked by a sub-select
_MANY = 200  # values; more go through one bound list
_LAST = "\U0010ffff"
_OUTSIDE_ASCII = "*[^\x01-\x7f]*"
Sql = ColumnElement[Any]


def where(criteria: Criteria, view: Viewpoint, entity: Any = None) -> ColumnElement[bool]:
    """Return the WHERE of a question, over the class of its records or an alias of it.

    Without any active line nothing is asked for, and nothing fits (FIND-17). Raises CriteriaAtFault.
    """
    if problems := problems_of(criteria):
        raise CriteriaAtFault(problems)
    if not is_active(criteria.root):
        return false()
    return _Writer(view).node(criteria.root, entity or class_of(criteria.record))


class _Ask(NamedTuple):
    """A line, and what is left of its way."""

    links: tuple[Field, ...]
    entry: Field
    operator: O
    values: Sequence[Any]


class _Writer:
    def __init__(self, view: Viewpoint) -> None:
        self._view = view
        self._depth = 0  # of sub-selects in each other
        self._groups = 0  # in each other, since the last sub-select

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        groups, self._groups = self._groups, 0
        self._depth += 1
        yield
        self._depth -= 1
        self._groups = groups

    def _flat(self, chosen: Select[Any], *, long: bool = False) -> Select[Any]:
        """Return a sub-select that stands in front of the statement where it is long, or would stand deep in others."""
        return select(*chosen.cte().c) if long or self._depth >= _NESTED else chosen

    def node(self, node: Node, entity: Any) -> Sql:
        if isinstance(node, Related):
            return self._related(node, relation_of(node.relation), entity)
        if isinstance(node, Group) and self._groups == _GROUPED:
            near = aliased(inspect(entity).mapper.class_)
            with self._deeper():
                found = select(near.id).where(self._group(node, near))
            return entity.id.in_(self._flat(found, long=True))
        if isinstance(node, Group):
            return self._group(node, entity)
        return self._joined(Join.ALL, (node,), entity)

    def _group(self, group: Group, entity: Any) -> Sql:
        self._groups += 1
        joined = self._joined(group.join, group.parts, entity)
        self._groups -= 1
        return not_(func.coalesce(joined, 0)) if group.negated else joined

    def _joined(self, join: Join, parts: Sequence[Node], entity: Any) -> Sql:
        active = [part for part in parts if is_active(part)]
        asks = [_ask(part) for part in active if isinstance(part, Line)]
        rest = [self.node(part, entity) for part in active if not isinstance(part, Line)]
        lines = self._asked(join, asks, entity) if asks else []
        return _combine(join, [*lines, *rest])

    def _asked(self, join: Join, asks: Sequence[_Ask], entity: Any) -> list[Sql]:
        """Lines over the same link share one sub-select."""
        said = [self._leaf(ask, entity) for ask in asks if not ask.links]
        ways: dict[str, list[_Ask]] = {}
        for ask in (ask for ask in asks if ask.links):
            if ask.operator is O.EMPTY:
                there = self._asked(join, [ask._replace(operator=O.NOT_EMPTY)], entity)
                said.append(not_(func.coalesce(_combine(join, there), 0)))
            else:
                ways.setdefault(ask.links[0].key, []).append(ask)
        for on in ways.values():
            link, far = on[0].links[0], aliased(target_class(on[0].links[0]))
            with self._deeper():
                inner = self._asked(join, [ask._replace(links=ask.links[1:]) for ask in on], far)
            said.append(link.value(entity).in_(self._flat(select(far.id).where(_combine(join, inner)))))
        return said

    def _leaf(self, ask: _Ask, entity: Any) -> Sql:
        return _LEAVES[ask.entry.kind](ask.entry, ask.entry.value(entity), ask.operator, ask.values, entity, self._view)

    # -- related records ------------------------------------------------------------------------------------------

    def _related(self, node: Related, relation: Relation, entity: Any) -> Sql:
        """CROSS-3: over links, the linked record must be there."""
        if not relation.over:
            return self._of_those_at(entity.id, node, relation.link)
        near, *further = relation.over
        id = near.value(entity)
        if not further:
            return and_(id.is_not(None), self._of_those_at(id, node, relation.link))
        linked = aliased(target_class(near))
        with self._deeper():
            asked = self._related(node, Relation(relation.link, tuple(further)), linked)
        return id.in_(self._flat(select(linked.id).where(asked)))

    def _of_those_at(self, id: Sql, node: Related, link: Field) -> Sql:
        """What is asked of the records that lead to *id* by a link."""
        far = aliased(class_of(link.record))
        key = link.value(far)
        there = select(key).where(key.is_not(None))
        with self._deeper():
            inner = self.node(node.group, far) if is_active(node.group) else None
        fitting = there if inner is None else there.where(inner)
        if node.quantifier is Quantifier.NONE:
            return id.not_in(self._flat(fitting))
        if node.quantifier is Quantifier.ALL:
            others = [] if inner is None else [id.not_in(self._flat(there.where(not_(func.coalesce(inner, 0)))))]
            return and_(id.in_(self._flat(there)), *others)
        if node.quantifier is Quantifier.AT_LEAST and node.least > 1:
            return id.in_(self._flat(fitting.group_by(key).having(func.count() >= node.least)))
        if node.quantifier.measures:
            return self._measured(node, id, far, fitting.group_by(key))
        return id.in_(self._flat(fitting))

    def _measured(self, node: Related, id: Sql, far: Any, grouped: Any) -> Sql:
        """A record without any related ones has the count and the sum 0, and no average, least or greatest."""
        line = node.measure
        assert line is not None
        operator, figure = O(line.operator), _figure(node.quantifier, line, far)
        kind = path_of(line.path).field.kind if line.path else Kind.NUMBER
        fits = _LEAVES[kind](None, figure, operator, line.values, far, self._view)
        nothing = 0 if node.quantifier in (Quantifier.COUNT, Quantifier.SUM) else None
        if holds(kind, operator, line.values, nothing, self._view):
            return id.not_in(self._flat(grouped.having(not_(func.coalesce(fits, 0))), long=kind is Kind.MONEY))
        return id.in_(self._flat(grouped.having(fits), long=kind is Kind.MONEY))


def _ask(line: Line) -> _Ask:
    path = path_of(line.path)
    return _Ask(path.links, path.field, O(line.operator), line.values)


def _combine(join: Join, said: Sequence[Sql]) -> Sql:
    return and_(*said) if join is Join.ALL else or_(*said)


_FIGURES: Mapping[Quantifier, Callable[[Any], Any]] = {
    Quantifier.SUM: lambda value: func.coalesce(func.sum(value), 0),
    Quantifier.AVERAGE: func.avg,
    Quantifier.LEAST: func.min,
    Quantifier.GREATEST: func.max,
}


def _figure(quantifier: Quantifier, line: Line, far: Any) -> Sql:
    """Money is measured in the base currency."""
    if quantifier is Quantifier.COUNT:
        return func.count()
    path = path_of(line.path)
    entry, value = path.field, path.field.value(far)
    if entry.kind is Kind.MONEY and entry.currency:
        value = in_base(value, getattr(far, entry.currency))
    return _FIGURES[quantifier](value)


# -- leaves: what a line says of the value of its own record ------------------------------------------------------


def _among(value: Sql, items: Sequence[Any]) -> Sql:
    if len(items) <= _MANY:
        return value.in_(list(items))
    return value.in_(select(func.json_each(json.dumps(list(items))).table_valued("value").c.value))


def _folded(entry: Field | None, value: Sql, entity: Any) -> Sql:
    """Names have their key; of other texts only those with letters outside ASCII go through Python."""
    if entry is not None and entry.name == getattr(entry.entity, "__label__", "") and hasattr(entity, "fold_key"):
        key: Sql = entity.fold_key
        return key
    text = func.coalesce(type_coerce(value, Text), "")
    return case((text.op("GLOB")(_OUTSIDE_ASCII), func.fold(text)), else_=func.lower(text))


def _like(key: Sql, wanted: str, before: str = "", after: str = "") -> Sql:
    r"""FIND-16: % stands for anything; \ and _ for themselves."""
    pattern = wanted.replace("\\", "\\\\").replace("_", "\\_")
    return key.like(f"{before}{pattern}{after}", escape="\\")


def _begins(key: Sql, wanted: str) -> Sql:
    if "%" in wanted or _is_worked_out(key):
        return _like(key, wanted, after="%")
    return and_(key >= wanted, key < wanted + _LAST)


def _is_worked_out(key: Sql) -> bool:
    return not hasattr(key, "property")


def _contains(key: Sql, wanted: str) -> Sql:
    return _like(key, wanted, "%", "%") if "%" in wanted else func.instr(key, wanted) > 0


def _equals(key: Sql, wanted: str) -> Sql:
    return _like(key, wanted) if "%" in wanted else key == wanted


_ON_TEXT: Mapping[O, Callable[[Sql, str], Sql]] = {
    O.BEGINS: _begins, O.CONTAINS: _contains, O.ENDS: lambda key, wanted: _like(key, wanted, "%"), O.EQUALS: _equals,
}  # fmt: skip
_OPPOSITE = {
    O.NOT_BEGINS: O.BEGINS, O.NOT_CONTAINS: O.CONTAINS, O.NOT_ENDS: O.ENDS, O.NOT_EQUALS: O.EQUALS,
}  # fmt: skip


def _text_fits(key: Sql, operator: O, wanted: str) -> Sql:
    """*key* is never NULL: an empty text counts as "not …" by itself."""
    if operator in _OPPOSITE:
        return not_(_ON_TEXT[_OPPOSITE[operator]](key, fold(wanted)))
    return _ON_TEXT[operator](key, fold(wanted))


def _text(entry: Any, value: Sql, operator: O, values: Sequence[Any], entity: Any, _view: Viewpoint) -> Sql:
    plain = type_coerce(value, Text)
    if operator is O.EMPTY:
        return func.coalesce(plain, "") == ""
    if operator is O.NOT_EMPTY:
        return plain != ""
    if operator is O.EXACTLY:  # OP-1
        return plain == values[0]
    return _text_fits(_folded(entry, value, entity), operator, values[0])


def _contacts(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, _view: Viewpoint) -> Sql:
    """One of several ways to reach someone fits."""
    listed = type_coerce(value, Text)
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return listed == "[]" if operator is O.EMPTY else listed != "[]"
    each = func.json_each(listed).table_valued("value")
    one = func.json_extract(each.c.value, "$[1]")
    fits = _text_fits(_folded(None, one, None), operator, values[0])
    return exists(select(each.c.value).where(fits))


def _number(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, _view: Viewpoint) -> Sql:
    if operator is O.NOT_EQUALS:
        return or_(value.is_(None), value != values[0])
    if operator is O.BETWEEN:
        return value.between(min(values), max(values))  # OP-4
    return _ON_NUMBER[operator](value, *values)


_ON_NUMBER: Mapping[O, Callable[..., Sql]] = {
    O.EQUALS: lambda value, wanted: value == wanted,
    O.GREATER: lambda value, wanted: value > wanted,
    O.LESS: lambda value, wanted: value < wanted,
    O.AT_LEAST: lambda value, wanted: value >= wanted,
    O.AT_MOST: lambda value, wanted: value <= wanted,
    O.EMPTY: lambda value: value.is_(None),
    O.NOT_EMPTY: lambda value: value.is_not(None),
}


def _choice(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, view: Viewpoint) -> Sql:
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return _ON_NUMBER[operator](value)
    if operator is O.NOT_ONE_OF:  # OP-3
        return or_(value.is_(None), not_(_among(value, values)))
    return _among(value, values)


def _user(entry: Any, value: Sql, operator: O, values: Sequence[Any], entity: Any, view: Viewpoint) -> Sql:
    if operator is O.CURRENT_USER:
        return false() if view.user_id is None else value == view.user_id
    if operator is O.CURRENT_GROUP:  # OP-5
        mates = select(User.id).where(User.group_id == view.group_id)
        return false() if view.group_id is None else value.in_(mates)
    return _choice(entry, value, operator, values, entity, view)


def _group(entry: Any, value: Sql, operator: O, values: Sequence[Any], entity: Any, view: Viewpoint) -> Sql:
    if operator is O.CURRENT_GROUP:
        return false() if view.group_id is None else value == view.group_id
    return _choice(entry, value, operator, values, entity, view)


def _choices(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, _view: Viewpoint) -> Sql:
    listed = func.coalesce(type_coerce(value, Text), "[]")
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return listed == "[]" if operator is O.EMPTY else listed != "[]"
    each = func.json_each(listed).table_valued("value")
    wanted = set(values)
    fitting = select(func.count(each.c.value.distinct())).where(_among(each.c.value, list(wanted))).scalar_subquery()
    if operator is O.EQUALS:
        return and_(fitting == len(wanted), func.json_array_length(listed) == len(wanted))
    return _ON_SEVERAL[operator](fitting, len(wanted))


_ON_SEVERAL: Mapping[O, Callable[[Any, int], Sql]] = {
    O.ONE_OF: lambda fitting, _wanted: fitting > 0,
    O.NOT_ONE_OF: lambda fitting, _wanted: fitting == 0,
    O.ALL_OF: lambda fitting, wanted: fitting == wanted,
    O.NOT_ALL_OF: lambda fitting, wanted: fitting < wanted,
}


def _link(entry: Any, value: Sql, operator: O, values: Sequence[Any], entity: Any, view: Viewpoint) -> Sql:
    """A name or a record: text operators ask for the name of what the link leads to."""
    if operator in (O.EXACTLY, O.NOT_ONE_OF, O.EMPTY, O.NOT_EMPTY):
        return _choice(entry, value, O.ONE_OF if operator is O.EXACTLY else operator, values, entity, view)
    far = aliased(target_class(entry))
    name = CATALOGUE[f"{entry.target}.{target_class(entry).__label__}"]
    positive = _OPPOSITE.get(operator, operator)
    named = value.in_(select(far.id).where(_text_fits(_folded(name, name.value(far), far), positive, values[0])))
    return or_(value.is_(None), not_(named)) if operator in _OPPOSITE else named


def _yes_no(entry: Any, value: Sql, _operator: O, values: Sequence[Any], _entity: Any, _view: Viewpoint) -> Sql:
    plain = type_coerce(value, Integer)
    if values[0]:
        return plain == 1
    return plain == 0 if entry is not None and entry.never_empty else func.coalesce(plain, 0) == 0


def _date(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, view: Viewpoint) -> Sql:
    plain = type_coerce(value, Text)
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return _ON_NUMBER[operator](plain)
    first, last = interval(operator, values, view.today)
    return _between(plain, first and first.isoformat(), last and last.isoformat())


def _between(value: Sql, first: Any, last: Any) -> Sql:
    bounds = [value >= first] if first is not None else []
    bounds += [value <= last] if last is not None else []
    return and_(*bounds) if bounds else value.is_not(None)


def _stamp(_entry: Any, value: Sql, operator: O, values: Sequence[Any], _entity: Any, view: Viewpoint) -> Sql:
    """DATE-4, DATE-5: a day is the local calendar day."""
    plain = type_coerce(value, Integer)
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return _ON_NUMBER[operator](plain)
    if operator in (O.BEFORE_TIME, O.AFTER_TIME):
        moment = stamp_at(date.fromisoformat(values[0][:10]), time.fromisoformat(values[0][11:]))
        return _between(plain, None, _less(moment)) if operator is O.BEFORE_TIME else plain > moment
    first, last = interval(operator, values, view.today)
    return _between(plain, first and stamp_at(first), last and _end_of(last))


def _less(moment: int | None) -> int | None:
    return None if moment is None else moment - 1


def _end_of(day: date) -> int | None:
    return None if day == date.max else _less(stamp_at(date.fromordinal(day.toordinal() + 1)))


_LEAVES: Mapping[Kind, Callable[..., Sql]] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.PART_DATE), _text),
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION), _number),
    Kind.CHOICE: _choice, Kind.WORD: _choice, Kind.CHOICES: _choices, Kind.USER: _user, Kind.GROUP: _group,
    Kind.LINK: _link, Kind.CONTACTS: _contacts, Kind.YES_NO: _yes_no, Kind.DATE: _date, Kind.STAMP: _stamp,
}  # fmt: skip
