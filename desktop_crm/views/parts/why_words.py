"""Criteria in words, one line each, and what a record has itself: for telling why it is found, or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Group, Join, Line, Quantifier, Related
from desktop_crm.selections.matching import Finding
from desktop_crm.selections.operators import Needs, Operator, complete, needs
from desktop_crm.selections.paths import path_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.meaning import meaning
from desktop_crm.views.parts.criteria.names import Names
from desktop_crm.views.parts.criteria.nodes import Joined
from desktop_crm.views.parts.criteria.words import (
    BETWEEN,
    joined_name,
    operator_name,
    path_name,
    quantifier_name,
    relation_name,
    unit_name,
)

_JOINED: Mapping[tuple[Join, bool], Joined] = {
    (Join.ALL, False): Joined.ALL, (Join.ANY, False): Joined.ANY,
    (Join.ANY, True): Joined.NONE, (Join.ALL, True): Joined.NOT_ALL,
}  # fmt: skip
_GAP = "…"
_MOST = 5  # values of one line that are named


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an explanation. *holds*: None where it does not count. *own*: what the record has itself."""

    holds: bool | None
    text: str
    own: str = ""
    parts: tuple["Told", ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhyWords", text)


class WhyWords:
    """Tells findings in the user's words."""

    def __init__(self, bench: Bench) -> None:
        self._bench, self._names = bench, Names(bench)

    def tell(self, finding: Finding) -> tuple[Told, ...]:
        """Return the lines of an explanation, without those that ask nothing; a group alone gives way to its parts."""
        node, parts = finding.node, _asking(finding)
        if isinstance(node, Group) and not node.negated:
            if len(parts) == 1:
                return self.tell(parts[0])
            if node.join is Join.ALL:
                return tuple(map(self._told, parts))
        return (self._told(finding),)

    def _told(self, finding: Finding) -> Told:
        node, holds = finding.node, finding.holds
        if isinstance(node, Line):
            return Told(holds, self.line(node), self._own(node, finding.own))
        parts = tuple(map(self._told, _asking(finding)))
        if isinstance(node, Group):
            return Told(holds, joined_name(_JOINED[node.join, node.negated]), "", parts)
        return Told(holds, self._related(node), self._of_related(node, finding), parts)

    # -- what is asked ---------------------------------------------------------------------------------------------

    def line(self, line: Line) -> str:
        """Return a criterion in words: "Sale date: this quarter (01.04.2026 – 30.06.2026)"."""
        entry = path_of(line.path).field
        return f"{path_name(line.path)}: {self._compared(entry, line)}"

    def _compared(self, entry: Field, line: Line) -> str:
        operator = Operator(line.operator)
        wanted = needs(entry.kind, operator)
        name = operator_name(entry.kind, operator)
        if not complete(wanted, line.values):
            return name
        given = self._given(entry, wanted, line.values)
        if wanted is Needs.YES_NO:
            return given
        told = name.replace(_GAP, given) if _GAP in name else f"{name} {given}".rstrip()
        days = meaning(entry.kind, operator, line.values, self._bench.desk.clock.today(), self._bench.faces)
        return f"{told} ({days})" if days else told

    def _given(self, entry: Field, wanted: Needs, values: Sequence[Any]) -> str:
        if wanted is Needs.ITEMS:
            return self._items(entry, values)
        if wanted is Needs.UNIT:
            return unit_name(values[0])
        if wanted is Needs.COUNT:
            return f"{self._bench.faces.number_text(values[0])} {unit_name(values[1], several=values[0] > 1)}"
        if wanted is Needs.QUARTER:
            return " ".join(map(str, values))
        if wanted is Needs.TEXT:
            return f"“{values[0]}”"
        and_ = f" {_tr('and')} "
        return and_.join(self._plain(entry, value) for value in values)

    def _items(self, entry: Field, values: Sequence[Any]) -> str:
        found, more = self._names.of_all(entry, values[:_MOST])
        rest = len(values) - len(found) + more
        listed = ", ".join(item.name for item in found)
        return f"{listed} +{self._bench.faces.number_text(rest)}" if rest else listed

    def _plain(self, entry: Field, value: Any) -> str:
        """Days and moments stand in criteria as text."""
        if isinstance(value, str) and entry.kind in (Kind.DATE, Kind.STAMP):
            day = self._bench.faces.date_text(date.fromisoformat(value[:10]))
            return f"{day} {value[11:]}".rstrip()
        return self._bench.faces.text(entry, value)

    def _related(self, node: Related) -> str:
        name, of = relation_name(node.relation), quantifier_name(node.quantifier)
        if node.quantifier is Quantifier.AT_LEAST:
            return f"{name}: {of.replace(_GAP, self._bench.faces.number_text(node.least))}"
        if not node.quantifier.measures or node.measure is None:
            return f"{name}: {of}"
        if not node.measure.path:
            compared = f"{operator_name(Kind.NUMBER, node.measure.operator)} {_numbers(node.measure.values)}"
            return f"{name}: {of} {compared}"
        return f"{name}: {of}{BETWEEN}{self.line(node.measure)}"

    # -- what the record has ---------------------------------------------------------------------------------------

    def _own(self, line: Line, values: Sequence[Any]) -> str:
        entry = path_of(line.path).field
        return "; ".join(dict.fromkeys(self._value(entry, value) for value in values))

    def _value(self, entry: Field, value: Any) -> str:
        if value in (None, "", ()):
            return _tr("(empty)")
        if entry.kind is Kind.CHOICES:
            return self._items(entry, value)
        if entry.kind.refers:
            return self._items(entry, [value])
        if entry.kind is Kind.STAMP:
            return self._bench.faces.stamp_text(value)
        return self._bench.faces.text(entry, value)

    def _of_related(self, node: Related, finding: Finding) -> str:
        number = self._bench.faces.number_text
        if node.quantifier.measures and finding.own:
            measured = node.measure.path if node.measure is not None else ""
            figure = finding.own[0]
            return self._value(path_of(measured).field, _whole(figure)) if measured else number(figure)
        fitting = _tr("%1 of %2 fit")
        return fitting.replace("%1", number(finding.fitting)).replace("%2", number(finding.among))


def _asking(finding: Finding) -> list[Finding]:
    return [part for part in finding.parts if part.holds is not None]


def _whole(figure: Any) -> Any:
    """An average is shown as it would be stored."""
    return round(figure) if isinstance(figure, float) else figure


def _numbers(values: Sequence[Any]) -> str:
    return f" {_tr('and')} ".join(map(str, values))
