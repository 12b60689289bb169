"""The architecture, held: who may import whom, what is forbidden where, and how long a thing may be.

`faults(path, source)` reads one file without importing it. The first half of this file is the rules, as tables;
then comes the reading; the tests run it over the project, and over small snippets that must be caught.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "desktop_crm"
FOLDERS = (PACKAGE, "tests", "benchmarks", "packaging")
LONGEST_FUNCTION, LONGEST_FILE = 60, 500

# Room: what it may import of the project, as dotted beginnings.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "__init__": (),
    "__main__": ("app",),
    "app": ("app", "models", "selections", "storage", "operations", "views", "resources", "__version__"),
    "models": ("models",),
    "selections": ("selections", "models"),
    "storage": ("storage", "models", "resources"),
    "operations": ("operations", "selections", "models", "storage.journal", "storage.history", "resources"),
    "views": (
        *("views", "operations", "resources", "__version__"),
        *("models.catalogue", "models.clock", "models.enums", "models.folding", "models.kinds"),
        *("selections.criteria", "selections.listing", "selections.operators", "selections.paths"),
        *("selections.matching.Finding", "selections.periods"),
    ),
    "resources": ("resources",),
}
QT = {"PySide6", "shiboken6", "qtpy", "qtawesome", "pyqtgraph"}
DATABASE = {"sqlalchemy", "sqlite3", "alembic"}
VERSION_OF_SQLITE = "sqlite3.sqlite_version"  # the about box names it
NETWORK = {"urllib.request", "http", "socket", "ssl", "smtplib", "imaplib", "ftplib", "xmlrpc", "requests", "httpx"}
QT_NETWORK_ALLOWED = {"QLocalServer", "QLocalSocket"}  # of this machine: the second start calls the first
MODELS_LIBRARIES = {"sqlalchemy", "typing_extensions", *sys.stdlib_module_names}

SHARED_SCREENS = {"parts"}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "tools"}
UNFINISHED_WORDS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
UNFINISHED_NAMES = {"NotImplemented" + "Error"}
SKIPPED_TESTS = {"skip", "skip" + "if", "x" + "fail", "import" + "orskip"}
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6})\b|^#[0-9A-Fa-f]{3}$")
COLOUR_HOMES = (f"{PACKAGE}/views/theme.py", f"{PACKAGE}/resources/", "tests/", "benchmarks/")
CLOCK_HOME = f"{PACKAGE}/models/clock.py"
CLOCK_CALLS = {
    *("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"),
    *("QDate.currentDate", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc", "QTime.currentTime"),
}
CAMEL = re.compile(r"_{0,2}[a-z]+[A-Z]\w*")


class File(NamedTuple):
    """One source file: its path from the root of the project, and what it says."""

    path: PurePosixPath
    source: str
    tree: ast.Module
    screens: frozenset[str]  # the folders of views that hold one screen each

    @property
    def room(self) -> str:
        """The first folder or module in the package; empty outside it."""
        parts = self.path.with_suffix("").parts
        return parts[1] if parts[0] == PACKAGE else ""

    @property
    def screen(self) -> str:
        """The folder below views that the file stands in, if any."""
        parts = self.path.parts
        return parts[2] if self.room == "views" and len(parts) > 3 else ""

    def stands_in(self, *homes: str) -> bool:
        return str(self.path).startswith(homes)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of all that is imported, relative imports resolved."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = self.path.parts[: -node.level] if node.level else ()
                origin = ".".join((*above, *([node.module] if node.module else [])))
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Each call with the last two parts of what it calls: `session.commit`, `QColor`."""
        for node in self.nodes(ast.Call):
            yield node, ".".join(ast.unparse(node.func).split(".")[-2:])


Fault = tuple[int, str]
Rule = Callable[[File], Iterator[Fault]]


def _begins(name: str, prefixes: tuple[str, ...] | set[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def arrows(file: File) -> Iterator[Fault]:
    """The table of ARCHITECTURE.md: a room imports only the rooms below it."""
    if not file.room:
        return
    allowed = MAY_IMPORT.get(file.room)
    if allowed is None:
        yield 1, f"the room {file.room} is not in the table"
        return
    for line, name in file.imports():
        inside = name.removeprefix(f"{PACKAGE}.")
        if _begins(name, (PACKAGE,)) and not _begins(inside, allowed):
            yield line, f"{file.room} may not import {inside}"


def screens_apart(file: File) -> Iterator[Fault]:
    """A screen's folder imports the shared parts and the modules directly in views, never another screen."""
    if not file.screen:
        return
    for line, name in file.imports():
        parts = name.split(".")
        other = parts[2] if parts[:2] == [PACKAGE, "views"] and len(parts) > 2 else ""
        if other in file.screens - {file.screen}:
            yield line, f"the screen {file.screen} may not import the screen {other}"


def libraries(file: File) -> Iterator[Fault]:
    """Qt only in views and app, the database never in views, the network nowhere."""
    if not file.room:
        return
    for line, name in file.imports():
        top = name.split(".")[0]
        if top in QT and file.room not in {"views", "app"}:
            yield line, f"Qt outside views and app: {name}"
        if top in DATABASE and file.room == "views" and name != VERSION_OF_SQLITE:
            yield line, f"the database in views: {name}"
        if _begins(name, NETWORK) or ("QtNetwork." in name and name.split(".")[-1] not in QT_NETWORK_ALLOWED):
            yield line, f"the network: {name}"
        if file.room == "models" and top not in {*MODELS_LIBRARIES, *QT, PACKAGE}:
            yield line, f"models know only the standard library and SQLAlchemy: {name}"


def forbidden_calls(file: File) -> Iterator[Fault]:
    """No commit in an operation, no pumping of events, no clock but the one."""
    for call, name in file.calls():
        first = call.args[0] if call.args else None
        if file.room == "operations" and name.endswith(".commit"):
            yield call.lineno, "an operation does not commit"
        if file.room and name.endswith("processEvents"):
            yield call.lineno, "processEvents"
        if file.room and name.endswith("singleShot") and isinstance(first, ast.Constant) and first.value == 0:
            yield call.lineno, "singleShot(0)"
        if file.room and name in CLOCK_CALLS and not file.stands_in(CLOCK_HOME):
            yield call.lineno, f"{name}: today comes from the clock"


def swallowed_errors(file: File) -> Iterator[Fault]:
    """`except Exception: pass` hides what went wrong."""
    for node in file.nodes(ast.ExceptHandler):
        broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
        if broad and all(isinstance(step, ast.Pass) or _is_text(step) for step in node.body):
            yield node.lineno, "an error is swallowed"


def _is_text(step: ast.AST) -> bool:
    return isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant)


def literal_colours(file: File) -> Iterator[Fault]:
    """Colours stand in views/theme.py and nowhere else."""
    if file.stands_in(*COLOUR_HOMES):
        return
    documentation = {id(node.value) for node in file.nodes(ast.Expr)}
    for node in file.nodes(ast.Constant):
        if isinstance(node.value, str) and id(node) not in documentation and COLOUR.search(node.value):
            yield node.lineno, f"literal colour {node.value[:40]!r}"
    for call, name in file.calls():
        if name.split(".")[-1] in {"QColor", "fromRgb"} and any(isinstance(arg, ast.Constant) for arg in call.args):
            yield call.lineno, "literal colour in QColor(…)"


def choosers(file: File) -> Iterator[Fault]:
    """A wheel on its way over a chooser changes nothing: they are all of the one class that sees to it."""
    if file.room == "views":
        for call, name in file.calls():
            if name.split(".")[-1] == "QComboBox":
                yield call.lineno, "QComboBox, which the wheel changes: ChoiceBox"


def sizes(file: File) -> Iterator[Fault]:
    """Functions of at most 60 lines, files of at most 500; tables of data in resources are as long as they are."""
    if file.room == "resources":
        return
    if (length := len(file.source.splitlines())) > LONGEST_FILE:
        yield 1, f"file of {length} lines"
    for node in file.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        if (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION:
            yield node.lineno, f"{node.name} has {length} lines"


def unfinished(file: File) -> Iterator[Fault]:
    """Nothing is left for later: no notes to oneself, no empty promise, no test that is passed over."""
    for token in tokenize.generate_tokens(io.StringIO(file.source).readline):
        if token.type in {tokenize.COMMENT, tokenize.STRING} and (word := UNFINISHED_WORDS.search(token.string)):
            yield token.start[0], word.group()
    for node in file.nodes(ast.Raise):
        if node.exc and (name := ast.unparse(node.exc).split("(")[0]) in UNFINISHED_NAMES:
            yield node.lineno, name
    for node in file.nodes(ast.Attribute):
        if node.attr in SKIPPED_TESTS and ast.unparse(node.value) in {"pytest", "pytest.mark"}:
            yield node.lineno, ast.unparse(node)


def names(file: File) -> Iterator[Fault]:
    """Modules are called by what they hold; Qt's camelCase is for what overrides Qt, and says so."""
    if not file.room:
        return
    yield from ((1, f"vague name {part}") for part in file.path.with_suffix("").parts if part in VAGUE_NAMES)
    for node in file.nodes(ast.FunctionDef):
        if CAMEL.fullmatch(node.name) and "override" not in {ast.unparse(mark) for mark in node.decorator_list}:
            yield node.lineno, f"{node.name} is not marked @override"


def global_state(file: File) -> Iterator[Fault]:
    """No module is written to while the program runs."""
    yield from ((node.lineno, f"global {', '.join(node.names)}") for node in file.nodes(ast.Global))


RULES: tuple[Rule, ...] = (
    *(arrows, screens_apart, libraries, forbidden_calls, swallowed_errors),
    *(literal_colours, choosers, sizes, unfinished, names, global_state),
)


def faults(path: str, source: str, screens: frozenset[str] = frozenset()) -> list[str]:
    """All that is wrong in one file, each as `path:line: what`."""
    file = File(PurePosixPath(path), source, ast.parse(source), screens)
    return [f"{path}:{line}: {what}" for rule in RULES for line, what in rule(file)]


def _screens() -> frozenset[str]:
    views = ROOT / PACKAGE / "views"
    folders = {folder.name for folder in views.iterdir() if folder.is_dir()} if views.is_dir() else set()
    return frozenset(folders - SHARED_SCREENS - {"__pycache__"})


def _files() -> list[str]:
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


@pytest.mark.parametrize("path", _files())
def test_file_keeps_the_architecture(path: str) -> None:
    assert faults(path, (ROOT / path).read_text("utf-8"), _screens()) == []


CAUGHT = {
    "models import a room above": ("models/sale.py", "from desktop_crm.operations import sale"),
    "models import Qt": ("models/sale.py", "from PySide6.QtCore import QDate"),
    "models import a library": ("models/sale.py", "import numpy"),
    "selections import operations, relatively": ("selections/sql.py", "from ..operations import sale"),
    "storage imports selections": ("storage/engine.py", "import desktop_crm.selections.sql"),
    "operations import storage": ("operations/sale.py", "from desktop_crm.storage.engine import open_file"),
    "operations import views": ("operations/sale.py", "def later():\n    from desktop_crm.views import desk"),
    "views import an entity": ("views/desk.py", "from desktop_crm.models.sale import Sale"),
    "views import the models' room": ("views/desk.py", "from desktop_crm.models import Sale"),
    "views import storage": ("views/desk.py", "from desktop_crm.storage import journal"),
    "views import Session for its type": (
        "views/desk.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sqlalchemy.orm import Session",
    ),
    "a screen imports another": ("views/sale/card.py", "from desktop_crm.views.follow_up.dialog import Dialog"),
    "a screen imports another, relatively": ("views/sale/card.py", "from ..follow_up import dialog"),
    "a part imports a screen": ("views/parts/card.py", "from desktop_crm.views.sale import card"),
    "a room that nobody knows": ("services/sale.py", ""),
    "the network": ("operations/sale.py", "from urllib.request import urlopen"),
    "SQLite in views": ("views/about.py", "import sqlite3"),
    "Qt's network": ("views/desk.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
    "commit in an operation": ("operations/sale.py", "def sell(session):\n    session.commit()"),
    "processEvents": ("views/desk.py", "QApplication.processEvents()"),
    "singleShot(0)": ("app.py", "QTimer.singleShot(0, show)"),
    "another clock": ("operations/sale.py", "today = datetime.date.today()"),
    "an error swallowed": ("views/desk.py", "try:\n    go()\nexcept Exception:\n    pass"),
    "any error swallowed": ("views/desk.py", "try:\n    go()\nexcept:\n    ..."),
    "a colour": ("views/desk.py", "INK = 'color: #1B2430'"),
    "a short colour": ("views/desk.py", "INK = '#abc'"),
    "a colour by numbers": ("views/desk.py", "ink = QColor(10, 20, 30)"),
    "a chooser that the wheel changes": ("views/desk.py", "box = QComboBox(parent)"),
    "a long function": ("views/desk.py", "def long():\n" + "    go()\n" * 60),
    "a long file": ("views/desk.py", "go()\n" * 501),
    "a note to oneself": ("models/sale.py", "x = 1  # TO" "DO: later"),
    "an empty promise": ("models/sale.py", "raise NotImplemented" "Error"),
    "a test passed over": ("../tests/test_sale.py", "@pytest.mark.sk" "ip\ndef test(): ..."),
    "a vague module": ("views/utils.py", ""),
    "an override that does not say so": ("views/desk.py", "class A:\n    def sizeHint(self): ..."),
    "global state": ("views/desk.py", "def f():\n    global window\n    window = 1"),
}

LET_THROUGH = {
    "views know the catalogue and operations": (
        "views/desk.py",
        "from desktop_crm.models.catalogue import CATALOGUE\nfrom desktop_crm.models import enums\n"
        "from desktop_crm.operations.sale import sell\nfrom PySide6.QtWidgets import QLabel",
    ),
    "a screen knows the parts and itself": (
        "views/sale/card.py",
        "from desktop_crm.views.parts.card import Card\nfrom . import stages\nfrom desktop_crm.views import theme",
    ),
    "the main window knows the screens": ("views/main_window.py", "from desktop_crm.views.sale.screen import Screen"),
    "operations know the journal": ("operations/sale.py", "from desktop_crm.storage.journal import verb"),
    "storage commits": ("storage/journal.py", "session.commit()"),
    "the composition root knows all": ("app.py", "from desktop_crm.storage.engine import e\nimport PySide6.QtCore"),
    "a local socket": ("app.py", "from PySide6.QtNetwork import QLocalServer, QLocalSocket"),
    "the version of SQLite": ("views/about.py", "from sqlite3 import sqlite_version"),
    "the theme holds colours": ("views/theme.py", "INK = '#1B2430'\nink = QColor('#1B2430')"),
    "a colour by name of a token": ("views/desk.py", "'''Ink is #1B2430.'''\nink = QColor(theme.ink)"),
    "the clock itself": ("models/clock.py", "now = datetime.now(UTC)"),
    "an override that says so": ("views/desk.py", "class A:\n    @override\n    def sizeHint(self): ..."),
    "an error that is told": ("views/desk.py", "try:\n    go()\nexcept Exception:\n    log.exception('no')"),
    "a library's empty promise": ("operations/a.py", "try:\n    go()\nexcept NotImplemented" "Error:\n    stop()"),
    "sixty lines": ("views/desk.py", "def long():\n" + "    go()\n" * 59),
    "a table of data": ("resources/demo.py", "rows = 1\n" * 501),
}
SCREENS = frozenset({"sale", "follow_up"})


def _faults_of(snippet: tuple[str, str]) -> list[str]:
    path, source = snippet
    return faults(path.removeprefix("../") if path.startswith("../") else f"{PACKAGE}/{path}", source, SCREENS)


@pytest.mark.parametrize("case", CAUGHT)
def test_checker_catches(case: str) -> None:
    assert len(_faults_of(CAUGHT[case])) == 1


@pytest.mark.parametrize("case", LET_THROUGH)
def test_checker_lets_through(case: str) -> None:
    assert _faults_of(LET_THROUGH[case]) == []
