"""The rows of a file as they are read and what becomes of each, under headings in which a column's field is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHeaderView, QLineEdit, QTableView, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.operations.importing.formats import as_text
from desktop_crm.operations.importing.kept_rows import KeptRows
from desktop_crm.operations.importing.problems import ProblemKind, shortened
from desktop_crm.operations.importing.receipt import CheckedRow, Fate
from desktop_crm.operations.importing.refused import reason
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import FIELD_HEIGHT, ROW_HEIGHT, SPACE_M, SPACE_S, SPACE_XS

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_COLOUR = Qt.ItemDataRole.ForegroundRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_TICK = Qt.ItemDataRole.CheckStateRole
_FROM_ROW = frozenset({_DISPLAY, _TIP, _COLOUR, _ALIGNMENT})
_KEY = Qt.ItemDataRole.UserRole
_HORIZONTAL = Qt.Orientation.Horizontal
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WIDTH, _TOLD_WIDTH, _NARROWEST, _LOWEST = 168, 240, 110, 190
_IMPORTED = frozenset({Fate.TAKEN, Fate.MERGED, Fate.REPLACED})
BEFORE = 1  # columns before those of the file: what becomes of a row


class PreviewModel(QAbstractTableModel):
    """Rows as they would be imported: what becomes of each, with a tick that leaves it out (IMP-2), then its values in
    the user's own formats, what is wrong in red. Rows are unpacked where they are seen; ticks and numbers need none."""

    ticked = Signal(int, bool)  # number of the row in the file, whether it is imported

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._headings: Sequence[str] = ()
        self._rows = KeptRows()
        self._fields: Mapping[str, Field] = {}
        self._wished: dict[int, bool] = {}  # ticks that the rows have not been checked by yet

    @property
    def headings(self) -> Sequence[str]:
        return self._headings

    def show(self, headings: Sequence[str], rows: KeptRows, keys: Mapping[str, str]) -> None:
        """Show *rows*; *keys* tell which heading is which field."""
        same = list(headings) == list(self._headings) and rows.numbers == self._rows.numbers
        if rows is not self._rows:
            self._wished = {}
        if not same:
            self.beginResetModel()
        self._headings, self._rows = headings, rows
        self._fields = {heading: CATALOGUE[key] for heading, key in keys.items()}
        if not same:
            self.endResetModel()
        elif rows and headings:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(headings)))

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or not self._headings else BEFORE + len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if orientation != _HORIZONTAL:
            return str(self._rows.numbers[section])
        return self.tr("What happens") if section < BEFORE else self._headings[section - BEFORE]

    @override
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role == _TICK and index.column() < BEFORE:
            return Qt.CheckState.Checked if self._is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role not in _FROM_ROW:
            return None
        row = self._rows[index.row()]
        if index.column() < BEFORE:
            return self._told(row, role)
        heading = self._headings[index.column() - BEFORE]
        if role == _DISPLAY:
            return self._text(row, index.column() - BEFORE, heading)
        if role == _TIP:
            return plain_tip(reason([p for p in row.problems if p.column in (heading, None)], shown))
        if role == _COLOUR:
            return self._colour(row, heading)
        if role == _ALIGNMENT and (field := self._fields.get(heading)) is not None:
            return self._bench.faces.alignment(field)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() < BEFORE else flags

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or index.column() >= BEFORE or not self._may_be_ticked(self._rows[index.row()]):
            return False
        number, on = self._rows.numbers[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked
        self._wished[number] = on
        self.dataChanged.emit(index, self.index(index.row(), len(self._headings)))
        self.ticked.emit(number, on)
        return True

    def _is_ticked(self, place: int) -> bool:
        """A row that is not imported has no tick, whoever has decided that."""
        return self._wished.get(self._rows.numbers[place], self._rows.fates[place] in _IMPORTED)

    def _may_be_ticked(self, row: CheckedRow) -> bool:
        """What is wrong with a row, no tick mends; one that fits too many records can be a new one."""
        wrong = {problem.kind for problem in row.problems if not problem.is_warning}
        return row.fate is not Fate.REFUSED or wrong == {ProblemKind.SEVERAL_FIT}

    def _told(self, row: CheckedRow, role: int) -> Any:
        """Return what becomes of a row, in words."""
        if role == _DISPLAY:
            return self._outcome(row)
        if role == _TIP:
            return plain_tip(" ".join(filter(None, (f"{self._outcome(row)}.".replace("..", "."), self._advice(row)))))
        return self._colour_told(row) if role == _COLOUR else None

    def _outcome(self, row: CheckedRow) -> str:
        if row.fate is Fate.REFUSED:
            return reason([problem for problem in row.problems if not problem.is_warning], shown)
        record = row.known_as
        if row.earlier is not None:
            record = self.tr("row {number}").format(number=row.earlier)
        told = {
            Fate.TAKEN: self.tr("New, looks like {record}") if record else self.tr("New"),
            Fate.MERGED: self.tr("Completes {record}"),
            Fate.REPLACED: self.tr("Overwrites {record}"),
            Fate.THERE: self.tr("Exists: {record}"),
            Fate.LEFT_OUT: self.tr("Left out"),
        }
        return told[row.fate].format(record=record)

    def _advice(self, row: CheckedRow) -> str:
        if row.fate is Fate.THERE or (row.fate is Fate.REFUSED and self._may_be_ticked(row)):
            return self.tr("Tick the row to import it as a new record.")
        if row.fate is Fate.TAKEN and (row.known_as or row.earlier is not None):
            return self.tr("Take the tick away to leave the row out.")
        return ""

    def _colour_told(self, row: CheckedRow) -> Any:
        if row.fate is Fate.REFUSED:
            return self._bench.theme.colour("overdue")
        if self._is_idle(row):
            return self._bench.theme.colour("muted")
        doubtful = row.fate is Fate.TAKEN and (row.known_as or row.earlier is not None)
        return self._bench.theme.colour("stalled" if doubtful else "text")

    def _text(self, row: CheckedRow, column: int, heading: str) -> str:
        field = self._fields.get(heading)
        if field is not None and field.key in row.values and not self._is_wrong(row, heading):
            return self._bench.faces.text(field, row.values[field.key])
        text = shortened(as_text(row.cells[column]))
        return text if text or not self._is_wrong(row, heading) else self.tr("(empty)")

    def _is_wrong(self, row: CheckedRow, heading: str) -> bool:
        return any(problem.column == heading for problem in row.problems)

    def _is_idle(self, row: CheckedRow) -> bool:
        return not self._wished.get(row.number, row.fate not in (Fate.THERE, Fate.LEFT_OUT))

    def _colour(self, row: CheckedRow, heading: str) -> Any:
        theme = self._bench.theme
        if self._is_wrong(row, heading) or any(p.column is None and not p.is_warning for p in row.problems):
            return theme.colour("overdue")
        return theme.colour("text" if heading in self._fields and not self._is_idle(row) else "muted")


class FieldChooser(ChoiceBox):
    """Which field a column is. Typing searches; the wheel scrolls the table and changes nothing."""

    def __init__(self, model: QStandardItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.line = QLineEdit(self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        completer = self.completer() or QCompleter(model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.editingFinished.connect(self._restore)

    def choose(self, key: str) -> None:
        """Show a field; "" for none."""
        self.setCurrentIndex(max(0, self.findData(key, _KEY)))
        self._restore()

    def _restore(self) -> None:
        """A text that names no field means the one that was chosen."""
        if self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString) < 0:
            self.setEditText(self.itemText(self.currentIndex()))
        self.line.setCursorPosition(0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.selectAll()


class FieldHeader(QHeaderView):
    """A header of two lines: what the file calls a column, and the field that it goes into.

    The columns of the file stand behind those that tell what becomes of a row.
    """

    chosen = Signal(int, str)  # column of the file, key of the field ("" for none)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_HORIZONTAL, parent)
        self._fields = QStandardItemModel(self)
        self.choosers: list[FieldChooser] = []
        self.setDefaultAlignment(_TOP)
        self.setStyleSheet(f"QHeaderView::section {{ padding-top: {SPACE_S}px; }}")
        self.setDefaultSectionSize(_WIDTH)
        self.setMinimumSectionSize(_NARROWEST)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sectionResized.connect(lambda *_: self._place())
        self.geometriesChanged.connect(self._place)

    def offer(self, fields: Sequence[tuple[str, str]]) -> None:
        """Offer these fields (key, label) to all columns."""
        self._fields.clear()
        for key, label in fields:
            item = QStandardItem(label)
            item.setData(key, _KEY)
            self._fields.appendRow(item)

    def show_columns(self, headings: Sequence[str], keys: Mapping[str, str]) -> None:
        """Make one chooser a column; *keys* tell the field of each heading that has one."""
        while len(self.choosers) > len(headings):
            self.choosers.pop().deleteLater()
        for column in range(len(self.choosers), len(headings)):
            chooser = FieldChooser(self._fields, "", self.viewport())
            chooser.activated.connect(lambda _row, column=column: self._on_activated(column))
            self.choosers.append(chooser)
            chooser.show()
        for chooser, heading in zip(self.choosers, headings, strict=True):
            chooser.setAccessibleName(self.tr("Field for {column}").format(column=heading))
            chooser.setToolTip(plain_tip(self.tr("What {column} is imported as").format(column=heading)))
            chooser.choose(keys.get(heading, ""))
            chooser.setProperty("unused", heading not in keys)
        self._place()

    def _on_activated(self, column: int) -> None:
        self.chosen.emit(column, str(self.choosers[column].currentData(_KEY) or ""))

    def _place(self) -> None:
        top = self.fontMetrics().height() + SPACE_M
        for column, chooser in enumerate(self.choosers):
            left = self.sectionViewportPosition(BEFORE + column)
            chooser.setGeometry(left + SPACE_XS, top, self.sectionSize(BEFORE + column) - SPACE_S, FIELD_HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.fontMetrics().height() + FIELD_HEIGHT + SPACE_M + SPACE_S)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class PreviewTable(QTableView):
    """The table of the preview."""

    chosen = Signal(str, str)  # heading, key of the field ("" for none)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PreviewModel(bench, self)
        self.header = FieldHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("The rows as they will be imported"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setMinimumHeight(_LOWEST)
        self.setShowGrid(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setStyleSheet("QHeaderView::section { border: none; }")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalScrollBar().valueChanged.connect(self.header._place)
        self.header.chosen.connect(lambda column, key: self.chosen.emit(self.rows.headings[column], key))

    def show_rows(self, headings: Sequence[str], rows: KeptRows, keys: Mapping[str, str]) -> None:
        """Show rows and which heading is which field; widths stay while the headings do."""
        same = list(headings) == list(self.rows.headings)
        self.rows.show(headings, rows, keys)
        self.header.show_columns(headings, keys)
        if not same:
            self.header.resizeSections(QHeaderView.ResizeMode.Interactive)
            for column in range(BEFORE + len(headings)):
                self.setColumnWidth(column, _TOLD_WIDTH if column < BEFORE else _WIDTH)
