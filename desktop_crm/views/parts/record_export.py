"""A list written to a file: where to, in which words, and what is told of it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.exporting.sheet import Column, Sheet
from desktop_crm.operations.reading import Amount
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job, News
from desktop_crm.views.parts.faces import Faces, date_pattern

if TYPE_CHECKING:
    from desktop_crm.operations.exporting.run import Exported

WORKBOOK, TEXT = ".xlsx", ".csv"
_FOLDER = "export/folder"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_CHARACTER = 7  # pixels


class ListExport(QObject):
    """Asks for a file and writes a list to it, while one goes on working."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._widget = bench, parent

    def write(self, sheet: Sheet, ending: str) -> Job | None:
        """Ask where to, and write; returns the job, None where the user thought better of it."""
        from desktop_crm.operations.exporting.run import export_sheet  # start-up does not wait for what it needs

        path = self._asked(sheet.title, ending)
        if path is None:
            return None
        self._bench.memory.keep(_FOLDER, str(path.parent))
        title = self.tr("Exporting {file}").format(file=path.name)
        job = self._bench.desk.start_reading(title, export_sheet, sheet, path)
        job.news = self._news
        return job

    def _asked(self, title: str, ending: str) -> Path | None:
        kinds = {WORKBOOK: self.tr("Excel workbooks (*.xlsx)"), TEXT: self.tr("Text files (*.csv)")}
        words = _NOT_IN_NAMES.sub(" ", title).split()
        name = f"{' '.join(words)} {self._bench.desk.clock.today().isoformat()}{ending}"
        question, prompt = self.tr("Export"), self._bench.prompt
        path = prompt.save_file(self._widget, question, self._folder() / name, kinds[ending])
        if path is None or path.suffix.lower() == ending:
            return path
        path = path.with_name(path.name + ending)
        return path if not path.exists() or self._may_replace(path) else None

    def _folder(self) -> Path:
        kept = Path(str(self._bench.memory.recall(_FOLDER, "")))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return kept if kept.is_absolute() and kept.is_dir() else Path(documents)

    def _may_replace(self, path: Path) -> bool:
        text = self.tr("There is a file {file} already.").format(file=path.name)
        answers = [self.tr("Replace it"), self.tr("Keep it")]
        return self._bench.prompt.choose(self._widget, text, str(path.parent), answers) == 0

    def _news(self, done: "Exported") -> News:
        count = self._bench.faces.number_text(done.count)
        told = self.tr("1 row exported to {file}") if done.count == 1 else self.tr("{count} rows exported to {file}")
        return News(told.format(count=count, file=done.path.name), self.tr("Open it"), lambda: _open(done.path))


def _open(path: Path) -> None:
    """Let the system open the file that was just written, by the program that it has for such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def columns_of(faces: Faces, shown: list[tuple[str, str, Field, int]]) -> tuple[Column, ...]:
    """Return the columns of a list as an export has them; each is told by path, heading, field and width in pixels."""
    currency = faces.label(CATALOGUE["sale.currency"])
    return tuple(
        Column(
            path, heading, max(4, round(width / _CHARACTER)), words_of(faces, field),
            f"{heading}: {currency}" if field.kind is Kind.MONEY and field.currency else "",
        )
        for path, heading, field, width in shown
    )  # fmt: skip


def date_format(locale: QLocale) -> str:
    """Return how spreadsheet programs are told to show a day."""
    return date_pattern(locale).lower()


def separator(locale: QLocale) -> str:
    """Return what stands between values where a comma is the decimal sign, and elsewhere."""
    return ";" if locale.decimalPoint() == "," else ","


def words_of(faces: Faces, field: Field) -> Callable[[Any], str]:
    """Return how values of a field are said for other programs: whole texts, and numbers without grouping."""
    kind = field.kind
    if kind is Kind.MONEY:
        return lambda value: _amount(faces, value)
    if kind.numeric and kind is not Kind.DURATION:
        return lambda value: _plain(faces, faces.text(field, value))
    if kind is Kind.STAMP:
        return lambda value: "" if value is None else faces.stamp_text(value)
    if kind.textual and kind is not Kind.PART_DATE:
        return lambda value: "" if value is None else str(value)
    return lambda value: faces.text(field, value)


def _amount(faces: Faces, value: Any) -> str:
    minor, code = (value.minor, value.currency) if isinstance(value, Amount) else (value, None)
    number = _plain(faces, faces.amount_text(minor, None, 2))
    return f"{number} {code}" if code else number


def _plain(faces: Faces, text: str) -> str:
    """Return a number as other programs read it: no grouping, the minus of keyboards, and no blanks."""
    text = text.replace(faces.locale.groupSeparator(), "").replace(faces.locale.negativeSign(), "-")
    return "".join(text.split())
