"""Reading numbers, dates and yes or no as people and programs of several countries write them.

Nothing here depends on the user's locale: what is ambiguous is decided once for a file (`Reading.date_order`,
`Reading.decimal`), guessed from samples, shown to the user and corrected there. A text that does not fit raises
`BadValue`; it is never bent until it fits.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from desktop_crm.operations.importing.problems import BadValue, ProblemKind

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta

DATE_ORDERS = ("dmy", "mdy", "ymd")  # the first is the default: most of the world writes so
DECIMALS = (".", ",")  # the first is the default: it only stands where no sample has a fraction
PIVOT = 70  # two-digit years from here on lie in the 20th century
LONGEST = 100  # characters; what is longer is no number and no date


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def as_text(value: Cell) -> str:
    """Return a cell as a person would have typed it; days in ISO form, whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


# --- Numbers ---------------------------------------------------------------------------------------------------------

_EVENED = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "’": "'", "−": "-"})
_CURRENCIES = _words("kr fr sfr zł kč ft lei lv rs nok sek dkk eur usd gbp chf isk pln czk euro euros")
_DASH_FOR_NO_CENTS = re.compile(r"(?<=\d)[.,][-–—]+")
_FRAME = re.compile(
    r"(?P<sign>[-+]?)\s*(?P<before>(?:[^\d\s.,+-]+\.?)?)\s*(?P<inner>[-+]?)\s*"
    r"(?P<number>[.,]?\d(?:.*\d)?[.,]?)\s*(?P<after>(?:[^\d\s.,+-]+\.?)?)\s*(?P<trailing>-?)"
)


def _number_pattern(decimal: str) -> re.Pattern[str]:
    other = "." if decimal == "," else ","
    grouped = rf"\d{{1,3}}(?P<group>[{other} '])\d{{3}}(?:(?P=group)\d{{3}})*"
    return re.compile(rf"(?P<whole>{grouped}|\d*)(?:[{decimal}](?P<part>\d*))?(?:[eE](?P<power>[+-]?\d{{1,2}}))?")


_NUMBERS: Mapping[str, re.Pattern[str]] = {decimal: _number_pattern(decimal) for decimal in DECIMALS}


def parse_number(value: Cell, decimal: str) -> Decimal:
    """Return the number that *value* states, where *decimal* ("." or ",") parts the fraction.

    Thousands may be parted by a space, an apostrophe or the other separator, but only by threes. Around the number
    may stand a currency, a per cent sign (12 % is 12) and a minus before, behind, or as parentheses.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(as_text(value))
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BadValue(ProblemKind.NOT_A_NUMBER, as_text(value))
    text = value.strip()
    if text.isdecimal():
        return Decimal(text)
    number = _framed_number(_DASH_FOR_NO_CENTS.sub("", text.translate(_EVENED)), decimal)
    if number is None:
        raise BadValue(ProblemKind.NOT_A_NUMBER, value)
    return number


def _framed_number(text: str, decimal: str) -> Decimal | None:
    """Take off parentheses, signs and currencies; there may be one minus and one currency."""
    in_parentheses = text.startswith("(") and text.endswith(")")
    frame = _FRAME.fullmatch(text[1:-1].strip() if in_parentheses else text)
    if frame is None:
        return None
    signs = frame["sign"] + frame["inner"] + frame["trailing"] + "-" * in_parentheses
    words = [word for word in (frame["before"], frame["after"]) if word]
    if len(signs) > 1 or len(words) > 1 or not all(map(_is_unit, words)):
        return None
    number = _plain_number(frame["number"], decimal)
    return -number if number is not None and "-" in signs else number


def _is_unit(word: str) -> bool:
    """Whether *word* is a per cent sign, a currency's sign (US$ too), its code or its usual short word."""
    letters = "".join(sign for sign in word if unicodedata.category(sign) != "Sc")
    if word == "%" or not letters:
        return True
    if letters != word:
        return len(letters) <= 3 and letters.isalpha()
    bare = word.rstrip(".")
    return bare.casefold() in _CURRENCIES or (len(bare) == 3 and bare.isascii() and bare.isalpha() and bare.isupper())


def _plain_number(text: str, decimal: str) -> Decimal | None:
    match = _NUMBERS[decimal].fullmatch(text)
    if match is None or not (match["whole"] or match["part"]):
        return None
    whole = match["whole"].replace(match["group"], "") if match["group"] else match["whole"]
    return Decimal(f"{whole or 0}.{match['part'] or ''}E{match['power'] or 0}")


_GROUPED_TWICE = re.compile(r"\d{1,3}(?:([.,])\d{3}){2,}")
_BOTH = re.compile(r"\d[\d., ']*([.,])(?:\d|-)+")
_ONCE = re.compile(r"(\d*)([.,])(\d+)")


def guess_decimal(values: Iterable[Cell], default: str = DECIMALS[0]) -> str:
    """Return the decimal separator that *values* speak for.

    Sure signs: the last of two different separators; a separator that stands twice parts thousands; one that is not
    followed by exactly three digits parts a fraction. Where there are only texts such as 1.234, they are taken as
    thousands, unless other numbers of four digits and more are written without. *default* where nothing speaks.
    """
    sure: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    long_and_plain = False
    for value in values:
        if isinstance(value, str) and len(value) <= LONGEST and (frame := _FRAME.fullmatch(value.strip())):
            text = frame["number"].translate(_EVENED).replace(" ", "")
            long_and_plain |= text.isdecimal() and len(text) > 3 and not text.startswith("0")
            _weigh(text, sure, unsure)
    if sure:
        return sure.most_common(1)[0][0]
    if unsure:
        likely = unsure.most_common(1)[0][0]
        return likely if long_and_plain else _other(likely)
    return default


def _weigh(text: str, sure: Counter[str], unsure: Counter[str]) -> None:
    """Count what one number says about its separators; dates such as 31.12.2024 say nothing."""
    if "." in text and "," in text:
        if match := _BOTH.fullmatch(text):
            sure[match[1]] += 1
    elif match := _GROUPED_TWICE.fullmatch(text):
        sure[_other(match[1])] += 1
    elif match := _ONCE.fullmatch(text):
        whole, separator, part = match.groups()
        counter = unsure if len(part) == 3 and 1 <= len(whole) <= 3 and whole != "0" else sure
        counter[separator] += 1


def _other(separator: str) -> str:
    return DECIMALS[1 - DECIMALS.index(separator)]


# --- Dates -----------------------------------------------------------------------------------------------------------

_MONTH_NAMES = (
    "january february march april may june july august september october november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "januar februar märz april mai juni juli august september oktober november dezember",
)
_MONTHS: Mapping[str, int] = {
    **{name: i for names in _MONTH_NAMES for i, name in enumerate(names.split(), 1)},
    **{name[:3]: i for names in _MONTH_NAMES for i, name in enumerate(names.split(), 1)},
    "jänner": 1,
    "maerz": 3,
    "mrz": 3,
    "sept": 9,
}
_TIME_OF_DAY = re.compile(
    r"(?:T|[\s,]+(?:kl\.?\s*)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_IN_ONE = re.compile(r"\d{8}", re.ASCII)
_IN_FIGURES = re.compile(r"(\d{1,4})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{1,4})\.?", re.ASCII)
_WITH_MONTH = re.compile(
    r"(?:(?:den|der|the)\s+)?(?:(?P<first>[0-9]{1,4})(?:st|nd|rd|th)?)?[\s./-]*(?:of\s+)?(?P<month>[^\W\d_]{3,9})"
    r"[\s./,'-]*(?P<second>[0-9]{1,4})(?:st|nd|rd|th)?(?:[\s.,/-]+(?P<third>[0-9]{2,4}))?",
    re.IGNORECASE,
)

_Parts: TypeAlias = tuple[str, str, str]  # year, month, day


def parse_date(value: Cell, order: str) -> date:
    """Return the day that *value* names; *order* ("dmy", "mdy" or "ymd") decides where the text leaves it open.

    A year of four digits in front, eight digits in one (20240131) and names of months (English, Norwegian, German)
    need no order. Of a point in time the day is taken as it is written, without moving it between time zones.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = as_text(value)
    parts = None if isinstance(value, bool) or len(text) > LONGEST else _date_parts(text.strip(), order)
    year = _year(parts[0]) if parts else None
    if parts is None or year is None:
        raise BadValue(ProblemKind.NOT_A_DATE, text)
    try:
        return date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        raise BadValue(ProblemKind.NO_SUCH_DAY, text) from None


_PART_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2}))?|--(?P<of>[0-9]{1,2})-?(?P<day>[0-9]{2})?")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\.?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{4})")
_LEAP_YEAR = 2000  # a day without a year exists if it exists in this one


def parse_part_date(value: Cell, order: str) -> str:
    """Return a day of which a part may be unknown: "1970-05-17", "1970-05", "1970" or "--05-17" (vCard: --0517)."""
    text = as_text(value).strip()
    if isinstance(value, str):
        if match := _PART_DATE.fullmatch(text):
            return _part(match["year"], match["month"] or match["of"], match["day"], text)
        if match := _DAY_AND_MONTH.fullmatch(text):
            month, day = (match[1], match[2]) if order == "mdy" else (match[2], match[1])
            return _part(None, month, day, text)
        if match := _MONTH_AND_YEAR.fullmatch(text):
            return _part(match[2], match[1], None, text)
    elif isinstance(value, int) and 1000 <= value <= 9999:  # a sheet holds a year as a number
        return text
    return parse_date(value, order).isoformat()


def _part(year: str | None, month: str | None, day: str | None, text: str) -> str:
    """Write the known parts; a month of an unknown year and day is no part of a date."""
    if year is None and day is None:
        raise BadValue(ProblemKind.NOT_A_DATE, text)
    try:
        date(int(year or _LEAP_YEAR), int(month or 1), int(day or 1))
    except ValueError:
        raise BadValue(ProblemKind.NO_SUCH_DAY, text) from None
    if year is None:
        return f"--{int(month or 1):02}-{int(day or 1):02}"
    return f"{year}-{int(month):02}" if month else year


def _date_parts(text: str, order: str) -> _Parts | None:
    day = _TIME_OF_DAY.sub("", text)
    if match := _IN_FIGURES.fullmatch(day):
        return _by_order(match[1], match[2], match[3], order)
    if _IN_ONE.fullmatch(day):
        return _of_eight(day, order)
    if match := _WITH_MONTH.fullmatch(day):
        return _of_named(match)
    return None


def _by_order(first: str, second: str, third: str, order: str) -> _Parts | None:
    """Sort three groups of digits; a group of four is the year, and before it the day stands unless *order* is mdy."""
    if len(first) > 2:
        return (first, second, third) if len(third) <= 2 else None
    if len(third) > 2 and order == "ymd":
        order = "dmy"
    years_months_days = {"ymd": (first, second, third), "mdy": (third, first, second), "dmy": (third, second, first)}
    return years_months_days[order]


def _of_eight(digits: str, order: str) -> _Parts | None:
    """Read 20240131, or 31012024 in *order*: no date of the years from 1300 on can be read both ways."""
    if int(digits[4:6]) <= 12 and int(digits[:4]) >= 1300:
        return digits[:4], digits[4:6], digits[6:]
    return _by_order(digits[:2], digits[2:4], digits[4:], order)


def _of_named(match: re.Match[str]) -> _Parts | None:
    month = _MONTHS.get(match["month"].lower())
    first, second, third = match["first"], match["second"], match["third"]
    if month is None or (first is None) == (third is None):
        return None
    if first is None:
        return third, str(month), second
    if len(first) > 2:
        return first, str(month), second
    return second, str(month), first


def _year(digits: str) -> int | None:
    """Return the year of two or four digits; two are completed around `PIVOT`."""
    year = int(digits)
    if len(digits) == 2:
        return year + (1900 if year >= PIVOT else 2000)
    return year if len(digits) == 4 and year >= 1000 else None


def guess_date_order(values: Iterable[Cell], default: str = DATE_ORDERS[0]) -> str:
    """Return the order in which most of the dates among *values* exist; *default* where several do equally well."""
    texts = {v for v in values if isinstance(v, str) and len(v) <= LONGEST}
    found = [match for text in texts if (match := _IN_FIGURES.fullmatch(_TIME_OF_DAY.sub("", text.strip())))]
    if found and all(len(match[1]) == 4 for match in found):
        return "ymd"
    fits = {order: sum(_is_date(match[0], order) for match in found) for order in DATE_ORDERS}
    return max(fits, key=lambda order: (fits[order], order == default))


def _is_date(text: str, order: str) -> bool:
    with suppress(BadValue):
        parse_date(text, order)
        return True
    return False


# --- Yes or no -------------------------------------------------------------------------------------------------------

_YES = _words("yes y true t on 1 x ja j sann wahr ✓ ✔ ☑ ☒")
_NO = _words("no n false f off 0 nei nein usann falsch ☐")


def parse_yes_no(value: Cell) -> bool:
    """Return what *value* says in English, Norwegian or German, by 1 and 0, or by a cross or tick."""
    if isinstance(value, bool):
        return value
    word = as_text(value).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadValue(ProblemKind.NOT_YES_OR_NO, as_text(value))
