"""The arithmetic of quotes: the worked examples, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.enums import LineFigure
from desktop_crm.operations.quote_figures import Figures, figures, line_figures

ONE = 1_000_000  # a quantity


def shown(found: Figures) -> tuple[float, ...]:
    """Sum, discount, discount %, total, earnings, earnings %, as they are read."""
    told = (found.sum, found.discount, found.discount_percent, found.total, found.earnings, found.earnings_percent)
    return tuple(value / 100 for value in told)


@pytest.mark.parametrize(
    ("quantity", "figure", "value", "expected"),
    [
        (10, LineFigure.DISCOUNT_PERCENT, 1000, (130, 13, 10, 117, 17, 14.53)),
        (100, LineFigure.DISCOUNT_PERCENT, 1000, (1300, 130, 10, 1170, 170, 14.53)),
        (100, LineFigure.DISCOUNT, 10_000, (1300, 100, 7.69, 1200, 200, 16.67)),
        (100, LineFigure.TOTAL, 110_000, (1300, 200, 15.38, 1100, 100, 9.09)),
        (100, None, 0, (1300, 0, 0, 1300, 300, 23.08)),
        (100, LineFigure.EARNINGS, 20_000, (1300, 100, 7.69, 1200, 200, 16.67)),
    ],
)
def test_ql5_worked_example(quantity: int, figure: str | None, value: int, expected: tuple[float, ...]) -> None:
    """Cost 10, list price 13."""
    assert shown(line_figures(quantity * ONE, 1300, 1000, figure, value)) == expected


def test_ql6_second_example() -> None:
    found = line_figures(42 * ONE, 1_000_000, 500_000, LineFigure.DISCOUNT_PERCENT, 500)
    assert shown(found) == (420_000, 21_000, 5, 399_000, 189_000, 47.37)


def test_ql7_earnings_per_cent_give_the_total() -> None:
    assert line_figures(10 * ONE, 1300, 1000, LineFigure.EARNINGS_PERCENT, 2000).total == 12_500  # 100 / (1 − 0,2)
    with pytest.raises(ValueError, match="10000"):
        line_figures(10 * ONE, 1300, 1000, LineFigure.EARNINGS_PERCENT, 10_000)


def test_ql2_a_part_of_a_piece_and_halves_go_up() -> None:
    found = line_figures(ONE // 2, 1, 1)  # half a hundredth
    assert (found.sum, found.cost) == (1, 1)
    assert line_figures(2_500_000, 75_000, 0).sum == 187_500  # two and a half hours at 750


def test_qa1_an_alternatives_discount_comes_on_top_of_its_lines() -> None:
    found = figures(200_000, 120_000, LineFigure.DISCOUNT_PERCENT, 1000)
    assert (found.total, found.earnings, found.earnings_percent) == (180_000, 60_000, 3333)


def test_sd5_nothing_earns_nothing() -> None:
    assert shown(line_figures(0, 1300, 1000)) == (0, 0, 0, 0, 0, 0)


money = st.integers(0, 10**9)
typed = st.tuples(st.sampled_from([None, *LineFigure]), st.integers(-(10**4), 9_999))


@given(st.integers(0, 10**9), money, money, typed)
def test_ql2_ql3_figures_agree_and_what_was_typed_stays(
    quantity: int, price: int, cost: int, figure: tuple[LineFigure | None, int]
) -> None:
    name, value = figure
    found = line_figures(quantity, price, cost, name, value)
    assert found.discount == found.sum - found.total
    assert found.earnings == found.total - found.cost
    if name is not None:
        assert getattr(found, name) == value
