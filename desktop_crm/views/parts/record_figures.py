"""What is worked out of a list's columns: chosen by the user, kept with the list, and said in words (COL-6)."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.figures import Calculation, Figure, Measure, calculations_of, label_of
from desktop_crm.operations.reading import Amount
from desktop_crm.selections.paths import field_at, is_path
from desktop_crm.views.language import shown
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_memory import ListMemory


class ColumnFigures(QObject):
    """One calculation a column, by path."""

    changed = Signal()

    def __init__(self, record: RecordKind, memory: ListMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._record, self._memory = record, memory
        self._chosen: dict[str, Calculation] = {}
        memory.share(self._told, self._take)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is worked out."""
        return tuple(Measure(path, calculation) for path, calculation in self._chosen.items())

    def of(self, path: str) -> Calculation | None:
        """Return what is worked out of a column."""
        return self._chosen.get(path)

    def put(self, path: str, calculation: Calculation | None) -> None:
        """Work something out of a column, or nothing more."""
        if self._chosen.get(path) is calculation:
            return
        if calculation is None:
            self._chosen.pop(path)
        else:
            self._chosen[path] = calculation
        self._memory.touch()
        self.changed.emit()

    def follow_fields(self) -> None:
        """The user's own fields are others now."""
        self._chosen = _valid(self._record, self._chosen)

    def fill(self, menu: QMenu, path: str) -> None:
        """Offer what can be worked out of a column, and nothing of it."""
        entry, group = field_at(path), QActionGroup(menu)
        for one in (None, *calculations_of(entry)):
            text = _tr("None") if one is None else shown(label_of(entry, one))
            action = menu.addAction(text, partial(self.put, path, one))
            action.setCheckable(True)
            action.setChecked(self.of(path) is one)
            group.addAction(action)

    # -- memory ----------------------------------------------------------------------------------------------------

    def _told(self) -> Mapping[str, Any]:
        return {"figures": {path: str(calculation) for path, calculation in self._chosen.items()}}

    def _take(self, kept: Mapping[str, Any]) -> None:
        told = kept.get("figures")
        self._chosen = _valid(self._record, told if isinstance(told, dict) else {})


def _valid(record: RecordKind, told: Mapping[str, Any]) -> dict[str, Calculation]:
    """Return what can be worked out."""
    return {
        path: Calculation(word)
        for path, word in told.items()
        if is_path(record, path) and word in calculations_of(field_at(path))
    }


def can_be_worked_out(path: str) -> bool:
    """Whether anything can be worked out of a column."""
    return bool(calculations_of(field_at(path)))


def figure_text(faces: Faces, field: Field, figure: Figure, decimals: int | None = None) -> str:
    """Return a figure as the values of its column are read."""
    if figure.value is None:
        return ""
    if field.kind is not Kind.MONEY:
        return faces.text(field, figure.value)
    whole = decimals if decimals is None or figure.value % 100 == 0 else 2
    return faces.text(field, Amount(figure.value, figure.currency), whole)


def figure_tip(faces: Faces, label: str, calculation: str, field: Field, figure: Figure) -> str:
    """Return a figure with what it is, and how currencies were added up (CU-7)."""
    told = f"{label} – {calculation}: {figure_text(faces, field, figure)}"
    if not figure.mixed:
        return told
    mixed = _tr("Several currencies, turned into %1 by the rates of the list of currencies.")
    return f"{told}\n{mixed.replace('%1', figure.currency or '')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnFigures", text)
