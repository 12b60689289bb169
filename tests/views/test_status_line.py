"""The status line: what is said in passing goes, the last step and its Undo stay."""

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.company import delete_companies
from desktop_crm.operations.found import collect
from desktop_crm.operations.sale import edit_sale
from desktop_crm.views import status_line
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import News
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, labels_on, settle, window_on

STEP = "Edit sale: Aa"
_DELETED = "Delete company: Alfa AS"


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return [factories.sale(workbench, title=title) for title in ("Aa", "Bb")]


@pytest.fixture
def window(qtbot: Any, bench: Bench, sales: list[int]) -> MainWindow:
    opened = window_on(qtbot, bench, Answers())
    opened.open_record(RecordKind.SALE, sales[0])
    bench.desk.do(edit_sale, sales[0], {"note": "x"})
    settle(qtbot, bench)
    return opened


@pytest.fixture
def line(window: MainWindow) -> StatusLine:
    found = window.findChild(StatusLine)
    assert isinstance(found, StatusLine)
    return found


def test_a_warning_goes_when_another_record_is_shown(window: MainWindow, line: StatusLine, sales: list[int]) -> None:
    line.warn("No")
    window.work.record_shown.emit("sale", sales[0])  # the same one, read again
    assert "No" in labels_on(line)
    window.open_record(RecordKind.SALE, sales[1])
    assert "No" not in labels_on(line)
    assert STEP in labels_on(line)


def test_news_go_when_another_area_is_shown_but_a_kept_warning_stays(window: MainWindow, line: StatusLine) -> None:
    line.tell("Copied")
    kept = line.keep_warning("The file is damaged", "")
    kept.show()
    window.open_area(RecordKind.PROJECT)
    assert "Copied" not in labels_on(line)
    assert STEP in labels_on(line)
    assert kept.isVisible()
    assert next(b for b in line.findChildren(QPushButton) if b.text() == "Undo").isVisible()


def test_a_warning_goes_by_itself(qtbot: Any, bench: Bench, sales: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    assert status_line._SHOWN_FOR <= 8_000
    monkeypatch.setattr(status_line, "_SHOWN_FOR", 10)
    line = StatusLine(bench.desk, bench.theme)
    qtbot.addWidget(line)
    line.show()
    line.warn("No")
    qtbot.waitUntil(lambda: "No" not in labels_on(line))


def test_where_a_job_leads_to_stands_beside_its_step_and_undo(
    window: MainWindow, line: StatusLine, bench: Bench, sales: list[int], qtbot: Any
) -> None:
    followed: list[int] = []
    job = bench.desk.start_job("Saving", collect, RecordKind.SALE, sales, {"name": "Hot"})
    job.news = lambda id: News("", "Open it", lambda: followed.append(id))
    with qtbot.waitSignal(job.finished) as ended:
        pass
    texts = ("New static selection: Hot (2)", "Undo", "Open it")
    assert {text for text in texts if text in _words(line)} == set(texts)
    next(b for b in line.findChildren(QPushButton) if b.text() == "Open it").click()
    assert followed == ended.args
    bench.desk.undo()
    assert "Open it" not in _words(line)


def _words(line: StatusLine) -> list[str]:
    return [*labels_on(line), *(b.text() for b in line.findChildren(QPushButton) if b.isVisible())]


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({}, _DELETED),
        ({"sale": 1}, _DELETED + " (1 sale loses it)"),
        ({"sale": 2, "person": 1}, _DELETED + " (1 person and 2 sales lose it)"),
        ({"sale": 1, "person": 1, "follow_up": 3}, _DELETED + " (1 person, 1 sale and 3 follow-ups lose it)"),
    ],
)  # fmt: skip
def test_st63_what_loses_a_deleted_company_is_told(
    qtbot: Any, bench: Bench, workbench: Workbench, others: dict[str, int], told: str
) -> None:
    line = StatusLine(bench.desk, bench.theme)
    qtbot.addWidget(line)
    line.show()
    alfa = factories.company(workbench, "Alfa AS")
    for kind, count in others.items():
        for _ in range(count):
            getattr(factories, kind)(workbench, company_id=alfa)
    bench.desk.do(delete_companies, [alfa])
    assert told in labels_on(line)
    bench.desk.undo()
    assert f"Undone: {told}" in labels_on(line)
