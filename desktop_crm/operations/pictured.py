"""What the pictures show: one sale of each status, with as much as possible to see, and some steps taken on one."""

from datetime import timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.sale import Sale
from desktop_crm.operations.records import stored
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_status import mark_as_sold, next_stage
from desktop_crm.storage.journal import Journal


def pictured_sales(session: Session) -> dict[SaleStatus, int]:
    """Return one well-filled sale of each status: with company, person, description, note and many follow-ups."""
    count = select(func.count(FollowUp.id)).where(FollowUp.sale_id == Sale.id).scalar_subquery()
    filled = [case((column != "", 1), else_=0) for column in (Sale.description, Sale.note)]
    linked = [case((column.is_not(None), 1), else_=0) for column in (Sale.company_id, Sale.person_id, Sale.project_id)]
    order = (sum((*filled, *linked)).desc(), count.desc(), Sale.id)  # type: ignore[attr-defined]
    found = {s: session.scalar(select(Sale.id).where(Sale.status == s).order_by(*order).limit(1)) for s in SaleStatus}
    return {status: sale_id for status, sale_id in found.items() if sale_id is not None}


def take_pictured_steps(session: Session, journal: Journal, user_id: int | None) -> None:
    """Take some steps on the pictured open sale, and undo the last one, so that there is a history to show."""
    id = pictured_sales(session)[SaleStatus.OPEN]
    sale = stored(session, RecordKind.SALE, id)
    texts = {"note": f"{sale['note']}\n\n{sale['description']}"}
    moved = {"owner_id": sale["registered_by"], "sale_date": sale["sale_date"] + timedelta(14)}
    for values in ({"amount": sale["amount"] * 5 // 4}, texts, moved):
        journal.run(edit_sale, id, values, user_id=user_id)
    for operation in (next_stage, mark_as_sold):
        journal.run(operation, [id], user_id=user_id)
    journal.undo()
