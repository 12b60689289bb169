"""The running program: its window, and how another file or another language comes into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from desktop_crm.app.opening import Opened, Opening
from desktop_crm.app.places import drafts_file
from desktop_crm.operations.users import first_user
from desktop_crm.storage.journal import Changes
from desktop_crm.storage.problems import FileRefused, Reason
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from desktop_crm.views.file.recent import RecentFiles
from desktop_crm.views.language import Language
from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.sentences import refused_file_sentence
from desktop_crm.views.theme import Theme
from desktop_crm.views.visits import Visits

if TYPE_CHECKING:
    from desktop_crm.app.afterwards import Afterwards
    from desktop_crm.app.attendance import Attendance
    from desktop_crm.storage.backup import Backup
    from desktop_crm.storage.keeping import Keeping

_ATTENDED_AFTER = 100  # milliseconds: the first screen is painted by then


class Running:
    """The running program: makes the window, and makes it anew for another file or another language."""

    def __init__(
        self,
        application: QApplication,
        opened: Opened,
        theme: Theme,
        language: Language,
        memory: Memory,
        opening: Opening | None = None,
    ) -> None:
        self._application, self._theme = application, theme
        self._language, self.memory = language, memory
        self._opening = opening or Opening(Prompt(), language)
        self._attendance: Attendance | None = None
        self._afterwards: Afterwards | None = None
        self._take(opened)

    def _take(self, opened: Opened) -> None:
        """Work on this file from now on."""
        self._opened: Opened | None = opened
        self._visits = Visits()
        file = opened.file
        with file.reading() as session:
            user = first_user(session, self.memory.recall(f"user/{file.path.name}"))
        desk = self.desk = Desk(file, opened.journal, user)
        desk.user_changed.connect(lambda: self.memory.keep(f"user/{file.path.name}", desk.user_id))
        desk.changed.connect(self._on_changed)

    def begin(self, to_import: Path | None = None) -> None:
        """Make the window, and soon after it what works beside it."""
        self.open_window()
        QTimer.singleShot(_ATTENDED_AFTER, self.window, lambda: self._attend(to_import))

    def _attend(self, to_import: Path | None) -> None:
        from desktop_crm.app.afterwards import Afterwards
        from desktop_crm.app.attendance import Attendance  # the first screen does not wait for what it needs

        if self.window.isVisible():
            self._attendance = Attendance(self.window, self._bench, drafts_file(self.desk.path))
            self._afterwards = Afterwards(self.window)
            if to_import is not None:
                self.window.open_import(to_import)

    @property
    def loaded(self) -> bool:
        """Whether all is loaded that the first screen did not need."""
        return self._afterwards is not None and self._afterwards.done

    @property
    def attended(self) -> bool:
        """Whether all stands that works beside the window."""
        return self._attendance is not None

    def open_window(self) -> None:
        """Make the main window and show it."""
        from desktop_crm.views.window import MainWindow

        QLocale.setDefault(self._language.locale)
        faces = Faces(self._language.locale, self.desk.clock.today)
        self._bench = Bench(
            self.desk, self._theme, faces, self._opening.prompt, self.memory, self._language.code, self._visits
        )
        with self._theme.undressed(self._application):
            self.window = MainWindow(self._bench)
        self.window.theme_chosen.connect(self._on_theme_chosen)
        self.window.restart_wanted.connect(self._on_restart_wanted)
        self.window.files.file_wanted.connect(self.open_other)
        self.window.files.restore_wanted.connect(self._on_restore_wanted)
        self.window.mark_theme(self._theme.choice)
        self.window.show()
        self.window.open_first()

    def _on_changed(self, changes: Changes) -> None:
        """Undo can take away who is at work, and nothing could be saved any more: another one takes over."""
        if changes.touch("user"):
            user = self.desk.ask(first_user, self.desk.user_id)
            if user is not None and user != self.desk.user_id:
                self.desk.set_user(user)

    def _on_theme_chosen(self, choice: str) -> None:
        self._theme.apply(choice, self._application)
        self.memory.keep("theme", choice)
        self.window.mark_theme(choice)

    def _on_restart_wanted(self) -> None:
        with self._between_windows():
            if self._close_window():
                self._language.install(self.memory.recall("language", "en"))
                self.begin()

    # -- another file --------------------------------------------------------------------------------------------

    def open_other(self, path: Path) -> None:
        """Go on with another file, which is made where there is none. If it cannot be opened, this one stays."""
        path, files = path.expanduser().resolve(), self.window.files
        fresh = not path.exists()
        if path == self.desk.path or (fresh and not self.window.may_close()):
            return
        try:
            opened = self._opening.open(path)
        except FileRefused as refused:
            if refused.reason is not Reason.BUSY or not self._opening.rings(path):
                files.warn_of(refused)
            return
        if not fresh and not self.window.may_close():
            opened.close()
            return
        with self._between_windows():
            self._close_window()
            self.leave()
            self._take(opened)
            RecentFiles(self.memory).opened(path, begin_with=True)
            self.begin()

    def _on_restore_wanted(self, backup: "Backup") -> None:
        """The file is closed, replaced and opened again; what it was is kept."""
        if not self.window.may_close():
            return
        with self._between_windows():
            self._close_window()
            self.close()
            work = self._opening.restore(self.desk.path, backup)
            opened = self._opening.insist(self.desk.path)
            if opened is None:
                self._application.quit()
                return
            self._take(opened)
            self.begin()
        self.window.files.tell_restored(backup, work)

    @contextmanager
    def _between_windows(self) -> Iterator[None]:
        """The program goes on though its last window closes."""
        self._application.setQuitOnLastWindowClosed(False)
        try:
            yield
        finally:
            self._application.setQuitOnLastWindowClosed(True)

    def _close_window(self) -> bool:
        """Close the window and what works beside it; False where the user goes on."""
        if not self.window.close():
            return False
        self._end_attendance()
        self.window.deleteLater()
        return True

    def _end_attendance(self) -> None:
        if self._attendance is not None:
            self._attendance.end()
            self._attendance = None

    def leave(self) -> None:
        """The user has done with the file: it is backed up where that is due, and closed."""
        self._end_attendance()
        self.desk.close()
        if self._opened is not None and not self._opened.demo:
            self._back_up(self._opened.file.keeping)
        self.close()

    def _back_up(self, keeping: "Keeping") -> None:
        if not keeping.daily_backup_due:
            return
        from desktop_crm.views.file.work import carry_out

        text = QCoreApplication.translate("Start", "Backing up…")
        work = carry_out(text, lambda work: keeping.back_up_at_closing(work.report))
        if isinstance(work.error, FileRefused):
            told = QCoreApplication.translate("Start", "No backup could be made. {reason}").format(
                reason=refused_file_sentence(work.error.reason, str(work.error.path), work.error.detail)
            )
            self._opening.prompt.choose(None, told, "", [QCoreApplication.translate("Start", "Close")])
        elif work.error is not None:
            raise work.error

    def close(self) -> None:
        """Stop the workers and let go of the file."""
        self._end_attendance()
        self.desk.close()
        if self._opened is not None:
            self._opened.close()
            self._opened = None
