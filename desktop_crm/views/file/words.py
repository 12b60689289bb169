"""How backups, files and what is wrong with them are told to the user."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.sentences import refused_file_sentence

_ENDING = ".db"
_THOUSANDS = QLocale.DataSizeFormat.DataSizeTraditionalFormat


def _tr(text: str, **facts: Any) -> str:
    said = QCoreApplication.translate("File", text)
    return said.format(**facts) if facts else said


def filters() -> str:
    """Return the kinds of file that dialogs offer."""
    return ";;".join((_tr("Data files (*.db *.crm)"), _tr("All files (*)")))


def ask_where_to_write(prompt: Prompt, parent: QWidget | None, title: str, suggested: Path) -> Path | None:
    """Ask for a file to write; one without an ending gets the usual one."""
    path = prompt.save_file(parent, title, suggested, filters())
    return path if path is None or path.suffix else path.with_suffix(_ENDING)


def saved_name(damaged: Path) -> Path:
    """Return the name that is suggested for what is saved of a damaged file."""
    return damaged.with_name(f"{damaged.stem} – saved{_ENDING}")


def refusal(error: Any) -> str:
    """Say why a file could not be read or written (storage.problems.FileRefused)."""
    if not hasattr(error, "reason"):
        raise error
    return refused_file_sentence(error.reason, str(error.path), error.detail)


def reason_text(reason: str) -> str:
    """Say why a backup was made; *reason* is the one in its name."""
    texts = {
        "at closing": _tr("At closing"),
        "by hand": _tr("By hand"),
        "before import": _tr("Before an import"),
        "before restore": _tr("Before a restore"),
    }
    if reason.startswith("before version "):
        return _tr("Before a new version")
    return texts.get(reason, reason)


def made_text(faces: Faces, made_at: datetime) -> str:
    """Return the moment of a backup, which is local time without a zone."""
    return faces.stamp_text(made_at.astimezone())


def size_text(faces: Faces, size: int) -> str:
    """Return the size of a file: "1.4 MB"."""
    return faces.locale.formattedDataSize(size, 1, _THOUSANDS)


def holds_text(faces: Faces, counts: Mapping[Any, int]) -> str:
    """Say how many records of each kind a file holds."""
    texts = {
        "company": _tr("Companies: {count}"),
        "person": _tr("Persons: {count}"),
        "sale": _tr("Sales: {count}"),
        "follow_up": _tr("Follow-ups: {count}"),
        "project": _tr("Projects: {count}"),
    }
    return " · ".join(texts[kind].format(count=faces.number_text(count)) for kind, count in counts.items())


def trouble_text(findings: Iterable[Any]) -> str:
    """Say what a check found, a sentence for each kind of trouble (storage.integrity.Finding)."""
    texts = {
        "structure": _tr("Parts of the file are damaged."),
        "unreadable": _tr("The file cannot be read."),
        "links": _tr("Some records point to others that are not there."),
        "journal": _tr("The history of changes does not fit together; some steps cannot be undone."),
    }
    return " ".join(texts[trouble] for trouble in dict.fromkeys(finding.trouble.value for finding in findings))


def saved_text(faces: Faces, salvaged: Any) -> str:
    """Say what was saved of a damaged file (storage.salvage.Salvaged)."""
    count, missing = faces.number_text(salvaged.rows), faces.number_text(salvaged.missing)
    if salvaged.list is None:
        return _tr("All {count} rows that there were have been saved as {path}.", count=count, path=salvaged.path)
    return _tr(
        "{count} rows were saved as {path}; {missing} could not be read. They are listed in {list}.",
        count=count,
        path=salvaged.path,
        missing=missing,
        list=salvaged.list.name,
    )
