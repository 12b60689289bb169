"""The catalogue of fields: each field is described once, beside its column, and everything else reads it here.

A mapped class writes ``title: Mapped[str] = field(Kind.TEXT, mark("Title"), required=True)``; from then on tables,
cards, editors, import, sums and history know it as ``CATALOGUE["sale.title"]``. To add a field is to add that line.

The fields that users define themselves (domain: sale, section 16) stand in the catalogue beside these as soon as
`define` has told it of them. Their values live in the record's one JSON column ``more``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Table,
    Text,
    func,
    inspect,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, aliased, mapped_column
from sqlalchemy.sql.visitors import iterate

from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Contacts, Day, Ids, Stamp, YesNo

F = TypeVar("F", bound=Callable[..., Any])


def mark(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown (context "Catalogue")."""
    return text


_TYPES: Mapping[Kind, Any] = {
    Kind.DATE: Day, Kind.STAMP: Stamp, Kind.YES_NO: YesNo, Kind.CONTACTS: Contacts, Kind.CHOICES: Ids,
}  # fmt: skip
_LISTS = frozenset({Kind.CONTACTS, Kind.CHOICES})
_INTEGERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.TIME, Kind.DURATION})
_SUMMED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DURATION})
_GROUPED = frozenset({Kind.CHOICE, Kind.USER, Kind.GROUP, Kind.LINK, Kind.WORD, Kind.YES_NO, Kind.DATE})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of record. ``key`` is "sale.amount"; ``name`` is the mapped attribute, ``amount``."""

    key: str
    record: str
    name: str
    kind: Kind
    label: str
    help: str
    target: str | None  # for kinds that refer: a record kind, or the name of a user list
    words: type[StrEnum] | None
    required: bool
    editable: bool
    summed: bool
    grouped: bool
    length: int | None
    currency: str | None  # for money: the attribute that holds the currency's id
    default: Any
    entity: type[Any]
    compute: Callable[[Any], ColumnElement[Any]] | None
    custom: bool = False  # defined by the user: the value lives in the record's ``more``

    @property
    def stored(self) -> bool:
        """Whether the file holds the value itself, rather than the database working it out."""
        return self.compute is None or self.custom

    @property
    def never_empty(self) -> bool:
        """Whether the column takes no NULL."""
        return self.compute is None and not self.entity.__table__.c[self.name].nullable

    @property
    def reads(self) -> frozenset[str]:
        """The tables that a value which is worked out is read from."""
        return frozenset() if self.stored else _tables_read(self.key)

    def value(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression of the stored value, on *entity* or an alias of it."""
        source = entity or self.entity
        return self.compute(source) if self.compute else getattr(source, self.name)

    def shown(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression of what a reader sees: the name instead of the id, several joined by commas."""
        if self.kind is Kind.CHOICES:
            return self._names_of(self.value(entity))
        if self.kind is Kind.CONTACTS:
            return _joined(func.json_each(self.value(entity)), "$[1]")
        return self._of_target(entity, "__label__") if self.kind.refers else self.value(entity)

    def order(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression that a list is sorted by: rank for lists, the sort key for names."""
        if self.kind in _LISTS:
            return self.shown(entity)
        if self.kind.refers:
            return self._of_target(entity, "__order__")
        source = entity or self.entity
        if self.name == getattr(self.entity, "__label__", "") and hasattr(self.entity, "sort_key"):
            return source.sort_key
        return self.value(entity)

    def _names_of(self, ids: Any) -> ColumnElement[Any]:
        """Return the SQL of the names behind a JSON list of ids, in the order of their list."""
        line = aliased(target_class(self))
        chosen = select(func.json_each(ids).table_valued("value").c.value)
        lines = select(line.name.label("name")).where(line.id.in_(chosen)).order_by(line.rank, line.id).subquery()
        return select(func.group_concat(lines.c.name, ", ")).scalar_subquery()

    def _of_target(self, entity: Any, attribute: str) -> ColumnElement[Any]:
        led_to = target_class(self)
        target = led_to.__table__.alias()  # of the table: one of the class takes longer
        wanted = select(target.c[getattr(led_to, attribute)]).where(target.c.id == self.value(entity))
        return wanted.correlate_except(target).scalar_subquery()


def _joined(parts: Any, path: str) -> ColumnElement[Any]:
    """Return the SQL of one part of each line of a JSON list, joined by commas."""
    part = func.json_extract(parts.table_valued("value").c.value, path)
    return select(func.group_concat(part, ", ")).scalar_subquery()


@dataclass(frozen=True, slots=True)
class _Description:
    kind: Kind
    label: str
    options: Mapping[str, Any]


def field(kind: Kind, label: str, *args: Any, to: str | None = None, **options: Any) -> Mapped[Any]:
    """Describe a field beside its column.

    *to* names what the value refers to: a record kind ("company") or a user list ("source", "stage").
    Options: required, required_in_form (the column may be empty, the form not), editable, summed, grouped, length,
    currency, words, help, default, index, unique, derived (kept by triggers).
    """
    nullable = not (options.get("required") or "default" in options)
    kept = ("index", "unique", "ondelete")
    column_options: dict[str, Any] = {name: options.pop(name) for name in kept if name in options}
    default = options.get("default")
    if options.pop("foreign", True) and kind.refers and not args:
        args = (ForeignKey(f"{table_of(to)}.id", ondelete=column_options.pop("ondelete", "SET NULL")),)
    info: dict[str, Any] = {"field": _Description(kind, label, {**options, "to": to})}
    if options.pop("derived", False):
        info["derived"] = True
    if kind in _LISTS:
        column_options["server_default"] = "[]"
    return mapped_column(_type_of(kind), *args, nullable=nullable, default=default, info=info, **column_options)


class Computed:
    """A field that is worked out by the database from others; it can be shown, sorted and summed, not typed."""

    def __init__(self, kind: Kind, label: str, expression: Callable[[Any], Any], **options: Any) -> None:
        self.description = _Description(kind, label, {"editable": False, **options})
        self.expression = expression


def table_of(target: str | None) -> str:
    """Return the table that holds what *target* names: lists of plain names share one."""
    return target if target in _OWN_TABLES else "list_item"


_OWN_TABLES = frozenset(
    {
        "company",
        "person",
        "sale",
        "project",
        "project_member",
        "product",
        "follow_up",
        "user",
        "user_group",
        "selection",
    }
    | {"document", "request", "quote", "quote_version", "quote_alternative", "quote_line"}
    | {"stage", "sale_type", "follow_up_type", "request_status", "currency", "price_list"}
)


def _type_of(kind: Kind) -> Any:
    if kind in _INTEGERS or kind.refers:
        return Integer
    return _TYPES.get(kind, Text)


_FOLLOWERS: list[Callable[[], None]] = []


def catalogued(function: F) -> F:
    """Keep the answers of *function*, which are worked out from the catalogue, until its fields change."""
    kept = cache(function)
    _FOLLOWERS.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


@catalogued
def _tables_read(key: str) -> frozenset[str]:
    return frozenset(part.name for part in iterate(CATALOGUE[key].value()) if isinstance(part, Table))


@cache
def _classes() -> dict[str, Any]:
    from desktop_crm.models.everything import Base

    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def class_of(record: str) -> Any:
    """Return the mapped class of a kind of record or of a list's table."""
    return _classes()[record]


def target_class(entry: Field) -> Any:
    """Return the mapped class that a field which refers leads to."""
    return class_of(table_of(entry.target))


def _entry(record: str, name: str, entity: Any, told: _Description, compute: Any = None) -> Field:
    o = told.options
    key = f"{record}.{name.removesuffix('_id')}"
    return Field(
        key, record, name, told.kind, told.label, o.get("help", ""), o.get("to"), o.get("words"),
        bool(o.get("required") or o.get("required_in_form")), o.get("editable", True) and not o.get("derived"),
        o.get("summed", told.kind in _SUMMED), o.get("grouped", told.kind in _GROUPED),
        o.get("length"), o.get("currency"), o.get("default"), entity, compute,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Custom:
    """A field that the user has defined: *name* is "x12", *target* the list of a choice."""

    record: str
    name: str
    kind: Kind
    label: str
    help: str = ""
    length: int | None = None
    front: bool = False  # also shown on the card's first tab


class _Defined:
    """The fields that the user of the open file has defined. One file is open at a time."""

    fields: tuple[Custom, ...] = ()


def define(customs: Sequence[Custom]) -> None:
    """Tell the catalogue which fields the user of the open file has defined; the last word wins."""
    if tuple(customs) != _Defined.fields:
        _Defined.fields = tuple(customs)
        for forget in _FOLLOWERS:
            forget()


def custom_fields(record: str) -> list[Custom]:
    """Return the fields that the user has defined for a kind of record, in the user's order."""
    return [custom for custom in _Defined.fields if custom.record == record]


def custom_entry(custom: Custom) -> Field:
    """Return the entry of a field that the user has defined, as it is described."""
    entity = class_of(custom.record)
    options = {"help": custom.help, "length": custom.length}
    if custom.kind.refers:
        options["to"] = custom.name
    told = _Description(custom.kind, custom.label, options)

    def value(source: Any) -> ColumnElement[Any]:
        found = func.json_extract(source.more, literal_column(f"'$.{custom.name}'"))
        return type_coerce(found, _type_of(custom.kind))

    return replace(_entry(custom.record, custom.name, entity, told, value), custom=True)


@catalogued
def fields_of(record: str) -> Mapping[str, Field]:
    """Return the fields of a kind of record by key, in the order in which the class names them."""
    entity = class_of(record)
    entries: dict[str, Field] = {}
    for attribute in inspect(entity).column_attrs:
        column: Column[Any] = attribute.columns[0]
        if told := column.info.get("field"):
            entry = _entry(record, attribute.key, entity, told)
            entries[entry.key] = entry
    for name, computed in vars(entity).items():
        if isinstance(computed, Computed):
            entry = _entry(record, name, entity, computed.description, computed.expression)
            entries[entry.key] = entry
    for custom in custom_fields(record):
        entry = custom_entry(custom)
        entries[entry.key] = entry
    return entries


class _Catalogue(Mapping[str, Field]):
    """All fields by key. A path such as "sale.company.country" leads over a link to a field of the linked record."""

    def __getitem__(self, key: str) -> Field:
        record, _, _ = key.partition(".")
        return fields_of(record)[key]

    def __iter__(self) -> Iterator[str]:
        from desktop_crm.models.enums import RecordKind

        return (key for kind in RecordKind for key in fields_of(kind))

    def __len__(self) -> int:
        return sum(1 for _ in self)


CATALOGUE: Mapping[str, Field] = _Catalogue()


def attribute_of(entry: Field) -> InstrumentedAttribute[Any]:
    """Return the mapped attribute behind a stored field."""
    return getattr(entry.entity, entry.name)


__all__ = [
    "CATALOGUE", "Computed", "Custom", "Field", "attribute_of", "catalogued", "class_of", "custom_entry",
    "custom_fields", "define", "field", "fields_of", "mark", "target_class",
]  # fmt: skip
