"""One shape for every file that can be imported: headings and rows, read as the user's `Reading` says.

`guess` looks at a file and proposes a `Reading`; the user corrects it beside a preview; `open_source` reads by it.
Text files, workbooks and address cards differ only in what they offer here as a `FileKind`.
"""

import string
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from desktop_crm.models.catalogue import mark
from desktop_crm.operations.importing.formats import (
    DATE_ORDERS,
    DECIMALS,
    Cell,
    as_text,
    guess_date_order,
    guess_decimal,
)
from desktop_crm.operations.importing.problems import FileRefused, ImportProblem, ProblemKind, RefusalReason

ENCODINGS: Mapping[str, str] = {
    "utf-8": mark("Unicode (UTF-8)"),
    "utf-16": mark("Unicode (UTF-16)"),
    "utf-16-le": mark("Unicode (UTF-16, little end first, unmarked)"),
    "utf-16-be": mark("Unicode (UTF-16, big end first, unmarked)"),
    "cp1252": mark("Western European (Windows)"),
    "iso8859-15": mark("Western European (ISO 8859-15)"),
    "mac-roman": mark("Western European (old Macintosh)"),
    "cp850": mark("Western European (DOS)"),
    "cp865": mark("Nordic (DOS)"),
    "cp1250": mark("Central European (Windows)"),
    "cp1257": mark("Baltic (Windows)"),
    "cp1251": mark("Cyrillic (Windows)"),
    "cp1253": mark("Greek (Windows)"),
    "cp1254": mark("Turkish (Windows)"),
    "shift_jis": mark("Japanese (Shift JIS)"),
    "gb18030": mark("Chinese (GB 18030)"),
    "big5": mark("Chinese (Big5)"),
    "euc_kr": mark("Korean (EUC-KR)"),
}
DELIMITERS: Mapping[str, str] = {
    ",": mark("Comma"),
    ";": mark("Semicolon"),
    "\t": mark("Tab"),
    "|": mark("Vertical bar"),
}
QUOTES: Mapping[str, str] = {'"': mark("Double quote"), "'": mark("Single quote"), "": mark("None")}

SAMPLE_ROWS = 1000  # rows that guesses look at
HEADINGS_WITHIN = 30  # rows from the top among which headings are sought
LONGEST_HEADING = 80
WORKBOOK_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # zip, empty zip, OLE

Record: TypeAlias = tuple[int, Sequence[Cell], tuple[ImportProblem, ...]]  # number in the file, cells, what is wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read. Rows are counted from 0 at the top of the file, empty ones too."""

    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'  # empty: quotation marks mean nothing
    sheet: str | None = None  # None for text files
    heading_row: int | None = 0  # None: there are no headings
    skip_rows: int = 0  # so many rows at the top are no data
    date_order: str = DATE_ORDERS[0]
    decimal: str = DECIMALS[0]

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return self.skip_rows if self.heading_row is None else max(self.skip_rows, self.heading_row + 1)


class SourceRow(NamedTuple):
    """One row of data, as wide as the headings. `number` is the line (text) or row (sheet), counted from 1."""

    number: int
    values: tuple[Cell, ...]
    problems: tuple[ImportProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a file from its very top, unshaped. `count` is how many there are at most."""

    read: Callable[[], Generator[Record, None, None]]
    count: int | None = None
    first_column: int = 0


class FileKind(Protocol):
    """What the modules `text_file`, `workbook` and `vcard` offer."""

    def guess_reading(self, path: Path) -> Reading:
        """Propose encoding and delimiter, or the sheet; headings and formats are guessed from its records."""

    def open_records(self, path: Path, reading: Reading) -> Records:
        """Open the file; raises `FileRefused`."""


class Source:
    """A file read by a `Reading`. Rows are streamed, and may be streamed again."""

    def __init__(self, records: Records, reading: Reading) -> None:
        self.reading = reading
        self.empty_rows = 0  # how many empty rows the newest pass left out so far
        self._records = records
        self.headings = _headings(self._top_rows(), reading, records.first_column)

    @property
    def row_count(self) -> int | None:
        """How many rows of data there are at most: a cell with line breaks and empty rows are counted too."""
        return None if self._records.count is None else max(0, self._records.count - self.reading.first_row)

    def rows(self) -> Generator[SourceRow, None, None]:
        """Yield the rows of data, each padded or cut to the headings; empty rows are counted and left out."""
        width = len(self.headings)
        self.empty_rows = 0
        with _reachable(), closing(self._records.read()) as records:
            for number, cells, problems in islice(records, self.reading.first_row, None):
                if is_empty(cells):
                    self.empty_rows += 1
                elif len(cells) == width:
                    yield SourceRow(number, tuple(cells), problems)
                else:
                    yield _fitted(number, cells, problems, width)

    def preview(self, limit: int = 50) -> list[SourceRow]:
        """Return the first rows of data."""
        with closing(self.rows()) as rows:
            return list(islice(rows, limit))

    def _top_rows(self) -> list[Sequence[Cell]]:
        return _sample(self._records, self.reading.first_row + HEADINGS_WITHIN)


def guess(path: Path) -> Reading:
    """Propose how to read the file at *path*; raises `FileRefused` where it cannot be read at all."""
    with _reachable():
        kind = _kind_of(path)
        if is_cards(path):
            return kind.guess_reading(path)
        rough = replace(kind.guess_reading(path), heading_row=None)
        rows = _sample(kind.open_records(path, rough), SAMPLE_ROWS)
    heading_row, first = guess_layout(rows)
    cells = [cell for row in rows[first:] for cell in row]
    return replace(
        rough,
        heading_row=heading_row,
        skip_rows=first,
        date_order=guess_date_order(cells),
        decimal=guess_decimal(cells),
    )


def open_source(path: Path, reading: Reading) -> Source:
    """Open the file at *path*; raises `FileRefused`, also later while rows are read."""
    with _reachable():
        return Source(_kind_of(path).open_records(path, reading), reading)


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets to choose from; none for a text file."""
    with _reachable():
        if not is_workbook(path):
            return ()
        from desktop_crm.operations.importing.workbook import sheet_names

        return sheet_names(path)


def is_cards(path: Path) -> bool:
    """Whether the file holds address cards."""
    from desktop_crm.operations.importing import vcard

    return vcard.is_cards(path)


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook by its first bytes, whatever its name ends in."""
    with path.open("rb") as file:
        return file.read(8).startswith(WORKBOOK_STARTS)


def is_empty(cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but blanks; 0 and False are something."""
    return all(cell == "" or (isinstance(cell, str) and cell.isspace()) for cell in cells)


def _kind_of(path: Path) -> FileKind:
    from desktop_crm.operations.importing import text_file, vcard, workbook

    if is_workbook(path):
        return workbook
    return vcard if vcard.is_cards(path) else text_file


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileRefused(RefusalReason.UNREACHABLE, error.strerror or str(error)) from error


def _sample(records: Records, count: int) -> list[Sequence[Cell]]:
    with closing(records.read()) as read:
        return [cells for _, cells, _ in islice(read, count)]


def _fitted(number: int, cells: Sequence[Cell], problems: tuple[ImportProblem, ...], width: int) -> SourceRow:
    rest = cells[width:]
    if not is_empty(rest):
        left_out = ", ".join(as_text(cell) for cell in rest)
        problems = (*problems, ImportProblem(ProblemKind.LONG_ROW, number, None, left_out))
    return SourceRow(number, (*cells[:width], *[""] * (width - len(cells))), problems)


# --- Headings --------------------------------------------------------------------------------------------------------


def guess_layout(rows: Sequence[Sequence[Cell]]) -> tuple[int | None, int]:
    """Return the row of headings, if there is one, and the first row that belongs to the table.

    Above the table may stand titles, remarks and comments (#): rows that are less than half as full as most.
    """
    fullness = sorted(count for row in rows if (count := len(_filled(row))))
    usual = fullness[len(fullness) // 2] if fullness else 0
    for index, row in enumerate(rows[:HEADINGS_WITHIN]):
        cells = _filled(row)
        if cells and 2 * len(cells) >= usual and not _is_comment(cells, usual):
            is_heading = _are_names(cells) and not _recur(row, rows[index + 1 :])
            return (index if is_heading else None), index
    return None, 0


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if not is_empty((cell,))]


def _is_comment(cells: Sequence[Cell], usual: int) -> bool:
    first = as_text(cells[0]).strip()
    return first.startswith("#") and first != "#" and (usual == 1 or len(cells) != usual)


def _are_names(cells: Sequence[Cell]) -> bool:
    """Whether the cells are mostly short, mostly distinct texts, not numbers, days or addresses."""
    names = [cell for cell in cells if isinstance(cell, str) and _is_name(cell)]
    return 5 * len(names) >= 4 * len(cells) and 2 * len(set(names)) >= len(cells)


def _is_name(text: str) -> bool:
    if text.strip() == "#":  # a counter's usual heading
        return True
    return len(text) <= LONGEST_HEADING and "@" not in text and any(sign.isalpha() for sign in text)


def _recur(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a third of the cells stand again in their own columns, as values do and headings do not."""
    columns = {
        index
        for other in below
        if other != row
        for index, (cell, later) in enumerate(zip(row, other, strict=False))
        if cell == later and not is_empty((cell,))
    }
    return 3 * len(columns) >= len(_filled(row))


def _reach(row: Sequence[Cell]) -> int:
    """Return how many cells there are up to the last filled one."""
    return max((index for index, cell in enumerate(row, 1) if not is_empty((cell,))), default=0)


def _headings(rows: Sequence[Sequence[Cell]], reading: Reading, first_column: int) -> tuple[str, ...]:
    """Name the columns: as the row of headings does, else by letter; as many as most rows of data have."""
    heading_row = reading.heading_row
    given = list(rows[heading_row]) if heading_row is not None and heading_row < len(rows) else []
    widths = sorted(width for row in rows[reading.first_row :] if (width := _reach(row)))
    width = max(len(given), widths[(len(widths) - 1) // 2] if widths else 0)
    names = [" ".join(as_text(cell).split()) for cell in given]
    return unique_names(chain(names, [""] * (width - len(names))), first_column)


def unique_names(names: Iterator[str], first_column: int = 0) -> tuple[str, ...]:
    """Name what has no name by its column's letter, and number what stands twice: "Name", "Name (2)"."""
    seen: Counter[str] = Counter()
    unique: list[str] = []
    for index, name in enumerate(names, first_column):
        wanted = name or f"Column {column_letter(index)}"
        candidate = wanted
        while candidate in unique:
            seen[wanted] += 1
            candidate = f"{wanted} ({seen[wanted] + 1})"
        unique.append(candidate)
    return tuple(unique)


def column_letter(index: int) -> str:
    """Return the letters that spreadsheets give a column: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, place = divmod(index, 26)
        letters = string.ascii_uppercase[place] + letters
        index -= 1
    return letters
