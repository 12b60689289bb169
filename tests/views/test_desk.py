"""What a long job tells while it runs."""

from typing import Any

import pytest

from desktop_crm.views import desk
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of day in seconds; tests set it."""
    now = [100.0]
    monkeypatch.setattr(desk, "monotonic", lambda: now[0])
    return now


def test_a_job_tells_at_most_twenty_reports_a_second_and_the_last_one(seconds: list[float]) -> None:
    job, told = Job("Import"), []
    job.progressed.connect(lambda done, total: told.append((done, total)))
    for done in range(1, 2001):
        job.report(done, 2001)
        seconds[0] += 0.001
    assert len(told) == 40
    job.tell_held()
    job.tell_held()
    assert told[-2:] == [(1951, 2001), (2000, 2001)]


def test_the_last_report_arrives_before_the_end(bench: Bench, qtbot: Any) -> None:
    told: list[Any] = []

    def counting(_session: Any, progress: Any) -> str:
        for done in range(1000):
            progress(done, 0)
        return "done"

    job = bench.desk.start_job("Count", counting, label="Count")
    job.progressed.connect(lambda done, _total: told.append(done))
    with qtbot.waitSignal(job.finished):
        job.finished.connect(told.append)
    assert told[-2:] == [999, "done"]
    assert len(told) < 100
