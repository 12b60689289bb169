"""Shown record tables for tests: opened, clicked, sorted and put away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_table import RecordTable
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE
ALL = Listing(SALE, "sales.all")
PATHS = ["sale.completed", "sale.status", "sale.title", "sale.amount", "sale.stage"]
COMPLETED, STATUS, TITLE, AMOUNT, STAGE = range(5)

Show = Callable[..., RecordTable]


@contextmanager
def showing(qtbot: Any, bench: Bench) -> Iterator[Show]:
    """Give a function that shows a table of sales and waits until it holds them."""
    shown: list[RecordTable] = []

    def make(listing: Listing = ALL, paths: list[str] = PATHS, name: str = "test") -> RecordTable:
        table = RecordTable(bench, listing.record, paths, name)
        qtbot.addWidget(table)
        shown.append(table)
        table.resize(900, 400)
        table.show()
        with qtbot.waitSignal(table.listed):
            table.set_listing(listing)
        return table

    yield make
    for table in shown:
        table.close()
    QGuiApplication.clipboard().clear()  # offscreen it would outlive Python, and what Python put there


def five_sales(workbench: Workbench) -> list[int]:
    """Register the sales a to e, of falling amounts."""
    return [factories.sale(workbench, title=title, amount=(9 - n) * 100_000) for n, title in enumerate("abcde")]


def titles(table: RecordTable) -> str:
    return "".join(table.model.texts(place)[table.model.paths.index("sale.title")] for place in range(table.count))


def click(table: RecordTable, place: int, column: int = TITLE, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    point = QPoint(table.view.columnViewportPosition(column) + 30, table.view.rowViewportPosition(place) + 14)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def offers(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers, by its words without the mark of its letter."""
    return {action.text().replace("&", ""): action for action in menu.actions() if not action.isSeparator()}


def sort(table: RecordTable, qtbot: Any, column: int, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    header = table.view.horizontalHeader()
    point = header.section(column).center()
    with qtbot.waitSignal(table.listed):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, point)
