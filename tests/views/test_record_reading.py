"""Reading a long list: what it begins with is shown at once, the rest follows; it can be stopped, and stops itself."""

from array import array
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.sale import edit_sale
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts import record_asking, record_table
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import ALL, SALE, Show, showing, titles

LEFT = Qt.MouseButton.LeftButton
FALLING = Listing(SALE, "sales.mine_open", order=(Order("sale.title", descending=True),))


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return [factories.sale(workbench, title=title) for title in "abcdefghijklmnopqrstuvwxyz"]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Whole lists are read only when this is set; a list begins with its first four records."""
    opened = Event()

    def slow(session: Any, listing: Listing) -> "array[int]":
        opened.wait(9)
        return ids_of(session, listing)

    opened.set()
    monkeypatch.setattr(record_table, "ids_of", slow)
    monkeypatch.setattr(record_asking, "_FIRST", 4)
    yield opened
    opened.set()


def begin(table: Any, listing: Listing, qtbot: Any) -> None:
    """Ask for another list, and wait for its beginning."""
    with qtbot.waitSignal(table._reading.begun):
        table.set_listing(listing)


def test_a_long_list_shows_what_it_begins_with_until_all_is_there(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    gate.clear()
    begin(table, FALLING, qtbot)
    assert titles(table) == "zyxw"
    assert table._foot.right_text != "Count: 4"
    table.select_id(sales[23])
    with qtbot.waitSignal(table.listed):
        gate.set()
    assert (titles(table)[:6], table._foot.right_text) == ("zyxwvu", "Count: 26")
    assert table.current_id() == sales[23]


def test_a_list_sorted_otherwise_begins_at_once_unless_one_stands_on_a_record(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    table.view.setFocus()  # the keys are at the first row then, but it is not selected
    gate.clear()
    with qtbot.waitSignal(table._reading.begun):
        table.order.sort(Order("sale.title", descending=True))
    with qtbot.waitSignal(table.listed):
        gate.set()
    table.select_id(sales[0])
    gate.clear()
    table.order.sort(Order("sale.title"))
    qtbot.wait(3 * record_asking._MOMENT)
    assert titles(table)[:4] == "zyxw"
    with qtbot.waitSignal(table.listed):
        gate.set()
    assert (titles(table)[:4], table.current_id()) == ("abcd", sales[0])


def test_all_that_was_selected_of_the_beginning_is_all_of_the_list(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    gate.clear()
    begin(table, FALLING, qtbot)
    table.view.selectAll()
    with qtbot.waitSignal(table.listed):
        gate.set()
    assert len(table.selected_ids()) == 26


def test_a_list_that_is_there_in_a_moment_is_asked_for_once(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    begun: list[Any] = []
    table._reading.begun.connect(begun.append)
    with qtbot.waitSignal(table.listed):
        table.set_listing(FALLING)
    qtbot.wait(3 * record_asking._MOMENT)
    assert begun == []


def test_what_is_changed_keeps_the_rows_until_all_are_read_again(
    show: Show, sales: list[int], gate: Event, bench: Bench, qtbot: Any
) -> None:
    table = show(ALL)
    gate.clear()
    bench.desk.do(edit_sale, sales[0], {"title": "zz"})
    qtbot.wait(3 * record_asking._MOMENT)
    assert table.count == 26
    with qtbot.waitSignal(table.listed):
        gate.set()
    assert table.count == 26


def test_the_beginning_of_a_list_left_meanwhile_is_not_shown(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    gate.clear()
    begin(table, FALLING, qtbot)
    table.set_listing(ALL)
    with qtbot.waitSignal(table.listed):
        gate.set()
    assert titles(table) == "abcdefghijklmnopqrstuvwxyz"


def test_reading_is_stopped_by_cancel_under_the_list_and_begun_again(
    show: Show, sales: list[int], gate: Event, qtbot: Any
) -> None:
    table = show(ALL)
    assert not table._foot.stop.isVisible()
    gate.clear()
    table.set_listing(FALLING)
    height = table.view.height()
    qtbot.waitUntil(table._foot.stop.isVisible)
    qtbot.wait(20)
    assert (table._foot.right_text, table.view.height()) == ("reading …", height)
    QTest.mouseClick(table._foot.stop, LEFT, pos=QPoint(8, table._foot.stop.height() // 2))
    assert (table._empty.text, table.count) == ("Reading was stopped.", 0)
    assert not table._foot.stop.isVisible()
    gate.set()
    with qtbot.waitSignal(table.listed):
        table._empty.button.click()
    assert table.count == 26
    assert not table._empty.isVisible()


def test_a_list_that_takes_too_long_is_stopped_with_a_sentence(
    show: Show, sales: list[int], bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    table = show(ALL)
    monkeypatch.setattr(record_table, "ids_of", endless)
    monkeypatch.setattr(record_asking, "PATIENCE", 0.3)
    with qtbot.waitSignal(table.listed):
        table.set_listing(FALLING)
    assert table._empty.text == "This took longer than 0 seconds and was stopped. Ask for less, or try again."
    assert table.count == 0
    monkeypatch.undo()
    with qtbot.waitSignal(table.listed):
        table._empty.button.click()
    assert table.count == 26


def endless(session: Any, *_asked: Any) -> Any:
    return session.execute(
        text("WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n")
    ).all()
