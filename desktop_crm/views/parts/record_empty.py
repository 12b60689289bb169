"""What an empty list says: what belongs there, and the button that makes the first one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import SPACE_S, SPACE_XS

_WIDEST = 420


class _Words(ElidedLabel):
    """As wide as its sentence, up to a line that reads well, in several lines; in one, cut, where they have no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWordWrap(True)

    @property
    def elided(self) -> bool:
        return self._is_short and super().elided

    @property
    def _is_short(self) -> bool:
        return self.height() < self.heightForWidth(self.width())

    @override
    def sizeHint(self) -> QSize:
        width = min(_WIDEST, self.fontMetrics().horizontalAdvance(self.text()) + SPACE_XS)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_short:
            super().paintEvent(event)
        else:
            QLabel.paintEvent(self, event)


class EmptyState(QWidget):
    """Words in the middle of a list without rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], object] | None = None
        self._words, self._button = _Words(self), QPushButton(self)
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button.setProperty("role", "primary")
        self._button.setAutoDefault(False)  # in a dialog, Enter is for the form
        self._button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        column.setSpacing(SPACE_S)
        column.addStretch()
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.set_state(self.tr("Nothing here yet."), "", None)

    @property
    def button(self) -> QPushButton:
        return self._button

    @property
    def text(self) -> str:
        return self._words.text()

    def set_state(self, text: str, button_text: str, do: Callable[[], object] | None) -> None:
        """Say *text*; with *button_text*, offer a button that calls *do*."""
        self._do = do
        self._words.setText(text)
        self._button.setText(button_text)
        self._button.setVisible(bool(button_text))

    def _on_clicked(self) -> None:
        if self._do is not None:
            self._do()
