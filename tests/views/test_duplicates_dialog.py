"""Finding duplicates in the window, merging them and keeping them apart; the quiet lines while one is registered."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Sale
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.duplicates.dialog import DuplicatesDialog
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.merge_dialog import MergeDialog
from desktop_crm.views.parts.merge_grid import Choice
from desktop_crm.views.parts.namesakes import Namesakes
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, command, dialog_of, settle, type_over, window_on

COMPANY = RecordKind.COMPANY


@pytest.fixture
def companies(workbench: Workbench) -> list[int]:
    """Two groups of duplicates; the second Nordlys has a sale."""
    names = ("Nordlys Data AS", "Nordlys data", "Berg Bygg", "Berg Bygge AS", "Alfa")
    ids = [factories.company(workbench, name, city=city) for name, city in zip(names, "ABCDE", strict=True)]
    factories.sale(workbench, company_id=ids[1])
    return ids


@pytest.fixture
def dialog(qtbot: Any, bench: Bench, companies: list[int]) -> DuplicatesDialog:
    opened = DuplicatesDialog(bench)
    qtbot.addWidget(opened)
    QAbstractItemModelTester(opened.group_lines, opened)
    QAbstractItemModelTester(opened.record_lines, opened)
    opened.show()
    settle(qtbot, bench)
    return opened


def groups(dialog: DuplicatesDialog) -> list[tuple[str, ...]]:
    return [tuple(line) for line in dialog.group_lines.lines]


def names(dialog: DuplicatesDialog) -> list[str]:
    return [line[0] for line in dialog.record_lines.lines]


def merge_dialog(qtbot: Any, bench: Bench, dialog: DuplicatesDialog) -> MergeDialog:
    dialog.merging.click()
    settle(qtbot, bench)
    return dialog_of(MergeDialog, qtbot)


def choose(merging: MergeDialog, text: str) -> None:
    next(choice for choice in merging.grid.findChildren(Choice) if choice.whole == text).click()


def press_merge(qtbot: Any, bench: Bench, merging: MergeDialog) -> None:
    with qtbot.waitSignal(bench.desk.stepped):
        merging.button.click()
    qtbot.waitUntil(lambda: not bench.desk.busy)
    settle(qtbot, bench)


# -- finding ----------------------------------------------------------------------------------------------------------


def test_groups_stand_with_the_surest_first_and_their_records(dialog: DuplicatesDialog) -> None:
    assert groups(dialog) == [("Nordlys Data AS", "Same name", "2"), ("Berg Bygg", "Similar name", "2")]
    assert [line[:5] for line in dialog.record_lines.lines] == [
        ("Nordlys data", "B", "", "1", "0"), ("Nordlys Data AS", "A", "", "0", "0"),
    ]  # fmt: skip
    assert dialog.told.text() == "Groups: 2"
    assert not dialog.progress.isVisible()


def test_another_group_shows_its_records(qtbot: Any, bench: Bench, dialog: DuplicatesDialog) -> None:
    QTest.keyClick(dialog.groups, Qt.Key.Key_Down)
    settle(qtbot, bench)
    assert names(dialog) == ["Berg Bygg", "Berg Bygge AS"]
    assert dialog.records.chosen_rows() == [0, 1]


def test_another_kind_is_searched_at_once(qtbot: Any, bench: Bench, dialog: DuplicatesDialog) -> None:
    dialog.kinds.setCurrentIndex(1)
    settle(qtbot, bench)
    assert groups(dialog) == names(dialog) == []
    assert dialog.told.text() == "There are no duplicates."
    assert not dialog.merging.isEnabled()


def test_what_cannot_be_done_is_dim(dialog: DuplicatesDialog) -> None:
    enabled = [button.isEnabled() for button in (dialog.opening, dialog.apart, dialog.merging)]
    assert enabled == [False, True, True]
    dialog.records.selectRow(0)
    enabled = [button.isEnabled() for button in (dialog.opening, dialog.apart, dialog.merging)]
    assert enabled == [True, False, False]
    assert dialog.merging.toolTip() == "Choose two to 4 records of the group."


def test_a_search_can_be_cancelled_and_begun_again(
    qtbot: Any, bench: Bench, dialog: DuplicatesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.again.click()
    dialog.stop.click()
    settle(qtbot, bench)
    assert dialog.told.text() in ("The search was cancelled.", "Groups: 2")  # it may have been quicker
    assert dialog.again.isVisible()
    dialog.again.click()
    settle(qtbot, bench)
    assert len(groups(dialog)) == 2


# -- keeping apart and merging ----------------------------------------------------------------------------------------


def test_what_is_kept_apart_leaves_the_list_and_undo_brings_it_back(
    qtbot: Any, bench: Bench, dialog: DuplicatesDialog
) -> None:
    dialog.apart.click()
    settle(qtbot, bench)
    assert [name for name, *_ in groups(dialog)] == ["Berg Bygg"]
    assert dialog.told.text() == "Groups: 1"
    bench.desk.undo()
    settle(qtbot, bench)
    assert len(groups(dialog)) == 2


def test_merging_takes_the_chosen_values_and_undo_brings_both_back(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: DuplicatesDialog, companies: list[int]
) -> None:
    first, second = companies[:2]
    merging = merge_dialog(qtbot, bench, dialog)
    assert merging.grid.survivor == second  # the one that is used
    assert merging.grid.values() == {"name": "Nordlys data", "city": "B"}
    choose(merging, "A")
    press_merge(qtbot, bench, merging)
    assert [row.name for row in workbench.rows(Company)] == ["Nordlys data", "Berg Bygg", "Berg Bygge AS", "Alfa"]
    assert workbench.row(COMPANY, second)["city"] == "A"
    assert [name for name, *_ in groups(dialog)] == ["Berg Bygg"]
    bench.desk.undo()
    settle(qtbot, bench)
    assert workbench.row(COMPANY, first)["name"] == "Nordlys Data AS"
    assert len(groups(dialog)) == 2


def test_another_survivor_brings_its_values_but_not_over_what_was_chosen(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: DuplicatesDialog, companies: list[int]
) -> None:
    merging = merge_dialog(qtbot, bench, dialog)
    assert merging.told.text().startswith("Nothing else moves.")
    choose(merging, "B")
    keep = merging.grid.findChildren(Choice)[1]
    keep.click()
    assert merging.grid.survivor == companies[0]
    assert merging.grid.values() == {"name": "Nordlys Data AS", "city": "B"}
    assert merging.told.text() == "Moves with them – sales: 1. The others are deleted; undo brings them back."
    press_merge(qtbot, bench, merging)
    assert [sale.company_id for sale in workbench.rows(Sale)] == [companies[0]]


def test_long_texts_can_be_joined(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    ids = [factories.company(workbench, "Alfa", note=note) for note in ("Rings back", "Pays late")]
    opened = DuplicatesDialog(bench)
    qtbot.addWidget(opened)
    opened.show()
    settle(qtbot, bench)
    merging = merge_dialog(qtbot, bench, opened)
    choose(merging, "All, one below the other")
    press_merge(qtbot, bench, merging)
    assert workbench.row(COMPANY, ids[0])["note"] == "Rings back\n\nPays late"


def test_a_refused_merger_is_told_and_the_choice_stands(
    qtbot: Any, bench: Bench, workbench: Workbench, dialog: DuplicatesDialog, companies: list[int]
) -> None:
    merging = merge_dialog(qtbot, bench, dialog)
    workbench.journal.run(FORMS[COMPANY].delete, [companies[0]], user_id=1)
    merging.button.click()
    qtbot.waitUntil(lambda: not bench.desk.busy)
    assert merging.isVisible()
    assert merging.told.text() == "This record has been deleted. Undo brings it back."
    merging.reject()


def test_the_dialog_opens_from_the_menu_once_and_opens_a_record(qtbot: Any, bench: Bench, companies: list[int]) -> None:
    window: MainWindow = window_on(qtbot, bench, Answers())
    for _ in range(2):
        command(window, "find_duplicates").trigger()
    settle(qtbot, bench)
    assert len(window.findChildren(DuplicatesDialog)) == 1
    dialog = dialog_of(DuplicatesDialog, qtbot)
    dialog.records.selectRow(1)
    dialog.opening.click()
    settle(qtbot, bench)
    assert window.work.area is COMPANY
    assert window.work.shown_screen.current_id == companies[0]


# -- while one is registered ------------------------------------------------------------------------------------------


@pytest.fixture
def card(qtbot: Any, bench: Bench, companies: list[int]) -> Card:
    card = Card(bench, LAYOUTS[COMPANY], FORMS[COMPANY])
    for name in LAYOUTS[COMPANY].header:
        card.header_line.addWidget(card.header_value(name))
    qtbot.addWidget(card)
    card.resize(700, 500)
    card.show()
    card.start_new({})
    return card


def lines(card: Card) -> list[str]:
    line = card.findChild(Namesakes)
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible()] if line.isVisible() else []


def told(qtbot: Any, card: Card, *expected: str) -> None:
    qtbot.waitUntil(lambda: lines(card) == list(expected))


def test_dup1_who_is_there_already_stands_under_the_name(qtbot: Any, card: Card) -> None:
    type_over(card, "name", "NORDLYS DATA", end=None)
    told(
        qtbot, card,
        "There is already Nordlys Data AS (A, our contact KN)", "There is already Nordlys data (B, our contact KN)",
    )  # fmt: skip
    type_over(card, "name", "Berg Bygg og Betong", end=None)
    told(qtbot, card)
    type_over(card, "name", "Alffa", end=None)
    told(qtbot, card, "There is something similar: Alfa (E, our contact KN)")


def test_dup1_it_stops_nobody(qtbot: Any, card: Card, workbench: Workbench) -> None:
    type_over(card, "name", "Alfa", end=None)
    told(qtbot, card, "There is already Alfa (E, our contact KN)")
    for name in card.state.missing(card.values):
        card.put(name, card._choices(name)[0].value)
    assert card.save()
    told(qtbot, card)
    assert [row.name for row in workbench.rows(Company)].count("Alfa") == 2


def test_dup1_who_saves_before_one_could_tell_is_told_first(qtbot: Any, card: Card, workbench: Workbench) -> None:
    for name in ("category_id", "business_id"):
        card.put(name, card._choices(name)[0].value)
    type_over(card, "name", "Alfa", end=None)
    with qtbot.waitSignal(card.told) as said:
        assert not card.save()
    assert said.args == ["There is one of this name already. Save once more to have both."]
    told(qtbot, card, "There is already Alfa (E, our contact KN)")
    type_over(card, "city", "Oslo", end=None)
    assert card.save()
    assert [row.name for row in workbench.rows(Company)].count("Alfa") == 2


def test_dup1_open_wishes_to_see_the_other(qtbot: Any, card: Card, companies: list[int]) -> None:
    type_over(card, "name", "Alfa", end=None)
    told(qtbot, card, "There is already Alfa (E, our contact KN)")
    with qtbot.waitSignal(card.record_requested) as wish:
        card.findChild(Namesakes).findChild(LinkButton).click()
    assert wish.args == ["company", companies[4]]


def test_dup1_an_existing_record_is_not_looked_up(qtbot: Any, bench: Bench, card: Card, companies: list[int]) -> None:
    card.show_record(companies[0])
    card.edit()
    type_over(card, "name", "Alfa", end=None)
    qtbot.wait(400)
    assert lines(card) == []


def test_dup1_turned_off_nothing_is_said(qtbot: Any, bench: Bench, card: Card) -> None:
    bench.desk.do(set_preference, "check_duplicates", False)
    type_over(card, "name", "Alfa", end=None)
    qtbot.wait(400)
    settle(qtbot, bench)
    assert lines(card) == []
