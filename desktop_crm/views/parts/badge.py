"""A short fact as icon and word on a soft ground."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.theme import ICON_SMALL, SPACE_XS, Theme

_HEIGHT = 22
_EDGE = 8
_CENTRE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Badge(QWidget):
    """Without a word it takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._token, self._ground, self.word = "", "accent", "accent", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_fact(self, icon: str, word: str, token: str = "accent", ground: str = "") -> None:
        """Show a word with its icon, in the colour of a token, on a ground in that of another."""
        self._icon, self.word, self._token, self._ground = icon, word, token, ground or token
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if not self.word:
            return QSize(0, 0)
        word = self.fontMetrics().horizontalAdvance(self.word)
        return QSize(2 * _EDGE + ICON_SMALL + SPACE_XS + word, max(_HEIGHT, self.fontMetrics().height() + SPACE_XS))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.word:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tint(self._ground))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        icon = QRect(_EDGE, (self.height() - ICON_SMALL) // 2, ICON_SMALL, ICON_SMALL)
        self._theme.icon(self._icon, self._token).paint(painter, self._mirrored(icon))
        painter.setPen(self._theme.colour("text"))
        word = self.rect().adjusted(icon.right() + 1 + SPACE_XS, 0, 0, 0)
        painter.drawText(self._mirrored(word), _CENTRE_LEFT, self.word)

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())
