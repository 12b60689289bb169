"""The picture on the head of a card: shown small, enlarged by a click, set from a file, the clipboard or a drag."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import PictureNotTaken
from desktop_crm.operations.picture import has_picture, picture_of, remove_picture, set_picture
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card_frame import CardFrame
from desktop_crm.views.parts.picture_reading import (
    Source,
    file_patterns,
    holds_picture,
    picture_in,
    read_picture,
    small_picture,
)
from desktop_crm.views.theme import CARD_RADIUS, ICON_LARGE, SPACE_L, SPACE_M, SPACE_S, Theme

SMALL = 64
_ROOMY = 660  # the width of a card from which on a form has room beside the picture
_FOLDER = "picture/folder"
_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class CardPicture(QObject):
    """What a card does with its record's picture. Without one there is nothing to be seen, but to drop one on."""

    changed = Signal()  # whether there is one may have changed

    def __init__(self, bench: Bench, card: CardFrame) -> None:
        super().__init__(card)
        self._bench, self._desk, self._card = bench, bench.desk, card
        self._record = card.record
        self._shown: int | None = None
        self.there = False
        self.place = PicturePlace(bench.theme, card)
        card.head.insertWidget(0, self.place, 0, Qt.AlignmentFlag.AlignTop)
        card.head.setContentsMargins(0, 0, 0, 0)
        card.setAcceptDrops(True)
        card.installEventFilter(self)
        card.shown_changed.connect(self._on_shown)
        self._desk.changed.connect(self._on_changed)
        self.place.clicked.connect(self.enlarge)

    # -- what is shown -------------------------------------------------------------------------------------------

    def _on_shown(self) -> None:
        """The card shows something: read on only where that is another record."""
        if self._card.record_id != self._shown:
            self._read()
        self._make_room()
        name = self._card.values.get("full_name") or self._card.title
        self.place.setAccessibleName(self.tr("Picture of {name}").format(name=name))

    def _on_changed(self, changes: Any) -> None:
        if changes.touch_any("picture"):
            self._read()

    def _read(self) -> None:
        """Keep the place free at once, so that nothing moves when the picture comes."""
        shown = self._shown = self._card.record_id
        self.there = shown is not None and self._desk.ask(has_picture, self._record, shown)
        self.place.show_picture(QImage())
        self._invite(False)
        if self.there:
            side = round(SMALL * self._card.devicePixelRatioF())
            asked = (small_picture, self._record, shown, side, self._record is RecordKind.PERSON)
            self._desk.ask_later(self, *asked, then=partial(self._on_read, shown), topic="small")
        self.changed.emit()

    def _on_read(self, record_id: int | None, image: QImage) -> None:
        if record_id == self._shown:
            self.place.show_picture(image)

    def enlarge(self) -> None:
        """Show the picture as large as it is kept, until the next click or key."""
        if self.there:
            asked = (picture_of, self._record, self._shown)
            self._desk.ask_later(self, *asked, then=self._on_whole, topic="whole")

    def _on_whole(self, content: bytes | None) -> None:
        pixmap = QPixmap()
        if content is not None and pixmap.loadFromData(content):
            LargePicture(pixmap, self.place).open_below()

    # -- setting and removing ------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Let the user choose a file, in the folder where the last one was."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = Path(self._bench.memory.recall(_FOLDER) or usual)
        filters = self.tr("Pictures ({patterns})").format(patterns=file_patterns())
        path = self._bench.prompt.open_file(self._card, self.tr("Choose a picture"), folder, filters)
        if path is not None:
            self._bench.memory.keep(_FOLDER, str(path.parent))
            self.take(path)

    def paste(self) -> None:
        """Take the picture that was copied."""
        source = picture_in(QGuiApplication.clipboard().mimeData())
        if source is None:
            self._desk.refused.emit(PictureNotTaken("none"))
        else:
            self.take(source)

    def take(self, source: Source) -> None:
        """Make a small picture on the worker, and give it to the record that is shown now."""
        if (taker := self._card.record_id) is not None:
            taken, refused = partial(self._on_taken, taker), self._desk.refused.emit
            self._desk.ask_later(self, read_picture, source, then=taken, failed=refused, topic=f"take {taker}")

    def _on_taken(self, record_id: int, content: bytes) -> None:
        self._desk.do(set_picture, self._record, record_id, content)

    def remove(self) -> None:
        """Take the picture away; undo brings it back."""
        if self._card.record_id is not None:
            self._desk.do(remove_picture, self._record, self._card.record_id)

    # -- what is dropped and pasted on the card ------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            return self._on_dragged(event)
        if event.type() == QEvent.Type.DragLeave:
            self._invite(False)
        if event.type() == QEvent.Type.Resize:
            self._make_room()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_dragged(self, event: QDropEvent) -> bool:
        """Enter and move are drops too, in Qt's eyes. What is no picture is for the window."""
        if self._card.record_id is None or not holds_picture(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._invite(event.type() in _OVER)
        if event.type() == QEvent.Type.Drop and (source := picture_in(event.mimeData())) is not None:
            self.take(source)
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        """Ctrl+V where nothing is typed."""
        if not event.matches(QKeySequence.StandardKey.Paste) or self._card.record_id is None:
            return False
        self.paste()
        return True

    def _invite(self, on: bool) -> None:
        self.place.set_inviting(on)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow form the names and tabs need all of the head."""
        crowded = self._card.is_editing and self._card.width() < _ROOMY
        self.place.setVisible(self.place.is_inviting or (self.there and not crowded))


class PicturePlace(QAbstractButton):
    """A small picture with round corners; while one is dragged over the card, the place to drop it on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap = QPixmap()
        self._inviting = False
        self.setFixedSize(SMALL + SPACE_L, SMALL + SPACE_M)
        self.setContentsMargins(SPACE_L, SPACE_M, 0, 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click to enlarge"))
        self.hide()

    @property
    def pixmap(self) -> QPixmap:
        """What is shown; null while it is on its way."""
        return self._pixmap

    @property
    def is_inviting(self) -> bool:
        """Whether it is the place to drop a picture on."""
        return self._inviting

    def show_picture(self, image: QImage) -> None:
        """Show an image in device pixels."""
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def set_inviting(self, on: bool) -> None:
        """Show that a picture can be dropped."""
        self._inviting = on
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        square = QRectF(self.contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(square, CARD_RADIUS, CARD_RADIUS)
        if self._inviting:
            self._paint_invitation(painter, path, square)
            return
        painter.setClipPath(path)
        size = self._pixmap.deviceIndependentSize()
        middle = square.center() - QRectF(0, 0, size.width(), size.height()).center()
        painter.drawPixmap(middle, self._pixmap)
        painter.setClipping(False)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(self._theme.colour("accent" if marked else "line"), 2 if self.hasFocus() else 1))
        painter.drawPath(path)

    def _paint_invitation(self, painter: QPainter, path: QPainterPath, square: QRectF) -> None:
        painter.fillPath(path, self._theme.colour("accent_soft"))
        painter.setPen(QPen(self._theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPath(path)
        icon = QRectF(0, 0, ICON_LARGE, ICON_LARGE)
        icon.moveCenter(square.center())
        self._theme.icons.fill(painter, "picture", self._theme.colour("accent"), icon)


class LargePicture(QLabel):
    """The picture as it is kept, over the window, until a click or a key."""

    def __init__(self, pixmap: QPixmap, place: QWidget) -> None:
        super().__init__(place, Qt.WindowType.Popup)
        self._place = place
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        self.setAccessibleName(place.accessibleName())
        self.setPixmap(pixmap)
        self.resize(self.sizeHint())

    def open_below(self) -> None:
        """Open under the place, within the screen."""
        corner = self._place.mapToGlobal(QPoint(SPACE_L, SMALL + SPACE_M + SPACE_S))
        room = self._place.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width())
        self.move(max(room.left(), left), max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()
