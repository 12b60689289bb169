"""What the pages of lists and of fields share: names at the left, ranked lines at the right, the chosen line below."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.folding import fold
from desktop_crm.views.bench import Bench
from desktop_crm.views.settings.grouped_names import GroupedNames
from desktop_crm.views.settings.page import Line, Page, plain_label
from desktop_crm.views.settings.ranked_table import RankedRow, RankedTable
from desktop_crm.views.theme import FIELD_HEIGHT, ICON_MEDIUM, SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_NAMES_WIDTH = 192
_LEAST_LINES = 4  # that are seen at once
_BESIDES = 330  # the height of what stands above and below the lines, as most lists have it


class RankedPage(Page):
    """Each change is one step. What is deleted is hidden: it can be shown, and restored (SD-7)."""

    def __init__(self, bench: Bench, title: str, introduction: str, names: GroupedNames, parent: QWidget) -> None:
        super().__init__(bench, title, introduction, parent)
        self.names = names
        self._rows: Sequence[RankedRow] = ()
        self._build()
        self._make_actions()
        self._connect()

    # -- what the pages differ in --------------------------------------------------------------------------------

    @abstractmethod
    def read(self) -> Sequence[RankedRow]:
        """Read what is chosen at the left, and return its lines, deleted ones too."""

    @abstractmethod
    def headings(self) -> Sequence[str]:
        """Return the headings of the columns."""

    @abstractmethod
    def numeric(self) -> frozenset[int]:
        """Return the columns of figures."""

    @abstractmethod
    def nothing(self) -> str:
        """Return what to say, and what to do, where there is no line yet."""

    @abstractmethod
    def add_named(self, name: str) -> int | None:
        """Add a line and return its id; None where it was refused."""

    @abstractmethod
    def rename(self, id: int, name: str) -> bool:
        """Give a line another name; returns whether it was taken."""

    @abstractmethod
    def put(self, id: int, before: int | None) -> None:
        """Let a line stand before another, or last."""

    @abstractmethod
    def set_deleted(self, id: int, deleted: bool) -> None:
        """Delete or restore a line."""

    @abstractmethod
    def show_line(self, row: RankedRow | None) -> None:
        """Show the chosen line below."""

    @abstractmethod
    def count(self) -> None:
        """Ask how many records use the lines."""

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.names.setFixedWidth(_NAMES_WIDTH)
        self.left = QVBoxLayout()
        self.left.setSpacing(SPACE_S)
        self.left.addWidget(self.names, 1)
        self.right = QVBoxLayout()
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(SPACE_L)
        holder = QWidget(self.content)
        holder.setLayout(self.right)
        self.scroller = QScrollArea(self.content)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(holder)
        self._build_lines()
        self.right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(SPACE_M)
        across.addLayout(self.left)
        across.addWidget(self.scroller, 1)
        self._column.insertLayout(1, across, 1)
        self._column.setStretch(2, 0)

    def _build_lines(self) -> None:
        card = QFrame(self.content)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        self.heading = plain_label("", "section", card, wrapped=False)
        self.with_deleted = QCheckBox(self.tr("Show deleted"), card)
        self.with_deleted.setToolTip(self.tr("Show the deleted lines too; they can be restored"))
        self.tools = QHBoxLayout()
        self.tools.setSpacing(SPACE_XS)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self.heading, 1)
        head.addWidget(self.with_deleted)
        head.addLayout(self.tools)
        self.table = RankedTable(self._bench.theme, card)
        self.new = QLineEdit(card)
        self.add_button = QPushButton(self.tr("Add"), card)
        self.add_button.setAutoDefault(False)
        self.adding = QHBoxLayout()
        self.adding.setSpacing(SPACE_S)
        self.adding.addWidget(self.new, 1)
        self.adding.addWidget(self.add_button)
        self.empty = plain_label("", "muted", card)
        self.warning = plain_label("", "muted", card)
        self.problem = plain_label("", "error", card)
        self.line = Line(None, self.table, self.warning, self.problem)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.empty)
        column.addWidget(self.problem)
        column.addLayout(self.adding)
        column.addWidget(self.warning)
        self.right.addWidget(card)
        self.lines_column = column

    def _make_actions(self) -> None:
        make = self.make_action
        self.naming = make("edit", self.tr("Rename"), "F2", self.table.edit_chosen)
        self.up = make("chevron_up", self.tr("Move up"), "Alt+Up", lambda: self.table.move_chosen(-1))
        self.down = make("chevron_down", self.tr("Move down"), "Alt+Down", lambda: self.table.move_chosen(1))
        self.delete = make("delete", self.tr("Delete"), "Del", self._on_deleting)
        for action in (self.up, self.down, self.delete):
            self.tools.addWidget(self.tool(action))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def make_action(self, icon: str, text: str, key: str, done: Callable[[], Any]) -> QAction:
        """Make a command of the chosen line: it is in the table's context menu, and its key works there."""
        action = QAction(self._bench.theme.icon(icon), text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _on=False: done())
        self.table.addAction(action)
        self.explain(action, text)
        return action

    def explain(self, action: QAction, words: str) -> None:
        """Explain a command in its tool tip, with its key."""
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({key})" if key else words)

    def tool(self, action: QAction) -> QToolButton:
        """Return a small button of a command."""
        button = QToolButton(self.content)
        button.setProperty("role", "icon")
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setFixedSize(FIELD_HEIGHT, FIELD_HEIGHT)
        button.setAccessibleName(action.text())
        return button

    def _connect(self) -> None:
        self.names.chosen.connect(self._on_named)
        self.table.lines.renamed.connect(self._on_renamed)
        self.table.lines.moved.connect(self.put)
        self.table.line_changed.connect(self._on_line_changed)
        self.with_deleted.toggled.connect(lambda _on: self._show_rows())
        self.new.textChanged.connect(self._on_typed)
        self.new.returnPressed.connect(self._on_adding)
        self.add_button.clicked.connect(self._on_adding)
        for key in ("Return", "Enter"):
            pressed = QShortcut(QKeySequence(key), self.add_button, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(self.add_button.click)

    # -- showing -------------------------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.isVisible():
            self.show_names()
            self._read_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_names(self) -> None:
        """Show the names at the left, where they change."""

    def _on_named(self) -> None:
        self.line.tell("")
        self.new.clear()
        with QSignalBlocker(self.with_deleted):
            self.with_deleted.setChecked(False)
        self.table.clear()
        self._read_again()

    def _read_again(self) -> None:
        self._rows = self.read()
        self.count()
        self._show_rows()

    def show_again(self, rows: Sequence[RankedRow]) -> None:
        """Show the same lines with other texts beside them: the counts have arrived."""
        self._rows = rows
        self._show_rows()

    def _show_rows(self) -> None:
        """Show the lines, and below them the chosen one."""
        deleted = any(row.deleted for row in self._rows)
        self.with_deleted.setEnabled(deleted)
        rows = [row for row in self._rows if not row.deleted or self.with_deleted.isChecked()]
        self.table.show_rows(self.headings(), self.numeric(), rows)
        self._fit()
        self.table.setVisible(bool(rows))
        self.empty.setText(self.nothing())
        self.empty.setVisible(not rows)
        self._on_line_changed()
        self._warn()

    def _fit(self) -> None:
        """Show as many lines as leave room for the chosen one below."""
        room = (self.scroller.viewport().height() - _BESIDES) // FIELD_HEIGHT
        seen = max(_LEAST_LINES, min(len(self.table.lines.rows), room))
        head = max(self.table.horizontalHeader().sizeHint().height(), FIELD_HEIGHT)
        self.table.setFixedHeight(head + seen * FIELD_HEIGHT + 2 * self.table.frameWidth())

    def _on_line_changed(self) -> None:
        row, place = self.table.row, self.table.currentIndex().row()
        self.up.setEnabled(row is not None and place > 0)
        self.down.setEnabled(row is not None and place < len(self.table.lines.rows) - 1)
        gone = row is not None and row.deleted
        self.delete.setText(self.tr("Restore") if gone else self.tr("Delete"))
        self.explain(self.delete, self.delete.text())
        self.delete.setIcon(self._bench.theme.icon("undo" if gone else "delete"))
        for action in (self.naming, self.delete):
            action.setEnabled(row is not None)
        self.show_line(row)

    # -- changing ------------------------------------------------------------------------------------------------

    def _on_renamed(self, id: int, name: str) -> None:
        """What is refused stays open, and says why where it was typed."""
        if not self.rename(id, name):
            self.table.refuse(self.line.told)
            self.line.tell("")

    def _on_deleting(self) -> None:
        if (row := self.table.row) is not None:
            self.set_deleted(row.id, not row.deleted)

    def _on_adding(self) -> None:
        """Enter adds, and the field is free for the next one."""
        if self.add_button.isEnabled() and (added := self.add_named(self.new.text())) is not None:
            self.new.clear()
            self.table.choose(added)
        self.new.setFocus()

    def _on_typed(self) -> None:
        self.line.tell("")
        self._warn()

    def _warn(self) -> None:
        """Say while it is typed that there is a line of this name."""
        wanted = fold(self.new.text().strip())
        same = [row for row in self._rows if fold(row.name) == wanted] if wanted else []
        shown = next((row for row in same if not row.deleted), None)
        if shown is not None:
            self.line.explain(self.tr("There is a “{name}” already.").format(name=shown.name))
        elif same:
            self.line.explain(self.restored_by(same[0].name))
        else:
            self.line.explain("")
        self.add_button.setEnabled(bool(wanted) and shown is None)

    def restored_by(self, name: str) -> str:
        """Say what adding the name of a deleted line does."""
        return self.tr("“{name}” was deleted; adding it restores it.").format(name=name)
