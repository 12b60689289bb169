"""The sale screen: what only a sale does. The stage bar moves it, a menu under it asks why it is sold or lost."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_crm.models.enums import FollowUpForm, RecordKind, SaleStatus
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.sale_stages import CLOSED
from desktop_crm.operations.sale_status import (
    mark_as_lost,
    mark_as_sold,
    move_to_stage,
    next_stage,
    previous_stage,
    reopen,
)
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_screen import RecordScreen
from desktop_crm.views.sale.card import SaleCard


class SaleScreen(RecordScreen):
    """Moves, closes, stalls and re-opens the sale that is shown."""

    card: SaleCard

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, AREAS[RecordKind.SALE], parent)

    @override
    def _make_card(self) -> SaleCard:
        return SaleCard(self._bench, self)

    @override
    def _connect(self) -> None:
        super()._connect()
        self.card.stage_chosen.connect(self._on_stage_chosen)
        self.card.stalling_wished.connect(lambda: self.run_command("stall"))

    @override
    def _command_table(self) -> Mapping[str, Callable[[], Any]]:
        return {
            **super()._command_table(),
            "previous_stage": lambda: self._do(previous_stage),
            "next_stage": lambda: self._do(next_stage),
            "mark_sold": lambda: self._close(mark_as_sold, "reason_sold_id"),
            "mark_lost": lambda: self._close(mark_as_lost, "reason_lost_id"),
            "stall": self._start_stalling,
            "reopen": lambda: self._do(reopen),
        }

    @override
    def _why_not_now(self, name: str) -> str:
        status = self.card.values.get("status")
        closed, stalled = status in CLOSED, status == SaleStatus.STALLED
        reasons = {
            "mark_sold": status == SaleStatus.SOLD and self.tr("The sale is sold already."),
            "mark_lost": status == SaleStatus.LOST and self.tr("The sale is lost already."),
            "stall": (closed or stalled) and self.tr("Only an open sale can be stalled."),
            "reopen": status == SaleStatus.OPEN and self.tr("The sale is open."),
            "next_stage": (closed or stalled) and self.tr("Re-open the sale first."),
            "previous_stage": (closed or stalled) and self.tr("Re-open the sale first."),
        }
        return reasons.get(name) or super()._why_not_now(name)

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

    @override
    def _on_saved(self, record_id: int, edits: Mapping[str, Any]) -> None:
        super()._on_saved(record_id, edits)
        if edits.get("status") == SaleStatus.STALLED:
            if note := self.card.stalling_note(self.card.values):
                self.told.emit(self.tr("The sale is stalled. {note}").format(note=note))
            self._book_reopening()

    def _book_reopening(self) -> None:
        """ST-4: after stalling, the follow-up dialog offers to book the day of re-opening."""
        values = self.card.values
        context = self.known | {"date": values.get("reopen_date"), "form": FollowUpForm.TO_DO}
        context["title"] = self.tr("Take up again: {title}").format(title=values.get("title"))
        told = {name: value for name, value in context.items() if value is not None}
        self.new_requested.emit(RecordKind.FOLLOW_UP.value, told)
