"""What was being written in forms that are open, kept beside the data file's journal: it outlives a crash.

One small JSON file holds all open forms of one data file; it is replaced as a whole, or removed where no form is open.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form as it was left: the kind of record, its id (None: a new one), and the values that are not in the file."""

    record: str
    id: int | None
    values: Mapping[str, Any]


def keep_drafts(file: Path, drafts: Sequence[KeptDraft]) -> None:
    """Write *drafts* in the place of those that were kept. A disk that takes none is no reason to stop working."""
    try:
        if not drafts:
            file.unlink(missing_ok=True)
            return
        told = [{"record": d.record, "id": d.id, "values": {k: _told(v) for k, v in d.values.items()}} for d in drafts]
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.part")
        part.write_text(json.dumps({"version": _VERSION, "drafts": told}), encoding="utf-8")
        part.replace(file)
    except (OSError, ValueError) as error:
        _log.info("the open forms are not kept in %s: %s", file, error)


def kept_drafts(file: Path) -> list[KeptDraft]:
    """Return what a crash left, in the order in which the forms were opened; nothing where it cannot be read."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["version"] != _VERSION:
            return []
        return [
            KeptDraft(d["record"], d["id"], {name: _held(value) for name, value in d["values"].items()})
            for d in told["drafts"]
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.info("what was kept in %s cannot be read: %s", file, error)
        return []


def _told(value: Any) -> Any:
    """Return a form's value as JSON; what JSON does not know stands in an object of its own."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return {"tuple": [_told(each) for each in value]}
    if value is None or isinstance(value, str | int | float):
        return value
    raise ValueError(f"{type(value).__name__} is no value of a form")


def _held(told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    ((kind, value),) = told.items()
    if kind == "tuple":
        return tuple(_held(each) for each in value)
    return {"moment": datetime.fromisoformat, "day": date.fromisoformat}[kind](value)
