"""A list of 100 000 rows written to a workbook, against XlsxWriter by hand with the same rows."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook

from benchmarks.ground import Ground
from benchmarks.measure import Budget, Line, race, timed
from desktop_crm.app import open_file
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.exporting.run import export_sheet
from desktop_crm.operations.exporting.sheet import Column, Sheet
from desktop_crm.operations.reading import Amount, ids_of, rows_of
from desktop_crm.selections.listing import Listing

_ROWS = 100_000
_ROUNDS = 3  # each takes a while
_PATHS = (
    "sale.title", "sale.company", "sale.person", "sale.sale_date", "sale.amount", "sale.probability", "sale.status",
    "sale.owner", "sale.number", "sale.completed",
)  # fmt: skip


def measure(ground: Ground) -> Iterator[Line]:
    """By hand the rows are read beforehand: what is compared is the writing, and ours reads them as well."""
    file, _ = open_file(ground.file(), "en")
    with closing(file), TemporaryDirectory() as folder:

        def ask(question: Any, *args: Any) -> Any:
            with file.reading() as session:
                session.info["user_id"] = 1
                return question(session, *args)

        ids = ask(ids_of, Listing(RecordKind.SALE, "sales.all"))[:_ROWS]
        found = ask(rows_of, RecordKind.SALE, _PATHS, ids)
        rows = [found[id].values for id in ids]
        sheet = Sheet(RecordKind.SALE, "Sales", tuple(Column(path, path, 20, str) for path in _PATHS), array("q", ids))
        runs = (
            timed(_by_hand, rows, Path(folder) / "hand.xlsx"),
            timed(ask, export_sheet, sheet, Path(folder) / "ours.xlsx"),
        )
        limit, ours = race(*runs, rounds=_ROUNDS, warm=0)
        yield Line(f"export of {len(ids):,} rows to XLSX", "XlsxWriter by hand", limit, ours, Budget(1.3))


def _by_hand(rows: Sequence[Sequence[Any]], path: Path) -> None:
    book = Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    money = book.add_format({"num_format": "#,##0.00"})
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, Amount):
                page.write_number(place, column, value.minor / 100, money)
            elif hasattr(value, "toordinal"):
                page.write_datetime(place, column, value, day)
            elif isinstance(value, bool):
                page.write_boolean(place, column, value)
            elif isinstance(value, int):
                page.write_number(place, column, value)
            elif value:
                page.write_string(place, column, str(value))
    book.close()
