"""The small controls of the builder: words that open a menu, the handle to drag by, small icons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import FIELD_HEIGHT, FIELD_RADIUS, ICON_SMALL, SPACE_S, SPACE_XS, Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPENING = (*_ENTER, Qt.Key.Key_Down, Qt.Key.Key_F4)
_CHEVRON = 12
_LONGEST_TIP = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a button; *struck* where they name what is gone."""

    text: str
    struck: bool = False


class WordButton(QPushButton):
    """Words that can be clicked. Flat ones read as a sentence until the mouse comes; *boxed* ones look like a field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, boxed: bool = False, strong: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._boxed = theme, boxed
        self.pieces: tuple[Piece, ...] = ()
        self._icon, self._empty = "", ""
        self._dimmed = self._alarming = False
        self._bold, self._name = strong, ""
        self.chevron, self.token = True, "text"
        self.resting = boxed  # whether the mark of a choice is seen without the mouse
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(FIELD_HEIGHT)

    # -- what it says ----------------------------------------------------------------------------------------------

    def say(self, *pieces: Piece | str, icon: str = "", empty: str = "") -> None:
        """Show words, after an icon; where there are none, *empty* in their place."""
        self.pieces = tuple(piece if isinstance(piece, Piece) else Piece(piece) for piece in pieces)
        self._icon, self._empty = icon, empty
        self.setToolTip(plain_tip(self.words[:_LONGEST_TIP]))
        self._tell()
        self.updateGeometry()
        self.update()

    def set_name(self, name: str) -> None:
        """Name the choice for those who hear the screen; what is chosen is told with it."""
        self._name = name
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(": ".join(part for part in (self._name, self.words or self._empty) if part))

    @property
    def words(self) -> str:
        """What is read here."""
        return "".join(piece.text for piece in self.pieces)

    def show_as(self, dimmed: bool = False, alarming: bool = False) -> None:
        """Stand back where it does not count, stand out where something is wrong."""
        if (dimmed, alarming) != (self._dimmed, self._alarming):
            self._dimmed, self._alarming = dimmed, alarming
            self.update()

    # -- measures --------------------------------------------------------------------------------------------------

    @property
    def _words_font(self) -> QFont:
        return self._theme.font("base", bold=self._bold)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._words_font)
        width = metrics.horizontalAdvance(self.words or self._empty) + 2
        width += ICON_SMALL + SPACE_S if self._icon else 0
        width += _CHEVRON + SPACE_XS if self.chevron else 0
        return QSize(width + 2 * SPACE_S, FIELD_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), FIELD_HEIGHT)

    # -- painting --------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(SPACE_S, 0, -SPACE_S, 0)
        if self.chevron:
            if self.resting or self.underMouse() or self.hasFocus():
                right = QRect(room.right() - _CHEVRON + 1, 0, _CHEVRON, self.height())
                self._paint_icon(painter, "chevron_down", right, "muted")
            room.setRight(room.right() - _CHEVRON - SPACE_XS)
        if self._icon:
            token = "overdue" if self._alarming else self.token if self.token != "text" else "muted"
            self._paint_icon(painter, self._icon, QRect(room.left(), 0, ICON_SMALL, self.height()), token)
            room.setLeft(room.left() + ICON_SMALL + SPACE_S)
        self._paint_words(painter, room)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colour, frame = self._theme.colour, QRectF(self.rect())
        focused, over = self.hasFocus(), self.underMouse() and self.isEnabled()
        if self._boxed:
            wide = 2 if focused else 1
            line = "accent" if focused else "overdue" if self._alarming else "muted" if over else "field_line"
            painter.setPen(QPen(colour(line), wide))
            painter.setBrush(colour("field"))
        else:
            wide = 2 if focused else 0
            painter.setPen(QPen(colour("accent"), wide) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if self.isDown() else "hover") if over else Qt.BrushStyle.NoBrush)
        inset = wide / 2
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), FIELD_RADIUS, FIELD_RADIUS)

    def _paint_icon(self, painter: QPainter, name: str, room: QRect, token: str) -> None:
        self._theme.icon(name, token).paint(painter, room, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        painter.setPen(self._ink)
        font = self._words_font
        if not self.pieces or not self.words:
            painter.setFont(font)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(room, _LEFT, _elided(painter, self._empty, room.width()))
            return
        for piece in self.pieces:
            font.setStrikeOut(piece.struck)
            painter.setFont(font)
            shown = _elided(painter, piece.text, room.width())
            painter.drawText(room, _LEFT, shown)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown))
            if shown != piece.text:
                return

    @property
    def _ink(self) -> QColor:
        return self._theme.colour("overdue" if self._alarming else "muted" if self._dimmed else self.token)

    # -- keys ------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event) and not (self._boxed and event.key() in _ENTER):  # Enter in a value searches
            self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # for the line that it stands in
        else:
            super().keyPressEvent(event)


def opens(event: QKeyEvent) -> bool:
    """Whether a key opens the menu of the words that have the focus."""
    return event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu. *hint* stands at its right; None as value: a line between two families."""

    value: Any
    label: str = ""
    hint: str = ""


class ChoiceButton(WordButton):
    """Words of which one chooses others from a menu."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        items: Callable[[], Sequence[Item]],
        parent: QWidget | None = None,
        boxed: bool = False,
        strong: bool = False,
    ) -> None:
        super().__init__(theme, parent, boxed, strong)
        self._items, self._value = items, None
        self.list: QMenu | None = None
        self.clicked.connect(self.open)

    def show_value(self, value: Any) -> None:
        """Let a line be marked in the menu."""
        self._value = value

    def open(self) -> None:
        """Open the menu under the words."""
        self.list = QMenu(self)
        self.list.aboutToHide.connect(self._on_hidden)
        for item in self._items():
            if item.value is None:
                self.list.addSeparator()
                continue
            action = self.list.addAction(_menu_text(item))
            action.setData(item.value)
            action.setCheckable(True)
            action.setChecked(item.value == self._value)
            action.triggered.connect(lambda _on, value=item.value: self.chosen.emit(value))
            if item.value == self._value:
                self.list.setActiveAction(action)
        self.list.setMinimumWidth(self.width())
        self.list.popup(self.mapToGlobal(QPoint(0, self.height() + 1)))

    def _on_hidden(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
            self.list = None


def _menu_text(item: Item) -> str:
    label = item.label.replace("&", "&&")
    return f"{label}\t{item.hint}" if item.hint else label


class Handle(QWidget):
    """Dots to drag a line or group by (FIND-10)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon = self._theme.icon("drag", "text" if self.underMouse() else "muted")
        icon.paint(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
        painter.end()


class IconButton(QAbstractButton):
    """A small icon. It is reached by the mouse; each has a key of its own beside."""

    def __init__(self, theme: Theme, icon: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, over = QPainter(self), self.underMouse()
        if over or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if self.isDown() else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), FIELD_RADIUS, FIELD_RADIUS)
        icon = self._theme.icon(self._icon, "text" if over else "muted")
        place = QRect(0, 0, ICON_SMALL, ICON_SMALL)
        place.moveCenter(self.rect().center())
        icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
        painter.end()
