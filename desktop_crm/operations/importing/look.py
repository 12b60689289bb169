"""A first look at a file: how it is probably read, what is probably in it, and which column is which field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import Cell
from desktop_crm.operations.importing.mapping import ImportMap, check_columns, from_json
from desktop_crm.operations.importing.source import Reading, guess, guess_layout, open_source, sheets
from desktop_crm.operations.importing.words import guess_map, guess_record

_TOP_ROWS = 100


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look finds. `sheets` are empty for a text file."""

    path: Path
    headings: tuple[str, ...]
    sheets: tuple[str, ...]
    row_count: int | None
    mapping: ImportMap


def look_at(_session: Session, path: Path, record: RecordKind | None = None) -> Look:
    """Propose all there is to choose for the file at *path*. Raises FileRefused."""
    return _look(path, guess(path), record)


def look_again(_session: Session, path: Path, reading: Reading, before: ImportMap) -> Look:
    """Read the file in another way; columns keep their fields where headings stay. Raises FileRefused."""
    if reading.sheet != before.reading.sheet:
        reading = replace(_guess_of_sheet(path, reading), encoding=reading.encoding)
    look = _look(path, reading, before.record)
    kept = tuple(column for column in before.columns if set(column.headings) <= set(look.headings))
    return replace(look, mapping=replace(before, reading=reading, columns=kept)) if kept else look


def look_by_map(_session: Session, path: Path, map_path: Path) -> Look:
    """Read the file by a kept mapping. Raises FileRefused, MapRefused and OSError."""
    mapping = from_json(map_path.read_text(encoding="utf-8-sig", errors="replace"), None, guess(path))
    look = _look(path, mapping.reading, mapping.record)
    check_columns(mapping, look.headings)
    return replace(look, mapping=mapping)


def _look(path: Path, reading: Reading, record: RecordKind | None) -> Look:
    source = open_source(path, reading)
    mapping = guess_map(record or guess_record(source.headings), reading, source.headings)
    return Look(path, source.headings, sheets(path), source.row_count, mapping)


def _guess_of_sheet(path: Path, reading: Reading) -> Reading:
    """Another sheet has its headings in another row. Rows are counted from the top, empty ones too."""
    found = open_source(path, replace(reading, heading_row=None, skip_rows=0)).preview(_TOP_ROWS)
    rows: list[Sequence[Cell]] = [()] * (found[-1].number if found else 0)
    for row in found:
        rows[row.number - 1] = row.values
    heading_row, first = guess_layout(rows)
    return replace(reading, heading_row=heading_row, skip_rows=first)


__all__ = ["Look", "look_again", "look_at", "look_by_map"]
