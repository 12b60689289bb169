"""Values that are chosen: lines of lists, users and groups, records; and names that may also be typed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.reading import Hit, find_by_name
from desktop_crm.selections.operators import Operator
from desktop_crm.views.parts.choices_editor import ChoicesPopup
from desktop_crm.views.parts.criteria.controls import Piece, WordButton
from desktop_crm.views.parts.criteria.value import TEXT, Asked, TypedValue, ValueEditor, Values, alone
from desktop_crm.views.parts.offer_list import Offer, OfferList
from desktop_crm.views.parts.picker import RecordPicker

_WIDEST = 440
_MOST_HITS = 50
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _ItemsButton(WordButton):
    """The chosen names. A letter begins the search in the list."""

    typed = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isprintable() and text.strip() and not event.modifiers() & _COMMANDING:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


class ItemsValue(ValueEditor):
    """Several of a list. The list closes by a click elsewhere; what is deleted is struck through (OP-6)."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self._values: Values = ()
        self.popup: ChoicesPopup | None = None
        self.button = _ItemsButton(asked.bench.theme, self, boxed=True)
        self.button.setMaximumWidth(_WIDEST)
        self.button.clicked.connect(lambda: self.open_with(""))
        self.button.typed.connect(self.open_with)
        self.line.addWidget(self.button, 1)
        self.line.addStretch(0)
        self._write()

    @override
    def values(self) -> Values:
        return self._values

    @override
    def show_values(self, values: Values) -> None:
        self._values = values
        self._write()

    def _write(self) -> None:
        names, more = self.asked.names.of_all(self.asked.field, self._values)
        pieces: list[Piece | str] = []
        for name in names:
            pieces += [", "] if pieces else []
            pieces.append(Piece(name.name, name.gone))
        if more:
            pieces.append(self.tr(" and %1 more").replace("%1", self.asked.bench.faces.number_text(more)))
        self.button.say(*pieces, empty=self.tr("Select items"))

    @override
    def begin(self) -> None:
        super().begin()
        if not self._values:
            self.open_with("")

    def open_with(self, typed: str) -> None:
        """Open the list; what was *typed* begins the search."""
        self.popup = self._popup()
        self.popup.search.setPlaceholderText(self.tr("Search criteria"))
        self.popup.ticked.connect(self._on_ticked)
        self.popup.closed.connect(self._on_closed)
        self.popup.open_under(self.button, typed)

    def _popup(self) -> ChoicesPopup:
        choices = self.asked.names.choices(self.asked.field, self._values)
        return ChoicesPopup(self.asked.bench, choices, self._values, self.button.accessibleName(), self)

    def _on_ticked(self, values: Values) -> None:
        self._values = values
        self._write()
        self.changed.emit()

    def _on_closed(self) -> None:
        self.popup = None
        self.button.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def stations(self) -> Sequence[QWidget]:
        return [self.button]

    @override
    def set_name(self, name: str) -> None:
        self.button.set_name(name)


class RecordsPopup(ChoicesPopup):
    """Records found by name, each with a box; those that are ticked stand first while nothing is typed."""

    grows = True

    def __init__(self, asked: Asked, chosen: Sequence[Choice], name: str, parent: QWidget) -> None:
        self._asked = asked
        self._chosen = {choice.value: choice for choice in chosen}
        self._known = dict(self._chosen)
        super().__init__(asked.bench, chosen, list(self._chosen), name, parent)

    @override
    def is_long(self, choices: Sequence[Choice]) -> bool:
        return True

    @override
    def open_under(self, field: QWidget, typed: str) -> None:
        super().open_under(field, typed)
        if not typed:
            self.narrow("")

    @override
    def narrow(self, typed: str) -> None:
        record, wanted = RecordKind(str(self._asked.field.target)), typed.strip()
        self._asked.bench.desk.ask_later(
            self, find_by_name, record, wanted, _MOST_HITS, then=lambda hits: self._on_found(wanted, hits)
        )

    def _on_found(self, typed: str, hits: Sequence[Hit]) -> None:
        found = {hit.id: Choice(hit.id, hit.name, tip=hit.beside) for hit in hits}
        for choice in found.values():
            self._asked.names.tell(self._asked.field, choice.value, choice.label)
        self._known |= found
        first = {} if typed else self._chosen
        self.fill(list({**first, **found}.values()), list(self._chosen))

    @override
    def values(self) -> Values:
        for value, ticked in self.ticks():
            if ticked:
                self._chosen[value] = self._known[value]
            else:
                self._chosen.pop(value, None)
        return tuple(self._chosen)


class RecordsValue(ItemsValue):
    """Several records."""

    @override
    def _popup(self) -> ChoicesPopup:
        asked = self.asked
        chosen = asked.names.records(asked.field, self._values)
        return RecordsPopup(asked, chosen, self.button.accessibleName(), self)


class RecordValue(ValueEditor):
    """One record, looked up by its name."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.picker = RecordPicker(asked.bench, asked.field)
        self.picker.offers_creation = False
        alone(self.picker)
        self.picker.setMaximumWidth(_WIDEST)
        self.picker.changed.connect(self.changed)
        self.picker.committed.connect(self.committed)
        self.line.addWidget(self.picker, 1)
        self.line.addStretch(0)

    @override
    def values(self) -> Values:
        value = None if self.picker.problem() else self.picker.value()
        return () if value is None else (value,)

    @override
    def show_values(self, values: Values) -> None:
        if values != self.values():
            value = values[0] if values else None
            self.picker.set_value(value, "" if value is None else self._name(value))

    def _name(self, value: Any) -> str:
        (name,), _ = self.asked.names.of_all(self.asked.field, (value,))
        return name.name

    @override
    def begin(self) -> None:
        super().begin()
        if not self.values():
            self.picker.open_list()

    @override
    def stations(self) -> Sequence[QWidget]:
        return self.picker.stations()

    @override
    def set_name(self, name: str) -> None:
        self.picker.set_name(name)


class NameValue(TypedValue):
    """Part of a name, typed, with a look-up: a record that is taken from it is meant exactly.

    Over a link that is the record itself, on the record's own name its whole name.
    """

    def __init__(self, asked: Asked, record: RecordKind, by_id: bool, parent: QWidget | None = None) -> None:
        super().__init__(asked, TEXT, parent=parent)
        self._record, self._by_id = record, by_id
        self._edit = self.editors[0].inner
        self.list = OfferList(asked.bench.theme, self._edit)  # type: ignore[arg-type]
        self.list.taken.connect(self._on_taken)
        self._edit.textEdited.connect(self._on_edited)  # type: ignore[attr-defined]
        self._edit.installEventFilter(self)

    def _on_edited(self, text: str) -> None:
        wanted = text.strip()
        if not wanted or "%" in wanted:
            self.list.close()
            return
        self.asked.bench.desk.ask_later(
            self, find_by_name, self._record, wanted, 8, then=lambda hits: self._on_found(wanted, hits)
        )

    def _on_found(self, wanted: str, hits: Sequence[Hit]) -> None:
        if self._edit.hasFocus() and self._edit.text().strip() == wanted:  # type: ignore[attr-defined]
            self.list.open([Offer(hit.id, hit.name, hit.beside, "strong") for hit in hits], None)

    def _on_taken(self, offer: Offer) -> None:
        self.list.close()
        if self._by_id:
            self.asked.names.tell(self.asked.field, offer.value, offer.name)
            self.compared.emit(Operator.EXACTLY, (offer.value,))
        else:
            self.show_values((offer.name,))
            self.compared.emit(Operator.EXACTLY, (offer.name,))

    @override
    def eventFilter(self, watched: Any, event: Any) -> bool:
        """While records are offered, arrows walk them and Enter takes the marked one."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and self.list.is_open:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _WALK:
            self.list.move(_WALK[key])
        elif key == Qt.Key.Key_Escape:
            self.list.close()
        elif key in _ENTER and (offer := self.list.current()):
            self._on_taken(offer)
        else:
            if key in _ENTER or key == Qt.Key.Key_Tab:
                self.list.close()
            return False
        return True
