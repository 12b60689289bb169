"""Records in a form, whatever their kind: how one starts, how it is opened, and what its fields can be chosen from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, false, func, or_, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, catalogued, class_of, target_class
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import ListItem, Person, User
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.forms import Choice, Draft, Values
from desktop_crm.operations.records import Row, fields_by_name

Lines = Select[*tuple[Any, ...]]  # id, label, whether it is deleted, and what a tip says of it

# Links to persons, each with the field that tells whose they are: FU-3, and a main contact is one of the company's own.
_WHOSE_PERSONS = {"person_id": "company_id", "main_contact_id": "id"}
_MOST_LINKS = 200  # a pick list of records shows the first ones; the picker finds the others by name


def blank(record: RecordKind) -> Row:
    """Return the values of an empty form: the catalogue's defaults."""
    return {field.name: _blank(field) for field in fields_by_name(record).values() if field.stored}


def _blank(field: Field) -> Any:
    return "" if field.default is None and field.kind is Kind.TEXT and field.required else field.default


def new_draft(session: Session, record: RecordKind, values: Values) -> Draft:
    """Return *values* as the draft of a new record."""
    return Draft(record, None, values, labels(session, record, values))


def opened_draft(session: Session, record: RecordKind, id: int) -> Draft:
    """Return a record with all its values, computed ones too, and labels; one statement. Raises RecordIsGone."""
    row = session.execute(_opening(record), {"opened": id}).one_or_none()
    if row is None:
        raise RecordIsGone(record.value, id)
    fields = fields_by_name(record).values()
    values = dict(zip((field.name for field in fields), row, strict=False))
    referring = (field.name for field in fields if field.kind.named)
    shown = dict(zip(referring, row[len(values) :], strict=True))
    return Draft(record, id, {"id": id, **values}, {name: label for name, label in shown.items() if label is not None})


@catalogued
def _opening(record: RecordKind) -> Select[Any]:
    """The statement that opens a record: all fields, then the labels of those that refer. To build it takes long."""
    entity, fields = class_of(record), fields_by_name(record).values()
    columns = [field.value() for field in fields] + [field.shown() for field in fields if field.kind.named]
    return select(*columns).where(entity.id == bindparam("opened"))


def labels(session: Session, record: RecordKind, values: Values) -> dict[str, str]:
    """Return the shown names of those of *values* that refer to something, in one statement."""
    fields = fields_by_name(record)
    told = (name for name, value in values.items() if name in fields and value is not None)
    names = [name for name in told if fields[name].kind.named]
    if not names:
        return {}
    row = session.execute(select(*(_name_of(fields[name], values[name]).label(name) for name in names))).one()
    return {name: label for name, label in row._mapping.items() if label is not None}


def _name_of(field: Field, id: Any) -> Any:
    target = target_class(field)
    if field.kind is Kind.CHOICES:
        lines = select(target.name.label("name")).where(target.id.in_(id)).order_by(target.rank, target.id).subquery()
        return select(func.group_concat(lines.c.name, ", ")).scalar_subquery()
    return select(getattr(target, target.__label__)).where(target.id == id).scalar_subquery()


def choices(session: Session, record: RecordKind, values: Values, name: str) -> Sequence[Choice]:
    """Return the pick list of a field. A deleted line stands in it only while the record holds it (SC-36, SD-7).

    The stored words of an enum stand for themselves: views know what they are called.
    """
    field, held = fields_by_name(record)[name], values.get(name)
    if field.words is not None:
        return [Choice(word.value, word.value) for word in field.words]
    if field.kind is Kind.LINK:
        statement = _links(field, held, values)
    elif target_class(field) is User:
        statement = _users(held)
    else:
        statement = _lines(field, held)
    rows = session.execute(statement)
    return [Choice(id, label, deleted=bool(deleted), tip=next(iter(tip), "")) for id, label, deleted, *tip in rows]


def _lines(field: Field, held: Any) -> Lines:
    line, kept = target_class(field), held if field.kind is Kind.CHOICES else (held,)
    told = select(line.id, line.name, line.deleted, line.description)
    wanted = told.where(or_(line.deleted == 0, line.id.in_(kept or ())))
    if line is ListItem:
        wanted = wanted.where(ListItem.list_name == field.target)
    return wanted.order_by(line.rank, line.id)


def _users(held: Any) -> Lines:
    wanted = select(User.id, User.name, User.retired)
    return wanted.where(or_(User.retired == False, User.id == held)).order_by(User.sort_key, User.id)  # noqa: E712 (SQL)


def _links(field: Field, held: Any, values: Values) -> Lines:
    entity = target_class(field)
    wanted = select(entity.id, getattr(entity, entity.__label__), false())
    if (company := _WHOSE_PERSONS.get(field.name)) is not None:
        wanted = wanted.where(or_(_persons_for(values.get(company)), entity.id == held))
    return wanted.order_by(entity.sort_key, entity.id).limit(_MOST_LINKS)


def _persons_for(company_id: int | None) -> ColumnElement[bool]:
    """Return the condition of the persons of a company, or of those without one where none is chosen."""
    return Person.company_id == company_id
