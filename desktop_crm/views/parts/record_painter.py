"""Paints the rows of a record table: a row at a time, from texts that were made before."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from desktop_crm.views.parts.record_model import Column, RecordModel
from desktop_crm.views.parts.record_rows import GroupedRows
from desktop_crm.views.parts.status import status_icon
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_S, SPACE_XS, Theme, blend

BOX = 16  # the side of a tick box
EDGE = SPACE_S  # between a cell's border and its text
STATUS_WORD_WIDTH = 96  # from this width on a status is told in words too
_BAR = 3
_INDENT, _CHEVRON = 16, 12
_LEAST_TITLE = 160
_KEPT_TEXTS = 20_000
_ONE_LINE = Qt.TextFlag.TextSingleLine.value
_CENTRE_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | _ONE_LINE
_CUT = "…"
_ELIDE = Qt.TextElideMode.ElideRight
_BOX = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck


@dataclass(slots=True)
class Stretch:
    """A column as it is seen now: its place in the model, and where it stands in the viewport."""

    column: int
    left: int
    width: int


class RowPainter(QObject):
    """Colours and pictures are made once a theme; what a row shows comes from the model's kept texts."""

    def __init__(self, theme: Theme, model: RecordModel, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._elided: dict[tuple[str, int], str] = {}
        self._pictures: dict[object, QPixmap] = {}
        self.too_narrow: set[int] = set()  # the columns whose numbers found no room, since the view looked last
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        tokens, colour = self._theme.tokens, self._theme.colour
        self._text, self._late = colour("text"), colour("overdue")
        self._line = blend(tokens.surface, tokens.line, 0.6)
        self._accent, self._resting = colour("accent"), colour("field_line")
        self._grounds: dict[tuple[bool, bool], QColor] = {
            (False, True): colour("hover"),
            (True, False): colour("accent_soft"),
            (True, True): blend(tokens.accent_soft, tokens.accent, 0.08),
        }
        self._muted, self._group_ground = colour("muted"), colour("ground")
        self._pictures.clear()
        self.forget_texts()

    def forget_texts(self) -> None:
        """After a change of font."""
        self._elided.clear()

    def paint_ground(
        self, painter: QPainter, rect: QRect, selected: bool, hovered: bool, of_group: bool = False
    ) -> None:
        """Paint what stands behind a row's cells, over the whole width of the table."""
        ground = self._grounds.get((selected, hovered), self._group_ground if of_group else None)
        if ground is not None:
            painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)

    def paint_current(self, painter: QPainter, rect: QRect, focused: bool) -> None:
        """Mark the row that the keyboard is at."""
        bar = self._accent if focused else self._resting
        painter.fillRect(rect.left(), rect.top(), _BAR, rect.height() - 1, bar)

    def paint_cells(self, painter: QPainter, place: int, top: int, stretches: list[Stretch]) -> None:
        """Paint the cells of one row. A number without room is not cut, as it would read as another one."""
        model, columns = self._model, self._model.columns
        texts = model.texts(place)
        pen = self._late if model.is_late(place) else self._text
        painter.setPen(pen)
        elided, metrics = self._elided, self._view.fontMetrics()
        for stretch in stretches:
            column = columns[stretch.column]
            if column.is_check or column.is_status:
                self._paint_picture(painter, place, top, stretch, column)
                continue
            text, room = texts[stretch.column], stretch.width - 2 * EDGE
            if text:
                shown = elided.get((text, room))
                if shown is None:
                    shown = self._elide(metrics, text, room)
                if column.is_number:
                    painter.setPen(self._late if model.is_negative(place, stretch.column) else pen)
                    shown = self._whole(stretch.column, text, shown)
                painter.drawText(stretch.left + EDGE, top, room, ROW_HEIGHT - 1, column.alignment | _ONE_LINE, shown)
                if column.is_number:
                    painter.setPen(pen)

    # -- groups ----------------------------------------------------------------------------------------------------

    def paint_group(self, painter: QPainter, group: int, rect: QRect, stretches: list[Stretch]) -> None:
        """Paint the row of a group: what its records have in common, and what their columns come to.

        The words begin at the left, wherever the columns are scrolled to; figures that they would cover follow them.
        """
        rows, model = self._model.rows, self._model
        assert isinstance(rows, GroupedRows)
        left = chevron_room(rows.groups.depth[group])
        self._paint_chevron(painter, left - _CHEVRON - SPACE_XS, rect.top(), rows.is_folded(group))
        title, figures = model.group_title(group), model.group_figures(group)
        paths, end = model.paths, rect.width() - EDGE
        painter.setPen(self._text)
        painter.setFont(self._theme.font())
        for stretch in reversed(stretches):
            figure = figures.get(paths[stretch.column], "")
            if figure and stretch.left >= left + _LEAST_TITLE:
                self._paint_figure(painter, stretch, rect.top(), figure)
                end = min(end, stretch.left)
            elif figure:
                title = f"{title}   {figure}"
        painter.setFont(self._theme.font(bold=True))
        room = max(0, end - left)
        words = painter.fontMetrics().elidedText(title, _ELIDE, room)
        painter.drawText(left, rect.top(), room, ROW_HEIGHT - 1, _CENTRE_LEFT, words)
        painter.setFont(self._theme.font())

    def _paint_figure(self, painter: QPainter, stretch: Stretch, top: int, figure: str) -> None:
        column, room = self._model.columns[stretch.column], stretch.width - 2 * EDGE
        shown = self._whole(stretch.column, figure, painter.fontMetrics().elidedText(figure, _ELIDE, room))
        painter.drawText(stretch.left + EDGE, top, room, ROW_HEIGHT - 1, column.alignment | _ONE_LINE, shown)

    def _paint_chevron(self, painter: QPainter, left: int, top: int, folded: bool) -> None:
        icon = "chevron_right" if folded else "chevron_down"
        key = (icon, self._view.devicePixelRatioF())
        if key not in self._pictures:
            self._pictures[key] = self._theme.pixmap(icon, _CHEVRON, "muted", key[1])
        painter.drawPixmap(left, top + (ROW_HEIGHT - _CHEVRON) // 2, self._pictures[key])

    # -- cells -----------------------------------------------------------------------------------------------------

    def _elide(self, metrics: QFontMetrics, text: str, room: int) -> str:
        if len(self._elided) >= _KEPT_TEXTS:
            self._elided.clear()
        shown = self._elided[text, room] = metrics.elidedText(text, _ELIDE, room)
        return shown

    def _whole(self, column: int, text: str, shown: str) -> str:
        if shown == text:
            return text
        self.too_narrow.add(column)
        return _CUT

    def _paint_picture(self, painter: QPainter, place: int, top: int, stretch: Stretch, column: Column) -> None:
        if column.is_status:
            self._paint_status(painter, place, top, stretch)
        elif self._model.row(place) is not None:
            checked = self._model.is_checked(place, stretch.column)
            where = box_in(QRect(stretch.left, top, stretch.width, ROW_HEIGHT - 1))
            painter.drawPixmap(where, self._box(checked, column.tickable))

    def _paint_status(self, painter: QPainter, place: int, top: int, stretch: Stretch) -> None:
        row = self._model.row(place)
        if row is None or not row.values[stretch.column]:
            return
        told = stretch.width >= STATUS_WORD_WIDTH
        left = stretch.left + EDGE
        painter.drawPixmap(left, top + (ROW_HEIGHT - ICON_SMALL) // 2, self._status(row.values[stretch.column]))
        if told:
            used = EDGE + ICON_SMALL + SPACE_XS
            word = self._model.texts(place)[stretch.column]
            painter.drawText(stretch.left + used, top, stretch.width - used - EDGE, ROW_HEIGHT - 1, _CENTRE_LEFT, word)

    def _status(self, status: str) -> QPixmap:
        key = (status, self._view.devicePixelRatioF())
        if key not in self._pictures:
            self._pictures[key] = status_icon(self._theme, status).pixmap(QSize(ICON_SMALL, ICON_SMALL), key[1])
        return self._pictures[key]

    def _box(self, checked: bool, enabled: bool) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        key = (checked, enabled, ratio)
        if key not in self._pictures:
            self._pictures[key] = self._draw_box(checked, enabled, ratio)
        return self._pictures[key]

    def _draw_box(self, checked: bool, enabled: bool, ratio: float) -> QPixmap:
        """Let the style draw its own box, once."""
        picture = QPixmap(round(BOX * ratio), round(BOX * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        option = QStyleOptionButton()
        option.rect = QRect(0, 0, BOX, BOX)
        option.palette = self._view.palette()
        on = QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        option.state = on | (QStyle.StateFlag.State_Enabled if enabled else QStyle.StateFlag.State_None)
        painter = QPainter(picture)
        if not enabled:
            painter.setOpacity(0.55)
        self._view.style().drawPrimitive(_BOX, option, painter, self._view)
        painter.end()
        return picture


def chevron_room(depth: int) -> int:
    """Return where the words of a group begin; before them stands the sign that opens it."""
    return EDGE + depth * _INDENT + _CHEVRON + SPACE_XS


def box_in(cell: QRect) -> QRect:
    """Return where the tick box stands in a cell."""
    return QRect(cell.left() + (cell.width() - BOX) // 2, cell.top() + (cell.height() - BOX) // 2, BOX, BOX)
