"""The place where one works: a screen and a side panel for each area, made when the area is first shown."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import SEPARATOR, TASKS, Actions
from desktop_crm.views.parts.record_screen import RecordScreen
from desktop_crm.views.parts.record_side import RecordSide

if TYPE_CHECKING:
    from desktop_crm.views.finding.screen import FindScreen
    from desktop_crm.views.finding.side import FindSide
    from desktop_crm.views.selection.screen import SelectionScreen
    from desktop_crm.views.selection.side import SelectionSide

FIND = "find"  # the one place that is no area: the Find screen
_SIDE = 344
_KEPT = "splitter"


def _sale_screen(bench: Bench, parent: QWidget) -> RecordScreen:
    from desktop_crm.views.sale.screen import SaleScreen  # each area is loaded when it is first shown, or soon after

    return SaleScreen(bench, parent)


def _request_screen(bench: Bench, parent: QWidget) -> RecordScreen:
    from desktop_crm.views.request.screen import RequestScreen

    return RequestScreen(bench, parent)


def _selection_screen(bench: Bench, parent: QWidget) -> RecordScreen:
    from desktop_crm.views.selection.screen import SelectionScreen

    return SelectionScreen(bench, parent)


def _selection_side(bench: Bench, parent: QWidget) -> RecordSide:
    from desktop_crm.views.selection.side import SelectionSide

    return SelectionSide(bench, parent)


# The kinds with a screen, or a side panel, of their own.
_SCREENS: Mapping[RecordKind, Callable[[Bench, QWidget], RecordScreen]] = {
    RecordKind.SALE: _sale_screen, RecordKind.REQUEST: _request_screen, RecordKind.SELECTION: _selection_screen,
}  # fmt: skip
_SIDES: Mapping[RecordKind, Callable[[Bench, QWidget], RecordSide]] = {RecordKind.SELECTION: _selection_side}


class Workplace(QSplitter):
    """Shows one area at a time. What a screen wishes is passed on to the window."""

    area_shown = Signal()
    record_shown = Signal(str, int)
    state_changed = Signal()
    given_up = Signal()
    record_requested = Signal(str, int)
    new_requested = Signal(str, object)
    create_requested = Signal(str, object, object)
    told = Signal(str)

    def __init__(
        self, bench: Bench, actions: Actions, first: RecordKind, welcome: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bench, self._actions = bench, actions
        self._screens: dict[RecordKind, RecordScreen] = {}
        self._sides: dict[RecordKind, RecordSide] = {}
        self._finder: FindScreen | None = None  # made, with its side, when it is first wanted
        self._find_side: FindSide | None = None
        self._is_finding = False
        self._left, self._right = QStackedWidget(self), QStackedWidget(self)
        self._welcome = welcome
        self._left.addWidget(welcome)
        self.addWidget(self._left)
        self.addWidget(self._right)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self._shared = self.restoreState(bench.memory.recall_bytes(_KEPT))
        self.splitterMoved.connect(self._on_moved)
        self._area = first
        self._make(first)
        self._left.setCurrentWidget(self._screens[first])  # to show the welcome first would be to lay out both

    def _make(self, kind: RecordKind) -> None:
        if kind in self._screens:
            return
        screen, side = self._screen(kind), self._side(kind)
        self._screens[kind], self._sides[kind] = screen, side
        screen.set_task_actions([self._actions[name] if name != SEPARATOR else None for name in TASKS[kind.value]])
        self._left.addWidget(screen)
        self._right.addWidget(side)
        self._connect(screen, side)

    def _screen(self, kind: RecordKind) -> RecordScreen:
        own = _SCREENS.get(kind)
        return own(self._bench, self) if own is not None else RecordScreen(self._bench, AREAS[kind], self)

    def _side(self, kind: RecordKind) -> RecordSide:
        own = _SIDES.get(kind)
        return own(self._bench, self) if own is not None else RecordSide(self._bench, AREAS[kind], self)

    def _connect(self, screen: RecordScreen, side: RecordSide) -> None:
        kind = screen.record
        screen.record_shown.connect(partial(self._on_record_shown, kind))
        screen.record_left.connect(lambda: side.follow(None))
        screen.state_changed.connect(self.state_changed)
        screen.given_up.connect(self.given_up)
        screen.create_requested.connect(self.create_requested)
        screen.told.connect(self.told)
        for part in (screen, side):
            part.record_requested.connect(self.record_requested)
            part.new_requested.connect(self.new_requested)
        side.walk_requested.connect(screen.walk)
        side.chosen.connect(partial(self._on_side_chose, kind))
        screen.walk(side.table.ids if side.table.count else None)
        if kind is RecordKind.SELECTION:
            self._connect_selections(cast("SelectionScreen", screen), cast("SelectionSide", side))

    def _connect_selections(self, screen: "SelectionScreen", side: "SelectionSide") -> None:
        screen.members_previewed.connect(side.preview)
        screen.walk_members_requested.connect(self._on_walk_members)
        side.told.connect(self.told)

    def _on_walk_members(self, kind: str, record_id: int, selection_id: int) -> None:
        """VIEW-3: the members stand at the side of the screen on which one goes through them."""
        self.side_of(RecordKind(kind)).show_members(selection_id)
        self.record_requested.emit(kind, record_id)

    # -- areas ---------------------------------------------------------------------------------------------------

    @property
    def area(self) -> RecordKind:
        """The area that is shown."""
        return self._area

    @property
    def shown_screen(self) -> RecordScreen:
        """The screen that is shown."""
        return self._screens[self._area]

    @property
    def side(self) -> RecordSide:
        return self._sides[self._area]

    def screen_of(self, kind: RecordKind) -> RecordScreen:
        """Return the screen of an area."""
        self._make(kind)
        return self._screens[kind]

    def side_of(self, kind: RecordKind) -> RecordSide:
        """Return the side panel of an area."""
        self._make(kind)
        return self._sides[kind]

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True where another record or area may be shown."""
        return self._is_finding or self.shown_screen.may_leave()

    def enter(self, kind: RecordKind) -> bool:
        """Show an area with the record that was shown there last. Returns False where the user goes on editing."""
        if kind is not self._area and not self.may_leave():
            return False
        self._show(kind)
        if self.shown_screen.current_id is None:
            self._show_last()
        self.shown_screen.catch_up()
        return True

    def _show(self, kind: RecordKind) -> None:
        self._make(kind)
        self._area, self._is_finding = kind, False
        self._left.setCurrentWidget(self.shown_screen)
        self._right.setCurrentWidget(self.side)
        self._bench.memory.keep(self._own("last_area"), kind.value)
        self._bench.memory.keep(self._own(FIND), False)
        self.area_shown.emit()

    def _show_last(self) -> None:
        last = self._bench.memory.recall(self._own(f"last_{self._area.value}"), 0)
        if not (last and self.shown_screen.show_record(int(last))):
            self.shown_screen.show_first()

    def show_record(self, kind: RecordKind, record_id: int) -> bool:
        """Show a record on its screen. Returns False where it is gone, or the user goes on editing."""
        if kind is not self._area and not self.may_leave():
            return False
        if not self.screen_of(kind).show_record(record_id):
            return False
        self._show(kind)
        self.shown_screen.catch_up()
        return True

    def start_new(self, kind: RecordKind, known: Mapping[str, Any]) -> bool:
        """Begin a new record on its screen. Returns False where the user goes on editing another one."""
        if not self.may_leave() or not self.screen_of(kind).start_new(known):
            return False
        self._show(kind)
        self.shown_screen.card.focus_on(self.shown_screen.card.first)
        return True

    def show_welcome(self, on: bool) -> None:
        """Show what an empty file offers, or the area."""
        shown = self._finder if self._is_finding and self._finder is not None else self.shown_screen
        self._left.setCurrentWidget(self._welcome if on else shown)

    @property
    def is_welcoming(self) -> bool:
        return self._left.currentWidget() is self._welcome

    def _own(self, name: str) -> str:
        return f"{name}/{self._bench.desk.path.name}"

    def _on_record_shown(self, kind: RecordKind, record_id: int) -> None:
        self._bench.memory.keep(self._own(f"last_{kind.value}"), record_id)
        self._sides[kind].follow(record_id)
        self.record_shown.emit(kind.value, record_id)

    def _on_side_chose(self, kind: RecordKind, record_id: int) -> None:
        screen = self._screens[kind]
        if not screen.show_record(record_id) and screen.current_id is not None:
            self._sides[kind].follow(screen.current_id)

    # -- Find ----------------------------------------------------------------------------------------------------

    @property
    def is_finding(self) -> bool:
        """Whether Find is shown in the place of an area."""
        return self._is_finding

    @property
    def was_finding(self) -> bool:
        """Whether Find was shown last, when the program ended."""
        return bool(self._bench.memory.recall(self._own(FIND), False))

    @property
    def finder(self) -> "FindScreen":
        """The Find screen, with the side panel that belongs to it."""
        if self._finder is None:
            from desktop_crm.views.finding.screen import FindScreen  # start-up does not wait for what it needs
            from desktop_crm.views.finding.side import FindSide

            finder, side = FindScreen(self._bench, self._area, self), FindSide(self._bench, self)
            self._finder, self._find_side = finder, side
            self._left.addWidget(finder)
            self._right.addWidget(side)
            finder.open_requested.connect(self._on_found_opened)
            finder.previewed.connect(lambda kind, id: side.preview.show_record(RecordKind(kind), id))
            finder.kind_shown.connect(side.preview.clear)
            finder.new_requested.connect(self.new_requested)
            for requested in (finder.record_requested, side.preview.record_requested):
                requested.connect(self.record_requested)
        return self._finder

    def enter_find(self) -> bool:
        """Show Find as it was left. Returns False where the user goes on editing."""
        if not self.may_leave():
            return False
        finder, side = self.finder, self._find_side
        assert side is not None
        came, self._is_finding = not self._is_finding, True
        self._left.setCurrentWidget(finder)
        self._right.setCurrentWidget(side)
        self._bench.memory.keep(self._own(FIND), True)
        if came:
            finder.come()
        self.area_shown.emit()
        return True

    def _on_found_opened(self, kind: str, record_id: int, listing: Listing | None) -> None:
        """What was found stands at the side of the screen on which a record of it is opened: a list to walk through."""
        if listing is not None and kind in AREAS:
            self.side_of(RecordKind(kind)).show_list(FIND, self.finder.title_of(RecordKind(kind)), listing)
        self.record_requested.emit(kind, record_id)

    # -- the side panel ------------------------------------------------------------------------------------------

    def show_side(self, on: bool) -> None:
        """Show the side panel, or give its room to the screen."""
        self._right.setVisible(on)

    @property
    def has_side(self) -> bool:
        return self._right.isVisibleTo(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user moves the splitter, the side panel keeps its usual width."""
        super().resizeEvent(event)
        if not self._shared:
            self.setSizes([self.width() - _SIDE, _SIDE])

    def _on_moved(self) -> None:
        self._shared = True
        self._bench.memory.keep_bytes(_KEPT, self.saveState())
