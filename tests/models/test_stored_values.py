"""What stands in the file: plain integers and text, that come back as what they were."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from desktop_crm.models.everything import Base
from desktop_crm.models.types import Day, Stamp, YesNo

COLUMNS = [column for table in Base.metadata.tables.values() for column in table.columns]
DIALECT = sqlite.dialect()


def test_every_column_holds_what_json_keeps_to_the_last_digit() -> None:
    """Deleted rows are kept as JSON: it would round a REAL, and refuse a BLOB."""
    stored = {str(column): column.type.compile(DIALECT) for column in COLUMNS}
    assert {name: kept for name, kept in stored.items() if kept not in ("INTEGER", "TEXT")} == {}


@pytest.mark.parametrize("table", Base.metadata.tables.values(), ids=str)
def test_every_table_is_strict_and_never_uses_an_id_again(table: object) -> None:
    assert table.dialect_options["sqlite"]["strict"]
    assert table.dialect_options["sqlite"]["autoincrement"]


def test_what_triggers_keep_is_also_known_as_an_expression() -> None:
    derived = {(column.table.name, column.name) for column in COLUMNS if column.info.get("derived")}
    kept = {("sale", "next_activity_date"), ("request", "internal_status")}
    assert derived == set(Base.metadata.info["derived_values"]) == kept


@given(st.one_of(st.none(), st.dates()))
def test_a_day_comes_back_and_sorts_as_text(day: date | None) -> None:
    stored = Day().process_bind_param(day, DIALECT)
    assert Day().process_result_value(stored, DIALECT) == day
    if day and day < date.max:
        assert stored < Day().process_bind_param(day + timedelta(1), DIALECT)


@given(st.one_of(st.none(), st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.timezones())))
def test_a_stamp_comes_back_as_the_same_moment_to_the_second(moment: datetime | None) -> None:
    found = Stamp().process_result_value(Stamp().process_bind_param(moment, DIALECT), DIALECT)
    if moment is None:
        assert found is None
    else:
        assert found.tzinfo is UTC
        assert timedelta(0) <= moment - found < timedelta(seconds=1)


@pytest.mark.parametrize("value", [None, True, False])
def test_yes_and_no_come_back(value: bool | None) -> None:
    assert YesNo().process_result_value(YesNo().process_bind_param(value, DIALECT), DIALECT) is value
