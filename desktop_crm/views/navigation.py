"""The navigation at the left: the areas, and under them the favourites and the records visited lately."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.at_hand import AtHand
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.joining import Joining
from desktop_crm.views.parts.record_drag import records_in
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_L, SPACE_S, SPACE_XS

_WIDE, _NARROW = 196, 52
_HELD = 500  # milliseconds that rows are held over an area before it opens


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

    def __init__(self, bench: Bench, areas: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """*areas*: name, icon and shown text of each."""
        super().__init__(parent)
        self._theme, self._joining = bench.theme, Joining(bench, self)
        self._joining.record_requested.connect(self.record_chosen)
        self._shown = ""
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
            button.clicked.connect(lambda _on, name=name: self._on_clicked(name))
            button.held_over.connect(lambda name=name: self.area_wanted.emit(name))
            column.addWidget(button)
        column.addSpacing(SPACE_S)
        self._at_hand = AtHand(self._theme, self._joining, _WIDE, self)
        self._at_hand.record_chosen.connect(self.record_chosen)
        column.addWidget(self._at_hand, 1)
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

    def _on_clicked(self, name: str) -> None:
        """What is marked is what is shown: who goes on editing stays there."""
        self.show_area(self._shown)
        self.area_chosen.emit(name)

    def show_area(self, name: str) -> None:
        """Mark the area that is shown."""
        self._shown = name
        for area, button in self._areas.items():
            button.setChecked(area == name)

    def set_folded(self, folded: bool) -> None:
        """Show icons only, or icons and words."""
        self.setFixedWidth(_NARROW if folded else _WIDE)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._areas.values():
            button.setToolButtonStyle(style)
        self._at_hand.set_folded(folded)

    def show_favourites(self, records: Sequence[tuple[str, int, str]]) -> None:
        """Show the records with a star: kind, id and name."""
        self._at_hand.show_favourites(records)

    def show_recent(self, records: Sequence[tuple[str, int, str]]) -> None:
        """Show the records visited lately: kind, id and name."""
        self._at_hand.show_recent(records)
