"""The import itself: rows are read, checked, completed and written, all in one step; and the same without writing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import FieldIsMissing, Refused, ValueNotTaken
from desktop_crm.operations.importing.changing import Changer
from desktop_crm.operations.importing.kept_rows import KeptRows
from desktop_crm.operations.importing.links import Book, Row
from desktop_crm.operations.importing.mapping import (
    Existing,
    ImportMap,
    check_columns,
    check_map,
    missing_key,
    read_from,
)
from desktop_crm.operations.importing.matching import Found, Matcher
from desktop_crm.operations.importing.problems import ImportProblem, ProblemKind
from desktop_crm.operations.importing.receipt import CheckedRow, Fate, Forecast, Receipt, RefusedRow
from desktop_crm.operations.importing.resembling import Resemblance, resemblance
from desktop_crm.operations.importing.row_reader import Fault, RowReader, shown_values
from desktop_crm.operations.importing.rows import Companies, PersonRows, Products, Rows, Users
from desktop_crm.operations.importing.sale_rows import Sales
from desktop_crm.operations.importing.source import Source, SourceRow, open_source
from desktop_crm.operations.importing.targets import NAME_FIELDS, REQUIRED, STATUS
from desktop_crm.operations.importing.values import KINDS
from desktop_crm.operations.importing.words import status_of
from desktop_crm.operations.reading import is_empty
from desktop_crm.operations.step import name_step, tell, verb

Progress: TypeAlias = Callable[[int, int], None]

BATCH = 1000  # rows that are written together
IMPORT = mark("Import")
BACKUP_REASON = "before import"
_MOST_WORDS = 40  # different words of status that a forecast counts; a column with more holds no status
_TOLD_EVERY = 200  # rows between two reports of progress
_ROWS: Mapping[RecordKind, type[Any]] = {
    RecordKind.COMPANY: Companies,
    RecordKind.PERSON: PersonRows,
    RecordKind.USER: Users,
    RecordKind.SALE: Sales,
    RecordKind.PRODUCT: Products,
}
_CHANGED = {Existing.MERGE: Fate.MERGED, Existing.REPLACE: Fate.REPLACED}
_KNOWN = frozenset({Fate.THERE, *_CHANGED.values()})


@verb(IMPORT)
def run_import(
    session: Session,
    path: Path,
    mapping: ImportMap,
    progress: Progress | None = None,
    back_up: Callable[[str], Path] | None = None,
    without: Collection[int] = (),
    anyway: Collection[int] = (),
) -> Receipt:
    """Import the file at *path* and return the receipt.

    Rows that cannot be taken, and those whose numbers are in *without*, are left out and told; all others are taken in
    this one step (IMP-2, IMP-13). Those in *anyway* become new records whatever is there. *back_up(reason)* is called
    before anything is written, unless the file is empty. *progress(done, total)* may raise to cancel. Raises
    FileRefused and MapRefused.
    """
    begun = perf_counter()
    source = open_source(path, mapping.reading)
    check_map(mapping, source.headings)
    backup = back_up(BACKUP_REASON) if back_up is not None and not is_empty(session) else None
    run = _Run(session, mapping, source, without, anyway)
    for count, row in enumerate(run.rows(progress), 1):
        run.take(row)
        if count % BATCH == 0:
            run.book.write()
    run.book.write()
    name_step(session, IMPORT)  # whatever the operations said that have changed single records
    receipt = run.receipt(perf_counter() - begun, backup)
    tell(session, title=path.name, count=receipt.imported)
    return receipt


def check_rows(
    session: Session,
    path: Path,
    mapping: ImportMap,
    limit: int | None = None,
    progress: Progress | None = None,
    without: Collection[int] = (),
    anyway: Collection[int] = (),
) -> Forecast:
    """Go through the first *limit* rows as `run_import` would, writing nothing; mandatory fields may lack columns.

    What new records look like is told where all rows are gone through.

    Raises FileRefused and MapRefused.
    """
    source = open_source(path, mapping.reading)
    check_columns(mapping, source.headings)
    run = _Run(session, mapping, source, without, anyway, writes=False)
    run.resemblance = resemblance(session, mapping.record) if limit is None else None
    kept = KeptRows()
    for row in _first(run.rows(progress), limit):
        kept.add(run.take(row))
        run.book.forget_rows()
    return Forecast(kept, run.receipt(0.0, None), run.statuses, run.counts["alike"], run.counts["resembling"])


class _Run:
    """One pass over a file."""

    def __init__(
        self,
        session: Session,
        mapping: ImportMap,
        source: Source,
        without: Collection[int],
        anyway: Collection[int],
        writes: bool = True,
    ) -> None:
        record = mapping.record
        self._mapping, self._source, self._writes = mapping, source, writes
        self._without, self._anyway = frozenset(without), frozenset(anyway)
        self._rows_of: dict[int, int] = {}  # which row has made a record
        self.counts: Counter[str] = Counter()
        self.refused: list[RefusedRow] = []
        self.statuses: Counter[str] = Counter()
        self.book = Book(session)
        self._reader = RowReader(self.book, mapping, source)
        self._headings = self._reader.headings
        if f"{record}.number" in mapping.keys:
            self.book.numbers(record, self._reader.all_of(f"{record}.number", source.rows()))
        self._made: Rows = _ROWS[record](self.book, mapping)
        knows = mapping.existing is not Existing.ADD and mapping.match and not missing_key(mapping)
        self._matcher = Matcher(self.book, mapping) if knows else None
        self._changer = Changer(self.book, mapping, self._headings) if mapping.changes else None
        self.resemblance: Resemblance | None = None

    def rows(self, progress: Progress | None) -> Iterator[SourceRow]:
        """Yield each row of the file."""
        total = self._source.row_count or 0
        for done, row in enumerate(self._source.rows()):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, total)
            yield row
        if progress is not None:
            progress(total, total)

    def take(self, row: SourceRow) -> CheckedRow:
        """Decide what becomes of a row; afterwards the book holds it."""
        values, given, problems = self._reader.read(row)
        word = given.get("status", "")
        fate, found = Fate.LEFT_OUT, None
        if row.number not in self._without:
            fate, found = self._fate(row, values, given, problems)
        self.counts[fate] += 1
        if found is not None:
            self.counts["alike"] += found.alike and fate in _KNOWN
            self.counts["resembling"] += fate is Fate.TAKEN
        if problems:
            self.counts["warnings"] += any(problem.is_warning for problem in problems)
        if not self._writes and word and (word in self.statuses or len(self.statuses) < _MOST_WORDS):
            self.statuses[word] += 1
        if self._writes:
            return CheckedRow(row.number, row.values, values, tuple(problems), fate)
        known = self._known_as(found) if found else ("", None)
        return CheckedRow(row.number, row.values, self._shown(values), tuple(problems), fate, *known)

    def _known_as(self, found: Found) -> tuple[str, int | None]:
        """Return the name of the record that was found, or the number of the row that makes it."""
        earlier = self._rows_of.get(found.ids[0])
        return self._titles.get(found.ids[0], ""), earlier

    @cached_property
    def _titles(self) -> Mapping[int, str]:
        """What the records that are there are called."""
        entity = class_of(self._mapping.record)
        title = getattr(entity, entity.__label__)
        return dict(self.book.session.execute(select(entity.id, title)).all())

    def _shown(self, values: Row) -> Row:
        """Return values as a preview shows them: a word of status by what it means."""
        shown = shown_values(values)
        if STATUS in shown:
            status, stage = status_of(shown[STATUS], self._mapping.statuses)
            shown[STATUS] = stage or status
        return shown

    def _fate(
        self, row: SourceRow, values: Row, given: Row, problems: list[ImportProblem]
    ) -> tuple[Fate, Found | None]:
        told, anyway = given.keys() | set(), row.number in self._anyway
        faults = list(self._made.check(given))
        if self._made.is_left_out(given) and not anyway:
            return Fate.LEFT_OUT, None
        found = self._matcher.find(given) if self._matcher and not anyway else None
        if found is not None and self._mapping.existing is Existing.SKIP:
            return Fate.THERE, found
        id = found.ids[0] if found else None
        if id is None:
            wrong = {problem.column for problem in problems if problem.column}
            empty = [key for key in self._empty(given) if self._headings.get(key) not in wrong]
            faults = [*((key, ProblemKind.REQUIRED_EMPTY, "") for key in empty), *faults]
        faults += [*self._several(found), *self._made.taken(given, id)]
        if not faults and all(problem.is_warning for problem in problems):
            looks_like = self._resembled(given) if id is None else None
            faults += self._keep(row.number, id, given, told)
            found = found or looks_like
        if faults:
            problems += [ImportProblem(kind, row.number, self._headings.get(key), text) for key, kind, text in faults]
        if problems and any(not problem.is_warning for problem in problems):
            self.refused.append(RefusedRow(row.number, row.values, tuple(problems)))
            return Fate.REFUSED, found
        return (Fate.TAKEN if id is None else _CHANGED[self._mapping.existing]), found

    def _several(self, found: Found | None) -> Iterator[Fault]:
        """Where a row fits several records, nobody knows which one it would change."""
        if found is not None and len(found.ids) > 1:
            (key, *_) = read_from(self._mapping.match)
            rows = [self._rows_of[id] for id in found.ids if id in self._rows_of]
            names = [self._titles[id] for id in found.ids if id not in self._rows_of]
            yield key, ProblemKind.SEVERAL_FIT, ", ".join([*names, *(f"({row})" for row in rows)])

    def _resembled(self, given: Row) -> Found | None:
        id = self.resemblance.find(given) if self.resemblance else None
        return None if id is None else Found((id,), alike=True)

    def _keep(self, number: int, id: int | None, given: Row, told: Set[str]) -> list[Fault]:
        """Add a record, or change the one that is there; returns what its rules have against that."""
        if id is None:
            id = self._made.add(given)
            self._rows_of[id] = number
            if self.resemblance is not None:
                self.resemblance.add(given, id)
        elif self._changer is not None:
            try:
                self._change(self._changer, id, given, told)
            except Refused as refused:
                return [_fault(refused)]
        if self._matcher is not None:
            self._matcher.add(given, id)
        if brought := given.get("number"):
            self.book.numbers(self._mapping.record).take(brought, id)
        return []

    def _change(self, changer: Changer, id: int, given: Row, names: Set[str]) -> None:
        """Change a record. A check makes what is missing, to count it, but leaves the record alone; one that an
        earlier row would have made is not there to be looked at."""
        if self._writes:
            self.book.write()
        elif id in self._rows_of:
            return
        before = changer.before(id)
        values = self._made.made(changer.wanted(before, self._made.told(given, names, before)), before)
        if self._writes:
            changer.write(id, values)

    def _empty(self, given: Row) -> Iterator[str]:
        for group in REQUIRED[self._mapping.record]:
            if not any(given.get(CATALOGUE[key].name) for key in group):
                yield next((key for key in group if key in self._headings), NAME_FIELDS[self._mapping.record])

    def receipt(self, seconds: float, backup: Path | None) -> Receipt:
        """Tell what became of the rows so far."""
        counts, record = self.counts, self._mapping.record
        return Receipt(
            record, self._source.headings, counts[Fate.TAKEN], counts[Fate.THERE], tuple(self.refused),
            dict(self.book.created), self._source.empty_rows, counts["warnings"], seconds, backup,
            counts[Fate.MERGED], counts[Fate.REPLACED], counts[Fate.LEFT_OUT],
        )  # fmt: skip


def _fault(refused: Refused) -> Fault:
    """Return what an operation has against a change."""
    if isinstance(refused, ValueNotTaken):
        kind = ProblemKind.LOCKED if refused.why == "not_editable" else KINDS.get(refused.why, ProblemKind.UNKNOWN_NAME)
        return refused.field.key, kind, "" if refused.field.kind.named else str(refused.value)
    if isinstance(refused, FieldIsMissing):
        return refused.field.key, ProblemKind.REQUIRED_EMPTY, ""
    return "", ProblemKind.NOT_CLOSED, ""


def _first(rows: Iterable[SourceRow], limit: int | None) -> Iterator[SourceRow]:
    for count, row in enumerate(rows):
        if count == limit:
            return
        yield row


__all__ = ["BATCH", "CheckedRow", "Fate", "Forecast", "Receipt", "RefusedRow", "check_rows", "run_import"]
