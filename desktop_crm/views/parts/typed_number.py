"""Numbers as people type them: `45 000`, `45,000.50`, `45.000,50`, `1,5m`, `12,5 %`, by the habits of a locale."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_crm.views.parts.typed import NotTaken, plain

_MINUS = "-\u2212\u2013"
_MULTIPLIED = {"k": 3, "m": 6}
_FOREIGN_POINTS = str.maketrans({"\u066b": ".", "\u066c": ",", "\u060c": ","})  # Arabic decimal and group signs
_CURRENCY = re.compile(r"^[^\W\d_]{2,3}(?=[\d\s+\-\u2212])|(?<=[\d\s])\s?[A-Za-z]{3}$")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
_AMOUNT_ENDS = (",-", ".-", ",\u2013", ",\u2014")  # "45 000,-"
_GAPS = re.compile(r"[\s'\u2019\u02bc]")
_LARGEST = 2**63 - 1


def read_number(text: str, locale: QLocale, decimals: int, largest: int = _LARGEST) -> int:
    """Return what was typed, times ten to the power of *decimals*. Raises NotTaken.

    Spaces and apostrophes group. A single `.` or `,` that the locale does not decide is a decimal sign, unless three
    digits follow it that could not be decimals.
    """
    rest, power = _without_ends(plain(text).translate(_FOREIGN_POINTS), locale)
    negative, digits = _sign(rest)
    whole, fraction = _parts(_GAPS.sub("", digits), locale, decimals)
    places = decimals + power
    if len(fraction) > places:
        raise NotTaken(_too_precise(decimals, locale))
    value = int(f"{whole}{fraction.ljust(places, '0')}" or "0")
    if value > largest:
        raise NotTaken(QCoreApplication.translate("Faces", "This number is too large."))
    return -value if negative else value


def _without_ends(text: str, locale: QLocale) -> tuple[str, int]:
    """Take off percent sign, currency and a multiplying letter; returns the power of ten of the letter."""
    text = text.replace("%", "").replace("\u066a", "").strip()
    for symbol in (locale.currencySymbol(), *_AMOUNT_ENDS):
        text = text.removeprefix(symbol).removesuffix(symbol).strip() if symbol else text
    text = _CURRENCY.sub("", text).strip()
    power = _MULTIPLIED.get(text[-1:].casefold(), 0)
    return (text[:-1].rstrip() if power else text), power


def _sign(text: str) -> tuple[bool, str]:
    if text[:1] and text[0] in _MINUS:
        return True, text[1:].strip()
    return False, text.removeprefix("+").strip()


def _parts(digits: str, locale: QLocale, decimals: int) -> tuple[str, str]:
    """Split into whole digits and decimals."""
    if not re.fullmatch(r"[\d.,]*\d[.,]?", digits, re.ASCII):
        raise NotTaken(_not_a_number(decimals, locale))
    signs = re.sub(r"\d", "", digits)
    point = _decimal_sign(digits, signs, locale, decimals)
    whole, _, fraction = digits.rpartition(point) if point else (digits, "", "")
    if re.search("[.,]", whole) and not _GROUPS.fullmatch(whole):
        raise NotTaken(_not_a_number(decimals, locale))
    return re.sub("[.,]", "", whole), fraction


def _decimal_sign(digits: str, signs: str, locale: QLocale, decimals: int) -> str:
    """Return which of the signs is the decimal one, or "" where all of them group."""
    if not signs:
        return ""
    last = signs[-1]
    if len(set(signs)) > 1 or len(signs) > 1:
        return last if signs.count(last) == 1 else ""
    own = locale.decimalPoint().translate(_FOREIGN_POINTS)
    if last == own:
        return last
    whole, _, fraction = digits.partition(last)
    looks_grouped = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    groups = last == locale.groupSeparator().translate(_FOREIGN_POINTS) or decimals < 3
    return "" if looks_grouped and groups else last


def _not_a_number(decimals: int, locale: QLocale) -> str:
    example = locale.toString(45000) if decimals < 3 else f"1{locale.decimalPoint()}25"
    return QCoreApplication.translate("Faces", "Write a number, for example %1.").replace("%1", example)


def _too_precise(decimals: int, locale: QLocale) -> str:
    if not decimals:
        return QCoreApplication.translate("Faces", "Write a whole number, without decimals.")
    told = QCoreApplication.translate("Faces", "Write at most %1 decimals, after a “%2”.")
    return told.replace("%1", str(decimals)).replace("%2", locale.decimalPoint())
