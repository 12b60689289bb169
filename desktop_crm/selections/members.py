"""Who belongs to a selection: stored members, what a question finds, or two selections combined (section 2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union_all
from sqlalchemy.orm import aliased

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.enums import (
    PersonsShown,
    RecordKind,
    SelectionForm,
    SelectionTarget,
    SetOperation,
    VisibleFor,
)
from desktop_crm.models.everything import Company, ContactRow, Person, ProjectMember, Sale, SelectionMember, User
from desktop_crm.selections.criteria import Criteria, kinds_of
from desktop_crm.selections.viewpoint import Viewpoint
from desktop_crm.selections.where import where

Ids = Any  # a SELECT of ids, or several of them as one
_Known = dict[tuple[str, int], Any]  # what was asked of which part: written already
_Question = Callable[..., Ids]


@dataclass(frozen=True, slots=True)
class Definition:
    """What decides the members of one selection; of a combined one with those that it combines."""

    id: int
    target: SelectionTarget
    form: SelectionForm
    criteria: Criteria | None = None
    persons: PersonsShown = PersonsShown.NONE
    operation: SetOperation = SetOperation.ALL
    companies_only: bool = False
    first: "Definition | None" = None
    second: "Definition | None" = None


@dataclass(eq=False)
class SelectionAtFault(Exception):
    """A selection cannot be shown: its criteria are missing or unreadable, or one that it combines is gone (SELF-4)."""

    selection_id: int
    reason: str  # "criteria", "newer", "part_gone", "circle"


def condition_of_members(definition: Definition, view: Viewpoint) -> ColumnElement[bool]:
    """Return the WHERE of a selection's members, over the class of its target. Raises SelectionAtFault."""
    criteria = definition.criteria if definition.form is SelectionForm.DYNAMIC else None
    if criteria is not None and criteria.record.value == definition.target.value:
        return where(criteria, view)
    entity = class_of(definition.target)
    return entity.id.in_(members(definition, view))


def members(definition: Definition, view: Viewpoint) -> Ids:
    """Return the SELECT of the ids of a selection's members. Raises SelectionAtFault and CriteriaAtFault."""
    return _members(definition, view, {})


def _members(definition: Definition, view: Viewpoint, known: _Known) -> Ids:
    return _MEMBERS[definition.form](definition, view, known)


def _once(asked: _Question, definition: Definition, view: Viewpoint, known: _Known) -> Ids:
    """Return what is asked of a part. It is written once, in front of the statement (WITH), however often it is named:
    combinations of combinations name their parts again and again, and deeper than SQLite reads.
    """
    key = (asked.__name__, definition.id)
    if key not in known:
        known[key] = asked(definition, view, known).cte()
    return select(*known[key].c)


def _stored(definition: Definition, _view: Viewpoint, _known: _Known) -> Ids:
    entity = class_of(definition.target)
    listed = select(member_id()).where(SelectionMember.selection_id == definition.id)
    return select(entity.id).where(entity.id.in_(listed))  # MEM-6: what is gone is no member


def member_id() -> ColumnElement[int]:
    """Return the SQL of a stored member's id among the records of its selection's target."""
    record_id = SelectionMember.record_id
    return case((SelectionMember.record == RecordKind.COMPANY.value, -record_id), else_=record_id)


def _found(definition: Definition, view: Viewpoint, _known: _Known) -> Ids:
    criteria = definition.criteria
    if criteria is None:
        raise SelectionAtFault(definition.id, "criteria")
    entity = aliased(class_of(criteria.record))
    found = select(entity.id).where(where(criteria, view, entity))
    if criteria.record is RecordKind.COMPANY:
        return _SHOWN[definition.persons](found)
    return found


def _bare(companies: Ids) -> Select[Any]:
    return select(-Company.id).where(Company.id.in_(companies))


def _with_persons(companies: Ids, chosen: ColumnElement[bool]) -> Ids:
    """The chosen persons of companies, and the companies that have none."""
    at_work = and_(Person.company_id.in_(companies), Person.former_employee == False)  # noqa: E712 (SQL)
    staffed = select(Person.company_id).where(at_work)
    return union_all(select(Person.id).where(at_work, chosen), _bare(companies).where(Company.id.not_in(staffed)))


def _is_first() -> ColumnElement[bool]:
    """SEL-6: the person of the lowest rank within the company."""
    other = aliased(Person)
    mates = select(other.id).where(other.company_id == Person.company_id, other.former_employee == False)  # noqa: E712
    first = mates.order_by(getattr(other, "rank", other.id), other.id).limit(1).correlate(Person)
    return Person.id == first.scalar_subquery()


_SHOWN: Mapping[PersonsShown, Callable[[Ids], Ids]] = {
    PersonsShown.NONE: _bare,
    PersonsShown.ALL: lambda companies: _with_persons(companies, Person.id.is_not(None)),
    PersonsShown.FIRST: lambda companies: _with_persons(companies, _is_first()),
}


# -- the companies and persons behind the members (VIEW-1) --------------------------------------------------------


def contacts(definition: Definition, view: Viewpoint) -> Ids:
    """Return the SELECT of the companies and persons that a selection's members belong to (as ids of "contact")."""
    return _contacts(definition, view, {})


def _contacts(definition: Definition, view: Viewpoint, known: _Known) -> Ids:
    found = _members(definition, view, known)
    if definition.target is SelectionTarget.CONTACT:
        return found
    holder, link = _holder(definition.target)
    row = func.coalesce(holder.person_id, -holder.company_id)
    return select(row).where(getattr(holder, link).in_(_over(definition.target, found)), row.is_not(None)).distinct()


# Of each target: what holds company and person of a member, and by which of its columns it is found.
_HOLDERS: Mapping[SelectionTarget, tuple[Any, str]] = {
    SelectionTarget.SALE: (Sale, "id"),
    SelectionTarget.PROJECT: (ProjectMember, "project_id"),
    SelectionTarget.QUOTE_LINE: (Sale, "id"),
}


def _holder(target: SelectionTarget) -> tuple[Any, str]:
    return _HOLDERS.get(target) or (class_of(target), "id")


def _over(target: SelectionTarget, found: Ids) -> Ids:
    """Quote lines belong to the company and person of their sale."""
    if target is not SelectionTarget.QUOTE_LINE:
        return found
    line = class_of(target)
    return select(line.sale_id).where(line.id.in_(found))


# -- two selections combined --------------------------------------------------------------------------------------


def _combined(definition: Definition, view: Viewpoint, known: _Known) -> Ids:
    first, second = definition.first, definition.second
    if first is None or second is None:
        raise SelectionAtFault(definition.id, "part_gone")
    side = _contacts if definition.target is SelectionTarget.CONTACT else _members
    entity = aliased(class_of(definition.target))
    left, right = (entity.id.in_(_once(side, part, view, known)) for part in (first, second))
    if definition.companies_only:
        of = _OF_COMPANIES.get(definition.target, _by_company)
        in_left, in_right = (of(entity, _once(_companies, part, view, known)) for part in (first, second))
    else:
        in_left, in_right = left, right
    return select(entity.id).where(_SETS[definition.operation](left, right, in_left, in_right))


# Of each operation: from who is in either selection (or whose company is), who belongs to the result.
_SETS: Mapping[SetOperation, Callable[..., ColumnElement[bool]]] = {
    SetOperation.ONLY_FIRST: lambda left, _right, _in_left, in_right: and_(left, ~in_right),
    SetOperation.ONLY_SECOND: lambda _left, right, in_left, _in_right: and_(right, ~in_left),
    SetOperation.COMMON: lambda left, right, in_left, in_right: and_(or_(left, right), in_left, in_right),
    SetOperation.DIFFERENCE: lambda left, right, in_left, in_right: or_(and_(left, ~in_right), and_(right, ~in_left)),
    SetOperation.ALL: lambda left, right, _in_left, _in_right: or_(left, right),
}


def _companies(definition: Definition, view: Viewpoint, known: _Known) -> Ids:
    """Return the SELECT of the companies that a selection's members belong to (COMB-6)."""
    row = aliased(ContactRow)
    behind = _once(_contacts, definition, view, known)
    return select(row.company_id).where(row.id.in_(behind), row.company_id.is_not(None))


def _by_company(entity: Any, companies: Ids) -> ColumnElement[bool]:
    return func.coalesce(entity.company_id.in_(companies), 0) == 1


def _project_by_company(entity: Any, companies: Ids) -> ColumnElement[bool]:
    taking_part = select(ProjectMember.project_id).where(ProjectMember.company_id.in_(companies))
    return entity.id.in_(taking_part)


def _line_by_company(entity: Any, companies: Ids) -> ColumnElement[bool]:
    sold_to = select(Sale.id).where(Sale.company_id.in_(companies))
    return func.coalesce(entity.sale_id.in_(sold_to), 0) == 1


_OF_COMPANIES: Mapping[SelectionTarget, Callable[[Any, Ids], ColumnElement[bool]]] = {
    SelectionTarget.PROJECT: _project_by_company,
    SelectionTarget.QUOTE_LINE: _line_by_company,
}
_MEMBERS: Mapping[SelectionForm, _Question] = {
    SelectionForm.STATIC: _stored,
    SelectionForm.DYNAMIC: _found,
    SelectionForm.COMBINED: _combined,
}


def tables_behind(definition: Definition) -> frozenset[str]:
    """Return the tables whose changes may change who belongs to a selection."""
    found = {"selection", definition.target.value}
    if definition.target is SelectionTarget.CONTACT:
        found |= {"company", "person"}
    if definition.form is SelectionForm.STATIC:
        found.add("selection_member")
    if definition.criteria is not None:
        found |= kinds_of(definition.criteria)
    for part in (definition.first, definition.second):
        found |= {*tables_behind(part), "project_member"} if part is not None else set()
    return frozenset(found)


def seen_by(view: Viewpoint, selection: Any) -> ColumnElement[bool]:
    """SELF-3: a private selection is its owner's, or that of the owner's group. *selection*: the class, or an alias."""
    seen = [selection.visible_for == VisibleFor.ALL.value, selection.owner_id.is_not_distinct_from(view.user_id)]
    if view.group_id is not None:
        mates = select(User.id).where(User.group_id == view.group_id)
        seen.append(and_(selection.visible_for == VisibleFor.GROUP.value, selection.owner_id.in_(mates)))
    return or_(*seen)
