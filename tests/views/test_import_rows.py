"""The rows of the file in the import: each is shown as it is read, and has a tick that leaves it out (IMP-2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop_crm.models.everything import Company
from desktop_crm.views.bench import Bench
from tests.views.import_dialogs import (
    COLOUR,
    TICK,
    TIP,
    Asked,
    Open,
    answer,
    box_of,
    cell,
    import_now,
    opening,
    outcome,
    outcomes,
    tick,
    wait_for_check,
)


@pytest.fixture
def opened(qtbot, bench: Bench, tmp_path: Path) -> Iterator[Open]:
    with opening(qtbot, bench, Asked(), tmp_path) as open_on:
        yield open_on


def test_imp2_a_row_without_a_tick_is_left_out(qtbot, opened, desk, bench):
    dialog = opened("Company\nA\nB\n")
    assert outcomes(dialog) == [(True, "New"), (True, "New")]
    tick(qtbot, dialog, 1, False)
    assert outcomes(dialog) == [(True, "New"), (False, "Left out")]
    assert "1 row is left out, as you chose." in dialog.form.message.text()
    assert cell(dialog, 1, 0, COLOUR) == bench.theme.colour("muted")
    tick(qtbot, dialog, 1, True)
    assert outcomes(dialog) == [(True, "New"), (True, "New")]
    tick(qtbot, dialog, 1, False)
    import_now(qtbot, dialog)
    assert "Left out, as you chose: 1." in dialog.receipt_page.details.text()
    assert desk.ask(lambda session: session.scalars(select(Company.name)).all()) == ["A"]


def test_a_telephone_number_without_its_last_digits_is_left_out_and_told(qtbot, opened, desk, bench):
    dialog = opened("Company,Phone\nA,5.5501E+09\nB,55501020\n")
    assert outcomes(dialog) == [(True, "New"), (True, "New")]
    assert "1 row is taken but for what is red in it." in dialog.form.message.text()
    assert cell(dialog, 0, 1, COLOUR) == bench.theme.colour("overdue")
    assert "lost the last digits" in cell(dialog, 0, 1, TIP)
    import_now(qtbot, dialog)
    assert "Rows of which something was left out, or looks wrong: 1." in dialog.receipt_page.details.text()
    phones = desk.ask(lambda session: session.scalars(select(Company.phone).order_by(Company.name)).all())
    assert phones == ["", "55501020"]


def test_imp2_every_row_of_a_long_file_has_a_tick(qtbot, opened, desk):
    dialog = opened("Company\n" + "".join(f"Firm {number}\n" for number in range(1, 2501)))
    rows = dialog.form.table.rows
    assert rows.rowCount() == 2500
    assert rows.headerData(2499, Qt.Orientation.Vertical) == "2501"
    dialog._forecast = None
    for row in (0, 1200, 2499):
        assert rows.setData(rows.index(row, 0), Qt.CheckState.Unchecked.value, TICK)
    wait_for_check(qtbot, dialog)
    assert "3 rows are left out, as you chose." in dialog.form.message.text()
    assert cell(dialog, 2499, 0) == "Firm 2500"
    import_now(qtbot, dialog)
    names = desk.ask(lambda session: session.scalars(select(Company.name)).all())
    assert len(names) == 2497
    assert not {"Firm 1", "Firm 1201", "Firm 2500"} & set(names)


ACME = "Company;City\nAcme Inc.;Bergen\nNord;Molde\nNORD AS;Oslo\n"


@pytest.fixture
def acme(qtbot, opened) -> None:
    import_now(qtbot, opened("Company\nAcme Corporation\n", "first.csv"))


def names(desk) -> list[str]:
    return desk.ask(lambda session: session.scalars(select(Company.name).order_by(Company.id)).all())


def test_imp7_a_row_that_is_skipped_has_no_tick_and_says_why(acme, opened, bench):
    dialog = opened(ACME)
    assert outcomes(dialog) == [(False, "Exists: Acme Corporation"), (True, "New"), (False, "Exists: row 3")]
    assert outcome(dialog, 0, COLOUR) == cell(dialog, 0, 0, COLOUR) == bench.theme.colour("muted")
    assert outcome(dialog, 0, TIP) == "Exists: Acme Corporation. Tick the row to import it as a new record."
    told = dialog.form.message.text()
    assert "2 rows are skipped: their records are there already." in told
    assert "2 of them have their names written otherwise." in told


def test_imp2_a_row_that_would_be_skipped_is_imported_where_it_is_ticked(qtbot, acme, opened, desk, bench):
    dialog = opened(ACME)
    tick(qtbot, dialog, 0, True)
    assert outcomes(dialog)[0] == (True, "New, looks like Acme Corporation")
    assert outcome(dialog, 0, COLOUR) == bench.theme.colour("stalled")
    tick(qtbot, dialog, 0, False)
    assert outcomes(dialog)[0] == (False, "Exists: Acme Corporation")
    tick(qtbot, dialog, 0, True)
    import_now(qtbot, dialog)
    assert names(desk) == ["Acme Corporation", "Acme Inc.", "Nord"]
    desk.undo()
    assert names(desk) == ["Acme Corporation"]


def test_dup1_how_many_look_like_companies_is_told_before_the_import(qtbot, acme, opened):
    dialog = opened(ACME)
    dialog._forecast = None
    answer(qtbot, dialog, "Known by", "Company name, exactly")
    assert outcomes(dialog) == [
        (True, "New, looks like Acme Corporation"), (True, "New"), (True, "New, looks like row 3"),
    ]  # fmt: skip
    assert "2 new companies look like some that are there." in dialog.form.message.text()
    assert "All can be imported" not in dialog.form.message.text()


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("Merge – update empty fields", "Completes Acme Corporation"),
        ("Replace – overwrite existing", "Overwrites Acme Corporation"),
        ("Add always", "New, looks like Acme Corporation"),
    ],
)
def test_imp7_what_becomes_of_a_record_that_is_there_is_told_of_each_row(qtbot, acme, opened, way, told):
    dialog = opened(ACME)
    dialog._forecast = None
    answer(qtbot, dialog, "Already there", way)
    assert outcomes(dialog)[0] == (True, told)


def test_a_row_that_is_refused_has_no_tick_and_gets_none(opened, bench):
    dialog = opened("Company;Registered\nA;31.02.2026\nB;\n")
    rows = dialog.form.table.rows
    assert outcomes(dialog)[0] == (False, outcome(dialog, 0))
    assert "names a day that does not exist" in outcome(dialog, 0)
    assert outcome(dialog, 0, COLOUR) == bench.theme.colour("overdue")
    assert not rows.setData(rows.index(0, 0), Qt.CheckState.Checked.value, TICK)


def test_a_tick_that_cannot_be_had_goes_out_again(qtbot, acme, opened):
    dialog = opened("Company;Registered\nAcme Inc.;31.02.2026\n")
    assert outcomes(dialog) == [(False, "Exists: Acme Corporation")]
    tick(qtbot, dialog, 0, True)
    assert outcome(dialog, 0, TICK) is Qt.CheckState.Unchecked
    assert "names a day that does not exist" in outcome(dialog, 0)


def test_imp7_a_row_that_fits_two_companies_can_be_a_third_one(qtbot, acme, opened, desk):
    dialog = opened(ACME, "second.csv")
    tick(qtbot, dialog, 0, True)
    import_now(qtbot, dialog)
    dialog = opened("Company\nAcme GmbH\n", "third.csv")
    dialog._forecast = None
    answer(qtbot, dialog, "Already there", "Merge – update empty fields")
    assert outcomes(dialog) == [
        (False, "Company: Several records fit (Acme Corporation, Acme Inc.), so none is changed.")
    ]
    tick(qtbot, dialog, 0, True)
    import_now(qtbot, dialog)
    assert names(desk) == ["Acme Corporation", "Acme Inc.", "Nord", "Acme GmbH"]


def test_imp6_the_keys_that_the_file_has_are_offered_the_likely_one_first(opened):
    dialog = opened("Company;Number;Code;VAT number;E-mail;Web\nA;1;A;9;a@b.no;b.no\n")
    box = box_of(dialog, "Known by")
    assert [box.itemText(place) for place in range(box.count())] == [
        "Company name, legal form left out", "Company name, exactly", "Number", "Code", "VAT number", "E-mail",
        "Web page",
    ]  # fmt: skip
    assert box.currentIndex() == 0


def test_answers_are_as_wide_as_their_words(opened):
    """Beside them the window may be empty."""
    dialog = opened("Company;City\nA;Oslo\n")
    dialog.resize(1600, 900)
    boxes = [box_of(dialog, question) for question in ("Already there", "Known by")]
    assert {box.width() for box in boxes} == {max(box.sizeHint().width() for box in boxes)}
    assert boxes[0].width() < dialog.form.options.width() / 2
