"""Why a record is in a selection, or is not: asked of the row that was chosen, and of any other record by name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.reading import names_of
from desktop_crm.operations.selection_facts import UNASKABLE, combination_of
from desktop_crm.operations.why import Reason, why_in_selection
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.picker import RecordPicker
from desktop_crm.views.parts.why import WhyTree
from desktop_crm.views.parts.why_words import Told, WhyWords
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

_SIZE = (720, 460)
_LINK = CATALOGUE["follow_up.company"]  # a record is chosen as a link is


class WhyMemberDialog(QDialog):
    """Stands beside the list; another record can be looked up, which need not be a member."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, shown: ShownSelection, row_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._shown = bench, bench.desk, shown
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why is a record in “{name}”, or not?").format(name=shown.name))
        self.pickers = {record: self._picker(record) for record in self._looked_up()}
        self._build()
        self.resize(*_SIZE)
        if row_id is not None:
            self._begin(row_id)

    def _looked_up(self) -> list[RecordKind]:
        if self._shown.target is SelectionTarget.CONTACT:
            return [RecordKind.COMPANY, RecordKind.PERSON]
        return [self._shown.record]

    def _picker(self, record: RecordKind) -> RecordPicker:
        picker = RecordPicker(self._bench, replace(_LINK, target=record.value), parent=self)
        picker.set_name(self.tr("Record"))
        picker.offers_creation = False
        picker.picked.connect(lambda: self._ask(record, picker.value(), picker.label))
        return picker

    def _build(self) -> None:
        self.kind = ChoiceBox(self)
        words = {RecordKind.COMPANY: self.tr("Company"), RecordKind.PERSON: self.tr("Person")}
        for record in self.pickers:
            self.kind.addItem(self._bench.theme.icon(record.value), words.get(record, ""), record.value)
        self.kind.setAccessibleName(self.tr("What is looked up"))
        self.kind.setVisible(len(self.pickers) > 1)
        self.kind.activated.connect(self._show_picker)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.kind)
        for picker in self.pickers.values():
            line.addWidget(picker, 1)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "section")
        self.sentence.setWordWrap(True)
        self.because = QLabel(self)
        self.because.setProperty("role", "muted")
        self.because.setWordWrap(True)
        self.tree = WhyTree(self._bench.theme, self)
        self.tree.hide()
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(line)
        column.addWidget(self.sentence)
        column.addWidget(self.because)
        column.addWidget(self.tree, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self._show_picker()

    def _show_picker(self) -> None:
        shown = self.kind.currentData()
        for record, picker in self.pickers.items():
            picker.setVisible(record.value == shown or len(self.pickers) == 1)

    # -- asking --------------------------------------------------------------------------------------------------

    def _begin(self, row_id: int) -> None:
        """Explain the row that was chosen; of companies and persons it is one of them."""
        record = self._shown.record
        if record is RecordKind.CONTACT:
            record = RecordKind.COMPANY if row_id < 0 else RecordKind.PERSON
        name = self._desk.ask(names_of, record, [abs(row_id)]).get(abs(row_id), "")
        if record in self.pickers:
            self.kind.setCurrentIndex(self.kind.findData(record.value))
            self._show_picker()
            self.pickers[record].set_value(abs(row_id), name)
        self._ask(record, abs(row_id), name)

    def _ask(self, record: RecordKind, record_id: int | None, name: str) -> None:
        if record_id is None:
            return
        asked = -record_id if record is RecordKind.COMPANY else record_id
        self._desk.ask_later(
            self, why_in_selection, self._shown.id, asked,
            then=lambda reason: self._tell(name, reason), failed=self._on_failed,
        )  # fmt: skip

    def _tell(self, name: str, reason: Reason) -> None:
        facts = {"name": name, "selection": self._shown.name}
        text = (
            self.tr("“{name}” is in “{selection}”.") if reason.belongs else self.tr("“{name}” is not in “{selection}”.")
        )
        self.sentence.setText(text.format(**facts))
        self.because.setText(self._because(reason))
        told = self._told(reason)
        self.tree.setVisible(bool(told))  # before it is filled: it fits its columns by the font it is seen in
        self.tree.show_told(told)

    def _because(self, reason: Reason) -> str:
        if self._shown.form is not SelectionForm.STATIC:
            return ""
        if reason.belongs:
            return self.tr("The selection is static: it was added by hand.")
        return self.tr("The selection is static: who is in it was added by hand.")

    def _told(self, reason: Reason) -> list[Told]:
        if reason.finding is not None:
            return list(WhyWords(self._bench).tell(reason.finding))
        if not reason.parts:
            return []
        made = self._desk.ask(combination_of, self._shown.id)
        names = [made.names.get(id or 0, "") for id in (made.first_id, made.second_id)]
        answers: Mapping[Any, str] = {True: self.tr("it is there"), False: self.tr("it is not there"), None: ""}
        return [Told(holds, part, answers[holds]) for part, holds in zip(names, reason.parts, strict=False)]

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UNASKABLE):
            raise error
        self.sentence.setText(sentence(error))
        self.because.setText("")
        self.tree.hide()
