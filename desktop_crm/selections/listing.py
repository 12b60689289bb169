"""Listings: which records a list holds and in which order, as a value. A selection will be one more source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind


@dataclass(frozen=True, slots=True)
class Order:
    """One sort level: the path of a field ("sale.company.name" …) and its direction."""

    path: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records of one kind. *source* names the condition in `SOURCES`; *about* are its arguments."""

    record: RecordKind
    source: str
    about: tuple[tuple[str, Any], ...] = ()
    order: tuple[Order, ...] = ()

    def sorted_by(self, *order: Order) -> "Listing":
        """Return the same list in another order."""
        return replace(self, order=order)


# The sales lists by the name of their source, in the order in which they are offered.
SALES_LISTS: Mapping[str, str] = {
    "sales.mine_open": mark("My open sales"),
    "sales.closing_this_month": mark("Closing this month"),
    "sales.overdue": mark("Overdue sales"),
    "sales.stalled": mark("Stalled sales"),
    "sales.all": mark("All sales"),
}
