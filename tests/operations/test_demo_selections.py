"""The selections of the demo file: each can be shown, and holds somebody, on any day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.demo import prepare_with_demo
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection_facts import SelectionLine, count_members, fault_of, lines_of
from desktop_crm.selections.listing import Listing
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal


@pytest.fixture(scope="module", params=[("nb", "2026-11-18"), ("en", "2027-01-02")], ids=["nb", "en"])
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    language, day = request.param
    clock = FixedClock(datetime.fromisoformat(f"{day}T12:00+00:00").astimezone(UTC))
    file = DataFile.open(Path(tmp_path_factory.mktemp("demo")) / "demo.dcrm", clock)
    prepare_with_demo(Journal(file), language, "Kari Nordby", "KN")
    with file.reading() as reading:
        reading.info["user_id"] = 1
        yield reading
    file.close()


@pytest.fixture
def lines(session: Session) -> list[SelectionLine]:
    return list(lines_of(session, ids_of(session, Listing(RecordKind.SELECTION, "selections.mine"))).values())


def test_there_are_some_of_each_type_and_of_several_targets(lines: list[SelectionLine]) -> None:
    assert {line.form for line in lines} == set(SelectionForm)
    assert {line.target for line in lines} >= {SelectionTarget.CONTACT, SelectionTarget.SALE, SelectionTarget.PROJECT}
    assert any(line.starred for line in lines)
    assert all(line.category for line in lines)


def test_each_can_be_shown(session: Session, lines: list[SelectionLine]) -> None:
    assert [fault_of(session, line.id) for line in lines] == [None] * len(lines)


def test_most_of_them_hold_somebody(session: Session, lines: list[SelectionLine]) -> None:
    """Who sold what this year is another matter on 2 January, and so is who is from Germany."""
    counts = {line.name: count_members(session, line.id).count or 0 for line in lines}
    assert sum(count > 0 for count in counts.values()) >= len(lines) - 2, counts
    assert all(count_members(session, line.id).count for line in lines if line.form is not SelectionForm.DYNAMIC)
