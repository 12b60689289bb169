"""The stages of a sale as a row of chevrons, with Sold and Lost as two pills at the end (look: the card)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget
from typing_extensions import override

from desktop_crm.views.parts.chevrons import NARROWEST, POINT, chevron, pill, share_room
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import (
    FIELD_HEIGHT,
    ICON_SMALL,
    SPACE_L,
    SPACE_M,
    SPACE_S,
    SPACE_XS,
    Theme,
    blend,
)

State = Literal["passed", "current", "coming"]
Tone = Literal["open", "sold", "lost"]

_GAP = 3  # between two chevrons
_DIM = 0.8  # of a step that cannot be chosen
_ACCENTS: dict[Tone, str] = {"open": "accent", "sold": "sold", "lost": "lost"}
_WAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = -1


@dataclass(frozen=True)
class Step:
    """One place that a sale can stand in. `open` steps are chevrons, `sold` and `lost` ones are pills at the end."""

    key: str
    text: str
    state: State = "coming"
    tone: Tone = "open"
    hint: str = ""
    enabled: bool = True


@dataclass(frozen=True)
class _Look:
    """The colours of one step at this moment."""

    ground: QColor
    edge: QColor
    text: QColor


class StageBar(QWidget):
    """Shows where a sale stands; a click, or Enter on the step in focus, wishes it elsewhere."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._rects: list[QRect] = []
        self._locked: str | None = None
        self._hovered = self._pressed = self._focused = _NOWHERE
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stage"))
        theme.changed.connect(self.update)

    # what it shows

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._steps

    @property
    def locked(self) -> str | None:
        """Why no step can be chosen, or None."""
        return self._locked

    @property
    def focused_key(self) -> str:
        """The key of the step that Enter would choose."""
        return self._steps[self._focused].key if self._steps else ""

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, in this order; those of tone `sold` and `lost` are expected last."""
        self._steps = tuple(steps)
        self._hovered = self._pressed = _NOWHERE
        self._focused = next((place for place, step in enumerate(steps) if step.state == "current"), 0)
        self.updateGeometry()
        self._lay_out()
        self._describe()

    def set_locked(self, reason: str | None) -> None:
        """Dim the bar and refuse choices, saying why in the tool tip; None opens it again."""
        self._locked = reason
        self._describe()
        self.update()

    def tip(self, place: int) -> str:
        """The plain words of the tool tip of the step at `place`."""
        step = self._steps[place]
        words = [step.text, step.hint, self._locked or ""]
        return "\n".join(word for word in words if word)

    def step_at(self, position: QPointF) -> int:
        """The place of the step under a point, or -1."""
        return next((place for place in range(len(self._rects)) if self._shape(place).contains(position)), _NOWHERE)

    def rect_of(self, key: str) -> QRect:
        """Where the step with that key is painted."""
        return next(rect for step, rect in zip(self._steps, self._rects, strict=True) if step.key == key)

    def _describe(self) -> None:
        if self._steps:
            step = self._steps[self._focused]
            states = {"passed": self.tr("passed"), "current": self.tr("current"), "coming": self.tr("coming")}
            words = (step.text, states[step.state], step.hint, self._locked or "")
            self.setAccessibleDescription(", ".join(word for word in words if word))

    def _choosable(self, place: int) -> bool:
        if not 0 <= place < len(self._steps) or self._locked is not None or not self.isEnabled():
            return False
        return self._steps[place].enabled and self._steps[place].state != "current"

    # room

    def _metrics(self, bold: bool) -> QFontMetrics:
        return QFontMetrics(self._font(bold))

    def _font(self, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _natural(self, step: Step) -> int:
        """The width that shows the whole text, also when it turns bold."""
        text = self._metrics(bold=True).horizontalAdvance(step.text)
        if step.tone == "open":
            return max(NARROWEST, text + 2 * POINT + SPACE_L)
        return text + 2 * SPACE_M + ICON_SMALL + SPACE_XS

    def _gap(self, step: Step) -> int:
        """The room before a step: a chevron's notch takes in the point before it, a pill stands free."""
        return _GAP - POINT if step.tone == "open" else SPACE_S

    def _width(self, width_of: Callable[[Step], int]) -> int:
        return sum(map(width_of, self._steps)) + sum(map(self._gap, self._steps[1:]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(self._natural), self._tall())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(least_width), self._tall())

    def _tall(self) -> int:
        return max(FIELD_HEIGHT, self.fontMetrics().height() + SPACE_M)

    def _lay_out(self) -> None:
        """Pills take what they need, or only their icon where room is short; chevrons share the rest."""
        pill_width = self._natural if self.width() >= self._width(self._natural) else least_width
        pills = sum(pill_width(step) for step in self._steps if step.tone != "open")
        room = self.width() - pills - sum(map(self._gap, self._steps[1:]))
        chevrons = iter(share_room([self._natural(step) for step in self._steps if step.tone == "open"], room))
        self._rects, left = [], 0
        for place, step in enumerate(self._steps):
            left += self._gap(step) if place else 0
            width = next(chevrons) if step.tone == "open" else pill_width(step)
            self._rects.append(self._mirrored(QRect(left, 0, width, self.height())))
            left += width
        self.update()

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _shape(self, place: int) -> QPainterPath:
        """The outline of a step, half a pixel inside its rectangle so that its edge is sharp."""
        rect = QRectF(self._rects[place]).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._steps[place].tone != "open":
            return pill(rect)
        outline = chevron(rect, first=place == 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            outline = QTransform(-1, 0, 0, 1, 2 * rect.center().x(), 0).map(outline)
        return outline

    # what the user does

    def _choose(self, place: int) -> None:
        if self._choosable(place):
            self.chosen.emit(self._steps[place].key)

    def _focus_step(self, place: int) -> None:
        self._focused = max(0, min(len(self._steps) - 1, place))
        self._ring = True
        self._describe()
        self.update()

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            hand = Qt.CursorShape.PointingHandCursor if self._choosable(place) else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._focus_step(self._focused + (-_WAYS[key] if mirrored else _WAYS[key]))
        elif key in _ENDS:
            self._focus_step(_ENDS[key] * len(self._steps))
        elif key in _CHOOSING:
            self._choose(self._focused)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.step_at(event.position()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.step_at(event.position())
            self._ring = False
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, _NOWHERE
        self.update()
        if event.button() == Qt.MouseButton.LeftButton and pressed == self.step_at(event.position()):
            self._choose(pressed)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(_NOWHERE)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self._lay_out()

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        place = self.step_at(QPointF(event.pos()))
        if place == _NOWHERE:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip(place)), self, self._rects[place])
        return True

    # what it looks like

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, step in enumerate(self._steps):
            dim = self._locked is not None or not step.enabled or not self.isEnabled()
            painter.setOpacity(_DIM if dim else 1.0)
            self._paint_step(painter, place, step)

    def _paint_step(self, painter: QPainter, place: int, step: Step) -> None:
        look, shape = self._look(place, step), self._shape(place)
        painter.setBrush(look.ground)
        painter.setPen(QPen(look.edge, 1, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(shape)
        if place == self._focused and self._ring and self.hasFocus():
            self._paint_ring(painter, shape, look.text)
        self._paint_words(painter, place, step, look.text)

    def _look(self, place: int, step: Step) -> _Look:
        theme, accent = self._theme, _ACCENTS[step.tone]
        if step.state == "current":
            return _Look(theme.colour(accent), theme.colour(accent), theme.colour("on_accent"))
        pill = step.tone != "open"
        if step.state == "passed":
            under, edge, text = "accent_soft", "accent_soft", "accent"
        else:
            under, edge, text = ("surface", accent, accent) if pill else ("ground", "line", "muted")
        share = self._stir(place)
        ground = blend(getattr(theme.tokens, under), getattr(theme.tokens, accent), share)
        return _Look(ground, theme.colour(accent if share else edge), theme.colour("text" if share else text))

    def _stir(self, place: int) -> float:
        """How strongly the step under the mouse stands out."""
        if place != self._hovered or not self._choosable(place):
            return 0.0
        return 0.30 if place == self._pressed else 0.14

    def _paint_ring(self, painter: QPainter, shape: QPainterPath, colour: QColor) -> None:
        """The mark of the focus, inside the step's edge."""
        painter.save()
        painter.setClipPath(shape)
        painter.strokePath(shape, QPen(colour, 5))
        painter.restore()

    def _paint_words(self, painter: QPainter, place: int, step: Step, colour: QColor) -> None:
        rect, bold = self._rects[place], step.state == "current"
        painter.setPen(colour)
        painter.setFont(self._font(bold))
        if step.tone == "open":
            room = rect.adjusted(POINT + SPACE_XS, 0, -POINT - SPACE_XS // 2, 0)
            self._draw_text(painter, room, step.text, bold, _CENTRE)
        else:
            self._paint_pill(painter, rect, step, bold, colour)

    def _paint_pill(self, painter: QPainter, rect: QRect, step: Step, bold: bool, colour: QColor) -> None:
        slim = rect.width() <= least_width(step)
        left = (rect.width() - ICON_SMALL) // 2 if slim else SPACE_M
        icon = QRect(rect.left() + left, rect.center().y() - ICON_SMALL // 2 + 1, ICON_SMALL, ICON_SMALL)
        icon = QStyle.visualRect(self.layoutDirection(), rect, icon)
        self._theme.icons.fill(painter, step.tone, colour, QRectF(icon))
        if not slim:
            room = rect.adjusted(SPACE_M + ICON_SMALL + SPACE_XS, 0, -SPACE_S, 0)
            room = QStyle.visualRect(self.layoutDirection(), rect, room)
            self._draw_text(painter, room, step.text, bold, _LEADING)

    def _draw_text(self, painter: QPainter, room: QRect, text: str, bold: bool, alignment: Qt.AlignmentFlag) -> None:
        shown = self._metrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, QStyle.visualAlignment(self.layoutDirection(), alignment), shown)


def least_width(step: Step) -> int:
    """The least width of a step: a chevron with its first letters, a pill with its icon."""
    return NARROWEST if step.tone == "open" else ICON_SMALL + 2 * SPACE_S
