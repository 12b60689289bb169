"""What the database works out of companies and persons: parts of the birth date, yes or no, the category's group."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.everything import Company, ListItem, Person, Project, ProjectMember


def put(session: Session, *rows: Any) -> None:
    for row in rows:
        session.add(row)
        session.flush()


def shown(session: Session, *keys: str) -> list[tuple[Any, ...]]:
    """What stands in fields of all records of a kind, in the order in which they were registered."""
    entity = CATALOGUE[keys[0]].entity
    values = select(*(CATALOGUE[key].value() for key in keys)).select_from(entity).order_by(entity.id)
    return [tuple(row) for row in session.execute(values)]


@pytest.mark.parametrize(
    ("born", "parts"),
    [
        ("1970-05-17", (1970, 5, 17)),
        ("2004-12-01", (2004, 12, 1)),
        ("1970-05", (1970, 5, None)),
        ("1970", (1970, None, None)),
        ("--05-17", (None, 5, 17)),
        ("", (None, None, None)),
    ],
)
def test_year_month_and_day_of_birth_are_numbers_where_they_are_known(
    session: Session, born: str, parts: tuple[int | None, ...]
) -> None:
    put(session, Person(last_name="Berg", birth_date=born))
    assert shown(session, "person.birth_year", "person.birth_month", "person.birth_day") == [parts]


def test_has_company_note_and_interests(session: Session) -> None:
    put(session, Company(name="Alfa", note="Call first", interests=(7,)), Company(name="Beta"))
    put(session, Person(last_name="A", company_id=1, note="Likes tea", interests=(1, 2)), Person(last_name="B"))
    assert shown(session, "company.has_note", "company.has_interests") == [(True, True), (False, False)]
    keys = ("person.has_company", "person.has_note", "person.has_interests")
    assert shown(session, *keys) == [(True, True, True), (False, False, False)]


def test_a_person_is_a_project_member_or_not_also_where_companies_take_part_without_one(session: Session) -> None:
    put(session, Company(name="Alfa"), Person(last_name="A", company_id=1), Person(last_name="B"), Project(name="P"))
    put(session, ProjectMember(project_id=1, company_id=1), ProjectMember(project_id=1, company_id=1, person_id=1))
    assert shown(session, "person.is_project_member") == [(True,), (False,)]


def test_lead3_the_group_of_the_category_is_a_field_of_company_and_person(session: Session) -> None:
    put(session, ListItem(list_name="category", name="Prospect", group_key="potential_customer"))
    put(session, ListItem(list_name="category", name="Loose"))
    for category_id in (1, 2, None):
        put(session, Company(name="Alfa", category_id=category_id), Person(last_name="A", category_id=category_id))
    expected = [("potential_customer",), (None,), (None,)]
    assert shown(session, "company.category_group") == shown(session, "person.category_group") == expected
