"""What follows in a sale's form from each change."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.currency import percent_of
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale_form import expected_date, follow, weighted
from tests.factories import TODAY, Workbench, company, person, project

FORM = FORMS[RecordKind.SALE]


def begin(w: Workbench, **context: Any) -> dict[str, Any]:
    return dict(w.ask(FORM.start, context).values)


def change(w: Workbench, values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return *values* after the user has made the changes one by one."""
    for name, new in changes.items():
        values = {**values, **w.ask(follow, values, name, new)}
    return values


def money(values: dict[str, Any]) -> tuple[int, int, int, int]:
    return values["amount"], values["cost"], values["profit"], values["profit_percent"]


def test_start_has_the_defaults_of_section_2(w: Workbench) -> None:
    draft = w.ask(FORM.start, {})
    values = draft.values
    assert draft.id is None
    assert (values["title"], values["amount"], values["status"]) == ("", 0, "open")
    assert (values["owner_id"], values["owner_group_id"]) == (w.user_id, w.ids["Oslo"])
    assert (values["type_id"], values["stage_id"], values["probability"]) == (
        w.ids["New customer"], w.ids["Lead"], 1000,
    )  # fmt: skip
    assert values["currency_id"] == w.ids["NOK"]
    assert draft.labels["stage_id"] == "Lead"
    assert draft.labels["owner_id"] == "Kari Nordmann"


def test_start_takes_company_person_and_project_from_the_context(w: Workbench) -> None:
    alfa, campaign = company(w), project(w)
    anne = person(w, company_id=alfa)
    draft = w.ask(FORM.start, {"person_id": anne, "project_id": campaign})
    assert (draft.values["company_id"], draft.values["project_id"]) == (alfa, campaign)
    assert (draft.labels["company_id"], draft.labels["person_id"]) == ("Alfa AS", "Anne Berg")


def test_cu1_cu2_start_takes_the_users_currency_while_currencies_are_used(w: Workbench) -> None:
    w.do(set_preference, "default_currency_id", w.ids["EUR"])
    assert begin(w)["currency_id"] == w.ids["EUR"]
    w.do(set_preference, "use_currency", False, personal=False)
    values = begin(w)
    assert values["currency_id"] == w.ids["NOK"]
    assert "currency_id" in FORM.state(values).hidden


def test_default_stage_is_the_preferred_one(w: Workbench) -> None:
    w.do(set_preference, "default_stage_id", w.ids["Proposal"])
    values = begin(w)
    assert (values["stage_id"], values["probability"]) == (w.ids["Proposal"], 5000)


# -- dates


def test_sc21_sale_date_is_today_plus_the_types_duration(w: Workbench) -> None:
    assert begin(w)["sale_date"] == date(2026, 9, 10)
    assert expected_date(date(2025, 1, 7), 3, "months") == date(2025, 4, 7)
    assert expected_date(date(2025, 1, 7), 2, "weeks") == date(2025, 1, 21)
    assert expected_date(date(2025, 1, 7), 10, "days") == date(2025, 1, 17)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 12, 15), 12, date(2026, 12, 15)),
    ],
)
def test_sc21_a_short_month_ends_on_its_last_day(day: date, months: int, expected: date) -> None:
    assert expected_date(day, months, "months") == expected


@given(st.dates(), st.integers(0, 10**6), st.sampled_from(["days", "weeks", "months"]))
def test_sc21_no_duration_leaves_the_calendar(day: date, duration: int, unit: str) -> None:
    assert expected_date(day, duration, unit).day >= 1


def test_sc22_type_moves_the_date_of_a_new_sale_until_it_was_touched(w: Workbench) -> None:
    values = change(w, begin(w), type_id=w.ids["Upgrade"])
    assert values["sale_date"] == date(2026, 6, 24)
    touched = change(w, values, sale_date=date(2026, 7, 1), type_id=w.ids["New customer"])
    assert touched["sale_date"] == date(2026, 7, 1)


def test_sc22_type_never_moves_the_date_of_a_saved_sale(w: Workbench) -> None:
    values = {**begin(w), "id": 1}
    assert change(w, values, type_id=w.ids["Upgrade"])["sale_date"] == values["sale_date"]


# -- company and person


def test_sc20_another_company_clears_a_person_who_is_not_its(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    anne = person(w, company_id=alfa)
    values = begin(w, company_id=alfa, person_id=anne)
    assert change(w, values, company_id=beta)["person_id"] is None
    assert change(w, values, company_id=alfa)["person_id"] == anne


def test_person_brings_the_company_where_none_is_chosen(w: Workbench) -> None:
    alfa = company(w)
    anne = person(w, company_id=alfa)
    assert change(w, begin(w), person_id=anne)["company_id"] == alfa


# -- stage and status


def test_sc31_sc33_stage_sets_the_probability_over_a_manual_one(w: Workbench) -> None:
    values = change(w, begin(w), stage_id=w.ids["First meeting"])
    assert values["probability"] == 2000
    values = change(w, values, probability=3500)
    assert values["probability"] == 3500
    assert change(w, values, stage_id=w.ids["Proposal"])["probability"] == 5000


def test_st10_sold_sets_date_today_and_full_probability(w: Workbench) -> None:
    values = change(w, begin(w), stage_id="sold")
    assert (values["status"], values["sale_date"], values["probability"]) == ("sold", TODAY, 10_000)
    assert values["completed"] is False
    assert values["stage_id"] == w.ids["Lead"]
    state = FORM.state(values)
    assert state.labels["sale_date"] == "Date (sold)"
    assert "probability" in state.locked
    assert {"status", "next_activity", "reason_lost_id", "reopen_date"} <= state.hidden
    assert "reason_sold_id" not in state.hidden


def test_st10_sold_again_leaves_a_corrected_date(w: Workbench) -> None:
    values = change(w, begin(w), stage_id="sold", sale_date=date(2026, 6, 1))
    assert change(w, values, stage_id="sold")["sale_date"] == date(2026, 6, 1)


def test_st20_lost_sets_date_today_and_no_probability(w: Workbench) -> None:
    values = change(w, begin(w), stage_id="lost")
    assert (values["status"], values["sale_date"], values["probability"]) == ("lost", TODAY, 0)
    state = FORM.state(values)
    assert state.labels["sale_date"] == "Date (lost)"
    assert "reason_lost_id" not in state.hidden
    assert "reason_sold_id" in state.hidden


def test_st30_a_stage_opens_a_sold_sale_again(w: Workbench) -> None:
    values = change(w, begin(w), stage_id="sold", reason_sold_id=w.ids["Best price"], completed=True)
    values = change(w, {**values, "sale_date": date(2026, 5, 1)}, stage_id=w.ids["Proposal"])
    assert (values["status"], values["probability"]) == ("open", 5000)
    assert (values["reason_sold_id"], values["completed"]) == (None, False)
    assert values["sale_date"] == date(2026, 5, 1)


def test_st2_st3_stalled_shows_date_and_reason_and_locks_the_stage(w: Workbench) -> None:
    values = change(w, begin(w), stage_id=w.ids["Proposal"], probability=4500, status="stalled")
    assert (values["stage_id"], values["probability"]) == (w.ids["Proposal"], 4500)
    state = FORM.state(values)
    assert {"type_id", "stage_id", "probability", "completed"} == state.locked
    assert not {"reopen_date", "reason_stalled_id"} & state.hidden
    assert "next_activity" in state.hidden


def test_st8_unticking_stalled_clears_date_and_reason(w: Workbench) -> None:
    values = change(w, begin(w), status="stalled", reopen_date=TODAY, reason_stalled_id=w.ids["No time"])
    values = change(w, values, status="open")
    assert (values["status"], values["reopen_date"], values["reason_stalled_id"]) == ("open", None, None)


def test_st40_completed_is_locked_until_closed(w: Workbench) -> None:
    assert "completed" in FORM.state(begin(w)).locked
    assert "completed" not in FORM.state(change(w, begin(w), stage_id="lost")).locked


def test_sc6_title_type_owner_and_date_are_mandatory(w: Workbench) -> None:
    values = begin(w)
    assert FORM.state(values).missing(values) == ["title"]
    emptied = {**values, "title": "  ", "type_id": None, "sale_date": None}
    assert FORM.state(values).missing(emptied) == ["sale_date", "title", "type_id"]


# -- type


def test_sc36b_a_type_without_the_present_stage_starts_at_its_first(w: Workbench) -> None:
    values = change(w, begin(w), type_id=w.ids["Upgrade"])
    assert (values["stage_id"], values["probability"]) == (w.ids["First meeting"], 2000)


def test_sc36b_a_type_with_the_present_stage_keeps_it(w: Workbench) -> None:
    values = change(w, begin(w), stage_id=w.ids["Proposal"], probability=5500, type_id=w.ids["Upgrade"])
    assert (values["stage_id"], values["probability"]) == (w.ids["Proposal"], 5500)


def test_sc35_sc36b_a_type_without_stages_is_just_open_and_keeps_the_probability(w: Workbench) -> None:
    values = change(w, begin(w), stage_id=w.ids["Proposal"], type_id=w.ids["Web shop"])
    assert (values["stage_id"], values["probability"], values["status"]) == (None, 5000, "open")
    assert begin(w, type_id=w.ids["Web shop"])["stage_id"] is None


# -- money


def test_sd1_sd2_cost_profit_and_percent_are_tied(w: Workbench) -> None:
    values = change(w, begin(w), amount=100_000, cost=30_000)
    assert money(values) == (100_000, 30_000, 70_000, 7000)
    values = change(w, values, profit_percent=2500)
    assert money(values) == (100_000, 75_000, 25_000, 2500)
    values = change(w, values, profit=40_000)
    assert money(values) == (100_000, 60_000, 40_000, 4000)


def test_sd3_a_new_sale_without_cost_is_all_profit(w: Workbench) -> None:
    assert money(change(w, begin(w), amount=15_000)) == (15_000, 0, 15_000, 10_000)


def test_sd4_amount_holds_the_cost(w: Workbench) -> None:
    values = change(w, begin(w), amount=100_000, cost=30_000)
    assert money(change(w, values, amount=60_000)) == (60_000, 30_000, 30_000, 5000)


def test_sd5_amount_0_shows_0_percent_and_a_loss_is_allowed(w: Workbench) -> None:
    assert money(change(w, begin(w), cost=5000)) == (0, 5000, -5000, 0)
    assert money(change(w, begin(w), profit_percent=2500)) == (0, 0, 0, 0)
    assert money(change(w, begin(w), amount=10_000, cost=12_500)) == (10_000, 12_500, -2500, -2500)


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_sd1_percent_is_profit_over_amount_half_up(amount: int, profit: int) -> None:
    percent = percent_of(profit, amount)
    assert amount == 0 or abs(percent) == 10**15 - 1 or abs(percent * amount - profit * 10_000) * 2 <= abs(amount)


def test_sc38_weighted_amount() -> None:
    assert weighted(655_000, 2000) == 131_000
    assert weighted(655_000, 10_000) == 655_000
    assert weighted(655_000, 0) == 0
    assert weighted(5, 1000) == 1  # half up


def test_sc38_the_form_shows_the_weighted_amount_at_once(w: Workbench) -> None:
    values = change(w, begin(w), amount=655_000, stage_id=w.ids["First meeting"])
    assert values["weighted_amount"] == 131_000
    assert change(w, values, stage_id="sold")["weighted_amount"] == 655_000
    assert change(w, values, stage_id="lost")["weighted_amount"] == 0
