"""A line: which field, how compared, with what; and what that means now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.selections.operators import OPERATORS, Operator
from desktop_crm.views.parts.criteria.controls import ChoiceButton, Item, WordButton
from desktop_crm.views.parts.criteria.draft import Draft, Way
from desktop_crm.views.parts.criteria.fitting import is_complete, kind_at, known_field, needs_of
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.meaning import meaning
from desktop_crm.views.parts.criteria.menus import open_menu
from desktop_crm.views.parts.criteria.nodes import LineDraft, restricts
from desktop_crm.views.parts.criteria.strip import LEFT, Strip
from desktop_crm.views.parts.criteria.value import Asked, ValueEditor, Values
from desktop_crm.views.parts.criteria.values import editor_sort, value_editor
from desktop_crm.views.parts.criteria.words import field_icon, operator_hint, operator_name, path_name
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_M, SPACE_S, SPACE_XS

# Before these a family of operators ends, in the menu.
_BEGINS_FAMILY = frozenset(
    {
        Operator.EXACTLY, Operator.NOT_BEGINS, Operator.BEFORE_TODAY, Operator.THIS, Operator.MORE_THAN_AGO,
        Operator.CURRENT_USER, Operator.BEFORE_TIME, Operator.EMPTY,
    }
)  # fmt: skip


_COMMON_VALUE = 112  # what values mostly need at least


class LineStrip(Strip):
    """Field, operator and value under those of other lines; the interval beside the value, while there is room."""

    def __init__(self, hand: Hand, parent: QWidget, field: WordButton, operator: ChoiceButton) -> None:
        super().__init__(hand, parent)
        self.field, self.operator = field, operator
        self.value: ValueEditor | None = None
        self.means, self._told = "", QRect()
        self.value_left = 0
        self.placed: Callable[[], None] | None = None  # what follows from where the words stand
        for part in (field, operator):
            part.setParent(self)

    @override
    def place_words(self, room: QRect) -> None:
        """Where there is no room for all, the value comes to stand under its words."""
        columns, gaps, left = self.hand.columns, 2 * SPACE_XS, room.left()
        wanted, compared = self.value.least if self.value is not None else 0, not self.operator.isHidden()
        beside = room.width() - gaps - _COMMON_VALUE
        below = bool(wanted) and compared and columns.is_squeezed(beside)
        field, operator = columns.shares(room.width() - gaps if below else beside, compared)
        self.field.setGeometry(left, 0, field, FIELD_HEIGHT)
        left += field + SPACE_XS
        if compared:
            self.operator.setGeometry(left, 0, operator, FIELD_HEIGHT)
            left += operator + SPACE_XS
        below = below or room.right() - left < min(wanted, room.width())
        self.setFixedHeight(2 * FIELD_HEIGHT + SPACE_XS if below else FIELD_HEIGHT)
        if below:
            left = room.left() + SPACE_S
        self._place_value(left, FIELD_HEIGHT + SPACE_XS if below else 0, max(room.right() - left, 0))
        if self.placed is not None:
            self.placed()

    def tell(self, means: str) -> None:
        """Tell what a relative date means now."""
        self.means = means
        self.place()
        self.update()

    @property
    def told_width(self) -> int:
        """How wide what the date means would be."""
        return self.fontMetrics().horizontalAdvance(self.means) + 1 if self.means else 0

    def _place_value(self, left: int, top: int, room: int) -> None:
        value, told, self.value_left = self.value, self.told_width, left
        beside = bool(told) and (value is None or room - told - SPACE_M >= value.least)
        if value is not None:
            width = min(room - told - SPACE_M if beside else room, value.widest)
            value.setGeometry(left, top, width, FIELD_HEIGHT)
            left += width + SPACE_M if width else 0
        self._told = QRect(left, top, told, FIELD_HEIGHT) if beside else QRect()

    @property
    def told_below(self) -> str:
        """What found no room beside the value."""
        return self.means if self._told.isNull() else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told.isNull():
            painter = QPainter(self)
            painter.setPen(self.hand.bench.theme.colour("muted"))
            painter.drawText(self._told, Qt.AlignmentFlag.AlignVCenter, self.means)
            painter.end()


class LineRow(QWidget):
    """A line of the question. What is typed and chosen goes to the hand; `show_node` shows what came of it."""

    def __init__(self, hand: Hand, key: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand, self.key = hand, key
        self._node = LineDraft(key, "", Operator.EMPTY)
        self._shown: tuple[object, ...] = ()
        self._sort: tuple[object, ...] = ()
        self._hint: QLabel | None = None
        self.menu: QMenu | None = None  # the one that was opened last
        self._problem, self._empties, self._said = "", False, ("", False, 0)
        theme = hand.bench.theme
        self.field = self.field_button()
        self.operator = ChoiceButton(theme, self.operators)
        self.strip = self.make_strip()
        self.strip.placed = self._say
        self.sentences = QVBoxLayout(self)  # what is said of the line stands under it
        self.sentences.setContentsMargins(0, 0, 0, 0)
        self.sentences.setSpacing(0)
        self.sentences.addWidget(self.strip)
        self._connect()

    def make_strip(self) -> LineStrip:
        """Return what places the words of the line."""
        return LineStrip(self.hand, self, self.field, self.operator)

    def _connect(self) -> None:
        strip, do = self.strip, self.hand.do
        self.operator.chosen.connect(self._on_operator)
        strip.tick.clicked.connect(self._on_ticked)
        strip.remove.clicked.connect(lambda: do(lambda draft: draft.remove(self.key)))
        strip.more.clicked.connect(lambda: self.open_menu(strip.more))

    # -- what it shows ---------------------------------------------------------------------------------------------

    @property
    def value(self) -> ValueEditor | None:
        return self.strip.value

    @property
    def count(self) -> str:
        """The number that stands at the right."""
        return self.strip.count

    def show_node(self, node: LineDraft) -> None:
        """Show a line as it is now."""
        self._node = node
        active = restricts(node)
        state = (node.path, node.operator, node.values, node.active, active)
        if state == self._shown:
            return
        self._shown = state
        field = known_field(node.path)
        self._show_words(node, field, active)
        self._show_value(node, field)
        self._show_meaning()
        self.strip.tick.setChecked(active)
        self._name_parts(field)

    def forget(self) -> None:
        """Names may have changed: show all anew next time."""
        self._shown = ()

    def _show_words(self, node: LineDraft, field: Field | None, active: bool) -> None:
        kind = kind_at(node.path)
        known = field is not None
        icon = self.icon_of(field) if field is not None else "warning"
        self.field.say(self.field_name(node.path) if known else self.tr("Deleted field"), icon=icon)
        self.field.show_as(dimmed=not active, alarming=not known)
        self.operator.say(operator_name(kind, node.operator))
        self.operator.show_value(node.operator)
        strange = known and kind is not None and node.operator not in OPERATORS[kind]
        self.operator.show_as(dimmed=not active, alarming=strange)
        self.operator.setVisible(known and (kind is None or strange or len(OPERATORS[kind]) > 1))

    def icon_of(self, field: Field) -> str:
        """Return the icon before the field's name."""
        return field_icon(field)

    def field_name(self, path: str) -> str:
        """Return what the field is called here."""
        return path_name(path)

    def _show_value(self, node: LineDraft, field: Field | None) -> None:
        if field is None or needs_of(node.path, node.operator) is None:
            self._put_value(None)
            return
        asked = Asked(self.hand.bench, self.hand.names, node.path, field, Operator(node.operator))
        sort = editor_sort(asked, len(node.values))
        if sort != self._sort:
            self._put_value(value_editor(asked, len(node.values)))
            self._sort = sort
        assert self.value is not None
        self.value.asked = asked
        self.value.show_values(node.values)

    def _put_value(self, value: ValueEditor | None) -> None:
        """Another editor takes the place of the one that stands there, and the focus with it."""
        old, self._sort = self.value, ()
        now = QApplication.focusWidget()
        focused = old is not None and now is not None and old.isAncestorOf(now)
        self.strip.value = value
        if old is not None:
            old.hide()
            old.deleteLater()
        if value is not None:
            value.setParent(self.strip)
            value.say_in(self.sentences)
            value.changed.connect(self._on_changed)
            value.compared.connect(self._on_compared)
            value.committed.connect(self.hand.search_requested)
            for station in value.stations():
                if isinstance(station, QLineEdit):
                    station.installEventFilter(self)
            value.show()
        self.strip.place()
        if focused and value is not None and value.stations():
            value.stations()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_meaning(self) -> None:
        node, kind = self._node, kind_at(self._node.path)
        told = ""
        if kind is not None and node.operator in OPERATORS[kind]:
            today = self.hand.bench.desk.clock.today()
            told = meaning(kind, Operator(node.operator), node.values, today, self.hand.bench.faces)
        if told != self.strip.means:
            self.setAccessibleDescription(told)
            self.strip.tell(told)

    def _name_parts(self, field: Field | None) -> None:
        name = self.field.words
        self.field.set_name(self.tr("Field"))
        self.operator.set_name(self.tr("%1: comparison").replace("%1", name))
        self.strip.tick.setAccessibleName(self.tr("%1 counts").replace("%1", name))
        self.setAccessibleName(name)
        if self.value is not None and field is not None:
            self.value.set_name(name)

    def fit(self) -> None:
        """Fit into the width that there is now."""
        self.strip.place()

    def wanted_columns(self) -> tuple[int, int]:
        """Return how wide field and operator would like to be."""
        operator = 0 if self.operator.isHidden() else self.operator.sizeHint().width()
        return self.field.sizeHint().width(), operator

    def show_count(self, text: str, stale: bool, empties: bool) -> None:
        """Show how many fit, and whether nobody is left from here on."""
        self.strip.show_count(text, stale, empties)
        self._empties = empties
        self._say()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the line."""
        self._problem = sentence
        self._say()

    def _say(self) -> None:
        """Under the line stands what is wrong, or where nobody is left, or the interval that found no room."""
        wrong = self._problem or (self.tr("No one is left here") if self._empties else "")
        text = wrong or self.strip.told_below
        said = (text, bool(wrong), self.strip.value_left)
        if self._hint is None and text:
            self._hint = QLabel(self)
            self._hint.setTextFormat(Qt.TextFormat.PlainText)
            self._hint.setWordWrap(True)
            self.sentences.addWidget(self._hint)
        if self._hint is not None and said != self._said:
            self._said = said
            self._hint.setForegroundRole(QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.PlaceholderText)
            self._hint.setIndent(LEFT + SPACE_S if wrong else self.strip.value_left)
            self._hint.setText(text)
            self._hint.setVisible(bool(text))

    @property
    def hint(self) -> str:
        """The sentence under the line."""
        return self._said[0]

    # -- what is done ----------------------------------------------------------------------------------------------

    def field_button(self) -> WordButton:
        """Return the words of the field; a click opens the field chooser."""
        button = WordButton(self.hand.bench.theme, strong=True)
        button.clicked.connect(lambda: self.hand.choose_field(self.key, button, self._on_field))
        return button

    def operators(self) -> list[Item]:
        """Return the operators in families."""
        kind = kind_at(self._node.path)
        found: list[Item] = []
        for operator in OPERATORS[kind] if kind is not None else ():
            if operator in _BEGINS_FAMILY and found:
                found.append(Item(None))
            found.append(Item(operator, operator_name(kind, operator), operator_hint(kind, operator) if kind else ""))
        return found

    def _on_field(self, way: Way) -> None:
        self.hand.do_and_go(lambda draft: draft.set_field(self.key, way))

    def _on_operator(self, operator: Operator) -> None:
        def change(draft: Draft) -> int:
            draft.set_operator(self.key, operator)
            return self.key

        self.hand.do_and_go(change)

    def _on_changed(self) -> None:
        if self.value is not None:
            values = self.value.values()
            self.hand.do(lambda draft: draft.set_values(self.key, values))

    def _on_compared(self, operator: Operator, values: Values) -> None:
        self.hand.do(lambda draft: draft.set_compared(self.key, operator, values))

    def _on_ticked(self, checked: bool) -> None:
        """What has no value yet cannot count: there one is asked for it."""
        node = self._node
        if checked and not is_complete(node.path, node.operator, node.values):
            self.strip.tick.setChecked(False)
            self.begin()
        else:
            self.hand.do(lambda draft: draft.set_active(self.key, checked))

    def begin(self) -> None:
        """Go on with the value; where there is none to give, with the operator."""
        if self.value is not None and self.value.stations():
            self.value.begin()
        else:
            self.operator.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Have the focus, and offer nothing."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def stations(self) -> Sequence[QWidget]:
        """Return where Tab stops, from left to right."""
        values = self.value.stations() if self.value is not None else []
        found = [self.strip.tick, self.field, self.operator, *values]
        return [one for one in found if not one.isHidden()]

    def open_menu(self, under: QWidget) -> None:
        """Open what else can be done with the line."""
        self.menu = open_menu(self.hand, self.key, under)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo in a text is the text's own, until there is nothing left to undo in it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            own = watched.isUndoAvailable()
            if event.matches(QKeySequence.StandardKey.Undo) and not own and self.hand.draft.can_undo:
                self.hand.do(Draft.undo)
                return True
        return super().eventFilter(watched, event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(self.strip.more)
