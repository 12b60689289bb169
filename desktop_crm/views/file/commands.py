"""What the File menu does with the data file. To open another one, or a backup, is a wish: the program fulfils it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from desktop_crm.operations.importing.taken import TAKEN
from desktop_crm.views.bench import Bench
from desktop_crm.views.file.recent import RecentFiles
from desktop_crm.views.file.watch import FileWatch
from desktop_crm.views.file.words import (
    ask_where_to_write,
    filters,
    made_text,
    refusal,
    saved_name,
    saved_text,
    trouble_text,
)
from desktop_crm.views.file.work import Work, carry_out
from desktop_crm.views.status_line import StatusLine

_LONGEST = 60  # characters of a path in the menu


class FileCommands(QObject):
    """The commands that have to do with the whole file, by name."""

    file_wanted = Signal(object)  # Path of another data file, which may be there or not
    import_wanted = Signal(object)  # Path of a list, which is imported into this one
    restore_wanted = Signal(object)  # storage.backup.Backup

    def __init__(self, bench: Bench, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._status, self._window = bench, status, window
        self._recent = RecentFiles(bench.memory)
        self._watch: FileWatch | None = None

    @property
    def _keeping(self) -> Any:
        return self._bench.desk.keeping

    def slots(self) -> Mapping[str, Callable[[], Any]]:
        """Return what each command does."""
        return {
            "new_file": self._new_file,
            "open_file": self._open_file,
            "save_copy": self._save_copy,
            "back_up": self._back_up,
            "restore": self.open_restore,
            "check_file": self.open_check,
            "show_folder": self._show_folder,
        }

    def fill_recent(self, menu: QMenu) -> None:
        """List the files that were open lately, whenever the menu opens."""
        menu.aboutToShow.connect(lambda: self._list_recent(menu))
        self._list_recent(menu)

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        for number, path in enumerate(self._recent.existing(), 1):
            action = menu.addAction(f"&{number} {_shortened(path)}".replace("&", "&&").replace("&&", "&", 1))
            action.setToolTip(str(path))
            action.setEnabled(path != self._bench.desk.path)
            action.triggered.connect(lambda _on=False, path=path: self.file_wanted.emit(path))
        menu.menuAction().setEnabled(not menu.isEmpty())

    def watch(self) -> None:
        """Look quietly, in a while, whether the file is whole."""
        self._watch = FileWatch(self._keeping, self)
        self._watch.found.connect(self._on_trouble_found)

    def stop(self) -> None:
        """The window is closed: nothing looks at the file any more."""
        if self._watch is not None:
            self._watch.stop()

    def _on_trouble_found(self, findings: Any) -> None:
        link = self._status.keep_warning(self.tr("The data file is damaged. What to do…"), trouble_text(findings))
        link.clicked.connect(self.open_check)

    def tell(self, text: str) -> None:
        """Say a piece of news in the status line."""
        self._status.tell(text)

    def warn_of(self, refused: Exception) -> None:
        """Say why a file was refused."""
        self._status.warn(refusal(refused))

    def tell_restored(self, backup: Any, work: Work) -> None:
        """Say what became of a restore; *work*'s value is where the replaced file is kept."""
        if work.error is not None:
            self.warn_of(work.error)
        elif work.is_cancelled:
            self.tell(self.tr("Cancelled. Nothing was changed."))
        else:
            moment = made_text(self._bench.faces, backup.made_at)
            self.tell(
                self.tr("The backup of {moment} is open. What was there before is kept as {path}.").format(
                    moment=moment, path=work.value
                )
            )

    # -- other files ---------------------------------------------------------------------------------------------

    def _open_file(self) -> None:
        folder = self._keeping.path.parent
        path = self._bench.prompt.open_file(self._window, self.tr("Open a data file"), folder, filters())
        if path is not None:
            is_list = path.suffix.lower() in TAKEN
            (self.import_wanted if is_list else self.file_wanted).emit(path)

    def _new_file(self) -> None:
        path = self._file_to_write(self.tr("Make a new data file"), self._named(self.tr("New")))
        if path is None:
            return
        if path.exists():
            self._status.warn(self.tr("There is a file {path} already. Choose another name.").format(path=path))
        else:
            self.file_wanted.emit(path)

    def _named(self, name: str) -> Path:
        return self._keeping.path.with_name(f"{name}{self._keeping.path.suffix}")

    def _file_to_write(self, title: str, suggested: Path) -> Path | None:
        return ask_where_to_write(self._bench.prompt, self._window, title, suggested)

    # -- copies --------------------------------------------------------------------------------------------------

    def _save_copy(self) -> None:
        day = self._bench.desk.clock.today().isoformat()
        path = self._file_to_write(self.tr("Save a copy"), self._named(f"{self._keeping.path.stem} {day}"))
        if path is not None:
            done = self.tr("A copy was saved as {path}.").format(path=path)
            self._do(self.tr("Saving a copy…"), lambda work: self._keeping.save_copy(path, work.report), done)

    def _back_up(self) -> None:
        done = self.tr("A backup was made and checked. It lies in {path}.").format(path=self._keeping.folder)
        self._do(self.tr("Backing up…"), lambda work: self._keeping.back_up(work.report), done)

    def _do(self, text: str, task: Callable[[Work], Any], done: str) -> None:
        work = carry_out(text, task, self._window)
        if work.error is not None:
            self._status.warn(refusal(work.error))
        elif work.is_cancelled:
            self._status.tell(self.tr("Cancelled. Nothing was changed."))
        else:
            self._status.tell(done)

    # -- safety --------------------------------------------------------------------------------------------------

    def open_restore(self) -> None:
        """List the backups."""
        from desktop_crm.views.file.restore import RestoreDialog  # start-up does not wait for what it needs

        dialog = RestoreDialog(self._bench, self._window)
        dialog.restore_wanted.connect(self.restore_wanted)
        dialog.open()

    def open_check(self) -> None:
        """Check the whole file."""
        from desktop_crm.views.file.check import CheckDialog  # start-up does not wait for what it needs

        dialog = CheckDialog(self._bench, self._window)
        dialog.restore_wanted.connect(self.open_restore)
        dialog.salvage_wanted.connect(self._salvage)
        dialog.open()

    def _salvage(self) -> None:
        path = self._file_to_write(self.tr("Save what can be read"), saved_name(self._keeping.path))
        if path is None:
            return
        work = carry_out(
            self.tr("Saving what can be read…"), lambda w: self._keeping.salvage(path, w.report), self._window
        )
        if work.error is not None:
            self._status.warn(refusal(work.error))
        elif not work.is_cancelled:
            self._status.tell(saved_text(self._bench.faces, work.value))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeping.path.parent)))


def _shortened(path: Path) -> str:
    text = str(path)
    return text if len(text) <= _LONGEST else f"…{text[1 - _LONGEST :]}"
