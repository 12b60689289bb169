"""One tab of a card: labels and values in columns, long texts below them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice, FormState
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.card_layout import CardLayout, CardTab, Check
from desktop_crm.views.parts.card_reader import TALL
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_L, SPACE_XL, SPACE_XS

_LABEL_WIDTH = 112
_BETWEEN = 3  # two fields
LINE = FIELD_HEIGHT + _BETWEEN
_HALF = 2  # the column of a check beside a value
_SIDE_BY_SIDE = QHBoxLayout.Direction.LeftToRight
_ADDRESS = 2 * FIELD_HEIGHT + _BETWEEN  # the height of several lines between fields of one
_NARROW = 540  # below this width the columns stand one under the other


class CardCheck(QWidget):
    """A check box over a field, with the same life as a `CardValue`. It can be ticked while the card is read too."""

    edited = Signal(str, object)

    def __init__(self, check: Check, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self.box = QCheckBox(shown(check.label or field.label), self)
        self.box.setToolTip(shown(field.help))
        self.box.clicked.connect(lambda on: self.edited.emit(check.name, check.on if on else check.off))
        self.setFixedHeight(FIELD_HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(9, 0, 0, 0)
        line.addWidget(self.box)
        line.addStretch(1)

    @property
    def name(self) -> str:
        return self._check.name

    def show_value(self, value: Any) -> None:
        """Tick or un-tick by the value."""
        self.box.setChecked(value == self._check.on)

    @property
    def inner(self) -> QWidget:
        """What holds the focus."""
        return self.box

    @property
    def stations(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.box]

    def set_locked(self, locked: bool) -> None:
        """Forbid ticking."""
        self.box.setEnabled(not locked)


class CardPage(QScrollArea):
    """The fields of one tab. It scrolls rather than cut anything off."""

    def __init__(
        self,
        bench: Bench,
        layout: CardLayout,
        tab: CardTab,
        choices: Callable[[str], Sequence[Choice]],
        company_id: Callable[[], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._layout, self.tab = bench, layout, tab
        self._choices, self._company_id = choices, company_id
        self.values: dict[str, CardValue] = {}
        self.checks: dict[str, CardCheck] = {}
        self.cells: list[CardValue | CardCheck] = []  # as the eye meets them
        self._labels: dict[str, QLabel] = {}
        self._build()

    def _build(self) -> None:
        self._side_by_side: QHBoxLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        column.setSpacing(_BETWEEN)
        if self.tab.columns:
            column.addLayout(self._columns(inside))
        for name in self.tab.wide:
            column.addLayout(self._wide(name, inside), 1)
        if not self.tab.wide:
            column.addStretch(1)
        self.setWidget(inside)

    def _columns(self, parent: QWidget) -> QHBoxLayout:
        self._side_by_side = line = QHBoxLayout()
        line.setSpacing(SPACE_XL)
        for names in self.tab.columns:
            grid = self._grid()
            row = -1
            for cell in names:
                beside = isinstance(cell, Check) and cell.beside
                row += not beside
                self._add(grid, row, cell, parent)
            grid.setRowStretch(row + 1, 1)
            line.addLayout(grid, 1)
        return line

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_XS)
        grid.setVerticalSpacing(_BETWEEN)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        return grid

    def _add(self, grid: QGridLayout, row: int, cell: str | Check, parent: QWidget) -> None:
        if isinstance(cell, Check):
            check = self.checks[cell.name] = CardCheck(cell, self._layout.field(cell.name), parent)
            self.cells.append(check)
            if cell.beside:
                self._halve(grid, row)
            grid.addWidget(check, row, _HALF if cell.beside else 1)
            return
        value = self._value(cell, parent)
        if value.field.kind is Kind.LONG_TEXT:
            value.setFixedHeight(_ADDRESS)
        grid.addWidget(self._label(cell, value, parent), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, 1, 2)

    def _halve(self, grid: QGridLayout, row: int) -> None:
        """Give a value the first half of its line only."""
        place = grid.itemAtPosition(row, 1)
        value = place.widget() if place is not None else None
        assert value is not None
        grid.removeWidget(value)
        grid.addWidget(value, row, 1)
        grid.setColumnStretch(_HALF, 1)

    def _wide(self, name: str, parent: QWidget) -> QGridLayout:
        """A long text: its label stands beside it, or nowhere where the tab holds nothing else."""
        grid = self._grid()
        value = self._value(name, parent)
        if len(self.tab.wide) > 1 or self.tab.columns:
            grid.addWidget(self._label(name, value, parent), 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, 0, 1)
        else:
            grid.addWidget(value, 0, 0, 1, 2)
        grid.setRowStretch(0, 1)
        return grid

    def _value(self, name: str, parent: QWidget) -> CardValue:
        value = CardValue(self._bench, self._layout.field(name), self._choices, self._company_id, parent)
        self.values[name] = value
        self.cells.append(value)
        return value

    def _label(self, name: str, value: CardValue, parent: QWidget) -> QLabel:
        label = QLabel(shown(value.field.label), parent)
        label.setProperty("role", "muted")
        label.setFixedHeight(FIELD_HEIGHT)
        label.setBuddy(value)
        label.setToolTip(shown(value.field.help))
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._labels[name] = label
        return label

    def apply(self, state: FormState, editing: bool) -> None:
        """Show, lock and name the fields as the form's state says. Mandatory ones get an asterisk while editing."""
        for name, value in self.values.items():
            hidden = name in state.hidden
            value.setVisible(not hidden)
            value.set_locked(name in state.locked or not value.field.editable)
            value.set_required(name in state.required or value.field.required)
            if (label := self._labels.get(name)) is not None:
                label.setVisible(not hidden)
                text = shown(state.labels.get(name, value.field.label))
                label.setText(f"{text} *" if editing and name in state.required else text)
        for name, check in self.checks.items():
            check.setVisible(name not in state.hidden)
            check.set_locked(name in state.locked)

    def label(self, name: str) -> QLabel:
        """Return the label of an attribute."""
        return self._labels[name]

    @override
    def sizeHint(self) -> QSize:
        """As much as its fields take when most of them are shown, and a sentence at one of them."""
        lines = self.tab.height * (FIELD_HEIGHT + _BETWEEN)
        texts = len(self.tab.wide) * (TALL + _BETWEEN)
        return QSize(super().sizeHint().width(), lines + texts + 2 * SPACE_XS + SPACE_L)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side_by_side is not None:
            narrow = self.width() < _NARROW
            self._side_by_side.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else _SIDE_BY_SIDE)
            self._side_by_side.setSpacing(_BETWEEN if narrow else SPACE_XL)

    def __iter__(self) -> Iterator[CardValue]:
        return iter(self.values.values())
