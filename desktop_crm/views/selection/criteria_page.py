"""The tab of a dynamic selection: what it asks for (SEL-9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionTarget
from desktop_crm.operations.errors import Refused
from desktop_crm.operations.finding import usual
from desktop_crm.operations.selection import change_criteria
from desktop_crm.operations.selection_facts import criteria_of
from desktop_crm.selections.criteria import Criteria
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.selection.shown import ShownSelection
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from desktop_crm.views.parts.criteria.editor import CriteriaEditor

_OF_CONTACTS = (RecordKind.COMPANY, RecordKind.PERSON)


class CriteriaOf(QWidget):
    """A criteria editor for each kind of record that a selection of some target can ask for; of companies and persons
    one chooses which.
    """

    changed = Signal()
    search_requested = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None, resets: bool = True) -> None:
        """*resets*: whether the usual criteria can be brought back, in the place of those that stand here."""
        super().__init__(parent)
        self._bench, self._resets = bench, resets
        self._editors: dict[RecordKind, CriteriaEditor] = {}
        self.kind = ChoiceBox(self)
        self.kind.setAccessibleName(self.tr("What is asked for"))
        words: Mapping[RecordKind, str] = {
            RecordKind.COMPANY: self.tr("Companies"),
            RecordKind.PERSON: self.tr("Persons"),
        }
        for record in _OF_CONTACTS:
            self.kind.addItem(bench.theme.icon(record.value), words[record], record.value)
        self.kind.activated.connect(self._on_kind_chosen)
        label = QLabel(self.tr("Find"), self)
        label.setProperty("role", "muted")
        label.setBuddy(self.kind)
        self._choice = QWidget(self)
        line = QHBoxLayout(self._choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(label)
        line.addWidget(self.kind)
        line.addStretch(1)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._choice)
        column.addWidget(self._stack, 1)

    @property
    def editor(self) -> "CriteriaEditor | None":
        """The editor that is shown."""
        shown: Any = self._stack.currentWidget()
        return shown

    def show_criteria(self, target: SelectionTarget, criteria: Criteria | None) -> None:
        """Show a question about records of a target; None: the usual one, that asks for nothing yet (FIND-13)."""
        contacts = target is SelectionTarget.CONTACT
        asked = criteria or usual(RecordKind.COMPANY if contacts else RecordKind(target.value))
        self._choice.setVisible(contacts)
        self.kind.setCurrentIndex(max(0, self.kind.findData(asked.record.value)))
        editor = self._editor_of(asked.record)
        editor.show_criteria(asked)
        self._stack.setCurrentWidget(editor)

    def criteria(self) -> Criteria | None:
        """Return what is asked for now."""
        return None if self.editor is None else self.editor.criteria()

    def focus_on_value(self) -> None:
        """Let one begin to type a value."""
        stations = [] if self.editor is None else list(self.editor.stations())
        for station in ([one for one in stations if one.inherits("QLineEdit")] or stations)[:1]:
            station.setFocus(Qt.FocusReason.OtherFocusReason)

    def _editor_of(self, record: RecordKind) -> "CriteriaEditor":
        if record not in self._editors:
            from desktop_crm.views.parts.criteria.editor import CriteriaEditor  # start-up does not wait for it

            editor = self._editors[record] = CriteriaEditor(self._bench, record, self, usual(record))
            editor.show_criteria(usual(record))
            editor.reset_button.setVisible(self._resets)
            editor.changed.connect(self.changed)
            editor.search_requested.connect(self.search_requested)
            self._stack.addWidget(editor)
        return self._editors[record]

    def _on_kind_chosen(self) -> None:
        record = RecordKind(self.kind.currentData())
        if self.editor is None or record is not self.editor.record:
            self._stack.setCurrentWidget(self._editor_of(record))
            self.changed.emit()


class CriteriaPage(QWidget):
    """Shows and changes the question. The editor itself counts what it finds while one edits."""

    state_changed = Signal()
    told = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._shown: ShownSelection | None = None
        self._before: Criteria | None = None
        self._due = False
        self.asked = CriteriaOf(bench, self, resets=False)
        self.save_button, self.cancel_button = QPushButton(self.tr("Save"), self), QPushButton(self.tr("Cancel"), self)
        self.save_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.asked, 1)
        column.addLayout(buttons)
        self._connect()

    def _connect(self) -> None:
        self.asked.changed.connect(self._allow)
        self.asked.search_requested.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.discard)
        self._desk.changed.connect(self._on_changed)

    def show_selection(self, shown: ShownSelection | None) -> None:
        """Show what another selection asks for, when that is seen."""
        before, self._shown = self._shown, shown
        if shown is not None and (before is None or before.id != shown.id):
            self._due = True
            if self.isVisible():
                self.discard()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self.discard()

    def discard(self) -> None:
        """Show the question as it is stored."""
        if self._shown is None:
            return
        self._due = False
        self.asked.show_criteria(self._shown.target, self._desk.ask(criteria_of, self._shown.id))
        self._before = self.asked.criteria()
        self._allow()

    @property
    def is_dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return self._shown is not None and not self._due and self.asked.criteria() != self._before

    def save(self) -> bool:
        """Ask this from now on. Returns False, with the reason told, where it cannot be asked."""
        criteria = self.asked.criteria()
        if self._shown is None or criteria is None or not self.is_dirty:
            return True
        try:
            self._desk.attempt(change_criteria, self._shown.id, criteria)
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self.told.emit(sentence(error))
            return False
        self._before = criteria
        self._allow()
        return True

    def _allow(self) -> None:
        self.save_button.setEnabled(self.is_dirty)
        self.cancel_button.setEnabled(self.is_dirty)
        self.state_changed.emit()

    def _on_changed(self, changes: Any) -> None:
        """What is edited is never touched; what is only read is read again, as after an undo."""
        if self._shown is None or not changes.touch("selection", self._shown.id) or self.is_dirty:
            return
        self._due = True
        if self.isVisible():
            self.discard()
