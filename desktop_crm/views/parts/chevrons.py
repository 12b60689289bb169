"""The shapes of a stage bar's steps, and how chevrons share the room."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desktop_crm.views.theme import FIELD_RADIUS

POINT = 10  # how far a chevron's point stands out
NARROWEST = 40
WIDEST = 220


def share_room(wishes: Sequence[int], room: int) -> list[int]:
    """Widths of chevrons. Room to spare is spread evenly up to a limit; where it is short, the longest give first."""
    spare = max(0, room - sum(wishes)) // max(1, len(wishes))
    wishes = [max(wish, min(wish + spare, WIDEST)) for wish in wishes]
    widths = [0] * len(wishes)
    shortest_first = sorted(range(len(wishes)), key=wishes.__getitem__)
    for sharers, place in zip(range(len(wishes), 0, -1), shortest_first, strict=True):
        widths[place] = max(NARROWEST, min(wishes[place], room // sharers))
        room -= widths[place]
    return widths


def pill(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    return path


def chevron(rect: QRectF, first: bool) -> QPainterPath:
    """An arrow to the right; the first one has a straight, rounded end instead of a notch."""
    shoulder, radius = rect.right() - POINT, FIELD_RADIUS
    path = QPainterPath(QPointF(shoulder, rect.top()))
    path.lineTo(rect.right(), rect.center().y())
    path.lineTo(shoulder, rect.bottom())
    if first:
        path.lineTo(rect.left() + radius, rect.bottom())
        path.quadTo(rect.bottomLeft(), rect.bottomLeft() - QPointF(0, radius))
        path.lineTo(rect.left(), rect.top() + radius)
        path.quadTo(rect.topLeft(), rect.topLeft() + QPointF(radius, 0))
    else:
        path.lineTo(rect.bottomLeft())
        path.lineTo(rect.left() + POINT, rect.center().y())
        path.lineTo(rect.topLeft())
    path.closeSubpath()
    return path
