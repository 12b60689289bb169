"""The rows of the file in the import: each is shown as it is read, and has a tick that leaves it out (IMP-2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop_crm.models.everything import Company
from desktop_crm.views.bench import Bench
from tests.views.import_dialogs import COLOUR, Asked, Open, cell, import_now, opening, wait_for_check


@pytest.fixture
def opened(qtbot, bench: Bench, tmp_path: Path) -> Iterator[Open]:
    with opening(qtbot, bench, Asked(), tmp_path) as open_on:
        yield open_on


def test_imp2_a_row_without_a_tick_is_left_out(qtbot, opened, desk, bench):
    dialog = opened("Company\nA\nB\n")
    rows = dialog.form.table.rows
    assert cell(dialog, 1, 0, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    dialog._forecast = None
    assert rows.setData(rows.index(1, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    wait_for_check(qtbot, dialog)
    assert "1 row is left out, as you chose." in dialog.form.message.text()
    assert cell(dialog, 1, 0, COLOUR) == bench.theme.colour("muted")
    import_now(qtbot, dialog)
    assert "Left out, as you chose: 1." in dialog.receipt_page.details.text()
    assert desk.ask(lambda session: session.scalars(select(Company.name)).all()) == ["A"]


def test_imp2_every_row_of_a_long_file_has_a_tick(qtbot, opened, desk):
    dialog = opened("Company\n" + "".join(f"Firm {number}\n" for number in range(1, 2501)))
    rows = dialog.form.table.rows
    assert rows.rowCount() == 2500
    assert rows.headerData(2499, Qt.Orientation.Vertical) == "2501"
    dialog._forecast = None
    for row in (0, 1200, 2499):
        assert rows.setData(rows.index(row, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    wait_for_check(qtbot, dialog)
    assert "3 rows are left out, as you chose." in dialog.form.message.text()
    assert cell(dialog, 2499, 0) == "Firm 2500"
    import_now(qtbot, dialog)
    names = desk.ask(lambda session: session.scalars(select(Company.name)).all())
    assert len(names) == 2497
    assert not {"Firm 1", "Firm 1201", "Firm 2500"} & set(names)
