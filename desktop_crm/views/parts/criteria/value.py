"""What all that edits the value of a line shares; values that are typed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import LONGEST_TEXT
from desktop_crm.selections.operators import Operator
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.names import Names
from desktop_crm.views.parts.date_editor import DateEditor
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_text import LineEditor, SteppedEditor
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_S

Values = tuple[Any, ...]

_NARROW, _NUMBER, _WIDE = 72, 150, 440  # as wide as they become
_BETWEEN = 48
_SIGN = re.compile(r"\s*(<=|>=|<>|!=|[=<>≤≥≠])\s*(?=[-−\d.,])")
_SIGNS: Mapping[str, Operator] = {
    "=": Operator.EQUALS, ">": Operator.GREATER, "<": Operator.LESS, ">=": Operator.AT_LEAST, "≥": Operator.AT_LEAST,
    "<=": Operator.AT_MOST, "≤": Operator.AT_MOST, "<>": Operator.NOT_EQUALS, "!=": Operator.NOT_EQUALS,
    "≠": Operator.NOT_EQUALS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The line whose value is edited: its field, and what its operator is."""

    bench: Bench
    names: Names
    path: str
    field: Field
    operator: Operator


class ValueEditor(QWidget):
    """Edits the values of one line. `show_values` tells nobody; what the user does is told by `changed`."""

    changed = Signal()
    committed = Signal()  # Enter: search
    compared = Signal(object, tuple)  # another operator is meant, with these values
    least, widest = 112, _WIDE  # how narrow it can be read, and how wide it becomes

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(SPACE_S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(FIELD_HEIGHT)

    def values(self) -> Values:
        """Return what stands here, as the line has it; what is missing is None, nothing at all is ()."""
        return ()

    def show_values(self, values: Values) -> None:
        """Show the values of a line."""

    def begin(self) -> None:
        """The line has just been made, or given another operator: let the value follow at once, over what is there."""
        for station in self.stations()[:1]:
            station.setFocus(Qt.FocusReason.TabFocusReason)

    def stations(self) -> Sequence[QWidget]:
        """Return where Tab stops."""
        return []

    def set_name(self, name: str) -> None:
        """Name the value for those who hear the screen."""

    def say_in(self, lines: QVBoxLayout) -> None:
        """Let problems stand in *lines*."""


class NoValue(ValueEditor):
    """Nothing to enter: who is meant by "current user" is only read."""

    def __init__(self, asked: Asked, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.text = text
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        self.line.addWidget(label)
        self.least = self.widest = label.sizeHint().width() if text else 0


# -- typed -------------------------------------------------------------------------------------------------------------


def _same(value: Any) -> Any:
    return value


def _day_out(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Typed:
    """How a value is typed: the editor, the kind that it reads, and how a stored value is read and written."""

    editor: Callable[[Bench, Field], Editor]
    kind: Kind
    least: int
    widest: int
    read: Callable[[Any], Any] = _same  # from the line
    written: Callable[[Any], Any] = _same  # into the line


TEXT = Typed(LineEditor, Kind.TEXT, 96, _WIDE)
DAY = Typed(DateEditor, Kind.DATE, 116, _NUMBER, _day_out, date.isoformat)
WHOLE = Typed(LineEditor, Kind.NUMBER, 48, _NARROW)
_NUMBERS = {
    Kind.TIME: Typed(SteppedEditor, Kind.TIME, 72, _NUMBER),
    Kind.DURATION: Typed(SteppedEditor, Kind.DURATION, 72, _NUMBER),
}


def number_of(kind: Kind) -> Typed:
    """Return how numbers of a kind are typed."""
    return _NUMBERS.get(kind, Typed(LineEditor, kind, 80, _NUMBER))


def made(bench: Bench, field: Field, typed: Typed) -> Editor:
    """Return an editor that takes any value of a kind: nothing is wanted, and parts of addresses are enough."""
    editor = typed.editor(bench, replace(field, kind=typed.kind, default=None, required=False, length=LONGEST_TEXT))
    editor.setMaximumWidth(typed.widest)
    editor.setMinimumWidth(typed.least)
    editor.entry().setMinimumWidth(0)
    alone(editor)
    return editor


def alone(editor: Editor) -> None:
    """Let only the field itself be a station of Tab: lines move, and an order of theirs is set."""
    editor.setFocusProxy(None)  # type: ignore[arg-type]


class TypedValue(ValueEditor):
    """One typed value, or two with a word between them. A comparison sign before a number chooses the operator."""

    def __init__(
        self, asked: Asked, typed: Typed, count: int = 1, between: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(asked, parent)
        self._typed, self.widest = typed, typed.widest * count + (count - 1) * _BETWEEN
        self.least = typed.least * count + (count - 1) * _BETWEEN
        self.editors = [made(asked.bench, asked.field, typed) for _ in range(count)]
        for place, editor in enumerate(self.editors):
            if place and between:
                self.line.addWidget(_word(between))
            self.line.addWidget(editor, 1)
            editor.changed.connect(self.changed)
            editor.committed.connect(self.committed)
        self.line.addStretch(0)
        if isinstance(first := self.editors[0], LineEditor) and asked.field.kind.numeric:
            first.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            first.line.textEdited.connect(self._on_typed)

    @override
    def values(self) -> Values:
        found = tuple(map(self._value, self.editors))
        return () if all(one is None for one in found) else found

    def _value(self, editor: Editor) -> Any:
        value = None if editor.problem() else editor.value()
        return None if value in (None, "") else self._typed.written(value)

    @override
    def show_values(self, values: Values) -> None:
        if values == self.values():
            return
        for place, editor in enumerate(self.editors):
            value = values[place] if place < len(values) else None
            editor.set_value(None if value is None else self._typed.read(value))

    @override
    def stations(self) -> Sequence[QWidget]:
        return [station for editor in self.editors for station in editor.stations()]

    @override
    def set_name(self, name: str) -> None:
        for editor in self.editors:
            editor.set_name(name)

    @override
    def say_in(self, lines: QVBoxLayout) -> None:
        for editor in self.editors:
            editor.say_in(lines, Qt.AlignmentFlag.AlignLeft)

    def _on_typed(self, text: str) -> None:
        """ ">5000" means the operator and the number."""
        sign = _SIGN.match(text)
        editor = self.editors[0]
        if sign is not None and len(self.editors) == 1 and isinstance(editor, LineEditor):
            editor.put_text(text[sign.end() :])
            self.compared.emit(_SIGNS[sign[1]], self.values())


def _word(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label


class YesNoValue(ValueEditor):
    """Two buttons, neither of them chosen at first."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self._group = QButtonGroup(self)
        faces = asked.bench.faces
        self.buttons = {answer: QRadioButton(faces.yes_no_text(answer)) for answer in (True, False)}
        for answer, button in self.buttons.items():
            self._group.addButton(button, int(answer))
            self.line.addWidget(button)
        self.line.setSpacing(SPACE_S * 2)
        self.line.addStretch(1)
        self._group.idClicked.connect(lambda _id: self.changed.emit())

    @override
    def values(self) -> Values:
        chosen = self._group.checkedId()
        return () if chosen < 0 else (bool(chosen),)

    @override
    def show_values(self, values: Values) -> None:
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for answer, button in self.buttons.items():
                button.setChecked(values[:1] == (answer,))
            self._group.setExclusive(True)

    @override
    def stations(self) -> Sequence[QWidget]:
        return list(self.buttons.values())

    @override
    def set_name(self, name: str) -> None:
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")
