"""What Find shows of each kind of record, and where a row leads whose kind has no screen: tables, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.listing import Order


@dataclass(frozen=True, slots=True)
class Found:
    """One entry of Find. *leads*: what a row opens whose kind has no screen: a product of a quote its sale.

    *none* is said where nothing was found, *many* names the list that is walked through.
    """

    label: str
    columns: tuple[str, ...]
    none: str
    many: str
    order: tuple[Order, ...] = ()
    leads: tuple[RecordKind, ...] = ()


FOUND: Mapping[RecordKind, Found] = {
    RecordKind.COMPANY: Found(
        mark("Find company"),
        (
            "company.name", "company.category", "company.city", "company.our_contact", "company.phone",
        ),
        mark("No company fits."), mark("Companies found"),
    ),
    RecordKind.PERSON: Found(
        mark("Find person"),
        (
            "person.full_name", "person.company", "person.title", "person.mobile", "person.email",
        ),
        mark("No person fits."), mark("Persons found"),
    ),
    RecordKind.FOLLOW_UP: Found(
        mark("Find follow-up"),
        (
            "follow_up.completed", "follow_up.date", "follow_up.type", "follow_up.title", "follow_up.company",
            "follow_up.owner",
        ),
        mark("No follow-up fits."), mark("Follow-ups found"), (Order("follow_up.date"),),
    ),
    RecordKind.SALE: Found(
        mark("Find sale"),
        (
            "sale.status", "sale.title", "sale.company", "sale.sale_date", "sale.amount",
        ),
        mark("No sale fits."), mark("Sales found"), (Order("sale.sale_date"),),
    ),
    RecordKind.PROJECT: Found(
        mark("Find project"),
        (
            "project.completed", "project.name", "project.type", "project.status", "project.responsible",
            "project.end_date",
        ),
        mark("No project fits."), mark("Projects found"),
    ),
    RecordKind.SELECTION: Found(
        mark("Find selection"),
        (
            "selection.completed", "selection.name", "selection.target", "selection.form", "selection.owner",
            "selection.category",
        ),
        mark("No selection fits."), mark("Selections found"),
    ),
    RecordKind.DOCUMENT: Found(
        mark("Find document"),
        (
            "document.date", "document.subject", "document.type", "document.company", "document.person",
            "document.owner",
        ),
        mark("No document fits."), mark("Documents found"), (Order("document.date", True),),
    ),
    RecordKind.QUOTE_LINE: Found(
        mark("Find product"),
        (
            "quote_line.name", "quote_line.quantity", "quote_line.total", "quote_line.sale.company",
            "quote_line.sale.sale_date",
        ),
        mark("No product in a quote fits."), mark("Products found"), (Order("quote_line.sale.sale_date", True),),
        leads=(RecordKind.SALE,),
    ),
    RecordKind.REQUEST: Found(
        mark("Find request"),
        (
            "request.title", "request.status", "request.priority", "request.owner", "request.last_changed",
        ),
        mark("No request fits."), mark("Requests found"), (Order("request.last_changed"),),
    ),
}  # fmt: skip
