"""The list of selections at the side: walked through by keys and mouse, and a place where records are let go."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QListView, QMenu, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.operations.reading import ids_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_foot import RecordFoot
from desktop_crm.views.parts.record_watch import tables_watched
from desktop_crm.views.selection.counts import MemberCounts
from desktop_crm.views.selection.line_painter import LinePainter
from desktop_crm.views.selection.lines_model import LinesModel

_Index = QModelIndex | QPersistentModelIndex
_ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHOWN_OF_LINES = ("user", "list_item", "favourite", "selection")


class LinesView(QListView):
    """Shows a LinesModel, and says at the mouse why something cannot be dropped."""

    moved_to = Signal(int)  # the user went to a place, or clicked it
    opened = Signal(int)
    menu_requested = Signal(QPoint, bool)
    selection_changed = Signal()
    refused = Signal(str)

    def __init__(self, bench: Bench, model: LinesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines, self._quiet, self._told = model, False, False
        self.painter = LinePainter(bench.theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        bench.theme.changed.connect(self.viewport().update)

    def go_to(self, place: int) -> None:
        """Mark a line, without telling that the user went there."""
        self._quiet = True
        index = self._lines.index(place)
        self.selectionModel().setCurrentIndex(index, _ONLY_THIS)
        self.scrollTo(index)
        self._quiet = False

    def leave_all(self) -> None:
        """Mark no line."""
        self._quiet = True
        self.selectionModel().clear()
        self._quiet = False

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self._told = True
            self.moved_to.emit(current.row())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    # -- mouse and keys ------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._told = False
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._quiet = not plain
        super().mousePressEvent(event)
        self._quiet = False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and not self._told and place >= 0:
            self.moved_to.emit(place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if (place := self.indexAt(event.position().toPoint()).row()) >= 0:
            self.opened.emit(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        here = self.currentIndex()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(event.globalPos(), self.indexAt(event.pos()).isValid())
        else:
            below = self.visualRect(here).bottomLeft() if here.isValid() else QPoint(0, 0)
            self.menu_requested.emit(self.viewport().mapToGlobal(below), here.isValid())

    @override
    def viewportEvent(self, event: Any) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            told = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "") if index.isValid() else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    # -- what is let go here -------------------------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._lines.mimeTypes()[0]):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The line that would take it stands in a frame; one that would not says why."""
        point = event.position().toPoint()
        self.setState(QAbstractItemView.State.DraggingState)
        place = self.indexAt(point).row()
        why_not = self._lines.why_not_drop(event.mimeData(), place) if place >= 0 else ""
        self._show_drop(place if place >= 0 and not why_not else None)
        if place >= 0 and not why_not:
            QToolTip.hideText()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            QToolTip.showText(self.viewport().mapToGlobal(point), plain_tip(why_not), self.viewport())
            event.ignore()
        self._scroll_at_edge(point)

    def _scroll_at_edge(self, point: QPoint) -> None:
        bar, near = self.verticalScrollBar(), self.autoScrollMargin()
        if point.y() < near:
            bar.setValue(bar.value() - near)
        elif point.y() > self.viewport().height() - near:
            bar.setValue(bar.value() + near)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        index, data = self.indexAt(event.position().toPoint()), event.mimeData()
        self._end_drag()
        if self._lines.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, index):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        elif index.isValid():
            self.refused.emit(self._lines.why_not_drop(data, index.row()))

    def _end_drag(self) -> None:
        QToolTip.hideText()
        self._show_drop(None)
        self.setState(QAbstractItemView.State.NoState)

    def _show_drop(self, place: int | None) -> None:
        if self.painter.drop_place != place:
            self.painter.drop_place = place
            self.viewport().update()


class LinesList(QWidget):
    """A list of selections with what every list has: it reads, tells, and keeps itself up to date."""

    opened = Signal(int)
    previewed = Signal(int)
    listed = Signal()
    selection_changed = Signal()
    records_dropped = Signal(int, str, object)  # the selection, and kind and ids of what was let go on it
    refused = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = bench.desk
        self._listing: Listing | None = None
        self._actions: Sequence[QAction | None] = ()
        self._behind = False  # something was changed while the list was out of sight
        self.counts = MemberCounts(bench.desk, self)
        self.model = LinesModel(bench.desk, bench.faces, self.counts, self)
        self.view = LinesView(bench, self.model, self)
        self._foot, self._empty = RecordFoot(bench.faces.locale, self), EmptyState(self)
        self._empty.hide()
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QGridLayout()
        middle.addWidget(self.view, 0, 0)
        middle.addWidget(self._empty, 0, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        view = self.view
        view.moved_to.connect(lambda place: self.previewed.emit(self.ids[place]))
        view.opened.connect(lambda place: self.opened.emit(self.ids[place]))
        view.menu_requested.connect(self._on_menu_requested)
        view.selection_changed.connect(self._on_selection_changed)
        view.refused.connect(self.refused)
        self.model.dropped.connect(self.records_dropped)
        self._desk.changed.connect(self._on_changed)
        self._desk.user_changed.connect(self.refresh)

    # -- the list ------------------------------------------------------------------------------------------------

    @property
    def listing(self) -> Listing | None:
        """What was asked for last."""
        return self._listing

    @property
    def ids(self) -> "array[int]":
        """The selections from top to bottom."""
        return self.model.ids

    @property
    def count(self) -> int:
        return len(self.model.ids)

    def set_listing(self, listing: Listing) -> None:
        """Show another list. Until its ids arrive the old lines stay."""
        same, self._listing = self._listing == listing, listing
        self._foot.wait()
        self._desk.ask_later(self, ids_of, listing, then=partial(self._on_listed, same))

    def refresh(self) -> None:
        """Ask for the ids again; the place in the list is kept."""
        if self._listing is not None:
            self.set_listing(self._listing)

    def _on_listed(self, same: bool, ids: "array[int]") -> None:
        if not same or ids != self.model.ids:
            here, top = self.current_id(), self.view.verticalScrollBar().value()
            self.model.set_ids(ids)
            if same:
                self.view.verticalScrollBar().setValue(top)
                self.select_id(here)
        self._foot.set_count(len(ids))
        self._empty.setVisible(not len(ids))
        self.listed.emit()

    def current_id(self) -> int | None:
        """Return the selection that the keyboard is at."""
        index = self.view.currentIndex()
        return self.ids[index.row()] if index.isValid() and index.row() < self.count else None

    def select_id(self, selection_id: int | None) -> None:
        """Mark a selection, or none where the list does not hold it. Nobody is told of it."""
        place = self.model.place_of(selection_id)
        if place is None:
            self.view.leave_all()
        elif selection_id != self.current_id() or list(self.selected_ids()) != [selection_id]:
            self.view.go_to(place)

    def selected_ids(self) -> "array[int]":
        """Return the marked selections, from top to bottom."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return array("q", (self.ids[place] for place in places))

    def set_row_actions(self, actions: Sequence[QAction | None]) -> None:
        """What the context menu of lines offers; None is a line between."""
        self._actions = actions

    def set_empty_state(self, text: str, button_text: str = "", callback: Callable[[], object] | None = None) -> None:
        """What is said, and offered, in the middle of a list without lines."""
        self._empty.set_state(text, button_text, callback)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)

    def context_menu(self, on_line: bool) -> QMenu:
        """Return the menu of a line, or of the empty area."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for action in self._actions if on_line else ():
            menu.addSeparator() if action is None else menu.addAction(action)
        menu.addSeparator()
        everything = menu.addAction(self.tr("Select all"), self.view.selectAll)
        everything.setEnabled(self.count > 0)
        return menu

    def _on_menu_requested(self, where: QPoint, on_line: bool) -> None:
        self.context_menu(on_line).popup(where)

    def _on_selection_changed(self) -> None:
        self._foot.set_selected(len(self.view.selectionModel().selectedIndexes()))
        self.selection_changed.emit()

    # -- changes -------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Any) -> None:
        """Lines are read again where they may tell something else; the list, where it may hold others."""
        if not self.isVisible():
            self._behind = True
            return
        if changes.touch_any(*_SHOWN_OF_LINES):
            self.model.refresh()
        if self._listing is not None and changes.touch_any("user", *tables_watched(self._desk, self._listing)):
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self.model.refresh()
            self.refresh()
