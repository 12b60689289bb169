"""The screens of companies, persons, projects and products: what stands on them, and the ways between them."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.company import edit_company
from desktop_crm.operations.favourites import is_favourite
from desktop_crm.operations.follow_up import edit_follow_up
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.new_record import NewRecordDialog
from desktop_crm.views.parts.record_card import RecordCard
from desktop_crm.views.parts.record_empty import EmptyState
from desktop_crm.views.parts.record_screen import RecordScreen
from desktop_crm.views.parts.record_section import RecordSection
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import (
    CONTROL,
    LEFT,
    Answers,
    click_sign,
    command,
    dialog_of,
    no_dialog,
    press,
    settle,
    type_over,
    window_on,
)

SALE, COMPANY, PERSON, PROJECT = RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT
PRODUCT, MEMBER = RecordKind.PRODUCT, RecordKind.PROJECT_MEMBER


def ground(workbench: Workbench) -> dict[str, int]:
    """Alfa with Anne, and Bob who has left; two sales, one of them sold; a project in which Anne takes part."""
    w = workbench
    alfa = factories.company(w, "Alfa AS", category_id=w.ids["category: Customer"])
    anne = factories.person(w, "Anne", "Aas", company_id=alfa)
    bob = factories.person(w, "Bob", "Berg", company_id=alfa, former_employee=True)
    project = factories.project(w, "Plant", end_date=date(2026, 9, 1))
    w.do(FORMS[MEMBER].register, {"project_id": project, "person_id": anne})
    sale = factories.sale(w, title="Pumps", company_id=alfa, person_id=anne, project_id=project)
    sold = factories.sale(w, title="Pipes", company_id=alfa, status="sold")
    call = factories.follow_up(w, title="Call Anne", company_id=alfa, person_id=anne, project_id=project)
    return {
        "alfa": alfa, "beta": factories.company(w, "Beta AS"), "anne": anne, "bob": bob, "project": project,
        "sale": sale, "sold": sold, "call": call,
    }  # fmt: skip


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    bench.memory.keep("last_sale/test.dcrm", ids["sale"])
    return window_on(qtbot, bench, answers)


def card(window: MainWindow) -> RecordCard:
    return window.work.shown_screen.card


def place(window: MainWindow) -> tuple[str, str]:
    """The area that is shown, and the record on its screen."""
    return window.work.area.value, card(window).title


def section(window: MainWindow, name: str, qtbot: Any, bench: Bench) -> RecordSection:
    """Bring a section tab to the front, and wait for its rows."""
    screen = window.work.shown_screen
    screen.sections.setCurrentWidget(screen.lists[name])
    settle(qtbot, bench)
    return screen.lists[name]


def tabs(screen: RecordScreen) -> list[str]:
    return [screen.sections.tabText(at) for at in range(screen.sections.count())]


def on(window: MainWindow, kind: RecordKind, record_id: int, qtbot: Any, bench: Bench) -> RecordScreen:
    assert window.open_record(kind, record_id)
    settle(qtbot, bench)
    return window.work.shown_screen


def follow_link(window: MainWindow, name: str) -> None:
    """Click a link on the card, on its first words."""
    link = card(window).place(name).findChild(QPushButton)
    click_sign(link)


def row_action(one: RecordSection, text: str) -> None:
    """Choose from the context menu of the selected rows."""
    menu = one.table.context_menu(True)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


# -- the ways between the areas ---------------------------------------------------------------------------------------


def test_convention_10_control_and_a_number_lead_to_each_area(window: MainWindow) -> None:
    for number, kind in enumerate(AREAS, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert window.work.area is kind
    assert place(window) == ("selection", "New")


def test_an_area_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert len(window.findChildren(RecordScreen)) == 1
    command(window, "go_company").trigger()
    assert len(window.findChildren(RecordScreen)) == 2


def test_links_lead_from_a_sale_to_its_company_and_person_and_back_leads_home(window: MainWindow) -> None:
    follow_link(window, "company_id")
    assert place(window) == ("company", "Alfa AS")
    command(window, "back").trigger()
    follow_link(window, "person_id")
    assert place(window) == ("person", "Aas")
    follow_link(window, "company_id")
    command(window, "back").trigger()
    command(window, "back").trigger()
    assert place(window) == ("sale", "Pumps")
    command(window, "forward").trigger()
    assert place(window) == ("person", "Aas")


def test_each_area_remembers_its_record(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    on(window, COMPANY, ids["beta"], qtbot, bench)
    command(window, "go_sale").trigger()
    assert place(window) == ("sale", "Pumps")
    command(window, "go_company").trigger()
    assert place(window) == ("company", "Beta AS")


def test_the_last_area_and_its_record_come_back(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["beta"], qtbot, bench)
    assert place(window_on(qtbot, bench, Answers())) == ("company", "Beta AS")


def test_a_form_is_asked_about_before_another_area_is_shown(window: MainWindow, answers: Answers) -> None:
    card(window).edit()
    type_over(card(window), "title", "Zz")
    answers.given = ["Go on editing"]
    command(window, "go_company").trigger()
    assert place(window) == ("sale", "Zz")
    answers.given = ["Discard"]
    command(window, "go_company").trigger()
    assert window.work.area is COMPANY


def test_what_was_changed_out_of_sight_is_seen_on_return(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    command(window, "go_sale").trigger()
    bench.desk.do(edit_company, ids["alfa"], {"name": "Alfa Ltd"})
    command(window, "go_company").trigger()
    assert place(window) == ("company", "Alfa Ltd")


def test_back_passes_over_what_is_gone(window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    on(window, COMPANY, ids["beta"], qtbot, bench)
    bench.desk.do(FORMS[COMPANY].delete, [ids["alfa"]])
    command(window, "back").trigger()
    assert place(window) == ("sale", "Pumps")
    command(window, "forward").trigger()
    assert place(window) == ("company", "Beta AS")


def test_a_deleted_company_gives_way_and_comes_back_by_undo(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    command(window, "delete").trigger()
    assert place(window) == ("company", "Beta AS")
    command(window, "undo").trigger()
    assert window.open_record(COMPANY, ids["alfa"])
    assert card(window).labels["category_id"] == "Customer"


def test_undoing_a_new_person_leads_back_to_the_company_one_came_from(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    command(window, "new_person").trigger()
    type_over(card(window), "last_name", "Sand")
    command(window, "save").trigger()
    assert place(window) == ("person", "Sand")
    command(window, "undo").trigger()
    assert place(window) == ("company", "Alfa AS")
    assert [kind for kind, _ in bench.visits.lately] == ["company", "sale"]


def test_favourites_and_visits_of_all_kinds_stand_in_the_navigation(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    command(window, "favourite").trigger()
    command(window, "go_sale").trigger()
    names = [button.accessibleName() for button in window.findChildren(QPushButton)]
    assert names.count("Alfa AS") >= 2
    starred = next(b for b in window.findChildren(QPushButton) if b.property("role") == "navItem" and b.isVisible())
    assert not starred.icon().isNull()
    QTest.mouseClick(starred, LEFT)
    assert place(window) == ("company", "Alfa AS")


def test_the_record_menu_follows_the_area(window: MainWindow) -> None:
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Record")
    assert "mark_sold" in [action.objectName() for action in menu.actions()]
    command(window, "go_project").trigger()
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert names == ["follow_up_here", "complete", "set_picture", "remove_picture", "favourite", "history", "delete"]
    assert "Open a sale first" in command(window, "mark_sold").toolTip()


# -- registering ------------------------------------------------------------------------------------------------------


def test_sl1_new_offers_a_sale_for_the_company_that_is_looked_at(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["beta"], qtbot, bench)
    assert command(window, "new_sale").text() == "&Sale for “Beta AS”"
    command(window, "new_sale").trigger()
    assert window.work.area is SALE
    type_over(card(window), "title", "Valves", end=Qt.Key.Key_Return)
    assert place(window) == ("sale", "Valves")
    assert workbench.row(SALE, card(window).record_id or 0)["company_id"] == ids["beta"]


def test_a_person_that_is_added_in_the_section_belongs_to_the_company(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    QTest.mouseClick(section(window, "persons", qtbot, bench).add_button, LEFT)
    form = card(window)
    assert form.labels["company_id"] == "Alfa AS"
    type_over(form, "first_name", "Cid")
    type_over(form, "last_name", "Dahl", end=Qt.Key.Key_Return)
    assert place(window) == ("person", "Dahl")
    assert workbench.row(PERSON, form.record_id or 0)["category_id"] == workbench.ids["category: Customer"]
    command(window, "back").trigger()
    settle(qtbot, bench)
    assert tabs(window.work.shown_screen)[1] == "Persons 2"


def test_a_new_record_that_is_given_up_leads_back(window: MainWindow) -> None:
    command(window, "new_project").trigger()
    assert window.work.area is PROJECT
    press(card(window), Qt.Key.Key_Escape)
    assert place(window) == ("sale", "Pumps")


def test_an_area_without_records_says_so_and_offers_the_first(window: MainWindow) -> None:
    command(window, "go_product").trigger()
    empty = next(e for e in window.work.shown_screen.findChildren(EmptyState) if e.isVisible())
    assert empty.text == "There are no products yet."
    QTest.mouseClick(empty.button, LEFT)
    type_over(card(window), "name", "Pump", end=Qt.Key.Key_Return)
    assert place(window) == ("product", "Pump")
    assert not command(window, "follow_up_here").isEnabled()


# -- cards ------------------------------------------------------------------------------------------------------------


def test_what_a_person_has_from_the_company_is_locked_and_says_why(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, PERSON, ids["anne"], qtbot, bench)
    for name in ("our_contact_id", "category_id", "business_id"):
        value = card(window).place(name)
        assert value.locked
        assert "comes from Alfa AS" in value.toolTip()
    assert not card(window).place("title").locked


def test_the_sign_of_a_stopped_company_and_of_a_former_employee(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    assert card(window).icon.accessibleName() == "Company"
    bench.desk.do(edit_company, ids["alfa"], {"stop": True})
    assert card(window).icon.accessibleName() == "Stop"
    on(window, PERSON, ids["bob"], qtbot, bench)
    assert card(window).icon.accessibleName() == "Former employee"


def test_the_main_contact_is_chosen_from_the_companys_own_persons_only(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    factories.person(workbench, "Aaron", "Aaberg")
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    card(window).edit_one("main_contact_id")
    picker = card(window).place("main_contact_id").editor
    settle(qtbot, bench)
    assert [offer.name for offer in picker.list.offers] == ["Anne Aas", "Bob Berg"]
    QTest.keyClicks(picker.line, "aa")
    settle(qtbot, bench)
    assert [offer.name for offer in picker.list.offers] == ["Anne Aas", "Create “aa”"]
    press(card(window), Qt.Key.Key_Escape)
    press(card(window), Qt.Key.Key_Escape)


def test_a_project_is_completed_in_the_footer_and_red_when_it_is_behind(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, PROJECT, ids["project"], qtbot, bench)
    assert card(window).place("next_milestone").tone == ""
    bench.desk.do(edit_follow_up, ids["call"], {"milestone": True, "date": date(2026, 6, 1)})
    settle(qtbot, bench)
    assert card(window).place("next_milestone").tone == "error"
    table = window.work.side.table
    assert table.model.is_late(list(table.ids).index(ids["project"]))
    click_sign(card(window).completed)
    assert workbench.row(PROJECT, ids["project"])["completed"] is True
    assert card(window).place("next_milestone").tone == ""
    command(window, "undo").trigger()
    assert not card(window).completed.isChecked()


def test_companies_are_not_completed(window: MainWindow) -> None:
    command(window, "go_company").trigger()
    assert card(window).completed.isHidden()
    assert "never completed" in command(window, "complete").toolTip()
    assert not command(window, "skip_completed").isEnabled()


def test_sc11_completed_projects_are_passed_over_by_their_own_preference(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    factories.project(workbench, "Quay", completed=True)
    factories.project(workbench, "Road")
    on(window, PROJECT, ids["project"], qtbot, bench)
    window.work.side.show_view("preview")
    command(window, "skip_completed").trigger()
    command(window, "next").trigger()
    assert place(window) == ("project", "Road")
    command(window, "go_sale").trigger()
    assert not command(window, "skip_completed").isChecked()
    bench.desk.do(set_preference, "skip_completed_projects", False)


# -- section tabs -----------------------------------------------------------------------------------------------------


def test_the_tabs_tell_how_many_records_belong_to_the_company(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    screen = on(window, COMPANY, ids["alfa"], qtbot, bench)
    assert tabs(screen) == ["Activities 1", "Persons 1", "Sales 2", "Projects 1", "Requests", "Documents"]
    section(window, "persons", qtbot, bench).checks["former"].click()
    settle(qtbot, bench)
    assert tabs(screen)[1] == "Persons 2"
    on(window, COMPANY, ids["beta"], qtbot, bench)
    assert tabs(screen) == ["Activities", "Persons", "Sales", "Projects", "Requests", "Documents"]


def test_a_list_does_not_repeat_the_record_that_it_belongs_to(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    company = section(window, "sales", qtbot, bench).table.model.paths
    on(window, PERSON, ids["anne"], qtbot, bench)
    person = section(window, "sales", qtbot, bench).table.model.paths
    assert set(company) ^ set(person) == {"sale.person", "sale.company"}


def test_sl5_all_sales_are_listed_or_those_that_go_on_and_those_of_mine(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    other = factories.sale(workbench, title="Other", company_id=ids["alfa"], owner_id=workbench.ids["Ola Hansen"])
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    sales = section(window, "sales", qtbot, bench)
    assert sorted(sales.table.ids) == sorted([ids["sale"], ids["sold"], other])
    sales.checks["closed"].click()
    settle(qtbot, bench)
    assert sorted(sales.table.ids) == sorted([ids["sale"], other])
    sales.checks["mine"].click()
    settle(qtbot, bench)
    assert list(sales.table.ids) == [ids["sale"]]


def test_a_filter_that_hides_everything_says_so_and_can_be_undone(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, PERSON, ids["anne"], qtbot, bench)
    activities = section(window, "activities", qtbot, bench)
    for name in ("meeting", "call", "to_do"):
        activities.checks[name].click()
    settle(qtbot, bench)
    empty = activities.findChild(EmptyState)
    assert (activities.table.count, empty.text) == (0, "Nothing fits the filter.")
    QTest.mouseClick(empty.button, LEFT)
    settle(qtbot, bench)
    assert activities.table.count == 1


def test_rows_are_opened_starred_and_deleted_from_their_menu(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    sales = section(window, "sales", qtbot, bench)
    sales.table.select_id(ids["sold"])
    row_action(sales, "Add to favourites")
    assert workbench.ask(is_favourite, SALE, ids["sold"])
    row_action(sales, "Delete")
    settle(qtbot, bench)
    assert (list(sales.table.ids), tabs(window.work.shown_screen)[2]) == ([ids["sale"]], "Sales 1")
    sales.table.select_id(ids["sale"])
    row_action(sales, "Open")
    assert place(window) == ("sale", "Pumps")


def test_members_lead_to_persons_and_are_added_and_changed_in_a_dialog(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, PROJECT, ids["project"], qtbot, bench)
    members = section(window, "members", qtbot, bench)
    QTest.mouseClick(members.add_button, LEFT)
    dialog = dialog_of(NewRecordDialog, qtbot)
    assert dialog.card.labels["project_id"] == "Plant"
    dialog.card.put("company_id", ids["beta"])
    assert dialog.card.save()
    assert no_dialog()
    settle(qtbot, bench)
    assert tabs(window.work.shown_screen)[2] == "Members 2"
    members.table.select_id(members.table.ids[0])
    row_action(members, "Edit…")
    dialog_of(NewRecordDialog, qtbot).reject()
    row_action(members, "Open")
    assert place(window) == ("person", "Aas")
    settle(qtbot, bench)
    assert tabs(window.work.shown_screen)[2] == "Projects 1"


def test_a_tick_in_a_list_completes_the_project(
    window: MainWindow, workbench: Workbench, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, PERSON, ids["anne"], qtbot, bench)
    projects = section(window, "projects", qtbot, bench)
    projects.table.toggled.emit(ids["project"], "project.completed", True)
    assert workbench.row(PROJECT, ids["project"])["completed"] is True


def test_the_section_that_was_open_is_open_again(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    section(window, "sales", qtbot, bench)
    again = window_on(qtbot, bench, Answers())
    settle(qtbot, bench)
    screen = again.work.screen_of(COMPANY)
    assert screen.sections.currentWidget() is screen.lists["sales"]
    assert screen.lists["sales"].table.count == 2


def test_a_star_given_elsewhere_joins_the_list_of_favourites(
    window: MainWindow, ids: dict[str, int], qtbot: Any, bench: Bench
) -> None:
    on(window, COMPANY, ids["alfa"], qtbot, bench)
    window.work.side.show_view("starred")
    settle(qtbot, bench)
    command(window, "favourite").trigger()
    settle(qtbot, bench)
    assert list(window.work.side.table.ids) == [ids["alfa"]]
