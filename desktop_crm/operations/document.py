"""Documents are registered, edited, completed and deleted (domain: selections, section 9)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import Document, ListItem
from desktop_crm.operations import drafts, records
from desktop_crm.operations.errors import DocumentDateStays, DocumentIsCompleted
from desktop_crm.operations.forms import Choice, Draft, FormState, Values
from desktop_crm.operations.records import Row
from desktop_crm.operations.sale_form import brought_by_sale, company_of, group_of, person_without
from desktop_crm.operations.step import name_step, today, user_id, verb
from desktop_crm.operations.users import initials_of_user

DOCUMENT = RecordKind.DOCUMENT
_REQUIRED = ("subject", "type_id", "date", "owner_id")
_ORDER = ("sale_id", "company_id", "person_id", "owner_id")
_ROOTS = ("sale_id", "person_id")


@verb(mark("Register document"))
def register_document(session: Session, values: Values) -> int:
    """Register a document from what is given and return its id; it is completed unless it is said not to be.

    Raises FieldIsMissing and ValueNotTaken.
    """
    before = start_values(session, {})
    return records.register(session, DOCUMENT, before, _settled(session, before, values), _REQUIRED)


@verb(mark("Edit document"))
def edit_document(session: Session, id: int, values: Values) -> None:
    """Change a document. A completed one takes nothing until it is un-ticked, which may be in the same step.

    Raises RecordIsGone, DocumentIsCompleted, DocumentDateStays, FieldIsMissing and ValueNotTaken.
    """
    before = records.stored(session, DOCUMENT, id)
    after = _settled(session, before, values)
    changes = records.check_row(session, DOCUMENT, before, after, id)
    if changes and before["completed"] and after["completed"]:
        raise DocumentIsCompleted(before["subject"])
    if "date" in changes:
        raise DocumentDateStays(before["subject"])
    records.check_required(DOCUMENT, _REQUIRED, after)
    records.update_row(session, DOCUMENT, id, changes, before["subject"])


@verb(mark("Delete document"))
def delete_documents(session: Session, ids: Sequence[int]) -> None:
    """Delete documents."""
    records.delete_rows(session, DOCUMENT, ids)


@verb(mark("Complete document"))
def set_completed(session: Session, ids: Sequence[int], completed: bool) -> None:
    """Tick or un-tick Completed."""
    records.tell_of(session, DOCUMENT, ids)
    if not completed:
        name_step(session, mark("Re-open document"))
    change = update(Document).where(Document.id.in_(records.chosen(ids)), Document.completed != completed)
    change = change.values(completed=completed, **records.stamp(session))
    session.execute(change, execution_options={"synchronize_session": False})


def _settled(session: Session, before: Values, values: Values) -> Row:
    given = records.told(DOCUMENT, before, values, roots=_ROOTS)
    return records.settle(session, follow, before, given, _ORDER)


# -- the form --------------------------------------------------------------------------------------------------------


def start(session: Session, context: Values) -> Draft:
    """Return the draft of a new document; with a sale its company, person and project come along."""
    return drafts.new_draft(session, DOCUMENT, start_values(session, context))


def start_values(session: Session, context: Values) -> Row:
    """Return the values of a new document: today's, of the first type, by the user at work."""
    types = select(ListItem.id).where(ListItem.list_name == ListName.DOCUMENT_TYPE, ListItem.deleted == 0)
    me = user_id(session)
    values: Row = {**drafts.blank(DOCUMENT), "date": today(session), "our_ref": initials_of_user(session, me)}
    values["type_id"] = session.scalar(types.order_by(ListItem.rank, ListItem.id).limit(1))
    values |= follow(session, values, "owner_id", me)
    told = records.known(DOCUMENT, context)
    for name in sorted(told, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER)):
        values |= follow(session, values, name, told[name])
    return values


def opened(session: Session, id: int) -> Draft:
    """Return an existing document. Raises RecordIsGone."""
    return drafts.opened_draft(session, DOCUMENT, id)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """Return all values that change when *name* becomes *new*, itself included; the company follows the person."""
    rule = _RULES.get(name)
    return {name: new, **(rule(session, values, new) if rule else {})}


def _group_with(session: Session, values: Values, owner_id: int | None) -> Row:
    """The owner's group at creation stays on the document."""
    return {} if "id" in values else {"owner_group_id": group_of(session, owner_id)}


_RULES: Mapping[str, Callable[[Session, Values, Any], Row]] = {
    "sale_id": brought_by_sale,
    "company_id": person_without,
    "person_id": company_of,
    "owner_id": _group_with,
}


def state(values: Values) -> FormState:
    """The date is typed at creation only; a completed document is locked but for its tick."""
    if "id" not in values:
        return FormState(required=frozenset(_REQUIRED))
    everything = frozenset(records.fields_by_name(DOCUMENT)) - {"completed"}
    completed = bool(values.get("completed"))
    reason = {"": mark("It is completed. Remove the tick before you change it.")} if completed else {}
    return FormState(
        required=frozenset(_REQUIRED),
        locked=everything if completed else frozenset({"date"}),
        reasons={**reason, "date": mark("The date was set when the document was registered, and stays.")},
    )


def choices(session: Session, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field."""
    return drafts.choices(session, DOCUMENT, values, name)
