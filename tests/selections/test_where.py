"""Criteria find the records that they speak of, in SQL and in plain Python alike."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import count_of, ids_of
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.operations.why import why_found
from desktop_crm.selections.criteria import (
    Criteria,
    CriteriaAtFault,
    Fault,
    Group,
    Join,
    Line,
    Quantifier,
    Related,
    cleared,
    is_active,
    kinds_of,
    problems_of,
    sets,
)
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.stored import CriteriaUnreadable, from_json, to_json
from tests import factories
from tests.factories import Workbench


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        yield bench


def found(w: Workbench, criteria: Criteria) -> list[int]:
    return sorted(w.ask(ids_of, Listing(criteria.record, "find", criteria=criteria)))


COMPANY, SALE, PERSON = RecordKind.COMPANY, RecordKind.SALE, RecordKind.PERSON


def test_cross2_lines_on_one_related_kind_speak_of_the_same_record(w: Workbench) -> None:
    """One sold sale over 50 000 and one open over 200 000 do not make a company with a sold one over 100 000."""
    split, whole = factories.company(w, "Split"), factories.company(w, "Whole")
    small = factories.sale(w, title="Small", company_id=split, amount=50_000_00)
    factories.sale(w, title="Large", company_id=split, amount=200_000_00)
    large = factories.sale(w, title="Sold", company_id=whole, amount=200_000_00)
    w.do(mark_as_sold, [small, large])
    lines = (Line("sale.amount", O.GREATER, (100_000_00,)), Line("sale.status", O.ONE_OF, ("sold",)))
    assert found(w, sets(COMPANY, (Related("sale.company", Group(parts=lines)),))) == [whole]
    apart = tuple(Related("sale.company", Group(parts=(line,))) for line in lines)
    assert found(w, sets(COMPANY, apart)) == [split, whole]


def test_cross4_none_all_at_least_and_sums_of_related_records(w: Workbench) -> None:
    none, one, two = (factories.company(w, name) for name in ("None", "One", "Two"))
    factories.sale(w, title="A", company_id=one, amount=10_000_00)
    for amount in (20_000_00, 5_000_00):
        factories.sale(w, title=f"B{amount}", company_id=two, amount=amount)
    big = Group(parts=(Line("sale.amount", O.AT_LEAST, (10_000_00,)),))

    def of(quantifier: Quantifier, **more: object) -> list[int]:
        return found(w, sets(COMPANY, (Related("sale.company", big, quantifier, **more),)))  # type: ignore[arg-type]

    assert of(Quantifier.ANY) == [one, two]
    assert of(Quantifier.NONE) == [none]
    assert of(Quantifier.ALL) == [one]
    assert of(Quantifier.AT_LEAST, least=2) == []
    assert of(Quantifier.COUNT, measure=Line("", O.LESS, (1,))) == [none]
    assert of(Quantifier.SUM, measure=Line("sale.amount", O.GREATER, (15_000_00,))) == [two]
    assert of(Quantifier.SUM, measure=Line("sale.amount", O.LESS, (15_000_00,))) == [none, one]


def test_find17_nothing_asked_is_nothing_found_and_percent_is_everything(w: Workbench) -> None:
    company = factories.company(w, "Nordlys")
    assert found(w, Criteria(COMPANY)) == []
    assert found(w, sets(COMPANY, (Line("company.name", O.BEGINS, ("",)),))) == []
    assert found(w, sets(COMPANY, (Line("company.name", O.BEGINS, ("%",)),))) == [company]
    named = (Line("company.name", O.BEGINS, ("nord",)),)
    assert found(w, sets(COMPANY, named, (Line("company.city", O.EQUALS),))) == [company]
    assert found(w, Criteria(COMPANY, cleared(sets(COMPANY, named).root))) == []  # type: ignore[arg-type]


def test_find8_nothing_restricts_when_all_is_cleared(w: Workbench) -> None:
    """Not even what needs no value."""
    empty, none = Line("company.city", O.EMPTY), Related("sale.company", Group(), Quantifier.NONE)
    few = Related("sale.company", Group(), Quantifier.COUNT, measure=Line("", O.LESS, (3,)))
    asked = sets(COMPANY, (empty, none), (Group(Join.ANY, (few,), negated=True), Line("company.our_contact", O.EMPTY)))
    bare = cleared(asked.root)
    assert not is_active(bare)
    assert [type(part) for part in bare.parts[0].parts] == [Line, Related]  # type: ignore[union-attr]


def test_op2_letters_fold_also_in_texts_without_a_key(w: Workbench) -> None:
    company = factories.company(w, "ØRSTA AS", city="TROMSØ")
    assert found(w, sets(COMPANY, (Line("company.name", O.BEGINS, ("ørsta",)),))) == [company]
    assert found(w, sets(COMPANY, (Line("company.city", O.EQUALS, ("tromsø",)),))) == [company]
    assert found(w, sets(COMPANY, (Line("company.city", O.EXACTLY, ("tromsø",)),))) == []


def test_a_path_may_lead_over_several_links_and_back(w: Workbench) -> None:
    customer, other = factories.company(w, "Customer"), factories.company(w, "Other")
    factories.sale(w, title="Of another", company_id=other)
    person = factories.person(w, last_name="Berg", company_id=customer)
    sale = factories.sale(w, title="Sale", company_id=customer, person_id=person)
    line = Line("sale.person.company.name", O.EQUALS, ("customer",))
    assert found(w, sets(SALE, (line,))) == [sale]
    around = Related("person.company", Group(parts=(Related("sale.person", Group(parts=(line,))),)))
    assert found(w, sets(COMPANY, (around,))) == [customer]


def test_a_negated_group_finds_the_rest_with_what_is_empty(w: Workbench) -> None:
    oslo, nowhere = factories.company(w, "A", city="Oslo"), factories.company(w, "B")
    factories.sale(w, title="Of nobody")
    lines = (Line("company.number", O.BEGINS, ("9",)), Line("company.city", O.EQUALS, ("Oslo",)))
    negated = Group(Join.ANY, lines, negated=True)
    assert found(w, Criteria(COMPANY, negated)) == [nowhere]
    assert w.ask(count_of, Listing(COMPANY, "find", criteria=Criteria(COMPANY, negated))) == 1
    assert oslo != nowhere


def test_a_tree_that_names_a_field_that_is_gone_is_told_and_not_run(w: Workbench) -> None:
    gone = sets(COMPANY, (Line("company.x99", O.EQUALS, ("a",)), Line("company.name", O.BEGINS, ("a",))))
    (problem,) = problems_of(gone)
    assert (problem.place, problem.fault, problem.about) == ((0, 0), Fault.NO_SUCH_FIELD, "company.x99")
    with pytest.raises(CriteriaAtFault):
        found(w, gone)


OVER = "person.company/sale.company"
SOLD = Group(parts=(Line("sale.status", O.ONE_OF, ("sold",)),))


def test_cross1_records_that_belong_to_a_linked_one(w: Workbench) -> None:
    """Persons whose company has a sold sale, of however many; from a sale over its person and company too."""
    buyer, other = factories.company(w, "Buyer"), factories.company(w, "Other")
    ada, cy = (factories.person(w, last_name=name, company_id=one) for name, one in (("Ada", buyer), ("Cy", other)))
    factories.person(w, last_name="Bo")
    sold = [factories.sale(w, title=title, company_id=buyer) for title in ("A", "B")]
    factories.sale(w, title="Open", company_id=other)
    w.do(mark_as_sold, sold)
    assert found(w, sets(PERSON, (Related(OVER, SOLD),))) == [ada]
    for_ada = factories.sale(w, title="For Ada", company_id=buyer, person_id=ada)
    factories.sale(w, title="For Cy", company_id=other, person_id=cy)
    assert found(w, sets(SALE, (Related("sale.person.company/sale.company", SOLD),))) == [for_ada]


def test_cross3_what_is_said_over_a_link_needs_the_linked_record(w: Workbench) -> None:
    """A person without a company has no company that has no sales; a figure of nothing is no figure of none."""
    company, buyer = factories.company(w, "Without"), factories.company(w, "Buyer")
    person, bought = (factories.person(w, last_name="P", company_id=one) for one in (company, buyer))
    alone = factories.person(w, last_name="Alone")
    none = Related(OVER, Group(), Quantifier.NONE)
    few = Related(OVER, Group(), Quantifier.COUNT, measure=Line("", O.LESS, (1,)))
    assert found(w, sets(PERSON, (none,))) == found(w, sets(PERSON, (few,))) == sorted((person, bought))
    factories.sale(w, title="A", company_id=buyer)
    assert found(w, sets(PERSON, (none,))) == found(w, sets(PERSON, (few,))) == [person]
    assert found(w, Criteria(PERSON, Group(Join.ANY, (none,), negated=True))) == sorted((bought, alone))


def test_a_relation_that_begins_with_links_is_stored_as_it_is_written() -> None:
    asked = sets(PERSON, (Related(OVER, SOLD),))
    assert '"related":"person.company/sale.company"' in to_json(asked)
    assert from_json(to_json(asked)) == asked
    assert kinds_of(asked) >= {"person", "company", "sale"}


def test_why_counts_the_records_of_the_linked_one(w: Workbench) -> None:
    company = factories.company(w, "Buyer")
    ada, alone = factories.person(w, last_name="Ada", company_id=company), factories.person(w, last_name="Alone")
    sold, _open = (factories.sale(w, title=title, company_id=company) for title in ("A", "B"))
    w.do(mark_as_sold, [sold])
    asked = Criteria(PERSON, Group(parts=(Related(OVER, SOLD),)))
    told = [w.ask(why_found, asked, person).finding for person in (ada, alone)]
    assert [(one.holds, one.parts[0].fitting, one.parts[0].among) for one in told if one] == [
        (True, 1, 2), (False, 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "relation",
    [
        "person.company/sale.person",  # nobody's sale leads from a company by its person
        "person.last_name/sale.company",
        "person.x9/sale.company",
        "sale.company/sale.company",
        "person.company/",
        "/sale.company",
    ],
)
def test_a_relation_that_leads_nowhere_is_told_and_not_run(relation: str) -> None:
    (problem,) = problems_of(sets(PERSON, (Related(relation, SOLD),)))
    assert (problem.place, problem.fault, problem.about) == ((0, 0), Fault.NO_SUCH_FIELD, relation)


def test_op5_who_is_in_no_group_has_no_group_whose_records_there_could_be(w: Workbench) -> None:
    w.user_id = w.ids["Ola Hansen"]
    theirs = factories.company(w, "Theirs", our_contact_id=w.user_id)
    nobody = Line("company.our_contact", O.CURRENT_GROUP)
    assert found(w, sets(COMPANY, (nobody,))) == []
    assert not w.ask(why_found, sets(COMPANY, (nobody,)), theirs).belongs
    w.user_id = w.ids["Kari Nordmann"]
    mine = factories.company(w, "Mine", our_contact_id=w.user_id)
    assert found(w, sets(COMPANY, (nobody,))) == [mine]


@pytest.mark.parametrize(
    ("path", "operator", "value"),
    [
        ("company.name", O.CONTAINS, "\ud83d"),
        ("company.registered_at", O.BEFORE_TIME, "2026-06-10T12:75"),
        ("company.registered_at", O.QUARTER, 1.0),
        ("company.registered_at", O.THIS, ["day"]),
    ],
)
def test_find9_a_value_that_means_nothing_does_not_restrict(
    w: Workbench, path: str, operator: O, value: object
) -> None:
    id = factories.company(w, "Alfa")
    asked = sets(COMPANY, (Line("company.name", O.BEGINS, ("alf",)), Line(path, operator, (value,))))
    assert found(w, asked) == [id]
    assert w.ask(why_found, asked, id).finding.parts[0].parts[1].holds is None


@pytest.mark.parametrize(
    ("measure", "fault"),
    [
        (Line("", O.CONTAINS, ("x",)), Fault.NO_SUCH_OPERATOR),
        (Line("", "of_a_newer_program", (1,)), Fault.NO_SUCH_OPERATOR),
        (Line("sale.company.number", O.EQUALS, ("1",)), Fault.NO_SUCH_FIELD),
    ],
)
def test_a_count_that_is_compared_in_no_known_way_is_told(measure: Line, fault: Fault) -> None:
    block = Related("sale.company", quantifier=Quantifier.COUNT, measure=measure)
    asked = Criteria(COMPANY, Group(parts=(block,)))
    assert is_active(block)
    assert [problem.fault for problem in problems_of(asked)] == [fault]


@pytest.mark.parametrize(
    "root",
    [
        "[]", '"all"', "7", '{"group": "all", "parts": [7]}', '{"group": "all", "parts": {"a": 1}}',
        '{"group": "all", "parts": [{"related": "sale.company", "of": "any", "group": null}]}',
        '{"group": "all", "parts": [{"related": "sale.company", "of": "at_least", "least": 1' + "0" * 30
        + ', "group": {"group": "all", "parts": []}}]}',
    ],
)  # fmt: skip
def test_stored_criteria_that_are_broken_are_unreadable(root: str) -> None:
    with pytest.raises(CriteriaUnreadable):
        from_json(f'{{"version": 1, "record": "company", "root": {root}}}')


@pytest.fixture
def cairo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is that of Cairo, where a day in April begins at one o'clock."""
    monkeypatch.setenv("TZ", "Africa/Cairo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("cairo")
def test_date4_a_day_that_has_no_midnight_begins_where_the_day_before_ends(w: Workbench) -> None:
    last, first = datetime(2026, 4, 23, 21, 59, tzinfo=UTC), datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert [moment.astimezone().day for moment in (last, first)] == [23, 24]
    ids = []
    for moment in (last, first):
        w.on(moment)
        ids.append(factories.company(w))
    for day, fitting in (("2026-04-23", ids[:1]), ("2026-04-24", ids[1:])):
        asked = sets(COMPANY, (Line("company.registered_at", O.EQUALS, (day,)),))
        assert found(w, asked) == fitting == [id for id in ids if w.ask(why_found, asked, id).belongs]
