"""How a file is read: encoding, separator, sheet, row of headings, order of dates, decimal sign. All guessed first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_crm.operations.importing.source import DELIMITERS, ENCODINGS, Reading
from desktop_crm.views.language import shown
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.theme import SPACE_M, SPACE_XS

_HEADING_ROWS = 15  # rows from the top that can be chosen as headings


class ReadingBar(QWidget):
    """One line of choices. Only what applies to the file is shown."""

    changed = Signal(object)  # Reading

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading()
        self._groups: dict[ChoiceBox, QWidget] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE_M)
        self.encoding = self._box(self.tr("Encoding"), self.tr("How letters are stored. Wrong letters? Try another."))
        self.delimiter = self._box(self.tr("Separator"), self.tr("What stands between two cells."))
        self.sheet = self._box(self.tr("Sheet"), self.tr("Which sheet of the workbook is imported."))
        self.heading_row = self._box(self.tr("Headings"), self.tr("Which row names the columns."))
        self.date_order = self._box(self.tr("Dates"), self.tr("In which order day, month and year stand."))
        self.decimal = self._box(self.tr("Decimals"), self.tr("Which sign parts the fraction of a number."))
        self._line.addStretch(1)
        self._fill()

    def _box(self, label: str, tip: str) -> ChoiceBox:
        group = QWidget(self)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        box, name = ChoiceBox(group), QLabel(label, group)
        name.setProperty("role", "muted")
        name.setBuddy(box)
        box.setAccessibleName(label)
        box.setToolTip(tip)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        column.addWidget(name)
        column.addWidget(box)
        self._line.addWidget(group)
        self._groups[box] = group
        box.activated.connect(self._on_activated)
        return box

    def _fill(self) -> None:
        for encoding, name in ENCODINGS.items():
            self.encoding.addItem(shown(name), encoding)
        for delimiter, name in DELIMITERS.items():
            self.delimiter.addItem(shown(name), delimiter)
        self.heading_row.addItem(self.tr("No headings"), None)
        for row in range(_HEADING_ROWS):
            self.heading_row.addItem(self.tr("Row {number}").format(number=row + 1), row)
        self.date_order.addItem(self.tr("Day, month, year"), "dmy")
        self.date_order.addItem(self.tr("Month, day, year"), "mdy")
        self.date_order.addItem(self.tr("Year, month, day"), "ymd")
        self.decimal.addItem(self.tr("Point: 1.50"), ".")
        self.decimal.addItem(self.tr("Comma: 1,50"), ",")

    def show_reading(self, reading: Reading, sheets: Sequence[str], cards: bool = False) -> None:
        """Show how a file is read now; address cards leave nothing open but their encoding."""
        self._reading = reading
        self.sheet.clear()
        for name in sheets:
            self.sheet.addItem(name, name)
        is_text = not sheets
        applies = {self.encoding: is_text, self.delimiter: is_text and not cards, self.sheet: len(sheets) > 1}
        for box, group in self._groups.items():
            group.setVisible(applies.get(box, not cards))
        _choose(self.encoding, reading.encoding)
        _choose(self.delimiter, reading.delimiter)
        _choose(self.sheet, reading.sheet)
        _choose(self.heading_row, reading.heading_row)
        _choose(self.date_order, reading.date_order)
        _choose(self.decimal, reading.decimal)

    def _on_activated(self) -> None:
        row = self.heading_row.currentData()
        skipped = self._reading.skip_rows
        if row != self._reading.heading_row:
            skipped = 0 if row is None else row
        wanted = replace(
            self._reading,
            encoding=self.encoding.currentData(),
            delimiter=self.delimiter.currentData(),
            sheet=self.sheet.currentData() if self.sheet.count() else None,
            heading_row=row,
            skip_rows=skipped,
            date_order=self.date_order.currentData(),
            decimal=self.decimal.currentData(),
        )
        if wanted != self._reading:
            self._reading = wanted
            self.changed.emit(wanted)


def _choose(box: ChoiceBox, value: Any) -> None:
    """Show a value; one that is not on the list (a rare separator, a heading far below) is put on it."""
    place = next((i for i in range(box.count()) if box.itemData(i) == value), -1)
    if place < 0 and value is not None:
        box.addItem(str(value + 1) if isinstance(value, int) else str(value), value)
        place = box.count() - 1
    box.setCurrentIndex(place)
