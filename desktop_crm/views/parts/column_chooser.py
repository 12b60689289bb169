"""The dialog that offers every column of a list: those that are shown on top, the others by kind of record."""

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
    QVBoxLayout,
    QWidget,
)

from desktop_crm.operations.reading import offered_paths
from desktop_crm.selections.paths import field_at
from desktop_crm.views.language import shown as translated
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
        self._add_group(self.tr("Shown columns"), self._shown, self._model.label)
        for link, paths in offered_paths(self._model.record).items():
            title = self._own_title() if not link else translated(field_at(link).label)
            self._add_group(title, self._sorted(paths), lambda path: translated(field_at(path).label))
        self._tree.topLevelItem(0).setExpanded(True)
        self._tree.topLevelItem(1).setExpanded(True)
        self._show_ticks()

    def _own_title(self) -> str:
        titles = {
            "sale": self.tr("Sale"), "company": self.tr("Company"), "person": self.tr("Person"),
            "project": self.tr("Project"), "follow_up": self.tr("Follow-up"), "user": self.tr("User"),
        }  # fmt: skip
        return titles[self._model.record]

    def _sorted(self, paths: Sequence[str]) -> list[str]:
        return sorted(paths, key=lambda path: translated(field_at(path).label).casefold())

    def _add_group(self, title: str, paths: Sequence[str], label: Callable[[str], str]) -> None:
        group = QTreeWidgetItem(self._tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFont(0, self._heading)
        group.setSizeHint(0, _LINE)
        for path in paths:
            item = QTreeWidgetItem(group, [label(path)])
            item.setData(0, _PATH, path)
            item.setSizeHint(0, _LINE)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in self._groups():
            yield from (group.child(place) for place in range(group.childCount()))

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        return (self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount()))

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
        wanted = text.strip().casefold()
        for group in self._groups():
            for place in range(group.childCount()):
                item = group.child(place)
                item.setHidden(wanted not in f"{group.text(0)} {item.text(0)}".casefold())
            found = any(not group.child(place).isHidden() for place in range(group.childCount()))
            group.setHidden(not found)
            if wanted:
                group.setExpanded(True)
