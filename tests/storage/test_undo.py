"""Undo and redo: every table is as it was, derived columns included, whatever a step did to it."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, event, insert, select, text, update
from sqlalchemy.orm import Session

from desktop_crm.models.everything import (
    Company,
    Favourite,
    FollowUp,
    ListItem,
    Person,
    Sale,
    SaleType,
    SaleTypeStage,
    Stage,
    User,
)
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Changes, Journal
from tests.storage.ground import CLOCK, ask, fill, recorded, run, state_of


def change(session: Session, statements: Iterable[str]) -> None:
    for statement in statements:
        session.execute(text(statement))


def undone_and_redone(journal: Journal, file: DataFile, operation: Callable[..., Any], *args: Any) -> None:
    """A step is undone to what was before, and redone to what was after, twice: redo must leave what undo needs."""
    before = state_of(file)
    assert journal.run(operation, *args, user_id=1, label="Step").step is not None
    after = state_of(file)
    for _ in range(2):
        journal.undo()
        assert state_of(file) == before
        journal.redo()
        assert state_of(file) == after


@pytest.mark.parametrize(
    "statement",
    [
        update(Sale).values(amount=Sale.amount + 5, note="bulk"),
        delete(FollowUp).where(FollowUp.sale_id == 1),
        insert(FollowUp).from_select(["title", "sale_id", "date"], select(Sale.title, Sale.id, Sale.sale_date)),
        text("INSERT INTO stage (name, rank, description, deleted, probability) SELECT name, 0, '', 0, 5 FROM stage"),
        text("INSERT OR REPLACE INTO favourite (id, user_id, record, record_id, rank) VALUES (7, 1, 'sale', 2, 9)"),
        text(
            "INSERT OR REPLACE INTO stage (id, name, rank, description, deleted, probability) VALUES (2,'New',0,'',0,0)"
        ),
        text(
            "INSERT INTO favourite (user_id, record, record_id, rank) VALUES (1, 'sale', 2, 9)"
            " ON CONFLICT DO UPDATE SET rank = excluded.rank"
        ),
    ],
)
def test_bulk_statements_are_recorded_and_undone(filled: Journal, file: DataFile, statement: Any) -> None:
    undone_and_redone(filled, file, lambda session: session.execute(statement))


@pytest.mark.parametrize(
    ("entity", "touched"),
    [
        (Company, {"company", "person", "sale", "follow_up", "project_member", "document"}),
        (User, {"user", "sale", "follow_up", "project", "favourite", "preference", "selection"}),
        (SaleType, {"sale_type", "sale_type_stage", "sale"}),
        (Stage, {"stage", "sale_type_stage", "sale"}),
        (
            Sale,
            {"sale", "follow_up", "document", "quote", "quote_version", "quote_alternative", "quote_line"},
        ),
        (ListItem, {"list_item", "company"}),
    ],
)
def test_what_foreign_keys_do_is_recorded_and_undone(
    filled: Journal, file: DataFile, path: Path, entity: Any, touched: set[str]
) -> None:
    undone_and_redone(filled, file, lambda session: session.execute(delete(entity).where(entity.id == 1)))
    assert {row[0] for row in recorded(path)} == touched


def test_a_row_that_was_linked_to_a_new_parent_survives_the_undo_of_the_parent(filled: Journal, file: DataFile) -> None:
    def move(session: Session) -> None:
        kind = SaleType(name="New")
        session.add(kind)
        session.flush()
        session.execute(update(SaleTypeStage).where(SaleTypeStage.sale_type_id == 1).values(sale_type_id=kind.id))

    before = state_of(file)
    filled.run(move, user_id=1, label="Move")
    filled.undo()
    assert state_of(file) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE sale SET number = 9 - number"],  # 8, 7, 6: no overlap
        ["UPDATE sale SET number = 'x' WHERE id = 1", "UPDATE sale SET number = '1' WHERE id = 2"],
        [
            "UPDATE sale SET number = NULL WHERE id = 1",
            "UPDATE sale SET number = '1' WHERE id = 2",
            "UPDATE sale SET number = '2', title = 'swapped' WHERE id = 1",
        ],
        [
            "UPDATE favourite SET record_id = 99 WHERE id = 1",
            "UPDATE favourite SET record_id = 1, rank = 5 WHERE id = 2",
            "UPDATE favourite SET record_id = 2 WHERE id = 1",
        ],
        ["DELETE FROM company WHERE id = 1", "UPDATE company SET number = '10001' WHERE id = 2"],
        ["UPDATE sale SET number = NULL WHERE id = 1", "UPDATE sale SET number = '1', amount = 3 WHERE id = 3"],
        [  # what a deleted row held at the end is not what it held before
            "UPDATE sale SET number = 'x' WHERE id = 2",
            "UPDATE sale SET number = '2' WHERE id = 1",
            "DELETE FROM sale WHERE id = 1",
            "UPDATE sale SET number = '1' WHERE id = 3",
        ],
    ],
)
def test_unique_values_may_change_hands_in_a_step(filled: Journal, file: DataFile, statements: list[str]) -> None:
    undone_and_redone(filled, file, change, statements)


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM stage WHERE id = 2", "{insert} (2, 'Again')"],
        ["{insert} (9, 'a')", "UPDATE stage SET name = 'b' WHERE id = 9", "DELETE FROM stage WHERE id = 9"],
        ["{insert} (9, 'a')", "DELETE FROM stage WHERE id = 9", "{insert} (9, 'b')"],
        ["UPDATE stage SET name = 'x'", "DELETE FROM stage WHERE id = 2", "{insert} (2, 'y')", "DELETE FROM stage"],
        ["DELETE FROM stage", "{insert} (1, 'a')", "DELETE FROM stage", "{insert} (1, 'b'), (2, 'c')"],
    ],
)
def test_an_id_may_come_and_go_within_a_step(filled: Journal, file: DataFile, statements: list[str]) -> None:
    new = "INSERT INTO stage (rank, description, deleted, probability, id, name) SELECT 0, '', 0, 5, * FROM (VALUES"

    told = [statement.format(insert=new) + ")" * statement.startswith("{") for statement in statements]
    undone_and_redone(filled, file, change, told)


def test_values_at_the_edges_come_back_as_they_were(filled: Journal, file: DataFile) -> None:
    def add(session: Session) -> None:
        session.add(Sale(title='\'"\\ \t\n %_ 😀 ﷺ \u200f e\u0301 {"a": 1} [] null', amount=2**63 - 1, cost=-(2**63)))
        session.add(Sale(title="x" * 1_000_000, note="", number=None, profit=2**53 + 1))

    filled.run(add, user_id=1, label="Odd")
    undone_and_redone(filled, file, lambda session: session.execute(delete(Sale)))


def test_next_undo_and_next_redo_name_the_steps_in_order(journal: Journal) -> None:
    def names() -> tuple[str | None, ...]:
        return tuple(step and step.label for step in (journal.next_undo(), journal.next_redo()))

    assert (names(), journal.undo(), journal.redo()) == ((None, None), None, None)
    for label in ("one", "two"):
        journal.run(lambda session: session.add(Stage(name="x")), user_id=1, label=label)
    assert names() == ("two", None)
    assert journal.undo().step.label == "two"
    assert names() == ("one", "two")
    journal.undo()
    assert names() == (None, "one")
    assert journal.undo() is None
    assert journal.redo().step.label == "one"
    assert names() == ("one", "two")


def test_undo_and_redo_survive_closing_the_file(path: Path) -> None:
    states = []
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        for operation in (fill, lambda session: session.execute(delete(Company)), lambda s: s.add(Stage(name="x"))):
            states.append(state_of(file))
            journal.run(operation, user_id=None, label="Step")
        states.append(state_of(file))
    for state in reversed(states[:-1]):
        with closing(DataFile.open(path, CLOCK)) as file:
            Journal(file).undo()
            assert state_of(file) == state
    for state in states[1:]:
        with closing(DataFile.open(path, CLOCK)) as file:
            Journal(file).redo()
            assert state_of(file) == state


def test_120_steps_are_undone_and_redone(filled: Journal, file: DataFile) -> None:
    states = [state_of(file)]
    for n in range(120):
        run(filled, update(Sale).where(Sale.id == 1 + n % 3).values(amount=1_000 + n))
        states.append(state_of(file))
    for state in reversed(states[:-1]):
        filled.undo()
        assert state_of(file) == state
    for state in states[1:]:
        filled.redo()
        assert state_of(file) == state


def test_a_new_step_after_undo_forgets_the_redo(filled: Journal, file: DataFile, path: Path) -> None:
    for amount in (1, 2):
        run(filled, update(Sale).values(amount=amount))
    filled.run(lambda session: session.add(Stage(name="new")), user_id=1, label="Stage")
    for _ in range(3):
        filled.undo()
    before = state_of(file)
    run(filled, update(Sale).values(note="new way"))
    assert filled.next_redo() is None
    assert filled.redo() is None
    assert ask(path, "SELECT count(*) FROM change_set") == [(2,)]
    assert ask(path, "SELECT DISTINCT set_id NOT IN (SELECT id FROM change_set) FROM change") == [(0,)]
    assert ask(path, "SELECT count(*) FROM undone_row") == [(0,)]
    filled.undo()
    assert state_of(file) == before


def test_a_step_that_changes_nothing_forgets_nothing(filled: Journal) -> None:
    run(filled, update(Sale).values(amount=1))
    filled.undo()
    assert filled.run(lambda session: None, user_id=1, label="Nothing").changes == Changes()
    assert filled.next_redo() is not None


def next_activity(file: DataFile, sale_id: int) -> date | None:
    with file.reading() as session:
        return session.scalar(select(Sale.next_activity_date).where(Sale.id == sale_id))


def test_na5_next_activity_follows_undo_and_redo(filled: Journal, file: DataFile) -> None:
    assert next_activity(file, 1) == date(2026, 11, 4)
    for statement, expected in (
        (update(FollowUp).where(FollowUp.date == date(2026, 11, 4)).values(completed=True), date(2026, 11, 6)),
        (update(FollowUp).values(date=date(2027, 1, 1)), date(2027, 1, 1)),
        (update(FollowUp).values(sale_id=2), None),
        (delete(FollowUp), None),
    ):
        run(filled, statement)
        assert next_activity(file, 1) == expected
        filled.undo()
        assert next_activity(file, 1) == date(2026, 11, 4)
        filled.redo()
        assert next_activity(file, 1) == expected
        filled.undo()


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE follow_up SET sale_id = NULL", "DELETE FROM sale"],
        ["DELETE FROM follow_up", "DELETE FROM sale"],
        ["UPDATE follow_up SET sale_id = 3, date = '2020-01-01' WHERE id = 1", "DELETE FROM sale"],
        ["UPDATE sale SET number = number + 100", "UPDATE follow_up SET sale_id = 3"],
    ],
)
def test_na5_a_sale_that_comes_back_knows_its_next_activity(
    filled: Journal, file: DataFile, statements: list[str]
) -> None:
    before = state_of(file)
    filled.run(change, statements, user_id=1, label="Delete")
    filled.undo()
    assert state_of(file) == before


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE request SET status_id = 3 - status_id", ["closed", "active"]),
        ("UPDATE request_status SET system = 'postponed'", ["postponed", "postponed"]),
        ("UPDATE request SET status_id = NULL", ["active", "active"]),
        ("DELETE FROM request_status", ["active", "active"]),
        ("DELETE FROM request WHERE id = 2", ["active"]),
    ],
)
def test_what_a_status_counts_as_follows_undo_and_redo(
    filled: Journal, file: DataFile, path: Path, statement: str, expected: list[str]
) -> None:
    def seen() -> list[str]:
        return [word for (word,) in ask(path, "SELECT internal_status FROM request ORDER BY id")]

    assert seen() == ["active", "closed"]
    before = state_of(file)
    run(filled, text(statement))
    after = state_of(file)
    assert seen() == expected
    filled.undo()
    assert state_of(file) == before
    filled.redo()
    assert state_of(file) == after


def test_undo_reads_the_step_and_not_the_whole_history(filled: Journal, file: DataFile) -> None:
    """A plan that enters `change` by its table reads all that was ever recorded of it."""
    run(filled, update(Sale).values(amount=1, number=None))
    run(filled, text("DELETE FROM person"))
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "change" in statement and statement.lstrip().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")):
            seen.append((statement, values))

    event.listen(file._replayer, "before_cursor_execute", note)
    for _ in range(2):
        filled.undo()
    for _ in range(2):
        filled.redo()
    with file.reading() as session:
        raw = session.connection().connection.driver_connection
        raw.execute("CREATE TEMP TABLE IF NOT EXISTS held (tbl, row_id, row)")
        asked = [raw.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in seen]
        plans = [row[3] for rows in asked for row in rows]
    assert len(seen) > 10
    assert not [plan for plan in plans if "ix_change_row" in plan and "row_id=?" not in plan]
    assert not [plan for plan in plans if plan in ("SCAN c", "SCAN change", "SCAN u", "SCAN e")]


def test_derived_columns_are_never_recorded(filled: Journal, path: Path) -> None:
    run(filled, update(FollowUp).values(date=date(2027, 5, 5)))
    assert {row[0] for row in recorded(path)} == {"follow_up"}
    run(filled, delete(Person))
    run(filled, delete(Favourite))
    assert ask(path, "SELECT count(*) FROM change WHERE col = 'next_activity_date'") == [(0,)]


def test_a_row_from_before_a_column_comes_back_with_its_default(filled: Journal, file: DataFile, path: Path) -> None:
    """As after a migration that added the columns: the row was recorded without them."""
    before = state_of(file)
    run(filled, delete(Sale).where(Sale.id == 1))
    with file.writing() as session:
        without = "json_remove(old, '$.profit', '$.visible_for', '$.completed', '$.competitor_id')"
        session.execute(text(f"UPDATE change SET old = {without} WHERE tbl = 'sale' AND act = 'D'"))
    filled.undo()
    assert state_of(file) == before


def test_a_value_of_a_column_that_is_gone_is_passed_over(filled: Journal, file: DataFile) -> None:
    before = state_of(file)
    run(filled, update(Sale).values(amount=1, note="x"))
    with file.writing() as session:
        session.execute(
            text(
                "INSERT INTO change (set_id, tbl, row_id, act, col, old, new)"
                " SELECT set_id, tbl, row_id, act, 'gone', 1, 2 FROM change WHERE col = 'note'"
            )
        )
        session.execute(text("UPDATE change_set SET last_change = (SELECT max(id) FROM change) WHERE last_change > 0"))
    filled.undo()
    assert state_of(file)["sale"] == before["sale"]
