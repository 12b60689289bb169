"""The journal as it is read: what was done to one row, the list of steps, and going to any of them."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Company, Sale
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.history import (
    Act,
    RowStep,
    changes_of_column,
    columns_changed,
    last_known,
    newest_steps,
    steps_on,
)
from desktop_crm.storage.journal import Journal
from tests.storage.ground import gate, run, state_of


def asked(file: DataFile, question: Any, *args: Any) -> Any:
    with file.reading() as session:
        found = question(session, *args)
        return list(found) if question is steps_on else found


def told(steps: list[RowStep]) -> list[tuple[Act, dict[str, Any]]]:
    return [(step.act, dict(step.values)) for step in steps]


def set_sale(journal: Journal, **values: Any) -> None:
    run(journal, update(Sale).where(Sale.id == 1).values(**values))


# -- one row ----------------------------------------------------------------------------------------------------------


def test_sc8_each_step_on_a_row_is_told_newest_first(filled: Journal, file: DataFile) -> None:
    set_sale(filled, amount=5)
    run(filled, update(Sale).where(Sale.id == 2).values(amount=6))
    run(filled, delete(Sale).where(Sale.id == 1))
    assert told(asked(file, steps_on, "sale", 1)) == [
        (Act.DELETED, {}),
        (Act.CHANGED, {"amount": (100, 5)}),
        (Act.REGISTERED, {}),
    ]


def test_sc8_of_several_changes_in_one_step_the_net_effect_counts(filled: Journal, file: DataFile) -> None:
    def wander(session: Session) -> None:
        for amount, note in ((1, "a"), (2, "b"), (3, "")):
            session.execute(update(Sale).where(Sale.id == 1).values(amount=amount, note=note))

    filled.run(wander, user_id=1, label="Wander")
    assert told(asked(file, steps_on, "sale", 1))[0] == (Act.CHANGED, {"amount": (100, 3)})


def test_sc8_a_step_that_ends_where_it_began_is_passed_over(filled: Journal, file: DataFile) -> None:
    def there_and_back(session: Session) -> None:
        for amount in (1, 100):
            session.execute(update(Sale).where(Sale.id == 1).values(amount=amount))

    filled.run(there_and_back, user_id=1, label="There and back")
    assert [step.act for step in asked(file, steps_on, "sale", 1)] == [Act.REGISTERED]


def test_sc8_a_row_that_was_replaced_is_registered(filled: Journal, file: DataFile) -> None:
    run(filled, text("INSERT OR REPLACE INTO favourite (id, user_id, record, record_id, rank) VALUES (1,1,'sale',3,9)"))
    assert [step.act for step in asked(file, steps_on, "favourite", 1)] == [Act.REGISTERED, Act.REGISTERED]


def test_sc8_an_undone_step_says_so_and_is_gone_after_the_next(filled: Journal, file: DataFile) -> None:
    set_sale(filled, amount=5)
    filled.undo()
    assert [step.undone for step in asked(file, steps_on, "sale", 1)] == [True, False]
    run(filled, update(Sale).where(Sale.id == 2).values(amount=6))
    assert [step.undone for step in asked(file, steps_on, "sale", 1)] == [False]


def test_sc8_the_older_steps_are_read_on_from_the_last_one(filled: Journal, file: DataFile) -> None:
    for amount in range(1, 6):
        set_sale(filled, amount=amount)
    everything = asked(file, steps_on, "sale", 1)
    for place, step in enumerate(everything):
        assert asked(file, steps_on, "sale", 1, step.first) == everything[place + 1 :]


def test_sc8_what_a_column_held_before_each_change(filled: Journal, file: DataFile) -> None:
    for currency in (2, None):
        set_sale(filled, currency_id=currency)
    assert [value for _, value in asked(file, changes_of_column, "sale", 1, "currency_id")] == [2, 1]
    assert asked(file, columns_changed, "sale", 1) == {"currency_id"}


def test_a_deleted_row_is_known_as_it_was(filled: Journal, file: DataFile) -> None:
    run(filled, update(Company).where(Company.id == 1).values(name="New name"))
    assert asked(file, last_known, "company", 1, ["name"]) is None
    run(filled, delete(Company).where(Company.id == 1))
    assert asked(file, last_known, "company", 1, ["name", "number"]) == {"name": "New name", "number": "10001"}


def test_a_row_whose_registration_was_undone_is_known_as_it_was(filled: Journal, file: DataFile) -> None:
    run(filled, insert(Company).values(name="Fourth"))
    filled.undo()
    assert asked(file, last_known, "company", 4, ["name"]) == {"name": "Fourth"}
    assert asked(file, last_known, "company", 99, ["name"]) is None


# -- the list of steps ------------------------------------------------------------------------------------------------


def test_the_steps_are_listed_newest_first_with_the_rows_that_they_changed(filled: Journal, file: DataFile) -> None:
    run(filled, update(Sale).values(amount=7, note="x"))
    set_sale(filled, amount=8)
    filled.undo()
    lines = asked(file, newest_steps, 2)
    assert [(line.step.id, line.undone, line.rows) for line in lines] == [(3, True, 1), (2, False, 3)]
    assert [line.columns for line in lines] == [{("sale", "amount")}, {("sale", "amount"), ("sale", "note")}]


def test_a_step_of_very_many_changes_is_not_counted_anew(filled: Journal, file: DataFile) -> None:
    def many(session: Session) -> None:
        for amount in range(9):
            session.execute(update(Company).values(note=str(amount)))
        session.info["facts"]["count"] = 77

    names = [{"name": f"Company {n}"} for n in range(2500)]
    filled.run(lambda session: session.execute(insert(Company), names) and None, user_id=1, label="Register")
    filled.run(many, user_id=1, label="Many")
    assert [line.rows for line in asked(file, newest_steps, 2)] == [77, 2500]


# -- going to a step --------------------------------------------------------------------------------------------------


@pytest.fixture
def stepped(filled: Journal) -> Journal:
    """Four more steps: 2, 3, 4 and 5, each of another sale."""
    for amount in (1, 2, 3, 4):
        run(filled, update(Sale).where(Sale.id == 1 + amount % 3).values(amount=amount))
    return filled


def test_going_back_and_forward_is_one_commit_with_all_that_changed(stepped: Journal, file: DataFile) -> None:
    newest = state_of(file)
    back = stepped.go_to(2)
    assert back is not None
    assert (back.result, back.how, back.changes.rows["sale"]) == (3, "undone", frozenset({1, 2, 3}))
    assert (back.step.label, back.step.facts) == ("Several steps", {"count": 3})
    assert (stepped.next_undo().id, stepped.next_redo().id) == (2, 3)
    forward = stepped.go_to(5)
    assert forward is not None
    assert (forward.result, forward.how) == (3, "redone")
    assert state_of(file) == newest


def test_going_one_step_back_is_an_undo_of_that_step(stepped: Journal) -> None:
    back = stepped.go_to(4)
    assert back is not None
    assert (back.result, back.step.id, back.step.label) == (1, 5, "Step")


def test_before_the_first_step_nothing_is_left(stepped: Journal, file: DataFile) -> None:
    assert stepped.go_to(0) is not None
    assert not any(state_of(file).values())
    assert stepped.go_to(0) is None


def test_going_to_where_one_stands_or_to_a_step_that_is_gone_does_nothing(stepped: Journal, file: DataFile) -> None:
    before = state_of(file)
    assert stepped.go_to(5) is None
    stepped.undo()
    run(stepped, update(Sale).values(amount=9))
    assert stepped.go_to(5) is None
    assert state_of(file) != before
    assert [line.step.id for line in asked(file, newest_steps, 9)] == [6, 4, 3, 2, 1]


def test_going_far_that_is_given_up_changes_nothing(stepped: Journal, file: DataFile, path: Path) -> None:
    before, heard = state_of(file), []

    def give_up(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        stepped.go_to(0, give_up)
    assert heard == [(0, 5), (1, 5), (2, 5)]
    assert state_of(file) == before
    assert gate(path) == [(1, None, 0)]
    assert stepped.next_redo() is None
