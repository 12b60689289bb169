"""VIEW-3: one goes through the members of a selection, on the screens of its records."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.selection_members import add_members
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_side import RecordSide
from desktop_crm.views.parts.side_members import SELECTION_MEMBERS
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.selection.selections import COMPANY, PERSON, SALE, called, dynamic, rows, screen, shown, static
from tests.views.windows import LEFT, Answers, click_row, command, labels_on, settle, window_on

PROJECT = RecordKind.PROJECT


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Four sales, a day between each, the first of them past; Alfa with Anne, Beta, and Bob without a company."""
    w = workbench
    alfa, beta = factories.company(w, "Alfa AS"), factories.company(w, "Beta AS")
    sales = {
        f"s{n}": factories.sale(w, title=f"S{n}", company_id=alfa, sale_date=TODAY + timedelta(days=n - 1))
        for n in range(4)
    }
    return {
        **sales, "alfa": alfa, "beta": beta, "anne": factories.person(w, "Anne", "Aas", company_id=alfa),
        "bob": factories.person(w, "Bob", "Berg"),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> MainWindow:
    return window_on(qtbot, bench, Answers())


@pytest.fixture
def to_call(workbench: Workbench, ids: dict[str, int]) -> int:
    return static(workbench, "To call", SALE, [ids["s0"], ids["s1"], ids["s3"]])


def at(window: MainWindow) -> tuple[str, str, str]:
    """The area, the record on its screen, and its place in the list that one walks over."""
    card = window.work.shown_screen.card
    return window.work.area.value, card.title, card.place_in_list.text()


def choose(side: RecordSide, name: str, qtbot: Any, bench: Bench) -> None:
    side.members.choice.open_list()
    offer = next(offer for offer in side.members.choice.list.offers if offer.name == name)
    side.members.choice.list.taken.emit(offer)
    settle(qtbot, bench)


def test_go_through_them_opens_the_first_with_the_list_at_the_side(
    window: MainWindow, to_call: int, qtbot: Any, bench: Bench
) -> None:
    card = shown(window, to_call, qtbot, bench)
    card.members.walk_button.click()
    settle(qtbot, bench)
    side = window.work.side_of(SALE)
    assert at(window) == ("sale", "S0", "1 of 3")
    assert (side.view, side.members.choice.label) == (SELECTION_MEMBERS, "To call")
    QTest.mouseClick(window.work.shown_screen.card.next, LEFT)
    QTest.mouseClick(window.work.shown_screen.card.next, LEFT)
    assert at(window) == ("sale", "S3", "3 of 3")
    assert not window.work.shown_screen.card.next.isEnabled()


def test_go_through_them_begins_with_the_chosen_one(window: MainWindow, to_call: int, qtbot: Any, bench: Bench) -> None:
    card = shown(window, to_call, qtbot, bench)
    assert card.members.table is not None
    click_row(card.members.table, 1)
    command(window, "walk_members").trigger()
    settle(qtbot, bench)
    assert at(window) == ("sale", "S1", "2 of 3")


def test_sp4_the_sale_screen_offers_sale_selections_and_walks_over_the_chosen_one(
    window: MainWindow, workbench: Workbench, to_call: int, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    static(workbench, "Guests", COMPANY)
    dynamic(workbench, "Found", called(SALE, "S"))
    side = window.work.side_of(SALE)
    window.open_record(SALE, ids["s1"])
    side.show_view(SELECTION_MEMBERS)
    settle(qtbot, bench)
    assert "Choose a selection above." in labels_on(side)
    assert [choice.label for choice in side.members.choice.offered()] == ["Found", "To call"]
    choose(side, "To call", qtbot, bench)
    assert rows(side.table, "sale.company") == ["Alfa AS"] * 3
    assert at(window) == ("sale", "S1", "2 of 3")
    click_row(side.table, 2)
    assert at(window) == ("sale", "S3", "3 of 3")


def test_sp4_the_chosen_selection_is_remembered(
    window: MainWindow, to_call: int, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    window.open_record(SALE, ids["s1"])
    window.work.side_of(SALE).show_members(to_call)
    settle(qtbot, bench)
    again = window_on(qtbot, bench, Answers()).work.side_of(SALE)
    settle(qtbot, bench)
    assert (again.view, again.members.selection_id, again.table.count) == (SELECTION_MEMBERS, to_call, 3)


def test_na8_overdue_ones_are_red_in_the_list(
    window: MainWindow, to_call: int, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    window.open_record(SALE, ids["s1"])
    side = window.work.side_of(SALE)
    side.show_members(to_call)
    settle(qtbot, bench)
    assert [side.table.model.is_late(place) for place in range(3)] == [True, False, False]


def test_sp4_a_member_that_leaves_the_list_leaves_the_next_in_reach(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    id = dynamic(workbench, "Found", called(SALE, "S"))
    window.open_record(SALE, ids["s1"])
    window.work.side_of(SALE).show_members(id)
    settle(qtbot, bench)
    bench.desk.do(edit_sale, ids["s1"], {"title": "Done"})
    settle(qtbot, bench)
    assert window.work.side_of(SALE).table.count == 3
    assert window.work.shown_screen.card.next.isEnabled()


@pytest.mark.parametrize(
    ("record", "first", "listed"),
    [(COMPANY, "alfa", ["Alfa AS", "Beta AS"]), (PERSON, "anne", ["Aas", "Berg"])],
)
def test_companies_and_persons_are_gone_through_each_on_their_screen(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench, record: RecordKind,
    first: str, listed: list[str],
) -> None:  # fmt: skip
    id = static(workbench, "Guests", PERSON, [ids["anne"], ids["bob"]])
    workbench.do(add_members, id, COMPANY, [ids["beta"]])
    window.open_record(record, ids[first])
    side = window.work.side_of(record)
    side.show_members(id)
    settle(qtbot, bench)
    walked = []
    for _row in listed:
        walked.append(window.work.shown_screen.card.title)
        window.work.shown_screen.run_command("next")
    assert walked == listed


def test_projects_are_gone_through_too_and_follow_ups_are_not(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    plants = [factories.project(workbench, f"Plant {n}") for n in range(2)]
    card = shown(window, static(workbench, "Plants", PROJECT, plants), qtbot, bench)
    card.members.walk_button.click()
    settle(qtbot, bench)
    assert at(window) == ("project", "Plant 0", "1 of 2")
    call = factories.follow_up(workbench, sale_id=ids["s1"])
    card = shown(window, static(workbench, "Calls", RecordKind.FOLLOW_UP, [call]), qtbot, bench)
    assert not card.members.walk_button.isVisible()
    assert "can be gone through" in screen(window).why_not("walk_members")


def test_those_behind_the_members_are_gone_through_from_their_tab(
    window: MainWindow, to_call: int, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    card = shown(window, to_call, qtbot, bench, "contacts")
    card.contacts.walk_button.click()
    settle(qtbot, bench)
    assert at(window) == ("company", "Alfa AS", "1 of 1")
    assert window.work.side_of(COMPANY).members.choice.label == "To call"


def test_products_have_no_selection_members(window: MainWindow) -> None:
    chooser = window.work.side_of(RecordKind.PRODUCT).chooser
    assert chooser.findData(SELECTION_MEMBERS) < 0
