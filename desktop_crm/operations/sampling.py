"""Whether few records fit a condition, judged by a sample.

SQLite does not know, and walks along the index of the order to look at each record. Where few fit, it is several times
faster to gather and sort those.
"""

from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.operators import custom_op
from sqlalchemy.sql.visitors import iterate

from desktop_crm.models.base import Base

_FEWER = 20_000  # a table of fewer records is read in no time, in any order
_SAMPLE = 400
_FEW = 0.35  # of the sample; from here on sorting costs as much as walking
_SUBQUERIES = frozenset({"select", "compound_select", "cte"})


def fits_few(session: Session, entity: Any, condition: ColumnElement[bool]) -> bool:
    """Whether a small part of the records of *entity* fits; False also where that would take long to find out."""
    if entity.__tablename__ in Base.metadata.info["views"]:  # they have no last record at hand, nor an order
        return False
    last = session.scalar(select(func.max(entity.id))) or 0
    if last < _FEWER or any(part.__visit_name__ in _SUBQUERIES for part in iterate(condition)):
        return False
    tried = entity.id.in_(range(1, last + 1, last // _SAMPLE))
    there, fitting = session.execute(
        select(func.count(), func.count().filter(condition)).select_from(entity).where(tried)
    ).one()
    return bool(there) and fitting < _FEW * there


def gathered(level: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a level of an order so that no index serves for it."""
    return UnaryExpression(level, operator=custom_op("+"))
