"""The records at hand under the areas: favourites, and what was visited lately. They share the room that there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.parts.joining import Joining
from desktop_crm.views.shortcut_line import ShortcutLine
from desktop_crm.views.theme import SPACE_S, SPACE_XS, Theme

Record = tuple[str, int, str]  # kind, id and name

_BESIDE = 64  # of a record's name: its icon, and the edges
_FEWEST = 3  # lines that either list has as long as there is room for both
_WIDEST = 420  # that a name in the menu becomes


@dataclass(frozen=True, slots=True)
class Room:
    """The height that there is, and what a line, a heading and the gap between the lists take of it."""

    height: int
    line: int
    heading: int
    gap: int

    def lines(self, taken: int = 0) -> int:
        """Return how many lines fit under a heading, where something else has taken a part."""
        return max(0, (self.height - taken - self.heading) // self.line)

    def taken_by(self, lines: int) -> int:
        """Return what a list of so many lines takes, with the gap after it."""
        return self.heading + lines * self.line + self.gap if lines else 0


def shared(room: Room, favourites: int, recent: int) -> tuple[int, int]:
    """Return how many lines each list has. Favourites come first; a few of the others are kept room for beside them."""
    kept = room.taken_by(min(recent, _FEWEST))
    lines = room.lines(kept)
    if lines < min(favourites, _FEWEST):
        lines = room.lines()
    first = min(favourites, lines)
    return first, min(recent, room.lines(room.taken_by(first)))


class AtHand(QWidget):
    """Two lists. They take what the areas above leave, and never more."""

    record_chosen = Signal(str, int)

    def __init__(self, theme: Theme, joining: Joining, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self.favourites = _Shortcuts(self.tr("Favourites"), theme, joining, width - _BESIDE, self)
        self.recent = _Shortcuts(self.tr("Visited lately"), theme, joining, width - _BESIDE, self)
        self.recent.has_menu = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for shortcuts in (self.favourites, self.recent):
            column.addWidget(shortcuts)
            shortcuts.chosen.connect(self.record_chosen)
            shortcuts.hide()
        column.addStretch(1)

    def set_folded(self, folded: bool) -> None:
        """Show nothing of it, or all that fits."""
        self._folded = folded
        self._share()

    def show_favourites(self, records: Sequence[Record]) -> None:
        """Show the records with a star."""
        if self.favourites.take(records):
            self._share()

    def show_recent(self, records: Sequence[Record]) -> None:
        """Show the records visited lately."""
        if self.recent.take(records):
            self._share()

    def _share(self) -> None:
        room = Room(self.height(), self.recent.line_height, self.recent.heading_height, SPACE_S)
        counts = (0, 0) if self._folded else shared(room, len(self.favourites.records), len(self.recent.records))
        for shortcuts, lines in zip((self.favourites, self.recent), counts, strict=True):
            shortcuts.show_lines(lines)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()


class _Shortcuts(QWidget):
    """A heading, and under it records. Where not all fit, the last line leads to the others, if the list *has_menu*."""

    chosen = Signal(str, int)
    has_menu = True

    def __init__(self, heading: str, theme: Theme, joining: Joining, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._joining, self._width, self._name = theme, joining, width, heading
        self.records: Sequence[Record] = ()
        self._buttons: list[ShortcutLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._heading = QLabel(heading, self)
        self._heading.setProperty("role", "navHeading")
        self._heading.setContentsMargins(10, SPACE_S, 0, SPACE_XS)
        self._column.addWidget(self._heading)
        self._more = self._line("", "dots", self.open_others)
        self._column.addWidget(self._more)

    @property
    def heading_height(self) -> int:
        """How high the heading is."""
        self._heading.ensurePolished()
        return self._heading.sizeHint().height()

    @property
    def line_height(self) -> int:
        """How high a line is."""
        self._more.ensurePolished()
        return self._more.sizeHint().height()

    def take(self, records: Sequence[Record]) -> bool:
        """Hold other records from now on. Returns whether they are others."""
        if records == self.records:
            return False
        self.records = records
        for button in self._buttons:
            button.deleteLater()
            button.hide()
        self._buttons.clear()
        return True

    def show_lines(self, lines: int) -> None:
        """Take so many lines, or no room at all."""
        cut = lines < len(self.records) and self.has_menu
        seen = lines - 1 if cut else lines
        for kind, id, name in self.records[len(self._buttons) : max(0, seen)]:
            self._add(kind, id, name)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < seen)
        self._more.setVisible(cut)
        more = self.tr("{count} more…").format(count=len(self.records) - seen)
        self._more.setText(more)
        self._more.setAccessibleName(f"{self._name}: {more}")
        self.setVisible(lines > 0)

    def _add(self, kind: str, id: int, name: str) -> None:
        button = self._line(name, kind, lambda: self.chosen.emit(kind, id))
        if kind == RecordKind.SELECTION:
            button.take_records(self._joining, id)
        self._buttons.append(button)
        self._column.insertWidget(len(self._buttons), button)

    def _line(self, name: str, icon: str, slot: Callable[[], object]) -> ShortcutLine:
        return ShortcutLine(self._theme.icon(icon, "nav_muted"), name, self._width, slot, self)

    def open_others(self) -> None:
        """Open a menu of the records that found no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seen = sum(button.isVisible() for button in self._buttons)
        for kind, id, name in self.records[seen:]:
            cut = menu.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
            action = menu.addAction(self._theme.icon(kind), cut.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, kind=kind, id=id: self.chosen.emit(kind, id))
        menu.popup(self._more.mapToGlobal(QPoint(self._more.width(), 0)))
