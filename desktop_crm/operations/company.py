"""Companies are registered, edited and deleted (domain: selections, section 9)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.models.folding import fold
from desktop_crm.operations import drafts, records
from desktop_crm.operations.errors import OwnCompanyStays, ValueNotTaken
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import user_id, verb

COMPANY = RecordKind.COMPANY
HANDED_DOWN = ("our_contact_id", "category_id", "business_id")  # a company's persons have the same
MAIN_CONTACT = "company.main_contact"
_REQUIRED = ("name",)
_MANDATORY_WHEN_NEW = ("category_id", "business_id")
_PLACES = {
    "postcode": "city", "city": "postcode", "street_postcode": "street_city", "street_city": "street_postcode",
}  # fmt: skip
_CODE_LENGTH = 8


@verb(mark("Register company"))
def register_company(session: Session, values: Values) -> int:
    """Register a company and return its id; the number is the next free one unless one is given.

    Raises FieldIsMissing and ValueNotTaken.
    """
    _check_main_contact(session, None, values.get("main_contact_id"))
    coded = {**values, "code": values.get("code") or code_of(str(values.get("name") or ""))}
    return records.register(session, COMPANY, start_values(session, {}), coded, _REQUIRED)


def _check_main_contact(session: Session, id: int | None, person_id: int | None) -> None:
    """The main contact is one of the company's persons. Raises ValueNotTaken."""
    if person_id is None:
        return
    of = session.scalar(select(Person.company_id).where(Person.id == person_id))
    if of is None or of != id:
        raise ValueNotTaken(CATALOGUE[MAIN_CONTACT], "unknown_choice", person_id)


def release_main_contacts(session: Session, persons: Sequence[int]) -> None:
    """Take persons from where they are the main contact but no longer one of the company's; part of an operation."""
    theirs = select(Person.id).where(Person.id.in_(persons), Person.company_id == Company.id).correlate(Company)
    left = update(Company).where(Company.main_contact_id.in_(persons), Company.main_contact_id.not_in(theirs))
    session.execute(left.values(main_contact_id=None), execution_options={"synchronize_session": False})


def code_of(name: str) -> str:
    """Return the code that is suggested for a company: the first letters and digits of its name."""
    return "".join(letter for letter in fold(name) if letter.isalnum())[:_CODE_LENGTH].upper()


@verb(mark("Choose own company"))
def choose_own_company(session: Session, id: int) -> None:
    """Mark the company that the user works for; it cannot be deleted. There is one at most. Raises RecordIsGone."""
    records.tell_of(session, COMPANY, [id])
    for change in (
        update(Company).where(Company.own == True, Company.id != id).values(own=False),  # noqa: E712 (SQL)
        update(Company).where(Company.id == id).values(own=True),
    ):
        session.execute(change, execution_options={"synchronize_session": False})


@verb(mark("Edit company"))
def edit_company(session: Session, id: int, values: Values) -> None:
    """Change a company; what its persons have from it changes with it.

    Raises RecordIsGone, FieldIsMissing and ValueNotTaken.
    """
    before = records.stored(session, COMPANY, id)
    _check_main_contact(session, id, values.get("main_contact_id"))
    required = (*_REQUIRED, *(name for name in _MANDATORY_WHEN_NEW if before[name] is not None))
    if records.edit(session, COMPANY, id, values, required).keys() & set(HANDED_DOWN):
        hand_down(session, [id])


@verb(mark("Delete company"))
def delete_companies(session: Session, ids: Sequence[int]) -> None:
    """Delete companies; their persons, sales and follow-ups stay, without the link. Raises OwnCompanyStays."""
    own = session.scalar(select(Company.name).where(Company.own == True, Company.id.in_(records.chosen(ids))))  # noqa: E712 (SQL)
    if own is not None:
        raise OwnCompanyStays(own)
    ranked = update(Person).where(Person.company_id.in_(records.chosen(ids)), Person.rank.is_not(None))
    session.execute(ranked.values(rank=None), execution_options={"synchronize_session": False})
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
    """Return the draft of a new company. Category and business are for the user to say: a guess would be overlooked."""
    return drafts.new_draft(session, COMPANY, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new company: our contact is the user at work, the country the home country."""
    told = {"our_contact_id": user_id(session), "country_id": preference(session, "home_country")}
    return {**drafts.blank(COMPANY), **told, **records.known(COMPANY, context)}


def opened(session: Session, id: int) -> Draft:
    """Return an existing company. Raises RecordIsGone."""
    return drafts.opened_draft(session, COMPANY, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """A postcode brings the city that other companies have with it, and a city the postcode, where that is empty."""
    other = _PLACES.get(name)
    if other is None or not new or values.get(other):
        return {name: new}
    found = session.scalar(_neighbour(name, other, new))
    return {name: new, other: found} if found else {name: new}


def _neighbour(name: str, other: str, value: str) -> Any:
    """Return the statement that finds what most companies of the file have beside a postcode or city."""
    known, wanted = getattr(Company, name), getattr(Company, other)
    found = select(wanted).where(known == value, wanted != "").group_by(wanted)
    return found.order_by(func.count().desc(), wanted).limit(1)


def state(values: Values) -> FormState:
    """The name is mandatory; category and business are for a new company, which has no persons to turn to yet.

    An imported one without them can be edited all the same; what it has once can be changed, not emptied.
    """
    if values.get("id"):
        return FormState(required=frozenset(_REQUIRED))
    return FormState(required=frozenset((*_REQUIRED, *_MANDATORY_WHEN_NEW)), hidden=frozenset({"main_contact_id"}))


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, COMPANY, values, name)
