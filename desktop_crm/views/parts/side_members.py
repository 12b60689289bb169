"""Which selection's members the side panel lists (SP-4): the choice above the list, remembered for each screen."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.reading import names_of
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.selection_choice import SelectionChoice
from desktop_crm.views.theme import SPACE_M, SPACE_S

SELECTION_MEMBERS = "selection.members"  # the view of the side panel
_SOURCES: Mapping[RecordKind, str] = {
    RecordKind.COMPANY: "selection.companies",
    RecordKind.PERSON: "selection.persons",
    RecordKind.SALE: "selection",
    RecordKind.PROJECT: "selection",
    RecordKind.DOCUMENT: "selection",
    RecordKind.REQUEST: "selection",
    RecordKind.FOLLOW_UP: "selection",
}


class SideMembers(QWidget):
    """Chooses a selection of a kind of record; companies and persons belong to the same ones."""

    chosen = Signal()

    def __init__(self, bench: Bench, record: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._record = bench, record
        self._name = f"{record.value}/side_selection/{bench.desk.path.name}"
        contacts = record in (RecordKind.COMPANY, RecordKind.PERSON)
        targets = (SelectionTarget.CONTACT,) if contacts else tuple(t for t in SelectionTarget if t == record.value)
        self.choice = SelectionChoice(bench, lambda: (targets, tuple(SelectionForm), ()), self)
        self.choice.set_name(self.tr("Selection"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        column.addWidget(self.choice)
        self._show(bench.memory.recall(self._name))
        self.choice.picked.connect(self._on_picked)

    @staticmethod
    def serves(record: RecordKind) -> bool:
        """Whether there are selections of a kind that has a screen of its own."""
        return record in _SOURCES

    @property
    def selection_id(self) -> int | None:
        """The selection that is chosen."""
        chosen: int | None = self.choice.value()
        return chosen

    def listing(self, order: tuple[Order, ...]) -> Listing:
        """Return the list of its members; an empty one while none is chosen."""
        if self.selection_id is None:
            return Listing(self._record, "none", order=order)
        return Listing(self._record, _SOURCES[self._record], (("selection_id", self.selection_id),), order)

    def choose(self, selection_id: int) -> None:
        """Choose a selection by program."""
        self._bench.memory.keep(self._name, selection_id)
        self._show(selection_id)

    def _show(self, selection_id: object) -> None:
        names = {}
        if isinstance(selection_id, int):
            names = self._bench.desk.ask(names_of, RecordKind.SELECTION, [selection_id])
        known = next(iter(names), None)
        self.choice.set_value(known, names.get(known, "") if known is not None else "")

    def _on_picked(self) -> None:
        self._bench.memory.keep(self._name, self.selection_id)
        self.chosen.emit()
