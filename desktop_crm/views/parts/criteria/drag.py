"""Dragging a line, a group or a block by its handle: it follows the mouse, and a line shows where it would stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QLabel, QScrollArea, QWidget
from typing_extensions import override

from desktop_crm.views.parts.criteria.block import Block, Parts
from desktop_crm.views.parts.criteria.controls import Handle
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.places import Spot, can_stand, spot_of
from desktop_crm.views.theme import FIELD_RADIUS, Theme

_EDGE, _STEP = 32, 14  # how near the border it scrolls, and how far at a time
_OPACITY, _BEHIND = 0.92, 0.35
_ROUND, _UNDER, _WIDEST = 4, 6, 440  # room around what is dragged, how far under the mouse, and how wide
_THICK = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something may be dropped, and where that is seen."""

    spot: Spot
    line: QRect  # on the content


class DropLine(QWidget):
    """Shows where it would stand."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(self.rect(), _THICK / 2, _THICK / 2)
        painter.end()


class Dragging(QObject):
    """Watches the handles. Esc lets go of what is dragged where it was."""

    def __init__(self, hand: Hand, area: QScrollArea, content: QWidget, root: Parts) -> None:
        super().__init__(area)
        self._hand, self._area, self._content, self._root = hand, area, content, root
        self._dragged: LineRow | Block | None = None
        self._from = QPoint()
        self._grip, self._mouse = QPoint(), QPoint()
        self._ghost: QLabel | None = None
        self.line = DropLine(hand.bench.theme, content)
        self.spot: Spot | None = None  # where it would stand now
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll)

    def watch(self, widget: LineRow | Block) -> None:
        """Let a part be dragged by its handle."""
        widget.strip.handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Handle):
            return self._on_key(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(watched, event)
        return False

    def _on_mouse(self, handle: Handle, event: QMouseEvent) -> bool:
        kind, place = event.type(), event.globalPosition().toPoint()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._from, self._dragged = place, _part_of(handle)
        elif kind == QEvent.Type.MouseMove and self._dragged is not None:
            self._move(place)
        elif kind == QEvent.Type.MouseButtonRelease and self._dragged is not None:
            self._drop()
        else:
            return False
        return True

    def _on_key(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._let_go()
            event.accept()
            return True
        return False

    # -- on the way ------------------------------------------------------------------------------------------------

    def _move(self, place: QPoint) -> None:
        if self._ghost is None:
            if (place - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            self._lift()
        assert self._ghost is not None
        self._ghost.move(self._area.viewport().mapFromGlobal(place) - self._grip)
        self._mouse = place
        self._show_spot(place)
        self._scrolling.start()

    def _lift(self) -> None:
        """Its first line follows the mouse, as a card; the part itself stands back."""
        part = self._dragged
        assert part is not None
        self._ghost = QLabel(self._area.viewport())
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.setPixmap(self._card(part.strip))
        self._ghost.resize(_card_size(part.strip))
        self._grip = QPoint(part.strip.mapFromGlobal(self._from).x() + _ROUND, -_UNDER)
        self._ghost.show()
        part.setGraphicsEffect(QGraphicsOpacityEffect(part, opacity=_BEHIND))
        part.strip.handle.setCursor(Qt.CursorShape.ClosedHandCursor)
        _application().installEventFilter(self)

    def _card(self, strip: QWidget) -> QPixmap:
        theme, ratio = self._hand.bench.theme, strip.devicePixelRatioF()
        frame = QRect(QPoint(0, 0), _card_size(strip))
        picture = QPixmap(frame.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_OPACITY)
        painter.setPen(theme.colour("accent"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), FIELD_RADIUS, FIELD_RADIUS)
        seen = QRegion(0, 0, frame.width() - 2 * _ROUND, strip.height())
        strip.render(painter, QPoint(_ROUND, _ROUND), seen, QWidget.RenderFlag.DrawChildren)
        painter.end()
        return picture

    def _show_spot(self, place: QPoint) -> None:
        found = self._nearest(place)
        self.spot = None if found is None else found.spot
        self.line.setVisible(found is not None)
        if found is not None:
            self.line.setGeometry(found.line)
            self.line.raise_()

    def _nearest(self, place: QPoint) -> _Place | None:
        """The nearest height; of several at the same, the one that is farthest in but still left of the mouse."""
        mouse = self._content.mapFromGlobal(place)
        places = list(self._places(self._root))
        if not places:
            return None
        return min(places, key=lambda one: self._distance(one, mouse))

    def _distance(self, place: _Place, mouse: QPoint) -> tuple[int, int]:
        height = abs(place.line.center().y() - mouse.y())
        inward = mouse.x() - place.line.left()
        return height // 6, inward if inward >= 0 else 10_000 - inward

    def _places(self, parts: Parts) -> Iterator[_Place]:
        dragged = self._dragged
        assert dragged is not None
        if can_stand(self._hand.draft.root, dragged.key, parts.key):
            for index, height in enumerate(parts.edges):
                at = parts.mapTo(self._content, QPoint(0, height))
                yield _Place(Spot(parts.key, index), QRect(at.x(), at.y() - _THICK // 2, parts.width(), _THICK))
        for widget in parts.widgets:
            if isinstance(widget, Block) and widget is not dragged:
                yield from self._places(widget.parts)

    def _scroll(self) -> None:
        """Near the border of what is seen, more of it comes."""
        viewport, bar = self._area.viewport(), self._area.verticalScrollBar()
        height = viewport.mapFromGlobal(self._mouse).y()
        if height < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif height > viewport.height() - _EDGE:
            bar.setValue(bar.value() + _STEP)
        else:
            return
        self._show_spot(self._mouse)

    # -- the end ---------------------------------------------------------------------------------------------------

    def _drop(self) -> None:
        part, spot = self._dragged, self.spot
        moved = self._ghost is not None
        self._let_go()
        if part is None or spot is None or not moved:
            return
        here = spot_of(self._hand.draft.root, part.key)
        if spot.group != here.group or spot.index not in (here.index, here.index + 1):
            self._hand.do(lambda draft: draft.move(part.key, spot))

    def _let_go(self) -> None:
        if self._ghost is not None and self._dragged is not None:
            _application().removeEventFilter(self)
            self._dragged.setGraphicsEffect(None)  # type: ignore[arg-type]
            self._dragged.strip.handle.setCursor(Qt.CursorShape.OpenHandCursor)
            self._ghost.deleteLater()
        self._ghost = self._dragged = self.spot = None
        self._scrolling.stop()
        self.line.hide()


def _card_size(strip: QWidget) -> QSize:
    return QSize(min(strip.width(), _WIDEST), strip.height()) + QSize(2 * _ROUND, 2 * _ROUND)


def _application() -> QCoreApplication:
    running = QApplication.instance()
    assert running is not None
    return running


def _part_of(handle: Handle) -> LineRow | Block | None:
    widget = handle.parentWidget()
    while widget is not None and not isinstance(widget, (LineRow, Block)):
        widget = widget.parentWidget()
    return widget
