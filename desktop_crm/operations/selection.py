"""Selections are registered, edited, copied, combined and deleted (domain: selections, section 2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget, SetOperation
from desktop_crm.models.everything import Selection, SelectionLook
from desktop_crm.operations import drafts, records
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.errors import NothingIsAsked, SelectionsDoNotFit, SelectionStaysAsItIs, SelectionTurnsBack
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.selection_members import Progress, copy_into, copy_members, freeze, unheard
from desktop_crm.operations.step import name_step, now, tell, user_id, verb
from desktop_crm.selections.criteria import Criteria, is_active
from desktop_crm.selections.members import SelectionAtFault
from desktop_crm.selections.stored import to_json

SELECTION = RecordKind.SELECTION
_REQUIRED = ("name", "owner_id")
_PARTS = ("criteria", "first_id", "second_id", "operation", "companies_only")
_TARGETS = {RecordKind.COMPANY: SelectionTarget.CONTACT, RecordKind.PERSON: SelectionTarget.CONTACT}


def target_of(record: RecordKind) -> SelectionTarget:
    """Return what a selection of records of a kind is of: companies and persons are one (SEL-5)."""
    return _TARGETS.get(record) or SelectionTarget(record.value)


@verb(mark("Register selection"))
def register_selection(session: Session, values: Values) -> int:
    """Register a selection and return its id. *values*: its fields, and "criteria" or the parts of a combined one.

    Raises FieldIsMissing, ValueNotTaken, NothingIsAsked, SelectionsDoNotFit and SelectionTurnsBack.
    """
    row = {**start_values(session, {}), **values}
    parts = _parts(row)
    changes = records.check_row(session, SELECTION, {}, {n: v for n, v in row.items() if n not in _PARTS}, None)
    records.check_required(SELECTION, _REQUIRED, row)
    id = records.insert_row(session, SELECTION, changes)
    _write_parts(session, id, parts)
    _check_whole(session, id)
    return id


@verb(mark("Register selection"))
def register_static(session: Session, values: Values, progress: Progress = unheard) -> int:
    """Register a static selection that holds nobody yet; *progress* hears (done, total) before anything is written."""
    progress(0, 0)
    return register_selection(session, {**values, "form": SelectionForm.STATIC.value})


@verb(mark("Edit selection"))
def edit_selection(session: Session, id: int, values: Values) -> None:
    """Change a selection's details, its question, or how it combines two others.

    SEL-4: a dynamic or combined one may become static, and keeps its members of now; nothing else may change its type.
    Raises RecordIsGone, FieldIsMissing, ValueNotTaken, SelectionStaysAsItIs and what `register_selection` raises.
    """
    before = records.stored(session, SELECTION, id)
    form, wanted = before["form"], values.get("form", before["form"])
    if values.get("target", before["target"]) != before["target"] or wanted not in {form, SelectionForm.STATIC}:
        raise SelectionStaysAsItIs(before["name"])
    if form != wanted:
        freeze(session, id)
    fields = {name: value for name, value in values.items() if name not in _PARTS}
    changes = records.check_row(session, SELECTION, before, {**before, **fields}, id)
    records.check_required(SELECTION, _REQUIRED, {**before, **changes})
    parts = _parts(values) if wanted == form else {"criteria": "", "first_id": None, "second_id": None}
    records.update_row(session, SELECTION, id, changes, before["name"])
    if parts:  # one that lost a part can still be called otherwise
        _write_parts(session, id, parts)
        _check_whole(session, id)
    tell(session, title=changes.get("name", before["name"]), count=1)


@verb(mark("Make static"))
def make_static(session: Session, id: int) -> None:
    """SEL-4: keep the members of now; from here on they change by hand only."""
    edit_selection(session, id, {"form": SelectionForm.STATIC.value})


@verb(mark("Change criteria"))
def change_criteria(session: Session, id: int, criteria: Criteria) -> None:
    """SEL-9: let a dynamic selection ask something else. Raises NothingIsAsked and SelectionStaysAsItIs."""
    before = records.stored(session, SELECTION, id)
    if before["form"] != SelectionForm.DYNAMIC:
        raise SelectionStaysAsItIs(before["name"])
    edit_selection(session, id, {"criteria": criteria})


@verb(mark("Delete selection"))
def delete_selections(session: Session, ids: Sequence[int]) -> None:
    """Delete selections; their members stay as they are, and combined ones that used them say so (SELF-4)."""
    session.execute(delete(SelectionLook).where(SelectionLook.selection.in_(records.chosen(ids))))
    records.delete_rows(session, SELECTION, ids)


@verb(mark("Copy selection"))
def copy_selection(session: Session, id: int, name: str) -> int:
    """SELF-5: copy a selection under another name, with its question or its members; returns the copy's id."""
    before = records.stored(session, SELECTION, id)
    held = session.execute(select(*(getattr(Selection, part) for part in _PARTS)).where(Selection.id == id)).one()
    fields = {name: before[name] for name in _COPIED}
    changes = {**start_values(session, {}), **fields, "name": name, "owner_id": user_id(session) or before["owner_id"]}
    checked = records.check_row(session, SELECTION, {}, changes, None, handed=_COPIED)
    records.check_required(SELECTION, _REQUIRED, changes)
    copy = records.insert_row(session, SELECTION, checked)
    _write_parts(session, copy, dict(zip(_PARTS, held, strict=True)))
    if before["form"] == SelectionForm.STATIC:
        copy_members(session, id, copy)
    tell(session, title=name, count=1)
    return copy


_COPIED = ("target", "form", "category_id", "visible_for", "description", "unique_company", "persons")


@verb(mark("Copy into selection"))
def copy_into_new(session: Session, source: int, values: Values, progress: Progress = unheard) -> int:
    """MEM-4: make a new selection with the members of another, and return its id.

    *values* hold its name and what else is known of it; a copy of a dynamic one may be dynamic too: it asks the same.
    Raises what `register_selection` raises.
    """
    progress(0, 0)
    before = records.stored(session, SELECTION, source)
    dynamic = SelectionForm.DYNAMIC.value
    kept = {"target": before["target"], "persons": before["persons"], "form": values.get("form", SelectionForm.STATIC)}
    if kept["form"] == dynamic:
        if before["form"] != dynamic:
            raise SelectionStaysAsItIs(before["name"])
        asked = session.scalars(select(Selection.criteria).where(Selection.id == source)).one()
        return register_selection(session, {**values, **kept, "criteria": asked})
    copy = register_selection(session, {**values, **kept})
    copy_into(session, copy, source)
    tell(session, title=values["name"])
    return copy


@verb(mark("Combine selections"))
def combine(
    session: Session, first: int, second: int, operation: SetOperation, values: Values, companies_only: bool = False,
    progress: Progress = unheard,
) -> int:  # fmt: skip
    """Combine two selections into a third, computed whenever it is shown (COMB-1 … COMB-4); returns its id.

    *values* holds its name and target. Raises what `register_selection` raises.
    """
    progress(0, 0)
    parts = {
        "first_id": first, "second_id": second, "operation": operation.value, "companies_only": int(companies_only),
    }  # fmt: skip
    return register_selection(session, {**values, **parts, "form": SelectionForm.COMBINED.value})


def _parts(values: Values) -> Row:
    """Return what stands beside the fields of the catalogue, as it is stored. Raises NothingIsAsked."""
    parts = {name: values[name] for name in _PARTS if name in values}
    criteria = parts.get("criteria")
    if isinstance(criteria, Criteria):
        if not is_active(criteria.root):
            raise NothingIsAsked
        parts["criteria"] = to_json(criteria)
    return parts


def _write_parts(session: Session, id: int, parts: Mapping[str, Any]) -> None:
    row = session.get(Selection, id, populate_existing=True)
    changed = {name: value for name, value in parts.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed and row is not None:
        row.members_changed_at = now(session)
    session.flush()
    session.expunge_all()


def _check_whole(session: Session, id: int) -> None:
    """Raise what hinders a selection from being shown: a question that is none, parts that do not fit, a circle."""
    row = session.execute(select(Selection.name, Selection.form, Selection.criteria).where(Selection.id == id)).one()
    if row.form == SelectionForm.DYNAMIC and not row.criteria:
        raise NothingIsAsked
    try:
        whole = definition_of(session, id)
    except SelectionAtFault as fault:
        if fault.reason == "circle":
            raise SelectionTurnsBack(row.name) from None
        return
    if whole.form is not SelectionForm.COMBINED:
        return
    parts = [part for part in (whole.first, whole.second) if part is not None]
    fits = all(part.target is whole.target for part in parts) or whole.target is SelectionTarget.CONTACT
    if len(parts) < 2 or not fits:
        names = records_named(session, [part.id for part in parts])
        raise SelectionsDoNotFit(*(*names, "", "")[:2])


def records_named(session: Session, ids: Sequence[int]) -> list[str]:
    """Return the names of selections, in the order of *ids*."""
    found = dict(session.execute(select(Selection.id, Selection.name).where(Selection.id.in_(ids))).all())
    return [found[id] for id in ids if id in found]


def dependants_of(session: Session, ids: Sequence[int]) -> list[str]:
    """SELF-4: the names of the combined selections, not themselves among *ids*, that use any of them.

    Those that use them by way of others stand with them: they could not be shown either.
    """
    combined = Selection.form == SelectionForm.COMBINED.value
    lost, new = set(ids), list(ids)
    while new:
        these = records.chosen(new)
        uses = Selection.first_id.in_(these) | Selection.second_id.in_(these)
        new = [id for id in session.scalars(select(Selection.id).where(uses, combined)) if id not in lost]
        lost.update(new)
    if not (users := lost.difference(ids)):
        return []
    named = select(Selection.name).where(Selection.id.in_(records.chosen(list(users))))
    return list(session.scalars(named.order_by(Selection.sort_key)))


# -- the form of its details -------------------------------------------------------------------------------------


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new selection."""
    return drafts.new_draft(session, SELECTION, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new selection: the user at work owns it."""
    return {**drafts.blank(SELECTION), "owner_id": user_id(session), **records.known(SELECTION, context)}


def opened(session: Session, id: int) -> Draft:
    """Return an existing selection. Raises RecordIsGone."""
    return drafts.opened_draft(session, SELECTION, id)


def follow(_session: Session, _values: Values, name: str, new: Any) -> Row:
    """Nothing follows from a detail of a selection."""
    return {name: new}


def state(values: Values) -> FormState:
    """Name and owner are mandatory; what concerns companies and persons is hidden on others (2.2)."""
    contacts = values.get("target") == SelectionTarget.CONTACT
    static = values.get("form") == SelectionForm.STATIC
    asks = contacts and values.get("form") == SelectionForm.DYNAMIC  # SEL-5 is of the companies that a question finds
    hidden = [name for name, shown in (("unique_company", contacts and static), ("persons", asks)) if not shown]
    return FormState(
        required=frozenset(_REQUIRED), locked=frozenset({"target", "form"}), hidden=frozenset(hidden)
    )  # fmt: skip


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, SELECTION, values, name)


@verb(mark("Complete selection"))
def set_completed(session: Session, ids: Sequence[int], completed: bool) -> None:
    """Tick or un-tick Completed: completed selections are left out of the active lists (2.2)."""
    records.tell_of(session, SELECTION, ids)
    if not completed:
        name_step(session, mark("Re-open selection"))
    change = update(Selection).where(Selection.id.in_(records.chosen(ids)), Selection.completed != completed)
    change = change.values(completed=completed, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})
