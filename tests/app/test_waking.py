"""Postponed requests come back on their day, whether the program was running or not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_crm.app.waking import Waking
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.sale import edit_sale
from desktop_crm.selections.listing import Listing
from desktop_crm.views.desk import Desk
from tests import factories
from tests.factories import Workbench

REQUEST = RecordKind.REQUEST


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(qapp: QApplication, workbench: Workbench) -> Iterator[Desk]:
    opened = Desk(workbench.file, workbench.journal, workbench.user_id)
    yield opened
    opened.close()


def status(workbench: Workbench, id: int) -> str:
    return workbench.row(REQUEST, id)["internal_status"]


def settled(qtbot: Any, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.waiting)


def test_a_request_is_taken_up_when_its_day_has_come(desk: Desk, workbench: Workbench, qtbot: Any) -> None:
    id = factories.request(workbench, postponed_to=date(2026, 6, 11))
    told: list[str] = []
    desk.stepped.connect(lambda how, step: told.append(step.label))
    waking = Waking(desk, desk)
    settled(qtbot, desk)
    assert (status(workbench, id), told) == ("postponed", [])
    workbench.file.clock.moment += timedelta(days=1)
    waking.look()
    settled(qtbot, desk)
    assert (status(workbench, id), told) == ("active", ["Take up postponed requests"])
    desk.undo()
    assert status(workbench, id) == "postponed"
    waking.stop()


def test_what_could_be_redone_is_not_taken_away(desk: Desk, workbench: Workbench, qtbot: Any) -> None:
    id = factories.request(workbench, postponed_to=date(2026, 6, 11))
    sale = factories.sale(workbench)
    desk.do(edit_sale, sale, {"title": "Pumps"})
    desk.undo()
    workbench.file.clock.moment += timedelta(days=1)
    waking = Waking(desk, desk)
    settled(qtbot, desk)
    assert status(workbench, id) == "postponed"
    assert desk.next_redo() is not None
    assert list(desk.ask(ids_of, Listing(REQUEST, "requests.mine_open"))) == [id], "its day has come all the same"
    assert not desk.ask(ids_of, Listing(REQUEST, "requests.postponed"))
    desk.redo()
    waking.look()
    settled(qtbot, desk)
    assert status(workbench, id) == "active"
    waking.stop()


def test_what_is_undone_while_one_looks_can_be_redone(desk: Desk, workbench: Workbench, qtbot: Any) -> None:
    id = factories.request(workbench, postponed_to=date(2026, 6, 11))
    sale = factories.sale(workbench)
    desk.do(edit_sale, sale, {"title": "Pumps"})
    workbench.file.clock.moment += timedelta(days=1)
    waking = Waking(desk, desk)
    desk.undo()  # before the answer has come
    settled(qtbot, desk)
    assert (status(workbench, id), desk.next_redo() is not None) == ("postponed", True)
    desk.redo()
    waking.look()
    settled(qtbot, desk)
    assert status(workbench, id) == "active"
    waking.stop()
