"""The criteria builder."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria, Fault, Place, Problem, problems_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.block import Block, GroupBlock, Parts
from desktop_crm.views.parts.criteria.controls import WordButton, opens
from desktop_crm.views.parts.criteria.draft import Draft
from desktop_crm.views.parts.criteria.drag import Dragging
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.live import LiveCounts
from desktop_crm.views.parts.criteria.menus import moved
from desktop_crm.views.parts.criteria.nodes import GroupDraft, LineDraft, NodeDraft, RelatedDraft, group_in
from desktop_crm.views.parts.criteria.order import layouts_in, parts_around, parts_below, stations_in
from desktop_crm.views.parts.criteria.related_block import RelatedBlock
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import SPACE_M, SPACE_S

_WIDEST = 1080
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Root(Parts):
    """The groups, and the button for another one: or."""

    def __init__(self, hand: Hand, key: int, parent: QWidget) -> None:
        super().__init__(hand, key, parent)
        self.column.setSpacing(0)
        self.add.say(self.tr("Or"), icon="add")
        self.add.setToolTip(self.tr("Add another group: records that fit either are found"))

    @override
    def ask(self) -> None:
        self.hand.do_and_go(Draft.add_group)


class _Area(QScrollArea):
    """Scrolls by the wheel and with the focus. Keys belong to the lines."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class CriteriaEditor(QWidget):
    """Puts a question together: groups of lines, with a live count of what fits.

    `criteria` is what stands there now; what was shown and not edited comes back as it was. Esc and Enter in a value
    are the screen's: Enter is told by `search_requested`.
    """

    changed = Signal()
    search_requested = Signal()  # Enter in a value
    counted = Signal()  # `total` is another

    def __init__(
        self, bench: Bench, record: RecordKind, parent: QWidget | None = None, default: Criteria | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self.record = bench, record
        self._default = default or Criteria(record)
        self._draft = Draft(record)
        self.hand = Hand(bench, self._draft, self)
        self._live = LiveCounts(bench, self)
        self._widgets: dict[int, LineRow | Block] = {}
        self._kept: set[int] = set()  # the keys of all lines and groups
        self._places: dict[Place, int] = {}
        self.has_lost_parts = False  # whether the last edit took lines or groups away: less room is wanted
        self._is_number = False  # what stands in the foot
        self._outdated = False  # whether the file has changed since it was read
        self._day = bench.desk.clock.today()  # on which relative dates were told
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self._area = _Area(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.root = _Root(self.hand, self._draft.root.key, content)
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self.root)
        self._lines.addStretch(1)
        self._area.setWidget(content)
        self._drag = Dragging(self.hand, self._area, content, self.root)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_S)
        whole.addWidget(self._area, 1)
        self.foot = self._foot()
        whole.addWidget(self._below)

    def _foot(self) -> QHBoxLayout:
        self.total = ElidedLabel(parent=self)
        self.total.setAccessibleName(self.tr("How many are found"))
        self.clear_button = QPushButton(self.tr("Clear all"), self)
        self.clear_button.setToolTip(self.tr("Take all values away; the lines stay"))
        self.reset_button = QPushButton(self.tr("Reset to default"), self)
        self._below = QWidget(self)
        self._below.setMaximumWidth(_WIDEST)
        foot = QHBoxLayout(self._below)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.total, 1)
        self.foot_stations: list[QWidget] = [self.clear_button, self.reset_button]  # where Tab stops in the foot
        for button in (self.clear_button, self.reset_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.hand.edited.connect(self._on_edited)
        self.hand.search_requested.connect(self.search_requested)
        self.hand.sight_wanted.connect(lambda widget: self._area.ensureWidgetVisible(widget, 0, SPACE_M))
        self.clear_button.clicked.connect(self.clear_all)
        self.reset_button.clicked.connect(self.reset)
        self._live.told.connect(self._show_counts)
        self._bench.desk.changed.connect(self._on_changed)
        self._bench.theme.changed.connect(self.update)

    # -- what it is given, and what it gives -------------------------------------------------------------------------

    def criteria(self) -> Criteria:
        """Return the question as it stands."""
        return self._draft.criteria()

    def show_criteria(self, criteria: Criteria) -> None:
        """Show another question; what was done to the last one can no more be undone."""
        self._draft.show(criteria)
        self.hand.columns.forget()
        self.hand.names.learn(criteria)
        self._show()
        self._begin_above()

    def clear_all(self) -> None:
        """Take all values away (FIND-8)."""
        self.hand.do(Draft.clear)

    def reset(self) -> None:
        """Go back to the default criteria (FIND-7)."""
        self.put_criteria(self._default)

    def put_criteria(self, criteria: Criteria) -> None:
        """Put another question in the place of this one, as an edit, which can be undone."""
        self.hand.names.learn(criteria)
        self.hand.columns.forget()
        self.hand.do(lambda draft: draft.reset(criteria))
        self._begin_above()

    def _begin_above(self) -> None:
        """Show the first lines of another question; the focus, if it was here, goes there too."""
        now = QApplication.focusWidget()
        if now is not None and self.root.isAncestorOf(now):
            next(stations_in(self.root)).setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolling.setValue(0)

    def count_again(self) -> None:
        """Count what is not known any more: another day may have come."""
        self._live.follow(self._draft.built())

    @property
    def wanted_height(self) -> int:
        """How high it would be if nothing had to be scrolled."""
        return self.root.sizeHint().height() + SPACE_S + self.foot.sizeHint().height()

    @property
    def fitting(self) -> int | None:
        """How many records fit, None while that is not known."""
        return self._live.total

    @property
    def is_counting(self) -> bool:
        """Whether counts are on their way."""
        return self._live.is_waiting

    @property
    def drop_line(self) -> QWidget:
        """What shows where something would stand that is dragged."""
        return self._drag.line

    @property
    def scrolling(self) -> QScrollBar:
        """What moves the lines."""
        return self._area.verticalScrollBar()

    def widget_of(self, place: Place) -> LineRow | Block:
        """Return the widget of the node at a place of the question."""
        return self._widgets[self._draft.places()[place]]

    # -- showing -----------------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Let the widgets show what stands in the question; those whose nodes are gone go."""
        focus = QApplication.focusWidget()
        self.root.show_parts(self._draft.root, [self._shown(part) for part in self._draft.root.parts])
        self._places = self._draft.places()
        self._drop_gone()
        self._fit_columns()
        self._show_problems()
        self._live.follow(self._draft.built())
        self._show_counts()
        self._order_stations()
        self._go_on(focus)

    def _shown(self, node: NodeDraft, off: bool = False) -> LineRow | Block:
        """*off*: whether something around it is switched off."""
        widget = self._widgets.get(node.key) or self._made(node)
        if isinstance(widget, LineRow):
            widget.show_node(node)  # type: ignore[arg-type]
        elif isinstance(widget, (GroupBlock, RelatedBlock)):
            group = group_in(node)
            assert group is not None
            parts = [self._shown(part, off or not node.active) for part in group.parts]
            widget.show_node(node, parts)  # type: ignore[arg-type]
            widget.show_off(not node.active and not off)
        return widget

    def _made(self, node: NodeDraft) -> LineRow | Block:
        widget: LineRow | Block
        if isinstance(node, LineDraft):
            widget = LineRow(self.hand, node.key, self.root)
        elif isinstance(node, GroupDraft):
            widget = GroupBlock(self.hand, node, self.root)
        else:
            assert isinstance(node, RelatedDraft)
            widget = RelatedBlock(self.hand, node, self.root)
        self._widgets[node.key] = widget
        self._drag.watch(widget)
        return widget

    def _drop_gone(self) -> None:
        before, self._kept = self._kept, {part.key for part in parts_below(self._draft.root)}
        self.has_lost_parts = len(self._kept) < len(before)
        for key in [key for key in self._widgets if key not in self._kept]:
            widget = self._widgets.pop(key)
            widget.hide()
            widget.deleteLater()

    def _show_problems(self) -> None:
        told = {self._places[problem.place]: problem for problem in problems_of(self._draft.built())}
        for key, widget in self._widgets.items():
            widget.show_problem(self._sentence(told[key]) if key in told else "")

    def _sentence(self, problem: Problem) -> str:
        sentences = {
            Fault.NO_SUCH_FIELD: self.tr("This field does not exist any more. Choose another one, or remove the line."),
            Fault.NO_SUCH_OPERATOR: self.tr("This comparison is not known here. Choose another one."),
            Fault.TOO_LONG: self.tr("This text is too long to be searched for."),
            Fault.TOO_MANY_VALUES: self.tr("There are too many values."),
            Fault.TOO_MANY_LINES: self.tr("There are more than %1 lines.").replace("%1", problem.about),
            Fault.TOO_DEEP: self.tr("Groups stand more than %1 deep in each other.").replace("%1", problem.about),
        }
        return sentences[problem.fault]

    # -- counts ------------------------------------------------------------------------------------------------------

    def _show_counts(self) -> None:
        emptied = self._live.emptied
        for place, key in self._places.items():
            widget = self._widgets.get(key)
            if widget is not None:
                text, stale = self._count_text(place, widget.count)
                widget.show_count(text, stale, place in emptied)
        self._show_total()
        self.counted.emit()

    def _count_text(self, place: Place, last: str) -> tuple[str, bool]:
        """An older count stays, dimmed, until the new one comes; what does not restrict has none."""
        if not self._live.is_countable(place):
            return "", False
        if self._live.is_too_slow(place):
            return "…", True
        now = self._live.at(place)
        return (last, True) if now is None else (self._bench.faces.number_text(now), False)

    def _show_total(self) -> None:
        """How many fit stands out; what is to be done before one can know it does not. An older count is dimmed."""
        total, news = self._live.total, self._news()
        if total is not None and not news:
            self.total.setText(self.tr("Count: %1").replace("%1", self._bench.faces.number_text(total)))
        elif news or not self._is_number:
            self.total.setText(news)
        self._is_number = not news and bool(self.total.text())
        self.total.setFont(self._bench.theme.font("section" if self._is_number else "base", bold=self._is_number))
        self.total.setEnabled(bool(news) or total is not None)

    def _news(self) -> str:
        """What hinders that anything is found."""
        if problems_of(self._draft.built()):
            return self.tr("Mend what is marked in red to find anything.")
        if not self._live.asks_something:
            return self.tr("Give a criterion a value to find something; % stands for anything.")
        if self._live.is_too_slow(()):
            return self.tr("Counting took too long and was stopped. Ask for less.")
        return ""

    def _on_changed(self) -> None:
        """Names of items may be others now, and fields may be gone. Out of sight that can wait."""
        self._outdated = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        self._outdated, self._day = False, self._bench.desk.clock.today()
        self.hand.names.learn(self._draft.built())
        for widget in self._widgets.values():
            if isinstance(widget, LineRow):
                widget.forget()
        self._show()

    # -- focus and keys ----------------------------------------------------------------------------------------------

    def _go_on(self, focus: QWidget | None) -> None:
        """Go on where the last edit leads to, or stay where the focus was."""
        wanted, self.hand.wanted = self.hand.wanted, None
        widget = self._widgets.get(wanted) if wanted is not None else None
        if widget is not None:
            self._settle()
            self._area.ensureWidgetVisible(widget, 0, SPACE_M)
            if self.hand.beginning:
                widget.begin()
            else:
                widget.take_focus()
        elif focus is not None and self.isAncestorOf(focus) and focus.isVisibleTo(self) and not focus.hasFocus():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Let all that was added have its place, in this builder and around it, before something opens under it.

        Layouts tell the next one around by events. Here all are asked, from within outwards; once more, since lines
        that are given another width may take another height.
        """
        for _ in range(2):
            for layout in layouts_in(self.root):
                layout.activate()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def stations(self) -> Iterator[QWidget]:
        """Yield where Tab stops, in the order of the eye."""
        yield from stations_in(self.root)
        yield from self.foot_stations

    def _order_stations(self) -> None:
        before: QWidget | None = None
        for station in self.stations():
            if before is not None:
                QWidget.setTabOrder(before, station)
            before = station

    def _focused(self) -> LineRow | Block | None:
        """Return the line or block that has the focus."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, (LineRow, Block)) and widget.key in self._widgets:
                return widget
            widget = widget.parentWidget()
        return None

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._draft.can_undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._draft.can_redo
        if opens(event):
            return isinstance(QApplication.focusWidget(), WordButton)
        return self._focused() is not None and (_moves(event) or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = self._focused()
        if event.matches(QKeySequence.StandardKey.Undo) and self._draft.can_undo:
            self.hand.do(Draft.undo)
        elif event.matches(QKeySequence.StandardKey.Redo) and self._draft.can_redo:
            self.hand.do(Draft.redo)
        elif part is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove(part)
        elif event.key() == Qt.Key.Key_Insert:
            parts_around(part).ask()
        elif event.key() in _ENTER:
            self.search_requested.emit()
        elif _moves(event):
            self.hand.do(lambda draft: moved(draft, part.key, _STEP[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def _remove(self, part: LineRow | Block) -> None:
        """Remove it; the focus goes to the one after it, else to the one before."""
        around = parts_around(part)
        at = around.widgets.index(part) if part in around.widgets else 0
        self.hand.do(lambda draft: draft.remove(part.key))
        left = [widget for widget in around.widgets if widget.key in self._widgets]
        if left:
            left[min(at, len(left) - 1)].take_focus()
        else:
            next(stations_in(self.root)).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- measures ----------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.root.setMaximumWidth(_WIDEST)
        self.hand.columns.fit(min(self.width(), _WIDEST))
        self._place_strips()

    def _place_strips(self) -> None:
        for widget in self._widgets.values():
            widget.fit()

    def _fit_columns(self) -> None:
        """Fields and operators stand under each other, as wide as the longest of them."""
        columns = self.hand.columns
        before = (columns.field, columns.operator)
        for widget in self._widgets.values():
            columns.hold(*widget.wanted_columns())
        if before != (columns.field, columns.operator):
            self._place_strips()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated or self._day != self._bench.desk.clock.today():
            self._catch_up()
        self._live.see(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._live.see(False)


def _moves(event: QKeyEvent) -> bool:
    return event.key() in _STEP and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
