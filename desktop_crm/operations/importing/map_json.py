"""A mapping as JSON: what `desktop-crm import --map` reads, and what is kept for the next file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import DATE_ORDERS, DECIMALS
from desktop_crm.operations.importing.mapping import (
    ACTIONS,
    MATCHES,
    Column,
    ImportMap,
    MapFault,
    MapRefused,
    Ways,
    WithoutCompany,
    default_existing,
    default_match,
    default_missing,
    require,
)
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.targets import TARGETS, fields_for

VERSION = 1
W = TypeVar("W", bound=StrEnum)


def to_json(mapping: ImportMap) -> str:
    """Return *mapping* as text that `from_json` reads; fields stand without their record's name."""
    told = {
        "version": VERSION,
        "record": mapping.record.value,
        "existing": mapping.existing.value,
        "match": [_short(key) for key in mapping.match],
        "phones_and_emails": mapping.ways.value,
        "without_company": mapping.without_company.value,
        "reading": asdict(mapping.reading),
        "columns": [_told(column) for column in mapping.columns],
        "constants": {_short(key): text for key, text in mapping.constants.items()},
        "statuses": dict(mapping.statuses),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _told(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "field": _short(column.key),
        "from": list(column.headings),
        "missing": column.missing.value,
    }
    return {**told, "default": column.default} if column.default else told


def from_json(text: str, record: RecordKind | None, guessed: Reading) -> ImportMap:
    """Return the mapping that *text* tells, for *record* or for the kind of record that it names itself.

    What it leaves out of the reading is as *guessed*. Raises MapRefused.
    """
    try:
        told = json.loads(text)
    except ValueError as error:
        raise MapRefused(MapFault.NOT_JSON, str(error)) from error
    require(isinstance(told, dict), MapFault.NOT_JSON, "an object is expected")
    version = told.get("version", VERSION)
    require(isinstance(version, int), MapFault.NOT_JSON, "version")
    require(version <= VERSION, MapFault.NEWER_VERSION, str(version))
    record = _record(told.get("record"), record)
    listed = told.get("columns", [])
    require(isinstance(listed, list), MapFault.NOT_JSON, "columns")
    columns = tuple(_column(record, entry) for entry in listed)
    keys = [column.key for column in columns]
    existing = _word(told, "existing", default_existing(record, keys))
    require(existing in ACTIONS[record], MapFault.UNKNOWN_WORD, f"existing: {existing}")
    return ImportMap(
        record,
        _reading(_object(told, "reading"), guessed),
        columns,
        {_long(record, key): str(value) for key, value in _object(told, "constants").items()},
        {str(key): str(value) for key, value in _object(told, "statuses").items()},
        existing,
        _match(record, told.get("match"), keys),
        _word(told, "phones_and_emails", Ways.ADD),
        _word(told, "without_company", WithoutCompany.KEEP),
    )


def _object(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name, {})
    require(isinstance(found, dict), MapFault.NOT_JSON, name)
    return found


def _record(told: Any, wanted: RecordKind | None) -> RecordKind:
    require(told in TARGETS or (told is None and wanted is not None), MapFault.UNKNOWN_WORD, f"record: {told}")
    require(wanted is None or told in (None, wanted.value), MapFault.OTHER_RECORD, str(told))
    return wanted or RecordKind(told)


def _word(told: Mapping[str, Any], name: str, default: W) -> W:
    """Return one of the words that *default* is one of."""
    word = told.get(name, default.value)
    require(word in set(type(default)), MapFault.UNKNOWN_WORD, f"{name}: {word}")
    return type(default)(word)


def _match(record: RecordKind, told: Any, keys: Sequence[str]) -> tuple[str, ...]:
    """One field, or several, as it stands in `MATCHES`."""
    if told is None or told == []:
        return default_match(record, keys) if told is None else ()
    names = [told] if isinstance(told, str) else told
    require(isinstance(names, list), MapFault.NOT_JSON, "match")
    match = tuple(_long(record, str(name)) for name in names)
    require(match in MATCHES[record], MapFault.UNKNOWN_WORD, f"match: {told}")
    return match


def _column(record: RecordKind, entry: Any) -> Column:
    require(isinstance(entry, dict) and "field" in entry and "from" in entry, MapFault.NOT_JSON, "columns")
    key, headings = _long(record, str(entry["field"])), entry["from"]
    known = fields_for(record)
    require(key in known, MapFault.UNKNOWN_FIELD, key)
    several = (headings,) if isinstance(headings, str) else tuple(map(str, headings))
    return Column(key, several, _word(entry, "missing", default_missing(key)), str(entry.get("default", "")))


def _reading(told: Mapping[str, Any], guessed: Reading) -> Reading:
    """A row of headings that is told moves the first row of data with it, unless that is told too."""
    kinds = {part.name: part for part in fields(Reading)}
    for name, value in told.items():
        require(name in kinds, MapFault.UNKNOWN_WORD, f"reading: {name}")
        right = int if name in ("heading_row", "skip_rows") else str
        nothing = value is None and name in ("sheet", "heading_row")
        require(nothing or (isinstance(value, right) and not isinstance(value, bool)), MapFault.NOT_JSON, name)
    reading = replace(guessed, **told)
    require(reading.date_order in DATE_ORDERS, MapFault.UNKNOWN_WORD, f"date_order: {reading.date_order}")
    require(reading.decimal in DECIMALS, MapFault.UNKNOWN_WORD, f"decimal: {reading.decimal}")
    require(len(reading.delimiter) == 1 and len(reading.quote) <= 1, MapFault.UNKNOWN_WORD, "delimiter, quote")
    return reading


def _short(key: str) -> str:
    return key.partition(".")[2]


def _long(record: RecordKind, key: str) -> str:
    return key if "." in key else f"{record}.{key}"
