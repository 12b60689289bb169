"""Why a record is in a selection, or not: each line of its criteria with what the record has itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, class_of, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.money import in_base
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.reading import names_of
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.criteria import Criteria
from desktop_crm.selections.matching import Finding, explained
from desktop_crm.selections.members import Definition, condition_of_members


@dataclass(frozen=True, slots=True)
class Reason:
    """Whether a record belongs to a selection, and why.

    *finding*: of a dynamic one, what became of each node of its criteria. *parts*: of a combined one, whether the
    record belongs to the first and the second; None where that cannot be said.
    """

    belongs: bool
    finding: Finding | None = None
    parts: tuple[bool | None, ...] = ()


class RecordWorld:
    """The world of `selections.matching`, read from the file when it is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def value(self, record: str, id: int, name: str) -> Any:
        entry = next(entry for entry in fields_of(record).values() if entry.name == name)
        return self._session.scalar(select(entry.value()).where(class_of(record).id == id))

    def related(self, relation: str, id: int) -> Sequence[int]:
        entry = CATALOGUE[relation]
        return list(self._session.scalars(select(entry.entity.id).where(entry.value() == id).order_by(entry.entity.id)))

    def in_base(self, record: str, id: int, name: str) -> int | None:
        entry = next(entry for entry in fields_of(record).values() if entry.name == name)
        worth = in_base(entry.value(), getattr(entry.entity, entry.currency or ""))
        found: int | None = self._session.scalar(select(worth).where(entry.entity.id == id))
        return found


def why_found(session: Session, criteria: Criteria, id: int) -> Reason:
    """Return why a question finds a record of its kind, or does not. Raises CriteriaAtFault."""
    finding = explained(criteria, id, RecordWorld(session), viewpoint(session))
    return Reason(bool(finding.holds), finding)


def named_reason(session: Session, criteria: Criteria, id: int) -> tuple[str, Reason]:
    """Return what a record is called, and why a question finds it or does not. Raises CriteriaAtFault."""
    return names_of(session, criteria.record, [id]).get(id, ""), why_found(session, criteria, id)


def why_in_selection(session: Session, selection_id: int, id: int) -> Reason:
    """Return why a record (of the selection's target) belongs to a selection, or does not.

    Raises RecordIsGone, SelectionAtFault and CriteriaAtFault.
    """
    definition = definition_of(session, selection_id)
    belongs = _belongs(session, definition, id)
    parts = tuple(
        None if part is None or part.target is not definition.target else _belongs(session, part, id)
        for part in (definition.first, definition.second)
    )
    criteria = definition.criteria
    asked = None if criteria is None else _asked_of(session, criteria, definition, id)
    if criteria is None or asked is None:
        return Reason(belongs, None, parts if any(part is not None for part in parts) else ())
    return Reason(belongs, why_found(session, criteria, asked).finding)


def _asked_of(session: Session, criteria: Criteria, definition: Definition, id: int) -> int | None:
    """Return the record that the question is asked of: of a row of companies and persons one of them."""
    if definition.target != RecordKind.CONTACT.value:
        return id
    if criteria.record is RecordKind.PERSON:
        return id if id > 0 else None
    if id < 0:
        return -id
    company: int | None = session.scalar(select(class_of("person").company_id).where(class_of("person").id == id))
    return company


def _belongs(session: Session, definition: Definition, id: int) -> bool:
    entity = class_of(definition.target)
    fits = condition_of_members(definition, viewpoint(session))
    return session.scalar(select(entity.id).where(entity.id == id, fits)) is not None
