"""Money in SQL: shares of whole numbers, rounded half up, and amounts in the base currency."""

from typing import Any

from sqlalchemy import ColumnElement, Float, Integer, case, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from desktop_crm.models.lists import Currency

_MILLION = 1_000_000
_PLUS, _MINUS = literal_column("1", Integer), literal_column("-1", Integer)
FULL_SHARE = literal_column("10000", Integer)  # 100 % in hundredths of a per cent


def share(amount: Any, part: Any, whole: Any) -> ColumnElement[int]:
    """amount × part ÷ whole, half up away from zero; whole and rest apart, so that products seldom leave 63 bits.

    SQLite turns a product that does into a real number: the rest of a rate per million units is then rounded as one.
    """
    size = func.abs(amount, type_=Integer)
    rest: Any = size % whole
    doubled = rest * part * 2 + whole
    rounded = cast(func.round(cast(rest, Float) * part / whole), Integer)
    found = case((func.typeof(doubled) == "integer", doubled // (whole * 2)), else_=rounded)
    return case((amount < 0, _MINUS), else_=_PLUS) * ((size // whole) * part + found)


def in_base(expression: Any, currency_id: Any) -> ColumnElement[int]:
    """CU-6: `unit` of the currency = `rate` millionths of the base currency; without a currency it is the base's."""
    money = aliased(Currency)
    worth = share(expression, money.rate, money.unit * _MILLION)
    found = select(worth).where(money.id == currency_id).correlate_except(money).scalar_subquery()
    return func.coalesce(found, expression, type_=Integer)
