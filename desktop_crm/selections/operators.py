"""Operators: what can be asked of a field of each kind, and with what it is compared (domain: selections, 1.4)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from desktop_crm.models.catalogue import mark
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.periods import Interval, Unit, quarter, shifted, span


class Operator(StrEnum):
    """The operators. Their values stand in users' files and are never renamed."""

    BEGINS = "begins"
    CONTAINS = "contains"
    ENDS = "ends"
    EQUALS = "equals"
    EXACTLY = "exactly"
    NOT_BEGINS = "not_begins"
    NOT_CONTAINS = "not_contains"
    NOT_ENDS = "not_ends"
    NOT_EQUALS = "not_equals"
    GREATER = "greater"
    LESS = "less"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    ONE_OF = "one_of"
    NOT_ONE_OF = "not_one_of"
    ALL_OF = "all_of"
    NOT_ALL_OF = "not_all_of"
    CURRENT_USER = "current_user"
    CURRENT_GROUP = "current_group"
    BEFORE = "before"
    AFTER = "after"
    BEFORE_TODAY = "before_today"
    TODAY = "today"
    AFTER_TODAY = "after_today"
    THIS = "this"
    THIS_AND_NEXT = "this_and_next"
    NEXT = "next"
    THIS_AND_PREVIOUS = "this_and_previous"
    PREVIOUS = "previous"
    PREVIOUS_THIS_NEXT = "previous_this_next"
    MORE_THAN_AGO = "more_than_ago"
    MORE_THAN_AHEAD = "more_than_ahead"
    QUARTER = "quarter"
    BEFORE_TIME = "before_time"
    AFTER_TIME = "after_time"
    EMPTY = "empty"
    NOT_EMPTY = "not_empty"


O = Operator  # noqa: E741 (a table of them follows)


class Needs(StrEnum):
    """What the user gives beside an operator. The comment says what stands in the line's values, as JSON has it."""

    NOTHING = "nothing"
    TEXT = "text"  # one text
    NUMBER = "number"  # one integer, stored as the field stores it (hundredths of money)
    NUMBERS = "numbers"  # two
    YES_NO = "yes_no"  # true or false
    ITEMS = "items"  # ids, or words of an enum: at least one
    DAY = "day"  # "2026-11-21"
    DAYS = "days"  # two
    MOMENT = "moment"  # "2026-11-21T13:30", local
    UNIT = "unit"  # a `Unit`
    COUNT = "count"  # a positive integer and a `Unit`
    QUARTER = "quarter"  # 1 to 4, and a year; without one, this year


_POSITIVE = (O.BEGINS, O.CONTAINS, O.ENDS, O.EQUALS)
_NEGATIVE = (O.NOT_BEGINS, O.NOT_CONTAINS, O.NOT_ENDS, O.NOT_EQUALS)
_FILLED = (O.EMPTY, O.NOT_EMPTY)
_TEXT = (*_POSITIVE, O.EXACTLY, *_NEGATIVE, *_FILLED)
_LONG = (O.CONTAINS, O.BEGINS, O.ENDS, O.EQUALS, *_FILLED)
_NUMBER = (O.EQUALS, O.GREATER, O.LESS, O.AT_LEAST, O.AT_MOST, O.NOT_EQUALS, O.BETWEEN, *_FILLED)
_LIST = (O.ONE_OF, O.NOT_ONE_OF, *_FILLED)
_SEVERAL = (O.ONE_OF, O.NOT_ONE_OF, O.ALL_OF, O.NOT_ALL_OF, O.EQUALS, *_FILLED)
_DATE = (
    O.BEFORE, O.EQUALS, O.AFTER, O.BETWEEN, O.BEFORE_TODAY, O.TODAY, O.AFTER_TODAY, O.THIS, O.THIS_AND_NEXT, O.NEXT,
    O.THIS_AND_PREVIOUS, O.PREVIOUS, O.PREVIOUS_THIS_NEXT, O.MORE_THAN_AGO, O.MORE_THAN_AHEAD, O.QUARTER, *_FILLED,
)  # fmt: skip

# What is offered for a field of each kind, in this order.
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.TEXT: _TEXT, Kind.EMAIL: _TEXT, Kind.PHONE: _TEXT, Kind.WEB: _TEXT, Kind.PART_DATE: _TEXT,
    Kind.LONG_TEXT: _LONG, Kind.CONTACTS: _LONG,
    Kind.NUMBER: _NUMBER, Kind.MONEY: _NUMBER, Kind.PERCENT: _NUMBER, Kind.RATE: _NUMBER, Kind.TIME: _NUMBER,
    Kind.DURATION: _NUMBER,
    Kind.CHOICE: _LIST, Kind.WORD: _LIST, Kind.CHOICES: _SEVERAL,
    Kind.USER: (O.ONE_OF, O.NOT_ONE_OF, O.CURRENT_USER, O.CURRENT_GROUP, *_FILLED),
    Kind.GROUP: (O.ONE_OF, O.NOT_ONE_OF, O.CURRENT_GROUP, *_FILLED),
    Kind.LINK: (*_POSITIVE, O.EXACTLY, O.NOT_ONE_OF, *_NEGATIVE, *_FILLED),
    Kind.DATE: _DATE, Kind.STAMP: (*_DATE[:-2], O.BEFORE_TIME, O.AFTER_TIME, *_FILLED),
    Kind.YES_NO: (O.EQUALS,),
}  # fmt: skip

# What a new line begins with, where that is not the first: what is asked most of an amount or of a day.
_BEGUN_WITH: Mapping[Kind, Operator] = {
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION), O.GREATER),
    Kind.DATE: O.THIS, Kind.STAMP: O.THIS,
}  # fmt: skip


def first_operator(kind: Kind) -> Operator:
    """Return the operator that a new line about a field of *kind* begins with."""
    return _BEGUN_WITH.get(kind, OPERATORS[kind][0])


_TEXTS = frozenset({Kind.TEXT, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.PART_DATE, Kind.LONG_TEXT, Kind.CONTACTS})
_NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION})
_DATES = frozenset({Kind.DATE, Kind.STAMP})
_ALONE = frozenset(
    {O.CURRENT_USER, O.CURRENT_GROUP, O.BEFORE_TODAY, O.TODAY, O.AFTER_TODAY, O.EMPTY, O.NOT_EMPTY}
)  # fmt: skip
_BY_OPERATOR: Mapping[Operator, Needs] = {
    **dict.fromkeys(_ALONE, Needs.NOTHING),
    **dict.fromkeys((O.ONE_OF, O.NOT_ONE_OF, O.ALL_OF, O.NOT_ALL_OF), Needs.ITEMS),
    **dict.fromkeys((O.THIS, O.PREVIOUS_THIS_NEXT), Needs.UNIT),
    **dict.fromkeys(
        (O.THIS_AND_NEXT, O.NEXT, O.THIS_AND_PREVIOUS, O.PREVIOUS, O.MORE_THAN_AGO, O.MORE_THAN_AHEAD), Needs.COUNT
    ),
    **dict.fromkeys((O.BEFORE_TIME, O.AFTER_TIME), Needs.MOMENT),
    O.QUARTER: Needs.QUARTER,
}


def needs(kind: Kind, operator: Operator) -> Needs:
    """Return what is given beside an operator on a field of *kind*."""
    if (known := _BY_OPERATOR.get(operator)) is not None:
        return known
    if kind in _TEXTS:
        return Needs.TEXT
    if kind is Kind.YES_NO:
        return Needs.YES_NO
    if kind in _NUMBERS:
        return Needs.NUMBERS if operator is O.BETWEEN else Needs.NUMBER
    if kind in _DATES:
        return Needs.DAYS if operator is O.BETWEEN else Needs.DAY
    return Needs.ITEMS if kind is Kind.CHOICES or operator is O.EXACTLY else Needs.TEXT  # of a link: its name


Values = Sequence[Any]


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).isoformat(timespec="minutes") == value
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    """Half a character of two, which may be pasted, is none that a file can hold."""
    return isinstance(value, str) and value.strip() != "" and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _is_unit(value: Any) -> bool:
    return value in Unit.__members__.values()


def _is_quarter(values: Values) -> bool:
    year = values[1] if len(values) == 2 and _is_integer(values[1]) else None
    known = len(values) in (1, 2) and _is_integer(values[0]) and values[0] in range(1, 5)
    return known and (len(values) == 1 or (year or 0) in range(1, 9999))


_COMPLETE: Mapping[Needs, Callable[[Values], bool]] = {
    Needs.NOTHING: lambda _v: True,
    Needs.TEXT: lambda v: len(v) == 1 and _is_text(v[0]),
    Needs.NUMBER: lambda v: len(v) == 1 and _is_integer(v[0]),
    Needs.NUMBERS: lambda v: len(v) == 2 and all(map(_is_integer, v)),
    Needs.YES_NO: lambda v: len(v) == 1 and isinstance(v[0], bool),
    Needs.ITEMS: lambda v: bool(v) and all(_is_integer(one) or (isinstance(one, str) and one != "") for one in v),
    Needs.DAY: lambda v: len(v) == 1 and _is_day(v[0]),
    Needs.DAYS: lambda v: len(v) == 2 and all(map(_is_day, v)),
    Needs.MOMENT: lambda v: len(v) == 1 and _is_moment(v[0]),
    Needs.UNIT: lambda v: len(v) == 1 and _is_unit(v[0]),
    Needs.COUNT: lambda v: len(v) == 2 and _is_integer(v[0]) and 0 < v[0] < 100_000 and _is_unit(v[1]),
    Needs.QUARTER: _is_quarter,
}


def complete(wanted: Needs, values: Values) -> bool:
    """Whether *values* are what is needed; a line for which they are not is inactive (FIND-9)."""
    return _COMPLETE[wanted](values)


def interval(operator: Operator, values: Values, today: date) -> Interval:
    """Return the days that a date operator means now: shown beside it, and worked out anew at each run (1.5)."""
    return _INTERVALS[operator](values, today)


_NEVER = Interval(date.max, date.min)


def _before(day: date) -> Interval:
    return Interval(None, day - timedelta(days=1)) if day > date.min else _NEVER


def _after(day: date) -> Interval:
    return Interval(day + timedelta(days=1), None) if day < date.max else _NEVER


def _day(value: str) -> date:
    return date.fromisoformat(value)


_INTERVALS: Mapping[Operator, Callable[[Values, date], Interval]] = {
    O.BEFORE: lambda v, _t: _before(_day(v[0])),
    O.EQUALS: lambda v, _t: Interval(_day(v[0]), _day(v[0])),
    O.AFTER: lambda v, _t: _after(_day(v[0])),
    O.BETWEEN: lambda v, _t: Interval(_day(min(v)), _day(max(v))),
    O.BEFORE_TODAY: lambda _v, t: _before(t),
    O.TODAY: lambda _v, t: Interval(t, t),
    O.AFTER_TODAY: lambda _v, t: _after(t),
    O.THIS: lambda v, t: span(Unit(v[0]), t, 0, 0),
    O.THIS_AND_NEXT: lambda v, t: span(Unit(v[1]), t, 0, v[0]),
    O.NEXT: lambda v, t: span(Unit(v[1]), t, -1, v[0]),
    O.THIS_AND_PREVIOUS: lambda v, t: span(Unit(v[1]), t, v[0], 0),
    O.PREVIOUS: lambda v, t: span(Unit(v[1]), t, v[0], -1),
    O.PREVIOUS_THIS_NEXT: lambda v, t: span(Unit(v[0]), t, 1, 1),
    O.MORE_THAN_AGO: lambda v, t: _before(shifted(t, Unit(v[1]), -v[0])),
    O.MORE_THAN_AHEAD: lambda v, t: _after(shifted(t, Unit(v[1]), v[0])),
    O.QUARTER: lambda v, t: quarter(v[0], v[1] if len(v) > 1 else t.year),
}


def is_dated(operator: Operator) -> bool:
    """Whether an operator on a date means an interval of days."""
    return operator in _INTERVALS


# How operators are called; those that are named otherwise on some kinds come after.
_LABELS: Mapping[Operator, str] = {
    O.BEGINS: mark("Starts with"), O.CONTAINS: mark("Contains"), O.ENDS: mark("Ends with"),
    O.EQUALS: mark("Equals"), O.EXACTLY: mark("Is exactly"),
    O.NOT_BEGINS: mark("Does not begin with"), O.NOT_CONTAINS: mark("Does not contain"),
    O.NOT_ENDS: mark("Does not end with"), O.NOT_EQUALS: mark("Is not"),
    O.GREATER: mark("Greater than"), O.LESS: mark("Less than"), O.AT_LEAST: mark("At least"),
    O.AT_MOST: mark("At most"), O.BETWEEN: mark("Between"),
    O.ONE_OF: mark("Is one of"), O.NOT_ONE_OF: mark("Is not one of"), O.ALL_OF: mark("All of"),
    O.NOT_ALL_OF: mark("Not all of"),
    O.CURRENT_USER: mark("Current user"), O.CURRENT_GROUP: mark("Current user's group"),
    O.BEFORE: mark("Before"), O.AFTER: mark("After"), O.BEFORE_TODAY: mark("Before today"), O.TODAY: mark("Today"),
    O.AFTER_TODAY: mark("After today"), O.THIS: mark("This …"), O.THIS_AND_NEXT: mark("This and next …"),
    O.NEXT: mark("Next …"), O.THIS_AND_PREVIOUS: mark("This and previous …"), O.PREVIOUS: mark("Previous …"),
    O.PREVIOUS_THIS_NEXT: mark("This, previous and next …"), O.MORE_THAN_AGO: mark("More than … ago"),
    O.MORE_THAN_AHEAD: mark("More than … ahead"), O.QUARTER: mark("Quarter …"),
    O.BEFORE_TIME: mark("Before time"), O.AFTER_TIME: mark("After time"),
    O.EMPTY: mark("Is empty"), O.NOT_EMPTY: mark("Is not empty"),
}  # fmt: skip
_SIGNS = {O.EQUALS: "=", O.NOT_EQUALS: "<>", O.GREATER: ">", O.LESS: "<", O.AT_LEAST: ">=", O.AT_MOST: "<="}


def label_of(kind: Kind, operator: Operator) -> str:
    """Return how an operator is called on a field of *kind* (translated where it is shown)."""
    if kind in _NUMBERS and operator in _SIGNS:
        return _SIGNS[operator]
    if kind is Kind.CHOICES and operator is O.NOT_ONE_OF:
        return mark("None of")
    return _LABELS[operator]
