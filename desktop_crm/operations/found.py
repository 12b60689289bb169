"""What is done with a search and what it found: it is kept, saved as a selection, or added to one (FIND-5, FIND-15)."""

from collections.abc import Callable, Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.models.everything import Selection
from desktop_crm.operations.errors import NothingIsAsked
from desktop_crm.operations.forms import Choice, Values
from desktop_crm.operations.selection import register_selection, target_of
from desktop_crm.operations.selection_members import add_matching, add_members
from desktop_crm.operations.step import verb
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.criteria import Criteria, is_active
from desktop_crm.selections.members import seen_by
from desktop_crm.selections.stored import CriteriaUnreadable, from_json, to_json

Progress = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits to hear."""


@verb(mark("Save as selection"))
def save_search(session: Session, criteria: Criteria, values: Values, progress: Progress = _unheard) -> int:
    """Save a search as a selection and return its id (2.3). *values* hold its name, its form and what else is known.

    A dynamic one keeps the question, a static one the records that it finds now. *progress* hears (done, total); what
    it raises ends all. Raises NothingIsAsked and what `register_selection` raises.
    """
    progress(0, 0)
    known = {**values, "target": target_of(criteria.record).value}
    if known.get("form") == SelectionForm.DYNAMIC:
        return register_selection(session, {**known, "criteria": criteria})
    if not is_active(criteria.root):
        raise NothingIsAsked
    id = register_selection(session, known)
    add_matching(session, id, criteria)
    return id


@verb(mark("New static selection"))
def collect(
    session: Session, record: RecordKind, ids: Sequence[int], values: Values, progress: Progress = _unheard
) -> int:
    """Make a static selection of records of a kind and return its id (2.3, 4). Raises NothingChosen as well."""
    progress(0, 0)
    fixed = {"target": target_of(record).value, "form": SelectionForm.STATIC.value}
    id = register_selection(session, {**values, **fixed})
    add_members(session, id, record, ids)
    return id


@verb(mark("Add to selection"))
def add_records(
    session: Session, id: int, record: RecordKind, ids: Sequence[int], progress: Progress = _unheard
) -> int:
    """Add records to a static selection, as `add_members` does; *progress* hears of it."""
    progress(0, 0)
    return add_members(session, id, record, ids)


@verb(mark("Add to selection"))
def add_found(session: Session, id: int, criteria: Criteria, progress: Progress = _unheard) -> int:
    """Add all that a search finds to a static selection; returns how many are new (2.3). Raises NothingIsAsked."""
    progress(0, 0)
    if not is_active(criteria.root):
        raise NothingIsAsked
    return add_matching(session, id, criteria)


def is_selected(record: RecordKind) -> bool:
    """Whether there are selections of a kind of record."""
    return record in (RecordKind.COMPANY, RecordKind.PERSON) or record.value in SelectionTarget.__members__.values()


def static_selections(session: Session, record: RecordKind, most: int = -1) -> list[Choice]:
    """Return the static selections that take records of a kind, those that were changed last first (2.3, 4).

    Completed ones are left out, and those of others that are private (SELF-3).
    """
    fitting = and_(
        Selection.target == target_of(record).value, Selection.form == SelectionForm.STATIC.value,
        Selection.completed == False, seen_by(viewpoint(session), Selection),  # noqa: E712 (SQL)
    )  # fmt: skip
    lately = (Selection.members_changed_at.desc().nulls_last(), Selection.id.desc())
    found = select(Selection.id, Selection.name).where(fitting).order_by(*lately).limit(most)
    return [Choice(id, name) for id, name in session.execute(found)]


def kept_text(criteria: Criteria) -> str:
    """Return a working set as text, to be read by `kept_criteria` later."""
    return to_json(criteria)


def kept_criteria(record: RecordKind, text: str) -> Criteria | None:
    """Return a kept working set; None where it cannot be read, or is of another kind of record."""
    try:
        criteria = from_json(text)
    except CriteriaUnreadable:
        return None
    return criteria if criteria.record == record else None
