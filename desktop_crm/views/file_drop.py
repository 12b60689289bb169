"""Files that are dropped onto the window: those that can be imported are taken."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.operations.importing.taken import TAKEN

_PAUSE = 50  # milliseconds, until the other program's drag has ended


class FileDrop(QObject):
    """Takes a file from another program."""

    dropped = Signal(object)  # Path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        path = _path_in(event)
        if path is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                QTimer.singleShot(_PAUSE, self, lambda: self.dropped.emit(path))
        return path is not None


def _path_in(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in TAKEN), None)
