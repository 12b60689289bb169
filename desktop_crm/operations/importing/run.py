"""The import itself: rows are read, checked, completed and written, all in one step; and the same without writing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, Field, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import Cell, as_text
from desktop_crm.operations.importing.links import Book, Row, Wanted
from desktop_crm.operations.importing.mapping import (
    Column,
    ImportMap,
    Missing,
    check_columns,
    check_map,
    default_missing,
)
from desktop_crm.operations.importing.problems import BadValue, ImportProblem, ProblemKind
from desktop_crm.operations.importing.rows import Companies, PersonRows, Rows, Users
from desktop_crm.operations.importing.sale_rows import Sales
from desktop_crm.operations.importing.source import Source, SourceRow, open_source
from desktop_crm.operations.importing.targets import NAME_FIELDS, REQUIRED, STAGE, STATUS
from desktop_crm.operations.importing.values import CellReader
from desktop_crm.operations.reading import is_empty
from desktop_crm.operations.step import tell, verb

Progress: TypeAlias = Callable[[int, int], None]

BATCH = 1000  # rows that are written together
JOINT = " – "  # between the texts of several columns
BACKUP_REASON = "before import"
_MOST_WORDS = 40  # different words of status that a forecast counts; a column with more holds no status
_TOLD_EVERY = 200  # rows between two reports of progress
_ROWS: Mapping[RecordKind, type[Any]] = {
    RecordKind.COMPANY: Companies,
    RecordKind.PERSON: PersonRows,
    RecordKind.USER: Users,
    RecordKind.SALE: Sales,
}
_LATE = frozenset({STAGE, "sale.person"})  # what they name depends on other values of the row


class Fate(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"
    THERE = "there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row as it was read: its cells, the values by field (names where a field refers), and what is wrong."""

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    problems: tuple[ImportProblem, ...]
    fate: Fate


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken, with everything that is wrong with it."""

    number: int
    values: tuple[Cell, ...]
    problems: tuple[ImportProblem, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file. `created` counts what rows named and was not there, by target."""

    record: RecordKind
    headings: tuple[str, ...]
    taken: int
    there: int
    refused: tuple[RefusedRow, ...]
    created: Mapping[str, int]
    empty_rows: int = 0
    warnings: int = 0
    seconds: float = 0.0
    backup: Path | None = None

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.taken + self.there + len(self.refused)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an import would do: the first rows as they are read, and the receipt that it would give."""

    first: tuple[CheckedRow, ...]
    receipt: Receipt
    statuses: Mapping[str, int]  # the words that stand in the column of status, and how often each


@verb(mark("Import"))
def run_import(
    session: Session,
    path: Path,
    mapping: ImportMap,
    progress: Progress | None = None,
    back_up: Callable[[str], Path] | None = None,
) -> Receipt:
    """Import the file at *path* and return the receipt.

    Rows that cannot be taken are left out and told; all others are taken in this one step (IMP-13). *back_up(reason)*
    is called before anything is written, unless the file is empty. *progress(done, total)* may raise to cancel.
    Raises FileRefused and MapRefused.
    """
    begun = perf_counter()
    source = open_source(path, mapping.reading)
    check_map(mapping, source.headings)
    backup = back_up(BACKUP_REASON) if back_up is not None and not is_empty(session) else None
    run = _Run(session, mapping, source)
    for count, _ in enumerate(run.rows(progress), 1):
        if count % BATCH == 0:
            run.book.write()
    run.book.write()
    tell(session, title=path.name, count=run.counts[Fate.TAKEN])
    return run.receipt(perf_counter() - begun, backup)


def check_rows(
    session: Session,
    path: Path,
    mapping: ImportMap,
    limit: int | None = None,
    shown: int = 20,
    progress: Progress | None = None,
) -> Forecast:
    """Go through the first *limit* rows as `run_import` would, writing nothing; mandatory fields may lack columns.

    Raises FileRefused and MapRefused.
    """
    source = open_source(path, mapping.reading)
    check_columns(mapping, source.headings)
    run = _Run(session, mapping, source, limit)
    first: list[CheckedRow] = []
    for row in run.rows(progress):
        if STATUS in row.values and (row.values[STATUS] in run.statuses or len(run.statuses) < _MOST_WORDS):
            run.statuses[row.values[STATUS]] += 1
        run.book.forget_rows()
        if len(first) < shown:
            first.append(row)
    return Forecast(tuple(first), run.receipt(0.0, None), run.statuses)


@dataclass(slots=True)
class _Place:
    """Where one field gets its cells from, and how they are read."""

    column: Column
    field: Field
    read: CellReader
    indexes: tuple[int, ...]
    constant: str = ""

    @property
    def heading(self) -> str:
        """The column that problems are told of."""
        return self.column.headings[0] if self.column.headings else self.field.label

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return what stands there, "" for nothing."""
        if not self.indexes:
            return self.constant
        if len(self.indexes) == 1:
            cell = cells[self.indexes[0]]
            return cell.strip() if isinstance(cell, str) else cell
        texts = (as_text(cells[index]).strip() for index in self.indexes)
        return JOINT.join(text for text in texts if text)


@dataclass(slots=True)
class _Run:
    """One pass over a file."""

    session: Session
    mapping: ImportMap
    source: Source
    limit: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[RefusedRow] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    book: Book = field(init=False)
    _made: Rows = field(init=False)
    _places: list[_Place] = field(init=False)
    _headings: dict[str, str] = field(init=False)
    _attributes: dict[str, str] = field(init=False)
    _links: list[_Place] = field(init=False)

    def __post_init__(self) -> None:
        record = self.mapping.record
        self.book = Book(self.session)
        self._places = list(self._make_places())
        self._attributes = {place.field.key: place.field.name for place in self._places}
        self._headings = {place.field.key: place.heading for place in self._places}
        self._links = [place for place in self._places if place.field.kind.refers and place.field.key not in _LATE]
        if f"{record}.number" in self.mapping.keys:
            self.book.numbers(record, watched=True)
        self._made = _ROWS[record](self.book, self.mapping)

    def _make_places(self) -> Iterator[_Place]:
        at = {heading: index for index, heading in enumerate(self.source.headings)}
        reading = self.source.reading
        for column in self.mapping.columns:
            entry = CATALOGUE[column.key]
            yield _Place(column, entry, CellReader(entry, reading), tuple(at[name] for name in column.headings))
        for key, text in self.mapping.constants.items():
            yield _Place(
                Column(key, (), default_missing(key)), CATALOGUE[key], CellReader(CATALOGUE[key], reading), (), text
            )

    # -- rows ----------------------------------------------------------------------------------------------------

    def rows(self, progress: Progress | None) -> Iterator[CheckedRow]:
        """Yield each row when the book holds what becomes of it."""
        total = self.source.row_count or 0
        for done, row in enumerate(_first(self.source.rows(), self.limit)):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, total)
            yield self._take(row)
        if progress is not None:
            progress(total, total)

    def _take(self, row: SourceRow) -> CheckedRow:
        values, problems = self._read(row)
        given = {self._attributes[key]: value for key, value in values.items()}
        problems += [ImportProblem(k, row.number, self._headings.get(key), v) for key, k, v in self._look_up(given)]
        problems += self._faults(row.number, given, {problem.column for problem in problems})
        fate = self._fate(row, given, problems)
        self.counts[fate] += 1
        self.counts["warnings"] += any(problem.is_warning for problem in row.problems)
        return CheckedRow(row.number, row.values, values, tuple(problems), fate)

    def _fate(self, row: SourceRow, given: Row, problems: list[ImportProblem]) -> Fate:
        if self._made.is_there(given):
            return Fate.THERE
        number = given.get("number")
        if number and self.book.numbers(self.mapping.record).is_taken(number):
            heading = self._headings.get(f"{self.mapping.record}.number")
            problems.append(ImportProblem(ProblemKind.TAKEN, row.number, heading, number))
        if any(not problem.is_warning for problem in problems):
            self.refused.append(RefusedRow(row.number, row.values, tuple(problems)))
            return Fate.REFUSED
        self._made.add(given)
        return Fate.TAKEN

    def _read(self, row: SourceRow) -> tuple[dict[str, Any], list[ImportProblem]]:
        """Return the values of the cells that are not empty, by key, and what is wrong with the others."""
        values: dict[str, Any] = {}
        problems = list(row.problems)
        for place in self._places:
            cell = place.cell(row.values)
            if cell == "":
                continue
            try:
                value = place.read(cell)
            except BadValue as bad:
                problems.append(bad.at(row.number, place.heading))
                continue
            if value is not None and value != "":
                values[place.field.key] = value
        return values, problems

    def _look_up(self, given: Row) -> Iterator[tuple[str, ProblemKind, str]]:
        """Put ids in the place of names; what is missing is wanted, left out, or wrong."""
        for place in self._links:
            entry = place.field
            name, target = given.get(entry.name), str(entry.target)
            if name is None:
                continue
            found = self.book.names(target).find(name)
            if found is not None:
                given[entry.name] = found
                continue
            del given[entry.name]
            if place.column.missing is Missing.CREATE:
                given[entry.name] = Wanted(target, name)
            elif place.column.missing is Missing.REFUSE:
                yield entry.key, ProblemKind.UNKNOWN_NAME, name

    def _faults(self, number: int, given: Row, wrong: Set[str | None]) -> list[ImportProblem]:
        """Tell what is missing, but not in *wrong* columns, and what does not go together."""
        empty = (key for key in self._empty(given) if self._headings.get(key) not in wrong)
        faults = [(key, ProblemKind.REQUIRED_EMPTY, "") for key in empty]
        faults += self._made.check(given)
        return [ImportProblem(kind, number, self._headings.get(key), value) for key, kind, value in faults]

    def _empty(self, given: Row) -> Iterator[str]:
        for group in REQUIRED[self.mapping.record]:
            if not any(given.get(CATALOGUE[key].name) for key in group):
                yield next((key for key in group if key in self._headings), NAME_FIELDS[self.mapping.record])

    def receipt(self, seconds: float, backup: Path | None) -> Receipt:
        """Tell what became of the rows so far."""
        counts, record = self.counts, self.mapping.record
        return Receipt(
            record, self.source.headings, counts[Fate.TAKEN], counts[Fate.THERE], tuple(self.refused),
            dict(self.book.created), self.source.empty_rows, counts["warnings"], seconds, backup,
        )  # fmt: skip


def _first(rows: Iterable[SourceRow], limit: int | None) -> Iterator[SourceRow]:
    for count, row in enumerate(rows):
        if count == limit:
            return
        yield row


__all__ = ["CheckedRow", "Fate", "Forecast", "Receipt", "RefusedRow", "check_rows", "run_import"]
