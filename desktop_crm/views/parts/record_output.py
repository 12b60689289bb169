"""What leaves a list: the selected rows for the clipboard, and all of it for a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop_crm.operations.exporting.sheet import Sheet
from desktop_crm.operations.listed import told_rows
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.record_clipboard import MOST_ROWS, table_data
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_export import ListExport, columns_of, date_format, separator
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_totals import TotalRow
from desktop_crm.views.parts.record_view import RecordView

_AT_ONCE = 200  # rows that are copied without the worker


class RecordOutput(QObject):
    """Copies and exports what a list shows, in the order of its columns on the screen."""

    def __init__(
        self, bench: Bench, view: RecordView, model: RecordModel, columns: RecordColumns, totals: TotalRow,
        title: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._bench, self._view, self._model, self._columns = bench, view, model, columns
        self._totals, self._title = totals, title
        self._export = ListExport(bench, view)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with headings."""
        ids = self._view.selected_ids()[:MOST_ROWS]
        question = (told_rows, self._model.record, self._model.paths, ids, self._model.whole_texts)
        if len(ids) <= _AT_ONCE:
            self._on_told(self._bench.desk.ask(*question))
        else:
            self._bench.desk.ask_later(self, *question, then=self._on_told, topic="copy")

    def _on_told(self, rows: Sequence[Sequence[str]]) -> None:
        if not rows:
            return
        places = [self._model.paths.index(path) for path in self._columns.shown()]
        headings = [self._model.label(self._model.paths[place]) for place in places]
        kinds = [self._model.columns[place].field.kind for place in places]
        cells = [[row[place] for place in places] for row in rows]
        QGuiApplication.clipboard().setMimeData(table_data(headings, cells, kinds))

    def export(self, ending: str) -> Job | None:
        """Write all rows to a file that is asked for; *ending* is the kind of file."""
        return self._export.write(self._sheet(), ending)

    def _sheet(self) -> Sheet:
        model, header, locale = self._model, self._view.horizontalHeader(), self._bench.faces.locale
        shown = []
        for path in self._columns.shown():
            place = model.paths.index(path)
            shown.append((path, model.label(path), model.columns[place].field, header.sectionSize(place)))
        return Sheet(
            model.record, self._title(), columns_of(self._bench.faces, shown), model.ids, total=self._totals.figures,
            calculations=self._totals.calculations(), total_word=self.tr("Total"), date_format=date_format(locale),
            separator=separator(locale),
        )  # fmt: skip
