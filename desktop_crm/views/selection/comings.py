"""What came into a selection and what went out since the user last looked: a slim line, and the list behind it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.looks import Comings, Seen, Told, remember_look, seen, told_members
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_M, SPACE_S, SPACE_XS

_MOST = 200  # names of those who came, and of those who went
_WIDTH, _MOST_SEEN = 340, 14
_RECORD = Qt.ItemDataRole.UserRole
_NOTHING = Qt.ItemFlag.NoItemFlags


class ComingsBar(QFrame):
    """Compares what is seen with the last look, keeps the look when the selection is left, and tells in one line."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._selection_id: int | None = None
        self._record = RecordKind.CONTACT
        self._seen: Seen | None = None
        self._comings: Comings | None = None  # as they were when the selection came into sight
        self.popup: ComingsPopup | None = None
        self._build()

    def _build(self) -> None:
        self.setObjectName("comings")
        icon = QLabel(self)
        icon.setPixmap(self._bench.theme.pixmap("history", ICON_SMALL, "accent", self.devicePixelRatioF()))
        self.link = LinkButton("", "", self)
        self.link.setToolTip(self.tr("Show who came and who went"))
        self.link.clicked.connect(self.open_list)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(self._bench.theme.icon("close", "muted"))
        self.close_button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.close_button.setAutoRaise(True)
        self.close_button.setProperty("role", "icon")
        self.close_button.setAccessibleName(self.tr("Put this line away"))
        self.close_button.setToolTip(self.tr("I have seen it"))
        self.close_button.clicked.connect(self.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, 0, SPACE_XS, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(icon)
        line.addWidget(self.link)
        line.addStretch(1)
        line.addWidget(self.close_button)
        self.hide()

    # -- looking -------------------------------------------------------------------------------------------------

    def begin(self, selection_id: int, record: RecordKind) -> None:
        """Another selection comes into sight; the one before is left."""
        if selection_id != self._selection_id:
            self.leave()
            self._selection_id, self._record = selection_id, record

    def look(self) -> None:
        """Its members have come into sight, or are others now."""
        if self._selection_id is not None:
            then = partial(self._on_seen, self._selection_id)
            self._desk.ask_later(self, seen, self._selection_id, then=then)

    def _on_seen(self, selection_id: int, found: Seen | None) -> None:
        if selection_id != self._selection_id or found is None:
            return
        self._seen = found
        if self._comings is None:
            self._comings = found.comings
            self._show()

    def leave(self) -> None:
        """The selection goes out of sight: what was seen of it is the last look."""
        self._remember()
        self._selection_id, self._seen, self._comings = None, None, None
        self.hide()

    def dismiss(self) -> None:
        """The user has seen it: from now on it counts as looked at."""
        self._remember()
        self.hide()

    def _remember(self) -> None:
        """A look is no work of the user's: where it cannot be kept now, the one before it stays."""
        if self._selection_id is None or self._seen is None:
            return
        with suppress(BusyWithJob, self._desk.save_failed):
            self._desk.attempt(remember_look, self._selection_id, self._seen.packed)

    # -- telling -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._comings
        if found is None or found.since is None or not (len(found.came) or len(found.went)):
            self.hide()
            return
        number = self._bench.faces.number_text
        parts = [f"+{number(len(found.came))}"] if len(found.came) else []
        parts += [f"−{number(len(found.went))}"] if len(found.went) else []
        told = self.tr("{counts} since {moment}").format(counts="  ".join(parts), moment=self._moment(found.since))
        self.link.show_text(told)
        self.show()

    def _moment(self, since: datetime) -> str:
        """Return a day in words; of today its time."""
        local, today = since.astimezone(), self._desk.clock.today()
        if local.date() == today:
            return self._bench.faces.time_text(local.hour * 60 + local.minute)
        pattern = self.tr("d MMMM") if local.year == today.year else self.tr("d MMMM yyyy")
        return QLocale(self._bench.faces.locale).toString(QDate(local.year, local.month, local.day), pattern)

    def open_list(self) -> None:
        """Show the names of both."""
        found = self._comings
        if found is None:
            return
        sides = [(self.tr("Came in"), found.came), (self.tr("Went out"), found.went)]
        self.popup = ComingsPopup(self._bench, self)
        for heading, ids in sides:
            if len(ids):
                names = self._desk.ask(told_members, self._record, list(ids[:_MOST]), _MOST)
                self.popup.add(heading, names, len(ids))
        self.popup.record_requested.connect(self.record_requested)
        self.popup.open_under(self.link)


class _Lines(QStyledItemDelegate):
    """The chosen line has its ground, and needs no frame."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class ComingsPopup(QFrame):
    """Names under two headings. Enter or a click opens a record; what was deleted cannot be opened."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._bench = bench
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("comingsList")
        tokens = bench.theme.tokens
        self.setStyleSheet(f"#comingsList {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; }}")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Who came and who went"))
        self.list.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.itemClicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)

    def add(self, heading: str, names: Sequence[Told], count: int) -> None:
        """Add names under a heading; *count* says how many there are in all."""
        number = self._bench.faces.number_text
        self._add(f"{heading} ({number(count)})", bold=True)
        for one in names:
            item = self._add(one.name or self.tr("(deleted)"))
            item.setIcon(self._bench.theme.icon(one.record.value, "muted"))
            item.setToolTip(plain_tip(one.name))
            if one.name:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setData(_RECORD, (one.record.value, one.id))
        if count > len(names):
            self._add(self.tr("and {count} more").format(count=number(count - len(names))))

    def _add(self, text: str, bold: bool = False) -> QListWidgetItem:
        item = QListWidgetItem(text, self.list)
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        item.setFlags(_NOTHING)
        item.setForeground(self._bench.theme.colour("muted"))
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        return item

    def open_under(self, widget: QWidget) -> None:
        """Stand under a widget, with the first name marked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in (leading := [one for one in items if one.flags() & Qt.ItemFlag.ItemIsEnabled]):
            item.setForeground(self._bench.theme.colour("text"))
        self.list.setCurrentRow(self.list.row(leading[0]) if leading else -1)
        rows = min(self.list.count(), _MOST_SEEN)
        self.setFixedSize(_WIDTH, rows * ROW_HEIGHT + 2 * SPACE_XS + 4)
        self.move(widget.mapToGlobal(QPoint(0, widget.height())))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        if (record := item.data(_RECORD)) is not None:
            self.close()
            self.record_requested.emit(*record)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
            self._open(self.list.currentItem())
        else:
            super().keyPressEvent(event)
