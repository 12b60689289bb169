"""The list of a record's links: an icon and words that lead there, and a cross that takes the link away."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.links import ShownLink
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_M, SPACE_S, Theme

_LINK, _SPOKEN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ACTIVE = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HAND, _ARROW = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
_Index = QModelIndex | QPersistentModelIndex

KINDS: Mapping[RecordKind, str] = {
    RecordKind.COMPANY: mark("Company"),
    RecordKind.PERSON: mark("Person"),
    RecordKind.PROJECT: mark("Project"),
    RecordKind.SALE: mark("Sale"),
    RecordKind.DOCUMENT: mark("Document"),
    RecordKind.FOLLOW_UP: mark("Follow-up"),
}
_TEXT = SPACE_S + ICON_SMALL + SPACE_S  # where the words begin
_LONGEST = 254


class LinkList(QListWidget):
    """A click on the words or Enter opens, the cross or Del removes, F2 changes the words."""

    open_wished = Signal(object)  # ShownLink
    remove_wished = Signal(list)  # of ShownLink
    described = Signal(object, str)  # ShownLink, its new words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setItemDelegate(_Painter(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Links"))
        theme.changed.connect(self.viewport().update)

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_links(self, links: list[ShownLink]) -> None:
        """Show *links*; the one that the keys are at stays current, or its neighbour where it is gone."""
        row, here = self.currentRow(), self._current()
        self.clear()
        for link in links:
            self.addItem(self._item(link))
        rows = [number for number, link in enumerate(links) if here is not None and link.id == here.id]
        if links:
            self.setCurrentRow(rows[0] if rows else max(0, min(row, len(links) - 1)))

    def _item(self, link: ShownLink) -> QListWidgetItem:
        item = QListWidgetItem(link.text)
        item.setData(_LINK, link)
        item.setData(_SPOKEN, f"{self.kind_of(link)}: {link.text}, {self.beside(link)}".removesuffix(", "))
        item.setToolTip(plain_tip(link.url or f"{self.kind_of(link)}: {link.text}"))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable if _is_own(link) else item.flags())
        return item

    def kind_of(self, link: ShownLink) -> str:
        """Say what a link leads to."""
        return self.tr("Web address") if link.kind is None else shown(KINDS[link.kind])

    def beside(self, link: ShownLink) -> str:
        """Return what stands beside the words of a link that is not of the usual sort (LK-4, LK-5)."""
        if link.gone:
            return self.tr("has been deleted")
        return self.tr("links to this") if link.incoming else ""

    def links(self) -> list[ShownLink]:
        """The links from top to bottom."""
        return [self.item(row).data(_LINK) for row in range(self.count())]

    def _current(self) -> ShownLink | None:
        item = self.currentItem()
        return None if item is None else item.data(_LINK)

    # -- places --------------------------------------------------------------------------------------------------

    def words_of(self, index: _Index) -> QRect:
        """Return where the words of a line stand, with their icon."""
        rect = self.visualRect(index)
        width = QFontMetrics(self.font()).horizontalAdvance(str(index.data()))
        room = self.cross_of(index).left() - rect.left()
        return QRect(rect.left(), rect.top(), min(_TEXT + width, room), rect.height())

    def cross_of(self, index: _Index) -> QRect:
        """Return where the cross of a line stands."""
        rect = self.visualRect(index)
        return QRect(rect.right() - rect.height(), rect.top(), rect.height(), rect.height())

    def _at(self, point: QPoint) -> tuple[ShownLink | None, str]:
        """Return the link at a point, and whether its "words" or its "cross" are there."""
        index = self.indexAt(point)
        link: ShownLink | None = index.data(_LINK) if index.isValid() else None
        if link is not None and _is_own(link) and self.cross_of(index).contains(point):
            return link, "cross"
        return link, "words" if link is not None and self.words_of(index).contains(point) else ""

    # -- mouse and keys ------------------------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link, part = self._at(event.position().toPoint())
        self.viewport().setCursor(_HAND if part and not (part == "words" and link and link.gone) else _ARROW)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link, part = self._at(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if link is None or not plain or event.button() != Qt.MouseButton.LeftButton:
            return
        if part == "cross":
            self.remove_wished.emit([link])
        elif part == "words":
            self.open_wished.emit(link)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, link = event.key(), self._current()
        if link is None:
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.open_wished.emit(link)
        elif key in _REMOVING:
            self._remove_chosen()
        elif key == Qt.Key.Key_F2 and _is_own(link):
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _remove_chosen(self) -> None:
        """LK-4: those that lead here from elsewhere are removed there."""
        own = [link for item in self.selectedItems() if _is_own(link := item.data(_LINK))]
        if own:
            self.remove_wished.emit(own)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item, link = self.currentItem(), self._current()
        if item is None or link is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.open_wished.emit(link)).setEnabled(not link.gone)
        menu.addAction(self.tr("Change the text"), lambda: self.editItem(item)).setEnabled(_is_own(link))
        menu.addAction(self.tr("Remove link"), self._remove_chosen).setEnabled(_is_own(link))
        menu.popup(event.globalPos())


def _is_own(link: ShownLink) -> bool:
    return not link.incoming


def icon_of(kind: RecordKind | None) -> str:
    """Return the icon of what a link leads to: a kind of record, or the web."""
    return "web" if kind is None else str(kind)


class _Painter(QStyledItemDelegate):
    """Paints icon, words and what stands beside them, as plain text; the cross where mouse or keys are."""

    def __init__(self, theme: Theme, parent: LinkList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, max(ROW_HEIGHT, option.fontMetrics.height() + SPACE_S))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        link: ShownLink = index.data(_LINK)
        quiet = link.incoming or link.gone
        rect, theme = option.rect, self._theme
        painter.save()
        if option.state & _ACTIVE:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
            painter.fillRect(rect, theme.colour("accent_soft" if chosen else "hover"))
        icon = theme.icon(icon_of(link.kind), "muted" if quiet else "accent")
        icon.paint(painter, QRect(rect.left() + SPACE_S, rect.top(), ICON_SMALL, rect.height()))
        room = rect.adjusted(_TEXT, 0, -rect.height(), 0)
        painter.setFont(_struck(option.font) if link.gone else option.font)
        painter.setPen(theme.colour("muted" if quiet else "accent"))
        words = painter.fontMetrics().elidedText(link.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, words)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(words))
        self._paint_beside(painter, option, room, link)
        if option.state & _ACTIVE and not link.incoming:
            theme.icon("close", "muted").paint(painter, self._list.cross_of(index).adjusted(7, 7, -7, -7))
        painter.restore()

    def _paint_beside(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, link: ShownLink) -> None:
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room.adjusted(SPACE_M, 0, 0, 0), _LEFT, self._list.beside(link))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        line = QLineEdit(parent)
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(self.tr("Text of the link"))
        return line

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(_TEXT - SPACE_S, -1, -option.rect.height(), 1))

    @override
    def setModelData(self, editor: QWidget, model: QObject, index: _Index) -> None:
        link: ShownLink = index.data(_LINK)
        assert isinstance(editor, QLineEdit)
        if editor.text().strip() != link.text:
            self._list.described.emit(link, editor.text())


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck
