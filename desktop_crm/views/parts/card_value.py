"""One value on a card: text or a link while it is read, an editor in the same place while it is changed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.editors import Editor, make_editor
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_XS

_SAFE_SCHEMES = {Kind.EMAIL: "mailto:", Kind.PHONE: "tel:", Kind.WEB: ""}
_TALL = 66
_PADDING = 9  # the text of a value stands where the text of its editor will stand


class CardValue(QWidget):
    """The place of one value. `wish_edit` is a double click; the card decides."""

    edited = Signal(str, object)  # attribute, new value
    troubled = Signal()  # what is typed cannot be taken
    committed = Signal(str)
    cancelled = Signal(str)
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
        self._locked = False
        self._heading = ""
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
        self._problem = QLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._places = QStackedLayout()
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.addWidget(self._reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._places)
        column.addWidget(self._problem)
        if not self._tall:
            self._reader.setFixedHeight(FIELD_HEIGHT)
        self._reader.installEventFilter(self)
        self.setToolTip(shown(self.field.help))

    @property
    def _tall(self) -> bool:
        return self.field.kind is Kind.LONG_TEXT

    def _make_reader(self) -> QWidget:
        if self.field.kind is Kind.LINK or self.field.kind in _SAFE_SCHEMES:
            return _LinkReader(self._on_followed, self)
        if self._tall:
            return _LongReader(self)
        return _LineReader(self)

    def set_heading(self, role: str) -> None:
        """Show the value in the type of a heading: "title" or "section"."""
        self._heading = role
        self._reader.setProperty("role", role)

    # -- reading -------------------------------------------------------------------------------------------------

    def show_value(self, value: Any, label: str, tone: str = "") -> None:
        """Show a value; *label* is the name of what it refers to, *tone* a role such as "overdue"."""
        self._value, self._label = value, label
        text = label if self.field.kind.refers else self._bench.faces.text(self.field, value)
        self._reader.set_text(text)  # type: ignore[attr-defined]
        self._reader.setAccessibleName(f"{shown(self.field.label)}: {text}")
        role = tone or self._heading or None
        if self._reader.property("role") != role and isinstance(self._reader, _LineReader):
            self._reader.setProperty("role", role)
            self._reader.style().unpolish(self._reader)
            self._reader.style().polish(self._reader)
        if self._editor is not None:
            self.fill(value, label)

    def _on_followed(self) -> None:
        if self.field.kind is Kind.LINK:
            self.followed.emit(self.field.target or "", int(self._value))
            return
        address = str(self._value).strip()
        if self.field.kind is Kind.WEB:
            url = QUrl.fromUserInput(address)
            if url.scheme() in ("http", "https"):
                QDesktopServices.openUrl(url)
        else:
            QDesktopServices.openUrl(QUrl(_SAFE_SCHEMES[self.field.kind] + address))

    # -- editing -------------------------------------------------------------------------------------------------

    def set_editing(self, on: bool) -> None:
        """Turn the place into its editor, or back into text."""
        if not on:
            self._places.setCurrentWidget(self._reader)
            self.set_problem("")
            return
        if self._editor is None:
            self._editor = self._make_editor()
        self.fill(self._value, self._label)
        self._editor.set_locked(self._locked)
        self._places.setCurrentWidget(self._editor)

    @property
    def is_editing(self) -> bool:
        return self._editor is not None and self._places.currentWidget() is self._editor

    def _make_editor(self) -> Editor:
        editor = make_editor(self._bench, self.field, lambda: self._choices(self.name), self._company_id, parent=self)
        editor.set_name(shown(self.field.label))
        editor.changed.connect(self._on_changed)
        editor.committed.connect(lambda: self.committed.emit(self.name))
        editor.cancelled.connect(lambda: self.cancelled.emit(self.name))
        if hasattr(editor, "create_requested"):
            editor.create_requested.connect(lambda typed: self.wish_create.emit(self.name, typed))
        self.setFocusProxy(editor)
        self._places.addWidget(editor)
        return editor

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
        self.set_problem("")
        if self._editor.problem():
            self.troubled.emit()
        else:
            self.edited.emit(self.name, self._editor.value())

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

    def set_problem(self, text: str) -> None:
        """Show a sentence at the field."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

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
        QGuiApplication.clipboard().setText(self._reader.text())  # type: ignore[attr-defined]


class _LineReader(ElidedLabel):
    """A value on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(_PADDING, 0, 0, 0)

    def set_text(self, text: str) -> None:
        self.setText(text)


class _LinkReader(QWidget):
    """A value that leads somewhere: only its words are clickable, the rest of the place takes the double click."""

    def __init__(self, follow: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self._button = QPushButton(self)
        self._button.setProperty("role", "link")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(_PADDING - 2, 0, 0, 0)
        line.addWidget(self._button)
        line.addStretch(1)
        self._button.hide()

    def text(self) -> str:
        return self._whole

    def set_text(self, text: str) -> None:
        self._whole = text
        self._button.setVisible(bool(text))
        self._button.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        room = max(40, self.width() - 2 * _PADDING)
        cut = self._button.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self._button.setText(cut.replace("&", "&&"))

    @override
    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()


class _LongReader(QPlainTextEdit):
    """A long text while it is read: plain, scrolling, never more than its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_PADDING - SPACE_XS)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_TALL)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        self.setPlainText(text)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()
