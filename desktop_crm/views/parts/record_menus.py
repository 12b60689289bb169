"""The menus of a list: of its rows, of the empty area below them, and of its headings."""

from collections.abc import Callable, Sequence
from functools import partial

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
        self._add_whole(menu)
        return menu

    def of_heading(self, column: int) -> QMenu:
        """Return the menu of a heading; -1 is the header beside the columns."""
        menu = self._new_menu(())
        if column >= 0:
            self._fill_heading(menu, self._model.paths[column])
        else:
            self._add_whole(menu)
        return menu

    def of_headings(self) -> QMenu:
        """Return the menu that leads to those of all headings, for the keyboard."""
        menu = self._new_menu(())
        for path in self._columns.shown():
            heading = menu.addMenu(self._label(path))
            heading.setToolTipsVisible(True)
            heading.aboutToShow.connect(partial(self._fill_late, heading, path))
        menu.addSeparator()
        self._add_whole(menu)
        return menu

    def _label(self, path: str) -> str:
        return self._model.label(path).replace("&", "&&")

    def _fill_late(self, menu: QMenu, at: str) -> None:
        if menu.isEmpty():
            self._fill_heading(menu, at)

    def _fill_heading(self, menu: QMenu, at: str) -> None:
        """Order, filter, groups and figures, columns: what is wanted most stands here, the others one step further."""
        self._add_order(menu, at)
        self._filtering.add_to(menu, at)
        menu.addSeparator()
        self._grouping.add_to(menu, self._theme, at)
        if can_be_worked_out(at):
            self._figures.fill(menu.addMenu(self._theme.icon("sum"), self.tr("Calc&ulate")), at)
        menu.addSeparator()
        if len(self._columns.shown()) > 1:
            hide = self.tr("&Hide “%1”").replace("%1", self._label(at))
            menu.addAction(hide, partial(self._columns.toggle, at))
        self._add_columns(menu)

    def _add_order(self, menu: QMenu, at: str) -> None:
        menu.addAction(self.tr("Sort &ascending"), lambda: self._order.sort(Order(at)))
        menu.addAction(self.tr("Sort &descending"), lambda: self._order.sort(Order(at, True)))
        column = self._model.paths.index(at)
        then = menu.addAction(self.tr("&Then sort by this"), lambda: self._order.turn(column, True))
        then.setToolTip(self.tr("The same as a click on the heading with Shift"))
        menu.addSeparator()

    def _add_whole(self, menu: QMenu) -> None:
        """Offer what concerns all columns."""
        self._filtering.add_switches(menu)
        self._grouping.add_switches(menu)
        self._add_columns(menu)

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

    def _add_columns(self, menu: QMenu) -> None:
        from desktop_crm.views.parts.column_menu import fill_column_menu  # start-up does not wait for what it needs

        columns = menu.addMenu(self._theme.icon("columns"), self.tr("Colu&mns"))
        fill_column_menu(columns, self._columns, self._model, self._theme, self._view)

    def _new_menu(self, actions: Sequence[QAction]) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addActions(list(actions))
        menu.addSeparator()
        return menu
