"""The undo list: where the file stands among the last steps, and going to any of them."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Sale
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.views.bench import Bench
from desktop_crm.views.history.undo_dialog import UndoDialog
from desktop_crm.views.history.undo_model import CHANGED, HERE, RECORDS, STEP, WHEN, WHO, UndoModel
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import CONTROL, LEFT, Answers, command, dialog_of, labels_on, sale_of, settle, window_on

SHOWN = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    """Two sales, one edited, both sold: four steps."""
    found = [factories.sale(workbench, title=title) for title in ("Aa", "Bb")]
    workbench.do(edit_sale, found[0], {"amount": 5_000})
    workbench.do(mark_as_sold, found)
    return found


@pytest.fixture
def dialog(qtbot: Any, bench: Bench, sales: list[int]) -> UndoDialog:
    return opened(qtbot, bench)


def opened(qtbot: Any, bench: Bench, parent: QWidget | None = None) -> UndoDialog:
    dialog = UndoDialog(bench, parent)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, bench)
    return dialog


def rows(dialog: UndoDialog) -> UndoModel:
    model = dialog.table.model()
    assert isinstance(model, UndoModel)
    return model


def seen(dialog: UndoDialog, *columns: int) -> list[tuple[str, ...]]:
    model = rows(dialog)
    return [tuple(model.index(row, c).data(SHOWN) for c in columns) for row in range(model.rowCount())]


def here(dialog: UndoDialog) -> str:
    """The step at which the list says that the file stands."""
    marked = [row for row in range(rows(dialog).rowCount()) if rows(dialog).cells(row)[HERE] == "You are here"]
    assert len(marked) == 1
    return rows(dialog).cells(marked[0])[STEP]


def go(qtbot: Any, bench: Bench, dialog: UndoDialog, row: int) -> None:
    """Choose a line and press the button."""
    dialog.table.go_to_row(row)
    with qtbot.waitSignal(bench.desk.stepped):
        dialog.go.click()
    qtbot.waitUntil(lambda: not bench.desk.busy)
    settle(qtbot, bench)


def test_the_list_opens_from_the_edit_menu_once_beside_the_window(qtbot: Any, bench: Bench, sales: list[int]) -> None:
    window = window_on(qtbot, bench, Answers())
    for _ in range(2):
        command(window, "undo_history").trigger()
    settle(qtbot, bench)
    assert not dialog_of(UndoDialog, qtbot).isModal()
    assert len(window.findChildren(UndoDialog)) == 1


def test_the_steps_stand_newest_first_with_what_they_did(dialog: UndoDialog, bench: Bench) -> None:
    when = bench.faces.stamp_text(factories.MOMENT)
    assert seen(dialog, WHEN, WHO, STEP, RECORDS) == [
        (when, "KN", "Mark as sold (2)", "2"),
        (when, "KN", "Edit sale: Aa", "1"),
        (when, "KN", "Register sale: Bb", "1"),
        (when, "KN", "Register sale: Aa", "1"),
        ("", "", "Before the first step", ""),
    ]
    assert [changed for (changed,) in seen(dialog, CHANGED)][1:] == ["Amount, Profit, Profit %", "", "", ""]
    assert here(dialog) == "Mark as sold (2)"
    assert not dialog.go.isEnabled()
    assert dialog.told.text() == "The file stands here."
    QAbstractItemModelTester(rows(dialog), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_going_back_undoes_all_that_was_done_after(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: UndoDialog, sales: list[int]
) -> None:
    dialog.table.go_to_row(2)
    assert dialog.told.text() == "2 steps will be undone."
    go(qtbot, bench, dialog, 2)
    assert sale_of(workbench, sales[0], "status", "amount") == ["open", 0]
    assert here(dialog) == "Register sale: Bb"
    colours = [rows(dialog).index(row, STEP).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert colours == [bench.theme.colour("muted")] * 2 + [None]
    weights = [rows(dialog).index(row, STEP).data(Qt.ItemDataRole.FontRole) for row in (1, 2)]
    assert [font and font.weight() for font in weights] == [None, QFont.Weight.DemiBold]


def test_going_forward_redoes_down_to_the_step_itself(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: UndoDialog, sales: list[int]
) -> None:
    go(qtbot, bench, dialog, 3)
    dialog.table.go_to_row(1)
    assert (dialog.go.text(), dialog.told.text()) == ("Go forward to here", "2 steps will be redone.")
    go(qtbot, bench, dialog, 1)
    assert sale_of(workbench, sales[0], "status", "amount") == ["open", 5_000]
    assert here(dialog) == "Edit sale: Aa"
    dialog.table.go_to_row(2)
    assert (dialog.go.text(), dialog.told.text()) == ("Go back to here", "1 step will be undone.")


def test_before_the_first_step_the_file_is_as_it_was_laid_out(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: UndoDialog
) -> None:
    go(qtbot, bench, dialog, 4)
    assert workbench.rows(Sale) == []
    assert here(dialog) == "Before the first step"
    go(qtbot, bench, dialog, 0)
    assert len(workbench.rows(Sale)) == 2


def test_a_double_click_goes_there_and_the_window_hears_once(
    qtbot: Any, bench: Bench, sales: list[int], workbench: Workbench
) -> None:
    window = window_on(qtbot, bench, Answers())
    dialog = opened(qtbot, bench, window)
    heard: list[Any] = []
    bench.desk.changed.connect(heard.append)
    table = dialog.table
    point = table.visualRect(table.model().index(2, STEP)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=point)
    with qtbot.waitSignal(bench.desk.stepped):
        QTest.mouseDClick(table.viewport(), LEFT, pos=point)
    settle(qtbot, bench)
    assert len(heard) == 1
    assert "Undone: Several steps (2)" in labels_on(window.findChild(StatusLine))
    assert command(window, "redo").text() == "&Redo “Edit sale: Aa”"
    assert sale_of(workbench, sales[0], "amount") == [0]


def test_enter_goes_to_the_chosen_step(qtbot: Any, bench: Bench, dialog: UndoDialog) -> None:
    dialog.activateWindow()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(bench.desk.stepped):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settle(qtbot, bench)
    assert here(dialog) == "Edit sale: Aa"


def test_the_keys_of_undo_and_redo_work_in_the_list(qtbot: Any, bench: Bench, dialog: UndoDialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for keys, stands in (
        (QKeySequence.StandardKey.Undo, "Edit sale: Aa"),
        (QKeySequence.StandardKey.Redo, "Mark as sold (2)"),
    ):
        QTest.keySequence(dialog, QKeySequence(keys))
        settle(qtbot, bench)
        assert here(dialog) == stands


def test_the_list_follows_what_is_done_meanwhile(
    qtbot: Any, bench: Bench, dialog: UndoDialog, sales: list[int]
) -> None:
    go(qtbot, bench, dialog, 1)
    bench.desk.do(edit_sale, sales[1], {"title": "Cc"})
    settle(qtbot, bench)
    assert [step for (step,) in seen(dialog, STEP)][:2] == ["Edit sale: Cc", "Edit sale: Aa"]
    assert here(dialog) == "Edit sale: Cc"
    assert dialog.table.row == 0


def test_a_hundred_steps_are_listed_and_no_beginning_that_is_further_away(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    for turn in range(101):
        workbench.do(set_preference, "show_days_ahead", turn + 1)
    dialog = opened(qtbot, bench)
    assert rows(dialog).rowCount() == 100
    assert ("Before the first step",) not in seen(dialog, STEP)


def test_an_empty_list_says_so(qtbot: Any, bench: Bench) -> None:
    dialog = opened(qtbot, bench)
    assert rows(dialog).rowCount() == 0
    assert dialog.told.text() == "Nothing has been done yet."
    assert not dialog.go.isEnabled()


def test_while_a_job_runs_one_stays_where_one_is(qtbot: Any, bench: Bench, dialog: UndoDialog) -> None:
    pace = Event()

    def endless(_session: Any, progress: Any) -> None:
        while not pace.wait(0.01):
            progress(1, 2)

    dialog.table.go_to_row(2)
    job = bench.desk.start_job("Endless", endless, label="Endless")
    assert not dialog.go.isEnabled()
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert dialog.go.isEnabled()


def test_steps_are_copied_as_text_with_tabs(dialog: UndoDialog, bench: Bench) -> None:
    dialog.table.selectAll()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, CONTROL)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 6
    when = bench.faces.stamp_text(factories.MOMENT)
    assert lines[1] == f"You are here\t{when}\tKN\tMark as sold (2)\t{rows(dialog).cells(0)[CHANGED]}\t2"


def test_the_list_shows_nothing_of_children(dialog: UndoDialog) -> None:
    model = rows(dialog)
    child = model.index(0, 0)
    assert (model.rowCount(child), model.columnCount(child)) == (0, 0)
    assert model.rowCount(QModelIndex()) == 5
    assert {b.text() for b in dialog.findChildren(QPushButton)} == {"Close", "Go back to here"}


def test_the_current_sale_of_the_window_survives_its_own_undoing(
    qtbot: Any, bench: Bench, sales: list[int], workbench: Workbench
) -> None:
    window: MainWindow = window_on(qtbot, bench, Answers())
    window.open_record(RecordKind.SALE, sales[1])
    dialog = opened(qtbot, bench, window)
    go(qtbot, bench, dialog, 3)
    assert window.work.screen_of(RecordKind.SALE).current_id == sales[0]
    go(qtbot, bench, dialog, 0)
    assert sale_of(workbench, sales[1], "status") == ["sold"]
