"""Asks what to link a record to: another record, found by name, or an address of the web (LK-1)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import Refused
from desktop_crm.operations.links import add_address, add_link
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.language import shown
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_text import LineEditor
from desktop_crm.views.parts.link_list import KINDS, icon_of
from desktop_crm.views.parts.picker import RecordPicker
from desktop_crm.views.parts.refusal import Refusal
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

_WIDTH = 460
_TARGET = replace(CATALOGUE["sale.company"], label=mark("Link to"), help="", required=True)
_TEXT = replace(CATALOGUE["sale.title"], label=mark("Text"), help="", required=False, default="", length=254)
_ADDRESS = replace(_TEXT, label=mark("Web address"), length=1024)


class LinkDialog(QDialog):
    """One link; OK adds it as one step."""

    def __init__(
        self,
        bench: Bench,
        record: RecordKind,
        record_id: int,
        company_id: Callable[[], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._company_id = bench, company_id
        self._record, self._record_id = record, record_id
        self.setWindowTitle(self.tr("Add link"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._on_kind_chosen()
        self.resize(_WIDTH, self.sizeHint().height())
        self.target.setFocus()

    def _build(self) -> None:
        self.kind = ChoiceBox(self)
        for kind, label in KINDS.items():
            self.kind.addItem(self._bench.theme.icon(icon_of(kind)), shown(label), kind)
        self.kind.addItem(self._bench.theme.icon(icon_of(None)), self.tr("Web address"), None)
        self.kind.currentIndexChanged.connect(self._on_kind_chosen)
        self.text = LineEditor(self._bench, _TEXT, self)
        self._dressed(self.text)
        self.text.line.setPlaceholderText(self.tr("Shown instead of the name"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(SPACE_M)
        self._form.setVerticalSpacing(SPACE_S)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow(self.tr("Type"), self.kind)
        self._form.addRow(self.tr("Text"), self.text)
        self._told = Refusal(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(self._form)
        column.addWidget(self._told)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.ok = QPushButton(self.tr("Add link"), self)
        cancel = QPushButton(self.tr("Cancel"), self)
        self.ok.setDefault(True)
        cancel.setAutoDefault(False)
        self.ok.clicked.connect(self._on_accepted)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.ok)
        return line

    def _dressed(self, editor: Editor) -> Editor:
        editor.committed.connect(self._on_accepted)
        editor.cancelled.connect(self.reject)
        editor.changed.connect(self._allow)
        return editor

    def _on_kind_chosen(self) -> None:
        """Another type has another place for its target: a picker of its records, or a line for the address."""
        if self._form.rowCount() > 2:
            self._form.removeRow(1)
        kind = self.kind.currentData()
        self.target = self._dressed(self._picker(RecordKind(kind)) if kind else LineEditor(self._bench, _ADDRESS, self))
        label = self.tr("Link to") if kind else self.tr("Address")
        self.target.set_name(label)
        self._form.insertRow(1, label, self.target)
        for before, after in pairwise([self.kind, *self.target.stations(), *self.text.stations()]):
            QWidget.setTabOrder(before, after)
        self._told.tell("")
        self._allow()

    def _picker(self, kind: RecordKind) -> RecordPicker:
        picker = RecordPicker(self._bench, replace(_TARGET, kind=Kind.LINK, target=kind.value), self._company_id, self)
        picker.offers_creation = False
        return picker

    def _allow(self) -> None:
        self.ok.setEnabled(bool(self.target.value()) and not self.target.problem() and not self.text.problem())
        self.ok.setToolTip("" if self.ok.isEnabled() else self.tr("Choose first what to link to."))

    def _on_accepted(self) -> None:
        if not self.ok.isEnabled():
            return
        target, text, kind = self.target.value(), self.text.value(), self.kind.currentData()
        try:
            if kind is None:
                self._bench.desk.attempt(add_address, self._record, self._record_id, target, text)
            else:
                self._bench.desk.attempt(add_link, self._record, self._record_id, RecordKind(kind), target, text)
        except (Refused, BusyWithJob, self._bench.desk.save_failed) as error:
            self._told.tell(sentence(error))
        else:
            self.accept()

    @property
    def told(self) -> str:
        """Why the link was not taken."""
        return self._told.text()
