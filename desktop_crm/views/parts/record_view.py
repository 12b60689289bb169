"""The table view of a list: paints whole rows, knows which row the mouse is over, ticks boxes, hears the keys."""

from array import array

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip, QWidget
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_drag import DragStart
from desktop_crm.views.parts.record_group_keys import GroupKeys
from desktop_crm.views.parts.record_header import RecordHeader
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_painter import EDGE, RowPainter, Stretch, box_in
from desktop_crm.views.parts.record_selection import SelectedPlaces
from desktop_crm.views.theme import ROW_HEIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = -1
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LONGEST_TIP = 2000
_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class RecordView(QTableView):
    """Shows a RecordModel. What keys and mouse ask for is told by signals; places are rows of the model."""

    open_requested = Signal(int)  # place
    place_entered = Signal(int)  # the user moved to this row, or clicked it
    edit_requested = Signal(int)  # place: a value of the row is to be changed in its cell
    tick_requested = Signal(int, int)  # place, column
    copy_requested = Signal()
    typed = Signal(str)  # what has been typed so far, to move to the row that begins so
    selection_changed = Signal()
    place_right_clicked = Signal(int)
    headings_requested = Signal()  # by a key: what a right click on a heading offers
    menu_requested = Signal(QPoint, bool)  # where on the screen, and whether on a row
    drag_requested = Signal()  # the selected rows are to be carried off
    resized = Signal()
    numbers_cut = Signal(object)  # the columns whose numbers found no room

    def __init__(self, theme: Theme, model: RecordModel, header: RecordHeader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.selected = SelectedPlaces()  # by place
        self.records = SelectedPlaces()  # by number in the list of ids
        self._hovered, self._pressed_box = _NOWHERE, (_NOWHERE, _NOWHERE)
        self._told, self._quiet, self._is_pressing, self._entered = False, False, False, _NOWHERE
        self._drag = DragStart()
        self._typing, self._typed_at = "", QElapsedTimer()
        self._typed_at.start()
        self._set_up(model, header)
        self._painter = RowPainter(theme, model, self)
        self.groups = GroupKeys(self, model)
        for turned in (model.rowsInserted, model.rowsRemoved):
            turned.connect(self.read_selection)
        theme.changed.connect(self.viewport().update)

    def _set_up(self, model: RecordModel, header: RecordHeader) -> None:
        self.setHorizontalHeader(header)
        self.setModel(model)
        # The headers would ask each row of each column whether it is selected: they look at an empty selection.
        for own in (header, self.verticalHeader()):
            own.setSelectionModel(QItemSelectionModel(model, own))
            own.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    # -- places ----------------------------------------------------------------------------------------------------

    def go_to(self, place: int) -> None:
        """Make a row the current and only selected one and show it, without telling that the user went there."""
        self._quiet = True
        index = self._model.index(place, max(0, self._first_column()))
        self.selectionModel().setCurrentIndex(index, _ONLY_THIS)  # whatever keys are held down
        self.scrollTo(index)
        self._quiet = False

    def set_quiet_current(self, place: int) -> None:
        """Let the keyboard be at a row, and leave the selection as it is; nobody is told."""
        self._quiet = True
        index = self._model.index(place, max(0, self._first_column()))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def settle(self) -> None:
        """Lay the rows out now, so that the scroll bar knows how many there are."""
        self.executeDelayedItemsLayout()
        self.updateGeometries()

    def selected_ids(self) -> "array[int]":
        """Return the selected records, those of folded groups too."""
        return self.records.ids(self._model.ids)

    def has_group_selected(self) -> bool:
        """Whether the row of a group is selected, which stands for all records in it."""
        return any(self._model.rows.has_group_in(top, bottom) for top, bottom in self.selected.ranges())

    def seen_places(self) -> range:
        """The rows that are seen, wholly or in part."""
        return self._places_in(self.viewport().rect())

    def _places_in(self, rect: QRect) -> range:
        last_row = self._model.rowCount() - 1
        first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
        if first < 0:
            return range(0)
        return range(first, (last_row if last < 0 else last) + 1)

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)

    def _row_rect(self, place: int) -> QRect:
        return QRect(0, self.rowViewportPosition(place), self.viewport().width(), ROW_HEIGHT)

    def _stretches(self) -> list[Stretch]:
        """The columns that are seen."""
        width, header = self.viewport().width(), self.horizontalHeader()
        found = []
        for visual in range(header.count()):
            column = header.logicalIndex(visual)
            left, size = self.columnViewportPosition(column), self.columnWidth(column)
            if left + size > 0 and left < width:
                found.append(Stretch(column, left, size))
        return found

    # -- what it looks like ----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        current, focused = self.currentIndex().row(), self.hasFocus()
        stretches = self._stretches()
        for place in self._places_in(event.rect()):
            rect = self._row_rect(place)
            group = self._model.group_at(place)
            self._painter.paint_ground(painter, rect, place in self.selected, place == self._hovered, group >= 0)
            if group < 0:
                self._painter.paint_cells(painter, place, rect.top(), stretches)
            else:
                self._painter.paint_group(painter, group, rect, stretches)
            if place == current:
                self._painter.paint_current(painter, rect, focused)
        if self._painter.too_narrow:
            self.numbers_cut.emit(frozenset(self._painter.too_narrow))
            self._painter.too_narrow.clear()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._painter.forget_texts()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._quiet = True  # Qt goes to the first row where there is no current one
        super().focusInEvent(event)
        self._quiet = False
        self._update_row(self.currentIndex().row())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_row(self.currentIndex().row())

    def _update_row(self, place: int) -> None:
        if place >= 0:
            self.viewport().update(self._row_rect(place))

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.read_selection()
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def read_selection(self) -> None:
        """Take the selection over from Qt's model; also after the list itself was replaced."""
        self.selected, rows = SelectedPlaces.of(self.selectionModel().selection()), self._model.rows
        members = (rows.members_in(*one) for one in self.selected.ranges())
        self.records = SelectedPlaces((first, after - 1) for first, after in members if after > first)
        self.selection_changed.emit()

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._update_row(previous.row())
        self._update_row(current.row())
        if current.isValid() and not self._quiet:
            self._told = True
            if self._is_pressing:
                self._entered = current.row()
            else:
                self.place_entered.emit(current.row())

    # -- the mouse -------------------------------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        if self._drag.move(event):
            self.drag_requested.emit()
            self.setState(QAbstractItemView.State.NoState)
        elif self._pressed_box[0] == _NOWHERE and not self._drag.waits:
            self._quiet = True  # rows that are dragged over are only selected
            super().mouseMoveEvent(event)
            self._quiet = False

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(_NOWHERE)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._hovered != _NOWHERE:
            self._hover(self.rowAt(self.viewport().mapFromGlobal(self.cursor().pos()).y()))

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            before, self._hovered = self._hovered, place
            self._update_row(before)
            self._update_row(place)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event)
        self._pressed_box = box
        if box[0] != _NOWHERE:
            return
        self._told = False
        if self.groups.press(event):
            return
        place = self.rowAt(event.position().toPoint().y())
        if self._drag.press(event, place >= 0, place in self.selected, len(self.selected) > 1):
            return
        self._quiet = event.button() != Qt.MouseButton.LeftButton or bool(event.modifiers() & _EXTENDING)
        self._is_pressing, self._entered = True, _NOWHERE
        super().mousePressEvent(event)
        self._is_pressing, self._quiet = False, False
        if self._entered != _NOWHERE:  # not before the press is over, for who then goes back to where one was
            self.place_entered.emit(self._entered)
        if event.button() == Qt.MouseButton.RightButton and place >= 0:
            self.place_right_clicked.emit(place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed_box = self._box_at(event)
        if self._pressed_box[0] != _NOWHERE or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.rowAt(event.position().toPoint().y())
        if self._model.group_at(place) >= 0:
            self.groups.turn(place)
            return
        super().mouseDoubleClickEvent(event)
        if place >= 0:
            self.open_requested.emit(place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_box = self._pressed_box, (_NOWHERE, _NOWHERE)
        if pressed[0] != _NOWHERE:
            if self._box_at(event) == pressed:
                self.tick_requested.emit(*pressed)
            return
        if self._drag.release():
            self.selectionModel().setCurrentIndex(self.indexAt(event.position().toPoint()), _ONLY_THIS)
        else:
            super().mouseReleaseEvent(event)
        self._tell_click(event)

    def _tell_click(self, event: QMouseEvent) -> None:
        """A click on the row that was current already counts too; one with Ctrl or Shift only selects."""
        place = self.rowAt(event.position().toPoint().y())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and not self._told and place >= 0:
            self.place_entered.emit(place)

    def _box_at(self, event: QMouseEvent) -> tuple[int, int]:
        """The place and the column of the tick box under the mouse; nowhere without one, or with another button."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return _NOWHERE, _NOWHERE
        around = box_in(self.visualRect(index)).adjusted(-4, -6, 4, 6)
        tickable = self._model.columns[index.column()].tickable and around.contains(event.position().toPoint())
        return (index.row(), index.column()) if tickable else (_NOWHERE, _NOWHERE)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(event.globalPos(), self.rowAt(event.pos().y()) >= 0)
        elif index.isValid():
            self.scrollTo(index)
            below = QPoint(ROW_HEIGHT, self._row_rect(index.row()).bottom())
            self.menu_requested.emit(self.viewport().mapToGlobal(below), True)
        else:
            self.menu_requested.emit(self.viewport().mapToGlobal(QPoint(ROW_HEIGHT, ROW_HEIGHT)), False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        text = self.tip_at(event.pos())
        if text:
            QToolTip.showText(event.globalPos(), text, self.viewport(), self.visualRect(self.indexAt(event.pos())))
        else:
            QToolTip.hideText()

    def tip_at(self, point: QPoint) -> str:
        """Return what is said of the cell at a point: the word of a picture, and all of a text that was cut."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        told = self._model.tip(index.row(), index.column())
        if self._model.group_at(index.row()) >= 0:
            return plain_tip("\n".join(filter(None, self._model.texts(index.row()))))
        text = self._model.texts(index.row())[index.column()]
        if not told and self.fontMetrics().horizontalAdvance(text) > self.columnWidth(index.column()) - 2 * EDGE:
            told = self._model.whole_text(index.row(), index.column())[:_LONGEST_TIP]
        return plain_tip(told)

    # -- the keys --------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif self.groups.key(event, place):
            return
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.headings_requested.emit()
        elif event.key() in _OPENING and place >= 0 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_requested.emit(place)
        elif event.key() == Qt.Key.Key_F2 and place >= 0:
            self.edit_requested.emit(place)
        elif event.key() == Qt.Key.Key_Space and not self._is_typing() and place >= 0:
            self._tick_current(place)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._scroll_columns(event.key())
        else:
            self._quiet = bool(event.modifiers() & _EXTENDING)
            super().keyPressEvent(event)
            self._quiet = False

    @override
    def moveCursor(self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End lead to the first and the last row; the columns stay where they are."""
        if cursorAction in _ENDS:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        index = super().moveCursor(cursorAction, modifiers)
        return self._model.index(index.row(), max(0, self._first_column())) if index.isValid() else index

    @override
    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        """A row is one whole: going to it never moves the columns."""
        left = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(left)

    def _tick_current(self, place: int) -> None:
        column = next((n for n, column in enumerate(self._model.columns) if column.tickable), None)
        if column is not None:
            self.tick_requested.emit(place, column)

    def _scroll_columns(self, key: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Right else -1) * 2 * ROW_HEIGHT)

    @override
    def keyboardSearch(self, search: str) -> None:
        typed = f"{self._typing}{search}" if self._is_typing() else search.lstrip()
        self._typing = typed
        self._typed_at.restart()
        if typed:
            self.typed.emit(typed)

    def _is_typing(self) -> bool:
        return bool(self._typing) and self._typed_at.elapsed() < QApplication.keyboardInputInterval() * 2
