"""The values of a change as text: short for a line of the table, whole for who wants to read it."""

from os.path import commonprefix
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.history import FieldChange, Told
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.typed import one_line

_SAME = 30  # characters that two long texts share before what they share is left out
_LINE = 300  # characters of a long text in a line of the table


def line_texts(faces: Faces, change: FieldChange) -> tuple[str, str]:
    """Return both values of a change on one line. Of long texts, the parts where they begin to differ."""
    if change.field.kind is Kind.LONG_TEXT:
        old, new = str(change.old.shown or ""), str(change.new.shown or "")
        start = _difference(old, new)
        return _from(old, start), _from(new, start)
    return whole_text(faces, change.field, change.old), whole_text(faces, change.field, change.new)


def whole_text(faces: Faces, field: Field, told: Told) -> str:
    """Return a value as its card shows it, long texts whole; says so where what it refers to is gone."""
    text = _whole(faces, field, told.shown)
    if told.gone:
        return QCoreApplication.translate("History", "%1 (deleted)").replace("%1", text).strip()
    return text


def _whole(faces: Faces, field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind is Kind.STAMP:
        return faces.stamp_text(value)
    return str(value) if field.kind is Kind.LONG_TEXT else faces.text(field, value)


def _difference(old: str, new: str) -> int:
    """Return where the word begins in which two texts begin to differ; 0 where that is near the beginning."""
    same = commonprefix([old, new])  # noqa: RUF071 (texts, not paths)
    start = max(same.rfind(blank) for blank in " \n") + 1
    return start if start > _SAME else 0


def _from(text: str, start: int) -> str:
    rest = one_line(text[start : start + _LINE])
    return f"… {rest}" if start and rest else rest
