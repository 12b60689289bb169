"""The editor of several lines of a list: their names in a field, and a list with boxes to tick under it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.folding import fold
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import ROW_HEIGHT, SPACE_XS

_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4, Qt.Key.Key_Space)
_WALKING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Tab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_VALUE = Qt.ItemDataRole.UserRole
_TICKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MANY = 8  # lines above which the list can be searched
_MOST_SEEN = 10
_NARROWEST = 260


class ChoicesEditor(Editor):
    """Holds a tuple of ids, in the order of the list. A click, Down, Space or a letter opens the list."""

    def __init__(
        self, bench: Bench, field: Field, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None
    ) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self._bench, self._choices = bench, choices
        self._value: tuple[Any, ...] = ()
        self._locked = False
        self.popup: ChoicesPopup | None = None
        self.line.setAcceptDrops(False)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setCursor(Qt.CursorShape.ArrowCursor)
        arrow = self.line.addAction(
            bench.theme.icon("chevron_down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(self.tr("Show the list"))
        arrow.triggered.connect(self.open_list)

    @override
    def value(self) -> tuple[Any, ...]:
        return self._value

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        self._value = tuple(value or ())
        self._write(label or self._label())

    @override
    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.line.setEnabled(not locked)

    def _label(self) -> str:
        return ", ".join(choice.label for choice in self._choices() if choice.value in self._value)

    def _write(self, label: str) -> None:
        self.line.setText(label)
        self.line.setToolTip(plain_tip(label))
        self.line.home(False)

    @override
    def open_list(self) -> None:
        self.open_with("")

    def open_with(self, typed: str) -> None:
        """Open the list; what was *typed* begins the search."""
        if self._locked or not (choices := self._choices()):
            return
        self.popup = ChoicesPopup(self._bench, choices, self._value, self.line.accessibleName(), self)
        self.popup.ticked.connect(self._on_ticked)
        self.popup.closed.connect(self._on_closed)
        self.popup.open_under(self.line, typed)

    def _on_ticked(self, value: tuple[Any, ...]) -> None:
        self._value = value
        self._write(self._label())
        self._tell_changed()

    def _on_closed(self) -> None:
        self.popup = None
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.MouseButtonRelease:
            self.open_list()
            return True
        return super().eventFilter(watched, event)

    @override
    def _on_key(self, event: QKeyEvent) -> bool:
        """The field holds names, it is not typed into: a letter goes to the list's search."""
        if super()._on_key(event):
            return True
        if event.key() in _OPENING:
            self.open_list()
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDING:
            self.open_with(event.text())
        elif event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return False
        return True


class ChoicesPopup(QFrame):
    """Lines with boxes. Space or a click ticks, Enter is done. What is typed narrows a long list; Enter then ticks."""

    ticked = Signal(tuple)  # the values that are ticked now
    closed = Signal()
    grows = False  # whether further lines may come while it is open

    def __init__(
        self, bench: Bench, choices: Sequence[Choice], value: Sequence[Any], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("choicesPopup")
        tokens = bench.theme.tokens
        self.setStyleSheet(f"#choicesPopup {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; }}")
        self.search = QLineEdit(self)
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.textChanged.connect(self.narrow)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fill(choices, value)
        self.list.itemClicked.connect(self._turn)
        self.search.setVisible(self.is_long(choices))
        for watched in (self.search, self.list):
            watched.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_XS)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def is_long(self, choices: Sequence[Choice]) -> bool:
        """Whether there is so much to choose from that one searches it."""
        return len(choices) > _MANY

    def fill(self, choices: Sequence[Choice], value: Sequence[Any]) -> None:
        """Show lines, those of *value* ticked."""
        self.list.clear()
        for choice in choices:
            self.list.addItem(_line(choice, choice.value in value))
        self.list.setCurrentRow(0)

    def open_under(self, field: QWidget, typed: str) -> None:
        """Stand under *field*, or above it where the screen ends."""
        rows = _MOST_SEEN if self.grows else min(self.list.count(), _MOST_SEEN)
        self.list.setFixedHeight(rows * ROW_HEIGHT + 2)
        self.setFixedWidth(max(_NARROWEST, field.width()))
        self.adjustSize()
        place, room = field.mapToGlobal(QPoint(0, field.height() + 1)), field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 1))
        self.move(place)
        self.show()
        searched = not self.search.isHidden()
        (self.search if searched else self.list).setFocus(Qt.FocusReason.PopupFocusReason)
        if searched:
            self.search.setText(typed.strip())
        elif typed.strip():
            self.list.keyboardSearch(typed)

    def narrow(self, typed: str) -> None:
        """Leave the lines that hold what is typed."""
        wanted = fold(typed)
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(wanted not in fold(item.text()))
        self.list.setCurrentItem(next((item for item in items if not item.isHidden()), None))  # type: ignore[arg-type]

    def _turn(self, item: QListWidgetItem | None) -> None:
        """Tick a line, or take its tick away."""
        if item is None or item.isHidden():
            return
        item.setCheckState(_FREE if item.checkState() == _TICKED else _TICKED)
        self.ticked.emit(self.values())

    def values(self) -> tuple[Any, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(value for value, ticked in self.ticks() if ticked)

    def ticks(self) -> list[tuple[Any, bool]]:
        """Return each line's value, and whether it is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [(item.data(_VALUE), item.checkState() == _TICKED) for item in items]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, typed = Qt.Key(event.key()), self.search.text().strip()
        if key in _CLOSING or (key in _ENTER and not typed):
            self.close()
        elif key in _ENTER or (key == Qt.Key.Key_Space and not typed):
            self._turn(self.list.currentItem())
            self.search.selectAll()
        elif watched is self.search and key in _WALKING:
            self.list.keyPressEvent(event)
        else:
            return super().eventFilter(watched, event)
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _line(choice: Choice, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(choice.label)
    item.setSizeHint(QSize(0, ROW_HEIGHT))
    item.setData(_VALUE, choice.value)
    item.setToolTip(plain_tip(choice.tip))
    if choice.deleted:
        struck = item.font()
        struck.setStrikeOut(True)
        item.setFont(struck)
    item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
    item.setCheckState(_TICKED if ticked else _FREE)
    return item
