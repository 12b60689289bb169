"""Periods: which days a relative date means today (domain: selections, 1.5)."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import NamedTuple

from desktop_crm.models.catalogue import mark


class Unit(StrEnum):
    """The units of periods. A week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


UNITS = {
    Unit.DAY: mark("day"),
    Unit.WEEK: mark("week"),
    Unit.MONTH: mark("month"),
    Unit.QUARTER: mark("quarter"),
    Unit.HALF_YEAR: mark("half-year"),
    Unit.YEAR: mark("year"),
}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


class Interval(NamedTuple):
    """Days from *first* to *last*, both included; None where it has no end on that side."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def start_of(unit: Unit, day: date) -> date:
    """Return the first day of the period that *day* lies in."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    size = _MONTHS[unit]
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def shifted(day: date, unit: Unit, count: int) -> date:
    """Return *day* moved by *count* units; the 31st of a short month is its last day, and time ends with the years."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError, IndexError):
        return date(MAXYEAR, 12, 31) if count > 0 else date(MINYEAR, 1, 1)


def span(unit: Unit, today: date, back: int, ahead: int) -> Interval:
    """Return whole periods: from *back* units before that of today to *ahead* units after it, that one included."""
    first = start_of(unit, today)
    end = shifted(first, unit, ahead + 1)
    return Interval(shifted(first, unit, -back), end if end.year == MAXYEAR else end - timedelta(days=1))


def quarter(number: int, year: int) -> Interval:
    """Return quarter *number* (1 to 4) of a year (DATE-3)."""
    first = date(year, 3 * number - 2, 1)
    return Interval(first, date(year, 3 * number, monthrange(year, 3 * number)[1]))
