"""How the database finds what a picker asks for: by an index, however many records there are."""

from typing import Any

import pytest
from sqlalchemy import event

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import find_by_name
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
