"""Finding the duplicates among all records, and what the user says is none."""

from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import NotDuplicate
from desktop_crm.operations.duplicate_search import candidates, find_duplicates, keep_apart, still_duplicates
from desktop_crm.operations.errors import NothingChosen
from desktop_crm.operations.likeness import Likeness
from desktop_crm.operations.record_forms import FORMS
from tests import factories
from tests.factories import Workbench

COMPANY, PERSON, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT


def found(w: Workbench, record: RecordKind = COMPANY) -> list[tuple[tuple[int, ...], Likeness]]:
    return [(group.ids, group.like) for group in w.ask(find_duplicates, record).groups]


def companies(w: Workbench, *names: str, **values: Any) -> list[int]:
    return [factories.company(w, name, **values) for name in names]


def test_dup2_names_that_are_much_the_same_are_grouped_the_surest_first(w: Workbench) -> None:
    a, b, c, d, _, f = companies(
        w, "Berg Bygg AS", "Berg Bygg", "Aal Kvern", "Nordlys Data", "Sørlys Data", "Nordlis Daata"
    )
    g = factories.company(w, "Ål Kvern", org_number="")
    assert found(w) == [((a, b), Likeness.NAME), ((c, g), Likeness.SIMILAR), ((d, f), Likeness.SIMILAR)]
    answer = w.ask(find_duplicates, COMPANY)
    assert (answer.count, answer.groups[0].name) == (3, "Berg Bygg AS")


@pytest.mark.parametrize(("one", "other"), [("Kvern Oslo", "Kvarn Oslo"), ("Xkvern Oslo", "Kvern Oslo")])
def test_dup2_a_slip_at_either_end_is_found_among_many(w: Workbench, one: str, other: str) -> None:
    names = [f"K{a}{b} Oslo" for a in ("vegg", "jeld", "nutt", "limt") for b in ("bygg", "data", "skog", "mat")]
    companies(w, *names)
    pair = tuple(companies(w, one, other))
    assert (pair, Likeness.SIMILAR) in found(w)


def test_dup2_the_same_vat_number_is_surest(w: Workbench) -> None:
    a = factories.company(w, "Alfa", org_number="987 654 321")
    companies(w, "Berg", "Berg AS")
    b = factories.company(w, "Omega", org_number="987654321")
    assert found(w)[0] == ((a, b), Likeness.VAT_NUMBER)


def test_dup2_persons_by_company_address_and_number(w: Workbench) -> None:
    alfa, beta = companies(w, "Alfa", "Beta")
    a, b = (factories.person(w, company_id=alfa) for _ in range(2))
    c = factories.person(w, "Cato", "Dahl", company_id=alfa, email="post@x.no", mobile="912 34 567")
    d = factories.person(w, "Dina", "Eng", company_id=beta, email="POST@x.no")
    e = factories.person(w, "Emil", "Foss", company_id=beta, mobile="+4791234567")
    factories.person(w, company_id=beta)  # another Anne Berg
    assert found(w, PERSON) == [((a, b), Likeness.NAME), ((c, d, e), Likeness.MOBILE)]


def test_a_switchboard_is_no_duplicate(w: Workbench) -> None:
    for at in range(9):
        factories.person(w, f"{at}", "Lie", email="post@alfa.no")
    assert found(w, PERSON) == []


def test_projects_by_name(w: Workbench) -> None:
    pair = factories.project(w, "New office"), factories.project(w, "New offise")
    assert found(w, PROJECT) == [(pair, Likeness.SIMILAR)]


def test_it_tells_how_far_it_is_and_can_be_stopped(w: Workbench) -> None:
    companies(w, "Alfa", "Alfa AS")
    told: list[tuple[int, int]] = []
    w.ask(find_duplicates, COMPANY, lambda *far: told.append(far))
    assert told == sorted(told)
    assert told[0] == (0, 3)
    assert told[-1] == (2, 3)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        w.ask(find_duplicates, COMPANY, stop)


# -- what is none -----------------------------------------------------------------------------------------------------


def test_what_is_kept_apart_is_found_no_more_until_undone(w: Workbench) -> None:
    a, b = companies(w, "Alfa", "Alfa AS")
    groups = w.ask(find_duplicates, COMPANY).groups
    w.proving = True
    w.do(keep_apart, COMPANY, [a, b])
    w.proving = False
    assert found(w) == w.ask(still_duplicates, COMPANY, groups) == []
    w.journal.undo()
    assert found(w) == [((a, b), Likeness.NAME)]
    assert w.ask(still_duplicates, COMPANY, groups) == groups


def test_keeping_apart_twice_changes_nothing(w: Workbench) -> None:
    a, b = companies(w, "Alfa", "Alfa AS")
    for _ in range(2):
        w.do(keep_apart, COMPANY, [a, b])
    assert len(w.rows(NotDuplicate)) == 2
    assert w.last.step is None
    with pytest.raises(NothingChosen):
        w.do(keep_apart, COMPANY, [])


def test_a_deleted_record_leaves_its_groups_and_what_was_said_of_it(w: Workbench) -> None:
    a, b, c = companies(w, "Alfa", "Alfa AS", "ALFA")
    groups = w.ask(find_duplicates, COMPANY).groups
    w.do(keep_apart, COMPANY, [a, b])
    w.do(FORMS[COMPANY].delete, [a])
    assert [group.ids for group in w.ask(still_duplicates, COMPANY, groups)] == [(b, c)]
    assert w.rows(NotDuplicate) == []
    assert w.ask(still_duplicates, COMPANY, []) == []


def test_candidates_tell_what_is_used(w: Workbench) -> None:
    a = factories.company(w, "Alfa", city="Bergen", email="post@alfa.no")
    b = factories.company(w, "Alfa AS")
    factories.sale(w, company_id=b)
    factories.follow_up(w, company_id=b)
    rows = w.ask(candidates, COMPANY, [a, b])
    assert [(row.id, row.sales, row.follow_ups) for row in rows] == [(b, 1, 1), (a, 0, 0)]
    assert (rows[1].name, rows[1].beside, rows[1].email) == ("Alfa", "Bergen", "post@alfa.no")
    assert rows[1].changed == w.file.clock.now()
