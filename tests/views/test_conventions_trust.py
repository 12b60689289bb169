"""What one expects of trust: it never hangs, tells what it did, stays offline, and notes nothing about anybody."""

import logging
import subprocess
import sys
import time
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton

from desktop_crm import app
from desktop_crm.app.places import log_folder
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Sale
from desktop_crm.operations.demo import load_demo_data
from desktop_crm.views.bench import Bench
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.search.field import SearchField
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, command, no_dialog, settle, window_on

SALE = RecordKind.SALE
LONGEST = 0.1  # seconds that the window may stand still
USUAL = 0.02  # seconds that the yardstick takes on a machine of today
NAMES = ("Zanzibar Trading", "Quasimodo", "quasimodo@example.com", "Xylophones")


@pytest.fixture
def window(qtbot: Any, bench: Bench, workbench: Workbench) -> MainWindow:
    factories.sale(workbench, title="Printers")
    return window_on(qtbot, bench, Answers())


# -- never hangs ------------------------------------------------------------------------------------------------------


class Watch:
    """Looks, a thousand times a second, how long the window's thread worked without a break.

    It counts the thread's own seconds, not the clock's: what else the machine does is no fault of the program.
    """

    def __init__(self) -> None:
        self.longest, self.at, self.doing = 0.0, "", "opening"
        self._last = time.thread_time()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now = time.thread_time()
        if now - self._last > self.longest:
            self.longest, self.at = now - self._last, self.doing
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def slowness() -> float:
    """How many times slower than usual this machine is; never less than once."""
    begun = time.thread_time()
    sum(number * number % 7 for number in range(200_000))
    return max(1.0, (time.thread_time() - begun) / USUAL)


def test_convention_44_a_round_of_work_never_stops_the_window(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    workbench.do(load_demo_data, "en", progress=lambda *_: None)
    window = window_on(qtbot, bench, Answers())
    table = window.work.side_of(SALE).table
    window.work.side_of(SALE).show_view("sales.all")
    settle(qtbot, bench)
    for kind in ("company", "person", "project"):  # what is made once is made: the first sight has its own budget
        window.open_area(RecordKind(kind))
        settle(qtbot, bench)
    window.open_area(SALE)
    settle(qtbot, bench)
    watch = Watch()
    for doing, deed in {
        "next": lambda: command(window, "next").trigger(),
        "sort": lambda: QTest.mouseClick(table.view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton),
        "scroll": lambda: QTest.keyClick(table.view, Qt.Key.Key_PageDown),
        "end": lambda: QTest.keyClick(table.view, Qt.Key.Key_End),
        "select all": lambda: QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        "stage": lambda: command(window, "next_stage").trigger(),
        "undo": lambda: command(window, "undo").trigger(),
        "companies": lambda: window.open_area(RecordKind.COMPANY),
        "persons": lambda: window.open_area(RecordKind.PERSON),
        "sales": lambda: window.open_area(SALE),
        "search": lambda: QTest.keyClicks(window.findChild(SearchField), "an"),
        "list": lambda: window.work.side_of(SALE).show_view("sales.overdue"),
        "edit": lambda: command(window, "edit").trigger(),
        "cancel": lambda: command(window, "cancel").trigger(),
        "delete": lambda: command(window, "delete").trigger(),
        "undo again": lambda: command(window, "undo").trigger(),
    }.items():
        watch.doing = doing
        watch.look()
        deed()
        watch.look()
        settle(qtbot, bench)
        qtbot.wait(5)
    watch.stop()
    assert watch.longest < LONGEST * slowness(), watch.at


def test_convention_46_a_job_ends_with_one_message_and_undo(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    window = window_on(qtbot, bench, Answers())
    job = bench.desk.start_job("Loading demo data", load_demo_data, "en")
    with qtbot.waitSignal(job.finished, timeout=60_000):
        pass
    settle(qtbot, bench)
    line = window.findChild(StatusLine)
    assert any("demo data" in label.text() for label in line.findChildren(QLabel))
    assert no_dialog()
    assert len(workbench.rows(Sale)) == 500
    next(b for b in line.findChildren(QPushButton) if b.isVisible() and b.text() == "Undo").click()
    assert workbench.rows(Sale) == []
    assert workbench.rows(Company) == []


# -- what is said -----------------------------------------------------------------------------------------------------


def test_convention_16_a_question_names_its_answers_and_the_safe_one_is_the_default(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}

    def look(box: QMessageBox) -> int:
        seen["texts"] = [button.text() for button in box.buttons()]
        seen["default"], seen["escape"] = box.defaultButton().text(), box.escapeButton().text()
        seen["copy"] = bool(box.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
        box.escapeButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    assert Prompt().choose(None, "Discard what you changed?", "", ["Discard", "Go on editing"]) == 1
    assert seen == {
        "texts": ["Discard", "Go on editing"], "default": "Go on editing", "escape": "Go on editing", "copy": True,
    }  # fmt: skip


def test_convention_66_what_the_status_line_says_can_be_copied(qtbot: Any, window: MainWindow) -> None:
    line = window.findChild(StatusLine)
    line.warn("The disk is full.")
    label = next(one for one in line.findChildren(QLabel) if one.text() == "The disk is full.")
    (copy,) = label.actions()
    copy.trigger()
    assert QApplication.clipboard().text() == "The disk is full."
    assert label.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    QApplication.clipboard().clear()


def test_convention_67_the_program_begins_with_work_and_no_word_of_its_own(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    window = window_on(qtbot, bench, Answers())
    qtbot.wait(200)
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert others == []
    assert window.findChildren(QDialog) == []


# -- offline, and nobody's business -----------------------------------------------------------------------------------


def test_convention_65_the_program_brings_no_module_of_the_network() -> None:
    """What the running program has imported: no library that could reach out."""
    shown = "import sys, desktop_crm.app, desktop_crm.views.window, desktop_crm.views.help.dialog; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    reaching = {"http.client", "urllib.request", "smtplib", "PySide6.QtWebEngineCore"}
    assert reaching & set(ran.stdout.split()) == set()


@pytest.mark.expects_log("not foreseen")
def test_convention_68_the_log_names_nobody(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    """A round of work with a mistake in its midst, that quotes a name: where it was made is noted, and not the name."""
    handlers = list(logging.getLogger().handlers)
    app._keep_log()
    try:
        company = factories.company(workbench, NAMES[0])
        factories.person(workbench, "Anton", NAMES[1], company_id=company, email=NAMES[2])
        factories.sale(workbench, title=NAMES[3], company_id=company)
        window = window_on(qtbot, bench, Answers())
        QTest.keyClicks(window.findChild(SearchField), NAMES[1])
        settle(qtbot, bench)
        _log_mistake(NAMES[0])
        command(window, "delete").trigger()
        command(window, "undo").trigger()
    finally:
        kept = [one for one in logging.getLogger().handlers if one not in handlers]
        for one in kept:
            logging.getLogger().removeHandler(one)
            one.close()
    text = "".join(one.read_text(encoding="utf-8") for one in log_folder().glob("*.log"))
    assert "LookupError" in text
    assert "_log_mistake" in text
    assert [name for name in NAMES if name in text] == []


def _log_mistake(name: str) -> None:
    try:
        raise LookupError(name) from ValueError(name)
    except LookupError as error:
        logging.getLogger("desktop_crm").error("not foreseen", exc_info=error)


def test_convention_64_about_names_what_the_program_is_made_of(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    command(window, "about").trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for word in ("Desktop CRM ", "Qt ", "SQLite ", "Python ", "MIT", "LGPL", "SQLAlchemy", str(bench.desk.path)):
        assert word in told, word
