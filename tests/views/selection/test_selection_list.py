"""The list of selections at the side: its lines, its counts, what is dropped on it, and what a right click offers."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_crm.models.enums import RecordKind, SetOperation, VisibleFor
from desktop_crm.operations.favourites import is_favourite
from desktop_crm.operations.reading import count_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection_facts import count_members, lines_of
from desktop_crm.operations.selection_members import add_members
from desktop_crm.selections.listing import LISTS, Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_drag import records_data
from desktop_crm.views.selection.counts import MemberCounts
from desktop_crm.views.selection.lines_list import LinesList
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.selection.selections import (
    COMPANY,
    CONTACT,
    PERSON,
    SALE,
    SELECTION,
    called,
    combined,
    dynamic,
    screen,
    shown,
    side,
    static,
)
from tests.views.windows import LEFT, Answers, labels_on, settle, window_on

PLAIN = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """A static, a dynamic and a combined selection of sales, and one of companies and persons."""
    w = workbench
    sales = [factories.sale(w, title=title) for title in ("Pumps", "Pipes", "Chairs")]
    held = static(w, "Held", SALE, sales[:1])
    found = dynamic(w, "Found", called(SALE, "P"))
    return {
        "pumps": sales[0], "pipes": sales[1], "chairs": sales[2], "held": held, "found": found,
        "both": combined(w, "Both", held, found, SetOperation.COMMON), "guests": static(w, "Guests", COMPANY),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    made = window_on(qtbot, bench, answers)
    shown(made, ids["held"], qtbot, bench)
    return made


@pytest.fixture
def table(window: MainWindow, qtbot: Any, bench: Bench) -> LinesList:
    side(window).show_view("selections.active")
    settle(qtbot, bench)
    return side(window).table


def names(table: LinesList) -> list[str]:
    return [str(table.model.index(place).data()) for place in range(table.count)]


def told(table: LinesList) -> dict[str, tuple[str, str]]:
    """What is told of each selection: the words below its name, and how many are in it."""
    return {name: (table.model.beside(place), table.model.count_text(place)) for place, name in enumerate(names(table))}


def place_of(table: LinesList, selection_id: int) -> int:
    place = table.model.place_of(selection_id)
    assert place is not None
    return place


def click(table: LinesList, selection_id: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    rect = table.view.visualRect(table.model.index(place_of(table, selection_id)))
    QTest.mouseClick(table.view.viewport(), LEFT, modifier, rect.center())


# -- the lists -----------------------------------------------------------------------------------------------------


def test_the_lists_are_offered_in_the_panel(window: MainWindow) -> None:
    chooser = side(window).chooser
    texts = [chooser.itemText(row) for row in range(chooser.count())]
    assert texts == ["Preview", *LISTS[SELECTION].values()]


def test_a_line_tells_type_owner_and_how_many(table: LinesList) -> None:
    assert told(table) == {
        "Both": ("Combined · Kari Nordmann", "1"),
        "Found": ("Dynamic · Kari Nordmann", "2"),
        "Guests": ("Static · Kari Nordmann", "0"),
        "Held": ("Static · Kari Nordmann", "1"),
    }


def test_self3_private_ones_of_others_are_not_listed(
    table: LinesList, workbench: Workbench, qtbot: Any, bench: Bench
) -> None:
    theirs = static(workbench, "Theirs", owner_id=workbench.ids["Ola Hansen"], visible_for=VisibleFor.OWNER.value)
    table.refresh()
    settle(qtbot, bench)
    assert theirs not in table.ids
    bench.desk.set_user(workbench.ids["Ola Hansen"])
    settle(qtbot, bench)
    assert theirs in table.ids


def test_a_click_shows_a_selection_and_next_walks_over_the_list(
    table: LinesList, window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    click(table, ids["found"])
    settle(qtbot, bench)
    card = screen(window).card
    assert (card.title, card.place_in_list.text()) == ("Found", "2 of 4")
    QTest.mouseClick(card.next, LEFT)
    settle(qtbot, bench)
    assert (card.title, table.current_id()) == ("Guests", ids["guests"])


def test_an_empty_list_says_so(window: MainWindow, qtbot: Any, bench: Bench) -> None:
    side(window).show_view("selections.completed")
    settle(qtbot, bench)
    assert "No selection is completed." in labels_on(side(window))


# -- counts --------------------------------------------------------------------------------------------------------


def test_counts_are_kept_until_a_table_behind_them_changes(
    workbench: Workbench, bench: Bench, ids: dict[str, int], qtbot: Any
) -> None:
    asked: list[int] = []
    counts = MemberCounts(bench.desk)
    counts.counted.connect(asked.append)
    for _look in range(3):
        counts.of(ids["found"])
        counts.of(ids["held"])
        settle(qtbot, bench)
    assert asked == [ids["found"], ids["held"]]
    assert counts.of(ids["found"]) == workbench.ask(count_members, ids["found"])
    bench.desk.do(FORMS[RecordKind.PRODUCT].register, {"name": "Pump"})
    counts.of(ids["found"])
    settle(qtbot, bench)
    assert asked == [ids["found"], ids["held"]]
    bench.desk.do(FORMS[SALE].edit, ids["chairs"], {"title": "Posters"})
    before = counts.of(ids["found"])
    assert before is not None
    assert before.count == 2  # the old figure stands until the new one has come
    settle(qtbot, bench)
    after = counts.of(ids["found"])
    assert after is not None
    assert after.count == 3


def test_a_count_follows_what_is_done(table: LinesList, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    bench.desk.do(add_members, ids["held"], SALE, [ids["pipes"]])
    settle(qtbot, bench)
    table.view.viewport().repaint()
    settle(qtbot, bench)
    assert (told(table)["Held"][1], told(table)["Both"][1]) == ("2", "2")


def test_self4_what_cannot_be_shown_has_a_dash_for_its_count(
    table: LinesList, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bench.desk.do(FORMS[SELECTION].delete, [ids["held"]])
    settle(qtbot, bench)
    told(table)
    settle(qtbot, bench)
    assert told(table)["Both"][1] == "–"
    assert table.model.is_at_fault(place_of(table, ids["both"]))


# -- what is dropped -----------------------------------------------------------------------------------------------


def over(table: LinesList, selection_id: int, data: QMimeData) -> bool:
    """Drag over a line; returns whether it would be taken there."""
    viewport = table.view.viewport()
    point = table.view.visualRect(table.model.index(place_of(table, selection_id))).center()
    QApplication.sendEvent(viewport, QDragEnterEvent(point, COPY, data, LEFT, PLAIN))
    event = QDragMoveEvent(point, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(viewport, event)
    return event.isAccepted()


def drop(table: LinesList, selection_id: int, data: QMimeData) -> None:
    over(table, selection_id, data)
    point = QPointF(table.view.visualRect(table.model.index(place_of(table, selection_id))).center())
    QApplication.sendEvent(table.view.viewport(), QDropEvent(point, COPY, data, LEFT, PLAIN, QEvent.Type.Drop))


def test_rows_are_dropped_on_a_static_selection_and_undo_takes_them_out(
    table: LinesList, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    data = records_data(SALE, [ids["pipes"], ids["chairs"]])
    assert over(table, ids["held"], data)
    assert table.view.painter.drop_place == place_of(table, ids["held"])
    drop(table, ids["held"], data)
    assert table.view.painter.drop_place is None
    members = Listing(SALE, "selection", (("selection_id", ids["held"]),))
    assert bench.desk.ask(count_of, members) == 3
    bench.desk.undo()
    assert bench.desk.ask(count_of, members) == 1


@pytest.mark.parametrize(
    ("onto", "why"),
    [
        ("found", "“Found” is dynamic: its criteria decide who is in it."),
        ("both", "“Both” is combined from two others."),
        ("guests", "“Guests” is a selection of another kind: company/person."),
    ],
)
def test_a_drop_is_refused_with_its_reason(
    table: LinesList, ids: dict[str, int], bench: Bench, qtbot: Any, onto: str, why: str
) -> None:
    data = records_data(SALE, [ids["pipes"]])
    assert not over(table, ids[onto], data)
    assert QToolTip.text() == why
    with qtbot.waitSignal(side_of(table).told) as said:
        drop(table, ids[onto], data)
    assert said.args == [why]
    assert bench.desk.next_undo().label != "Add to selection"


def side_of(table: LinesList) -> Any:
    found = table.parent()
    while not hasattr(found, "told"):
        found = found.parent()
    return found


def test_sel7_companies_and_persons_are_dropped_on_one_target(
    table: LinesList, workbench: Workbench, ids: dict[str, int], bench: Bench
) -> None:
    alfa = factories.company(workbench, "Alfa")
    anne = factories.person(workbench, company_id=alfa)
    for record, id in ((COMPANY, alfa), (PERSON, anne), (CONTACT, anne)):
        assert over(table, ids["guests"], records_data(record, [id]))
        drop(table, ids["guests"], records_data(record, [id]))
    members = Listing(CONTACT, "selection", (("selection_id", ids["guests"]),))
    assert bench.desk.ask(count_of, members) == 1


def test_sel8_what_is_there_already_is_told(window: MainWindow, table: LinesList, ids: dict[str, int]) -> None:
    drop(table, ids["held"], records_data(SALE, [ids["pumps"]]))
    assert "Nothing was added: all of it is in “Held” already." in labels_on(window)


def test_other_things_are_not_dropped(table: LinesList, ids: dict[str, int]) -> None:
    data = QMimeData()
    data.setText("Pumps")
    assert not over(table, ids["held"], data)


# -- right click ---------------------------------------------------------------------------------------------------


def choose(table: LinesList, text: str) -> None:
    menu = table.context_menu(True)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_a_star_is_given_and_taken(table: LinesList, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    click(table, ids["held"])
    choose(table, "Add to favourites")
    assert bench.desk.ask(is_favourite, SELECTION, ids["held"])
    settle(qtbot, bench)
    assert table.model.line(place_of(table, ids["held"])).starred
    click(table, ids["found"])
    click(table, ids["held"])
    choose(table, "Remove from favourites")
    assert not bench.desk.ask(is_favourite, SELECTION, ids["held"])


def test_self4_delete_names_those_that_use_them(
    table: LinesList, ids: dict[str, int], answers: Answers, qtbot: Any, bench: Bench
) -> None:
    click(table, ids["held"])
    answers.given = ["Keep it"]
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert "“Both”" in answers.asked[0][1]
    assert ids["held"] in table.ids
    click(table, ids["guests"])
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    settle(qtbot, bench)
    assert ids["guests"] not in table.ids
    assert len(answers.asked) == 1


def test_several_are_completed_at_once(table: LinesList, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    click(table, ids["held"])
    click(table, ids["guests"], Qt.KeyboardModifier.ControlModifier)
    choose(table, "Mark as completed")
    settle(qtbot, bench)
    assert names(table) == ["Both", "Found"]
    side_of(table).show_view("selections.completed")
    settle(qtbot, bench)
    assert names(table) == ["Guests", "Held"]


def test_self5_a_copy_is_made_from_the_list(
    table: LinesList, window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    click(table, ids["found"])
    choose(table, "Copy selection")
    settle(qtbot, bench)
    assert screen(window).card.title == "Found (copy)"
    copy = screen(window).current_id
    assert bench.desk.ask(lines_of, [copy])[copy].form == "dynamic"
