"""Postponed requests come back on their day: looked for when a file is opened, and when another day has come."""

from datetime import date

from PySide6.QtCore import QObject, QTimer

from desktop_crm.operations.request import has_due, take_up_postponed
from desktop_crm.views.desk import Desk

_EVERY = 10 * 60 * 1000  # milliseconds between two looks at the calendar


class Waking(QObject):
    """Takes requests up as a step of its own, which the status line tells and undo takes back.

    It waits while a job writes, and while there is something to redo: a step would take that away. The lists of what
    is open show those requests meanwhile.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: date | None = None
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look once a day."""
        if self._looked != self._desk.clock.today() and self._may_write:
            self._looked = self._desk.clock.today()
            self._desk.ask_later(self, has_due, then=self._wake)

    @property
    def _may_write(self) -> bool:
        return not self._desk.busy and self._desk.next_redo() is None

    def _wake(self, due: bool) -> None:
        if due and self._may_write:
            self._desk.do(take_up_postponed)
        elif due:
            self._looked = None  # something came between: the next look tries again

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()
