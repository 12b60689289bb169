"""Rates and conversion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.currency import (
    MILLION,
    Money,
    base_currency_id,
    convert,
    currencies,
    half_up,
    new_sale_currency_id,
    set_rate,
    to_base,
)
from desktop_crm.operations.errors import LineIsInUse, ValueNotTaken
from desktop_crm.operations.preferences import set_preference
from tests.factories import Workbench, sale


def by_code(w: Workbench) -> dict[str, Money]:
    return {money.code: money for money in w.ask(currencies)}


def test_cu6_200_sek_at_100_for_103_20_are_206_40_nok() -> None:
    assert to_base(20_000, 103_200_000, 100) == 20_640


def test_cu6_cross_conversion_goes_by_way_of_the_base(w: Workbench) -> None:
    money = by_code(w)
    assert convert(20_000, money["SEK"], money["NOK"]) == 20_640
    assert convert(20_640, money["NOK"], money["SEK"]) == 20_000
    assert convert(100_00, money["EUR"], money["SEK"]) == half_up(100_00 * 11_500_000 * 100, 103_200_000)
    assert convert(-20_000, money["SEK"], money["NOK"]) == -20_640


@pytest.mark.parametrize(("dividend", "divisor", "quotient"), [(1, 2, 1), (-1, 2, -1), (5, 3, 2), (4, 3, 1), (0, 7, 0)])
def test_half_up(dividend: int, divisor: int, quotient: int) -> None:
    assert half_up(dividend, divisor) == quotient


@given(st.integers(-(10**15), 10**15))
def test_cu2_the_base_is_worth_itself(amount: int) -> None:
    assert to_base(amount, MILLION, 1) == amount


def test_cu2_cu3_the_list_knows_its_base(w: Workbench) -> None:
    money = by_code(w)
    assert [code for code, one in money.items() if one.is_base] == ["NOK"]
    assert (money["SEK"].rate, money["SEK"].unit) == (103_200_000, 100)


def test_cu2_without_a_setting_the_base_is_the_first_that_is_worth_itself(w: Workbench) -> None:
    w.do(set_preference, "base_currency_id", None, personal=False)
    assert w.ask(base_currency_id) == w.ids["NOK"]
    assert w.ask(new_sale_currency_id) == w.ids["NOK"]


def test_cu4_a_new_rate_holds_for_old_sales_too(w: Workbench) -> None:
    id = sale(w, amount=20_000, currency_id=w.ids["SEK"])
    w.do(set_rate, w.ids["SEK"], 95_000_000, 100)
    assert w.row(RecordKind.SALE, id)["amount_base"] == 19_000
    assert (w.last.step.label, w.last.step.facts) == ("Change rate", {"title": "SEK"})


def test_cu2_the_rate_of_the_base_stays(w: Workbench) -> None:
    with pytest.raises(LineIsInUse):
        w.do(set_rate, w.ids["NOK"], 2 * MILLION)


@pytest.mark.parametrize(("rate", "unit"), [(0, 1), (-1, 1), (10**15, 1), (MILLION, 0)])
def test_a_rate_is_positive(w: Workbench, rate: int, unit: int) -> None:
    with pytest.raises(ValueNotTaken):
        w.do(set_rate, w.ids["SEK"], rate, unit)
