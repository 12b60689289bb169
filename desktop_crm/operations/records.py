"""What registering, editing and deleting have in common, whatever the kind of record; and sets of ids in SQL."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    CursorResult,
    Integer,
    Select,
    Table,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from desktop_crm.models.base import Keyed
from desktop_crm.models.catalogue import Field, catalogued, class_of, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Favourite, Link, NotDuplicate, Person, Picture
from desktop_crm.operations.checks import LIMIT, check, check_choice, check_free
from desktop_crm.operations.errors import FieldIsMissing, NothingChosen, RecordIsGone, ValueNotTaken
from desktop_crm.operations.forms import Values
from desktop_crm.operations.step import now, tell, user_id

Row = dict[str, Any]
Follow = Callable[[Session, Values, str, Any], Row]

FIRST_NUMBER = 10_001
_STAMPS = frozenset({"registered_at", "registered_by", "updated_at", "updated_by"})


@catalogued
def fields_by_name(record: RecordKind) -> Mapping[str, Field]:
    """Return the fields of a kind of record by the name of their attribute."""
    return {field.name: field for field in fields_of(record).values()}


@catalogued
def _written(record: RecordKind) -> frozenset[str]:
    """The fields that operations write: not those that the database works out, nor the stamps."""
    derived = {column.name for column in table_of_record(record).columns if column.info.get("derived")}
    written = {name for name, field in fields_by_name(record).items() if field.stored}
    return frozenset(written - derived - _STAMPS)


def table_of_record(record: RecordKind) -> Table:
    """Return the table behind a kind of record."""
    table: Table = class_of(record).__table__
    return table


def stored(session: Session, record: RecordKind, id: int) -> Row:
    """Return all stored values of a record. Raises RecordIsGone."""
    statement, names = _whole_row(record)
    row = session.execute(statement, {"id": id}).one_or_none()
    if row is None:
        raise RecordIsGone(record.value, id)
    return {"id": id, **dict(zip(names, row, strict=True))}


@catalogued
def _whole_row(record: RecordKind) -> tuple[Select[Any], tuple[str, ...]]:
    """Return the statement that reads one record, made once, and the names of its values."""
    entity = class_of(record)
    fields = tuple(field for field in fields_by_name(record).values() if field.stored)
    statement = select(*(field.value() for field in fields)).where(entity.id == bindparam("id"))
    return statement, tuple(field.name for field in fields)


def checked(record: RecordKind, given: Values) -> Row:
    """Return the values of *given*, each checked against its field. Raises ValueNotTaken.

    What the database works out, and a form's private marks ("_date_touched"), are left out.
    """
    fields, writable = fields_by_name(record), _written(record)
    unknown = [name for name in given if name != "id" and not name.startswith("_") and name not in fields]
    if unknown:
        raise KeyError(f"{record.value} has no field {unknown[0]}")
    return {name: check(fields[name], value) for name, value in given.items() if name in writable}


def differing(record: RecordKind, before: Values, given: Values) -> Row:
    """Return the checked values of *given* that differ from *before*."""
    values = checked(record, given)
    return {name: value for name, value in values.items() if name not in before or value != before[name]}


def told(record: RecordKind, before: Values, given: Values, roots: Iterable[str], but: Iterable[str] = ()) -> Row:
    """Return what a caller tells of a record: all of *given*, since what is told wins over what follows from it.

    Values of *roots*, from which others follow, count only where they change. Raises ValueNotTaken for a change of a
    field that only the program changes, except those in *but*.
    """
    fields, values = fields_by_name(record), checked(record, given)
    changed = {name for name, value in values.items() if name not in before or value != before[name]}
    fixed = {name for name in values if not fields[name].editable and name not in but}
    if changed & fixed:
        name = min(changed & fixed)
        raise ValueNotTaken(fields[name], "not_editable", values[name])
    idle = fixed | (set(roots) - changed)
    return {name: value for name, value in values.items() if name not in idle}


def known(record: RecordKind, context: Values) -> Row:
    """Return what of a form's context is about this kind of record."""
    return {name: value for name, value in context.items() if name in fields_by_name(record)}


def settle(session: Session, follow: Follow, before: Values, given: Values, order: Iterable[str]) -> Row:
    """Return *before* with all that follows from *given*: the names of *order* first, so that later ones win."""
    after = dict(before)
    for name in [*(n for n in order if n in given), *(n for n in given if n not in order)]:
        after.update(follow(session, after, name, given[name]))
    return {name: value for name, value in after.items() if not name.startswith("_")}


def check_row(
    session: Session, record: RecordKind, before: Values, after: Values, id: int | None, handed: Collection[str] = ()
) -> Row:
    """Return the values that change from *before* to *after*, each checked against its field and against the file.

    What is *handed* down by another record is nobody's choice: it may be a line that is offered no more (SD-7).
    """
    changes = differing(record, before, after)
    for name, value in changes.items():
        field = fields_by_name(record)[name]
        if field.kind.refers and name not in handed:
            check_choice(session, field, value)
        check_free(session, field, value, id)
    return changes


def check_required(record: RecordKind, names: Iterable[str], row: Values) -> None:
    """Raise FieldIsMissing for the first mandatory field that is empty (SC-6)."""
    for name in names:
        if row.get(name) is None or not str(row[name]).strip():
            raise FieldIsMissing(fields_by_name(record)[name])


def check_person(session: Session, record: RecordKind, before: Values, after: Values) -> None:
    """Raise ValueNotTaken where a newly chosen person is not one of the chosen company's."""
    person, company = after.get("person_id"), after.get("company_id")
    if person is None or company is None or (person, company) == (before.get("person_id"), before.get("company_id")):
        return
    if session.scalar(select(Person.company_id).where(Person.id == person)) != company:
        raise ValueNotTaken(fields_by_name(record)["person_id"], "unknown_choice", person)


def insert_row(session: Session, record: RecordKind, row: Values) -> int:
    """Write a new record with its stamps and keys, tell its title, and return its id."""
    values = {name: value for name, value in row.items() if name in _written(record)}
    stamps = {"registered_at": now(session), "registered_by": user_id(session)}
    table = table_of_record(record)
    columns = {**_columns(record, values), **_keys(record, values), **stamps}
    done = session.execute(insert(table).values(columns))
    tell(session, title=values[class_of(record).__label__], count=1)
    assert isinstance(done, CursorResult)
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def update_row(session: Session, record: RecordKind, id: int, changes: Values, title: str) -> None:
    """Write *changes* of one record, with stamps and keys. Without changes nothing is written."""
    if not changes:
        return
    table = table_of_record(record)
    values = {**_columns(record, changes, table.c), **_keys(record, changes), **stamp(session)}
    session.execute(update(table).where(table.c.id == id).values(values))
    tell(session, title=changes.get(class_of(record).__label__, title), count=1)


def _columns(record: RecordKind, values: Values, held: Any = None) -> Row:
    """Return *values* as columns: those of user-defined fields go into ``more``, beside what it *held*."""
    fields = fields_by_name(record)
    custom = {name: value for name, value in values.items() if fields[name].custom}
    if not custom:
        return dict(values)
    others = {name: value for name, value in values.items() if name not in custom}
    told = json.dumps({name: _plain(value) for name, value in custom.items()}, ensure_ascii=False)
    return {**others, "more": told if held is None else func.json_patch(held.more, told)}  # null takes a value away


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: days as ISO text, yes and no as 1 and 0."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _keys(record: RecordKind, values: Values) -> Row:
    entity = class_of(record)
    named = issubclass(entity, Keyed) and entity.__label__ in values
    return dict(entity.keys_of(values[entity.__label__])) if named else {}


def delete_rows(session: Session, record: RecordKind, ids: Sequence[int]) -> None:
    """Delete records, their stars, links and pictures; fields of other records that led to them become empty (ST-63).

    Of a single record, how many others of each kind lose it is told as ``unlinked``.
    """
    tell_of(session, record, ids)
    if len(ids) == 1:
        tell(session, unlinked=_unlinked(session, record, ids[0]))
    for owned in (Favourite, Link, NotDuplicate, Picture):
        session.execute(delete(owned).where(owned.record == record.value, owned.record_id.in_(chosen(ids))))
    said = NotDuplicate.record == record.value
    session.execute(delete(NotDuplicate).where(said, NotDuplicate.other_id.in_(chosen(ids))))
    table = table_of_record(record)
    session.execute(delete(table).where(table.c.id.in_(chosen(ids))))


def _unlinked(session: Session, record: RecordKind, id: int) -> dict[str, int]:
    """Return by kind how many records have a field that leads to this one and becomes empty without it."""
    counts: dict[str, int] = {}
    for kind, column in _links_to(record):
        count = session.scalar(select(func.count()).select_from(column.table).where(column == id)) or 0
        counts[kind] = counts.get(kind, 0) + count
    return {kind: count for kind, count in counts.items() if count}


def _links_to(record: RecordKind) -> list[tuple[str, Column[Any]]]:
    """Return the columns, each with the kind of its record, that become empty with a record of this kind."""
    target = table_of_record(record)
    keys = [(kind.value, key) for kind in RecordKind for key in table_of_record(kind).foreign_keys]
    return [(kind, key.parent) for kind, key in keys if key.references(target) and key.ondelete == "SET NULL"]


def stamp(session: Session) -> Row:
    """Return the values that say who changed a record, and when (SC-3)."""
    return {"updated_at": now(session), "updated_by": user_id(session)}


def chosen(ids: Sequence[int]) -> Select[Any]:
    """Return *ids* as a subquery, whatever their number. Raises NothingChosen where there are none."""
    if not len(ids):
        raise NothingChosen
    return select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)


def tell_of(session: Session, record: RecordKind, ids: Sequence[int]) -> None:
    """Tell how many records a step is about, and the title where it is one.

    Raises NothingChosen, and RecordIsGone where none of them is there any more.
    """
    entity = class_of(record)
    told = select(func.count(), func.min(getattr(entity, entity.__label__))).where(entity.id.in_(chosen(ids)))
    count, title = session.execute(told).one()
    if not count:
        raise RecordIsGone(record.value, ids[0])
    tell(session, count=count)
    if count == 1:
        tell(session, title=title)


def next_number(session: Session, record: RecordKind) -> str:
    """Return the next free number: one more than the greatest, from 10001. Numbers that are no numbers do not count,
    nor do those from `LIMIT` on: where these are reached, one of them may be taken.
    """
    number = class_of(record).number
    value = cast(number, Integer)
    greatest = session.scalar(select(func.max(value)).where(value < LIMIT))
    following = max(greatest or 0, FIRST_NUMBER - 1) + 1
    while session.scalar(select(number).where(number == str(following))) is not None:
        following += 1
    return str(following)


def register(
    session: Session, record: RecordKind, start: Values, values: Values, required: Iterable[str],
    handed: Collection[str] = (),
) -> int:  # fmt: skip
    """Register a record with the next free number, from its starting values and those given. Returns its id."""
    after = {**start, **values}
    changes = check_row(session, record, start, after, None, handed)
    after |= changes
    check_required(record, required, after)
    return insert_row(session, record, {**after, "number": after["number"] or next_number(session, record)})


def edit(
    session: Session, record: RecordKind, id: int, values: Values, required: Iterable[str], handed: Collection[str] = ()
) -> Row:
    """Change a record and return what changed."""
    before = stored(session, record, id)
    changes = check_row(session, record, before, values, id, handed)
    check_required(record, required, {**before, **changes})
    update_row(session, record, id, changes, before[class_of(record).__label__])
    return changes
