"""Sales."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Index, Integer, and_, case, cast, func, literal_column, or_, select
from sqlalchemy.orm import Mapped, aliased

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.enums import SaleStatus, VisibleFor
from desktop_crm.models.kinds import Kind
from desktop_crm.models.lists import SaleType
from desktop_crm.models.money import FULL_SHARE, in_base, share
from desktop_crm.models.quote import has_quote


def _weighted(sale: Any) -> ColumnElement[int]:
    """SC-38: amount × probability."""
    return share(sale.amount, sale.probability, FULL_SHARE)


def _days_in_stage(sale: Any) -> ColumnElement[int]:
    """SC-40: whole days since the sale came to its stage; only while it is open or stalled."""
    days = cast(func.julianday(func.today()) - func.julianday(sale.stage_since), Integer)
    return case((sale.status.in_((SaleStatus.OPEN, SaleStatus.STALLED)), days))


def _next_activity(sale: Any) -> ColumnElement[Any]:
    """ST-5: a stalled sale with a re-open date shows that date as its next activity."""
    stalled = and_(sale.status == SaleStatus.STALLED, sale.reopen_date.is_not(None))
    return case((stalled, sale.reopen_date), else_=sale.next_activity_date)


def _type_category(sale: Any) -> ColumnElement[Any]:
    kind = aliased(SaleType)
    return select(kind.category_id).where(kind.id == sale.type_id).correlate_except(kind).scalar_subquery()


# Beside status and date, all that tells whether a sale is open, overdue or stalled: such lists read the index alone.
_STANDING = ("completed", "next_activity_date", "reopen_date")


class Sale(Keyed, Extended, Recorded, Base):
    """A sale, from first thought to sold or lost (domain: sale, sections 1-7)."""

    __tablename__ = "sale"
    __label__ = "title"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"),
        Index(None, "fold_key"),
        Index("ix_sale_standing", "status", "sale_date", *_STANDING, "owner_id", "amount"),
        Index(None, "sale_date"),
        Index(None, "owner_id", "status", "sale_date"),
        Index("ix_sale_number_value", literal_column("CAST(number AS INTEGER)")),
        Base.__table_args__,
    )

    title: Mapped[str] = field(Kind.TEXT, mark("Title"), required=True, length=219)
    status: Mapped[str] = field(
        Kind.WORD, mark("Status"), words=SaleStatus, default=SaleStatus.OPEN.value, editable=False
    )
    amount: Mapped[int] = field(Kind.MONEY, mark("Amount"), default=0, currency="currency_id")
    currency_id: Mapped[int | None] = field(Kind.CHOICE, mark("Currency"), to="currency")
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", index=True)
    project_id: Mapped[int | None] = field(Kind.LINK, mark("Project"), to="project", index=True)
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
    owner_id: Mapped[int | None] = field(Kind.USER, mark("Owner"), to="user", required_in_form=True)
    owner_group_id: Mapped[int | None] = field(Kind.GROUP, mark("User group"), to="user_group", editable=False)
    sale_date: Mapped[date | None] = field(
        Kind.DATE, mark("Sale date"), help=mark("The day on which the sale is expected to close, or closed.")
    )
    type_id: Mapped[int | None] = field(
        Kind.CHOICE, mark("Sale type"), to="sale_type", required_in_form=True,
        help=mark("Decides which stages the sale walks through and how long it is expected to take."),
    )  # fmt: skip
    stage_id: Mapped[int | None] = field(
        Kind.CHOICE, mark("Stage"), to="stage", help=mark("How far the sale has come. A stage sets the probability.")
    )
    probability: Mapped[int] = field(Kind.PERCENT, mark("Probability"), default=0)
    stage_since: Mapped[date | None] = field(Kind.DATE, mark("In stage since"), editable=False)
    stage_when_closed_id: Mapped[int | None] = field(Kind.CHOICE, mark("Stage when closed"), to="stage", editable=False)
    sale_cycle: Mapped[int | None] = field(
        Kind.NUMBER, mark("Sale cycle"), editable=False, help=mark("Days from registered to sold or lost.")
    )
    reopen_date: Mapped[date | None] = field(Kind.DATE, mark("Re-open date"))
    reason_stalled_id: Mapped[int | None] = field(Kind.CHOICE, mark("Reason (stalled)"), to="reason_stalled")
    reason_sold_id: Mapped[int | None] = field(Kind.CHOICE, mark("Reason (sold)"), to="reason_sold")
    reason_lost_id: Mapped[int | None] = field(Kind.CHOICE, mark("Reason (lost)"), to="reason_lost")
    completed: Mapped[bool] = field(Kind.YES_NO, mark("Completed"), default=False)
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    source_id: Mapped[int | None] = field(Kind.CHOICE, mark("Source"), to="source")
    competitor_id: Mapped[int | None] = field(Kind.CHOICE, mark("Competitor"), to="competitor")
    credited_id: Mapped[int | None] = field(Kind.CHOICE, mark("Credited"), to="credited")
    cost: Mapped[int] = field(Kind.MONEY, mark("Total cost"), default=0, currency="currency_id")
    profit: Mapped[int] = field(Kind.MONEY, mark("Profit"), default=0, currency="currency_id")
    profit_percent: Mapped[int] = field(Kind.PERCENT, mark("Profit %"), default=0)
    visible_for: Mapped[str] = field(Kind.WORD, mark("Visible for"), words=VisibleFor, default=VisibleFor.ALL.value)
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")
    next_activity_date: Mapped[date | None] = field(
        Kind.DATE, mark("Next follow-up"), derived=True, help=mark("The oldest follow-up that is not completed.")
    )

    next_activity = Computed(
        Kind.DATE, mark("Next activity"), _next_activity,
        help=mark("The oldest follow-up that is not completed; for a stalled sale its re-open date."),
    )  # fmt: skip
    weighted_amount = Computed(Kind.MONEY, mark("Weighted amount"), _weighted, currency="currency_id")
    amount_base = Computed(Kind.MONEY, mark("Amount (base currency)"), lambda s: in_base(s.amount, s.currency_id))
    weighted_amount_base = Computed(
        Kind.MONEY, mark("Weighted amount (base currency)"), lambda s: in_base(_weighted(s), s.currency_id)
    )
    days_in_stage = Computed(Kind.NUMBER, mark("Days in stage"), _days_in_stage, summed=False)
    type_category = Computed(Kind.CHOICE, mark("Sale type category"), _type_category, to="sale_type_category")
    has_quote = Computed(Kind.YES_NO, mark("Has quote"), has_quote)


def overdue(sale: Any, today: date) -> ColumnElement[bool]:
    """NA-8, NA-10: whether a row of *sale* is red. Of a stalled sale the re-open date counts, not the sale date."""
    late = or_(func.coalesce(sale.next_activity_date < today, 0), func.coalesce(sale.sale_date < today, 0))
    is_open = and_(sale.status == SaleStatus.OPEN, late)
    stalled = and_(
        sale.status == SaleStatus.STALLED,
        or_(func.coalesce(sale.next_activity_date < today, 0), func.coalesce(sale.reopen_date < today, 0)),
    )
    return and_(sale.completed == False, or_(is_open, stalled))  # noqa: E712 (SQL)
