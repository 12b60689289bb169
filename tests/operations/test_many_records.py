"""Operations over many ids: some may be told twice, and some records may be gone."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations import follow_up, sale_status
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.sale import delete_sales, set_completed
from tests.factories import Workbench, sale

SALE = RecordKind.SALE

_MANY: Mapping[str, Callable[..., Any]] = {
    "sold": sale_status.mark_as_sold,
    "lost": sale_status.mark_as_lost,
    "stalled": sale_status.stall,
    "reopened": sale_status.reopen,
    "next stage": sale_status.next_stage,
    "deleted": delete_sales,
    "completed": lambda session, ids: set_completed(session, ids, True),
    "done": lambda session, ids: follow_up.set_done(session, ids, True),
    "starred": lambda session, ids: add_favourites(session, SALE, ids),
}


@pytest.mark.parametrize("name", _MANY)
def test_what_is_done_with_records_that_are_all_gone_is_refused(w: Workbench, name: str) -> None:
    with pytest.raises(RecordIsGone):
        w.do(_MANY[name], [998, 999], label=name)


def test_a_step_tells_of_the_records_that_there_are(w: Workbench) -> None:
    first, second = sale(w), sale(w, title="Chairs")
    w.do(sale_status.mark_as_sold, [first, first, second, 999])
    assert w.last.step is not None
    assert w.last.step.facts == {"count": 2}
    w.do(delete_sales, [second, second, 999])
    assert w.last.step is not None
    assert w.last.step.facts == {"count": 1, "title": "Chairs"}
