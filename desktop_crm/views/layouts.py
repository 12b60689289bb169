"""What stands where on the card of each kind of record: tables, and nothing else."""

from collections.abc import Mapping

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.views.parts.card_layout import CardLayout, CardTab, Check, Sign


def _yes(name: str) -> Check:
    """A yes/no attribute as a check box, which stands where a label and a value would."""
    return Check(name, True, False)


_NOTE = CardTab("note", mark("Note"), wide=("note",), dotted="note")

SALE = CardLayout(
    RecordKind.SALE,
    "title",
    after=("amount", "currency_id"),
    tabs=(
        CardTab(
            "sale",
            mark("Sale"),
            columns=(
                ("company_id", "person_id", "project_id", "owner_id", "type_id"),
                (
                    "sale_date", "stage_id", "probability", Check("status", "stalled", "open", mark("Stalled"), True),
                    "next_activity", "reopen_date", "reason_stalled_id", "reason_sold_id", "reason_lost_id",
                ),
            ),
            wide=("description",),
            rows=5,
        ),
        CardTab(
            "details",
            mark("Details"),
            columns=(
                ("number", "source_id", "competitor_id", "credited_id", "visible_for"),
                ("cost", "profit_percent", "profit", "weighted_amount", "days_in_stage", "sale_cycle"),
            ),
        ),
        _NOTE,
    ),
)  # fmt: skip

FOLLOW_UP = CardLayout(
    RecordKind.FOLLOW_UP,
    "title",
    tabs=(
        CardTab(
            "follow_up",
            mark("Follow-up"),
            columns=(
                (
                    "type_id", "date", "start", "duration", Check("all_day", True, False, mark("All day")),
                    "location", "priority_id", _yes("milestone"),
                ),
                ("company_id", "person_id", "sale_id", "project_id", "owner_id", "visible_for"),
            ),
            wide=("description",),
        ),
        CardTab("note", mark("Internal note"), wide=("internal_note",), dotted="internal_note"),
    ),
)  # fmt: skip

COMPANY = CardLayout(
    RecordKind.COMPANY,
    "name",
    tabs=(
        CardTab(
            "company",
            mark("Company"),
            columns=(
                ("category_id", "business_id", "our_contact_id", "main_contact_id", "department"),
                ("phone", "email", "web", "number", "code", "org_number"),
            ),
        ),
        CardTab(
            "address",
            mark("Address"),
            columns=(
                ("address", "postcode", "city", "county", "country_id"),
                ("street_address", "street_postcode", "street_city"),
            ),
        ),
        CardTab(
            "details",
            mark("Details"),
            columns=(("interests", _yes("stop"), _yes("no_mailings")), ()),
            wide=("contacts",),
        ),
        _NOTE,
    ),
    sign=Sign("stop", "stop", "overdue"),
)

PERSON = CardLayout(
    RecordKind.PERSON,
    "last_name",
    before=("first_name", "middle_name"),
    tabs=(
        CardTab(
            "person",
            mark("Person"),
            columns=(
                ("company_id", "title", "position_id", "our_contact_id", "category_id", "business_id"),
                ("mobile", "phone", "email", "web", "number", _yes("former_employee")),
            ),
        ),
        CardTab(
            "address",
            mark("Address"),
            columns=(("address", "postcode", "city", "country_id"), (_yes("own_address"),)),
        ),
        CardTab(
            "details",
            mark("Details"),
            columns=(
                ("salutation_id", "academic_title", "gender", "birth_date"),
                ("rank", "interests", _yes("no_mailings")),
            ),
            wide=("contacts",),
        ),
        CardTab(
            "service",
            mark("Service"),
            columns=(
                ("language_id", "service_contact_id", "service_priority_id"),
                ("legal_basis_id", "consent_source_id"),
            ),
        ),
        _NOTE,
    ),
    sign=Sign("former_employee", "former", "muted"),
)

PROJECT = CardLayout(
    RecordKind.PROJECT,
    "name",
    tabs=(
        CardTab(
            "project",
            mark("Project"),
            columns=(("type_id", "status_id", "responsible_id", "number"), ("next_milestone", "end_date", "web")),
            wide=("description",),
        ),
        _NOTE,
    ),
)

PROJECT_MEMBER = CardLayout(
    RecordKind.PROJECT_MEMBER,
    "",
    tabs=(
        CardTab(
            "member",
            mark("Member"),
            columns=(("project_id", "person_id", "company_id"), ("position_id", "comment")),
        ),
    ),
)

PRODUCT = CardLayout(
    RecordKind.PRODUCT,
    "name",
    tabs=(
        CardTab(
            "product",
            mark("Product"),
            columns=(
                (
                    "code", Check("in_assortment", True, False, beside=True), "price_list_id", "list_price",
                    "minimum_price", "cost", "vat", "unit_id",
                ),
                ("category_id", "family_id", "type_id", "item_number", "supplier", "supplier_code", "web"),
            ),
            wide=("description",),
        ),
    ),
)  # fmt: skip

SELECTION = CardLayout(
    RecordKind.SELECTION,
    "name",
    tabs=(
        CardTab(
            "details",
            mark("Details"),
            columns=(
                ("owner_id", "category_id", "visible_for"),
                ("target", "form", "members_changed_at", "persons", _yes("unique_company")),
            ),
            wide=("description",),
        ),
    ),
)

DOCUMENT = CardLayout(
    RecordKind.DOCUMENT,
    "subject",
    tabs=(
        CardTab(
            "document",
            mark("Document"),
            columns=(
                ("type_id", "date", "company_id", "person_id", "sale_id", "project_id"),
                ("owner_id", "our_ref", "your_ref", "keywords", "language_id", "file_name"),
            ),
            wide=("description",),
        ),
        CardTab(
            "details",
            mark("Details"),
            columns=(("number", "salutation", "visible_for"), (_yes("is_email"), "owner_group_id")),
        ),
    ),
)

REQUEST = CardLayout(
    RecordKind.REQUEST,
    "title",
    tabs=(
        CardTab(
            "request",
            mark("Request"),
            columns=(
                ("status_id", "postponed_to", "priority_id", "type_id", "category_id", "deadline", "tags"),
                ("company_id", "person_id", "sale_id", "project_id", "owner_id", "access"),
            ),
            wide=("description",),
            rows=6,
        ),
        CardTab(
            "details",
            mark("Details"),
            columns=(
                ("number", "internal_status", "owner_group_id", _yes("read")),
                ("last_changed", "replied_at", "closed_at"),
            ),
        ),
    ),
)

LAYOUTS: Mapping[RecordKind, CardLayout] = {
    layout.record: layout
    for layout in (
        SALE, FOLLOW_UP, COMPANY, PERSON, PROJECT, PROJECT_MEMBER, PRODUCT, DOCUMENT, REQUEST, SELECTION,
    )
}  # fmt: skip
