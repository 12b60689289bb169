"""A table of plain lines, as the dialog of duplicates shows them: groups at the left, records at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.whole_rows import show_whole_rows

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_SHOWN, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_ALIGNED = Qt.ItemDataRole.TextAlignmentRole
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LinesModel(QAbstractTableModel):
    """Texts in columns; those of *numeric* columns stand at the right."""

    def __init__(self, headings: Sequence[str], numeric: frozenset[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._headings, self._numeric = list(headings), numeric
        self.lines: Sequence[Sequence[str]] = ()

    def show(self, lines: Sequence[Sequence[str]]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def head(self, column: int, text: str) -> None:
        """Give a column another heading."""
        self._headings[column] = text
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (_SHOWN, _ALIGNED):
            return self._headings[section] if role == _SHOWN else self._side(section)
        return None

    @override
    def data(self, index: Index, role: int = _SHOWN) -> Any:
        if role == _SHOWN:
            return self.lines[index.row()][index.column()]
        if role == _TIP:
            return plain_tip(self.lines[index.row()][index.column()])
        return self._side(index.column()) if role == _ALIGNED else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return _TRAILING if column in self._numeric else _LEADING


class LinesTable(QTableView):
    """Shows whole lines; the first column takes what room the others leave."""

    def __init__(self, model: LinesModel, name: str, widths: Sequence[int], parent: QWidget) -> None:
        """*name* is what screen readers call it; *widths* are those of the columns after the first, in pixels."""
        super().__init__(parent)
        self.setModel(model)
        show_whole_rows(self, name)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(widths, 1):
            self.setColumnWidth(column, width)

    def chosen_rows(self) -> list[int]:
        """Return the chosen lines from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())
