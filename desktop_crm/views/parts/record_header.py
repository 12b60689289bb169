"""The header of a list: sorts on a click, moves on a drag, and shows by which columns the list stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from desktop_crm.views.parts.record_painter import EDGE
from desktop_crm.views.theme import Theme

HEADER_HEIGHT = 32
NARROWEST = 36
_NOWHERE = -1
_ARROW = 8
_DISPLAY, _ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
_GAP = 6
_RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignRight.value, Qt.AlignmentFlag.AlignHCenter.value
_CENTRE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class SortMark:
    """By which level a column sorts the list, counted from 1 (0: it is the only one), and in which direction."""

    level: int
    descending: bool


class RecordHeader(QHeaderView):
    """Paints its own sections: words at the side of their values, and beside them the arrow of the order."""

    sort_requested = Signal(int, bool)  # column, whether it becomes one more level

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._marks: Mapping[int, SortMark] = {}
        self._hovered = _NOWHERE
        self._adding = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(NARROWEST)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(lambda column: self.sort_requested.emit(column, self._adding))
        theme.changed.connect(self.viewport().update)

    def set_marks(self, marks: Mapping[int, SortMark]) -> None:
        """Show by which columns the list is sorted."""
        self._marks = marks
        self.viewport().update()

    def wanted_width(self, column: int) -> int:
        """The width in which the heading of a column is seen whole."""
        text = self.model().headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or ""
        arrow = self._mark_width(self._marks.get(column, SortMark(0, False)))
        return self._metrics_width(text) + 2 * EDGE + arrow + 1

    def _metrics_width(self, text: str) -> int:
        return QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(text)

    def _mark_width(self, mark: SortMark | None) -> int:
        if mark is None:
            return 0
        return _GAP + _ARROW + (self._metrics_width(str(mark.level)) + 2 if mark.level else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    # -- the mouse -------------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(_NOWHERE)

    def _hover(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()

    # -- what it looks like ----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("surface"))
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        rect = self.viewport().rect()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid() or self.model() is None:
            return
        colour, mark = self._theme.colour, self._marks.get(logicalIndex)
        painter.save()
        painter.fillRect(rect, colour("hover" if logicalIndex == self._hovered else "surface"))
        painter.fillRect(rect.right(), rect.top() + 8, 1, rect.height() - 16, colour("line"))
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(colour("text" if mark or logicalIndex == self._hovered else "muted"))
        self._paint_words(painter, rect.adjusted(EDGE, 0, -EDGE, -1), logicalIndex, mark)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, column: int, mark: SortMark | None) -> None:
        text = self.model().headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or ""
        alignment = self.model().headerData(column, Qt.Orientation.Horizontal, _ALIGNMENT) or 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        centred = bool(alignment & _MIDDLE)
        trailing = not centred and bool(alignment & _RIGHT) != mirrored
        beside = self._mark_width(mark)
        width = max(0, room.width() - beside)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        used = painter.fontMetrics().horizontalAdvance(shown)
        left = room.right() + 1 - used if trailing else room.left()
        if centred:
            left += (width - used) // 2
        painter.drawText(QRect(left, room.top(), used + 2, room.height()), _CENTRE_LEFT, shown)
        if mark is not None:
            self._paint_mark(painter, left - beside if trailing else left + used + _GAP, room, mark)

    def _paint_mark(self, painter: QPainter, left: int, room: QRect, mark: SortMark) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, up = room.center().y() + 0.5, -1 if mark.descending else 1
        tip, foot = middle - 2 * up, middle + 2 * up
        points = [QPointF(left, foot), QPointF(left + _ARROW / 2, tip), QPointF(left + _ARROW, foot)]
        painter.setPen(QPen(self._theme.colour("accent"), 1.6, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        if mark.level:
            number = QRect(left + _ARROW + 2, room.top(), 20, room.height())
            painter.drawText(number, _CENTRE_LEFT, str(mark.level))
