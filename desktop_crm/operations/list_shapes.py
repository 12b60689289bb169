"""Which lists the user keeps, what they belong to, and what their lines have besides a name and a description."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, class_of, mark, table_of
from desktop_crm.models.enums import (
    CategoryGroup,
    CustomKind,
    DurationUnit,
    FollowUpForm,
    InternalStatus,
    ListName,
    RecordKind,
)
from desktop_crm.models.everything import CustomField
from desktop_crm.models.kinds import Kind


@dataclass(frozen=True, slots=True)
class UserList:
    """A list of the user's own. `name` is that of a `ListName`, of a table, or "x12" for a user-defined field.

    `group` says what it belongs to; `fields` are what its lines have besides name and description.
    """

    name: str
    label: str
    group: str
    fields: tuple[Field, ...] = ()

    @property
    def table(self) -> str:
        """The table that holds the lines."""
        return table_of(self.name)

    def field(self, name: str) -> Field:
        """Return what a line has under a name; name and description too."""
        return next(field for field in (NAME, DESCRIPTION, *self.fields) if field.name == name)


def line_field(table: str, name: str, kind: Kind, label: str, **more: Any) -> Field:
    """Describe what a line of a list has, as the catalogue describes the fields of records.

    *more*: help, required, length, default, words, target.
    """
    rest: dict[str, Any] = {"help": "", "required": False, "length": None, "default": None, "words": None}
    return Field(
        key=f"{table}.{name.removesuffix('_id')}", record=table, name=name, kind=kind, label=label,
        editable=True, summed=False, grouped=False, currency=None, entity=class_of(table), compute=None,
        **{**rest, "target": None, **more},
    )  # fmt: skip


NAME = line_field("list_item", "name", Kind.TEXT, mark("Name"), required=True, length=119)
DESCRIPTION = line_field("list_item", "description", Kind.TEXT, mark("Description"), length=255, default="")

COMPANIES, SALES, FOLLOW_UPS = mark("Company and person"), mark("Sale"), mark("Follow-up")
QUOTES, DOCUMENTS, REQUESTS = mark("Quote"), mark("Document"), mark("Request")
PROJECTS, PRODUCTS, SELECTIONS, USERS = mark("Project"), mark("Product"), mark("Selection"), mark("User")
_GROUP_OF: Mapping[str, str] = {
    RecordKind.COMPANY: COMPANIES, RecordKind.PERSON: COMPANIES, RecordKind.SALE: SALES,
    RecordKind.DOCUMENT: DOCUMENTS, RecordKind.REQUEST: REQUESTS,
    RecordKind.FOLLOW_UP: FOLLOW_UPS, RecordKind.PROJECT: PROJECTS, RecordKind.PRODUCT: PRODUCTS,
}  # fmt: skip

_CATEGORY = (
    line_field(
        "list_item", "group_key", Kind.WORD, mark("Category group"), words=CategoryGroup, default="",
        help=mark("What the companies of this category are to you."),
    ),
)  # fmt: skip
_COUNTRY = (
    line_field(
        "list_item", "code", Kind.TEXT, mark("Country code"), length=2, default="",
        help=mark("Two letters, such as NO."),
    ),
)  # fmt: skip
_PROJECT_TYPE = (
    line_field(
        "list_item", "days", Kind.NUMBER, mark("Duration in days"),
        help=mark("How long such a project usually takes; it decides the end date of new ones."),
    ),
)  # fmt: skip
_SALE_TYPE = (
    line_field("sale_type", "category_id", Kind.CHOICE, mark("Category"), target=ListName.SALE_TYPE_CATEGORY.value),
    line_field(
        "sale_type", "duration", Kind.NUMBER, mark("Estimated time"), default=0,
        help=mark("How long after registering the sale is expected to close."),
    ),
    line_field("sale_type", "duration_unit", Kind.WORD, mark("Unit of time"), words=DurationUnit, required=True),
    line_field(
        "sale_type", "has_guide", Kind.YES_NO, mark("Linked to a guide"), default=False,
        help=mark("New sales begin at the first stage."),
    ),
    line_field("sale_type", "auto_advance", Kind.YES_NO, mark("Suggest moving to the next stage"), default=False),
    line_field("sale_type", "has_stakeholders", Kind.YES_NO, mark("Has stakeholders"), default=False),
)  # fmt: skip
_STAGE = (line_field("stage", "probability", Kind.PERCENT, mark("Probability"), default=0),)
_FOLLOW_UP_TYPE = (
    line_field(
        "follow_up_type", "form", Kind.WORD, mark("Counts as"), words=FollowUpForm, required=True,
        help=mark("Meetings and calls have a time of day, to-dos only a day."),
    ),
    line_field("follow_up_type", "duration", Kind.DURATION, mark("Usual duration"), default=0),
)  # fmt: skip
_REQUEST_STATUS = (
    line_field(
        "request_status", "system", Kind.WORD, mark("Counts as"), words=InternalStatus, required=True,
        help=mark("Closed requests leave what is to be done; postponed ones come back on their day."),
    ),
)  # fmt: skip
_PRICE_LIST = (
    line_field("price_list", "currency_id", Kind.CHOICE, mark("Currency"), target="currency", required=True),
    line_field("price_list", "valid_from", Kind.DATE, mark("Valid from")),
    line_field("price_list", "valid_to", Kind.DATE, mark("Valid to")),
    line_field("price_list", "active", Kind.YES_NO, mark("Active"), default=True),
)

_LISTS = (
    UserList(ListName.CATEGORY, mark("Category"), COMPANIES, _CATEGORY),
    UserList(ListName.BUSINESS, mark("Business"), COMPANIES),
    UserList(ListName.COUNTRY, mark("Country"), COMPANIES, _COUNTRY),
    UserList(ListName.INTEREST, mark("Interests"), COMPANIES),
    UserList(ListName.POSITION, mark("Position"), COMPANIES),
    UserList(ListName.SALUTATION, mark("Mr/Ms"), COMPANIES),
    UserList(ListName.LANGUAGE, mark("Language"), COMPANIES),
    UserList(ListName.LEGAL_BASIS, mark("Legal basis"), COMPANIES),
    UserList(ListName.CONSENT_SOURCE, mark("Source of consent"), COMPANIES),
    UserList("sale_type", mark("Sale type"), SALES, _SALE_TYPE),
    UserList(ListName.SALE_TYPE_CATEGORY, mark("Sale type category"), SALES),
    UserList("stage", mark("Stage"), SALES, _STAGE),
    UserList(ListName.SOURCE, mark("Source"), SALES),
    UserList(ListName.COMPETITOR, mark("Competitor"), SALES),
    UserList(ListName.CREDITED, mark("Credited"), SALES),
    UserList(ListName.REASON_SOLD, mark("Reason (sold)"), SALES),
    UserList(ListName.REASON_LOST, mark("Reason (lost)"), SALES),
    UserList(ListName.REASON_STALLED, mark("Reason (stalled)"), SALES),
    UserList(ListName.PAYMENT_TERMS, mark("Payment terms"), QUOTES),
    UserList(ListName.PAYMENT_TYPE, mark("Payment type"), QUOTES),
    UserList(ListName.DELIVERY_TERMS, mark("Delivery terms"), QUOTES),
    UserList(ListName.DELIVERY_TYPE, mark("Delivery type"), QUOTES),
    UserList("follow_up_type", mark("Follow-up type"), FOLLOW_UPS, _FOLLOW_UP_TYPE),
    UserList(ListName.PRIORITY, mark("Priority"), FOLLOW_UPS),
    UserList(ListName.DOCUMENT_TYPE, mark("Document type"), DOCUMENTS),
    UserList("request_status", mark("Request status"), REQUESTS, _REQUEST_STATUS),
    UserList(ListName.REQUEST_TYPE, mark("Request type"), REQUESTS),
    UserList(ListName.REQUEST_CATEGORY, mark("Request category"), REQUESTS),
    UserList(ListName.REQUEST_PRIORITY, mark("Request priority"), REQUESTS),
    UserList(ListName.TAG, mark("Tags"), REQUESTS),
    UserList(ListName.PROJECT_TYPE, mark("Project type"), PROJECTS, _PROJECT_TYPE),
    UserList(ListName.PROJECT_STATUS, mark("Project status"), PROJECTS),
    UserList("price_list", mark("Price list"), PRODUCTS, _PRICE_LIST),
    UserList(ListName.PRODUCT_CATEGORY, mark("Product category"), PRODUCTS),
    UserList(ListName.PRODUCT_FAMILY, mark("Product family"), PRODUCTS),
    UserList(ListName.PRODUCT_TYPE, mark("Product type"), PRODUCTS),
    UserList(ListName.PRODUCT_UNIT, mark("Unit"), PRODUCTS),
    UserList(ListName.SUBSCRIPTION_UNIT, mark("Subscription period"), PRODUCTS),
    UserList(ListName.SELECTION_CATEGORY, mark("Selection category"), SELECTIONS),
    UserList("user_group", mark("User group"), USERS),
)
GROUPS = (COMPANIES, SALES, QUOTES, FOLLOW_UPS, DOCUMENTS, REQUESTS, PROJECTS, PRODUCTS, SELECTIONS, USERS)


def user_lists(session: Session) -> list[UserList]:
    """Return all lists, group by group; those of user-defined fields stand last in the group of their records."""
    wanted = select(CustomField).where(CustomField.kind == CustomKind.LIST.value, CustomField.deleted == 0)
    own = [_of_field(field) for field in session.scalars(wanted.order_by(CustomField.rank, CustomField.id))]
    return sorted([*_LISTS, *own], key=lambda listed: GROUPS.index(listed.group))


def list_called(session: Session, name: str) -> UserList:
    """Return one list. Raises KeyError for a name that no list has."""
    found = next((listed for listed in _LISTS if listed.name == name), None)
    if found is not None:
        return found
    field = session.get(CustomField, int(name[1:])) if name[:1] == "x" and name[1:].isdigit() else None
    if field is None:
        raise KeyError(name)
    return _of_field(field)


def _of_field(field: CustomField) -> UserList:
    return UserList(f"x{field.id}", field.name, _GROUP_OF[field.record])
