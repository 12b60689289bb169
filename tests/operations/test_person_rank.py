"""The rank of a person among those of the company: each has one, the newest stands last, and nobody outside has one."""

from collections.abc import Sequence

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.company import delete_companies
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.merging import merge
from desktop_crm.operations.person import edit_person
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing, Order
from tests import factories
from tests.factories import Workbench

COMPANY, PERSON = RecordKind.COMPANY, RecordKind.PERSON


@pytest.fixture
def alfa(w: Workbench) -> int:
    return factories.company(w)


def ranks(w: Workbench, *ids: int) -> list[int | None]:
    return [w.row(PERSON, id)["rank"] for id in ids]


def persons(w: Workbench, company: int | None, *names: str) -> list[int]:
    return [factories.person(w, name, company_id=company) for name in names]


def test_each_new_person_of_a_company_stands_last(w: Workbench, alfa: int) -> None:
    first, second = persons(w, alfa, "Anne", "Bo")
    (other,) = persons(w, factories.company(w, "Beta"), "Cy")
    (nowhere,) = persons(w, None, "Di")
    assert ranks(w, first, second, other, nowhere) == [1, 2, 1, None]
    assert w.ask(FORMS[PERSON].start, {"company_id": alfa}).values["rank"] == 3


def test_a_rank_that_is_told_holds_and_the_list_follows_it(w: Workbench, alfa: int) -> None:
    anne, bo, cy = persons(w, alfa, "Anne", "Bo", "Cy")
    w.do(edit_person, cy, {"rank": 1})
    w.do(edit_person, anne, {"rank": 3})

    def listed(*order: Order) -> Sequence[int]:
        return list(w.ask(ids_of, Listing(PERSON, "persons.of", (("company_id", alfa),), order)))

    assert listed(Order("person.rank")) == [cy, bo, anne]
    assert listed(Order("person.rank", True)) == [anne, bo, cy]
    with pytest.raises(ValueNotTaken):
        w.do(edit_person, bo, {"rank": 0})


def test_without_a_rank_a_person_stands_last(w: Workbench, alfa: int) -> None:
    anne, bo = persons(w, alfa, "Anne", "Bo")
    w.do(edit_person, anne, {"rank": None})
    assert ranks(w, anne, bo) == [3, 2]


def test_who_changes_company_stands_last_in_the_new_one_and_who_leaves_has_no_rank(w: Workbench, alfa: int) -> None:
    beta = factories.company(w, "Beta")
    anne, bo = persons(w, alfa, "Anne", "Bo")
    persons(w, beta, "Cy")
    w.do(edit_person, anne, {"company_id": beta})
    assert ranks(w, anne, bo) == [2, 2]
    w.do(edit_person, bo, {"company_id": None})
    assert ranks(w, bo) == [None]
    assert "rank" in FORMS[PERSON].state(w.row(PERSON, bo)).hidden
    w.do(delete_companies, [beta])
    assert ranks(w, anne) == [None]


def test_a_form_that_goes_to_another_company_and_back_keeps_the_rank(w: Workbench, alfa: int) -> None:
    beta = factories.company(w, "Beta")
    anne, _bo = persons(w, alfa, "Anne", "Bo")
    values = dict(w.row(PERSON, anne))
    for company in (beta, alfa):
        values |= w.ask(FORMS[PERSON].follow, values, "company_id", company)
    assert values["rank"] == 1


def test_the_persons_of_merged_companies_stand_behind_each_other(w: Workbench, alfa: int) -> None:
    beta, gamma = factories.company(w, "Beta"), factories.company(w, "Gamma")
    own, two, three = persons(w, alfa, "Anne"), persons(w, beta, "Bo", "Cy"), persons(w, gamma, "Di")
    w.do(merge, COMPANY, alfa, [beta, gamma], {})
    assert ranks(w, *own, *two, *three) == [1, 2, 3, 4]


def test_merged_persons_have_the_rank_of_the_one_whose_company_is_kept(w: Workbench, alfa: int) -> None:
    beta = factories.company(w, "Beta")
    anne, _other = persons(w, alfa, "Anne", "Bo")
    _first, again = persons(w, beta, "Cy", "Anne")
    w.do(merge, PERSON, anne, [again], {"company_id": beta})
    assert ranks(w, anne) == [2]
    alone = persons(w, None, "Di")[0]
    w.do(merge, PERSON, alone, [_other], {})
    assert ranks(w, alone) == [2]
