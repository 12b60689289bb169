"""The sale's card: what only a sale has in its header, above its tabs and in its values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.forms import Choice, Draft
from desktop_crm.operations.sale_stages import CLOSED, CLOSED_LABELS, OPEN_LABEL, StageStep, stage_steps, stage_value
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.parts.record_card import LATE, RecordCard
from desktop_crm.views.parts.stage_bar import StageBar, Step
from desktop_crm.views.parts.status import status_icon

_AMOUNT_WIDTH, _CURRENCY_WIDTH = 132, 82


class SaleCard(RecordCard):
    """Status icon and amount in the header, the stage bar, and what follows from the status."""

    stage_chosen = Signal(str)  # a stage's id as text, "sold" or "lost"
    stalling_wished = Signal()  # Stalled was ticked while the card is read

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        self._steps: Sequence[StageStep] = ()
        super().__init__(bench, RecordKind.SALE, parent)
        self.place("stage_id").never_empty = True
        self.stage_bar = StageBar(bench.theme, self)
        self.above_tabs.addWidget(self.stage_bar)
        self.stage_bar.chosen.connect(self.stage_chosen)

    @override
    def _build_header_end(self) -> None:
        amount, currency = self.header_value("amount"), self.header_value("currency_id")
        amount.set_heading("title", right=True)
        currency.set_heading("section")
        for value in (amount, currency):
            self.header_line.addWidget(value, 100)
        for value in (amount, currency):
            value.say_in(self.under_header)

    # -- what only a sale shows ----------------------------------------------------------------------------------

    @override
    def held(self, name: str) -> tuple[Any, str]:
        """SC-30, SC-35: the stage of a closed sale reads Sold or Lost, that of an open one without stages Open."""
        value, label = super().held(name)
        if name == "stage_id" and self._values.get("status") in CLOSED:
            value = stage_value(self._values)
            return value, shown(CLOSED_LABELS[str(value)])
        if name == "stage_id" and value is None and self._values.get("status") == SaleStatus.OPEN:
            return None, shown(OPEN_LABEL)
        return value, label

    @override
    def _accept(self, follows: Mapping[str, Any], typed: str = "") -> None:
        """Where the status changes, what stands in the stage's place changes too."""
        here = {"stage_id": self._values.get("stage_id")} if "status" in follows else {}
        super()._accept({**here, **follows}, typed)

    @override
    def tone_of(self, name: str, value: Any) -> str:
        """NA-6: a next activity or a re-open date that is past is red; a passed sale date of an open sale too."""
        late = isinstance(value, date) and value < self._desk.clock.today()
        if not late:
            return ""
        if name == "sale_date":
            return LATE if self._values.get("status") == SaleStatus.OPEN else ""
        return LATE if name in ("next_activity", "reopen_date") else ""

    @override
    def _choices(self, name: str) -> Sequence[Choice]:
        found = super()._choices(name)
        if name != "stage_id":
            return found
        return [c if isinstance(c.value, int) else Choice(c.value, shown(c.label), c.hint, c.deleted) for c in found]

    @override
    def _take(self, draft: Draft) -> None:
        self._steps = () if draft.id is None else self._desk.ask(stage_steps, draft.id)
        super()._take(draft)

    @override
    def _show_frame(self) -> None:
        super()._show_frame()
        self._show_steps()

    @override
    def sign(self) -> tuple[QIcon, str]:
        """SC-4: the icon of the status."""
        status = str(self._values.get("status") or SaleStatus.OPEN)
        return status_icon(self._bench.theme, status), self._bench.faces.word(self._layout.field("status"), status)

    @override
    def _share_header(self) -> None:
        """Amount and currency keep the room of their fields, unless the title needs it."""
        super()._share_header()
        for name, width in (("amount", _AMOUNT_WIDTH), ("currency_id", _CURRENCY_WIDTH)):
            value = self.header_value(name)
            room = max(width, value.wanted_width)
            value.setMinimumWidth(room if value.is_editing else value.wanted_width)
            value.setMaximumWidth(room)

    def _show_steps(self) -> None:
        self.stage_bar.setVisible(self.record_id is not None)
        self.stage_bar.set_steps([self._step(step) for step in self._steps])
        reason = ""
        if self._values.get("status") == SaleStatus.STALLED:
            reason = self.tr("The sale is stalled. Re-open it to move it to another stage.")
        if self.is_editing:
            reason = self.tr("Choose the stage in the form while you are editing.")
        self.stage_bar.set_locked(reason or None)

    def _step(self, step: StageStep) -> Step:
        word = step.value if isinstance(step.value, str) else ""
        text = shown(step.label) if word else step.label
        tone = word if word in CLOSED else "open"
        return Step(str(step.value), text, step.state, tone, self._bench.faces.percent_text(step.probability))  # type: ignore[arg-type]

    @override
    def why_not_complete(self) -> str:
        """ST-40: only what is closed can be completed."""
        closed = self._values.get("status") in CLOSED
        return "" if closed else self.tr("Only sold and lost sales can be completed.")

    @override
    def _on_check_edited(self, name: str, value: Any) -> None:
        """ST-1: to stall, the form opens, since the day of re-opening belongs to it."""
        if name == "status" and value == SaleStatus.STALLED and not self.is_editing:
            self.stalling_wished.emit()
        else:
            super()._on_check_edited(name, value)

    @override
    def _apply_state(self) -> None:
        super()._apply_state()
        self.place("reopen_date").set_note(self.stalling_note(self._values) if self.is_editing else "")

    def stalling_note(self, values: Mapping[str, Any]) -> str:
        """ST-6: a stalled sale should have a re-open date that is to come; it need not."""
        day = values.get("reopen_date")
        if values.get("status") != SaleStatus.STALLED:
            return ""
        if day is None:
            return self.tr("Nothing will remind you of it.")
        return self.tr("This day has passed.") if day < self._desk.clock.today() else ""

    @override
    def why_locked(self, value: CardValue) -> str:
        if value.field.editable and self._values.get("status") != SaleStatus.OPEN:
            return self.tr("Re-open the sale first.")
        return super().why_locked(value)
