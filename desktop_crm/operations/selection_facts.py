"""What screens ask of selections: their lines in a list, how many members they have, what is wrong with them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from desktop_crm.models.catalogue import CATALOGUE, catalogued, class_of
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget, SetOperation
from desktop_crm.models.everything import Favourite, ListItem, Selection, User
from desktop_crm.models.folding import fold
from desktop_crm.operations.definitions import criteria_in, definition_of
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.step import user_id
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.criteria import Criteria, CriteriaAtFault, problems_of
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.members import (
    Definition,
    SelectionAtFault,
    condition_of_members,
    seen_by,
    tables_behind,
)
from desktop_crm.selections.sources import condition_of

UNASKABLE = (SelectionAtFault, CriteriaAtFault, RecordIsGone)  # what the members of a selection may be met by
# What stands behind any question: the user's own fields, and what money is worth.
_BEHIND_ALL = frozenset({"custom_field", "currency", "preference"})
# What leads from members to companies and persons (VIEW-1).
_BEHIND_CONTACTS = frozenset({"company", "person", "sale", "project_member"})


@dataclass(frozen=True, slots=True)
class SelectionLine:
    """One selection in a list. *owner* are the owner's initials, *owner_name* the whole name."""

    id: int
    name: str
    target: SelectionTarget
    form: SelectionForm
    owner: str
    owner_name: str
    category: str
    visible_for: str
    completed: bool
    starred: bool


def lines_of(session: Session, ids: Sequence[int]) -> dict[int, SelectionLine]:
    """Return the lines of *ids* by id, in one statement; ids that are gone are missing."""
    found = session.execute(_lines(), {"ids": list(ids), "me": user_id(session)})
    return {row.id: _line(row) for row in found}


def _line(row: Any) -> SelectionLine:
    return SelectionLine(
        row.id, row.name, SelectionTarget(row.target), SelectionForm(row.form), row.initials or row.owner or "",
        row.owner or "", row.category or "", row.visible_for, bool(row.completed), row.star is not None,
    )  # fmt: skip


@catalogued
def _lines() -> Select[*tuple[Any, ...]]:
    ids: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
    me: BindParameter[int] = bindparam("me")
    star = (Favourite.user_id == me) & (Favourite.record == RecordKind.SELECTION.value)
    columns = (
        Selection.id, Selection.name, Selection.target, Selection.form, Selection.visible_for, Selection.completed,
        User.name.label("owner"), User.initials, ListItem.name.label("category"), Favourite.id.label("star"),
    )  # fmt: skip
    told = select(*columns).outerjoin(User, User.id == Selection.owner_id)
    told = told.outerjoin(ListItem, ListItem.id == Selection.category_id)
    return told.outerjoin(Favourite, star & (Favourite.record_id == Selection.id)).where(Selection.id.in_(ids))


# -- what may be chosen ------------------------------------------------------------------------------------------


def selections_of(
    session: Session,
    targets: Collection[SelectionTarget],
    forms: Collection[SelectionForm] = tuple(SelectionForm),
    but: Collection[int] = (),
) -> list[SelectionLine]:
    """Return the selections of some targets and types that the user may see, without *but*: the active ones by name,
    then those that are completed.
    """
    wanted = select(Selection.id).where(
        Selection.target.in_([target.value for target in targets]), Selection.form.in_([form.value for form in forms]),
        Selection.id.not_in(list(but)), seen_by(viewpoint(session), Selection),
    )  # fmt: skip
    ids = list(session.scalars(wanted.order_by(Selection.completed, Selection.sort_key, Selection.id)))
    lines = lines_of(session, ids)
    return [lines[id] for id in ids]


def name_for_copy(session: Session, name: str, suffix: str) -> str:
    """SELF-5: return a name with a suffix " (copy)" that no other selection has; from the second copy on, numbered."""
    room = (CATALOGUE["selection.name"].length or 0) - len(suffix) - 5
    begun = f"{name[:room].rstrip()} {suffix.rstrip(')')}"
    taken = set(session.scalars(select(Selection.fold_key).where(Selection.fold_key.startswith(fold(begun)))))
    numbered = (f"{begun} {number})" for number in count(2))
    return next(one for one in chain([f"{begun})"], numbered) if fold(one) not in taken)


# -- how many members --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MemberCount:
    """How many members a selection has: None where it cannot be shown. *tables*: whose changes may change that."""

    count: int | None
    tables: frozenset[str]


def count_members(session: Session, selection_id: int) -> MemberCount:
    """Return how many members a selection has now; for a worker."""
    try:
        definition = definition_of(session, selection_id)
        entity = class_of(definition.target)
        fits = condition_of_members(definition, viewpoint(session))
        found = session.scalar(select(func.count()).select_from(entity).where(fits)) or 0
    except UNASKABLE:
        return MemberCount(None, tables_of_members(session, selection_id))
    return MemberCount(found, tables_behind(definition) | _BEHIND_ALL)


def count_matching(session: Session, selection_id: int, criteria: Criteria) -> tuple[int, int]:
    """MEM-1, MEM-2: return how many records a question finds, and how many of them are members of a selection.

    Raises CriteriaAtFault.
    """
    definition, view = definition_of(session, selection_id), viewpoint(session)
    asked = Definition(selection_id, definition.target, SelectionForm.DYNAMIC, criteria)
    entity = class_of(definition.target)
    found, inside = condition_of_members(asked, view), condition_of_members(definition, view)
    counted = select(func.count(), func.count().filter(inside)).select_from(entity).where(found)
    all_found, present = session.execute(counted).one()
    return all_found, present


def count_combined(
    session: Session, target: SelectionTarget, first: int, second: int, operation: SetOperation, companies_only: bool
) -> int | None:
    """Return how many members two selections have when they are combined so; None where they cannot be."""
    try:
        whole = Definition(
            0, target, SelectionForm.COMBINED, operation=operation, companies_only=companies_only,
            first=definition_of(session, first), second=definition_of(session, second),
        )  # fmt: skip
        counted = select(func.count()).select_from(class_of(target))
        return session.scalar(counted.where(condition_of_members(whole, viewpoint(session)))) or 0
    except UNASKABLE:
        return None


def tables_of_members(session: Session, selection_id: int) -> frozenset[str]:
    """Return the tables whose changes may change who belongs to a selection, or who stands behind its members."""
    try:
        found = tables_behind(definition_of(session, selection_id))
    except (SelectionAtFault, RecordIsGone):
        found = frozenset({"selection"})
    return found | _BEHIND_ALL | _BEHIND_CONTACTS


def counted_listing(session: Session, listing: Listing) -> int | None:
    """Return how many rows a list of members has; None where its selection cannot be shown."""
    try:
        condition = condition_of(listing, viewpoint(session))
        return session.scalar(select(func.count()).select_from(class_of(listing.record)).where(condition)) or 0
    except UNASKABLE:
        return None


# -- what is wrong -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SelectionFault:
    """Why a selection cannot be shown. *reason*: "gone", "criteria", "newer", "part_gone", "circle", "field_gone" or
    "too_much"; *id* and *name*: of the selection in which it lies, which may be a part; *about*: the lost field.
    """

    reason: str
    id: int
    name: str = ""
    about: str = ""


def fault_of(session: Session, selection_id: int) -> SelectionFault | None:
    """Return why a selection cannot be shown, without running it; None where it can."""
    try:
        definition = definition_of(session, selection_id)
    except RecordIsGone as gone:
        return SelectionFault("gone", gone.id)
    except SelectionAtFault as fault:
        return _named(session, SelectionFault(fault.reason, fault.selection_id))
    found = next(_faults(definition), None)
    return None if found is None else _named(session, found)


def _faults(definition: Definition) -> Iterator[SelectionFault]:
    if definition.form is SelectionForm.DYNAMIC and definition.criteria is None:
        yield SelectionFault("criteria", definition.id)
    if definition.criteria is not None:
        for problem in problems_of(definition.criteria):
            known = "field_gone" if problem.fault.value.startswith("no_such") else "too_much"
            yield SelectionFault(known, definition.id, about=problem.about)
    if definition.form is SelectionForm.COMBINED:
        for part in (definition.first, definition.second):
            yield from [SelectionFault("part_gone", definition.id)] if part is None else _faults(part)


def _named(session: Session, fault: SelectionFault) -> SelectionFault:
    name = session.scalar(select(Selection.name).where(Selection.id == fault.id)) or ""
    return SelectionFault(fault.reason, fault.id, name, fault.about)


# -- what it is made of ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Combination:
    """How a combined selection is made: ids of the two, None where one is gone, and the names by id."""

    first_id: int | None
    second_id: int | None
    operation: SetOperation
    companies_only: bool
    names: Mapping[int, str]


def combination_of(session: Session, selection_id: int) -> Combination:
    """Return how a combined selection is made. Raises RecordIsGone."""
    columns = (Selection.first_id, Selection.second_id, Selection.operation, Selection.companies_only)
    row = session.execute(select(*columns).where(Selection.id == selection_id)).one_or_none()
    if row is None:
        raise RecordIsGone(RecordKind.SELECTION.value, selection_id)
    part = aliased(Selection)
    named = select(part.id, part.name).where(part.id.in_([one for one in row[:2] if one is not None]))
    names = dict(session.execute(named).all())
    return Combination(row.first_id, row.second_id, SetOperation(row.operation), bool(row.companies_only), names)


def criteria_of(session: Session, selection_id: int) -> Criteria | None:
    """Return the question of a dynamic selection; None where it has none that can be read."""
    stored = session.scalar(select(Selection.criteria).where(Selection.id == selection_id))
    try:
        return criteria_in(selection_id, stored or "")
    except SelectionAtFault:
        return None


__all__ = [
    "UNASKABLE", "Combination", "MemberCount", "SelectionAtFault", "SelectionFault", "SelectionLine", "combination_of",
    "count_combined", "count_matching", "count_members", "counted_listing", "criteria_of", "fault_of", "lines_of",
    "name_for_copy", "selections_of", "tables_of_members",
]  # fmt: skip
