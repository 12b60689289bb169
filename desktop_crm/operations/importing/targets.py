"""What can be imported: the kinds of record, the fields that columns can go into, and which of them there must be."""

from collections.abc import Mapping, Sequence

from desktop_crm.models.catalogue import CATALOGUE, Field, catalogued, fields_of, mark, table_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind

TARGETS: Mapping[RecordKind, str] = {
    RecordKind.COMPANY: mark("Companies"),
    RecordKind.PERSON: mark("Persons"),
    RecordKind.USER: mark("Users"),
    RecordKind.SALE: mark("Sales"),
    RecordKind.PRODUCT: mark("Products"),
}

# Each kind of record needs one field of each group (IMP-3).
REQUIRED: Mapping[RecordKind, tuple[tuple[str, ...], ...]] = {
    RecordKind.COMPANY: (("company.name",),),
    RecordKind.PERSON: (("person.full_name", "person.last_name", "person.first_name"),),
    RecordKind.USER: (("user.name",),),
    RecordKind.SALE: (("sale.title",),),
    RecordKind.PRODUCT: (("product.name",),),
}

STATUS, STAGE, PRICE_LIST = "sale.status", "sale.stage", "product.price_list"
WAYS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.WEB})  # what a record may have several of (IMP-10)
_GATHERED = frozenset({Kind.CONTACTS, Kind.CHOICES})
NAME_FIELDS: Mapping[RecordKind, str] = {record: groups[0][0] for record, groups in REQUIRED.items()}

# Not editable, and yet a file may bring them; and editable, but worked out from others.
_ALSO = frozenset({STATUS, "person.full_name", *(f"{r}.registered_at" for r in TARGETS if r is not RecordKind.USER)})
_NOT = frozenset({"sale.profit_percent"})
_NEVER_CREATED = frozenset({"currency", "sale_type"})  # a currency needs a rate, a sale type its stages


@catalogued
def fields_for(record: RecordKind) -> Mapping[str, Field]:
    """Return the fields that columns can go into, by key, in the order of the catalogue; user-defined ones too."""
    wanted = (f for f in fields_of(record).values() if f.stored and f.key not in _NOT)
    return {field.key: field for field in wanted if field.editable or field.key in _ALSO}


def looks_up(field: Field) -> bool:
    """Whether a column of *field* names something that may be missing: a record, a user, a line of a list, a stage."""
    return field.kind.named or field.key == STATUS


def can_create(field: Field) -> bool:
    """Whether what a column of *field* names can be made while importing."""
    return looks_up(field) and field.target not in _NEVER_CREATED


def missing_fields(record: RecordKind, keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of mandatory fields of which *keys* hold none."""
    return tuple(group for group in REQUIRED[record] if not set(group) & set(keys))


def is_list(target: str) -> bool:
    """Whether *target* is one of the plain user lists, or that of a user-defined field."""
    return table_of(target) == "list_item"


def takes_several(key: str) -> bool:
    """Whether the texts of several columns may be joined in this field."""
    return CATALOGUE[key].kind in (Kind.TEXT, Kind.LONG_TEXT) or gathers(key)


def gathers(key: str) -> bool:
    """Whether this field holds several values, so that each column adds one."""
    return CATALOGUE[key].kind in _GATHERED
