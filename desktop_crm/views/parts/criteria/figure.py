"""The figure of a block: what is worked out from related records, and with what it is compared (CROSS-4)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field, fields_of
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Quantifier
from desktop_crm.selections.operators import Operator
from desktop_crm.views.parts.criteria.controls import ChoiceButton, Item, WordButton
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.line_row import LineRow, LineStrip
from desktop_crm.views.parts.criteria.nodes import LineDraft
from desktop_crm.views.parts.criteria.words import path_name
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_M, SPACE_XS

_SUMMED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.DURATION})
_COMPARED = _SUMMED | {Kind.DATE, Kind.STAMP, Kind.RATE, Kind.TIME}
_WHICH = {
    Quantifier.SUM: _SUMMED, Quantifier.AVERAGE: _SUMMED, Quantifier.LEAST: _COMPARED, Quantifier.GREATEST: _COMPARED,
}  # fmt: skip
_LEAST_VALUE = 72
_FILLED = (Operator.EMPTY, Operator.NOT_EMPTY)


def is_of_a_field(quantifier: Quantifier) -> bool:
    """Whether a figure is worked out from a field of the related records."""
    return quantifier in _WHICH


def measured(record: str, quantifier: Quantifier) -> list[str]:
    """Return the fields of which a figure can be worked out, those that are summed in lists first."""
    kinds = _WHICH.get(quantifier, frozenset())
    fields = [field for field in fields_of(record).values() if field.kind in kinds]
    return [field.key for field in sorted(fields, key=lambda field: not field.summed)]


class _FigureStrip(LineStrip):
    """Words one after the other, in the head of the block."""

    @override
    def place_words(self, room: QRect) -> None:
        words = [button for button in (self.field, self.operator) if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + SPACE_XS for button in words)
        share = min(1, max(self.width() - _LEAST_VALUE, 0) / wanted) if wanted else 1
        left = 0
        for button in words:
            width = int(button.sizeHint().width() * share)
            button.setGeometry(left, 0, width, FIELD_HEIGHT)
            left += width + SPACE_XS
        self._place_value(left, 0, max(self.width() - left, 0))

    @override
    def sizeHint(self) -> QSize:
        words = [button.sizeHint().width() for button in (self.field, self.operator) if not button.isHidden()]
        told = self.told_width + SPACE_M if self.means else 0
        value = self.value.widest + SPACE_XS if self.value is not None else 0
        return QSize(sum(words) + SPACE_XS * len(words) + value + told, FIELD_HEIGHT)


class Figure(LineRow):
    """Which field, how compared, with what. *sentences*: where stands what is said of it."""

    def __init__(
        self, hand: Hand, key: int, record: str, quantified: Callable[[str], None], sentences: QVBoxLayout
    ) -> None:
        self._record, self._quantified = record, quantified
        self.quantifier = Quantifier.COUNT
        super().__init__(hand, key)
        self.sentences = sentences
        self.strip.show_ends(handle=False, tick=False, remove=False)
        self.strip.more.hide()

    @override
    def make_strip(self) -> LineStrip:
        return _FigureStrip(self.hand, self, self.field, self.operator)

    @override
    def field_button(self) -> WordButton:
        button = ChoiceButton(self.hand.bench.theme, self._fields)
        button.resting = True
        button.chosen.connect(self._quantified)
        return button

    @override
    def icon_of(self, field: Field) -> str:
        return ""

    def _fields(self) -> list[Item]:
        return [Item(path, path_name(path)) for path in measured(self._record, self.quantifier)]

    @override
    def show_node(self, node: LineDraft) -> None:
        super().show_node(node)
        self.field.setVisible(bool(node.path))
        if isinstance(self.field, ChoiceButton):
            self.field.show_value(node.path)
        self.strip.place()

    @override
    def operators(self) -> list[Item]:
        """A figure is there, or there are no such records: that is asked of their number."""
        return [item for item in super().operators() if item.value not in _FILLED]

    @override
    def stations(self) -> Sequence[QWidget]:
        return [one for one in super().stations() if one is not self.strip.tick]

    @override
    def sizeHint(self) -> QSize:
        return self.strip.sizeHint()

    @property
    def least(self) -> int:
        """How narrow it can be read."""
        words = [one.sizeHint().width() for one in (self.field, self.operator) if not one.isHidden()]
        return sum(words) + len(words) * SPACE_XS + _LEAST_VALUE
