"""Putting two lines of a list together: the records of one get the other, however many they are."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.list_shapes import NAME
from desktop_crm.operations.list_use import replace_line
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.editors_choice import ChoiceEditor
from desktop_crm.views.sentences import sentence
from desktop_crm.views.settings.page import Page, plain_label
from desktop_crm.views.settings.ranked_table import RankedRow
from desktop_crm.views.theme import SPACE_M, SPACE_S

_BY = replace(NAME, kind=Kind.CHOICE)


class ReplaceBar(QFrame):
    """Asks in place which line shall stand for the chosen one. The writing is done on the worker."""

    def __init__(self, page: Page, bench: Bench) -> None:
        super().__init__(page.content)
        self._desk = bench.desk
        self._list, self._id = "", 0
        self._choices: Sequence[Choice] = ()
        self.setProperty("role", "notice")
        self.text, self.problem = plain_label("", "", self), plain_label("", "error", self)
        self.by = ChoiceEditor(bench, _BY, lambda: self._choices, self)
        self.by.set_name(self.tr("Replace by"))
        self.by.line.setPlaceholderText(self.tr("Replace by"))
        self.button, self.cancel = QPushButton(self.tr("Replace"), self), QPushButton(self.tr("Cancel"), self)
        self.button.setProperty("role", "primary")
        self._lay_out()
        self.by.changed.connect(self._allow)
        self.by.committed.connect(self._on_replace)
        self.by.cancelled.connect(self.hide)
        self.button.clicked.connect(self._on_replace)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.by, 1)
        for button in (self.button, self.cancel):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.text)
        column.addLayout(line)
        column.addWidget(self.problem)

    def open(self, list_name: str, row: RankedRow, choices: Callable[[], Sequence[Choice]]) -> None:
        """Ask what shall stand for a line; says so where nothing can."""
        self._list, self._id, self._choices = list_name, row.id, choices()
        asked = self.tr("Records that have “{name}” get the line you choose, and “{name}” is deleted.")
        alone = self.tr("There is no other line that could stand for “{name}”.")
        self.text.setText((asked if self._choices else alone).format(name=row.name))
        self.by.set_value(None)
        self.by.setEnabled(bool(self._choices))
        self._tell("")
        self._allow()
        self.show()
        self.by.setFocus()

    def close_for(self, id: int) -> None:
        """Put the question away where another line is chosen."""
        if id != self._id:
            self.hide()

    def _allow(self) -> None:
        self.button.setEnabled(self.by.value() is not None and not self.by.problem())

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _on_replace(self) -> None:
        if not self.button.isEnabled():
            return
        try:
            job = self._desk.start_job(self.button.text(), replace_line, self._list, self._id, self.by.value())
        except BusyWithJob as error:
            self._tell(sentence(error))
            return
        self.button.setEnabled(False)
        job.finished.connect(self._on_replaced)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._allow)

    def _on_replaced(self, _result: object) -> None:
        self.hide()

    def _on_failed(self, error: Exception) -> None:
        self._tell(sentence(error))
        self._allow()
