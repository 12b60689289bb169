"""Pictures of every screen and dialog, filled with demo data: for the README, and to look at what was built."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWidget

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.pictured import pictured_records, pictured_sales
from desktop_crm.views.areas import AREAS
from desktop_crm.views.commands import Actions
from desktop_crm.views.desk import Desk
from desktop_crm.views.duplicates.dialog import DuplicatesDialog
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.pictured_criteria import PICTURED, Pictured
from desktop_crm.views.pictured_find import FindPictures
from desktop_crm.views.pictured_selections import SelectionPictures
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.window import MainWindow

T = TypeVar("T", bound=QObject)

SIZES = (QSize(1280, 800), QSize(1920, 1080))
_EXAMPLE = """Account;Opportunity;Status;Amount;Close date;Sales rep
Fjellbekk Regnskap AS;Accounting in the cloud;Won;45 000,00;15.03.2026;Kari Aasen
Havnekontoret Nord;Harbour cameras, 12 pieces;Negotiating;128 500,00;30.11.2026;Kari Aasen
Müller & Søn;Service agreement 2027;Lost;18 750,50;02.09.2026;Ola Moen
Skogstad Trevare;New cash registers;Negotiating;62 000,00;31.02.2027;Ola Moen
"""
_SEARCHED = {"search-recent": "", "search": "an", "search-commands": ">s", "search-none": "Hullmaskin"}
_SALE = RecordKind.SALE
_PAUSE = 30  # milliseconds between two looks whether all answers have arrived


def pictured_dialogs(window: MainWindow) -> dict[str, Callable[[], Any]]:
    """Return what opens each dialog, by the name of its picture."""
    dialogs, screen = window.dialogs, window.work.screen_of(RecordKind.SALE)

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
        "shortcuts": lambda: dialogs.open_shortcuts(_part(window, Actions)),
        "about": dialogs.open_about,
    }


def _part(window: MainWindow, kind: type[T]) -> T:
    """Return the one part of its kind in the window."""
    found = window.findChild(kind)
    assert found is not None
    return found


def _popups() -> list[QWidget]:
    """Return the lists and menus that are open."""
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if widget.windowType() == Qt.WindowType.Popup]


class Studio:
    """Walks through the program and takes a picture of each place."""

    def __init__(self, window: MainWindow, desk: Desk, folder: Path, suffix: str) -> None:
        """*suffix* names language and appearance: "en-light"."""
        self._window, self._desk, self._folder, self._suffix = window, desk, folder, suffix
        self._find = FindPictures(window, desk, self._settle)
        self._selections = SelectionPictures(window, desk, self._settle)
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
        dialogs: dict[str, Callable[[], Any]] = {
            **pictured_dialogs(self._window),
            "import-mapped": lambda: self._window.dialogs.open_import(example),
            "merge": self._open_merging,
            **self._find.dialogs(),
            **self._selections.dialogs(),
        }
        for name, open_dialog in dialogs.items():
            open_dialog()
            dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
            for page, widget in self._pages(name, dialog):
                self._take(widget, page)
            dialog.hide()
            dialog.deleteLater()
        example.unlink()

    def _scenes(self) -> Mapping[str, Callable[[], Any]]:
        sales = self._desk.ask(pictured_sales)
        mine = sales[SaleStatus.OPEN]
        steps: dict[str, Callable[[], Any]] = {}
        for status in SaleStatus:
            steps[f"sale-{status.value}"] = partial(self._show, _SALE, sales[status], "sales.mine_open")
        steps["sale-edit"] = partial(self._edit, _SALE, mine, "sales.closing_this_month")
        steps["sale-details"] = partial(self._show, _SALE, mine, "sales.overdue", "details")
        steps["sale-note"] = partial(self._show, _SALE, mine, "sales.stalled", "note")
        steps["sale-new"] = partial(self._begin, _SALE, mine, "sales.all")
        for name, typed in _SEARCHED.items():
            steps[name] = partial(self._show_search, mine, typed)
        steps.update({name: partial(self._show_criteria, pictured) for name, pictured in PICTURED.items()})
        steps.update({**self._find.scenes(), **self._selections.scenes()})
        steps["sale-preview"] = partial(self._show, _SALE, mine, "preview")
        for kind, record_id in self._desk.ask(pictured_records).items():
            steps.update(self._scenes_of(kind, record_id))
        return steps

    def _scenes_of(self, kind: RecordKind, record_id: int) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Each tab of a record's card, each of its sections, and its form."""
        view = AREAS[kind].view
        for tab in LAYOUTS[kind].tabs:
            yield f"{kind.value}-{tab.name}", partial(self._show, kind, record_id, view, tab.name)
        for section in AREAS[kind].sections[1:]:
            yield f"{kind.value}-{section.name}", partial(self._show, kind, record_id, view, section=section.name)
        yield f"{kind.value}-edit", partial(self._edit, kind, record_id, "all")
        yield f"{kind.value}-new", partial(self._begin, kind, record_id, "preview")

    @property
    def _card(self) -> RecordCard:
        return self._window.work.shown_screen.card

    def _show(self, kind: RecordKind, record_id: int, view: str, tab: str = "", section: str = "activities") -> None:
        self._window.open_record(kind, record_id)
        self._window.work.shown_screen.setFocus()  # the picture before may have left it in a field of the window
        self._card.show_tab(tab)
        lists = self._window.work.shown_screen.lists
        if section in lists:
            self._window.work.shown_screen.sections.setCurrentWidget(lists[section])
        self._window.work.side.show_view(view)

    def _edit(self, kind: RecordKind, record_id: int, view: str) -> None:
        self._show(kind, record_id, view)
        self._card.edit()

    def _begin(self, kind: RecordKind, record_id: int, view: str) -> None:
        self._show(kind, record_id, view)
        self._window.new_record(kind)

    def _show_criteria(self, pictured: Pictured) -> None:
        self._window.open_find()
        finder = self._window.work.finder
        finder.show_kind(pictured.criteria.record)
        finder.page.editor.put_criteria(pictured.criteria)
        finder.page.run()
        self._settle()
        pictured.then(finder.page.editor)

    def _show_search(self, sale_id: int, typed: str) -> None:
        self._show(_SALE, sale_id, "sales.all")
        self._search(typed)

    def _search(self, typed: str) -> None:
        field = _part(self._window, SearchField)
        self._window.activateWindow()
        field.open()
        field.setText(typed)
        field.textEdited.emit(typed)

    def _open_merging(self) -> None:
        """Merge the first group of duplicates: its dialog stands over the one that found them."""
        self._window.dialogs.open_duplicates()
        self._settle()
        found = _part(self._window, DuplicatesDialog)
        found.merging.click()
        self._settle()
        found.hide()

    def _leave_form(self) -> None:
        _part(self._window, SearchField).close_list()
        for popup in _popups():
            popup.close()
        if self._card.is_editing:
            self._card.abandon()

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
        """What is open over a window is part of its picture."""
        self._settle()
        picture = widget.grab()
        painter = QPainter(picture)
        for popup in _popups():
            painter.drawPixmap(popup.pos() - widget.mapToGlobal(QPoint(0, 0)), popup.grab())
        painter.end()
        picture.save(str(self._folder / f"{name}-{self._suffix}.png"))

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
