"""Where a sale stands, as icon and word (SC-4): coin open, tick sold, cross lost, red triangle stalled."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.theme import ICON_SMALL, SPACE_XS, Theme

# The token of each status's icon. The tokens of the grounds are named as the statuses are.
_ICON_TOKENS = {"open": "open", "sold": "sold", "lost": "lost", "stalled": "overdue"}

_HEIGHT = 22
_EDGE = 8
_CENTRE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def status_icon(theme: Theme, status: str) -> QIcon:
    """The icon of a status for a table cell, a menu or a list; `status` is open, sold, lost or stalled."""
    return theme.icon(status, _ICON_TOKENS[status])


class StatusBadge(QWidget):
    """The icon and the word of a status on a ground in its colour. Without a status it takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = ""
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def status(self) -> str:
        return self._status

    @property
    def word(self) -> str:
        return self._word

    def set_status(self, status: str, word: str) -> None:
        """Show a status (open, sold, lost, stalled, or empty for none) with the word that the caller has for it."""
        self._status, self._word = status, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if not self._status:
            return QSize(0, 0)
        word = self.fontMetrics().horizontalAdvance(self._word)
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
        if self._status:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tint(self._status))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _paint_words(self, painter: QPainter) -> None:
        icon = QRect(_EDGE, (self.height() - ICON_SMALL) // 2, ICON_SMALL, ICON_SMALL)
        word = self.rect().adjusted(_EDGE + ICON_SMALL + SPACE_XS, 0, 0, 0)
        status_icon(self._theme, self._status).paint(painter, self._mirrored(icon))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(self._mirrored(word), _CENTRE_LEFT, self._word)

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())
