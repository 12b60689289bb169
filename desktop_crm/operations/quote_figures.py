"""The arithmetic of quotes (QL-2 … QL-7, QA-1): hundredths of money and of a per cent, rounded half up (QL-11)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop_crm.models.enums import LineFigure
from desktop_crm.operations.checks import FULL
from desktop_crm.operations.currency import MILLION, half_up, percent_of


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a line: *sum* at list prices, *total* less the discount, *cost* of all of it.

    Of an alternative *sum* is what its lines come to.
    """

    sum: int
    discount: int
    discount_percent: int
    total: int
    cost: int
    earnings: int
    earnings_percent: int


def line_figures(quantity: int, list_price: int, unit_cost: int, figure: str | None = None, value: int = 0) -> Figures:
    """QL-2, QL-3: *quantity* in millionths; *figure* names what was typed, *value* is that. Nothing typed: no discount.

    Raises ValueError for earnings of 100 % and more, which no total has (QL-7).
    """
    return figures(half_up(quantity * list_price, MILLION), half_up(quantity * unit_cost, MILLION), figure, value)


def figures(sum: int, cost: int, figure: str | None = None, value: int = 0) -> Figures:
    """QL-3, QA-1: the total that the typed figure asks for, and what follows from it; a typed per cent stays as it is.

    Raises ValueError for earnings of 100 % and more (QL-7).
    """
    total = sum if figure is None else _TOTALS[LineFigure(figure)](sum, cost, value)
    discount, earnings = sum - total, total - cost
    found = Figures(sum, discount, percent_of(discount, sum), total, cost, earnings, percent_of(earnings, total))
    return found if figure is None else replace(found, **{str(figure): value})


def _of_earnings_percent(_sum: int, cost: int, value: int) -> int:
    if value >= FULL:
        raise ValueError(value)
    return half_up(cost * FULL, FULL - value)


_TOTALS: Mapping[LineFigure, Callable[[int, int, int], int]] = {
    LineFigure.DISCOUNT_PERCENT: lambda sum, _cost, value: sum - half_up(sum * value, FULL),
    LineFigure.DISCOUNT: lambda sum, _cost, value: sum - value,
    LineFigure.TOTAL: lambda _sum, _cost, value: value,
    LineFigure.EARNINGS_PERCENT: _of_earnings_percent,
    LineFigure.EARNINGS: lambda _sum, cost, value: cost + value,
}
