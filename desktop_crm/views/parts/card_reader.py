"""How a value stands on a card while it is read: on one line, as a link, or as a long text."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_XS

TALL = 48  # the height that a page keeps for a long text, which gives way down to one line
PADDING = 9  # the text of a value stands where the text of its editor will stand
_RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class LineReader(ElidedLabel):
    """A value on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(PADDING, 0, 0, 0)

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        self.setAlignment(side | _MIDDLE)
        if side == _RIGHT:
            self.setContentsMargins(0, 0, PADDING, 0)

    def show_text(self, text: str, called: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{called}: {text}")


class LinkReader(QWidget):
    """A value that leads somewhere: only its words are clickable, the rest of the place takes the double click."""

    def __init__(self, follow: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.link = LinkButton(parent=self)
        self.link.clicked.connect(follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(PADDING - 2, 0, SPACE_XS, 0)
        line.addWidget(self.link, 1)
        line.addStretch(0)
        self.link.hide()

    def text(self) -> str:
        return self.link.whole

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        """Links stand at the left."""

    def show_text(self, text: str, called: str) -> None:
        self.link.setVisible(bool(text))
        self.link.show_text(text, called)


class LongReader(QPlainTextEdit):
    """A long text while it is read: plain, scrolling, never more than its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(PADDING)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        return self.toPlainText()

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        """Long texts stand at the left."""

    def show_text(self, text: str, called: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setAccessibleName(called)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), FIELD_HEIGHT)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()


Reader = LineReader | LinkReader | LongReader
