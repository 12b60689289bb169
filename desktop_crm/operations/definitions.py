"""What a selection is, read from the file: its question, or those that it combines, all the way down."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import PersonsShown, RecordKind, SelectionForm, SelectionTarget, SetOperation
from desktop_crm.models.everything import Selection
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.selections.criteria import Criteria
from desktop_crm.selections.members import Definition, SelectionAtFault
from desktop_crm.selections.stored import CriteriaUnreadable, from_json


def definition_of(session: Session, id: int) -> Definition:
    """Return what decides the members of a selection.

    Raises RecordIsGone, and SelectionAtFault where its criteria cannot be read or it is combined with itself (COMB-7).
    A combined one whose part was deleted has None there.
    """
    return _defined(session, id, (), {})


def _defined(session: Session, id: int, above: tuple[int, ...], known: dict[int, Definition]) -> Definition:
    if id in above:
        raise SelectionAtFault(above[0], "circle")
    if id in known:
        return known[id]
    row = session.execute(select(*_COLUMNS).where(Selection.id == id)).one_or_none()
    if row is None:
        raise RecordIsGone(RecordKind.SELECTION.value, id)
    first, second = (
        None if part is None else _defined(session, part, (*above, id), known) for part in (row.first_id, row.second_id)
    )
    known[id] = Definition(
        id, SelectionTarget(row.target), SelectionForm(row.form), criteria_in(id, row.criteria),
        PersonsShown(row.persons), SetOperation(row.operation), bool(row.companies_only), first, second,
    )  # fmt: skip
    return known[id]


_COLUMNS: tuple[Any, ...] = (
    Selection.target, Selection.form, Selection.criteria, Selection.persons, Selection.operation,
    Selection.companies_only, Selection.first_id, Selection.second_id,
)  # fmt: skip


def criteria_in(id: int, stored: str) -> Criteria | None:
    """Return the question that a selection holds; None where it holds none. Raises SelectionAtFault."""
    if not stored:
        return None
    try:
        return from_json(stored)
    except CriteriaUnreadable as broken:
        raise SelectionAtFault(id, "newer" if broken.newer else "criteria") from None
