"""Workbooks: .xlsx, .xlsm, .xlsb, .xls and .ods, with their cells as the types that the workbook gives them."""

import io
import zipfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop_crm.operations.importing.formats import Cell
from desktop_crm.operations.importing.problems import FileRefused, RefusalReason
from desktop_crm.operations.importing.source import Reading, Record, Records

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LARGEST_UNPACKED = 500_000_000  # bytes, by the sizes that the archive declares
LARGEST_RATIO = 100  # unpacked to packed; honest workbooks stay below 20
_LONGEST_WHOLE = 1e15  # beyond, a float does not hold each whole number
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a workbook with a password

_Merges: TypeAlias = Mapping[int, Sequence[tuple[int, int, int]]]  # by their first row: first, last column; last row


def guess_reading(path: Path) -> Reading:
    """Propose the first sheet that is not empty, or the only one, without reading it."""
    with _opened(path) as book:
        names = _visible(book)
        filled = (name for name in names if len(names) == 1 or book.get_sheet_by_name(name).start is not None)
        sheet = next(filled, None)
    if sheet is None:
        raise FileRefused(RefusalReason.EMPTY)
    return Reading(sheet=sheet)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets that the workbook shows."""
    with _opened(path) as book:
        return tuple(_visible(book))


def open_records(path: Path, reading: Reading) -> Records:
    """Read the sheet that *reading* names, or the first; its rows can then be gone through again and again."""
    with _opened(path) as book:
        names = book.sheet_names
        name = reading.sheet or next(iter(names), "")
        if name not in names:
            raise FileRefused(RefusalReason.NO_SUCH_SHEET, name)
        sheet = book.get_sheet_by_name(name)
    if sheet.start is None or sheet.end is None:
        raise FileRefused(RefusalReason.EMPTY_SHEET, name)
    return Records(partial(_records, sheet, reading), sheet.end[0] + 1, sheet.start[1])


def _records(sheet: "CalamineSheet", reading: Reading) -> Generator[Record, None, None]:
    """Yield the rows from the top; a cell merged over several rows of data stands in each of them."""
    merges = _merges(sheet)
    held: dict[int, tuple[int, Cell]] = {}  # by column: up to which row, which value
    for index, cells in enumerate(sheet.iter_rows()):
        row: list[Cell] = [_plain(cell) for cell in cells]
        starting = merges.get(index, ())
        if index == reading.heading_row:
            _spread(row, starting)
        elif index >= reading.first_row and merges:
            held.update({first: (last_row, row[first]) for first, _, last_row in starting if first < len(row)})
            held = {column: (last, value) for column, (last, value) in held.items() if last >= index}
            for column, (_, value) in held.items():
                row[column] = value
        yield index + 1, row, ()


def _merges(sheet: "CalamineSheet") -> _Merges:
    """Return merged cells by their first row, columns counted from the sheet's first filled one."""
    start = sheet.start[1] if sheet.start else 0
    merges: dict[int, list[tuple[int, int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left >= start:
            merges.setdefault(top, []).append((left - start, right - start, bottom))
    return merges


def _spread(row: list[Cell], starting: Sequence[tuple[int, int, int]]) -> None:
    """Let a heading that is merged over several columns name each of them."""
    for first, last, _ in starting:
        for column in range(first, min(last + 1, len(row))):
            row[column] = row[first]


def _plain(cell: Any) -> Cell:
    """Return whole numbers as such: a workbook knows floats only."""
    if type(cell) is float and cell.is_integer() and abs(cell) < _LONGEST_WHOLE:
        return int(cell)
    return cell


def _visible(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    return shown or [sheet.name for sheet in sheets]


@contextmanager
def _opened(path: Path) -> Iterator["CalamineWorkbook"]:
    """Open a workbook by what it holds, not by its name; every way in which that fails becomes `FileRefused`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    content = path.read_bytes()
    _refuse_bomb(content)
    if _ENCRYPTED in content:
        raise FileRefused(RefusalReason.PASSWORD)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            yield book
    except PasswordError as error:
        raise FileRefused(RefusalReason.PASSWORD) from error
    except CalamineError as error:
        raise FileRefused(RefusalReason.BROKEN_WORKBOOK, str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust's assertions become; no class to import
            raise
        raise FileRefused(RefusalReason.BROKEN_WORKBOOK, str(error)) from error


def _refuse_bomb(content: bytes) -> None:
    """Refuse an archive that declares far more than an honest workbook, before anything of it is unpacked."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FileRefused(RefusalReason.BROKEN_WORKBOOK, str(error)) from error
    if unpacked > LARGEST_UNPACKED and unpacked > LARGEST_RATIO * len(content):
        raise FileRefused(RefusalReason.UNPACKS_TOO_LARGE, str(unpacked // 1_000_000))
