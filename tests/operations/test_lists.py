"""The user's lists: lines are added, changed, moved, hidden and shown again (SD-7, SG-2, SG-3, SG-7)."""

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import SaleTypeStage
from desktop_crm.operations.errors import (
    CurrencyIsFixed,
    EndsBeforeItBegins,
    LineIsLast,
    NameIsMissing,
    NameIsTaken,
    NoCountryCode,
    OutOfRange,
    RecordIsGone,
    ValueNotTaken,
)
from desktop_crm.operations.list_shapes import user_lists
from desktop_crm.operations.lists import (
    Line,
    add_line,
    change_line,
    lines_of,
    move_line,
    set_line_deleted,
    set_type_stages,
    sort_lines,
    stages_of_type,
)
from desktop_crm.operations.preferences import preference, set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale_stages import offered_stages, stage_choices
from tests.factories import TODAY, Workbench, project, sale

SALE = RecordKind.SALE
SOURCE, CATEGORY, COUNTRY = ListName.SOURCE, ListName.CATEGORY, ListName.COUNTRY


@pytest.fixture(autouse=True)
def each_step_comes_back(w: Workbench) -> None:
    w.proving = True


def names(w: Workbench, list_name: str) -> list[str]:
    return [line.name for line in w.ask(lines_of, list_name) if not line.deleted]


def line(w: Workbench, list_name: str, name: str) -> Line:
    return next(line for line in w.ask(lines_of, list_name) if line.name == name)


def offered(w: Workbench, record: RecordKind, name: str, **values: Any) -> list[str]:
    return [choice.label for choice in w.ask(FORMS[record].choices, values, name)]


def test_every_list_can_be_read_and_added_to(w: Workbench) -> None:
    lists = [listed.name for listed in w.ask(user_lists)]
    assert set(ListName) < set(lists)
    for name in lists:
        id = w.do(add_line, name, "Something new")
        assert w.ask(lines_of, name)[-1].id == id


def test_sd7_a_new_line_stands_last_and_is_offered(w: Workbench) -> None:
    w.do(add_line, SOURCE, "  Newsletter ")
    assert offered(w, SALE, "source_id") == ["Fair", "Referral", "Newsletter"]
    assert (w.last.step.label, w.last.step.facts) == ("Add to list", {"title": "Newsletter"})


def test_sd7_a_deleted_line_stays_on_old_records_and_comes_back(w: Workbench) -> None:
    fair = w.ids["source: Fair"]
    id = sale(w, source_id=fair)
    w.do(set_line_deleted, SOURCE, fair, True)
    assert offered(w, SALE, "source_id") == ["Referral"]
    assert w.ask(FORMS[SALE].opened, id).labels["source_id"] == "Fair"
    w.do(set_line_deleted, SOURCE, fair, False)
    assert offered(w, SALE, "source_id") == ["Fair", "Referral"]
    assert w.last.step.label == "Restore in list"


def test_sd7_adding_the_name_of_a_deleted_line_restores_it(w: Workbench) -> None:
    fair = w.ids["source: Fair"]
    w.do(change_line, SOURCE, fair, {"description": "In Oslo"})
    w.do(set_line_deleted, SOURCE, fair, True)
    assert w.do(add_line, SOURCE, "FAIR") == fair
    assert line(w, SOURCE, "Fair").description == "In Oslo"


def test_names_of_different_letters_are_different_lines(w: Workbench) -> None:
    goal = w.do(add_line, SOURCE, "Mål")
    template = w.do(add_line, SOURCE, "Mal")
    assert template != goal
    w.do(set_line_deleted, SOURCE, template, True)
    assert w.do(add_line, SOURCE, "mal") == template


@pytest.mark.parametrize(
    ("name", "error"),
    [(" ", NameIsMissing), ("fair", NameIsTaken), ("x" * 120, ValueNotTaken), ("\x00", ValueNotTaken)],
)
def test_a_name_that_is_none_or_taken_is_refused(w: Workbench, name: str, error: type) -> None:
    with pytest.raises(error):
        w.do(add_line, SOURCE, name)
    with pytest.raises(error):
        w.do(change_line, SOURCE, w.ids["source: Referral"], {"name": name})
    assert names(w, SOURCE) == ["Fair", "Referral"]


def test_a_line_keeps_its_own_name_and_the_same_value_is_no_step(w: Workbench) -> None:
    fair = w.ids["source: Fair"]
    w.do(change_line, SOURCE, fair, {"name": "FAIR"})
    assert names(w, SOURCE) == ["FAIR", "Referral"]
    w.do(change_line, SOURCE, fair, {"name": "FAIR"})
    assert w.last.step is None


def test_a_line_is_not_restored_beside_another_of_its_name(w: Workbench) -> None:
    fair = w.ids["source: Fair"]
    w.do(set_line_deleted, SOURCE, fair, True)
    w.do(change_line, SOURCE, w.ids["source: Referral"], {"name": "Fair"})
    with pytest.raises(NameIsTaken):
        w.do(set_line_deleted, SOURCE, fair, False)


def test_lines_are_moved_and_sorted(w: Workbench) -> None:
    low, high = w.ids["priority: Low"], w.ids["priority: High"]
    w.do(move_line, ListName.PRIORITY, low, high)
    assert names(w, ListName.PRIORITY) == ["Low", "High", "Medium"]
    w.do(move_line, ListName.PRIORITY, low, None)
    assert names(w, ListName.PRIORITY) == ["High", "Medium", "Low"]
    w.do(sort_lines, ListName.PRIORITY)
    assert names(w, ListName.PRIORITY) == offered(w, RecordKind.FOLLOW_UP, "priority_id") == ["High", "Low", "Medium"]


def test_a_line_of_another_list_is_none_of_this(w: Workbench) -> None:
    for verb, *rest in ((change_line, {"name": "X"}), (set_line_deleted, True), (move_line, None)):
        with pytest.raises(RecordIsGone):
            w.do(verb, SOURCE, w.ids["priority: Low"], *rest)


# -- lists with rules of their own -------------------------------------------------------------------------------------


def test_sg3_a_stage_has_a_probability_from_0_to_100(w: Workbench) -> None:
    lead = w.ids["Lead"]
    w.do(change_line, "stage", line(w, "stage", "Lead").id, {"probability": 10_000})
    for wrong in (10_001, -1):
        with pytest.raises(OutOfRange) as refused:
            w.do(change_line, "stage", lead, {"probability": wrong})
        assert (refused.value.least, refused.value.most) == (0, 100)
    assert line(w, "stage", "Lead").values == {"probability": 10_000}


def test_sg3_another_probability_leaves_the_sales_that_stand_there(w: Workbench) -> None:
    id = sale(w, type_id=w.ids["New customer"], stage_id=w.ids["Proposal"])
    w.do(change_line, "stage", w.ids["Proposal"], {"probability": 6000})
    assert w.row(SALE, id)["probability"] == 5000


def test_sg3_the_rank_of_the_stages_holds_for_every_sale_type(w: Workbench) -> None:
    w.do(move_line, "stage", w.ids["Proposal"], w.ids["First meeting"])
    for kind, wanted in {
        "New customer": ["Lead", "Proposal", "First meeting"],
        "Upgrade": ["Proposal", "First meeting"],
    }.items():
        assert [stage.name for stage in w.ask(offered_stages, w.ids[kind])][:3] == wanted


def test_sg2_a_sale_type_walks_through_its_ticked_stages_in_their_rank(w: Workbench) -> None:
    shop = w.ids["Web shop"]
    w.do(set_type_stages, shop, [w.ids["Proposal"], w.ids["Lead"]])
    assert [stage.name for stage in w.ask(offered_stages, shop)] == ["Lead", "Proposal"]
    assert [stage.ticked for stage in w.ask(stages_of_type, shop)] == [True, False, True, False]
    w.do(set_type_stages, shop, [w.ids["Proposal"]])
    assert [stage.name for stage in w.ask(offered_stages, shop)] == ["Proposal"]
    w.do(set_type_stages, shop, [w.ids["Proposal"]])
    assert w.last.step is None


def test_sg2_sc21_a_sale_type_has_a_duration_a_category_and_flags(w: Workbench) -> None:
    new = w.do(add_line, "sale_type", "Renewal")
    category = w.do(add_line, ListName.SALE_TYPE_CATEGORY, "Recurring")
    w.do(change_line, "sale_type", new, {"category_id": category, "duration": 10, "has_guide": True})
    found = line(w, "sale_type", "Renewal")
    assert (found.values["duration_unit"], found.values["has_guide"]) == ("days", True)
    assert found.labels == {"category_id": "Recurring"}
    id = sale(w, type_id=new)
    assert w.row(SALE, id)["sale_date"] == TODAY + timedelta(days=10)
    for wrong in ({"category_id": w.ids["source: Fair"]}, {"duration_unit": "years"}, {"duration": "ten"}):
        with pytest.raises(ValueNotTaken):
            w.do(change_line, "sale_type", new, wrong)


def test_sc36_a_sale_keeps_the_stage_that_is_deleted(w: Workbench) -> None:
    proposal = w.ids["Proposal"]
    id = sale(w, type_id=w.ids["New customer"], stage_id=proposal)
    w.do(set_line_deleted, "stage", proposal, True)
    told = w.ask(stage_choices, w.row(SALE, id))
    assert [(choice.label, choice.deleted) for choice in told if choice.value == proposal] == [("Proposal", True)]
    assert "Proposal" not in [stage.name for stage in w.ask(offered_stages, w.ids["New customer"])]


@pytest.mark.parametrize(("list_name", "name"), [("stage", "Proposal"), ("sale_type", "Upgrade")])
def test_sg7_deleting_takes_the_links_away_and_restoring_does_not_bring_them_back(
    w: Workbench, list_name: str, name: str
) -> None:
    def links() -> int:
        return sum(getattr(row, f"{list_name}_id") == w.ids[name] for row in w.rows(SaleTypeStage))

    assert links() == 2
    w.do(set_line_deleted, list_name, w.ids[name], True)
    assert links() == 0
    w.do(set_line_deleted, list_name, w.ids[name], False)
    assert links() == 0


def test_a_deleted_stage_or_country_is_preferred_no_more(w: Workbench) -> None:
    norway = w.ids["country: Norway"]
    w.do(set_preference, "default_stage_id", w.ids["Lead"])
    w.do(set_preference, "home_country", norway, personal=False)
    w.do(set_line_deleted, "stage", w.ids["Lead"], True)
    w.do(set_line_deleted, COUNTRY, norway, True)
    assert (w.ask(preference, "default_stage_id"), w.ask(preference, "home_country")) == (None, None)


@pytest.mark.parametrize("list_name", ["sale_type", "follow_up_type", "price_list"])
def test_the_last_line_that_records_cannot_do_without_stays(w: Workbench, list_name: str) -> None:
    *others, last = w.ask(lines_of, list_name)
    for other in others:
        w.do(set_line_deleted, list_name, other.id, True)
    with pytest.raises(LineIsLast):
        w.do(set_line_deleted, list_name, last.id, True)


def test_fu1_fu2_a_follow_up_type_gives_form_and_duration(w: Workbench) -> None:
    new = w.do(add_line, "follow_up_type", "Video call")
    assert line(w, "follow_up_type", "Video call").values == {"form": "to_do", "duration": 0}
    w.do(change_line, "follow_up_type", new, {"form": "call", "duration": 45})
    start = w.ask(FORMS[RecordKind.FOLLOW_UP].start, {"type_id": new})
    assert start.values["duration"] == 45
    with pytest.raises(OutOfRange):
        w.do(change_line, "follow_up_type", new, {"duration": 1441})


def test_a_project_type_gives_the_end_date(w: Workbench) -> None:
    delivery = w.ids["project_type: Delivery"]
    w.do(change_line, ListName.PROJECT_TYPE, delivery, {"days": 30})
    id = project(w, type_id=delivery)
    assert w.row(RecordKind.PROJECT, id)["end_date"] == TODAY + timedelta(days=30)


def test_a_category_belongs_to_a_group(w: Workbench) -> None:
    new = w.do(add_line, CATEGORY, "Prospect")
    assert line(w, CATEGORY, "Prospect").values == {"group_key": "other"}
    w.do(change_line, CATEGORY, new, {"group_key": "potential_customer"})
    with pytest.raises(ValueNotTaken):
        w.do(change_line, CATEGORY, new, {"group_key": "friends"})


def test_a_country_code_is_two_letters(w: Workbench) -> None:
    sweden = w.ids["country: Sweden"]
    w.do(change_line, COUNTRY, sweden, {"code": "se"})
    assert line(w, COUNTRY, "Sweden").values == {"code": "SE"}
    for wrong in ("S", "1A", "ÅÅ"):
        with pytest.raises(NoCountryCode):
            w.do(change_line, COUNTRY, sweden, {"code": wrong})
    w.do(change_line, COUNTRY, sweden, {"code": ""})


def test_10_9_the_currency_of_a_price_list_is_fixed_once_products_stand_in_it(w: Workbench) -> None:
    new = w.do(add_line, "price_list", "Export prices")
    assert line(w, "price_list", "Export prices").labels == {"currency_id": "NOK"}
    w.do(change_line, "price_list", new, {"currency_id": w.ids["EUR"]})
    w.do(FORMS[RecordKind.PRODUCT].register, {"name": "Printer", "price_list_id": new})
    with pytest.raises(CurrencyIsFixed):
        w.do(change_line, "price_list", new, {"currency_id": w.ids["NOK"]})
    with pytest.raises(ValueNotTaken):
        w.do(change_line, "price_list", new, {"currency_id": 999})


def test_10_9_a_price_list_does_not_end_before_it_begins(w: Workbench) -> None:
    id = w.ids["Standard prices"]
    w.do(change_line, "price_list", id, {"valid_from": date(2026, 7, 1), "active": False})
    with pytest.raises(EndsBeforeItBegins):
        w.do(change_line, "price_list", id, {"valid_to": date(2026, 6, 30)})
    w.do(change_line, "price_list", id, {"valid_to": date(2026, 7, 1)})
    values = line(w, "price_list", "Standard prices").values
    assert (values["valid_from"], values["valid_to"], values["active"]) == (date(2026, 7, 1), date(2026, 7, 1), False)
