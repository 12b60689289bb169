"""A screen: the card of one record above, its section tabs below (SC-1). Made for all kinds of record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.reading import SKIPPING, counts_of, first_of, is_skipping
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing
from desktop_crm.views.areas import Area
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import TASKS
from desktop_crm.views.language import shown
from desktop_crm.views.parts.deleting import may_delete
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_section import RecordSection
from desktop_crm.views.parts.record_walk import Walk
from desktop_crm.views.parts.record_watch import tables_watched
from desktop_crm.views.theme import SPACE_M, SPACE_S

_BROUGHT = ("company_id", "person_id", "project_id")  # what a new record takes from the one that is looked at
_LEAST_SECTION = 180
_TYPING = ("save", "cancel")  # commands for what is being edited
_WHILE_EDITING = ("favourite", "follow_up_here", "history", "set_picture", "remove_picture")


class RecordScreen(QWidget):
    """One record at a time. Commands arrive by name from the window; what cannot be done now says why."""

    record_shown = Signal(int)
    record_left = Signal()  # no record is shown: a new one is being written, or there is none
    given_up = Signal()  # a new record was not registered
    state_changed = Signal()
    record_requested = Signal(str, int)
    new_requested = Signal(str, object)  # kind, and what is known of the new record
    create_requested = Signal(str, object, object)
    told = Signal(str)

    def __init__(self, bench: Bench, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self.area, self.record = area, area.record
        self._form = FORMS[area.record]
        self._walk = Walk(bench.desk, area.record, self)
        self._before: int | None = None
        self._after: int | None = None
        self._stale = False  # something was changed while the screen was out of sight
        self._heirs: tuple[int | None, ...] = ()  # the records to show when the one that is being deleted is gone
        self._here: int | None = None  # the record that was shown last
        self._gone: int | None = None  # it, while one hears of the step that took it away
        self._lost: dict[int, int] = {}  # by step: the record that was shown until then
        self._build()
        self._commands = self._command_table()
        self._connect()

    # -- building ------------------------------------------------------------------------------------------------

    def _make_card(self) -> RecordCard:
        """Return the card; a kind with a card of its own makes that."""
        return RecordCard(self._bench, self.record, self)

    def _build(self) -> None:
        self.card = self._make_card()
        self.sections = QTabWidget(self)
        self.sections.setDocumentMode(True)
        for named in (self.sections, self.sections.tabBar()):
            named.setAccessibleName(self.tr("Sections"))
        made = [RecordSection(self._bench, self.record, section, self) for section in self.area.sections]
        self.lists = {one.section.name: one for one in made}
        for one in made:
            self.sections.addTab(one, shown(one.section.label))
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.sections)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.sections.setVisible(bool(made))
        self._shared = self.splitter.restoreState(self._bench.memory.recall_bytes(self._kept("splitter")))
        self._recall_section()
        self._lay_out()
        self.setFocusProxy(self.card)

    def _lay_out(self) -> None:
        self.empty = EmptyState(self)
        self._whole = QStackedLayout()
        self._whole.addWidget(self.splitter)
        self._whole.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_S, SPACE_S)
        column.addLayout(self._whole)

    def _connect(self) -> None:
        card = self.card
        card.shown_changed.connect(self._on_card_changed)
        card.saved.connect(self._on_saved)
        card.cancelled.connect(self._on_cancelled)
        card.record_requested.connect(self.record_requested)
        card.create_requested.connect(self.create_requested)
        card.told.connect(self.told)
        card.laid_out.connect(self._share)
        card.completed_chosen.connect(self._on_completed_chosen)
        card.previous.clicked.connect(lambda: self.run_command("previous"))
        card.next.clicked.connect(lambda: self.run_command("next"))
        for one in self.lists.values():
            one.record_requested.connect(self.record_requested)
            one.new_requested.connect(self.new_requested)
            one.filtered.connect(self._count)
        if card.picture is not None:
            card.picture.changed.connect(self.state_changed)
        self._desk.changed.connect(self._on_changed)
        self._desk.stepped.connect(self._on_stepped)
        self._desk.user_changed.connect(self._count)
        self.splitter.splitterMoved.connect(self._on_shared)
        self.sections.currentChanged.connect(self._on_section_chosen)
        area = self.area
        self.empty.set_state(shown(area.none), shown(area.add), lambda: self.new_requested.emit(area.record.value, {}))

    # -- what is remembered --------------------------------------------------------------------------------------

    def _kept(self, name: str) -> str:
        return f"{self.record.value}/{name}"

    def _recall_section(self) -> None:
        name = self._bench.memory.recall(self._kept("section"))
        if name in self.lists:
            self.sections.setCurrentWidget(self.lists[name])

    def _on_section_chosen(self, _place: int) -> None:
        one = self.sections.currentWidget()
        if isinstance(one, RecordSection):
            self._bench.memory.keep(self._kept("section"), one.section.name)

    def _on_shared(self) -> None:
        self._shared = True
        self._bench.memory.keep_bytes(self._kept("splitter"), self.splitter.saveState())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Until the user moves the splitter, the card takes what it needs, and its sections take the rest."""
        if not self._shared:
            room = self.splitter.height()
            card = self.card.sizeHint().height()
            least = max(_LEAST_SECTION, self.sections.minimumSizeHint().height()) + self.splitter.handleWidth()
            if card > room - least:
                card = self.card.whole_lines(room - least)
            self.splitter.setSizes([card, room - card])

    def set_task_actions(self, actions: Sequence[QAction | None]) -> None:
        """Give the ⋮ menu its commands."""
        self.card.set_task_actions(actions)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def current_id(self) -> int | None:
        """The record that is shown."""
        return self.card.record_id

    @property
    def is_editing(self) -> bool:
        return self.card.is_editing

    @property
    def known(self) -> dict[str, Any]:
        """What a new record that belongs to the shown one takes from it."""
        values = self.card.values
        told = {name: values[name] for name in _BROUGHT if values.get(name) is not None}
        return told | ({f"{self.record.value}_id": self.current_id} if self.current_id is not None else {})

    def name_of(self, link: str) -> str:
        """Return the name of the record that *link* ("company_id") leads to, which may be the shown one itself."""
        if link == f"{self.record.value}_id" and self.current_id is not None:
            return self.card.title
        return self.card.labels.get(link, "")

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True where another record may be shown."""
        return self.card.may_leave()

    def show_record(self, record_id: int) -> bool:
        """Show a record. Returns False where it is gone, or the user goes on editing the present one."""
        if record_id == self.current_id and not self.is_editing:
            self._find_neighbours()
            return True
        if not self.may_leave() or not self.card.show_record(record_id):
            return False
        self._arrive(record_id)
        return True

    def _arrive(self, record_id: int) -> None:
        self._here = record_id
        self._list(record_id)
        self._find_neighbours()
        self.record_shown.emit(record_id)

    def _list(self, record_id: int | None) -> None:
        for one in self.lists.values():
            one.show_record(record_id)
        self._count()

    def show_first(self) -> None:
        """Show the first of the user's own records, else of all by name; nothing where there is none."""
        lists = (self.area.first, Listing(self.record, "all"))
        if not any((first := self._desk.ask(first_of, listing)) and self.show_record(first) for listing in lists):
            self.card.clear()
            self._leave()

    def _leave(self) -> None:
        self._here = None
        self._list(None)
        self._find_neighbours()
        self.record_left.emit()

    def start_new(self, context: Mapping[str, Any]) -> bool:
        """Begin a new record with what is known of it. Returns False where the user goes on editing."""
        if not self.may_leave():
            return False
        self.card.start_new({name: value for name, value in context.items() if value is not None})
        self._leave()
        return True

    def catch_up(self) -> None:
        """Come into sight: what was changed meanwhile is read, and something is shown."""
        self.card.catch_up()
        if self._stale:
            self._stale = False
            self._count()
        if self.current_id is None and not self.is_editing:
            self.show_another()
        self._find_neighbours()

    def _count(self) -> None:
        """Tell on each tab how many records its list holds (LI-5)."""
        if self.lists:
            listings = [one.listing for one in self.lists.values()]
            self._desk.ask_later(self, counts_of, listings, then=self._on_counted, topic="counts")

    def _on_counted(self, counts: Sequence[int]) -> None:
        locale = self._bench.faces.locale
        for place, (one, count) in enumerate(zip(self.lists.values(), counts, strict=True)):
            label = shown(one.section.label)
            self.sections.setTabText(place, f"{label} {locale.toString(count)}" if count else label)

    def _on_card_changed(self) -> None:
        nothing = self.current_id is None and not self.is_editing
        self._whole.setCurrentWidget(self.empty if nothing else self.splitter)
        self.state_changed.emit()

    # -- walking -------------------------------------------------------------------------------------------------

    def walk(self, ids: Any) -> None:
        """Let Previous and Next walk over *ids*; None: over all of the kind."""
        self._walk.take(ids)
        self._find_neighbours()

    def _find_neighbours(self) -> None:
        here = self.current_id
        self._before, self._after = self._walk.around(here) if here is not None else (None, None)
        place = self._walk.place_of(here) if here is not None else None
        way = "{command}" if place else self.tr("{command} – of all, by name")
        for name, button in (("previous", self.card.previous), ("next", self.card.next)):
            why = self.why_not(name)
            button.setEnabled(not why)
            button.setToolTip(why or way.format(command=button.accessibleName()))
        told = self._bench.faces.number_text
        text = self.tr("{place} of {count}").format(place=told(place[0]), count=told(place[1])) if place else ""
        self.card.place_in_list.setText(text)
        self.state_changed.emit()

    def _go(self, record_id: int | None) -> None:
        if record_id is not None:
            self.show_record(record_id)

    # -- commands ------------------------------------------------------------------------------------------------

    def _command_table(self) -> Mapping[str, Callable[[], Any]]:
        table: dict[str, Callable[[], Any]] = {
            "edit": self.card.edit,
            "save": self.card.save,
            "cancel": self.card.cancel,
            "previous": lambda: self._go(self._before),
            "next": lambda: self._go(self._after),
            "skip_completed": self._toggle_skipping,
            "favourite": self.card.star.click,
            "delete": self._delete,
        }
        if "activities" in self.lists:
            table["follow_up_here"] = self.lists["activities"].request_new
        if (picture := self.card.picture) is not None:
            table |= {"set_picture": picture.choose, "remove_picture": picture.remove}
        if self._form.complete is not None:
            table["complete"] = lambda: self._on_completed_chosen(not self.card.values.get("completed"))
        return table

    def run_command(self, name: str) -> None:
        """Do what a command names, if it can be done now. A value that is edited alone is saved first."""
        if name not in _TYPING and not self.card.settle():
            return
        if not self.why_not(name):
            self._commands[name]()

    def why_not(self, name: str) -> str:
        """Return why a command cannot be given now; empty where it can."""
        if name in _TYPING and not self.card.is_typing:
            return self.tr("Nothing is being edited.")
        if name in _TYPING:
            return self.card.why_dimmed() if name == "save" else ""
        if name != "history" and name not in self._commands:
            return self._why_never(name)
        if name == "skip_completed":
            return "" if self.record in SKIPPING else self.tr("Only completed sales and projects are skipped.")
        if self.current_id is None:
            return self.tr("Register or open a record first.")
        ends = {"previous": self._before, "next": self._after}
        if name in ends:
            return "" if ends[name] is not None else self.tr("There is nothing further in this direction.")
        if self.is_editing and name not in _WHILE_EDITING:
            return self.tr("Save or cancel what you are editing first.")
        return self._why_not_now(name)

    def _why_never(self, name: str) -> str:
        reasons = {
            "complete": self.tr("Companies, persons and products are never completed."),
            "follow_up_here": self.tr("There are no follow-ups on this."),
            "replied": self.tr("Only requests are replied to."),
            "set_picture": self.tr("Only persons and projects have a picture."),
            "remove_picture": self.tr("Only persons and projects have a picture."),
        }
        if name in TASKS["selection"]:
            return reasons.get(name) or self.tr("Open a selection first.")
        return reasons.get(name) or self.tr("Open a sale first.")

    def _why_not_now(self, name: str) -> str:
        """Return why a command of the kind cannot be given as the record stands."""
        if name == "remove_picture" and self.card.picture is not None and not self.card.picture.there:
            return self.tr("There is no picture here.")
        return self.card.why_not_complete() if name == "complete" else ""

    def ticks(self) -> dict[str, bool]:
        """Return which checkable commands are on."""
        return {
            "favourite": self.card.is_starred,
            "complete": bool(self.card.values.get("completed")),
            "skip_completed": self._desk.ask(is_skipping, self.record),
        }

    def _toggle_skipping(self) -> None:
        """SC-11: Previous and Next pass over completed records, or no longer."""
        self._desk.do(set_preference, SKIPPING[self.record], not self._desk.ask(is_skipping, self.record))

    def _do(self, operation: Callable[..., Any], *args: Any) -> None:
        self._desk.do(operation, [self.current_id], *args)

    def _on_completed_chosen(self, on: bool) -> None:
        """ST-40: in a form the tick waits to be saved, else it is saved at once."""
        if self.is_editing:
            self.card.put("completed", on)
        elif self._form.complete is not None and self.card.settle() and self.current_id is not None:
            self._do(self._form.complete, on)
            self.card.show_record(self.current_id)  # a refused tick goes back

    def _delete(self) -> None:
        """ST-60: unasked, since one undo brings it back; in the list that one walks over the neighbour is shown."""
        record_id = self.current_id
        assert record_id is not None
        if not may_delete(self._bench, self.record, [record_id], self):
            return
        self._heirs = (self._after, self._before) if self._walk.place_of(record_id) else ()
        self._do(self._form.delete)
        self._heirs = ()
        if self.current_id != record_id:
            self._bench.visits.forget(self.record, record_id)
            self.state_changed.emit()

    # -- what happened -------------------------------------------------------------------------------------------

    def _on_saved(self, record_id: int, _edits: Mapping[str, Any]) -> None:
        self._arrive(record_id)

    def _on_cancelled(self) -> None:
        """A new record was given up: the window goes back to where one was."""
        if self.current_id is None:
            self.given_up.emit()

    def _on_changed(self, changes: Any) -> None:
        """A screen out of sight waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        if changes.touch_any(
            *(table for one in self.lists.values() for table in tables_watched(self._desk, one.listing))
        ):
            self._count()
        if self.is_editing:
            return
        if self.current_id is None:
            self._gone = self._here
            self._show_instead()
        elif changes.touch_any(self.record.value, "preference"):
            self._find_neighbours()

    def _on_stepped(self, _how: str, step: Any) -> None:
        """A record that went with a step while it was shown is shown again when undo or redo brings it back."""
        gone, self._gone = self._gone, None
        if gone is not None:
            self._lost[step.id] = gone
        elif (lost := self._lost.get(step.id)) is not None and self.isVisible() and not self.card.is_typing:
            self.show_record(lost)

    def _show_instead(self) -> None:
        """Who came to the record from another kind, and undid it, is led back; else another of its kind is shown."""
        visits = self._bench.visits
        if not self._heirs and self._gone is not None:
            visits.forget(self.record, self._gone)
            if visits.here is not None and visits.here[0] != self.record:
                self.given_up.emit()
                return
        self.show_another()

    def show_another(self) -> None:
        """No record is shown: an heir is, else the one shown before, else a neighbour, else the first."""
        if not (self._show_one_of(*self._heirs) or self._show_last() or self._show_one_of(self._after, self._before)):
            self.show_first()

    def _show_one_of(self, *records: int | None) -> bool:
        return any(record_id is not None and self.show_record(record_id) for record_id in records)

    def _show_last(self) -> bool:
        """Show the record of the kind that was visited last; no step leads any more to those that are gone."""
        visits = self._bench.visits
        while (last := visits.last_of(self.record)) is not None:
            if self.show_record(last):
                return True
            visits.forget(self.record, last)
        return False
