"""The strip above a grouped list: a sign for each level, which is turned, gathered otherwise and taken away there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from desktop_crm.operations.grouping import Level, units_of
from desktop_crm.selections.paths import field_at
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.record_group_words import unit_words
from desktop_crm.views.parts.record_grouping import ListGrouping
from desktop_crm.views.theme import ICON_SMALL, SPACE_S, SPACE_XS

_ROOMY = 600


class GroupStrip(QWidget):
    """Seen while the list is grouped."""

    def __init__(
        self, bench: Bench, grouping: ListGrouping, label: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._grouping, self._label = bench, grouping, label
        self.signs: list[LevelSign] = []
        self.open_all = self._button("open_all", self.tr("Open all groups"), partial(grouping.fold_all, False))
        self.fold_all = self._button("fold_all", self.tr("Fold all groups"), partial(grouping.fold_all, True))
        self._words = QLabel(self.tr("Grouped by"), self)
        self._words.setProperty("role", "muted")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        line.setSpacing(SPACE_XS)
        line.addWidget(self._words)
        line.addStretch(1)
        line.addWidget(self.open_all)
        line.addWidget(self.fold_all)
        grouping.changed.connect(self.show_levels)
        self.show_levels()

    def _button(self, icon: str, name: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._bench.theme.icon(icon))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _on: do())
        return button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, it belongs to the signs."""
        super().resizeEvent(event)
        self._words.setVisible(self.width() >= _ROOMY)

    def show_levels(self) -> None:
        """Show a sign for each level, from the outermost one."""
        for sign in self.signs:
            self._line.removeWidget(sign)
            sign.hide()
            sign.deleteLater()
        self.signs = [LevelSign(self._bench, self._grouping, level, self._name(level), self) for level in self._levels]
        for place, sign in enumerate(self.signs, 1):
            self._line.insertWidget(place, sign)
        self.setVisible(bool(self.signs))

    @property
    def _levels(self) -> tuple[Level, ...]:
        return self._grouping.levels

    def _name(self, level: Level) -> str:
        name = self._label(level.path)
        return f"{name} – {unit_words(level.unit).lower()}" if level.unit else name


class LevelSign(QFrame):
    """One level: a click on its words opens its menu, the cross takes it away."""

    def __init__(self, bench: Bench, grouping: ListGrouping, level: Level, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._grouping, self._level = grouping, level
        self.setObjectName("levelSign")
        self.words = LinkButton(f"{name} ↓" if level.descending else name, self.tr("Grouped by"), self)
        self.words.setProperty("role", "level")
        self.words.setMenu(self._menu())
        self.cross = QToolButton(self)
        self.cross.setIcon(bench.theme.icon("close"))
        self.cross.setIconSize(QSize(ICON_SMALL - 4, ICON_SMALL - 4))
        self.cross.setFixedWidth(ICON_SMALL + SPACE_XS)
        self.cross.setToolTip(self.tr("Group by this no longer"))
        self.cross.setAccessibleName(self.tr("Group by this no longer: %1").replace("%1", name))
        self.cross.clicked.connect(lambda: grouping.remove(level.path))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_XS, 0, 1, 0)
        line.setSpacing(0)
        line.addWidget(self.words)
        line.addWidget(self.cross)

    def _menu(self) -> QMenu:
        menu, path = QMenu(self.words), self._level.path
        turned = self.tr("Ascending") if self._level.descending else self.tr("Descending")
        menu.addAction(turned, partial(self._grouping.reverse, path))
        if self._grouping.levels and self._grouping.levels[0].path != path:
            menu.addAction(self.tr("Move outwards"), partial(self._grouping.move_out, path))
        if units_of(field_at(path)):
            menu.addSeparator()
            self._grouping.add_units(menu, path)
        return menu
