"""The screens of documents and requests: what is locked and says why, what leads there, what stands in their lists."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.listed import told_rows
from desktop_crm.operations.lists import change_line
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.parts.record_section import RecordSection
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.windows import (
    LEFT,
    Answers,
    click_sign,
    command,
    double_click,
    labels_on,
    press,
    settle,
    type_over,
    window_on,
)

COMPANY, SALE, DOCUMENT, REQUEST = RecordKind.COMPANY, RecordKind.SALE, RecordKind.DOCUMENT, RecordKind.REQUEST


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Alfa with Anne and a sale; a letter and an open offer; a late request, one put off, one of nobody, one closed."""
    w = workbench
    alfa = factories.company(w)
    anne = factories.person(w, company_id=alfa)
    sale = factories.sale(w, title="Pumps", company_id=alfa, person_id=anne)
    return {
        "alfa": alfa, "anne": anne, "sale": sale,
        "letter": factories.document(w, "Letter", sale_id=sale),
        "offer": factories.document(w, "Offer", company_id=alfa, completed=False, date=date(2026, 6, 1)),
        "late": factories.request(w, "No paper", person_id=anne, deadline=TODAY - timedelta(1)),
        "put off": factories.request(w, "New screen", company_id=alfa, postponed_to=date(2026, 7, 1)),
        "nobody's": factories.request(w, "Who answers?", owner_id=None),
        "closed": factories.request(w, "No toner", company_id=alfa, status_id=w.ids["Closed"]),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> MainWindow:
    bench.memory.keep("last_sale/test.dcrm", ids["sale"])
    return window_on(qtbot, bench, Answers())


def on(window: MainWindow, kind: RecordKind, record_id: int, qtbot: Any, bench: Bench) -> RecordCard:
    assert window.open_record(kind, record_id)
    settle(qtbot, bench)
    return window.work.shown_screen.card


def section(window: MainWindow, name: str, qtbot: Any, bench: Bench) -> RecordSection:
    screen = window.work.shown_screen
    screen.sections.setCurrentWidget(screen.lists[name])
    settle(qtbot, bench)
    return screen.lists[name]


def titles(table: Any, path: str, bench: Bench) -> list[str]:
    """What a list shows in one of its columns, from above."""
    return bench.desk.ask(told_rows, table.model.record, (path,), table.ids, lambda row: row.values[0])


def side_list(window: MainWindow, view: str, path: str, qtbot: Any, bench: Bench) -> list[str]:
    window.work.side.show_view(view)
    settle(qtbot, bench)
    return titles(window.work.side.table, path, bench)


# -- documents --------------------------------------------------------------------------------------------------------


def test_a_completed_document_says_why_it_cannot_be_changed(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, DOCUMENT, ids["letter"], qtbot, bench)
    with qtbot.waitSignal(card.told) as told:
        double_click(card.place("keywords"))
    assert told.args == ["It is completed. Remove the tick before you change it."]
    click_sign(card.completed)
    double_click(card.place("keywords"))
    type_over(card, "keywords", "pumps", end=Qt.Key.Key_Return)
    assert workbench.row(DOCUMENT, ids["letter"])["keywords"] == "pumps"


def test_the_tick_can_be_taken_away_in_the_form(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, DOCUMENT, ids["letter"], qtbot, bench)
    card.edit()
    assert card.place("our_ref").locked
    why = "It is completed. Remove the tick before you change it."
    assert why in labels_on(card)
    click_sign(card.completed)
    assert why not in labels_on(card)
    type_over(card, "our_ref", "KN 7", end=Qt.Key.Key_Return)
    row = workbench.row(DOCUMENT, ids["letter"])
    assert (row["our_ref"], row["completed"]) == ("KN 7", False)


def test_the_date_of_a_document_is_typed_only_while_it_is_registered(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, DOCUMENT, ids["offer"], qtbot, bench)
    with qtbot.waitSignal(card.told) as told:
        double_click(card.place("date"))
    assert told.args == ["The date was set when the document was registered, and stays."]
    command(window, "new_document").trigger()
    type_over(card, "subject", "Contract")
    type_over(card, "date", "02/06/2026", end=Qt.Key.Key_Return)
    assert workbench.row(DOCUMENT, card.record_id or 0)["date"] == date(2026, 6, 2)


def test_a_document_that_is_added_to_a_sale_belongs_to_it_and_its_company(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    one = section(window, "documents", qtbot, bench)
    assert titles(one.table, "document.subject", bench) == ["Letter"]
    QTest.mouseClick(one.add_button, LEFT)
    card = window.work.shown_screen.card
    assert [card.labels[name] for name in ("sale_id", "company_id", "person_id")] == ["Pumps", "Alfa AS", "Anne Berg"]
    type_over(card, "subject", "Contract", end=Qt.Key.Key_Return)
    command(window, "back").trigger()
    settle(qtbot, bench)
    assert sorted(titles(section(window, "documents", qtbot, bench).table, "document.subject", bench)) == [
        *("Contract", "Letter"),
    ]


def test_the_lists_of_documents(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    on(window, DOCUMENT, ids["letter"], qtbot, bench)
    path = "document.subject"
    assert side_list(window, "documents.mine", path, qtbot, bench) == ["Letter", "Offer"]
    assert side_list(window, "documents.unfinished", path, qtbot, bench) == ["Offer"]


# -- requests ---------------------------------------------------------------------------------------------------------


def test_the_lists_of_requests(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    on(window, REQUEST, ids["late"], qtbot, bench)
    path = "request.title"
    assert side_list(window, "requests.mine_open", path, qtbot, bench) == ["No paper"]
    assert window.work.side.table.model.is_late(0)
    assert side_list(window, "requests.overdue", path, qtbot, bench) == ["No paper"]
    assert side_list(window, "requests.without_owner", path, qtbot, bench) == ["Who answers?"]
    assert side_list(window, "requests.postponed", path, qtbot, bench) == ["New screen"]
    assert len(side_list(window, "all", path, qtbot, bench)) == 4


def test_the_tick_closes_a_request_and_its_lists_know(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, REQUEST, ids["late"], qtbot, bench)
    assert side_list(window, "requests.mine_open", "request.title", qtbot, bench) == ["No paper"]
    assert not card.place("closed_at").isVisibleTo(card)
    assert card.place("deadline").tone == "error"
    click_sign(card.completed)
    settle(qtbot, bench)
    assert workbench.row(REQUEST, ids["late"])["internal_status"] == "closed"
    assert (card.place("status_id").text, card.place("deadline").tone) == ("Closed", "")
    assert len(window.work.side.table.ids) == 0
    command(window, "undo").trigger()
    settle(qtbot, bench)
    assert not card.completed.isChecked()
    assert len(window.work.side.table.ids) == 1


def test_the_tick_can_be_given_in_the_form(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, REQUEST, ids["late"], qtbot, bench)
    card.edit()
    click_sign(card.completed)
    press(card, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert workbench.row(REQUEST, ids["late"])["internal_status"] == "closed"
    assert card.completed.isChecked()


def test_a_day_to_come_back_on_is_asked_for_where_the_status_counts_as_postponed(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = on(window, REQUEST, ids["late"], qtbot, bench)
    card.edit()
    assert not card.place("postponed_to").isVisible()
    card.put("status_id", workbench.ids["Put off"])
    assert card.place("postponed_to").isVisible()
    type_over(card, "postponed_to", "01/07/2026", end=Qt.Key.Key_Return)
    row = workbench.row(REQUEST, ids["late"])
    assert (row["internal_status"], row["postponed_to"]) == ("postponed", date(2026, 7, 1))


def test_a_request_is_marked_as_replied_from_its_menu(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    assert "Only requests" in command(window, "replied").toolTip()
    on(window, REQUEST, ids["late"], qtbot, bench)
    command(window, "replied").trigger()
    assert workbench.row(REQUEST, ids["late"])["replied_at"] is not None
    assert command(window, "replied").isChecked()
    command(window, "replied").trigger()
    assert workbench.row(REQUEST, ids["late"])["replied_at"] is None
    assert not command(window, "replied").isChecked()


def test_the_company_lists_its_requests_and_hides_the_closed_ones(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    one = section(window, "requests", qtbot, bench)
    path = "request.title"
    assert sorted(titles(one.table, path, bench)) == ["New screen", "No paper", "No toner"]
    one.checks["closed"].click()
    settle(qtbot, bench)
    assert sorted(titles(one.table, path, bench)) == ["New screen", "No paper"]
    one.table.opened.emit(ids["late"])
    assert (window.work.area, window.work.shown_screen.card.title) == (REQUEST, "No paper")


def test_a_status_that_counts_as_something_else_moves_its_requests_at_once(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, REQUEST, ids["late"], qtbot, bench)
    assert side_list(window, "requests.mine_open", "request.title", qtbot, bench) == ["No paper"]
    bench.desk.do(change_line, "request_status", workbench.ids["Received"], {"system": "postponed"})
    settle(qtbot, bench)
    assert len(window.work.side.table.ids) == 0


# -- both -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "new"), [(DOCUMENT, "subject", "new_document"), (REQUEST, "title", "new_request")]
)
def test_new_takes_what_is_known_of_the_company_that_is_looked_at(
    window: MainWindow, kind: RecordKind, name: str, new: str, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    command(window, new).trigger()
    card = window.work.shown_screen.card
    assert (window.work.area, card.labels["company_id"]) == (kind, "Alfa AS")
    type_over(card, name, "Something")
    press(card, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert card.title == "Something"
    links = card.place("company_id").findChildren(QPushButton)
    click_sign(links[0])
    assert (window.work.area, window.work.shown_screen.card.title) == (COMPANY, "Alfa AS")
