"""What a relative date means today: the days from and to, in words."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.kinds import Kind
from desktop_crm.selections.operators import Operator, complete, interval, is_dated, needs
from desktop_crm.selections.periods import Interval
from desktop_crm.views.parts.faces import Faces

_DATES = (Kind.DATE, Kind.STAMP)
_FIXED = frozenset({Operator.BEFORE, Operator.EQUALS, Operator.AFTER, Operator.BETWEEN})


def meaning(kind: Kind, operator: Operator, values: Sequence[Any], today: date, faces: Faces) -> str:
    """Return the interval that a relative date means now; nothing for what means the same on every day (1.5)."""
    if kind not in _DATES or operator in _FIXED or not is_dated(operator):
        return ""
    if not complete(needs(kind, operator), values):
        return ""
    return _told(interval(operator, values, today), faces)


def _told(days: Interval, faces: Faces) -> str:
    first = None if days.first is None or days.first.year == MINYEAR else faces.date_text(days.first)
    last = None if days.last is None or days.last.year == MAXYEAR else faces.date_text(days.last)
    if first is None or last is None:
        return _open_ended(first, last)
    return first if first == last else f"{first} – {last}"


def _open_ended(first: str | None, last: str | None) -> str:
    if first is not None:
        return QCoreApplication.translate("Meaning", "from %1").replace("%1", first)
    return "" if last is None else QCoreApplication.translate("Meaning", "until %1").replace("%1", last)
