"""Sales are sold, lost, stalled, re-opened and moved, many at once; and the stages they walk through."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations import sale_status
from desktop_crm.operations.errors import NothingChosen, ValueNotTaken
from desktop_crm.operations.sale import edit_sale, set_completed
from desktop_crm.operations.sale_form import stage_choices, stage_steps, stage_value
from tests.factories import MOMENT, TODAY, Workbench, sale

SALE = RecordKind.SALE
LATER = MOMENT + timedelta(days=30)
LATER_DAY = date(2026, 7, 10)


def of(w: Workbench, id: int, *names: str) -> Any:
    values = w.row(SALE, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


def delete_stage(w: Workbench, name: str) -> None:
    def delete(session: Any) -> None:
        session.execute(text("UPDATE stage SET deleted = 1 WHERE id = :id"), {"id": w.ids[name]})

    w.do(delete, label="Delete stage")


# -- sold and lost


def test_st10_st13_st14_sold(w: Workbench) -> None:
    ids = [sale(w), sale(w, stage_id=w.ids["Proposal"]), sale(w, status="stalled", reopen_date=TODAY)]
    w.on(LATER)
    w.do(sale_status.mark_as_sold, ids, w.ids["Best price"])
    for id, stage in zip(ids, ("Lead", "Proposal", "Lead"), strict=True):
        assert of(w, id, "status", "probability", "sale_date") == ("sold", 10_000, LATER_DAY)
        assert of(w, id, "stage_when_closed_id", "sale_cycle") == (w.ids[stage], 30)
        assert of(w, id, "reason_sold_id", "completed", "reopen_date") == (w.ids["Best price"], False, None)
        assert of(w, id, "updated_at") == LATER
    assert w.last.step.label == "Mark as sold"
    assert w.last.step.facts == {"count": 3}


def test_st20_st21_st22_lost_on_a_day(w: Workbench) -> None:
    id = sale(w)
    w.do(sale_status.mark_as_lost, [id], w.ids["No budget"], date(2026, 6, 8))
    assert of(w, id, "status", "probability", "sale_date") == ("lost", 0, date(2026, 6, 8))
    assert of(w, id, "stage_when_closed_id", "sale_cycle", "completed") == (w.ids["Lead"], 0, False)
    assert of(w, id, "reason_lost_id") == w.ids["No budget"]
    assert w.last.step.facts == {"count": 1, "title": "Printers"}


def test_st10_sold_again_changes_only_what_is_given(w: Workbench) -> None:
    id = sale(w, status="sold", sale_date=date(2026, 6, 2), reason_sold_id=w.ids["Best price"])
    w.on(LATER)
    w.do(sale_status.mark_as_sold, [id])
    assert w.last.step is None
    w.do(sale_status.mark_as_sold, [id], w.ids["Best product"])
    assert of(w, id, "sale_date", "reason_sold_id") == (date(2026, 6, 2), w.ids["Best product"])


def test_sc41_the_cycle_counts_to_the_present_closed_state(w: Workbench) -> None:
    id = sale(w, status="sold", reason_sold_id=w.ids["Best price"])
    w.on(LATER)
    w.do(sale_status.mark_as_lost, [id])
    assert of(w, id, "sale_cycle", "stage_when_closed_id", "reason_sold_id") == (30, w.ids["Lead"], None)


def test_a_reason_of_another_list_is_refused(w: Workbench) -> None:
    id = sale(w)
    with pytest.raises(ValueNotTaken) as caught:
        w.do(sale_status.mark_as_sold, [id], w.ids["No budget"])
    assert caught.value.field == CATALOGUE["sale.reason_sold"]


@pytest.mark.parametrize("name", ["mark_as_sold", "mark_as_lost", "stall", "reopen", "next_stage", "previous_stage"])
def test_nothing_chosen_is_refused(w: Workbench, name: str) -> None:
    with pytest.raises(NothingChosen):
        w.do(getattr(sale_status, name), [])


# -- stalled and open


def test_st1_st2_st7_stall_keeps_stage_probability_and_sale_date(w: Workbench) -> None:
    id = sale(w, probability=1500)
    before = of(w, id, "stage_id", "probability", "sale_date")
    w.do(sale_status.stall, [id], date(2026, 9, 1), w.ids["No time"])
    assert of(w, id, "status", "reopen_date", "reason_stalled_id") == ("stalled", date(2026, 9, 1), w.ids["No time"])
    assert of(w, id, "stage_id", "probability", "sale_date") == before
    w.do(sale_status.stall, [id])
    assert w.last.step is None
    w.do(sale_status.stall, [id], date(2026, 10, 1))
    assert of(w, id, "reopen_date", "reason_stalled_id") == (date(2026, 10, 1), w.ids["No time"])


def test_st8_reopening_a_stalled_sale_clears_date_and_reason(w: Workbench) -> None:
    id = sale(w, probability=1500)
    w.do(sale_status.stall, [id], date(2026, 9, 1), w.ids["No time"])
    w.on(LATER)
    w.do(sale_status.reopen, [id])
    assert of(w, id, "status", "reopen_date", "reason_stalled_id") == ("open", None, None)
    assert of(w, id, "stage_id", "probability", "stage_since") == (w.ids["Lead"], 1500, TODAY)


def test_st30_reopening_a_closed_sale(w: Workbench) -> None:
    id = sale(w, stage_id=w.ids["Proposal"], probability=6500)
    w.do(sale_status.mark_as_sold, [id], w.ids["Best price"], date(2026, 6, 9))
    w.do(set_completed, [id], True)
    w.on(LATER)
    w.do(sale_status.reopen, [id])
    assert of(w, id, "status", "stage_id", "probability") == ("open", w.ids["Proposal"], 5000)
    assert of(w, id, "reason_sold_id", "stage_when_closed_id", "sale_cycle", "completed") == (None, None, None, False)
    assert of(w, id, "sale_date", "stage_since") == (date(2026, 6, 9), LATER_DAY)
    w.do(sale_status.mark_as_lost, [id])
    assert of(w, id, "sale_cycle") == 30


def test_sc35_reopening_without_stages_starts_at_0(w: Workbench) -> None:
    id = sale(w, type_id=w.ids["Web shop"], status="sold")
    w.do(sale_status.reopen, [id])
    assert of(w, id, "status", "stage_id", "probability") == ("open", None, 0)


# -- moving


def test_sc31_sg19_moving_sets_the_probability(w: Workbench) -> None:
    ids = [sale(w, probability=1234), sale(w, status="sold"), sale(w, status="stalled", reopen_date=TODAY)]
    w.on(LATER)
    w.do(sale_status.move_to_stage, ids, w.ids["Proposal"])
    for id in ids:
        assert of(w, id, "status", "stage_id", "probability") == ("open", w.ids["Proposal"], 5000)
        assert of(w, id, "stage_since", "sale_cycle", "reopen_date") == (LATER_DAY, None, None)
    assert w.last.step.facts == {"count": 3, "stage": "Proposal"}


def test_moving_to_the_present_stage_changes_nothing(w: Workbench) -> None:
    id = sale(w, probability=1234)
    w.do(sale_status.move_to_stage, [id], w.ids["Lead"])
    assert w.last.step is None


def test_sc30_moving_to_a_stage_that_the_type_lacks_is_refused_for_all(w: Workbench) -> None:
    ids = [sale(w), sale(w, type_id=w.ids["Upgrade"])]
    with pytest.raises(ValueNotTaken) as caught:
        w.do(sale_status.move_to_stage, ids, w.ids["Verbal acceptance"])
    assert caught.value.field == CATALOGUE["sale.stage"]
    assert of(w, ids[0], "stage_id") == w.ids["Lead"]


def test_next_and_previous_stage_of_each_type(w: Workbench) -> None:
    ids = [
        sale(w),
        sale(w, stage_id=w.ids["First meeting"]),
        sale(w, stage_id=w.ids["Verbal acceptance"]),
        sale(w, type_id=w.ids["Upgrade"]),
        sale(w, status="stalled"),
        sale(w, type_id=w.ids["Web shop"]),
    ]

    def names() -> list[str]:
        by_id = {w.ids[name]: name for name in ("Lead", "First meeting", "Proposal", "Verbal acceptance")}
        return [by_id.get(of(w, id, "stage_id"), "") for id in ids]

    w.do(sale_status.next_stage, ids)
    assert names() == ["First meeting", "Proposal", "Verbal acceptance", "Proposal", "Lead", ""]
    assert of(w, ids[0], "probability") == 2000
    w.do(sale_status.previous_stage, ids)
    assert names() == ["Lead", "First meeting", "Proposal", "First meeting", "Lead", ""]


def test_sc36_next_stage_passes_deleted_ones_and_leaves_a_deleted_one(w: Workbench) -> None:
    ids = [sale(w), sale(w, stage_id=w.ids["First meeting"])]
    delete_stage(w, "First meeting")
    w.do(sale_status.next_stage, ids)
    assert [of(w, id, "stage_id") for id in ids] == [w.ids["Proposal"]] * 2


# -- the stage list and the stage bar


def shown(w: Workbench, values: Any) -> list[tuple[Any, str]]:
    return [(choice.label, choice.hint) for choice in w.ask(stage_choices, values)]


def test_sc30_the_stage_list_ends_with_sold_and_lost(w: Workbench) -> None:
    assert shown(w, w.row(SALE, sale(w, type_id=w.ids["Upgrade"]))) == [
        ("First meeting", "20 %"), ("Proposal", "50 %"), ("Sold", "100 %"), ("Lost", "0 %"),
    ]  # fmt: skip


def test_sc35_a_type_without_stages_offers_sold_and_lost(w: Workbench) -> None:
    values = w.row(SALE, sale(w, type_id=w.ids["Web shop"]))
    assert shown(w, values) == [("Open", ""), ("Sold", "100 %"), ("Lost", "0 %")]
    assert stage_value(values) is None


def test_sc36_a_deleted_stage_stays_on_the_list_of_its_sale_only(w: Workbench) -> None:
    there, elsewhere = sale(w, stage_id=w.ids["Proposal"]), sale(w)
    delete_stage(w, "Proposal")
    assert ("Proposal", "50 %") in shown(w, w.row(SALE, there))
    assert ("Proposal", "50 %") not in shown(w, w.row(SALE, elsewhere))
    w.do(edit_sale, there, {"title": "Plotters", "stage_id": w.ids["Proposal"]})
    with pytest.raises(ValueNotTaken):
        w.do(edit_sale, elsewhere, {"stage_id": w.ids["Proposal"]})


def test_sc36_a_sale_is_moved_to_a_deleted_stage_only_where_it_stands_in_it(w: Workbench) -> None:
    there, elsewhere = sale(w, stage_id=w.ids["Proposal"]), sale(w)
    w.do(sale_status.stall, [there])
    delete_stage(w, "Proposal")
    w.do(sale_status.move_to_stage, [there], w.ids["Proposal"])
    assert of(w, there, "status", "stage_id") == ("open", w.ids["Proposal"])
    with pytest.raises(ValueNotTaken):
        w.do(sale_status.move_to_stage, [there, elsewhere], w.ids["Proposal"])


def steps(w: Workbench, id: int) -> list[str]:
    return [step.state for step in w.ask(stage_steps, id)]


def test_sg11_stages_before_the_present_one_are_passed(w: Workbench) -> None:
    id = sale(w, stage_id=w.ids["Proposal"])
    assert steps(w, id) == ["passed", "passed", "current", "coming", "coming", "coming"]
    assert [(step.value, step.label, step.probability) for step in w.ask(stage_steps, id)][2:] == [
        (w.ids["Proposal"], "Proposal", 5000), (w.ids["Verbal acceptance"], "Verbal acceptance", 8000),
        ("sold", "Sold", 10_000), ("lost", "Lost", 0),
    ]  # fmt: skip


def test_sg23_sold_passes_all_and_lost_those_up_to_the_stage_when_closed(w: Workbench) -> None:
    id = sale(w, stage_id=w.ids["First meeting"])
    w.do(sale_status.mark_as_sold, [id])
    assert steps(w, id) == ["passed", "passed", "passed", "passed", "current", "coming"]
    assert stage_value(w.row(SALE, id)) == "sold"
    w.do(sale_status.mark_as_lost, [id])
    assert steps(w, id) == ["passed", "passed", "coming", "coming", "coming", "current"]


# -- one rule, two ways

STATUSES = ("open", "stalled", "sold", "lost")
WAYS = {
    "sold": (sale_status.mark_as_sold, {"status": "sold"}),
    "lost": (sale_status.mark_as_lost, {"stage_id": "lost"}),
    "stalled": (sale_status.stall, {"status": "stalled"}),
    "open": (sale_status.reopen, {"status": "open"}),
    "moved": (sale_status.move_to_stage, {"stage_id": 3}),
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("way", WAYS)
def test_bulk_and_form_end_in_the_same_record(w: Workbench, status: str, way: str) -> None:
    """ST-1 … ST-42: what a set statement does to many sales, an edit does to one."""
    start = {"status": status, "probability": 1700} if status in ("open", "stalled") else {"status": status}
    one, other = sale(w, number="1", **start), sale(w, number="2", **start)
    w.on(LATER)
    operation, given = WAYS[way]
    w.do(operation, [one], *([w.ids["Proposal"]] if way == "moved" else []))
    w.do(edit_sale, other, given | ({"stage_id": w.ids["Proposal"]} if way == "moved" else {}))
    in_bulk, by_form = w.row(SALE, one), w.row(SALE, other)
    assert {name for name in in_bulk if in_bulk[name] != by_form[name]} <= {"id", "number"}
