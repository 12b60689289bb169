"""What keys and mouse do on the rows of groups: open and fold, take all of a group, go out of it and into it."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_painter import chevron_room
from desktop_crm.views.parts.record_rows import GroupedRows

_GROUP = -1
_TURNING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SELECT = QItemSelectionModel.SelectionFlag


class GroupKeys(QObject):
    """Belongs to the table's view, which asks it first. Places are rows of the model."""

    turned = Signal(int)  # the number of a group that was opened or folded

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    @property
    def _rows(self) -> GroupedRows | None:
        rows = self._model.rows
        return rows if isinstance(rows, GroupedRows) else None

    def turn(self, place: int) -> None:
        """Open a group or fold it. The keyboard and a selection of the whole group stay with its row."""
        rows, group = self._rows, self._model.group_at(place)
        if rows is None or group == _GROUP:
            return
        chosen = self._view.selectionModel().isRowSelected(place)
        if place < self._view.currentIndex().row() <= rows.last_within(place):
            self._go(place, _SELECT.NoUpdate)
        self._model.turn(place)
        if chosen:
            self._select(place, _SELECT.Select)
        self.turned.emit(group)

    def _select(self, place: int, how: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row of a group, and all rows below it that belong to it."""
        rows = self._rows
        if rows is not None:
            last = self._model.index(rows.last_within(place), self._model.columnCount() - 1)
            chosen = QItemSelection(self._model.index(place, 0), last)
            self._view.selectionModel().select(chosen, how)

    def _go(self, place: int, how: QItemSelectionModel.SelectionFlag) -> None:
        column = max(0, self._view.horizontalHeader().logicalIndex(0))
        self._view.selectionModel().setCurrentIndex(self._model.index(place, column), how)

    def press(self, event: QMouseEvent) -> bool:
        """A click on the sign of a group opens or folds it, one beside takes all of it. True where that was meant."""
        point = event.position().toPoint()
        place = self._view.rowAt(point.y())
        group = self._model.group_at(place) if place >= 0 else _GROUP
        adding = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if group == _GROUP or event.button() != Qt.MouseButton.LeftButton or not (plain or adding):
            return False
        if self.is_on_sign(place, point.x()):
            self.turn(place)
        else:
            self._go(place, _SELECT.NoUpdate)
            self._select(place, _SELECT.Toggle if adding else _SELECT.ClearAndSelect)
        return True

    def is_on_sign(self, place: int, x: int) -> bool:
        """Whether the sign of a group that is open or folded is at a place."""
        group, groups = self._model.group_at(place), self._model.rows.groups
        return group != _GROUP and groups is not None and x < chevron_room(groups.depth[group])

    def key(self, event: QKeyEvent, place: int) -> bool:
        """Enter and Space open or fold a group; Left folds it or leads out of it, Right opens it or leads into it."""
        rows, group = self._rows, self._model.group_at(place)
        if rows is None or place < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if group == _GROUP:
            leaves = event.key() == Qt.Key.Key_Left and self._view.horizontalScrollBar().value() == 0
            return leaves and self._leave(rows, place)
        folded = rows.is_folded(group)
        if event.key() in _TURNING or event.key() == (Qt.Key.Key_Right if folded else Qt.Key.Key_Left):
            self.turn(place)
        elif event.key() == Qt.Key.Key_Left:
            self._leave(rows, place)
        elif event.key() == Qt.Key.Key_Right:
            self._enter(place + 1)
        else:
            return False
        return True

    def _leave(self, rows: GroupedRows, place: int) -> bool:
        above = rows.above(place)
        if above is not None:
            self._enter(above)
        return above is not None

    def _enter(self, place: int) -> None:
        self._go(place, _SELECT.ClearAndSelect | _SELECT.Rows)
        self._view.scrollTo(self._view.currentIndex())
