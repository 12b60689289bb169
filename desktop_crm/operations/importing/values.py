"""From cells to values: each kind of field reads a cell in its own way, as the user's `Reading` says."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from typing_extensions import TypeIs

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.enums import ContactForm
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Contact
from desktop_crm.operations.checks import LIMIT, check
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.importing.formats import (
    Cell,
    as_text,
    parse_date,
    parse_number,
    parse_part_date,
    parse_yes_no,
)
from desktop_crm.operations.importing.names import KEPT
from desktop_crm.operations.importing.problems import BadValue, ProblemKind
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.words import meaning_of

_NOON = time(12)  # so that no time zone of a traveller moves the day on which something was registered
_FIRST_YEAR, _LAST_YEAR = 1970, 9999  # between them every system can move a moment to another time zone
_BETWEEN_NAMES = re.compile(r"[;,|\n]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?$", re.IGNORECASE)
_SERVICES = frozenset(
    {"chat", "im", "skype", "teams", "slack", "whatsapp", "signal", "messenger", "zoom", "jabber", "telegram"}
)
_CHAT = re.compile(r"(?:xmpp|skype|sip|im|aim|irc|msteams|facetime|whatsapp):\S+|@[\w.-]+", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?[+(]?\d[\d\s().,/+-]+(?:(?:;?\s*ext\.?\s?=?|x|#)\s*\d+)?", re.IGNORECASE)
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}", re.IGNORECASE)
_SHIFT: Mapping[Kind, int] = {Kind.MONEY: 100, Kind.PERCENT: 100, Kind.RATE: 1_000_000, Kind.NUMBER: 1}
_NAME_RULES = CATALOGUE["company.name"]  # what a name may hold, whatever is called by it

# What a check has against a value, as a problem of a row.
KINDS: Mapping[str, ProblemKind] = {
    "too_long": ProblemKind.TOO_LONG,
    "control_character": ProblemKind.CONTROL_CHARACTER,
    "not_a_number": ProblemKind.NOT_A_NUMBER,
    "out_of_range": ProblemKind.OUT_OF_RANGE,
    "no_such_date": ProblemKind.NOT_A_DATE,
    "taken": ProblemKind.TAKEN,
}


_UNKNOWN = object()


class CellReader:
    """Reads the cells of one field and remembers what it has read. Raises BadValue.

    *parts*: its numbers are parts of one, where the field has per cents (`are_parts_of_one`).
    """

    def __init__(self, field: Field, reading: Reading, parts: bool = False) -> None:
        self._field, self._reading, self._parts = field, reading, parts
        self._read = _READERS.get(field.kind, _name if field.kind.refers else _text)
        self._known: dict[str, Any] = {}

    def __call__(self, cell: Cell) -> Any:
        """Return the value of a cell that is not empty, as the file stores it; a name for a field that refers."""
        if not isinstance(cell, str):
            return self._checked(cell * 100 if self._parts and _is_number(cell) else cell)
        value = self._known.get(cell, _UNKNOWN)
        if value is not _UNKNOWN:
            if type(value) is BadValue:
                raise BadValue(value.reason, value.text)
            return value
        if len(self._known) >= KEPT:
            self._known.clear()
        try:
            value = self._checked(cell)
        except BadValue as bad:
            self._known[cell] = BadValue(bad.reason, bad.text)
            raise
        self._known[cell] = value
        return value

    def _checked(self, cell: Cell) -> Any:
        try:
            return self._read(self._field, cell, self._reading)
        except ValueNotTaken as refused:
            raise BadValue(KINDS.get(refused.why, ProblemKind.UNKNOWN_NAME), as_text(cell)) from None


def are_parts_of_one(cells: Iterable[Cell]) -> bool:
    """Whether the numbers of a column stand for per cents of one: a workbook holds 25 % as 0.25, and shows it as 25 %.

    How it is shown cannot be read, but a column of per cents in which none is above 1 % is none.
    """
    numbers = [cell for cell in cells if _is_number(cell)]
    return any(numbers) and all(0 <= number <= 1 for number in numbers)


def _is_number(cell: Cell) -> TypeIs[int | float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _one_line(cell: Cell) -> str:
    return " ".join(as_text(cell).split())


def _text(field: Field, cell: Cell, _reading: Reading) -> Any:
    return check(field, as_text(cell).strip() if field.kind is Kind.LONG_TEXT else _one_line(cell))


def _name(_field: Field, cell: Cell, _reading: Reading) -> Any:
    return check(_NAME_RULES, _one_line(cell))


def _number(field: Field, cell: Cell, reading: Reading) -> Any:
    exact = parse_number(cell, reading.decimal)
    if not exact.is_finite() or abs(exact) > LIMIT:
        raise BadValue(ProblemKind.OUT_OF_RANGE, as_text(cell))
    scaled = (exact * _SHIFT[field.kind]).quantize(Decimal(1), ROUND_HALF_UP)
    return check(field, int(scaled))


def _day(field: Field, cell: Cell, reading: Reading) -> date:
    day: date = check(field, parse_date(cell, reading.date_order))
    return day


def _moment(_field: Field, cell: Cell, reading: Reading) -> datetime:
    if isinstance(cell, datetime) and cell.time() != time():
        local = cell
    else:
        local = datetime.combine(parse_date(cell, reading.date_order), _NOON)
    if not _FIRST_YEAR < local.year < _LAST_YEAR:
        raise BadValue(ProblemKind.OUT_OF_RANGE, as_text(cell))
    return local.astimezone(UTC)


def _yes_no(field: Field, cell: Cell, _reading: Reading) -> bool:
    """Yes or no; some fields have words of their own ("former", "unsubscribed")."""
    meant = meaning_of(field.key, as_text(cell)) if isinstance(cell, str) else None
    return parse_yes_no(cell) if meant is None else meant == "yes"


def _part_date(field: Field, cell: Cell, reading: Reading) -> Any:
    return check(field, parse_part_date(cell, reading.date_order))


def _names(_field: Field, cell: Cell, _reading: Reading) -> tuple[str, ...]:
    """Several lines of a list: "Courses; Fairs"."""
    parts = (" ".join(part.split()) for part in _BETWEEN_NAMES.split(as_text(cell)))
    return tuple(check(_NAME_RULES, part) for part in dict.fromkeys(parts) if part)


def _contacts(field: Field, cell: Cell, _reading: Reading) -> tuple[Contact, ...]:
    """Ways to reach someone, one a line: "Fax: 22 33 44 55". What kind each is, its own look tells."""
    lines = (line.strip() for line in as_text(cell).splitlines())
    contacts: tuple[Contact, ...] = check(field, [contact_of(line) for line in lines if line])
    return contacts


def contact_of(line: str) -> Contact:
    """Return a way to reach someone of "description: value" or a value alone."""
    description, colon, value = line.partition(": ")
    if not colon:
        description, value = "", line
    form = ContactForm.CHAT if fold(description.strip()) in _SERVICES else _form_of(value)
    return Contact(form.value, value.strip(), description.strip())


def _form_of(value: str) -> ContactForm:
    if _CHAT.fullmatch(value.strip()):
        return ContactForm.CHAT
    if _EMAIL.fullmatch(value.strip()):
        return ContactForm.EMAIL
    if _WEB.match(value.strip()):
        return ContactForm.WEB
    return ContactForm.PHONE if _PHONE.fullmatch(value.strip()) else ContactForm.ADDRESS


def _word(field: Field, cell: Cell, reading: Reading) -> Any:
    """A stored word; the status of a sale stays as it stands in the file, since it may name a stage."""
    if field.key == "sale.status":
        return _name(field, cell, reading)
    meant = meaning_of(field.key, as_text(cell))
    if meant is None:
        raise BadValue(ProblemKind.UNKNOWN_NAME, as_text(cell))
    return meant


def _telephone(field: Field, cell: Cell, reading: Reading) -> Any:
    """A number that a spreadsheet has rounded is none any more: 5.5501E+09 was some number of ten digits."""
    text = _one_line(cell)
    if _ROUNDED.fullmatch(text):
        raise BadValue(ProblemKind.DIGITS_LOST, text)
    return _text(field, cell, reading)


_READERS: Mapping[Kind, Callable[[Field, Cell, Reading], Any]] = {
    Kind.DATE: _day,
    Kind.PART_DATE: _part_date,
    Kind.CHOICES: _names,
    Kind.CONTACTS: _contacts,
    Kind.STAMP: _moment,
    Kind.YES_NO: _yes_no,
    Kind.WORD: _word,
    Kind.PHONE: _telephone,
    **dict.fromkeys(_SHIFT, _number),
}
