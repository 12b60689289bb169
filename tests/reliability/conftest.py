"""How often each promise is tried, and the table of what was lost.

In the normal run each promise is tried a few times; `make reliability` tries it RELIABILITY times as often and prints
the table.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TIMES = int(os.environ.get("RELIABILITY", "1"))
_KEY = "trials"


@dataclass
class Trials:
    """The trials of one promise: `for trial in trials(8)`. A loss is told, and the trials go on."""

    made: int = 0
    losses: list[str] = field(default_factory=list)

    def __call__(self, few: int) -> Iterator[int]:
        for trial in range(few * TIMES):
            self.made += 1
            yield trial

    def hold(self, condition: bool, loss: Any) -> None:
        """Whether the promise was kept in this trial; *loss* says what was lost."""
        if not condition:
            self.losses.append(f"trial {self.made}: {loss}")

    def kept(self, check: Callable[..., None], *args: Any) -> None:
        """Run assertions as one trial's check."""
        try:
            check(*args)
        except AssertionError as error:
            self.hold(False, error)


@pytest.fixture
def trials(request: pytest.FixtureRequest) -> Iterator[Trials]:
    """Counts trials and losses for the table; any loss fails the test. The promise is the test's name."""
    counted = Trials()
    yield counted
    promise = request.node.name.removeprefix("test_").replace("_", " ")
    request.node.user_properties.append((_KEY, (promise, counted.made, len(counted.losses))))
    assert counted.made
    assert not counted.losses


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sales.crm"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table, where more was asked for than the normal run."""
    if TIMES == 1:
        return
    rows = [
        value
        for outcome in ("", "passed", "failed", "error")
        for report in terminalreporter.stats.get(outcome, ())
        if report.when == "teardown"
        for key, value in report.user_properties
        if key == _KEY
    ]
    terminalreporter.section("promises")
    for promise, made, losses in (("promise", "trials", "losses"), *sorted(rows)):
        terminalreporter.write_line(f"{promise:<90} {made:>7} {losses:>7}")
