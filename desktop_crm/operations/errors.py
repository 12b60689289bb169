"""Small errors that carry facts. An operation that raises one has changed nothing; the view makes the sentence.

They are not frozen: contextlib sets the trace of an exception that passes through it.
"""

from typing import Any, ClassVar, dataclass_transform

from typing_extensions import override

from desktop_crm.models.catalogue import Field


@dataclass_transform()
class Refused(Exception):
    """The base of all refusals by a rule. A refusal below it names its facts as a dataclass does.

    (It is none: to make so many dataclasses would be a fiftieth of the start of the program.)
    """

    _told: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._told += tuple(cls.__annotations__)

    def __init__(self, *given: Any, **named: Any) -> None:
        told = dict(zip(self._told, given, strict=False)) | named
        missing = [name for name in self._told if name not in told and not hasattr(self, name)]
        if missing or len(given) + len(named) != len(told) or not told.keys() <= set(self._told):
            raise TypeError(f"{type(self).__name__} is told {', '.join(self._told) or 'nothing'}")
        vars(self).update(told)

    def _facts(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._told)

    @override
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._facts() == self._facts()

    @override
    def __hash__(self) -> int:
        return hash((type(self), self._facts()))

    @override
    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._told)
        return f"{type(self).__name__}({told})"


class RecordIsGone(Refused):
    """The record was deleted meanwhile."""

    record: str
    id: int


class FieldIsMissing(Refused):
    """A mandatory field is empty (SC-6)."""

    field: Field


class ValueNotTaken(Refused):
    """A value does not fit its field. *why* is one of: too_long, control_character, not_a_number, out_of_range,
    no_such_date, unknown_choice, taken, not_editable, other_currency."""

    field: Field
    why: str
    value: Any = None


class SaleIsOpen(Refused):
    """Only sold and lost sales can be completed (ST-40)."""

    title: str


class FollowUpIsCompleted(Refused):
    """A completed follow-up cannot be edited until it is un-ticked (FU-7)."""

    title: str


class DocumentIsCompleted(Refused):
    """A completed document cannot be edited until it is un-ticked."""

    title: str


class DocumentDateStays(Refused):
    """The date of a document is set when it is registered."""

    title: str


class NoStatusCountsAs(Refused):
    """No status of the list counts as *system*, an `InternalStatus`: requests cannot become that."""

    system: str


class SaleHasQuote(Refused):
    """The sale has a quote: it cannot have another one (QT-1)."""

    title: str


class CurrencyOfQuote(Refused):
    """The sale has a quote, which is in its currency (CU-5)."""

    title: str


class SaleIsClosed(Refused):
    """A sold or lost sale gets no quote (QT-10)."""

    title: str


class QuoteIsLocked(Refused):
    """A quote that was sent, ordered or lost, or an older version of it, stays as it is (10.7). *title*: the sale's."""

    title: str


class OwnCompanyStays(Refused):
    """The company that the user works for cannot be deleted."""

    name: str


class AlreadyMember(Refused):
    """The company or person takes part in the project already."""

    name: str


class LinkToItself(Refused):
    """A record cannot be linked to itself (LK-4)."""


class AddressNotTaken(Refused):
    """An address that is none, or of a kind that is not opened: only http, https, mailto and tel are.

    *broken*: there is a blank, or a sign that cannot be seen, in the middle of it.
    """

    address: str
    broken: bool = False


class NameIsMissing(Refused):
    """A line of a list, or a field, needs a name."""


class NameIsTaken(Refused):
    """The list, or the card, has a line of this name already."""

    name: str


class OutOfRange(Refused):
    """A figure is not from *least* to *most*, both as they are read (per cent, days …)."""

    label: str
    least: int
    most: int


class TooManyInFront(Refused):
    """Only so many user-defined fields may stand on a card's first tab (section 16)."""

    most: int


class LineIsInUse(Refused):
    """A line of a list cannot be removed."""

    name: str


class LineIsLast(Refused):
    """Records cannot do without a line of this list: the last one stays."""

    name: str


class CurrencyIsFixed(Refused):
    """Products stand in the price list: its currency is theirs (10.9)."""

    name: str


class EndsBeforeItBegins(Refused):
    """A price list would be valid to a day before it is valid from."""

    name: str


class NoCountryCode(Refused):
    """A country's code is two letters."""

    code: str


class FieldHasValues(Refused):
    """Records have values of a user-defined field: its type stays."""

    label: str


class PictureNotTaken(Refused):
    """A picture cannot be used. *why*: "unreadable", "too_large" or "none" (there is no picture in what was given)."""

    why: str
    name: str = ""  # of the file


class NothingChosen(Refused):
    """The operation was given no record."""


class NothingNew(Refused):
    """All that was to come into a selection is in it already (SEL-8)."""

    title: str


class SelectionIsNotStatic(Refused):
    """Members are added and taken out by hand in static selections only (SEL-2)."""

    title: str


class SelectionStaysAsItIs(Refused):
    """SEL-3, SEL-4: what a selection is of never changes; a static one has no question to go back to."""

    title: str


class SelectionsDoNotFit(Refused):
    """COMB-2, COMB-3: two selections can be combined into companies and persons, or into what both are of."""

    first: str
    second: str


class SelectionTurnsBack(Refused):
    """COMB-7: a combined selection would be made of itself."""

    title: str


class NothingIsAsked(Refused):
    """FIND-17: a dynamic selection needs at least one criterion that is filled in."""


class ExportFailed(Refused):
    """A list could not be written to the file at *path*, which is as it was before.

    *reason* is one of: disk_full, in_use, no_access.
    """

    reason: str
    path: str
