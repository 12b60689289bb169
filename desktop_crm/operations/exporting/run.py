"""One export: rows are read by page and written as they come; only a whole file takes the place of an older one."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import IO, Any, Protocol

from sqlalchemy.orm import Session

from desktop_crm.operations.currency import base_currency_code
from desktop_crm.operations.errors import ExportFailed
from desktop_crm.operations.exporting.sheet import Group, Sheet
from desktop_crm.operations.exporting.text_file import TextFile
from desktop_crm.operations.exporting.workbook import Workbook
from desktop_crm.operations.reading import Row, rows_of

_PAGE = 500  # records; between two pages the user may cancel
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_KEPT_OFF = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY})

Progress = Callable[[int, int], None]


class Writer(Protocol):
    """What a kind of file does with a list."""

    def row(self, values: Sequence[Any], groups: Sequence[Group]) -> None: ...
    def group(self, group: Group, above: Sequence[Group]) -> None: ...
    def total(self) -> None: ...
    def close(self) -> None: ...
    def abandon(self) -> None: ...


_WRITERS: Mapping[str, Callable[[Any, Path, Sheet], Writer]] = {".csv": TextFile, ".xlsx": Workbook}


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: where it stands, and how many records are in it."""

    path: Path
    count: int


def export_sheet(
    session: Session, sheet: Sheet, path: Path, *, progress: Progress = lambda _done, _all: None
) -> Exported:
    """Write a list to *path*, by its ending as a workbook or as text.

    Raises ExportFailed; then, and when *progress* raises, nothing was left behind.
    """
    with _in_place_of(path) as stream, TemporaryDirectory(prefix="desktop-crm-") as folder:
        whole, sheet = len(sheet.ids), replace(sheet, base=base_currency_code(session))
        watched = _Watched(stream, lambda: progress(whole, whole))
        writer = _WRITERS[path.suffix.lower()](watched, Path(folder), sheet)
        try:
            count = _write(session, sheet, writer, progress)
            writer.close()
        except BaseException:
            writer.abandon()
            raise
    return Exported(path, count)


class _Watched:
    """A stream that asks at each write whether to go on: the last part of a long export can be cancelled too.

    After the first failure it takes what comes and drops it: a half written archive still wants to be closed, whenever
    it is thrown away. So this stream is never closed itself.
    """

    closed = False

    def __init__(self, stream: IO[bytes], go_on: Callable[[], None]) -> None:
        self._stream, self._go_on, self._failed = stream, go_on, False
        self._place = 0  # counted on, also where nothing is written: an archive reckons with it

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def flush(self) -> None:
        """The file behind it is written out at the end."""

    def write(self, data: Any) -> int:
        self._place += len(data)
        if self._failed:
            return len(data)
        try:
            self._go_on()
            return self._stream.write(data)
        except BaseException:
            self._failed = True
            raise

    def seek(self, place: int, whence: int = 0) -> int:
        self._place = place if self._failed else self._stream.seek(place, whence)
        return self._place

    def tell(self) -> int:
        return self._place if self._failed else self._stream.tell()


def _write(session: Session, sheet: Sheet, writer: Writer, progress: Progress) -> int:
    count, left = 0, list(reversed(sheet.groups))
    within: list[Group] = []
    progress(0, len(sheet.ids))
    for place, row in _rows(session, sheet, progress):
        while left and left[-1].start <= place:
            group = left.pop()
            within = [one for one in within if one.level < group.level]
            writer.group(group, within)
            within.append(group)
        if row is not None:
            writer.row(row.values, within)
            count += 1
    if sheet.total:
        writer.total()
    return count


def _rows(session: Session, sheet: Sheet, progress: Progress) -> Iterator[tuple[int, Row | None]]:
    """Yield each place of the list with its record; None where it is gone."""
    paths = tuple(column.path for column in sheet.columns)
    for first in range(0, len(sheet.ids), _PAGE):
        ids = sheet.ids[first : first + _PAGE]
        found = rows_of(session, sheet.record, paths, ids)
        yield from ((first + n, found.get(id)) for n, id in enumerate(ids))
        progress(min(first + _PAGE, len(sheet.ids)), len(sheet.ids))


@contextmanager
def _in_place_of(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside *path* to write to; when all is written, it takes its place."""
    part = path.with_name(f".{path.stem[:40]}-{token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportFailed(_reason(error, path), str(path)) from error
    finally:
        part.unlink(missing_ok=True)


def _reason(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return "disk_full"
    return "in_use" if error.errno in _KEPT_OFF and path.exists() else "no_access"
