"""Persons are registered, edited and deleted (domain: selections, section 9)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.operations import drafts, records
from desktop_crm.operations.checks import LAST_RANK
from desktop_crm.operations.company import HANDED_DOWN, release_main_contacts
from desktop_crm.operations.errors import FieldIsMissing
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import user_id, verb

PERSON = RecordKind.PERSON
_NAMES = ("first_name", "middle_name", "last_name")
_UNSYNCED = {"synchronize_session": False}


@verb(mark("Register person"))
def register_person(session: Session, values: Values) -> int:
    """Register a person, who has a first or a last name, and return the id. What a company hands down is the company's.

    Raises FieldIsMissing and ValueNotTaken.
    """
    before = start_values(session, {})
    after = _settled(session, before, values)
    country = _country(session, after["company_id"]).get("country_id")
    handed = (*handed_to(after), *(("country_id",) if after["country_id"] == country else ()))
    return records.register(session, PERSON, before, after, (), handed)


@verb(mark("Edit person"))
def edit_person(session: Session, id: int, values: Values) -> None:
    """Change a person. Raises RecordIsGone, FieldIsMissing and ValueNotTaken."""
    before = records.stored(session, PERSON, id)
    after = _settled(session, before, values)
    if "company_id" in records.edit(session, PERSON, id, after, (), handed_to(after)):
        release_main_contacts(session, [id])


@verb(mark("Delete person"))
def delete_persons(session: Session, ids: Sequence[int]) -> None:
    """Delete persons; their sales and follow-ups stay, without the link."""
    records.delete_rows(session, PERSON, ids)


def handed_to(values: Values) -> Sequence[str]:
    """Return the fields that a person has from the company."""
    return () if values["company_id"] is None else HANDED_DOWN


def full_name(values: Values) -> str:
    """Return first, middle and last name in one."""
    return " ".join(name for name in ((values.get(part) or "").strip() for part in _NAMES) if name)


def _settled(session: Session, before: Values, values: Values) -> Row:
    named = {name: value for name, value in values.items() if name != "full_name"}
    given = records.told(PERSON, before, named, roots=("company_id",))
    after = records.settle(session, follow, before, given, ("company_id",))
    after |= _handed_down(session, after["company_id"])
    after["rank"] = _kept_rank(session, after)
    if not (after["first_name"] or after["last_name"]):
        raise FieldIsMissing(CATALOGUE["person.last_name"])
    return {**after, "full_name": full_name(after)}


def _handed_down(session: Session, company_id: int | None) -> Row:
    if company_id is None:
        return {}
    columns = [getattr(Company, name) for name in HANDED_DOWN]
    row = session.execute(select(*columns).where(Company.id == company_id)).one_or_none()
    return {} if row is None else dict(row._mapping)


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new person; *context* may hold the company_id."""
    return drafts.new_draft(session, PERSON, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new person."""
    told = {"our_contact_id": user_id(session), "country_id": preference(session, "home_country")}
    values: Row = {**drafts.blank(PERSON), **told}
    for name, new in records.known(PERSON, context).items():
        values |= follow(session, values, name, new)
    return values


def opened(session: Session, id: int) -> Draft:
    """Return an existing person. Raises RecordIsGone."""
    return drafts.opened_draft(session, PERSON, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """The full name follows the names; the company hands down our contact, category and business, and to a new person
    its country too. Whoever is new in a company stands last in it."""
    if name in _NAMES:
        return {name: new, "full_name": full_name({**values, name: new})}
    if name != "company_id":
        return {name: new}
    country = _country(session, new) if new is not None and "id" not in values else {}
    return {"company_id": new, "rank": _rank(session, new, values.get("id")), **country, **_handed_down(session, new)}


def _rank(session: Session, company_id: int | None, person_id: int | None) -> int | None:
    """Return a person's rank in a company: the one that the person has there, else the next."""
    if company_id is None:
        return None
    held = select(Person.rank).where(Person.id == person_id, Person.company_id == company_id)
    return session.scalar(held) or next_rank(session, company_id)


def _kept_rank(session: Session, values: Values) -> int | None:
    """Return the rank that a person is left with: everybody in a company has one, and nobody else."""
    if values["company_id"] is None:
        return None
    return values["rank"] or next_rank(session, values["company_id"])


def next_rank(session: Session, company_id: int) -> int:
    """Return the rank of the next person of a company."""
    last = session.scalar(select(func.max(Person.rank)).where(Person.company_id == company_id)) or 0
    return min(last + 1, LAST_RANK)


def rank_behind(session: Session, company_id: int, others: Sequence[int]) -> None:
    """Let the persons of other companies stand behind those of a company, which they will be of; part of a merger."""
    last = next_rank(session, company_id) - 1
    for other in others:
        behind = update(Person).where(Person.company_id == other)
        session.execute(behind.values(rank=func.min(Person.rank + last, LAST_RANK)), execution_options=_UNSYNCED)
        last = max(last, next_rank(session, other) - 1)


def _country(session: Session, company_id: int | None) -> Mapping[str, Any]:
    country = session.scalar(select(Company.country_id).where(Company.id == company_id))
    return {} if country is None else {"country_id": country}


def state(values: Values) -> FormState:
    """First or last name is mandatory; what a company hands down is locked. Only in a company there are ranks."""
    named = full_name({"first_name": values.get("first_name"), "last_name": values.get("last_name")})
    return FormState(
        required=frozenset() if named else frozenset({"last_name"}),
        hidden=frozenset() if values.get("company_id") is not None else frozenset({"rank"}),
        locked=frozenset(HANDED_DOWN) if values.get("company_id") is not None else frozenset(),
        source="company_id",
    )


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, PERSON, values, name)
