"""The tab of links: what a record leads to, and what leads to it (15.4). Each change is saved at once."""

from collections.abc import Callable, Set
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.links import LINKED, ShownLink, count_links, describe_link, links_of, remove_links
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.address import open_url
from desktop_crm.views.parts.link_list import LinkList
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.theme import SPACE_L, SPACE_S, SPACE_XS

_TABLES = ("link", *(str(kind) for kind in LINKED))


class LinksTab(QWidget):
    """The links of one record. They are counted for the tab's dot (LK-2), and read when the tab is looked at."""

    record_requested = Signal(str, int)
    counted = Signal()

    def __init__(
        self, bench: Bench, record: RecordKind, company_id: Callable[[], int | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._record, self._company_id = record, company_id
        self._record_id: int | None = None
        self._stale = True
        self.count = 0
        self._is_built = False
        self._desk.changed.connect(self._on_changed)

    def _build(self) -> None:
        """Make what is seen, when it is to be seen for the first time: most cards are read without it."""
        self._is_built = True
        self.list = LinkList(self._bench.theme, self)
        self.empty = EmptyState(self)
        self.add_button = QPushButton(self._bench.theme.icon("add"), self.tr("Add link"), self)
        self.add_button.setAutoDefault(False)  # in a dialog, Enter is for the form
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_S, 0, 0, 0)
        line.addWidget(self.add_button)
        line.addStretch(1)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_S, SPACE_XS, SPACE_L, SPACE_S)  # icons stand where labels do on other tabs
        column.setSpacing(SPACE_S)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self._places = QStackedLayout(self)
        self._places.addWidget(holder)
        self._places.addWidget(self.empty)
        self._connect()
        self._show_place()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.list.open_wished.connect(self._on_open_wished)
        self.list.remove_wished.connect(self._on_remove_wished)
        self.list.described.connect(self._on_described)

    def show_record(self, record_id: int | None) -> None:
        """Show the links of a record; None: of one that has not been saved yet."""
        self._record_id = record_id
        self._read()

    def _read(self) -> None:
        here = self._record_id
        self.count = 0 if here is None else self._desk.ask(count_links, self._record, here)
        self._stale = True
        if self.isVisible():
            self._read_links()
        self._show_place()
        self.counted.emit()

    def _read_links(self) -> None:
        self._stale = False
        here = self._record_id
        self.list.show_links([] if here is None else self._desk.ask(links_of, self._record, here))

    def _show_place(self) -> None:
        if not self._is_built:
            return
        self._places.setCurrentIndex(0 if self.count else 1)
        if self._record_id is None:
            self.empty.set_state(self.tr("Save first; then links can be added."), "", None)
        else:
            text = self.tr("Nothing is linked yet. A link leads to another record or to a page on the web.")
            self.empty.set_state(text, self.tr("Add link"), self.add)

    def add(self) -> None:
        """Ask what to link to."""
        if self._record_id is not None:
            from desktop_crm.views.parts.link_dialog import LinkDialog  # start-up does not wait for what it needs

            dialog = LinkDialog(self._bench, self._record, self._record_id, self._company_id, self.window())
            before = {link.id for link in self.list.links()}
            dialog.finished.connect(lambda _result: self._go_to_new(before))
            dialog.open()

    def _go_to_new(self, before: Set[int]) -> None:
        """A link that was not there *before* is where the keys are."""
        added = [row for row, link in enumerate(self.list.links()) if link.id not in before]
        if added:
            self.list.setCurrentRow(added[0])
        (self.list if self.count else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is wished ------------------------------------------------------------------------------------------

    def _on_open_wished(self, link: ShownLink) -> None:
        """LK-3: a record opens on its screen, an address outside."""
        if link.kind is None:
            open_url(link.url)
        elif not link.gone and link.record_id is not None:
            self.record_requested.emit(link.kind.value, link.record_id)

    def _on_remove_wished(self, links: list[ShownLink]) -> None:
        self._desk.do(remove_links, [link.id for link in links])

    def _on_described(self, link: ShownLink, text: str) -> None:
        self._desk.do(describe_link, link.id, text)

    def _on_changed(self, changes: Any) -> None:
        if self._record_id is not None and changes.touch_any(*_TABLES):
            self._read()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_built:
            self._build()
        if self._stale:
            self._read_links()
