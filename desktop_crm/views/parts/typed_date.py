"""Dates as people type them: `15/3`, `1503`, `2026-03-15`, `tomorrow`, `fri`, `+7d`, `-1w`, `+2m`."""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_crm.models.folding import fold
from desktop_crm.views.parts.typed import NotTaken, plain, words

_OFFSET = re.compile(r"([+\-\u2212]?)\s*(\d{1,6})\s*([^\W\d_]*)\.?")
_YEARS_AHEAD = 29  # a year of two digits is read as one from 70 years ago to 29 years ahead
_SHORTEST_PREFIX = 2
_IN_PATTERN = re.compile("'[^']*'|d+")


class _NoSuchDay(ValueError):
    """A month that exists has no such day."""

    def __init__(self, year: int, month: int, day: int) -> None:
        super().__init__(year, month, day)
        self.year, self.month, self.day = year, month, day


def date_order(pattern: str) -> str:
    """Return the order of day, month and year in a date pattern of Qt: "dmy", "mdy" or "ymd"."""
    letters = re.sub("'[^']*'", "", pattern).casefold()
    return "".join(sorted("dmy", key=letters.find))


class TypedDate:
    """Reads dates for one locale and language. *example* shows a date as the user would write it."""

    def __init__(
        self,
        locale: QLocale,
        order: str,
        today: Callable[[], date],
        example: Callable[[date], str],
        years_ahead: int = _YEARS_AHEAD,
    ) -> None:
        self._order, self._today, self._example = order, today, example
        self._years_ahead = years_ahead
        self._locale, self._weekdays = locale, _weekdays(locale)

    def read(self, text: str) -> date:
        """Return the day; raises NotTaken."""
        typed = plain(text).casefold()
        try:
            found = self._named(typed) or self._offset(typed) or self._weekday(typed) or self._numbers(typed)
        except _NoSuchDay as error:
            raise NotTaken(self._not_in_month(error)) from error
        except (ValueError, OverflowError) as error:
            raise NotTaken(self._no_such_day()) from error
        if found is None:
            raise NotTaken(self._not_a_date())
        return found

    def _named(self, typed: str) -> date | None:
        days = next((days for days, names in _named_days().items() if typed in names), None)
        return None if days is None else self._today() + timedelta(days=days)

    def _offset(self, typed: str) -> date | None:
        if (match := _OFFSET.fullmatch(typed)) is None or not (match[1] or match[3]):
            return None
        move = next((move for names, move in _units().items() if match[3] in names), None)
        count = int(match[2]) if match[1] in ("", "+") else -int(match[2])
        return None if move is None else move(self._today(), count)

    def _weekday(self, typed: str) -> date | None:
        """Return the next such day after today."""
        wanted = fold(typed.rstrip("."))
        if len(wanted) < _SHORTEST_PREFIX:
            return None
        found = {day for name, day in self._weekdays.items() if name.startswith(wanted)}
        exact = self._weekdays.get(wanted)
        if exact is None and len(found) != 1:
            return None
        ahead = ((found.pop() if exact is None else exact) - self._today().isoweekday() - 1) % 7 + 1
        return self._today() + timedelta(days=ahead)

    def _numbers(self, typed: str) -> date | None:
        groups = re.findall(r"\d+", typed)
        if not re.fullmatch(r"[\d\s./,\-\u2013\u5e74\u6708\u65e5년월일'г]+", typed) or not 1 <= len(groups) <= 3:
            return None
        if len(groups) == 1:
            groups = self._split(groups[0])
        return self._day(groups) if groups else None

    def _split(self, digits: str) -> list[str]:
        """Divide digits without separators: `15`, `1503`, `150326`, `15032026`, `20260315`."""
        if len(digits) <= 2:
            return [digits]
        short = [part for part in self._order if part != "y"]
        if len(digits) == 4:
            return _cut(digits, short, 2)
        if len(digits) == 6:
            return _cut(digits, self._order, 2)
        return self._split_eight(digits) if len(digits) == 8 else []

    def _split_eight(self, digits: str) -> list[str]:
        iso = [digits[:4], digits[4:6], digits[6:]]
        if self._order == "ymd" or (_possible(iso) and int(digits[2:4]) > 12 and digits[:2] in ("19", "20")):
            return iso
        return _cut(digits, self._order, 4)

    def _day(self, groups: Sequence[str]) -> date:
        today = self._today()
        if len(groups) == 1:
            return _made(today.year, today.month, int(groups[0]))
        order = "ymd" if len(groups) == 3 and len(groups[0]) == 4 else self._order
        if len(groups) == 2:
            order = order.replace("y", "")
        return self._made(dict(zip(order, groups, strict=True)))

    def _made(self, parts: Mapping[str, str]) -> date:
        """Day and month change places where only that gives a day: `15/3` where months come first."""
        year = self._year(parts["y"]) if "y" in parts else self._today().year
        day, month = int(parts["d"]), int(parts["m"])
        return _made(year, day, month) if month > 12 >= day else _made(year, month, day)

    def _year(self, digits: str) -> int:
        if len(digits) not in (2, 4):
            raise ValueError(digits)
        if len(digits) == 4:
            return int(digits)
        latest = self._today().year + self._years_ahead
        return latest - (latest - int(digits)) % 100

    def _not_a_date(self) -> str:
        told = QCoreApplication.translate("Faces", "Write a date like %1, or a word like “tomorrow” or “+7d”.")
        return told.replace("%1", self._example(self._today()))

    def _not_in_month(self, error: _NoSuchDay) -> str:
        """Name the day that was typed in the words of the locale: "There is no 31 February 2026."."""
        parts = {"d": f"'{error.day}'", "dd": f"'{error.day}'"}
        long = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        pattern = _IN_PATTERN.sub(lambda found: found[0] if found[0][0] == "'" else parts.get(found[0], ""), long)
        told = QCoreApplication.translate("Faces", "There is no %1.")
        return told.replace("%1", self._locale.toString(QDate(error.year, error.month, 1), pattern.strip(" ,\u060c")))

    def _no_such_day(self) -> str:
        told = QCoreApplication.translate("Faces", "There is no such day. Write a date like %1.")
        return told.replace("%1", self._example(self._today()))


def _made(year: int, month: int, day: int) -> date:
    if 1 <= year <= date.max.year and 1 <= month <= 12 and day > calendar.monthrange(year, month)[1]:
        raise _NoSuchDay(year, month, day)
    return date(year, month, day)


def _cut(digits: str, order: Sequence[str], year_width: int) -> list[str]:
    groups, start = [], 0
    for part in order:
        width = year_width if part == "y" else 2
        groups.append(digits[start : start + width])
        start += width
    return groups


def _possible(groups: Sequence[str]) -> bool:
    year, month, day = map(int, groups)
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 1, month)[1]


def _weekdays(locale: QLocale) -> dict[str, int]:
    """Return the names of the days, long and short, of the locale and in English, with Monday = 1."""
    names: dict[str, int] = {}
    for speech in (QLocale.c(), locale):
        for style in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
            for day in range(1, 8):
                names[fold(plain(speech.dayName(day, style)).rstrip("."))] = day
    return names


def _named_days() -> dict[int, tuple[str, ...]]:
    """Return the words for days near today. A translation may hold several, divided by semicolons."""
    translate = QCoreApplication.translate
    return {
        0: words(translate("TypedDate", "today"), "today"),
        1: words(translate("TypedDate", "tomorrow"), "tomorrow"),
        -1: words(translate("TypedDate", "yesterday"), "yesterday"),
    }


Move = Callable[[date, int], date]


def _units() -> dict[tuple[str, ...], Move]:
    """Return the units of `+7d`. A translation may hold several words, divided by semicolons."""
    translate = QCoreApplication.translate
    return {
        ("", *words(translate("TypedDate", "d;day;days"), "d;day;days")): lambda day, n: day + timedelta(days=n),
        words(translate("TypedDate", "w;week;weeks"), "w;week;weeks"): lambda day, n: day + timedelta(weeks=n),
        words(translate("TypedDate", "m;month;months"), "m;month;months"): months_later,
        words(translate("TypedDate", "y;year;years"), "y;year;years"): lambda day, n: months_later(day, 12 * n),
    }


def months_later(day: date, count: int) -> date:
    """Return the same day *count* months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(count)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
