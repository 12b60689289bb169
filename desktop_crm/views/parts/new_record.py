"""Registers a company, person or project from wherever one is; the form behind stays as it is."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.record_dialog import RecordDialog


class NewRecordDialog(RecordDialog):
    """Opens by `open_new` with what was typed into the field that asked for it."""

    def __init__(self, bench: Bench, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(bench, LAYOUTS[kind], FORMS[kind], _title(kind), parent)
        self._kind = kind

    def open_named(self, context: Mapping[str, Any]) -> None:
        """Open with `context["name"]` in the name's place: a person's is taken apart at its last space."""
        given = dict(context)
        name = str(given.pop("name", "")).strip()
        if self._kind is RecordKind.PERSON:
            given["first_name"], _, given["last_name"] = name.rpartition(" ")
        elif name:
            given["name"] = name
        self.open_new(given)


def _title(kind: RecordKind) -> str:
    texts = {
        RecordKind.COMPANY: QCoreApplication.translate("NewRecordDialog", "New company"),
        RecordKind.PERSON: QCoreApplication.translate("NewRecordDialog", "New person"),
        RecordKind.PROJECT: QCoreApplication.translate("NewRecordDialog", "New project"),
        RecordKind.PROJECT_MEMBER: QCoreApplication.translate("NewRecordDialog", "Project member"),
    }
    return texts[kind]
