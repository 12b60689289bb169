"""A file that is laid out and empty, and a session that writes to it unrecorded."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from tests.factories import data_file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = FixedClock(datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    with closing(data_file(tmp_path / "sales.crm", clock)) as file, file.writing() as writing:
        writing.execute(text("UPDATE journal_gate SET replay = 1"))
        yield writing
        writing.execute(text("UPDATE journal_gate SET replay = 0"))
