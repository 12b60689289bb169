"""Choosing one selection by name, of those that fit where it is wanted."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import SelectionForm, SelectionTarget
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.selection_facts import SelectionLine, selections_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_choice import ChoiceEditor

Wanted = Callable[[], tuple[Collection[SelectionTarget], Collection[SelectionForm], Collection[int]]]


class SelectionChoice(ChoiceEditor):
    """Offers the selections of some targets and types, without some; the type stands beside each name."""

    def __init__(self, bench: Bench, wanted: Wanted, parent: QWidget | None = None) -> None:
        """*wanted* says when the list opens: targets, types, and the ids that are left out."""
        self._wanted = wanted
        super().__init__(bench, CATALOGUE["selection.name"], self.offered, parent)
        self.line.setPlaceholderText(self.tr("Choose a selection"))

    def offered(self) -> Sequence[Choice]:
        """Return what can be chosen."""
        return [self._choice(line) for line in self._bench.desk.ask(selections_of, *self._wanted())]

    def _choice(self, line: SelectionLine) -> Choice:
        form = self._bench.faces.word_of(SelectionForm, line.form)
        return Choice(line.id, line.name, form, line.completed)
