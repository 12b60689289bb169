"""What a list can show: the fields of its records, and of those that they lead to, two links deep (COL-3)."""

from dataclasses import dataclass

from desktop_crm.models.catalogue import fields_of
from desktop_crm.selections.paths import leads_on

DEEPEST = 2  # links that are offered; more can be kept and shown


@dataclass(frozen=True, slots=True)
class Branch:
    """The columns over one link (path "" for a record's own fields), and the links that lead on from there."""

    path: str
    columns: tuple[str, ...]
    branches: tuple["Branch", ...]


def columns_of(record: str, deepest: int = DEEPEST) -> Branch:
    """Return all columns that a list of a kind of record can show."""
    return _branch(record, record, "", deepest)


def _branch(record: str, start: str, path: str, left: int) -> Branch:
    entries = fields_of(record).values()
    columns = tuple(f"{start}.{entry.key.partition('.')[2]}" for entry in entries)
    links = [
        (entry, column) for entry, column in zip(entries, columns, strict=True) if leads_on(entry) and entry.target
    ]
    further = links if left else []
    return Branch(path, columns, tuple(_branch(str(entry.target), way, way, left - 1) for entry, way in further))
