"""Sales in the file: registered, edited, completed, deleted; the rules hold whoever passes the values."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Favourite, Sale, User
from desktop_crm.models.sale import overdue
from desktop_crm.operations.errors import FieldIsMissing, RecordIsGone, SaleIsOpen, ValueNotTaken
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.follow_up import edit_follow_up, set_done
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale import delete_sales, edit_sale, register_sale, set_completed
from tests.factories import MOMENT, TODAY, Workbench, company, follow_up, person, sale

SALE = RecordKind.SALE


def of(w: Workbench, id: int, *names: str) -> Any:
    values = w.row(SALE, id)
    return tuple(values[name] for name in names) if len(names) > 1 else values[names[0]]


def refused(w: Workbench, key: str, why: str, operation: Any, *args: Any) -> None:
    before = w.snapshot()
    with pytest.raises(ValueNotTaken) as caught:
        w.do(operation, *args)
    assert (caught.value.field, caught.value.why) == (CATALOGUE[key], why)
    assert w.snapshot() == before


# -- registering


def test_register_fills_in_what_is_not_given(w: Workbench) -> None:
    id = sale(w, title="  Printers ", type_id=w.ids["Upgrade"])
    assert of(w, id, "title", "stage_id", "probability") == ("Printers", w.ids["First meeting"], 2000)
    assert of(w, id, "owner_id", "owner_group_id", "status") == (w.user_id, w.ids["Oslo"], "open")
    assert of(w, id, "sale_date", "stage_since") == (date(2026, 6, 24), TODAY)
    assert of(w, id, "registered_at", "registered_by", "updated_at") == (MOMENT, w.user_id, None)
    assert (w.last.step.label, dict(w.last.step.facts)) == ("Register sale", {"title": "Printers", "count": 1})


def test_register_takes_the_whole_form(w: Workbench) -> None:
    form = FORMS[SALE]
    draft = w.ask(form.start, {"company_id": company(w)})
    values = {**draft.values, **w.ask(form.follow, draft.values, "stage_id", "sold"), "title": "Printers"}
    assert of(w, w.do(register_sale, values), "status", "probability", "company_id") == ("sold", 10_000, 1)


def test_sc22_a_date_of_the_form_wins_even_where_it_equals_another_types_default(w: Workbench) -> None:
    start = w.ask(FORMS[SALE].start, {}).values
    typed = {**start, **w.ask(FORMS[SALE].follow, start, "type_id", w.ids["Upgrade"]), "title": "X"}
    typed |= {"sale_date": start["sale_date"], "probability": start["probability"]}
    id = w.do(register_sale, typed)
    assert of(w, id, "type_id", "sale_date", "probability") == (w.ids["Upgrade"], date(2026, 9, 10), 1000)


def test_register_finds_a_sale_by_its_folded_name(w: Workbench) -> None:
    sale(w, title="Møller Årsavtale")
    keys = w.ask(lambda session: session.execute(select(Sale.fold_key, Sale.sort_key)).one())
    assert keys == ("moller arsavtale", "m{bller {crsavtale")


def test_group_is_the_owners_when_registered(w: Workbench) -> None:
    id = sale(w, owner_id=w.ids["Ola Hansen"])
    assert of(w, id, "owner_group_id") is None
    mine = sale(w)
    w.do(edit_sale, mine, {"owner_id": w.ids["Ola Hansen"]})
    assert of(w, mine, "owner_group_id") == w.ids["Oslo"]


@pytest.mark.parametrize("title", ["", "   ", None])
def test_sc6_a_sale_without_title_is_refused(w: Workbench, title: str | None) -> None:
    with pytest.raises(FieldIsMissing) as caught:
        w.do(register_sale, {"title": title})
    assert caught.value.field == CATALOGUE["sale.title"]


def test_sc6_a_sale_cannot_lose_title_type_owner_or_date(w: Workbench) -> None:
    id = sale(w)
    for name in ("title", "type_id", "owner_id", "sale_date"):
        with pytest.raises(FieldIsMissing):
            w.do(edit_sale, id, {name: None})


# -- numbers


def test_number_is_the_next_free_one_from_10001(w: Workbench) -> None:
    assert [of(w, sale(w), "number") for _ in range(2)] == ["10001", "10002"]
    sale(w, number="20000")
    sale(w, number="A-7")
    assert of(w, sale(w), "number") == "20001"


def test_number_that_is_too_long_to_count_on_does_not_count(w: Workbench) -> None:
    sale(w, number="9" * 30)
    assert of(w, sale(w), "number") == "10001"


def test_numbers_go_on_where_the_longest_that_count_are_taken(w: Workbench) -> None:
    sale(w, number="9" * 15)
    assert len({of(w, sale(w), "number") for _ in range(3)}) == 3


def test_number_is_unique_editable_and_may_be_blank(w: Workbench) -> None:
    first, second = sale(w), sale(w)
    refused(w, "sale.number", "taken", edit_sale, second, {"number": "10001"})
    w.do(edit_sale, first, {"number": ""})
    w.do(edit_sale, second, {"number": " "})
    assert of(w, first, "number") is of(w, second, "number") is None


# -- editing


def test_edit_stamps_who_and_when_and_only_then(w: Workbench) -> None:
    id = sale(w)
    w.on(MOMENT + timedelta(hours=2))
    w.do(edit_sale, id, {"title": "Printers"})
    assert w.last.step is None
    w.do(edit_sale, id, {"title": "Plotters"})
    assert of(w, id, "updated_at", "updated_by") == (MOMENT + timedelta(hours=2), w.user_id)
    assert w.last.step.facts["title"] == "Plotters"


def test_edit_stage_alone_brings_probability_and_date(w: Workbench) -> None:
    id = sale(w)
    w.on(MOMENT + timedelta(days=3))
    w.do(edit_sale, id, {"stage_id": w.ids["Proposal"]})
    assert of(w, id, "probability", "stage_since") == (5000, date(2026, 6, 13))


def test_sc32_a_given_probability_wins_over_the_stages(w: Workbench) -> None:
    id = sale(w)
    w.do(edit_sale, id, {"probability": 3500, "stage_id": w.ids["First meeting"]})
    assert of(w, id, "probability") == 3500
    w.do(edit_sale, id, {"title": "Plotters"})
    assert of(w, id, "probability") == 3500


def test_sc32_a_given_probability_wins_even_where_it_is_the_one_before(w: Workbench) -> None:
    id = sale(w)
    w.do(edit_sale, id, {"stage_id": w.ids["Proposal"], "probability": 1000})
    assert of(w, id, "stage_id", "probability") == (w.ids["Proposal"], 1000)


AS_IT_IS = ({}, {"status": "sold", "completed": True}, {"status": "stalled", "reopen_date": TODAY})


@pytest.mark.parametrize("start", AS_IT_IS)
def test_saving_all_that_was_opened_changes_nothing(w: Workbench, start: dict[str, Any]) -> None:
    id = sale(w, amount=30_000, cost=10_001, sale_date=date(2026, 6, 2), **start)
    w.on(MOMENT + timedelta(days=3))
    w.do(edit_sale, id, w.row(SALE, id))
    assert w.last.step is None


@pytest.mark.parametrize("given", [{"status": "sold"}, {"stage_id": "sold"}])
def test_st14_edit_status_alone_ends_in_a_whole_record(w: Workbench, given: dict[str, Any]) -> None:
    id = sale(w, amount=1000)
    w.on(MOMENT + timedelta(days=30))
    w.do(edit_sale, id, given)
    assert of(w, id, "status", "probability", "sale_date") == ("sold", 10_000, date(2026, 7, 10))
    assert of(w, id, "stage_when_closed_id", "sale_cycle", "completed") == (w.ids["Lead"], 30, False)
    assert of(w, id, "weighted_amount") == 1000


def test_st10_a_given_date_wins_over_today(w: Workbench) -> None:
    id = sale(w)
    w.do(edit_sale, id, {"sale_date": date(2026, 6, 1), "status": "sold", "reason_sold_id": w.ids["Best price"]})
    assert of(w, id, "sale_date", "reason_sold_id") == (date(2026, 6, 1), w.ids["Best price"])


def test_sc34_the_probability_of_a_closed_sale_is_fixed(w: Workbench) -> None:
    id = sale(w, status="lost")
    refused(w, "sale.probability", "not_editable", edit_sale, id, {"probability": 5000})
    refused(w, "sale.probability", "not_editable", edit_sale, sale(w), {"status": "sold", "probability": 5000})


def test_st3_a_stalled_sale_keeps_type_and_probability(w: Workbench) -> None:
    id = sale(w, status="stalled", reopen_date=date(2026, 8, 1), reason_stalled_id=w.ids["No time"])
    refused(w, "sale.probability", "not_editable", edit_sale, id, {"probability": 5000})
    refused(w, "sale.type", "not_editable", edit_sale, id, {"type_id": w.ids["Upgrade"]})
    w.do(edit_sale, id, {"amount": 500})
    assert of(w, id, "status", "reopen_date") == ("stalled", date(2026, 8, 1))


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("open", "reopen_date"), ("sold", "reopen_date"), ("open", "reason_stalled_id"), ("open", "reason_sold_id"),
        ("lost", "reason_sold_id"), ("stalled", "reason_lost_id"),
    ],
)  # fmt: skip
def test_st2_st11_st20_what_belongs_to_another_status_is_refused(w: Workbench, status: str, name: str) -> None:
    told = {"reopen_date": TODAY, "reason_stalled_id": w.ids["No time"], "reason_sold_id": w.ids["Best price"]}
    value = told.get(name, w.ids["Price"])
    id = sale(w, status=status)
    with pytest.raises(ValueNotTaken) as refused:
        w.do(edit_sale, id, {name: value})
    assert (refused.value.field.name, refused.value.why) == (name, "not_editable")
    with pytest.raises(ValueNotTaken):
        sale(w, status=status, **{name: value})


def test_sc30_a_stage_of_another_type_is_refused(w: Workbench) -> None:
    id = sale(w, type_id=w.ids["Upgrade"])
    refused(w, "sale.stage", "unknown_choice", edit_sale, id, {"stage_id": w.ids["Lead"]})


def test_person_of_another_company_is_refused(w: Workbench) -> None:
    alfa, beta = company(w), company(w, "Beta AS")
    anne = person(w, company_id=beta)
    refused(w, "sale.person", "unknown_choice", register_sale, {"title": "X", "company_id": alfa, "person_id": anne})
    id = sale(w, person_id=anne)
    assert of(w, id, "company_id") == beta
    w.do(edit_sale, id, {"company_id": alfa})
    assert of(w, id, "person_id") is None


def test_what_the_program_works_out_cannot_be_written(w: Workbench) -> None:
    id = sale(w)
    refused(w, "sale.sale_cycle", "not_editable", edit_sale, id, {"sale_cycle": 7})
    w.do(edit_sale, id, {"weighted_amount": 7, "next_activity_date": TODAY, "_date_touched": True})
    assert w.last.step is None


def test_an_unknown_field_is_an_error_of_the_caller(w: Workbench) -> None:
    with pytest.raises(KeyError):
        w.do(register_sale, {"title": "X", "colour": "red"})


def test_edit_of_a_sale_that_is_gone(w: Workbench) -> None:
    with pytest.raises(RecordIsGone) as caught:
        w.do(edit_sale, 7, {"title": "X"})
    assert (caught.value.record, caught.value.id) == ("sale", 7)


# -- money


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"cost": 30_000}, (100_000, 30_000, 70_000, 7000)),
        ({"profit_percent": 2500}, (100_000, 75_000, 25_000, 2500)),
        ({"profit": 40_000}, (100_000, 60_000, 40_000, 4000)),
        ({"cost": 33_333, "profit": 66_667, "profit_percent": 6667}, (100_000, 33_333, 66_667, 6667)),
        ({"profit": 66_667, "profit_percent": 6667}, (100_000, 33_333, 66_667, 6667)),
        ({"amount": 200_000, "cost": 50_000, "profit": 7}, (200_000, 50_000, 150_000, 7500)),
        ({"amount": 300, "profit_percent": 3333}, (300, 200, 100, 3333)),
    ],
)
def test_sd1_sd2_the_file_agrees_with_itself(w: Workbench, given: dict[str, int], expected: tuple[int, ...]) -> None:
    id = sale(w, amount=100_000)
    w.do(edit_sale, id, given)
    assert of(w, id, "amount", "cost", "profit", "profit_percent") == expected


def test_money_beyond_the_limit_is_refused(w: Workbench) -> None:
    id = sale(w)
    refused(w, "sale.amount", "out_of_range", edit_sale, id, {"amount": 10**15})
    w.do(edit_sale, id, {"amount": 10**15 - 1})
    refused(w, "sale.profit", "out_of_range", edit_sale, id, {"cost": 1 - 10**15})
    refused(w, "sale.cost", "out_of_range", edit_sale, id, {"profit_percent": 10**10})
    w.do(edit_sale, id, {"amount": 1, "cost": 10**14})
    assert of(w, id, "profit_percent") == 1 - 10**15


def test_sc38_weighted_amount_of_a_stored_sale(w: Workbench) -> None:
    assert of(w, sale(w, amount=655_000, stage_id=w.ids["First meeting"]), "weighted_amount") == 131_000


def test_sc42_cu6_base_amounts(w: Workbench) -> None:
    id = sale(w, amount=20_000, currency_id=w.ids["SEK"], stage_id=w.ids["Proposal"])
    assert of(w, id, "amount_base", "weighted_amount_base") == (20_640, 10_320)


# -- lists


def test_sd7_a_deleted_line_stays_on_the_sale_that_holds_it_and_nowhere_else(w: Workbench) -> None:
    fair = w.ids["Fair"]
    id = sale(w, source_id=fair)
    w.do(_delete_line, "list_item", fair, label="Delete line")
    w.do(edit_sale, id, {"source_id": fair, "title": "Plotters"})
    refused(w, "sale.source", "unknown_choice", register_sale, {"title": "X", "source_id": fair})
    shown = {True: ["Fair", "Referral"], False: ["Referral"]}
    for values, held in ((w.row(SALE, id), True), ({}, False)):
        choices = w.ask(FORMS[SALE].choices, values, "source_id")
        assert [choice.label for choice in choices] == shown[held]
    assert w.ask(FORMS[SALE].opened, id).labels["source_id"] == "Fair"


def test_a_line_of_another_list_is_refused(w: Workbench) -> None:
    refused(w, "sale.source", "unknown_choice", register_sale, {"title": "X", "source_id": w.ids["Acme"]})


def test_a_retired_user_gets_no_new_sales(w: Workbench) -> None:
    ola = w.ids["Ola Hansen"]
    id = sale(w, owner_id=ola)
    w.do(_retire, ola, label="Retire")
    refused(w, "sale.owner", "unknown_choice", register_sale, {"title": "X", "owner_id": ola})
    names = [choice.label for choice in w.ask(FORMS[SALE].choices, w.row(SALE, id), "owner_id")]
    assert names == ["Kari Nordmann", "Ola Hansen"]
    assert [choice.label for choice in w.ask(FORMS[SALE].choices, {}, "owner_id")] == ["Kari Nordmann"]


def _delete_line(session: Any, table: str, id: int) -> None:
    from sqlalchemy import text

    session.execute(text(f"UPDATE {table} SET deleted = 1 WHERE id = :id"), {"id": id})


def _retire(session: Any, id: int) -> None:
    session.get(User, id).retired = True


# -- completing and deleting


def test_st40_an_open_sale_cannot_be_completed(w: Workbench) -> None:
    sold, still_open = sale(w, status="sold"), sale(w, title="Plotters")
    for attempt in ((set_completed, [sold, still_open], True), (edit_sale, still_open, {"completed": True})):
        with pytest.raises(SaleIsOpen) as caught:
            w.do(*attempt)
        assert caught.value.title == "Plotters"
    assert of(w, sold, "completed") is False


def test_st42_completing_leaves_the_status(w: Workbench) -> None:
    ids = [sale(w, status="sold"), sale(w, status="lost")]
    w.do(set_completed, ids, True)
    assert [of(w, id, "completed", "status") for id in ids] == [(True, "sold"), (True, "lost")]
    w.do(edit_sale, ids[0], {"status": "lost"})
    assert of(w, ids[0], "completed", "status") == (True, "lost")
    w.do(set_completed, ids, False)
    assert [of(w, id, "completed") for id in ids] == [False, False]


def test_st63_deleting_keeps_follow_ups_and_takes_the_star(w: Workbench) -> None:
    id, other = sale(w), sale(w)
    call = follow_up(w, sale_id=id)
    w.do(add_favourites, SALE, [id, other])
    w.do(delete_sales, [id])
    assert w.last.step.facts == {"title": "Printers", "count": 1, "unlinked": {"follow_up": 1}}
    assert w.row(RecordKind.FOLLOW_UP, call)["sale_id"] is None
    assert [star.record_id for star in w.rows(Favourite)] == [other]
    with pytest.raises(RecordIsGone):
        w.row(SALE, id)


# -- next activity


def test_na4_na8_next_activity_and_red_rows(w: Workbench) -> None:
    """Today is 10 June; follow-ups of the 7th and the 15th; the first one is done; the sale date passes."""
    id = sale(w, sale_date=date(2026, 7, 1))
    first, second = (follow_up(w, sale_id=id, date=date(2026, 6, day)) for day in (7, 15))

    def seen() -> tuple[date, bool]:
        red = w.ask(lambda session: session.scalar(select(overdue(Sale, TODAY)).where(Sale.id == id)))
        return of(w, id, "next_activity"), bool(red)

    assert seen() == (date(2026, 6, 7), True)
    w.do(set_done, [first], True)
    assert seen() == (date(2026, 6, 15), False)
    w.do(edit_sale, id, {"sale_date": date(2026, 6, 9)})
    assert seen() == (date(2026, 6, 15), True)
    w.do(edit_sale, id, {"sale_date": TODAY})
    w.do(edit_follow_up, second, {"date": TODAY})
    assert seen() == (TODAY, False)
    w.do(set_done, [second], True)
    assert seen() == (None, False)


def test_st5_na8_a_stalled_sale_shows_its_reopen_date_and_reddens_by_it(w: Workbench) -> None:
    id = sale(w, sale_date=date(2026, 6, 1), status="stalled", reopen_date=date(2026, 6, 20))
    follow_up(w, sale_id=id, date=date(2026, 6, 15))
    assert of(w, id, "next_activity", "next_activity_date") == (date(2026, 6, 20), date(2026, 6, 15))

    def red() -> bool:
        return bool(w.ask(lambda session: session.scalar(select(overdue(Sale, TODAY)).where(Sale.id == id))))

    assert not red()
    w.do(edit_sale, id, {"reopen_date": date(2026, 6, 9)})
    assert red()
    w.do(edit_sale, id, {"status": "lost"})
    assert not red()


def test_the_stamp_is_utc_and_the_day_is_local(w: Workbench) -> None:
    w.on(datetime(2026, 1, 5, 12, tzinfo=UTC))
    assert of(w, sale(w), "registered_at", "stage_since") == (datetime(2026, 1, 5, 12, tzinfo=UTC), date(2026, 1, 5))
