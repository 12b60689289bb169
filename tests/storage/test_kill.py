"""A program that is killed at any moment has kept what it acknowledged, and nothing by half."""

import multiprocessing
import os
import random
from contextlib import closing, suppress
from pathlib import Path

from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests.storage import saver
from tests.storage.ground import CLOCK, ask, gate, state_of

ROUNDS = int(os.environ.get("KILL_ROUNDS", "20"))


def save_until_killed(path: Path, first: int, steps: int, moment: float) -> list[int]:
    """Kill a saving process after some steps and a moment; return the numbers of all pairs that it acknowledged."""
    way = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        way.set_forkserver_preload(["tests.storage.saver"])
    hear, tell = way.Pipe(duplex=False)
    child = way.Process(target=saver.save_for_ever, args=(path, first, tell), daemon=True)
    child.start()
    tell.close()
    told = []
    with hear, suppress(EOFError):
        while True:
            told.append(hear.recv())
            if len(told) == steps:
                child.join(moment)
                child.kill()
    child.join()
    assert child.exitcode
    return [number for number in told if number is not None]


def assert_whole(path: Path, acknowledged: list[int], rounds: int) -> None:
    """Every acknowledged pair is there, nothing is there by half, and the journal knows it all."""
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    stages = {name for (name,) in ask(path, "SELECT name FROM stage")}
    persons = {name for (name,) in ask(path, "SELECT full_name FROM person WHERE full_name <> 'bulk'")}
    assert stages == persons
    assert stages >= {f"pair {number}" for number in acknowledged}
    assert len(stages) <= len(acknowledged) + rounds  # of each, one may have been saved and not told any more
    assert ask(path, "SELECT count(*) FROM person WHERE full_name = 'bulk'")[0][0] % saver.BULK == 0
    assert gate(path) == [(1, None, 0)]
    assert ask(path, "SELECT DISTINCT set_id FROM change EXCEPT SELECT id FROM change_set") == []
    assert ask(path, "SELECT id FROM change_set EXCEPT SELECT set_id FROM change") == []
    undone = "SELECT c.id FROM change c JOIN change_set s ON s.id = c.set_id WHERE s.undone = 1"
    assert ask(path, f"SELECT id FROM undone_row EXCEPT {undone}") == []


def test_kill_9_at_any_moment_loses_nothing_and_leaves_nothing_half_done(path: Path) -> None:
    moments = random.Random(7)
    acknowledged: list[int] = []
    for number in range(ROUNDS):
        acknowledged += save_until_killed(path, 1_000 * number, moments.randint(1, 15), moments.uniform(0, 0.03))
        assert_whole(path, acknowledged, number + 1)
    with closing(DataFile.open(path, CLOCK)) as file:
        journal = Journal(file)
        while journal.undo():
            pass
        assert not any(state_of(file).values())
