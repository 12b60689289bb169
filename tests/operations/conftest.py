"""The workbench of the tests of operations: each step is undone and redone once, and the file compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.models.catalogue import define
from tests.factories import Workbench, bench


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with bench(tmp_path) as workbench:
        workbench.proving = True
        yield workbench
    define(())  # the fields of this file are in no other
