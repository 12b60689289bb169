"""The table that both dialogs of the history show: whole lines, a rule above each step, text that can be copied."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.kinds import Kind
from desktop_crm.views.parts.record_clipboard import table_data
from desktop_crm.views.parts.whole_rows import show_whole_rows
from desktop_crm.views.theme import Theme, blend

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RULED_ROLE = Qt.ItemDataRole.UserRole + 1  # whether a rule stands above the line
_HEADING = Qt.ItemDataRole.DisplayRole
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepModel(QAbstractTableModel):
    """Lines of text under headings. A column of `free_text` may hold anything that was typed."""

    headings: Sequence[str] = ()
    free_text: Sequence[bool] = ()
    numeric: frozenset[int] = frozenset()

    @abstractmethod
    def cells(self, row: int) -> Sequence[str]:
        """Return the texts of a line, all of them."""

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _HEADING) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TRAILING if section in self.numeric else _LEADING
        return self.headings[section] if role == _HEADING else None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return how the values of a column stand."""
        return _TRAILING if column in self.numeric else _LEADING


class StepTable(QTableView):
    """Shows a `StepModel`; Ctrl+C copies the chosen lines as text with tabs, and as a table."""

    def __init__(self, theme: Theme, model: StepModel, name: str, widths: Sequence[int], parent: QWidget) -> None:
        """*name* is what screen readers call it; *widths* are those of the columns, in pixels."""
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        show_whole_rows(self, name)
        self.setItemDelegate(_Ruled(theme, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.copying = QAction(self.tr("Copy"), self)
        self.copying.setShortcut(QKeySequence.StandardKey.Copy)
        self.copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copying.triggered.connect(self._copy)
        self.addAction(self.copying)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def row(self) -> int:
        """The line that the cursor is on, -1 where there is none."""
        return int(self.currentIndex().row())

    def go_to_row(self, row: int) -> None:
        """Choose a line; none where it is not there."""
        self.setCurrentIndex(self._model.index(row, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen line stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _copy(self) -> None:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        told = [self._model.cells(row) for row in rows]
        kinds = [Kind.TEXT if is_free else Kind.NUMBER for is_free in self._model.free_text]
        QGuiApplication.clipboard().setMimeData(table_data(self._model.headings, told, kinds))


def come_to_front(dialog: QDialog) -> None:
    """Show a dialog that stands beside its window."""
    dialog.show()
    dialog.activateWindow()


class _Ruled(QStyledItemDelegate):
    """Draws a thin rule above the first line of each step."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the line is marked, not one cell of it
        super().paint(painter, option, index)
        if index.row() and index.data(RULED_ROLE):
            tokens = self._theme.tokens
            painter.setPen(blend(tokens.surface, tokens.line, 0.8))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
