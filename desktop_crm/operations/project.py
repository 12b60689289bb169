"""Projects are registered, edited and deleted (domain: selections, section 9)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import ListItem, Project
from desktop_crm.operations import drafts, records
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import name_step, today, user_id, verb

PROJECT = RecordKind.PROJECT
_REQUIRED = ("name", "type_id")


@verb(mark("Register project"))
def register_project(session: Session, values: Values) -> int:
    """Register a project and return its id; the number is the next free one unless one is given.

    Raises FieldIsMissing and ValueNotTaken.
    """
    return records.register(session, PROJECT, start_values(session, {}), values, _REQUIRED)


@verb(mark("Edit project"))
def edit_project(session: Session, id: int, values: Values) -> None:
    """Change a project. Raises RecordIsGone, FieldIsMissing and ValueNotTaken."""
    records.edit(session, PROJECT, id, values, _REQUIRED)


@verb(mark("Delete project"))
def delete_projects(session: Session, ids: Sequence[int]) -> None:
    """Delete projects; their sales and follow-ups stay, without the link."""
    records.delete_rows(session, PROJECT, ids)


@verb(mark("Complete project"))
def set_completed(session: Session, ids: Sequence[int], completed: bool) -> None:
    """Tick or un-tick Completed."""
    records.tell_of(session, PROJECT, ids)
    if not completed:
        name_step(session, mark("Re-open project"))
    change = update(Project).where(Project.id.in_(records.chosen(ids)), Project.completed != completed)
    change = change.values(completed=completed, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new project."""
    return drafts.new_draft(session, PROJECT, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new project: the first type with its end date, the user at work as responsible."""
    types = select(ListItem.id).where(ListItem.list_name == ListName.PROJECT_TYPE, ListItem.deleted == 0)
    first = session.scalar(types.order_by(ListItem.rank, ListItem.id).limit(1))
    values: Row = {**drafts.blank(PROJECT), "responsible_id": user_id(session)}
    return values | follow(session, values, "type_id", first) | records.known(PROJECT, context)


def opened(session: Session, id: int) -> Draft:
    """Return an existing project. Raises RecordIsGone."""
    return drafts.opened_draft(session, PROJECT, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """The end date of a new project follows from its type, until the user has touched it."""
    if name == "end_date":
        return {name: new, "_date_touched": True}
    if name != "type_id" or "id" in values or values.get("_date_touched"):
        return {name: new}
    days = session.scalar(select(ListItem.days).where(ListItem.id == new))
    return {name: new, "end_date": today(session) + timedelta(days=days)} if days else {name: new}


def state(_values: Values) -> FormState:
    """Name and type are mandatory."""
    return FormState(required=frozenset(_REQUIRED))


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, PROJECT, values, name)
