"""What the pictures show: records with as much as possible to see, and some steps taken on one of them."""

from datetime import timedelta
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Any

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.everything import (
    Company,
    Document,
    FollowUp,
    Person,
    Picture,
    Product,
    Project,
    ProjectMember,
    Request,
    Sale,
)
from desktop_crm.operations.company import register_company
from desktop_crm.operations.records import stored
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_status import mark_as_sold, next_stage
from desktop_crm.operations.step import user_id as user_at_work
from desktop_crm.storage.journal import Journal


def pictured_sales(session: Session) -> dict[SaleStatus, int]:
    """Return one well-filled sale of each status: with company, person, description, note and many follow-ups.

    It is one of the user's own where there is any, so that it stands in the user's lists.
    """
    mine = case((Sale.owner_id == user_at_work(session), 1), else_=0)
    count = select(func.count(FollowUp.id)).where(FollowUp.sale_id == Sale.id).scalar_subquery()
    filled = [case((column != "", 1), else_=0) for column in (Sale.description, Sale.note)]
    linked = [case((column.is_not(None), 1), else_=0) for column in (Sale.company_id, Sale.person_id, Sale.project_id)]
    order = (mine.desc(), reduce(add, (*filled, *linked)).desc(), count.desc(), Sale.id)
    found = {s: session.scalar(select(Sale.id).where(Sale.status == s).order_by(*order).limit(1)) for s in SaleStatus}
    return {status: sale_id for status, sale_id in found.items() if sale_id is not None}


def pictured_records(session: Session) -> dict[RecordKind, int]:
    """Return one record of each other kind with a screen, of which there is much to see."""
    found = {
        RecordKind.COMPANY: session.scalar(_fullest(Company, Person.company_id, Sale.company_id)),
        RecordKind.PERSON: session.scalar(_fullest(Person, Sale.person_id, FollowUp.person_id)),
        RecordKind.PROJECT: session.scalar(_fullest(Project, ProjectMember.project_id, Sale.project_id)),
        RecordKind.REQUEST: session.scalar(_of_mine(session, Request, Request.internal_status)),
        RecordKind.DOCUMENT: session.scalar(_of_mine(session, Document, Document.completed)),
        RecordKind.PRODUCT: session.scalar(select(Product.id).order_by(Product.sort_key).limit(1)),
    }
    return {kind: id for kind, id in found.items() if id is not None}


def _of_mine(session: Session, entity: Any, first: Any) -> Select[Any]:
    """A record of the user's own with words on it, the newest of those that are still worked on."""
    mine = case((entity.owner_id == user_at_work(session), 0), else_=1)
    return select(entity.id).order_by(mine, first, entity.description == "", entity.id.desc()).limit(1)


def _fullest(entity: Any, first: Any, second: Any) -> Select[Any]:
    """The record with most of two kinds of others, few of neither; one with a picture, where any has one."""
    counts = [select(func.count()).where(link == entity.id).scalar_subquery() for link in (first, second)]
    member = [link for link in ProjectMember.__table__.c if link.name == f"{entity.__tablename__}_id"]
    inside = [exists().where(link == entity.id).desc() for link in member]
    going = [entity.completed] if hasattr(entity, "completed") else []
    shown = exists().where(Picture.record == entity.__tablename__, Picture.record_id == entity.id)
    return (
        select(entity.id)
        .order_by(*going, shown.desc(), *inside, func.min(*counts).desc(), reduce(add, counts).desc(), entity.id)
        .limit(1)
    )


_REGISTERED_TWICE = select(Company.name, Company.city, Company.note).order_by(Company.note == "", Company.id).limit(4)


def take_pictured_steps(session: Session, journal: Journal, user_id: int | None) -> None:
    """Take some steps on the pictured open sale, and undo the last one, so that there is a history to show.

    Some companies are registered once more, so that there are duplicates.
    """
    twice = session.execute(_REGISTERED_TWICE).all()
    for company, other in pairwise(twice):
        again = {"name": company.name.rpartition(" ")[0] or company.name, "city": company.city, "note": other.note}
        journal.run(register_company, again, user_id=user_id)
    id = pictured_sales(session)[SaleStatus.OPEN]
    sale = stored(session, RecordKind.SALE, id)
    texts = {"note": f"{sale['note']}\n\n{sale['description']}"}
    moved = {"owner_id": sale["registered_by"], "sale_date": sale["sale_date"] + timedelta(14)}
    for values in ({"amount": sale["amount"] * 5 // 4}, texts, moved):
        journal.run(edit_sale, id, values, user_id=user_id)
    for operation in (next_stage, mark_as_sold):
        journal.run(operation, [id], user_id=user_id)
    journal.undo()
