"""The header of a list: sorts on a click, moves on a drag, and shows by what the list stands and is filtered."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_painter import EDGE
from desktop_crm.views.theme import ICON_SMALL, Theme

HEADER_HEIGHT = 32
NARROWEST = 36
_NOWHERE = -1
_ARROW = 8
_FUNNEL = ICON_SMALL + 4  # the room that a funnel takes
_GRIP = 4  # beside the border of two columns, by which they are made wider
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
    """Paints its own sections: words at the side of their values, and beside them the arrow of the order.

    A funnel comes where the mouse is, and stays in columns that are filtered, whose words are bold. Below the headings
    a row of fields may stand.
    """

    sort_requested = Signal(int, bool)  # column, whether it becomes one more level
    filter_requested = Signal(int)  # column
    group_requested = Signal(int)  # column: it was dragged up, out of the header
    rearranged = Signal()  # columns stand elsewhere, or are of another width

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._marks: Mapping[int, SortMark] = {}
        self._filtered: Mapping[int, str] = {}
        self._hovered, self._on_funnel = _NOWHERE, False
        self._pressed_funnel = self._dragged = _NOWHERE
        self._row: QWidget | None = None
        self._adding = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(NARROWEST)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(lambda column: self.sort_requested.emit(column, self._adding))
        theme.changed.connect(self.viewport().update)
        for moved in (self.sectionResized, self.sectionMoved, self.sectionCountChanged, self.geometriesChanged):
            moved.connect(lambda *_: self.rearranged.emit())

    def set_filtered(self, filtered: Mapping[int, str]) -> None:
        """Show which columns are filtered, each with what it lets through, in words."""
        self._filtered = filtered
        self.viewport().update()

    def set_row(self, row: QWidget | None) -> None:
        """Let a row of fields stand under the headings, or none."""
        self._row = row
        self._place_row()
        self.updateGeometry()
        self.geometriesChanged.emit()

    def _place_row(self) -> None:
        if self._row is not None:
            self._row.setGeometry(0, HEADER_HEIGHT, self.width(), self._row.sizeHint().height())

    def set_marks(self, marks: Mapping[int, SortMark]) -> None:
        """Show by which columns the list is sorted."""
        self._marks = marks
        self.viewport().update()

    def wanted_width(self, column: int) -> int:
        """The width in which the heading of a column is seen whole."""
        text = self.model().headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or ""
        arrow = self._mark_width(self._marks.get(column, SortMark(0, False)))
        funnel = _FUNNEL if column in self._filtered else 0
        return self._metrics_width(text) + 2 * EDGE + arrow + funnel + 1

    def _metrics_width(self, text: str) -> int:
        return QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(text)

    def _mark_width(self, mark: SortMark | None) -> int:
        if mark is None:
            return 0
        return _GAP + _ARROW + (self._metrics_width(str(mark.level)) + 2 if mark.level else 0)

    @override
    def sizeHint(self) -> QSize:
        row = self._row.sizeHint().height() if self._row is not None else 0
        return QSize(super().sizeHint().width(), HEADER_HEIGHT + row)

    # -- the mouse -------------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed_funnel = self._funnel_at(event)
        if self._pressed_funnel == _NOWHERE:
            self._dragged = self.logicalIndexAt(event.position().toPoint())
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_funnel = self._pressed_funnel, _NOWHERE
        dragged, self._dragged = self._dragged, _NOWHERE
        if dragged != _NOWHERE and event.position().y() < -_GRIP:
            back = QPointF(self.section(dragged).center())  # let go where it was taken: it moves nowhere
            super().mouseReleaseEvent(_let_go(event, back))
            self.group_requested.emit(dragged)
        elif pressed == _NOWHERE:
            super().mouseReleaseEvent(event)
        elif pressed == self._funnel_at(event):
            self.filter_requested.emit(pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._funnel_at(event) == _NOWHERE:
            super().mouseDoubleClickEvent(event)

    def _funnel_at(self, event: QMouseEvent) -> int:
        """The column whose funnel is under the mouse."""
        point = event.position().toPoint()
        column = self.logicalIndexAt(point)
        hit = event.button() == Qt.MouseButton.LeftButton and column >= 0 and self.funnel(column).contains(point)
        return column if hit else _NOWHERE

    def section(self, column: int) -> QRect:
        """Where the heading of a column stands."""
        return QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), HEADER_HEIGHT)

    def funnel(self, column: int) -> QRect:
        """Where the funnel of a column stands, or would: at the side where its words do not."""
        room = self.section(column)
        left = room.left() + _GRIP if self._is_trailing(column) else room.right() - _FUNNEL - _GRIP + 1
        return QRect(left, room.top() + 4, _FUNNEL, room.height() - 9)

    def _is_trailing(self, column: int) -> bool:
        alignment = self.model().headerData(column, Qt.Orientation.Horizontal, _ALIGNMENT) or 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return not alignment & _MIDDLE and bool(alignment & _RIGHT) != mirrored

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_row()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """What a column lets through is read on its heading, and words that are cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos().x())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, x: int) -> str:
        """Return what is said of the heading at a place."""
        column = self.logicalIndexAt(x)
        if column < 0:
            return ""
        name = str(self.model().headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or "")
        if column in self._filtered:
            return f"{name}: {self._filtered[column]}"
        return name if self.wanted_width(column) > self.sectionSize(column) else ""

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        column = self.logicalIndexAt(point)
        self._hover(column, column >= 0 and self.funnel(column).contains(point))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(_NOWHERE, False)

    def _hover(self, column: int, on_funnel: bool) -> None:
        if (column, on_funnel) != (self._hovered, self._on_funnel):
            self._hovered, self._on_funnel = column, on_funnel
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
        rect.setHeight(HEADER_HEIGHT)
        colour, mark = self._theme.colour, self._marks.get(logicalIndex)
        filtered, hovered = logicalIndex in self._filtered, logicalIndex == self._hovered
        painter.save()
        painter.fillRect(rect, colour("hover" if hovered else "surface"))
        painter.fillRect(rect.right(), rect.top() + 8, 1, rect.height() - 16, colour("line"))
        painter.setFont(self._theme.font(bold=filtered))
        painter.setPen(colour("text" if mark or hovered or filtered else "muted"))
        room = rect.adjusted(EDGE, 0, -EDGE, -1)
        if filtered:
            room.adjust(*((_FUNNEL, 0, 0, 0) if self._is_trailing(logicalIndex) else (0, 0, -_FUNNEL, 0)))
        self._paint_words(painter, room, logicalIndex, mark)
        if filtered or hovered:
            self._paint_funnel(painter, logicalIndex, filtered)
        painter.restore()

    def _paint_funnel(self, painter: QPainter, column: int, filtered: bool) -> None:
        where = self.funnel(column)
        if not filtered:
            painter.fillRect(where, self._theme.colour("hover"))  # words that reach so far give way
        over = column == self._hovered and self._on_funnel
        icon, token = ("filtered" if filtered else "filter"), ("accent" if filtered or over else "muted")
        picture = self._theme.pixmap(icon, ICON_SMALL, token, self.devicePixelRatioF())
        painter.drawPixmap(where.center().x() - ICON_SMALL // 2, where.center().y() - ICON_SMALL // 2, picture)

    def _paint_words(self, painter: QPainter, room: QRect, column: int, mark: SortMark | None) -> None:
        text = self.model().headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or ""
        alignment = self.model().headerData(column, Qt.Orientation.Horizontal, _ALIGNMENT) or 0
        centred, trailing = bool(alignment & _MIDDLE), self._is_trailing(column)
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


def _let_go(event: QMouseEvent, point: QPointF) -> QMouseEvent:
    """Return the same event at another point."""
    return QMouseEvent(event.type(), point, event.globalPosition(), event.button(), event.buttons(), event.modifiers())
