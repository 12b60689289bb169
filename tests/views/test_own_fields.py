"""Fields that the user has defined (16): on cards, in lists, and what becomes of them when a definition changes."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop_crm.models.catalogue import CATALOGUE, define, fields_of
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.custom_fields import change_field, define_field
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from tests import factories
from tests.factories import Workbench
from tests.views.record_tables import ALL, Show, five_sales, showing, titles

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
