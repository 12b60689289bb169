"""Next: from the click to the painted sale, in a large file and in a small one."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from benchmarks.ground import Ground
from benchmarks.measure import SMALL_TIME, Budget, Line, race
from benchmarks.program import let_rest, painted_after, running, wait_for
from desktop_crm.app import Running
from desktop_crm.views.parts.record_side import RecordSide
from desktop_crm.views.sale.screen import SaleScreen

W = TypeVar("W", bound=QWidget)

_SMALL = 1000
_TIMES = 4  # as many clicks as rounds: one click is short


def measure(ground: Ground) -> Iterator[Line]:
    """Click Next in two windows by turns, over all sales by title and over the list of the side panel."""
    small = min(_SMALL, ground.sales)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        files = {"few": ground.file(small), "many": ground.file()}
        windows = [stack.enter_context(running(path, Path(folder) / f"{n}.ini")) for n, path in files.items()]
        for how, prepare in (("by title", _walk_by_title), ("over the side panel's list", _walk_over_list)):
            for window, sales in zip(windows, (small, ground.sales), strict=True):
                prepare(window, sales)
            runs = [partial(_click_next, window) for window in windows]
            few, many = race(*runs, rounds=ground.rounds * _TIMES, warm=3)
            budget = Budget(1.2, at_most=0.050)
            what = f"next sale {how}, {ground.sales:,} sales"
            yield Line(what, f"ours, {small:,} sales", few, many, budget, SMALL_TIME)


def _part(program: Running, kind: type[W]) -> W:
    found = program.window.findChild(kind)
    assert found is not None
    return found


def _walk_by_title(program: Running, sales: int) -> None:
    """Begin somewhere among all sales by title, with a short list beside."""
    side, screen = _part(program, RecordSide), _part(program, SaleScreen)
    wait_for(side.table.listed, lambda: side.show_view("sales.mine_open"))
    screen.walk(None)
    screen.show_record(sales // 2)
    let_rest(300)


def _walk_over_list(program: Running, sales: int) -> None:
    """Begin in the middle of the list of all sales."""
    side = _part(program, RecordSide)
    wait_for(side.table.listed, lambda: side.show_view("sales.all"))
    side.table.view.setCurrentIndex(side.table.model.index(sales // 2, 0))
    let_rest(300)


def _click_next(program: Running) -> float:
    """Click Next once, and wait for the paint; then let the lists follow."""
    screen = _part(program, SaleScreen)
    assert screen.card.next.isEnabled()
    took = painted_after(program.window, screen.card.next.click)
    let_rest(60)
    return took
