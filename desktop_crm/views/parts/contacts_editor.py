"""The editor of further ways to reach someone: a line each, of a form that can be changed, with what it is for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import ContactForm
from desktop_crm.models.kinds import Contact, Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card_reader import CONTACT_KINDS
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_choice import ChoiceEditor, SuggestingEditor
from desktop_crm.views.parts.editors_text import LineEditor, LongTextEditor
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_S, SPACE_XS

_FORM_WIDTH, _DESCRIPTION_WIDTH = 118, 140
_ADDRESS_HEIGHT = 66  # three lines
_LONGEST = 1024
_ANY_HEIGHT = 16_777_215
_BY_TAB = Qt.FocusPolicy.TabFocus
_TOP = Qt.AlignmentFlag.AlignTop
_SERVICES = ("Teams", "Slack", "WhatsApp", "Signal", "Messenger", "Zoom")  # names, the same in each language


class ContactRow(QWidget):
    """One contact: form, value, description, and a cross that takes it away."""

    changed = Signal()
    committed = Signal()
    cancelled = Signal()
    removed = Signal()

    def __init__(self, bench: Bench, field: Field, contact: Contact, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._text = replace(field, kind=Kind.TEXT, length=_LONGEST, default="", required=False)
        form = replace(field, kind=Kind.WORD, words=ContactForm, default=contact.form)
        self.form = ChoiceEditor(bench, form, self._forms, self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE_XS)
        self._line.addWidget(self.form, 0, _TOP)
        self.value_editor = self._place_value(contact.form, contact.value)
        self.description = SuggestingEditor(bench, self._text, self._suggestions, self)
        self.cross = QToolButton(self)
        self.cross.setIcon(bench.theme.icon("close", "muted"))
        self.cross.setToolTip(self.tr("Remove this line"))
        self.cross.setAccessibleName(self.tr("Remove this line"))
        self.cross.clicked.connect(self.removed)
        self._line.addWidget(self.description, 0, _TOP)
        self._line.addWidget(self.cross, 0, _TOP)
        self._dress(contact)

    def _dress(self, contact: Contact) -> None:
        self.form.setFixedWidth(_FORM_WIDTH)
        self.form.set_value(contact.form)
        self.form.set_name(self.tr("Kind of contact"))
        self.form.changed.connect(self._on_form_changed)
        self.description.setFixedWidth(_DESCRIPTION_WIDTH)
        self.description.set_value(contact.description)
        self.description.set_name(self.tr("Description"))
        self.description.line.setPlaceholderText(self.tr("Description"))
        self.description.changed.connect(self.changed)
        for editor in (self.form, self.description):
            self._pass_on(editor)

    def _pass_on(self, editor: Editor) -> None:
        editor.setFocusProxy(None)  # type: ignore[arg-type]
        editor.committed.connect(self.committed)
        editor.cancelled.connect(self.cancelled)

    def _place_value(self, form: str, text: str) -> Editor:
        """Put the editor of a form's values between form and description."""
        field = replace(self._text, kind=CONTACT_KINDS[form])
        long = field.kind is Kind.LONG_TEXT
        editor = LongTextEditor(self._bench, field, self) if long else LineEditor(self._bench, field, self)
        if long:
            editor.inner.setMinimumHeight(_ADDRESS_HEIGHT)
            editor.inner.setMaximumHeight(_ADDRESS_HEIGHT)
        editor.set_value(text)
        editor.set_name(self._bench.faces.word_of(ContactForm, form))
        editor.changed.connect(self.changed)
        self._pass_on(editor)
        self._line.insertWidget(1, editor, 1, _TOP)
        editor.show()
        return editor

    def _forms(self) -> Sequence[Choice]:
        return [Choice(form.value, self._bench.faces.word_of(ContactForm, form)) for form in ContactForm]

    def _suggestions(self) -> Sequence[str]:
        """What such a contact is usually for."""
        work, private, support = self.tr("Work"), self.tr("Private"), self.tr("Support")
        invoice, fax, switchboard = self.tr("Invoice"), self.tr("Fax"), self.tr("Switchboard")
        return {
            ContactForm.PHONE: (work, private, support, switchboard, fax),
            ContactForm.EMAIL: (work, private, support, invoice),
            ContactForm.WEB: (work, private, support, self.tr("Web shop")),
            ContactForm.ADDRESS: (work, private, invoice, self.tr("Delivery")),
            ContactForm.CHAT: _SERVICES,
        }[ContactForm(self.form.value())]

    def _on_form_changed(self) -> None:
        """What was typed stays; whether it can be of the new form is told when the line is left."""
        if self.form.problem():
            self.changed.emit()
            return
        old, text = self.value_editor, self._typed()
        self.value_editor = self._place_value(self.form.value(), "")
        self._line.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._type(text)
        QWidget.setTabOrder(self.form.inner, self.value_editor.inner)
        self.changed.emit()

    def _typed(self) -> str:
        editor = self.value_editor
        return editor.text.toPlainText() if isinstance(editor, LongTextEditor) else editor.inner.text()  # type: ignore[attr-defined]

    def _type(self, text: str) -> None:
        editor = self.value_editor
        if isinstance(editor, LongTextEditor):
            editor.text.setPlainText(text)
        elif isinstance(editor, LineEditor):
            editor.put_text(" ".join(text.split()))

    def contact(self) -> Contact:
        """Return what stands here; its value is empty while nothing was typed."""
        return Contact(self.form.value(), (self.value_editor.value() or "").strip(), self.description.value() or "")

    def problem(self) -> str:
        return self.form.problem() or self.value_editor.problem()

    def show_problem(self) -> None:
        self.form.show_problem()
        self.value_editor.show_problem()

    def stations(self) -> list[QWidget]:
        """Where Tab stops, from left to right."""
        return [self.form.inner, self.value_editor.inner, self.description.inner, self.cross]


class ContactsEditor(Editor):
    """Holds a tuple of `Contact`. A line without a value is not kept."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(QWidget(), parent)
        self._bench, self._field = bench, field
        self.rows: list[ContactRow] = []
        self.inner.setMinimumHeight(0)
        self.inner.setMaximumHeight(_ANY_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self.inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self.add_buttons = {form: self._add_button(form, text) for form, text in self._offers().items()}
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for button in self.add_buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addStretch(1)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Tab would come back to where a proxy leads

    def _offers(self) -> dict[ContactForm, str]:
        return {
            ContactForm.PHONE: self.tr("Add phone"),
            ContactForm.EMAIL: self.tr("Add e-mail"),
            ContactForm.WEB: self.tr("Add web page"),
            ContactForm.ADDRESS: self.tr("Add address"),
            ContactForm.CHAT: self.tr("Add chat"),
        }

    def _add_button(self, form: ContactForm, text: str) -> QPushButton:
        """The word alone beside the plus: five buttons stand in one line of a narrow card too."""
        word = self._bench.faces.word_of(ContactForm, form)
        button = QPushButton(self._bench.theme.icon("add", "accent"), word, self.inner)
        button.setToolTip(text)
        button.setAutoDefault(False)  # in a dialog, Enter is for the form
        button.setProperty("role", "link")
        button.setMinimumHeight(FIELD_HEIGHT)
        button.clicked.connect(lambda: self.add(form))
        return button

    # -- the value -----------------------------------------------------------------------------------------------

    @override
    def value(self) -> tuple[Contact, ...]:
        return tuple(contact for row in self.rows if (contact := row.contact()).value)

    @override
    def set_value(self, value: Any, label: str = "") -> None:
        contacts = tuple(value or ())
        if contacts == tuple(row.contact() for row in self.rows) and not self.problem():
            return
        while self.rows:
            self._take_away(self.rows[0])
        for contact in contacts:
            self._insert(contact)

    @override
    def problem(self) -> str:
        return next((problem for row in self.rows if (problem := row.problem())), "")

    @override
    def show_problem(self) -> None:
        """Each line says what is wrong with it."""
        for row in self.rows:
            row.show_problem()

    @override
    def set_name(self, name: str) -> None:
        super().set_name(name)
        for button in self.add_buttons.values():
            button.setAccessibleName(f"{name}: {button.toolTip()}")

    @override
    def begin(self) -> None:
        """Where there is no line yet, the first one is ready to be typed in."""
        if not self.rows:
            self.add(ContactForm.PHONE)

    @override
    def entry(self) -> QWidget:
        return self.rows[0].value_editor.inner if self.rows else next(iter(self.add_buttons.values()))

    @override
    def stations(self) -> list[QWidget]:
        return [*(station for row in self.rows for station in row.stations()), *self.add_buttons.values()]

    # -- lines ---------------------------------------------------------------------------------------------------

    def add(self, form: ContactForm) -> None:
        """Add a line, ready to be typed in."""
        row = self._insert(Contact(form.value, ""))
        row.value_editor.inner.setFocus(Qt.FocusReason.TabFocusReason)

    def _insert(self, contact: Contact) -> ContactRow:
        row = ContactRow(self._bench, self._field, contact, self.inner)
        row.changed.connect(self._tell_changed)
        row.committed.connect(self._on_enter)
        row.cancelled.connect(self.cancelled)
        row.removed.connect(lambda: self._on_removed(row))
        before = self.rows[-1].cross if self.rows else self._station_before()
        self._column.insertWidget(len(self.rows), row)
        row.show()  # at once, so that it can take the focus
        self.rows.append(row)
        for station in row.stations():
            QWidget.setTabOrder(before, station)
            before = station
        return row

    def _station_before(self) -> QWidget:
        """Return where Tab stops before the buttons that add; lines come in between."""
        station: QWidget = next(iter(self.add_buttons.values()))
        while (before := station.previousInFocusChain()) is not None and before is not self.window():
            station = before
            if station.focusPolicy() & _BY_TAB and not station.focusProxy():
                break
        return station

    def _on_removed(self, row: ContactRow) -> None:
        place = self.rows.index(row)
        heir = self.rows[place + 1] if place + 1 < len(self.rows) else (self.rows[place - 1] if place else None)
        target = next(iter(self.add_buttons.values())) if heir is None else heir.value_editor.inner
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._take_away(row)
        self._tell_changed()

    def _take_away(self, row: ContactRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
