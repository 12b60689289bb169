"""Records of any list join a static selection: chosen from a menu, or let go on its name."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal, SignalInstance

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.errors import NothingNew
from desktop_crm.operations.found import add_records
from desktop_crm.operations.selection import target_of
from desktop_crm.operations.selection_facts import SelectionLine, lines_of
from desktop_crm.operations.selection_members import add_members
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob, Desk, Job, News
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_drag import records_in
from desktop_crm.views.sentences import sentence

_AT_ONCE = 500  # records that are added without a job


class Joining(QObject):
    """Adds records to selections. What became of it is told in the status line, also where all were members before."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._faces = bench.desk, bench.faces

    def join(self, selection_id: int, record: RecordKind, ids: Sequence[int]) -> None:
        """Add records to a static selection; many in a job, which offers to open it."""
        if len(ids) > _AT_ONCE:
            self._start(selection_id, record, ids)
        elif self._desk.do(add_members, selection_id, record, ids) == 0:
            self._desk.refused.emit(_nothing_new(self._desk, selection_id))

    def _start(self, selection_id: int, record: RecordKind, ids: Sequence[int]) -> None:
        try:
            job = self._desk.start_job(self.tr("Add to selection"), add_records, selection_id, record, ids)
        except BusyWithJob as busy:
            self._desk.refused.emit(busy)
        else:
            offer_to_open(self._desk, job, self.record_requested, selection_id)

    def why_not(self, data: QMimeData, selection_id: int) -> str:
        """Return why what is dragged cannot be let go on a selection, in words; empty where it can."""
        return why_not_join(self._faces, data, self._desk.ask(lines_of, [selection_id]).get(selection_id))


def offer_to_open(desk: Desk, job: Job, record_requested: SignalInstance, selection_id: int | None = None) -> None:
    """Let the status line offer to open a selection when records were added to it, and tell where none of them is new.

    Without an id it is one that the job makes, and answers with.
    """

    def news(result: int) -> News:
        id = selection_id or result
        told = "" if result else sentence(_nothing_new(desk, id))
        return News(told, _tr("Open it"), lambda: record_requested.emit(RecordKind.SELECTION.value, id))

    job.news = news


def _nothing_new(desk: Desk, selection_id: int) -> NothingNew:
    line = desk.ask(lines_of, [selection_id]).get(selection_id)
    return NothingNew("" if line is None else line.name)


def why_not_join(faces: Faces, data: QMimeData, line: SelectionLine | None) -> str:
    """Return why what is dragged cannot join a selection, in words; empty where it can (SEL-2, SEL-3)."""
    carried = records_in(data)
    if carried is None or line is None:
        return _tr("Only records can be dropped here.")
    facts = {"name": line.name, "target": faces.word_of(SelectionTarget, line.target).lower()}
    if line.form is SelectionForm.DYNAMIC:
        return _tr("“{name}” is dynamic: its criteria decide who is in it.").format(**facts)
    if line.form is SelectionForm.COMBINED:
        return _tr("“{name}” is combined from two others.").format(**facts)
    if not _fits(carried[0], line.target):
        return _tr("“{name}” is a selection of another kind: {target}.").format(**facts)
    return ""


def _fits(record: RecordKind, target: SelectionTarget) -> bool:
    try:
        return target_of(record) is target
    except ValueError:
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Joining", text)
