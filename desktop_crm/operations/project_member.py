"""Companies and persons take part in projects (domain: selections, section 9)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person, Project, ProjectMember
from desktop_crm.operations import drafts, records
from desktop_crm.operations.errors import AlreadyMember, FieldIsMissing
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.sale_form import company_with, person_without
from desktop_crm.operations.step import tell, verb

MEMBER = RecordKind.PROJECT_MEMBER
_REQUIRED = ("project_id",)
_ORDER = ("company_id", "person_id")


@verb(mark("Add project member"))
def add_member(session: Session, values: Values) -> int:
    """Let a company, or a person of it, take part in a project; returns the membership's id.

    Raises FieldIsMissing, ValueNotTaken and AlreadyMember.
    """
    before = start_values(session, {})
    after = records.settle(session, follow, before, values, _ORDER)
    changes = _checked(session, before, after, None)
    id = records.insert_row(session, MEMBER, after | changes)
    _tell(session, after)
    return id


@verb(mark("Edit project member"))
def edit_member(session: Session, id: int, values: Values) -> None:
    """Change who takes part, as what, or the comment. Raises as `add_member`, and RecordIsGone."""
    before = records.stored(session, MEMBER, id)
    after = records.settle(session, follow, before, values, _ORDER)
    changes = _checked(session, before, after, id)
    records.update_row(session, MEMBER, id, changes, "")
    _tell(session, after)


@verb(mark("Remove project member"))
def remove_members(session: Session, ids: Sequence[int]) -> None:
    """Take members out of their projects; the companies and persons stay."""
    first = records.stored(session, MEMBER, ids[0]) if len(ids) == 1 else {}
    records.delete_rows(session, MEMBER, ids)
    if first:
        _tell(session, first)


def _checked(session: Session, before: Values, after: Row, id: int | None) -> Row:
    changes = records.check_row(session, MEMBER, before, after, id)
    records.check_required(MEMBER, _REQUIRED, after)
    records.check_person(session, MEMBER, before, after)
    if after.get("company_id") is None and after.get("person_id") is None:
        raise FieldIsMissing(records.fields_by_name(MEMBER)["company_id"])
    same = (getattr(ProjectMember, name).is_not_distinct_from(after[name]) for name in (*_ORDER, "project_id"))
    if session.scalar(select(ProjectMember.id).where(*same, ProjectMember.id != (id or 0)).limit(1)):
        raise AlreadyMember(_name(session, after))
    return changes


def _name(session: Session, values: Values) -> str:
    person, company = values.get("person_id"), values.get("company_id")
    if person is not None:
        return session.scalar(select(Person.full_name).where(Person.id == person)) or ""
    return session.scalar(select(Company.name).where(Company.id == company)) or ""


def _tell(session: Session, values: Values) -> None:
    project = session.scalar(select(Project.name).where(Project.id == values["project_id"]))
    tell(session, title=_name(session, values), project=project or "", count=1)


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new member; *context* holds the project_id, or the company_id or person_id."""
    return drafts.new_draft(session, MEMBER, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new member; a person brings the company."""
    values = drafts.blank(MEMBER)
    for name, new in records.known(MEMBER, context).items():
        values |= follow(session, values, name, new)
    return values


def opened(session: Session, id: int) -> Draft:
    """Return an existing member. Raises RecordIsGone."""
    return drafts.opened_draft(session, MEMBER, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """A person brings the company, and another company takes a person away who is not of it."""
    if name == "person_id":
        return {name: new, **company_with(session, values, new)}
    if name == "company_id":
        return {name: new, **person_without(session, values, new)}
    return {name: new}


def state(values: Values) -> FormState:
    """A company or a person is mandatory, and the project."""
    either = frozenset() if values.get("person_id") else frozenset({"company_id"})
    return FormState(required=frozenset(_REQUIRED) | either)


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, MEMBER, values, name)
