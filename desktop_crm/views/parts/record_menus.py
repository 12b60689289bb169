"""The menus of a list: of its rows, of the empty area below them, and of its headings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_crm.selections.listing import Order
from desktop_crm.views.parts.column_filtering import ColumnFiltering
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_export import TEXT, WORKBOOK
from desktop_crm.views.parts.record_figures import ColumnFigures, can_be_worked_out
from desktop_crm.views.parts.record_grouping import ListGrouping
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_order import ListOrder
from desktop_crm.views.parts.record_output import RecordOutput
from desktop_crm.views.parts.record_view import RecordView
from desktop_crm.views.theme import Theme


class ListMenus(QObject):
    """Makes the menus when they are asked for. What can be done with records is given by the list's owner."""

    def __init__(
        self, theme: Theme, view: RecordView, model: RecordModel, columns: RecordColumns, order: ListOrder,
        filtering: ColumnFiltering, figures: ColumnFigures, grouping: ListGrouping, output: RecordOutput,
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._theme, self._view, self._model, self._columns = theme, view, model, columns
        self._order, self._filtering, self._figures = order, filtering, figures
        self._grouping, self._output = grouping, output
        self.row_actions: Sequence[QAction] = ()
        self.area_actions: Sequence[QAction] = ()

    def of_rows(self) -> QMenu:
        """Return the menu of the selected rows."""
        menu = self._new_menu(self.row_actions)
        copy = menu.addAction(self._theme.icon("copy"), self.tr("Copy"), self._output.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._add_common(menu)
        return menu

    def of_area(self) -> QMenu:
        """Return the menu of the empty area, which is that of the whole list."""
        menu = self._new_menu(self.area_actions)
        self._add_common(menu)
        self._filtering.add_switches(menu)
        self._grouping.add_switches(menu)
        self._fill_columns(menu.addMenu(self.tr("Columns")), "")
        return menu

    def of_heading(self, column: int) -> QMenu:
        """Return the menu of a heading; -1 is the header beside the columns."""
        menu = self._new_menu(())
        at = self._model.paths[column] if column >= 0 else ""
        if at:
            self._add_order(menu, column, at)
            self._filtering.add_to(menu, at)
            if can_be_worked_out(at):
                self._figures.fill(menu.addMenu(self._theme.icon("sum"), self.tr("Calculate")), at)
            menu.addSeparator()
            self._grouping.add_to(menu, self._theme, at)
        else:
            self._filtering.add_switches(menu)
        menu.addSeparator()
        self._fill_columns(menu, at)
        return menu

    def _add_order(self, menu: QMenu, column: int, at: str) -> None:
        menu.addAction(self.tr("Sort ascending"), lambda: self._order.sort(Order(at)))
        menu.addAction(self.tr("Sort descending"), lambda: self._order.sort(Order(at, True)))
        then = menu.addAction(self.tr("Then sort by this"), lambda: self._order.turn(column, True))
        then.setToolTip(self.tr("The same as a click on the heading with Shift"))
        menu.addSeparator()

    def _add_common(self, menu: QMenu) -> None:
        filled = self._model.rowCount() > 0
        everything = menu.addAction(self.tr("Select all"), self._view.selectAll)
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        everything.setEnabled(filled)
        exports = menu.addMenu(self._theme.icon("export"), self.tr("Export"))
        exports.addAction(self.tr("Excel workbook…"), self._exporter(WORKBOOK))
        exports.addAction(self.tr("Text file (CSV)…"), self._exporter(TEXT))
        exports.setEnabled(filled)

    def _exporter(self, ending: str) -> Callable[[], object]:
        return lambda: self._output.export(ending)

    def _fill_columns(self, menu: QMenu, at: str) -> None:
        from desktop_crm.views.parts.column_menu import fill_column_menu  # start-up does not wait for what it needs

        fill_column_menu(menu, self._columns, self._model, self._theme, at)

    def _new_menu(self, actions: Sequence[QAction]) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addActions(list(actions))
        menu.addSeparator()
        return menu
