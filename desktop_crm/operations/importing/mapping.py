"""Which column is which field, what to do with what is there already and with what is missing: a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.targets import (
    can_create,
    fields_for,
    looks_up,
    missing_fields,
    takes_several,
)


class Missing(StrEnum):
    """What to do where a column names a record or a line of a list that is not there (IMP-9)."""

    CREATE = "create"
    EMPTY = "empty"
    DEFAULT = "default"
    REFUSE = "refuse"


class Existing(StrEnum):
    """What to do with a row whose record is there already (IMP-7). An empty cell never erases (IMP-12)."""

    SKIP = "skip"
    ADD = "add"
    MERGE = "merge"  # fill what is empty
    REPLACE = "replace"  # overwrite


class Ways(StrEnum):
    """What to do with phones, e-mails and web pages for a record that is there and has others (IMP-10)."""

    ADD = "add"
    REPLACE = "replace"
    IGNORE = "ignore"


class WithoutCompany(StrEnum):
    """What to do with a person who has no company (IMP-8)."""

    KEEP = "keep"
    CREATE = "create"
    SKIP = "skip"


SAME_NAME = "company.same_name"  # the name as duplicates are told by it, its legal form left out (DUP-2)
_READ_FROM = {SAME_NAME: "company.name"}

# The fields by which a record is known to be there already, one of these combinations (IMP-6).
MATCHES: Mapping[RecordKind, tuple[tuple[str, ...], ...]] = {
    RecordKind.COMPANY: (
        (SAME_NAME,), ("company.name",), ("company.name", "company.department"), ("company.number",),
        ("company.code",), ("company.org_number",), ("company.email",), ("company.web",),
    ),
    RecordKind.PERSON: (
        ("person.full_name",), ("person.full_name", "person.company"), ("person.email",), ("person.mobile",),
        ("person.phone",), ("person.number",),
    ),
    RecordKind.USER: (("user.name",), ("user.initials",), ("user.email",)),
    RecordKind.SALE: (("sale.number",), ("sale.title", "sale.company")),
    RecordKind.PRODUCT: (
        ("product.code",), ("product.name",), ("product.name", "product.code"), ("product.item_number",),
    ),
}  # fmt: skip
_ALL = (Existing.ADD, Existing.MERGE, Existing.REPLACE, Existing.SKIP)
ACTIONS: Mapping[RecordKind, tuple[Existing, ...]] = {
    **dict.fromkeys(MATCHES, _ALL),
    RecordKind.USER: (Existing.ADD, Existing.SKIP),
}
# By which key rows are skipped unless the user says otherwise; a file without these columns is added.
_USUAL: Mapping[RecordKind, tuple[tuple[str, ...], ...]] = {
    **{record: matches[:1] for record, matches in MATCHES.items()},
    RecordKind.PERSON: (("person.full_name", "person.company"),),
    RecordKind.PRODUCT: (("product.code",), ("product.name",)),
}
_NAME_OF_PERSON = frozenset({"person.full_name", "person.first_name", "person.last_name"})
_OPTIONAL = frozenset({"person.company"})  # a file without it is about persons without company


@dataclass(frozen=True, slots=True)
class Column:
    """One field, and the columns that it is read from: their texts are joined. `missing` is for what looks up;
    `default` is the name that stands in for what is missing where that is wished."""

    key: str
    headings: tuple[str, ...]
    missing: Missing = Missing.REFUSE
    default: str = ""


@dataclass(frozen=True, slots=True)
class ImportMap:
    """How rows become records.

    `constants` hold a text for each field that is the same in all rows, written as it would stand in the file; they
    begin new records, and fill what is empty in those that are there.
    `statuses` turn words of the file into "sold", "lost", "stalled", "open", or the name of a stage.
    `match` are the fields by which a record is there already, and `existing` says what becomes of such a row.
    """

    record: RecordKind
    reading: Reading
    columns: tuple[Column, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    existing: Existing = Existing.ADD
    match: tuple[str, ...] = ()
    ways: Ways = Ways.ADD
    without_company: WithoutCompany = WithoutCompany.KEEP

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that get a value from columns or constants."""
        return (*(column.key for column in self.columns), *self.constants)

    @property
    def changes(self) -> bool:
        """Whether records that are there may change."""
        return self.existing in (Existing.MERGE, Existing.REPLACE)

    def column(self, key: str) -> Column | None:
        """Return the column that *key* is read from."""
        return next((column for column in self.columns if column.key == key), None)


def default_missing(key: str) -> Missing:
    """Return what a newly chosen column does with what is missing."""
    found = fields_for(RecordKind(key.partition(".")[0]))[key]
    return Missing.CREATE if can_create(found) else Missing.REFUSE


def default_match(record: RecordKind, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the first usual key whose fields are among *keys*, else any other that is, else the first of all."""
    options = (*_USUAL[record], *MATCHES[record])
    return next((match for match in options if not lacking(match, keys)), MATCHES[record][0])


def default_existing(record: RecordKind, keys: Sequence[str]) -> Existing:
    """Rows are skipped where the usual key is in the file, so that the same file can be imported again."""
    return Existing.ADD if all(lacking(match, keys) for match in _USUAL[record]) else Existing.SKIP


def read_from(match: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that a match key is read from."""
    return tuple(_READ_FROM.get(key, key) for key in match)


def lacking(match: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the fields of a match key that have no column; a person's name may stand in parts."""
    named = _NAME_OF_PERSON if _NAME_OF_PERSON & set(keys) else frozenset()
    return tuple(key for key in read_from(match) if key not in keys and key not in named | _OPTIONAL)


class MapFault(StrEnum):
    """Why a mapping cannot be used."""

    NOT_JSON = "not_json"
    NEWER_VERSION = "newer_version"
    OTHER_RECORD = "other_record"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_WORD = "unknown_word"
    TWICE = "twice"
    FIELD_MISSING = "field_missing"
    KEY_MISSING = "key_missing"
    ONE_COLUMN_ONLY = "one_column_only"
    NOT_CREATED = "not_created"


FAULTS: Mapping[MapFault, str] = {
    MapFault.NOT_JSON: mark("The mapping is not written as it should be: {detail}."),
    MapFault.NEWER_VERSION: mark("The mapping was written by a newer version of the program."),
    MapFault.OTHER_RECORD: mark("The mapping is made for another kind of record: {detail}."),
    MapFault.UNKNOWN_FIELD: mark("The mapping names a field that cannot be imported: {detail}."),
    MapFault.UNKNOWN_COLUMN: mark("The file has no column named {detail}."),
    MapFault.UNKNOWN_WORD: mark("The mapping holds a word that means nothing there: {detail}."),
    MapFault.TWICE: mark("The mapping fills the same field twice: {detail}."),
    MapFault.FIELD_MISSING: mark("A mandatory field has no column: {detail}."),
    MapFault.KEY_MISSING: mark("What tells records apart has no column: {detail}."),
    MapFault.ONE_COLUMN_ONLY: mark("Only texts can be joined from several columns: {detail}."),
    MapFault.NOT_CREATED: mark("What is missing cannot be created for this field: {detail}."),
}


class MapRefused(Exception):
    """The mapping cannot be used. `detail` is what the sentence names."""

    def __init__(self, fault: MapFault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail

    def sentence(self, translated: Any = str) -> str:
        """Return what to tell the user; *translated* turns a template into the user's language."""
        return str(translated(FAULTS[self.fault])).format(detail=self.detail)


def check_map(mapping: ImportMap, headings: Sequence[str]) -> None:
    """Raise MapRefused where *mapping* does not fit the record or the headings, lacks a mandatory field (IMP-3), or
    the fields that tell what is there already (IMP-6)."""
    check_columns(mapping, headings)
    for group in missing_fields(mapping.record, mapping.keys):
        raise MapRefused(MapFault.FIELD_MISSING, " / ".join(group))
    for key in missing_key(mapping):
        raise MapRefused(MapFault.KEY_MISSING, key)


def missing_key(mapping: ImportMap) -> tuple[str, ...]:
    """Return the fields of the match key that have no column; none where every row is added."""
    columns = [column.key for column in mapping.columns]
    return () if mapping.existing is Existing.ADD else lacking(mapping.match, columns)


def check_columns(mapping: ImportMap, headings: Sequence[str]) -> None:
    """Raise MapRefused where what is mapped so far does not fit the record or the file's headings."""
    known, seen = fields_for(mapping.record), set()
    for key in mapping.keys:
        require(key in known, MapFault.UNKNOWN_FIELD, key)
        require(key not in seen, MapFault.TWICE, key)
        seen.add(key)
    for column in mapping.columns:
        absent = [heading for heading in column.headings if heading not in headings]
        require(not absent, MapFault.UNKNOWN_COLUMN, ", ".join(absent))
        several = len(column.headings) > 1
        require(bool(column.headings), MapFault.UNKNOWN_COLUMN, column.key)
        require(not several or takes_several(column.key), MapFault.ONE_COLUMN_ONLY, column.key)
        creates = column.missing is Missing.CREATE and looks_up(known[column.key])
        require(not creates or can_create(known[column.key]), MapFault.NOT_CREATED, column.key)


def require(fine: bool, fault: MapFault, detail: str) -> None:
    """Raise MapRefused unless all is *fine*."""
    if not fine:
        raise MapRefused(fault, detail)
