"""Which column is which field, and what to do with what is missing: a value that can be kept as JSON and used again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import DATE_ORDERS, DECIMALS
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.targets import (
    TARGETS,
    can_create,
    fields_for,
    looks_up,
    missing_fields,
    takes_several,
)

VERSION = 1


class Missing(StrEnum):
    """What to do where a column names a record or a line of a list that is not there (IMP-9)."""

    CREATE = "create"
    EMPTY = "empty"
    REFUSE = "refuse"


class Existing(StrEnum):
    """What to do with a row whose record is there already (IMP-7)."""

    SKIP = "skip"
    ADD = "add"


DEFAULT_EXISTING: Mapping[RecordKind, Existing] = {
    RecordKind.COMPANY: Existing.SKIP,
    RecordKind.USER: Existing.SKIP,
    RecordKind.PERSON: Existing.ADD,
    RecordKind.SALE: Existing.ADD,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field, and the columns that it is read from: their texts are joined. `missing` is for what looks up."""

    key: str
    headings: tuple[str, ...]
    missing: Missing = Missing.REFUSE


@dataclass(frozen=True, slots=True)
class ImportMap:
    """How rows become records.

    `constants` hold a text for each field that is the same in all rows, written as it would stand in the file.
    `statuses` turn words of the file into "sold", "lost", "stalled", "open", or the name of a stage.
    """

    record: RecordKind
    reading: Reading
    columns: tuple[Column, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    existing: Existing = Existing.SKIP

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that get a value from columns or constants."""
        return (*(column.key for column in self.columns), *self.constants)

    def column(self, key: str) -> Column | None:
        """Return the column that *key* is read from."""
        return next((column for column in self.columns if column.key == key), None)


def default_missing(key: str) -> Missing:
    """Return what a newly chosen column does with what is missing."""
    found = fields_for(RecordKind(key.partition(".")[0]))[key]
    return Missing.CREATE if can_create(found) else Missing.REFUSE


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
    """Raise MapRefused where *mapping* does not fit the record or the headings, or lacks a mandatory field (IMP-3)."""
    check_columns(mapping, headings)
    for group in missing_fields(mapping.record, mapping.keys):
        raise MapRefused(MapFault.FIELD_MISSING, " / ".join(group))


def check_columns(mapping: ImportMap, headings: Sequence[str]) -> None:
    """Raise MapRefused where what is mapped so far does not fit the record or the file's headings."""
    known, seen = fields_for(mapping.record), set()
    for key in mapping.keys:
        _require(key in known, MapFault.UNKNOWN_FIELD, key)
        _require(key not in seen, MapFault.TWICE, key)
        seen.add(key)
    for column in mapping.columns:
        absent = [heading for heading in column.headings if heading not in headings]
        _require(not absent, MapFault.UNKNOWN_COLUMN, ", ".join(absent))
        several = len(column.headings) > 1
        _require(bool(column.headings), MapFault.UNKNOWN_COLUMN, column.key)
        _require(not several or takes_several(column.key), MapFault.ONE_COLUMN_ONLY, column.key)
        creates = column.missing is Missing.CREATE and looks_up(known[column.key])
        _require(not creates or can_create(known[column.key]), MapFault.NOT_CREATED, column.key)


def _require(fine: bool, fault: MapFault, detail: str) -> None:
    if not fine:
        raise MapRefused(fault, detail)


# --- JSON ------------------------------------------------------------------------------------------------------------


def to_json(mapping: ImportMap) -> str:
    """Return *mapping* as text that `from_json` reads; fields stand without their record's name."""
    told = {
        "version": VERSION,
        "record": mapping.record.value,
        "existing": mapping.existing.value,
        "reading": asdict(mapping.reading),
        "columns": [
            {"field": _short(column.key), "from": list(column.headings), "missing": column.missing.value}
            for column in mapping.columns
        ],
        "constants": {_short(key): text for key, text in mapping.constants.items()},
        "statuses": dict(mapping.statuses),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def from_json(text: str, record: RecordKind | None, guessed: Reading) -> ImportMap:
    """Return the mapping that *text* tells, for *record* or for the kind of record that it names itself.

    What it leaves out of the reading is as *guessed*. Raises MapRefused.
    """
    try:
        told = json.loads(text)
    except ValueError as error:
        raise MapRefused(MapFault.NOT_JSON, str(error)) from error
    _require(isinstance(told, dict), MapFault.NOT_JSON, "an object is expected")
    version = told.get("version", VERSION)
    _require(isinstance(version, int), MapFault.NOT_JSON, "version")
    _require(version <= VERSION, MapFault.NEWER_VERSION, str(version))
    record = _record(told.get("record"), record)
    columns = told.get("columns", [])
    _require(isinstance(columns, list), MapFault.NOT_JSON, "columns")
    return ImportMap(
        record,
        _reading(_object(told, "reading"), guessed),
        tuple(_column(record, entry) for entry in columns),
        {_long(record, key): str(value) for key, value in _object(told, "constants").items()},
        {str(key): str(value) for key, value in _object(told, "statuses").items()},
        _existing(told.get("existing", DEFAULT_EXISTING[record])),
    )


def _object(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name, {})
    _require(isinstance(found, dict), MapFault.NOT_JSON, name)
    return found


def _record(told: Any, wanted: RecordKind | None) -> RecordKind:
    _require(told in TARGETS or (told is None and wanted is not None), MapFault.UNKNOWN_WORD, f"record: {told}")
    _require(wanted is None or told in (None, wanted.value), MapFault.OTHER_RECORD, str(told))
    return wanted or RecordKind(told)


def _existing(word: Any) -> Existing:
    _require(word in set(Existing), MapFault.UNKNOWN_WORD, f"existing: {word}")
    return Existing(word)


def _column(record: RecordKind, entry: Any) -> Column:
    _require(isinstance(entry, dict) and "field" in entry and "from" in entry, MapFault.NOT_JSON, "columns")
    key, headings = _long(record, str(entry["field"])), entry["from"]
    known = fields_for(record)
    _require(key in known, MapFault.UNKNOWN_FIELD, key)
    word = entry.get("missing", default_missing(key))
    _require(word in set(Missing), MapFault.UNKNOWN_WORD, f"missing: {word}")
    return Column(key, (headings,) if isinstance(headings, str) else tuple(map(str, headings)), Missing(word))


def _reading(told: Mapping[str, Any], guessed: Reading) -> Reading:
    """A row of headings that is told moves the first row of data with it, unless that is told too."""
    kinds = {part.name: part for part in fields(Reading)}
    for name, value in told.items():
        _require(name in kinds, MapFault.UNKNOWN_WORD, f"reading: {name}")
        right = int if name in ("heading_row", "skip_rows") else str
        nothing = value is None and name in ("sheet", "heading_row")
        _require(nothing or (isinstance(value, right) and not isinstance(value, bool)), MapFault.NOT_JSON, name)
    reading = replace(guessed, **told)
    _require(reading.date_order in DATE_ORDERS, MapFault.UNKNOWN_WORD, f"date_order: {reading.date_order}")
    _require(reading.decimal in DECIMALS, MapFault.UNKNOWN_WORD, f"decimal: {reading.decimal}")
    _require(len(reading.delimiter) == 1 and len(reading.quote) <= 1, MapFault.UNKNOWN_WORD, "delimiter, quote")
    return reading


def _short(key: str) -> str:
    return key.partition(".")[2]


def _long(record: RecordKind, key: str) -> str:
    return key if "." in key else f"{record}.{key}"


__all__ = [
    "DEFAULT_EXISTING", "TARGETS", "Column", "Existing", "ImportMap", "MapFault", "MapRefused", "Missing",
    "check_columns", "check_map",
    "default_missing", "from_json", "to_json",
]  # fmt: skip
