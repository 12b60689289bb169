"""The field chooser: opens under what asks for a field; typing finds fields of all levels, arrows walk them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.chooser_rows import (
    Part,
    Row,
    RowPainter,
    Rows,
    branch_row,
    gathering_row,
    heading,
    leaf_row,
)
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.ways import Leaf, Level, leaf_of, leaves, often, onward, search, top
from desktop_crm.views.parts.criteria.words import kind_name
from desktop_crm.views.theme import SPACE_S, SPACE_XS

_WIDTH, _HEIGHT = 340, 416
_MOST_HITS = 100
_MOST_RECENT = 5
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldChooser(QFrame):
    """One stands for the whole editor; it is filled when it opens, and further levels when they are opened."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._bench, self._record = bench, ""
        self._then: Callable[[Way], None] | None = None
        self.setObjectName("fieldChooser")
        self.search = QLineEdit(self)
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search fields"))
        self.search.setAccessibleName(self.tr("Search fields"))
        self.rows = Rows(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Fields"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowPainter(bench.theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._on_taken)

    # -- opening ---------------------------------------------------------------------------------------------------

    def choose(self, record: str, under: QWidget, then: Callable[[Way], None]) -> None:
        """Let the user choose a field of a kind of record, and what is related to it."""
        self._record, self._then = record, then
        tokens = self._bench.theme.tokens
        self.setStyleSheet(f"#fieldChooser {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; }}")
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._fill("")
        self.move(self._place(under))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, under: QWidget) -> QPoint:
        """Under the widget, or above it where the screen ends; within the screen in any case."""
        room: QRect = under.screen().availableGeometry()
        place = under.mapToGlobal(QPoint(0, under.height() + 1))
        if place.y() + self.height() > room.bottom():
            above = under.mapToGlobal(QPoint(0, -self.height() - 1))
            place = above if above.y() >= room.top() else QPoint(place.x(), room.bottom() - self.height())
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        return place

    # -- what stands in it -----------------------------------------------------------------------------------------

    def _fill(self, typed: str) -> None:
        self.rows.show(self._hits(typed) if typed.strip() else self._browsed())
        self._mark(0, 1)
        self.list.scrollToTop()

    def _hits(self, typed: str) -> list[Row]:
        found = search(self._record, typed, self._bench.language)
        rows = [leaf_row(leaf, whole=True) for leaf in found[:_MOST_HITS]]
        return rows or [Row(Part.NEWS, self.tr("No field is called so"))]

    def _browsed(self) -> list[Row]:
        """What one is likely to want, the way to further records, and all fields."""
        level, rows = top(self._record), self._first()
        rows += self._onward(level)
        rows.append(heading(kind_name(self._record)))
        rows += map(leaf_row, leaves(level, self._bench.language))
        return rows

    def _onward(self, level: Level, depth: int = 0) -> list[Row]:
        branches = onward(level)
        return [gathering_row(self.tr("Related records"), branches, depth)] if branches else []

    def _first(self) -> list[Row]:
        """What was used last; until there is such, what is used most."""
        used = self._recent()
        title, leaves = (self.tr("Used last"), used) if used else (self.tr("Often used"), often(self._record))
        return [heading(title), *(leaf_row(leaf, whole=True) for leaf in leaves)] if leaves else []

    def _recent(self) -> list[Leaf]:
        kept = self._bench.memory.recall(self._memory, [])
        ways = [Way(tuple(way[:-1]), way[-1]) for way in kept if isinstance(way, list) and way]
        return [leaf for way in ways if (leaf := leaf_of(self._record, way)) is not None]

    @property
    def _memory(self) -> str:
        return f"criteria/recent/{self._record}"

    def _keep_recent(self, way: Way) -> None:
        kept = [list(one) for one in self._bench.memory.recall(self._memory, []) if isinstance(one, list)]
        mine = [*way.relations, way.path]
        kept = [mine, *(one for one in kept if one != mine)][:_MOST_RECENT]
        self._bench.memory.keep(self._memory, kept)

    def _inner(self, row: Row) -> Sequence[Row]:
        """Of a level the way on stands before its fields: there may be many."""
        depth = row.depth + 1
        if row.branch is None:
            return [branch_row(branch, depth) for branch in row.inner]
        level = row.branch.level
        return [*self._onward(level, depth), *(leaf_row(leaf, depth) for leaf in leaves(level, self._bench.language))]

    # -- keys and mouse --------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Return whether the key is dealt with."""
        key, typed = Qt.Key(event.key()), self.search.text()
        if key in _WALK:
            self._mark(self.place + _WALK[key], 1 if _WALK[key] > 0 else -1)
        elif key in _ENTER:
            self._on_taken(self.list.currentIndex())
        elif key == Qt.Key.Key_Right and self.search.cursorPosition() == len(typed):
            self._open(self.place)
        elif key == Qt.Key.Key_Left and not typed:
            self._close(self.place)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F4):
            self.close()
        else:
            return False
        return True

    @property
    def place(self) -> int:
        """The marked line."""
        return self.list.currentIndex().row()

    def _mark(self, place: int, direction: int) -> None:
        """Mark a line, or the next one that can be taken."""
        rows = self.rows.rows
        place = max(0, min(place, len(rows) - 1))
        turn = range(place, len(rows)) if direction > 0 else range(place, -1, -1)
        back = range(place, -1, -1) if direction > 0 else range(place, len(rows))
        found = next((at for way in (turn, back) for at in way if rows[at].can_be_taken), None)
        self.list.setCurrentIndex(QModelIndex() if found is None else self.rows.index(found))

    def _open(self, place: int) -> None:
        row = self.rows.rows[place] if place >= 0 else None
        if row is None or row.part is not Part.BRANCH:
            return
        if not row.opened:
            self.rows.open(place, self._inner(row))
            self.list.scrollTo(self.rows.index(place), QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self._mark(place + 1, 1)

    def _close(self, place: int) -> None:
        if place < 0:
            return
        row = self.rows.rows[place]
        at = place if row.part is Part.BRANCH and row.opened else self.rows.holder(place)
        if at is not None and self.rows.rows[at].part is Part.BRANCH:
            self.list.setCurrentIndex(self.rows.index(at))
            self.rows.close(at)

    def _on_taken(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.rows[index.row()]
        if row.part is Part.BRANCH:
            self.list.setCurrentIndex(index)
            (self._close if row.opened else self._open)(index.row())
        elif row.leaf is not None:
            self._take(row.leaf.way)

    def _take(self, way: Way) -> None:
        then = self._then
        self._keep_recent(way)
        self.close()
        if then is not None:
            then(way)
