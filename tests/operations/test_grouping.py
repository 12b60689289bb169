"""Grouped lists: which groups, in which order, with how many records and what figures, and in how many statements."""

from datetime import UTC, date, datetime
from itertools import groupby
from random import Random
from typing import Any

import pytest
from sqlalchemy import event

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.figures import Calculation, Figure, Measure
from desktop_crm.operations.grouping import Grouped, Groups, Level, grouped_ids, may_group, units_of
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.sale_status import mark_as_lost, mark_as_sold
from desktop_crm.selections.criteria import Criteria, Group, Line
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.operators import Operator
from desktop_crm.selections.periods import Unit
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE
ALL = Listing(SALE, "sales.all")
SUM, AVERAGE, LEAST, GREATEST = Calculation
AMOUNT = Measure("sale.amount", SUM)
OWNER, STATUS, STAGE = Level("sale.owner"), Level("sale.status"), Level("sale.stage")


def outline(groups: Groups) -> list[tuple[int, Any, int]]:
    """Level, value and count of each group, from top to bottom."""
    rows = zip(groups.depth, groups.values, groups.start, groups.stop, strict=True)
    return [(depth, value, stop - start) for depth, value, start, stop in rows]


def ask(w: Workbench, *levels: Level, listing: Listing = ALL, measures: tuple[Measure, ...] = ()) -> Grouped:
    return w.ask(grouped_ids, listing, levels, measures)


@pytest.fixture
def sales(w: Workbench) -> list[int]:
    """Sales of two owners and none, with stages, amounts and days that chance has dealt."""
    w.proving = False
    chance, owners = Random(7), [w.ids["Kari Nordmann"], w.ids["Ola Hansen"]]
    made = [
        factories.sale(
            w, title=chance.choice("abcdefg"), amount=chance.randrange(1, 90) * 100, owner_id=chance.choice(owners),
            stage_id=w.ids[chance.choice(["Lead", "Proposal", "First meeting"])],
            sale_date=date(2026, chance.randrange(1, 13), chance.randrange(1, 28)),
        )
        for _ in range(60)
    ]  # fmt: skip
    w.do(mark_as_sold, made[::4], w.ids["Best price"])
    w.do(mark_as_lost, made[1::5], w.ids["Price"])
    return made


@pytest.mark.parametrize("order", [(), (Order("sale.amount", True),), (Order("sale.sale_date"),)])
def test_col5_records_stand_group_by_group_and_in_each_in_the_order_of_the_list(
    w: Workbench, sales: list[int], order: tuple[Order, ...]
) -> None:
    listing = ALL.sorted_by(*order)
    found = ask(w, OWNER, STATUS, listing=listing)
    rows = {id: w.row(SALE, id) for id in sales}
    names = {w.ids["Kari Nordmann"]: 0, w.ids["Ola Hansen"]: 1}
    words = ["open", "sold", "lost", "stalled"]

    def rank(id: int) -> tuple[int, int]:
        return names[rows[id]["owner_id"]], words.index(rows[id]["status"])

    by_hand = sorted(w.ask(ids_of, listing), key=rank)  # stable: what is equal keeps its order
    assert list(found.ids) == by_hand
    leaves = [(depth, stop - start) for depth, start, stop in zip(
        found.groups.depth, found.groups.start, found.groups.stop, strict=True) if depth == 1]  # fmt: skip
    assert [count for _, count in leaves] == [len(list(same)) for _, same in groupby(by_hand, key=rank)]


def test_col5_each_value_has_its_row_and_groups_hold_groups(w: Workbench) -> None:
    kari, ola = w.ids["Kari Nordmann"], w.ids["Ola Hansen"]
    for owner, stage in ((ola, "Lead"), (kari, "Proposal"), (ola, "Lead"), (kari, "Lead"), (ola, "Proposal")):
        factories.sale(w, owner_id=owner, stage_id=w.ids[stage])
    groups = ask(w, OWNER, STAGE).groups
    assert outline(groups) == [
        (0, "Kari Nordmann", 2), (1, "Lead", 1), (1, "Proposal", 1), (0, "Ola Hansen", 3), (1, "Lead", 2),
        (1, "Proposal", 1),
    ]  # fmt: skip
    assert list(groups.end) == [3, 2, 3, 6, 5, 6]
    assert (list(groups.start), list(groups.stop)) == ([0, 0, 1, 2, 2, 4], [2, 1, 2, 5, 4, 5])


def test_lists_stand_by_their_rank_words_as_they_are_meant_and_names_by_letters(w: Workbench) -> None:
    for stage in ("Verbal acceptance", "Lead", "Proposal"):
        factories.sale(w, stage_id=w.ids[stage])
    assert [value for _, value, _ in outline(ask(w, STAGE).groups)] == ["Lead", "Proposal", "Verbal acceptance"]
    w.do(mark_as_lost, [1], w.ids["Price"])
    assert [value for _, value, _ in outline(ask(w, STATUS).groups)] == ["open", "lost"]
    for name in ("Ås", "Bo", "Ærfugl"):
        factories.sale(w, company_id=factories.company(w, name))
    names = [value for _, value, _ in outline(ask(w, Level("sale.company")).groups)]
    assert names == ["Bo", "Ærfugl", "Ås", None]


def test_a_level_may_stand_the_other_way_round_and_nothing_stands_last(w: Workbench) -> None:
    nord, sør = factories.company(w, "Nord"), factories.company(w, "Sør")
    for company, title in ((nord, "a"), (None, "b"), (sør, "c")):
        factories.sale(w, title=title, company_id=company)
    found = ask(w, Level("sale.company", descending=True))
    assert outline(found.groups) == [(0, "Sør", 1), (0, "Nord", 1), (0, None, 1)]
    assert list(found.ids) == [3, 1, 2]


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        (Unit.DAY, ["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01"]),
        (Unit.MONTH, ["2025-12", "2026-01", "2026-03", "2026-04"]),
        (Unit.QUARTER, ["2025-4", "2026-1", "2026-2"]), (Unit.YEAR, ["2025", "2026"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("with_status", [False, True])
def test_col5_days_are_gathered_by_day_month_quarter_or_year(
    w: Workbench, unit: Unit, values: list[str], with_status: bool
) -> None:
    for day in (date(2026, 1, 1), date(2025, 12, 31), date(2026, 4, 1), date(2026, 3, 31), date(2026, 1, 1)):
        factories.sale(w, sale_date=day)
    levels = [Level("sale.sale_date", unit), *([STATUS] if with_status else [])]
    assert [value for depth, value, _ in outline(ask(w, *levels).groups) if depth == 0] == values


def test_moments_are_gathered_by_the_local_day(w: Workbench) -> None:
    for moment in (datetime(2026, 6, 30, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)):
        w.on(moment)
        factories.sale(w)
    assert [value for _, value, _ in outline(ask(w, Level("sale.registered_at", Unit.MONTH)).groups)] == [
        "2026-06", "2026-07",
    ]  # fmt: skip


def test_groups_over_links_by_yes_and_no_and_by_text(w: Workbench) -> None:
    norway = factories.company(w, "Nord", country_id=w.ids["country: Norway"], city="Oslo")
    factories.sale(w, company_id=norway)
    factories.sale(w, company_id=factories.company(w, "Hel", city="ålesund"))
    factories.sale(w)
    assert outline(ask(w, Level("sale.company.country")).groups) == [(0, "Norway", 1), (0, None, 2)]
    assert outline(ask(w, Level("sale.completed")).groups) == [(0, 0, 3)]
    assert outline(ask(w, Level("sale.company.city")).groups) == [(0, "Oslo", 1), (0, "ålesund", 1), (0, None, 1)]


def test_col6_groups_and_all_above_them_tell_their_figures(w: Workbench) -> None:
    kari, ola = w.ids["Kari Nordmann"], w.ids["Ola Hansen"]
    sold = ((kari, 100, "NOK", "Lead"), (kari, 300, "SEK", "Proposal"), (ola, 500, "SEK", "Lead"))
    for owner, amount, currency, stage in (*sold, (ola, 700, "SEK", "Lead")):
        factories.sale(w, owner_id=owner, amount=amount, currency_id=w.ids[currency], stage_id=w.ids[stage])
    measures = (AMOUNT, Measure("sale.amount", AVERAGE), Measure("sale.sale_date", LEAST))
    groups = ask(w, OWNER, STAGE, measures=measures[:2]).groups
    figures = [groups.figures(group) for group in range(len(groups))]
    assert figures[0] == (Figure(410, "NOK", True), Figure(205, "NOK", True))
    assert figures[1] == (Figure(100), Figure(100))
    assert figures[2] == (Figure(300, "SEK"), Figure(300, "SEK"))
    assert figures[3] == figures[4] == (Figure(1200, "SEK"), Figure(600, "SEK"))
    assert groups.total()[0] == Figure(100 + 310 + 516 + 722, "NOK", True)


def test_filters_hold_and_an_empty_list_has_no_groups(w: Workbench, sales: list[int]) -> None:
    def narrowed(title: str) -> Listing:
        asked = Criteria(SALE, Group(parts=(Line("sale.title", Operator.EQUALS, (title,)),)))
        return Listing(SALE, "sales.all", narrowed=asked)

    found = ask(w, OWNER, listing=narrowed("a"))
    assert sorted(found.ids) == sorted(w.ask(ids_of, narrowed("a")))
    nothing = ask(w, OWNER, STATUS, listing=narrowed("nothing"), measures=(AMOUNT,))
    assert (len(nothing.ids), len(nothing.groups), nothing.groups.total()) == (0, 0, (Figure(0),))


@pytest.mark.parametrize("levels", [(OWNER,), (OWNER, STATUS), (OWNER, STATUS, Level("sale.sale_date", Unit.MONTH))])
def test_however_many_groups_there_are_they_are_asked_in_two_statements(
    w: Workbench, sales: list[int], levels: tuple[Level, ...]
) -> None:
    asked: list[str] = []
    with w.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        grouped_ids(session, ALL, levels, (AMOUNT,))
    over_sales = [one for one in asked if "FROM sale" in one and "max(" not in one.partition("FROM")[0][:20]]
    assert len([one for one in over_sales if "GROUP BY" in one]) == 1
    assert len(over_sales) == 2


def test_groups_that_are_the_same_are_known(w: Workbench, sales: list[int]) -> None:
    first, again = ask(w, OWNER, STATUS), ask(w, OWNER, STATUS)
    assert first.groups.same_as(again.groups)
    assert not first.groups.same_as(ask(w, OWNER).groups)
    assert not first.groups.same_as(None)


def test_what_may_be_grouped() -> None:
    grouped = {path for path in (
        "sale.owner", "sale.status", "sale.stage", "sale.sale_date", "sale.registered_at", "sale.completed",
        "sale.company", "company.city", "sale.title", "sale.amount", "sale.note",
    ) if may_group(CATALOGUE[path])}  # fmt: skip
    assert grouped == {
        "sale.owner", "sale.status", "sale.stage", "sale.sale_date", "sale.registered_at", "sale.completed",
        "sale.company", "company.city",
    }  # fmt: skip
    assert units_of(CATALOGUE["sale.sale_date"]) == (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
    assert units_of(CATALOGUE["sale.owner"]) == ()


def test_col5_companies_and_persons_in_one_list_are_grouped(w: Workbench) -> None:
    """SEL-5: in such a list a company has the negative of its own id."""
    lead, customer = w.ids["category: Lead"], w.ids["category: Customer"]
    companies = [factories.company(w, f"C{n}", category_id=(lead, customer)[n % 2]) for n in range(4)]
    anne = factories.person(w, company_id=companies[1])
    found = ask(w, Level("contact.company.category"), listing=Listing(RecordKind.CONTACT, "all"))
    assert outline(found.groups) == [(0, "Lead", 2), (0, "Customer", 3)]
    assert list(found.ids) == [-companies[2], -companies[0], -companies[3], -companies[1], anne]
