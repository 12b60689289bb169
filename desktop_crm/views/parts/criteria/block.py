"""Groups of lines: a head, what stands in it, and a way to add to it; drawn as a block."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.views.parts.criteria.controls import ChoiceButton, Item, WordButton
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.menus import open_menu
from desktop_crm.views.parts.criteria.nodes import GroupDraft, Joined, NodeDraft
from desktop_crm.views.parts.criteria.strip import LEFT, Strip
from desktop_crm.views.parts.criteria.words import joined_name
from desktop_crm.views.theme import (
    CARD_RADIUS,
    FIELD_HEIGHT,
    FIELD_RADIUS,
    SPACE_M,
    SPACE_S,
    SPACE_XS,
    blend,
)

BAR = 3
_LEAD = 28
_OFF = 0.5  # how pale what is switched off looks
_OFFERED = (Joined.ALL, Joined.ANY, Joined.NONE)


class Parts(QWidget):
    """What stands in one group, one under the other, and the button that adds to it."""

    def __init__(self, hand: Hand, key: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.hand, self.key = hand, key
        self.widgets: list[LineRow | Block] = []
        self.add = WordButton(hand.bench.theme, self)
        self.add.chevron, self.add.token = False, "accent"
        self.add.say(self.tr("Add criterion"), icon="add")
        self.add.setToolTip(self.tr("Add a criterion (Ins)"))
        self.add.clicked.connect(self.ask)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_XS)
        below = QHBoxLayout()
        below.setContentsMargins(SPACE_M, 0, 0, 0)
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(below)

    def ask(self) -> None:
        """Let the user choose the field of a new line."""
        self.hand.choose_field(self.key, self.add, self._on_field)

    def _on_field(self, way: Way) -> None:
        self.hand.do_and_go(lambda draft: draft.add(self.key, way))

    def show_parts(self, group: GroupDraft, widgets: Sequence["LineRow | Block"]) -> None:
        """Let widgets stand here, in this order."""
        self.key = group.key
        if list(widgets) == self.widgets:
            return
        for place, widget in enumerate(widgets):
            if self.column.indexOf(widget) != place:
                self.column.insertWidget(place, widget)
                widget.show()
        self.widgets = list(widgets)

    def show_off(self, off: bool) -> None:
        """Let all that stands here look as if it did not count. It can be edited as ever."""
        if off == (self.graphicsEffect() is not None):
            return
        pale = QGraphicsOpacityEffect(self) if off else None
        if pale is not None:
            pale.setOpacity(_OFF)
        self.setGraphicsEffect(pale)  # type: ignore[arg-type]

    @property
    def edges(self) -> list[int]:
        """Where something may be dropped: the heights between the parts, from the top of this widget."""
        tops = [widget.y() - SPACE_XS // 2 for widget in self.widgets]
        return [*tops, self.add.y() - SPACE_XS // 2]


class HeadStrip(Strip):
    """The head of a group: words one after the other."""

    def __init__(self, hand: Hand, parent: QWidget) -> None:
        super().__init__(hand, parent)
        self.words: list[QWidget] = []

    def say(self, *words: QWidget) -> None:
        """Let these stand one after the other."""
        self.words = list(words)
        for word in words:
            word.setParent(self)
            word.show()
        self.place()

    @override
    def place_words(self, room: QRect) -> None:
        self.flow(self.words, room.left(), room.right())

    def flow(self, words: Sequence[QWidget], left: int, right: int) -> None:
        """Place words one after the other, each as wide as it likes, while there is room."""
        for word in (word for word in words if not word.isHidden()):
            wanted = word.sizeHint()
            width = min(wanted.width(), max(right - left, 0))
            word.setGeometry(left, (FIELD_HEIGHT - wanted.height()) // 2, width, wanted.height())
            left += width + SPACE_XS


class Block(QWidget):
    """A group, or a block of related records."""

    lead = 0  # height above the block

    def __init__(self, hand: Hand, node: NodeDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand, self.key = hand, node.key
        self.strip = self.make_strip()
        self.joined = ChoiceButton(hand.bench.theme, self._joined_items, strong=True)
        self.joined.resting = True
        self.joined.set_name(self.tr("How the criteria are put together"))
        self.joined.chosen.connect(self._on_joined)
        self.parts = Parts(hand, node.key, self)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(SPACE_XS)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.parts)
        self._joined = Joined.ALL
        self._hint: QLabel | None = None
        self._problem, self._empties = "", False
        strip = self.strip
        strip.tick.clicked.connect(self._on_ticked)
        strip.remove.clicked.connect(lambda: hand.do(lambda draft: draft.remove(self.key)))
        strip.more.clicked.connect(lambda: open_menu(hand, self.key, strip.more))

    def make_strip(self) -> HeadStrip:
        """Return what places the words of the head."""
        return HeadStrip(self.hand, self)

    # -- what it shows ---------------------------------------------------------------------------------------------

    def show_joined(self, group: GroupDraft) -> None:
        """Show how the parts are put together."""
        self._joined = group.joined
        self.joined.say(joined_name(group.joined))
        self.joined.show_value(group.joined)
        self.parts.key = group.key

    def _joined_items(self) -> list[Item]:
        offered = _OFFERED if self._joined in _OFFERED else (*_OFFERED, self._joined)
        return [Item(joined, joined_name(joined)) for joined in offered]

    def show_off(self, off: bool) -> None:
        """Look as if nothing in it counted: it is switched off itself. Around it nothing is."""
        self.joined.show_as(dimmed=off)
        self.parts.show_off(off)

    def fit(self) -> None:
        """Fit into the width that there is now."""
        self.strip.place()

    def wanted_columns(self) -> tuple[int, int]:
        """Return how wide what stands in the columns of lines would like to be."""
        return 0, 0

    def show_count(self, text: str, stale: bool, empties: bool) -> None:
        """Show how many fit the whole of it, and whether nobody is left from here on."""
        self.strip.show_count(text, stale, empties)
        self._empties = empties
        self._say()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the whole of it."""
        self._problem = sentence
        self._say()

    def _say(self) -> None:
        """Under the head stands what is wrong, or that nobody is left."""
        text = self._problem or (self.tr("No one is left here") if self._empties else "")
        if self._hint is None and text:
            self._hint = QLabel(self)
            self._hint.setTextFormat(Qt.TextFormat.PlainText)
            self._hint.setWordWrap(True)
            self._hint.setProperty("role", "error")
            self._hint.setIndent(LEFT + SPACE_S)
            self.column.insertWidget(1, self._hint)
        if self._hint is not None:
            self._hint.setText(text)
            self._hint.setVisible(bool(text))

    @property
    def hint(self) -> str:
        """The sentence under the head."""
        return self._hint.text() if self._hint is not None else ""

    @property
    def count(self) -> str:
        """The number that stands at the right of the head."""
        return self.strip.count

    def begin(self) -> None:
        """Go on with what can be added."""
        self.parts.ask()

    def take_focus(self) -> None:
        """Have the focus, and offer nothing."""
        self.parts.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_node(self, node: Any, widgets: Sequence["LineRow | Block"]) -> None:
        """Show what the node is now, with the widgets of its parts."""

    def heads(self) -> list[QWidget]:
        """Return where Tab stops in the head."""
        return [one for one in (self.strip.tick, self.joined) if not one.isHidden()]

    # -- what is done ----------------------------------------------------------------------------------------------

    def _on_joined(self, joined: Joined) -> None:
        self.hand.do(lambda draft: draft.set_joined(self.parts.key, joined))

    def _on_ticked(self, checked: bool) -> None:
        self.hand.do(lambda draft: draft.set_active(self.key, checked))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self.hand, self.key, self.strip.more)

    # -- painting --------------------------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, radius: int, ground: QColor, line: QColor) -> None:
        """Paint a rounded ground with a line around it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, self.lead + 0.5, -0.5, -0.5), radius, radius)

    def paint_bar(self, painter: QPainter, token: str) -> None:
        """Paint a bar along the left side."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.hand.bench.theme.colour(token))
        painter.drawRoundedRect(QRectF(0, 0, BAR, self.height()), BAR / 2, BAR / 2)


class GroupBlock(Block):
    """A group. Those of the root stand on a card of their own, others within it."""

    def __init__(self, hand: Hand, node: GroupDraft, parent: QWidget | None = None) -> None:
        super().__init__(hand, node, parent)
        self.first = True  # of the root
        self.strip.say(self.joined)

    def show_node(self, node: GroupDraft, widgets: Sequence["LineRow | Block"]) -> None:
        """Show a group as it is now."""
        roots = self.hand.draft.root.parts
        self.first = node in roots
        alone = self.first and len(roots) == 1
        self.strip.show_ends(handle=not alone, tick=not alone or not node.active, remove=not alone)
        self.lead = _LEAD if self.first and node is not roots[0] else 0
        left, right = (SPACE_M, SPACE_M) if self.first else (SPACE_S, SPACE_XS)
        self.column.setContentsMargins(left, self.lead + SPACE_S, right, SPACE_S)
        self.strip.tick.setChecked(node.active)
        self.strip.tick.setAccessibleName(self.tr("%1 count").replace("%1", joined_name(node.joined)))
        self.show_joined(node)
        self.parts.show_parts(node, widgets)
        self.strip.place()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.hand.bench.theme
        if self.first:
            self._paint_lead(painter)
            self.paint_ground(painter, CARD_RADIUS, theme.colour("surface"), theme.colour("line"))
        else:
            ground = blend(theme.tokens.surface, theme.tokens.ground, 0.6)
            self.paint_ground(painter, FIELD_RADIUS, ground, theme.colour("line"))
        painter.end()

    def _paint_lead(self, painter: QPainter) -> None:
        """Between groups stands: or."""
        if not self.lead:
            return
        theme, room = self.hand.bench.theme, QRect(SPACE_M, 0, self.width() - 2 * SPACE_M, self.lead)
        painter.setFont(theme.font("base", bold=True))
        painter.setPen(theme.colour("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("or"))
