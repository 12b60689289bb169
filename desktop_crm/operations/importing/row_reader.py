"""From the cells of a row to the values of a record: each column read as its field, each name looked up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.importing.formats import Cell, as_text
from desktop_crm.operations.importing.links import Book, Row, Wanted
from desktop_crm.operations.importing.mapping import Column, ImportMap, Missing, default_missing
from desktop_crm.operations.importing.problems import BadValue, ImportProblem, ProblemKind
from desktop_crm.operations.importing.source import Source, SourceRow
from desktop_crm.operations.importing.targets import STAGE, gathers
from desktop_crm.operations.importing.values import CellReader, are_parts_of_one
from desktop_crm.operations.importing.words import plain

Fault: TypeAlias = tuple[str, ProblemKind, str]  # key of the field, what is wrong, what stood there

JOINT = " – "  # between the texts of several columns
LATE = frozenset({STAGE, "sale.person", "company.main_contact"})  # what they name depends on other values of the row


@dataclass(slots=True)
class Place:
    """Where one field gets its cells from, and how they are read."""

    column: Column
    field: Field
    read: CellReader
    indexes: tuple[int, ...]
    constant: str = ""

    @property
    def alone(self) -> int | None:
        """The index of the one column that is read as it is."""
        single = len(self.indexes) == 1 and self.field.kind is not Kind.CONTACTS
        return self.indexes[0] if single else None

    @property
    def heading(self) -> str:
        """The column that problems are told of."""
        return self.column.headings[0] if self.column.headings else self.field.label

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return what stands there, "" for nothing."""
        if not self.indexes:
            return self.constant
        texts = [(heading, as_text(cells[index]).strip()) for heading, index in self._named_indexes()]
        if not gathers(self.field.key):
            return JOINT.join(text for _, text in texts if text)
        if self.field.kind is Kind.CHOICES:
            return "\n".join(text for _, text in texts if text)
        return "\n".join(self._described(heading, line) for heading, text in texts for line in text.splitlines())

    def _named_indexes(self) -> Iterator[tuple[str, int]]:
        yield from zip(self.column.headings, self.indexes, strict=True)

    def _described(self, heading: str, line: str) -> str:
        """A way to reach someone is described by its line ("Fax: 22 33 44 55"), else by its column."""
        told = ": " in line or plain(heading) == plain(self.field.label)
        return line if told or not line.strip() else f"{heading}: {line}"


class RowReader:
    """Reads the rows of one file by one mapping."""

    def __init__(self, book: Book, mapping: ImportMap, source: Source) -> None:
        self._places = list(_places(mapping, source))
        self._links = [p for p in self._places if p.field.kind.named and p.field.key not in LATE]
        self._names = {place.field.key: book.names(str(place.field.target)) for place in self._links}
        self._steps = [(p, p.alone, p.read, p.field.key, p.field.name) for p in self._places]  # each row goes there
        self.headings = {place.field.key: place.heading for place in self._places}

    def read(self, row: SourceRow) -> tuple[dict[str, Any], Row, list[ImportProblem]]:
        """Return the values of the cells that are not empty, by key as they were read and by attribute with ids in the
        place of names, and what is wrong with the others."""
        values: dict[str, Any] = {}
        given: Row = {}
        problems = list(row.problems)
        cells = row.values
        for place, index, read, key, name in self._steps:
            cell = place.cell(cells) if index is None else cells[index]
            if type(cell) is str:
                cell = cell.strip()
            if cell == "":
                continue
            try:
                value = read(cell)
            except BadValue as bad:
                problems.append(bad.at(row.number, place.heading))
                continue
            if value is not None and value != "":
                values[key] = given[name] = value
        for key, kind, text in self._look_up(given):
            problems.append(ImportProblem(kind, row.number, self.headings.get(key), text))
        return values, given, problems

    def all_of(self, key: str, rows: Iterable[SourceRow]) -> Iterator[Any]:
        """Yield what the rows hold in one field; what cannot be read is passed over."""
        place = next(place for place in self._places if place.field.key == key)
        for row in rows:
            cell = place.cell(row.values)
            with suppress(BadValue):
                yield place.read(cell.strip() if type(cell) is str else cell)

    def _look_up(self, given: Row) -> Iterator[Fault]:
        """Put ids in the place of names; what is missing is wanted, replaced, left out, or wrong (IMP-9)."""
        for place in self._links:
            entry = place.field
            told = given.get(entry.name)
            if told is None:
                continue
            known = self._names[place.field.key].find(told) if type(told) is str else None
            if known is not None:
                given[entry.name] = known
                continue
            if entry.kind is Kind.CHOICES:
                found = [self._found(place, name) for name in told]
                given[entry.name] = tuple(one for one in found if one is not None)
            else:
                found = [self._found(place, told)]
                given[entry.name] = found[0]
                if found[0] is None:
                    del given[entry.name]
            if None in found and place.column.missing is Missing.REFUSE:
                names = told if isinstance(told, tuple) else (told,)
                yield entry.key, ProblemKind.UNKNOWN_NAME, names[found.index(None)]

    def _found(self, place: Place, name: str) -> int | Wanted | None:
        column, names = place.column, self._names[place.field.key]
        found = names.find(name)
        if found is not None:
            return found
        if column.missing is Missing.DEFAULT and column.default:
            return names.find(column.default)
        return Wanted(str(place.field.target), name) if column.missing is Missing.CREATE else None


def _places(mapping: ImportMap, source: Source) -> Iterator[Place]:
    at = {heading: index for index, heading in enumerate(source.headings)}
    for column in mapping.columns:
        entry, indexes = CATALOGUE[column.key], tuple(at[name] for name in column.headings)
        parts = entry.kind is Kind.PERCENT and source.reading.sheet is not None and _are_parts(source, indexes[0])
        yield Place(column, entry, CellReader(entry, source.reading, parts), indexes)
    for key, text in mapping.constants.items():
        entry = CATALOGUE[key]
        yield Place(Column(key, (), default_missing(key)), entry, CellReader(entry, source.reading), (), text)


def _are_parts(source: Source, index: int) -> bool:
    return are_parts_of_one(row.values[index] for row in source.rows())


def shown_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read as a preview shows it: several names or ways to reach someone as one text."""
    return {key: _shown(value) for key, value in values.items()}


def _shown(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return ", ".join(part if isinstance(part, str) else f"{part.description} {part.value}".strip() for part in value)
