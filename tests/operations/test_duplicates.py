"""The records that a new one resembles (DUP-1, DUP-2)."""

from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.duplicates import Namesake, namesakes
from desktop_crm.operations.likeness import SAME, Likeness, likeness_of
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.selection import register_selection
from tests import factories
from tests.factories import Workbench

COMPANY, PERSON, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT


def like(w: Workbench, record: RecordKind, **values: Any) -> list[tuple[str, Likeness]]:
    return [(hit.name, hit.like) for hit in w.ask(namesakes, record, values)]


def alike(one: str, other: str) -> int:
    return likeness_of(match_key(one), match_key(other))


def test_dup2_the_same_company_is_found_whatever_its_form(w: Workbench) -> None:
    id = factories.company(w, "Nordlys Data AS", city="Bergen", category_id=w.ids["category: Customer"])
    found = w.ask(namesakes, COMPANY, {"name": "Nordlys data"})
    assert found == [Namesake(id, Likeness.NAME, "Nordlys Data AS", "Bergen", "Customer", "KN", "")]


@pytest.mark.parametrize("typed", ["Nordlis Data", "Nordlys Dataa", "NORDLYSDATA ANS", "Norldys Data"])
def test_dup2_slips_and_sounds_are_found(w: Workbench, typed: str) -> None:
    factories.company(w, "Nordlys Data AS")
    factories.company(w, "Sørlys Data AS")
    assert [name for name, _ in like(w, COMPANY, name=typed)] == ["Nordlys Data AS"]


@pytest.mark.parametrize("typed", ["", "  ", "AS", "Nordlys", "Data", "Norge Data", "Nordlys Data 2"])
def test_dup2_other_names_are_not(w: Workbench, typed: str) -> None:
    factories.company(w, "Nordlys Data AS")
    assert like(w, COMPANY, name=typed) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Alfa", "Alba", False),
        ("Alfa", "Alffa", True),
        ("Kiosk 1", "Kiosk 2", False),
        ("Kiosk 12 Oslo", "Kiosk 12 Osslo", True),
        ("Christian Quick", "Kristian Kvikk", True),
        ("Berg", "Borg", True),
        ("Berg", "Bø", False),
        ("Hansen Bil", "Jensen Bygg", False),
    ],
)
def test_dup2_how_much_may_differ(one: str, other: str, expected: bool) -> None:
    assert bool(alike(one, other)) is expected
    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == SAME > alike(one, other)


def test_the_surest_stand_first_and_three_at_most(w: Workbench) -> None:
    for name in ("Nordlys Daata", "Nordlis Data", "Nordlys Data", "Nordlys Datta", "Nordlys Data ASA"):
        factories.company(w, name)
    found = like(w, COMPANY, name="Nordlys data")
    assert len(found) == 3
    assert found[:2] == [("Nordlys Data", Likeness.NAME), ("Nordlys Data ASA", Likeness.NAME)]
    assert found[2][1] is Likeness.SIMILAR


def test_projects_are_checked_by_name(w: Workbench) -> None:
    factories.project(w, "New office", type_id=w.ids["project_type: Delivery"])
    found = w.ask(namesakes, PROJECT, {"name": "new  Office"})
    assert [(hit.name, hit.category) for hit in found] == [("New office", "Delivery")]


def test_self2_selections_are_checked_by_name(w: Workbench) -> None:
    id = w.do(register_selection, {"name": "Hot leads"})
    w.do(register_selection, {"name": "Cold leads"})
    found = w.ask(namesakes, RecordKind.SELECTION, {"name": "hot  Leads"})
    assert [(hit.id, hit.like, hit.name, hit.city) for hit in found] == [
        (id, Likeness.NAME, "Hot leads", "Kari Nordmann")
    ]
    assert like(w, RecordKind.SELECTION, name="Hot laeds") == [("Hot leads", Likeness.SIMILAR)]
    assert like(w, RecordKind.SELECTION, name="Newsletter") == []


# -- persons ----------------------------------------------------------------------------------------------------------


def test_dup1_a_person_of_the_same_name_counts_within_the_company(w: Workbench) -> None:
    alfa, beta = factories.company(w), factories.company(w, "Beta AS")
    factories.person(w, company_id=alfa)
    assert like(w, PERSON, full_name="Anne Berg", company_id=alfa) == [("Anne Berg", Likeness.NAME)]
    assert like(w, PERSON, full_name="Anna Berg", company_id=alfa) == [("Anne Berg", Likeness.SIMILAR)]
    assert like(w, PERSON, full_name="Anne Berg", company_id=beta) == []
    assert like(w, PERSON, full_name="Anne Berg", company_id=None) == []


def test_dup1_of_persons_without_a_company_only_the_very_namesakes(w: Workbench) -> None:
    factories.person(w)
    assert like(w, PERSON, full_name="anne  berg", company_id=None) == [("Anne Berg", Likeness.NAME)]
    assert like(w, PERSON, full_name="Anna Berg", company_id=None) == []


def test_dup1_a_person_is_known_by_address_and_number(w: Workbench) -> None:
    alfa = factories.company(w)
    factories.person(w, company_id=alfa, email="Anne.Berg@alfa.no", mobile="+47 912 34 567")
    assert like(w, PERSON, full_name="A", email="anne.berg@ALFA.no") == [("Anne Berg", Likeness.EMAIL)]
    assert like(w, PERSON, full_name="A", mobile="91234567") == [("Anne Berg", Likeness.MOBILE)]
    assert like(w, PERSON, full_name="A", email="berg@alfa.no", mobile="91234568") == []
    assert like(w, PERSON, full_name="Anne Berg", company_id=alfa, email="anne.berg@alfa.no") == [
        ("Anne Berg", Likeness.NAME)
    ]


@pytest.mark.parametrize("typed", ["+47 912 34 567", "004791234567", "912-34-567"])
def test_the_country_of_a_number_makes_no_difference(w: Workbench, typed: str) -> None:
    factories.person(w, mobile="+47 91 23 45 67")
    assert like(w, PERSON, mobile=typed) == [("Anne Berg", Likeness.MOBILE)]


# -- the whole --------------------------------------------------------------------------------------------------------


def test_dup1_can_be_turned_off(w: Workbench) -> None:
    factories.company(w)
    w.do(set_preference, "check_duplicates", False)
    assert like(w, COMPANY, name="Alfa") == []


def test_a_new_name_is_found_and_the_old_one_is_not(w: Workbench) -> None:
    id = factories.company(w)
    w.do(factories.FORMS[COMPANY].edit, id, {"name": "Gamma AS"})
    assert like(w, COMPANY, name="Alfa") == []
    assert like(w, COMPANY, name="Gamma") == [("Gamma AS", Likeness.NAME)]
    w.journal.undo()
    assert like(w, COMPANY, name="Gamma") == []


def test_the_question_reads_along_the_index(w: Workbench) -> None:
    factories.company(w)
    with w.reading() as session:
        plan = session.connection().exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id, match_key FROM company"
            " WHERE match_key >= ?1 AND match_key < ?1 || char(0x10ffff) LIMIT 9",
            ("ALF",),
        )
        assert "USING COVERING INDEX ix_company_match_key" in plan.one().detail
    assert Company.__table__.c.match_key.info["companion"]
