"""The lines of the undo list: the steps, newest first, and where the file stands among them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from desktop_crm.operations.history import UndoLine
from desktop_crm.views.bench import Bench
from desktop_crm.views.history.step_table import NO_INDEX, RULED_ROLE, Index, StepModel
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.sentences import step_sentence

HERE, WHEN, WHO, STEP, CHANGED, RECORDS = range(6)
_SHOWN = Qt.ItemDataRole.DisplayRole


class UndoModel(StepModel):
    """The newest steps. Where they are all there are, a last line stands for the time before the first one."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.headings = [
            "", self.tr("When"), self.tr("Who"), self.tr("Step"), self.tr("Changed"), self.tr("Records"),
        ]  # fmt: skip
        self.free_text = (False, False, False, True, False, False)
        self.numeric = frozenset({RECORDS})
        self._lines: Sequence[UndoLine] = ()
        self._texts: list[tuple[str, ...]] = []
        self.here = -1  # the line at which the file stands

    def show(self, lines: Sequence[UndoLine], complete: bool) -> None:
        """Show the steps; *complete* says that there are no older ones."""
        self.beginResetModel()
        self._lines = lines
        self.here = sum(line.undone for line in lines)
        self._texts = [self._texts_of(row, line) for row, line in enumerate(lines)]
        if complete and lines:
            before = self.tr("Before the first step")
            self._texts.append((self._mark(len(lines)), "", "", before, "", ""))
        self.endResetModel()

    def step_id(self, row: int) -> int:
        """Return the step of a line; 0 for the time before the first one."""
        return self._lines[row].step.id if row < len(self._lines) else 0

    def _texts_of(self, row: int, line: UndoLine) -> tuple[str, ...]:
        faces = self._bench.faces
        when, count = faces.stamp_text(line.step.at), faces.number_text(line.records)
        changed = ", ".join(dict.fromkeys(faces.label(field) for field in line.fields))
        return self._mark(row), when, line.who.initials, step_sentence(line.step), changed, count

    def _mark(self, row: int) -> str:
        return self.tr("You are here") if row == self.here else ""

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        return self._texts[row]

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._texts)

    @override
    def data(self, index: Index, role: int = _SHOWN) -> Any:
        row, column = index.row(), index.column()
        text = self._texts[row][column]
        if role == _SHOWN:
            return text if column != HERE else ""
        if role == Qt.ItemDataRole.DecorationRole and column == HERE and text:
            return self._bench.theme.icon("forward", "accent")
        if role == RULED_ROLE:
            return row == self.here
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text
        return self._look(row, column, role)

    def _look(self, row: int, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and row < self.here:
            return self._bench.theme.colour("muted")
        if role == Qt.ItemDataRole.FontRole and row == self.here:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            who = self._lines[row].who.name if row < len(self._lines) else ""
            return plain_tip(who if column == WHO else self._texts[row][column])
        return None
