"""The lines under the search field: what each of them says, and how it is painted. Data is plain text throughout."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_M, SPACE_S, Theme

_DISPLAY, _LINE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_Index = QModelIndex | QPersistentModelIndex
LINE_HEIGHT = ROW_HEIGHT + 2


@dataclass(frozen=True)
class Line:
    """One line. *spans* are the found parts of *name*; "heading" and "news" only tell, "dim" cannot be taken.

    One that *waits* is not marked by itself: Enter alone must not do it.
    """

    name: str
    value: Any = None
    icon: QIcon | None = None
    beside: str = ""
    spans: Sequence[tuple[int, int]] = ()
    look: Literal["plain", "dim", "heading", "news"] = "plain"
    waits: bool = False

    @property
    def takes(self) -> bool:
        """Whether Enter does something on it."""
        return self.look == "plain"


class Lines(QAbstractListModel):
    """What was found last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Put other lines in the place of those that stood here."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        line = self.lines[index.row()]
        if role == _DISPLAY:
            return f"{line.name}, {line.beside}" if line.beside else line.name
        return line if role == _LINE else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not self.lines[index.row()].takes:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class LinePainter(QStyledItemDelegate):
    """Paints icon and name at the left, the found parts strong, and what stands beside at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, max(LINE_HEIGHT, option.fontMetrics.height() + SPACE_S))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(_LINE)
        room = option.rect.adjusted(SPACE_M, 0, -SPACE_M, 0)
        painter.save()
        painter.setFont(option.font)
        if option.state & _SELECTED and line.takes:
            painter.fillRect(option.rect, self._theme.colour("accent_soft"))
        if line.icon is not None and not line.icon.isNull():
            place = QRect(room.left(), room.top() + (room.height() - ICON_SMALL) // 2, ICON_SMALL, ICON_SMALL)
            line.icon.paint(painter, place, mode=QIcon.Mode.Disabled if line.look == "dim" else QIcon.Mode.Normal)
        if line.look in ("plain", "dim"):
            room.setLeft(room.left() + ICON_SMALL + SPACE_S)
        room.setRight(room.right() - self._paint_beside(painter, line, room))
        self._paint_name(painter, line, room)
        painter.restore()

    def _paint_beside(self, painter: QPainter, line: Line, room: QRect) -> int:
        """Returns the width that it took."""
        if not line.beside:
            return 0
        shown = painter.fontMetrics().elidedText(line.beside, _ELIDED, room.width() // 2)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room, _RIGHT, shown)
        return painter.fontMetrics().horizontalAdvance(shown) + SPACE_M

    def _paint_name(self, painter: QPainter, line: Line, room: QRect) -> None:
        plain = painter.font()
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.Bold)
        usual = {"dim": "disabled", "heading": "muted", "news": "muted"}.get(line.look, "text")
        for part, found in _parts(line.name, line.spans):
            painter.setFont(strong if found or line.look == "heading" else plain)
            painter.setPen(self._theme.colour("accent" if found and line.takes else usual))
            metrics = QFontMetrics(painter.font())
            painter.drawText(room, _LEFT, metrics.elidedText(part, _ELIDED, room.width()))
            room.setLeft(room.left() + metrics.horizontalAdvance(part))
            if room.width() <= 0:
                return


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return *text* in pieces, each with whether it was found."""
    parts, at = [], 0
    for start, end in spans:
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [part for part in [*parts, (text[at:], False)] if part[0]]
