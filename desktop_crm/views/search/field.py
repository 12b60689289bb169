"""The field in the top bar that finds everything and does everything; the focus stays in it while its list is open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.searching import Found, pieces_of, search, spans_of, visited
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import Actions
from desktop_crm.views.search.commands import OWN, CommandLines
from desktop_crm.views.search.lines import LINE_HEIGHT, Line, LinePainter, Lines
from desktop_crm.views.theme import SPACE_XS

_NARROWEST, _WIDEST, _LIST_WIDTH = 180, 420, 560
_MOST_SEEN = 14
_LONGEST = 200
_RECENT = 8
_DOES = ">"  # typed first: commands alone
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchField(QLineEdit):
    """Ctrl+K, a few letters, Enter. Arrow keys walk, Esc closes and gives the focus back."""

    record_requested = Signal(str, int)
    create_requested = Signal(str, object, object)  # kind, context, reply
    sale_wanted = Signal(object)  # the values of a new sale

    def __init__(self, bench: Bench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._actions = bench, actions
        self._commands = CommandLines(actions, bench.memory, self)
        self._list: QListView | None = None
        self._lines = Lines(self)
        self._before: QWidget | None = None
        self._answered = ""  # what was typed when the list was filled
        self._hasty = False  # Enter came before the answer
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("role", "search")
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = self._actions[OWN].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(self.tr("Search everything  {keys}").format(keys=keys))
        self.setAccessibleName(self.tr("Search everything"))
        self.setToolTip(self.tr("Find records by any part of their names, and give commands by theirs"))
        self.addAction(self._bench.theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def _connect(self) -> None:
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    # -- opening and closing -------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._list is not None and self._list.isVisible()

    @property
    def lines(self) -> Sequence[Line]:
        """What the list says."""
        return self._lines.lines

    @property
    def view(self) -> QListView:
        """The list, over the window's other parts; made when it is first wanted."""
        if self._list is None:
            self._list = QListView(self.window())
            self._list.setObjectName("searchList")
            self._list.setModel(self._lines)
            self._list.setItemDelegate(LinePainter(self._bench.theme, self._list))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setUniformItemSizes(True)
            self._list.setMouseTracking(True)
            self._list.setAccessibleName(self.accessibleName())
            self._list.entered.connect(self._on_entered)
            self._list.clicked.connect(self._on_clicked)
            self._list.hide()
        return self._list

    def open(self) -> None:
        """Take the focus, mark what was typed, and show what is found by it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._show_list()

    def close_list(self) -> None:
        """Put the list away and forget what was typed."""
        if self._list is not None:
            self._list.hide()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.clear()

    def _show_list(self) -> None:
        if not self.is_open:
            self._bench.desk.keep_up_search()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._on_edited()

    def _leave(self) -> None:
        """Close, and give the focus back to where it was."""
        before = self._before
        self.close_list()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self and old is not None and old is not self:
            self._before = old
            old.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._before = None

    # -- what is typed -------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._hasty = False
        typed = self.text().strip()
        if not typed:
            visits = self._bench.visits
            elsewhere = [visit for visit in visits.lately if visit != visits.here]
            recent = self._bench.desk.ask(visited, elsewhere[:_RECENT])
            self._show(_under(self.tr("Recent"), [self._line(found, []) for found in recent])
                       + _under(self.tr("Commands"), self._commands.often()))  # fmt: skip
        elif typed.startswith(_DOES):
            commands = self._commands.matching(typed.removeprefix(_DOES))
            self._show(commands or [Line(self.tr("There is no such command."), look="news")])
        else:
            self._bench.desk.ask_later(
                self, search, typed, then=lambda found: self._on_found(typed, found), topic="search"
            )

    def _on_found(self, typed: str, found: Sequence[Found]) -> None:
        if self.text().strip() != typed or not self.hasFocus():
            return
        pieces = pieces_of(typed)
        records = [self._line(one, pieces) for one in found]
        commands = _under(self.tr("Commands"), self._commands.matching(typed))
        self._show([*records, *commands] if records else [*commands, *self._offers(typed)])
        if self._hasty:
            self._on_return()

    def _line(self, found: Found, pieces: Sequence[str]) -> Line:
        day = self._bench.faces.date_text(found.day) if found.day else ""
        beside = " · ".join(part for part in (found.by, day, found.beside) if part)
        icon = self._bench.theme.icon(found.record, "muted")
        return Line(found.name, found, icon, beside, spans_of(found.name, pieces))

    def _offers(self, typed: str) -> list[Line]:
        """No record was found: say so, and offer to register it. An arrow key must come first, before Enter does it."""
        told = Line(self.tr("Nothing is called “{text}”.").format(text=typed), look="news")
        texts = {
            RecordKind.COMPANY: self.tr("New company “{name}”"),
            RecordKind.PERSON: self.tr("New person “{name}”"),
            RecordKind.SALE: self.tr("New sale “{name}”"),
        }
        icon = self._bench.theme.icon
        return [told] + [
            Line(text.format(name=typed), (kind, typed), icon(kind, "accent"), waits=True)
            for kind, text in texts.items()
        ]

    def _show(self, lines: Sequence[Line]) -> None:
        view = self.view
        self._answered = self.text().strip()
        self._lines.show(lines)
        tokens = self._bench.theme.tokens
        view.setStyleSheet(
            f"#searchList {{ background: {tokens.surface}; border: 1px solid {tokens.field_line};"
            f" border-radius: 6px; padding: {SPACE_XS}px 0; }}"
        )
        view.setGeometry(self._below(len(lines)))
        view.setVisible(bool(lines))
        view.raise_()
        first = next((row for row, line in enumerate(lines) if line.takes), -1)
        self._mark(-1 if first < 0 or lines[first].waits else first)
        view.scrollToTop()

    def _below(self, rows: int) -> QRect:
        """Under the middle of the field, within the window."""
        window, view = self.window(), self.view
        width = min(max(_LIST_WIDTH, self.width()), window.width() - 2 * SPACE_XS)
        corner = self.mapTo(window, QPoint((self.width() - width) // 2, self.height() + SPACE_XS))
        left = max(SPACE_XS, min(corner.x(), window.width() - width - SPACE_XS))
        line = max(LINE_HEIGHT, view.sizeHintForRow(0))
        return QRect(left, corner.y(), width, min(rows, _MOST_SEEN) * line + 2 * SPACE_XS + 2)

    # -- walking and taking --------------------------------------------------------------------------------------

    def _mark(self, row: int) -> None:
        self.view.setCurrentIndex(self._lines.index(row, 0) if row >= 0 else QModelIndex())

    def _walk(self, step: int) -> None:
        rows = [row for row, line in enumerate(self.lines) if line.takes]
        here = self.view.currentIndex().row()
        if rows:
            place = rows.index(here) + step if here in rows else 0
            self._mark(rows[max(0, min(len(rows) - 1, place))])

    def _on_entered(self, index: QModelIndex) -> None:
        if self.lines[index.row()].takes:
            self.view.setCurrentIndex(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(self.lines[index.row()])

    def _on_return(self) -> None:
        index = self.view.currentIndex()
        self._hasty = self._answered != self.text().strip()
        if self.is_open and index.isValid() and not self._hasty:
            self._take(self.lines[index.row()])

    def _take(self, line: Line) -> None:
        if not line.takes:
            return
        self._leave()
        if isinstance(line.value, QAction):
            line.value.trigger()
        elif isinstance(line.value, Found):
            self.record_requested.emit(line.value.record, line.value.id)
        else:
            self._create(*line.value)

    def _create(self, kind: RecordKind, name: str) -> None:
        if kind is RecordKind.SALE:
            self.sale_wanted.emit({"title": name})
        else:
            self.create_requested.emit(
                kind, {"name": name}, lambda record_id, _name: self.record_requested.emit(kind, record_id)
            )

    # -- events --------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif step is not None and self.is_open:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._show_list()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_list()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press elsewhere closes the list, also where it takes no focus; another size of the window moves it."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and watched is not self.view and not self.view.isAncestorOf(watched):
                self._leave()
        elif event.type() == QEvent.Type.Resize and watched is self.window() and self.is_open:
            self.view.setGeometry(self._below(len(self.lines)))
        return False


def _under(heading: str, lines: Sequence[Line]) -> list[Line]:
    return [Line(heading, look="heading"), *lines] if lines else []
