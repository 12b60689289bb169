"""The dialog that offers every column of a list: those that are shown on top, the others by the records they are of."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from desktop_crm.operations.columns import Branch, columns_of
from desktop_crm.selections.paths import field_at
from desktop_crm.views.language import shown as translated
from desktop_crm.views.parts.criteria.words import kind_name
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

_PATH = Qt.ItemDataRole.UserRole
_SIZE = (420, 560)
_LINE = QSize(0, 26)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnChooser(QDialog):
    """A box to search, a tree to tick. Columns that are ticked join at the right end."""

    chosen = Signal(list)  # paths, from left to right

    def __init__(
        self, model: RecordModel, shown: Sequence[str], usual: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._shown, self._usual = model, list(shown), list(usual)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Choose columns"))
        self.resize(*_SIZE)
        self._build()
        self._fill()
        self._connect()

    def _build(self) -> None:
        self._search = QLineEdit(self)
        self._search.setProperty("role", "search")
        self._search.setPlaceholderText(self.tr("Search columns"))
        self._search.setAccessibleName(self.tr("Search columns"))
        self._search.setClearButtonEnabled(True)
        self._tree = QTreeWidget(self)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._heading = QFont(self.font())
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._tree.setAccessibleName(self.tr("Columns"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self._search)
        column.addWidget(self._tree)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        """What confirms stands at the right on every platform, as in the other dialogs."""
        self._reset, self._cancel = QPushButton(self.tr("Reset"), self), QPushButton(self.tr("Cancel"), self)
        self._ok = QPushButton(self.tr("OK"), self)
        self._ok.setProperty("role", "primary")
        self._ok.setDefault(True)
        self._reset.setToolTip(self.tr("Tick the columns that the list begins with"))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self._reset)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._ok)
        return foot

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_searched)
        self._tree.itemChanged.connect(self._on_ticked)
        self._ok.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._reset.clicked.connect(lambda: self._tick(self._usual))
        self.accepted.connect(lambda: self.chosen.emit(self._shown))

    # -- the tree --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        shown = self._heading_item(self._tree, self.tr("Shown columns"))
        self._add_columns(shown, self._shown, self._model.label)
        self._add_branch(self._tree, columns_of(self._model.record), kind_name(self._model.record))
        for place in range(2):
            self._top(place).setExpanded(True)
        self._show_ticks()

    def _add_branch(self, parent: QTreeWidget | QTreeWidgetItem, branch: Branch, title: str) -> None:
        """A kind's own fields, and beside them those over each of its links; over a further link they stand within."""
        heading = self._heading_item(parent, title)
        self._add_columns(heading, sorted(branch.columns, key=lambda path: _label(path).casefold()), _label)
        within = heading if branch.path else parent
        for one in sorted(branch.branches, key=lambda one: _label(one.path).casefold()):
            self._add_branch(within, one, _label(one.path))

    def _heading_item(self, parent: QTreeWidget | QTreeWidgetItem, title: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(parent, [title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, self._heading)
        heading.setSizeHint(0, _LINE)
        return heading

    def _add_columns(self, heading: QTreeWidgetItem, paths: Sequence[str], label: Callable[[str], str]) -> None:
        for path in paths:
            item = QTreeWidgetItem(heading, [label(path)])
            item.setData(0, _PATH, path)
            item.setSizeHint(0, _LINE)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)

    def _top(self, place: int) -> QTreeWidgetItem:
        item = self._tree.topLevelItem(place)
        assert item is not None
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self._tree)
        while (item := walk.value()) is not None:
            if item.data(0, _PATH) is not None:
                yield item
            walk += 1

    def _show_ticks(self) -> None:
        self._tree.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, _CHECKED if item.data(0, _PATH) in self._shown else _UNCHECKED)
        self._tree.blockSignals(False)
        self._tree.viewport().update()
        self._ok.setEnabled(bool(self._shown))

    def _tick(self, paths: Sequence[str]) -> None:
        self._shown = list(paths)
        self._show_ticks()

    # -- slots -----------------------------------------------------------------------------------------------------

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        path = item.data(0, _PATH)
        others = [other for other in self._shown if other != path]
        if item.checkState(0) != _CHECKED:
            self._tick(others)
        elif path not in self._shown:
            self._tick([*others, path])

    def _on_searched(self, text: str) -> None:
        wanted = text.casefold().split()
        for place in range(self._tree.topLevelItemCount()):
            self._narrow(self._top(place), wanted, "")

    def _narrow(self, item: QTreeWidgetItem, wanted: Sequence[str], above: str) -> bool:
        """Leave what holds all words, itself or with what it stands in; returns whether anything of *item* is left."""
        words = f"{above} {item.text(0)}".casefold()
        if item.data(0, _PATH) is not None:
            found = all(word in words for word in wanted)
        else:
            left = [self._narrow(child, wanted, words) for child in _children(item)]  # each of them is narrowed
            found = any(left)
            if wanted:
                item.setExpanded(found)
        item.setHidden(not found)
        return found


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(place) for place in range(item.childCount()))
    return [child for child in children if child is not None]


def _label(path: str) -> str:
    return translated(field_at(path).label)
