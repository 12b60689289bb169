"""A quiet look at the data file while the user works: what is found is told, and stays told."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_crm.views.file.work import Work

BEGINS_AFTER = 5000  # milliseconds: the first screen is painted and read by then


class FileWatch(QObject):
    """Checks the file quickly, once, on a thread of its own; of a whole file it then removes the oldest backups."""

    found = Signal(object)  # storage.integrity.Finding, several

    def __init__(self, keeping: Any, parent: QObject, begins_after: int = BEGINS_AFTER) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._work = Work(self._look, self)
        self._work.told.connect(self.found)
        self._timer = QTimer(self, singleShot=True, interval=begins_after)
        self._timer.timeout.connect(self._work.start)
        self._timer.start()

    def _look(self, work: Work) -> None:
        """On the thread."""
        findings = self._keeping.check(work.stopped, thorough=False).findings
        if findings:
            work.told.emit(findings)
        elif not work.is_cancelled:
            with suppress(OSError):  # what cannot be removed today goes another day
                self._keeping.drop_oldest(work.stopped)

    def stop(self) -> None:
        """Stop at once: the window closes."""
        self._timer.stop()
        self._work.stop()
