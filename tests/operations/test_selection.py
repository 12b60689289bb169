"""Selections: static, dynamic and combined (domain: selections, section 2)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.models.enums import ListName, PersonsShown, RecordKind, SelectionForm, SelectionTarget, SetOperation
from desktop_crm.operations.errors import (
    NothingIsAsked,
    SelectionIsNotStatic,
    SelectionsDoNotFit,
    SelectionStaysAsItIs,
    SelectionTurnsBack,
)
from desktop_crm.operations.lists import add_line, set_line_deleted
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection import (
    change_criteria,
    combine,
    copy_selection,
    delete_selections,
    dependants_of,
    edit_selection,
    make_static,
    register_selection,
    target_of,
)
from desktop_crm.operations.selection_members import (
    add_matching,
    add_members,
    copy_into,
    remove_matching,
    remove_members,
)
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.members import SelectionAtFault
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

COMPANY, PERSON, SALE, CONTACT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.CONTACT


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        bench.proving = True
        yield bench


def of(w: Workbench, id: int, record: RecordKind = SALE) -> list[int]:
    return sorted(w.ask(ids_of, Listing(record, "selection", (("selection_id", id),))))


def contacts_of(w: Workbench, id: int) -> list[int]:
    return sorted(w.ask(ids_of, Listing(CONTACT, "selection.contacts", (("selection_id", id),))))


def static(w: Workbench, record: RecordKind = SALE, ids: list[int] | None = None, **values: Any) -> int:
    id = w.do(register_selection, {"name": "Static", "target": target_of(record).value, **values})
    if ids:
        w.do(add_members, id, record, ids)
    return id


def dynamic(w: Workbench, criteria: Criteria, **values: Any) -> int:
    row = {"name": "Dynamic", "target": target_of(criteria.record).value, "form": SelectionForm.DYNAMIC.value}
    return w.do(register_selection, {**row, "criteria": criteria, **values})


def called(record: RecordKind, name: str) -> Criteria:
    label = {SALE: "sale.title", COMPANY: "company.name", PERSON: "person.full_name"}[record]
    return sets(record, (Line(label, O.BEGINS, (name,)),))


def test_sel2_a_record_that_comes_to_fit_is_there_at_the_next_look(w: Workbench) -> None:
    id = dynamic(w, called(SALE, "Print"))
    assert of(w, id) == []
    sale = factories.sale(w, title="Printers")
    assert of(w, id) == [sale]
    w.do(FORMS[SALE].edit, sale, {"title": "Chairs"})
    assert of(w, id) == []


def test_relative_dates_move_with_the_clock(w: Workbench) -> None:
    id = dynamic(w, sets(SALE, (Line("sale.sale_date", O.THIS, ("month",)),)))
    june = factories.sale(w, sale_date=date(2026, 6, 20))
    july = factories.sale(w, sale_date=date(2026, 7, 1))
    assert of(w, id) == [june]
    w.on(datetime(2026, 7, 10, 12, tzinfo=UTC))
    assert of(w, id) == [july]


def test_sel8_members_are_unique_and_leave_only_by_hand(w: Workbench) -> None:
    first, second = factories.sale(w, title="A"), factories.sale(w, title="B")
    id = static(w, ids=[first, second])
    assert w.do(add_members, id, SALE, [first]) == 0
    assert of(w, id) == [first, second]
    assert w.do(remove_members, id, [first]) == 1
    assert of(w, id) == [second]


def test_mem1_mem2_members_that_match_come_and_go(w: Workbench) -> None:
    a, b = factories.sale(w, title="Alpha"), factories.sale(w, title="Beta")
    id = static(w)
    assert w.do(add_matching, id, called(SALE, "%")) == 2
    assert of(w, id) == [a, b]
    assert w.do(remove_matching, id, called(SALE, "alp")) == 1
    assert of(w, id) == [b]


def test_mem6_a_deleted_record_is_hidden_and_comes_back_with_undo(w: Workbench) -> None:
    sale = factories.sale(w)
    id = static(w, ids=[sale])
    w.proving = False
    w.do(FORMS[SALE].delete, [sale])
    assert of(w, id) == []
    w.journal.undo()
    assert of(w, id) == [sale]


def test_sel7_a_person_takes_the_place_of_the_bare_company(w: Workbench) -> None:
    company, other = factories.company(w, "Alfa"), factories.company(w, "Beta")
    person = factories.person(w, company_id=company)
    id = static(w, COMPANY, [company, other])
    assert of(w, id, CONTACT) == [-other, -company]
    assert w.do(add_members, id, PERSON, [person]) == 1
    assert of(w, id, CONTACT) == [-other, person]
    assert w.do(add_members, id, COMPANY, [company]) == 0
    assert of(w, id, CONTACT) == [-other, person]


def test_company_is_unique_takes_one_row_a_company(w: Workbench) -> None:
    companies = [factories.company(w, name) for name in ("A", "B", "C")]
    persons = [factories.person(w, f"P{n}", company_id=companies[n % 3]) for n in range(10)]
    id = static(w, PERSON, persons, unique_company=True)
    assert of(w, id, CONTACT) == persons[:3]
    assert w.do(add_members, id, PERSON, persons) == 0


def test_sel5_persons_of_the_companies_found(w: Workbench) -> None:
    staffed, empty = factories.company(w, "Alfa"), factories.company(w, "Alfa two")
    first, second = (factories.person(w, name, company_id=staffed) for name in ("Anne", "Bo"))
    rows = {PersonsShown.NONE: [-empty, -staffed], PersonsShown.FIRST: [-empty, first],
            PersonsShown.ALL: [-empty, first, second]}  # fmt: skip
    for shown, expected in rows.items():
        id = dynamic(w, called(COMPANY, "alfa"), name=f"Persons {shown}", persons=shown.value)
        assert of(w, id, CONTACT) == sorted(expected), shown


def test_view1_the_companies_and_persons_behind_sales_stand_once(w: Workbench) -> None:
    company, other = factories.company(w, "Alfa"), factories.company(w, "Beta")
    person = factories.person(w, company_id=company)
    factories.sale(w, title="One", company_id=company, person_id=person)
    factories.sale(w, title="Two", company_id=company, person_id=person)
    factories.sale(w, title="Three", company_id=other)
    factories.sale(w, title="Of nobody")
    assert contacts_of(w, dynamic(w, called(SALE, "%"))) == [-other, person]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (SetOperation.ONLY_FIRST, [0, 1]),
        (SetOperation.ONLY_SECOND, [3]),
        (SetOperation.COMMON, [2]),
        (SetOperation.DIFFERENCE, [0, 1, 3]),
        (SetOperation.ALL, [0, 1, 2, 3]),
    ],
)
def test_comb1_the_five_set_operations(w: Workbench, operation: SetOperation, expected: list[int]) -> None:
    sales = [factories.sale(w, title=f"Sale {n}") for n in range(4)]
    left, right = static(w, ids=sales[:3]), static(w, ids=sales[2:], name="Right")
    id = w.do(combine, left, right, operation, {"name": "Both", "target": "sale"})
    assert of(w, id) == [sales[n] for n in expected]


def test_comb6_compare_companies_only(w: Workbench) -> None:
    company, other = factories.company(w, "Alfa"), factories.company(w, "Beta")
    mine, also = (factories.sale(w, title=title, company_id=company) for title in ("Mine", "Also"))
    lone = factories.sale(w, title="Lone", company_id=other)
    left, right = static(w, ids=[mine, lone]), static(w, ids=[also], name="Right")
    plain = w.do(combine, left, right, SetOperation.COMMON, {"name": "Plain", "target": "sale"})
    assert of(w, plain) == []
    values = {"name": "By company", "target": "sale"}
    by_company = w.do(combine, left, right, SetOperation.COMMON, values, companies_only=True)
    assert of(w, by_company) == [mine, also]
    w.do(edit_selection, by_company, {"operation": SetOperation.ONLY_FIRST.value})
    assert of(w, by_company) == [lone]


def test_comb3_companies_and_persons_of_any_two_selections(w: Workbench) -> None:
    company, other = factories.company(w, "Alfa"), factories.company(w, "Beta")
    sales = static(w, ids=[factories.sale(w, company_id=company)])
    companies = static(w, COMPANY, [company, other], name="Companies")
    id = w.do(combine, companies, sales, SetOperation.ONLY_FIRST, {"name": "No sale", "target": "contact"})
    assert of(w, id, CONTACT) == [-other]
    w.proving = False
    with pytest.raises(SelectionsDoNotFit):
        w.do(combine, companies, sales, SetOperation.ALL, {"name": "Mixed", "target": "sale"})


def test_comb7_a_combined_selection_is_never_made_of_itself(w: Workbench) -> None:
    a, b = static(w, name="A"), static(w, name="B")
    both = w.do(combine, a, b, SetOperation.ALL, {"name": "Both", "target": "sale"})
    more = w.do(combine, both, a, SetOperation.ALL, {"name": "More", "target": "sale"})
    w.proving = False
    with pytest.raises(SelectionTurnsBack):
        w.do(edit_selection, both, {"second_id": more})
    assert of(w, more) == []


def test_self4_what_a_combined_selection_uses_is_named_and_its_loss_is_told(w: Workbench) -> None:
    a, b = static(w, name="A"), static(w, name="B")
    both = w.do(combine, a, b, SetOperation.ALL, {"name": "Both", "target": "sale"})
    above = w.do(combine, both, b, SetOperation.ALL, {"name": "Above", "target": "sale"})
    assert w.ask(dependants_of, [a]) == ["Above", "Both"]
    assert w.ask(dependants_of, [a, both]) == ["Above"]
    assert w.ask(dependants_of, [a, above, both]) == []
    w.proving = False
    w.do(delete_selections, [a])
    with pytest.raises(SelectionAtFault) as fault:
        of(w, both)
    assert fault.value.reason == "part_gone"
    w.journal.undo()
    assert of(w, both) == []


def test_self4_a_combined_selection_that_lost_a_part_can_be_renamed_and_mended(w: Workbench) -> None:
    first, second, third = (static(w, COMPANY) for _ in range(3))
    id = w.do(combine, first, second, SetOperation.ALL, {"name": "Both", "target": "contact"})
    w.do(delete_selections, [second])
    w.do(edit_selection, id, {"name": "One of them", "description": "The other one is gone"})
    assert w.row(RecordKind.SELECTION, id)["name"] == "One of them"
    with pytest.raises(SelectionsDoNotFit):
        w.do(edit_selection, id, {"operation": SetOperation.COMMON.value})
    w.do(edit_selection, id, {"second_id": third})
    assert of(w, id, CONTACT) == []


def test_sel4_dynamic_becomes_static_and_keeps_its_members_but_not_back(w: Workbench) -> None:
    sale = factories.sale(w, title="Printers")
    id = dynamic(w, called(SALE, "print"))
    w.do(make_static, id)
    factories.sale(w, title="Printers too")
    assert of(w, id) == [sale]
    w.proving = False
    with pytest.raises(SelectionStaysAsItIs):
        w.do(edit_selection, id, {"form": SelectionForm.DYNAMIC.value})
    with pytest.raises(SelectionStaysAsItIs):
        w.do(edit_selection, id, {"target": SelectionTarget.PROJECT.value})


def test_sel9_the_question_of_a_dynamic_selection_changes(w: Workbench) -> None:
    chairs = factories.sale(w, title="Chairs")
    id = dynamic(w, called(SALE, "print"))
    w.do(change_criteria, id, called(SALE, "chair"))
    assert of(w, id) == [chairs]
    w.proving = False
    with pytest.raises(NothingIsAsked):
        w.do(change_criteria, id, sets(SALE, (Line("sale.title", O.BEGINS),)))
    with pytest.raises(SelectionIsNotStatic):
        w.do(add_members, id, SALE, [chairs])


def test_self5_a_copy_has_the_same_members_or_question(w: Workbench) -> None:
    sale = factories.sale(w, title="Printers")
    for id in (static(w, ids=[sale]), dynamic(w, called(SALE, "print"))):
        assert of(w, w.do(copy_selection, id, "Copy")) == [sale]


def test_sd7_a_copy_has_the_category_also_where_it_is_offered_no_more(w: Workbench) -> None:
    category = w.do(add_line, ListName.SELECTION_CATEGORY, "Fairs")
    id = static(w, category_id=category)
    w.do(set_line_deleted, ListName.SELECTION_CATEGORY, category, True)
    copy = w.do(copy_selection, id, "Static (copy)")
    assert w.row(RecordKind.SELECTION, copy)["category_id"] == category


def test_mem5_copying_into_a_selection_leaves_out_what_is_there(w: Workbench) -> None:
    a, b = factories.sale(w, title="Printers A"), factories.sale(w, title="Printers B")
    id = static(w, ids=[a])
    assert w.do(copy_into, id, dynamic(w, called(SALE, "print"))) == 1
    assert of(w, id) == [a, b]


@pytest.mark.parametrize("operation", list(SetOperation))
def test_comb7_combinations_of_combinations_are_shown_ten_deep(w: Workbench, operation: SetOperation) -> None:
    alfa, beta, gamma = (factories.company(w, name) for name in ("Alfa", "Beta", "Gamma"))
    w.proving = False
    first, second = static(w, COMPANY, [alfa, beta]), static(w, COMPANY, [beta, gamma])
    left, right = {-alfa, -beta}, {-beta, -gamma}
    for number in range(10):
        row = {"name": f"Combined {number}", "target": "contact"}
        first = w.do(combine, first, second, operation, row, companies_only=number % 2 == 0)
        left = _COMBINED[operation](left, right)
    assert of(w, first, CONTACT) == sorted(left)


_COMBINED = {
    SetOperation.ONLY_FIRST: set.difference,
    SetOperation.ONLY_SECOND: lambda left, right: right - left,
    SetOperation.COMMON: set.intersection,
    SetOperation.DIFFERENCE: set.symmetric_difference,
    SetOperation.ALL: set.union,
}
