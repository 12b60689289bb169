"""The seed's example selections (domain: selections, 1.8 A to J), each built by hand on Find.

Each is run, saved as a dynamic selection, and opened again: at once, and when the clock has gone on.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from desktop_crm.models.enums import RecordKind, SelectionForm, SetOperation
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import combine, register_selection, set_completed
from desktop_crm.selections.listing import Listing
from tests import factories
from tests.factories import Workbench
from tests.views.finding import example_records as records
from tests.views.finding.conftest import Searcher, named

COMPANY, PERSON, SALE, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT
DOCUMENT, FOLLOW_UP, REQUEST = RecordKind.DOCUMENT, RecordKind.FOLLOW_UP, RecordKind.REQUEST
QUOTE_LINE, SELECTION, CONTACT = RecordKind.QUOTE_LINE, RecordKind.SELECTION, RecordKind.CONTACT
A_MONTH_LATER = datetime(2026, 7, 10, 10, tzinfo=UTC)


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    of = records.lists(workbench)
    of |= records.companies(workbench, of)
    of |= records.sales(workbench, of)
    of |= records.documents(workbench)
    of |= records.follow_ups(workbench, of)
    of |= records.quote_lines(workbench, of)
    return of | records.requests(workbench, of)


def members(w: Workbench, selection: int, record: RecordKind) -> list[int]:
    """Who belongs to a saved selection now; of companies and persons as records of their kind."""
    kind = CONTACT if record in (COMPANY, PERSON) else record
    found = w.ask(ids_of, Listing(kind, "selection", (("selection_id", selection),)))
    return sorted(-id if record is COMPANY else id for id in found)


def behind(w: Workbench, selection: int) -> list[int]:
    """The companies and persons behind a selection's members."""
    return sorted(w.ask(ids_of, Listing(CONTACT, "selection.contacts", (("selection_id", selection),))))


def proved(
    searcher: Searcher, w: Workbench, expected: Sequence[int], later: Sequence[int], when: datetime = A_MONTH_LATER
) -> int:
    """Run what was built, save it, open it again, now and later; returns the selection."""
    record, criteria = searcher.find.kind, searcher.page.editor.criteria()
    assert searcher.run() == list(expected)
    selection = searcher.save(f"Example of {record.value}")
    definition = w.ask(definition_of, selection)
    assert (definition.form, definition.criteria) == (SelectionForm.DYNAMIC, criteria)
    assert members(w, selection, record) == list(expected)
    w.on(when)
    assert members(w, selection, record) == list(later)
    assert searcher.run() == list(later)
    return selection


def test_a_companies_in_category_supplier_in_germany(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int]
) -> None:
    searcher.go(COMPANY)
    searcher.items("Category", "Supplier")
    searcher.items("Country", "Germany")
    found = named(ids, "German supplier")
    proved(searcher, workbench, found, found)


def test_b1_sales_that_i_have_sold_in_the_first_quarter(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int]
) -> None:
    searcher.go(SALE)
    searcher.items("Status", "Sold")
    searcher.typed("Sale date", "1/1/2026", "31/3/2026", operator="Between")
    searcher.alone("Owner", "Current user")
    found = named(ids, "mine, sold in February", "mine, sold on 31 March")
    proved(searcher, workbench, found, found)


def test_b1_run_during_the_quarter(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(SALE)
    searcher.items("Status", "Sold")
    searcher.unit("Sale date", "This …", "quarter")
    searcher.alone("Owner", "Current user")
    proved(searcher, workbench, named(ids, "mine, sold in April"), [])


def test_b2_all_sales_with_status_stalled(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(SALE)
    searcher.items("Status", "Stalled")
    found = named(ids, "Ola's, stalled")
    proved(searcher, workbench, found, found)


def test_c_internal_projects_under_way(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    running = factories.project(workbench, "Move", type_id=ids["Internal"])
    factories.project(workbench, "Moved", type_id=ids["Internal"], completed=True)
    factories.project(workbench, "For others", type_id=workbench.ids["project_type: Campaign"])
    searcher.go(PROJECT)
    searcher.items("Project type", "Of our own")
    searcher.yes_no("Completed", False)
    proved(searcher, workbench, [running], [running])


@pytest.mark.parametrize(
    ("operator", "count", "unit", "expected", "later"),
    [
        ("Previous …", 1, "month", ("mine of 1 May", "mine of May"), ("mine of June",)),
        ("This and previous …", 30, "days", ("mine of May", "mine of June"), ()),
    ],
)
def test_d_documents_that_i_made_during_the_last_month(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int],
    operator: str, count: int, unit: str, expected: tuple[str, ...], later: tuple[str, ...],
) -> None:  # fmt: skip
    searcher.go(DOCUMENT)
    searcher.alone("Registered by", "Current user")
    searcher.units("Registered", operator, count, unit)
    proved(searcher, workbench, named(ids, *expected), named(ids, *later))


def test_e1_all_follow_ups_of_one_customer(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(FOLLOW_UP)
    searcher.record("Company", "Alfa GmbH")
    found = named(ids, "mine on 30 June", "Ola's in June")
    proved(searcher, workbench, found, found)


def test_e2_my_follow_ups_this_month(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(FOLLOW_UP)
    searcher.alone("Owner", "Current user")
    searcher.unit("Date", "This …", "month")
    found = named(ids, "mine on 1 June", "mine on 30 June")
    proved(searcher, workbench, found, named(ids, "mine in July"))


def test_f_products_sold_this_year(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    """Unless one asks for all, those of the current quote are found, so that nothing is counted twice."""
    searcher.go(QUOTE_LINE)
    searcher.items("Sale – Status", "Sold")
    searcher.unit("Sale – Sale date", "This …", "year")
    of_year = [
        "Plotter versjon 2 of mine, sold in February", "Paper of mine, sold in February",
        "Plotter versjon 2 of Ola's, sold in February", "Plotter versjon 3 of mine, sold in April",
    ]  # fmt: skip
    assert searcher.run() == named(ids, *of_year)
    searcher.items("Product category", "Plotters")
    of_year.remove("Paper of mine, sold in February")
    proved(searcher, workbench, named(ids, *of_year), [], datetime(2027, 1, 1, 10, tzinfo=UTC))


def test_g_customers_who_have_bought_version_2(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(QUOTE_LINE)
    searcher.typed("Product name", "VERSJON 2", operator="Contains")
    searcher.items("Sale – Status", "Sold")
    bought = named(
        ids, "Plotter versjon 2 of mine, sold in February", "Plotter versjon 2 of Ola's, sold in February",
        "Plotter versjon 2 of mine, sold last year",
    )  # fmt: skip
    selection = proved(searcher, workbench, bought, bought)
    customers = sorted(-id for id in named(ids, "German supplier", "German customer"))
    assert behind(workbench, selection) == customers


def test_h_open_requests_of_high_priority_in_my_categories(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int]
) -> None:
    searcher.go(REQUEST)
    searcher.items("Internal status", "Active")
    searcher.items("Priority", "Very high")
    searcher.items("Request category", "Late goods")
    found = named(ids, "urgent delivery")
    proved(searcher, workbench, found, found)


def test_i_my_sales_lost_or_sold(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    searcher.go(SALE)
    searcher.alone("Owner", "Current user")
    searcher.items("Status", "Sold", "Lost")
    sold = ("mine, sold in February", "mine, sold on 31 March", "mine, sold in April", "mine, sold last year")
    found = named(ids, *sold, "mine, lost")
    proved(searcher, workbench, found, found)


def test_i_sales_of_a_department_this_quarter(searcher: Searcher, workbench: Workbench, ids: dict[str, int]) -> None:
    spring, summer = (factories.sale(workbench, sale_date=date(2026, month, 20)) for month in (6, 9))
    factories.sale(workbench, sale_date=date(2026, 6, 20), owner_id=workbench.ids["Ola Hansen"])
    searcher.go(SALE)
    searcher.items("User group", "Oslo")
    searcher.unit("Sale date", "This …", "quarter")
    found = sorted([ids["mine, sold in April"], ids["mine, lost"], spring])  # a lost sale has the day on which it ended
    selection = proved(searcher, workbench, found, [summer])
    assert members(workbench, selection, SALE) == [summer]


def test_i_persons_registered_in_the_last_30_days(searcher: Searcher, workbench: Workbench) -> None:
    for month, day in ((5, 10), (5, 11)):
        workbench.on(records.noon(month, day))
        last = factories.person(workbench, "Anne", f"Berg {day}")
    workbench.on(factories.MOMENT)
    new = factories.person(workbench, "Bo", "Dahl")
    searcher.go(PERSON)
    searcher.units("Registered", "This and previous …", 30, "days")
    proved(searcher, workbench, [last, new], [new])


def test_i_active_selections_that_i_own(searcher: Searcher, workbench: Workbench) -> None:
    mine, done, olas = (workbench.do(register_selection, {"name": name}) for name in ("Mine", "Done", "Ola's"))
    workbench.do(set_completed, [done], True)
    workbench.do(register_selection, {"name": "Other", "owner_id": workbench.ids["Ola Hansen"]})
    searcher.go(SELECTION)
    searcher.alone("Owner", "Current user")
    searcher.yes_no("Completed", False)
    assert searcher.run() == [mine, olas]
    saved = searcher.save("My selections")
    assert members(workbench, saved, SELECTION) == [mine, olas, saved]


def test_j_open_requests_not_changed_for_over_a_week(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int]
) -> None:
    """Changed 7 days ago is not found, changed 8 days ago is."""
    searcher.go(REQUEST)
    searcher.items("Internal status", "Active")
    searcher.units("Last changed", "More than … ago", 7, "days")
    found = named(ids, "changed 8 days ago")
    tomorrow = datetime(2026, 6, 11, 10, tzinfo=UTC)
    selection = proved(searcher, workbench, found, named(ids, "changed 7 days ago", "changed 8 days ago"), tomorrow)
    workbench.on(A_MONTH_LATER)
    active = ("urgent delivery", "calm delivery", "urgent invoice", "changed 7 days ago", "changed 8 days ago")
    assert members(workbench, selection, REQUEST) == named(ids, *active)


def test_j_with_documented_operators_as_two_selections_combined(
    searcher: Searcher, workbench: Workbench, ids: dict[str, int]
) -> None:
    searcher.go(REQUEST)
    searcher.items("Internal status", "Active")
    searcher.run()
    active = searcher.save("Active")
    searcher.units("Last changed", "This and previous …", 7, "days")
    searcher.run()
    fresh = searcher.save("Changed lately")
    values = {"name": "Silent", "target": "request"}
    silent = workbench.do(combine, active, fresh, SetOperation.ONLY_FIRST, values)
    assert members(workbench, silent, REQUEST) == named(ids, "changed 8 days ago")
