"""The catalogue of fields: each field is described once, beside its column, and everything else reads it here.

A mapped class writes ``title: Mapped[str] = field(Kind.TEXT, mark("Title"), required=True)``; from then on tables,
cards, editors, import, sums and history know it as ``CATALOGUE["sale.title"]``. To add a field is to add that line.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Integer, Text, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, aliased, mapped_column

from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Day, Stamp, YesNo


def mark(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown (context "Catalogue")."""
    return text


_TYPES: Mapping[Kind, Any] = {Kind.DATE: Day, Kind.STAMP: Stamp, Kind.YES_NO: YesNo}
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

    def value(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression of the stored value, on *entity* or an alias of it."""
        source = entity or self.entity
        return self.compute(source) if self.compute else getattr(source, self.name)

    def shown(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression of what a reader sees: the name instead of the id."""
        return self._of_target(entity, "__label__") if self.kind.refers else self.value(entity)

    def order(self, entity: Any = None) -> ColumnElement[Any]:
        """Return the SQL expression that a list is sorted by: rank for lists, the sort key for names."""
        if self.kind.refers:
            return self._of_target(entity, "__order__")
        source = entity or self.entity
        if self.name == getattr(self.entity, "__label__", "") and hasattr(self.entity, "sort_key"):
            return source.sort_key
        return self.value(entity)

    def _of_target(self, entity: Any, attribute: str) -> ColumnElement[Any]:
        target = aliased(target_class(self))
        wanted = getattr(target, getattr(target_class(self), attribute))
        return select(wanted).where(target.id == self.value(entity)).correlate_except(target).scalar_subquery()


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
    column_options = {name: options.pop(name) for name in ("index", "unique", "ondelete") if name in options}
    default = options.get("default")
    if kind.refers and not args:
        args = (ForeignKey(f"{table_of(to)}.id", ondelete=column_options.pop("ondelete", "SET NULL")),)
    info: dict[str, Any] = {"field": _Description(kind, label, {**options, "to": to})}
    if options.pop("derived", False):
        info["derived"] = True
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
    {"company", "person", "sale", "project", "follow_up", "user", "user_group", "stage", "sale_type", "follow_up_type"}
    | {"currency"}
)


def _type_of(kind: Kind) -> Any:
    if kind in _INTEGERS or kind.refers:
        return Integer
    return _TYPES.get(kind, Text)


@cache
def _classes() -> dict[str, Any]:
    from desktop_crm.models.everything import Base

    return {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}


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


@cache
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


__all__ = ["CATALOGUE", "Computed", "Field", "attribute_of", "class_of", "field", "fields_of", "mark", "target_class"]
