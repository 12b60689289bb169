"""The list of currencies: what each is worth in the base currency (CU-3, CU-4, CU-6)."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_crm.operations.currency import Money, currencies
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.settings import CURRENCY_FIELDS, add_currency, hide_currency, show_currency
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_text import LineEditor
from desktop_crm.views.settings.currency_row import CurrencyRow, FigureEditor, table_head, worth_sentence
from desktop_crm.views.settings.page import Line, Notice, Page, link_button, plain_label
from desktop_crm.views.theme import SPACE_S

_LONE_UNIT = 1


class CurrenciesPage(Page):
    """Rates are written by hand and hold for all sales, also old ones."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench,
            self.tr("Currencies"),
            self.tr("Rates change only by hand, and hold for all sales, also old ones."),
            parent,
        )
        self._base = ""
        self.rows: dict[str, CurrencyRow] = {}  # by code
        self._build_table()
        self._build_new()
        self.hidden = self.section(self.tr("Hidden currencies"))
        self._shown_again: list[QWidget] = []
        self._hidden_rows = QVBoxLayout()
        self._hidden_rows.setSpacing(SPACE_S)
        self.hidden.column.addLayout(self._hidden_rows)
        self.refresh()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_table(self) -> None:
        self._unused = Notice(self._bench.theme, self.content)
        self.add(self._unused)
        self._table = self.section(self.tr("Rates"))
        heads = (self.tr("Currency"), self.tr("Unit"), self.tr("Rate"), self.tr("Worth"))
        self._table.column.addWidget(table_head(self._table, heads))
        rule = QFrame(self._table)
        rule.setProperty("role", "line")
        self._table.column.addWidget(rule)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S)
        self._table.column.addLayout(self._rows)
        self.problem = plain_label("", "error", self._table)
        self.problem.hide()
        self._table.column.addWidget(self.problem)
        self._line = Line(None, self._table, plain_label("", "muted", self._table), self.problem)
        self.new = link_button(self.tr("Add currency…"), self.tr("Add a currency by its code"), self._table)
        self.new.clicked.connect(self._open_new)
        self._table.column.addWidget(self.new)

    def _build_new(self) -> None:
        self.newcomer = self.section(self.tr("New currency"))
        self.code = LineEditor(self._bench, CURRENCY_FIELDS["name"], self.newcomer)
        self.name = LineEditor(self._bench, CURRENCY_FIELDS["description"], self.newcomer)
        self.unit, self.rate = (FigureEditor(self._bench, name, self.newcomer) for name in ("unit", "rate"))
        texts = {
            self.code: (self.tr("Code"), self.tr("Three letters, such as EUR.")),
            self.name: (self.tr("Name"), ""),
            self.unit: (self.tr("Unit"), self.tr("How many of it the rate is for: 1, 100 …")),
            self.rate: (self.tr("Rate"), ""),
        }
        self.lines = {editor: self.newcomer.add(text, editor, note) for editor, (text, note) in texts.items()}
        self.register = QPushButton(self.tr("Add"), self.newcomer)
        self.register.setProperty("role", "primary")
        self.cancel = QPushButton(self.tr("Cancel"), self.newcomer)
        box = QWidget(self.newcomer)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for button, slot in ((self.register, self._register), (self.cancel, self._close_new)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.addStretch(1)
        self.newcomer.add("", box)
        for editor in self.lines:
            editor.committed.connect(self._register)
            editor.cancelled.connect(self._close_new)
            editor.changed.connect(self._tell_worth)
        self.newcomer.hide()

    # -- showing -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the currencies as they stand."""
        listed = self._desk.ask(currencies, with_deleted=True)
        self._base = next((money.code for money in listed if money.is_base), "")
        offered = {money.code: money for money in listed if not money.deleted}
        self._make_rows(offered)
        for code, money in offered.items():
            self.rows[code].show_money(money, self._base)
        self._show_hidden([money for money in listed if money.deleted])
        used = self._desk.ask(preference, "use_currency")
        unused = self.tr("Currencies are not in use: all amounts are in {base}. They are put to use under Sales.")
        self._unused.tell("" if used else unused.format(base=self._base))

    def _make_rows(self, offered: dict[str, Money]) -> None:
        """One row a currency, in the user's order. Rows that stand stay, with what is being typed in them."""
        for code in [code for code, row in self.rows.items() if code not in offered or offered[code].id != row.id]:
            row = self.rows.pop(code)
            row.hide()
            row.deleteLater()
        for place, (code, money) in enumerate(offered.items()):
            if code not in self.rows:
                self.rows[code] = CurrencyRow(self, self._bench, money.id, self._table)
                self.rows[code].hiding_wanted.connect(self._hide)
            self._rows.insertWidget(place, self.rows[code])

    def _show_hidden(self, hidden: list[Money]) -> None:
        for row in self._shown_again:
            row.hide()
            row.deleteLater()
        self._shown_again = [self._hidden_row(money) for money in hidden]
        for row in self._shown_again:
            self._hidden_rows.addWidget(row)
        self.hidden.setVisible(bool(hidden))

    def _hidden_row(self, money: Money) -> QWidget:
        box = QWidget(self.hidden)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        named = f"{money.code}  {money.name}".strip()
        again = link_button(self.tr("Show again"), self.tr("Offer this currency again"), box)
        again.setAccessibleName(self.tr("Show {code} again").format(code=money.code))
        again.clicked.connect(lambda: self.save(self._line, show_currency, money.id))
        line.addWidget(plain_label(named, "muted", box, wrapped=False))
        line.addWidget(again)
        line.addStretch(1)
        return box

    # -- changing ------------------------------------------------------------------------------------------------

    def _hide(self, id: int) -> None:
        self.save(self._line, hide_currency, id)
        self.new.setFocus()

    def _open_new(self) -> None:
        for editor in self.lines:
            editor.set_value("" if editor in (self.code, self.name) else None)
            self.lines[editor].tell("")
        self.unit.set_value(_LONE_UNIT)
        self._tell_worth()
        self.newcomer.show()
        self.code.setFocus()
        self.reveal(self.newcomer)

    def _close_new(self) -> None:
        self.newcomer.hide()
        self.new.setFocus()

    def _tell_worth(self) -> None:
        code = self._typed_code()
        told = worth_sentence(self._bench.faces, self.unit.value(), code, self.rate.value(), self._base)
        fine = not (self.unit.problem() or self.rate.problem())
        ask = self.tr("What the unit is worth in {base}.").format(base=self._base)
        self.lines[self.rate].explain(told if told and fine else ask)

    def _typed_code(self) -> str:
        return str(self.code.value() or "").strip().upper()

    def _register(self) -> None:
        """Add what was written, or say at its field what is wrong."""
        code = self._typed_code()
        good_code = len(code) == 3 and code.isascii() and code.isalpha()
        checks: tuple[tuple[LineEditor, Callable[[], str]], ...] = (
            (
                self.code,
                lambda: self.code.problem() or ("" if good_code else self.tr("Write the three letters of its code.")),
            ),
            (self.name, self.name.problem),
            (self.unit, self.unit.problem),
            (self.rate, self.rate.problem),
        )
        for editor, problem in checks:
            editor.show_problem()
            self.lines[editor].tell("" if editor.shown_problem else problem())
        for editor, problem in checks:
            if problem():
                editor.setFocus()
                return
        name = str(self.name.value() or "").strip()
        if self.save(self.lines[self.code], add_currency, code, name, self.rate.value(), self.unit.value()):
            self._close_new()
