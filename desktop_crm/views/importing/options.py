"""What remains to be decided below the preview: the questions of a mapping, and what words of status mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import SaleStatus
from desktop_crm.operations.importing.look import Look
from desktop_crm.operations.importing.mapping import ImportMap
from desktop_crm.operations.importing.targets import STATUS
from desktop_crm.operations.importing.words import status_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.importing.questions import Question, Questions
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_TALLEST = 288  # seven questions of a file of sales
_WORD_WIDTH, _ANSWER_WIDTH, _WIDEST_ANSWER = 130, 160, 320
_MOST_WORDS = 12
_TOP = Qt.AlignmentFlag.AlignTop


class Options(QScrollArea):
    """Questions of one mapping, each a line with an answer. An answer makes another mapping."""

    changed = Signal(object)  # ImportMap

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._map: ImportMap | None = None
        self._look: Look | None = None
        self._words: Mapping[str, int] = {}
        self._created: Mapping[str, int] = {}
        self._notes: dict[str, ElidedLabel] = {}
        self._shape: Any = None
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_map(self, mapping: ImportMap, look: Look) -> None:
        """Show the questions of *mapping*; those that were shown stay as they are."""
        self._map, self._look = mapping, look
        self._refresh()

    def show_found(self, words: Mapping[str, int], created: Mapping[str, int]) -> None:
        """Tell which words of status there are, and how much would be created."""
        self._words, self._created = words, created
        self._refresh()
        self._show_notes()

    def _refresh(self) -> None:
        """Make the lines anew where there are others, or other answers."""
        shape = (self._map, self._look, tuple(self._words))
        if self._map is None or self._look is None or shape == self._shape:
            return
        self._shape = shape
        self._notes = {}
        content = QWidget(self)
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, SPACE_M, 0)
        line.setSpacing(SPACE_L)
        self._fill(line, content, self._map, self._look)
        self.setWidget(content)
        self.setMaximumHeight(min(_TALLEST, content.sizeHint().height() + SPACE_XS))
        self.updateGeometry()

    def _fill(self, line: QHBoxLayout, content: QWidget, mapping: ImportMap, look: Look) -> None:
        """Put the panels beside each other; beside words of status the others stand in one."""
        questions = Questions(self._bench, mapping, look)
        panels = (
            (self.tr("Records that are there"), list(questions.of_records())),
            (self.tr("Names that are not found"), list(questions.of_columns())),
        )
        asked = [panel for panel in panels if panel[1]]
        has_words = bool(self._words) and mapping.column(STATUS) is not None
        for sections in [asked] if has_words else [[panel] for panel in asked]:
            line.addWidget(self._panel(sections, content), 1, _TOP)
        if has_words:
            line.addWidget(self._status_words(mapping, content), 1, _TOP)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    # -- questions -----------------------------------------------------------------------------------------------

    def _panel(self, sections: Sequence[tuple[str, Sequence[Question]]], parent: QWidget) -> QWidget:
        panel = QWidget(parent)
        grid = QGridLayout(panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(2, 1)  # answers are as wide as their words
        for heading, questions in sections:
            title = QLabel(heading, panel)
            title.setProperty("role", "heading")
            grid.addWidget(title, grid.rowCount(), 0, 1, 3)
            for question in questions:
                self._ask(grid, question)
        return panel

    def _ask(self, grid: QGridLayout, question: Question) -> None:
        """Put one question into the grid, its answer beside it, and room for a note."""
        row = grid.rowCount()
        label, box, note = ElidedLabel(question.text, self), ChoiceBox(self), ElidedLabel(parent=self)
        label.setBuddy(box)
        note.setProperty("role", "muted")
        for text, value in question.answers:
            box.addItem(text, value)
        box.setCurrentIndex(next((i for i, (_, value) in enumerate(question.answers) if value == question.now), 0))
        box.setAccessibleName(question.text)
        _keep_narrow(box)
        box.activated.connect(lambda index: self.changed.emit(question.take(question.answers[index][1])))
        label.setMinimumWidth(_WORD_WIDTH)
        for place, widget in enumerate((label, box, note)):
            grid.addWidget(widget, row, place)
        if question.target:
            self._notes[question.target] = note

    def _show_notes(self) -> None:
        for target, note in self._notes.items():
            count = self._created.get(target, 0)
            told = self.tr("{count} new").format(count=self._bench.faces.number_text(count))
            note.setText(told if count else "")

    # -- words of status -----------------------------------------------------------------------------------------

    def _status_words(self, mapping: ImportMap, parent: QWidget) -> QWidget:
        panel = QWidget(parent)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        heading = QLabel(self.tr("What the words of status mean"), panel)
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        for row, (word, count) in enumerate(list(self._words.items())[:_MOST_WORDS]):
            self._ask_word(grid, row, mapping, word, count)
        return panel

    def _ask_word(self, grid: QGridLayout, row: int, mapping: ImportMap, word: str, count: int) -> None:
        label = ElidedLabel(f"{word} ({self._bench.faces.number_text(count)})", self)
        label.setMinimumWidth(_WORD_WIDTH)
        field = CATALOGUE[STATUS]
        box = ChoiceBox(self)
        box.addItem(self.tr("Open, in the stage “{stage}”").format(stage=word), word)
        for status in SaleStatus:
            box.addItem(self._bench.faces.word(field, status.value), status.value)
        meant, stage = status_of(word, mapping.statuses)
        box.setCurrentIndex(0 if stage else box.findData(meant))
        box.setAccessibleName(self.tr("Meaning of {word}").format(word=word))
        _keep_narrow(box)
        label.setBuddy(box)
        box.activated.connect(lambda _index: self._take_word(mapping, word, str(box.currentData())))
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)

    def _take_word(self, mapping: ImportMap, word: str, meaning: str) -> None:
        self.changed.emit(replace(mapping, statuses={**mapping.statuses, word: meaning}))


def _keep_narrow(box: ChoiceBox) -> None:
    """Let a box be as wide as its answers, and all boxes below each other as the widest of them."""
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(_ANSWER_WIDTH)
    box.setMaximumWidth(_WIDEST_ANSWER)
