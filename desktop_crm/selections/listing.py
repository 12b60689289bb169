"""Listings: which records a list holds and in which order, as a value. A selection will be one more source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, true

from desktop_crm.models.catalogue import class_of, mark
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.sale import Sale, overdue


@dataclass(frozen=True, slots=True)
class Order:
    """One sort level: the path of a field ("sale.company.name" …) and its direction."""

    path: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records of one kind. *source* names the condition in `SOURCES`; *about* are its arguments."""

    record: RecordKind
    source: str
    about: tuple[tuple[str, Any], ...] = ()
    order: tuple[Order, ...] = ()

    def sorted_by(self, *order: Order) -> "Listing":
        """Return the same list in another order."""
        return replace(self, order=order)


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Who looks, and on which day."""

    user_id: int | None
    today: date


Condition = Callable[..., ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Source:
    """A named condition with the label under which a user finds it."""

    label: str
    condition: Condition


def _open() -> ColumnElement[bool]:
    return and_(Sale.status == SaleStatus.OPEN, Sale.completed == False)  # noqa: E712 (SQL)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return first, following


def _closing_this_month(view: Viewpoint) -> ColumnElement[bool]:
    first, following = _month(view.today)
    return and_(_open(), Sale.sale_date >= first, Sale.sale_date < following)


def _activities(_view: Viewpoint, *, forms: tuple[int, ...] | None = None, completed: bool = True, **about: int) -> Any:
    """Follow-ups of one record (`sale_id=7`), of some types only, with or without the completed ones (6.2)."""
    conditions = [getattr(FollowUp, name) == value for name, value in about.items()]
    if forms is not None:
        conditions.append(FollowUp.type_id.in_(forms))
    if not completed:
        conditions.append(FollowUp.completed == False)  # noqa: E712 (SQL)
    return and_(true(), *conditions)


SALES_LISTS: Mapping[str, Source] = {
    "sales.mine_open": Source(mark("My open sales"), lambda v: and_(_open(), Sale.owner_id == v.user_id)),
    "sales.closing_this_month": Source(mark("Closing this month"), _closing_this_month),
    "sales.overdue": Source(mark("Overdue sales"), lambda v: overdue(Sale, v.today)),
    "sales.stalled": Source(mark("Stalled sales"), lambda _v: Sale.status == SaleStatus.STALLED),
    "sales.all": Source(mark("All sales"), lambda _v: true()),
}

SOURCES: Mapping[str, Source] = {**SALES_LISTS, "follow_ups.of": Source(mark("Activities"), _activities)}


def condition_of(listing: Listing, view: Viewpoint) -> ColumnElement[bool]:
    """Return the WHERE of a listing, as SQL over the class of its records."""
    return SOURCES[listing.source].condition(view, **dict(listing.about))


def entity_of(listing: Listing) -> Any:
    """Return the mapped class whose ids a listing answers with."""
    return class_of(listing.record)


def is_late_follow_up(follow_up: Any, day: date) -> ColumnElement[bool]:
    """NA-7: a follow-up that is not completed and whose day is past."""
    return and_(follow_up.completed == False, follow_up.date < day)  # noqa: E712 (SQL)
