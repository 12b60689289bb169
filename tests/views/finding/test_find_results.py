"""The results on the Find screen belong to the criteria that were run, and say so where those have changed."""

from typing import Any

from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.screen import FindScreen
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.criteria.conftest import counted
from tests.views.finding.test_find_screen import SALE, ask, called, empty_state
from tests.views.record_tables import sort
from tests.views.windows import command, settle

MANY = 60


def fill(workbench: Workbench) -> None:
    for number in range(MANY):
        factories.sale(workbench, title=f"Printers {number:02}", amount=(MANY - number) * 1_000_00)
    factories.sale(workbench, title="Chairs")


def test_an_empty_list_does_not_say_that_nothing_fits_when_other_criteria_stand_above_it(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    fill(workbench)
    assert ask(find, called("x"), qtbot, bench) == []
    assert empty_state(find.page.table) == "No sale fits."
    find.page.editor.put_criteria(called("print"))
    counted(qtbot, find.page.editor)
    assert (find.page.editor.fitting, empty_state(find.page.table)) == (MANY, "Press Find to see what fits now.")
    find.page.editor.put_criteria(called("x"))
    assert empty_state(find.page.table) == "No sale fits."


def test_find7_reset_to_default_takes_the_former_results_away(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    fill(workbench)
    assert len(ask(find, called("print"), qtbot, bench)) == MANY
    find.page.editor.reset_button.click()
    settle(qtbot, bench)
    assert find.page.table.count == 0
    assert empty_state(find.page.table).startswith("Fill in a criterion")


def test_col4_column_filters_do_not_outlive_the_question_that_they_narrowed(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    fill(workbench)
    ask(find, called("print"), qtbot, bench)
    table = find.page.table
    table.filters.put("sale.title", Line("sale.title", O.CONTAINS, ("07",)))
    settle(qtbot, bench)
    assert table.count == 1
    find.page.find_button.click()
    settle(qtbot, bench)
    assert table.count == 1, "the same question"
    assert len(ask(find, called("%"), qtbot, bench)) == MANY + 1
    assert not table.filters.lines


def test_other_results_and_another_order_begin_at_the_top(
    find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    fill(workbench)
    ask(find, called("print"), qtbot, bench)
    bar = find.page.table.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    ask(find, called("%"), qtbot, bench)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    sort(find.page.table, qtbot, 1)
    assert bar.value() == 0


def test_a_line_that_is_removed_leaves_no_gap(find: FindScreen, qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    fill(workbench)
    lines = [Line("sale.title", O.CONTAINS, (text,)) for text in ("print", "p", "r", "i")]
    ask(find, sets(SALE, tuple(lines)), qtbot, bench)
    page = find.page
    before = page.splitter.sizes()[0]
    page.editor.widget_of((0, 3)).strip.remove.click()
    qtbot.waitUntil(lambda: page.splitter.sizes()[0] < before)
    assert page.splitter.sizes()[0] <= max(page.editor.wanted_height, page.editor.minimumSizeHint().height())
    assert len(page.editor.findChildren(LineRow)) >= 3


def test_the_preview_can_be_folded_away_on_the_find_screen(find: FindScreen, window: MainWindow) -> None:
    folded = command(window, "side_panel")
    assert folded.isEnabled()
    assert window.work.has_side
    folded.trigger()
    assert not window.work.has_side
    folded.trigger()
    assert window.work.has_side
