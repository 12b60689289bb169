"""The lines of a record's history: one for each changed field, under the step that changed it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from desktop_crm.operations.history import Act, FieldChange, HistoryPage, HistoryStep
from desktop_crm.views.bench import Bench
from desktop_crm.views.history.step_table import NO_INDEX, RULED_ROLE, Index, StepModel
from desktop_crm.views.history.values import line_texts, whole_text
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.sentences import step_sentence

WHEN, WHO, STEP, FIELD, FROM, TO = range(6)
_OF_STEP = (WHEN, WHO, STEP)  # told once a step
_LONGEST_TIP = 2000
_SHOWN = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_TIP = Qt.ItemDataRole.ToolTipRole
_COLOUR = Qt.ItemDataRole.ForegroundRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a step, and one of its changes, or none where the record came or went."""

    step: HistoryStep
    change: FieldChange | None
    texts: tuple[str, ...]
    first: bool

    @property
    def key(self) -> tuple[int, str]:
        """What stays the same when the lines are read again."""
        return self.step.step.id, self.change.field.key if self.change else ""


class HistoryModel(StepModel):
    """Lines by pages: the next one is wished for when the end of this one is seen."""

    older_wanted = Signal()

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.headings = [
            self.tr("When"), self.tr("Who"), self.tr("Step"), self.tr("Field"), self.tr("From"), self.tr("To"),
        ]  # fmt: skip
        self.free_text = (False, False, True, False, True, True)
        self.lines: list[Line] = []
        self.name = ""  # of the record; steps that are called by it need not say so in each line
        self.older = 0
        self._asked = False

    def show(self, page: HistoryPage) -> None:
        """Show a history from its newest step on."""
        self.beginResetModel()
        self.lines = list(self._lines_of(page))
        self._turn_to(page)
        self.endResetModel()

    def extend(self, page: HistoryPage) -> None:
        """Show the older steps as well."""
        lines = list(self._lines_of(page))
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()
        self._turn_to(page)

    def _turn_to(self, page: HistoryPage) -> None:
        self.older, self._asked = page.older, False

    @property
    def steps(self) -> int:
        """How many steps are shown."""
        return sum(line.first for line in self.lines)

    def row_of(self, key: tuple[int, str]) -> int:
        """Return the place of a line, -1 where it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def _lines_of(self, page: HistoryPage) -> Iterator[Line]:
        for step in page.steps:
            for place, change in enumerate(step.changes or (None,)):
                yield Line(step, change, (*self._step_texts(step), *self._change_texts(step, change)), place == 0)

    def _step_texts(self, told: HistoryStep) -> tuple[str, str, str]:
        facts = {fact: value for fact, value in told.step.facts.items() if value != self.name}
        done = step_sentence(replace(told.step, facts=facts))
        name = self.tr("Undone: {step}").format(step=done) if told.undone else done
        return self._bench.faces.stamp_text(told.step.at), told.who.initials, name

    def _change_texts(self, told: HistoryStep, change: FieldChange | None) -> tuple[str, str, str]:
        if change is None:
            came = self.tr("Registered") if told.act is Act.REGISTERED else self.tr("Deleted")
            return came if told.step.id else "", "", ""  # without a step of its own, that is what the step says
        return self._bench.faces.label(change.field), *line_texts(self._bench.faces, change)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        return self.lines[row].texts

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = _SHOWN) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == _SHOWN:
            return line.texts[column] if line.first or column not in _OF_STEP else ""
        if role == RULED_ROLE:
            return line.first
        if role == _COLOUR and line.step.undone:
            return self._bench.theme.colour("muted")
        if role == _ACCESSIBLE:
            return line.texts[column]
        return plain_tip(self._tip(line, column)) if role == _TIP else None

    def _tip(self, line: Line, column: int) -> str:
        """Return all of what may be cut: texts whole, users by their name."""
        if column == WHO:
            return line.step.who.name
        if column in (FROM, TO) and line.change is not None:
            value = line.change.old if column == FROM else line.change.new
            return whole_text(self._bench.faces, line.change.field, value)[:_LONGEST_TIP]
        return line.texts[column]

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.older > 0 and not self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.older_wanted.emit()
