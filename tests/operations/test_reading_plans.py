"""How the database finds what a picker asks for: by an index, however many records there are."""

from typing import Any

import pytest
from sqlalchemy import event, select

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Sale
from desktop_crm.operations.reading import find_by_name
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.sources import condition_of
from tests.factories import Workbench

FOUND = (RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT)


def plans_of_find(w: Workbench, record: RecordKind, typed: str) -> list[str]:
    """Return the first line of the plan of each statement that looks for names."""
    asked: list[tuple[str, Any]] = []
    with w.reading() as session:
        engine = session.get_bind()

        def keep(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
            if f"{record.value}.sort_key" in statement:
                asked.append((statement, values))

        event.listen(engine, "before_cursor_execute", keep)
        find_by_name(session, record, typed)
        event.remove(engine, "before_cursor_execute", keep)
        raw = session.connection().connection
        return [raw.cursor().execute(f"EXPLAIN QUERY PLAN {sql}", told).fetchone()[3] for sql, told in asked]


@pytest.mark.parametrize("record", FOUND)
def test_names_that_begin_as_typed_are_found_by_their_key(w: Workbench, record: RecordKind) -> None:
    begins, holds = plans_of_find(w, record, "nord")
    assert f"SEARCH {record.value} USING INDEX ix_{record.value}_fold_key" in begins
    assert holds == "MULTI-INDEX OR"  # what the search index names, and what it does not know yet


@pytest.mark.parametrize("record", FOUND)
def test_two_letters_within_names_are_looked_for_in_the_table(w: Workbench, record: RecordKind) -> None:
    _begins, holds = plans_of_find(w, record, "no")
    assert holds == f"SCAN {record.value}"  # once through it: through the order of names would be a walk


@pytest.mark.parametrize("record", FOUND)
def test_without_a_text_the_first_names_are_read_in_their_order(w: Workbench, record: RecordKind) -> None:
    begins, _holds = [*plans_of_find(w, record, ""), ""]
    assert begins == f"SCAN {record.value} USING INDEX ix_{record.value}_sort_key"


# What SQLite knows of the indexes of 300 000 sales: rows, and how many of them share the first columns.
_STATISTICS = {
    "ix_sale_sort_key": "300000 413",
    "ix_sale_sale_date": "300000 138",
    "ix_sale_owner_id_status_sale_date": "300000 6000 1500 3",
    "ix_sale_standing": "300000 75000 52 52 6 5 2 1",
}


@pytest.mark.parametrize("source", ["sales.overdue", "sales.stalled"])
@pytest.mark.parametrize("order", [Order("sale.sale_date"), Order("sale.sale_date", True), None])
def test_a_list_of_few_sales_is_gathered_from_an_index(w: Workbench, source: str, order: Order | None) -> None:
    """Not found on a walk over all sales in the order of the list."""
    listing = Listing(RecordKind.SALE, source, order=(order,) if order else ())
    with w.file.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("ANALYZE")
        for index, told in _STATISTICS.items():
            connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES ('sale', ?, ?)", (index, told))
        connection.exec_driver_sql("ANALYZE sqlite_schema")
        level = Sale.sale_date if order else Sale.sort_key
        level = level.desc() if order and order.descending else level.asc()
        found = select(Sale.id).where(condition_of(listing, viewpoint(session))).order_by(level.nulls_last(), Sale.id)
        sql = found.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
        (first, *_) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
    assert first.detail.startswith("SEARCH sale USING ")
    assert "ix_sale_standing (status=?" in first.detail
    assert ("COVERING" in first.detail) == (order is not None)


def test_whose_main_contact_a_person_is_is_found_by_an_index(w: Workbench) -> None:
    plan = "EXPLAIN QUERY PLAN UPDATE company SET main_contact_id = NULL WHERE main_contact_id = 1"
    with w.reading() as session:
        (first, *_) = session.connection().exec_driver_sql(plan).all()
    assert "INDEX ix_company_main_contact_id (main_contact_id=?)" in first.detail
