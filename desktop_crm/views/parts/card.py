"""The card: one record on tabs, read as text, edited in the same places. Made for all kinds of record.

The pencil (or Ctrl+E) turns all tabs into a form that is saved or cancelled as a whole (SC-5). A double click on one
value edits just that one: Enter, a line picked from a list, or going elsewhere saves it, Esc restores it. The rules of
the kind come from its `Form`; the card knows none.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import FieldIsMissing, RecordIsGone, Refused, ValueNotTaken
from desktop_crm.operations.forms import Form
from desktop_crm.operations.reading import names_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.language import shown
from desktop_crm.views.parts.card_frame import CardFrame
from desktop_crm.views.parts.card_layout import CardLayout, CardTab
from desktop_crm.views.parts.card_page import CardPage
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.parts.namesakes import CHECKED, CardNamesakes
from desktop_crm.views.sentences import sentence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Card(CardFrame):
    """A record that can be read, edited, registered and followed."""

    saved = Signal(int, object)  # id, and what was changed: all values of a new record
    cancelled = Signal()  # the form was left without saving; nothing is shown where the record was new
    record_requested = Signal(str, int)
    create_requested = Signal(str, object, object)  # kind, what is known of it, reply(id, name)
    told = Signal(str)  # a sentence for the status line

    def __init__(self, bench: Bench, layout: CardLayout, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(bench, layout, form, parent)
        bench.cards[self] = None
        self._alone: CardValue | None = None
        self._saving = False
        self._namesakes: CardNamesakes | None = None
        if layout.record in CHECKED:
            self._namesakes = CardNamesakes(bench, self, layout.record)
            self._namesakes.record_requested.connect(self.record_requested)
            self._namesakes.lines_changed.connect(self._on_lines_changed)
            self.under_header.addWidget(self._namesakes)
        self._connect()

    def _on_lines_changed(self) -> None:
        self.under_header.activate()  # at once, for who shares the room
        self.laid_out.emit()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self._desk.changed.connect(self._on_changed)
        self.links.record_requested.connect(self.record_requested)
        for value in self._header_values.values():
            self._connect_value(value)

    def _connect_value(self, value: CardValue) -> None:
        value.edited.connect(self._on_edited)
        value.troubled.connect(self._on_troubled)
        value.committed.connect(self._on_committed)
        value.picked.connect(self._on_picked)
        value.cancelled.connect(self._on_cancelled)
        value.wish_edit.connect(self.edit_one)
        value.followed.connect(self.record_requested)
        value.wish_create.connect(self._on_wish_create)

    @override
    def _page(self, tab: CardTab) -> CardPage:
        page = super()._page(tab)
        for value in page:
            self._connect_value(value)
        for check in page.checks.values():
            check.edited.connect(self._on_check_edited)
        return page

    def show_record(self, record_id: int) -> bool:
        """Show a record. Returns False where it is gone."""
        try:
            draft = self._desk.ask(self._form.opened, record_id)
        except RecordIsGone:
            return False
        self._leave_editing()
        self._take(draft)
        return True

    def start_new(self, context: Mapping[str, Any]) -> None:
        """Begin a new record with what is known of it."""
        self._leave_editing()
        self._take(self._desk.ask(self._form.start, context))
        self.tabs.setCurrentIndex(0)
        self.edit()

    def clear(self) -> None:
        """Show nothing."""
        self._leave_editing()
        self._draft, self._values, self._labels = None, {}, {}
        self.links.show_record(None)
        self.shown_changed.emit()

    # -- the form ------------------------------------------------------------------------------------------------

    def edit(self, focus: str = "") -> None:
        """Turn the whole card into a form, with the focus at an attribute, else at the first of the header."""
        if self._draft is None or self._editing or not self.settle():
            return
        self._editing = True
        for value in self._places():
            value.set_editing(value.field.editable)
        self._order_tabs()
        self.save_button.show()
        self.cancel_button.show()
        self._apply_state()
        self.focus_on(focus or self.first)
        self.shown_changed.emit()

    def focus_on(self, name: str) -> None:
        """Let the next key go to an attribute's place, on whichever tab it stands."""
        tab = self._layout.tab_of(name)
        if tab is not None:
            self.tabs.setCurrentIndex(tab)
        place = self.place(name)
        place.setFocus(Qt.FocusReason.TabFocusReason)
        if name == self._layout.title and isinstance(place.inner, QLineEdit):
            place.inner.end(False)

    def put(self, name: str, value: Any) -> None:
        """Change a value of the form by program; all that follows from it changes too."""
        self._follow(name, value, by_hand=False)

    def take_over(self, values: Mapping[str, Any]) -> None:
        """Let the form stand as it stood once: nothing follows from these values."""
        self._accept(values)

    def _on_edited(self, name: str, new: Any) -> None:
        """A value was changed by hand: what follows from it stands at once in the other fields."""
        self._follow(name, new, by_hand=True)

    def _follow(self, name: str, new: Any, by_hand: bool) -> None:
        try:
            follows = self._desk.ask(self._form.follow, self._values, name, new)
        except Refused as error:
            self.place(name).set_problem(sentence(error))
            return
        self._accept(follows, typed=name if by_hand and follows.get(name, new) == new else "")

    def _accept(self, follows: Mapping[str, Any], typed: str = "") -> None:
        """Take over what follows; the place that was *typed* in is left as it stands."""
        self._values.update(follows)
        self._name(follows)
        self._state = self._form.state(self._values)
        for value in self._places():
            if value.name in follows and value.name != typed:
                value.fill(*self.held(value.name))
                if not value.is_editing:
                    value.show_value(*self.held(value.name), self._tone(value))
        for check in self._checks():
            check.show_value(self._values.get(check.name))
        self._apply_state()
        self.shown_changed.emit()

    def _name(self, follows: Mapping[str, Any]) -> None:
        """Find the names of what the changed values refer to."""
        for value in self._places():
            if value.name in follows and value.field.kind.named:
                self._labels[value.name] = self._name_of(value, follows[value.name])

    def _name_of(self, place: CardValue, value: Any) -> str:
        if value is None:
            return ""
        if place.field.kind is Kind.LINK:
            return self._desk.ask(names_of, RecordKind(place.field.target or ""), [value]).get(value, "")
        chosen = value if place.field.kind is Kind.CHOICES else (value,)
        return ", ".join(choice.label for choice in self._choices(place.name) if choice.value in chosen)

    def _on_check_edited(self, name: str, value: Any) -> None:
        """In a form a tick waits to be saved; on a card that is read it is saved at once."""
        if not self.settle():
            return
        follows = self._desk.ask(self._form.follow, self._values, name, value)
        if self._editing:
            self._accept(follows)
        else:
            self._save_values({**follows, name: value})

    def _on_troubled(self) -> None:
        self._allow_save()
        self.shown_changed.emit()

    def _on_committed(self, _name: str) -> None:
        self.save()

    def _on_cancelled(self, _name: str) -> None:
        self.cancel()

    @override
    def _apply_state(self) -> None:
        """What is locked says why on its tool tip, where one could think that it may be changed."""
        super()._apply_state()
        for value in self._places():
            shut = value.locked and value.field.editable
            value.setToolTip(self.why_locked(value) if shut else shown(value.field.help))

    # -- one value alone -----------------------------------------------------------------------------------------

    @property
    @override
    def is_typing(self) -> bool:
        return self._editing or self._alone is not None

    def edit_one(self, name: str) -> None:
        """Edit one value in its place; a list opens at once."""
        if self._draft is None or self._editing or not self.settle():
            return
        value = self.place(name)
        if value.locked:
            self.told.emit(self.why_locked(value))
            return
        self._alone = value
        _application().focusChanged.connect(self._on_focus_changed)
        value.set_editing(True)
        self._order_tabs()
        value.begin()
        self.shown_changed.emit()

    def settle(self) -> bool:
        """Save the value that is edited alone, if there is one. Returns False where it cannot be taken."""
        value = self._alone
        if value is None:
            return True
        if value.problem():
            value.show_problem()
            return False
        if missing := self._state.missing(self._values):
            value.set_problem(self.why_missing(missing))
            return False
        edits = self.edits()
        if not edits:
            self._end_alone()
            return True
        return self._save_values(edits)

    def _end_alone(self) -> None:
        if self._draft is not None and self._draft.id is not None and not self.show_record(self._draft.id):
            self.clear()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab out of a value that is edited alone saves it and goes on to edit the one beside."""
        alone = self._alone
        inside = [station for station in alone.stations if station.isVisible()] if alone is not None else []
        if alone is None or QApplication.focusWidget() is not inside[-1 if next else 0]:
            return super().focusNextPrevChild(next)
        beside = self.beside(alone, 1 if next else -1)
        if beside is None:
            return super().focusNextPrevChild(next)
        if self.settle():
            self.edit_one(beside.name)
        return True

    def _on_picked(self, name: str) -> None:
        if self._alone is not None and self._alone.name == name:
            self.settle()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Going elsewhere in the window saves the value; a list, a calendar or a dialog over it is not elsewhere."""
        alone = self._alone
        if alone is None or new is None or self._saving or new.window() is not self.window():
            return
        if new is not alone and not alone.isAncestorOf(new):
            self.settle()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save all tabs in one step. Returns False, with the reason at its field, where something is not right."""
        if self._alone is not None:
            return self.settle()
        if not self._editing:
            return True
        if why := self.why_not_save():
            self._show_why(why)
            return False
        if self.is_new and self._namesakes is not None and self._namesakes.holds_back():
            self.told.emit(self.tr("There is one of this name already. Save once more to have both."))
            return False
        edits = dict(self._values) if self.is_new else self.edits()
        if not edits:
            self._finish(self.record_id)
            return True
        return self._save_values(edits)

    def _save_values(self, edits: Mapping[str, Any]) -> bool:
        self._saving = True
        try:
            record_id = self._write(edits)
        except (ValueNotTaken, FieldIsMissing) as error:
            self._show_at_field(error.field.name, sentence(error))
            return False
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self.told.emit(sentence(error))
            return False
        finally:
            self._saving = False
        self._finish(record_id)
        self.saved.emit(record_id, edits)
        return True

    def _write(self, edits: Mapping[str, Any]) -> int:
        record_id = self.record_id
        if record_id is None:
            return self._desk.attempt(self._form.register, edits)
        self._desk.attempt(self._form.edit, record_id, edits)
        return record_id

    def _finish(self, record_id: int | None) -> None:
        self._leave_editing()
        if record_id is not None:
            self.show_record(record_id)

    def _show_why(self, why: str) -> None:
        """Go to the first field that stands in the way of saving."""
        troubled = next((value for value in self._places() if value.problem()), None)
        missing = self._state.missing(self._values)
        if troubled is not None:
            self.focus_on(troubled.name)
            troubled.show_problem()
        elif missing:
            for name in reversed(self.in_sight(missing)):  # the first one is where one goes on
                self._show_at_field(name, self.tr("This field must be filled in."))
        else:
            self.told.emit(why)

    def _show_at_field(self, name: str, text: str) -> None:
        place = next((value for value in self._places() if value.name == name), None)
        if place is None or not place.is_editing:
            self.told.emit(text)
            return
        self.focus_on(name)
        place.set_problem(text)

    # -- leaving -------------------------------------------------------------------------------------------------

    def cancel(self) -> bool:
        """Leave the form; asks only when something was changed. Returns False where the user goes on editing."""
        if self._alone is not None:
            if self._alone.field.kind is Kind.LONG_TEXT and self.is_dirty and not self._wants_to_discard():
                return False
            self._end_alone()
            return True
        if not self._editing:
            return True
        if self.is_dirty and not self._wants_to_discard():
            return False
        self.abandon()
        self.cancelled.emit()
        return True

    def _wants_to_discard(self) -> bool:
        answers = [self.tr("Discard"), self.tr("Go on editing")]
        text, detail = self.tr("Discard what you changed?"), self.tr("It has not been saved.")
        return self._bench.prompt.choose(self, text, detail, answers) == 0

    def abandon(self) -> None:
        """Leave the form without saving or asking."""
        draft = self._draft
        self._leave_editing()
        if draft is None or draft.id is None or not self.show_record(draft.id):
            self.clear()

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes before another record is shown; True where one may go on (SP-6)."""
        if self._alone is not None:
            return self.settle()
        if not self._editing:
            return True
        if not self.is_dirty:
            self.abandon()
            return True
        answers = [self.tr("Save"), self.tr("Discard"), self.tr("Go on editing")]
        answer = self._bench.prompt.choose(self, self.tr("Save what you changed?"), self.title, answers)
        if answer == 0:
            return self.save()
        if answer == 1:
            self.abandon()
            return True
        (self.focusWidget() or self).setFocus()
        return False

    def _leave_editing(self) -> None:
        """Back to reading. The focus stays on the card, for the keys."""
        focus = QApplication.focusWidget()
        held = self.is_typing and focus is not None and self.isAncestorOf(focus)
        if self._alone is not None:
            _application().focusChanged.disconnect(self._on_focus_changed)
        self._alone = None
        self._editing = False
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for value in self._places():
            value.set_editing(False)
        self.save_button.hide()
        self.cancel_button.hide()

    # -- creation, changes and keys -------------------------------------------------------------------------------

    def _on_wish_create(self, name: str, typed: str) -> None:
        place = self.place(name)
        context = {"name": typed, "company_id": self._company_id()}
        self.create_requested.emit(place.field.target, context, partial(self._on_created, place))

    def _on_created(self, place: CardValue, record_id: int, label: str) -> None:
        self._labels[place.name] = label
        self.put(place.name, record_id)
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_picked(place.name)

    def _on_changed(self, changes: Any) -> None:
        """What is typed is never touched; what is only read is read again when it may have changed."""
        if changes.touch_any("custom_field"):
            self._follow_fields()
        if self.is_typing or self.record_id is None:
            return
        tables = {p.field.target for p in self._places() if p.field.kind is Kind.LINK} | {"user", "stage", "sale_type"}
        mine = changes.touch(self._layout.record.value, self.record_id)
        around = changes.touch_any("custom_field", "follow_up", "list_item", "currency", "preference", *tables)
        if (mine or around) and not self.show_record(self.record_id):
            self.clear()

    def _follow_fields(self) -> None:
        """The user's own fields are others now. What is being typed stays, in the form or alone."""
        alone, self._alone = self._alone, None
        before = self._own_names()
        self._lay_out_anew()
        for name in before - self._own_names():
            self._values.pop(name, None)
        for value in (value for page in self.pages for value in page):
            value.show_value(*self.held(value.name), self._tone(value))
            value.set_editing(self._editing and value.field.editable)
        for check in self._checks():
            check.show_value(self._values.get(check.name))
        if alone is not None:
            self._go_on_alone(alone.name)
        self._order_tabs()
        self._apply_state()

    def _own_names(self) -> set[str]:
        return {value.name for value in self._places() if value.field.custom}

    def _go_on_alone(self, name: str) -> None:
        self._alone = next((value for value in self._places() if value.name == name), None)
        if self._alone is None:
            _application().focusChanged.disconnect(self._on_focus_changed)
        else:
            self._alone.set_editing(True)
            self._alone.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self.is_typing:
            self.cancel()
        elif key in _ENTER and with_control and self.is_typing:
            self.save()
        elif key == Qt.Key.Key_F2:
            self.edit()
        else:
            super().keyPressEvent(event)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
