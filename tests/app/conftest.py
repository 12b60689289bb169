"""The whole program on files of its own, without its event loop: what it asks is answered by words."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_crm.app.opening import Opening
from desktop_crm.app.running import Running
from desktop_crm.views.language import Language
from desktop_crm.views.memory import Memory
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import Theme


@dataclass
class Answers(Prompt):
    """Answers questions by how the wanted button begins, chooses the given files, and keeps what was asked."""

    given: list[str] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    offered: list[list[str]] = field(default_factory=list)

    def choose(self, parent: QWidget | None, text: str, detail: str, answers: Sequence[str]) -> int:
        self.asked.append(text)
        self.offered.append(list(answers))
        wanted = self.given.pop(0)
        return next(n for n, answer in enumerate(answers) if answer.startswith(wanted))

    def open_file(self, parent: QWidget | None, title: str, folder: Path, filters: str) -> Path | None:
        return self.files.pop(0)

    def save_file(self, parent: QWidget | None, title: str, suggested: Path, filters: str) -> Path | None:
        return self.files.pop(0)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def start(qapp: QApplication, qtbot: Any, answers: Answers, memory: Memory) -> Iterator[Callable[[Path], Running]]:
    """Starts the program on a file, as the command line does; it is left in the end."""
    started: list[Running] = []

    def begin(path: Path) -> Running:
        opened = Opening(answers, Language(qapp)).insist(path)
        assert opened is not None
        running = Running(qapp, opened, Theme(qapp), Language(qapp), memory, Opening(answers, Language(qapp)))
        started.append(running)
        running.begin()
        settle(qtbot, running)
        return running

    hook = sys.excepthook
    yield begin
    for running in started:
        running.window.work.shown_screen.card.abandon()
        settle(qtbot, running)
        running.window.close()
        running.close()
        running.window.deleteLater()
    sys.excepthook = hook


def settle(qtbot: Any, running: Running) -> None:
    """Wait until the window stands and all that was asked is answered."""
    qtbot.waitUntil(lambda: running.attended and not running.desk.waiting)


def told(running: Running) -> str:
    """What the status line says."""
    status = running.window.findChild(QWidget, "statusLine")
    assert status is not None
    return " ".join(label.text() for label in status.findChildren(QLabel) if not label.isHidden())
