"""The sale screen: the card above, its section tabs below (SC-1)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import FollowUpForm, RecordKind, SaleStatus
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.reading import first_of
from desktop_crm.operations.sale import delete_sales, set_completed
from desktop_crm.operations.sale_stages import CLOSED
from desktop_crm.operations.sale_status import (
    mark_as_lost,
    mark_as_sold,
    move_to_stage,
    next_stage,
    previous_stage,
    reopen,
)
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.sale.activities import Activities
from desktop_crm.views.sale.card import SaleCard
from desktop_crm.views.sale.walk import Walk
from desktop_crm.views.theme import SPACE_M, SPACE_S

_BROUGHT = ("company_id", "person_id", "project_id")  # what a new sale takes from the one that is looked at
_SPLITTER = "sale/splitter"
_LEAST_SECTION = 160
_TYPING = ("save", "cancel")  # commands for what is being edited
ALL_SALES = Listing(RecordKind.SALE, "sales.all")


class SaleScreen(QWidget):
    """One sale at a time. Commands arrive by name from the window; what cannot be done now says why."""

    sale_shown = Signal(int)
    sale_left = Signal()  # no sale is shown: a new one is being written, or there is none
    state_changed = Signal()
    record_requested = Signal(str, int)
    follow_up_requested = Signal(object)
    create_requested = Signal(str, object, object)
    told = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._walk = Walk(bench.desk, self)
        self._before: int | None = None
        self._after: int | None = None
        self._heirs: tuple[int | None, ...] = ()  # the sales to show when the one that is being deleted is gone
        self._build()
        self._commands = self._command_table()
        self._connect()

    def _build(self) -> None:
        self.card = SaleCard(self._bench, self)
        self.activities = Activities(self._bench, "sale_id", "sale/activities", self)
        self.sections = QTabWidget(self)
        self.sections.setDocumentMode(True)
        for named in (self.sections, self.sections.tabBar()):
            named.setAccessibleName(self.tr("Sections of the sale"))
        self.sections.addTab(self.activities, self.tr("Activities"))
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.sections)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self._shared = self.splitter.restoreState(self._bench.memory.recall_bytes(_SPLITTER))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_S, SPACE_S)
        column.addWidget(self.splitter)
        self.setFocusProxy(self.card)

    def _connect(self) -> None:
        card = self.card
        card.shown_changed.connect(self.state_changed)
        card.saved.connect(self._on_saved)
        card.cancelled.connect(self._on_cancelled)
        card.record_requested.connect(self.record_requested)
        card.create_requested.connect(self.create_requested)
        card.told.connect(self.told)
        card.stage_chosen.connect(self._on_stage_chosen)
        card.completed_chosen.connect(self._on_completed_chosen)
        card.stalling_wished.connect(lambda: self.run_command("stall"))
        card.previous.clicked.connect(lambda: self.run_command("previous"))
        card.next.clicked.connect(lambda: self.run_command("next"))
        self.activities.follow_up_requested.connect(self.follow_up_requested)
        self._desk.changed.connect(self._on_changed)
        self.splitter.splitterMoved.connect(self._on_shared)

    def _on_shared(self) -> None:
        self._shared = True
        self._bench.memory.keep_bytes(_SPLITTER, self.splitter.saveState())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user moves the splitter, the card takes what it needs, and its sections take the rest."""
        super().resizeEvent(event)
        if not self._shared:
            room = self.splitter.height()
            card = min(self.card.sizeHint().height(), room - _LEAST_SECTION)
            self.splitter.setSizes([card, room - card])

    def set_task_actions(self, actions: Sequence[QAction | None]) -> None:
        """Give the ⋮ menu its commands."""
        self.card.set_task_actions(actions)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def current_id(self) -> int | None:
        """The sale that is shown."""
        return self.card.record_id

    @property
    def is_editing(self) -> bool:
        return self.card.is_editing

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True where another record may be shown."""
        return self.card.may_leave()

    def show_sale(self, sale_id: int) -> bool:
        """Show a sale. Returns False where it is gone, or the user goes on editing the present one."""
        if sale_id == self.current_id and not self.is_editing:
            self._find_neighbours()
            return True
        if not self.may_leave() or not self.card.show_record(sale_id):
            return False
        self._arrive(sale_id)
        return True

    def _arrive(self, sale_id: int) -> None:
        self.activities.show_record(sale_id)
        self._find_neighbours()
        self.sale_shown.emit(sale_id)

    def show_first(self) -> None:
        """Show the first sale by title; nothing where there is none."""
        first = self._desk.ask(first_of, ALL_SALES)
        if first is not None:
            self.show_sale(first)
        else:
            self.card.clear()
            self._leave()

    def _leave(self) -> None:
        self.activities.show_record(None)
        self._find_neighbours()
        self.sale_left.emit()

    def start_new(self, context: Mapping[str, Any]) -> bool:
        """Begin a new sale. What is known of it comes from the sale that is being looked at."""
        if not self.may_leave():
            return False
        known = context or {name: self.card.values.get(name) for name in _BROUGHT}
        self.card.start_new({name: value for name, value in known.items() if value is not None})
        self._leave()
        return True

    def walk(self, ids: Any) -> None:
        """Let Previous and Next walk over *ids*; None: over all sales."""
        self._walk.take(ids)
        self._find_neighbours()

    def refresh_walk(self) -> None:
        """Look again for the sales before and after this one."""
        self._find_neighbours()

    def _find_neighbours(self) -> None:
        here = self.current_id
        self._before, self._after = self._walk.around(here) if here is not None else (None, None)
        place = self._walk.place_of(here) if here is not None else None
        way = "{command}" if place else self.tr("{command} – of all sales, by title")
        for name, button in (("previous", self.card.previous), ("next", self.card.next)):
            why = self.why_not(name)
            button.setEnabled(not why)
            button.setToolTip(why or way.format(command=button.accessibleName()))
        text = self.tr("{place} of {count}").format(place=place[0], count=place[1]) if place else ""
        self.card.place_in_list.setText(text)
        self.state_changed.emit()

    # -- commands ------------------------------------------------------------------------------------------------

    def _command_table(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "edit": self.card.edit,
            "save": self.card.save,
            "cancel": self.card.cancel,
            "previous": lambda: self._go(self._before),
            "next": lambda: self._go(self._after),
            "favourite": self.card.star.click,
            "sale_follow_up": self.activities.request_new,
            "previous_stage": lambda: self._do(previous_stage),
            "next_stage": lambda: self._do(next_stage),
            "mark_sold": lambda: self._close(mark_as_sold, "reason_sold_id"),
            "mark_lost": lambda: self._close(mark_as_lost, "reason_lost_id"),
            "stall": self._start_stalling,
            "reopen": lambda: self._do(reopen),
            "complete": lambda: self._on_completed_chosen(not self.card.values.get("completed")),
            "delete": self._delete,
        }

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
            return self.card.why_not_save() if name == "save" else ""
        if self.current_id is None:
            return self.tr("Open a sale first.")
        ends = {"previous": self._before, "next": self._after}
        if name in ends:
            return "" if ends[name] is not None else self.tr("There is no further sale in this direction.")
        if self.is_editing and name not in ("favourite", "sale_follow_up", "history"):
            return self.tr("Save or cancel what you are editing first.")
        return self._why_not_now(name)

    def _why_not_now(self, name: str) -> str:
        status = self.card.values.get("status")
        closed, stalled = status in CLOSED, status == SaleStatus.STALLED
        reasons = {
            "mark_sold": status == SaleStatus.SOLD and self.tr("The sale is sold already."),
            "mark_lost": status == SaleStatus.LOST and self.tr("The sale is lost already."),
            "stall": (closed or stalled) and self.tr("Only an open sale can be stalled."),
            "reopen": status == SaleStatus.OPEN and self.tr("The sale is open."),
            "complete": not closed and self.tr("Only sold and lost sales can be completed."),
            "next_stage": (closed or stalled) and self.tr("Re-open the sale first."),
            "previous_stage": (closed or stalled) and self.tr("Re-open the sale first."),
        }
        return reasons.get(name) or ""

    def ticks(self) -> dict[str, bool]:
        """Return which checkable commands are on."""
        return {"favourite": self.card.is_starred, "complete": bool(self.card.values.get("completed"))}

    def _do(self, operation: Callable[..., Any], *args: Any) -> None:
        self._desk.do(operation, [self.current_id], *args)

    def _go(self, sale_id: int | None) -> None:
        if sale_id is not None:
            self.show_sale(sale_id)

    def _on_stage_chosen(self, key: str) -> None:
        if not self.card.settle():
            return
        if key in ("sold", "lost"):
            self.run_command(f"mark_{key}")
        else:
            self._do(move_to_stage, int(key))

    def _close(self, operation: Callable[..., Any], reason: str) -> None:
        """Ask for the reason in a menu: the second click closes the sale, in one step (ST-11, ST-20)."""
        offered = self._desk.ask(choices, RecordKind.SALE, dict(self.card.values), reason)
        if not offered:
            self._do(operation)
            return
        menu = self.reasons = QMenu(self)
        sold = reason == "reason_sold_id"
        none = self.tr("Sold, without a reason") if sold else self.tr("Lost, without a reason")
        menu.setDefaultAction(menu.addAction(none, lambda: self._do(operation)))
        menu.addSeparator()
        for choice in offered:
            menu.addAction(choice.label.replace("&", "&&"), partial(self._do, operation, choice.value))
        menu.setActiveAction(menu.actions()[0])
        bar = self.card.stage_bar
        menu.popup(bar.mapToGlobal(bar.rect_of("sold" if sold else "lost").bottomLeft()))

    def _start_stalling(self) -> None:
        """ST-1, ST-2: the form opens with Stalled ticked; the re-open date waits for the hand."""
        self.card.edit()
        self.card.put("status", SaleStatus.STALLED.value)
        self.card.focus_on("reopen_date")

    def _on_completed_chosen(self, on: bool) -> None:
        """ST-40: in a form the tick waits to be saved, else it is saved at once."""
        if self.is_editing:
            self.card.put("completed", on)
        elif self.card.settle() and self.current_id is not None:
            self._do(set_completed, on)
            self.card.show_record(self.current_id)  # a refused tick goes back

    def _delete(self) -> None:
        """ST-60: no question, since one undo brings it back; in the list that one walks over the neighbour is shown."""
        sale_id = self.current_id
        assert sale_id is not None
        self._heirs = (self._after, self._before) if self._walk.place_of(sale_id) else ()
        self._do(delete_sales)
        self._heirs = ()
        if self.current_id != sale_id:
            self._bench.visits.forget(RecordKind.SALE, sale_id)
            self.state_changed.emit()

    # -- what happened -------------------------------------------------------------------------------------------

    def _on_saved(self, sale_id: int, edits: Mapping[str, Any]) -> None:
        self._arrive(sale_id)
        if edits.get("status") == SaleStatus.STALLED:
            if note := self.card.stalling_note(self.card.values):
                self.told.emit(self.tr("The sale is stalled. {note}").format(note=note))
            self._book_reopening()

    def _book_reopening(self) -> None:
        """ST-4: after stalling, the follow-up dialog offers to book the day of re-opening."""
        values = self.card.values
        context = {name: values.get(name) for name in ("company_id", "person_id", "project_id")}
        context |= {"sale_id": self.current_id, "date": values.get("reopen_date"), "form": FollowUpForm.TO_DO}
        context["title"] = self.tr("Take up again: {title}").format(title=values.get("title"))
        self.follow_up_requested.emit({name: value for name, value in context.items() if value is not None})

    def _on_cancelled(self) -> None:
        """A new sale was given up: back to the one before it."""
        if self.current_id is None:
            self._show_another()

    def _on_changed(self, changes: Any) -> None:
        if self.is_editing:
            return
        if self.current_id is None:
            self._show_another()
        elif changes.touch_any("sale", "preference"):
            self._find_neighbours()

    def _show_another(self) -> None:
        """No sale is shown: an heir is, else the one shown before, else a neighbour, else the first."""
        if not (self._show_one_of(*self._heirs) or self._show_last() or self._show_one_of(self._after, self._before)):
            self.show_first()

    def _show_one_of(self, *sales: int | None) -> bool:
        return any(sale_id is not None and self.show_sale(sale_id) for sale_id in sales)

    def _show_last(self) -> bool:
        """Show the sale that was visited last; no step leads any more to those that are gone."""
        visits = self._bench.visits
        while (here := visits.here) is not None:
            if self.show_sale(here[1]):
                return True
            visits.forget(*here)
        return False
