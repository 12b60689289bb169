# ruff: noqa: E501 (sentences stand on one line)
"""What an empty program offers: a first sale, an import, or a look around with demo data."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.theme import ICON_SMALL, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Theme

_BOX = 272


class Welcome(QWidget):
    """The first screen of an empty file."""

    demo_wanted = Signal()
    import_wanted = Signal()
    sale_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: dict[QLabel, str] = {}
        self._build()
        self._paint_pictures()
        theme.changed.connect(self._paint_pictures)

    @override
    def minimumSizeHint(self) -> QSize:
        """The screens that share the place must not be kept wide by this one, which is seldom seen."""
        return QSize(0, 0)

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
        line = QHBoxLayout()
        line.setSpacing(SPACE_L)
        line.addStretch(1)
        for box in self._boxes():
            line.addWidget(box)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)

    def _boxes(self) -> list[QWidget]:
        return [
            self._box("sale", self.tr("Register a sale"), self.tr("Type a title, press Enter: it is there."), self.sale_wanted.emit),
            self._box("import", self.tr("Import"), self.tr("Companies, persons, users and sales from CSV or Excel."), self.import_wanted.emit),
            self._box("database", self.tr("Look around with demo data"), self.tr("500 sales to try things on. One undo takes them away."), self.demo_wanted.emit),
        ]  # fmt: skip

    def _box(self, icon: str, title: str, text: str, wanted: Callable[[], None]) -> QWidget:
        box = QWidget(self)
        box.setObjectName("card")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box.setMinimumWidth(_BOX)  # a longer title makes it wider
        picture = QLabel(box)
        self._pictures[picture] = icon
        words = QLabel(text, box)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        button = QPushButton(title, box)
        button.setProperty("role", "primary")
        button.setToolTip(text)
        button.setAccessibleDescription(text)
        button.clicked.connect(wanted)
        column = QVBoxLayout(box)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(picture)
        column.addWidget(words, 1)
        column.addWidget(button)
        return box

    def _paint_pictures(self) -> None:
        for label, icon in self._pictures.items():
            label.setPixmap(self._theme.pixmap(icon, 2 * ICON_SMALL, "accent", self.devicePixelRatioF()))
