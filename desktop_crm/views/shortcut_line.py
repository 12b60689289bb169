"""A record at hand in the navigation: a click opens it. Records of lists can be let go on one that is a selection."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.joining import Joining
from desktop_crm.views.parts.record_drag import records_in
from desktop_crm.views.theme import ICON_SMALL


class ShortcutLine(QPushButton):
    """One line: a small icon, and a name that is cut to a width."""

    def __init__(self, icon: QIcon, name: str, width: int, slot: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "navItem")
        self.setIcon(icon)
        self.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        cut = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
        self.setText(cut.replace("&", "&&"))
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self.clicked.connect(lambda _on=False: slot())
        self._joining: Joining | None = None
        self._selection_id = 0
        self._why_not = ""  # what is dragged over it cannot be let go

    def take_records(self, joining: Joining, selection_id: int) -> None:
        """Let records that are dropped on it join a selection."""
        self._joining, self._selection_id = joining, selection_id
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Who may not be let go here is told why at the mouse; else the line stands in a frame."""
        if self._joining is None or records_in(event.mimeData()) is None:
            event.ignore()
            return
        self._why_not = self._joining.why_not(event.mimeData(), self._selection_id)
        self.setDown(not self._why_not)
        event.accept()  # to hear of it further on: whether it can be let go is told there

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._why_not:
            below = self.mapToGlobal(event.position().toPoint() + QPoint(0, ICON_SMALL))
            QToolTip.showText(below, plain_tip(self._why_not), self)
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        carried, why_not = records_in(event.mimeData()), self._why_not
        self._end_drag()
        if self._joining is None or carried is None or why_not:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._joining.join(self._selection_id, *carried)

    def _end_drag(self) -> None:
        QToolTip.hideText()
        self.setDown(False)
