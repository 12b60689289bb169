"""Before records are deleted one is asked only where more goes than one sees.

The one row of a group stands for many, and a selection may be part of others (SELF-4); else there is no question, since
undo brings everything back.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.selection import dependants_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.record_table import RecordTable

_MEMBER = RecordKind.PROJECT_MEMBER
ASKED: Mapping[RecordKind, str] = {
    RecordKind.COMPANY: mark("Delete {count} companies?"),
    RecordKind.PERSON: mark("Delete {count} persons?"),
    RecordKind.SALE: mark("Delete {count} sales?"),
    RecordKind.PROJECT: mark("Delete {count} projects?"),
    _MEMBER: mark("Remove {count} members?"),
    RecordKind.PRODUCT: mark("Delete {count} products?"),
    RecordKind.SELECTION: mark("Delete {count} selections?"),
    RecordKind.DOCUMENT: mark("Delete {count} documents?"),
    RecordKind.REQUEST: mark("Delete {count} requests?"),
    RecordKind.FOLLOW_UP: mark("Delete {count} follow-ups?"),
}
_MOST = 8


def may_delete(bench: Bench, record: RecordKind, ids: Sequence[int], parent: QWidget, unseen: str = "") -> bool:
    """Whether records may be deleted: nothing speaks against it, or the user says so.

    *unseen*: what is told where they are more than one sees.
    """
    users = bench.desk.ask(dependants_of, list(ids)) if record is RecordKind.SELECTION else []
    if not users:
        return not unseen or _ask_for_many(bench, record, len(ids), unseen, parent)
    names = _named(bench, users)
    if len(ids) > 1:
        lost = _tr("Others are combined from them, and cannot be shown until another one is chosen: {names}")
        return _ask_for_many(bench, record, len(ids), f"{unseen}\n{lost.format(names=names)}".strip(), parent)
    text = _tr("Other selections are combined from this one.")
    detail = _tr("Without it these cannot be shown until another one is chosen: {names}").format(names=names)
    return bench.prompt.choose(parent, text, detail, [_tr("Delete it"), _tr("Keep it")]) == 0


def may_delete_selected(bench: Bench, record: RecordKind, table: RecordTable) -> bool:
    """Whether the selected records may be deleted; the row of a group stands for more than one sees."""
    told = _tr("The row of a group stands for all that is in it. Undo brings them back.")
    return may_delete(bench, record, table.selected_ids(), table, told if _has_more_than_seen(table) else "")


def may_remove_selected(bench: Bench, table: RecordTable) -> bool:
    """Whether the selected members may leave their selection: unasked, as far as one sees who they are (MEM-3)."""
    told = _tr("The row of a group stands for all that is in it. They leave the selection, and nothing else.")
    count = len(table.selected_ids())
    return not _has_more_than_seen(table) or _ask_for_many(bench, _MEMBER, count, told, table)


def _has_more_than_seen(table: RecordTable) -> bool:
    return len(table.selected_ids()) > 1 and table.view.has_group_selected()


def _ask_for_many(bench: Bench, record: RecordKind, count: int, detail: str, parent: QWidget) -> bool:
    text = shown(ASKED[record]).format(count=bench.faces.number_text(count))
    way = _tr("Remove them") if record is _MEMBER else _tr("Delete them")
    return bench.prompt.choose(parent, text, detail, [way, _tr("Keep them")]) == 0


def _named(bench: Bench, users: Sequence[str]) -> str:
    named = [f"“{name}”" for name in users[:_MOST]]
    if len(users) > _MOST:
        named.append(_tr("and {count} more").format(count=bench.faces.number_text(len(users) - _MOST)))
    return ", ".join(named)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deleting", text)
