"""Editors for what is chosen: a tick, and one line of a list."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.folding import fold
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.offer_list import Offer, OfferList

_FOCUS_IN, _RELEASE = QEvent.Type.FocusIn, QEvent.Type.MouseButtonRelease
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4)
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class YesNoEditor(Editor):
    """A box to tick."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        self.box = QCheckBox()
        super().__init__(self.box, parent)
        self.box.clicked.connect(self._tell_changed)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        self.box.setChecked(bool(value))


class ListedEditor(Editor):
    """A line edit with a list under it: what is typed searches, what is taken becomes the value."""

    picked = Signal()  # a line of the list became the value

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self._bench, self._field = bench, field
        self._value: Any = None
        self._label = ""
        self._problem = ""
        self._clicked_into = False
        self.never_empty = field.words is not None and (field.required or field.default is not None)
        self.required = field.required
        self.list = OfferList(bench.theme, self.line)
        self.list.taken.connect(self._on_taken)
        self.line.installEventFilter(self)  # once more: before the list's own, which hides that the focus goes
        self.line.textEdited.connect(self._on_edited)

    @override
    def value(self) -> Any:
        return self._value

    @override
    def problem(self) -> str:
        return self._problem

    @property
    def label(self) -> str:
        """The name of the value."""
        return self._label

    @override
    def set_locked(self, locked: bool) -> None:
        self.list.close()
        self.line.setReadOnly(locked)

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        label = label or ("" if value is None else self._label_of(value))
        kept = (value, label) == (self._value, self._label) and self.line.hasFocus() and not self._problem
        self._value, self._label, self._problem = value, label, ""
        self.show_problem()
        if not kept:
            self._write()

    def search(self, typed: str) -> None:
        """Show what fits *typed*."""

    def _label_of(self, value: Any) -> str:
        """Return the name of a value that came without one."""
        return str(value)

    def _unmatched(self) -> str:
        """Return the sentence for a text that names nothing."""
        return self.tr("Choose one from the list.")

    def _write(self) -> None:
        self.line.setText(self._label)
        if not self.line.hasFocus():
            self.line.home(False)

    def _put(self, value: Any, label: str, problem: str = "") -> None:
        before = (self._value, self._problem)
        self._value, self._label, self._problem = value, label, problem
        if before != (value, problem):
            self._tell_changed()

    def _on_taken(self, offer: Offer) -> None:
        self.list.close()
        empty = offer.value is None and offer.look == "muted"  # "(none)"; another line may stand for None by its name
        self._put(offer.value, "" if empty else offer.name)
        self._write()
        self.line.selectAll()
        self.picked.emit()

    def _on_edited(self, text: str) -> None:
        """An empty text means no value; any other is searched and, until it is taken, is a problem."""
        if not text.strip() and not self.never_empty:
            self._put(None, "")
        elif text.strip() == self._label:
            self._put(self._value, self._label)
        else:
            self._put(self._value, self._label, self._unmatched())
        self.search(text.strip())

    # -- mouse and keys ------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _FOCUS_IN and isinstance(event, QFocusEvent):
            self._clicked_into = event.reason() == _BY_MOUSE
        elif kind == _RELEASE and not self.line.isReadOnly():
            self._on_clicked()
        return super().eventFilter(watched, event)

    def _on_clicked(self) -> None:
        """The click that brings the focus marks the text, so that typing replaces it; each click opens the list."""
        came, self._clicked_into = self._clicked_into, False
        if came:
            self.line.selectAll()
        if came or not self.line.hasSelectedText():
            self._open_fitting()

    def _open_fitting(self) -> None:
        if self._problem:
            self.search(self.line.text().strip())
        else:
            self.open_list()

    @override
    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self.list.is_open:
            return self._on_key_in_list(event, key)
        if key in _OPENING and not self.line.isReadOnly():
            self._open_fitting()
            return True
        return super()._on_key(event)

    def _on_key_in_list(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """While the list is open, arrows walk it, Enter takes and Esc closes it."""
        if key in _WALK:
            self.list.move(_WALK[key])
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.list.close()
        elif self._commits(event) and (offer := self.list.current()):
            self._on_taken(offer)
        else:
            return super()._on_key(event)
        return True


class ChoiceEditor(ListedEditor):
    """One line of a list; typing narrows the list to the lines that hold what is typed."""

    def __init__(
        self, bench: Bench, field: Field, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, field, parent)
        self._choices = choices
        self._arrow = self.line.addAction(
            bench.theme.icon("chevron_down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._arrow.setText(self.tr("Show the list"))
        self._arrow.triggered.connect(self.open_list)

    @override
    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._arrow.setVisible(not locked)

    @override
    def open_list(self) -> None:
        if not self.line.isReadOnly():
            offers = self._offers("")
            at = next((row for row, offer in enumerate(offers) if offer.value == self._value), 0)
            self.list.open(offers, at)

    @override
    def search(self, typed: str) -> None:
        self.list.open(self._offers(typed) or [Offer(None, self.tr("Nothing fits"), look="news")])

    def _offers(self, typed: str) -> list[Offer]:
        """Lines that begin with what is typed stand before those that only hold it."""
        wanted = fold(typed)
        choices = [choice for choice in self._choices() if wanted in fold(_label(choice))]
        if wanted:
            choices.sort(key=lambda choice: not fold(_label(choice)).startswith(wanted))
        offers = [_offer(choice) for choice in choices]
        optional = not self.required and not self.never_empty
        if not wanted and optional and offers and all(offer.value is not None for offer in offers):
            offers.insert(0, Offer(None, self.tr("(none)"), look="muted"))
        return offers

    @override
    def _label_of(self, value: Any) -> str:
        return next((_label(choice) for choice in self._choices() if choice.value == value), "")

    @override
    def _unmatched(self) -> str:
        return self.tr("Choose a line from the list.")

    @override
    def _on_left(self) -> None:
        """A text that fits one line only, or is one, means that line."""
        self.list.close()
        if self._problem:
            typed = self.line.text().strip()
            fitting = self._offers(typed)
            exact = [offer for offer in fitting if fold(offer.name) == fold(typed)]
            for found in (exact, fitting):
                if len(found) == 1 and self._problem:
                    self._on_taken(found[0])
                    self.line.deselect()
        super()._on_left()

    @override
    def _on_enter(self) -> None:
        if self._problem:
            self._on_left()
        super()._on_enter()


class SuggestingEditor(ListedEditor):
    """One line of free text under which *suggestions* are offered."""

    def __init__(
        self, bench: Bench, field: Field, suggestions: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, field, parent)
        self._suggestions = suggestions
        arrow = self.line.addAction(
            bench.theme.icon("chevron_down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(self.tr("Show the list"))
        arrow.triggered.connect(self.open_list)

    @override
    def open_list(self) -> None:
        self._offer(self._suggestions())

    @override
    def search(self, typed: str) -> None:
        wanted = fold(typed)
        self._offer([text for text in self._suggestions() if wanted in fold(text) and wanted != fold(text)])

    def _offer(self, texts: Sequence[str]) -> None:
        """None of them is marked: what is typed holds, unless one goes down into the list."""
        self.list.open([Offer(text, text) for text in texts], None)

    @override
    def _on_edited(self, text: str) -> None:
        self._put(text.strip(), text.strip())
        self.search(text.strip())

    @override
    def _on_enter(self) -> None:
        self.list.close()
        super()._on_enter()

    @override
    def _on_left(self) -> None:
        self.list.close()
        super()._on_left()


def _label(choice: Choice) -> str:
    """Lines of the user's lists stand as they are; the program's own words, such as "sold", are translated."""
    return shown(choice.label) if isinstance(choice.value, str) else choice.label


def _offer(choice: Choice) -> Offer:
    return Offer(choice.value, _label(choice), choice.hint, "muted" if choice.deleted else "plain", choice.tip)
