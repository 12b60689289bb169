"""The help beside the window: its pages at the left, the one that is read at the right, and a field to search them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.help.pages import FIRST, Section, find, line_of, read_pages
from desktop_crm.views.help.reader import HelpReader, page_at
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_M, SPACE_S

_SIZE = QSize(860, 620)
_LIST_WIDTH = 248
_KEPT = "help"
_PAGE, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class HelpDialog(QDialog):
    """Stands beside the window, so that one can read and do. *keys_of* tells the keys of a command."""

    def __init__(self, bench: Bench, keys_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._pages = read_pages(bench.language, keys_of)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        if not self.restoreGeometry(bench.memory.recall_bytes(f"{_KEPT}/window")):
            self.resize(_SIZE)
        self._list_pages()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.field = QLineEdit(self)
        self.field.setProperty("role", "search")
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search the help"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = QLabel(self)
        self.none.setProperty("role", "muted")
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setWordWrap(True)
        self.none.hide()
        self.reader = HelpReader(self._pages, self._bench.theme, self)
        self.back = self._way("back", self.tr("Back to the page before"))
        self.forward = self._way("forward", self.tr("Forward again"))
        self._lay_out()
        self.field.setFocus()

    def _way(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "icon")
        button.setIcon(self._bench.theme.icon(icon))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        for widget in (self.back, self.forward, self.field):
            top.addWidget(widget)
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(SPACE_S, 0, SPACE_S, SPACE_S)
        below.addWidget(self.none)
        below.addWidget(self.list, 1)
        self._parts = QSplitter(self)
        self._parts.setChildrenCollapsible(False)
        for part in (left, self.reader):
            self._parts.addWidget(part)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.reader.sourceChanged.connect(self._on_source_changed)
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.reader.forwardAvailable.connect(self.forward.setEnabled)
        for button, keys, go in (
            (self.back, QKeySequence.StandardKey.Back, self.reader.backward),
            (self.forward, QKeySequence.StandardKey.Forward, self.reader.forward),
        ):
            button.clicked.connect(go)
            QShortcut(keys, self, go)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)

    # -- reading -------------------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Read a page, whatever was searched before."""
        self.field.clear()
        self.reader.show_page(name if name in self._pages else FIRST)

    def _search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _list_pages(self) -> None:
        self._fill([(page.title, "", page.name, 0) for page in self._pages.values()])
        self._mark_page(self.reader.page)

    def _fill(self, lines: list[tuple[str, str, str, int]]) -> None:
        """List pages or hits: what each is called, what is said below, and where it leads."""
        self.list.blockSignals(True)
        self.list.clear()
        for title, below, page, place in lines:
            item = QListWidgetItem(f"{title}\n{below}" if below else title, self.list)
            item.setData(_PAGE, page)
            item.setData(_PLACE, place)
        self.list.blockSignals(False)

    def _on_typed(self, typed: str) -> None:
        found = find(list(self._pages.values()), typed)
        if typed.strip():
            self._fill([(self._called(one), line_of(one, typed), one.page, one.place) for one in found])
            self.list.setCurrentRow(0)
        else:
            self._list_pages()
        self.none.setText(self.tr("No page tells of “{text}”.").format(text=typed.strip()))
        self.none.setVisible(bool(typed.strip()) and not found)
        self.reader.mark(typed)

    def _called(self, section: Section) -> str:
        title = self._pages[section.page].title
        return f"{title} ▸ {section.heading}" if section.place else title

    def _on_entered(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.reader.setFocus()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.reader.show_page(item.data(_PAGE))
            self.reader.show_heading(item.data(_PLACE))
            self.reader.mark(self.field.text())

    def _on_source_changed(self, address: QUrl) -> None:
        """The list follows links and the way back."""
        if not self.field.text().strip():
            self._mark_page(page_at(address))

    def _mark_page(self, name: str) -> None:
        self.list.blockSignals(True)
        rows = (row for row in range(self.list.count()) if self.list.item(row).data(_PAGE) == name)
        self.list.setCurrentRow(next(rows, -1))
        self.list.blockSignals(False)

    @override
    def done(self, result: int) -> None:
        """However it is closed, its size is remembered."""
        self._bench.memory.keep_bytes(f"{_KEPT}/window", self.saveGeometry())
        super().done(result)
