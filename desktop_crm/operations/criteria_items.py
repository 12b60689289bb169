"""What criteria compare with where one chooses: lines of lists, users, groups and records, and what they are called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import false, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, target_class
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Selection, User, UserGroup
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.step import user_id
from desktop_crm.selections.criteria import Criteria, Line, parts_of, walk, with_parts
from desktop_crm.selections.operators import OPERATORS, Needs, Operator, needs
from desktop_crm.selections.paths import NoSuchPath, field_at
from desktop_crm.selections.stored import CriteriaUnreadable, from_json, to_json

MOST_NAMED = 20  # of one line: more are only counted


class ItemName(NamedTuple):
    """What an item is called; *gone*: it is deleted or retired, and offered no more (OP-6)."""

    name: str
    gone: bool = False


ItemNames = Mapping[tuple[str, Any], ItemName]  # by the key of the field and the id


def items_for(session: Session, key: str, held: Sequence[Any] = ()) -> list[Choice]:
    """Return what the field *key* can be compared with; what is deleted only while the criterion holds it (OP-6)."""
    entry = field_at(key)
    found = list(choices(session, RecordKind(entry.record), {}, entry.name))
    missing = [one for one in held if one not in {choice.value for choice in found}]
    names = _names(session, entry, missing)
    return found + [Choice(one, names[one].name, deleted=True) for one in missing if one in names]


def item_names(session: Session, criteria: Criteria) -> ItemNames:
    """Return what the items in a question are called; those that are gone for good are missing."""
    wanted: dict[str, set[Any]] = {}
    for _, node in walk(criteria.root):
        if isinstance(node, Line) and (entry := _chosen_from(node)) is not None:
            wanted.setdefault(entry.key, set()).update(islice(node.values, MOST_NAMED))
    return {
        (key, one): name for key, ids in wanted.items() for one, name in _names(session, field_at(key), ids).items()
    }


def who_asks(session: Session) -> tuple[str, str]:
    """Return the names of the user at work and of the group: what "current user" means now."""
    found = select(User.name, UserGroup.name).outerjoin(UserGroup, UserGroup.id == User.group_id)
    row = session.execute(found.where(User.id == user_id(session))).one_or_none()
    return (row[0], row[1] or "") if row else ("", "")


def replace_items(session: Session, target: str, before: Collection[int], after: int) -> None:
    """Let the questions of all selections name *after* where they name one of *before*: lines of a list, or records of
    a kind that became one. So they go on finding what they found. Part of an operation.
    """
    for id, stored in session.execute(select(Selection.id, Selection.criteria).where(Selection.criteria != "")).all():
        try:
            criteria = from_json(stored)
        except CriteriaUnreadable:
            continue
        root = _replaced(criteria.root, target, before, after)
        if root != criteria.root:
            change = update(Selection).where(Selection.id == id)
            change = change.values(criteria=to_json(replace(criteria, root=root)))
            session.execute(change, execution_options={"synchronize_session": False})


def _replaced(node: Any, target: str, before: Collection[int], after: int) -> Any:
    if not isinstance(node, Line):
        return with_parts(node, tuple(_replaced(part, target, before, after) for part in parts_of(node)))
    entry = _chosen_from(node)
    if entry is None or entry.target != target or not set(before).intersection(node.values):
        return node
    return replace(node, values=tuple(dict.fromkeys(after if one in before else one for one in node.values)))


def _chosen_from(line: Line) -> Field | None:
    """Return the field whose items a line names by their ids."""
    try:
        entry = field_at(line.path)
    except NoSuchPath:
        return None
    if line.operator not in OPERATORS[entry.kind] or entry.words is not None:
        return None
    return entry if needs(entry.kind, Operator(line.operator)) is Needs.ITEMS else None


def _names(session: Session, entry: Field, ids: Iterable[Any]) -> dict[Any, ItemName]:
    wanted = [one for one in ids if isinstance(one, int)]
    if not wanted or entry.words is not None:
        return {}
    target: Any = target_class(entry)
    gone: Any = getattr(target, "deleted", None)
    gone = getattr(target, "retired", false()) if gone is None else gone
    rows = session.execute(select(target.id, getattr(target, target.__label__), gone).where(target.id.in_(wanted)))
    return {id: ItemName(name or "", bool(is_gone)) for id, name, is_gone in rows}
