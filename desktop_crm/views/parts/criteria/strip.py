"""One line across the builder: a handle and a box at the left, a count and two small buttons at the right."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.views.parts.criteria.controls import Handle, IconButton
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.theme import FIELD_HEIGHT, ICON_SMALL, SPACE_XS

TICK = 24
LEFT = ICON_SMALL + SPACE_XS + TICK  # where words begin
BUTTON = FIELD_HEIGHT - SPACE_XS
_LARGEST = 8_888_888  # a count that finds room: more than a million records
_STALE, _NONE = 0.45, "0"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Tick(QCheckBox):
    """Whether a part counts. Keys that are meant for its line pass by."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Strip(QWidget):
    """Places its parts itself: that is quick with many lines, and keeps columns under each other."""

    indented = False  # whether words stand under those of lines that have a box

    def __init__(self, hand: Hand, parent: QWidget) -> None:
        super().__init__(parent)
        self.hand = hand
        theme = hand.bench.theme
        self.handle, self.tick = Handle(theme, self), Tick(self)
        self.handle.setToolTip(self.tr("Drag to another place (Alt+Up, Alt+Down)"))
        self.tick.setToolTip(self.tr("Whether it counts"))
        self.count, self.is_stale, self._alarming = "", False, False
        self.more = IconButton(theme, "dots", self.tr("More"), self)
        self.remove = IconButton(theme, "close", self.tr("Remove (Del)"), self)
        self.setFixedHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ends(self, handle: bool = True, tick: bool = True, remove: bool = True) -> None:
        """Show what a part has of its own."""
        self.handle.setVisible(handle)
        self.tick.setVisible(tick)
        self.remove.setVisible(remove)

    def show_count(self, text: str, stale: bool, alarming: bool) -> None:
        """Show how many records fit, or nothing: dimmed while it is counted anew."""
        if (text, stale, alarming) != (self.count, self.is_stale, self._alarming):
            self.count, self.is_stale, self._alarming = text, stale, alarming
            self.tick.setAccessibleDescription(text)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The count stands under those of other lines."""
        if not self.count:
            return
        painter, theme = QPainter(self), self.hand.bench.theme
        painter.setPen(theme.colour("overdue" if self._alarming and self.count == _NONE else "muted"))
        painter.setOpacity(_STALE if self.is_stale else 1)
        painter.drawText(self.count_room, _RIGHT, self.count)
        painter.end()

    @property
    def count_room(self) -> QRect:
        """Where the count stands: as wide as seven digits are, grouped as the user writes them."""
        widest = self.hand.bench.faces.number_text(_LARGEST)
        width = self.fontMetrics().horizontalAdvance(widest) + SPACE_XS
        return QRect(self.width() - 2 * BUTTON - SPACE_XS - width, 0, width, FIELD_HEIGHT)

    @property
    def words_room(self) -> QRect:
        """Where the words of the line stand."""
        left = 0 if self.tick.isHidden() and not self.indented else LEFT
        return QRect(left, 0, max(self.count_room.left() - SPACE_XS - left, 0), FIELD_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Give each part its place."""
        right = self.width()
        self.handle.setGeometry(0, 0, ICON_SMALL, FIELD_HEIGHT)
        self.tick.setGeometry(ICON_SMALL + SPACE_XS, 0, TICK, FIELD_HEIGHT)
        self.remove.setGeometry(right - BUTTON, 0, BUTTON, FIELD_HEIGHT)
        self.more.setGeometry(right - 2 * BUTTON, 0, BUTTON, FIELD_HEIGHT)
        self.place_words(self.words_room)

    def place_words(self, room: QRect) -> None:
        """Place the words in what is left."""
