"""The line under a list: what is selected at the left, how many there are at the right, and by what it is filtered."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_crm.views.parts.elided import ElidedLabel, plain_tip
from desktop_crm.views.theme import SPACE_S, SPACE_XS

_SLOW = 90  # milliseconds after which the user is told that the list is being read, and may stop that


class RecordFoot(QWidget):
    """Counts and sums in words."""

    reset_requested = Signal()  # all that the filters keep back is to be seen again
    stop_requested = Signal()  # the list is to be read no further

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._count: int | None = None
        self._of: int | None = None  # how many there are without the filters
        self._left, self._right = ElidedLabel(parent=self), QLabel(self)
        self._right.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._left, self._right):
            label.setProperty("role", "muted")
        self.reset = QPushButton(self.tr("Reset"), self)
        self.reset.setProperty("role", "link")
        self.reset.setToolTip(self.tr("Take all filters of the columns away"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self.reset_requested)
        self.stop = QPushButton(self.tr("Cancel"), self)
        self.stop.setProperty("role", "link")
        self.stop.setToolTip(self.tr("Read the list no further"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_requested)
        self.stop.hide()
        self._filters = QLabel(self)
        self._filters.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.addWidget(self._left, 1)
        for widget in (self._filters, self.reset, self._right, self.stop):
            row.addWidget(widget)
        self._left.setMinimumHeight(self.stop.sizeHint().height())  # the links come and go, the list stays where it is
        self.set_filters(())
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self._slow.timeout.connect(self._on_slow)

    @property
    def left_text(self) -> str:
        return self._left.text()

    @property
    def right_text(self) -> str:
        return self._right.text()

    def wait(self) -> None:
        """Rows are on their way; where they take long, say so."""
        self._slow.start()

    def _on_slow(self) -> None:
        self._right.setText(self.tr("reading …"))
        self.stop.show()

    def set_count(self, count: int) -> None:
        """Tell how many records the list holds (LI-5)."""
        self._slow.stop()
        self.stop.hide()
        self._count = count
        self._tell_count()

    def set_whole(self, count: int | None) -> None:
        """Tell how many there would be without filters; None where there are none."""
        self._of = count
        if self._count is not None and not self._slow.isActive():
            self._tell_count()

    def _tell_count(self) -> None:
        count = self._locale.toString(self._count or 0)
        if self._of is None:
            self._right.setText(self.tr("Count: %1").replace("%1", count))
        else:
            told = self.tr("Count: %1 of %2").replace("%1", count)
            self._right.setText(told.replace("%2", self._locale.toString(self._of)))

    def set_filters(self, words: Sequence[str]) -> None:
        """Tell by what the list is filtered, and offer to reset it."""
        for widget in (self._filters, self.reset):
            widget.setVisible(bool(words))
        count = self._locale.toString(len(words))
        self._filters.setText(self.tr("1 filter") if len(words) == 1 else self.tr("%1 filters").replace("%1", count))
        self._filters.setToolTip("\n".join(map(plain_tip, words)))

    def set_selected(self, count: int, total: str = "") -> None:
        """Tell how many are selected, and what they come to; one selected row goes without saying."""
        if count < 2:
            self._left.setText("")
            return
        told = self.tr("%1 selected").replace("%1", self._locale.toString(count))
        if total:
            told += "  ·  " + self.tr("Amount: %1").replace("%1", total)
        self._left.setText(told)
