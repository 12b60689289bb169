"""A first look at a file: how it is probably read, what is probably in it, and which column is which field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import ListItem, PriceList
from desktop_crm.operations.importing.formats import Cell
from desktop_crm.operations.importing.kept_maps import kept_maps, map_for, opened_map
from desktop_crm.operations.importing.map_json import from_json
from desktop_crm.operations.importing.mapping import ImportMap, check_columns
from desktop_crm.operations.importing.source import (
    Reading,
    guess,
    guess_layout,
    is_cards,
    open_source,
    sheets,
)
from desktop_crm.operations.importing.targets import PRICE_LIST
from desktop_crm.operations.importing.words import guess_map, guess_record

CONSENT_SOURCE, LEGAL_BASIS = "person.consent_source", "person.legal_basis"
_IMPORT = "Import"  # the line of the list of consent sources that means this (IMP-11)
_TOP_ROWS = 100


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look finds. `sheets` are empty for a text file; `kept` is the kept mapping that was recognised."""

    path: Path
    headings: tuple[str, ...]
    sheets: tuple[str, ...]
    row_count: int | None
    mapping: ImportMap
    cards: bool = False
    kept: str = ""


def look_at(session: Session, path: Path, record: RecordKind | None = None) -> Look:
    """Propose all there is to choose for the file at *path*; a kept mapping that fits is used. Raises FileRefused."""
    reading = guess(path)
    look = _look(session, path, reading, record)
    found = map_for(session, look.headings, reading) if record is None else None
    if found is None:
        return look
    name, mapping = found
    return replace(look, mapping=replace(mapping, reading=reading), kept=name)


def look_again(session: Session, path: Path, reading: Reading, before: ImportMap) -> Look:
    """Read the file in another way; columns keep their fields where headings stay. Raises FileRefused."""
    if reading.sheet != before.reading.sheet:
        reading = replace(_guess_of_sheet(path, reading), encoding=reading.encoding)
    look = _look(session, path, reading, before.record)
    kept = tuple(column for column in before.columns if set(column.headings) <= set(look.headings))
    return replace(look, mapping=replace(before, reading=reading, columns=kept)) if kept else look


def look_by_map(session: Session, path: Path, map_path: Path) -> Look:
    """Read the file by a mapping that stands in a file. Raises FileRefused, MapRefused and OSError."""
    mapping = from_json(map_path.read_text(encoding="utf-8-sig", errors="replace"), None, guess(path))
    look = _look(session, path, mapping.reading, mapping.record)
    check_columns(mapping, look.headings)
    return replace(look, mapping=mapping)


def look_by_name(session: Session, path: Path, name: str) -> Look:
    """Read the file by the mapping that is kept under *name*. Raises FileRefused and MapRefused."""
    kept = next(kept for kept in kept_maps(session) if kept.name == name)
    reading = guess(path)
    mapping = opened_map(kept, open_source(path, reading).headings, reading)
    look = _look(session, path, reading, mapping.record)
    return replace(look, mapping=replace(mapping, reading=reading), kept=name)


def look_for(session: Session, path: Path, record: RecordKind, reading: Reading) -> Look:
    """Look at a file as at another kind of record, read as before. Raises FileRefused."""
    return _look(session, path, reading, record)


def _look(session: Session, path: Path, reading: Reading, record: RecordKind | None) -> Look:
    source, cards = open_source(path, reading), is_cards(path)
    record = record or (RecordKind.PERSON if cards else guess_record(source.headings))
    mapping = _with_constants(session, path, guess_map(record, reading, source.headings))
    return Look(path, source.headings, sheets(path), source.row_count, mapping, cards)


def _with_constants(session: Session, path: Path, mapping: ImportMap) -> ImportMap:
    """Persons have agreed by "Import" (IMP-11); products go into the first price list, or one named by the file."""
    constants: dict[str, str] = {}
    if mapping.record is RecordKind.PERSON:
        line = select(ListItem.name).where(ListItem.list_name == ListName.CONSENT_SOURCE, ListItem.deleted == 0)
        if name := session.scalar(line.where(func.lower(ListItem.name) == _IMPORT.lower())):
            constants[CONSENT_SOURCE] = name
    if mapping.record is RecordKind.PRODUCT:
        lists = select(PriceList.name).where(PriceList.deleted == 0, PriceList.active == 1)
        constants[PRICE_LIST] = session.scalar(lists.order_by(PriceList.rank, PriceList.id).limit(1)) or path.stem
    told = {key: text for key, text in constants.items() if key not in mapping.keys}
    return replace(mapping, constants=told)


def _guess_of_sheet(path: Path, reading: Reading) -> Reading:
    """Another sheet has its headings in another row. Rows are counted from the top, empty ones too."""
    found = open_source(path, replace(reading, heading_row=None, skip_rows=0)).preview(_TOP_ROWS)
    rows: list[Sequence[Cell]] = [()] * (found[-1].number if found else 0)
    for row in found:
        rows[row.number - 1] = row.values
    heading_row, first = guess_layout(rows)
    return replace(reading, heading_row=heading_row, skip_rows=first)


__all__ = ["Look", "look_again", "look_at", "look_by_map", "look_by_name", "look_for"]
