"""Members come into static selections and leave them (domain: selections, 2.3 and 2.4)."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Integer, Select, case, delete, func, insert, literal, select, update
from sqlalchemy.orm import Session, aliased

from desktop_crm.models.catalogue import class_of, mark
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.models.everything import ContactRow, Selection, SelectionMember
from desktop_crm.operations import records
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.errors import SelectionIsNotStatic
from desktop_crm.operations.step import now, tell, verb
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.criteria import Criteria
from desktop_crm.selections.members import Definition, member_id, members

Progress = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Nobody waits to hear."""


@verb(mark("Add to selection"))
def add_members(session: Session, id: int, record: RecordKind, ids: Sequence[int]) -> int:
    """Add records to a static selection and return how many are new; those that are in it stay once (SEL-8).

    *record*: the kind of *ids*: that of the selection, or company, person and contact for companies and persons.
    Raises RecordIsGone, NothingChosen and SelectionIsNotStatic.
    """
    title = _static(session, id)
    chosen = records.chosen([-one for one in ids] if record is RecordKind.COMPANY else ids)
    return _take_in(session, id, title, chosen)


@verb(mark("Remove from selection"))
def remove_members(session: Session, id: int, ids: Sequence[int]) -> int:
    """Take members out of a static selection; the records stay as they are (MEM-3). Returns how many left."""
    title = _static(session, id)
    return _let_go(session, id, title, records.chosen(ids))


@verb(mark("Add members"))
def add_matching(session: Session, id: int, criteria: Criteria, progress: Progress = unheard) -> int:
    """MEM-1: add all records that a question finds; returns how many are new. *progress* hears (done, total)."""
    progress(0, 0)
    return _take_in(session, id, _static(session, id), _asked(session, id, criteria))


@verb(mark("Remove members"))
def remove_matching(session: Session, id: int, criteria: Criteria, progress: Progress = unheard) -> int:
    """MEM-2: take out all members that a question finds; returns how many left. *progress* hears (done, total)."""
    progress(0, 0)
    return _let_go(session, id, _static(session, id), _asked(session, id, criteria))


@verb(mark("Copy into selection"))
def copy_into(session: Session, id: int, source: int, progress: Progress = unheard) -> int:
    """MEM-4, MEM-5: add the members of another selection; returns how many are new. *progress* hears of it."""
    progress(0, 0)
    title = _static(session, id)
    return _take_in(session, id, title, members(definition_of(session, source), viewpoint(session)))


def _static(session: Session, id: int) -> str:
    """Return the name of a static selection."""
    row = records.stored(session, RecordKind.SELECTION, id)
    if row["form"] != SelectionForm.STATIC:
        raise SelectionIsNotStatic(row["name"])
    return str(row["name"])


def _asked(session: Session, id: int, criteria: Criteria) -> Any:
    target = SelectionTarget(session.scalars(select(Selection.target).where(Selection.id == id)).one())
    return members(Definition(id, target, SelectionForm.DYNAMIC, criteria), viewpoint(session))


def _take_in(session: Session, id: int, title: str, chosen: Any) -> int:
    row = session.execute(select(Selection.target, Selection.unique_company).where(Selection.id == id)).one()
    newest = session.scalar(select(func.max(SelectionMember.id))) or 0
    entity = aliased(class_of(row.target))
    present = select(member_id()).where(_of(id))
    both = select(func.count()).select_from(entity).where(entity.id.in_(chosen), entity.id.in_(present))
    known = session.scalar(both) or 0
    wanted = select(entity.id).where(entity.id.in_(chosen), entity.id.not_in(present))
    if row.target == SelectionTarget.CONTACT:
        _take_in_contacts(session, id, entity, wanted, bool(row.unique_company))
    else:
        _insert(session, id, literal(row.target), entity.id, wanted)
    added = _count(session, id, SelectionMember.id > newest)
    _tell(session, id, title, added)
    tell(session, present=known)
    return added


def _take_in_contacts(session: Session, id: int, row: Any, wanted: Select[Any], unique: bool) -> None:
    """SEL-7: with a person, its company leaves as a row of its own, and is not taken in beside one."""
    ids = wanted.subquery()
    if unique:  # one row a company: a person before the company alone
        one = aliased(ContactRow)
        place = func.row_number().over(
            partition_by=func.coalesce(one.company_id, -one.id), order_by=(one.person_id.is_(None), one.id)
        )
        ranked = select(one.id.label("id"), place.label("place")).where(one.id.in_(select(ids.c.id))).subquery()
        known = select(ContactRow.company_id).where(
            ContactRow.id.in_(select(member_id()).where(SelectionMember.selection_id == id)),
            ContactRow.company_id.is_not(None),
        )
        first = select(ranked.c.id).where(ranked.c.place == 1)
        fresh = func.coalesce(row.company_id.in_(known), 0) == 0
        wanted = select(row.id).where(row.id.in_(first), fresh)
    kind = case((row.id < 0, RecordKind.COMPANY.value), else_=RecordKind.PERSON.value)
    _insert(session, id, kind, func.abs(row.id, type_=Integer), wanted)
    persons = select(SelectionMember.record_id).where(_of(id), SelectionMember.record == RecordKind.PERSON.value)
    person = class_of(RecordKind.PERSON)
    staffed = select(person.company_id).where(person.id.in_(persons), person.company_id.is_not(None))
    bare = (SelectionMember.record == RecordKind.COMPANY.value, SelectionMember.record_id.in_(staffed))
    session.execute(delete(SelectionMember).where(_of(id), *bare), execution_options={"synchronize_session": False})


def _insert(session: Session, id: int, record: Any, record_id: Any, wanted: Select[Any]) -> None:
    rows = wanted.with_only_columns(literal(id), record, record_id)
    session.execute(insert(SelectionMember).from_select(["selection_id", "record", "record_id"], rows))


def _of(id: int) -> Any:
    return SelectionMember.selection_id == id


def _count(session: Session, id: int, *which: Any) -> int:
    return session.scalar(select(func.count()).select_from(SelectionMember).where(_of(id), *which)) or 0


def _let_go(session: Session, id: int, title: str, leaving: Any) -> int:
    before = _count(session, id)
    gone = delete(SelectionMember).where(_of(id), member_id().in_(leaving))
    session.execute(gone, execution_options={"synchronize_session": False})
    left = before - _count(session, id)
    _tell(session, id, title, left)
    return left


def _tell(session: Session, id: int, title: str, count: int) -> None:
    if count:
        stamp = update(Selection).where(Selection.id == id).values(members_changed_at=now(session))
        session.execute(stamp, execution_options={"synchronize_session": False})
    tell(session, title=title, count=count)


def freeze(session: Session, id: int) -> None:
    """SEL-4: store the members of now."""
    definition = definition_of(session, id)
    _store(session, id, definition.target, members(definition, viewpoint(session)))


def copy_members(session: Session, source: int, copy: int) -> None:
    """Give a copy the stored members of another selection."""
    columns = (SelectionMember.record, SelectionMember.record_id)
    rows = select(literal(copy), *columns).where(SelectionMember.selection_id == source)
    session.execute(insert(SelectionMember).from_select(["selection_id", "record", "record_id"], rows))


def _store(session: Session, id: int, target: SelectionTarget, found: Any) -> None:
    entity = aliased(class_of(target))
    wanted = select(entity.id).where(entity.id.in_(found))
    if target is SelectionTarget.CONTACT:
        _take_in_contacts(session, id, entity, wanted, False)
    else:
        _insert(session, id, literal(target.value), entity.id, wanted)
