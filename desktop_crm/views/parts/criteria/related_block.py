"""A block about related records: of how many it speaks, or which figure of them; and what is asked of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from desktop_crm.selections.criteria import Quantifier
from desktop_crm.selections.paths import related_kind
from desktop_crm.views.parts.criteria.block import BAR, Block, HeadStrip
from desktop_crm.views.parts.criteria.controls import ChoiceButton, Item, WordButton
from desktop_crm.views.parts.criteria.figure import Figure, is_of_a_field, measured
from desktop_crm.views.parts.criteria.fitting import NUMBER_OF_RECORDS
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.nodes import LineDraft, RelatedDraft, restricts
from desktop_crm.views.parts.criteria.value import WHOLE, made
from desktop_crm.views.parts.criteria.words import quantifier_name, record_icon, relation_name
from desktop_crm.views.theme import FIELD_HEIGHT, FIELD_RADIUS, SPACE_S, SPACE_XS, blend

_BEGINS_FAMILY = (Quantifier.COUNT, Quantifier.SUM)


class _RelatedStrip(HeadStrip):
    """Which records stands under the fields of lines, how many under their operators; the rest flows."""

    @override
    def place_words(self, room: QRect) -> None:
        left, rest = room.left(), sum(map(_least, self.words[2:])) + 2 * SPACE_XS
        for word, width in zip(self.words, self.hand.columns.shares(room.width() - rest), strict=False):
            word.setGeometry(left, 0, width, FIELD_HEIGHT)
            left += width + SPACE_XS
        self.flow(self.words[2:], left, room.right())


def _least(word: QWidget) -> int:
    """Return how narrow something behind the columns can be read."""
    return SPACE_XS + (word.least if isinstance(word, Figure) else word.sizeHint().width())


class RelatedBlock(Block):
    """Sales of which at least one …: all lines in it speak of the same one (CROSS-2)."""

    def __init__(self, hand: Hand, node: RelatedDraft, parent: QWidget | None = None) -> None:
        super().__init__(hand, node, parent)
        theme = hand.bench.theme
        self.quantifier = node.quantifier
        self.record = related_kind(node.relation)
        self.figure: Figure | None = None
        self.title = WordButton(theme, strong=True)
        self.title.chevron = False
        self.title.setEnabled(False)
        self.title.unsetCursor()
        self.how = ChoiceButton(theme, self._quantifiers)
        self.how.resting = True
        self.how.set_name(self.tr("How many"))
        self.how.chosen.connect(self._on_quantifier)
        self.least = made(hand.bench, NUMBER_OF_RECORDS, WHOLE)
        self.least.set_name(self.tr("How many at least"))
        self.least.changed.connect(self._on_least)
        self.least.committed.connect(hand.search_requested)
        self.linked = QLabel()
        self.linked.setProperty("role", "muted")
        self.under, self.below = self._bare_strip(), self._bare_strip()  # what finds no room in the head
        self.column.insertWidget(1, self.under)
        self.column.insertWidget(2, self.below)
        self.column.setContentsMargins(BAR + SPACE_S, SPACE_XS, SPACE_XS, SPACE_XS)

    @override
    def make_strip(self) -> HeadStrip:
        return _RelatedStrip(self.hand, self)

    def _bare_strip(self) -> HeadStrip:
        strip = HeadStrip(self.hand, self)
        strip.indented = True
        strip.show_ends(handle=False, tick=False, remove=False)
        strip.more.hide()
        return strip

    # -- what it shows ---------------------------------------------------------------------------------------------

    def show_node(self, node: RelatedDraft, widgets: Sequence[LineRow | Block]) -> None:
        """Show a block as it is now."""
        active = restricts(node)
        self.quantifier = node.quantifier
        self.title.say(relation_name(node.relation), icon=record_icon(self.record))
        self.how.say(quantifier_name(node.quantifier))
        self.how.show_value(node.quantifier)
        for part in (self.title, self.how):
            part.show_as(dimmed=not active)
        if self.least.value() != node.least:
            self.least.set_value(node.least)
        self.show_joined(node.group)
        self._show_figure(node)
        self._lay_out(bool(node.group.parts))
        self.strip.tick.setChecked(active)
        self.strip.tick.setAccessibleName(self.tr("%1 count").replace("%1", relation_name(node.relation)))
        self.parts.show_parts(node.group, widgets)
        self.strip.place()
        self.update()

    @override
    def wanted_columns(self) -> tuple[int, int]:
        return self.title.sizeHint().width(), self.how.sizeHint().width()

    def _lay_out(self, filled: bool) -> None:
        """How the lines are joined stands in the head, if there is room; where a figure stands there, under it."""
        figure = self.figure if self.quantifier.measures else None
        with_them = "" if self.quantifier is Quantifier.ALL else self.tr("with")
        self.linked.setText(self.tr("of those with") if figure is not None else with_them)
        least = [self.least] if self.quantifier is Quantifier.AT_LEAST else []
        about: list[QWidget] = [figure] if figure is not None else [*least]
        joined: list[QWidget] = [self.linked, self.joined] if filled else []
        narrow, apart = self._is_squeezed(about), figure is not None or self._is_squeezed([*about, *joined])
        self.linked.setIndent(SPACE_S if apart else 0)
        for part in (self.least, self.linked, self.joined):
            part.hide()
        self.strip.say(self.title, self.how, *(() if narrow else about), *(() if apart else joined))
        self.under.say(*(about if narrow else ()))
        self.below.say(*(joined if apart else ()))
        self.under.setVisible(narrow and bool(about))
        self.below.setVisible(apart and filled)

    def _is_squeezed(self, words: Sequence[QWidget]) -> bool:
        """Whether these would leave too little room in the head to what stands in the columns."""
        rest = sum(map(_least, words)) + 2 * SPACE_XS
        return self.hand.columns.is_squeezed(self.strip.words_room.width() - rest)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def fit(self) -> None:
        super().fit()
        self._lay_out(bool(self.parts.widgets))

    def _show_figure(self, node: RelatedDraft) -> None:
        wanted = node.measure if node.quantifier.measures else None
        if self.figure is not None and (wanted is None or self.figure.key != wanted.key):
            self.figure.hide()
            self.figure.deleteLater()
            self.figure = None
        if wanted is not None:
            self.figure = self.figure or self._made_figure(wanted)
            self.figure.quantifier = node.quantifier
            self.figure.show_node(wanted)

    def _made_figure(self, node: LineDraft) -> Figure:
        def measure(path: str) -> None:
            self.hand.do(lambda draft: draft.set_quantifier(self.key, self.quantifier, path))

        return Figure(self.hand, node.key, self.record, measure, self.column)

    def _quantifiers(self) -> list[Item]:
        found: list[Item] = []
        for quantifier in Quantifier:
            if quantifier in _BEGINS_FAMILY:
                found.append(Item(None))
            if not is_of_a_field(quantifier) or measured(self.record, quantifier):
                found.append(Item(quantifier, quantifier_name(quantifier)))
        return found

    def begin(self) -> None:
        """Go on with what the figure is compared with, else with what can be added."""
        if self.figure is not None:
            self.figure.begin()
        else:
            super().begin()

    @override
    def take_focus(self) -> None:
        self.how.setFocus()

    @override
    def heads(self) -> list[QWidget]:
        own: list[QWidget] = [self.strip.tick, self.how, *self.least.stations(), self.joined]
        own = [one for one in own if one.isVisibleTo(self)]
        return [*own[:2], *(self.figure.stations() if self.figure is not None else ()), *own[2:]]

    # -- what is done ----------------------------------------------------------------------------------------------

    def _on_quantifier(self, quantifier: Quantifier) -> None:
        node: RelatedDraft = self.hand.draft.node(self.key)
        paths = measured(self.record, quantifier)
        now = node.measure.path if node.measure is not None else ""
        path = now if now in paths else next(iter(paths), "")
        self.hand.do(lambda draft: draft.set_quantifier(self.key, quantifier, path))
        if self.figure is not None:
            self.figure.begin()
        elif quantifier is Quantifier.AT_LEAST:
            self.least.stations()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_least(self) -> None:
        value = None if self.least.problem() else self.least.value()
        if value is not None and value > 0:
            self.hand.do(lambda draft: draft.set_least(self.key, value))

    # -- painting --------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.hand.bench.theme
        ground = blend(theme.tokens.surface, theme.tokens.ground, 0.6)
        self.paint_ground(painter, FIELD_RADIUS, ground, theme.colour("line"))
        self.paint_bar(painter, "lost" if self.quantifier is Quantifier.NONE else "accent")
        painter.end()
