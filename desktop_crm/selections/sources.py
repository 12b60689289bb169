"""What the sources of lists mean in SQL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, select, true

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.enums import SaleStatus
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.lists import FollowUpType
from desktop_crm.models.sale import Sale, overdue
from desktop_crm.selections.listing import Listing


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Who looks, and on which day."""

    user_id: int | None
    today: date


Condition = Callable[..., ColumnElement[bool]]


def _open() -> ColumnElement[bool]:
    return and_(Sale.status == SaleStatus.OPEN, Sale.completed == False)  # noqa: E712 (SQL)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return first, following


def _closing_this_month(view: Viewpoint) -> ColumnElement[bool]:
    first, following = _month(view.today)
    return and_(_open(), Sale.sale_date >= first, Sale.sale_date < following)


def _activities(_view: Viewpoint, *, forms: tuple[str, ...] | None = None, completed: bool = True, **about: int) -> Any:
    """Follow-ups of one record (`sale_id=7`), of some forms only, with or without the completed ones (6.2)."""
    conditions = [getattr(FollowUp, name) == value for name, value in about.items()]
    if forms is not None:
        conditions.append(FollowUp.type_id.in_(select(FollowUpType.id).where(FollowUpType.form.in_(forms))))
    if not completed:
        conditions.append(FollowUp.completed == False)  # noqa: E712 (SQL)
    return and_(true(), *conditions)


SOURCES: Mapping[str, Condition] = {
    "sales.mine_open": lambda v: and_(_open(), Sale.owner_id == v.user_id),
    "sales.closing_this_month": _closing_this_month,
    "sales.overdue": lambda v: overdue(Sale, v.today),
    "sales.stalled": lambda _v: Sale.status == SaleStatus.STALLED,
    "sales.all": lambda _v: true(),
    "follow_ups.of": _activities,
}


def condition_of(listing: Listing, view: Viewpoint) -> ColumnElement[bool]:
    """Return the WHERE of a listing, as SQL over the class of its records."""
    return SOURCES[listing.source](view, **dict(listing.about))


def entity_of(listing: Listing) -> Any:
    """Return the mapped class whose ids a listing answers with."""
    return class_of(listing.record)


def is_late_follow_up(follow_up: Any, day: date) -> ColumnElement[bool]:
    """NA-7: a follow-up that is not completed and whose day is past."""
    return and_(follow_up.completed == False, follow_up.date < day)  # noqa: E712 (SQL)
