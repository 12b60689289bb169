"""Listings: which records a list holds and in which order, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria


@dataclass(frozen=True, slots=True)
class Order:
    """One sort level: the path of a field ("sale.company.name" …) and its direction."""

    path: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records of one kind.

    *source* names the condition in `SOURCES`; *about* are its arguments. Where there are *criteria*, they are the
    condition, and *source* only names the list. *narrowed*: what the filters of its columns let through of it.
    """

    record: RecordKind
    source: str
    about: tuple[tuple[str, Any], ...] = ()
    order: tuple[Order, ...] = ()
    criteria: Criteria | None = None
    narrowed: Criteria | None = None

    def sorted_by(self, *order: Order) -> "Listing":
        """Return the same list in another order."""
        return replace(self, order=order)


# The lists of each kind of record by the name of their source, in the order in which they are offered.
LISTS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.SALE: {
        "sales.mine_open": mark("My open sales"),
        "sales.assistant": mark("Sales assistant"),
        "sales.closing_this_month": mark("Closing this month"),
        "sales.overdue": mark("Overdue sales"),
        "sales.stalled": mark("Stalled sales"),
        "starred": mark("My favourites"),
        "sales.all": mark("All sales"),
    },
    RecordKind.COMPANY: {
        "companies.mine": mark("My companies"),
        "starred": mark("My favourites"),
        "all": mark("All companies"),
    },
    RecordKind.PERSON: {
        "persons.mine": mark("My persons"),
        "starred": mark("My favourites"),
        "all": mark("All persons"),
    },
    RecordKind.PROJECT: {
        "projects.running": mark("Running projects"),
        "projects.mine": mark("My projects"),
        "projects.behind": mark("Overdue projects"),
        "starred": mark("My favourites"),
        "all": mark("All projects"),
    },
    RecordKind.REQUEST: {
        "requests.mine_open": mark("My open requests"),
        "requests.overdue": mark("Overdue requests"),
        "requests.without_owner": mark("Requests without an owner"),
        "requests.postponed": mark("Postponed requests"),
        "starred": mark("My favourites"),
        "all": mark("All requests"),
    },
    RecordKind.DOCUMENT: {
        "documents.mine": mark("My documents"),
        "documents.unfinished": mark("Documents not completed"),
        "starred": mark("My favourites"),
        "all": mark("All documents"),
    },
    RecordKind.SELECTION: {
        "selections.mine": mark("My selections"),
        "selections.active": mark("All active selections"),
        "starred": mark("My favourites"),
        "selections.completed": mark("Completed selections"),
    },
    RecordKind.PRODUCT: {"products.in_assortment": mark("In the assortment"), "all": mark("All products")},
}

# The tables beside its own that decide which records the list of a source holds.
READS: Mapping[str, frozenset[str]] = {
    "starred": frozenset({"favourite"}),
    "sales.assistant": frozenset({"preference"}),
    "members.of": frozenset({"person"}),
    "projects.of": frozenset({"project_member"}),
    "projects.behind": frozenset({"follow_up"}),
    "follow_ups.of": frozenset({"follow_up_type"}),
}
# The lists of a selection's members, and of the companies and persons behind them: what decides them, its definition
# says (`members.tables_behind`).
OF_SELECTION = frozenset({"selection", "selection.contacts", "selection.companies", "selection.persons"})
