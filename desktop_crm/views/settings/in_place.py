"""Editing in place: what stands in a field is saved when the field is left, by Enter, or when a line is chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_choice import ListedEditor


class InPlace(QObject):
    """Keeps an editor and a stored value together. *save* returns whether the value was taken."""

    closing_wanted = Signal()  # Esc, with nothing to take back

    def __init__(self, editor: Editor, save: Callable[[Any], bool], optional: bool = False) -> None:
        super().__init__(editor)
        self.editor = editor
        self.optional = optional
        self._save = save
        self._stored: Any = None
        self._label = ""
        editor.committed.connect(self._on_left)
        editor.cancelled.connect(self._on_cancelled)
        if isinstance(editor, ListedEditor):
            editor.changed.connect(self._on_chosen)
        if isinstance(editor.inner, QLineEdit):
            editor.inner.editingFinished.connect(self._on_left)

    def show(self, value: Any, label: str = "", another: bool = False) -> None:
        """Show what is stored. What is being typed stays while that is the same, unless *another* line is shown."""
        typing = self.editor.problem() or self.editor.value() != self._stored
        if typing and not another and (value, label) == (self._stored, self._label):
            return
        self._stored, self._label = value, label
        self.editor.set_value(value, label)

    def _on_chosen(self) -> None:
        if self.editor.value() is not None and not self.editor.problem():
            self._on_left()

    def _on_left(self) -> None:
        value = self.editor.value()
        if self.editor.problem() or value == self._stored:
            return
        if value is None and isinstance(self.editor, ListedEditor) and not self.optional:
            self._restore()
        else:
            self._keep(value)

    def _keep(self, value: Any) -> None:
        """Save; where what is stored is read again only later, it is known already. A refused choice goes back."""
        before = self._stored
        if not self._save(value):
            if isinstance(self.editor, ListedEditor):
                self._restore()
        elif self._stored == before:
            self._stored = value

    def _on_cancelled(self) -> None:
        if self.editor.problem() or self.editor.value() != self._stored:
            self._restore()
        else:
            self.closing_wanted.emit()

    def _restore(self) -> None:
        self.editor.set_value(self._stored, self._label)
