"""What a long job tells while it runs, and going back many steps."""

import weakref
from functools import partial
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QObject
from sqlalchemy import text

from desktop_crm.views import desk
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Job, TookTooLong
from tests import factories
from tests.factories import Workbench


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
    listened = Event()

    def counting(_session: Any, progress: Any) -> str:
        listened.wait(9)
        for done in range(1000):
            progress(done, 0)
        return "done"

    job = bench.desk.start_job("Count", counting, label="Count")
    job.progressed.connect(lambda done, _total: told.append(done))
    with qtbot.waitSignal(job.finished):
        job.finished.connect(told.append)
        listened.set()
    assert told[-2:] == [999, "done"]
    assert len(told) < 100


def test_going_back_several_steps_is_told_once(bench: Bench, workbench: Workbench, qtbot: Any) -> None:
    for title in ("A", "B", "C"):
        factories.sale(workbench, title=title)
    told, changed = [], []
    bench.desk.stepped.connect(lambda how, step: told.append((how, step.label, dict(step.facts))))
    bench.desk.changed.connect(changed.append)
    for step_id in (1, 3, 3):
        with qtbot.waitSignal(bench.desk.go_to("Going", step_id).finished):
            pass
    assert told == [("undone", "Several steps", {"count": 2}), ("redone", "Several steps", {"count": 2})]
    assert [changes.touch("sale") for changes in changed] == [True, True]


def test_the_worker_does_not_keep_who_asked(bench: Bench, qtbot: Any) -> None:
    """Else a widget could die with the worker's last reference to it, on the wrong thread."""
    begun, pace, asker = Event(), Event(), QObject()
    gone = weakref.ref(asker)
    bench.desk.ask_later(asker, lambda _session: begun.set() or pace.wait(9), then=print)
    begun.wait(9)
    bench.desk.ask_later(asker, lambda _session: None, then=lambda _answer: None)
    qtbot.waitUntil(lambda: not bench.desk.waiting)
    del asker
    assert gone() is None
    pace.set()


def test_a_question_that_never_ends_is_stopped_and_the_next_one_answered(bench: Bench, qtbot: Any) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    failed: list[Exception] = []
    asked = partial(bench.desk.ask_later, bench.desk, lambda session: session.execute(text(endless)).all())
    asked(then=failed.append, failed=failed.append, patience=0.2)
    qtbot.waitUntil(lambda: bool(failed))
    assert [(type(error), error.seconds) for error in failed] == [(TookTooLong, 0.2)]
    told: list[str] = []
    bench.desk.ask_later(bench.desk, lambda _session: "answered", then=told.append, patience=0.2)
    qtbot.waitUntil(lambda: told == ["answered"])


def test_who_asks_at_the_end_of_the_program_hears_nothing(bench: Bench) -> None:
    told: list[str] = []
    bench.desk.close()
    bench.desk.ask_later(bench.desk, lambda _session: "answered", then=told.append)
    assert (told, bench.desk.waiting) == ([], False)
