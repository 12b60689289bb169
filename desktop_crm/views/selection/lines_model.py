"""The model of the list of selections: ids in memory, lines read by page; and what may be dropped on which line."""

from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop_crm.models.enums import SelectionForm, SelectionTarget
from desktop_crm.operations.selection_facts import SelectionLine, lines_of
from desktop_crm.views.desk import Desk
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.joining import why_not_join
from desktop_crm.views.parts.record_drag import MIME, records_in
from desktop_crm.views.parts.record_model import RECORD_ROLE
from desktop_crm.views.parts.record_rows import place_in
from desktop_crm.views.selection.counts import MemberCounts

Index = QModelIndex | QPersistentModelIndex
_PAGE = 128
_DISPLAY, _SPOKEN, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
_ROOT = QModelIndex()


class LinesModel(QAbstractListModel):
    """Selections by id. Records that are dropped on a line are told; the list itself changes nothing."""

    dropped = Signal(int, str, object)  # the selection, and kind and ids of what was let go on it

    def __init__(self, desk: Desk, faces: Faces, counts: MemberCounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._faces, self._counts = desk, faces, counts
        self._ids = array("q")
        self._pages: dict[int, dict[int, SelectionLine]] = {}
        counts.counted.connect(self._on_counted)

    @property
    def ids(self) -> "array[int]":
        return self._ids

    def set_ids(self, ids: "array[int]") -> None:
        """Show other selections."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the lines again when they are next looked at."""
        self._pages.clear()
        if len(self._ids):
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def place_of(self, selection_id: int | None) -> int | None:
        """Return where a selection stands; None where it does not."""
        return None if selection_id is None else place_in(self._ids, selection_id)

    def line(self, place: int) -> SelectionLine | None:
        """Return what stands at a place, read with its page; None where it is gone."""
        number = place // _PAGE
        if number not in self._pages:
            page = self._ids[number * _PAGE : (number + 1) * _PAGE]
            self._pages[number] = self._desk.ask(lines_of, page)
        return self._pages[number].get(self._ids[place])

    def count_text(self, place: int) -> str:
        """Return how many members the selection at a place has; a dash where it cannot be shown, nothing until then."""
        found = self._counts.of(self._ids[place])
        if found is None:
            return ""
        return "–" if found.count is None else self._faces.number_text(found.count)

    def is_at_fault(self, place: int) -> bool:
        """Whether the selection at a place cannot be shown."""
        found = self._counts.of(self._ids[place])
        return found is not None and found.count is None

    def beside(self, place: int) -> str:
        """Return what is told below the name: type, owner, category."""
        line = self.line(place)
        if line is None:
            return ""
        told = (self._faces.word_of(SelectionForm, line.form), line.owner_name, line.category)
        return " · ".join(part for part in told if part)

    def _on_counted(self, selection_id: int) -> None:
        if (place := self.place_of(selection_id)) is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    # -- what Qt asks --------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == RECORD_ROLE:
            return self._ids[index.row()]
        answer = _ANSWERS.get(role)
        line = self.line(index.row()) if answer else None
        return answer(self, index.row(), line) if answer and line is not None else None

    def _spoken(self, place: int, line: SelectionLine) -> str:
        """In words: name, what it is of, type, owner, category, and how many."""
        of = self._faces.word_of(SelectionTarget, line.target)
        return ", ".join(part for part in (line.name, of, self.beside(place), self.count_text(place)) if part)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    # -- what is dropped -----------------------------------------------------------------------------------------

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def why_not_drop(self, data: QMimeData, place: int) -> str:
        """Return why what is dragged cannot be let go on a line, in words; empty where it can (SEL-2, SEL-3)."""
        return why_not_join(self._faces, data, self.line(place))

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return parent.isValid() and not self.why_not_drop(data, parent.row())

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        carried = records_in(data)
        if carried is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(self._ids[parent.row()], carried[0].value, carried[1])
        return True


_ANSWERS: dict[int, Callable[[LinesModel, int, SelectionLine], Any]] = {
    _DISPLAY: lambda _model, _place, line: line.name,
    _SPOKEN: LinesModel._spoken,
}
