"""The list that opens under a field while something is chosen or searched: a name, and beside it what explains it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import ROW_HEIGHT, SPACE_M, SPACE_S, Theme

_DISPLAY, _OFFER = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole
_TIP = Qt.ItemDataRole.ToolTipRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected
_MOST_SEEN = 10
_NARROWEST = 260
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """One line. *look*: "strong" is a record, "muted" is past or empty, "command" does something, "news" only tells."""

    value: Any
    name: str
    beside: str = ""
    look: Literal["plain", "strong", "muted", "command", "news"] = "plain"
    tip: str = ""


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.offers)

    @override
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        offer = self.offers[index.row()]
        if role == _DISPLAY:
            return f"{offer.name}, {offer.beside}" if offer.beside else offer.name
        if role == _TIP:
            return plain_tip(offer.tip)
        return offer if role == _OFFER else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.offers[index.row()].look == "news":
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    """Paints the name at the left and what stands beside it at the right, both as plain text."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_NARROWEST, max(ROW_HEIGHT, option.fontMetrics.height() + SPACE_S))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        offer: Offer = index.data(_OFFER)
        theme, room = self._theme, option.rect.adjusted(SPACE_S, 0, -SPACE_S, 0)
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        beside = self._beside(painter, offer.beside, room)
        painter.setFont(_name_font(option.font, offer))
        painter.setPen(theme.colour({"muted": "muted", "news": "muted", "command": "accent"}.get(offer.look, "text")))
        left = room.adjusted(0, 0, -beside, 0)
        painter.drawText(left, _LEFT, _fitting(painter, offer.name, left.width()))
        painter.restore()

    def _beside(self, painter: QPainter, text: str, room: QRect) -> int:
        """Paint what stands at the right; returns the width that it took."""
        if not text:
            return 0
        shown = _fitting(painter, text, room.width() // 2)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room, _RIGHT, shown)
        return painter.fontMetrics().horizontalAdvance(shown) + SPACE_M


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def _name_font(font: QFont, offer: Offer) -> QFont:
    if offer.look != "strong":
        return font
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


class OfferList(QObject):
    """Opens under a line edit, which keeps the focus. Arrow keys walk, Enter and a click take, Esc closes."""

    taken = Signal(object)  # Offer
    opened = Signal()  # also when other lines come to stand in it

    def __init__(self, theme: Theme, line: QLineEdit) -> None:
        super().__init__(line)
        self._theme, self._line = theme, line
        self._model = _Offers(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_SEEN)
        self._completer.setWrapAround(False)
        self._completer.setWidget(line)
        self._view: QListView | None = None

    @property
    def is_open(self) -> bool:
        return self._view is not None and self._view.isVisible()

    @property
    def offers(self) -> Sequence[Offer]:
        """What was offered last."""
        return self._model.offers

    @property
    def view(self) -> QAbstractItemView:
        """The list itself, made when it is first wanted."""
        if self._view is None:
            self._view = QListView()
            self._view.setUniformItemSizes(True)
            self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._completer.setPopup(self._view)
            self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
            self._view.setItemDelegate(_Painter(self._theme, self._view))
        return self._view

    def open(self, offers: Sequence[Offer], current: int | None = 0) -> None:
        """Show *offers* with one of them marked (None: none); without any the list closes."""
        view = self.view
        self._model.show(offers)
        if not offers:
            self.close()
            return
        tokens = self._theme.tokens
        view.setStyleSheet(
            f"QListView {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; padding: 2px; }}"
        )
        view.setAccessibleName(self._line.accessibleName())
        self._completer.complete(self._below())
        if current is None or not view.model().flags(view.model().index(current, 0)) & Qt.ItemFlag.ItemIsEnabled:
            view.setCurrentIndex(QModelIndex())
        else:
            view.setCurrentIndex(view.model().index(current, 0))
        self.opened.emit()

    def _below(self) -> QRect:
        field: QWidget = self._line
        return QRect(0, 0, max(_NARROWEST, field.width()), field.height() + 2)

    def close(self) -> None:
        """Put the list away."""
        if self._view is not None:
            self._view.hide()

    def current(self) -> Offer | None:
        """Return the marked line of an open list."""
        if not self.is_open or not self.view.currentIndex().isValid():
            return None
        offer: Offer = self.view.currentIndex().data(_OFFER)
        return offer

    def move(self, rows: int) -> None:
        """Mark another line."""
        row = self.view.currentIndex().row() + rows if self.view.currentIndex().isValid() else (0 if rows > 0 else -1)
        row = max(0, min(len(self.offers) - 1, row if row >= 0 else 0))
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        offer = index.data(_OFFER)
        if isinstance(offer, Offer):
            self.taken.emit(offer)
