"""The kinds of field. A kind owns how its values are stored, checked, aligned, shown and edited."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a field holds. The comment says what its value is in Python."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, many lines
    EMAIL = "email"  # str
    PHONE = "phone"  # str
    WEB = "web"  # str
    NUMBER = "number"  # int
    MONEY = "money"  # int, hundredths of the currency
    PERCENT = "percent"  # int, hundredths of a per cent
    RATE = "rate"  # int, millionths
    DATE = "date"  # datetime.date, local
    PART_DATE = "part_date"  # str: "1970-05-17", or what is known of it: "1970-05", "1970", "--05-17"
    STAMP = "stamp"  # datetime.datetime, UTC
    TIME = "time"  # int, minutes after midnight, local
    DURATION = "duration"  # int, minutes
    YES_NO = "yes_no"  # bool
    WORD = "word"  # a stored enum's value; `words` names the enum
    CHOICE = "choice"  # int, id of a line in a user list
    CHOICES = "choices"  # tuple[int, ...], ids of lines in a user list
    USER = "user"  # int, id of a user
    GROUP = "group"  # int, id of a user group
    LINK = "link"  # int, id of a record
    CONTACTS = "contacts"  # tuple[Contact, ...]: further phones, e-mails, web pages and addresses

    @property
    def numeric(self) -> bool:
        """Whether values stand at the right of their column."""
        return self in _NUMERIC

    @property
    def refers(self) -> bool:
        """Whether the value is the id of something that has a name."""
        return self in _REFERS

    @property
    def named(self) -> bool:
        """Whether readers see names instead of the value: of what it refers to, of each of several lines."""
        return self in _REFERS or self is Kind.CHOICES

    @property
    def textual(self) -> bool:
        """Whether the value is free text."""
        return self in _TEXTUAL


class Contact(NamedTuple):
    """One more way to reach a company or person. *form* is a `ContactForm`; *description*: "Support", "Private" …"""

    form: str
    value: str
    description: str = ""


_NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.DURATION})
_REFERS = frozenset({Kind.CHOICE, Kind.USER, Kind.GROUP, Kind.LINK})
_TEXTUAL = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.PART_DATE})
