"""What the side panel's preview tells of a record: its main facts, its latest follow-ups, its open sales (SP-3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, case, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, Field, catalogued, class_of
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.sale import Sale
from desktop_crm.operations.errors import RecordIsGone

_LATEST = 6
_FACTS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.SALE: (
        "company", "person", "project", "sale_date", "owner", "type", "stage", "next_activity", "reason_stalled",
        "reason_sold", "reason_lost", "description",
    ),
    RecordKind.COMPANY: ("category", "business", "country", "our_contact", "phone", "email", "web", "city", "note"),
    RecordKind.PERSON: ("title", "company", "phone", "mobile", "email", "our_contact", "note"),
    RecordKind.PROJECT: ("type", "status", "responsible", "next_milestone", "end_date", "description"),
    RecordKind.SELECTION: (
        "target", "form", "owner", "category", "visible_for", "members_changed_at", "description",
    ),
    RecordKind.DOCUMENT: (
        "type", "date", "company", "person", "sale", "project", "owner", "our_ref", "your_ref", "keywords", "file_name",
        "description",
    ),
    RecordKind.REQUEST: (
        "status", "priority", "company", "person", "owner", "type", "category", "deadline", "postponed_to",
        "last_changed", "sale", "project", "description",
    ),
    RecordKind.PRODUCT: (
        "code", "price_list", "list_price", "minimum_price", "cost", "category", "family", "type", "unit", "supplier",
        "web", "description",
    ),
    RecordKind.FOLLOW_UP: (
        "date", "start", "type", "completed", "company", "person", "sale", "project", "owner", "priority", "location",
        "description",
    ),
    RecordKind.DOCUMENT: (
        "date", "type", "completed", "company", "person", "sale", "project", "owner", "number", "file_name",
        "description",
    ),
    RecordKind.REQUEST: (
        "number", "status", "priority", "category", "company", "person", "sale", "project", "owner", "deadline",
        "postponed_to", "last_changed", "description",
    ),
    RecordKind.QUOTE_LINE: (
        "code", "sale", "category", "family", "quantity", "unit", "list_price", "discount_percent", "total", "state",
        "in_use", "description",
    ),
    RecordKind.SELECTION: (
        "target", "form", "owner", "category", "visible_for", "completed", "members_changed_at", "description",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: the field, its stored value, and the name of what it refers to."""

    field: Field
    value: Any
    label: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that hangs on the previewed one: a follow-up or a sale."""

    kind: RecordKind
    id: int
    title: str
    day: date | None
    done: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The preview of one record. `status`, `probability`, `amount` and `currency` are a sale's."""

    record: RecordKind
    id: int
    title: str
    facts: Sequence[Fact]
    follow_ups: Sequence[Mention]
    sales: Sequence[Mention]
    status: str = ""
    probability: int = 0
    amount: int | None = None
    currency: str = ""


def preview_of(session: Session, record: RecordKind, record_id: int) -> Preview:
    """Return the preview of a record. Raises RecordIsGone."""
    row = session.execute(_previewing(record), {"previewed": record_id}).one_or_none()
    if row is None:
        raise RecordIsGone(record.value, record_id)
    fields = _fields(record)
    count = len(fields)
    facts = [
        Fact(field, row[1 + at], str(row[1 + count + at] or "") if field.kind.refers else "")
        for at, field in enumerate(fields)
        if row[1 + at] not in (None, "")
    ]
    mentions = _follow_ups(session, record, record_id), _sales(session, record, record_id)
    return Preview(record, record_id, row[0], facts, *mentions, *row[1 + 2 * count :])


def _fields(record: RecordKind) -> list[Field]:
    return [CATALOGUE[f"{record.value}.{name}"] for name in _FACTS[record]]


@catalogued
def _previewing(record: RecordKind) -> Select[Any]:
    """The statement behind a preview: the title, the facts, their names. To build it takes longer than to run it."""
    entity, fields = class_of(record), _fields(record)
    title = getattr(entity, entity.__label__)
    columns = [title, *(f.value() for f in fields), *(f.shown() for f in fields), *_of_sale(record)]
    return select(*columns).where(entity.id == bindparam("previewed"))


def _of_sale(record: RecordKind) -> list[Any]:
    if record is not RecordKind.SALE:
        return []
    return [Sale.status, Sale.probability, Sale.amount, CATALOGUE["sale.currency"].shown()]


def _follow_ups(session: Session, record: RecordKind, record_id: int) -> list[Mention]:
    """What is to be done, the next first; then what was done, the latest first."""
    if not hasattr(FollowUp, f"{record.value}_id"):
        return []
    mine = getattr(FollowUp, f"{record.value}_id") == record_id
    coming = case((FollowUp.completed == False, FollowUp.date))  # noqa: E712 (SQL)
    order = (FollowUp.completed, coming, FollowUp.date.desc(), FollowUp.id.desc())
    wanted = select(FollowUp.id, FollowUp.title, FollowUp.date, FollowUp.completed).where(mine).order_by(*order)
    day = session.info["clock"].today()
    return [
        Mention(RecordKind.FOLLOW_UP, r.id, r.title, r.date, r.completed, not r.completed and _is_past(r.date, day))
        for r in session.execute(wanted.limit(_LATEST))
    ]


def _sales(session: Session, record: RecordKind, record_id: int) -> list[Mention]:
    """The open and stalled sales of a company, person or project."""
    if not hasattr(Sale, f"{record.value}_id"):
        return []
    mine = getattr(Sale, f"{record.value}_id") == record_id
    wanted = select(Sale.id, Sale.title, Sale.sale_date).where(
        mine, Sale.status.in_((SaleStatus.OPEN, SaleStatus.STALLED))
    )
    day = session.info["clock"].today()
    rows = session.execute(wanted.order_by(Sale.sale_date, Sale.id).limit(_LATEST))
    return [Mention(RecordKind.SALE, r.id, r.title, r.sale_date, False, _is_past(r.sale_date, day)) for r in rows]


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day < today
