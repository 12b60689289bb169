"""Users define fields of their own (domain: sale, section 16): eight types, up to three on the card's first tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Custom, Field, class_of, custom_entry, define, mark
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import CustomField
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.checks import check
from desktop_crm.operations.errors import FieldHasValues, NameIsMissing, NameIsTaken, RecordIsGone, TooManyInFront
from desktop_crm.operations.list_shapes import line_field
from desktop_crm.operations.step import name_step, tell, verb

MOST_IN_FRONT = 3
EXTENDED = (
    RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT, RecordKind.FOLLOW_UP,
    RecordKind.PRODUCT, RecordKind.DOCUMENT, RecordKind.REQUEST,
)  # fmt: skip

LABEL = line_field("custom_field", "name", Kind.TEXT, mark("Field name"), required=True, length=60)
TYPE = line_field("custom_field", "kind", Kind.WORD, mark("Field type"), words=CustomKind, required=True)
DESCRIPTION = line_field("custom_field", "description", Kind.TEXT, mark("Description"), length=255, default="")


@dataclass(frozen=True, slots=True)
class _Type:
    kind: Kind
    length: int | None = None


_TYPES: Mapping[CustomKind, _Type] = {
    CustomKind.WHOLE_NUMBER: _Type(Kind.NUMBER),
    CustomKind.SHORT_TEXT: _Type(Kind.TEXT, 39),
    CustomKind.LONG_TEXT: _Type(Kind.TEXT, 199),
    CustomKind.DATE: _Type(Kind.DATE),
    CustomKind.UNLIMITED_DATE: _Type(Kind.DATE),
    CustomKind.CHECK_BOX: _Type(Kind.YES_NO),
    CustomKind.LIST: _Type(Kind.CHOICE),
    CustomKind.DECIMAL: _Type(Kind.RATE),
}


@dataclass(frozen=True, slots=True)
class DefinedField:
    """One user-defined field as Settings shows it."""

    id: int
    record: RecordKind
    kind: CustomKind
    label: str
    description: str
    front: bool
    deleted: bool

    @property
    def name(self) -> str:
        """The attribute's name on records, and the name of the list that a choice chooses from."""
        return f"x{self.id}"


def defined_fields(session: Session, record: RecordKind | None = None) -> list[DefinedField]:
    """Return the user-defined fields of a kind of record (of all kinds without one), deleted ones too, by rank."""
    wanted = select(CustomField).order_by(CustomField.record, CustomField.rank, CustomField.id)
    if record is not None:
        wanted = wanted.where(CustomField.record == record.value)
    return [_defined(field) for field in session.scalars(wanted)]


def _defined(field: CustomField) -> DefinedField:
    record, kind = RecordKind(field.record), CustomKind(field.kind)
    return DefinedField(field.id, record, kind, field.name, field.description, bool(field.front), bool(field.deleted))


def tell_catalogue(session: Session) -> None:
    """Let the catalogue know the fields of this file; after opening it, and whenever they change."""
    define([_custom(field) for field in defined_fields(session) if not field.deleted])


def _custom(field: DefinedField) -> Custom:
    told = _TYPES[field.kind]
    return Custom(field.record, field.name, told.kind, field.label, field.description, told.length, field.front)


def of_type(field: Field, kind: CustomKind) -> Field:
    """Return a user-defined field as it is when it is of another type."""
    told = _TYPES[kind]
    return custom_entry(Custom(field.record, field.name, told.kind, field.label, field.help, told.length))


@verb(mark("Define field"))
def define_field(
    session: Session, record: RecordKind, kind: CustomKind, label: str, description: str = "", front: bool = False
) -> int:
    """Define a field and return its id. Raises NameIsMissing, NameIsTaken and TooManyInFront."""
    told = _told(session, record, 0, label, description, front)
    last = session.scalar(select(func.max(CustomField.rank)).where(CustomField.record == record.value)) or 0
    field = CustomField(record=record.value, kind=kind.value, rank=last + 1, **told)
    session.add(field)
    session.flush()
    return field.id


@verb(mark("Change field"))
def change_field(session: Session, id: int, label: str, description: str, front: bool) -> None:
    """Change a field's label, description and whether it stands in front.

    Raises NameIsMissing, NameIsTaken, TooManyInFront and RecordIsGone.
    """
    before = _field(session, id)
    told = _told(session, before.record, id, label, description, front)
    if (before.label, before.description, int(before.front)) != tuple(told.values()):
        session.execute(update(CustomField).where(CustomField.id == id).values(told))


def _told(
    session: Session, record: RecordKind, id: int, label: str, description: str, front: bool
) -> dict[str, str | int]:
    name = str(check(LABEL, label))
    if not name:
        raise NameIsMissing
    others = _others(session, record, id)
    if fold(name) in {fold(other.label) for other in others}:
        raise NameIsTaken(name)
    if front and _front_is_full(others):
        raise TooManyInFront(MOST_IN_FRONT)
    tell(session, title=name, count=1)
    return {"name": name, "description": str(check(DESCRIPTION, description)), "front": int(front)}


def _others(session: Session, record: RecordKind, id: int) -> list[DefinedField]:
    return [field for field in defined_fields(session, record) if field.id != id and not field.deleted]


def _front_is_full(fields: Sequence[DefinedField]) -> bool:
    return sum(field.front for field in fields) >= MOST_IN_FRONT


@verb(mark("Change field type"))
def change_field_type(session: Session, id: int, kind: CustomKind) -> None:
    """Make a field one of another type. Raises FieldHasValues where a record has a value of it."""
    field = _field(session, id)
    entity = class_of(field.record)
    if session.scalar(select(entity.id).where(_holds(entity, field)).limit(1)) is not None:
        raise FieldHasValues(field.label)
    tell(session, title=field.label)
    session.execute(update(CustomField).where(CustomField.id == id).values(kind=kind.value))


def _field(session: Session, id: int) -> DefinedField:
    field = session.get(CustomField, id)
    if field is None:
        raise RecordIsGone("custom_field", id)
    return _defined(field)


def _holds(entity: Any, field: DefinedField) -> ColumnElement[bool]:
    """Whether a record has a value of the field. Most have none at all, which is seen without reading the JSON."""
    return and_(entity.more != "{}", func.json_extract(entity.more, f"$.{field.name}").is_not(None))


def filled_in(session: Session, record: RecordKind) -> dict[int, int]:
    """Return how many records have a value of each user-defined field, by the field's id."""
    entity = class_of(record)
    fields = defined_fields(session, record)
    if not fields:
        return {}
    counts = [func.count(func.json_extract(entity.more, f"$.{field.name}")) for field in fields]
    row = session.execute(select(*counts).where(entity.more != "{}")).one()
    return {field.id: count for field, count in zip(fields, row, strict=True)}


@verb(mark("Delete field"))
def set_field_deleted(session: Session, id: int, deleted: bool) -> None:
    """Hide a field everywhere, or bring it back; its values stay on the records (SD-7).

    It comes back behind the others where three stand on the first tab already. Raises NameIsTaken and RecordIsGone.
    """
    field = _field(session, id)
    values = {"deleted": int(deleted)}
    if not deleted:
        others = _others(session, field.record, id)
        if fold(field.label) in {fold(other.label) for other in others}:
            raise NameIsTaken(field.label)
        name_step(session, mark("Restore field"))
        values["front"] = int(field.front and not _front_is_full(others))
    tell(session, title=field.label, count=1)
    session.execute(update(CustomField).where(CustomField.id == id).values(values))


@verb(mark("Rank fields"))
def rank_fields(session: Session, ids: Sequence[int]) -> None:
    """Put fields into the order of *ids*."""
    for rank, id in enumerate(ids, 1):
        session.execute(update(CustomField).where(CustomField.id == id, CustomField.rank != rank).values(rank=rank))
    tell(session, count=len(ids))
