"""What of a list is written to a file, as values: its columns, its groups and what they come to."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.figures import Figure
from desktop_crm.selections.paths import field_at


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the path that it shows, its heading, its width in characters, and how its values are said in words.

    *tell* gives numbers and dates as the reader's own spreadsheet program reads them.
    """

    path: str
    heading: str
    width: int
    tell: Callable[[Any], str]
    currency_heading: str = ""  # of money that may be of several currencies: text files have a column more for them

    @property
    def field(self) -> Field:
        return field_at(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading row of a grouped list, and the rows below it.

    *start* and *stop* are places in the list of ids. *words*: of the level's field, for files without heading rows.
    """

    level: int
    title: str
    words: str
    start: int
    stop: int
    figures: Mapping[str, Figure] = field(default_factory=dict)
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as it is to be written. *groups* stand in order, each before those within it.

    *total* are the figures of all by path, *calculations* in words what they are.
    """

    record: RecordKind
    title: str
    columns: tuple[Column, ...]
    ids: Sequence[int]
    levels: tuple[str, ...] = ()  # what the list is grouped by, in words; "" where a column tells the same
    groups: Sequence[Group] = ()
    total: Mapping[str, Figure] = field(default_factory=dict)
    calculations: Mapping[str, str] = field(default_factory=dict)
    total_word: str = ""
    date_format: str = "yyyy-mm-dd"
    separator: str = ","
    base: str = ""  # the code of the base currency


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TELEPHONE = re.compile(r"\+?[\d\s().\-/]+")


def guarded(text: str, kind: Kind) -> str:
    """Return free text led by an apostrophe where a spreadsheet program would take it for a formula.

    A plain telephone number is none.
    """
    if not text.startswith(_FORMULA) or not is_free_text(kind):
        return text
    return text if kind is Kind.PHONE and _TELEPHONE.fullmatch(text) else f"'{text}"


def is_free_text(kind: Kind) -> bool:
    """Whether values of a kind are what somebody has typed, or names of it."""
    return kind.textual or kind.named or kind is Kind.CONTACTS
