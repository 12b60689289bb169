"""The journal: each write is one step, all or nothing, recorded by the database itself."""

import itertools
import json
import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Sale, Stage
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import MANY, Changes, Journal
from tests.storage.ground import CLOCK, ask, failing, fill, gate, recorded, run, state_of


def test_an_insert_is_recorded_by_its_id(journal: Journal, path: Path) -> None:
    journal.run(lambda session: session.add(Stage(name="First")), user_id=1, label="New stage")
    assert recorded(path) == [("stage", 1, "I", None, None, None)]


def test_an_update_is_recorded_field_by_field_with_both_values(filled: Journal, path: Path) -> None:
    def change(session: Session) -> None:
        sale = session.get_one(Sale, 1)
        sale.amount, sale.sale_date = 700, None

    filled.run(change, user_id=1, label="Change")
    assert sorted(recorded(path)) == [
        ("sale", 1, "U", "amount", 100, 700),
        ("sale", 1, "U", "sale_date", "2026-12-01", None),
    ]


def test_a_delete_keeps_the_whole_row(filled: Journal, path: Path) -> None:
    run(filled, delete(Stage).where(Stage.id == 3))
    (kept,) = [json.loads(old) for table, _, act, _, old, _ in recorded(path) if (table, act) == ("stage", "D")]
    assert kept == {"id": 3, "name": "Stage 3", "rank": 3, "description": "", "deleted": 0, "probability": 3000}


def test_a_value_that_stays_is_not_recorded(filled: Journal, path: Path) -> None:
    outcome = run(filled, text("UPDATE sale SET amount = amount, title = title"))
    assert outcome.step is None
    assert [step for (step,) in ask(path, "SELECT label FROM change_set")] == ["Fill"]


def test_an_id_never_changes(filled: Journal) -> None:
    with pytest.raises(IntegrityError, match="ids never change"):
        run(filled, text("UPDATE stage SET id = 50 WHERE id = 1"))


def test_a_failing_operation_leaves_nothing(filled: Journal, file: DataFile, path: Path) -> None:
    before, steps, changes = state_of(file), ask(path, "SELECT * FROM change_set"), ask(path, "SELECT * FROM change")
    with pytest.raises(LookupError):
        filled.run(failing, user_id=1, label="Fail")
    assert state_of(file) == before
    assert ask(path, "SELECT * FROM change_set") == steps
    assert ask(path, "SELECT * FROM change") == changes
    assert gate(path) == [(1, None, 0)]
    assert run(filled, update(Sale).values(amount=1)).step is not None


def test_a_failing_operation_keeps_what_can_be_redone(filled: Journal) -> None:
    run(filled, update(Sale).values(amount=1))
    filled.undo()
    with pytest.raises(LookupError):
        filled.run(failing, user_id=1, label="Fail")
    assert filled.next_redo() is not None


def test_a_broken_link_fails_and_leaves_nothing(filled: Journal, file: DataFile, path: Path) -> None:
    before = state_of(file)
    with pytest.raises(IntegrityError):
        run(filled, update(Sale).values(company_id=999))
    assert state_of(file) == before
    assert gate(path) == [(1, None, 0)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sale SET amount = 1",
        "DELETE FROM sale",
        "INSERT INTO user_group (name, rank, description, deleted) VALUES ('x', 0, '', 0)",
    ],
)
def test_writing_without_a_step_fails_in_the_database_itself(
    filled: Journal, file: DataFile, path: Path, statement: str
) -> None:
    before = state_of(file)
    with pytest.raises(IntegrityError, match="set_id"), file.writing() as session:
        session.execute(text(statement))
    assert state_of(file) == before


def test_a_gate_that_is_gone_lets_nothing_through(filled: Journal, file: DataFile) -> None:
    with file.writing() as session:
        session.execute(text("DELETE FROM journal_gate"))
        with pytest.raises(IntegrityError, match="set_id"):
            session.execute(update(Sale).values(amount=1))


def test_a_reading_session_keeps_nothing(filled: Journal, file: DataFile) -> None:
    before = state_of(file)
    with file.reading() as session, pytest.raises(DBAPIError):
        session.execute(update(Sale).values(amount=1))
    assert state_of(file) == before


def test_a_step_within_a_step_is_refused_at_once(filled: Journal, file: DataFile) -> None:
    before = state_of(file)

    def outer(session: Session) -> None:
        session.execute(update(Sale).values(amount=1))
        session.flush()
        run(filled, update(Sale).values(amount=2))

    with pytest.raises(RuntimeError, match="within another"):
        filled.run(outer, user_id=1, label="Outer")
    assert state_of(file) == before
    assert run(filled, update(Sale).values(amount=3)).step is not None


def test_an_operation_cannot_commit(filled: Journal, file: DataFile) -> None:
    before = state_of(file)

    def commits(session: Session) -> None:
        session.execute(update(Sale).values(amount=1))
        session.rollback()
        session.execute(update(Sale).values(amount=2))

    with pytest.raises(Exception, match="closed transaction"):
        filled.run(commits, user_id=1, label="Commit")
    assert state_of(file) == before


def test_steps_from_two_threads_wait_for_each_other(filled: Journal, file: DataFile) -> None:
    def raise_amounts() -> None:
        for _ in range(20):
            run(filled, update(Sale).values(amount=Sale.amount + 1))

    threads = [threading.Thread(target=raise_amounts) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with file.reading() as session:
        assert session.scalars(select(Sale.amount).order_by(Sale.id)).all() == [140, 240, 340]


def test_the_label_is_the_operation_s_own_and_facts_are_kept(filled: Journal) -> None:
    def rename(session: Session) -> str:
        session.get_one(Stage, 1).name = "New name"
        session.info["facts"].update(title="Ærlig «tittel»", count=1, day=date(2026, 11, 20))
        return "result"

    rename.label = "Rename"  # type: ignore[attr-defined]
    outcome = filled.run(rename, user_id=2)
    assert (outcome.result, outcome.step.label, outcome.step.user_id) == ("result", "Rename", 2)
    step = filled.next_undo()
    assert step.facts == {"title": "Ærlig «tittel»", "count": 1, "day": "2026-11-20"}
    assert (step.id, step.label, step.user_id, step.at) == (outcome.step.id, "Rename", 2, CLOCK.now())


def test_an_operation_without_a_label_is_refused(filled: Journal, path: Path) -> None:
    with pytest.raises(ValueError, match="has no label"):
        filled.run(lambda session: session.execute(delete(Sale)), user_id=1)
    assert ask(path, "SELECT count(*) FROM sale") == [(3,)]


def test_ranges_of_changes_never_overlap(filled: Journal, path: Path) -> None:
    for n in range(30):
        run(filled, update(Sale).values(amount=n))
        if n % 3:
            filled.undo()
        if n % 3 == 2:
            filled.redo()
    ranges = ask(path, "SELECT first_change, last_change FROM change_set ORDER BY id")
    assert all(last < first for (_, last), (first, _) in itertools.pairwise(ranges))
    outside = "SELECT count(*) FROM change c JOIN change_set s ON s.id = c.set_id"
    assert ask(path, f"{outside} WHERE c.id NOT BETWEEN s.first_change AND s.last_change") == [(0,)]


def test_changes_name_tables_and_ids(filled: Journal) -> None:
    outcome = run(filled, delete(Sale).where(Sale.id == 1))
    linked = frozenset({2, 4})
    quoted = ("document", "quote", "quote_version", "quote_alternative", "quote_line")
    first = frozenset({1})
    assert outcome.changes.rows == {"sale": first, "follow_up": linked, **dict.fromkeys(quoted, first)}
    assert filled.undo().changes == outcome.changes
    assert filled.redo().changes == outcome.changes
    assert outcome.changes.touch("sale")
    assert outcome.changes.touch("sale", 1)
    assert not outcome.changes.touch("sale", 2)
    assert not outcome.changes.touch("company")
    assert outcome.changes.touch_any("company", "follow_up")
    assert not outcome.changes.touch_any("company", "person")


@pytest.mark.parametrize(("count", "named"), [(MANY, True), (MANY + 1, False)])
def test_changes_beyond_many_name_the_table_alone(journal: Journal, count: int, named: bool) -> None:
    def add(session: Session) -> None:
        session.execute(insert(Stage), [{"name": str(n)} for n in range(count)])

    rows = journal.run(add, user_id=1, label="Add").changes.rows["stage"]
    assert rows == (frozenset(range(1, count + 1)) if named else None)
    assert Changes({"stage": rows}).touch("stage", 1)


def test_a_file_is_laid_out_unrecorded_only_while_it_has_no_step(journal: Journal, path: Path) -> None:
    journal.run_unrecorded(fill)
    assert ask(path, "SELECT count(*) FROM change") == [(0,)]
    assert gate(path) == [(1, None, 0)]
    assert journal.next_undo() is None
    run(journal, update(Sale).values(amount=1))
    with pytest.raises(RuntimeError):
        journal.run_unrecorded(failing)
    assert ask(path, "SELECT count(*) FROM sale") == [(3,)]
