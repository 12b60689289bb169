"""A search is kept, saved as a selection, or added to one (FIND-5, FIND-15, 2.3)."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind, SelectionForm, VisibleFor
from desktop_crm.operations.errors import NothingChosen, NothingIsAsked
from desktop_crm.operations.found import (
    add_found,
    add_records,
    collect,
    is_selected,
    kept_criteria,
    kept_text,
    save_search,
    static_selections,
)
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import edit_selection, register_selection, set_completed
from desktop_crm.operations.selection_members import add_members
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

SALE, COMPANY, PERSON, CONTACT = RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON, RecordKind.CONTACT
PRINTERS = sets(SALE, (Line("sale.title", O.BEGINS, ("Print",)),))
DYNAMIC, STATIC = SelectionForm.DYNAMIC.value, SelectionForm.STATIC.value


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        bench.proving = True
        yield bench


def of(w: Workbench, id: int, record: RecordKind = SALE) -> list[int]:
    return sorted(w.ask(ids_of, Listing(record, "selection", (("selection_id", id),))))


def names(w: Workbench, record: RecordKind = SALE) -> list[str]:
    return [choice.label for choice in w.ask(static_selections, record)]


def test_sel2_a_search_saved_as_dynamic_follows_the_records(w: Workbench) -> None:
    first = factories.sale(w)
    id = w.do(save_search, PRINTERS, {"name": "Printers", "form": DYNAMIC})
    second = factories.sale(w)
    assert of(w, id) == [first, second]
    assert w.row(RecordKind.SELECTION, id)["form"] == DYNAMIC
    assert w.row(RecordKind.SELECTION, id)["owner_id"] == w.user_id


def test_sel1_a_search_saved_as_static_keeps_what_it_found_then(w: Workbench) -> None:
    first = factories.sale(w)
    id = w.do(save_search, PRINTERS, {"name": "Printers", "form": STATIC})
    factories.sale(w)
    assert of(w, id) == [first]
    assert w.last.step is not None
    assert w.last.step.facts["title"] == "Printers"


def test_companies_and_persons_found_are_rows_of_contacts(w: Workbench) -> None:
    alfa = factories.company(w)
    anne = factories.person(w, company_id=alfa)
    companies = sets(COMPANY, (Line("company.name", O.BEGINS, ("%",)),))
    persons = sets(PERSON, (Line("person.full_name", O.BEGINS, ("%",)),))
    for form in (STATIC, DYNAMIC):
        assert of(w, w.do(save_search, companies, {"name": form, "form": form}), CONTACT) == [-alfa]
        assert of(w, w.do(save_search, persons, {"name": form, "form": form}), CONTACT) == [anne]


@pytest.mark.parametrize("form", [DYNAMIC, STATIC])
def test_find17_a_search_that_asks_nothing_is_not_saved(w: Workbench, form: str) -> None:
    factories.sale(w)
    nothing = sets(SALE, (Line("sale.title", O.BEGINS),))
    with pytest.raises(NothingIsAsked):
        w.do(save_search, nothing, {"name": "All", "form": form})
    static = w.do(register_selection, {"name": "Static", "target": "sale"})
    with pytest.raises(NothingIsAsked):
        w.do(add_found, static, nothing)
    assert names(w) == ["Static"]
    assert of(w, static) == []


def test_what_a_search_finds_is_added_to_a_static_selection(w: Workbench) -> None:
    first, other = factories.sale(w), factories.sale(w, title="Chairs")
    static = w.do(register_selection, {"name": "Static", "target": "sale"})
    w.do(add_members, static, SALE, [other])
    assert w.do(add_found, static, PRINTERS) == 1
    assert of(w, static) == sorted([first, other])
    assert w.do(add_records, static, SALE, [first, other]) == 0


def test_select_4_rows_become_a_new_static_selection(w: Workbench) -> None:
    """Ten persons of three companies are three members where each company is to stand in it once."""
    companies = [factories.company(w, name) for name in ("Alfa", "Beta", "Gamma")]
    persons = [factories.person(w, f"P{n}", "Berg", company_id=companies[n % 3]) for n in range(10)]
    all_of_them = w.do(collect, PERSON, persons, {"name": "All"})
    one_each = w.do(collect, PERSON, array("q", persons), {"name": "One each", "unique_company": True})
    assert (len(of(w, all_of_them, CONTACT)), len(of(w, one_each, CONTACT))) == (10, 3)
    assert w.row(RecordKind.SELECTION, one_each)["target"] == "contact"
    with pytest.raises(NothingChosen):
        w.do(collect, PERSON, [], {"name": "Nobody"})
    assert names(w, PERSON) == names(w, COMPANY) == ["One each", "All"]


def test_a_cancelled_save_leaves_nothing(w: Workbench) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise InterruptedError

    factories.sale(w)
    for operation, given in ((save_search, (PRINTERS, {"name": "A", "form": STATIC})), (collect, (SALE, [1], {}))):
        with pytest.raises(InterruptedError):
            w.do(operation, *given, progress=cancel)
    assert names(w) == []


def test_select_4_only_static_ones_of_the_same_target_are_offered_the_latest_first(w: Workbench) -> None:
    ids = {name: w.do(register_selection, {"name": name, "target": "sale"}) for name in ("Old", "New", "Done")}
    w.do(set_completed, [ids["Done"]], True)
    w.do(register_selection, {"name": "Of contacts"})
    w.do(save_search, PRINTERS, {"name": "Dynamic", "form": DYNAMIC})
    assert names(w) == ["New", "Old"]
    w.do(add_records, ids["Old"], SALE, [factories.sale(w)])
    assert names(w) == ["Old", "New"]
    assert [choice.label for choice in w.ask(static_selections, SALE, 1)] == ["Old"]
    assert names(w, RecordKind.PROJECT) == []


def test_self3_a_private_selection_of_another_is_not_offered(w: Workbench) -> None:
    def made(visible_for: VisibleFor) -> int:
        return w.do(register_selection, {"name": visible_for, "target": "sale", "visible_for": visible_for.value})

    ids: dict[VisibleFor, int] = {visible: made(visible) for visible in VisibleFor}
    assert set(names(w)) == set(VisibleFor)
    for id in ids.values():
        w.do(edit_selection, id, {"owner_id": w.ids["Ola Hansen"]})
    assert names(w) == [VisibleFor.ALL]  # Ola is of no group


def test_find5_a_working_set_is_kept_as_text() -> None:
    criteria: Any = sets(SALE, (Line("sale.amount", O.GREATER, (5_000_00,)), Line("sale.title", O.CONTAINS)))
    assert kept_criteria(SALE, kept_text(criteria)) == criteria
    assert kept_criteria(COMPANY, kept_text(criteria)) is None
    assert kept_criteria(SALE, "") is None
    assert kept_criteria(SALE, kept_text(criteria).replace('"version":1', '"version":99')) is None
    assert kept_criteria(SALE, kept_text(Criteria(SALE))) == Criteria(SALE)


@pytest.mark.parametrize(
    ("record", "expected"),
    [(SALE, True), (COMPANY, True), (PERSON, True), (CONTACT, True), (RecordKind.PRODUCT, False),
     (RecordKind.PROJECT_MEMBER, False), (RecordKind.QUOTE_LINE, True)],
)  # fmt: skip
def test_sel3_what_selections_are_of(record: RecordKind, expected: bool) -> None:
    assert is_selected(record) is expected
