"""Comma-separated and similar text files of any origin: encoding, delimiter, quotation marks, streamed rows."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from desktop_crm.operations.importing.problems import (
    FileRefused,
    ImportProblem,
    ProblemKind,
    RefusalReason,
    shortened,
)
from desktop_crm.operations.importing.source import DELIMITERS, ENCODINGS, Reading, Record, Records

LARGEST_CELL = 10_000_000  # characters
MANY_LINE_BREAKS = 50  # in one cell; more mostly come from a quotation mark that is never closed
HEAD = 65_536  # bytes or characters that a guess looks at
SAMPLE_LINES = 300
CHUNK = 1 << 20

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table)\b", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a"))
_SEP_LINE = re.compile(r'"?sep=([^\r\n"])"?\s*', re.IGNORECASE)
_NEAR_CP1252 = frozenset({"cp1250", "cp1254", "cp1257"})
_BYTE_ENCODINGS = [name for name in ENCODINGS if not name.startswith("utf") and name != "iso8859-15"]
_LOST = "\ufffd"  # what decoding puts where bytes mean nothing


def guess_reading(path: Path) -> Reading:
    """Propose encoding, delimiter and quotation mark; raises `FileRefused` for what is no text."""
    encoding = guess_encoding(path)
    with _lines(path, encoding) as lines:
        sample = list(islice(lines, SAMPLE_LINES))
    delimiter = guess_delimiter(sample)
    return Reading(encoding, delimiter, _guess_quote(sample, delimiter))


def open_records(path: Path, reading: Reading) -> Records:
    """Open a text file; its count is that of its lines."""
    _refuse_unless_text(_head(path))
    return Records(partial(_records, path, reading), _line_count(path))


# --- Rows ------------------------------------------------------------------------------------------------------------


def _records(path: Path, reading: Reading) -> Generator[Record, None, None]:
    """Yield each row with the line in which it begins, and with what is wrong with its text."""
    csv.field_size_limit(LARGEST_CELL)  # Python's own limit of 131 072 is met by honest notes
    before = 0
    held: Record | None = None  # a row of several lines; if it turns out to be the last, its quotation mark may be open
    with _lines(path, reading.encoding) as lines:
        reader = csv.reader(_without_sep(lines), **_options(reading))
        try:
            for cells in reader:
                if held:
                    yield held
                    held = None
                number, before = before + 1, reader.line_num
                text = "".join(cells)
                if before > number:
                    held = number, _storable(cells), tuple(_problems(number, cells))
                elif "\0" in text or _LOST in text:
                    yield number, _storable(cells), tuple(_problems(number, cells))
                else:
                    yield number, cells, ()
        except csv.Error as error:
            raise FileRefused(RefusalReason.CELL_TOO_LARGE, str(before + 1)) from error
    if held:
        yield _checked_for_open_quote(path, reading, held)


def _options(reading: Reading) -> dict[str, Any]:
    quoting = csv.QUOTE_MINIMAL if reading.quote else csv.QUOTE_NONE
    return {
        "delimiter": reading.delimiter,
        "quotechar": reading.quote or None,
        "quoting": quoting,
        "skipinitialspace": True,
    }


def _problems(number: int, cells: Sequence[str]) -> Iterator[ImportProblem]:
    for cell in cells:
        if cell.count("\n") > MANY_LINE_BREAKS:
            yield ImportProblem(ProblemKind.MANY_LINE_BREAKS, number, None, shortened(cell))
        for sign, kind in ((_LOST, ProblemKind.UNREADABLE_CHARACTERS), ("\0", ProblemKind.ZERO_CHARACTERS)):
            if sign in cell:
                yield ImportProblem(kind, number, None, shortened(cell[max(0, cell.index(sign) - 20) :]))


def _checked_for_open_quote(path: Path, reading: Reading, last: Record) -> Record:
    """Read the last row again, strictly: a reader that is not strict closes an open quotation mark in silence."""
    number, cells, _ = last
    with _lines(path, reading.encoding) as lines:
        try:
            next(csv.reader(islice(lines, number - 1, None), **_options(reading), strict=True))
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                return number, cells, (ImportProblem(ProblemKind.QUOTE_NEVER_CLOSED, number),)
    return last


@contextmanager
def _lines(path: Path, encoding: str) -> Iterator[Iterator[str]]:
    """Open the lines of a file, each with its end, without the mark of byte order."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = next(file, "").removeprefix("\ufeff")
        yield chain([first], file)


def _without_sep(lines: Iterator[str]) -> Iterator[str]:
    """Put an empty line in the place of `sep=;`, which is meant for spreadsheet programs."""
    first = next(lines, "")
    return chain(["\n" if _SEP_LINE.fullmatch(first) else first], lines)


def _storable(cells: Sequence[str]) -> list[str]:
    return [cell.replace("\0", _LOST) for cell in cells]


def _line_count(path: Path) -> int:
    """Count the ends of lines; a last line without one counts too."""
    feeds, returns = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r")
    return max(feeds, returns) + 1


# --- What the file is ------------------------------------------------------------------------------------------------


def guess_encoding(path: Path) -> str:
    """Return the codec of a text file: by its mark, as strict UTF-8, else by the letters; cp1252 where in doubt."""
    head = _head(path)
    _refuse_unless_text(head)
    for start, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(start):
            return encoding
    if wide := _unmarked_utf16(head):
        return wide
    return "utf-8" if _is_utf8(path) else _by_letters(_strange_lines(path))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _refuse_unless_text(head: bytes) -> None:
    """Refuse what is empty, a web page, or has more control characters than a few stray ones."""
    if any(head.startswith(start) for start, encoding in _BYTE_ORDER_MARKS if encoding == "utf-16"):
        if not head[2:].strip(b"\0 \r\n\t"):
            raise FileRefused(RefusalReason.EMPTY)
        return
    text = head.removeprefix(codecs.BOM_UTF8)
    if not text.strip():
        raise FileRefused(RefusalReason.EMPTY)
    if _MARKUP.match(text):
        raise FileRefused(RefusalReason.MARKUP)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > 8 + len(head) // 50 and not _unmarked_utf16(head):
        raise FileRefused(RefusalReason.NOT_TEXT)


def _unmarked_utf16(head: bytes) -> str | None:
    """Recognize UTF-16 by its zeros: every second byte of mostly Western text is one."""
    half = len(head) // 2
    at_even, at_odd = head[::2].count(0), head[1::2].count(0)
    if 2 * at_odd > half > 0 and 10 * at_even < half:
        return "utf-16-le"
    if 2 * at_even > half > 0 and 10 * at_odd < half:
        return "utf-16-be"
    return None


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _strange_lines(path: Path) -> bytes:
    """Collect lines with bytes beyond ASCII, wherever they stand: the others do not help to tell encodings apart."""
    sample = bytearray()
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                sample += line
                if len(sample) > HEAD:
                    break
    return bytes(sample)


def _by_letters(sample: bytes) -> str:
    """Ask chardet; of encodings that share most letters with cp1252, cp1252 wins where the odds are close."""
    import chardet

    found = chardet.detect_all(
        sample, ignore_threshold=True, include_encodings=_BYTE_ENCODINGS, prefer_superset=True, compat_names=False
    )
    odds = {str(answer["encoding"]): answer["confidence"] for answer in found}
    best = max(odds, key=lambda encoding: odds[encoding], default="cp1252")
    if best in _NEAR_CP1252 and odds.get("cp1252", 0) >= 0.6 * odds[best]:
        return "cp1252"
    return best if best in ENCODINGS else "cp1252"


# --- How its cells are parted ----------------------------------------------------------------------------------------


def guess_delimiter(lines: Sequence[str]) -> str:
    """Return what parts the cells: what a line `sep=` says, else what makes rows equally wide, and wide."""
    if lines and (match := _SEP_LINE.fullmatch(lines[0])):
        return match[1]
    told = [line for line in lines if not line.startswith("#")] or lines
    return max(DELIMITERS, key=lambda delimiter: _constancy(told, delimiter))


def _constancy(lines: Sequence[str], delimiter: str) -> float:
    """Return 0 for rows of one cell, near 1 for rows that are all equally wide."""
    csv.field_size_limit(LARGEST_CELL)
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True) if row)
    if not widths:
        return 0
    width, rows = widths.most_common(1)[0]
    return rows / widths.total() * (1 - 1 / width)


def _guess_quote(lines: Sequence[str], delimiter: str) -> str:
    if any('"' in line for line in lines):
        return '"'
    part = re.escape(delimiter)
    quoted = re.compile(rf"(?:^|{part})'[^']*'(?:{part}|\s*$)")
    return "'" if 2 * sum(bool(quoted.search(line)) for line in lines) > len(lines) else '"'
