"""The main window: puts the parts together, and passes wishes from one to the other."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import all_favourites
from desktop_crm.operations.preferences import preferences
from desktop_crm.operations.reading import is_empty, named
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import RECORD, SEPARATOR, TASKS, THEMES, Actions
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.dialogs import IN_DIALOGS, Dialogs
from desktop_crm.views.file.commands import FileCommands
from desktop_crm.views.file_drop import FileDrop
from desktop_crm.views.help.commands import HelpCommands
from desktop_crm.views.language import shown
from desktop_crm.views.navigation import Navigation
from desktop_crm.views.parts.record_export import TEXT, WORKBOOK
from desktop_crm.views.parts.record_in_focus import ListInFocus
from desktop_crm.views.sentences import sentence
from desktop_crm.views.shortcuts.keys import OwnKeys
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.top_bar import TopBar
from desktop_crm.views.welcome import Welcome
from desktop_crm.views.wording import NewWords, UndoWords
from desktop_crm.views.workplace import FIND, Workplace

_MINIMUM = (800, 560)
_NARROW = 1180  # below this width the navigation folds by itself
_TIGHT = 960  # below this one the side panel does too
_ON_RECORD = (
    *("edit", "save", "cancel", "previous", "next", "skip_completed"),
    *(name for name in dict.fromkeys(name for names in TASKS.values() for name in names) if name != SEPARATOR),
)


class MainWindow(QMainWindow):
    """One window, one file. Knows the parts; the parts do not know each other."""

    theme_chosen = Signal(str)
    restart_wanted = Signal()  # the language was changed: the window is to be made anew

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._visits = bench.visits
        self._is_settled = True
        self._actions = Actions(bench.theme, self)
        self._heed_preferences()
        self._build()
        self.files = FileCommands(bench, self._status, self)
        self._menus = self._actions.fill(self.menuBar())
        self.files.fill_recent(self._menus["RECENT"])
        UndoWords(self._desk, self._actions, self)
        self._new_words = NewWords(self._actions, self)
        self.help = HelpCommands(bench, self._actions, lambda: self.work.area, self)
        OwnKeys(self._actions, bench.memory).apply()
        self._connect()
        self._connect_actions()
        self._restore()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"Desktop CRM – {self._desk.path.stem}[*]")
        self.setWindowFilePath(str(self._desk.path))
        self.setMinimumSize(*_MINIMUM)
        areas = [(kind.value, kind.value, shown(area.label)) for kind, area in AREAS.items()]
        areas.append((FIND, FIND, self.tr("Find")))
        self._top = TopBar(self._bench, self._actions, [label for *_, label in areas], self)
        self._navigation = Navigation(self._bench, areas, self)
        self._welcome = Welcome(self._bench.theme, self)
        self.work = Workplace(self._bench, self._actions, self._last_area(), self._welcome, self)
        self.dialogs = Dialogs(self._bench, self)
        self._narrow = self._tight = False
        self._status = StatusLine(self._desk, self._bench.theme, self)
        self._lists = ListInFocus(self)
        self._lay_out()

    def _last_area(self) -> RecordKind:
        last = self._bench.memory.recall(self._own("last_area"))
        return RecordKind(last) if last in AREAS else RecordKind.SALE

    def _lay_out(self) -> None:
        middle = QWidget(self)
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self._top, self.work, self._status):
            rows.addWidget(widget, 1 if widget is self.work else 0)
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._navigation)
        line.addWidget(middle, 1)
        self.setCentralWidget(whole)

    # -- wiring --------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._desk.user_changed.connect(self._on_user_changed)
        self._navigation.area_chosen.connect(self.open_area)
        self._navigation.area_wanted.connect(self._on_area_wanted)
        self._top.search.create_requested.connect(self.dialogs.create)
        self._top.search.sale_wanted.connect(lambda known: self.new_record(RecordKind.SALE, known))
        self.work.area_shown.connect(self._on_area_shown)
        self.work.record_shown.connect(self._on_record_shown)
        self.work.state_changed.connect(self._allow)
        self.work.given_up.connect(self._return)
        self.work.new_requested.connect(self.new_record)
        self.work.create_requested.connect(self.dialogs.create)
        self.work.told.connect(self._status.warn)
        for part in (self._navigation.record_chosen, self._top.search.record_requested, self.work.record_requested):
            part.connect(self.open_record)
        self.dialogs.record_requested.connect(self.open_record)
        self.dialogs.theme_chosen.connect(self.theme_chosen)
        self.dialogs.language_chosen.connect(self._on_language_chosen)
        self._welcome.sale_wanted.connect(lambda: self.new_record(RecordKind.SALE))
        self._welcome.import_wanted.connect(self.dialogs.open_import)
        FileDrop(self).dropped.connect(self.open_import)
        self.files.import_wanted.connect(self.open_import)
        self._welcome.demo_wanted.connect(self._load_demo)

    def _connect_actions(self) -> None:
        slots: dict[str, Callable[[], Any]] = {
            **{f"go_{kind.value}": partial(self.open_area, kind) for kind in AREAS},
            **{area.new: partial(self.new_record, kind) for kind, area in AREAS.items()},
            "new_follow_up": lambda: self.new_record(RecordKind.FOLLOW_UP),
            "new_static_selection": self.dialogs.open_new_selection,
            "import": self.dialogs.open_import,
            "export_workbook": lambda: self._export(WORKBOOK),
            "export_text": lambda: self._export(TEXT),
            **self.files.slots(),
            **self.help.slots(),
            "shortcuts": lambda: self.dialogs.open_shortcuts(self._actions),
            "settings": self.dialogs.open_settings,
            "quit": self.close,
            "undo": self._desk.undo,
            "redo": self._desk.redo,
            "undo_history": self.dialogs.open_undo_history,
            "find_duplicates": self.dialogs.open_duplicates,
            "history": lambda: self.dialogs.open_history(self.work.area, self.work.shown_screen.current_id),
            "search": self._top.search.open,
            FIND: self.open_find,
            "back": lambda: self._go(self._visits.back, lambda: self._visits.here),
            "forward": lambda: self._go(self._visits.forward, self._visits.forward),
            "navigation": self._fold_navigation,
            "side_panel": self._fold_side_panel,
            "full_screen": self._toggle_full_screen,
            "about": self.dialogs.open_about,
        }
        for action in self._actions:
            name = action.objectName()
            if name in THEMES:
                action.triggered.connect(lambda _on, name=name: self.theme_chosen.emit(name.partition("_")[2]))
            elif name in slots:
                action.triggered.connect(lambda _on=False, slot=slots[name]: slot())
            else:
                action.triggered.connect(lambda _on=False, name=name: self.work.shown_screen.run_command(name))
        self._allow()

    def _allow(self) -> None:
        """Enable the commands that can be given now; the others say why not."""
        if not self._is_settled:
            return
        away = self.work.is_welcoming or self.work.is_finding
        nothing = self.tr("Register or open a record first.")
        screen = self.work.shown_screen
        for name in _ON_RECORD:
            self._actions.allow(name, nothing if away else screen.why_not(name))
        for name in ("side_panel", "export_workbook", "export_text"):
            self._actions.allow(name, nothing if self.work.is_welcoming else "")
        self.setWindowModified(screen.card.is_dirty)
        self._new_words.follow(None if away else screen)
        for name, on in screen.ticks().items():
            self._actions[name].setChecked(on)
        self._actions.allow("back", "" if self._visits.can_go_back else self.tr("There is nothing before this."))
        self._actions.allow("forward", "" if self._visits.can_go_forward else self.tr("There is nothing after this."))

    # -- showing -------------------------------------------------------------------------------------------------

    def open_first(self) -> None:
        """Show what was open last: the area and its record, else the next of mine, else any, else the welcome."""
        finding = self.work.was_finding
        with self._all_at_once():
            self.work.enter(self.work.area)
        self._show_place()
        self.work.shown_screen.setFocus()
        if finding and not self.work.is_welcoming:
            self.open_find()

    @contextmanager
    def _all_at_once(self) -> Iterator[None]:
        """What each part that is shown would make the window look at again, it looks at when all of them stand."""
        self._is_settled = False
        try:
            yield
        finally:
            self._is_settled = True

    def open_area(self, kind: str) -> None:
        """Show an area with the record that was shown there last."""
        if kind == FIND:
            self.open_find()
            return
        if self.work.enter(RecordKind(kind)):
            self.work.shown_screen.setFocus()
        self._show_place()

    def _on_area_wanted(self, kind: str) -> None:
        """Rows are dragged to the selections: show those on which they can be let go. No form is left for that."""
        if kind == RecordKind.SELECTION and not self.work.shown_screen.card.is_dirty:
            self.open_area(kind)
            self.work.side.show_a_list()

    def open_find(self) -> bool:
        """Show Find as it was left. Returns False where one goes on editing."""
        found = self.work.enter_find()
        if found:
            self._visits.pass_through((FIND, 0))
        self._show_place()
        return found

    def open_record(self, kind: str, record_id: int) -> bool:
        """Show a record on its screen, or in its dialog. Returns False where it is gone or one goes on editing."""
        if kind == FIND:  # a step back leads there
            return self.open_find()
        if kind in IN_DIALOGS:
            self.dialogs.open_existing(kind, record_id)
            return True
        if not self.work.show_record(RecordKind(kind), record_id):
            return False
        self._show_place()
        return True

    def open_import(self, path: Path) -> None:
        """Open the import with a file that was given to the program."""
        self.dialogs.open_import(path)

    def new_record(self, kind: str, known: Mapping[str, Any] | None = None) -> None:
        """Begin a new record; what is not told of it comes from the one that is looked at."""
        if kind == RecordKind.SELECTION:  # 2.3: its criteria come first, its name afterwards
            self._find_for_selection()
        elif kind in IN_DIALOGS:
            self.dialogs.open_new(kind, known or {})
        elif self.work.start_new(
            RecordKind(kind), known or ({} if self.work.is_finding else self.work.shown_screen.known)
        ):
            self._show_place()

    def _find_for_selection(self) -> None:
        """A selection is of records: where one searched among selections last, sales are what one begins with."""
        if self.open_find() and self.work.finder.kind is RecordKind.SELECTION:
            self.work.finder.show_kind(RecordKind.SALE)

    def _show_place(self) -> None:
        empty = self._desk.ask(is_empty) and not self.work.shown_screen.is_editing
        self.work.show_welcome(empty and not self.work.is_finding)
        self._show_side()
        self._show_shortcuts()
        self._allow()

    def _show_side(self) -> None:
        wanted = bool(self._bench.memory.recall("side_panel", True)) and not self._tight
        self.work.show_side(wanted and not self.work.is_welcoming)
        self._actions["side_panel"].setChecked(self.work.has_side)

    def _on_area_shown(self) -> None:
        area = AREAS[self.work.area]
        finding = self.work.is_finding
        self._top.area.setText(self.tr("Find") if finding else shown(area.label))
        self._navigation.show_area(FIND if finding else area.record.value)
        self._actions.follow(self._menus[RECORD], area.record.value)
        self._status.leave()

    def _show_shortcuts(self) -> None:
        if not self._is_settled:
            return
        self._navigation.show_favourites(self._desk.ask(named, self._desk.ask(all_favourites)))
        self._navigation.show_recent(self._desk.ask(named, self._visits.lately))

    def _on_record_shown(self, kind: str, record_id: int) -> None:
        if self._visits.here != (kind, record_id):
            self._status.leave()
        self._visits.visit(kind, record_id)
        self._show_shortcuts()
        self._allow()

    def _go(self, step: Callable[[], Any], on: Callable[[], Any]) -> None:
        """Take a step through what was visited; records that are gone are passed over."""
        if self.work.may_leave():
            visit = step()
            while visit is not None and not self.open_record(*visit):
                self._visits.forget(*visit)
                visit = on()
        self._allow()

    def _return(self) -> None:
        """A new record was given up, or undone: back to where one was."""
        while (here := self._visits.here) is not None:
            if self.open_record(*here):
                return
            self._visits.forget(*here)
        self.work.shown_screen.show_another()
        self._show_place()

    def _on_user_changed(self) -> None:
        self._heed_preferences()
        self._show_place()

    def _on_changed(self, changes: Any) -> None:
        if changes.touch_any("preference"):
            self._heed_preferences()
        if changes.touch_any("favourite", *AREAS):
            self._show_place()
        elif changes.touch_any("preference"):
            self._show_shortcuts()
            self._allow()

    def _heed_preferences(self) -> None:
        told = self._desk.ask(preferences)
        self._bench.faces.currency_shown = bool(told["use_currency"])
        self._visits.length = int(told["history_length"])

    # -- commands ------------------------------------------------------------------------------------------------

    def _on_language_chosen(self, code: str) -> None:
        self._bench.memory.keep("language", code)
        self.restart_wanted.emit()

    def _export(self, ending: str) -> None:
        """Export the list that one is in."""
        table = self._lists.table
        if table is None or not table.count:
            self._status.tell(self.tr("There is no list with rows here to export."))
        else:
            table.export(ending)

    def _load_demo(self) -> None:
        from desktop_crm.operations.demo import load_demo_data  # start-up does not wait for what it needs

        try:
            job = self._desk.start_job(self.tr("Loading demo data"), load_demo_data, self._bench.language)
        except BusyWithJob as busy:
            self._status.warn(sentence(busy))
        else:
            job.finished.connect(self.open_first)

    def mark_theme(self, choice: str) -> None:
        """Tick the appearance that is in use."""
        self._actions[f"theme_{choice}"].setChecked(True)

    # -- the window itself ---------------------------------------------------------------------------------------

    def _fold_navigation(self) -> None:
        folded = not self._actions["navigation"].isChecked()
        self._navigation.set_folded(folded)
        if not self._narrow:
            self._bench.memory.keep("navigation", not folded)
        self._show_shortcuts()

    def _fold_side_panel(self) -> None:
        on = self._actions["side_panel"].isChecked()
        if not self._tight:
            self._bench.memory.keep("side_panel", on)
        self.work.show_side(on)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _own(self, name: str) -> str:
        return f"{name}/{self._desk.path.name}"

    def _restore(self) -> None:
        memory = self._bench.memory
        if not self.restoreGeometry(memory.recall_bytes("window")):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(1360, available.width()), min(860, available.height()))
        on = bool(memory.recall("navigation", True)) and not self._narrow
        self._actions["navigation"].setChecked(on)
        self._navigation.set_folded(not on)
        recent = [(str(kind), int(id)) for kind, id in memory.recall(self._own("recent"), [])]
        self._visits.recent = [visit for visit in recent if visit[0] in AREAS]

    def _remember(self) -> None:
        memory = self._bench.memory
        memory.keep_bytes("window", self.saveGeometry())
        memory.keep(self._own("recent"), self._visits.recent)
        memory.sync()

    def may_close(self) -> bool:
        """Ask about what is not saved and what still runs; True where the window may close."""
        return self.work.may_leave() and self.dialogs.may_stop_job()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._remember()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_when_narrow()

    def _fold_when_narrow(self) -> None:
        """In a narrow window the navigation shows icons only, in a tighter one the side panel gives its room to the
        screen; with room they are again as the user left them.
        """
        narrow, tight = self.width() < _NARROW, self.width() < _TIGHT
        if tight != self._tight:
            self._tight = tight
            self._show_side()
        if narrow != self._narrow:
            self._narrow = narrow
            wanted = bool(self._bench.memory.recall("navigation", True))
            self._actions["navigation"].setChecked(wanted and not narrow)
            self._navigation.set_folded(narrow or not wanted)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        ways = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
        if (name := ways.get(event.button())) is not None:
            self._actions[name].trigger()
        super().mousePressEvent(event)
