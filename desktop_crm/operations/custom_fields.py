"""Users define fields of their own (domain: sale, section 16): eight types, up to three on the card's first tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Custom, define, mark
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import CustomField
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import NameIsMissing, TooManyInFront
from desktop_crm.operations.step import name_step, tell, verb

MOST_IN_FRONT = 3
EXTENDED = (
    RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT, RecordKind.FOLLOW_UP,
    RecordKind.PRODUCT,
)  # fmt: skip


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


@verb(mark("Define field"))
def define_field(
    session: Session, record: RecordKind, kind: CustomKind, label: str, description: str = "", front: bool = False
) -> int:
    """Define a field and return its id. Raises NameIsMissing and TooManyInFront."""
    told = _told(session, record, 0, label, description, front)
    last = session.scalar(select(func.max(CustomField.rank)).where(CustomField.record == record.value)) or 0
    field = CustomField(record=record.value, kind=kind.value, rank=last + 1, **told)
    session.add(field)
    session.flush()
    return field.id


@verb(mark("Change field"))
def change_field(session: Session, id: int, label: str, description: str, front: bool) -> None:
    """Change a field's label, description and whether it stands in front. Raises NameIsMissing and TooManyInFront.

    Its type stays: the values that records have are of that type.
    """
    record = RecordKind(session.scalars(select(CustomField.record).where(CustomField.id == id)).one())
    told = _told(session, record, id, label, description, front)
    session.execute(update(CustomField).where(CustomField.id == id).values(told))


def _told(
    session: Session, record: RecordKind, id: int, label: str, description: str, front: bool
) -> dict[str, str | int]:
    if not label.strip():
        raise NameIsMissing
    others = select(func.count()).where(
        CustomField.record == record.value, CustomField.front == 1, CustomField.deleted == 0, CustomField.id != id
    )
    if front and (session.scalar(others) or 0) >= MOST_IN_FRONT:
        raise TooManyInFront(MOST_IN_FRONT)
    tell(session, title=label.strip(), count=1)
    return {"name": label.strip(), "description": description.strip(), "front": int(front)}


@verb(mark("Delete field"))
def set_field_deleted(session: Session, id: int, deleted: bool) -> None:
    """Hide a field everywhere, or bring it back; its values stay on the records (SD-7)."""
    if not deleted:
        name_step(session, mark("Restore field"))
    tell(session, title=session.scalar(select(CustomField.name).where(CustomField.id == id)) or "", count=1)
    session.execute(update(CustomField).where(CustomField.id == id).values(deleted=int(deleted)))


@verb(mark("Rank fields"))
def rank_fields(session: Session, ids: Sequence[int]) -> None:
    """Put fields into the order of *ids*."""
    for rank, id in enumerate(ids, 1):
        session.execute(update(CustomField).where(CustomField.id == id, CustomField.rank != rank).values(rank=rank))
    tell(session, count=len(ids))
