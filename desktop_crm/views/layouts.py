"""What stands where on the card of each kind of record: tables, and nothing else."""

from collections.abc import Mapping

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.views.parts.card_layout import CardLayout, CardTab, Check

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
                    "location", "priority_id",
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
                ("category_id", "business_id", "country_id", "our_contact_id", "number", "org_number"),
                ("phone", "email", "web", "postcode", "city", "department"),
            ),
            wide=("address",),
        ),
        _NOTE,
    ),
)

PERSON = CardLayout(
    RecordKind.PERSON,
    "last_name",
    before=("first_name",),
    tabs=(
        CardTab(
            "person",
            mark("Person"),
            columns=(
                ("company_id", "title", "position_id", "country_id"),
                ("phone", "mobile", "email", "our_contact_id"),
            ),
        ),
        _NOTE,
    ),
)

PROJECT = CardLayout(
    RecordKind.PROJECT,
    "name",
    tabs=(
        CardTab(
            "project",
            mark("Project"),
            columns=(("type_id", "status_id", "responsible_id"), ("end_date", "number", "web")),
            wide=("description",),
        ),
        _NOTE,
    ),
)

LAYOUTS: Mapping[RecordKind, CardLayout] = {
    layout.record: layout for layout in (SALE, FOLLOW_UP, COMPANY, PERSON, PROJECT)
}
