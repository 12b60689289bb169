"""What is being typed when the program is killed comes back at the next start, in its form."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.reliability.conftest import Trials

# The whole program on a file: "type" begins a new sale with a title, "read" says what stands in the form.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from desktop_crm import app
from desktop_crm.models.enums import RecordKind

what, path, text = sys.argv[1:4]

class Program(app.Running):
    def begin(self, to_import=None):
        super().begin(to_import)
        QTimer.singleShot(1000, self.window, self.read if what == "read" else self.type)

    def type(self):
        self.window.work.start_new(RecordKind.SALE, {})
        QTest.keyClicks(self.window.work.shown_screen.card.place("title").inner, text)
        print("typed", flush=True)

    def read(self):
        card = self.window.work.shown_screen.card
        print(card.place("title").inner.text() if card.is_new else "no form", flush=True)

app.Running = Program
app.main(["--database", path, "--language", "en"])
"""
_SOON = 3.5  # seconds: drafts are kept every two
_PATIENCE = 120  # seconds: a program that says nothing by then is ended


def said(what: str, path: Path, text: str, moment: float) -> str:
    """Start the program, hear one line of it, and kill it *moment* seconds later."""
    command = [sys.executable, "-c", PROGRAM, what, str(path), text]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        silence = threading.Timer(_PATIENCE, program.kill)
        silence.start()
        line = program.stdout.readline().strip()
        silence.cancel()
        time.sleep(moment)
        program.kill()
    return line


def test_what_is_typed_outlives_kill_9(path: Path, trials: Trials) -> None:
    chance = random.Random(22)
    for trial in trials(1):
        text, path = f"Scanners for trial {trial}", path.with_name(f"{trial}.crm")  # no form of another trial
        trials.hold(said("type", path, text, _SOON + chance.random()) == "typed", "the program did not start")
        came_back = said("read", path, "", 0)
        trials.hold(came_back == text, f"{came_back!r} came back")
