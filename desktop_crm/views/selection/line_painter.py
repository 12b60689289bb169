"""Paints one selection of the list: what it is of, its name and how many; below that its type, owner and category."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_crm.models.enums import VisibleFor
from desktop_crm.operations.selection_facts import SelectionLine
from desktop_crm.views.selection.lines_model import LinesModel
from desktop_crm.views.theme import ICON_MEDIUM, ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS, Theme

_HEIGHT = 48
_SELECTED, _OVER = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
_FOCUS = QStyle.StateFlag.State_HasFocus
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_BAR = 3


class LinePainter(QStyledItemDelegate):
    """Two rows of words beside a picture. The line on which a drag would be let go stands in a frame."""

    def __init__(self, theme: Theme, model: LinesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.drop_place: int | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(_HEIGHT, 2 * option.fontMetrics.height() + SPACE_M))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        painter.save()
        self._paint_ground(painter, option, index.row())
        room = option.rect.adjusted(SPACE_M, SPACE_XS, -SPACE_M, -SPACE_XS)
        picture = QRect(room.left(), room.top() + SPACE_XS, ICON_MEDIUM, ICON_MEDIUM)
        self._theme.icon(line.target, "muted" if line.completed else "accent").paint(painter, picture)
        words = room.adjusted(ICON_MEDIUM + SPACE_S, 0, 0, 0)
        half = words.height() // 2
        self._paint_name(painter, option, index.row(), line, words.adjusted(0, 0, 0, -half))
        self._paint_facts(painter, option, index.row(), line, words.adjusted(0, half, 0, 0))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: int) -> None:
        colour, rect = self._theme.colour, option.rect
        if option.state & _SELECTED:
            painter.fillRect(rect, colour("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), colour("accent"))
        elif option.state & _OVER:
            painter.fillRect(rect, colour("hover"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if place == self.drop_place or option.state & _FOCUS:
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), SPACE_XS, SPACE_XS)

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, place: int, line: SelectionLine, room: QRect
    ) -> None:
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        count = self._model.count_text(place)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("overdue" if self._model.is_at_fault(place) else "muted"))
        painter.drawText(room, _RIGHT, count)
        left = room.adjusted(0, 0, -(QFontMetrics(option.font).horizontalAdvance(count) + SPACE_S), 0)
        painter.setFont(strong)
        painter.setPen(self._theme.colour("muted" if line.completed else "text"))
        painter.drawText(left, _LEFT, _fitting(painter, line.name, left.width()))

    def _paint_facts(
        self, painter: QPainter, option: QStyleOptionViewItem, place: int, line: SelectionLine, room: QRect
    ) -> None:
        signs = [name for name, on in (("star_filled", line.starred), ("lock", _is_private(line))) if on]
        right = room.right() + 1
        for name in signs:
            right -= ICON_SMALL
            sign = QRect(right, room.top() + (room.height() - ICON_SMALL) // 2, ICON_SMALL, ICON_SMALL)
            self._theme.icon(name, "stalled" if name == "star_filled" else "muted").paint(painter, sign)
            right -= SPACE_XS
        picture = QRect(room.left(), room.top() + (room.height() - ICON_SMALL) // 2, ICON_SMALL, ICON_SMALL)
        self._theme.icon(line.form, "muted").paint(painter, picture)
        words = QRect(picture.right() + SPACE_XS, room.top(), right - picture.right() - SPACE_S, room.height())
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(words, _LEFT, _fitting(painter, self._model.beside(place), words.width()))


def _is_private(line: SelectionLine) -> bool:
    return line.visible_for != VisibleFor.ALL


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
