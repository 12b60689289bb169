"""Weighted and base amounts as lists show them: worked out by the database, half up, for any size and sign."""

from datetime import timedelta

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.currency import Money, convert, currencies
from desktop_crm.operations.reading import Amount, rows_of
from desktop_crm.operations.sale_form import weighted
from tests import factories

PATHS = ("sale.weighted_amount", "sale.amount_base", "sale.weighted_amount_base")


@pytest.mark.parametrize("amount", [655_000, -655_000, 0, 1, -1, 5, 99_999_999_999_999, -99_999_999_999_999])
@pytest.mark.parametrize("probability", [0, 2000, 3333, 10_000])
def test_sc38_sc42_cu6_amounts_agree_with_python(w: factories.Workbench, amount: int, probability: int) -> None:
    sek = next(money for money in w.ask(currencies) if money.code == "SEK")
    base = Money(0, "", "", 1_000_000, 1, True)
    sale = factories.sale(w, amount=amount, probability=probability, currency_id=sek.id)
    shown, in_base, weighted_base = w.ask(rows_of, RecordKind.SALE, PATHS, [sale])[sale].values
    assert shown == Amount(weighted(amount, probability), "SEK")
    assert in_base == convert(amount, sek, base)
    assert weighted_base == convert(weighted(amount, probability), sek, base)


def test_sc40_days_in_stage_go_by_the_clock_of_the_file(w: factories.Workbench) -> None:
    sale = factories.sale(w)
    first = w.ask(rows_of, RecordKind.SALE, ["sale.days_in_stage"], [sale])[sale].values
    w.file.clock.moment += timedelta(days=12)
    later = w.ask(rows_of, RecordKind.SALE, ["sale.days_in_stage"], [sale])[sale].values
    assert (first, later) == ((0,), (12,))
