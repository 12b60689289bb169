"""A record in a dialog: the same card, for what is quickly registered and closed again."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.forms import Form
from desktop_crm.operations.reading import names_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.card_layout import CardLayout
from desktop_crm.views.parts.refusal import Refusal, make_room
from desktop_crm.views.theme import SPACE_M, SPACE_S, SPACE_XS

_WIDTH = 780
_NATIVE = QKeySequence.SequenceFormat.NativeText
_HISTORY_KEY = QKeySequence("Ctrl+H")
_SAVING = (QKeySequence.StandardKey.Save, "Ctrl+Return", "Ctrl+Enter")


class RecordDialog(QDialog):
    """Registers or shows one record. Window-modal: what lies behind keeps its form."""

    saved = Signal(int)
    created = Signal(int, str)  # id and name of a new record
    record_requested = Signal(str, int)
    create_requested = Signal(str, object, object)
    history_requested = Signal(str, int)

    def __init__(self, bench: Bench, layout: CardLayout, form: Form, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._layout = bench, layout
        self._labels: dict[str, QLabel] = {}
        self.card = Card(bench, layout, form, self)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.resize(_WIDTH, self.sizeHint().height())

    @property
    def record(self) -> RecordKind:
        """The kind of record that it shows."""
        return self._layout.record

    def _build(self) -> None:
        self._heading = QLabel(self.windowTitle(), self)
        self._heading.setProperty("role", "section")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setContentsMargins(SPACE_XS, 0, 0, 0)
        self._told = Refusal(self)
        for name in self._layout.header:
            value = self.card.header_value(name)
            label = QLabel(shown(value.field.label), self)
            label.setProperty("role", "muted")
            label.setBuddy(value)
            self._labels[name] = label
            self.card.header_line.addWidget(label)
            self.card.header_line.addWidget(value, 1)
        self.history_button = QPushButton(self.tr("History…"), self)
        self.history_button.setAutoDefault(False)
        told = self.tr("Who changed what, when")
        self.history_button.setToolTip(f"{told} ({_HISTORY_KEY.toString(_NATIVE)})")
        self.left_buttons = QHBoxLayout()
        self.left_buttons.addWidget(self.history_button)
        self._close = QPushButton(self.tr("Close"), self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addLayout(self.left_buttons)
        line.addStretch(1)
        for button in (self._close, self.card.cancel_button, self.card.save_button):
            line.addWidget(button)
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._heading)
        column.addWidget(self.card, 1)
        column.addWidget(self._told)
        column.addLayout(line)

    def _connect(self) -> None:
        self.card.saved.connect(self._on_saved)
        self.card.told.connect(self._told.tell)
        self.card.record_requested.connect(self._on_record_requested)
        self.card.create_requested.connect(self.create_requested)
        self.card.shown_changed.connect(self._on_shown_changed)
        self.card.cancelled.connect(self.reject)
        self.card.laid_out.connect(lambda: make_room(self))
        self._close.clicked.connect(self.reject)
        self.windowTitleChanged.connect(self._heading.setText)
        for key in _SAVING:  # the window behind is out of reach, and its commands with it
            QShortcut(QKeySequence(key), self).activated.connect(self.card.save)
        QShortcut(_HISTORY_KEY, self).activated.connect(self.history_button.click)
        self.history_button.clicked.connect(self._on_history_clicked)

    def open_new(self, context: Mapping[str, Any]) -> None:
        """Show the form of a new record."""
        self.card.start_new(context)
        self.open()

    def open_existing(self, record_id: int) -> None:
        """Show a record, ready to be changed where it may be."""
        if self.card.show_record(record_id):
            if self.may_edit():
                self.card.edit()
            else:
                self._close.setFocus()
            self.open()

    def may_edit(self) -> bool:
        """Whether an existing record opens as a form."""
        return True

    def _on_saved(self, record_id: int, _edits: object) -> None:
        name = self._bench.desk.ask(names_of, self._layout.record, [record_id]).get(record_id, "")
        self.saved.emit(record_id)
        self.created.emit(record_id, name)
        self.accept()

    def _on_record_requested(self, kind: str, record_id: int) -> None:
        if self.card.may_leave():
            self.accept()
            self.record_requested.emit(kind, record_id)

    def _on_history_clicked(self) -> None:
        if self.card.record_id is not None:
            self.history_requested.emit(self.record.value, self.card.record_id)

    def _on_shown_changed(self) -> None:
        self.history_button.setVisible(self.card.record_id is not None)
        self._close.setVisible(not self.card.is_editing)
        self._close.setDefault(not self.card.is_editing)
        self._heading.setVisible(self.card.record_id is None)  # of an existing record its card says it
        required = self.card.state.required if self.card.is_editing else frozenset()
        for name, label in self._labels.items():
            text = shown(self._layout.field(name).label)
            label.setText(f"{text} *" if name in required else text)
        self._told.tell("")

    @override
    def reject(self) -> None:
        if self.card.may_leave():
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.card.may_leave():
            super().closeEvent(event)
        else:
            event.ignore()
