"""What all editors of one value share: value, problem, keys and the frame that shows a problem."""

from typing import Any

from PySide6.QtCore import QEvent, QMetaMethod, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_XS

_KEY_PRESS, _SHORTCUT = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride
_FOCUS_IN, _FOCUS_OUT = QEvent.Type.FocusIn, QEvent.Type.FocusOut
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ESCAPE = Qt.Key.Key_Escape
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Editor(QWidget):
    """Edits one value. `problem()` says what is wrong with what is typed; `value()` is then the one from before.

    A problem is shown when the field is left or Enter is pressed, and goes as soon as it is mended.
    """

    changed = Signal()  # the user made value() or problem() another
    committed = Signal()  # Enter, with a value that can be taken
    cancelled = Signal()  # Esc; where nobody listens, the key is left to the dialog around

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner  # what holds the focus
        self.required = False  # whether nothing is no choice: a list does not offer it
        self._hint = ""
        self._problem_label: QLabel | None = None
        self._lines: QVBoxLayout | None = None
        self._side = Qt.AlignmentFlag.AlignLeft
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS // 2)
        layout.addWidget(inner)
        self.setFocusProxy(inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner.setFixedHeight(FIELD_HEIGHT)
        inner.installEventFilter(self)

    # -- the value -----------------------------------------------------------------------------------------------

    def value(self) -> Any:
        """Return the stored form of what stands here."""
        return None

    def set_value(self, value: Any, label: str = "") -> None:
        """Show a value without telling of it; *label* is the name of a value that refers to something."""

    def problem(self) -> str:
        """Return a sentence where what is typed cannot be taken, else nothing."""
        return ""

    # -- how it stands in a form ---------------------------------------------------------------------------------

    def set_locked(self, locked: bool) -> None:
        """Show the value without letting it be changed."""
        self.inner.setEnabled(not locked)

    def set_name(self, name: str) -> None:
        """Name the field for those who hear the screen."""
        self.inner.setAccessibleName(name)

    def set_hint(self, hint: str) -> None:
        """Explain the field in its tool tip; a problem takes its place while it is shown."""
        self._hint = hint
        if not self.shown_problem:
            self.inner.setToolTip(plain_tip(hint))

    def open_list(self) -> None:
        """Show all that can be chosen, where something is chosen here."""

    def begin(self) -> None:
        """The value is edited alone from now on: offer at once what there is."""
        self.open_list()

    def entry(self) -> QWidget:
        """Return where typing begins."""
        return self.inner

    def stations(self) -> list[QWidget]:
        """Return where Tab stops, in the order of the eye."""
        return [self.inner]

    def say_in(self, lines: QVBoxLayout, side: Qt.AlignmentFlag) -> None:
        """Let a problem stand in *lines*, at their *side*, where this place is too narrow for a sentence."""
        self._lines, self._side = lines, side

    @property
    def shown_problem(self) -> str:
        """The sentence that stands at the field now."""
        return self._problem_label.text() if self._problem_label else ""

    def show_problem(self) -> None:
        """Show the problem that there is, or take the shown one away."""
        sentence = self.problem()
        if sentence == self.shown_problem:
            return
        self._sentence_label().setText(sentence)
        self._sentence_label().setVisible(bool(sentence))
        self.inner.setToolTip(plain_tip(sentence or self._hint))
        self.inner.setAccessibleDescription(sentence)
        self.inner.setProperty("invalid", bool(sentence))
        self.inner.style().unpolish(self.inner)
        self.inner.style().polish(self.inner)

    def _sentence_label(self) -> QLabel:
        if self._problem_label is None:
            lines = self.layout() if self._lines is None else self._lines
            assert lines is not None
            self._problem_label = QLabel(lines.parentWidget())
            self._problem_label.setTextFormat(Qt.TextFormat.PlainText)
            self._problem_label.setWordWrap(True)
            self._problem_label.setAlignment(self._side | Qt.AlignmentFlag.AlignTop)
            self._problem_label.setProperty("role", "error")
            lines.addWidget(self._problem_label)
        return self._problem_label

    def _tell_changed(self) -> None:
        if self.shown_problem:
            self.show_problem()
        self.changed.emit()

    # -- keys and focus ------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (_KEY_PRESS, _SHORTCUT):
            return self._on_key(event) if kind == _KEY_PRESS else self._claim(event)
        if isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            if kind == _FOCUS_IN:
                self._on_entered()
            elif kind == _FOCUS_OUT:
                self._on_left()
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep Enter and Esc from the window's shortcuts while the focus is here."""
        if not self._commits(event) and event.key() != _ESCAPE:
            return False
        event.accept()
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        """Return whether the key is dealt with."""
        if event.key() == _ESCAPE:
            return self._on_escape()
        if self._commits(event):
            self._on_enter()
            return True
        return False

    def _on_escape(self) -> bool:
        """Tell those who can give up what is typed; a dialog of which this is only a part closes."""
        heard = self.isSignalConnected(QMetaMethod.fromSignal(self.cancelled))
        self.cancelled.emit()
        return heard

    def _commits(self, event: QKeyEvent) -> bool:
        return event.key() in _ENTER_KEYS

    def _on_enter(self) -> None:
        self.show_problem()
        if not self.problem():
            self.committed.emit()

    def _on_entered(self) -> None:
        """The focus came."""

    def _on_left(self) -> None:
        """The focus goes elsewhere."""
        self.show_problem()
