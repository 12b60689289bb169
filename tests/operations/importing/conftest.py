"""Small files to import, and the hands that import them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.mapping import ImportMap, Missing
from desktop_crm.operations.importing.run import Forecast, Receipt, check_rows, run_import
from desktop_crm.operations.importing.source import guess, open_source
from desktop_crm.operations.importing.words import guess_map
from tests.factories import Workbench


class Importer:
    """Imports a text as a file, by what is guessed or by what is told."""

    def __init__(self, w: Workbench, folder: Path) -> None:
        self._w, self.path = w, folder / "list.csv"

    def mapping(
        self, text: str, record: RecordKind, missing: Mapping[str, Missing] | None = None, **changes: Any
    ) -> ImportMap:
        """Write the file and guess its mapping."""
        self.path.write_text(text, encoding="utf-8")
        reading = guess(self.path)
        found = guess_map(record, reading, open_source(self.path, reading).headings)
        policies = missing or {}
        columns = tuple(replace(c, missing=policies.get(c.key, c.missing)) for c in found.columns)
        return replace(found, columns=columns, **changes)

    def __call__(self, text: str, record: RecordKind, **changes: Any) -> Receipt:
        """Check and import a text; what the check foretells is what comes."""
        mapping = self.mapping(text, record, **changes)
        foretold = self.check(mapping).receipt
        receipt = self._w.do(run_import, self.path, mapping)
        told = (receipt.taken, receipt.there, receipt.refused, receipt.created)
        assert (foretold.taken, foretold.there, foretold.refused, foretold.created) == told
        return receipt

    def check(self, mapping: ImportMap, **limits: Any) -> Forecast:
        """Go through the file without writing."""
        return self._w.ask(check_rows, self.path, mapping, **limits)


@pytest.fixture
def imported(w: Workbench, tmp_path: Path) -> Importer:
    return Importer(w, tmp_path)


@pytest.fixture
def reasons() -> Callable[[Receipt], list[tuple[int, str, str]]]:
    """Tell the refused rows: number, column, kind of problem."""

    def told(receipt: Receipt) -> list[tuple[int, str, str]]:
        return [(row.number, str(p.column), p.key) for row in receipt.refused for p in row.problems]

    return told
