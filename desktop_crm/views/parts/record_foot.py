"""The line under a list: what is selected at the left, how many there are at the right."""

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import SPACE_S, SPACE_XS

_SLOW = 250  # milliseconds after which the user is told that the list is being read


class RecordFoot(QWidget):
    """Counts and sums in words."""

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._left, self._right = ElidedLabel(parent=self), QLabel(self)
        self._right.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._left, self._right):
            label.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self._slow.timeout.connect(lambda: self._right.setText(self.tr("reading …")))

    @property
    def left_text(self) -> str:
        return self._left.text()

    @property
    def right_text(self) -> str:
        return self._right.text()

    def wait(self) -> None:
        """Rows are on their way; where they take long, say so."""
        self._slow.start()

    def set_count(self, count: int) -> None:
        """Tell how many records the list holds (LI-5)."""
        self._slow.stop()
        self._right.setText(self.tr("Count: %1").replace("%1", self._locale.toString(count)))

    def set_selected(self, count: int, total: str = "") -> None:
        """Tell how many are selected, and what they come to; one selected row goes without saying."""
        if count < 2:
            self._left.setText("")
            return
        told = self.tr("%1 selected").replace("%1", self._locale.toString(count))
        if total:
            told += "  ·  " + self.tr("Amount: %1").replace("%1", total)
        self._left.setText(told)
