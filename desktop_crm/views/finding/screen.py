"""The Find screen: which kind is searched for, its typical searches, and the page of the kind (FIND-1)."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.finding import Typical, typical
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.kinds import FOUND
from desktop_crm.views.finding.page import SearchPage
from desktop_crm.views.finding.strip import KindStrip
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.words import record_icon
from desktop_crm.views.theme import SPACE_M, SPACE_S

_ROOMY = 900  # from this width on the kinds and the typical searches stand at the left
_KIND = "find/kind"


class FindScreen(QWidget):
    """Pages are made when their kind is first searched for; each keeps its results while others are looked at."""

    open_requested = Signal(str, int, object)  # kind, id, and the Listing that one walks over, or None
    record_requested = Signal(str, int)
    new_requested = Signal(str, object)
    previewed = Signal(str, int)
    kind_shown = Signal()

    def __init__(self, bench: Bench, first: RecordKind, parent: QWidget | None = None) -> None:
        """*first*: the kind that is searched for until the user chooses another."""
        super().__init__(parent)
        self._bench = bench
        self._pages: dict[RecordKind, SearchPage] = {}
        kept = bench.memory.recall(_KIND, first.value)
        self._kind = RecordKind(kept) if kept in FOUND else RecordKind.SALE
        self._build()
        self._connect()

    def _build(self) -> None:
        self.strip = KindStrip(self._bench.theme, self)
        self._pages_stack = QStackedWidget(self)
        self.kind_button = self._kinds()
        self.typical_menu = QMenu(self)
        self.typical_button = QPushButton(self.tr("Typical searches"), self)
        self.typical_button.setMenu(self.typical_menu)
        self.save_button = QPushButton(self._bench.theme.icon("selection"), self.tr("Save as selection…"), self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.kind_button)
        head.addStretch(1)
        head.addWidget(self.typical_button)
        head.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._pages_stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_S, SPACE_M, SPACE_S, SPACE_S)
        line.setSpacing(SPACE_M)
        line.addWidget(self.strip)
        line.addLayout(column, 1)

    def _kinds(self) -> QToolButton:
        """Return the kinds as a menu, for where the strip finds no room."""
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFont(self._bench.theme.font("section", bold=True))
        button.setToolTip(self.tr("Search for something else"))
        menu = QMenu(button)
        for kind, found in FOUND.items():
            icon = self._bench.theme.icon(record_icon(kind))
            entry = menu.addAction(icon, shown(found.label))
            entry.triggered.connect(lambda _on, kind=kind: self.show_kind(kind))
            entry.setObjectName(kind.value)
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        self.strip.kind_chosen.connect(self.show_kind)
        self.strip.typical_chosen.connect(self._on_typical_chosen)
        self.save_button.clicked.connect(self._on_save_wanted)
        self._bench.desk.changed.connect(self._on_changed)

    # -- kinds ---------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> RecordKind:
        """The kind that is searched for."""
        return self._kind

    @property
    def page(self) -> SearchPage:
        """The page that is shown."""
        return self._made(self._kind)

    def come(self) -> None:
        """Come into sight, as it was left."""
        self.show_kind(self._kind)

    def title_of(self, kind: RecordKind) -> str:
        """Return what the list of records of a kind is called that were found, or that what was found leads to."""
        return shown(FOUND[kind].many)

    def show_kind(self, kind: RecordKind) -> None:
        """Search for records of a kind."""
        if kind is not self._kind:
            self._bench.memory.keep(_KIND, kind.value)
        self._kind = kind
        self._pages_stack.setCurrentWidget(self.page)
        self.kind_button.setText(shown(FOUND[kind].label))
        self.kind_button.setIcon(self._bench.theme.icon(record_icon(kind)))
        self._list_typical()
        self._allow()
        self.page.focus_on_criteria()
        self.kind_shown.emit()

    def _made(self, kind: RecordKind) -> SearchPage:
        if kind not in self._pages:
            page = self._pages[kind] = SearchPage(self._bench, kind, self)
            self._pages_stack.addWidget(page)
            page.entered_from = self.save_button
            page.open_requested.connect(self.open_requested)
            page.record_requested.connect(self.record_requested)
            page.new_requested.connect(self.new_requested)
            page.previewed.connect(self.previewed)
            page.typical_wanted.connect(self._offer_typical)
            page.state_changed.connect(self._allow)
        return self._pages[kind]

    def _on_save_wanted(self) -> None:
        self.page.save()

    def _allow(self) -> None:
        """Say whether there is something to be saved."""
        why = self._pages[self._kind].why_not_save() if self._kind in self._pages else ""
        self.save_button.setEnabled(not why)
        self.save_button.setToolTip(why or self.tr("Keep this search, or what it finds, as a selection"))

    # -- typical searches ----------------------------------------------------------------------------------------

    def _list_typical(self) -> None:
        searches = self._bench.desk.ask(typical, self._kind)
        self.strip.show_kind(self._kind, searches)
        self.typical_menu.clear()
        for search in searches:
            text = shown(search.label).replace("&", "&&")
            entry = self.typical_menu.addAction(text)
            entry.triggered.connect(lambda _on, search=search: self._on_typical_chosen(search))
            entry.setObjectName(search.name)

    def _offer_typical(self) -> None:
        """Open the menu of typical searches, or go to where they stand."""
        if self.typical_button.isVisible():
            self.typical_menu.popup(self.typical_button.mapToGlobal(QPoint(0, self.typical_button.height() + 1)))
        else:
            self.strip.list.setFocus()
            self.strip.list.setCurrentRow(0)

    def _on_typical_chosen(self, search: Typical) -> None:
        self.page.take(search.criteria)

    def _on_changed(self, changes: Any) -> None:
        """Typical searches are filled in from the lists."""
        if self.isVisible() and changes.touch_any("list_item"):
            self._list_typical()

    # -- measures ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        self.strip.setVisible(roomy)
        self.typical_button.setVisible(not roomy)
