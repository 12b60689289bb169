"""What the widgets of one builder share: the question in the hand, the field chooser, and one way to change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.chooser import FieldChooser
from desktop_crm.views.parts.criteria.draft import Draft, Way
from desktop_crm.views.parts.criteria.names import Names

_FIELD, _OPERATOR = (128, 240, 0.3), (88, 190, 0.24)  # at least, at most, and at most of the whole width

_READABLE = 0.75


@dataclass
class Columns:
    """How wide the words of all lines are, so that they stand under each other.

    They grow with the longest of what they hold, and never while a hand is on its way shrink again.
    """

    width: int = 0
    field: int = _FIELD[0]
    operator: int = _OPERATOR[0]
    longest_field: int = 0
    longest_operator: int = 0

    def hold(self, field: int, operator: int) -> None:
        """Take words of this width in."""
        self.longest_field = max(self.longest_field, field)
        self.longest_operator = max(self.longest_operator, operator)
        self.fit(self.width)

    def fit(self, width: int) -> None:
        """Fit into a builder of this width."""
        self.width = width
        self.field = _within(self.longest_field, width, *_FIELD)
        self.operator = _within(self.longest_operator, width, *_OPERATOR)

    def shares(self, room: int, both: bool = True) -> tuple[int, int]:
        """Return the widths of field and operator where there is *room* for both: deep within groups they give way."""
        wanted = self.field + (self.operator if both else 0)
        share = min(1, max(room, 0) / wanted)
        return int(self.field * share), int(self.operator * share)

    def is_squeezed(self, room: int) -> bool:
        """Whether the words could hardly be read in that room."""
        return room < (self.field + self.operator) * _READABLE

    def forget(self) -> None:
        """Other lines are shown."""
        self.longest_field = self.longest_operator = 0


def _within(wanted: int, width: int, least: int, most: int, share: float) -> int:
    return max(least, min(wanted, most, round(width * share)))


class Hand(QObject):
    """Edits the question, and tells of it; then the widgets show what stands in it."""

    edited = Signal()
    search_requested = Signal()
    sight_wanted = Signal(object)  # a widget under which something is about to open

    def __init__(self, bench: Bench, draft: Draft, window: QWidget) -> None:
        super().__init__(window)
        self.bench, self.draft, self.columns = bench, draft, Columns()
        self.names = Names(bench)
        self.wanted: int | None = None  # the node that is to have the focus
        self.beginning = False  # and to offer its values at once
        self._window = window
        self._chooser: FieldChooser | None = None

    def do(self, edit: Callable[[Draft], Any]) -> None:
        """Change the question."""
        edit(self.draft)
        self.edited.emit()

    def do_and_go(self, edit: Callable[[Draft], int], begin: bool = True) -> None:
        """Change the question, and go on in the node that comes of it."""
        self.wanted, self.beginning = edit(self.draft), begin
        self.edited.emit()

    @property
    def chooser(self) -> FieldChooser:
        """The field chooser, made when it is first wanted."""
        if self._chooser is None:
            self._chooser = FieldChooser(self.bench, self._window)
        return self._chooser

    def choose_field(self, key: int, under: QWidget, then: Callable[[Way], None]) -> None:
        """Let the user choose a field of the records that a node speaks of."""
        self.sight_wanted.emit(under)
        self.chooser.choose(self.draft.record_of(key), under, then)
