"""The model behind every list: what it reads, when, and what it says of a cell."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import event

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_model import PAGE, RECORD_ROLE, RecordModel
from desktop_crm.views.parts.record_rows import place_in, places_in
from desktop_crm.views.parts.record_selection import SelectedPlaces, ranges_of
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE
PATHS = ["sale.completed", "sale.status", "sale.sale_date", "sale.amount", "sale.title", "sale.company.country"]
COMPLETED, STATUS, DAY, AMOUNT, TITLE, COUNTRY = range(6)

Open = Callable[..., RecordModel]


@pytest.fixture
def opened(bench: Bench) -> Open:
    """Makes a model of sales over some ids."""

    def make(ids: list[int] | range, paths: list[str] = PATHS) -> RecordModel:
        model = RecordModel(bench.desk, bench.theme, bench.faces, SALE, bench.desk)
        model.set_columns(paths)
        model.set_ids(array("q", ids))
        return model

    return make


@contextmanager
def statements(w: Workbench) -> Iterator[list[str]]:
    told: list[str] = []

    def hear(*args: Any) -> None:
        if args[2].startswith("SELECT"):
            told.append(args[2])

    with w.file.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", hear)
    yield told
    event.remove(engine, "before_cursor_execute", hear)


def text(model: RecordModel, place: int, column: int) -> str:
    return model.data(model.index(place, column))


def ask(model: RecordModel, place: int, column: int, role: Qt.ItemDataRole) -> Any:
    return model.data(model.index(place, column), role.value)


# -- reading ------------------------------------------------------------------------------------------------------


def test_a_screenful_is_read_in_one_statement(workbench: Workbench, opened: Open) -> None:
    ids = [factories.sale(workbench, title=f"Sale {n:03}") for n in range(40)]
    model = opened(ids)
    with statements(workbench) as told:
        shown = [text(model, place, column) for place in range(40) for column in range(len(PATHS))]
        assert [text(model, place, TITLE) for place in range(40)] == [f"Sale {n:03}" for n in range(40)]
    assert (len(told), len(shown)) == (1, 240)


def test_ids_flags_and_counts_are_told_without_reading(workbench: Workbench, opened: Open) -> None:
    model = opened(range(1, 1_000_001))
    with statements(workbench) as told:
        index = model.index(999_999, 3)
        assert model.data(index, RECORD_ROLE) == 1_000_000
        assert model.flags(index) & Qt.ItemFlag.ItemIsSelectable
        assert (model.rowCount(), model.columnCount()) == (1_000_000, len(PATHS))
        assert (model.rowCount(index), model.columnCount(index)) == (0, 0)
        assert model.headerData(AMOUNT, Qt.Orientation.Horizontal) == "Amount"
    assert told == []


def test_pages_are_let_go_of_when_many_were_looked_at(workbench: Workbench, opened: Open) -> None:
    model = opened(range(1, 100 * PAGE))
    for page in range(60):
        text(model, page * PAGE, TITLE)
    with statements(workbench) as told:
        text(model, 59 * PAGE, TITLE)
        text(model, 25 * PAGE, TITLE)
        assert told == []
        text(model, 0, TITLE)
        assert len(told) == 1


def test_a_record_that_was_deleted_shows_blanks(workbench: Workbench, opened: Open) -> None:
    id = factories.sale(workbench)
    model = opened([id])
    workbench.do(FORMS[SALE].delete, [id])
    assert [text(model, 0, column) for column in range(len(PATHS))] == [""] * len(PATHS)
    assert not model.is_late(0)
    assert ask(model, 0, STATUS, Qt.ItemDataRole.DecorationRole) is None


def test_only_the_pages_that_were_touched_are_read_again(workbench: Workbench, opened: Open, qtbot: Any) -> None:
    ids = [factories.sale(workbench, title=f"Sale {n:03}") for n in range(PAGE + 10)]
    model = opened(ids)
    assert (text(model, 0, TITLE), text(model, PAGE, TITLE)) == ("Sale 000", f"Sale {PAGE:03}")
    workbench.do(FORMS[SALE].edit, ids[PAGE], {"title": "New"})
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh(frozenset([ids[PAGE]]))
    assert (changed.args[0].row(), changed.args[1].row()) == (PAGE, PAGE + 9)
    with statements(workbench) as told:
        assert (text(model, 0, TITLE), text(model, PAGE, TITLE)) == ("Sale 000", "New")
    assert len(told) == 1


def test_the_model_keeps_qts_rules_while_it_changes(workbench: Workbench, opened: Open) -> None:
    ids = [factories.sale(workbench, title=f"Sale {n}") for n in range(5)]
    model = opened(ids)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_ids(array("q", ids[:2]))
    model.set_columns(["sale.title"])
    model.set_ids(array("q"))
    model.set_ids(array("q", ids))
    model.refresh(None)
    model.set_columns(PATHS)
    model.mark_late(False)
    assert tester.model() is model
    assert model.index(0, 0).isValid()


# -- what a cell says -----------------------------------------------------------------------------------------------


def test_cells_are_told_as_the_user_reads_them(workbench: Workbench, opened: Open) -> None:
    country = workbench.ids["country: Norway"]
    company = factories.company(workbench, "Nord", country_id=country)
    id = factories.sale(workbench, title="Pump", amount=4_500_000, sale_date=date(2026, 7, 1), company_id=company)
    model = opened([id])
    shown = [text(model, 0, column) for column in (DAY, AMOUNT, TITLE, COUNTRY)]
    assert shown == ["01/07/2026", "45,000", "Pump", "Norway"]
    assert model.headerData(COUNTRY, Qt.Orientation.Horizontal) == "Company: Country"
    assert ask(model, 0, AMOUNT, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value


def test_amounts_in_another_currency_name_it(workbench: Workbench, opened: Open) -> None:
    ids = [
        factories.sale(workbench, amount=4_500_000, currency_id=workbench.ids["SEK"]),
        factories.sale(workbench, amount=4_500_000, currency_id=workbench.ids["NOK"]),
    ]
    model = opened(ids)
    assert [text(model, place, AMOUNT) for place in (0, 1)] == ["45,000\u00a0SEK", "45,000"]


def test_a_column_of_money_shows_hundredths_in_all_rows_once_one_has_some(workbench: Workbench, opened: Open) -> None:
    whole = [factories.sale(workbench, amount=100_000) for _ in range(PAGE)]
    model = opened([*whole, factories.sale(workbench, amount=50_025)])
    assert text(model, 0, AMOUNT) == "1,000"
    assert text(model, PAGE, AMOUNT) == "500.25"
    assert text(model, 0, AMOUNT) == "1,000.00"
    model.set_ids(array("q", whole))
    assert text(model, 0, AMOUNT) == "1,000"


def test_na7_na11_overdue_rows_are_red_unless_the_user_wants_none(
    workbench: Workbench, opened: Open, bench: Bench
) -> None:
    late = factories.sale(workbench, sale_date=date(2026, 6, 9))
    model = opened([late, factories.sale(workbench, sale_date=date(2026, 6, 10))])
    red = bench.theme.colour("overdue")
    assert [ask(model, 0, column, Qt.ItemDataRole.ForegroundRole).color() for column in (DAY, TITLE)] == [red, red]
    assert ask(model, 1, TITLE, Qt.ItemDataRole.ForegroundRole) is None
    model.mark_late(False)
    assert ask(model, 0, TITLE, Qt.ItemDataRole.ForegroundRole) is None


def test_sd5_less_than_nothing_is_red(workbench: Workbench, opened: Open, bench: Bench) -> None:
    model = opened([factories.sale(workbench, amount=-100_000, sale_date=date(2026, 6, 10))])
    assert text(model, 0, AMOUNT) == "-1,000"
    assert ask(model, 0, AMOUNT, Qt.ItemDataRole.ForegroundRole).color() == bench.theme.colour("overdue")
    assert ask(model, 0, TITLE, Qt.ItemDataRole.ForegroundRole) is None


def test_sc4_the_status_is_an_icon_with_its_word_as_tip(workbench: Workbench, opened: Open) -> None:
    model = opened([factories.sale(workbench)])
    assert not ask(model, 0, STATUS, Qt.ItemDataRole.DecorationRole).isNull()
    assert ask(model, 0, STATUS, Qt.ItemDataRole.ToolTipRole) == "Status: Open"
    assert ask(model, 0, STATUS, Qt.ItemDataRole.AccessibleTextRole) == "Status: Open"


def test_yes_and_no_are_boxes(workbench: Workbench, bench: Bench) -> None:
    ids = [factories.company(workbench), factories.company(workbench, stop=True)]
    model = RecordModel(bench.desk, bench.theme, bench.faces, RecordKind.COMPANY, bench.desk)
    model.set_columns(["company.stop", "company.name"])
    model.set_ids(array("q", ids))
    states = [ask(model, place, 0, Qt.ItemDataRole.CheckStateRole) for place in (0, 1)]
    assert states == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    assert text(model, 0, 0) == ""
    assert ask(model, 0, 1, Qt.ItemDataRole.CheckStateRole) is None


def test_only_boxes_of_the_record_itself_can_be_ticked(opened: Open) -> None:
    model = opened([], ["sale.completed", "sale.company.stop", "sale.title"])
    assert [column.tickable for column in model.columns] == [True, False, False]


def test_a_long_note_is_one_short_line_in_the_list_and_whole_on_request(workbench: Workbench, opened: Open) -> None:
    note = "First line\n" + "x" * 5000
    model = opened([factories.sale(workbench, note=note)], ["sale.note"])
    assert text(model, 0, 0) == "First line"
    assert model.whole_text(0, 0) == note


def test_texts_follow_the_locale(workbench: Workbench, bench: Bench) -> None:
    id = factories.sale(workbench, amount=4_500_050, sale_date=date(2026, 7, 1))
    faces = Faces(QLocale("nb_NO"), bench.desk.clock.today)
    model = RecordModel(bench.desk, bench.theme, faces, SALE, bench.desk)
    model.set_columns(["sale.amount", "sale.sale_date"])
    model.set_ids(array("q", [id]))
    assert model.texts(0) == ("45\u00a0000,50", "01.07.2026")


# -- places -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [100, 50_000])
def test_places_are_found_in_short_and_in_long_lists(length: int) -> None:
    ids = array("q", range(length, 0, -1))
    assert place_in(ids, length) == 0
    assert place_in(ids, 1) == length - 1
    assert place_in(ids, length + 1) is None
    assert places_in(ids, array("q", [1, length, length + 7])) == [0, length - 1]


def test_selected_places_are_a_few_ranges() -> None:
    places = SelectedPlaces([(10, 20), (0, 3), (4, 5), (15, 30)])
    assert list(places.ranges()) == [(0, 5), (10, 30)]
    assert len(places) == 27
    assert [place in places for place in (0, 5, 6, 9, 10, 30, 31)] == [True, True, False, False, True, True, False]
    assert list(SelectedPlaces([(1, 2)]).ids(array("q", [7, 8, 9]))) == [8, 9]
    assert ranges_of([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
