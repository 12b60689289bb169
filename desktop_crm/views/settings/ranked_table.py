"""Lines in an order that the user gives them: dragged or moved by keys, and named in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import FIELD_HEIGHT, ICON_SMALL, SPACE_S, SPACE_XS, Theme

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_MIME = "application/x-desktop-crm-line"
_DISPLAY, _EDIT, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole
_FONT, _INK, _ALIGNMENT = Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.TextAlignmentRole
_PICTURE = Qt.ItemDataRole.DecorationRole
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One line: its name, what explains it, and what stands beside it in the further columns."""

    id: int
    name: str
    tip: str = ""
    deleted: bool = False
    beside: tuple[str, ...] = ()


class RankedModel(QAbstractTableModel):
    """The lines as they are shown. It changes nothing itself: it tells what is wished."""

    renamed = Signal(int, str)
    moved = Signal(int, object)  # a line's id, and that of the line that it shall stand before (None: the end)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.headings: Sequence[str] = ("",)
        self.numeric: frozenset[int] = frozenset()
        self.rows: Sequence[RankedRow] = ()
        self._deleted_font = QFont()
        self._deleted_font.setStrikeOut(True)

    def show(self, headings: Sequence[str], numeric: frozenset[int], rows: Sequence[RankedRow]) -> None:
        """Show lines. Where the same lines stand in the same order, only their texts are read again."""
        same = list(headings) == list(self.headings) and [row.id for row in rows] == [row.id for row in self.rows]
        if not same:
            self.beginResetModel()
        self.headings, self.numeric, self.rows = headings, numeric, rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(headings) - 1))

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return _TRAILING if section in self.numeric else _LEADING
        return self.headings[section] if role == _DISPLAY else None

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == _DISPLAY:
            return row.name if not column else row.beside[column - 1]
        if role == _EDIT:
            return row.name
        if role == _ALIGNMENT:
            return _TRAILING if column in self.numeric else _LEADING
        if role == _PICTURE and not column:
            return self._theme.icon("drag", "muted")
        return self._look(row, column, role)

    def _look(self, row: RankedRow, column: int, role: int) -> Any:
        if role == _TIP:
            return plain_tip(row.tip)
        if role == _INK and (row.deleted or column):
            return QBrush(self._theme.colour("muted"))
        return self._deleted_font if role == _FONT and row.deleted and not column else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between the lines, never onto one
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return plain if index.column() else plain | Qt.ItemFlag.ItemIsEditable

    @override
    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        row = self.rows[index.row()]
        if role == _EDIT and str(value).strip() != row.name:
            self.renamed.emit(row.id, str(value))
        return False

    # -- dragging ------------------------------------------------------------------------------------------------

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(self.rows[indexes[0].row()].id).encode())
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """The line moves when the file says so: the drop itself takes nothing."""
        if data.hasFormat(_MIME) and action == Qt.DropAction.MoveAction:
            self.wish_place(int(bytes(data.data(_MIME).data())), row if row >= 0 else len(self.rows))
        return False

    def wish_place(self, id: int, row: int) -> None:
        """Tell that a line shall stand before the one at *row*; nothing where it stands there already."""
        before = self.rows[row].id if row < len(self.rows) else None
        place = next(at for at, line in enumerate(self.rows) if line.id == id)
        if row not in (place, place + 1):
            self.moved.emit(id, before)


class _NameDelegate(QStyledItemDelegate):
    """The name is edited in a field that fills its cell; why it was not taken stands under it, in the same row."""

    spoken = Signal()  # the reason came or went

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.open: QLineEdit | None = None  # the field in which a name is edited now
        self.reason = QLabel(table.viewport())
        self.reason.setProperty("role", "error")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.setContentsMargins(SPACE_S, 0, SPACE_S, SPACE_XS)
        self.reason.hide()

    @property
    def refused(self) -> bool:
        """Whether the name that is being edited was not taken."""
        return self.open is not None and bool(self.reason.text())

    def say(self, reason: str) -> None:
        """Tell why a name was not taken; nothing while it is typed anew."""
        if reason != self.reason.text():
            self.reason.setText(reason)
            self.reason.setVisible(bool(reason))
            self.spoken.emit()

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole line is marked, not its name."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.open = None
        self.say("")
        super().destroyEditor(editor, index)

    @override
    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        if self.open is not None:  # a refused name waits to be mended
            self.open.setFocus()
            return None  # type: ignore[return-value]
        self.open = line = QLineEdit(parent)
        line.setAccessibleName(index.data(_DISPLAY))
        line.textEdited.connect(lambda _text: self.say(""))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is typed stays, also where the lines are read again meanwhile."""
        if not self.refused:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.say("")
        super().setModelData(editor, model, index)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell = option.rect
        editor.setGeometry(QRect(cell.left(), cell.top(), cell.width(), min(FIELD_HEIGHT, cell.height())))
        viewport = self.reason.parentWidget()
        assert viewport is not None
        width = viewport.width()
        self.reason.setGeometry(0, cell.top() + FIELD_HEIGHT, width, self.reason.heightForWidth(width))


class RankedTable(QTableView):
    """One line is chosen; it is dragged to its place. Enter and a double click edit its name."""

    line_changed = Signal()  # another line is chosen

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = RankedModel(theme, self)
        self.setModel(self.lines)
        self._names = _NameDelegate(self)
        self.setItemDelegate(self._names)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(self.iconSize().scaled(ICON_SMALL, ICON_SMALL, Qt.AspectRatioMode.KeepAspectRatio))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(FIELD_HEIGHT)  # as high as the field in which a name is edited
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.line_changed.emit())
        self._names.spoken.connect(self._make_room)

    @property
    def row(self) -> RankedRow | None:
        """The chosen line."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def clear(self) -> None:
        """Let go of the lines, before those of another list are shown."""
        self.show_rows(self.lines.headings, self.lines.numeric, ())

    def show_rows(self, headings: Sequence[str], numeric: frozenset[int], rows: Sequence[RankedRow]) -> None:
        """Show lines; the chosen one stays, else the one that now stands in its place is chosen."""
        kept, place = self.row, max(0, self.currentIndex().row())
        if self._names.open is not None and [row.id for row in rows] != [row.id for row in self.lines.rows]:
            self.closeEditor(self._names.open, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.lines.show(headings, numeric, rows)
        header = self.horizontalHeader()
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        if kept is None or not self.choose(kept.id):
            self._choose_row(min(place, len(rows) - 1))

    def choose(self, id: int) -> bool:
        """Choose a line by its id; returns whether it is there."""
        row = next((at for at, line in enumerate(self.lines.rows) if line.id == id), -1)
        self._choose_row(row)
        return row >= 0

    def _choose_row(self, row: int) -> None:
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row, 0))
        elif row < 0:
            self.line_changed.emit()

    def move_chosen(self, rows: int) -> None:
        """Move the chosen line up (-1) or down (1)."""
        place = self.currentIndex().row()
        if self.row is not None and 0 <= place + rows < len(self.lines.rows):
            self.lines.wish_place(self.row.id, place + (2 if rows > 0 else -1))

    def edit_chosen(self) -> None:
        """Edit the name of the chosen line in its place."""
        if self._names.open is not None:
            self._names.open.setFocus()
        elif self.row is not None:
            self.edit(self.lines.index(self.currentIndex().row(), 0))

    def refuse(self, reason: str) -> None:
        """Keep the name that is being edited as it was typed, and say why it was not taken."""
        self._names.say(reason)

    @property
    def reason(self) -> str:
        """Why the name that is being edited was not taken."""
        return self._names.reason.text()

    def _make_room(self) -> None:
        """The row of a refused name is as high as its reason needs."""
        line = self._names.open
        if line is None:
            return
        told = self._names.reason.heightForWidth(self.viewport().width()) if self.reason else 0
        self.setRowHeight(self.rowAt(line.y()), FIELD_HEIGHT + told)

    @override
    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """A refused name stays open until it is mended, or given up by Esc."""
        if self._names.refused and hint is not QStyledItemDelegate.EndEditHint.RevertModelCache:
            return
        self._names.say("")
        super().closeEditor(editor, hint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.edit_chosen()
        else:
            super().keyPressEvent(event)
