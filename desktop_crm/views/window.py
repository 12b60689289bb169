"""The main window: puts the parts together, and passes wishes from one to the other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import favourite_ids
from desktop_crm.operations.preferences import preference, set_preference
from desktop_crm.operations.reading import first_of, is_empty, names_of
from desktop_crm.operations.users import first_user
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.about import About
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import SALE_TASKS, SEPARATOR, THEMES, Actions
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.file.commands import FileCommands
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.navigation import Navigation
from desktop_crm.views.parts.new_record import NewRecordDialog
from desktop_crm.views.sale.screen import SaleScreen
from desktop_crm.views.sale.side import SaleSide
from desktop_crm.views.sentences import sentence, step_sentence
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.top_bar import TopBar
from desktop_crm.views.welcome import Welcome

_SALE, _WELCOME = "sale", "welcome"
_IMPORTABLE = (".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods")
_MINIMUM = (1024, 640)
_NEXT_OF_MINE = Listing(RecordKind.SALE, "sales.mine_open", order=(Order("sale.sale_date"),))
_SIDE = 344
_NARROW = 1180  # below this width the navigation folds by itself
_LONGEST_STEP = 70  # characters of a step's name in the menu


class MainWindow(QMainWindow):
    """One window, one file. Knows the parts; the parts do not know each other."""

    theme_chosen = Signal(str)
    restart_wanted = Signal()  # the language was changed: the window is to be made anew

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._visits = bench.visits
        self._actions = Actions(bench.theme, self)
        self._heed_preferences()
        self._build()
        self.files = FileCommands(bench, self._status, self)
        self.files.fill_recent(self._actions.fill(self.menuBar())["RECENT"])
        self._connect()
        self._connect_actions()
        self._restore()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"Desktop CRM – {self._desk.path.stem}")
        self.setWindowFilePath(str(self._desk.path))
        self.setMinimumSize(*_MINIMUM)
        self.setAcceptDrops(True)
        self._top = TopBar(self._bench, self._actions, self)
        self._navigation = Navigation(self._bench.theme, [(_SALE, "sale", self.tr("Sales"))], self)
        self._screen = SaleScreen(self._bench, self)
        self._screen.set_task_actions([self._actions[name] if name else None for name in SALE_TASKS])
        self._welcome = Welcome(self._bench.theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._screen)
        self._stack.addWidget(self._welcome)
        self._side = SaleSide(self._bench, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._splitter_set = False
        self._narrow = False
        self._splitter.setCollapsible(0, False)
        self._status = StatusLine(self._desk, self._bench.theme, self)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget(self)
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self._top, self._splitter, self._status):
            rows.addWidget(widget, 1 if widget is self._splitter else 0)
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
        self._desk.stepped.connect(self._name_undo)
        self._desk.user_changed.connect(self._on_user_changed)
        self._navigation.area_chosen.connect(lambda _name: self._show_place())
        self._navigation.record_chosen.connect(self.open_record)
        self._top.search.record_requested.connect(self.open_record)
        self._top.search.create_requested.connect(self._create_for_field)
        self._top.search.sale_wanted.connect(self._new_sale)
        self._screen.sale_shown.connect(self._on_sale_shown)
        self._screen.sale_left.connect(lambda: self._side.follow(None))
        self._screen.state_changed.connect(self._allow)
        self._screen.record_requested.connect(self.open_record)
        self._screen.follow_up_requested.connect(self._open_follow_up)
        self._screen.create_requested.connect(self._create_for_field)
        self._screen.told.connect(self._status.warn)
        self._side.walk_requested.connect(self._screen.walk)
        self._side.sale_requested.connect(self._on_side_chose)
        self._side.record_requested.connect(self.open_record)
        self._side.follow_up_requested.connect(self._open_follow_up)
        self._welcome.sale_wanted.connect(self._new_sale)
        self._welcome.import_wanted.connect(lambda: self.open_import(None))
        self._welcome.demo_wanted.connect(self._load_demo)

    def _connect_actions(self) -> None:
        slots: dict[str, Callable[[], Any]] = {
            "new_sale": self._new_sale,
            "new_follow_up": lambda: self._open_follow_up({}),
            "new_company": lambda: self._new_record(RecordKind.COMPANY),
            "new_person": lambda: self._new_record(RecordKind.PERSON),
            "new_project": lambda: self._new_record(RecordKind.PROJECT),
            "import": lambda: self.open_import(None),
            **self.files.slots(),
            "settings": self.open_settings,
            "quit": self.close,
            "undo": self._desk.undo,
            "redo": self._desk.redo,
            "undo_history": self._open_undo_history,
            "history": self._open_history,
            "search": self._top.search.open,
            "back": lambda: self._go(self._visits.back()),
            "forward": lambda: self._go(self._visits.forward()),
            "navigation": self._fold_navigation,
            "side_panel": self._fold_side_panel,
            "full_screen": self._toggle_full_screen,
            "skip_completed": self._toggle_skipping,
            "about": self._show_about,
        }
        for action in self._actions:
            name = action.objectName()
            if name in THEMES:
                action.triggered.connect(lambda _on, name=name: self.theme_chosen.emit(name.partition("_")[2]))
            elif name in slots:
                action.triggered.connect(lambda _on=False, slot=slots[name]: slot())
            else:
                action.triggered.connect(lambda _on=False, name=name: self._screen.run_command(name))
        self._name_undo()
        self._allow()

    def _allow(self) -> None:
        """Enable the commands that can be given now; the others say why not."""
        nothing = self.tr("Register or open a sale first.")
        empty = self._stack.currentWidget() is self._welcome
        for name in _ON_SALE:
            self._actions.allow(name, nothing if empty else self._screen.why_not(name))
        self._actions.allow("side_panel", nothing if empty else "")
        for name, on in self._screen.ticks().items():
            self._actions[name].setChecked(on)
        self._actions["skip_completed"].setChecked(bool(self._desk.ask(preference, "skip_completed_sales")))
        self._actions.allow("back", "" if self._visits.can_go_back else self.tr("There is nothing before this."))
        self._actions.allow("forward", "" if self._visits.can_go_forward else self.tr("There is nothing after this."))

    def _name_undo(self) -> None:
        for name, step, none in (
            ("undo", self._desk.next_undo(), self.tr("There is nothing to undo.")),
            ("redo", self._desk.next_redo(), self.tr("There is nothing to redo.")),
        ):
            action = self._actions[name]
            template = self.tr("&Undo “{step}”") if name == "undo" else self.tr("&Redo “{step}”")
            bare = self.tr("&Undo") if name == "undo" else self.tr("&Redo")
            told = _shortened(step_sentence(step)) if step else ""
            action.setText(template.format(step=told.replace("&", "&&")) if step else bare)
            action.setProperty("tip", template.replace("&", "").format(step=told) if step else bare.replace("&", ""))
            self._actions.allow(action, "" if step else none)

    # -- showing -------------------------------------------------------------------------------------------------

    def open_first(self) -> None:
        """Show the sale that was open last, else the next of mine to close, else any, else the welcome."""
        last = self._bench.memory.recall(self._own("last_sale"), 0) or self._desk.ask(first_of, _NEXT_OF_MINE)
        if not (last and self._screen.show_sale(int(last))):
            self._screen.show_first()
        self._show_place()
        self._screen.setFocus()

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record: a sale on its screen, a follow-up in its dialog, the others in the side panel."""
        if kind == RecordKind.SALE:
            self._screen.show_sale(record_id)
        elif kind == RecordKind.FOLLOW_UP:
            self._open_follow_up(record_id)
        else:
            self._side.preview(kind, record_id)
            self._set_side_panel(True)

    def _show_place(self) -> None:
        empty = self._desk.ask(is_empty) and not self._screen.is_editing
        self._stack.setCurrentWidget(self._welcome if empty else self._screen)
        self._side.setVisible(not empty and bool(self._bench.memory.recall("side_panel", True)))
        self._actions["side_panel"].setChecked(self._side.isVisibleTo(self))
        self._top.area.setText(self.tr("Sales"))
        self._navigation.show_area(_SALE)
        self._show_shortcuts()
        self._allow()

    def _show_shortcuts(self) -> None:
        starred = list(self._desk.ask(favourite_ids, RecordKind.SALE))
        recent = [record_id for kind, record_id in self._visits.recent if kind == RecordKind.SALE]
        names = self._desk.ask(names_of, RecordKind.SALE, [*starred, *recent])
        self._navigation.show_favourites([(_SALE, one, names[one]) for one in starred if one in names])
        self._navigation.show_recent([(_SALE, one, names[one]) for one in recent if one in names])

    def _on_sale_shown(self, sale_id: int) -> None:
        self._visits.visit(_SALE, sale_id)
        self._bench.memory.keep(self._own("last_sale"), sale_id)
        self._side.follow(sale_id)
        self._show_shortcuts()
        self._allow()

    def _on_side_chose(self, sale_id: int) -> None:
        if not self._screen.show_sale(sale_id) and self._screen.current_id:
            self._side.follow(self._screen.current_id)

    def _go(self, visit: tuple[str, int] | None) -> None:
        if visit is not None and not self._screen.show_sale(visit[1]):
            self._allow()

    def _on_changed(self, changes: Any) -> None:
        if changes.touch_any("user") and self._desk.ask(first_user, self._desk.user_id) != self._desk.user_id:
            self._desk.set_user(self._desk.ask(first_user))  # who was at work is gone, by undo
        if changes.touch_any("preference"):
            self._heed_preferences()
        if changes.touch_any("company", "person", "sale", "favourite"):
            self._show_place()
        elif changes.touch_any("preference"):
            self._allow()

    def _heed_preferences(self) -> None:
        self._bench.faces.currency_shown = bool(self._desk.ask(preference, "use_currency"))

    def _on_user_changed(self) -> None:
        self._show_place()

    # -- commands ------------------------------------------------------------------------------------------------

    def _new_sale(self, known: dict[str, Any] | None = None) -> None:
        if self._screen.start_new(known or {}):
            self._stack.setCurrentWidget(self._screen)
            self._allow()

    def _new_record(self, kind: RecordKind) -> None:
        dialog = NewRecordDialog(self._bench, kind, self)
        dialog.saved.connect(lambda record_id: self.open_record(kind, record_id))
        dialog.create_requested.connect(self._create_for_field)
        dialog.open_new({})

    def _create_for_field(self, kind: str, context: dict[str, Any], reply: Callable[[int, str], None]) -> None:
        """A field asks for a new company, person or project; the form stays as it is behind the dialog."""
        dialog = NewRecordDialog(self._bench, RecordKind(kind), self)
        dialog.created.connect(reply)
        dialog.open_named(context)

    def _open_follow_up(self, wanted: Any) -> None:
        dialog = FollowUpDialog(self._bench, self)
        dialog.record_requested.connect(self.open_record)
        dialog.create_requested.connect(self._create_for_field)
        if isinstance(wanted, int):
            dialog.open_existing(wanted)
        else:
            dialog.open_new(wanted)

    def open_import(self, path: Path | None) -> None:
        """Open the import, with a file already chosen or not."""
        from desktop_crm.views.importing.dialog import ImportDialog  # start-up does not wait for what it needs

        ImportDialog(self._bench, path, self).open()

    def open_settings(self) -> None:
        """Open the settings."""
        from desktop_crm.views.settings.dialog import SettingsDialog  # start-up does not wait for what it needs

        dialog = SettingsDialog(self._bench, self)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.language_chosen.connect(self._on_language_chosen)
        dialog.open()

    def _open_history(self) -> None:
        from desktop_crm.views.history.dialog import HistoryDialog  # start-up does not wait for what it needs

        if (sale_id := self._screen.current_id) is not None:
            HistoryDialog.open_beside(self, self._bench, RecordKind.SALE, sale_id)

    def _open_undo_history(self) -> None:
        from desktop_crm.views.history.undo_dialog import UndoDialog  # start-up does not wait for what it needs

        UndoDialog.open_beside(self, self._bench)

    def _on_language_chosen(self, code: str) -> None:
        self._bench.memory.keep("language", code)
        self.restart_wanted.emit()

    def _load_demo(self) -> None:
        from desktop_crm.operations.demo import load_demo_data  # start-up does not wait for what it needs

        try:
            job = self._desk.start_job(self.tr("Loading demo data"), load_demo_data, self._bench.language)
        except BusyWithJob as busy:
            self._status.warn(sentence(busy))
        else:
            job.finished.connect(self.open_first)

    def _toggle_skipping(self) -> None:
        on = not self._desk.ask(preference, "skip_completed_sales")
        self._desk.do(set_preference, "skip_completed_sales", on)
        self._screen.refresh_walk()
        self._allow()

    def _show_about(self) -> None:
        About(self._desk.path, self).open()

    def mark_theme(self, choice: str) -> None:
        """Tick the appearance that is in use."""
        self._actions[f"theme_{choice}"].setChecked(True)

    # -- for pictures --------------------------------------------------------------------------------------------

    @property
    def screen_of_sales(self) -> SaleScreen:
        return self._screen

    @property
    def side_of_sales(self) -> SaleSide:
        return self._side

    def pictured_dialogs(self) -> dict[str, Callable[[], Any]]:
        """Return what opens each dialog, by the name of its picture."""
        return {
            "follow-up": lambda: self._open_follow_up({"sale_id": self._screen.current_id}),
            "new-company": lambda: self._new_record(RecordKind.COMPANY),
            "new-person": lambda: self._new_record(RecordKind.PERSON),
            "new-project": lambda: self._new_record(RecordKind.PROJECT),
            "history": self._open_history,
            "undo-history": self._open_undo_history,
            "import": lambda: self.open_import(None),
            "restore": lambda: (self._desk.back_up("at closing"), self.files.open_restore()),
            "check-file": self.files.open_check,
            "settings": self.open_settings,
            "about": self._show_about,
        }

    # -- the window itself ---------------------------------------------------------------------------------------

    def _fold_navigation(self) -> None:
        folded = not self._actions["navigation"].isChecked()
        self._navigation.set_folded(folded)
        if not self._narrow:
            self._bench.memory.keep("navigation", not folded)
        self._show_shortcuts()

    def _fold_side_panel(self) -> None:
        self._set_side_panel(self._actions["side_panel"].isChecked())

    def _set_side_panel(self, on: bool) -> None:
        self._side.setVisible(on)
        self._actions["side_panel"].setChecked(on)
        self._bench.memory.keep("side_panel", on)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _own(self, name: str) -> str:
        return f"{name}/{self._desk.path.name}"

    def _restore(self) -> None:
        memory = self._bench.memory
        if not self.restoreGeometry(memory.recall_bytes("window")):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(1360, available.width()), min(860, available.height()))
        self._splitter_set = self._splitter.restoreState(memory.recall_bytes("splitter"))
        on = bool(memory.recall("navigation", True)) and not self._narrow
        self._actions["navigation"].setChecked(on)
        self._navigation.set_folded(not on)
        self._visits.recent = [(str(k), int(i)) for k, i in memory.recall(self._own("recent"), [])]

    def _remember(self) -> None:
        memory = self._bench.memory
        memory.keep_bytes("window", self.saveGeometry())
        if self._splitter_set:
            memory.keep_bytes("splitter", self._splitter.saveState())
        memory.keep(self._own("recent"), self._visits.recent)
        memory.sync()

    def may_close(self) -> bool:
        """Ask about what is not saved and what still runs; True where the window may close."""
        return self._screen.may_leave() and self._may_stop_job()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._remember()
        super().closeEvent(event)

    def _may_stop_job(self) -> bool:
        """Ask before a running job is given up; True where nothing runs any more."""
        if (job := self._desk.job) is None:
            return True
        text = self.tr("“{title}” is still running.").format(title=job.title)
        detail = self.tr("If you close now, it is cancelled and nothing of it is kept.")
        answers = [self.tr("Cancel it and close"), self.tr("Keep open")]
        if self._bench.prompt.choose(self, text, detail, answers) != 0:
            return False
        job.cancel()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user moves the splitter, the side panel keeps its usual width."""
        super().resizeEvent(event)
        self._fold_when_narrow()
        if not self._splitter_set:
            self._splitter.setSizes([self.width() - self._navigation.width() - _SIDE, _SIDE])

    def _fold_when_narrow(self) -> None:
        """In a narrow window the navigation shows icons only; with room it is again as the user left it."""
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            wanted = bool(self._bench.memory.recall("navigation", True))
            self._actions["navigation"].setChecked(wanted and not narrow)
            self._navigation.set_folded(narrow or not wanted)

    def _on_splitter_moved(self) -> None:
        self._splitter_set = True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        ways = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
        if (name := ways.get(event.button())) is not None:
            self._actions[name].trigger()
        super().mousePressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(50, self, lambda: self.open_import(path))  # after the other program's drag has ended


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_STEP else line[: _LONGEST_STEP - 1] + "…"


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in _IMPORTABLE), None)


_OF_SALE = [name for name in SALE_TASKS if name not in (SEPARATOR, "skip_completed")]
_ON_SALE = ("edit", "save", "cancel", "previous", "next", *_OF_SALE)
