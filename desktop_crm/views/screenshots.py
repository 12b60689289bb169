"""Pictures of every screen and dialog, filled with demo data: for the README, and to look at what was built."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWidget

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.pictured import pictured_sales
from desktop_crm.views.commands import Actions
from desktop_crm.views.desk import Desk
from desktop_crm.views.duplicates.dialog import DuplicatesDialog
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.window import MainWindow

SIZES = (QSize(1280, 800), QSize(1920, 1080))
_EXAMPLE = """Account;Opportunity;Status;Amount;Close date;Sales rep
Fjellbekk Regnskap AS;Accounting in the cloud;Won;45 000,00;15.03.2026;Kari Aasen
Havnekontoret Nord;Harbour cameras, 12 pieces;Negotiating;128 500,00;30.11.2026;Kari Aasen
Müller & Søn;Service agreement 2027;Lost;18 750,50;02.09.2026;Ola Moen
Skogstad Trevare;New cash registers;Negotiating;62 000,00;31.02.2027;Ola Moen
"""
_SEARCHED = {"search-recent": "", "search": "an", "search-commands": ">s", "search-none": "Hullmaskin"}
_PAUSE = 30  # milliseconds between two looks whether all answers have arrived


def pictured_dialogs(window: MainWindow) -> dict[str, Callable[[], Any]]:
    """Return what opens each dialog, by the name of its picture."""
    dialogs, screen = window.dialogs, window.screen_of_sales

    def create(kind: RecordKind) -> None:
        dialogs.create(kind, {}, lambda _id, _name: None)

    return {
        "follow-up": lambda: dialogs.open_new(RecordKind.FOLLOW_UP, {"sale_id": screen.current_id}),
        "new-company": lambda: create(RecordKind.COMPANY),
        "new-person": lambda: create(RecordKind.PERSON),
        "new-project": lambda: create(RecordKind.PROJECT),
        "project-member": lambda: dialogs.open_new(RecordKind.PROJECT_MEMBER, {}),
        "history": lambda: dialogs.open_history(RecordKind.SALE, screen.current_id),
        "undo-history": dialogs.open_undo_history,
        "duplicates": dialogs.open_duplicates,
        "import": dialogs.open_import,
        "restore": window.files.open_restore,
        "check-file": window.files.open_check,
        "settings": dialogs.open_settings,
        "help": window.help.open,
        "shortcuts": lambda: dialogs.open_shortcuts(window.findChild(Actions)),
        "about": dialogs.open_about,
    }


class Studio:
    """Walks through the program and takes a picture of each place."""

    def __init__(self, window: MainWindow, desk: Desk, folder: Path, suffix: str) -> None:
        """*suffix* names language and appearance: "en-light"."""
        self._window, self._desk, self._folder, self._suffix = window, desk, folder, suffix
        folder.mkdir(parents=True, exist_ok=True)

    def render(self) -> None:
        """Take all pictures: the window in each size, then the dialogs."""
        for size in SIZES:
            self._window.resize(size)
            for name, arrange in self._scenes().items():
                arrange()
                self._take(self._window, f"{name}-{size.width()}x{size.height()}")
                self._leave_form()
        example = self._folder / "opportunities.csv"
        example.write_text(_EXAMPLE, encoding="utf-8")
        dialogs = {**pictured_dialogs(self._window), "import-mapped": lambda: self._window.dialogs.open_import(example)}
        dialogs["merge"] = self._open_merging
        for name, open_dialog in dialogs.items():
            open_dialog()
            dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
            for page, widget in self._pages(name, dialog):
                self._take(widget, page)
            dialog.hide()
            dialog.deleteLater()
        example.unlink()

    def _scenes(self) -> Mapping[str, Callable[[], Any]]:
        screen, side = self._window.screen_of_sales, self._window.side_of_sales
        sales = self._desk.ask(pictured_sales)
        steps: dict[str, Callable[[], Any]] = {}
        for status in SaleStatus:
            steps[f"sale-{status.value}"] = lambda sale=sales[status]: self._show(sale, "sales.mine_open")
        mine = sales[SaleStatus.OPEN]
        steps["sale-edit"] = lambda: (self._show(mine, "sales.closing_this_month"), screen.card.edit())
        steps["sale-details"] = lambda: (self._show(mine, "sales.overdue"), screen.card.show_tab("details"))
        steps["sale-note"] = lambda: (self._show(mine, "sales.stalled"), screen.card.show_tab("note"))
        steps["sale-new"] = lambda: (side.show_view("sales.all"), screen.start_new({}))
        for name, typed in _SEARCHED.items():
            steps[name] = lambda typed=typed: (self._show(mine, "sales.all"), self._search(typed))
        steps["sale-preview"] = lambda: self._show(mine, "preview")
        return steps

    def _show(self, sale_id: int, view: str) -> None:
        self._window.screen_of_sales.card.tabs.setCurrentIndex(0)
        self._window.open_record(RecordKind.SALE, sale_id)
        self._window.side_of_sales.show_view(view)
        self._window.side_of_sales.follow(sale_id)

    def _search(self, typed: str) -> None:
        field = self._window.findChild(SearchField)
        self._window.activateWindow()
        field.open()
        field.setText(typed)
        field.textEdited.emit(typed)

    def _open_merging(self) -> None:
        """Merge the first group of duplicates: its dialog stands over the one that found them."""
        self._window.dialogs.open_duplicates()
        self._settle()
        found = self._window.findChild(DuplicatesDialog)
        found.merging.click()
        self._settle()
        found.hide()

    def _leave_form(self) -> None:
        self._window.findChild(SearchField).close_list()
        if self._window.screen_of_sales.is_editing:
            self._window.screen_of_sales.card.abandon()

    def _pages(self, name: str, dialog: QDialog) -> Iterator[tuple[str, QDialog]]:
        """A dialog of several pages has a list of them at its left."""
        pages = dialog.findChild(QListWidget, "pages")
        if pages is None:
            yield name, dialog
            return
        for row in range(pages.count()):
            pages.setCurrentRow(row)
            yield f"{name}-{row + 1}", dialog

    def _take(self, widget: QWidget, name: str) -> None:
        self._settle()
        widget.grab().save(str(self._folder / f"{name}-{self._suffix}.png"))

    def _settle(self) -> None:
        """Wait until no answer is on its way."""
        loop = QEventLoop()
        timer = QTimer(interval=_PAUSE)
        quiet = 0

        def look() -> None:
            nonlocal quiet
            quiet = 0 if self._desk.waiting else quiet + 1
            if quiet > 3:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()
