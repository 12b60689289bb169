"""The lines and groups of a builder, one after the other: as they stand, as Tab reaches them, as they are laid out."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget

from desktop_crm.views.parts.criteria.block import Block, GroupBlock, Parts
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.nodes import GroupDraft, NodeDraft, group_in


def parts_below(group: GroupDraft) -> Iterator[NodeDraft]:
    """Yield all that has a widget of its own in a group."""
    for part in group.parts:
        yield part
        if (inner := group_in(part)) is not None:
            yield from parts_below(inner)


def stations_in(parts: Parts) -> Iterator[QWidget]:
    """Yield where Tab stops."""
    for widget in parts.widgets:
        if isinstance(widget, LineRow):
            yield from widget.stations()
        else:
            yield from widget.heads()
            yield from stations_in(widget.parts)
    yield parts.add


def layouts_in(parts: Parts) -> Iterator[QLayout]:
    """Yield all layouts, from within outwards."""
    for widget in parts.widgets:
        if isinstance(widget, Block):
            yield from layouts_in(widget.parts)
            yield widget.column
        else:
            yield widget.sentences
    yield parts.column


def parts_around(part: LineRow | Block) -> Parts:
    """Return what a line or block stands in."""
    if isinstance(part, GroupBlock) and part.first:
        return part.parts
    around = part.parentWidget()
    assert isinstance(around, Parts)
    return around
