"""The user lists: what the choice fields choose from. Kept by the user, ranked, hidden rather than removed (SD-7)."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, func, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from desktop_crm.models.base import Base, Ranked
from desktop_crm.models.enums import DurationUnit, FollowUpForm, InternalStatus
from desktop_crm.models.types import Day


class ListItem(Ranked, Base):
    """A line of a plain list: one of `ListName`, or that of a user-defined field ("x12").

    `group_key` files categories under a group; `code` is a country's; `days` is how long a project of a type takes.
    """

    __tablename__ = "list_item"
    __table_args__ = (Index(None, "list_name", "rank"), Base.__table_args__)

    list_name: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, default="")
    group_key: Mapped[str] = mapped_column(Text, default="")
    days: Mapped[int | None] = mapped_column()


def group_of_category(category_id: Any) -> ColumnElement[Any]:
    """Return the SQL of the group that a category stands in (LEAD-1); NULL without a category."""
    line = aliased(ListItem)
    found = select(func.nullif(line.group_key, "")).where(line.id == category_id)
    return found.correlate_except(line).scalar_subquery()


class Stage(Ranked, Base):
    """A step on the way to a sale; `probability` in hundredths of a per cent (SG-3)."""

    __tablename__ = "stage"

    probability: Mapped[int] = mapped_column(default=0)


class SaleType(Ranked, Base):
    """What kind of sale it is: which stages it walks through, how long it is expected to take (SG-2, SC-21)."""

    __tablename__ = "sale_type"

    category_id: Mapped[int | None] = mapped_column(ForeignKey("list_item.id", ondelete="SET NULL"))
    duration: Mapped[int] = mapped_column(default=0)
    duration_unit: Mapped[str] = mapped_column(Text, default=DurationUnit.DAYS.value)
    has_guide: Mapped[int] = mapped_column(default=0)
    auto_advance: Mapped[int] = mapped_column(default=0)
    has_stakeholders: Mapped[int] = mapped_column(default=0)


class SaleTypeStage(Base):
    """One stage of one sale type."""

    __tablename__ = "sale_type_stage"
    __table_args__ = (Index(None, "sale_type_id", "rank"), Base.__table_args__)

    sale_type_id: Mapped[int] = mapped_column(ForeignKey("sale_type.id", ondelete="CASCADE"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id", ondelete="CASCADE"))
    rank: Mapped[int] = mapped_column(default=0)


class FollowUpType(Ranked, Base):
    """A type of follow-up; its form decides which fields it has (FU-1), `duration` in minutes (FU-2)."""

    __tablename__ = "follow_up_type"

    form: Mapped[str] = mapped_column(Text, default=FollowUpForm.TO_DO.value)
    duration: Mapped[int] = mapped_column(default=0)


class RequestStatus(Ranked, Base):
    """A status of requests; `system` is the `InternalStatus` that it counts as."""

    __tablename__ = "request_status"

    system: Mapped[str] = mapped_column(Text, default=InternalStatus.ACTIVE.value)


class Currency(Ranked, Base):
    """A currency: `unit` of it are worth `rate` millionths of the base currency (CU-6). `name` is its ISO code."""

    __tablename__ = "currency"

    rate: Mapped[int] = mapped_column(default=1_000_000)
    unit: Mapped[int] = mapped_column(default=1)


class PriceList(Ranked, Base):
    """A list of products and their prices, in one currency; valid from and to a day where those are given (10.9)."""

    __tablename__ = "price_list"

    currency_id: Mapped[int | None] = mapped_column(ForeignKey("currency.id", ondelete="SET NULL"))
    valid_from: Mapped[date | None] = mapped_column(Day)
    valid_to: Mapped[date | None] = mapped_column(Day)
    active: Mapped[int] = mapped_column(default=1)
