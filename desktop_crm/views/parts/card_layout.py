"""What stands where on a card: a card is a list of tabs, a tab a list of fields. Made for all kinds of record."""

from dataclasses import dataclass
from typing import Any

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.enums import RecordKind


@dataclass(frozen=True, slots=True)
class Check:
    """A check box over a field: ticked means the value `on`, un-ticked `off` (a sale's Stalled).

    Without a `label` of its own it goes by the field's.

    `beside`: it stands in the line of the field before it, which is short.
    """

    name: str
    on: Any
    off: Any
    label: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class CardTab:
    """One tab. `columns` stand side by side and hold attribute names or checks; `wide` fields fill the width below.

    `dotted` names the text whose presence the tab marks with a dot. `rows`: how many lines of the longest column are
    shown at a time, where not all are.
    """

    name: str
    label: str
    columns: tuple[tuple[str | Check, ...], ...] = ()
    wide: tuple[str, ...] = ()
    dotted: str = ""
    rows: int = 0

    @property
    def height(self) -> int:
        """In lines, without the long texts."""
        return self.rows or max((len(column) for column in self.columns), default=0)


@dataclass(frozen=True, slots=True)
class Sign:
    """What the header shows instead of the kind's icon while a yes/no attribute is on (a company's stop sign)."""

    name: str
    icon: str
    token: str


@dataclass(frozen=True, slots=True)
class CardLayout:
    """The card of one kind of record: the title's attribute, those before and after it in the header, the tabs.

    A record without a name of its own (a project's member) has no title: its card is all tabs.
    """

    record: RecordKind
    title: str
    tabs: tuple[CardTab, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sign: Sign | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """The attributes of the header from left to right."""
        return (*self.before, *([self.title] if self.title else []), *self.after)

    def field(self, name: str) -> Field:
        """Return the catalogue's field of an attribute on this card."""
        return CATALOGUE[f"{self.record.value}.{name.removesuffix('_id')}"]

    def tab_of(self, name: str) -> int | None:
        """Return the number of the tab on which an attribute stands; None for the header's."""
        for number, tab in enumerate(self.tabs):
            if name in tab.wide or any(name == cell for column in tab.columns for cell in column):
                return number
        return None
