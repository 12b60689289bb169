"""Importing without a window: `desktop-crm import FILE --as sale --map map.json`. Speaks plain English."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.user import User
from desktop_crm.operations.importing.map_json import from_json
from desktop_crm.operations.importing.mapping import MapRefused
from desktop_crm.operations.importing.problems import FileRefused
from desktop_crm.operations.importing.receipt import Receipt
from desktop_crm.operations.importing.refused import reason, write_refused
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.source import guess
from desktop_crm.operations.importing.targets import TARGETS
from desktop_crm.operations.users import first_user
from desktop_crm.storage.journal import Journal

DONE, REFUSED, INCOMPLETE = 0, 1, 2
_TOLD = 20  # refused rows that are told; the file of refused rows has all

_NEW: dict[str, str] = {
    "user_group": "user groups",
    "stage": "stages",
    "company": "companies",
    "person": "persons",
    "project": "projects",
    "user": "users",
    "price_list": "price lists",
}


class NoSuchUser(Exception):
    """Nobody in the file has these initials."""

    def __str__(self) -> str:
        return f"The file has no user with the initials {self.args[0]}."


def user_at_work(session: Session, initials: str | None) -> int | None:
    """Return the user with these initials, or the first one where none are told. Raises NoSuchUser."""
    if initials is None:
        return first_user(session)
    found = select(User.id).where(User.initials.collate("NOCASE") == initials).order_by(User.retired, User.id)
    id: int | None = session.scalar(found.limit(1))
    if id is None:
        raise NoSuchUser(initials)
    return id


def import_file(
    file: Any,
    journal: Journal,
    user_id: int | None,
    path: Path,
    record: str,
    map_path: Path,
    refused_path: Path | None = None,
) -> int:
    """Import *path* into the data file as one step, after a backup, and say what became of it.

    Returns 0 when all rows were taken or were there already, 1 when the file or the mapping was refused and nothing was
    written, 2 when rows were refused.
    """
    try:
        reading = guess(path)
        mapping = from_json(_text_of(map_path), RecordKind(record), reading)
        receipt: Receipt = journal.run(run_import, path, mapping, back_up=file.back_up, user_id=user_id).result
        if refused_path is not None and receipt.refused:
            write_refused(refused_path, receipt, mapping.reading.delimiter)
    except (FileRefused, MapRefused) as refused:
        return _fail(refused.sentence())
    except OSError as error:
        return _fail(f"{error.filename or path}: {error.strerror or error}.")
    except journal.failure as error:
        return _fail(f"The data file could not take the import, so nothing was saved: {error}.")
    _tell(receipt, refused_path)
    return INCOMPLETE if receipt.refused else DONE


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED


def _tell(receipt: Receipt, refused_path: Path | None) -> None:
    for row in receipt.refused[:_TOLD]:
        sys.stderr.write(f"Row {row.number}: {reason([replace(p, row=None) for p in row.problems])}\n")
    if (more := len(receipt.refused) - _TOLD) > 0:
        sys.stderr.write(f"… and {more} more rows.\n")
    sys.stdout.write("".join(f"{line}\n" for line in _lines(receipt, refused_path)))


def _lines(receipt: Receipt, refused_path: Path | None) -> list[str]:
    lines = [
        f"{TARGETS[receipt.record]} imported: {receipt.imported} of {receipt.rows} rows, in {receipt.seconds:.1f} s."
    ]
    facts = {
        "Added": receipt.taken if receipt.merged or receipt.replaced else 0,
        "Merged into what was there": receipt.merged,
        "In the place of what was there": receipt.replaced,
        "Already there, and left as they are": receipt.there,
        "Left out, as chosen": receipt.left_out,
    }
    lines += [f"{fact}: {count}." for fact, count in facts.items() if count]
    lines += [f"New {_NEW.get(target, f'lines in the list “{target}”')}: {n}." for target, n in receipt.created.items()]
    if receipt.refused:
        lines.append(f"Refused: {len(receipt.refused)}.")
        if refused_path is not None:
            lines.append(f"The refused rows, with the reasons, stand in {refused_path}.")
    if receipt.backup is not None:
        lines.append(f"A backup from before the import: {receipt.backup}.")
    return lines
