"""Days of which only a part may be known: `17.5.1970`, `17.5`, `1970`, `May 1970`; kept as in `Kind.PART_DATE`."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_crm.models.folding import fold
from desktop_crm.views.parts.typed import NotTaken, plain
from desktop_crm.views.parts.typed_date import TypedDate

_STORED = re.compile(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?")
_SIGNS = re.compile(r"(?<=\d)[年月日년월일]")
_WORD = re.compile(r"[^\d\s.,/'\-\u2013]+")
_YEAR = re.compile(r"[1-9]\d{3}")
_LEAP = 2000  # 29 February is a birthday
_SHORTEST_NAME = 3
_IN_PATTERN = re.compile(r"'[^']*'|d+|M+|y+|[^'dMy]+")


class PartDate:
    """Shows and reads them for one locale. *dates* reads whole days, *show* shows them."""

    def __init__(self, locale: QLocale, order: str, dates: TypedDate, show: Callable[[date], str]) -> None:
        self._locale, self._dates, self._show = locale, dates, show
        self._day_first = order.find("d") < order.find("m")
        self._months = _months(locale)
        self._day_and_month_pattern = _day_and_month(locale.dateFormat(QLocale.FormatType.LongFormat))

    def text(self, value: str) -> str:
        """Return what is known of a day in the words of the locale; what cannot be read as it stands."""
        found = _STORED.fullmatch(value)
        if found is None or not any(found.groups()):
            return value
        year, month, day = (int(part) if part else 0 for part in found.groups())
        shown = QDate(year or _LEAP, month or 1, day or 1)
        if not shown.isValid() or not (year or day) or (day and not month):
            return value
        if year and day:
            return self._show(date(year, month, day))
        if day:
            return self._locale.toString(shown, self._day_and_month_pattern)
        digits = self._locale.toString(shown, "yyyy")
        return f"{self._locale.standaloneMonthName(month)} {digits}" if month else digits

    def read(self, typed: str) -> str:
        """Return what was typed as it is kept. Raises NotTaken."""
        text = _SIGNS.sub(" ", plain(typed).casefold())
        groups = re.findall(r"\d+", text)
        name = " ".join(_WORD.findall(text))
        try:
            found = self._named(name, groups) if name and len(groups) < 3 else self._numbers(text, groups)
        except NotTaken:
            raise
        except ValueError as error:
            raise NotTaken(self._no_such_day()) from error
        return found or self._whole(typed, name)

    def _whole(self, typed: str, name: str) -> str:
        try:
            return self._dates.read(typed).isoformat()
        except NotTaken as refusal:
            raise (NotTaken(self._not_a_date()) if name else refusal) from refusal

    def _named(self, name: str, groups: list[str]) -> str:
        """With the month by name: its day, its year, or both."""
        month = self._month(name)
        years = [group for group in groups if len(group) == 4]
        days = [group for group in groups if len(group) < 3]
        if month is None or not groups or len(years) + len(days) < len(groups) or max(len(years), len(days)) > 1:
            raise NotTaken(self._not_a_date())
        if not days:
            return date(int(years[0]), month, 1).isoformat()[:7]
        return _of_day(int(years[0]) if years else None, month, int(days[0]))

    def _month(self, name: str) -> int | None:
        """Return the month that one of the words names, or begins to name; one letter before it may mean "in"."""
        for word in map(fold, name.split()):
            if (month := self._months.get(word) or self._months.get(word[1:])) is not None:
                return month
            found = {month for known, month in self._months.items() if known.startswith(word)}
            if len(word) >= _SHORTEST_NAME and len(found) == 1:
                return found.pop()
        return None

    def _numbers(self, text: str, groups: list[str]) -> str:
        """A year, a month of a year, a day of a month; empty for what may be a whole date."""
        if len(groups) == 1 and _YEAR.fullmatch(text):
            return text
        if len(groups) != 2 or not re.fullmatch(r"(--)?\d+\W+\d+\W*", text):
            if len(groups) not in (1, 3) or (len(groups) == 1 and len(text) not in (6, 8)):
                raise NotTaken(self._not_a_date())
            return ""
        first, second = groups
        if _YEAR.fullmatch(first) or _YEAR.fullmatch(second):
            year, month = (first, second) if len(first) == 4 else (second, first)
            return date(int(year), int(month), 1).isoformat()[:7]
        return self._day_and_month(int(first), int(second), self._day_first and not text.startswith("--"))

    def _day_and_month(self, first: int, second: int, day_first: bool) -> str:
        day, month = (first, second) if day_first else (second, first)
        return _of_day(None, day, month) if month > 12 >= day else _of_day(None, month, day)

    def _not_a_date(self) -> str:
        told = QCoreApplication.translate("Faces", "Write a date like %1, or what is known of it: %2, %3 or %4.")
        for place, value in enumerate(("1970-05-17", "--05-17", "1970-05", "1970"), 1):
            told = told.replace(f"%{place}", self.text(value))
        return told

    def _no_such_day(self) -> str:
        told = QCoreApplication.translate("Faces", "There is no such day. Write a date like %1.")
        return told.replace("%1", self.text("1970-05-17"))


def _day_and_month(pattern: str) -> str:
    """Return what a long date pattern of Qt has from its day to its month, and a point or sign right behind."""
    parts = _IN_PATTERN.findall(pattern)
    places = sorted(number for number, part in enumerate(parts) if part in ("d", "dd") or part.startswith("M"))
    behind = "".join(parts[places[-1] + 1 :])[:1]
    return "".join(parts[places[0] : places[-1] + 1]) + (behind if behind in ".日일" else "")


def _of_day(year: int | None, month: int, day: int) -> str:
    """Return a day as it is kept; raises ValueError where there is none."""
    found = date(year or _LEAP, month, day)
    return found.isoformat() if year else f"-{found.isoformat()[4:]}"


def _months(locale: QLocale) -> Mapping[str, int]:
    """Return the names of the months, alone and in a date, long and short, of the locale and in English."""
    names: dict[str, int] = {}
    for speech in (QLocale.c(), locale):
        for style in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
            for month in range(1, 13):
                for name in (speech.monthName(month, style), speech.standaloneMonthName(month, style)):
                    names[fold(plain(name)).rstrip(".")] = month
    return names
