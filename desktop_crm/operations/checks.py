"""What a field takes. Values are as they are stored: money in hundredths, per cent in hundredths of a per cent."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, attribute_of, target_class
from desktop_crm.models.enums import ContactForm
from desktop_crm.models.everything import ListItem, User
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Contact
from desktop_crm.operations.errors import ValueNotTaken

LIMIT = 10**15  # money and numbers stay below it, so that sums and products of the file fit into 63 bits
LAST_RANK = 9_999
FULL = 10_000  # 100 % in hundredths of a per cent
LONGEST_TEXT = 1_000_000
LONGEST_CONTACT = 1024
_MINUTES_A_DAY = 24 * 60
_RANGES: Mapping[str, tuple[int, int]] = {"sale.probability": (0, FULL), "person.rank": (1, LAST_RANK)}
_RANGES_OF_KIND: Mapping[Kind, tuple[int, int]] = {
    Kind.TIME: (0, _MINUTES_A_DAY - 1),
    Kind.DURATION: (0, 366 * _MINUTES_A_DAY),
}
_WIDEST = (1 - LIMIT, LIMIT - 1)


def check(field: Field, value: Any) -> Any:
    """Return *value* as *field* stores it: trimmed, an empty text of an optional field as None, words as text.

    Raises ValueNotTaken. Whether an id exists and a unique text is free, is for
    `check_choice` and `check_free`.
    """
    if value is None or (value == "" and not field.kind.textual):
        return _empty(field)
    if field.kind.textual:
        return _text(field, value)
    return _CHECKS[field.kind](field, value)


def is_optional(field: Field) -> bool:
    """Whether the field's column may be empty."""
    return field.custom or bool(attribute_of(field).property.columns[0].nullable)


def _empty(field: Field) -> Any:
    if is_optional(field):
        return None
    return field.default if field.default is not None else ""


def _text(field: Field, value: Any) -> str | None:
    if not isinstance(value, str):
        raise ValueNotTaken(field, "unknown_choice", value)
    text = value if field.kind is Kind.LONG_TEXT else value.strip()
    allowed = "\n\r\t" if field.kind is Kind.LONG_TEXT else ""
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in allowed for c in text if not " " <= c <= "~"):
        raise ValueNotTaken(field, "control_character", value)
    if len(text) > (field.length or LONGEST_TEXT):
        raise ValueNotTaken(field, "too_long", value)
    return text or _empty(field)


def _whole(field: Field, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueNotTaken(field, "not_a_number", value)
    least, most = _RANGES.get(field.key) or _RANGES_OF_KIND.get(field.kind, _WIDEST)
    if not least <= value <= most:
        raise ValueNotTaken(field, "out_of_range", value)
    return value


def _day(field: Field, value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueNotTaken(field, "no_such_date", value)
    return value


def _moment(field: Field, value: Any) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueNotTaken(field, "no_such_date", value)
    return value


def _yes_no(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueNotTaken(field, "unknown_choice", value)
    return value


def _word(field: Field, value: Any) -> str:
    if field.words is None or value not in list(field.words):
        raise ValueNotTaken(field, "unknown_choice", value)
    return str(value)


def _id(field: Field, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
        raise ValueNotTaken(field, "unknown_choice", value)
    return value


def _ids(field: Field, value: Any) -> tuple[int, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueNotTaken(field, "unknown_choice", value)
    return tuple(dict.fromkeys(_id(field, one) for one in value))


def _contacts(field: Field, value: Any) -> tuple[Contact, ...]:
    """Ways to reach someone: each with a form and a value; empty ones fall away."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueNotTaken(field, "unknown_choice", value)
    contacts = (Contact(*one) for one in value)
    told = [Contact(c.form, _spoken(field, c.value), _spoken(field, c.description)) for c in contacts]
    if any(contact.form not in list(ContactForm) for contact in told):
        raise ValueNotTaken(field, "unknown_choice", value)
    return tuple(contact for contact in told if contact.value)


def _spoken(field: Field, text: Any) -> str:
    if not isinstance(text, str) or any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in text):
        raise ValueNotTaken(field, "control_character", text)
    if len(text) > LONGEST_CONTACT:
        raise ValueNotTaken(field, "too_long", text)
    return text.strip()


_CHECKS: Mapping[Kind, Callable[[Field, Any], Any]] = {
    Kind.DATE: _day,
    Kind.STAMP: _moment,
    Kind.YES_NO: _yes_no,
    Kind.WORD: _word,
    Kind.CHOICES: _ids,
    Kind.CONTACTS: _contacts,
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION), _whole),
    **dict.fromkeys((Kind.CHOICE, Kind.USER, Kind.GROUP, Kind.LINK), _id),
}


def check_choice(session: Session, field: Field, value: int | None) -> None:
    """Raise ValueNotTaken where *value* is no line that may be chosen anew: unknown, deleted or retired (SD-7)."""
    if value is None:
        return
    target = target_class(field)
    wanted = select(target.id).where(target.id == value)
    if target is ListItem:
        wanted = wanted.where(ListItem.list_name == field.target)
    if hasattr(target, "deleted"):
        wanted = wanted.where(target.deleted == 0)
    if target is User:
        wanted = wanted.where(User.retired == False)  # noqa: E712 (SQL)
    if session.scalar(wanted) is None:
        raise ValueNotTaken(field, "unknown_choice", value)


def check_free(session: Session, field: Field, value: Any, id: int | None) -> None:
    """Raise ValueNotTaken where another record than *id* already has *value* in a unique field."""
    if value is None or field.custom:
        return
    attribute = attribute_of(field)
    if not attribute.property.columns[0].unique:
        return
    if session.scalar(select(field.entity.id).where(attribute == value, field.entity.id != (id or 0)).limit(1)):
        raise ValueNotTaken(field, "taken", value)
