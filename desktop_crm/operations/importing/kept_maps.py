"""Mappings that are kept under a name for the next file of the same kind. They stand in the data file: it is its lists
and its own fields that they speak of, and undo reaches them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.everything import Preference
from desktop_crm.operations.errors import NameIsMissing
from desktop_crm.operations.importing.map_json import from_json, to_json
from desktop_crm.operations.importing.mapping import ImportMap, MapRefused, check_columns
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.words import plain
from desktop_crm.operations.step import tell, verb

_PREFIX = "import_map/"


@dataclass(frozen=True, slots=True)
class KeptMap:
    """A kept mapping: its name, the headings of the file that it was made for, and its JSON."""

    name: str
    headings: tuple[str, ...]
    text: str

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether a file with these *headings* is of the same kind: the same ones, in any order."""
        return sorted(map(plain, self.headings)) == sorted(map(plain, headings))


@verb(mark("Save import mapping"))
def keep_map(session: Session, name: str, mapping: ImportMap, headings: Sequence[str]) -> None:
    """Keep a mapping, in the place of one of the same name. Raises NameIsMissing."""
    if not name.strip():
        raise NameIsMissing
    tell(session, title=name.strip())
    told = json.dumps({"headings": list(headings), "map": to_json(mapping)}, ensure_ascii=False)
    session.execute(delete(Preference).where(_named(name)))
    session.execute(insert(Preference).values(user_id=None, name=_PREFIX + name.strip(), value=told))


@verb(mark("Forget import mapping"))
def forget_map(session: Session, name: str) -> None:
    """Take a kept mapping away."""
    tell(session, title=name.strip())
    session.execute(delete(Preference).where(_named(name)))


def _named(name: str) -> ColumnElement[bool]:
    return Preference.name == _PREFIX + name.strip()


def kept_maps(session: Session) -> list[KeptMap]:
    """Return the kept mappings by name."""
    rows = session.execute(
        select(Preference.name, Preference.value).where(Preference.name.startswith(_PREFIX)).order_by(Preference.name)
    )
    told = ((name.removeprefix(_PREFIX), json.loads(value)) for name, value in rows)
    return [KeptMap(name, tuple(value["headings"]), value["map"]) for name, value in told]


def opened_map(kept: KeptMap, headings: Sequence[str], guessed: Reading) -> ImportMap:
    """Return a kept mapping for a file. Its columns must be there; its fields may have gone meanwhile.

    Raises MapRefused.
    """
    mapping = from_json(kept.text, None, guessed)
    check_columns(mapping, headings)
    return mapping


def map_for(session: Session, headings: Sequence[str], guessed: Reading) -> tuple[str, ImportMap] | None:
    """Return the first kept mapping that was made for a file with the same headings and still holds, and its name."""
    for kept in kept_maps(session):
        if kept.fits(headings):
            try:
                return kept.name, opened_map(kept, headings, guessed)
            except MapRefused:
                continue
    return None
