"""What becomes of the rows of a file: one by one, and in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import Cell
from desktop_crm.operations.importing.problems import ImportProblem

if TYPE_CHECKING:
    from desktop_crm.operations.importing.kept_rows import KeptRows


class Fate(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"  # a new record
    MERGED = "merged"
    REPLACED = "replaced"
    THERE = "there"  # skipped, since its record is there
    LEFT_OUT = "left_out"  # the user wished so
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row as it was read: its cells, the values by field (names where a field refers), and what is wrong.

    `known_as` is the record that it fits, or of a new one the record that it looks like; one that comes from an earlier
    row of the file has that row's number, `earlier`.
    """

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    problems: tuple[ImportProblem, ...]
    fate: Fate
    known_as: str = ""
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken, with everything that is wrong with it."""

    number: int
    values: tuple[Cell, ...]
    problems: tuple[ImportProblem, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file. `created` counts what rows named and was not there, by target."""

    record: RecordKind
    headings: tuple[str, ...]
    taken: int
    there: int
    refused: tuple[RefusedRow, ...]
    created: Mapping[str, int]
    empty_rows: int = 0
    warnings: int = 0
    seconds: float = 0.0
    backup: Path | None = None
    merged: int = 0
    replaced: int = 0
    left_out: int = 0

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.imported + self.there + self.left_out + len(self.refused)

    @property
    def imported(self) -> int:
        """How many rows have made or changed a record."""
        return self.taken + self.merged + self.replaced


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an import would do: the rows as they are read, and the receipt that it would give."""

    rows: "KeptRows"
    receipt: Receipt
    statuses: Mapping[str, int]  # the words that stand in the column of status, and how often each
    alike: int = 0  # rows that fit a record by a name that is not written as in the file
    resembling: int = 0  # new ones that look like a record all the same
