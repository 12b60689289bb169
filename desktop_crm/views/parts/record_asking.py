"""How a list is read: all of its ids, and before they are there what it begins with, so that nobody waits."""

from array import array
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_crm.operations.reading import first_ids_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.desk import PATIENCE, Desk

_MOMENT = 40  # milliseconds that nobody takes for waiting
_FIRST = 200  # records: more than a screen shows
_BEGINNING = "beginning"


class ListReading(QObject):
    """Reads one list at a time; of two, only the newer one arrives. It can be stopped, and stops itself in the end."""

    begun = Signal(object)  # array of the ids that the list begins with; the others are on their way

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listing: Listing | None = None
        self.has_begun = False  # what the list begins with was told
        self._moment = QTimer(self, interval=_MOMENT, singleShot=True)
        self._moment.timeout.connect(self._begin)

    @property
    def going_on(self) -> bool:
        """Whether a list is being read."""
        return self._listing is not None

    def read(
        self,
        listing: Listing,
        question: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        beginning: bool,
    ) -> None:
        """Ask *question* of a list. *beginning*: tell what it begins with, where the whole takes its time.

        After ten seconds *failed* hears of TookTooLong.
        """
        self.stop()
        self._listing, self.has_begun = listing, False
        answered, refused = partial(self._end, then), partial(self._end, failed)
        self._desk.ask_later(self, question, listing, *args, then=answered, failed=refused, patience=PATIENCE)
        if beginning:
            self._moment.start()

    def stop(self) -> None:
        """Read no further; nobody hears of it."""
        self._listing = None
        self._moment.stop()
        for topic in ("", _BEGINNING):
            self._desk.let_go(self, topic)

    def _begin(self) -> None:
        asked = (first_ids_of, self._listing, _FIRST)
        self._desk.ask_later(
            self, *asked, then=self._tell, failed=_said_by_the_whole, topic=_BEGINNING, patience=PATIENCE
        )

    def _tell(self, ids: "array[int]") -> None:
        if len(ids) == _FIRST:  # else the whole is about to arrive
            self.has_begun = True
            self.begun.emit(ids)

    def _end(self, tell: Callable[[Any], None], answer: Any) -> None:
        self.stop()
        tell(answer)


def _said_by_the_whole(_error: Exception) -> None:
    """What hinders the beginning hinders the whole list, which tells of it."""
