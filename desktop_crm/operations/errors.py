"""Small errors that carry facts. An operation that raises one has changed nothing; the view makes the sentence.

They are not frozen: contextlib sets the trace of an exception that passes through it.
"""

from dataclasses import dataclass
from typing import Any

from desktop_crm.models.catalogue import Field


@dataclass(unsafe_hash=True)
class Refused(Exception):
    """The base of all refusals by a rule."""


@dataclass(unsafe_hash=True)
class RecordIsGone(Refused):
    """The record was deleted meanwhile."""

    record: str
    id: int


@dataclass(unsafe_hash=True)
class FieldIsMissing(Refused):
    """A mandatory field is empty (SC-6)."""

    field: Field


@dataclass(unsafe_hash=True)
class ValueNotTaken(Refused):
    """A value does not fit its field. *why* is one of: too_long, control_character, not_a_number, out_of_range,
    no_such_date, unknown_choice, taken, not_editable, other_currency."""

    field: Field
    why: str
    value: Any = None


@dataclass(unsafe_hash=True)
class SaleIsOpen(Refused):
    """Only sold and lost sales can be completed (ST-40)."""

    title: str


@dataclass(unsafe_hash=True)
class FollowUpIsCompleted(Refused):
    """A completed follow-up cannot be edited until it is un-ticked (FU-7)."""

    title: str


@dataclass(unsafe_hash=True)
class DocumentIsCompleted(Refused):
    """A completed document cannot be edited until it is un-ticked."""

    title: str


@dataclass(unsafe_hash=True)
class DocumentDateStays(Refused):
    """The date of a document is set when it is registered."""

    title: str


@dataclass(unsafe_hash=True)
class NoStatusCountsAs(Refused):
    """No status of the list counts as *system*, an `InternalStatus`: requests cannot become that."""

    system: str


@dataclass(unsafe_hash=True)
class SaleHasQuote(Refused):
    """The sale has a quote: it cannot have another one (QT-1)."""

    title: str


@dataclass(unsafe_hash=True)
class CurrencyOfQuote(Refused):
    """The sale has a quote, which is in its currency (CU-5)."""

    title: str


@dataclass(unsafe_hash=True)
class SaleIsClosed(Refused):
    """A sold or lost sale gets no quote (QT-10)."""

    title: str


@dataclass(unsafe_hash=True)
class QuoteIsLocked(Refused):
    """A quote that was sent, ordered or lost, or an older version of it, stays as it is (10.7). *title*: the sale's."""

    title: str


@dataclass(unsafe_hash=True)
class OwnCompanyStays(Refused):
    """The company that the user works for cannot be deleted."""

    name: str


@dataclass(unsafe_hash=True)
class AlreadyMember(Refused):
    """The company or person takes part in the project already."""

    name: str


@dataclass(unsafe_hash=True)
class LinkToItself(Refused):
    """A record cannot be linked to itself (LK-4)."""


@dataclass(unsafe_hash=True)
class AddressNotTaken(Refused):
    """An address that is none, or of a kind that is not opened: only http, https, mailto and tel are."""

    address: str


@dataclass(unsafe_hash=True)
class NameIsMissing(Refused):
    """A line of a list, or a field, needs a name."""


@dataclass(unsafe_hash=True)
class NameIsTaken(Refused):
    """The list, or the card, has a line of this name already."""

    name: str


@dataclass(unsafe_hash=True)
class OutOfRange(Refused):
    """A figure is not from *least* to *most*, both as they are read (per cent, days …)."""

    label: str
    least: int
    most: int


@dataclass(unsafe_hash=True)
class TooManyInFront(Refused):
    """Only so many user-defined fields may stand on a card's first tab (section 16)."""

    most: int


@dataclass(unsafe_hash=True)
class LineIsInUse(Refused):
    """A line of a list cannot be removed."""

    name: str


@dataclass(unsafe_hash=True)
class LineIsLast(Refused):
    """Records cannot do without a line of this list: the last one stays."""

    name: str


@dataclass(unsafe_hash=True)
class CurrencyIsFixed(Refused):
    """Products stand in the price list: its currency is theirs (10.9)."""

    name: str


@dataclass(unsafe_hash=True)
class EndsBeforeItBegins(Refused):
    """A price list would be valid to a day before it is valid from."""

    name: str


@dataclass(unsafe_hash=True)
class NoCountryCode(Refused):
    """A country's code is two letters."""

    code: str


@dataclass(unsafe_hash=True)
class FieldHasValues(Refused):
    """Records have values of a user-defined field: its type stays."""

    label: str


@dataclass(unsafe_hash=True)
class PictureNotTaken(Refused):
    """A picture cannot be used. *why*: "unreadable", "too_large" or "none" (there is no picture in what was given)."""

    why: str
    name: str = ""  # of the file


@dataclass(unsafe_hash=True)
class NothingChosen(Refused):
    """The operation was given no record."""


@dataclass(unsafe_hash=True)
class NothingNew(Refused):
    """All that was to come into a selection is in it already (SEL-8)."""

    title: str


@dataclass(unsafe_hash=True)
class SelectionIsNotStatic(Refused):
    """Members are added and taken out by hand in static selections only (SEL-2)."""

    title: str


@dataclass(unsafe_hash=True)
class SelectionStaysAsItIs(Refused):
    """SEL-3, SEL-4: what a selection is of never changes; a static one has no question to go back to."""

    title: str


@dataclass(unsafe_hash=True)
class SelectionsDoNotFit(Refused):
    """COMB-2, COMB-3: two selections can be combined into companies and persons, or into what both are of."""

    first: str
    second: str


@dataclass(unsafe_hash=True)
class SelectionTurnsBack(Refused):
    """COMB-7: a combined selection would be made of itself."""

    title: str


@dataclass(unsafe_hash=True)
class NothingIsAsked(Refused):
    """FIND-17: a dynamic selection needs at least one criterion that is filled in."""


@dataclass(unsafe_hash=True)
class ExportFailed(Refused):
    """A list could not be written to the file at *path*, which is as it was before.

    *reason* is one of: disk_full, in_use, no_access.
    """

    reason: str
    path: str
