"""The window on Find, and a hand that builds searches with its real widgets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Group
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.page import SearchPage
from desktop_crm.views.finding.saving import SaveSearchDialog
from desktop_crm.views.finding.screen import FindScreen
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.window import MainWindow
from tests.views.criteria.conftest import choose, choose_field, close, counted, tick_item
from tests.views.hand import Hand
from tests.views.windows import Answers, dialog_of, settle, window_on

ENTER = Qt.Key.Key_Return


@dataclass
class Searcher:
    """Builds searches as a user does: chooses a field, a comparison, values; presses Find; saves."""

    hand: Hand
    window: MainWindow
    qtbot: Any
    bench: Bench

    @property
    def find(self) -> FindScreen:
        return self.window.work.finder

    @property
    def page(self) -> SearchPage:
        return self.find.page

    def go(self, kind: RecordKind) -> None:
        """Choose what is searched for."""
        self.hand.choose_from(self.find.kind_button, kind.value)
        settle(self.qtbot, self.bench)

    # -- criteria ------------------------------------------------------------------------------------------------

    def add(self, field: str) -> LineRow:
        """Add a criterion: type the field's name into the chooser, and click it."""
        editor = self.page.editor
        self.hand.click(editor.root.widgets[0].parts.add)
        QTest.keyClicks(editor.hand.chooser.search, field.rpartition(" – ")[2])
        choose_field(self.hand, editor, field)
        group = editor.criteria().root.parts[0]
        assert isinstance(group, Group)
        row = editor.widget_of((0, len(group.parts) - 1))
        assert isinstance(row, LineRow)
        return row

    def compare(self, row: LineRow, operator: str) -> None:
        self.shut()
        choose(self.hand, row.operator, operator)

    def items(self, field: str, *labels: str, operator: str = "") -> None:
        row = self.add(field)
        if operator:
            self.compare(row, operator)
        if row.value.popup is None:
            self.hand.click(row.value.button)
        popup = row.value.popup
        for label in labels:
            tick_item(self.hand, popup, label)
        close(self.qtbot, popup, self.window)

    def alone(self, field: str, operator: str) -> None:
        """An operator that needs no value."""
        self.compare(self.add(field), operator)

    def unit(self, field: str, operator: str, unit: str) -> None:
        row = self.add(field)
        self.compare(row, operator)
        self.shut()
        choose(self.hand, row.value.unit, unit)

    def units(self, field: str, operator: str, count: int, unit: str) -> None:
        row = self.add(field)
        self.compare(row, operator)
        self.type(str(count))
        choose(self.hand, row.value.unit, unit)

    def typed(self, field: str, *texts: str, operator: str = "") -> None:
        row = self.add(field)
        if operator:
            self.compare(row, operator)
        for station, text in zip(row.value.stations(), texts, strict=True):
            station.setFocus()
            self.type(text)

    def yes_no(self, field: str, answer: bool) -> None:
        self.hand.click(self.add(field).value.buttons[answer])

    def record(self, field: str, name: str) -> None:
        """Pick one record by its name."""
        row = self.add(field)
        self.compare(row, "Is exactly")
        picker = row.value.picker
        picker.list.close()
        self.type(name)
        self.qtbot.waitUntil(lambda: picker.answered == name and picker.list.is_open)
        QTest.keyClick(picker.line, ENTER)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def shut(self) -> None:
        """Close what opened by itself."""
        while (popup := QApplication.activePopupWidget()) is not None:
            close(self.qtbot, popup, self.window)

    # -- results -------------------------------------------------------------------------------------------------

    def run(self) -> list[int]:
        """Press Find; returns the ids of what is found, and holds the count beside Find against them."""
        self.shut()
        with self.qtbot.waitSignal(self.page.table.listed):
            self.hand.click(self.page.find_button)
        counted(self.qtbot, self.page.editor)
        settle(self.qtbot, self.bench)
        found = sorted(self.page.table.ids)
        assert self.page.editor.fitting == len(found)
        return found

    def save(self, name: str) -> int:
        """Save as a dynamic selection; returns its id."""
        self.hand.click(self.find.save_button)
        dialog = dialog_of(SaveSearchDialog, self.qtbot)
        QTest.keyClicks(dialog.focusWidget(), name)  # offscreen the window may take itself to be active still
        with self.qtbot.waitSignal(dialog.started) as started:
            self.hand.click(dialog.ok)
        with self.qtbot.waitSignal(started.args[0].finished) as finished:
            pass
        settle(self.qtbot, self.bench)
        return int(finished.args[0])


@pytest.fixture
def hand(qtbot: Any) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> Iterator[MainWindow]:
    """The window on Find, over the file of the test's `ids`."""
    opened = window_on(qtbot, bench, Answers())
    opened.open_find()
    settle(qtbot, bench)
    yield opened
    for menu in opened.findChildren(QMenu):
        menu.close()
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup is not opened:
            popup.close()


@pytest.fixture
def find(window: MainWindow) -> FindScreen:
    return window.work.finder


@pytest.fixture
def searcher(hand: Hand, window: MainWindow, qtbot: Any, bench: Bench) -> Searcher:
    return Searcher(hand, window, qtbot, bench)


def named(ids: dict[str, int], *names: str) -> Sequence[int]:
    """The ids that go by these names, in the order in which they were given."""
    return sorted(ids[name] for name in names)
