"""What came into a selection and what went out since the user last looked."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtTest import QTest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import SelectionLook
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection import delete_selections
from desktop_crm.operations.selection_members import add_members
from desktop_crm.views.bench import Bench
from desktop_crm.views.selection.comings import ComingsBar, ComingsPopup
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.selection.selections import COMPANY, PERSON, SALE, called, dynamic, screen, shown, static
from tests.views.windows import LEFT, Answers, settle, window_on


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    """Two sales that fit, one that does not; and another selection to go to."""
    w = workbench
    sales = [factories.sale(w, title=title) for title in ("Pumps", "Pipes", "Chairs")]
    return {
        "pumps": sales[0], "pipes": sales[1], "chairs": sales[2],
        "found": dynamic(w, "Found", called(SALE, "P")), "other": static(w, "Other"),
    }  # fmt: skip


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> MainWindow:
    return window_on(qtbot, bench, Answers())


def bar(window: MainWindow, selection_id: int, qtbot: Any, bench: Bench) -> ComingsBar:
    return shown(window, selection_id, qtbot, bench).list_page.comings


def look_away(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    shown(window, ids["other"], qtbot, bench)


def change(workbench: Workbench, ids: dict[str, int]) -> None:
    """Posters come to fit, and pipes no longer do."""
    workbench.do(FORMS[SALE].edit, ids["chairs"], {"title": "Posters"})
    workbench.do(FORMS[SALE].edit, ids["pipes"], {"title": "Tubes"})


def names(popup: ComingsPopup | None) -> list[str]:
    assert popup is not None
    return [popup.list.item(row).text() for row in range(popup.list.count())]


def test_the_first_look_tells_nothing(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    assert not bar(window, ids["found"], qtbot, bench).isVisible()


def test_at_the_next_look_a_line_tells_who_came_and_who_went(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    change(workbench, ids)
    workbench.on(datetime(2026, 6, 12, 9, tzinfo=UTC))
    line = bar(window, ids["found"], qtbot, bench)
    assert line.isVisible()
    assert line.link.whole == "+1  −1 since 10 June"
    QTest.mouseClick(line.link, LEFT)
    assert names(line.popup) == ["Came in (1)", "Posters", "Went out (1)", "Tubes"]
    assert line.popup is not None
    line.popup.close()


def test_a_name_in_the_list_leads_to_its_record(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    change(workbench, ids)
    line = bar(window, ids["found"], qtbot, bench)
    line.open_list()
    assert line.popup is not None
    listed = line.popup.list
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(3)).center())
    settle(qtbot, bench)
    assert (window.work.area, window.work.shown_screen.card.title) == (SALE, "Tubes")


def test_what_was_deleted_is_told_and_leads_nowhere(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    workbench.do(FORMS[SALE].delete, [ids["pipes"]])
    line = bar(window, ids["found"], qtbot, bench)
    line.open_list()
    assert names(line.popup) == ["Went out (1)", "(deleted)"]
    assert line.popup is not None
    line.popup.close()


def test_leaving_is_looking_and_what_comes_while_one_looks_is_seen(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    bench.desk.do(FORMS[SALE].edit, ids["chairs"], {"title": "Posters"})
    settle(qtbot, bench)
    window.open_area(SALE)
    assert not bar(window, ids["found"], qtbot, bench).isVisible()


def test_dismissed_it_does_not_come_back(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    change(workbench, ids)
    line = bar(window, ids["found"], qtbot, bench)
    line.close_button.click()
    assert not line.isVisible()
    look_away(window, ids, qtbot, bench)
    assert not bar(window, ids["found"], qtbot, bench).isVisible()


def test_a_look_is_personal_and_no_step(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    before = bench.desk.next_undo()
    bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    assert bench.desk.next_undo().id == before.id
    looks = {(row.selection, row.looker) for row in workbench.rows(SelectionLook)}
    assert looks == {(ids["found"], workbench.user_id)}


def test_filters_of_columns_take_nobody_out(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    """A list that is narrowed shows fewer; the selection still holds them."""
    line = bar(window, ids["found"], qtbot, bench)
    look_away(window, ids, qtbot, bench)
    workbench.do(FORMS[SALE].edit, ids["chairs"], {"title": "Posters"})
    line = bar(window, ids["found"], qtbot, bench)
    assert line.link.whole.startswith("+1 since")


def test_a_deleted_selection_leaves_no_look(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    bar(window, ids["found"], qtbot, bench)
    bench.desk.do(delete_selections, [ids["found"]])
    settle(qtbot, bench)
    assert workbench.rows(SelectionLook) == []


def test_of_companies_and_persons_each_is_named_as_what_it_is(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    alfa = factories.company(workbench, "Alfa AS")
    anne = factories.person(workbench, "Anne", "Aas")
    guests = static(workbench, "Guests", COMPANY)
    bar(window, guests, qtbot, bench)
    look_away(window, ids, qtbot, bench)
    workbench.do(add_members, guests, COMPANY, [alfa])
    workbench.do(add_members, guests, PERSON, [anne])
    line = bar(window, guests, qtbot, bench)
    line.open_list()
    assert names(line.popup) == ["Came in (2)", "Anne Aas", "Alfa AS"]
    assert line.popup is not None
    line.popup.close()
    assert screen(window).card.list_page.record is RecordKind.CONTACT
