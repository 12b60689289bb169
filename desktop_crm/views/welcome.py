# ruff: noqa: E501 (sentences stand on one line)
"""What an empty program offers: a first sale, an import, or a look around with demo data."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.theme import ICON_SMALL, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Theme

_NARROWEST = 272
_ASIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class _Card(QWidget):
    """One offer: a picture, words, and the button that takes it."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.icon = icon
        self.picture, self._words, self.button = QLabel(self), QLabel(text, self), QPushButton(title, self)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)  # a longer title makes it wider
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self.button.setProperty("role", "primary")
        self.button.setToolTip(text)
        self.button.setAccessibleDescription(text)
        self._parts = QBoxLayout(_BELOW, self)
        self._parts.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._parts.setSpacing(SPACE_M)
        self._parts.addWidget(self.picture)
        self._parts.addWidget(self._words, 1)
        self._parts.addWidget(self.button)

    @property
    def least_width(self) -> int:
        """The width that it needs as a column."""
        return max(_NARROWEST, self.button.sizeHint().width() + 2 * SPACE_L)

    def arrange(self, as_column: bool) -> None:
        """Stand as a column, or lie as a line with the button at the right."""
        self._parts.setDirection(_BELOW if as_column else _ASIDE)
        self._words.setAlignment(_TOP if as_column else _MIDDLE)


class Welcome(QWidget):
    """The first screen of an empty file."""

    demo_wanted = Signal()
    import_wanted = Signal()
    sale_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[_Card] = []
        self._build()
        theme.changed.connect(self._paint_pictures)

    @override
    def minimumSizeHint(self) -> QSize:
        """The screens that share the place must not be kept wide by this one, which is seldom seen."""
        return QSize(0, 0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The pictures are drawn when they are wanted: in a file with records nobody sees them."""
        super().showEvent(event)
        self._paint_pictures()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room; else one below the other."""
        gaps = (len(self._cards) - 1) * self._line.spacing() + 2 * SPACE_L
        wide = self.width() >= sum(card.least_width for card in self._cards) + gaps
        self._line.setDirection(_ASIDE if wide else _BELOW)
        for card in self._cards:
            card.arrange(wide)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        title = QLabel(self.tr("Welcome to Desktop CRM"), self)
        title.setProperty("role", "title")
        text = QLabel(self.tr("Your file is empty. Begin with one of these; all of them can be undone."), self)
        text.setProperty("role", "muted")
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(SPACE_XL)
        self._line = QBoxLayout(_ASIDE)
        self._line.setSpacing(SPACE_L)
        self._line.addStretch(1)
        self._cards = self._offers()
        for card in self._cards:
            self._line.addWidget(card)
        self._line.addStretch(1)
        column.addLayout(self._line)
        column.addStretch(3)

    def _offers(self) -> list[_Card]:
        return [
            self._card("sale", self.tr("Register a sale"), self.tr("Type a title, press Enter: it is there."), self.sale_wanted.emit),
            self._card("import", self.tr("Import"), self.tr("Companies, persons, users and sales from CSV or Excel."), self.import_wanted.emit),
            self._card("database", self.tr("Look around with demo data"), self.tr("500 sales to try things on. One undo takes them away."), self.demo_wanted.emit),
        ]  # fmt: skip

    def _card(self, icon: str, title: str, text: str, wanted: Callable[[], None]) -> _Card:
        card = _Card(icon, title, text, self)
        card.button.clicked.connect(wanted)
        return card

    def _paint_pictures(self) -> None:
        for card in self._cards:
            card.picture.setPixmap(self._theme.pixmap(card.icon, 2 * ICON_SMALL, "accent", self.devicePixelRatioF()))
