"""What all mapped classes share."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import MetaData, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, declared_attr, mapped_column

from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.kinds import Kind
from desktop_crm.models.sounding import match_key

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The declarative base. Tables are STRICT, so that text never lands in a number's column."""

    metadata = MetaData(naming_convention=NAMES)
    __table_args__: Any = {"sqlite_strict": True, "sqlite_autoincrement": True}
    __label__: ClassVar[str] = "name"  # the attribute that names a record
    __order__: ClassVar[str] = "rank"  # the attribute that records are sorted by when another one points to them

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-100)


class Ranked:
    """A line of a user list: kept in the user's order, and hidden rather than removed (SD-7)."""

    name: Mapped[str] = mapped_column(Text)
    rank: Mapped[int] = mapped_column(default=0)
    description: Mapped[str] = mapped_column(Text, default="")
    deleted: Mapped[int] = mapped_column(default=0)


class Recorded:
    """Who registered a record and who changed it last (SC-3)."""

    @declared_attr
    @classmethod
    def registered_at(cls) -> Mapped[datetime | None]:
        return field(Kind.STAMP, mark("Registered"), editable=False)

    @declared_attr
    @classmethod
    def registered_by(cls) -> Mapped[int | None]:
        return field(Kind.USER, mark("Registered by"), to="user", editable=False)

    @declared_attr
    @classmethod
    def updated_at(cls) -> Mapped[datetime | None]:
        return field(Kind.STAMP, mark("Updated"), editable=False)

    @declared_attr
    @classmethod
    def updated_by(cls) -> Mapped[int | None]:
        return field(Kind.USER, mark("Updated by"), to="user", editable=False)


class Extended:
    """Holds the values of the fields that users define themselves, as one JSON object {"x12": value}."""

    more: Mapped[str] = mapped_column(Text, default="{}", server_default="{}", sort_order=50)


class Keyed:
    """Adds the search and sort keys of the attribute that ``__label__`` names."""

    fold_key: Mapped[str] = mapped_column(Text, default="", info={"companion": True})
    sort_key: Mapped[str] = mapped_column(Text, default="", info={"companion": True})

    @classmethod
    def keys_of(cls, text: str | None) -> dict[str, str]:
        """Return the companion values of a record's name."""
        return keys_of(text)


class Matched(Keyed):
    """Adds the key by which records of much the same name are found (DUP-2)."""

    match_key: Mapped[str] = mapped_column(Text, default="", info={"companion": True})

    @classmethod
    def keys_of(cls, text: str | None) -> dict[str, str]:
        return {**keys_of(text), "match_key": match_key(text or "")}


def keys_of(text: str | None) -> dict[str, str]:
    """Return the search and sort key of a name, for bulk statements; `Keyed.keys_of` knows all keys of a table."""
    return {"fold_key": fold(text or ""), "sort_key": sort_key(text or "")}


@event.listens_for(Keyed, "before_insert", propagate=True)
@event.listens_for(Keyed, "before_update", propagate=True)
def _keep_keys(_mapper: Mapper[Any], _connection: Any, record: Any) -> None:
    for name, value in record.keys_of(getattr(record, record.__label__)).items():
        if getattr(record, name) != value:
            setattr(record, name, value)
