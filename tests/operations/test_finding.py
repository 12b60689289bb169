"""Find begins with the usual criteria, and its typical searches find what they promise (FIND-13, FIND-14, 1.8)."""

from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_crm.models.enums import RecordKind, SelectionForm
from desktop_crm.operations.finding import SEARCHABLE, all_typical, usual
from desktop_crm.operations.looks import comings, packed, remember_look, unpacked
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection import register_selection
from desktop_crm.operations.why import why_found, why_in_selection
from desktop_crm.selections.criteria import Criteria, Group, Line, Related, is_active, problems_of, sets, walk
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.paths import is_path
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        yield bench


@pytest.mark.parametrize("record", SEARCHABLE)
def test_find13_the_usual_criteria_name_fields_that_exist_and_ask_nothing(record: RecordKind) -> None:
    criteria = usual(record)
    lines = [node for _, node in walk(criteria.root) if isinstance(node, Line)]
    assert len(lines) >= 3
    assert all(is_path(record, line.path) for line in lines)
    active = [line.path for line in lines if is_active(line)]
    assert active == (["quote_line.in_use"] if record is RecordKind.QUOTE_LINE else []), "1.8-F"
    assert problems_of(criteria) == ()


def test_find14_every_typical_search_can_be_run(w: Workbench) -> None:
    for record, searches in w.ask(all_typical).items():
        for search in searches:
            assert problems_of(search.criteria) == (), search.name
            w.ask(ids_of, Listing(record, "find", criteria=search.criteria))


def test_a_typical_search_that_finds_only_the_users_own_says_so(w: Workbench) -> None:
    for searches in w.ask(all_typical).values():
        for search in searches:
            lines = [node for _, node in walk(search.criteria.root) if isinstance(node, Line)]
            mine = any(line.operator is O.CURRENT_USER for line in lines)
            said = {"My", "I"} & set(search.label.split())
            assert bool(said) == mine, search.label


def test_the_typical_searches_of_sales_find_what_they_promise(w: Workbench) -> None:
    late = factories.sale(w, title="Late", sale_date=date(2026, 6, 1), amount=7_000_00)
    stalled = factories.sale(w, title="Stalled", sale_date=date(2026, 6, 20))
    w.do(FORMS[SALE].edit, stalled, {"status": "stalled", "reopen_date": date(2026, 7, 1)})
    sold = factories.sale(w, title="Sold", sale_date=date(2026, 2, 1))
    w.do(FORMS[SALE].edit, sold, {"status": "sold", "sale_date": date(2026, 2, 1)})
    found = {
        search.name: sorted(w.ask(ids_of, Listing(SALE, "find", criteria=search.criteria)))
        for search in w.ask(all_typical)[SALE]
    }
    assert found["stalled"] == [stalled]
    assert found["first_quarter"] == [sold]
    assert found["mine_open"] == [late] == found["usual"] == found["overdue"]
    assert found["from_source"] == []


def test_why_tells_each_line_and_the_records_own_value(w: Workbench) -> None:
    company = factories.company(w, "Alfa")
    sale = factories.sale(w, title="Printers", amount=7_000_00, company_id=company)
    criteria = sets(SALE, (Line("sale.amount", O.GREATER, (9_000_00,)), Line("sale.title", O.BEGINS, ("print",))))
    reason = w.ask(why_found, criteria, sale)
    amount, title = reason.finding.parts[0].parts
    assert (reason.belongs, amount.holds, amount.own, title.holds) == (False, False, (7_000_00,), True)
    about = Related("sale.company", criteria.root)
    found = w.ask(why_found, sets(RecordKind.COMPANY, (about,)), company)
    related = found.finding.parts[0].parts[0]
    assert (related.holds, related.fitting, related.among) == (False, 0, 1)


def test_why_decides_once_of_each_record_that_blocks_come_back_to(w: Workbench) -> None:
    """A company's sales, their company's sales, and so on: each of them is read as often as it is asked about."""
    company = factories.company(w)
    for number in range(4):
        factories.sale(w, title=f"Sale {number}", company_id=company)
    asked: list[str] = []
    root: Related | Line = Line("sale.title", O.BEGINS, ("nothing",))
    for relation in (*["sale.company/sale.company"] * 3, "sale.company"):
        root = Related(relation, Group(parts=(root,)))
    with w.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        reason = why_found(session, Criteria(RecordKind.COMPANY, Group(parts=(root,))), company)
    assert not reason.belongs
    assert len(asked) < 100


def test_why_of_a_selection_of_companies_and_persons_asks_the_company(w: Workbench) -> None:
    company = factories.company(w, "Alfa")
    person = factories.person(w, company_id=company)
    criteria = sets(RecordKind.COMPANY, (Line("company.name", O.BEGINS, ("alfa",)),))
    row = {"name": "Alfas", "target": "contact", "form": SelectionForm.DYNAMIC.value, "persons": "all"}
    id = w.do(register_selection, {**row, "criteria": criteria})
    assert w.ask(why_in_selection, id, person).belongs
    assert w.ask(why_in_selection, id, person).finding.holds
    assert not w.ask(why_in_selection, id, -company).belongs


def test_what_came_in_and_went_out_since_the_last_look(w: Workbench) -> None:
    first, second = factories.sale(w, title="A"), factories.sale(w, title="B")
    id = w.do(register_selection, {"name": "Some", "target": "sale"})
    assert w.ask(comings, id, array("q", [first])).since is None
    steps = len(w.outcomes)
    w.do(remember_look, id, packed(array("q", [first])))
    assert w.outcomes[steps].step is None
    w.on(datetime(2026, 6, 11, tzinfo=UTC))
    found = w.ask(comings, id, array("q", [second]))
    assert (found.since, list(found.came), list(found.went)) == (factories.MOMENT, [second], [first])


def test_ids_are_packed_and_unpacked_in_order() -> None:
    ids = array("q", [5, -3, 1_000_000, 7])
    assert list(unpacked(packed(ids))) == [-3, 5, 7, 1_000_000]
    assert list(unpacked(packed(array("q")))) == []
