"""Products are registered, edited and deleted (domain: sale, 10.9; selections, section 9)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import PriceList
from desktop_crm.operations import drafts, records
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import verb

PRODUCT = RecordKind.PRODUCT
_REQUIRED = ("name", "price_list_id")


@verb(mark("Register product"))
def register_product(session: Session, values: Values) -> int:
    """Register a product in a price list, whose currency it has, and return its id.

    Raises FieldIsMissing and ValueNotTaken.
    """
    before = start_values(session, {})
    after = records.settle(session, follow, before, values, ("price_list_id",))
    changes = records.check_row(session, PRODUCT, before, after, None)
    records.check_required(PRODUCT, _REQUIRED, after)
    return records.insert_row(session, PRODUCT, after | changes)


@verb(mark("Edit product"))
def edit_product(session: Session, id: int, values: Values) -> None:
    """Change a product. Raises RecordIsGone, FieldIsMissing and ValueNotTaken."""
    before = records.stored(session, PRODUCT, id)
    records.edit(session, PRODUCT, id, records.settle(session, follow, before, values, ("price_list_id",)), _REQUIRED)


@verb(mark("Delete product"))
def delete_products(session: Session, ids: Sequence[int]) -> None:
    """Delete products."""
    records.delete_rows(session, PRODUCT, ids)


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new product."""
    return drafts.new_draft(session, PRODUCT, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new product: it stands in the first price list."""
    lists = select(PriceList.id).where(PriceList.deleted == 0, PriceList.active == 1)
    first = session.scalar(lists.order_by(PriceList.rank, PriceList.id).limit(1))
    values = drafts.blank(PRODUCT)
    return values | follow(session, values, "price_list_id", first) | records.known(PRODUCT, context)


def opened(session: Session, id: int) -> Draft:
    """Return an existing product. Raises RecordIsGone."""
    return drafts.opened_draft(session, PRODUCT, id)


def follow(session: Session, _values: Values, name: str, new: Any) -> Row:
    """The currency is that of the price list."""
    if name != "price_list_id":
        return {name: new}
    return {name: new, "currency_id": session.scalar(select(PriceList.currency_id).where(PriceList.id == new))}


def state(_values: Values) -> FormState:
    """Name and price list are mandatory."""
    return FormState(required=frozenset(_REQUIRED))


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, PRODUCT, values, name)
