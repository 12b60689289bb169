"""A list as long as the file: its ids, its pages, its count, and how the window bears it."""

import gc
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

from benchmarks.ground import Ground, plain
from benchmarks.measure import MEMORY, SMALL_TIME, Budget, Line, p95, peak_memory, race, timed
from benchmarks.program import running, wait_for
from desktop_crm.app import Running, open_file
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import count_of, ids_of, rows_of
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import ROW_HEIGHT, Theme

SALE = RecordKind.SALE
_ALL = Listing(SALE, "sales.all")
_COLUMNS = (
    "sale.title", "sale.status", "sale.amount", "sale.sale_date", "sale.company", "sale.person", "sale.owner",
    "sale.stage", "sale.probability", "sale.next_activity", "sale.number", "sale.completed",
)  # fmt: skip
_PAGE = 200
_ROWS, _WIDTH = 30, 110
_STEPS = 20  # scroll steps in one round
_BEAT = 2  # milliseconds between two beats of the window


@dataclass(frozen=True, slots=True)
class _Question:
    """One list, and the best SQL that one would write for it by hand."""

    name: str
    listing: Listing
    ids: str
    count: str


_OPEN_AND_MINE = "FROM sale WHERE status = 'open' AND completed = 0 AND owner_id = 1"
_QUESTIONS = (
    _Question("all sales by title", _ALL, "SELECT id FROM sale ORDER BY sort_key, id", "SELECT count(*) FROM sale"),
    _Question(
        "all sales by date", _ALL.sorted_by(Order("sale.sale_date")),
        "SELECT id FROM sale ORDER BY sale_date NULLS LAST, id", "SELECT count(*) FROM sale",
    ),
    _Question(
        "all sales by amount", _ALL.sorted_by(Order("sale.amount", descending=True)),
        "SELECT id FROM sale ORDER BY amount DESC, id", "SELECT count(*) FROM sale",
    ),
    _Question(
        "all sales by company", _ALL.sorted_by(Order("sale.company")),
        "SELECT s.id FROM sale s LEFT JOIN company c ON c.id = s.company_id ORDER BY c.sort_key NULLS LAST, s.id",
        "SELECT count(*) FROM sale",
    ),
    _Question(
        "my open sales by date", Listing(SALE, "sales.mine_open", order=(Order("sale.sale_date"),)),
        f"SELECT id {_OPEN_AND_MINE} ORDER BY sale_date NULLS LAST, id", f"SELECT count(*) {_OPEN_AND_MINE}",
    ),
)  # fmt: skip

_BY_HAND = f"""
    SELECT s.id, s.title, s.status, s.amount, m.name, s.sale_date, c.name, p.full_name, u.name, g.name, s.probability,
           coalesce(s.reopen_date, s.next_activity_date), s.number, s.completed
    FROM sale s LEFT JOIN company c ON c.id = s.company_id LEFT JOIN person p ON p.id = s.person_id
         LEFT JOIN user u ON u.id = s.owner_id LEFT JOIN stage g ON g.id = s.stage_id
         LEFT JOIN currency m ON m.id = s.currency_id
    ORDER BY s.sort_key, s.id LIMIT {_PAGE}
"""


def measure(ground: Ground) -> Iterator[Line]:
    """First the questions alone, then the table in its window."""
    path = ground.file()
    yield from _questions(ground, path)
    with TemporaryDirectory() as folder, running(path, Path(folder) / "window.ini") as program:
        with _table(program) as table:
            yield from _scrolling(ground, table)
            yield from _selecting(ground, table)
        yield from _stops(ground, program)


# -- the questions ---------------------------------------------------------------------------------------------------


def _questions(ground: Ground, path: Path) -> Iterator[Line]:
    file, _ = open_file(path, "en")
    with closing(file), closing(plain(path)) as connection:

        def ask(question: Callable[..., Any], *args: Any) -> Any:
            with file.reading() as session:
                session.info["user_id"] = 1
                return question(session, *args)

        for asked in _QUESTIONS:
            ids = ask(ids_of, asked.listing)
            if ids != _ids_by_hand(connection, asked.ids):
                raise AssertionError(f"the lists differ: {asked.name}")
            runs = timed(_ids_by_hand, connection, asked.ids), timed(ask, ids_of, asked.listing)
            limit, ours = race(*runs, rounds=ground.rounds)
            yield Line(f"ids of {asked.name}: {len(ids):,}", "SQL by hand", limit, ours, Budget(1.3))
        for asked in (_QUESTIONS[0], _QUESTIONS[-1]):
            runs = timed(_count_by_hand, connection, asked.count), timed(ask, count_of, asked.listing)
            limit, ours = race(*runs, rounds=ground.rounds)
            what = f"count of {asked.name.partition(' by ')[0]}"
            yield Line(what, "SQL by hand", limit, ours, Budget(1.3, 0.003), SMALL_TIME)
        page = ask(ids_of, _ALL)[:_PAGE]
        runs = timed(lambda: connection.execute(_BY_HAND).fetchall()), timed(ask, rows_of, SALE, _COLUMNS, page)
        limit, ours = race(*runs, rounds=ground.rounds)
        what = f"a page of {_PAGE} rows × {len(_COLUMNS)}"
        yield Line(what, "SQL by hand", limit, ours, Budget(1.5, 0.005), SMALL_TIME)
        yield from _memory(ground, partial(ask, ids_of, _ALL))


def _ids_by_hand(connection: sqlite3.Connection, sql: str) -> "array[int]":
    return array("q", chain.from_iterable(connection.execute(sql)))


def _count_by_hand(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _memory(ground: Ground, ids: Callable[[], Any]) -> Iterator[Line]:
    found = ids()
    kept, limit = sys.getsizeof(found), 8 * len(found)
    del found
    what = f"ids of all sales: {ground.sales:,}"
    yield Line(f"memory kept for the {what}", "8 bytes an id", limit, kept, Budget(2), MEMORY)
    yield Line(f"most memory while reading the {what}", "8 bytes an id", limit, peak_memory(ids), Budget(2), MEMORY)


# -- the table -------------------------------------------------------------------------------------------------------


@contextmanager
def _table(program: Running) -> Iterator[RecordTable]:
    """Give a table of its own, 30 rows high and 12 columns wide, over all sales."""
    faces = Faces(program.window.locale(), program.desk.clock.today)
    bench = Bench(program.desk, Theme(), faces, Prompt(), program.memory)
    table = RecordTable(bench, SALE, _COLUMNS, "benchmark")
    wait_for(table.listed, lambda: table.set_listing(_ALL))
    _show(table, table.view)
    try:
        yield table
    finally:
        table.close()
        table.deleteLater()


class _Fixed(QAbstractTableModel):
    """As many rows, whose cells are texts that cost nothing."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self._texts = [f"Some text {column}" for column in range(len(_COLUMNS))]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return self._rows

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self._texts)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        return self._texts[index.column()] if role == 0 else None


def _show(widget: Any, view: QTableView) -> None:
    """Show 30 rows and 12 columns."""
    for column in range(len(_COLUMNS)):
        view.setColumnWidth(column, _WIDTH)
    widget.show()
    widget.resize(_WIDTH * len(_COLUMNS) + 20, widget.height() - view.viewport().height() + _ROWS * ROW_HEIGHT)
    QTest.qWait(50)


def _scrolling(ground: Ground, table: RecordTable) -> Iterator[Line]:
    model, fixed = _Fixed(ground.sales), QTableView()
    fixed.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    fixed.setModel(model)
    fixed.verticalHeader().hide()
    fixed.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    _show(fixed, fixed)
    views = (fixed, table.view)
    what, against = f"{_ROWS} × {len(_COLUMNS)} cells of {ground.sales:,} rows, p95", "Qt's table, fixed texts"
    for name, step in (("wheel step", _wheel), ("jump anywhere", _jump)):
        runs = [partial(step, view, Random(1)) for view in views]
        limit, ours = race(*runs, rounds=ground.rounds * _STEPS, pick=p95)
        yield Line(f"{name}, {what}", against, limit, ours, Budget(2, at_most=0.016), SMALL_TIME)
    fixed.close()
    fixed.deleteLater()


def _jump(view: QTableView, chance: Random) -> float:
    """Move to another place, and paint it all."""
    bar = view.verticalScrollBar()
    return _paint_at(view, chance.randrange(bar.maximum() or 1))


def _wheel(view: QTableView, chance: Random) -> float:
    """Go somewhere, and then three rows further."""
    _jump(view, chance)
    return _paint_at(view, view.verticalScrollBar().value() + 3 * ROW_HEIGHT)


def _paint_at(view: QTableView, value: int) -> float:
    begun = perf_counter()
    view.verticalScrollBar().setValue(value)
    view.viewport().repaint()
    return perf_counter() - begun


def _selecting(ground: Ground, table: RecordTable) -> Iterator[Line]:
    def select_all() -> float:
        table.view.clearSelection()
        begun = perf_counter()
        QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        table.view.viewport().repaint()
        took = perf_counter() - begun
        if len(table.view.selected) != ground.sales:
            raise AssertionError("not all are selected")
        return took

    (ours,) = race(select_all, rounds=ground.rounds)
    yield Line(f"Ctrl+A on {ground.sales:,} rows, painted", "", None, ours, Budget(at_most=0.050), SMALL_TIME)


# -- the window while a question runs --------------------------------------------------------------------------------


def _stops(ground: Ground, program: Running) -> Iterator[Line]:
    for asked in _QUESTIONS[:3]:
        runs = [_longest_stop(program, asked.listing) for _ in range(ground.rounds)]
        worst = f"worst of {ground.rounds}: {max(runs) * 1000:.1f} ms"
        what = f"longest stop of the window while the ids of {asked.name} are read"
        yield Line(what, worst, None, median(runs), Budget(at_most=0.050), SMALL_TIME)


def _longest_stop(program: Running, listing: Listing) -> float:
    """Let the window's heart beat while a list is read on the worker; return the longest pause between two beats."""
    beats: list[float] = []
    heart = QTimer(interval=_BEAT)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    loop = QEventLoop()
    gc.collect()
    heart.start()
    program.desk.ask_later(program.window, ids_of, listing, then=lambda _ids: loop.quit(), topic="benchmark")
    beats.append(perf_counter())
    loop.exec()
    heart.stop()
    beats.append(perf_counter())
    return _longest_pause(beats)


def _longest_pause(beats: Sequence[float]) -> float:
    return max(later - earlier for earlier, later in pairwise(beats))
