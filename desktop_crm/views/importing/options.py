"""What remains to be decided: what to do with what is missing, what a sale is called by, what words of status mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
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
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.importing.mapping import Column, Existing, ImportMap, Missing
from desktop_crm.operations.importing.targets import NAME_FIELDS, STAGE, STATUS, can_create, looks_up, takes_several
from desktop_crm.operations.importing.words import status_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

Answers: TypeAlias = Sequence[tuple[str, Any]]
Take: TypeAlias = Callable[[Any], None]

_TALLEST = 200
_WORD_WIDTH, _ANSWER_WIDTH = 130, 200
_MOST_WORDS = 12


class Options(QScrollArea):
    """Questions of one mapping, each a line with an answer. An answer makes another mapping."""

    changed = Signal(object)  # ImportMap

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._map: ImportMap | None = None
        self._headings: Sequence[str] = ()
        self._words: Mapping[str, int] = {}
        self._created: Mapping[str, int] = {}
        self._notes: dict[str, ElidedLabel] = {}
        self._shape: Any = None
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_map(self, mapping: ImportMap, headings: Sequence[str]) -> None:
        """Show the questions of *mapping*; those that were shown stay as they are."""
        self._map, self._headings = mapping, headings
        self._refresh()

    def show_found(self, words: Mapping[str, int], created: Mapping[str, int]) -> None:
        """Tell which words of status there are, and how much would be created."""
        self._words, self._created = words, created
        self._refresh()
        self._show_notes()

    def _refresh(self) -> None:
        """Make the lines anew where there are others, or other answers."""
        shape = (self._map, tuple(self._headings), tuple(self._words))
        if self._map is None or shape == self._shape:
            return
        self._shape = shape
        self._notes = {}
        content = QWidget(self)
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, SPACE_M, 0)
        line.setSpacing(SPACE_L)
        line.addWidget(self._questions(self._map, content), 1, Qt.AlignmentFlag.AlignTop)
        if self._words and self._map.column(STATUS) is not None:
            line.addWidget(self._status_words(self._map, content), 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(content)
        self.setMaximumHeight(min(_TALLEST, content.sizeHint().height() + SPACE_XS))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    # -- questions -----------------------------------------------------------------------------------------------

    def _questions(self, mapping: ImportMap, parent: QWidget) -> QWidget:
        panel = QWidget(parent)
        grid = QGridLayout(panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(2, 1)
        self._ask_existing(grid, mapping)
        name = mapping.column(NAME_FIELDS[mapping.record])
        if name is not None and takes_several(name.key) and mapping.record is RecordKind.SALE:
            self._ask_second_part(grid, mapping, name)
        for column in mapping.columns:
            if looks_up(CATALOGUE[column.key]):
                self._ask_missing(grid, mapping, column)
        return panel

    def _ask(self, grid: QGridLayout, question: str, answers: Answers, now: Any, take: Take) -> ElidedLabel:
        """Put one question into the grid; returns the label beside its answer."""
        row = grid.rowCount()
        label, box, note = ElidedLabel(question, self), QComboBox(self), ElidedLabel(parent=self)
        label.setBuddy(box)
        note.setProperty("role", "muted")
        for text, value in answers:
            box.addItem(text, value)
        box.setCurrentIndex(next((i for i, (_, value) in enumerate(answers) if value == now), 0))
        box.setAccessibleName(question)
        box.setMinimumWidth(_ANSWER_WIDTH)
        box.activated.connect(lambda _index: take(box.currentData()))
        for place, widget in enumerate((label, box, note)):
            grid.addWidget(widget, row, place)
        return note

    def _ask_existing(self, grid: QGridLayout, mapping: ImportMap) -> None:
        questions = {
            RecordKind.PERSON: self.tr("Person already there"),
            RecordKind.SALE: self.tr("Number already there"),
        }
        question = questions.get(mapping.record, self.tr("Name already there"))
        add = self.tr("Refuse the row") if mapping.record is RecordKind.SALE else self.tr("Add once more")
        answers = [(self.tr("Skip the row"), Existing.SKIP), (add, Existing.ADD)]
        if mapping.record is not RecordKind.SALE or mapping.column("sale.number") is not None:
            take = lambda value: self._take(replace(mapping, existing=Existing(value)))  # noqa: E731
            self._ask(grid, question, answers, mapping.existing, take)

    def _ask_second_part(self, grid: QGridLayout, mapping: ImportMap, name: Column) -> None:
        label = self._bench.faces.label(CATALOGUE[name.key])
        first = name.headings[0]
        answers = [(self.tr("{first} alone").format(first=first), "")]
        answers += [(f"{first} – {heading}", heading) for heading in self._headings if heading != first]
        now = name.headings[1] if len(name.headings) > 1 else ""

        def take(heading: str) -> None:
            headings = (first, heading) if heading else (first,)
            self._take(with_column(mapping, replace(name, headings=headings)))

        question = self.tr("{field} is made of").format(field=label)
        self._ask(grid, question, answers, now, take)

    def _ask_missing(self, grid: QGridLayout, mapping: ImportMap, column: Column) -> None:
        field = CATALOGUE[column.key]
        creates = [(self.tr("Create what is missing"), Missing.CREATE)] if can_create(field) else []
        answers = [
            *creates,
            (self.tr("Leave the field empty"), Missing.EMPTY),
            (self.tr("Refuse the row"), Missing.REFUSE),
        ]
        stage = self._bench.faces.label(CATALOGUE[STAGE]) if column.key == STATUS else ""
        question = self.tr("{field} not found").format(field=stage or self._bench.faces.label(field))

        def take(value: Any) -> None:
            self._take(with_column(mapping, replace(column, missing=Missing(value))))

        target = "stage" if column.key == STATUS else str(field.target)
        self._notes[target] = self._ask(grid, question, answers, column.missing, take)

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
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for row, (word, count) in enumerate(list(self._words.items())[:_MOST_WORDS]):
            self._ask_word(grid, row, mapping, word, count)
        return panel

    def _ask_word(self, grid: QGridLayout, row: int, mapping: ImportMap, word: str, count: int) -> None:
        label = ElidedLabel(f"{word} ({self._bench.faces.number_text(count)})", self)
        label.setMinimumWidth(_WORD_WIDTH)
        field = CATALOGUE[STATUS]
        box = QComboBox(self)
        box.addItem(self.tr("Open, in the stage “{stage}”").format(stage=word), word)
        for status in SaleStatus:
            box.addItem(self._bench.faces.word(field, status.value), status.value)
        meant, stage = status_of(word, mapping.statuses)
        box.setCurrentIndex(0 if stage else box.findData(meant))
        box.setAccessibleName(self.tr("Meaning of {word}").format(word=word))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        label.setBuddy(box)
        box.activated.connect(lambda _index: self._take_word(mapping, word, str(box.currentData())))
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)

    def _take_word(self, mapping: ImportMap, word: str, meaning: str) -> None:
        self._take(replace(mapping, statuses={**mapping.statuses, word: meaning}))

    def _take(self, mapping: ImportMap) -> None:
        self.changed.emit(mapping)


def with_column(mapping: ImportMap, column: Column) -> ImportMap:
    """Return *mapping* with another column in the place of the one of the same field."""
    return replace(mapping, columns=tuple(column if c.key == column.key else c for c in mapping.columns))
