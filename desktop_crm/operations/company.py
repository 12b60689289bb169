"""Companies are registered, edited and deleted (domain: selections, section 9)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.operations import drafts, records
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import user_id, verb

COMPANY = RecordKind.COMPANY
HANDED_DOWN = ("our_contact_id", "category_id", "business_id")  # a company's persons have the same
_REQUIRED = ("name",)


@verb(mark("Register company"))
def register_company(session: Session, values: Values) -> int:
    """Register a company and return its id; the number is the next free one unless one is given.

    Raises FieldIsMissing and ValueNotTaken.
    """
    return records.register(session, COMPANY, start_values(session, {}), values, _REQUIRED)


@verb(mark("Edit company"))
def edit_company(session: Session, id: int, values: Values) -> None:
    """Change a company; what its persons have from it changes with it.

    Raises RecordIsGone, FieldIsMissing and ValueNotTaken.
    """
    if records.edit(session, COMPANY, id, values, _REQUIRED).keys() & set(HANDED_DOWN):
        hand_down(session, [id])


@verb(mark("Delete company"))
def delete_companies(session: Session, ids: Sequence[int]) -> None:
    """Delete companies; their persons, sales and follow-ups stay, without the link."""
    records.delete_rows(session, COMPANY, ids)


def hand_down(session: Session, ids: Sequence[int]) -> None:
    """Give the persons of companies the contact, category and business of their company; part of an operation."""
    told = {
        name: select(getattr(Company, name)).where(Company.id == Person.company_id).correlate(Person).scalar_subquery()
        for name in HANDED_DOWN
    }
    other = or_(*(getattr(Person, name).is_distinct_from(value) for name, value in told.items()))
    change = update(Person).where(Person.company_id.in_(records.chosen(ids)), other)
    change = change.values(**told, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new company."""
    return drafts.new_draft(session, COMPANY, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new company: our contact is the user at work, the country the home country."""
    told = {"our_contact_id": user_id(session), "country_id": preference(session, "home_country")}
    return {**drafts.blank(COMPANY), **told, **records.known(COMPANY, context)}


def opened(session: Session, id: int) -> Draft:
    """Return an existing company. Raises RecordIsGone."""
    return drafts.opened_draft(session, COMPANY, id)


def follow(_session: Session, _values: Values, name: str, new: Any) -> Row:
    """Nothing follows from one value of a company to another."""
    return {name: new}


def state(_values: Values) -> FormState:
    """The name is mandatory."""
    return FormState(required=frozenset(_REQUIRED))


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, COMPANY, values, name)
