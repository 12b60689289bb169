"""Shares of whole numbers, as SQLite works them out."""

import pytest
from sqlalchemy import ColumnElement, Integer, column, create_engine, literal, select

from desktop_crm.models.money import FULL_SHARE, share

HALF = literal(5_000)


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, 0), (3, 2), (-3, -2), (1, 1), (-1, -1), (100, 50), (-100, -50), (None, None)]
)
def test_a_share_is_rounded_half_up_away_from_zero(amount: int | None, expected: int | None) -> None:
    with create_engine("sqlite://").connect() as connection:
        assert connection.scalar(select(share(literal(amount, Integer), HALF, FULL_SHARE))) == expected


def test_a_share_of_a_share_stays_short() -> None:
    """Each place where the amount stands is a copy of it: a share of a share holds the square of them."""
    once = share(column("amount", Integer), HALF, FULL_SHARE)
    assert _said(once).count("amount") == 5
    assert _said(share(once, HALF, FULL_SHARE)).count("amount") == 5**2


def _said(expression: ColumnElement[int]) -> str:
    return str(expression.compile(compile_kwargs={"literal_binds": True}))
