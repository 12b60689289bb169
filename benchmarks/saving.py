"""Saving one sale through the journal, against the same UPDATE in a file without triggers; both with their commit."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count

from benchmarks.ground import Ground, drop_triggers, plain
from benchmarks.measure import SMALL_TIME, Budget, Line, race, timed
from desktop_crm.app import open_file
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.operations.sale import edit_sale

_TIMES = 20  # as many saves as rounds: one is short
_UPDATE = (
    "UPDATE sale SET title = ?, fold_key = ?, sort_key = ?, amount = ?, profit = ? - cost, profit_percent = ?,"
    " updated_at = unixepoch(), updated_by = 1 WHERE id = ?"
)


def measure(ground: Ground) -> Iterator[Line]:
    """Save titles and amounts of one sale after the other."""
    with ground.scratch(ground.file(), ground.file()) as (ours_path, plain_path):
        drop_triggers(plain_path)
        file, journal = open_file(ours_path, "en")
        with closing(file), closing(plain(plain_path)) as connection:
            numbers = {"plain": count(1), "ours": count(1)}

            def save_plainly() -> None:
                id = 1 + next(numbers["plain"]) * 37 % ground.sales
                title, amount = f"Fornyelse av avtale {id}", 1_000_000 + id
                values = (title, fold(title), sort_key(title), amount, amount, 1000 + id % 1000, id)
                connection.execute(_UPDATE, values)

            def save() -> None:
                id = 1 + next(numbers["ours"]) * 37 % ground.sales
                values = {"title": f"Fornyelse av avtale {id}", "amount": 1_000_000 + id}
                journal.run(edit_sale, id, values, user_id=1)

            limit, ours = race(timed(save_plainly), timed(save), rounds=ground.rounds * _TIMES, warm=5)
            budget = Budget(3, at_most=0.005)
            yield Line("save title and amount of a sale", "UPDATE without triggers", limit, ours, budget, SMALL_TIME)
