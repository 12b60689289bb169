"""Text with separators, one record a line: what any program can read.

Spreadsheet programs take text that begins with =, +, -, @ or a tab for a formula: it is led by an apostrophe.
Money that may be of several currencies is a number, with a column more for its currency.
Groups become columns in front, since a line that is no record would be in everybody's way; a level that is a column
anyhow does not.
"""

import csv
import io
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.exporting.sheet import Column, Group, Sheet, guarded
from desktop_crm.operations.reading import Amount

_MARK = "utf-8-sig"  # the mark at the beginning tells spreadsheet programs that it is UTF-8


class TextFile:
    """Writes a list line by line."""

    def __init__(self, stream: IO[bytes], _folder: Path, sheet: Sheet) -> None:
        self._columns, self._base = sheet.columns, sheet.base
        self._text = io.TextIOWrapper(stream, encoding=_MARK, newline="")
        self._lines = csv.writer(self._text, delimiter=sheet.separator, lineterminator="\r\n")
        self._told = [bool(level) for level in sheet.levels]
        self._lines.writerow([*filter(None, sheet.levels), *chain.from_iterable(map(_headings, sheet.columns))])

    def row(self, values: Sequence[Any], groups: Sequence[Group]) -> None:
        """Write a record."""
        words = [guarded(group.words, Kind.TEXT) for group in groups if self._told[group.level]]
        cells = zip(self._columns, values, strict=True)
        self._lines.writerow([*words, *chain.from_iterable(self._cells(column, value) for column, value in cells)])

    def _cells(self, column: Column, value: Any) -> Sequence[str]:
        kind = column.field.kind
        if not column.currency_heading:
            return (guarded(column.tell(value), kind),)
        if not isinstance(value, Amount):
            return (guarded(column.tell(value), kind), "")
        return guarded(column.tell(Amount(value.minor, None)), kind), value.currency or self._base

    def group(self, group: Group, above: Sequence[Group]) -> None:
        """The words of a group stand before each of its records."""

    def total(self) -> None:
        """A line that is no record is not written."""

    def close(self) -> None:
        """Write what is left; the stream stays open."""
        self._text.flush()
        self._text.detach()

    def abandon(self) -> None:
        """Let go of the stream; what was written is not wanted."""
        self._text.detach()


def _headings(column: Column) -> Sequence[str]:
    return (column.heading, column.currency_heading) if column.currency_heading else (column.heading,)
