"""Which sales the pictures show: one of each status, with as much as possible to see."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import SaleStatus
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.sale import Sale


def pictured_sales(session: Session) -> dict[SaleStatus, int]:
    """Return one well-filled sale of each status: with company, person, description, note and many follow-ups."""
    count = select(func.count(FollowUp.id)).where(FollowUp.sale_id == Sale.id).scalar_subquery()
    filled = [case((column != "", 1), else_=0) for column in (Sale.description, Sale.note)]
    linked = [case((column.is_not(None), 1), else_=0) for column in (Sale.company_id, Sale.person_id, Sale.project_id)]
    order = (sum((*filled, *linked)).desc(), count.desc(), Sale.id)  # type: ignore[attr-defined]
    found = {s: session.scalar(select(Sale.id).where(Sale.status == s).order_by(*order).limit(1)) for s in SaleStatus}
    return {status: sale_id for status, sale_id in found.items() if sale_id is not None}
