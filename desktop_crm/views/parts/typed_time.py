"""Times of day and durations as people type them: `14:30`, `1430`, `2 pm`; `1 h 30 min`, `90`, `1,5 h`, `1:30`."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_crm.views.parts.typed import NotTaken, plain, words
from desktop_crm.views.parts.typed_number import read_number

_HOUR = 60
_LONGEST = 100_000  # minutes: some 69 days


def read_time(text: str, locale: QLocale) -> int:
    """Return minutes after midnight. Raises NotTaken."""
    typed = plain(text).casefold()
    half, digits = _half(typed, locale)
    match = re.fullmatch(r"(\d{1,2})(?:[:.,h ]+(\d{1,2}))?|(\d{1,2})(\d{2})", digits.strip(" .:h"))
    hour, minute = (int(match[1] or match[3]), int(match[2] or match[4] or 0)) if match else (99, 0)
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + 12 * half
    if hour > 23 or minute > 59:
        raise NotTaken(QCoreApplication.translate("Faces", "Write a time of day, for example 14:30."))
    return hour * _HOUR + minute


def _half(typed: str, locale: QLocale) -> tuple[int | None, str]:
    """Return which half of the day is named (0 morning, 1 afternoon), and the text without its name."""
    for half, names in enumerate((("a.m.", "am"), ("p.m.", "pm"))):
        local = plain(locale.pmText() if half else locale.amText()).casefold()
        for name in (local, *names):
            if name and name in typed:
                return half, typed.replace(name, "", 1).strip()
    return None, typed


def read_duration(text: str, locale: QLocale) -> int:
    """Return minutes; a whole number alone is minutes, one with decimals hours. Raises NotTaken."""
    typed = plain(text).casefold()
    if match := re.fullmatch(r"(\d{1,4}):(\d{2})", typed):
        minutes = int(match[1]) * _HOUR + int(match[2])
    else:
        minutes = _summed(typed, locale)
    if minutes > _LONGEST:
        raise NotTaken(QCoreApplication.translate("Faces", "This duration is too long."))
    return minutes


def _summed(typed: str, locale: QLocale) -> int:
    parts = re.findall(r"([\d.,]+)\s*([^\W\d_]*)\.?\s*", typed)
    rebuilt = re.sub(r"([\d.,]+)\s*([^\W\d_]*)\.?\s*", "", typed)
    if not parts or rebuilt:
        raise NotTaken(_not_a_duration())
    units = _units()
    total, before = 0, 1
    for number, word in parts:
        hundredths = read_number(number, locale, 2)
        alone = _HOUR if hundredths % 100 else 1  # nobody means a minute and a half
        unit = (1 if before == _HOUR else alone if len(parts) == 1 else 0) if not word else _unit(word, units)
        total += (hundredths * unit + 50) // 100
        before = unit
    return total


def _unit(word: str, units: dict[tuple[str, ...], int]) -> int:
    minutes = next((minutes for names, minutes in units.items() if word in names), None)
    if minutes is None:
        raise NotTaken(_not_a_duration())
    return minutes


def _units() -> dict[tuple[str, ...], int]:
    """Return the units. A translation may hold several words, divided by semicolons."""
    translate = QCoreApplication.translate
    return {
        words(translate("Faces", "h"), "h;hour;hours;hr;hrs"): _HOUR,
        words(translate("Faces", "min"), "m;min;mins;minute;minutes"): 1,
        words(translate("TypedDuration", "hour;hours"), ""): _HOUR,
        words(translate("TypedDuration", "minute;minutes"), ""): 1,
    }


def _not_a_duration() -> str:
    return QCoreApplication.translate("Faces", "Write a duration, for example 45 min or 1 h 30 min.")
