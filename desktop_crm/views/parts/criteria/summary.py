"""A question in one sentence, for lists of selections and for tool tips: "Status is Sold and Amount > 5 000, or …"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related, is_active
from desktop_crm.selections.operators import Needs, Operator
from desktop_crm.selections.periods import Unit
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.fitting import known_field, needs_of
from desktop_crm.views.parts.criteria.names import Names
from desktop_crm.views.parts.criteria.words import BETWEEN, path_name, relation_names, unit_name

O = Operator  # noqa: E741 (tables of them follow)

_MOST_ITEMS = 5
_PLACE = re.compile(r"%(\d)")

# What is said of a field (%1), with what it is compared with (%2, %3).
_SAID: Mapping[Operator, str] = {
    O.BEGINS: mark("%1 starts with “%2”"), O.CONTAINS: mark("%1 contains “%2”"), O.ENDS: mark("%1 ends with “%2”"),
    O.EQUALS: mark("%1 is %2"), O.EXACTLY: mark("%1 is exactly %2"),
    O.NOT_BEGINS: mark("%1 does not begin with “%2”"), O.NOT_CONTAINS: mark("%1 does not contain “%2”"),
    O.NOT_ENDS: mark("%1 does not end with “%2”"), O.NOT_EQUALS: mark("%1 is not %2"),
    O.GREATER: "%1 > %2", O.LESS: "%1 < %2", O.AT_LEAST: "%1 >= %2", O.AT_MOST: "%1 <= %2",
    O.BETWEEN: mark("%1 is between %2 and %3"), O.ONE_OF: mark("%1 is %2"), O.NOT_ONE_OF: mark("%1 is not %2"),
    O.ALL_OF: mark("%1 has %2"), O.NOT_ALL_OF: mark("%1 has not all of %2"),
    O.CURRENT_USER: mark("%1 is the current user"), O.CURRENT_GROUP: mark("%1 is of the current user's group"),
    O.BEFORE: mark("%1 is before %2"), O.AFTER: mark("%1 is after %2"), O.BEFORE_TODAY: mark("%1 is before today"),
    O.TODAY: mark("%1 is today"), O.AFTER_TODAY: mark("%1 is after today"), O.THIS: mark("%1 is %2"),
    O.THIS_AND_NEXT: mark("%1: this and next %2"), O.NEXT: mark("%1: next %2"),
    O.THIS_AND_PREVIOUS: mark("%1: this and previous %2"), O.PREVIOUS: mark("%1: previous %2"),
    O.PREVIOUS_THIS_NEXT: mark("%1: previous, this and next %2"),
    O.MORE_THAN_AGO: mark("%1 is more than %2 ago"), O.MORE_THAN_AHEAD: mark("%1 is more than %2 ahead"),
    O.QUARTER: mark("%1 is in Q%2 %3"), O.BEFORE_TIME: mark("%1 is before %2"), O.AFTER_TIME: mark("%1 is after %2"),
    O.EMPTY: mark("%1 is empty"), O.NOT_EMPTY: mark("%1 is not empty"),
}  # fmt: skip
_OF_NUMBERS = {O.EQUALS: "%1 = %2", O.NOT_EQUALS: "%1 <> %2"}
_THIS: Mapping[Unit, str] = {
    Unit.DAY: mark("today"), Unit.WEEK: mark("this week"), Unit.MONTH: mark("this month"),
    Unit.QUARTER: mark("this quarter"), Unit.HALF_YEAR: mark("this half-year"), Unit.YEAR: mark("this year"),
}  # fmt: skip

# What is said of related records (%1), and what is asked of them (%2), if anything.
_HAS: Mapping[Quantifier, tuple[str, str]] = {
    Quantifier.ANY: (mark("has %1"), mark("has %1 with %2")),
    Quantifier.NONE: (mark("has no %1"), mark("has no %1 with %2")),
    Quantifier.ALL: (mark("has %1"), mark("all %1 have %2")),
    Quantifier.AT_LEAST: (mark("has at least %3 %1"), mark("has at least %3 %1 with %2")),
}
_FIGURES: Mapping[Quantifier, tuple[str, str]] = {
    Quantifier.COUNT: (mark("number of %1"), mark("number of %1 with %2")),
    Quantifier.SUM: (mark("sum of %1"), mark("sum of %1 with %2")),
    Quantifier.AVERAGE: (mark("average of %1"), mark("average of %1 with %2")),
    Quantifier.LEAST: (mark("smallest of %1"), mark("smallest of %1 with %2")),
    Quantifier.GREATEST: (mark("largest of %1"), mark("largest of %1 with %2")),
}
_AND, _OR, _ITEMS_AND, _ITEMS_OR = mark("%1 and %2"), mark("%1, or %2"), mark("%1 and %2"), mark("%1 or %2")
_NOT, _MORE, _NOTHING = mark("not %1"), mark("%1 more"), mark("Nothing is asked yet")
_QUOTED = mark("“%1”")
_GONE, _THIS_YEAR = mark("a field that is deleted"), mark("this year")
_NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION})


def summary(bench: Bench, criteria: Criteria) -> str:
    """Return what is asked as one sentence; what does not restrict is left out."""
    if not is_active(criteria.root):
        return shown(_NOTHING)
    names = Names(bench)
    names.learn(criteria)
    told = _Teller(bench, names).node(criteria.root, outermost=True)
    return told[:1].upper() + told[1:]


def _filled(template: str, *facts: str) -> str:
    """Fill a translated template in; facts may hold % signs themselves."""
    return _PLACE.sub(lambda place: facts[int(place[1]) - 1], shown(template))


def _joined(template: str, parts: Sequence[str]) -> str:
    """Join parts two by two: "a, b or c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _filled(template, ", ".join(parts[:-1]), parts[-1])


class _Teller:
    def __init__(self, bench: Bench, names: Names) -> None:
        self._bench, self._names, self._faces = bench, names, bench.faces

    def node(self, node: Node, outermost: bool = False) -> str:
        """Return what a node says; several things stand in brackets, but for the whole."""
        if isinstance(node, Line):
            return self._line(node)
        if isinstance(node, Related):
            return self._related(node)
        return self._group(node, outermost)

    def _group(self, group: Group, outermost: bool) -> str:
        active = [part for part in group.parts if is_active(part)]
        if len(active) == 1 and not group.negated:
            return self.node(active[0], outermost)
        alternatives = outermost and group.join is Join.ANY and not group.negated
        parts = [self.node(part, outermost=alternatives) for part in active]
        template = _AND if group.join is Join.ALL else _OR if alternatives else _ITEMS_OR
        told = parts[0]
        for part in parts[1:]:
            told = _filled(template, told, part)
        if group.negated:
            return _filled(_NOT, f"({told})" if len(parts) > 1 else told)
        return told if outermost else f"({told})"

    # -- lines -----------------------------------------------------------------------------------------------------

    def _line(self, line: Line) -> str:
        return self._compared(line, path_name(line.path))

    def _compared(self, line: Line, name: str) -> str:
        field, wanted = known_field(line.path), needs_of(line.path, line.operator)
        if field is None:
            return shown(_GONE)
        if wanted is None:
            return f"{name} {line.operator}"
        if wanted is Needs.YES_NO:
            return f"{name}: {self._faces.yes_no_text(line.values[0]).lower()}"
        operator = Operator(line.operator)
        numeric = _OF_NUMBERS if field.kind in _NUMERIC else {}
        template = numeric.get(operator, _SAID[operator])
        return _filled(template, name, *self._values(field, operator, wanted, line.values))

    def _values(self, field: Field, operator: Operator, wanted: Needs, values: Sequence[Any]) -> list[str]:
        if wanted is Needs.ITEMS:
            return [self._items(field, operator, values)]
        if wanted is Needs.TEXT:
            quoted = operator in (O.EQUALS, O.NOT_EQUALS, O.EXACTLY)
            return [_filled(_QUOTED, values[0]) if quoted else str(values[0])]
        if wanted in _EACH:
            return [self._value(field, wanted, one) for one in values]
        return self._period(operator, wanted, values)

    def _items(self, field: Field, operator: Operator, values: Sequence[Any]) -> str:
        named, more = self._names.of_all(field, values)
        parts = [name.name for name in named[:_MOST_ITEMS]]
        if rest := more + len(named) - len(parts):
            parts.append(_filled(_MORE, self._faces.number_text(rest)))
        together = operator in (O.ALL_OF, O.NOT_ALL_OF, O.EQUALS)
        return _joined(_ITEMS_AND if together else _ITEMS_OR, parts)

    def _value(self, field: Field, wanted: Needs, value: Any) -> str:
        if wanted in (Needs.DAY, Needs.DAYS):
            return self._faces.date_text(date.fromisoformat(value))
        if wanted is Needs.MOMENT:
            return self._faces.stamp_text(datetime.fromisoformat(value).astimezone())
        return self._faces.text(field, value)

    def _period(self, operator: Operator, wanted: Needs, values: Sequence[Any]) -> list[str]:
        if wanted is Needs.UNIT:
            return [shown(_THIS[Unit(values[0])]) if operator is O.THIS else unit_name(values[0])]
        if wanted is Needs.COUNT:
            return [f"{self._faces.number_text(values[0])} {unit_name(values[1], values[0] != 1)}"]
        year = str(values[1]) if len(values) > 1 else shown(_THIS_YEAR)
        return [str(value) for value in values[:1]] + [year]

    # -- related records -------------------------------------------------------------------------------------------

    def _related(self, node: Related) -> str:
        """What stands beyond links is said of what they lead to: "Company has sales with …"."""
        *links, last = relation_names(node.relation)
        told = self._told_of(node, last.lower())
        if not links:
            return told
        begun = node.quantifier.measures or (node.quantifier is Quantifier.ALL and is_active(node.group))
        return f"{BETWEEN.join(links)}{':' if begun else ''} {told}"

    def _told_of(self, node: Related, name: str) -> str:
        inner = self.node(node.group, outermost=False) if is_active(node.group) else ""
        if not node.quantifier.measures:
            return _filled(_HAS[node.quantifier][bool(inner)], name, inner, str(node.least))
        line = node.measure
        assert line is not None
        whole = name if not line.path else f"{name} – {path_name(line.path)}"
        return self._compared(line, _filled(_FIGURES[node.quantifier][bool(inner)], whole, inner))


_EACH = frozenset({Needs.NUMBER, Needs.NUMBERS, Needs.DAY, Needs.DAYS, Needs.MOMENT})
