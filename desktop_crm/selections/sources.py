"""What the sources of lists mean in SQL."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.enums import FollowUpForm, InternalStatus, RecordKind, SaleStatus
from desktop_crm.models.everything import (
    Company,
    ContactRow,
    Document,
    Favourite,
    FollowUp,
    FollowUpType,
    Person,
    Product,
    Project,
    ProjectMember,
    Request,
    Sale,
    Selection,
)
from desktop_crm.models.project import is_behind
from desktop_crm.models.request import is_late_request
from desktop_crm.models.sale import overdue
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.members import condition_of_members, contacts, seen_by
from desktop_crm.selections.viewpoint import Viewpoint
from desktop_crm.selections.where import where

Condition = Callable[..., ColumnElement[bool]]


def _open() -> ColumnElement[bool]:
    return and_(Sale.status == SaleStatus.OPEN, Sale.completed == False)  # noqa: E712 (SQL)


def _few(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell SQLite that few records are so: it then gathers and sorts them, rather than walk over all in their order."""
    return func.unlikely(condition)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return first, following


def _closing_this_month(view: Viewpoint) -> ColumnElement[bool]:
    first, following = _month(view.today)
    return and_(_few(_open()), Sale.sale_date >= first, Sale.sale_date < following)


def _assistant(view: Viewpoint) -> ColumnElement[bool]:
    """SL-3, SL-4: my sales that need me in the days ahead, or have needed me since; those completed no more."""
    until = view.today + timedelta(days=view.days_ahead())
    needed = or_(
        Sale.next_activity_date <= until,
        and_(Sale.status == SaleStatus.OPEN, Sale.sale_date <= until),
        and_(Sale.status == SaleStatus.STALLED, Sale.reopen_date <= until),
    )
    return and_(Sale.owner_id == view.user_id, Sale.completed == False, needed)  # noqa: E712 (SQL)


def _overdue(view: Viewpoint) -> ColumnElement[bool]:
    return and_(_few(Sale.status.in_((SaleStatus.OPEN, SaleStatus.STALLED))), overdue(Sale, view.today))


def _activities(view: Viewpoint, *, completed: bool = True, mine: bool = False, **about: int) -> ColumnElement[bool]:
    """Follow-ups of one record (`sale_id=7`), without some forms (`meeting=False`) or the completed ones (6.2)."""
    left_out = [form for form in FollowUpForm if not about.pop(form, True)]
    conditions = [getattr(FollowUp, name) == value for name, value in about.items()]
    if left_out:
        conditions.append(FollowUp.type_id.not_in(select(FollowUpType.id).where(FollowUpType.form.in_(left_out))))
    if not completed:
        conditions.append(FollowUp.completed == False)  # noqa: E712 (SQL)
    if mine:
        conditions.append(FollowUp.owner_id == view.user_id)
    return and_(true(), *conditions)


def _sales_of(view: Viewpoint, *, closed: bool = True, mine: bool = False, **about: int) -> ColumnElement[bool]:
    """SL-5: the sales of one company, person or project, in all statuses, or without the closed and completed ones."""
    conditions = [getattr(Sale, name) == value for name, value in about.items()]
    if not closed:
        conditions += [Sale.status.in_((SaleStatus.OPEN, SaleStatus.STALLED)), Sale.completed == False]  # noqa: E712
    if mine:
        conditions.append(Sale.owner_id == view.user_id)
    return and_(true(), *conditions)


def _persons_of(_view: Viewpoint, *, company_id: int, former: bool = False) -> ColumnElement[bool]:
    """The persons of a company; those who have left only where asked for."""
    mine = Person.company_id == company_id
    return mine if former else and_(mine, Person.former_employee == False)  # noqa: E712 (SQL)


def _members_of(_view: Viewpoint, *, project_id: int, former: bool = False) -> ColumnElement[bool]:
    """The members of a project; persons who have left their company only where asked for."""
    mine = ProjectMember.project_id == project_id
    if former:
        return mine
    left = select(Person.id).where(Person.former_employee == True)  # noqa: E712 (SQL)
    return and_(mine, or_(ProjectMember.person_id.is_(None), ProjectMember.person_id.not_in(left)))


def _projects_of(view: Viewpoint, *, completed: bool = True, mine: bool = False, **about: int) -> ColumnElement[bool]:
    """The projects in which a company or person takes part."""
    members = [getattr(ProjectMember, name) == value for name, value in about.items()]
    conditions: list[ColumnElement[bool]] = [Project.id.in_(select(ProjectMember.project_id).where(*members))]
    if not completed:
        conditions.append(Project.completed == False)  # noqa: E712 (SQL)
    if mine:
        conditions.append(Project.responsible_id == view.user_id)
    return and_(*conditions)


def _documents_of(view: Viewpoint, *, mine: bool = False, **about: int) -> ColumnElement[bool]:
    """The documents of one company, person, sale or project."""
    conditions = [getattr(Document, name) == value for name, value in about.items()]
    return and_(true(), *conditions, *([Document.owner_id == view.user_id] if mine else []))


def _requests_of(view: Viewpoint, *, closed: bool = True, mine: bool = False, **about: int) -> ColumnElement[bool]:
    """The requests of one company, person, sale or project, or those of them that are not closed."""
    conditions = [getattr(Request, name) == value for name, value in about.items()]
    if not closed:
        conditions.append(Request.internal_status != InternalStatus.CLOSED)
    return and_(true(), *conditions, *([Request.owner_id == view.user_id] if mine else []))


def _postponed(view: Viewpoint) -> ColumnElement[bool]:
    """From their day on, postponed requests are active again."""
    ahead = or_(Request.postponed_to.is_(None), Request.postponed_to > view.today)
    return and_(Request.internal_status == InternalStatus.POSTPONED, ahead)


def _active(view: Viewpoint) -> ColumnElement[bool]:
    due = and_(Request.internal_status == InternalStatus.POSTPONED, Request.postponed_to <= view.today)
    return or_(Request.internal_status == InternalStatus.ACTIVE, due)


def _starred(view: Viewpoint, entity: Any) -> ColumnElement[bool]:
    """15.1: the records that the user has given a star."""
    mine = (Favourite.user_id == view.user_id, Favourite.record == entity.__tablename__)
    return entity.id.in_(select(Favourite.record_id).where(*mine))


def _selected(view: Viewpoint, *, selection_id: int) -> ColumnElement[bool]:
    """The members of a selection."""
    assert view.definition is not None
    return condition_of_members(view.definition(selection_id), view)


def _contacts_selected(view: Viewpoint, *, selection_id: int) -> ColumnElement[bool]:
    """VIEW-1: the companies and persons behind the members of a selection."""
    assert view.definition is not None
    return ContactRow.id.in_(contacts(view.definition(selection_id), view))


def _one_side_selected(entity: Any, link: Any) -> Condition:
    """VIEW-3: of the companies and persons behind a selection's members, the companies or the persons."""

    def condition(view: Viewpoint, *, selection_id: int) -> ColumnElement[bool]:
        there = select(link).where(_contacts_selected(view, selection_id=selection_id), link.is_not(None))
        chosen: ColumnElement[bool] = entity.id.in_(there)
        return chosen

    return condition


SOURCES: Mapping[str, Condition] = {
    "selection": _selected,
    "selection.contacts": _contacts_selected,
    "selection.companies": _one_side_selected(Company, ContactRow.company_id),
    "selection.persons": _one_side_selected(Person, ContactRow.person_id),
    "selections.mine": lambda v: and_(Selection.owner_id == v.user_id, Selection.completed == False),  # noqa: E712
    "selections.active": lambda _v: Selection.completed == False,  # noqa: E712 (SQL)
    "selections.completed": lambda _v: Selection.completed == True,  # noqa: E712 (SQL)
    "all": lambda _v: true(),
    "none": lambda _v: false(),
    "sales.mine_open": lambda v: and_(_open(), Sale.owner_id == v.user_id),
    "sales.assistant": _assistant,
    "sales.closing_this_month": _closing_this_month,
    "sales.overdue": _overdue,
    "sales.stalled": lambda _v: _few(Sale.status == SaleStatus.STALLED),
    "sales.all": lambda _v: true(),
    "sales.of": _sales_of,
    "companies.mine": lambda v: Company.our_contact_id == v.user_id,
    "persons.mine": lambda v: and_(Person.our_contact_id == v.user_id, Person.former_employee == False),  # noqa: E712
    "persons.of": _persons_of,
    "projects.mine": lambda v: Project.responsible_id == v.user_id,
    "projects.behind": lambda v: is_behind(Project, v.today),
    "projects.running": lambda _v: Project.completed == False,  # noqa: E712 (SQL)
    "projects.of": _projects_of,
    "members.of": _members_of,
    "documents.mine": lambda v: Document.owner_id == v.user_id,
    "documents.unfinished": lambda _v: Document.completed == False,  # noqa: E712 (SQL)
    "documents.of": _documents_of,
    "requests.mine_open": lambda v: and_(_active(v), Request.owner_id == v.user_id),
    "requests.overdue": lambda v: is_late_request(Request, v.today),
    "requests.without_owner": lambda v: and_(_active(v), Request.owner_id.is_(None)),
    "requests.postponed": _postponed,
    "requests.of": _requests_of,
    "products.in_assortment": lambda _v: Product.in_assortment == True,  # noqa: E712 (SQL)
    "follow_ups.of": _activities,
}


def condition_of(listing: Listing, view: Viewpoint) -> ColumnElement[bool]:
    """Return the WHERE of a listing, as SQL over the class of its records. Raises CriteriaAtFault."""
    found = _found(listing, view)
    if listing.record is RecordKind.SELECTION:
        found = and_(found, seen_by(view, Selection))
    return found if listing.narrowed is None else and_(found, where(listing.narrowed, view))


def _found(listing: Listing, view: Viewpoint) -> ColumnElement[bool]:
    if listing.criteria is not None:
        return where(listing.criteria, view)
    if listing.source == "starred":
        return _starred(view, entity_of(listing))
    return SOURCES[listing.source](view, **dict(listing.about))


def entity_of(listing: Listing) -> Any:
    """Return the mapped class whose ids a listing answers with."""
    return class_of(listing.record)


def is_late_follow_up(follow_up: Any, day: date) -> ColumnElement[bool]:
    """NA-7: a follow-up that is not completed and whose day is past."""
    return and_(follow_up.completed == False, follow_up.date < day)  # noqa: E712 (SQL)
