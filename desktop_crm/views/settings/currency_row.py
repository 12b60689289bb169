"""One currency in the table: its unit and rate, edited in place, and the sentence of what they mean (CU-3, CU-6)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.operations.currency import Money, set_rate
from desktop_crm.operations.settings import CURRENCY_FIELDS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_text import LineEditor
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.settings.page import Line, Page, plain_label
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_S, SPACE_XS

_CODE, _UNIT, _RATE, _HIDE = 36, 64, 100, 30  # widths
_LONG_WORTH = "100 SEK = 1 000,20 NOK"  # as long as a sentence of worth usually is
_LARGEST_UNIT = 1_000_000
_CENT = 10_000  # millionths


def worth_sentence(faces: Faces, unit: int | None, code: str, rate: int | None, base: str) -> str:
    """CU-6: "100 SEK = 103,20 NOK", with two decimals at least; nothing where a figure is missing."""
    if not unit or not rate or not code:
        return ""
    worth = faces.rate_text(rate) if rate % _CENT else faces.amount_text(rate // _CENT, decimals=2)
    return f"{faces.number_text(unit)} {code} = {worth} {base}"


def table_line(currency: QWidget, unit: QWidget, rate: QWidget, worth: QWidget) -> QHBoxLayout:
    """Lay out one line of the table, a row or the headings, in its columns."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_S)
    unit.setFixedWidth(_UNIT)
    rate.setFixedWidth(_RATE)
    worth.setMinimumWidth(QFontMetrics(QGuiApplication.font()).horizontalAdvance(_LONG_WORTH))
    for widget in (currency, unit, rate, worth):
        line.addWidget(widget, 2 if widget is currency else int(widget is worth))
        if widget in (currency, worth):  # alike in all lines, however long their texts are
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    line.insertSpacing(3, SPACE_XS)
    return line


def table_head(place: QWidget, texts: Sequence[str]) -> QWidget:
    """Return the headings: currency, unit, rate, worth."""
    head = QWidget(place)
    labels = [plain_label(text, "heading", head, wrapped=False) for text in texts]
    for figure in labels[1:3]:
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        figure.setIndent(SPACE_S)
    line = table_line(*labels)
    line.addSpacing(SPACE_S + _HIDE)
    head.setLayout(line)
    return head


class FigureEditor(LineEditor):
    """A unit or a rate: a number above zero. What is wrong stands in *told*, where there is no room under the field."""

    def __init__(self, bench: Bench, name: str, parent: QWidget | None = None, told: QLabel | None = None) -> None:
        super().__init__(bench, CURRENCY_FIELDS[name], parent)
        self._name = name
        self._problem_label = told

    @override
    def problem(self) -> str:
        value = self.value()
        if (sentence := super().problem()) or (value is not None and 0 < value <= self._largest):
            return sentence
        if value is not None and value > self._largest:
            return self.tr("The unit is a million at most.")
        return (
            self.tr("The unit is a number above zero.")
            if self._name == "unit"
            else self.tr("The rate is a number above zero.")
        )

    @property
    def _largest(self) -> int:
        return _LARGEST_UNIT if self._name == "unit" else 2**63


class CurrencyRow(QWidget):
    """Saves a changed unit or rate at once. The base currency is worth itself and stays so (CU-2)."""

    hiding_wanted = Signal(int)

    def __init__(self, page: Page, bench: Bench, id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = id
        self._page, self._faces = page, bench.faces
        self._money: Money | None = None
        self._base = ""
        self._code = plain_label("", "", self, wrapped=False)
        self._code.setFont(bench.theme.font("base", bold=True))
        self._name = ElidedLabel(parent=self)
        self._name.setProperty("role", "muted")
        told = [plain_label("", "error", self) for _ in range(3)]
        self.unit, self.rate = FigureEditor(bench, "unit", self, told[0]), FigureEditor(bench, "rate", self, told[1])
        self.worth = ElidedLabel(parent=self)
        self.hide_button = QToolButton(self)
        self.hide_button.setProperty("role", "icon")
        self.hide_button.setIcon(bench.theme.icon("remove", "muted"))
        self.hide_button.clicked.connect(lambda: self.hiding_wanted.emit(self.id))
        self.line = Line(None, self.rate, plain_label("", "muted", self), told[2])
        self._lay_out(told)
        self._kept = [page.in_place(editor, self.line, self._save) for editor in (self.unit, self.rate)]
        for editor in (self.unit, self.rate):
            editor.changed.connect(self._tell_worth)

    def _lay_out(self, told: Sequence[QLabel]) -> None:
        currency = QWidget(self)
        named = QHBoxLayout(currency)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(SPACE_S)
        named.addWidget(self._code)
        named.addWidget(self._name, 1)
        self._code.setFixedWidth(_CODE)
        line = table_line(currency, self.unit, self.rate, self.worth)
        policy = self.hide_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hide_button.setSizePolicy(policy)
        self.hide_button.setFixedSize(_HIDE, FIELD_HEIGHT)
        line.addWidget(self.hide_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(line)
        for label in told:
            label.hide()
            column.addWidget(label)

    def show_money(self, money: Money, base: str) -> None:
        """Show what is stored; *base* is the base currency's code."""
        self._money, self._base = money, base
        self._code.setText(money.code)
        self._name.setText(money.name)
        for kept, value in zip(self._kept, (money.unit, money.rate), strict=True):
            kept.show(value)
            kept.editor.set_locked(money.is_base)
        fixed = self.tr("The base currency is worth itself.") if money.is_base else ""
        self.unit.set_name(self.tr("Unit of {code}").format(code=money.code))
        self.rate.set_name(self.tr("Rate of {code}").format(code=money.code))
        self.unit.set_hint(fixed or self.tr("How many {code} the rate is for: 1, 100 …").format(code=money.code))
        self.rate.set_hint(fixed or self.tr("What the unit is worth in {base}").format(base=base))
        self.hide_button.setVisible(not money.is_base)
        self.hide_button.setAccessibleName(self.tr("Hide {code}").format(code=money.code))
        self.hide_button.setToolTip(
            self.tr("Hide {code}: it is offered no more; sales that have it keep it.").format(code=money.code)
        )
        self._tell_worth()

    def _tell_worth(self) -> None:
        if self._money is None:
            return
        if self._money.is_base:
            self.worth.setText(self.tr("Base currency"))
            return
        fine = not (self.unit.problem() or self.rate.problem())
        text = worth_sentence(self._faces, self.unit.value(), self._money.code, self.rate.value(), self._base)
        self.worth.setText(text if fine else "")

    def _save(self, _value: object) -> bool:
        """Both figures together: one alone may mean nothing yet."""
        if self.unit.problem() or self.rate.problem():
            return False
        return self._page.save(self.line, set_rate, self.id, self.rate.value(), self.unit.value())
