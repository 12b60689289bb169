"""The composition root: arguments, log, paths, file, theme, language, window. The only module that knows everybody."""

import argparse
import getpass
import logging
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
import sqlalchemy.orm  # noqa: F401 (before PySide6: its import hook would slow each of the many imports in there)
from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop_crm import __version__
from desktop_crm.operations.custom_fields import tell_catalogue
from desktop_crm.operations.first_start import prepare
from desktop_crm.operations.users import first_user, initials_of
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Changes, Journal
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.problems import FileRefused
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from desktop_crm.views.language import LANGUAGES, Language, system_language
from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.sentences import refused_file_sentence
from desktop_crm.views.theme import Theme
from desktop_crm.views.visits import Visits

NAME = "Desktop CRM"
_FOLDER = "desktop-crm"
_LOG = logging.getLogger("desktop_crm")


def parser() -> argparse.ArgumentParser:
    """Return the command line of the program."""
    shell = argparse.ArgumentParser(prog="desktop-crm", description="A CRM for one sales person, in one file, offline.")
    shell.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    shell.add_argument("--database", type=Path, metavar="FILE", help="the data file (default: your own)")
    shell.add_argument("--demo", action="store_true", help="open a file of its own with demo data")
    shell.add_argument("--language", choices=sorted(LANGUAGES), help="the language of the program")
    shell.add_argument("--theme", choices=("light", "dark", "system"), help="the appearance")
    shell.add_argument("--screenshots", type=Path, metavar="DIR", help="render the screens to PNG files and leave")
    commands = shell.add_subparsers(dest="command", metavar="import …")
    importing = commands.add_parser("import", help="import a CSV or Excel file without a window")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--as", dest="record", required=True, choices=("company", "person", "user", "sale"))
    importing.add_argument("--map", type=Path, required=True, metavar="MAP.json", help="which column is which field")
    importing.add_argument("--refused", type=Path, metavar="FILE.csv", help="where to write the rows that were refused")
    importing.add_argument("--database", dest="import_database", type=Path, metavar="FILE")
    return shell


def main(argv: Sequence[str] | None = None, prompt: Prompt | None = None) -> int:
    """Run the program; returns the exit code. *prompt* asks the user (tests hand in a recorder)."""
    asked = parser().parse_args(argv)
    _keep_log()
    if asked.command == "import":
        return _import(asked)
    if asked.screenshots is not None:
        return _render(asked)
    return _run(asked, prompt or Prompt())


def data_folder() -> Path:
    """Return the folder of the user's own data file."""
    return Path(platformdirs.user_data_dir(_FOLDER, appauthor=False))


def _own_file() -> Path:
    return data_folder() / "crm.db"


def _keep_log() -> None:
    folder = Path(platformdirs.user_log_dir(_FOLDER, appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        keeper = RotatingFileHandler(folder / "desktop-crm.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return  # without a log the program still works
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(keeper)


def open_file(path: Path, language: str, *, demo: bool = False) -> tuple[DataFile, Journal]:
    """Open a data file; a new one gets its default lists, and demo data where wanted. Raises FileRefused."""
    file = DataFile.open(path)
    journal = Journal(file)
    with file.reading() as session:
        ready = first_user(session) is not None
    if not ready:
        name = "Kari Aasen" if demo else getpass.getuser().replace(".", " ").title()
        lay_out = _with_demo if demo else prepare
        lay_out(journal, language, name, initials_of(name) or "ME")
    return file, journal


def _with_demo(journal: Journal, language: str, name: str, initials: str) -> None:
    from desktop_crm.operations.demo import prepare_with_demo  # only who wants to look around pays for it

    prepare_with_demo(journal, language, name, initials)


def _application(asked: argparse.Namespace) -> QApplication:
    QLoggingCategory.setFilterRules("qt.qpa.wayland.textinput=false")
    application = QApplication.instance()
    if application is None:
        QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        application = QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(NAME)
    application.setOrganizationName(_FOLDER)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_FOLDER)
    sys.excepthook = _log_exception
    return application


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of the program: it goes into the log, the program goes on."""
    _LOG.error("not foreseen", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _run(asked: argparse.Namespace, prompt: Prompt) -> int:
    application = _application(asked)
    memory = Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _FOLDER, "window"))
    code = asked.language or memory.recall("language") or system_language()
    language = Language(application)
    language.install(code)
    path = (asked.database or (demo_path(code) if asked.demo else _own_file())).expanduser().resolve()
    try:
        with FileLock(path):  # one program for one file
            if asked.demo and not asked.database:
                forget_old_demo(path)
            file, journal = open_file(path, code, demo=asked.demo)
            theme = Theme(application)
            theme.apply(asked.theme or memory.recall("theme", "system"), application)
            running = Running(application, file, journal, theme, language, memory)
            running.open_window()
            left = application.exec()
            running.close()
            return left
    except FileRefused as refused:
        told = refused_file_sentence(refused.reason, str(refused.path), refused.detail)
        prompt.choose(None, told, "", [QCoreApplication.translate("Start", "Quit")])
        return 1


def demo_path(language: str) -> Path:
    """Return the demo file of a language."""
    return data_folder() / f"demo-{language}.db"


def forget_old_demo(path: Path) -> None:
    """Remove a demo file of another day in which nothing was changed: its dates lie around that day, not this one."""
    if not path.exists():
        return
    file = DataFile.open(path)
    untouched = Journal(file).next_undo() is None
    made = datetime.fromtimestamp(path.stat().st_mtime).date()
    file.close()
    if untouched and made != file.clock.today():
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)


class Running:
    """The running program: makes the window, and makes it anew when the language changes."""

    def __init__(
        self,
        application: QApplication,
        file: DataFile,
        journal: Journal,
        theme: Theme,
        language: Language,
        memory: Memory,
    ) -> None:
        self._application, self._file, self._theme = application, file, theme
        self._language, self.memory, self._visits = language, memory, Visits()
        with file.reading() as session:
            user = first_user(session, memory.recall(f"user/{file.path.name}"))
        self.desk = Desk(file, journal, user)
        self.desk.user_changed.connect(lambda: memory.keep(f"user/{file.path.name}", self.desk.user_id))
        self.desk.changed.connect(self._on_changed)

    def open_window(self) -> None:
        """Make the main window and show it."""
        from desktop_crm.views.window import MainWindow

        QLocale.setDefault(self._language.locale)
        faces = Faces(self._language.locale, self.desk.clock.today)
        bench = Bench(self.desk, self._theme, faces, Prompt(), self.memory, self._language.code, self._visits)
        with self._theme.undressed(self._application):
            self.window = MainWindow(bench)
        self.window.theme_chosen.connect(self._on_theme_chosen)
        self.window.restart_wanted.connect(self._on_restart_wanted)
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
        old = self.window
        if not old.close():
            return
        self._language.install(self.memory.recall("language", "en"))
        self.open_window()
        old.deleteLater()

    def close(self) -> None:
        """Stop the workers and let go of the file."""
        self.desk.close()
        self._file.close()


def _render(asked: argparse.Namespace) -> int:
    """`--screenshots DIR`: every screen, in both languages, appearances and sizes; needs no display."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _application(asked)
    from desktop_crm.operations.pictured import take_pictured_steps
    from desktop_crm.views.screenshots import Studio

    folder = asked.screenshots.expanduser().resolve()
    with tempfile.TemporaryDirectory() as scratch:
        memory = Memory(QSettings(str(Path(scratch) / "window.ini"), QSettings.Format.IniFormat))
        for code in (asked.language,) if asked.language else ("en", "nb"):
            language = Language(application)
            language.install(code)
            path = asked.database or Path(scratch) / f"demo-{code}.db"
            file, journal = open_file(path, code, demo=asked.database is None)
            if asked.database is None:
                with file.reading() as session:
                    take_pictured_steps(session, journal, first_user(session))
            for choice in (asked.theme,) if asked.theme in ("light", "dark") else ("light", "dark"):
                theme = Theme(application)
                theme.apply(choice, application)
                running = Running(application, file, journal, theme, language, memory)
                running.open_window()
                Studio(running.window, running.desk, folder, f"{code}-{choice}").render()
                running.window.close()
                running.window.deleteLater()
                running.desk.close()
            file.close()
            language.remove()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def _import(asked: argparse.Namespace) -> int:
    from desktop_crm.operations.importing.command import import_file

    path = (asked.import_database or asked.database or _own_file()).expanduser().resolve()
    try:
        with FileLock(path):
            file, journal = open_file(path, system_language())
            try:
                with file.reading() as session:
                    user = first_user(session)
                    tell_catalogue(session)
                moment = file.clock.now().astimezone()
                return import_file(file, journal, user, asked.file, asked.record, asked.map, asked.refused, moment)
            finally:
                file.close()
    except FileRefused as refused:
        print(refused_file_sentence(refused.reason, str(refused.path), refused.detail), file=sys.stderr)
        return 1
