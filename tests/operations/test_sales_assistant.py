"""The sales assistant: my sales that need me in the days ahead (SL-3, SL-4)."""

from datetime import timedelta
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.follow_up import set_done
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.reading import count_of, ids_of
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_status import mark_as_lost, mark_as_sold, stall
from desktop_crm.selections.listing import Listing, Order
from tests import factories
from tests.factories import TODAY, Workbench

LISTED = Listing(RecordKind.SALE, "sales.assistant", order=(Order("sale.title"),))
FAR = TODAY + timedelta(days=300)


def sale(w: Workbench, title: str, days: int = 300, **values: Any) -> int:
    return factories.sale(w, title=title, sale_date=TODAY + timedelta(days=days), **values)


def act(w: Workbench, sale_id: int, days: int) -> int:
    return factories.follow_up(w, sale_id=sale_id, date=TODAY + timedelta(days=days))


def listed(w: Workbench) -> list[str]:
    ids = list(w.ask(ids_of, LISTED))
    assert w.ask(count_of, LISTED) == len(ids)
    return [w.row(RecordKind.SALE, id)["title"] for id in ids]


@pytest.mark.parametrize(("days", "shown"), [(-400, True), (0, True), (21, True), (22, False)])
def test_sl4_an_open_sale_is_listed_by_its_date_the_past_included(w: Workbench, days: int, shown: bool) -> None:
    sale(w, "A", days)
    assert listed(w) == (["A"] if shown else [])


@pytest.mark.parametrize(("days", "shown"), [(-5, True), (21, True), (22, False)])
@pytest.mark.parametrize("change", [None, mark_as_sold, mark_as_lost, stall])
def test_sl3_so_is_any_sale_with_something_to_do_until_it_is_completed(
    w: Workbench, days: int, shown: bool, change: Any
) -> None:
    id = sale(w, "A")
    call = act(w, id, days)
    if change is not None:
        w.do(change, [id])
    assert listed(w) == (["A"] if shown else [])
    w.do(set_done, [call], True)
    assert listed(w) == []


def test_sl3_a_completed_sale_is_not_listed_nor_that_of_another(w: Workbench) -> None:
    mine = sale(w, "Mine", 3)
    sale(w, "Theirs", 3, owner_id=w.ids["Ola Hansen"])
    assert listed(w) == ["Mine"]
    act(w, mine, 1)
    w.do(mark_as_sold, [mine])
    assert listed(w) == ["Mine"]
    w.do(edit_sale, mine, {"completed": True})
    assert listed(w) == []


def test_sl3_a_stalled_sale_is_listed_by_the_date_it_is_to_be_opened_again(w: Workbench) -> None:
    soon, later = sale(w, "Soon", 1), sale(w, "Later", 1)
    w.do(stall, [soon], TODAY + timedelta(days=21))
    w.do(stall, [later], TODAY + timedelta(days=22))
    assert listed(w) == ["Soon"]


def test_sl3_how_far_it_looks_is_the_users_own(w: Workbench) -> None:
    sale(w, "A", 0)
    sale(w, "B", 7)
    sale(w, "C", 8)
    w.do(set_preference, "show_days_ahead", 7)
    assert listed(w) == ["A", "B"]
    w.do(set_preference, "show_days_ahead", 0)
    assert listed(w) == ["A"]
