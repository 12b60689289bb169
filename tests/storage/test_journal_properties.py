"""Any steps whatever, undone and redone in any order, give back every table exactly as it was.

A step is a few statements made from numbers that hypothesis draws; it finds the rows that they hit by itself. More
examples: RELIABILITY=100.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop_crm.models.everything import Base
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests.storage.ground import CLOCK, State, fill, state_of

EXAMPLES = 15 * int(os.environ.get("RELIABILITY", "1"))
TABLES = Base.metadata.tables
_SQLITE = sqlite.dialect()
IDS, FEW = st.integers(1, 12), st.integers(1, 3)

texts = st.one_of(
    st.sampled_from(["", "1", "2", "3", "x", "æøå", "😀", "'\"", "\\", "null", "[1]", '{"a": null}', "2026-11-20"]),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8),
)
numbers = st.one_of(st.integers(-2, 12), st.sampled_from([2**53 + 1, 2**63 - 1, -(2**63)]))

Statement = tuple[str, dict[str, Any]]
Draw = Callable[..., Any]
Ids = st.SearchStrategy[int]


def _stored(table: str) -> list[str]:
    return [c.name for c in TABLES[table].columns if not c.primary_key and not c.info.get("derived")]


def _is_number(column: Column[Any]) -> bool:
    return column.type.compile(_SQLITE) == "INTEGER"


def _plain(table: str) -> dict[str, Any]:
    """The least that a row needs."""
    needed = [c for c in TABLES[table].columns if not c.nullable and not c.primary_key]
    return {c.name: int(bool(c.foreign_keys)) if _is_number(c) else "" for c in needed}


def _values(table: str, name: str) -> st.SearchStrategy[Any]:
    column = TABLES[table].columns[name]
    if column.foreign_keys:
        found: st.SearchStrategy[Any] = st.integers(1, 4)
    elif _is_number(column):
        found = numbers
    else:
        found = texts
    return st.one_of(st.none(), found) if column.nullable else found


@st.composite
def inserts(draw: Draw, table: str, ids: Ids = IDS) -> Statement:
    """A row with or without an id of its own, sometimes in the place of others."""
    names = draw(st.lists(st.sampled_from(_stored(table)), max_size=4, unique=True))
    values = _plain(table) | {name: draw(_values(table, name)) for name in names}
    if draw(st.booleans()):
        values["id"] = draw(ids)
    how = draw(st.sampled_from(["INSERT", "INSERT", "INSERT OR REPLACE"]))
    columns = ", ".join(f'"{name}"' for name in values)
    return f'{how} INTO "{table}" ({columns}) VALUES ({", ".join(f":{name}" for name in values)})', values


@st.composite
def updates(draw: Draw, table: str, ids: Ids = IDS) -> Statement:
    """Several columns of one row, some, or all."""
    names = draw(st.lists(st.sampled_from(_stored(table)), min_size=1, max_size=4, unique=True))
    values = {name: draw(_values(table, name)) for name in names}
    rows = draw(st.sampled_from(["id = :id", "id % 2 = :id % 2", "id >= :id"]))
    changes = ", ".join(f'"{name}" = :{name}' for name in names)
    return f'UPDATE "{table}" SET {changes} WHERE {rows}', {**values, "id": draw(ids)}


@st.composite
def deletes(draw: Draw, table: str, ids: Ids = IDS) -> Statement:
    """One row or several, with all that hangs on them."""
    rows = draw(st.sampled_from(["id = :id", "id = :id", "id >= :id"]))
    return f'DELETE FROM "{table}" WHERE {rows}', {"id": draw(ids)}


@st.composite
def swaps(draw: Draw) -> Statement:
    """A unique value that goes from hand to hand."""
    values = {"number": draw(st.sampled_from([None, "1", "2", "3"])), "id": draw(FEW)}
    return "UPDATE sale SET number = :number WHERE id = :id", values


@st.composite
def moves(draw: Draw) -> Statement:
    """A follow-up that changes a sale's next activity."""
    values = {"sale": draw(st.one_of(st.none(), FEW)), "day": f"2026-11-{draw(st.integers(10, 15))}", "id": draw(IDS)}
    return "UPDATE follow_up SET sale_id = :sale, date = :day, completed = :id % 3 = 0 WHERE id >= :id", values


@st.composite
def countings(draw: Draw) -> Statement:
    """A status that counts as something else, or a request that has another one."""
    word = draw(st.sampled_from(["active", "closed", "postponed"]))
    status = draw(st.one_of(st.none(), FEW))
    counts = "UPDATE request_status SET system = :word WHERE id = :id", {"word": word, "id": draw(FEW)}
    has = "UPDATE request SET status_id = :status WHERE id >= :id", {"status": status, "id": draw(FEW)}
    return draw(st.sampled_from([counts, has]))


def _any_of(table: str, ids: Ids) -> st.SearchStrategy[Statement]:
    return st.one_of(inserts(table, ids), updates(table, ids), deletes(table, ids))


def _list_of(statements: st.SearchStrategy[Statement]) -> st.SearchStrategy[list[Statement]]:
    return st.lists(statements, min_size=1, max_size=6)


steps = st.one_of(
    _list_of(st.one_of(*(_any_of(table, IDS) for table in TABLES))),
    _list_of(st.one_of(inserts("favourite", FEW), updates("favourite", FEW), deletes("favourite", FEW))),
    _list_of(_any_of("stage", FEW)),  # the same few ids come and go
    _list_of(st.one_of(swaps(), swaps(), swaps(), deletes("sale", FEW), inserts("sale", FEW))),
    _list_of(st.one_of(moves(), moves(), inserts("follow_up"), deletes("follow_up"), deletes("sale", FEW))),
    _list_of(st.one_of(countings(), _any_of("request", FEW), _any_of("request_status", FEW))),
)


def carry_out(session: Session, step: list[Statement]) -> None:
    """Run the statements; one that breaks a link or a unique value has no effect, like in an import that goes on."""
    for sql, values in step:
        with suppress(IntegrityError), session.begin_nested():
            session.execute(text(sql), values)


def _walk(journal: Journal, file: DataFile, walk: list[Any]) -> None:
    """Keep the states beside the journal: it must agree with them after each move."""
    states: list[State] = [state_of(file)]
    place = 0
    for move in walk:
        if move == "undo":
            assert (journal.undo() is None) == (place == 0)
            place = max(0, place - 1)
        elif move == "redo":
            assert (journal.redo() is None) == (place == len(states) - 1)
            place = min(len(states) - 1, place + 1)
        elif isinstance(move, int):
            asked, place = place, move % len(states)
            outcome = journal.go_to(_steps_in(file)[place])
            assert abs(place - asked) == (outcome.result if outcome else 0)
        elif journal.run(carry_out, move, user_id=1, label="Step").step is not None:
            states[place + 1 :] = [state_of(file)]
            place += 1
        assert state_of(file) == states[place]
        _assert_derived(file)


def _steps_in(file: DataFile) -> list[int]:
    """The ids by which one goes to each state: 0 to the first one."""
    with file.reading() as session:
        return [0, *session.scalars(text("SELECT id FROM change_set ORDER BY id"))]


def _assert_derived(file: DataFile) -> None:
    with file.reading() as session:
        wrong = session.execute(
            text(
                "SELECT id FROM sale WHERE next_activity_date IS NOT"
                " (SELECT min(date) FROM follow_up WHERE sale_id = sale.id AND completed = 0)"
            )
        ).all()
        assert not wrong
        system = "coalesce((SELECT system FROM request_status WHERE id = status_id), 'active')"
        assert not session.execute(text(f"SELECT id FROM request WHERE internal_status <> {system}")).all()
        assert not session.execute(text("PRAGMA foreign_key_check")).all()
        assert session.execute(text("SELECT set_id, replay FROM journal_gate")).all() == [(None, 0)]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled file that each example starts with a copy of."""
    path = tmp_path_factory.mktemp("model") / "model.crm"
    with closing(DataFile.open(path, CLOCK)) as file:
        Journal(file).run_unrecorded(fill)
    return path


@contextmanager
def copy_of(model: Path) -> Iterator[DataFile]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(model, folder))
        with closing(DataFile.open(path, CLOCK)) as file:
            yield file


common = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@common
@given(walk=st.lists(steps, min_size=1, max_size=6))
def test_n_steps_and_n_undos_leave_all_tables_as_they_were(model: Path, walk: list[list[Statement]]) -> None:
    with copy_of(model) as file:
        _walk(Journal(file), file, [*walk, *["undo"] * (len(walk) + 1), *["redo"] * (len(walk) + 1)])


@common
@given(walk=st.lists(st.one_of(steps, st.sampled_from(["undo", "redo"])), min_size=3, max_size=15))
def test_undo_and_redo_in_any_order_agree_with_the_states_that_were(model: Path, walk: list[Any]) -> None:
    with copy_of(model) as file:
        _walk(Journal(file), file, walk)


@common
@given(walk=st.lists(st.one_of(steps, st.integers(0, 7)), min_size=3, max_size=15))
def test_going_to_any_step_gives_the_state_that_was_then(model: Path, walk: list[Any]) -> None:
    with copy_of(model) as file:
        _walk(Journal(file), file, walk)


@common
@given(walk=st.lists(steps, min_size=2, max_size=5), moves=st.lists(st.integers(0, 7), min_size=2, max_size=8))
def test_many_steps_and_then_back_and_forward_over_all_of_them(model: Path, walk: list[Any], moves: list[int]) -> None:
    with copy_of(model) as file:
        _walk(Journal(file), file, [*walk, *moves])
