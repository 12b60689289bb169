"""An Excel workbook: dates are dates, numbers numbers, and text is never a formula."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.exporting.sheet import Column, Group, Sheet
from desktop_crm.operations.figures import Figure
from desktop_crm.operations.reading import Amount

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 1_048_575  # counted from 0; what comes after begins another sheet
_LONGEST = 32_767  # characters that a cell can hold
_DEEPEST = 7  # levels that rows can be folded in
_FIRST_DAY = date(1899, 12, 30).toordinal()
_OLDEST = date(1900, 3, 1)  # before it, spreadsheet programs count differently
_MINUTES = 1440
_HUNDREDTHS = 100
_MILLION = 1_000_000
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_WIDEST = 80


class Workbook:
    """Writes a list row by row; what was written stands on the disk, not in memory."""

    def __init__(self, stream: IO[bytes], folder: Path, sheet: Sheet) -> None:
        from xlsxwriter import Workbook as Book  # importing it takes a while

        self._sheet = sheet
        self._book = Book(stream, {"constant_memory": True, "tmpdir": str(folder)})
        self._book.use_zip64()
        self._book.set_properties({"title": sheet.title})
        self._formats: dict[tuple[str, bool], Any] = {}
        self._cells = [_cell_of(column, sheet.date_format) for column in sheet.columns]
        self._strong = self._format("", strong=True)
        self._outline = {"level": 0, "hidden": False}
        self._pages = 0
        self._begin()

    def _begin(self) -> None:
        """Begin a sheet: its headings stay in sight and stand on each page that is printed."""
        self._pages += 1
        self._row = 0
        page: Worksheet = self._book.add_worksheet(self._page_name())
        self._page = page
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.outline_settings(symbols_below=False)
        for place, column in enumerate(self._sheet.columns):
            page.set_column(place, place, min(column.width, _WIDEST))
            page.write_string(0, place, column.heading, self._strong)

    def _page_name(self) -> str:
        name = self._sheet.title.translate(_NOT_IN_NAMES).strip() or "List"
        number = f" {self._pages}" if self._pages > 1 else ""
        return name[: _LONGEST_NAME - len(number)] + number

    def row(self, values: Sequence[Any], groups: Sequence[Group]) -> None:
        """Write a record, below the groups that it stands in."""
        self._go_on(len(groups), any(group.folded for group in groups))
        for place, (cell, value) in enumerate(zip(self._cells, values, strict=True)):
            if value is not None and value != "":
                self._write(place, *cell(value), strong=False)

    def group(self, group: Group, above: Sequence[Group]) -> None:
        """Write the heading of a group, and what its columns come to."""
        self._go_on(len(above), any(one.folded for one in above), group.folded)
        self._headed(group.title, group.figures, {})

    def total(self) -> None:
        """Write what the columns of the whole list come to."""
        self._go_on(0, False)
        self._headed(self._sheet.total_word, self._sheet.total, self._sheet.calculations)

    def close(self) -> None:
        """Put the workbook together."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def abandon(self) -> None:
        """Let go of what was written so far."""
        for page in self._book.worksheets():
            page.row_data_fh.close()

    def _headed(self, title: str, figures: Mapping[str, Figure], calculations: Mapping[str, str]) -> None:
        """The words stand in the first column, and so does its figure."""
        for place, column in enumerate(self._sheet.columns):
            figure = figures.get(column.path)
            if figure is None or figure.value is None:
                continue
            told = Amount(figure.value, figure.currency) if column.field.kind is Kind.MONEY else figure.value
            value, pattern = self._cells[place](told)
            if place == 0:
                title = f"{title}: {column.tell(told)}"
            else:
                named = _quoted(f"{calculations[column.path]} ") if column.path in calculations and pattern else ""
                self._write(place, value, f"{named}{pattern}", strong=True)
        self._page.write_string(self._row, 0, title[:_LONGEST], self._strong)

    def _go_on(self, level: int, hidden: bool, folded: bool = False) -> None:
        self._row += 1
        if self._row > LAST_ROW:
            self._begin()
            self._row = 1
        if level or folded:
            told = {"level": min(level, _DEEPEST), "hidden": hidden, "collapsed": folded}
            self._page.set_row(self._row, None, None, told)

    def _write(self, place: int, value: Any, pattern: str, strong: bool) -> None:
        form = self._format(pattern, strong)
        if isinstance(value, str):
            self._page.write_string(self._row, place, value[:_LONGEST], form)
        else:
            self._page.write_number(self._row, place, value, form)

    def _format(self, pattern: str, strong: bool) -> Any:
        """Return the format of cells, made once."""
        key = (pattern, strong)
        if key not in self._formats:
            told = {"num_format": pattern} if pattern else {}
            self._formats[key] = (
                self._book.add_format({**told, **({"bold": True} if strong else {})}) if any(key) else None
            )
        return self._formats[key]


Cell = tuple[str | float, str]  # what stands in the cell, and the pattern of its number


def _cell_of(column: Column, days: str) -> Callable[[Any], Cell]:
    """Return how the values of a column are written."""
    scale = _SCALES.get(column.field.kind)
    if scale is not None:
        divisor, pattern = scale
        return lambda value: (value / divisor, pattern)
    typed: Mapping[Kind, Callable[[Any], Cell]] = {
        Kind.MONEY: _money,
        Kind.DATE: lambda day: _day(day, days, column.tell),
        Kind.STAMP: lambda moment: _moment(moment.astimezone(), days, column.tell),
    }
    return typed.get(column.field.kind) or (lambda value: (column.tell(value), ""))


_SCALES: Mapping[Kind, tuple[int, str]] = {
    Kind.NUMBER: (1, "#,##0"),
    Kind.PERCENT: (_HUNDREDTHS * _HUNDREDTHS, "0.00%"),
    Kind.RATE: (_MILLION, "0.000000"),
    Kind.TIME: (_MINUTES, "hh:mm"),
    Kind.DURATION: (_MINUTES, "[h]:mm"),
}


def _quoted(text: str) -> str:
    """Return text that stands beside a number, in the way of patterns."""
    return '"{}"'.format(text.replace('"', ""))


def _money(value: Any) -> Cell:
    """Amounts of other currencies name theirs, and stay numbers."""
    minor, code = (value.minor, value.currency) if isinstance(value, Amount) else (value, None)
    named = _quoted(f" {code}") if code else ""
    return minor / _HUNDREDTHS, f"#,##0.00{named}"


def _day(day: date, days: str, tell: Callable[[Any], str]) -> Cell:
    return (day.toordinal() - _FIRST_DAY, days) if day >= _OLDEST else (tell(day), "")


def _moment(moment: datetime, days: str, tell: Callable[[Any], str]) -> Cell:
    if moment.date() < _OLDEST:
        return tell(moment), ""
    minutes = moment.hour * 60 + moment.minute
    return moment.toordinal() - _FIRST_DAY + minutes / _MINUTES, f"{days} hh:mm"
