"""The appearances as pictures: a small window in the colours of each, to be chosen like a radio button."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.theme import CARD_RADIUS, DARK, FIELD_RADIUS, LIGHT, SPACE_S, SPACE_XS, Theme, Tokens

_WIDTH, _HEIGHT = 144, 92  # of the picture
_FRAME = 3  # of the chosen one
_MARK = 14  # the radio button's ring
_LOOKS = {"light": (LIGHT, LIGHT), "dark": (DARK, DARK), "system": (LIGHT, DARK)}
_ANTIALIASED = QPainter.RenderHint.Antialiasing
_LINES = ((0.62, "text"), (0.46, "muted"), (0.54, "muted"))  # of text on the card: share of its width, and colour


class ThemeChoice(QRadioButton):
    """One appearance. The system's is shown in two halves, light and dark."""

    def __init__(self, theme: Theme, choice: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme, self.choice = theme, choice
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + _MARK + SPACE_S
        return QSize(
            max(_WIDTH + 2 * _FRAME, words),
            _HEIGHT + 2 * _FRAME + SPACE_S + max(_MARK, self.fontMetrics().height()) + SPACE_XS,
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASED)
        picture = QRectF(_FRAME, _FRAME, _WIDTH, _HEIGHT)
        first, second = _LOOKS[self.choice]
        self._paint_window(painter, picture, first)
        if second is not first:
            painter.save()
            painter.setClipPath(_half(picture))
            self._paint_window(painter, picture, second)
            painter.restore()
        self._paint_frame(painter, picture)
        self._paint_words(painter)

    def _paint_window(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(area, CARD_RADIUS, CARD_RADIUS)
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, QColor(tokens.ground))
        painter.fillRect(QRectF(area.left(), area.top(), 26, area.height()), QColor(tokens.nav))
        painter.fillRect(QRectF(area.left() + 26, area.top(), area.width() - 26, 14), QColor(tokens.surface))
        painter.fillRect(QRectF(area.left() + 26, area.top() + 14, area.width() - 26, 1), QColor(tokens.line))
        for place in range(3):
            token = tokens.nav_text if place == 0 else tokens.nav_muted
            _bar(painter, QRectF(area.left() + 6, area.top() + 10 + 10 * place, 14, 4), token)
        self._paint_card(
            painter, QRectF(area.left() + 34, area.top() + 23, area.width() - 42, area.height() - 31), tokens
        )
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, tokens: Tokens) -> None:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, 4, 4)
        for place, (share, token) in enumerate(_LINES):
            line = QRectF(card.left() + 8, card.top() + 9 + 9 * place, card.width() * share, 4)
            _bar(painter, line, getattr(tokens, token))
        _bar(painter, QRectF(card.left() + 8, card.bottom() - 16, 30, 9), tokens.accent)
        _bar(painter, QRectF(card.left() + 44, card.bottom() - 16, 30, 9), tokens.accent_soft)

    def _paint_frame(self, painter: QPainter, area: QRectF) -> None:
        chosen, lit = self.isChecked(), self.underMouse() or self.hasFocus()
        colour = self._theme.colour("accent" if chosen else "muted" if lit else "edge")
        width = _FRAME if chosen else 2 if lit else 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        outward = width / 2 if chosen else 0.5
        painter.drawRoundedRect(area.adjusted(-outward, -outward, outward, outward), CARD_RADIUS, CARD_RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        line = QRectF(0, _HEIGHT + 2 * _FRAME + SPACE_S, self.width(), self.height() - _HEIGHT - 2 * _FRAME - SPACE_S)
        ring = QRectF(1.5, line.center().y() - _MARK / 2, _MARK, _MARK)
        colour = self._theme.colour("accent" if self.isChecked() else "field_line")
        painter.setPen(QPen(colour, 5 if self.isChecked() else 1))
        inset = 2.5 if self.isChecked() else 0.5
        painter.setBrush(self._theme.colour("on_accent" if self.isChecked() else "field"))
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        words = line.adjusted(_MARK + SPACE_S, 0, 0, 0)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            wide = self.fontMetrics().horizontalAdvance(self.text())
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(words.left() - SPACE_XS, line.top() + 0.5, wide + 2 * SPACE_XS, line.height() - 1)
            painter.drawRoundedRect(around, FIELD_RADIUS, FIELD_RADIUS)


def _bar(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(area, 2, 2)


def _half(area: QRectF) -> QPainterPath:
    """The lower right half, along a slanted line."""
    slant = area.width() / 6
    path = QPainterPath(QPointF(area.center().x() + slant, area.top()))
    for point in (area.topRight(), area.bottomRight(), QPointF(area.center().x() - slant, area.bottom())):
        path.lineTo(point)
    path.closeSubpath()
    return path
