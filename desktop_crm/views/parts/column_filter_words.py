"""Filters in words: what a column lets through, read on its heading; and what one types to filter, read and written."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.criteria_items import item_names
from desktop_crm.selections.criteria import Criteria, Group, Line
from desktop_crm.selections.operators import Needs, Operator, label_of, needs
from desktop_crm.selections.paths import field_at
from desktop_crm.selections.periods import UNITS, Unit
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.words import unit_name
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_filters import operators_of
from desktop_crm.views.parts.typed import NotTaken

O = Operator  # noqa: E741 (a table of them follows)
_SIGNS = {O.EQUALS: "=", O.GREATER: ">", O.LESS: "<", O.AT_LEAST: "≥", O.AT_MOST: "≤", O.NOT_EQUALS: "≠"}
_DAYS = {O.EQUALS: "", O.BEFORE: "<", O.AFTER: ">"}
_MOST_ITEMS = 4  # that are named
_TYPED_SIGN = re.compile(r"(<=|>=|<>|!=|[=<>≤≥≠])\s*")
_TYPED = {"<=": O.AT_MOST, ">=": O.AT_LEAST, "<>": O.NOT_EQUALS, "!=": O.NOT_EQUALS} | {v: k for k, v in _SIGNS.items()}
_TYPED_DAYS = {"=": O.EQUALS, "<": O.BEFORE, ">": O.AFTER}
_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*")
_NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION})
_DATES = frozenset({Kind.DATE, Kind.STAMP})


def filter_words(bench: Bench, line: Line) -> str:
    """Return what a filter lets through: "Sold, Lost", "≥ 5 000", "Starts with “No”"."""
    field, operator = field_at(line.path), Operator(line.operator)
    tell = _TOLD.get(needs(field.kind, operator))
    label = _label(field, operator)
    return tell(bench, field, operator, line, label) if tell else label


def _label(field: Field, operator: Operator) -> str:
    label = label_of(field.kind, operator)
    return shown(label) if label[:1].isalpha() else _SIGNS[operator]


def _text(_bench: Bench, _field: Field, _operator: Operator, line: Line, label: str) -> str:
    return f"{label} “{line.values[0]}”"


def _number(bench: Bench, field: Field, _operator: Operator, line: Line, label: str) -> str:
    return f"{label} {bench.faces.text(field, line.values[0])}"


def _numbers(bench: Bench, field: Field, _operator: Operator, line: Line, _label: str) -> str:
    return " – ".join(bench.faces.text(field, value) for value in sorted(line.values))


def _yes_no(bench: Bench, _field: Field, _operator: Operator, line: Line, _label: str) -> str:
    return bench.faces.yes_no_text(line.values[0])


def _items(bench: Bench, field: Field, operator: Operator, line: Line, label: str) -> str:
    names = _names(bench, field, line)
    told = ", ".join(names[:_MOST_ITEMS]) + (f" + {len(names) - _MOST_ITEMS}" if len(names) > _MOST_ITEMS else "")
    return told if operator in (O.ONE_OF, O.EXACTLY) else f"{label} {told}"


def _names(bench: Bench, field: Field, line: Line) -> list[str]:
    if field.words is not None:
        return [bench.faces.word(field, str(value)) for value in line.values]
    found = bench.desk.ask(item_names, Criteria(field.record, Group(parts=(line,))))  # type: ignore[arg-type]
    return [found[field.key, value].name if (field.key, value) in found else "…" for value in line.values]


def _day(bench: Bench, _field: Field, operator: Operator, line: Line, label: str) -> str:
    day = _day_text(bench.faces, line.values[0])
    return day if operator is O.EQUALS else f"{label} {day}"


def _days(bench: Bench, _field: Field, _operator: Operator, line: Line, _label: str) -> str:
    return " – ".join(_day_text(bench.faces, value) for value in sorted(line.values))


def _day_text(faces: Faces, value: str) -> str:
    return faces.date_text(date.fromisoformat(value))


def _moment(bench: Bench, _field: Field, _operator: Operator, line: Line, label: str) -> str:
    day, clock = line.values[0].split("T")
    return f"{label} {_day_text(bench.faces, day)} {clock}"


def _unit(_bench: Bench, _field: Field, _operator: Operator, line: Line, label: str) -> str:
    return label.replace("…", shown(UNITS[Unit(line.values[0])]))


def _count(bench: Bench, _field: Field, _operator: Operator, line: Line, label: str) -> str:
    count, unit = line.values
    return label.replace("…", f"{bench.faces.number_text(count)} {unit_name(unit, count != 1)}")


def _quarter(_bench: Bench, _field: Field, _operator: Operator, line: Line, label: str) -> str:
    return label.replace("…", " ".join(map(str, line.values)))


_TOLD: Mapping[Needs, Callable[[Bench, Field, Operator, Line, str], str]] = {
    Needs.TEXT: _text, Needs.NUMBER: _number, Needs.NUMBERS: _numbers, Needs.YES_NO: _yes_no, Needs.ITEMS: _items,
    Needs.DAY: _day, Needs.DAYS: _days, Needs.MOMENT: _moment, Needs.UNIT: _unit, Needs.COUNT: _count,
    Needs.QUARTER: _quarter,
}  # fmt: skip


# -- typed -------------------------------------------------------------------------------------------------------------


def is_typed(field: Field) -> bool:
    """Whether one types to filter by a field; else one picks."""
    return field.kind in _NUMBERS or field.kind in _DATES or _takes_text(field)


def _takes_text(field: Field) -> bool:
    return needs(field.kind, operators_of(field.kind)[0]) is Needs.TEXT


def typed_line(faces: Faces, path: str, text: str) -> Line | None:
    """Return the filter that was typed: "No", ">= 5000", "1..9", "15/3"; nothing for nothing. Raises NotTaken."""
    field, text = field_at(path), text.strip()
    if not text:
        return None
    if _takes_text(field):
        return Line(path, operators_of(field.kind)[0], (text,))
    read = _read_day if field.kind in _DATES else _read_number
    ends = _RANGE.split(text)
    if len(ends) == 2 and all(ends):
        return Line(path, O.BETWEEN, tuple(sorted(read(faces, field, end) for end in ends)))
    sign = _TYPED_SIGN.match(text)
    known = _TYPED_DAYS if field.kind in _DATES else _TYPED
    if sign is not None and sign[1] not in known:
        raise NotTaken(QCoreApplication.translate("ColumnFilter", "Write a day, <, > or two days with .. between."))
    operator = known[sign[1]] if sign else O.EQUALS
    return Line(path, operator, (read(faces, field, text[sign.end() :] if sign else text),))


def _read_number(faces: Faces, field: Field, text: str) -> int:
    value: int | None = faces.parse(field, text) if text.strip() else None
    if value is None:
        raise NotTaken(QCoreApplication.translate("ColumnFilter", "Write a number."))
    return value


def _read_day(faces: Faces, _field: Field, text: str) -> str:
    day = faces.parse_date(text)
    if day is None:
        raise NotTaken(QCoreApplication.translate("ColumnFilter", "Write a day, <, > or two days with .. between."))
    return day.isoformat()


def written(faces: Faces, line: Line) -> str | None:
    """Return what one would type for a filter, None where it cannot be typed."""
    field, operator = field_at(line.path), Operator(line.operator)
    if _takes_text(field):
        return str(line.values[0]) if operator is operators_of(field.kind)[0] else None
    if field.kind in _DATES:
        if operator is O.BETWEEN:
            return "..".join(_day_text(faces, value) for value in sorted(line.values))
        return f"{_DAYS[operator]}{_day_text(faces, line.values[0])}" if operator in _DAYS else None
    if field.kind not in _NUMBERS or operator not in (*_SIGNS, O.BETWEEN):
        return None
    numbers = [faces.typing_text(field, value) for value in sorted(line.values)]
    if operator is O.BETWEEN:
        return "..".join(numbers)
    return numbers[0] if operator is O.EQUALS else f"{_SIGNS[operator]}{numbers[0]}"


def values_in(line: Line | None) -> tuple[Any, ...]:
    """Return what a filter compares with, nothing where there is none."""
    return () if line is None else line.values
