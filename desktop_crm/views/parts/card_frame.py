"""The frame of a card: header, tabs, pages and buttons, and what they show. `Card` adds editing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice, Draft, Form, FormState
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.card_layout import CardLayout, CardTab
from desktop_crm.views.parts.card_page import LINE, CardCheck, CardPage
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.parts.links_tab import LinksTab
from desktop_crm.views.parts.own_tabs import LINKS, with_own_tabs
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_DOT = " •"


class CardFrame(QFrame):
    """A record on tabs. The screen lays out `header_line`, `above_tabs` and `footer_line`."""

    shown_changed = Signal()  # another record, another mode, or other values are shown
    laid_out = Signal()  # it needs other room: the pages were made anew, or there are lines under its name

    def __init__(self, bench: Bench, layout: CardLayout, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._given, self._form = layout, form  # the layout without the user's own fields
        self._layout = self._with_tabs(layout)
        self._draft: Draft | None = None
        self._values: dict[str, Any] = {}
        self._labels: dict[str, str] = {}
        self._state = FormState()
        self._editing = False
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(self._mark_troubles)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("card")
        self.header_line = QHBoxLayout()
        self.header_line.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, 0)
        self.header_line.setSpacing(SPACE_S)
        self.under_header = QVBoxLayout()  # for sentences at narrow values of the header
        self.under_header.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        self.under_header.setSpacing(0)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.setAccessibleName(self.tr("Card"))
        self.tabs.setAccessibleName(self.tr("Tabs of the card"))
        self._stack = QStackedWidget(self)
        self.links = LinksTab(self._bench, self._layout.record, self._company_id, self)
        self.links.hide()  # where the kind has none, it stands on no tab
        self.links.counted.connect(self._mark_tabs)
        self.pages: list[CardPage] = []
        self._fill_tabs()
        self.above_tabs = QVBoxLayout()
        self.above_tabs.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        self.footer_line = QHBoxLayout()
        self.footer_line.setContentsMargins(SPACE_L, 0, SPACE_M, SPACE_S)
        self.footer_line.setSpacing(SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_XS)
        for line in (self.header_line, self.under_header, self.above_tabs):
            lines.addLayout(line)
        self.head = QHBoxLayout()  # what stands at its left is as high as name and tabs
        self.head.setSpacing(0)
        self.head.addLayout(lines, 1)
        column.addLayout(self.head)
        tab_line = QHBoxLayout()
        tab_line.setContentsMargins(SPACE_L - 2, 0, SPACE_L, 0)
        tab_line.addWidget(self.tabs)
        tab_line.addStretch(1)
        self._build_buttons(tab_line)
        lines.addLayout(tab_line)
        column.addWidget(self._stack, 1)
        column.addLayout(self.footer_line)
        self._header_values = {name: self._header_value(name) for name in self._layout.header}

    def _build_buttons(self, line: QHBoxLayout) -> None:
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("role", "primary")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        for button in (self.cancel_button, self.save_button):
            line.addWidget(button)
            button.hide()

    def _with_tabs(self, layout: CardLayout) -> CardLayout:
        """Return the layout with all tabs that it has; a kind's own card may have more."""
        return with_own_tabs(layout)

    def _fill_tabs(self) -> None:
        for tab in self._layout.tabs:
            self._stack.addWidget(self._widget_of(tab))
            self.tabs.addTab(shown(tab.label))

    def _widget_of(self, tab: CardTab) -> QWidget:
        """Return what stands on a tab; a kind's own card may have other things than fields there."""
        return self.links if tab.name == LINKS else self._page(tab)

    def _page(self, tab: CardTab) -> CardPage:
        page = CardPage(self._bench, self._layout, tab, self._choices, self._company_id, self)
        for value in page:
            if value.name == tab.dotted:
                value.invite()
        self.pages.append(page)
        return page

    def show_tab(self, name: str) -> None:
        """Show a tab by its name in the layout; the first one where it is gone."""
        names = [tab.name for tab in self._layout.tabs]
        self.tabs.setCurrentIndex(names.index(name) if name in names else 0)

    def _lay_out_anew(self) -> None:
        """The user's own fields are others now: make the pages anew. The open tab stays open."""
        name = self._layout.tabs[self.tabs.currentIndex()].name
        never_empty = {value.name for value in self._places() if value.never_empty}
        self._layout = self._with_tabs(self._given)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
            page = self._stack.widget(0)
            assert page is not None
            self._stack.removeWidget(page)
        for page in self.pages:
            page.hide()
            page.deleteLater()
        self.pages.clear()
        self._fill_tabs()
        for value in self._places():
            value.never_empty = value.name in never_empty
        self.tabs.blockSignals(False)
        self.show_tab(name)
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        for layout in (self._stack.layout(), self.layout()):  # at once, for who shares the room
            if layout is not None:
                layout.invalidate()
                layout.activate()
        self.laid_out.emit()

    def _header_value(self, name: str) -> CardValue:
        return CardValue(self._bench, self._layout.field(name), self._choices, self._company_id, self)

    def header_value(self, name: str) -> CardValue:
        """Return the place of a value that stands in the header; the screen lays it out."""
        return self._header_values[name]

    def _places(self) -> list[CardValue]:
        return [*self._header_values.values(), *(value for page in self.pages for value in page)]

    def _checks(self) -> list[CardCheck]:
        return [check for page in self.pages for check in page.checks.values()]

    def place(self, name: str) -> CardValue:
        """Return where an attribute stands on this card."""
        return next(value for value in self._places() if value.name == name)

    def whole_lines(self, height: int) -> int:
        """Return the largest height, at most *height*, at which the edge cuts no line of fields in two."""
        around = self.sizeHint().height() - self._stack.sizeHint().height() + SPACE_XS
        return around + max((height - around) // LINE, 1) * LINE

    # -- the way of the eye --------------------------------------------------------------------------------------

    @property
    def first(self) -> str:
        """Where typing begins: the name, or on a card without one the first place that is empty."""
        names = (*self._layout.header, *(value.name for value in self.pages[0] if not self._values.get(value.name)))
        return next(iter(names), self.pages[0].cells[0].name)

    def beside(self, value: CardValue, step: int) -> CardValue | None:
        """Return the next (1) or previous (-1) place in sight that can be edited; None at the end of the page."""
        pages = [page for page in self.pages if page is self._stack.currentWidget()]
        places = [*self._header_values.values(), *(place for page in pages for place in page)]
        way = [place for place in places if place is value or (not place.isHidden() and not place.locked)]
        at = way.index(value) + step
        return way[at] if 0 <= at < len(way) else None

    def _order_tabs(self) -> None:
        """Tab walks as the eye does: the header, each tab column by column, then Save and Cancel."""
        cells = [*self._header_values.values(), *(cell for page in self.pages for cell in page.cells)]
        stations = [station for cell in cells for station in cell.stations]
        for before, after in pairwise([self.tabs, *stations, self.save_button, self.cancel_button]):
            QWidget.setTabOrder(before, after)

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def record(self) -> RecordKind:
        """What kind of record stands on this card."""
        return self._layout.record

    @property
    def record_id(self) -> int | None:
        """The shown record; None while a new one is being registered, or before the first."""
        return self._draft.id if self._draft else None

    @property
    def title(self) -> str:
        """The name of what is shown."""
        title = self._layout.title or self._layout.tabs[0].columns[0][0]
        return str(self._labels.get(str(title)) or self._values.get(str(title)) or self.tr("New"))

    @property
    def values(self) -> Mapping[str, Any]:
        """What stands on the card now, edited or not."""
        return self._values

    @property
    def labels(self) -> Mapping[str, str]:
        return self._labels

    @property
    def state(self) -> FormState:
        return self._state

    @property
    def is_editing(self) -> bool:
        """Whether the whole card is a form now."""
        return self._editing

    @property
    def is_typing(self) -> bool:
        """Whether anything is being edited: the whole card or one value."""
        return self._editing

    @property
    def is_new(self) -> bool:
        return self._editing and self.record_id is None

    @property
    def is_dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return bool(self.edits()) or any(value.problem() for value in self._places())

    def edits(self) -> dict[str, Any]:
        """Return what differs from the file."""
        if self._draft is None:
            return {}
        before = self._draft.values
        return {
            name: value
            for name, value in self._values.items()
            if not name.startswith("_") and value != before.get(name)
        }

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._values, self._labels = dict(draft.values), dict(draft.labels)
        self._refresh()

    def _refresh(self) -> None:
        self._state = self._form.state(self._values)
        for value in self._places():
            value.show_value(*self.held(value.name), self._tone(value))
        for check in self._checks():
            check.show_value(self._values.get(check.name))
        self.links.show_record(self.record_id)
        self._order_tabs()
        self._apply_state()
        self.shown_changed.emit()

    def held(self, name: str) -> tuple[Any, str]:
        """Return the value that stands at an attribute's place, and its shown name; a kind's own card may differ."""
        return self._values.get(name), self._labels.get(name, "")

    def _tone(self, value: CardValue) -> str:
        """A negative amount or share is red (SD-5), and what the kind's own card says."""
        held = self._values.get(value.name)
        if value.field.kind in (Kind.MONEY, Kind.PERCENT) and isinstance(held, int) and held < 0:
            return "error"
        return self.tone_of(value.name, held)

    def tone_of(self, name: str, value: Any) -> str:
        """The role of a value's text ("error" is red); a screen's card overrides it."""
        return ""

    def _apply_state(self) -> None:
        for page in self.pages:
            page.apply(self._state, self._editing)
        for value in self._header_values.values():
            value.set_locked(value.name in self._state.locked or not value.field.editable)
            value.setVisible(value.name not in self._state.hidden)
        self._mark_tabs()
        self._allow_save()

    def _mark_tabs(self) -> None:
        for number, tab in enumerate(self._layout.tabs):
            self.tabs.setTabText(number, shown(tab.label) + (_DOT if self._is_dotted(tab) else ""))

    def _is_dotted(self, tab: CardTab) -> bool:
        """LK-2: links mark their tab, as a note does."""
        if tab.name == LINKS:
            return self.links.count > 0
        return bool(tab.dotted) and bool(str(self._values.get(tab.dotted) or "").strip())

    def _allow_save(self) -> None:
        self.save_button.setEnabled(not self.why_dimmed())
        self.save_button.setToolTip(self.why_not_save() or self.tr("Save (Ctrl+S)"))
        self._mark_troubles()

    def _mark_troubles(self) -> None:
        """A tab out of sight on which something stands in the way of saving says so."""
        missing = self._state.missing(self._values) if self._editing else ()
        for page in self.pages:
            at = self._stack.indexOf(page)
            hidden = at != self.tabs.currentIndex()
            troubled = hidden and any(value.problem() or value.name in missing for value in page)
            if troubled == self.tabs.tabIcon(at).isNull():
                self.tabs.setTabIcon(at, self._bench.theme.icon("error", "overdue") if troubled else QIcon())

    def why_dimmed(self) -> str:
        """Return why Save is dim, in words (SC-6). What was typed wrongly does not dim it: Save leads there."""
        if not self.is_typing:
            return self.tr("Nothing is being edited.")
        if missing := self._state.missing(self._values):
            return self.why_missing(missing)
        return next((problem for value in self._places() if value.never_empty and (problem := value.problem())), "")

    def why_not_save(self) -> str:
        """Return why the form cannot be saved now, in words; empty if it can (SC-6)."""
        for value in self._places():
            if problem := value.problem():
                return f"{shown(value.field.label)}: {problem}"
        return self.why_dimmed()

    def why_missing(self, names: Sequence[str]) -> str:
        """Say which mandatory fields are empty."""
        fields = ", ".join(shown(self._layout.field(name).label) for name in names)
        return self.tr("Still missing: {fields}").format(fields=fields)

    def why_locked(self, value: CardValue) -> str:
        """Say why a value cannot be edited now."""
        label = shown(value.field.label)
        if not value.field.editable:
            told = self.tr("{field} is worked out by the program and cannot be changed.").format(field=label)
            return f"{told} {shown(value.field.help)}".rstrip()
        reasons = self._state.reasons
        if reason := reasons.get(value.name) or reasons.get(""):
            return shown(reason)
        if (source := self._state.source) and self._labels.get(source):
            told = self.tr("{field} comes from {record}, and is changed there.")
            return told.format(field=label, record=self._labels[source])
        return self.tr("{field} cannot be changed as things stand.").format(field=label)

    def in_sight(self, names: Sequence[str]) -> list[str]:
        """Return attributes in the order of the eye."""
        way = [value.name for value in self._places()]
        return sorted(names, key=lambda name: way.index(name) if name in way else len(way))

    def _choices(self, name: str) -> Sequence[Choice]:
        """Return a field's pick list; stored words stand in it as they are called."""
        found = self._desk.ask(self._form.choices, self._values, name)
        field = self._layout.field(name)
        if field.words is None:
            return found
        return [Choice(c.value, self._bench.faces.word(field, c.value), c.hint, c.deleted) for c in found]

    def _company_id(self) -> int | None:
        """The company whose persons are offered first."""
        return self.record_id if self._layout.record is RecordKind.COMPANY else self._values.get("company_id")
