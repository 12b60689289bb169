"""Which columns a list shows, how wide and in what order: chosen by the user, and remembered under the list's name."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.listing import Order
from desktop_crm.selections.paths import field_at, is_path
from desktop_crm.views.parts.record_header import NARROWEST, RecordHeader
from desktop_crm.views.parts.record_memory import ListMemory
from desktop_crm.views.parts.record_model import Column, RecordModel
from desktop_crm.views.parts.record_painter import BOX, EDGE
from desktop_crm.views.parts.record_place import Place
from desktop_crm.views.parts.record_view import RecordView

_WIDEST, _LEAST = 420, 72
_ROOMY = 28  # characters of a name
_CHARACTERS: Mapping[Kind, int] = {
    Kind.DATE: 11, Kind.STAMP: 11, Kind.TIME: 7, Kind.DURATION: 10, Kind.MONEY: 11, Kind.PERCENT: 8, Kind.NUMBER: 8,
    Kind.RATE: 12, Kind.YES_NO: 4, Kind.WORD: 12, Kind.CHOICE: 18, Kind.USER: 16, Kind.GROUP: 16, Kind.LINK: 24,
    Kind.LONG_TEXT: 36, Kind.PHONE: 16, Kind.EMAIL: 26, Kind.WEB: 26, Kind.TEXT: 18, Kind.PART_DATE: 11,
    Kind.CHOICES: 24, Kind.CONTACTS: 36,
}  # fmt: skip


class RecordColumns(QObject):
    """Owns the columns of one list; everything that changes them goes through here."""

    changed = Signal()  # other columns are shown
    was_reset = Signal()  # what the user chose is forgotten, the order too

    def __init__(
        self, view: RecordView, model: RecordModel, header: RecordHeader, memory: ListMemory, usual: Sequence[str]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._header, self._memory = view, model, header, memory
        self._usual = tuple(usual)
        self._widths: dict[str, int] = {}  # none: the user has not set any
        self._least: dict[str, int] = {}  # of columns whose numbers found no room: where those that were seen fit
        self._laying_out = False
        self._order: tuple[Order, ...] | None = None
        memory.share(self._told, self._take)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        view.resized.connect(self.spread)
        view.numbers_cut.connect(self._on_numbers_cut, Qt.ConnectionType.QueuedConnection)
        header.sectionHandleDoubleClicked.connect(self.fit)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def usual(self) -> tuple[str, ...]:
        """The columns that the list begins with."""
        return self._usual

    @property
    def order(self) -> tuple[Order, ...] | None:
        """By what the user sorted the list last; None where they never did."""
        return self._order

    def set_order(self, order: tuple[Order, ...]) -> None:
        """Remember by what the user sorted."""
        self._order = order
        self._memory.touch()

    def shown(self) -> list[str]:
        """The paths of the columns, from left to right."""
        header, paths = self._header, self._model.paths
        return [paths[header.logicalIndex(visual)] for visual in range(header.count())]

    @property
    def worded(self) -> str | None:
        """The first column with words; None where there is none."""
        kinds = ((path, field_at(path).kind) for path in self.shown())
        return next((path for path, kind in kinds if kind.textual or kind.refers), None)

    def show(self, paths: Sequence[str]) -> None:
        """Show these columns, from left to right. The place in the list is kept."""
        if not paths:
            return
        place = Place.taken(self._view, self._model)
        self._lay_out(paths)
        place.restore(self._view, self._model)
        self._memory.touch()
        self.changed.emit()

    def toggle(self, path: str) -> None:
        """Show a column at the right end, or hide it; the last one stays."""
        shown = self.shown()
        self.show([other for other in shown if other != path] if path in shown else [*shown, path])

    def reset(self) -> None:
        """Back to the columns, widths and order that the list begins with."""
        self._widths.clear()
        self._least.clear()
        self._order = None
        self.show(self._usual)
        self.was_reset.emit()

    def follow_fields(self) -> None:
        """The user's own fields are others now: columns without a field go, the others are named anew."""
        record = self._model.record
        if self._order is not None:
            self._order = tuple(level for level in self._order if is_path(record, level.path)) or None
        self.show([path for path in self.shown() if is_path(record, path)] or self._usual)

    def _lay_out(self, paths: Sequence[str]) -> None:
        self._laying_out = True
        self._straighten()
        self._model.set_columns(paths)
        for place, column in enumerate(self._model.columns):
            width = self._widths.get(column.path) or self._usual_width(place, column)
            self._header.resizeSection(place, max(width, self._least.get(column.path, 0)))
        self._laying_out = False
        self.spread()
        self._view.settle()

    def _straighten(self) -> None:
        """Undo the drags: the model's own order is about to be the one that is seen."""
        for column in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(column), column)

    # -- widths ----------------------------------------------------------------------------------------------------

    def spread(self) -> None:
        """Until the user sets a width, the columns with words take the room that there is, or give way a little."""
        columns, room = self._model.columns, self._view.viewport().width()
        if self._widths:
            return
        widths = [self._usual_width(place, column) for place, column in enumerate(columns)]
        wordy = [place for place, column in enumerate(columns) if _takes_room(column)]
        spare = room - sum(widths)
        if spare > 0 and wordy:
            widths = [width + (spare // len(wordy) if place in wordy else 0) for place, width in enumerate(widths)]
        elif spare < 0:
            widths = self._narrowed(widths, -spare)
        self._laying_out = True
        for place, width in enumerate(widths):
            self._header.resizeSection(place, width)
        self._laying_out = False

    def _narrowed(self, widths: list[int], lack: int) -> list[int]:
        """Take what is lacking from the columns with words, each by what it can give; else the list scrolls."""
        least = [max(_LEAST, self._header.wanted_width(place)) for place in range(len(widths))]
        gives = [max(0, widths[at] - least[at]) * _readiness(c) // 4 for at, c in enumerate(self._model.columns)]
        most = sum(gives)
        if most < lack:
            return widths
        return [width - -(-lack * give // most) for width, give in zip(widths, gives, strict=True)]

    def _usual_width(self, place: int, column: Column) -> int:
        metrics = QFontMetrics(self._view.font())
        characters = _ROOMY if _is_name(column) else _CHARACTERS[column.field.kind]
        if column.is_status:
            characters = 4
        digits = column.field.kind.numeric or column.field.kind in (Kind.DATE, Kind.STAMP, Kind.TIME)
        one = metrics.horizontalAdvance("0") if digits else metrics.averageCharWidth()
        least = max(self._header.wanted_width(place), self._least.get(column.path, 0))
        return max(one * characters + 2 * EDGE, least)

    def fit(self, place: int) -> None:
        """Make a column as wide as what is seen of it."""
        self._header.resizeSection(place, self._seen_width(place))

    def _seen_width(self, place: int) -> int:
        metrics, column = QFontMetrics(self._view.font()), self._model.columns[place]
        wanted = self._header.wanted_width(place)
        if column.is_check or column.is_status:
            return max(wanted, BOX + 2 * EDGE)
        texts = (self._model.texts(row)[place] for row in self._view.seen_places())
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * EDGE + 2
        return max(NARROWEST, wanted, widest if column.is_number else min(widest, _WIDEST))

    def fit_all(self) -> None:
        """Make all columns as wide as what is seen of them; room to spare goes to those with words."""
        widths = [self._seen_width(place) for place in range(len(self._model.columns))]
        wordy = [place for place, column in enumerate(self._model.columns) if _takes_room(column)]
        spare = self._view.viewport().width() - sum(widths)
        for place, width in enumerate(widths):
            more = spare // len(wordy) if spare > 0 and place in wordy else 0
            self._header.resizeSection(place, width + more)

    def make_room(self, path: str, width: int) -> None:
        """Let a column be at least so wide: its total is read there too."""
        if path in self._model.paths and width > self._least.get(path, 0):
            self._least[path] = width
            place = self._model.paths.index(path)
            self._laying_out = True
            self._header.resizeSection(place, max(width, self._header.sectionSize(place)))
            self._laying_out = False
            self.spread()

    def _on_numbers_cut(self, places: frozenset[int]) -> None:
        """Numbers are seen whole: their columns grow to the widest that is seen, and the others give way."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # a border is being dragged
        columns = self._model.columns
        self._laying_out = True
        for place in (place for place in places if place < len(columns) and columns[place].is_number):
            path, least = columns[place].path, self._seen_width(place)
            self._least[path] = max(least, self._least.get(path, 0))
            self._header.resizeSection(place, max(least, self._header.sectionSize(place)))
        self._laying_out = False
        self.spread()

    def _on_resized(self, _place: int, _before: int, _width: int) -> None:
        """The first width that the user sets fixes them all."""
        if not self._laying_out:
            shown = {path: self._header.sectionSize(place) for place, path in enumerate(self._model.paths)}
            self._widths |= {path: width for path, width in shown.items() if width}
            self._memory.touch()

    def _on_moved(self, *_: int) -> None:
        if not self._laying_out:
            self._memory.touch()

    # -- memory ----------------------------------------------------------------------------------------------------

    def _told(self) -> Mapping[str, Any]:
        order = None if self._order is None else [[level.path, level.descending] for level in self._order]
        return {"columns": self.shown(), "widths": self._widths, "order": order}

    def _take(self, kept: Mapping[str, Any]) -> None:
        record = self._model.record
        self._least.clear()
        self._widths = {p: w for p, w in _mapping(kept.get("widths")).items() if is_path(record, p) and _is_width(w)}
        paths = [path for path in _sequence(kept.get("columns")) if is_path(record, path)]
        self._order = _order_of(record, kept.get("order"))
        self._lay_out(list(dict.fromkeys(paths)) or self._usual)


def _is_name(column: Column) -> bool:
    return column.field.name == getattr(column.field.entity, "__label__", "")


def _readiness(column: Column) -> int:
    """How much of its room a column gives up where there is too little, in quarters: words of lists least, then names.

    Telephone numbers are numbers too: cut, they are of no use.
    """
    if column.field.kind is Kind.PHONE:
        return 0
    if _is_name(column):
        return 2
    if column.field.kind is Kind.CHOICE:
        return 1
    return 4 if column.field.kind.refers or column.field.kind.textual else 0


def _takes_room(column: Column) -> bool:
    kind = column.field.kind
    return (kind.textual or kind is Kind.LINK) and not column.is_status


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _is_width(value: Any) -> bool:
    return isinstance(value, int) and NARROWEST <= value <= 4000


def _order_of(record: RecordKind, value: Any) -> tuple[Order, ...] | None:
    if not isinstance(value, list):
        return None
    pairs = [level for level in value if isinstance(level, list) and len(level) == 2 and is_path(record, level[0])]
    return tuple(Order(path, bool(descending)) for path, descending in pairs) or None
