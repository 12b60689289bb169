"""How values are shown and read back, by the kind of their field and the user's locale."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.enums import (
    AccessLevel,
    CategoryGroup,
    ContactForm,
    CustomKind,
    DurationUnit,
    FollowUpForm,
    Gender,
    InternalStatus,
    LineFigure,
    PersonsShown,
    QuoteState,
    SaleStatus,
    SelectionForm,
    SelectionTarget,
    SetOperation,
    VisibleFor,
)
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.reading import Amount
from desktop_crm.views.language import shown
from desktop_crm.views.parts.address import url_of
from desktop_crm.views.parts.typed import NotTaken, one_line, plain, storable
from desktop_crm.views.parts.typed_date import TypedDate, date_order
from desktop_crm.views.parts.typed_number import read_number
from desktop_crm.views.parts.typed_part_date import PartDate
from desktop_crm.views.parts.typed_time import read_duration, read_time

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    SaleStatus: {
        SaleStatus.OPEN: mark("Open"),
        SaleStatus.SOLD: mark("Sold"),
        SaleStatus.LOST: mark("Lost"),
        SaleStatus.STALLED: mark("Stalled"),
    },
    VisibleFor: {
        VisibleFor.ALL: mark("All users"),
        VisibleFor.OWNER: mark("Only the owner"),
        VisibleFor.GROUP: mark("The owner's group"),
    },
    FollowUpForm: {
        FollowUpForm.MEETING: mark("Meeting"),
        FollowUpForm.TO_DO: mark("To-do"),
        FollowUpForm.CALL: mark("Call"),
    },
    ContactForm: {
        ContactForm.PHONE: mark("Phone"),
        ContactForm.EMAIL: mark("E-mail"),
        ContactForm.WEB: mark("Web page"),
        ContactForm.ADDRESS: mark("Address"),
        ContactForm.CHAT: mark("Chat"),
    },
    DurationUnit: {
        DurationUnit.DAYS: mark("Days"),
        DurationUnit.WEEKS: mark("Weeks"),
        DurationUnit.MONTHS: mark("Months"),
    },
    SelectionForm: {
        SelectionForm.STATIC: mark("Static"),
        SelectionForm.DYNAMIC: mark("Dynamic"),
        SelectionForm.COMBINED: mark("Combined"),
    },
    SelectionTarget: {
        SelectionTarget.CONTACT: mark("Company/person"),
        SelectionTarget.SALE: mark("Sale"),
        SelectionTarget.PROJECT: mark("Project"),
        SelectionTarget.FOLLOW_UP: mark("Follow-up"),
        SelectionTarget.DOCUMENT: mark("Document"),
        SelectionTarget.REQUEST: mark("Request"),
        SelectionTarget.QUOTE_LINE: mark("Product"),
        SelectionTarget.SELECTION: mark("Selection"),
    },
    PersonsShown: {
        PersonsShown.NONE: mark("No persons"),
        PersonsShown.FIRST: mark("First person"),
        PersonsShown.ALL: mark("All persons"),
    },
    SetOperation: {
        SetOperation.ONLY_FIRST: mark("Only in selection 1"),
        SetOperation.ONLY_SECOND: mark("Only in selection 2"),
        SetOperation.COMMON: mark("Common"),
        SetOperation.DIFFERENCE: mark("Difference"),
        SetOperation.ALL: mark("All"),
    },
    CategoryGroup: {
        CategoryGroup.CUSTOMER: mark("Customer"),
        CategoryGroup.POTENTIAL_CUSTOMER: mark("Potential customer"),
        CategoryGroup.LOST: mark("Lost customer"),
        CategoryGroup.PARTNER: mark("Business partner"),
        CategoryGroup.SUPPLIER: mark("Supplier"),
        CategoryGroup.COMPETITOR: mark("Competitor"),
        CategoryGroup.OTHER: mark("Other"),
    },
    Gender: {
        Gender.FEMALE: mark("Female"),
        Gender.MALE: mark("Male"),
        Gender.OTHER: mark("Other"),
    },
    InternalStatus: {
        InternalStatus.ACTIVE: mark("Active"),
        InternalStatus.POSTPONED: mark("Postponed"),
        InternalStatus.CLOSED: mark("Closed"),
    },
    AccessLevel: {
        AccessLevel.EXTERNAL: mark("External"),
        AccessLevel.INTERNAL: mark("Internal"),
    },
    QuoteState: {
        QuoteState.NOT_CALCULATED: mark("Draft – not calculated"),
        QuoteState.DRAFT: mark("Draft"),
        QuoteState.NEEDS_APPROVAL: mark("Needs approval"),
        QuoteState.APPROVED: mark("Approved"),
        QuoteState.REJECTED: mark("Rejected"),
        QuoteState.SENT: mark("Sent"),
        QuoteState.EXPIRED: mark("Sent – expired"),
        QuoteState.ORDERED: mark("Ordered"),
        QuoteState.LOST: mark("Lost"),
        QuoteState.ARCHIVED: mark("Archived"),
    },
    LineFigure: {
        LineFigure.DISCOUNT_PERCENT: mark("Discount %"),
        LineFigure.DISCOUNT: mark("Discount"),
        LineFigure.TOTAL: mark("Total"),
        LineFigure.EARNINGS_PERCENT: mark("Earnings %"),
        LineFigure.EARNINGS: mark("Earnings"),
    },
    CustomKind: {
        CustomKind.WHOLE_NUMBER: mark("Whole number"),
        CustomKind.SHORT_TEXT: mark("Short text"),
        CustomKind.LONG_TEXT: mark("Long text"),
        CustomKind.DATE: mark("Date"),
        CustomKind.UNLIMITED_DATE: mark("Unlimited date"),
        CustomKind.CHECK_BOX: mark("Check box"),
        CustomKind.LIST: mark("List"),
        CustomKind.DECIMAL: mark("Decimal number"),
    },
}

_NBSP = "\u00a0"
_LONGEST_IN_LIST = 300  # characters; more would make a list slow to paint
_LARGEST_AMOUNT = 99_999_999_999_999  # hundredths; times a per cent it still fits 63 bits
_LARGEST_PERCENT = 100_000_000
_LEADING = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_TRAILING = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_SHORT = QLocale.FormatType.ShortFormat


class Faces:
    """Shows values as text and reads typed text, for one locale; *today* is asked for words like "tomorrow"."""

    def __init__(self, locale: QLocale, today: Callable[[], date]) -> None:
        self.locale = locale
        self.currency_shown = True  # whether amounts in lists name their currency (CU-1)
        self._today = today
        pattern = date_pattern(locale)
        self._date_template = _template(pattern)
        self._minus = locale.negativeSign()
        self._digits = _local_digits(locale)
        order = date_order(pattern)
        self._dates = TypedDate(locale, order, today, self.date_text)
        past = TypedDate(locale, order, today, self.date_text, years_ahead=0)  # a birthday is not to come
        self._part_dates = PartDate(locale, order, past, self.date_text)
        self._shown: Mapping[Kind, Callable[[Any], str]] = {
            Kind.NUMBER: self.number_text,
            Kind.PERCENT: self.percent_text,
            Kind.RATE: self.rate_text,
            Kind.DATE: self.date_text,
            Kind.STAMP: lambda moment: self.date_text(moment.astimezone().date()),
            Kind.TIME: self.time_text,
            Kind.DURATION: self.duration_text,
            Kind.YES_NO: self.yes_no_text,
            Kind.PART_DATE: self._part_dates.text,
            Kind.LONG_TEXT: _first_line,
        }
        self._read: Mapping[Kind, Callable[[str], Any]] = {
            Kind.NUMBER: lambda text: read_number(text, locale, 0),
            Kind.MONEY: lambda text: read_number(text, locale, 2, _LARGEST_AMOUNT),
            Kind.PERCENT: lambda text: read_number(text, locale, 2, _LARGEST_PERCENT),
            Kind.RATE: lambda text: read_number(text, locale, 6),
            Kind.DATE: self._dates.read,
            Kind.PART_DATE: self._part_dates.read,
            Kind.TIME: lambda text: read_time(text, locale),
            Kind.DURATION: lambda text: read_duration(text, locale),
        }

    # -- showing -------------------------------------------------------------------------------------------------

    def text(self, field: Field, value: Any, decimals: int | None = None) -> str:
        """Return a value as one line of text. Values that refer are names already (`Row.values`), or ids.

        *decimals* is for columns of money that shall line up; without it, whole amounts have none and others two.
        """
        if value is None:
            return ""
        kind = field.kind
        if kind is Kind.MONEY:
            return self._money(value, decimals)
        if kind is Kind.WORD:
            return self.word(field, value)
        if kind is Kind.NUMBER and not field.summed:
            return self._whole(value)
        show = self._shown.get(kind)
        return show(value) if show else _short(str(value))

    def label(self, field: Field) -> str:
        """Return the field's name in the user's language."""
        return shown(field.label)

    def word(self, field: Field, value: str) -> str:
        """Return a stored word in the user's language."""
        return self.word_of(field.words, value)

    def word_of(self, words: type[StrEnum] | None, value: str) -> str:
        """Return a word of an enum in the user's language; one that is not known as it stands."""
        return shown(WORDS.get(words, {}).get(value, value)) if words else value

    def alignment(self, field: Field) -> int:
        """Return how values stand in a column, as Qt's flags."""
        if field.kind.numeric:
            return _TRAILING
        return _CENTRE if field.kind is Kind.YES_NO else _LEADING

    def date_text(self, day: date | None) -> str:
        """Return a day: two digits for day and month, four for the year."""
        if day is None:
            return ""
        text = self._date_template.format(d=day.day, m=day.month, y=day.year)
        return text.translate(self._digits) if self._digits else text

    def stamp_text(self, moment: datetime | None) -> str:
        """Return a moment as local date and time."""
        if moment is None:
            return ""
        local = moment.astimezone()
        return f"{self.date_text(local.date())} {self.time_text(local.hour * 60 + local.minute)}"

    def amount_text(self, minor: int | None, currency: str | None = None, decimals: int | None = None) -> str:
        """Return hundredths as an amount: without decimals when whole, else with two (or *decimals*)."""
        if minor is None:
            return ""
        if decimals is None:
            decimals = 2 if minor % 100 else 0
        text = self._fixed(minor, 2, decimals)
        return f"{text}{_NBSP}{currency}" if currency else text

    def percent_text(self, hundredths: int | None) -> str:
        """Return hundredths of a per cent: "20 %", "12,5 %"."""
        if hundredths is None:
            return ""
        return f"{self._trimmed(hundredths, 2)}{_NBSP}{self.locale.percent()}"

    def rate_text(self, millionths: int | None) -> str:
        """Return millionths with as many decimals as there are."""
        return "" if millionths is None else self._trimmed(millionths, 6)

    def number_text(self, number: int | None) -> str:
        """Return a whole number, grouped."""
        return "" if number is None else self._fixed(number, 0, 0)

    def _whole(self, number: int) -> str:
        """Return a number that is no quantity (a year, a place in a row): it is never grouped."""
        return f"{self._minus if number < 0 else ''}{self._local(str(abs(number)))}"

    def time_text(self, minutes: int | None) -> str:
        """Return a time of day, given in minutes after midnight."""
        return "" if minutes is None else self.locale.toString(QTime(minutes // 60 % 24, minutes % 60), _SHORT)

    def duration_text(self, minutes: int | None) -> str:
        """Return a duration: "1 h 30 min"."""
        if minutes is None:
            return ""
        hours, rest = divmod(minutes, 60)
        parts = [f"{hours}{_NBSP}{QCoreApplication.translate('Faces', 'h')}"] if hours else []
        if rest or not hours:
            parts.append(f"{rest}{_NBSP}{QCoreApplication.translate('Faces', 'min')}")
        return " ".join(parts)

    def yes_no_text(self, value: bool | None) -> str:
        """Return yes or no, or nothing where it is not known."""
        if value is None:
            return ""
        return QCoreApplication.translate("Faces", "Yes") if value else QCoreApplication.translate("Faces", "No")

    def typing_text(self, field: Field, value: Any) -> str:
        """Return a value as it stands in its field while it is typed: numbers without grouping, texts whole."""
        if value is None:
            return ""
        if field.kind in (Kind.MONEY, Kind.NUMBER, Kind.RATE):
            return self.text(field, value).replace(self.locale.groupSeparator(), "")
        return str(value) if field.kind.textual and field.kind is not Kind.PART_DATE else self.text(field, value)

    def _money(self, value: Any, decimals: int | None) -> str:
        if isinstance(value, Amount):
            return self.amount_text(value.minor, value.currency if self.currency_shown else None, decimals)
        return self.amount_text(value, None, decimals)

    def _fixed(self, scaled: int, stored: int, decimals: int) -> str:
        """Return *scaled* (times ten to the power of *stored*) with so many decimals, halves away from zero."""
        step = 10 ** (stored - decimals)
        size = (abs(scaled) * 2 + step) // (2 * step)
        whole, part = divmod(size, 10**decimals)
        sign = self._minus if scaled < 0 and size else ""
        text = f"{sign}{self.locale.toString(whole)}"
        return f"{text}{self.locale.decimalPoint()}{self._local(f'{part:0{decimals}}')}" if decimals else text

    def _trimmed(self, scaled: int, stored: int) -> str:
        """Return *scaled* with only the decimals that are not zero at the end."""
        decimals = stored
        while decimals and scaled % 10 ** (stored - decimals + 1) == 0:
            decimals -= 1
        return self._fixed(scaled, stored, decimals)

    def _local(self, digits: str) -> str:
        return digits.translate(self._digits) if self._digits else digits

    # -- reading -------------------------------------------------------------------------------------------------

    def parse(self, field: Field, text: str) -> Any:
        """Return the value that was typed; an empty text is the field's empty value. Raises NotTaken."""
        if field.kind is Kind.LONG_TEXT:
            return self._checked(field, text.replace("\r\n", "\n")) if text.strip() else field.default
        if not plain(text):
            return field.default
        read = self._read.get(field.kind)
        return read(text) if read else self._line(field, text)

    def parse_date(self, text: str) -> date | None:
        """Return the day that was typed, None for nothing. Raises NotTaken."""
        return self._dates.read(text) if plain(text) else None

    def _line(self, field: Field, text: str) -> str:
        line = self._checked(field, one_line(text))
        if field.kind is Kind.EMAIL and not re.fullmatch(r"[^@\s]+@[^@\s]+", line):
            raise NotTaken(QCoreApplication.translate("Faces", "Write an e-mail address like name@company.com."))
        if field.kind is Kind.WEB and url_of(Kind.WEB, line) is None:
            raise NotTaken(QCoreApplication.translate("Faces", "Write a web address like www.company.com."))
        return line

    def _checked(self, field: Field, text: str) -> str:
        if field.length and len(text) > field.length:
            told = QCoreApplication.translate("Faces", "Write at most %1 characters; these are %2.")
            raise NotTaken(told.replace("%1", str(field.length)).replace("%2", str(len(text))))
        return storable(text)


def date_pattern(locale: QLocale) -> str:
    """Return the locale's short date pattern with two digits for day and month and four for the year."""
    pattern = locale.dateFormat(_SHORT)
    if re.search("MMM|ddd", pattern):
        pattern = "yyyy-MM-dd"
    pattern = re.sub("y+", "yyyy", pattern)
    return re.sub("M+", "MM", re.sub("d+", "dd", pattern))


def _template(pattern: str) -> str:
    """Return a pattern of Qt as a format string of Python."""
    bare = re.sub(r"\s*'[^']*'\.?|[{}]", "", pattern)
    return bare.replace("yyyy", "{y:04}").replace("MM", "{m:02}").replace("dd", "{d:02}").strip()


def _local_digits(locale: QLocale) -> dict[int, str]:
    zero = locale.zeroDigit()
    return {} if zero == "0" else {ord("0") + n: chr(ord(zero) + n) for n in range(10)}


def _first_line(text: str) -> str:
    return _short(text[: _LONGEST_IN_LIST * 4].lstrip().partition("\n")[0])


def _short(text: str) -> str:
    """Return *text* as a list shows it: on one line, and no longer than can be painted quickly."""
    line = one_line(text[: _LONGEST_IN_LIST + 1])
    return f"{line[: _LONGEST_IN_LIST - 1]}…" if len(text) > _LONGEST_IN_LIST else line


__all__ = ["WORDS", "Faces", "NotTaken", "date_pattern"]
