"""One value on a card: text or a link while it is read, an editor in the same place while it is changed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.address import ADDRESSES, open_address
from desktop_crm.views.parts.card_reader import PADDING, ContactsReader, LineReader, LinkReader, LongReader, Reader
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_XS, Step

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_NATURAL = QSizePolicy.Policy.Preferred


class CardValue(QWidget):
    """The place of one value. `wish_edit` is a double click; the card decides."""

    edited = Signal(str, object)  # attribute, new value
    troubled = Signal()  # what is typed cannot be taken
    committed = Signal(str)
    cancelled = Signal(str)
    picked = Signal(str)  # a line was taken from the editor's list
    wish_edit = Signal(str)
    followed = Signal(str, int)  # a link to a record was clicked: kind, id
    wish_create = Signal(str, str)  # a picker asks for a new record: attribute, typed name

    def __init__(
        self,
        bench: Bench,
        field: Field,
        choices: Callable[[str], Sequence[Choice]],
        company_id: Callable[[], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self.field = bench, field
        self._choices, self._company_id = choices, company_id
        self._value: Any = None
        self._label = ""
        self._editor: Editor | None = None
        self._filling = False
        self._locked, self._required = False, field.required
        self._heading: Step | None = None
        self._side = _LEFT
        self._lines: QVBoxLayout | None = None
        self.never_empty = False  # whether one line of the list must always be chosen
        self._build()

    @property
    def name(self) -> str:
        """The attribute that is shown."""
        return self.field.name

    @property
    def editor(self) -> Editor | None:
        """The editor, once the value has been edited."""
        return self._editor

    def _build(self) -> None:
        self._reader = self._make_reader()
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setContentsMargins(PADDING, 0, 0, SPACE_XS)
        self._said.hide()
        self._places = QStackedLayout()
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.addWidget(self._reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._places)
        column.addWidget(self._said)
        if not self._tall and not self._grows:
            self._reader.setFixedHeight(FIELD_HEIGHT)
        self._reader.installEventFilter(self)
        self.setToolTip(shown(self.field.help))

    @property
    def _tall(self) -> bool:
        return self.field.kind is Kind.LONG_TEXT

    @property
    def _grows(self) -> bool:
        """Whether it takes as many lines as there are."""
        return self.field.kind is Kind.CONTACTS

    def _make_reader(self) -> Reader:
        if self.field.kind is Kind.LINK or self.field.kind in ADDRESSES:
            return LinkReader(self._on_followed, self)
        if self._grows:
            return ContactsReader(self._bench.theme, self)
        return LongReader(self) if self._tall else LineReader(self)

    def set_heading(self, step: Step, right: bool = False) -> None:
        """Show the value in the type of a heading, read or edited; *right*: with its end at the right."""
        self._heading, self._side = step, _RIGHT if right else _LEFT
        self._reader.setFont(self._bench.theme.font(step, bold=True))
        self._reader.setProperty("heading", step)  # a font alone is forgotten where the style sheet is worn already
        self._reader.set_side(self._side)

    def stand_close(self) -> None:
        """Be read right after the value before: the parts of a name."""
        self._reader.setContentsMargins(0, 0, 0, 0)

    def invite(self) -> None:
        """Say how to begin while nothing is written yet, where a whole page waits for it."""
        if isinstance(self._reader, LongReader):
            self._reader.setPlaceholderText(self.tr("Nothing is written here yet. Double-click to begin."))

    def say_in(self, lines: QVBoxLayout) -> None:
        """Let sentences at this value stand in *lines*, where its own place is too narrow for them."""
        self._lines = lines
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setAlignment(self._side)
        lines.addWidget(self._said)

    @property
    def wanted_width(self) -> int:
        """How wide the value is, read or as it is typed now."""
        if not self.is_editing or not isinstance(self.inner, QLineEdit):
            self._reader.ensurePolished()
            return self._reader.sizeHint().width()
        return self.inner.fontMetrics().horizontalAdvance(self.inner.text()) + 2 * PADDING + SPACE_XS

    # -- reading -------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is read here."""
        return self._reader.text()

    @property
    def tone(self) -> str:
        """The role in which it is read: "error" is red."""
        return str(self._reader.property("role") or "")

    def show_value(self, value: Any, label: str, tone: str = "") -> None:
        """Show a value; *label* is the name of what it refers to, *tone* a role such as "overdue"."""
        self._value, self._label = value, label
        if isinstance(self._reader, ContactsReader):
            self._reader.show_contacts(value or ())
        self._reader.show_text(self._words(value, label), shown(self.field.label))
        if isinstance(self._reader, LineReader) and self._reader.property("role") != (tone or None):
            self._reader.setProperty("role", tone or None)
            self._reader.style().unpolish(self._reader)
            self._reader.style().polish(self._reader)
        if self._editor is not None:
            self.fill(value, label)

    def _words(self, value: Any, label: str) -> str:
        """A long text stands whole here; in lists only its first line does."""
        if self._tall:
            return str(value or "")
        if isinstance(self._reader, ContactsReader):
            return self._reader.text()
        return label if self.field.kind.named else self._bench.faces.text(self.field, value)

    def _on_followed(self) -> None:
        if self.field.kind is Kind.LINK:
            self.followed.emit(self.field.target or "", int(self._value))
        else:
            open_address(self.field.kind, str(self._value))

    # -- editing -------------------------------------------------------------------------------------------------

    def set_editing(self, on: bool) -> None:
        """Turn the place into its editor, or back into text."""
        if not on:
            if self.is_editing:
                self.fill(self._value, self._label)  # a problem goes with what was typed
            self._show_place(self._reader)
            self._say("", "")
            return
        editor = self.make_ready()
        self.fill(self._value, self._label)
        editor.set_locked(self._locked)
        self._show_place(editor)

    def _show_place(self, place: QWidget) -> None:
        """Show reader or editor; what grows takes the room that it needs itself, not that of the other."""
        if self._grows:
            for other in (self._reader, self._editor):
                if other is not None:
                    kept = _NATURAL if other is place else QSizePolicy.Policy.Ignored
                    other.setSizePolicy(QSizePolicy.Policy.Expanding, kept)
        self._places.setCurrentWidget(place)

    def make_ready(self) -> Editor:
        """Return the editor, made when it is first wanted."""
        if self._editor is None:
            self._editor = self._make_editor()
        return self._editor

    def begin(self) -> None:
        """Go to where the value is typed, alone: a list opens at once."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.make_ready().begin()

    @property
    def is_editing(self) -> bool:
        return self._editor is not None and self._places.currentWidget() is self._editor

    def _make_editor(self) -> Editor:
        from desktop_crm.views.parts.editors import make_editor  # start-up does not wait for what it needs
        from desktop_crm.views.parts.editors_choice import ListedEditor
        from desktop_crm.views.parts.picker import RecordPicker

        editor = make_editor(self._bench, self.field, lambda: self._choices(self.name), self._company_id, parent=self)
        editor.set_name(shown(self.field.label))
        editor.required = self._required
        if self._lines is not None:
            editor.say_in(self._lines, self._side)
        editor.changed.connect(self._on_changed)
        editor.committed.connect(lambda: self.committed.emit(self.name))
        editor.cancelled.connect(lambda: self.cancelled.emit(self.name))
        if isinstance(editor, ListedEditor):
            editor.never_empty |= self.never_empty
            editor.picked.connect(lambda: self.picked.emit(self.name))
        if isinstance(editor, RecordPicker):
            editor.create_requested.connect(lambda typed: self.wish_create.emit(self.name, typed))
        self._dress(editor)
        self._places.addWidget(editor)
        return editor

    def _dress(self, editor: Editor) -> None:
        """Let what is typed stand where, and look as, what was read."""
        if isinstance(editor.inner, QLineEdit):
            editor.inner.setAlignment(self._side | _MIDDLE)
        if self._heading is not None:
            if isinstance(editor.inner, QLineEdit):
                star = " *" if self.field.required else ""
                editor.inner.setPlaceholderText(shown(self.field.label) + star)
            editor.inner.setFont(self._bench.theme.font(self._heading, bold=True))
        if self._tall:
            editor.inner.setMinimumHeight(FIELD_HEIGHT)
            editor.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def fill(self, value: Any, label: str = "") -> None:
        """Put a value into the editor without telling the card that it was edited."""
        if self._editor is None:
            self._value, self._label = value, label
            return
        self._filling = True
        try:
            self._editor.set_value(value, label)
        finally:
            self._filling = False

    def _on_changed(self) -> None:
        if self._filling or self._editor is None:
            return
        self._say("", "")
        if self._editor.problem():
            self.troubled.emit()
        else:
            self.edited.emit(self.name, self._editor.value())

    def set_required(self, required: bool) -> None:
        """Say whether it must be filled in."""
        self._required = required
        if self._editor is not None:
            self._editor.required = required

    def set_locked(self, locked: bool) -> None:
        """Forbid changing the value for now."""
        self._locked = locked
        if self._editor is not None:
            self._editor.set_locked(locked)

    @property
    def locked(self) -> bool:
        return self._locked

    def problem(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._editor.problem() if self.is_editing and self._editor is not None else ""

    @property
    def inner(self) -> QWidget:
        """What holds the focus while the value is edited."""
        return self.make_ready().inner

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the keys go to where the value is typed."""
        if self.is_editing:
            self.make_ready().entry().setFocus(reason)
        else:
            super().setFocus(reason)

    @property
    def stations(self) -> list[QWidget]:
        """Where Tab stops: the links that are read, and what was made for typing; out of sight it stops nowhere."""
        links: list[QWidget] = list(self._reader.findChildren(LinkButton))
        return links if self._editor is None else [*links, *self._editor.stations()]

    def show_problem(self) -> None:
        """Show what is wrong with what was typed."""
        if self._editor is not None:
            self._editor.show_problem()

    def set_problem(self, text: str) -> None:
        """Show at the field what is wrong with it."""
        self._say(text, "error")

    def set_note(self, text: str) -> None:
        """Show at the field what should be thought of; it does not stop anybody."""
        if self._said.isHidden() or self._said.property("role") == "muted":
            self._say(text, "muted")

    def _say(self, text: str, role: str) -> None:
        if text and self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    @property
    def said(self) -> str:
        """The sentence that stands at the field."""
        return self._said.text()

    # -- mouse ---------------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.wish_edit.emit(self.name)
            return True
        return super().eventFilter(watched, event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.wish_edit.emit(self.name)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.is_editing:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Edit this value"), lambda: self.wish_edit.emit(self.name))
        menu.addAction(self.tr("Copy"), self._copy)
        menu.popup(event.globalPos() if not event.globalPos().isNull() else self.mapToGlobal(QPoint(0, 0)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reader.text())
