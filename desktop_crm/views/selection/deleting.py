"""Before a selection is deleted that others are combined from, they are named (SELF-4); else there is no question."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_crm.operations.selection import dependants_of
from desktop_crm.views.bench import Bench

_MOST = 8


def may_delete(bench: Bench, ids: Sequence[int], parent: QWidget) -> bool:
    """Whether selections may be deleted: they are used by no other, or the user says so."""
    users = bench.desk.ask(dependants_of, list(ids))
    if not users:
        return True
    named = [f"“{name}”" for name in users[:_MOST]]
    if len(users) > _MOST:
        named.append(_tr("and {count} more").format(count=bench.faces.number_text(len(users) - _MOST)))
    text = _tr("Other selections are combined from this one.")
    detail = _tr("Without it these cannot be shown until another one is chosen: {names}").format(names=", ".join(named))
    return bench.prompt.choose(parent, text, detail, [_tr("Delete it"), _tr("Keep it")]) == 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("SelectionDeleting", text)
