"""The card of a selection: its tabs hold the members, those behind them, what it asks for, and its details (2.6)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QHideEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.selection_facts import SelectionFault
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.badge import Badge
from desktop_crm.views.parts.card_layout import CardLayout, CardTab
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.selection.combination import CombinationPage
from desktop_crm.views.selection.counts import MemberCounts
from desktop_crm.views.selection.criteria_page import CriteriaPage
from desktop_crm.views.selection.members import MembersPage
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.theme import SPACE_L, SPACE_S, SPACE_XS

MEMBERS, CONTACTS, CRITERIA, COMBINATION, DETAILS = "members", "contacts", "criteria", "combination", "details"
_OWN = (
    CardTab(MEMBERS, mark("Members")),
    CardTab(CONTACTS, mark("Company/person")),
    CardTab(CRITERIA, mark("Criteria")),
    CardTab(COMBINATION, mark("Combination")),
)


class SelectionCard(RecordCard):
    """A selection on its screen. The tabs that it has depend on what it is of, and of which type."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        self._own: dict[str, QWidget] = {}
        self._since, self._seen = bench.desk.clock.now(), set[int]()
        self._before: int | None = None  # the selection that was shown last
        super().__init__(bench, RecordKind.SELECTION, parent)
        self.counts = MemberCounts(bench.desk, self)
        self.counts.counted.connect(self._on_counted)
        self._build_facts()
        for page in (self.criteria, self.combination):
            page.state_changed.connect(self.shown_changed)
            page.told.connect(self.told)
        self.combination.record_requested.connect(self.record_requested)
        for members in self.member_pages:
            members.record_requested.connect(self.record_requested)
            members.mend_requested.connect(self.mend)
            members.refreshed.connect(self._count_anew)
        self.tabs.currentChanged.connect(lambda _place: self.shown_changed.emit())

    # -- building ------------------------------------------------------------------------------------------------

    @override
    def _with_tabs(self, layout: CardLayout) -> CardLayout:
        whole = super()._with_tabs(layout)
        return replace(whole, tabs=(*_OWN, *whole.tabs))

    @override
    def _widget_of(self, tab: CardTab) -> QWidget:
        if tab not in _OWN:
            return super()._widget_of(tab)
        if tab.name not in self._own:
            self._own[tab.name] = self._make(tab.name)
        return self._own[tab.name]

    def _make(self, name: str) -> QWidget:
        if name == CRITERIA:
            return CriteriaPage(self._bench, self)
        return (
            CombinationPage(self._bench, self)
            if name == COMBINATION
            else MembersPage(self._bench, name == CONTACTS, self)
        )

    def _build_facts(self) -> None:
        """Type and target as badges, and beside them how many, whose, and in which category."""
        self.form_badge, self.target_badge = Badge(self._bench.theme, self), Badge(self._bench.theme, self)
        self.count = QLabel(self)
        self.facts = ElidedLabel(parent=self)
        self.facts.setProperty("role", "muted")
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for widget in (self.form_badge, self.target_badge, self.count):
            line.addWidget(widget)
        line.addSpacing(SPACE_XS)
        line.addWidget(self.facts, 1)
        self.above_tabs.addLayout(line)
        self.above_tabs.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)

    # -- its parts -----------------------------------------------------------------------------------------------

    @property
    def members(self) -> MembersPage:
        """The list of the selection's own records."""
        return self._page_of(MEMBERS)

    @property
    def contacts(self) -> MembersPage:
        """The list of the companies and persons behind them."""
        return self._page_of(CONTACTS)

    @property
    def criteria(self) -> CriteriaPage:
        return self._page_of(CRITERIA)

    @property
    def combination(self) -> CombinationPage:
        return self._page_of(COMBINATION)

    @property
    def member_pages(self) -> tuple[MembersPage, MembersPage]:
        return self.members, self.contacts

    def _page_of(self, name: str) -> Any:
        return self._own[name]

    @property
    def shown_selection(self) -> ShownSelection | None:
        """What is shown; None where a new one is written, or there is none."""
        if self.record_id is None:
            return None
        values = self._values
        target, form = SelectionTarget(values["target"]), SelectionForm(values["form"])
        return ShownSelection(self.record_id, str(values["name"]), target, form)

    @property
    def list_page(self) -> MembersPage:
        """The tab with rows that is shown, or the one that leads to the members."""
        current = self._stack.currentWidget()
        if isinstance(current, MembersPage):
            return current
        return self.contacts if self._is_of_contacts else self.members

    @property
    def _is_of_contacts(self) -> bool:
        shown = self.shown_selection
        return shown is not None and shown.target is SelectionTarget.CONTACT

    def show_members(self) -> None:
        """Show the tab of its own records."""
        self.show_tab(CONTACTS if self._is_of_contacts else MEMBERS)

    # -- what is shown -------------------------------------------------------------------------------------------

    @override
    def _refresh(self) -> None:
        super()._refresh()
        self._show_pages()

    @override
    def clear(self) -> None:
        super().clear()
        self._show_pages()

    def _show_pages(self) -> None:
        selection = self.shown_selection
        form, target = (None, None) if selection is None else (selection.form, selection.target)
        has: Mapping[str, bool] = {
            MEMBERS: target is not SelectionTarget.CONTACT,
            CONTACTS: True,
            CRITERIA: form is SelectionForm.DYNAMIC,
            COMBINATION: form is SelectionForm.COMBINED,
        }
        for place, tab in enumerate(_OWN):
            wanted = has[tab.name] and selection is not None
            if wanted != self.tabs.isTabVisible(place):  # Qt takes a call that changes nothing for “all is laid out”
                self.tabs.setTabVisible(place, wanted)
        self.tabs.updateGeometry()
        if selection is None:
            self.show_tab(DETAILS)
        elif not self.tabs.isTabVisible(self.tabs.currentIndex()) or self._begins_with_members():
            self.show_members()
        self._before = self.record_id
        self.members.show_selection(selection if has[MEMBERS] else None)
        self.contacts.show_selection(selection)
        self.criteria.show_selection(selection if has[CRITERIA] else None)
        self.combination.show_selection(selection if has[COMBINATION] else None)
        self._show_facts()

    def _begins_with_members(self) -> bool:
        """Whether nothing was shown before it, or it was made just now; who goes from one to the next keeps the tab."""
        assert self.record_id is not None
        made_now = self.record_id not in self._seen and self._values["registered_at"] >= self._since
        self._seen.add(self.record_id)
        return self._before is None or made_now

    def _show_facts(self) -> None:
        selection, faces = self.shown_selection, self._bench.faces
        form = "" if selection is None else faces.word_of(SelectionForm, selection.form)
        target = "" if selection is None else faces.word_of(SelectionTarget, selection.target)
        self.form_badge.show_fact("" if selection is None else selection.form.value, form)
        self.target_badge.show_fact("" if selection is None else selection.target.value, target, "muted")
        told = (self._labels.get("owner_id", ""), self._labels.get("category_id", ""))
        self.facts.setText(" · ".join(part for part in told if part))
        self._show_count()

    def _show_count(self) -> None:
        selection = self.shown_selection
        found = None if selection is None else self.counts.of(selection.id)
        if found is None:
            self.count.setText("")
        elif found.count is None:
            self.count.setText(self.tr("Cannot be shown"))
        else:
            told = self.tr("1 member") if found.count == 1 else self.tr("{count} members")
            self.count.setText(told.format(count=self._bench.faces.number_text(found.count)))

    def _count_anew(self) -> None:
        if self.record_id is not None:
            self.counts.forget(self.record_id)

    def _on_counted(self, selection_id: int) -> None:
        if selection_id == self.record_id:
            self._show_count()

    @override
    def sign(self) -> tuple[QIcon, str]:
        return self._bench.theme.icon("selection", "accent"), shown(mark("Selection"))

    # -- editing -------------------------------------------------------------------------------------------------

    @override
    def edit(self, focus: str = "") -> None:
        """The form is the details."""
        if self._layout.tabs[self.tabs.currentIndex()] in _OWN:
            self.show_tab(DETAILS)
        super().edit(focus)

    @property
    def unsaved(self) -> CriteriaPage | CombinationPage | None:
        """The tab with a change that is not saved."""
        return next((page for page in (self.criteria, self.combination) if page.is_dirty), None)

    @property
    @override
    def is_dirty(self) -> bool:
        return super().is_dirty or self.unsaved is not None

    @override
    def may_leave(self) -> bool:
        page = self.unsaved
        if page is not None:
            answers = [self.tr("Save"), self.tr("Discard"), self.tr("Go on editing")]
            answer = self._bench.prompt.choose(self, self.tr("Save what you changed?"), self.title, answers)
            if answer == 2 or (answer == 0 and not page.save()):
                return False
            page.discard()
        return super().may_leave()

    @override
    def abandon(self) -> None:
        if (page := self.unsaved) is not None:
            page.discard()
        super().abandon()

    def mend(self, fault: SelectionFault) -> None:
        """Go to where a selection that cannot be shown is mended."""
        if fault.id != self.record_id:
            self.record_requested.emit(RecordKind.SELECTION.value, fault.id)
        else:
            self.show_tab(COMBINATION if fault.reason in ("part_gone", "circle") else CRITERIA)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """The screen is left: what was seen of the selection is the last look."""
        super().hideEvent(event)
        if not event.spontaneous():
            for page in self.member_pages:
                page.leave()
