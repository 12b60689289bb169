"""The bar at the top: New, back and forward, the search field, undo and redo, import and settings."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import NEW, Actions
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_M, SPACE_S, SPACE_XS


class _AreaName(QLabel):
    """As wide as the longest name of an area, so that nothing beside it moves from area to area."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names

    @override
    def sizeHint(self) -> QSize:
        widest = max(map(self.fontMetrics().horizontalAdvance, self._names), default=0)
        return QSize(widest + SPACE_XS, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TopBar(QWidget):
    """Holds the commands that are wanted wherever one is."""

    def __init__(self, bench: Bench, actions: Actions, areas: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = bench.theme, actions
        self.search = SearchField(bench, actions, self)
        self._build(areas)

    def _build(self, areas: Sequence[str]) -> None:
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new_menu = QMenu(self)
        for name in NEW:
            self.new_menu.addAction(self._actions[name])
        self.new_button = QPushButton(self.tr("New"), self)
        self.new_button.setProperty("role", "primary")
        self.new_button.setIcon(self._theme.icon("add", "on_accent"))
        self.new_button.setMenu(self.new_menu)
        self.new_button.setToolTip(self.tr("Register a sale, a follow-up, a company, a person or a project"))
        self.find_button = QPushButton(self._theme.icon("find"), self.tr("Find"), self)
        finding = self._actions["find"]
        self.find_button.clicked.connect(finding.trigger)
        finding.changed.connect(lambda: self.find_button.setToolTip(finding.toolTip()))
        self.find_button.setToolTip(finding.toolTip())
        self.area = _AreaName(areas, self)
        self.area.setProperty("role", "section")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        line.setSpacing(SPACE_XS)
        line.addWidget(self._tool("navigation"))
        line.addWidget(self._tool("back"))
        line.addWidget(self._tool("forward"))
        line.addSpacing(SPACE_S)
        line.addWidget(self.area)
        line.addSpacing(SPACE_M)
        line.addWidget(self.new_button)
        line.addSpacing(SPACE_S)
        line.addWidget(self.find_button)
        line.addSpacing(SPACE_M)
        line.addStretch(1)
        line.addWidget(self.search, 4)
        line.addStretch(1)
        for name in ("undo", "redo", "import", "settings", "side_panel"):
            line.addWidget(self._tool(name))

    def _tool(self, name: str) -> QToolButton:
        return tool_button(self._actions[name], self)


def tool_button(action: QAction, parent: QWidget) -> QToolButton:
    """Return a flat icon button for a command, with its name for screen readers."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
    button.setAutoRaise(True)
    action.changed.connect(partial(_name_by, button, action))
    _name_by(button, action)
    return button


def _name_by(button: QToolButton, action: QAction) -> None:
    """Undo and Redo are called by the step that they would play."""
    button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
