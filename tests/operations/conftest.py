"""The workbench of the tests of operations: each step is undone and redone once, and the file compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import Workbench, bench


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with bench(tmp_path) as workbench:
        workbench.proving = True
        yield workbench
