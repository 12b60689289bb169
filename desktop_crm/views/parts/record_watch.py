"""Which tables a list looks at: by them it knows whether a change concerns its rows, or its ids."""

from desktop_crm.models.catalogue import Field, catalogued, table_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.selection_facts import tables_of_members
from desktop_crm.selections.criteria import kinds_of
from desktop_crm.selections.listing import OF_SELECTION, READS, Listing
from desktop_crm.selections.paths import path_of
from desktop_crm.views.desk import Desk

# What a kind of record shows of others by itself: a sale's next activity, which also makes it late, is its follow-ups',
# and so is a project's next milestone; whether a request is closed, its status says.
_CLOSE: dict[str, frozenset[str]] = {
    RecordKind.SALE: frozenset({"follow_up"}),
    RecordKind.PROJECT: frozenset({"follow_up"}),
    RecordKind.REQUEST: frozenset({"request_status"}),
}


@catalogued
def tables_shown(record: RecordKind, paths: tuple[str, ...]) -> frozenset[str]:
    """Return the tables whose rows are shown in the columns, or decide how they are shown."""
    found = {str(record), *_CLOSE.get(record, ())}
    for path in paths:
        found |= _tables_of(path)
    return frozenset(found)


def tables_behind(listing: Listing) -> frozenset[str]:
    """Return the tables that decide which records a list holds, and in which order."""
    found = {str(listing.record), *_CLOSE.get(listing.record, ()), *READS.get(listing.source, ())}
    for level in listing.order:
        found |= _tables_of(level.path)
    for criteria in (listing.criteria, listing.narrowed):
        found |= kinds_of(criteria) if criteria is not None else frozenset()
    return frozenset(found)


def tables_watched(desk: Desk, listing: Listing) -> frozenset[str]:
    """Return the tables behind a list; where it holds a selection's members, the selection's definition decides."""
    found = tables_behind(listing)
    if listing.source not in OF_SELECTION:
        return found
    return found | desk.ask(tables_of_members, dict(listing.about)["selection_id"])


def _tables_of(path: str) -> set[str]:
    found = path_of(path)
    return _near(found.field) | {table_of(link.target) for link in found.links}


def _near(entry: Field) -> set[str]:
    found = {table_of(entry.target)} if entry.kind.refers else set()
    if entry.kind is Kind.MONEY:
        found |= {"currency", "preference"}
    return found | entry.reads
