"""The selection that a screen shows, as its parts need it; and what is said where it cannot be shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.selection_facts import SelectionFault


@dataclass(frozen=True, slots=True)
class ShownSelection:
    """One selection: what it is of, and of which type."""

    id: int
    name: str
    target: SelectionTarget
    form: SelectionForm

    @property
    def record(self) -> RecordKind:
        """The kind of its members."""
        return RecordKind(self.target.value)


def _tr(text: str, **facts: str) -> str:
    return QCoreApplication.translate("SelectionFault", text).format(**facts)


def fault_sentence(fault: SelectionFault, shown_id: int) -> str:
    """Say why a selection cannot be shown, and what to do; the fault may lie in one that it is combined from."""
    told = _SENTENCES.get(fault.reason, _SENTENCES["criteria"])(fault)
    if fault.id == shown_id or not fault.name:
        return told
    return _tr("This selection is made from “{name}”. {told}", name=fault.name, told=told)


def mending(fault: SelectionFault, shown_id: int) -> str:
    """Return the words of the button that mends it; empty where it cannot be mended here."""
    if fault.reason in ("gone", "newer"):
        return ""
    if fault.id != shown_id:
        return _tr("Open “{name}”", name=fault.name)
    return _tr("Choose another selection") if fault.reason in ("part_gone", "circle") else _tr("Edit criteria")


_SENTENCES: Mapping[str, Callable[[SelectionFault], str]] = {
    "gone": lambda _f: _tr("The selection has been deleted. Undo brings it back."),
    "criteria": lambda _f: _tr("Its criteria cannot be read. Put them together anew."),
    "newer": lambda _f: _tr("Its criteria were written by a newer Desktop CRM. Install the newest version to see it."),
    "part_gone": lambda _f: _tr(
        "One of the two selections that it combines has been deleted. Undo brings that back, or choose another one."
    ),
    "circle": lambda _f: _tr("It is combined with itself. Choose another selection."),
    "field_gone": lambda f: _tr("Its criteria ask for something that is not there any more: {about}.", about=f.about),
    "too_much": lambda _f: _tr("Its criteria are too many or too long. Make them shorter."),
}
