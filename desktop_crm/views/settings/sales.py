"""How sales are registered and listed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.currency import Money, currencies, new_sale_currency_id
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.preferences import preferences, set_preference
from desktop_crm.operations.settings import restate_rates, set_base_currency
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_choice import ChoiceEditor
from desktop_crm.views.parts.editors_text import LineEditor
from desktop_crm.views.settings.in_place import InPlace
from desktop_crm.views.settings.page import Line, Notice, Page, Section

_CURRENCY = replace(CATALOGUE["sale.currency"], required=True)
_STAGE = replace(CATALOGUE["sale.stage"], required=False)
_NARROW = 96  # a field for a number
_FIGURE = replace(CATALOGUE["sale.days_in_stage"], editable=True)
_COUNTRY = replace(CATALOGUE["company.country"], required=False)


class SalesPage(Page):
    """Preferences of the user at work, and those that hold for all."""

    rates_wanted = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, self.tr("Sales"), self.tr("How sales begin and how lists show them."), parent)
        self._ticks: dict[str, QCheckBox] = {}
        self._figures: dict[str, InPlace] = {}
        self._earlier: Sequence[Money] = ()  # the rates from before the base currency was changed here
        self._new_base = 0
        self._build_new_sales()
        self._build_lists()
        self._build_currency()
        self.refresh()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_new_sales(self) -> None:
        section = self.section(self.tr("New records"))
        self.stage, line = self._chooser(section, self.tr("First stage"), _STAGE, RecordKind.SALE, "stage_id")
        line.explain(self.tr("For sales whose type has no stages of its own."))
        self._stage = self.in_place(
            self.stage, line, lambda id: self._prefer(line, "default_stage_id", id), optional=True
        )
        self.country, at = self._chooser(section, self.tr("Home country"), _COUNTRY, RecordKind.COMPANY, "country_id")
        at.explain(self.tr("The country of new companies."))
        self._country = self.in_place(
            self.country, at, lambda id: self._prefer(at, "home_country", id, personal=False), optional=True
        )
        self._add_tick(
            section,
            "check_duplicates",
            self.tr("Look for duplicates"),
            self.tr("Say at once when there seems to be such a company, person or project already."),
        )

    def _build_lists(self) -> None:
        section = self.section(self.tr("Lists"))
        self._add_tick(
            section,
            "skip_completed_sales",
            self.tr("Skip completed sales"),
            self.tr("Leave sold and lost sales out of lists and look-ups."),
        )
        self._add_tick(
            section,
            "mark_overdue",
            self.tr("Mark overdue activities"),
            self.tr("Show what should have been done by now in red."),
        )
        self._add_figure(
            section,
            "show_days_ahead",
            self.tr("Show days ahead"),
            self.tr("How far the list “Sales assistant” looks: sales to close and to act on, those overdue included."),
        )
        self._add_figure(
            section,
            "history_length",
            self.tr("Length of the history list"),
            self.tr("How many of the records that you visited lately stand at the left, 15 at most."),
        )

    def _build_currency(self) -> None:
        section = self.section(self.tr("Currency"))
        self._add_tick(
            section,
            "use_currency",
            self.tr("Use currencies"),
            self.tr("Without this, all amounts are in the base currency and none is shown."),
            personal=False,
        )
        self.base = ChoiceEditor(self._bench, _CURRENCY, self._currency_choices, section)
        self._base_line = section.add(
            self.tr("Base currency"), self.base, self.tr("Sums are in this currency. It is the same for all users.")
        )
        self._base = self.in_place(self.base, self._base_line, self._change_base)
        self.notice = Notice(self._bench.theme, section)
        self.recalculate = self.notice.add_link(
            self.tr("Recalculate the rates"),
            self.tr("Give each currency the worth it had before, in the new base currency"),
            self._recalculate,
        )
        self.notice.add_link(self.tr("Look at the rates"), self.tr("Go to the currencies"), self.rates_wanted.emit)
        section.add_wide(self.notice)
        self.own = ChoiceEditor(self._bench, _CURRENCY, self._currency_choices, section)
        self._own_line = section.add(
            self.tr("Currency of new sales"), self.own, self.tr("Your own; each sale can have another.")
        )
        self._own = self.in_place(
            self.own, self._own_line, lambda id: self._prefer(self._own_line, "default_currency_id", id)
        )

    def _chooser(self, section: Section, text: str, field: Any, record: RecordKind, name: str) -> tuple[Editor, Line]:
        editor = ChoiceEditor(
            self._bench, field, lambda: self._desk.ask(choices, record, {name: editor.value()}, name), section
        )
        editor.line.setPlaceholderText(self.tr("(none)"))
        return editor, section.add(text, editor)

    def _add_tick(self, section: Section, name: str, text: str, note: str, personal: bool = True) -> None:
        box, line = section.add_tick(text, note)
        box.clicked.connect(lambda on: box.setChecked(on if self._prefer(line, name, on, personal) else not on))
        self._ticks[name] = box

    def _add_figure(self, section: Section, name: str, text: str, note: str) -> None:
        editor = LineEditor(self._bench, _FIGURE, section)
        line = section.add(text, editor, note)
        editor.setMaximumWidth(_NARROW)
        self._figures[name] = self.in_place(editor, line, lambda value: self._prefer(line, name, value))

    def figure(self, name: str) -> Editor:
        """Return the field of a preference that is a number."""
        return self._figures[name].editor

    def tick(self, name: str) -> QCheckBox:
        """Return the box of a preference."""
        return self._ticks[name]

    def _currency_choices(self) -> list[Choice]:
        return [Choice(money.id, money.code, money.name) for money in self._desk.ask(currencies)]

    # -- showing and saving --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the preferences as they hold for the user at work."""
        told = self._desk.ask(preferences)
        for name, box in self._ticks.items():
            box.setChecked(bool(told[name]))
        for name, figure in self._figures.items():
            figure.show(told[name])
        money = {one.id: one for one in self._desk.ask(currencies, with_deleted=True)}
        base = next((id for id, one in money.items() if one.is_base), None)
        for kept, id in ((self._base, base), (self._own, self._desk.ask(new_sale_currency_id))):
            kept.show(id, money[id].code if id in money else "")
        self._own_line.allow(bool(told["use_currency"]))
        self._stage.show(told["default_stage_id"])
        self._country.show(told["home_country"])
        self._tell_base(money, base)

    def _prefer(self, line: Line, name: str, value: Any, personal: bool = True) -> bool:
        return self.save(line, set_preference, name, value, personal=personal)

    def _change_base(self, id: int) -> bool:
        before = (self._earlier, self._new_base)
        self._earlier, self._new_base = self._desk.ask(currencies, with_deleted=True), id
        if self.save(self._base_line, set_base_currency, id):
            self.reveal(self.notice)
            return True
        self._earlier, self._new_base = before
        return False

    def _recalculate(self) -> None:
        self.save(self._base_line, restate_rates, self._earlier, self._new_base)

    def _tell_base(self, money: Mapping[int, Money], base: int | None) -> None:
        """CU-4: rates change by hand only. After a change of the base they are to be checked, until it is undone."""
        if base is None or base != self._new_base:
            self.notice.tell("")
            return
        others = [one for one in self._earlier if one.id != base]
        as_before = all((one.rate, one.unit) == (money[one.id].rate, money[one.id].unit) for one in others)
        self.recalculate.setVisible(as_before)
        text = (
            self.tr("The rates stand as they were, but mean {code} now. Check each of them, or recalculate them all.")
            if as_before
            else self.tr("The rates mean {code} now. Check each of them.")
        )
        self.notice.tell(text.format(code=money[base].code))
