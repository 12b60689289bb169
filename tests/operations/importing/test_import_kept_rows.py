"""The rows of a check: all are kept, packed, and come back as they were."""

import random
from datetime import date

import pytest

from desktop_crm.operations.importing.kept_rows import PAGE, KeptRows
from desktop_crm.operations.importing.problems import ImportProblem, ProblemKind
from desktop_crm.operations.importing.receipt import CheckedRow, Fate

ROWS = [
    CheckedRow(
        number=2 * place,
        cells=(f"Møller {place}", 12.5, date(2026, 6, 10)),
        values={"company.name": f"Møller {place}", "company.stop": place % 2 == 0},
        problems=(ImportProblem(ProblemKind.NOT_A_DATE, place, "Date", "x"),) if place % 3 == 0 else (),
        fate=Fate.REFUSED if place % 3 == 0 else Fate.TAKEN,
    )
    for place in range(10 * PAGE + 7)
]


@pytest.fixture
def kept() -> KeptRows:
    rows = KeptRows()
    for row in ROWS:
        rows.add(row)
    return rows


def test_all_rows_come_back_in_any_order(kept: KeptRows) -> None:
    assert len(kept) == len(ROWS)
    assert list(kept) == ROWS
    places = random.Random(1).sample(range(len(ROWS)), 200)
    assert [kept[place] for place in places] == [ROWS[place] for place in places]
    assert kept[-1] == ROWS[-1]
    assert kept[PAGE - 2 : PAGE + 2] == ROWS[PAGE - 2 : PAGE + 2]
    with pytest.raises(IndexError):
        kept[len(ROWS)]


def test_numbers_are_had_without_the_rows(kept: KeptRows) -> None:
    kept._packed = [b"cannot be unpacked"] * len(kept._packed)
    assert list(kept.numbers) == [row.number for row in ROWS]


def test_no_rows_are_none() -> None:
    assert list(KeptRows()) == []
    assert KeptRows()[:3] == []
