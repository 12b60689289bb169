"""The lines of the field chooser: what can be chosen and what can be opened, one under the other, and how they look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_crm.views.parts.criteria.ways import Branch, Leaf
from desktop_crm.views.parts.criteria.words import BETWEEN
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S, Theme

_DISPLAY, _ROW = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SELECTED, _UNDER_MOUSE = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
_ELIDE = Qt.TextElideMode.ElideRight
_HEADING_HEIGHT = 26
_Index = QModelIndex | QPersistentModelIndex


class Part(Enum):
    """What a line is."""

    HEADING = "heading"
    NEWS = "news"
    LEAF = "leaf"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. *over*: the way to a leaf that does not stand under what leads to it. *inner*: what a line gathers."""

    part: Part
    text: str
    icon: str = ""
    depth: int = 0
    leaf: Leaf | None = None
    branch: Branch | None = None
    opened: bool = False
    over: str = ""
    inner: tuple[Branch, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        return self.part in (Part.LEAF, Part.BRANCH)


def heading(text: str) -> Row:
    """Return a line that says what follows."""
    return Row(Part.HEADING, text)


def leaf_row(leaf: Leaf, depth: int = 0, whole: bool = False) -> Row:
    """Return the line of a field."""
    over = "".join(f"{name}{BETWEEN}" for name in leaf.over) if whole else ""
    return Row(Part.LEAF, leaf.label, leaf.icon, depth, leaf, over=over)


def branch_row(branch: Branch, depth: int = 0) -> Row:
    """Return the line of what can be opened."""
    return Row(Part.BRANCH, branch.label, branch.icon, depth, branch=branch)


def gathering_row(text: str, inner: Sequence[Branch], depth: int = 0) -> Row:
    """Return a line that holds others which can be opened, so that they take the room of one."""
    return Row(Part.BRANCH, text, "link", depth, inner=tuple(inner))


class Rows(QAbstractListModel):
    """The lines that are seen, opened ones with what is in them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def open(self, place: int, inner: Sequence[Row]) -> None:
        """Let *inner* come to stand under a line."""
        self._mark(place, True)
        if inner:
            self.beginInsertRows(QModelIndex(), place + 1, place + len(inner))
            self.rows[place + 1 : place + 1] = inner
            self.endInsertRows()

    def close(self, place: int) -> None:
        """Take away what stands under a line."""
        self._mark(place, False)
        if count := self.count_within(place):
            self.beginRemoveRows(QModelIndex(), place + 1, place + count)
            del self.rows[place + 1 : place + 1 + count]
            self.endRemoveRows()

    def count_within(self, place: int) -> int:
        """Return how many lines stand under an opened one."""
        depth, count = self.rows[place].depth, 0
        while place + 1 + count < len(self.rows) and self.rows[place + 1 + count].depth > depth:
            count += 1
        return count

    def holder(self, place: int) -> int | None:
        """Return the line that a line stands under."""
        depth = self.rows[place].depth
        return next((above for above in range(place - 1, -1, -1) if self.rows[above].depth < depth), None)

    def _mark(self, place: int, opened: bool) -> None:
        self.rows[place] = replace(self.rows[place], opened=opened)
        self.dataChanged.emit(self.index(place), self.index(place))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        row = self.rows[index.row()]
        if role == _DISPLAY:
            return f"{row.over}{row.text}"
        return row if role == _ROW else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not self.rows[index.row()].can_be_taken:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class RowPainter(QStyledItemDelegate):
    """Icon and name; headings small; a mark at the right of what can be opened."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = QFont(theme.font("base"))
        self._small.setWeight(QFont.Weight.DemiBold)
        self._small.setPointSizeF(self._small.pointSizeF() - 1)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(_ROW)
        return QSize(100, _HEADING_HEIGHT if row.part is Part.HEADING else ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(_ROW)
        painter.save()
        if row.can_be_taken and option.state & (_SELECTED | _UNDER_MOUSE):
            painter.fillRect(option.rect, self._theme.colour("accent_soft" if option.state & _SELECTED else "hover"))
        room = option.rect.adjusted(SPACE_S + row.depth * SPACE_L, 0, -SPACE_S, 0)
        if row.part is Part.HEADING:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(room.adjusted(0, 4, 0, 0), _LEFT, _fitting(painter, row.text, room.width()))
        else:
            self._paint_name(painter, option, row, room)
        painter.restore()

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, room: QRect) -> None:
        if row.icon:
            self._paint_icon(painter, row.icon, QRect(room.left(), room.top(), ICON_SMALL, room.height()))
            room.setLeft(room.left() + ICON_SMALL + SPACE_S)
        if row.part is Part.BRANCH:
            mark = "chevron_down" if row.opened else "chevron_right"
            self._paint_icon(painter, mark, QRect(room.right() - ICON_SMALL, room.top(), ICON_SMALL, room.height()))
            room.setRight(room.right() - ICON_SMALL - SPACE_S)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("muted"))
        if row.over:
            over = _fitting(painter, row.over, room.width() * 2 // 3)
            painter.drawText(room, _LEFT, over)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(over))
        if row.part is not Part.NEWS:
            painter.setPen(self._theme.colour("text"))
        painter.drawText(room, _LEFT, _fitting(painter, row.text, room.width()))
        if row.inner and not row.opened:
            self._paint_inner(painter, row, room)

    def _paint_inner(self, painter: QPainter, row: Row, room: QRect) -> None:
        """Behind what gathers others stand their names, as many as there is room for."""
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(row.text) + SPACE_M)
        painter.setPen(self._theme.colour("muted"))
        names = ", ".join(branch.label for branch in row.inner)
        painter.drawText(room, _LEFT, _fitting(painter, names, room.width()))

    def _paint_icon(self, painter: QPainter, name: str, room: QRect) -> None:
        self._theme.icon(name, "muted").paint(painter, room, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, _ELIDE, width)
