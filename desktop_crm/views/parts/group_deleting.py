"""Before a group is deleted by its one row, it is asked how many records are meant; else there is no question."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.record_table import RecordTable

ASKED: Mapping[RecordKind, str] = {
    RecordKind.COMPANY: mark("Delete {count} companies?"),
    RecordKind.PERSON: mark("Delete {count} persons?"),
    RecordKind.SALE: mark("Delete {count} sales?"),
    RecordKind.PROJECT: mark("Delete {count} projects?"),
    RecordKind.PROJECT_MEMBER: mark("Remove {count} members?"),
    RecordKind.PRODUCT: mark("Delete {count} products?"),
    RecordKind.SELECTION: mark("Delete {count} selections?"),
    RecordKind.DOCUMENT: mark("Delete {count} documents?"),
    RecordKind.REQUEST: mark("Delete {count} requests?"),
    RecordKind.FOLLOW_UP: mark("Delete {count} follow-ups?"),
}


def may_delete_selected(bench: Bench, record: RecordKind, table: RecordTable) -> bool:
    """Whether the selected records may be deleted: the row of no group stands for several, or the user says so."""
    count = len(table.selected_ids())
    if count < 2 or not table.view.has_group_selected():
        return True
    text = shown(ASKED[record]).format(count=bench.faces.number_text(count))
    detail = _tr("The row of a group stands for all that is in it. Undo brings them back.")
    if record is RecordKind.PROJECT_MEMBER:
        answers = [_tr("Remove them"), _tr("Keep them")]
    else:
        answers = [_tr("Delete them"), _tr("Keep them")]
    return bench.prompt.choose(table, text, detail, answers) == 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupDeleting", text)
