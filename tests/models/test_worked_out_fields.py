"""Fields that the database works out: weighted and converted amounts, the next activity, and which sales are red."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import SaleStatus
from desktop_crm.models.everything import Currency, FollowUp, Sale
from desktop_crm.models.sale import overdue

TODAY = date(2026, 11, 20)
PAST, FUTURE = TODAY - timedelta(1), TODAY + timedelta(1)


def sale(session: Session, **values: Any) -> Sale:
    made = Sale(title="x", **values)
    session.add(made)
    session.flush()
    return made


def shown(session: Session, key: str) -> Any:
    return session.scalar(select(CATALOGUE[key].value()))


@pytest.mark.parametrize(
    ("amount", "probability", "weighted"),
    [
        (655_000, 2_000, 131_000),
        (655_000, 10_000, 655_000),
        (655_000, 0, 0),
        (1, 5_000, 1),
        (1, 4_999, 0),
        (3, 5_000, 2),
        (10**12, 3_333, 333_300_000_000),
    ],
)
def test_sc38_weighted_amount_is_amount_by_probability_half_up(
    session: Session, amount: int, probability: int, weighted: int
) -> None:
    sale(session, amount=amount, probability=probability)
    assert shown(session, "sale.weighted_amount") == weighted


@pytest.mark.parametrize(
    ("amount", "rate", "unit", "base"),
    [(10_000, 12_677_000, 100, 1_268), (100, 11_500_000, 1, 1_150), (100, 1_000_000, 1, 100), (1, 500_000, 1, 1)],
)
def test_cu6_unit_of_the_currency_are_worth_rate_of_the_base(
    session: Session, amount: int, rate: int, unit: int, base: int
) -> None:
    session.add(Currency(name="EUR", rate=rate, unit=unit))
    session.flush()
    sale(session, amount=amount, probability=10_000, currency_id=1)
    assert shown(session, "sale.amount_base") == base
    assert shown(session, "sale.weighted_amount_base") == base


@pytest.mark.parametrize(
    ("amount", "rate", "unit", "base"),
    [
        (15_000_000_033, 650_123_457, 1_000_000, 9_751_852),  # 150 million rupiahs
        (-15_000_000_033, 650_123_457, 1_000_000, -9_751_852),
        (10**15 - 1, 12_677_000, 100, 126_770_000_000_000),
    ],
)
def test_cu6_a_large_amount_of_a_small_currency_is_whole_in_the_base(
    session: Session, amount: int, rate: int, unit: int, base: int
) -> None:
    session.add(Currency(name="IDR", rate=rate, unit=unit))
    session.flush()
    sale(session, amount=amount, currency_id=1)
    found = shown(session, "sale.amount_base")
    assert (found, type(found)) == (base, int)


def test_cu6_without_a_currency_an_amount_is_of_the_base_already(session: Session) -> None:
    sale(session, amount=123)
    assert shown(session, "sale.amount_base") == 123


@pytest.mark.parametrize(
    ("status", "reopen", "expected"),
    [
        (SaleStatus.OPEN, FUTURE, PAST),
        (SaleStatus.STALLED, FUTURE, FUTURE),
        (SaleStatus.STALLED, None, PAST),
    ],
)
def test_st5_a_stalled_sale_shows_its_reopen_date_as_next_activity(
    session: Session, status: SaleStatus, reopen: date | None, expected: date
) -> None:
    made = sale(session, status=status, reopen_date=reopen)
    session.add(FollowUp(title="Call", sale_id=made.id, date=PAST))
    session.flush()
    assert session.scalar(select(CATALOGUE["sale.next_activity"].value())) == expected
    assert session.scalar(select(Sale.next_activity_date)) == PAST


def test_na4_next_activity_is_the_oldest_follow_up_that_is_not_completed(session: Session) -> None:
    made = sale(session)
    for day, completed in ((3, False), (1, True), (2, False)):
        session.add(FollowUp(title="Call", sale_id=made.id, date=date(2026, 11, day), completed=completed))
    session.add(FollowUp(title="Without a day", sale_id=made.id))
    session.flush()
    assert session.scalar(select(Sale.next_activity_date)) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("status", "completed", "sale_date", "next_activity", "reopen", "red"),
    [
        (SaleStatus.OPEN, False, PAST, None, None, True),
        (SaleStatus.OPEN, False, TODAY, None, None, False),
        (SaleStatus.OPEN, False, None, None, None, False),
        (SaleStatus.OPEN, False, FUTURE, PAST, None, True),
        (SaleStatus.OPEN, False, FUTURE, TODAY, None, False),
        (SaleStatus.OPEN, True, PAST, PAST, None, False),
        (SaleStatus.SOLD, False, PAST, PAST, None, False),
        (SaleStatus.LOST, False, PAST, PAST, None, False),
        (SaleStatus.STALLED, False, PAST, None, None, False),
        (SaleStatus.STALLED, False, PAST, None, FUTURE, False),
        (SaleStatus.STALLED, False, FUTURE, None, PAST, True),
        (SaleStatus.STALLED, True, FUTURE, PAST, PAST, False),
    ],
)
def test_na8_na10_which_sales_are_red(
    session: Session,
    status: SaleStatus,
    completed: bool,
    sale_date: date | None,
    next_activity: date | None,
    reopen: date | None,
    red: bool,
) -> None:
    made = sale(session, status=status, completed=completed, sale_date=sale_date, reopen_date=reopen)
    if next_activity:
        session.add(FollowUp(title="Call", sale_id=made.id, date=next_activity))
    session.flush()
    assert session.scalars(select(Sale.id).where(overdue(Sale, TODAY))).all() == ([made.id] if red else [])
    assert session.scalars(select(Sale.id).where(~overdue(Sale, TODAY))).all() == ([] if red else [made.id])
