"""The filter of a column: a small window under its heading. What is chosen there holds at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.folding import fold
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.criteria_items import items_for
from desktop_crm.operations.forms import Choice
from desktop_crm.selections.criteria import Line
from desktop_crm.selections.operators import Needs, Operator, complete, needs
from desktop_crm.selections.paths import field_at
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.column_filter_words import values_in
from desktop_crm.views.parts.criteria.fitting import carried
from desktop_crm.views.parts.criteria.meaning import meaning
from desktop_crm.views.parts.criteria.names import Names
from desktop_crm.views.parts.criteria.value import Asked, ValueEditor
from desktop_crm.views.parts.criteria.values import value_editor
from desktop_crm.views.parts.criteria.words import operator_name
from desktop_crm.views.parts.record_filters import operators_of
from desktop_crm.views.theme import ROW_HEIGHT, SPACE_M, SPACE_S, SPACE_XS

_REST = 250  # milliseconds after the last key, before the list is filtered
_WIDTH = 320
_MANY, _MOST_SEEN = 8, 10
_VALUE = Qt.ItemDataRole.UserRole
_TICKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ColumnFilter(QFrame):
    """Says of one column what it lets through. Enter or a click elsewhere closes it, Clear lets all through again."""

    chosen = Signal(object)  # Line or None

    def __init__(self, bench: Bench, path: str, label: str, line: Line | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._bench, self._path, self._field = bench, path, field_at(path)
        self._names = Names(bench)
        self._editor: ValueEditor | Ticks | None = None
        self._told: Line | None = line
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("columnFilter")
        tokens = bench.theme.tokens
        self.setStyleSheet(f"#columnFilter {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; }}")
        self.setFixedWidth(_WIDTH)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._build(label)
        self._show(line)
        self.operators.currentIndexChanged.connect(self._on_operator_chosen)
        self.clearing.clicked.connect(self.clear)
        self._rest.timeout.connect(self._tell)

    def _build(self, label: str) -> None:
        title = QLabel(label, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "heading")
        self.clearing = QPushButton(self.tr("Clear"), self)
        self.clearing.setProperty("role", "link")
        self.clearing.setToolTip(self.tr("Let all through again"))
        self.operators = ChoiceBox(self)
        self.operators.setAccessibleName(self.tr("%1: comparison").replace("%1", label))
        for operator in operators_of(self._field.kind):
            self.operators.addItem(operator_name(self._field.kind, operator), operator)
        self.operators.setVisible(self.operators.count() > 1)
        self._label = label
        self.meaning = QLabel(self)
        self.meaning.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.clearing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self._column.setSpacing(SPACE_S)
        self._column.addLayout(head)
        self._column.addWidget(self.operators)
        self._column.addWidget(self.meaning)

    # -- what is asked -----------------------------------------------------------------------------------------------

    @property
    def operator(self) -> Operator:
        return Operator(self.operators.currentData())

    @property
    def editor(self) -> "ValueEditor | Ticks":
        assert self._editor is not None
        return self._editor

    def _show(self, line: Line | None) -> None:
        if line is not None:
            self.operators.setCurrentIndex(self.operators.findData(Operator(line.operator)))
        self._edit(values_in(line))
        self.clearing.setEnabled(line is not None)

    def _edit(self, values: tuple[Any, ...]) -> None:
        """Give the operator its editor, with what is left of the values."""
        old, self._editor = self._editor, self._make(values)
        self._column.insertWidget(self._column.indexOf(self.meaning), self._editor, 0, Qt.AlignmentFlag.AlignLeft)
        room = _WIDTH - 2 * SPACE_M - 2
        widest = self._editor.widest if isinstance(self._editor, ValueEditor) else room
        self._editor.setFixedWidth(min(widest, room) if widest else room)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._editor.set_name(self._label)
        self._editor.show_values(values)
        self._editor.changed.connect(self._on_changed)
        self._editor.committed.connect(self.close)
        if isinstance(self._editor, ValueEditor):
            self._editor.compared.connect(self._on_compared)
            self._editor.say_in(self._column)
        self._say_meaning()
        self.adjustSize()

    def _make(self, values: tuple[Any, ...]) -> "ValueEditor | Ticks":
        wanted = needs(self._field.kind, self.operator)
        if wanted is Needs.ITEMS and self._field.kind is not Kind.LINK:
            return Ticks(_choices(self._bench, self._field, values), self)
        return value_editor(Asked(self._bench, self._names, self._path, self._field, self.operator), len(values))

    def line(self) -> Line | None:
        """Return the filter as it stands here, None where all is let through."""
        values = self.editor.values()
        is_whole = complete(needs(self._field.kind, self.operator), values)
        return Line(self._path, self.operator, values) if is_whole else None

    # -- what happens ------------------------------------------------------------------------------------------------

    def _on_operator_chosen(self) -> None:
        before = needs(self._field.kind, self._operator_before())
        self._edit(carried(before, needs(self._field.kind, self.operator), self.editor.values()))
        self._focus()
        self._on_changed()

    def _operator_before(self) -> Operator:
        editor = self.editor
        return editor.asked.operator if isinstance(editor, ValueEditor) else Operator.ONE_OF

    def _on_compared(self, operator: Operator, values: tuple[Any, ...]) -> None:
        """Another operator was meant: ">5000" typed, or a record taken from the list."""
        self.operators.blockSignals(True)
        self.operators.setCurrentIndex(self.operators.findData(operator))
        self.operators.blockSignals(False)
        self._edit(values)
        self._focus()
        self._on_changed()

    def _on_changed(self) -> None:
        self._say_meaning()
        self._rest.start()

    def _say_meaning(self) -> None:
        today = self._bench.desk.clock.today()
        told = meaning(self._field.kind, self.operator, self.editor.values(), today, self._bench.faces)
        self.meaning.setText(told)
        self.meaning.setVisible(bool(told))

    def _tell(self) -> None:
        self._rest.stop()
        line, values = self.line(), self.editor.values()
        if line is None and any(value is not None for value in values):
            return  # half of it has been typed
        if line != self._told:
            self._told = line
            self.chosen.emit(line)
        self.clearing.setEnabled(line is not None)

    def clear(self) -> None:
        """Let all through again."""
        if needs(self._field.kind, self.operator) is Needs.NOTHING:
            self.operators.setCurrentIndex(0)
        self._edit(())
        self._tell()
        self._focus()

    # -- the window --------------------------------------------------------------------------------------------------

    def open_under(self, place: QRect) -> None:
        """Stand under a heading, which is told in coordinates of the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.left(), room.right() - self.width()))
        top = place.bottom() + 1
        if top + self.height() > room.bottom():
            top = max(room.top(), place.top() - self.height())
        self.move(QPoint(left, top))
        self.show()
        self._focus()

    def _focus(self) -> None:
        station = next(iter(self.editor.stations()), self.operators)
        station.setFocus(Qt.FocusReason.PopupFocusReason)
        if isinstance(station, QLineEdit):
            station.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, *_ENTER):
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed a moment ago holds too."""
        if self._rest.isActive():
            self._tell()
        super().closeEvent(event)


def _choices(bench: Bench, field: Field, held: Sequence[Any]) -> list[tuple[Any, str]]:
    found: Sequence[Choice] = bench.desk.ask(items_for, field.key, held)
    return [(one.value, one.label if field.words is None else bench.faces.word(field, one.value)) for one in found]


class Ticks(QWidget):
    """What can be picked, with boxes; where there is much of it, a field to search. A click or Space ticks."""

    changed = Signal()
    committed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setVisible(len(choices) > _MANY)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value, label in choices:
            item = QListWidgetItem(label, self.list)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(_VALUE, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_FREE)
        self.list.setFixedHeight(max(1, min(len(choices), _MOST_SEEN)) * ROW_HEIGHT + 2)
        self.list.itemClicked.connect(self._turn)
        for watched in (self.search, self.list):
            watched.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def values(self) -> tuple[Any, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(item.data(_VALUE) for item in self._items() if item.checkState() == _TICKED)

    def show_values(self, values: Sequence[Any]) -> None:
        """Tick these, and nothing else."""
        for item in self._items():
            item.setCheckState(_TICKED if item.data(_VALUE) in values else _FREE)

    def stations(self) -> Sequence[QWidget]:
        """Return where Tab stops."""
        return [self.list] if self.search.isHidden() else [self.search, self.list]

    def set_name(self, name: str) -> None:
        """Name the list for those who hear the screen."""
        self.list.setAccessibleName(name)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed.strip())
        for item in self._items():
            item.setHidden(wanted not in fold(item.text()))
        first = next((item for item in self._items() if not item.isHidden()), None)
        self.list.setCurrentItem(first)  # type: ignore[arg-type]

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            item.setCheckState(_FREE if item.checkState() == _TICKED else _TICKED)
            self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, typed = Qt.Key(event.key()), self.search.text().strip()
        if key in _ENTER and not typed:
            self.committed.emit()
        elif key in _ENTER or (key == Qt.Key.Key_Space and not typed):
            self._turn(self.list.currentItem())
            self.search.selectAll()
        elif watched is self.search and key in _WALKING:
            self.list.keyPressEvent(event)
        else:
            return super().eventFilter(watched, event)
        return True
