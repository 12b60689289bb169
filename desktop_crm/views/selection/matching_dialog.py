"""Adds all records that fit some criteria to a static selection, or takes them out of it (MEM-1, MEM-2)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_crm.operations.selection_facts import count_matching
from desktop_crm.operations.selection_members import add_matching, remove_matching
from desktop_crm.selections.criteria import is_active, problems_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.selection.criteria_page import CriteriaOf
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S

_SIZE = (820, 520)


class MatchingDialog(QDialog):
    """Says while one edits how many would come or go; what comes of it is one step, which undo takes back."""

    def __init__(self, bench: Bench, shown: ShownSelection, adding: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._shown, self._adding = bench, bench.desk, shown, adding
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = self.tr("Add members to “{name}”") if adding else self.tr("Remove members from “{name}”")
        self.setWindowTitle(title.format(name=shown.name))
        self._build()
        self._connect()
        self.asked.show_criteria(shown.target, None)
        self._allow(0)
        self.resize(*_SIZE)
        self.asked.focus_on_value()

    def _build(self) -> None:
        lead = self.tr("Add all that fit") if self._adding else self.tr("Take out all that fit")
        heading = QLabel(lead, self)
        heading.setProperty("role", "section")
        self.asked = CriteriaOf(self._bench, self)
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.ok, self._cancel = QPushButton(self), QPushButton(self.tr("Cancel"), self)
        self.ok.setDefault(True)
        self._cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.told, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(heading)
        column.addWidget(self.asked, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.asked.changed.connect(self._count)
        self.asked.search_requested.connect(self.ok.click)
        self.ok.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)

    def _count(self) -> None:
        """Ask how many fit; what is typed meanwhile overtakes the answer."""
        criteria = self.asked.criteria()
        if criteria is None or not is_active(criteria.root) or problems_of(criteria):
            self.told.setText("")
            self._allow(0)
            return
        self._desk.ask_later(self, count_matching, self._shown.id, criteria, then=self._on_counted)

    def _on_counted(self, found: tuple[int, int]) -> None:
        number = self._bench.faces.number_text
        fitting, inside = found
        facts = {"fitting": number(fitting), "inside": number(inside)}
        self.told.setText(self.tr("{fitting} fit, {inside} of them are in the selection").format(**facts))
        self._allow(fitting - inside if self._adding else inside)

    def _allow(self, count: int) -> None:
        self.ok.setEnabled(count > 0)
        text = self.tr("Add") if self._adding else self.tr("Remove")
        self.ok.setText(f"{text} {self._bench.faces.number_text(count)}" if count else text)

    def save(self) -> None:
        """Let them come, or go."""
        criteria = self.asked.criteria()
        if criteria is None or not self.ok.isEnabled():
            return
        operation = add_matching if self._adding else remove_matching
        title = self.tr("Adding members") if self._adding else self.tr("Removing members")
        try:
            self._desk.start_job(title, operation, self._shown.id, criteria)
        except BusyWithJob as busy:
            self.told.setText(sentence(busy))
        else:
            self.accept()
