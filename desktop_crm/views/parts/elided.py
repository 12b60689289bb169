"""One line of plain text that gives way: it is cut with an ellipsis where room is short, and whole in its tool tip."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget
from typing_extensions import override

_SHORTEST = 4  # characters that are always seen


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` as it stands, even where it looks like HTML."""
    if not RichText.mightBeRichText(text):
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


class ElidedLabel(QLabel):
    """A label for data. `text()` and the accessible name are whole; a line break shows as a space."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        self._tell()

    def set_hint(self, hint: str) -> None:
        """A tool tip for when the text is seen whole."""
        self._own_tip = hint
        self._tell()

    @property
    def elided(self) -> bool:
        """Whether some of the text is not seen."""
        return self._shown() != self._line()

    def _line(self) -> str:
        return " ".join(self.text().splitlines())

    def _shown(self) -> str:
        width = self.contentsRect().width() - 2 * self.margin()
        return self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, width)

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text() if self.elided else self._own_tip))

    @override
    def sizeHint(self) -> QSize:
        return self._room(self.fontMetrics().horizontalAdvance(self._line()) + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        whole, shortest = self.sizeHint().width(), self._room(self.fontMetrics().averageCharWidth() * _SHORTEST)
        return QSize(min(whole, shortest.width()), shortest.height())

    def _room(self, width: int) -> QSize:
        margins = self.contentsMargins()
        edges = 2 * self.margin()
        return QSize(
            width + margins.left() + margins.right() + edges,
            self.fontMetrics().height() + margins.top() + margins.bottom() + edges,
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        style, margin = self.style(), self.margin()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        rect = self.contentsRect().adjusted(margin, margin, -margin, -margin)
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        style.drawItemText(
            painter, rect, alignment.value, self.palette(), self.isEnabled(), self._shown(), self.foregroundRole()
        )
