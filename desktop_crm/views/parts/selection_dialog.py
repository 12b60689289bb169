"""Asks for the name and the details of a new selection, and tells of one that is called so already (SELF-2)."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind, SelectionTarget
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.found import collect, static_selections
from desktop_crm.operations.selection import target_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob, Job
from desktop_crm.views.language import shown
from desktop_crm.views.parts.editors import Editor, make_editor
from desktop_crm.views.parts.editors_choice import ChoiceEditor
from desktop_crm.views.parts.namesakes import Namesakes
from desktop_crm.views.parts.refusal import Refusal
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

SELECTION = RecordKind.SELECTION
_WIDTH = 500
_DETAILS = ("category_id", "visible_for")
_UNIQUE = CATALOGUE["selection.unique_company"]
_FIELDS = {field.name: field for field in CATALOGUE.values() if field.record == SELECTION}


class SelectionDialog(QDialog):
    """Window-modal. What comes of it is written as one step, which undo takes back."""

    started = Signal(object, object)  # Job, and the id of the selection; None: the one that the job makes
    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, record: RecordKind, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self.record = bench, bench.desk, record
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._build()
        self._connect()
        self._allow()
        self.resize(_WIDTH, self.sizeHint().height())
        self.name.setFocus()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.name = self._editor("name")
        self.namesakes = Namesakes(self._bench, SELECTION, self)
        self.details = {name: self._editor(name) for name in _DETAILS}
        self.unique = QCheckBox(self._bench.faces.label(_UNIQUE), self)
        self.unique.setToolTip(shown(_UNIQUE.help))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(SPACE_M)
        self.form.setVerticalSpacing(SPACE_S)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fill_form()
        self._told = Refusal(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(self.form)
        column.addWidget(self._told)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _fill_form(self) -> None:
        """Let the rows of the form stand one under the other."""
        self.named = QVBoxLayout()
        self.named.setSpacing(0)
        self.named.addWidget(self.name)
        self.named.addWidget(self.namesakes)
        name = self.tr("Name")
        self.form.addRow(f"{name} *", self.named)
        for name, editor in self.details.items():
            self.form.addRow(self._bench.faces.label(_FIELDS[name]), editor)
        self.form.addRow("", self.unique)
        self.form.setRowVisible(self.unique, self._is_of_contacts)

    @property
    def _is_of_contacts(self) -> bool:
        return target_of(self.record) is SelectionTarget.CONTACT

    def _editor(self, name: str) -> Editor:
        listed = partial(self._desk.ask, choices, SELECTION, {}, name)
        field = _FIELDS[name]
        editor = make_editor(self._bench, field, (lambda: ()) if field.words else listed, parent=self)
        if field.words:
            editor.set_value(field.default)
        return editor

    def _buttons(self) -> QHBoxLayout:
        self.ok, self._cancel = QPushButton(self.tr("Save"), self), QPushButton(self.tr("Cancel"), self)
        self.ok.setDefault(True)
        self._cancel.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self.ok)
        return line

    def _connect(self) -> None:
        self.ok.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)
        self.namesakes.record_requested.connect(self._on_record_requested)
        for editor in (self.name, *self.details.values()):
            self.watch(editor)
        self.name.changed.connect(self._look)

    def watch(self, editor: Editor) -> None:
        """Let an editor of the form answer to Enter and Esc, and decide whether one can save."""
        editor.changed.connect(self._allow)
        editor.committed.connect(self.save)
        editor.cancelled.connect(self.reject)

    def _look(self) -> None:
        typed = str(self.name.value() or "").strip()
        self.namesakes.look_at({"name": typed} if typed else {})

    # -- saving --------------------------------------------------------------------------------------------------

    def why_not(self) -> str:
        """Return why one cannot save yet; empty where one can."""
        if not str(self.name.value() or "").strip():
            return self.tr("Write a name first.")
        return self.name.problem() or next((e.problem() for e in self.details.values() if e.problem()), "")

    def _allow(self) -> None:
        why = self.why_not()
        self.ok.setEnabled(not why)
        self.ok.setToolTip(why)

    def values(self) -> Mapping[str, Any]:
        """Return what was typed and chosen."""
        told = {"name": str(self.name.value()).strip(), **{name: e.value() for name, e in self.details.items()}}
        return {**told, "unique_company": self.unique.isChecked() and self._is_of_contacts}

    @property
    def selection_id(self) -> int | None:
        """The selection that records are added to; None where one is made."""
        return None

    @abstractmethod
    def start(self) -> Job:
        """Begin to write; the job answers with the selection's id. Raises BusyWithJob."""

    def save(self) -> None:
        """Write what was asked for; the dialog closes when that is done."""
        if not self.ok.isEnabled():
            return
        if self.selection_id is None and self.namesakes.holds_back():
            self._told.tell(self.tr("There is one of this name already. Save once more to have both."))
            return
        try:
            job = self.start()
        except BusyWithJob as busy:
            self._told.tell(sentence(busy))
            return
        self._hold(True)
        self.started.emit(job, self.selection_id)
        job.finished.connect(lambda _result: self.done(QDialog.DialogCode.Accepted))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(lambda: self._hold(False))

    def _hold(self, on: bool) -> None:
        for button in (self.ok, self._cancel):
            button.setEnabled(not on)

    def _on_failed(self, error: Exception) -> None:
        self._hold(False)
        self._told.tell(sentence(error))

    def _on_record_requested(self, kind: str, record_id: int) -> None:
        self.reject()
        self.record_requested.emit(kind, record_id)

    @property
    def told(self) -> str:
        """Why nothing was saved."""
        return self._told.text()

    @override
    def reject(self) -> None:
        """While it is being written, the way back is the job's own Cancel in the status line."""
        if self._cancel.isEnabled():
            super().reject()


class NewStaticDialog(SelectionDialog):
    """Makes a static selection of records that were marked in a list (2.3)."""

    def __init__(self, bench: Bench, record: RecordKind, ids: Sequence[int], parent: QWidget | None = None) -> None:
        self._ids = ids
        super().__init__(bench, record, "", parent)
        count = bench.faces.number_text(len(ids))
        self.setWindowTitle(self.tr("New static selection – records: %1").replace("%1", count))

    @override
    def start(self) -> Job:
        return self._desk.start_job(self.tr("New static selection"), collect, self.record, self._ids, self.values())


class StaticChooser(QDialog):
    """Asks for one of the static selections that take records of a kind; typing narrows the list."""

    chosen = Signal(int)

    def __init__(self, bench: Bench, record: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Add to selection"))
        self.choice = static_choice(bench, record, self)
        self.ok, cancel = QPushButton(self.tr("Add"), self), QPushButton(self.tr("Cancel"), self)
        self.ok.setDefault(True)
        self.ok.setEnabled(False)
        cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self.choice)
        column.addStretch(1)
        column.addLayout(foot)
        self.ok.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.choice.committed.connect(self.accept)
        self.choice.cancelled.connect(self.reject)
        self.choice.changed.connect(lambda: self.ok.setEnabled(self._is_chosen))
        self.accepted.connect(lambda: self.chosen.emit(self.choice.value()))
        self.resize(_WIDTH, self.sizeHint().height())
        self.choice.setFocus()

    @property
    def _is_chosen(self) -> bool:
        return self.choice.value() is not None and not self.choice.problem()

    @override
    def accept(self) -> None:
        if self._is_chosen:
            super().accept()


def static_choice(bench: Bench, record: RecordKind, parent: QWidget) -> ChoiceEditor:
    """Return the editor that chooses a static selection of records of a kind."""
    field = replace(_FIELDS["category_id"], required=True)
    editor = ChoiceEditor(bench, field, partial(bench.desk.ask, static_selections, record), parent)
    editor.line.setPlaceholderText(QCoreApplication.translate("StaticChooser", "Static selection"))
    editor.set_name(editor.line.placeholderText())
    return editor
