"""What leaves a list: the selected rows for the clipboard or by a drag, and all of it for a file."""

from collections.abc import Callable, Sequence
from typing import overload

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop_crm.operations.exporting.sheet import Group, Sheet
from desktop_crm.operations.grouping import Level
from desktop_crm.operations.listed import told_rows
from desktop_crm.selections.periods import Unit
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_clipboard import MOST_ROWS, table_data
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_drag import drag_records
from desktop_crm.views.parts.record_export import ListExport, columns_of, date_format, separator
from desktop_crm.views.parts.record_group_words import group_title, group_words, unit_words
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_rows import GroupedRows
from desktop_crm.views.parts.record_totals import TotalRow
from desktop_crm.views.parts.record_view import RecordView

_AT_ONCE = 200  # rows that are copied without the worker


class RecordOutput(QObject):
    """Copies, drags and exports what a list shows, in the order of its columns on the screen."""

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

    def drag(self) -> None:
        """Carry the selected records to where they may be let go: onto a selection."""
        ids, path = self._view.selected_ids(), self._columns.worded
        if not ids:
            return
        told = self.tr("Records: %1").replace("%1", self._bench.faces.number_text(len(ids)))
        if len(ids) == 1 and path is not None and (place := self._model.place_of(ids[0])) is not None:
            told = self._model.texts(place)[self._model.paths.index(path)]
        drag_records(self._view.viewport(), self._bench.theme, self._model.record, ids, told)

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
        rows = model.rows
        groups = GroupsTold(self._bench.faces, model, rows) if isinstance(rows, GroupedRows) else None
        shown = []
        for path in self._columns.shown():
            place = model.paths.index(path)
            shown.append((path, model.label(path), model.columns[place].field, header.sectionSize(place)))
        return Sheet(
            model.record, self._title(), columns_of(self._bench.faces, shown), model.ids,
            groups.levels(self._columns.shown()) if groups else (), groups or (), total=self._totals.figures,
            calculations=self._totals.calculations(), total_word=self.tr("Total"), date_format=date_format(locale),
            separator=separator(locale),
        )  # fmt: skip


class GroupsTold(Sequence[Group]):
    """The groups of a list as an export has them; each is told when its turn comes."""

    def __init__(self, faces: Faces, model: RecordModel, rows: GroupedRows) -> None:
        self._faces, self._rows, self._groups = faces, rows, rows.groups
        self._labels = {level.path: model.label(level.path) for level in self._groups.levels}

    def levels(self, shown: Sequence[str]) -> tuple[str, ...]:
        """Return what the list is grouped by, but for what its columns tell as well."""
        levels = self._groups.levels
        return tuple("" if one.path in shown and one.unit in (None, Unit.DAY) else self._name(one) for one in levels)

    def _name(self, level: Level) -> str:
        return (
            f"{self._labels[level.path]} – {unit_words(level.unit).lower()}" if level.unit else self._labels[level.path]
        )

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> list[Group]: ...
    def __getitem__(self, place: int | slice) -> Group | list[Group]:
        if isinstance(place, slice):
            return [self._told(group) for group in range(len(self))[place]]
        return self._told(range(len(self))[place])

    def _told(self, group: int) -> Group:
        groups = self._groups
        title = group_title(self._faces, groups, group, self._labels.__getitem__)
        figures = zip(groups.measures, groups.figures(group), strict=True)
        return Group(
            groups.depth[group], title, group_words(self._faces, groups, group), groups.start[group],
            groups.stop[group], {measure.path: figure for measure, figure in figures}, self._rows.is_folded(group),
        )  # fmt: skip
