"""A new file for each test, a filled one, and the journal that writes to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests.factories import data_file
from tests.storage.ground import CLOCK, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sales.crm"


@pytest.fixture
def file(path: Path) -> Iterator[DataFile]:
    opened = data_file(path, CLOCK, patience=0.1)
    yield opened
    opened.close()


@pytest.fixture
def journal(file: DataFile) -> Journal:
    return Journal(file)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """A journal over a file with some of everything in it, laid out as one step."""
    journal.run(fill, user_id=None, label="Fill")
    return journal
