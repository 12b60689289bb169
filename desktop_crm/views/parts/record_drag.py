"""Rows that are dragged out of a list: how a drag begins, and what it carries."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.icons import ICONS
from desktop_crm.views.theme import ICON_SMALL, SPACE_S, Theme

MIME = "application/x-desktop-crm-records"
_APART = b"\n"
_HEIGHT, _WIDEST = 28, 320
_OFFSET = QPoint(-12, 10)  # the picture stands beside the mouse, not under it
_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def records_data(record: RecordKind, ids: Sequence[int]) -> QMimeData:
    """Return what a drag of records carries: their kind and ids, 8 bytes each."""
    data = QMimeData()
    data.setData(MIME, record.value.encode() + _APART + array("q", ids).tobytes())
    return data


def records_in(data: QMimeData) -> "tuple[RecordKind, array[int]] | None":
    """Return the kind and the ids of records that are dragged; None where something else is."""
    if not data.hasFormat(MIME):
        return None
    kind, _, raw = bytes(data.data(MIME).data()).partition(_APART)
    ids = array("q")
    ids.frombytes(raw)
    return RecordKind(kind.decode()), ids


class DragStart:
    """Tells a drag of rows from selecting them. Selected rows are dragged whichever way the mouse goes; others when it
    goes sideways: up and down, it selects.
    """

    def __init__(self) -> None:
        self._pressed: QPoint | None = None
        self._selected = False
        self.waits = False  # the press on one of several selected rows: they stay selected until it is a click

    def press(self, event: QMouseEvent, on_row: bool, selected: bool, several: bool) -> bool:
        """Note a press. Returns whether it is to be kept from the view for now."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _EXTENDING
        self._pressed = event.position().toPoint() if plain and on_row else None
        self._selected = selected
        self.waits = self._pressed is not None and selected and several
        return self.waits

    def move(self, event: QMouseEvent) -> bool:
        """Return whether a drag begins now."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed = None
        return self._selected or abs(way.x()) > abs(way.y())

    def release(self) -> bool:
        """Return whether a press was kept back, and is a click now."""
        waited, self.waits, self._pressed = self.waits and self._pressed is not None, False, None
        return waited


def drag_records(source: QWidget, theme: Theme, record: RecordKind, ids: Sequence[int], text: str) -> None:
    """Let the mouse carry records, with a small picture that tells how many; returns when they were let go."""
    drag = QDrag(source)
    drag.setMimeData(records_data(record, ids))
    drag.setPixmap(_picture(source, theme, record, text))
    drag.setHotSpot(_OFFSET)
    drag.exec(Qt.DropAction.CopyAction)


def _picture(source: QWidget, theme: Theme, record: RecordKind, text: str) -> QPixmap:
    ratio = source.devicePixelRatioF()
    text = QFontMetrics(source.font()).elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
    width = QFontMetrics(source.font()).horizontalAdvance(text) + ICON_SMALL + 4 * SPACE_S
    picture = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(source.font())
    painter.setPen(theme.colour("accent"))
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRoundedRect(0, 0, width - 1, _HEIGHT - 1, 6, 6)
    icon = theme.pixmap(record.value if record.value in ICONS else "list", ICON_SMALL, "accent", ratio)
    painter.drawPixmap(SPACE_S + 2, (_HEIGHT - ICON_SMALL) // 2, icon)
    painter.setPen(theme.colour("text"))
    painter.drawText(ICON_SMALL + 2 * SPACE_S + 2, 0, width, _HEIGHT, _MIDDLE.value, text)
    painter.end()
    return picture
