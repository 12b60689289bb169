"""The row under a list: what each column comes to, where the column stands."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop_crm.operations.figures import Calculation, Figure, label_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_figures import ColumnFigures, figure_text, figure_tip
from desktop_crm.views.parts.record_header import RecordHeader
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_painter import EDGE
from desktop_crm.views.theme import ROW_HEIGHT, SPACE_XS

_CUT = "…"
_SIGNS = {Calculation.SUM: "Σ", Calculation.AVERAGE: "Ø", Calculation.LEAST: "min", Calculation.GREATEST: "max"}
_APART = 2 * SPACE_XS
_LINE = Qt.TextFlag.TextSingleLine.value


class TotalRow(QWidget):
    """Figures in words. A right click on a column changes what is worked out of it."""

    menu_requested = Signal(object, str)  # where on the screen, and the path
    room_wanted = Signal(str, int)  # the path, and the width in which its figure is read

    def __init__(
        self, bench: Bench, header: RecordHeader, model: RecordModel, chosen: ColumnFigures, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bench, self._header, self._model, self._chosen = bench, header, model, chosen
        self._figures: Mapping[str, Figure] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Totals"))
        header.rearranged.connect(self.update)
        model.modelReset.connect(self.update)
        bench.theme.changed.connect(self.update)
        self.hide()

    @property
    def figures(self) -> Mapping[str, Figure]:
        """What is shown, by path."""
        return self._figures

    def show_figures(self, figures: Mapping[str, Figure]) -> None:
        """Show what the columns come to; without figures the row is put away."""
        self._figures = figures
        self.setVisible(bool(figures))
        self.setAccessibleDescription("\n".join(self.words()))
        for path in figures:
            if path in self._model.paths:
                wanted = self._width(self._text(path)) + self._metrics(self._sign(path)) + _APART
                self.room_wanted.emit(path, wanted + 2 * EDGE + 2)
        self.update()

    def words(self) -> list[str]:
        """Return each figure with what it is."""
        return [self._tip(path) for path in self._figures]

    def calculations(self) -> Mapping[str, str]:
        """Return what is worked out of the columns, in words."""
        return {path: self._word(path) for path in self._figures if path in self._model.paths}

    def text_of(self, path: str) -> str:
        """Return the figure of a column as it is read there."""
        return self._text(path) if path in self._figures else ""

    def _text(self, path: str) -> str:
        place = self._model.paths.index(path)
        column = self._model.columns[place]
        return figure_text(self._bench.faces, column.field, self._figures[path], column.decimals)

    def _word(self, path: str) -> str:
        calculation = self._chosen.of(path)
        column = self._model.columns[self._model.paths.index(path)]
        return "" if calculation is None else shown(label_of(column.field, calculation))

    def _sign(self, path: str) -> str:
        calculation = self._chosen.of(path)
        return "" if calculation is None else _SIGNS[calculation]

    def _tip(self, path: str) -> str:
        if path not in self._model.paths or path not in self._figures:
            return ""
        field = self._model.columns[self._model.paths.index(path)].field
        return figure_tip(self._bench.faces, self._model.label(path), self._word(path), field, self._figures[path])

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def _metrics(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _width(self, figure: str) -> int:
        return QFontMetrics(self._bench.theme.font(bold=True)).horizontalAdvance(figure)

    # -- what it looks like ------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self._bench.theme.colour
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, colour("line"))
        shift = self._header.viewport().mapTo(self.window(), self._header.viewport().rect().topLeft()).x()
        shift -= self.mapTo(self.window(), self.rect().topLeft()).x()
        for place, path in enumerate(self._model.paths):
            if path in self._figures and not self._header.isSectionHidden(place):
                room = self._header.section(place)
                cell = QRect(room.left() + shift + EDGE, 1, room.width() - 2 * EDGE, self.height() - 2)
                self._paint(painter, cell, path, self._model.columns[place].alignment)

    def _paint(self, painter: QPainter, cell: QRect, path: str, alignment: int) -> None:
        """The figure comes first; the word for it stands beside it where there is room, else a sign."""
        text, colour, theme = self._text(path), self._bench.theme.colour, self._bench.theme
        width = self._width(text)
        painter.setFont(theme.font(bold=True))
        painter.setPen(colour("text"))
        painter.drawText(cell, alignment | _LINE, text if width <= cell.width() else _CUT)
        room = cell.width() - width - _APART
        fitting = (word for word in (self._word(path), self._sign(path)) if self._metrics(word) <= room)
        painter.setFont(theme.font())
        painter.setPen(colour("muted"))
        trailing = bool(alignment & Qt.AlignmentFlag.AlignRight.value)
        beside = QRect(cell.left() if trailing else cell.left() + width + _APART, cell.top(), room, cell.height())
        painter.drawText(beside, alignment | _LINE, next(fitting, ""))

    # -- the mouse ---------------------------------------------------------------------------------------------------

    def path_at(self, x: int) -> str:
        """Return the path of the column at a place, "" beside them."""
        left = self._header.viewport().mapFrom(self.window(), self.mapTo(self.window(), self.rect().topLeft())).x()
        column = self._header.logicalIndexAt(x + left)
        return self._model.paths[column] if column >= 0 else ""

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if path := self.path_at(event.pos().x()):
            self.menu_requested.emit(event.globalPos(), path)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(self.path_at(event.pos().x()))), self)
            return True
        return super().event(event)
