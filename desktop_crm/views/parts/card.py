"""The card: one record on tabs, read as text, edited in the same places. Made for all kinds of record.

The pencil (or Ctrl+E) turns all tabs into a form that is saved or cancelled as a whole (SC-5). A double click on one
value edits just that one, and Enter saves it. The rules of the kind come from its `Form`; the card knows none.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
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
from desktop_crm.views.parts.card_layout import CardLayout
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.sentences import sentence


class Card(CardFrame):
    """A record that can be read, edited, registered and followed."""

    saved = Signal(int)  # a record was registered or changed
    record_requested = Signal(str, int)
    create_requested = Signal(str, object, object)  # kind, what is known of it, reply(id, name)
    told = Signal(str)  # a sentence for the status line
    abandoned = Signal()  # a new record was given up

    def __init__(self, bench: Bench, layout: CardLayout, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(bench, layout, form, parent)
        self._alone: CardValue | None = None
        self._connect()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self._desk.changed.connect(self._on_changed)
        for value in self._places():
            value.edited.connect(self._on_edited)
            value.troubled.connect(self._allow_save)
            value.committed.connect(self._on_committed)
            value.cancelled.connect(self._on_cancelled)
            value.wish_edit.connect(self.edit_one)
            value.followed.connect(self.record_requested)
            value.wish_create.connect(self._on_wish_create)
        for check in self._checks():
            check.edited.connect(self._on_check_edited)

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
        self.edit(self._layout.title)

    def clear(self) -> None:
        """Show nothing."""
        self._leave_editing()
        self._draft, self._values, self._labels = None, {}, {}
        self.shown_changed.emit()

    # -- editing -------------------------------------------------------------------------------------------------

    def edit(self, focus: str = "") -> None:
        """Turn the whole card into a form."""
        if self._draft is None:
            return
        self._end_alone()
        self._editing = True
        for value in self._places():
            value.set_editing(value.field.editable)
        self.save_button.show()
        self.cancel_button.show()
        self._apply_state()
        self._focus(focus or self._layout.title)
        self.shown_changed.emit()

    def _focus(self, name: str) -> None:
        tab = self._layout.tab_of(name)
        if tab is not None:
            self.tabs.setCurrentIndex(tab)
        self.place(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_one(self, name: str) -> None:
        """Edit just one value in its place; Enter saves it, Esc leaves it."""
        value = self.place(name)
        if self._draft is None or self._editing or value.locked or not value.field.editable:
            return
        if self._alone is not None and not self._save_alone():
            return
        self._alone = value
        value.set_editing(True)
        value.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_edited(self, name: str, new: Any) -> None:
        """A value was changed by hand: what follows from it stands at once in the other fields."""
        try:
            follows = self._desk.ask(self._form.follow, self._values, name, new)
        except Refused as error:
            self.place(name).set_problem(sentence(error))
            return
        self._accept(follows, but=name)

    def _accept(self, follows: Mapping[str, Any], but: str = "") -> None:
        self._values.update(follows)
        self._name(follows)
        self._state = self._form.state(self._values)
        for value in self._places():
            if value.name in follows and value.name != but:
                value.fill(*self.held(value.name))
                if not value.is_editing:
                    value.show_value(*self.held(value.name), self._tone(value))
        for check in self._checks():
            check.show_value(self._values.get(check.name))
        self._apply_state()
        self.shown_changed.emit()

    def _name(self, follows: Mapping[str, Any]) -> None:
        """Find the names of what the changed values refer to."""
        for name, value in follows.items():
            place = next((p for p in self._places() if p.name == name), None)
            if place is None or not place.field.kind.refers:
                continue
            if place.field.kind is Kind.LINK:
                found = self._desk.ask(names_of, RecordKind(place.field.target or ""), [value] if value else [])
                self._labels[name] = found.get(value, "")
            else:
                self._labels[name] = next((c.label for c in self._choices(name) if c.value == value), "")

    def _on_check_edited(self, name: str, value: Any) -> None:
        follows = self._desk.ask(self._form.follow, self._values, name, value)
        if self._editing:
            self._accept(follows)
        else:
            self._save_values({**follows, name: value})

    def _on_committed(self, name: str) -> None:
        if self._alone is not None:
            self._save_alone()
        elif self._editing and not isinstance(self.focusWidget(), QPlainTextEdit):
            self.save()

    def _on_cancelled(self, name: str) -> None:
        if self._alone is not None:
            self._end_alone()
        else:
            self.cancel()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save all tabs in one step. Returns False, with the reason at its field, where something is not right."""
        if self._alone is not None:
            return self._save_alone()
        if not self._editing:
            return True
        if why := self.why_not_save():
            self._show_missing(why)
            return False
        edits = self.edits() if not self.is_new else dict(self._values)
        if not edits:
            self._finish(self.record_id)
            return True
        return self._save_values(edits)

    def _save_values(self, edits: Mapping[str, Any]) -> bool:
        assert self._draft is not None
        record_id = self._draft.id
        try:
            if record_id is None:
                record_id = self._desk.attempt(self._form.register, edits)
            else:
                self._desk.attempt(self._form.edit, record_id, edits)
        except (ValueNotTaken, FieldIsMissing) as error:
            self._show_at_field(error.field.name, sentence(error))
            return False
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self.told.emit(sentence(error))
            return False
        self._finish(record_id)
        self.saved.emit(record_id)
        return True

    def _save_alone(self) -> bool:
        value = self._alone
        assert value is not None
        if problem := value.problem():
            value.set_problem(problem)
            return False
        if missing := self._state.missing(self._values):
            value.set_problem(self.why_missing(missing))
            return False
        edits = self.edits()
        return self._save_values(edits) if edits else self._end_alone() is None

    def why_missing(self, names: Sequence[str]) -> str:
        """Say which mandatory fields are empty."""
        fields = ", ".join(shown(self._layout.field(name).label) for name in names)
        return self.tr("Still missing: {fields}").format(fields=fields)

    def put(self, name: str, value: Any) -> None:
        """Change a value of the form by program, as if it had been typed."""
        self._on_edited(name, value)

    def _show_missing(self, why: str) -> None:
        missing = self._state.missing(self._values)
        if missing:
            self._show_at_field(missing[0], self.tr("This field must be filled in."))
        else:
            self.told.emit(why)

    def _show_at_field(self, name: str, text: str) -> None:
        try:
            place = self.place(name)
        except StopIteration:
            self.told.emit(text)
            return
        self._focus(name)
        place.set_problem(text)

    def _finish(self, record_id: int | None) -> None:
        self._leave_editing()
        if record_id is not None:
            self.show_record(record_id)

    def cancel(self) -> bool:
        """Leave the form; asks only when something was changed. Returns False where the user goes on editing."""
        if self._alone is not None:
            self._end_alone()
            return True
        if not self._editing:
            return True
        if self.is_dirty and not self._wants_to_discard():
            return False
        self.abandon()
        return True

    def _wants_to_discard(self) -> bool:
        text = self.tr("Discard what you changed?")
        detail = self.tr("It has not been saved.")
        return self._bench.prompt.choose(self, text, detail, [self.tr("Discard"), self.tr("Go on editing")]) == 0

    def abandon(self) -> None:
        """Leave the form without saving."""
        draft = self._draft
        self._leave_editing()
        if draft is not None and draft.id is not None:
            self.show_record(draft.id)
        else:
            self.clear()
            self.abandoned.emit()

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes before another record is shown; True where one may go on (SP-6)."""
        if self._alone is not None:
            return self._save_alone()
        if not self._editing:
            return True
        if not self.is_dirty:
            self.abandon()
            return True
        answers = [self.tr("Save"), self.tr("Discard"), self.tr("Go on editing")]
        answer = self._bench.prompt.choose(self, self.tr("Save what you changed?"), self._title(), answers)
        if answer == 0:
            return self.save()
        if answer == 1:
            self.abandon()
            return True
        return False

    def _title(self) -> str:
        return str(self._values.get(self._layout.title) or self.tr("New"))

    def _leave_editing(self) -> None:
        self._alone = None
        self._editing = False
        for value in self._places():
            value.set_editing(False)
        self.save_button.hide()
        self.cancel_button.hide()

    def _end_alone(self) -> None:
        if self._alone is not None and self._draft is not None:
            self._alone.set_editing(False)
            self._alone = None
            self._take(self._draft)

    # -- creation, changes and keys -------------------------------------------------------------------------------

    def _on_wish_create(self, name: str, typed: str) -> None:
        place = self.place(name)
        context = {"name": typed, "company_id": self._company_id()}
        self.create_requested.emit(place.field.target, context, partial(self._on_created, place))

    def _on_created(self, place: CardValue, record_id: int, label: str) -> None:
        self._labels[place.name] = label
        place.fill(record_id, label)
        self._on_edited(place.name, record_id)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: Any) -> None:
        """What is typed is never touched; what is only read is read again when it may have changed."""
        if self._editing or self._alone is not None or self.record_id is None:
            return
        tables = {p.field.target for p in self._places() if p.field.kind is Kind.LINK} | {"user", "stage", "sale_type"}
        mine = changes.touch(self._layout.record.value, self.record_id)
        around = changes.touch_any("follow_up", "list_item", "currency", "preference", *tables)
        if (mine or around) and not self.show_record(self.record_id):
            self.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._editing or self._alone is not None):
            self.cancel()
            return
        super().keyPressEvent(event)
