"""At the left of Find: the kinds of record that can be searched, and the typical searches of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.finding import Typical
from desktop_crm.views.finding.kinds import FOUND
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.words import record_icon
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_L, SPACE_S, SPACE_XS, Theme

_WIDTH = 188
_TYPICAL = Qt.ItemDataRole.UserRole


class KindStrip(QWidget):
    """One button for each kind; under them, one line for each typical search."""

    kind_chosen = Signal(object)  # RecordKind
    typical_chosen = Signal(object)  # Typical

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons = {kind: self._button(kind) for kind in FOUND}
        self._group = QButtonGroup(self)
        self.heading = QLabel(self.tr("Typical searches"), self)
        self.heading.setProperty("role", "heading")
        self.heading.setContentsMargins(SPACE_S, SPACE_L, 0, SPACE_XS)
        self.list = QListWidget(self)
        self._dress_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS // 2)
        for button in self.buttons.values():
            self._group.addButton(button)
            column.addWidget(button)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        self.setFixedWidth(_WIDTH)

    def _button(self, kind: RecordKind) -> QToolButton:
        button = QToolButton(self)
        text = shown(FOUND[kind].label)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setIcon(self._theme.icon(record_icon(kind)))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.kind_chosen.emit(kind))
        return button

    def _dress_list(self) -> None:
        self.list.setAccessibleName(self.heading.text())
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListWidget { background: transparent; }")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.activated.connect(lambda index: self._on_chosen(self.list.itemFromIndex(index)))

    def show_kind(self, kind: RecordKind, typical: Sequence[Typical]) -> None:
        """Mark a kind, and list its typical searches."""
        self.buttons[kind].setChecked(True)
        self.list.clear()
        for search in typical:
            item = QListWidgetItem(shown(search.label))
            item.setToolTip(plain_tip(item.text()))
            item.setData(_TYPICAL, search)
            self.list.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.typical_chosen.emit(item.data(_TYPICAL))
