"""Groups of a list in words: "Owner: Kari Nordmann (23)", "Sale date: June 2026 (4)"."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.grouping import Groups, Level
from desktop_crm.selections.paths import field_at
from desktop_crm.selections.periods import Unit
from desktop_crm.views.language import shown
from desktop_crm.views.parts.faces import Faces

UNIT_WORDS: Mapping[Unit, str] = {
    Unit.DAY: mark("By day"), Unit.MONTH: mark("By month"), Unit.QUARTER: mark("By quarter"),
    Unit.YEAR: mark("By year"),
}  # fmt: skip
_LONG = QLocale.FormatType.LongFormat


def group_title(faces: Faces, groups: Groups, group: int, label: Callable[[str], str]) -> str:
    """Return what is read on the row of a group: its column, its value, and how many records it holds."""
    level = groups.levels[groups.depth[group]]
    count = groups.stop[group] - groups.start[group]
    return f"{label(level.path)}: {group_words(faces, groups, group)} ({faces.number_text(count)})"


def group_words(faces: Faces, groups: Groups, group: int) -> str:
    """Return what the records of a group have in common."""
    value = groups.values[group]
    if value is None or value == "":
        return QCoreApplication.translate("Groups", "(none)")
    level = groups.levels[groups.depth[group]]
    return _value(faces, field_at(level.path), level, value)


def _value(faces: Faces, field: Field, level: Level, value: Any) -> str:
    if field.kind in (Kind.DATE, Kind.STAMP):
        return _period(faces, level.unit or Unit.DAY, str(value))
    if field.kind is Kind.YES_NO:
        return faces.yes_no_text(bool(value))
    if field.words is not None:
        return faces.word(field, str(value))
    return str(value)


def _period(faces: Faces, unit: Unit, value: str) -> str:
    """Say a period whose beginning is told: "2026-06-10", "2026-06", "2026-2", "2026"."""
    year, *rest = value.split("-")
    if unit is Unit.YEAR:
        return year
    if unit is Unit.QUARTER:
        return QCoreApplication.translate("Groups", "Q%1 %2").replace("%1", rest[0]).replace("%2", year)
    if unit is Unit.MONTH:
        return f"{faces.locale.standaloneMonthName(int(rest[0]), _LONG)} {year}"
    return faces.date_text(date.fromisoformat(value))


def unit_words(unit: Unit) -> str:
    """Return by what days are gathered."""
    return shown(UNIT_WORDS[unit])
