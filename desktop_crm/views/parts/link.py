"""Words that lead somewhere: a flat button that gives way where room is short, and is whole in its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip

_EDGE = 6  # what the style adds beside the words
_SHORTEST = 40


class LinkButton(QPushButton):
    """A link for data. What it is called stands before it in the accessible name: "Company: Alfa AS"."""

    def __init__(self, text: str = "", called: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text, called)

    @property
    def whole(self) -> str:
        """The text, also where some of it is not seen."""
        return self._whole

    def show_text(self, text: str, called: str = "") -> None:
        """Show these words."""
        self._whole = " ".join(text.splitlines())
        self.setAccessibleName(f"{called}: {text}" if called else text)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        room = max(_SHORTEST, self.width()) - _EDGE
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
        self.setToolTip(plain_tip(self._whole) if cut != self._whole else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _EDGE + 1, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_SHORTEST, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
