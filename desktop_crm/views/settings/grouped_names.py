"""Names to choose from at the left of a page, under headings where there are many of them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.folding import fold
from desktop_crm.views.theme import SPACE_M, SPACE_S, SPACE_XS, Theme

Index = QModelIndex | QPersistentModelIndex
Names = Sequence[tuple[str, str]]  # what is told of the choice, and the name that is read

_KEY = Qt.ItemDataRole.UserRole
_BAR = 3  # beside what is shown
_LINE, _HEADING = 28, 32  # heights
_FOCUSED, _SELECTED = QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_Selected


class BarDelegate(QStyledItemDelegate):
    """Marks what is shown with a bar at its left, instead of a frame around its words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~_FOCUSED

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & _SELECTED:
            bar = option.rect.adjusted(0, 0, _BAR - option.rect.width(), 0)
            painter.fillRect(bar, self._theme.colour("accent" if option.state & _FOCUSED else "edge"))


class GroupedNames(QWidget):
    """Tells the choice at once. What is typed in the field above leaves only the names that hold it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget, searched: str = "") -> None:
        """*name* is for those who hear the screen; *searched* is what stands in the empty search field, if any."""
        super().__init__(parent)
        self._theme = theme
        self.search, self.list = _SearchLine(self), QListWidget(self)
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(searched)
        self.search.setAccessibleName(searched)
        self.search.setClearButtonEnabled(True)
        self.search.setVisible(bool(searched))
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(BarDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = QFrame(self)
        card.setObjectName("card")
        within = QVBoxLayout(card)
        within.setContentsMargins(SPACE_XS, SPACE_S, SPACE_XS, SPACE_S)
        within.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        self.list.currentItemChanged.connect(self._on_current)
        self.search.textChanged.connect(self._on_searched)
        self.search.left.connect(self._on_search_left)

    @property
    def key(self) -> str:
        """What is chosen."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def choose(self, key: str) -> None:
        """Choose a name, as if it had been clicked."""
        self.search.clear()
        found = next((item for item in self._items() if item.data(_KEY) == key), None)
        if found is not None:
            self.list.setCurrentItem(found)

    def show_names(self, groups: Sequence[tuple[str, Names]]) -> None:
        """Show names under headings (an empty heading shows none); the choice stays where it can."""
        wanted = self.key
        self.list.blockSignals(True)
        self.list.clear()
        for heading, names in groups:
            if heading and names:
                self._add_heading(heading)
            for key, text in names:
                item = QListWidgetItem(text, self.list)
                item.setData(_KEY, key)
                item.setSizeHint(QSize(0, _LINE))
        self._choose_again(wanted)
        self.list.blockSignals(False)
        self._on_searched(self.search.text())

    def _choose_again(self, wanted: str) -> None:
        named = [item for item in self._items() if item.data(_KEY)]
        self.list.setCurrentItem(next((item for item in named if item.data(_KEY) == wanted), named[0]))

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font("base", bold=True))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))

    def _on_searched(self, text: str) -> None:
        """A heading is seen where it, or a name under it, holds what is typed."""
        wanted, heading, under = fold(text.strip()), None, False
        for item in self._items():
            fits = wanted in fold(item.text())
            if not item.data(_KEY):
                heading, under = item, fits
                item.setHidden(not fits)
                continue
            item.setHidden(not (fits or under))
            if heading is not None and fits:
                heading.setHidden(False)
        self._space_headings()

    def _space_headings(self) -> None:
        """A heading stands apart from the names above it, if there are any."""
        seen = [item for item in self._items() if not item.isHidden()]
        for place, item in enumerate(seen):
            if not item.data(_KEY):
                item.setSizeHint(QSize(0, _HEADING + (SPACE_M if place else 0)))

    def _on_search_left(self) -> None:
        """Enter and Down go to the first name that fits."""
        first = next((item for item in self._items() if item.data(_KEY) and not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus()


class _SearchLine(QLineEdit):
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
