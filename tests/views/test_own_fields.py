"""Fields that the user has defined (16): on cards, in lists, and what becomes of them when a definition changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_crm.models.catalogue import CATALOGUE, define, fields_of
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import ListItem
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.custom_fields import change_field, define_field
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from desktop_crm.views.layouts import COMPANY, LAYOUTS
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.card_layout import CardLayout
from desktop_crm.views.parts.own_tabs import with_own_tabs
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import ALL, Show, five_sales, showing, titles
from tests.views.windows import LEFT, Answers, click_sign, labels_on, press, read, settle, type_over, window_on
from tests.views.windows import typed as typed_in

SALE = RecordKind.SALE


@pytest.fixture(autouse=True)
def no_fields_left() -> Iterator[None]:
    yield
    define(())


@pytest.fixture
def show(qtbot: Any, bench: Bench) -> Iterator[Show]:
    with showing(qtbot, bench) as make:
        yield make


# -- in lists ---------------------------------------------------------------------------------------------------------


def test_section16_the_desk_tells_the_catalogue_before_views_hear(desk: Desk) -> None:
    known: list[bool] = []
    desk.changed.connect(lambda _changes: known.append("sale.x1" in CATALOGUE))
    desk.do(define_field, SALE, CustomKind.WHOLE_NUMBER, "Seats")
    desk.undo()
    desk.redo()
    assert known == [True, False, True]


def test_section16_a_file_that_is_opened_brings_its_fields(workbench: Workbench, qapp: Any) -> None:
    workbench.do(define_field, SALE, CustomKind.WHOLE_NUMBER, "Seats")
    assert "sale.x1" not in CATALOGUE
    desk = Desk(workbench.file, workbench.journal, workbench.user_id)
    assert CATALOGUE["sale.x1"].label == "Seats"
    desk.close()


def test_section16_a_list_follows_the_definition_of_its_columns(
    show: Show, bench: Bench, workbench: Workbench, qtbot: Any
) -> None:
    field = bench.desk.attempt(define_field, SALE, CustomKind.WHOLE_NUMBER, "Seats")
    for seats, title in enumerate("abc"):
        factories.sale(workbench, title=title, **{f"x{field}": seats * 10})
    path = f"sale.x{field}"
    table = show(ALL.sorted_by(Order(path, descending=True)), paths=["sale.title", path])
    assert titles(table) == "cba"
    assert table.model.texts(0) == ("c", "20")
    with qtbot.waitSignal(table.listed):
        bench.desk.do(change_field, field, "Chairs", "", False)
    assert table.model.columns[1].field.label == "Chairs"
    for _ in range(5):
        with qtbot.waitSignal(table.listed):
            bench.desk.undo()
    assert table.columns.shown() == ["sale.title"]
    assert table.listing.order == ()


def test_every_kind_of_field_can_be_a_column(show: Show, workbench: Workbench) -> None:
    five_sales(workbench)
    factories.company(workbench, "Alfa AS")
    for record in (SALE, RecordKind.COMPANY, RecordKind.PERSON):
        table = show(ALL if record is SALE else Listing(record, "all"), paths=list(fields_of(record)))
        assert len(table.columns.shown()) == len(fields_of(record))
    assert {Kind.CONTACTS, Kind.CHOICES, Kind.PART_DATE} <= {f.kind for f in fields_of(RecordKind.PERSON).values()}


# -- on cards ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def deal(workbench: Workbench) -> int:
    return factories.sale(workbench, title="Printers")


@pytest.fixture
def card(qtbot: Any, bench: Bench, deal: int) -> Card:
    shown = Card(bench, LAYOUTS[SALE], FORMS[SALE])
    qtbot.addWidget(shown, before_close_func=lambda card: card.abandon())
    shown.resize(760, 420)
    shown.show_record(deal)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def tabs_of(card: Card) -> list[str]:
    return [card.tabs.tabText(number) for number in range(card.tabs.count())]


def defined(bench: Bench, kind: CustomKind, label: str = "Region", **more: Any) -> str:
    return f"x{bench.desk.attempt(define_field, SALE, kind, label, **more)}"


def test_section16_more_holds_the_fields_in_their_order_and_is_there_only_with_them(card: Card, bench: Bench) -> None:
    assert tabs_of(card) == ["Sale", "Details", "Links", "Note"]
    names = [defined(bench, CustomKind.SHORT_TEXT, label) for label in ("One", "Two", "Three")]
    assert tabs_of(card) == ["Sale", "Details", "More", "Links", "Note"]
    card.show_tab("more")
    assert [word for word in labels_on(card.pages[2]) if word] == ["One", "Two", "Three"]
    assert card.place(names[0]).x() == card.place(names[1]).x() < card.place(names[2]).x()
    for _ in names:
        bench.desk.undo()
    assert tabs_of(card) == ["Sale", "Details", "Links", "Note"]


def test_section16_fields_in_front_stand_on_the_first_tab_and_nowhere_else(card: Card, bench: Bench) -> None:
    names = [defined(bench, CustomKind.SHORT_TEXT, f"Field {n}", front=True) for n in range(3)]
    assert tabs_of(card) == ["Sale", "Details", "Links", "Note"]
    for name in names:
        assert card.pages[0].isAncestorOf(card.place(name))
    card.edit()
    assert card.pages[0].verticalScrollBar().maximum() >= 0


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        (CustomKind.WHOLE_NUMBER, "1200", 1200, "1,200"),
        (CustomKind.SHORT_TEXT, "Øst", "Øst", "Øst"),
        (CustomKind.LONG_TEXT, "x" * 199, "x" * 199, "x" * 199),
        (CustomKind.DATE, "15/3/26", date(2026, 3, 15), "15/03/2026"),
        (CustomKind.UNLIMITED_DATE, "17/5/1814", date(1814, 5, 17), "17/05/1814"),
        (CustomKind.DECIMAL, "2.5", 2_500_000, "2.5"),
    ],
)
def test_section16_a_value_of_each_type_is_typed_saved_shown_and_undone(
    card: Card, bench: Bench, workbench: Workbench, deal: int, kind: CustomKind, typed: str, value: Any, shown: str
) -> None:
    name = defined(bench, kind)
    card.edit()
    type_over(card, name, typed)
    assert card.save()
    assert (read(card, name), workbench.row(SALE, deal)[name]) == ([shown], value)
    bench.desk.undo()
    assert read(card, name) == [""]


def test_section16_a_text_that_is_too_long_is_refused_at_its_field(card: Card, bench: Bench) -> None:
    name = defined(bench, CustomKind.SHORT_TEXT)
    card.edit()
    type_over(card, name, "x" * 40)
    assert "at most 39 characters" in card.place(name).problem()
    assert not card.save()


def test_section16_a_check_box_and_a_line_of_an_own_list(
    card: Card, bench: Bench, workbench: Workbench, deal: int
) -> None:
    box, choice = defined(bench, CustomKind.CHECK_BOX, "Leasing"), defined(bench, CustomKind.LIST, "Region")
    workbench.do(lambda session: session.add(ListItem(list_name=choice, name="North", rank=1)), label="Add line")
    card.edit()
    card.show_tab("more")
    click_sign(card.place(box).inner)
    type_over(card, choice, "nor")
    assert card.save()
    assert read(card, box, choice) == ["Yes", "North"]
    assert workbench.row(SALE, deal)[box] is True


def test_section16_a_form_that_is_open_keeps_what_was_typed_when_fields_change(
    card: Card, bench: Bench, workbench: Workbench, deal: int
) -> None:
    name = defined(bench, CustomKind.SHORT_TEXT)
    card.edit()
    type_over(card, "title", "Plotters")
    type_over(card, name, "North")
    other = defined(bench, CustomKind.WHOLE_NUMBER, "Seats")
    assert card.is_editing
    assert (typed_in(card, "title"), typed_in(card, name), typed_in(card, other)) == ("Plotters", "North", "")
    bench.desk.undo()
    bench.desk.undo()
    assert card.is_editing
    assert card.save()
    assert workbench.row(SALE, deal)["title"] == "Plotters"


def test_section16_a_value_that_is_edited_alone_outlives_a_change_of_fields(card: Card, bench: Bench) -> None:
    name = defined(bench, CustomKind.SHORT_TEXT)
    card.show_tab("more")
    card.edit_one(name)
    type_over(card, name, "North", end=None)
    defined(bench, CustomKind.WHOLE_NUMBER, "Seats")
    assert typed_in(card, name) == "North"
    assert card.tabs.tabText(card.tabs.currentIndex()) == "More"
    press(card, Qt.Key.Key_Return)
    assert read(card, name) == ["North"]
    card.edit_one(name)
    for _ in range(3):
        bench.desk.undo()
    assert not card.is_typing


def test_section16_from_definition_to_column_and_back(
    card: Card, show: Show, bench: Bench, deal: int, qtbot: Any
) -> None:
    name = defined(bench, CustomKind.SHORT_TEXT, "Region")
    card.edit()
    type_over(card, name, "North")
    card.save()
    table = show(paths=["sale.title"])
    table.columns.toggle(f"sale.{name}")
    assert table.model.texts(0) == ("Printers", "North")
    for _ in range(2):
        with qtbot.waitSignal(table.listed):
            bench.desk.undo()
    assert table.columns.shown() == ["sale.title"]
    assert "More" not in tabs_of(card)


def test_a_field_without_a_place_on_the_card_stands_on_more() -> None:
    bare = replace(COMPANY, tabs=(COMPANY.tabs[0],))
    tabs = {tab.name: tab for tab in with_own_tabs(bare).tabs}
    assert {"city", "interests", "note"} <= {name for column in tabs["more"].columns for name in column}
    assert "more" not in {tab.name for tab in with_own_tabs(COMPANY).tabs}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.record.value)
def test_every_field_that_can_be_edited_has_a_place_of_its_own(layout: CardLayout) -> None:
    assert "more" not in {tab.name for tab in with_own_tabs(layout).tabs}


@pytest.mark.parametrize("moved", [False, True])
def test_section16_the_card_takes_the_room_of_new_fields_unless_the_user_has_shared_it(
    qtbot: Any, bench: Bench, deal: int, moved: bool
) -> None:
    window = window_on(qtbot, bench, Answers())
    window.open_record(SALE, deal)
    settle(qtbot, bench)
    screen = window.work.screen_of(SALE)
    if moved:
        handle = screen.splitter.handle(1)
        QTest.mousePress(handle, LEFT, pos=QPoint(50, 4))
        QTest.mouseMove(handle, QPoint(50, -16))
        QTest.mouseRelease(handle, LEFT, pos=QPoint(50, -16))
    before = screen.card.height()
    for number in range(3):
        defined(bench, CustomKind.SHORT_TEXT, f"Field {number}", front=True)
        assert screen.card.height() == (before if moved else screen.card.sizeHint().height())
    settle(qtbot, bench)
    assert (screen.card.height() > before) is not moved
    assert moved or screen.card.pages[0].verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("other", [False, True])
def test_section16_a_card_out_of_sight_has_the_new_field_when_it_is_shown(
    qtbot: Any, bench: Bench, workbench: Workbench, other: bool
) -> None:
    alfa, beta = factories.company(workbench, "Alfa AS"), factories.company(workbench, "Beta AS")
    window = window_on(qtbot, bench, Answers())
    window.open_area(RecordKind.COMPANY)
    settle(qtbot, bench)
    card = window.work.screen_of(RecordKind.COMPANY).card
    window.open_area(SALE)
    field = bench.desk.attempt(define_field, RecordKind.COMPANY, CustomKind.SHORT_TEXT, "Region", front=True)
    if other:
        window.open_record(RecordKind.COMPANY, alfa if card.record_id == beta else beta)
    else:
        window.open_area(RecordKind.COMPANY)
    settle(qtbot, bench)
    assert card.place(f"x{field}").isVisible()
    assert "Region" in labels_on(card.pages[0])
    window.open_area(SALE)
    bench.desk.undo()
    window.open_area(RecordKind.COMPANY)
    assert "Region" not in labels_on(card.pages[0])
