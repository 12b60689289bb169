"""What a list asks about its own ids."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Currency, Sale
from desktop_crm.operations.first_start import prepare
from desktop_crm.operations.listed import amount_in_base, first_beginning, told_rows
from desktop_crm.operations.reading import Amount
from desktop_crm.selections.criteria import Criteria, Group, Line
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal

SALE = RecordKind.SALE
ALL = Listing(SALE, "sales.all")

Add = Callable[..., list[int]]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    file = DataFile.open(tmp_path / "sales.dcrm", FixedClock(datetime(2026, 6, 10, 12, tzinfo=UTC)))
    prepare(Journal(file), "nb", "Kari Ødegård", "KØ")
    with file.writing() as writing:
        yield writing
        writing.rollback()
    file.close()


@pytest.fixture
def add(session: Session) -> Add:
    session.connection().exec_driver_sql("UPDATE journal_gate SET replay = 1")

    def save(*records: Any) -> list[int]:
        for record in records:
            session.add(record)
            session.flush()
        return [record.id for record in records]

    return save


def test_cu6_the_sum_of_mixed_currencies_is_in_the_base_currency(add: Add, session: Session) -> None:
    nok, sek = (session.scalars(select(Currency).where(Currency.name == code)).one() for code in ("NOK", "SEK"))
    ids = add(
        Sale(title="a", amount=100_00, currency_id=nok.id), Sale(title="b", amount=200_00, currency_id=sek.id),
        Sale(title="not asked for", amount=900_00),
    )  # fmt: skip
    swedish = round(200_00 * sek.rate / sek.unit / 1_000_000)
    assert amount_in_base(session, ALL, ids[:2]) == Amount(100_00 + swedish, "NOK")
    assert swedish != 200_00


def test_the_sum_of_no_sales_is_nothing(session: Session) -> None:
    assert amount_in_base(session, ALL, array("q")) == Amount(0, "NOK")


def test_the_sum_of_all_but_a_few_is_worked_out_from_the_few(add: Add, session: Session) -> None:
    ids = add(*(Sale(title="a", amount=10**n) for n in range(6)), Sale(title="b", amount=7, status="lost"))
    open_ones = replace(ALL, narrowed=Criteria(SALE, Group(parts=(Line("sale.status", Operator.ONE_OF, ("open",)),))))
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert amount_in_base(session, open_ones, array("q", ids[1:2]), left_out=True).minor == 111_101
    assert amount_in_base(session, open_ones, array("q"), left_out=True).minor == 111_111
    assert len(asked) == 3 + 2  # all of a list is one statement, and one tells the currency


def test_a_sum_over_more_ids_than_one_statement_takes(add: Add, session: Session) -> None:
    (id,) = add(Sale(title="a", amount=700))
    assert amount_in_base(session, ALL, array("q", [*range(10_000, 15_000), id])) == Amount(700, "NOK")


@pytest.mark.parametrize(
    ("typed", "start", "found"), [("å", 0, 1), ("AA", 0, None), ("b", 0, 0), ("b", 1, 2), ("b", 3, 0)]
)
def test_a_typed_beginning_is_looked_for_from_the_place_and_round(
    add: Add, session: Session, typed: str, start: int, found: int | None
) -> None:
    ids = array("q", add(Sale(title="Boat"), Sale(title="Ås"), Sale(title="Bus"), Sale(title="Car")))
    assert first_beginning(session, SALE, "sale.title", ids, typed, start) == (None if found is None else ids[found])


def test_rows_are_told_in_the_order_of_the_ids_without_those_that_are_gone(add: Add, session: Session) -> None:
    ids = add(Sale(title="a"), Sale(title="b"))
    told = told_rows(session, SALE, ["sale.title"], [ids[1], 4711, ids[0]], lambda row: row.values[0])
    assert told == ["b", "a"]
