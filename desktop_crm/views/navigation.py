"""The navigation at the left: the areas, and under them the favourites and the records visited lately."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_drag import records_in
from desktop_crm.views.theme import ICON_MEDIUM, ICON_SMALL, SPACE_L, SPACE_S, SPACE_XS, Theme

_WIDE, _NARROW = 196, 52
_BESIDE = 64  # of a record's name: its icon, and the edges
_HELD = 500  # milliseconds that rows are held over an area before it opens
_MOST_FAVOURITES, _FEWEST = 8, 3  # that are shown; that are shown however low the window is


class _AreaButton(QToolButton):
    """Rows that are dragged and held over it for a moment want to go to its area."""

    held_over = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._holding = QTimer(self, interval=_HELD, singleShot=True)
        self._holding.timeout.connect(self.held_over)
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if records_in(event.mimeData()) is not None:
            self._holding.start()
            event.accept()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.ignore()  # nothing is let go here

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._holding.stop()


class Navigation(QWidget):
    """Areas, favourites and recent records; folds to a strip of icons."""

    area_chosen = Signal(str)
    area_wanted = Signal(str)  # by rows that are dragged
    record_chosen = Signal(str, int)

    def __init__(self, theme: Theme, areas: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """*areas*: name, icon and shown text of each."""
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._build(areas)

    def _build(self, areas: Sequence[tuple[str, str, str]]) -> None:
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_L, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        self._areas = {name: self._button(text, icon) for name, icon, text in areas}
        for name, button in self._areas.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on, name=name: self.area_chosen.emit(name))
            button.held_over.connect(lambda name=name: self.area_wanted.emit(name))
            column.addWidget(button)
        self._favourites = _Shortcuts(self.tr("Favourites"), self._theme, self)
        self._recent = _Shortcuts(self.tr("Visited lately"), self._theme, self)
        for shortcuts in (self._favourites, self._recent):
            column.addSpacing(SPACE_S)
            column.addWidget(shortcuts)
            shortcuts.chosen.connect(self.record_chosen)
        column.addStretch(1)
        self.set_folded(False)

    def _button(self, text: str, icon: str) -> _AreaButton:
        button = _AreaButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setIcon(self._theme.icon(icon, "nav_text"))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def show_area(self, name: str) -> None:
        """Mark the area that is shown."""
        for area, button in self._areas.items():
            button.setChecked(area == name)

    def set_folded(self, folded: bool) -> None:
        """Show icons only, or icons and words."""
        self._folded = folded
        self.setFixedWidth(_NARROW if folded else _WIDE)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._areas.values():
            button.setToolButtonStyle(style)
        self._favourites.set_folded(folded)
        self._recent.set_folded(folded)

    def show_favourites(self, records: Sequence[tuple[str, int, str]]) -> None:
        """Show the records with a star: kind, id and name."""
        self._favourites.show_records(records[:_MOST_FAVOURITES], self._folded)

    def show_recent(self, records: Sequence[tuple[str, int, str]]) -> None:
        """Show the records visited lately: kind, id and name."""
        self._recent.show_records(records, self._folded)


class _Shortcuts(QWidget):
    """A heading and under it as many records as there is room for; not shown while there are none."""

    chosen = Signal(str, int)

    def __init__(self, heading: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._heading = QLabel(heading, self)
        self._heading.setProperty("role", "navHeading")
        self._heading.setContentsMargins(10, SPACE_S, 0, SPACE_XS)
        self._column.addWidget(self._heading)
        self._column.addStretch(1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def set_folded(self, folded: bool) -> None:
        self.setVisible(bool(self._buttons) and not folded)

    def show_records(self, records: Sequence[tuple[str, int, str]], folded: bool) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(*record) for record in records]
        for button in self._buttons:
            self._column.insertWidget(self._column.count() - 1, button)
        self.set_folded(folded)
        self.updateGeometry()
        self._show_those_that_fit()

    def _show_those_that_fit(self) -> None:
        for count, button in enumerate(self._buttons, 1):
            button.setVisible(self._height_of(count) <= self.height())

    def _height_of(self, count: int) -> int:
        return self._heading.sizeHint().height() + sum(one.sizeHint().height() for one in self._buttons[:count])

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(len(self._buttons)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height_of(_FEWEST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_those_that_fit()

    def _button(self, kind: str, record_id: int, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "navItem")
        button.setIcon(self._theme.icon(kind, "nav_muted"))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        cut = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDE - _BESIDE)
        button.setText(cut.replace("&", "&&"))
        button.setToolTip(plain_tip(name))
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.chosen.emit(kind, record_id))
        return button
