"""What a column comes to: sum, average, least and greatest, and in which currency."""

from datetime import date
from typing import Any

import pytest

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.figures import Calculation, Figure, Measure, calculations_of, figures_of, label_of
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.selections.listing import Listing
from tests import factories
from tests.factories import Workbench

SUM, AVERAGE, LEAST, GREATEST = Calculation
ALL = Listing(RecordKind.SALE, "sales.all")


def figure(w: Workbench, path: str, calculation: Calculation) -> Figure:
    (found,) = w.ask(figures_of, ALL, [Measure(path, calculation)])
    return found


def sell(w: Workbench, amounts: list[int], currency: str = "NOK", **values: Any) -> None:
    for amount in amounts:
        factories.sale(w, amount=amount, currency_id=w.ids[currency], **values)


def test_col6_what_can_be_worked_out_depends_on_the_kind() -> None:
    offered = {path: calculations_of(CATALOGUE[path]) for path in (
        "sale.amount", "sale.probability", "sale.days_in_stage", "sale.sale_date", "sale.title", "sale.status",
    )}  # fmt: skip
    assert offered == {
        "sale.amount": (SUM, AVERAGE, LEAST, GREATEST), "sale.probability": (AVERAGE, LEAST, GREATEST),
        "sale.days_in_stage": (AVERAGE, LEAST, GREATEST), "sale.sale_date": (LEAST, GREATEST),
        "sale.title": (), "sale.status": (),
    }  # fmt: skip
    assert label_of(CATALOGUE["sale.sale_date"], LEAST) == "Earliest"
    assert label_of(CATALOGUE["sale.amount"], LEAST) == "Least"


@pytest.mark.parametrize(
    ("calculation", "value"), [(SUM, 1001), (AVERAGE, 334), (LEAST, 100), (GREATEST, 600)]
)  # fmt: skip
def test_col6_the_figures_of_a_column(w: Workbench, calculation: Calculation, value: int) -> None:
    sell(w, [100, 301, 600])
    assert figure(w, "sale.amount", calculation) == Figure(value)


def test_an_average_is_of_those_that_have_a_value(w: Workbench) -> None:
    sell(w, [1])
    closed = factories.sale(w, amount=1)
    assert figure(w, "sale.sale_cycle", AVERAGE) == Figure(None)
    w.do(mark_as_sold, [closed], w.ids["Best price"])
    assert figure(w, "sale.sale_cycle", AVERAGE) == Figure(0)


def test_the_least_and_the_greatest_of_days_are_days(w: Workbench) -> None:
    sell(w, [1], sale_date=date(2026, 7, 1))
    sell(w, [1], sale_date=date(2026, 9, 1))
    assert figure(w, "sale.sale_date", LEAST) == Figure(date(2026, 7, 1))
    assert figure(w, "sale.sale_date", GREATEST) == Figure(date(2026, 9, 1))


def test_cu7_amounts_of_several_currencies_come_to_the_base_currency_which_is_named(w: Workbench) -> None:
    sell(w, [100_00])
    sell(w, [200_00], "SEK")
    assert figure(w, "sale.amount", SUM) == Figure(100_00 + 206_40, "NOK", mixed=True)
    assert figure(w, "sale.amount", AVERAGE) == Figure(153_20, "NOK", mixed=True)
    assert figure(w, "sale.amount", GREATEST) == Figure(206_40, "NOK", mixed=True)
    assert figure(w, "sale.amount_base", SUM) == Figure(100_00 + 206_40)


def test_cu7_amounts_of_one_other_currency_keep_it(w: Workbench) -> None:
    sell(w, [200_00, 100_00], "SEK")
    assert figure(w, "sale.amount", SUM) == Figure(300_00, "SEK")
    assert figure(w, "sale.amount", AVERAGE) == Figure(150_00, "SEK")


def test_each_amount_is_turned_over_by_itself_as_in_the_column_of_base_amounts(w: Workbench) -> None:
    sell(w, [1])
    sell(w, [333, 333, 333], "SEK")
    assert figure(w, "sale.amount", SUM).value == figure(w, "sale.amount_base", SUM).value == 1 + 3 * 344


def test_the_figures_of_nothing(w: Workbench) -> None:
    assert figure(w, "sale.amount", SUM) == Figure(0)
    assert figure(w, "sale.amount", AVERAGE) == Figure(None)


def test_figures_over_a_link_and_of_the_users_own_statement(w: Workbench) -> None:
    sell(w, [5], project_id=factories.project(w, end_date=date(2026, 9, 1)))
    sell(w, [7])
    found = w.ask(figures_of, ALL, [Measure("sale.project.end_date", GREATEST), Measure("sale.amount", SUM)])
    assert found == (Figure(date(2026, 9, 1)), Figure(12))
