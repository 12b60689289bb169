"""Which editor edits which kind of field."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Choice
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.choices_editor import ChoicesEditor
from desktop_crm.views.parts.contacts_editor import ContactsEditor
from desktop_crm.views.parts.date_editor import DateEditor
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors_choice import ChoiceEditor, YesNoEditor
from desktop_crm.views.parts.editors_text import LineEditor, LongTextEditor, SteppedEditor
from desktop_crm.views.parts.picker import RecordPicker

Choices = Callable[[], Sequence[Choice]]
CompanyId = Callable[[], int | None]

_TYPED: Mapping[Kind, Callable[[Bench, Field, QWidget | None], Editor]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: SteppedEditor,
    Kind.DURATION: SteppedEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CONTACTS: ContactsEditor,
}
_CHOSEN = frozenset({Kind.WORD, Kind.CHOICE, Kind.USER, Kind.GROUP})


def _no_company() -> None:
    return None


def make_editor(
    bench: Bench, field: Field, choices: Choices, company_id: CompanyId = _no_company, parent: QWidget | None = None
) -> Editor:
    """Return the editor of *field*, named by the field's label. *choices* is asked whenever its list opens."""
    editor = _made(bench, field, choices, company_id, parent)
    editor.set_name(bench.faces.label(field))
    editor.set_hint(shown(field.help))
    return editor


def _made(bench: Bench, field: Field, choices: Choices, company_id: CompanyId, parent: QWidget | None) -> Editor:
    if field.kind is Kind.LINK:
        return RecordPicker(bench, field, company_id, parent)
    if field.kind is Kind.CHOICES:
        return ChoicesEditor(bench, field, choices, parent)
    if field.kind in _CHOSEN:
        return ChoiceEditor(bench, field, lambda: choices() or _words(bench, field), parent)
    return _TYPED.get(field.kind, LineEditor)(bench, field, parent)


def _words(bench: Bench, field: Field) -> Sequence[Choice]:
    """A stored word may be chosen from all words of its kind."""
    return [Choice(word.value, bench.faces.word(field, word.value)) for word in field.words or ()]


__all__ = ["Editor", "make_editor"]
