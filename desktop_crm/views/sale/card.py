"""The sale's card: what only a sale has in its header, above its tabs and in its footer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QToolButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.operations.favourites import is_favourite, toggle_favourite
from desktop_crm.operations.forms import Choice, Draft
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale_stages import CLOSED, CLOSED_LABELS, OPEN_LABEL, StageStep, stage_steps, stage_value
from desktop_crm.operations.users import initials_of_user
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.layouts import SALE
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.stage_bar import StageBar, Step
from desktop_crm.views.parts.status import status_icon
from desktop_crm.views.theme import ICON_LARGE, ICON_MEDIUM, SPACE_XS

_LATE = "error"
_AMOUNT_WIDTH, _CURRENCY_WIDTH = 132, 82
_ANY_WIDTH = 16_777_215


class SaleCard(Card):
    """SC-1 … SC-6: header on every tab, stage bar, tabs, footer."""

    stage_chosen = Signal(str)  # a stage's id as text, "sold" or "lost"
    completed_chosen = Signal(bool)
    stalling_wished = Signal()  # Stalled was ticked while the card is read

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        self.is_starred = False
        self._steps: Sequence[StageStep] = ()
        super().__init__(bench, SALE, FORMS[RecordKind.SALE], parent)
        self.place("stage_id").never_empty = True
        self._build_header()
        self._build_footer()
        self.stage_bar = StageBar(bench.theme, self)
        self.above_tabs.addWidget(self.stage_bar)
        self.stage_bar.chosen.connect(self.stage_chosen)
        self.shown_changed.connect(self._show_sale)
        bench.theme.changed.connect(self._show_sale)

    def _build_header(self) -> None:
        self.status_icon = QLabel(self)
        self.star = self._tool("star", self.tr("Favourite"))
        self.star.clicked.connect(self._on_star_clicked)
        self.pencil = self._tool("edit", self.tr("Edit (Ctrl+E)"))
        self.pencil.clicked.connect(self._on_pencil_clicked)
        self.tasks = self._tool("more", self.tr("Tasks"))
        self.tasks.setProperty("role", "icon")
        self.tasks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        title, amount, currency = (self.header_value(name) for name in ("title", "amount", "currency_id"))
        title.set_heading("title")
        amount.set_heading("title", right=True)
        currency.set_heading("section")
        currency.setFixedWidth(_CURRENCY_WIDTH)
        line = self.header_line
        line.setSpacing(SPACE_XS)
        for widget, stretch in ((self.status_icon, 0), (title, 1000), (self.star, 0)):
            line.addWidget(widget, stretch)
        line.addStretch(1)
        line.addWidget(amount, 100)
        for widget in (currency, self.pencil, self.tasks):
            line.addWidget(widget)
        for value in (title, amount, currency):
            value.say_in(self.under_header)

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._bench.theme.icon(icon))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _build_footer(self) -> None:
        self.completed = QCheckBox(self.tr("Completed"), self)
        self.completed.clicked.connect(self.completed_chosen)
        self._stamp = QLabel(self)
        self._stamp.setProperty("role", "muted")
        self.place_in_list = QLabel(self)
        self.place_in_list.setProperty("role", "muted")
        self.previous = self._tool("previous", self.tr("Previous sale (Ctrl+PgUp)"))
        self.next = self._tool("next", self.tr("Next sale (Ctrl+PgDown)"))
        line = self.footer_line
        line.addWidget(self.completed)
        line.addStretch(1)
        line.addWidget(self._stamp)
        line.addStretch(1)
        for widget in (self.place_in_list, self.previous, self.next):
            line.addWidget(widget)

    def set_task_actions(self, actions: Sequence[QAction | None]) -> None:
        """Fill the ⋮ menu; None is a line between."""
        menu = QMenu(self.tasks)
        menu.setToolTipsVisible(True)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self.tasks.setMenu(menu)

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
            return _LATE if self._values.get("status") == SaleStatus.OPEN else ""
        return _LATE if name in ("next_activity", "reopen_date") else ""

    @override
    def _choices(self, name: str) -> Sequence[Choice]:
        found = super()._choices(name)
        if name != "stage_id":
            return found
        return [c if isinstance(c.value, int) else Choice(c.value, shown(c.label), c.hint, c.deleted) for c in found]

    @override
    def _take(self, draft: Draft) -> None:
        self._steps = () if draft.id is None else self._desk.ask(stage_steps, draft.id)
        self._read_star(draft.id)
        super()._take(draft)

    def _read_star(self, sale_id: int | None) -> None:
        self.is_starred = sale_id is not None and self._desk.ask(is_favourite, RecordKind.SALE, sale_id)

    def _show_sale(self) -> None:
        status = str(self._values.get("status") or SaleStatus.OPEN)
        icon = status_icon(self._bench.theme, status)
        self.status_icon.setPixmap(icon.pixmap(QSize(ICON_LARGE, ICON_LARGE), self.devicePixelRatioF()))
        word = self._bench.faces.word(SALE.field("status"), status)
        self.status_icon.setToolTip(word)
        self.status_icon.setAccessibleName(word)
        self._share_header()
        self._show_buttons()
        self._show_steps()
        self._show_footer(status)

    def _share_header(self) -> None:
        """The star follows the title at once; the amount keeps the room of its field, unless the title needs it."""
        title, amount = self.header_value("title"), self.header_value("amount")
        title.setMaximumWidth(_ANY_WIDTH if title.is_editing else max(1, title.wanted_width))
        room = max(_AMOUNT_WIDTH, amount.wanted_width)
        amount.setMinimumWidth(room if amount.is_editing else amount.wanted_width)
        amount.setMaximumWidth(room)

    def _show_buttons(self) -> None:
        saved = self.record_id is not None
        self.star.setVisible(saved)
        theme = self._bench.theme
        self.star.setIcon(theme.icon("star_filled", "stalled") if self.is_starred else theme.icon("star", "muted"))
        self.star.setToolTip(self.tr("Remove from favourites") if self.is_starred else self.tr("Add to favourites"))
        self.pencil.setEnabled(saved and not self.is_editing)
        self.tasks.setEnabled(saved)

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

    def _show_footer(self, status: str) -> None:
        closed = status in CLOSED
        self.completed.setChecked(bool(self._values.get("completed")))
        self.completed.setEnabled(closed)
        self.completed.setToolTip(
            self.tr("Completed sales leave the lists of what is to be done.")
            if closed
            else self.tr("Only sold and lost sales can be completed.")
        )
        self._stamp.setText(self._stamp_text())

    def _stamp_text(self) -> str:
        """SC-3: who registered the sale and when; after the first change, who changed it last."""
        if self.record_id is None:
            return ""
        values, faces = self._values, self._bench.faces
        changed = values.get("updated_at") is not None
        moment = values.get("updated_at") if changed else values.get("registered_at")
        by = "updated_by" if changed else "registered_by"
        self._stamp.setToolTip(plain_tip(self._labels.get(by, "")))
        who = self._desk.ask(initials_of_user, values.get(by))
        text = self.tr("Updated: {date} {who}") if changed else self.tr("Registered: {date} {who}")
        return text.format(date=faces.stamp_text(moment), who=who).strip() if moment else ""

    def _on_pencil_clicked(self) -> None:
        self.edit()

    def _on_star_clicked(self) -> None:
        if self.record_id is not None:
            self._desk.do(toggle_favourite, RecordKind.SALE, self.record_id)

    @override
    def _on_changed(self, changes: Any) -> None:
        super()._on_changed(changes)
        if changes.touch_any("favourite"):
            self._read_star(self.record_id)
            self._show_buttons()

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
