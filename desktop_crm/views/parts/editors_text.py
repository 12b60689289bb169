"""Editors for what is typed: one line of text, numbers, times, durations; and long texts."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.faces import NotTaken

_LONG_TEXT_HEIGHT = 96
_STEP_KEYS = {
    Qt.Key.Key_Up: (1, False),
    Qt.Key.Key_Down: (-1, False),
    Qt.Key.Key_PageUp: (1, True),
    Qt.Key.Key_PageDown: (-1, True),
}
_STEP, _LARGE_STEP = 15, 60  # minutes
_DAY = 24 * 60


class LineEditor(Editor):
    """One line of typed text, read by the field's kind. Numbers are grouped while the focus is elsewhere."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self._bench, self._field = bench, field
        self._value: Any = field.default
        self._settled: Any = field.default  # what stood here before the user began to type
        self._problem = ""
        if field.kind.numeric:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.textEdited.connect(self._on_edited)

    @override
    def value(self) -> Any:
        return self._value

    @override
    def problem(self) -> str:
        return self._problem

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        kept = value == self._value and not self._problem and self.line.hasFocus()
        self._value, self._problem = value, ""
        self._settled = value
        self.show_problem()
        if not kept:  # what is being typed is not rewritten while it means the same
            self._write()

    @override
    def set_locked(self, locked: bool) -> None:
        self.line.setReadOnly(locked)

    def _write(self) -> None:
        """Show the value: in typing form while the focus is here."""
        faces, field = self._bench.faces, self._field
        typing = field.kind.textual or self.line.hasFocus()
        text = faces.typing_text(field, self._value) if typing else faces.text(field, self._value)
        if text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.home(False)

    def put_text(self, text: str) -> None:
        """Take a text as if it had been typed."""
        self.line.setText(text)
        self._on_edited(text)

    def _on_edited(self, text: str) -> None:
        before = (self._value, self._problem)
        try:
            self._value, self._problem = self._bench.faces.parse(self._field, text), ""
        except NotTaken as refusal:
            self._value, self._problem = self._settled, refusal.sentence
        if before != (self._value, self._problem):
            self._tell_changed()

    @override
    def _on_entered(self) -> None:
        if not self._problem and not self.line.isReadOnly():
            typing = self._bench.faces.typing_text(self._field, self._value)
            if typing != self.line.text():
                self.line.setText(typing)

    @override
    def _on_left(self) -> None:
        self.show_problem()
        if not self._problem:
            self._settled = self._value
            self._write_shown()

    def _write_shown(self) -> None:
        if not self._field.kind.textual:
            self.line.setText(self._bench.faces.text(self._field, self._value))


class SteppedEditor(LineEditor):
    """A typed value that Up, Down, Page Up and Page Down move."""

    def stepped(self, value: Any, count: int, large: bool) -> Any:
        """Return the value *count* steps on."""
        if self._field.kind is Kind.TIME:
            return ((value or 0) + count * (_LARGE_STEP if large else _STEP)) % _DAY
        return max(0, (value or 0) + count * (_LARGE_STEP if large else _STEP))

    @override
    def _on_key(self, event: QKeyEvent) -> bool:
        step = _STEP_KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or not plain or self._problem or self.line.isReadOnly():
            return super()._on_key(event)
        self.put(self.stepped(self._value, *step))
        return True

    def put(self, value: Any) -> None:
        """Take a value as if it had been typed."""
        changes = value != self._value or bool(self._problem)
        self._value, self._settled, self._problem = value, value, ""
        self._write()
        self.line.selectAll()
        if changes:
            self._tell_changed()


class LongTextEditor(Editor):
    """Many lines; Tab moves on, Ctrl+Enter commits."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        self.text = QPlainTextEdit()
        super().__init__(self.text, parent)
        self._bench, self._field = bench, field
        self._read: Any = field.default
        self._stale = False  # whether the text was changed since it was read
        self._problem = ""
        self.text.setMaximumHeight(16_777_215)
        self.text.setMinimumHeight(_LONG_TEXT_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._on_edited)

    @override
    def value(self) -> Any:
        self._refresh()
        return self._read

    @override
    def problem(self) -> str:
        self._refresh()
        return self._problem

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        kept = self.text.hasFocus() and value == self.value() and not self._problem
        self._read, self._stale, self._problem = value, False, ""
        self.show_problem()
        if not kept:
            with QSignalBlocker(self.text):
                self.text.setPlainText(value or "")

    @override
    def set_locked(self, locked: bool) -> None:
        if locked == self.text.isReadOnly():
            return
        self.text.setReadOnly(locked)
        self.text.setProperty("locked", locked)  # the style sheet knows no other word for it
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        try:
            self._read, self._problem = self._bench.faces.parse(self._field, self.text.toPlainText()), ""
        except NotTaken as refusal:
            self._problem = refusal.sentence

    def _on_edited(self) -> None:
        self._stale = True
        self._tell_changed()

    @override
    def _commits(self, event: QKeyEvent) -> bool:
        return super()._commits(event) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
