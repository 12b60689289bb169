"""The composition root: arguments, log, paths, file, theme, language, window. The only room that knows everybody."""

import desktop_crm.app.loading  # noqa: F401 (before all others)

# isort: split
import argparse
import logging
import sys
import tempfile
import traceback
from collections.abc import Sequence
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLoggingCategory, QSettings, Qt
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_crm import __version__
from desktop_crm.app.opening import Opened, Opening, forget_old_demo, open_file
from desktop_crm.app.places import FOLDER, data_folder, demo_path, log_folder, own_file
from desktop_crm.app.running import Running
from desktop_crm.operations.custom_fields import tell_catalogue
from desktop_crm.operations.importing.taken import TAKEN
from desktop_crm.operations.users import first_user
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.problems import FileRefused
from desktop_crm.views.file.recent import RecentFiles
from desktop_crm.views.language import LANGUAGES, Language, system_language
from desktop_crm.views.memory import Memory
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.sentences import refused_file_sentence
from desktop_crm.views.theme import Theme

NAME = "Desktop CRM"
_LOG = logging.getLogger("desktop_crm")


def parser() -> argparse.ArgumentParser:
    """Return the command line of the program."""
    shell = argparse.ArgumentParser(
        prog="desktop-crm",
        description="A CRM for one sales person, in one file, offline.",
        epilog="“desktop-crm import FILE …” imports without a window: see “desktop-crm import --help”.",
    )
    shell.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a data file, or a list to import")
    shell.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    shell.add_argument("--database", type=Path, metavar="FILE", help="the data file (default: your last one)")
    shell.add_argument("--demo", action="store_true", help="open a file of its own with demo data")
    shell.add_argument("--language", choices=sorted(LANGUAGES), help="the language of the program")
    shell.add_argument("--theme", choices=("light", "dark", "system"), help="the appearance")
    shell.add_argument("--screenshots", type=Path, metavar="DIR", help="render the screens to PNG files and leave")
    return shell


def import_parser() -> argparse.ArgumentParser:
    """Return the command line of an import without a window."""
    shell = argparse.ArgumentParser(prog="desktop-crm import", description="Import a CSV or Excel file.")
    shell.add_argument("file", type=Path, metavar="FILE")
    shell.add_argument("--as", dest="record", required=True, choices=("company", "person", "user", "sale", "product"))
    shell.add_argument("--map", type=Path, required=True, metavar="MAP.json", help="which column is which field")
    shell.add_argument("--user", metavar="INITIALS", help="who imports (default: the first user)")
    shell.add_argument("--refused", type=Path, metavar="FILE.csv", help="where to write the rows that were refused")
    shell.add_argument("--database", type=Path, metavar="FILE")
    return shell


def main(argv: Sequence[str] | None = None, prompt: Prompt | None = None) -> int:
    """Run the program; returns the exit code. *prompt* asks the user (tests hand in a recorder)."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["import"]:
        importing = import_parser().parse_args(words[1:])
        _keep_log()
        return _import(importing)
    asked = parser().parse_args(words)
    _keep_log()
    if asked.screenshots is not None:
        return _render(asked)
    return _run(asked, prompt or Prompt())


def _keep_log() -> None:
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        keeper = RotatingFileHandler(folder / "desktop-crm.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return  # without a log the program still works
    keeper.setFormatter(_Impersonal("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(keeper)


class _Impersonal(logging.Formatter):
    """Tells where a mistake was made, and of which kind. What an exception says may quote the user's data."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        own = copy(record)
        own.exc_text = None  # as another handler has written it
        return super().format(own)

    @override
    def formatException(self, ei: Any) -> str:
        told: list[str] = []
        error = ei[1]
        while error is not None:
            told = [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n", *told]
            error = error.__cause__ or error.__context__
        return "".join(told).rstrip()


def _application(asked: argparse.Namespace) -> QApplication:
    QLoggingCategory.setFilterRules("qt.qpa.wayland.textinput=false")
    application = QApplication.instance()
    if application is None:
        QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        application = QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(NAME)
    application.setOrganizationName(FOLDER)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(FOLDER)
    sys.excepthook = _log_exception
    return application


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of the program: it goes into the log, the program goes on."""
    _LOG.error("not foreseen", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _run(asked: argparse.Namespace, prompt: Prompt) -> int:
    application = _application(asked)
    memory = Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, FOLDER, "window"))
    code = asked.language or memory.recall("language") or system_language()
    language = Language(application)
    language.install(code)
    given = asked.file if asked.file and asked.file.suffix.lower() not in TAKEN else None
    to_import = asked.file.expanduser().resolve() if asked.file and not given else None
    chosen, recent = asked.database or given, RecentFiles(memory)
    path = chosen or (demo_path(language.code) if asked.demo else recent.last or own_file())
    opening = Opening(prompt, language)
    remembered = path == recent.last and not chosen
    demo = asked.demo and not chosen
    opened = opening.insist(path.expanduser().resolve(), to_import, demo=demo, must_exist=remembered)
    if opened is None:
        return opening.code
    if not demo:
        recent.opened(opened.file.path, begin_with=not chosen)
    theme = Theme(application)
    theme.apply(asked.theme or memory.recall("theme", "system"), application)
    running = Running(application, opened, theme, language, memory, opening)
    running.begin(to_import)
    left = application.exec()
    running.leave()
    return left


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
                running = Running(application, Opened(file, journal), theme, language, memory)
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
    from desktop_crm.operations.importing.command import NoSuchUser, import_file, user_at_work

    path = (asked.database or own_file()).expanduser().resolve()
    try:
        with FileLock(path):
            file, journal = open_file(path, system_language())
            try:
                with file.reading() as session:
                    user = user_at_work(session, asked.user)
                    tell_catalogue(session)
                return import_file(file, journal, user, asked.file, asked.record, asked.map, asked.refused)
            except NoSuchUser as unknown:
                print(unknown, file=sys.stderr)
                return 1
            finally:
                file.close()
    except FileRefused as refused:
        print(refused_file_sentence(refused.reason, str(refused.path), refused.detail), file=sys.stderr)
        return 1


__all__ = ["NAME", "Opened", "Running", "data_folder", "forget_old_demo", "main", "open_file", "parser"]
