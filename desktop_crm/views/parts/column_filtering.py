"""The filters of a list on its header: which columns have one, the window that edits it, and the row of fields."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect, Signal
from PySide6.QtWidgets import QMenu

from desktop_crm.selections.criteria import Line
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_filters import ColumnFilters
from desktop_crm.views.parts.record_header import RecordHeader
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_view import RecordView

if TYPE_CHECKING:
    from desktop_crm.views.parts.column_filter import ColumnFilter
    from desktop_crm.views.parts.column_filter_row import FilterRow


class ColumnFiltering(QObject):
    """Lets the user filter by columns, and shows by which the list is filtered."""

    row_switched = Signal()

    def __init__(self, bench: Bench, view: RecordView, model: RecordModel, filters: ColumnFilters) -> None:
        super().__init__(view)
        self._bench, self._view, self._model, self._filters = bench, view, model, filters
        header = view.horizontalHeader()
        assert isinstance(header, RecordHeader)
        self._header = header
        self.row: FilterRow | None = None
        self.window: ColumnFilter | None = None
        header.filter_requested.connect(lambda column: self.open(model.paths[column]))
        filters.changed.connect(self.show_marks)
        filters.row_switched.connect(self._show_row)
        model.modelReset.connect(self.show_marks)
        self._show_row(filters.has_row)
        self.show_marks()

    def show_marks(self) -> None:
        """Mark the columns that are filtered."""
        lines, paths = self._filters.lines, self._model.paths
        told = {place: self._words_of(lines[path]) for place, path in enumerate(paths) if path in lines}
        self._header.set_filtered(told)

    def words(self) -> list[str]:
        """Return each filter with the name of its column, also of columns that are not shown."""
        lines = self._filters.lines
        return [f"{self._model.label(path)}: {self._words_of(line)}" for path, line in lines.items()]

    def _words_of(self, line: Line) -> str:
        from desktop_crm.views.parts.column_filter_words import filter_words  # start-up does not wait for what it needs

        return filter_words(self._bench, line)

    # -- the window ------------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Open the window in which the filter of a column is chosen."""
        from desktop_crm.views.parts.column_filter import ColumnFilter  # start-up does not wait for what it needs

        line = self._filters.lines.get(path)
        self.window = ColumnFilter(self._bench, path, self._model.label(path), line, self._view)
        self.window.chosen.connect(lambda line: self._filters.put(path, line))
        self.window.open_under(self._place_of(path))

    def _place_of(self, path: str) -> QRect:
        """The heading of a column, on the screen; the middle of the header where the column is not shown."""
        paths = self._model.paths
        room = self._header.section(paths.index(path)) if path in paths else self._header.rect()
        return QRect(self._header.viewport().mapToGlobal(room.topLeft()), room.size())

    def add_to(self, menu: QMenu, path: str) -> None:
        """Offer the filter of a column in its menu."""
        theme, filtered = self._bench.theme, path in self._filters.lines
        menu.addAction(theme.icon("filter"), _tr("&Filter…"), lambda: self.open(path))
        if filtered:
            menu.addAction(_tr("&Clear filter"), lambda: self._filters.put(path, None))
        self.add_switches(menu, path)

    def add_switches(self, menu: QMenu, path: str = "") -> None:
        """Offer what concerns the filters of all columns; *path* is the one whose menu it is."""
        row = menu.addAction(_tr("Filter &row"), lambda: self._switch(path))
        row.setCheckable(True)
        row.setChecked(self._filters.has_row)
        if self._filters.lines:
            menu.addAction(_tr("R&eset all filters"), self._filters.reset)

    # -- the row ---------------------------------------------------------------------------------------------------

    def _show_row(self, on: bool) -> None:
        if on == (self.row is not None):
            return
        old, self.row = self.row, self._make_row() if on else None
        self._header.set_row(self.row)
        self._view.settle()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.row_switched.emit()

    def _make_row(self) -> "FilterRow":
        from desktop_crm.views.parts.column_filter_row import FilterRow  # start-up does not wait for what it needs

        row = FilterRow(self._bench, self._header, self._model, self._filters)
        row.window_requested.connect(self.open)
        row.left_downwards.connect(self._view.setFocus)
        row.show()
        return row

    def _switch(self, path: str) -> None:
        if self._filters.has_row:
            self._filters.show_row(False)
        else:
            self.begin(path)

    def begin(self, path: str = "") -> None:
        """Let the user type a filter: show the row, and go to the field of *path*, else to the first to type in."""
        self._filters.show_row(True)
        fields = self.row.fields if self.row is not None else {}
        typed = (one for one in self._model.paths if not fields[one].picked)
        if (wanted := path if path in fields else next(typed, None)) is not None:
            fields[wanted].setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnFilter", text)
