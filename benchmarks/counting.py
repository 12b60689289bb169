"""The live count in the builder: how long after the last key the whole question is counted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ground import Ground
from benchmarks.measure import Budget, Line, race, timed
from benchmarks.program import let_rest, running, wait_for
from desktop_crm.app import Running
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import count_of
from desktop_crm.selections.criteria import Criteria, Group, Join, Related, sets
from desktop_crm.selections.criteria import Line as Criterion
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator as O

_WAITING = 0.150  # seconds without a key before one counts
_SALE, _COMPANY = RecordKind.SALE, RecordKind.COMPANY


def measure(ground: Ground) -> Iterator[Line]:
    """Each question is shown with one figure changed, which is what a key does."""
    with TemporaryDirectory() as folder, running(ground.file(), Path(folder) / "own.ini") as program:
        program.window.open_find()
        for name, make in _QUESTIONS.items():
            yield _held(ground, program, name, make)


def _of_sales(figure: int) -> Criteria:
    late = Group(
        Join.ANY, (Criterion("sale.sale_date", O.BEFORE_TODAY), Criterion("sale.next_activity", O.BEFORE_TODAY))
    )
    return sets(
        _SALE, (Criterion("sale.status", O.ONE_OF, ("open",)), Criterion("sale.amount", O.GREATER, (figure,)), late)
    )


def _of_companies(figure: int) -> Criteria:
    bought = (Criterion("sale.status", O.ONE_OF, ("sold",)), Criterion("sale.amount", O.GREATER, (figure,)))
    return sets(_COMPANY, (Related("sale.company", Group(parts=bought)),))


_QUESTIONS = {"late open sales": _of_sales, "companies with a large sale": _of_companies}


def _held(ground: Ground, program: Running, name: str, make: Callable[[int], Criteria]) -> Line:
    figures = iter(range(1_000, 1_000_000, 7))  # each is asked for the first time
    finder = program.window.work.finder
    finder.show_kind(make(0).record)
    editor = finder.page.editor

    def typed() -> float:
        while editor.is_counting:
            let_rest()
        asked = make(next(figures))
        took = wait_for(editor.counted, lambda: editor.show_criteria(asked))
        while editor.fitting is None:
            took += wait_for(editor.counted, lambda: None)
        return took

    def counted() -> None:
        asked = make(next(figures))
        program.desk.ask(count_of, Listing(asked.record, "find", criteria=asked))

    limit, ours = race(timed(counted), typed, rounds=ground.rounds)
    return Line(f"live count of {name}", "its count alone", limit, ours, Budget(1.3, _WAITING))
