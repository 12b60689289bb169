"""The follow-up dialog: what its type shows, what it starts with, completing, and deleting."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.follow_up import edit_follow_up, set_done
from desktop_crm.views.bench import Bench
from desktop_crm.views.follow_up.dialog import FollowUpDialog
from desktop_crm.views.history.dialog import HistoryDialog
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import TODAY, Workbench
from tests.views.windows import (
    CONTROL,
    LEFT,
    Answers,
    click_sign,
    dialog_of,
    labels_on,
    no_dialog,
    press,
    read,
    settle,
    type_over,
    typed,
    window_on,
)

FOLLOW_UP = RecordKind.FOLLOW_UP
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def answers() -> Answers:
    return Answers()


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS")
    anne = factories.person(workbench, company_id=alfa)
    sale = factories.sale(workbench, company_id=alfa, person_id=anne)
    return {"alfa": alfa, "anne": anne, "sale": sale, "ring": factories.follow_up(workbench, sale_id=sale)}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int], answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def new(window: MainWindow, qtbot: Any) -> FollowUpDialog:
    """A new follow-up on the shown sale."""
    window.work.screen_of(RecordKind.SALE).run_command("follow_up_here")
    return dialog_of(FollowUpDialog, qtbot)


@pytest.fixture
def existing(window: MainWindow, ids: dict[str, int], qtbot: Any) -> FollowUpDialog:
    window.open_record(FOLLOW_UP, ids["ring"])
    return dialog_of(FollowUpDialog, qtbot)


def last(workbench: Workbench) -> dict[str, Any]:
    """The follow-up that was registered last."""
    from desktop_crm.models.everything import FollowUp

    return dict(workbench.row(FOLLOW_UP, workbench.rows(FollowUp)[-1].id))


def test_fu5_a_new_follow_up_is_due_today_mine_and_about_the_sale(new: FollowUpDialog, ids: dict[str, int]) -> None:
    values = new.card.values
    assert [values[name] for name in ("date", "sale_id", "company_id", "person_id")] == [
        TODAY, ids["sale"], ids["alfa"], ids["anne"],
    ]  # fmt: skip
    assert typed(new.card, "owner_id") == "Kari Nordmann"
    assert new.windowTitle() == "New follow-up"
    assert new.card.place("title").inner.hasFocus()


def test_text_and_enter_book_it(new: FollowUpDialog, workbench: Workbench, ids: dict[str, int]) -> None:
    QTest.keyClicks(new.focusWidget(), "Send the offer")
    press(new.card, ENTER)
    assert no_dialog()
    assert (last(workbench)["title"], last(workbench)["sale_id"]) == ("Send the offer", ids["sale"])


@pytest.mark.parametrize(
    ("type_name", "times", "label", "duration"),
    [("Task", False, "Deadline", None), ("Meeting", True, "Date", 60), ("Call", True, "Date", 15)],
)
def test_fu1_fu2_the_type_decides_on_time_and_length(
    new: FollowUpDialog, workbench: Workbench, type_name: str, times: bool, label: str, duration: int | None
) -> None:
    card = new.card
    card.put("type_id", workbench.ids["Meeting"])
    card.put("type_id", workbench.ids[type_name])
    assert [card.place(name).isVisible() for name in ("start", "duration")] == [times, times]
    assert card.pages[0].checks["all_day"].isVisible() is times
    assert card.pages[0].label("date").text() == f"{label} *"
    assert card.values["duration"] == duration


def test_fu3_all_day_has_no_time(new: FollowUpDialog, workbench: Workbench) -> None:
    card = new.card
    card.put("type_id", workbench.ids["Meeting"])
    box = card.pages[0].checks["all_day"].box
    click_sign(box)
    assert (card.values["start"], card.place("start").locked) == (None, True)
    type_over(card, "title", "Fair", end=ENTER)
    assert (last(workbench)["all_day"], last(workbench)["start"]) == (True, None)


def test_fu4_company_and_person_are_optional_title_type_date_and_owner_are_not(new: FollowUpDialog) -> None:
    assert {"Title *", "Type *", "Owner *"} <= set(labels_on(new))
    assert not new.card.save_button.isEnabled()
    new.card.put("company_id", None)
    new.card.put("person_id", None)
    type_over(new.card, "title", "Think")
    assert new.card.save_button.isEnabled()
    type_over(new.card, "date", "")
    assert not new.card.save_button.isEnabled()


def test_all_fields_of_each_type_fit_without_scrolling(new: FollowUpDialog, workbench: Workbench) -> None:
    for name in ("Task", "Meeting", "Call"):
        new.card.put("type_id", workbench.ids[name])
        assert new.card.pages[0].verticalScrollBar().maximum() == 0


def test_esc_closes_an_untouched_dialog_and_asks_before_it_discards(
    new: FollowUpDialog, window: MainWindow, answers: Answers, qtbot: Any
) -> None:
    press(new.card, ESC)
    assert (no_dialog(), answers.asked) == (True, [])
    window.work.screen_of(RecordKind.SALE).run_command("follow_up_here")
    again = dialog_of(FollowUpDialog, qtbot)
    type_over(again.card, "title", "Half a th", end=None)
    answers.given = ["Go on editing", "Discard"]
    press(again.card, ESC)
    assert typed(again.card, "title") == "Half a th"
    press(again.card, ESC)
    assert no_dialog()


def test_an_existing_one_opens_ready_to_be_changed(
    existing: FollowUpDialog, workbench: Workbench, ids: dict[str, int]
) -> None:
    assert (existing.card.is_editing, existing.windowTitle()) == (True, "Follow-up: Ring back")
    type_over(existing.card, "date", "12/6/2026", end=ENTER)
    assert no_dialog()
    assert workbench.row(FOLLOW_UP, ids["ring"])["date"] == date(2026, 6, 12)


def test_cancel_closes_an_existing_one(existing: FollowUpDialog) -> None:
    QTest.mouseClick(existing.card.cancel_button, LEFT)
    assert no_dialog()


def tick(dialog: FollowUpDialog) -> None:
    click_sign(dialog.completed)


def test_fu7_ticking_is_saved_with_what_was_changed_in_one_step(
    existing: FollowUpDialog, workbench: Workbench, ids: dict[str, int], bench: Bench
) -> None:
    type_over(existing.card, "title", "Rang back")
    tick(existing)
    assert existing.card.place("date").locked
    QTest.mouseClick(existing.card.save_button, LEFT)
    row = workbench.row(FOLLOW_UP, ids["ring"])
    assert (row["title"], row["completed"], row["completed_at"] is not None) == ("Rang back", True, True)
    bench.desk.undo()
    row = workbench.row(FOLLOW_UP, ids["ring"])
    assert (row["title"], row["completed"]) == ("Ring back", False)


def test_fu7_a_completed_one_is_locked_until_the_tick_is_removed(
    window: MainWindow, bench: Bench, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    bench.desk.do(set_done, [ids["ring"]], True)
    window.open_record(FOLLOW_UP, ids["ring"])
    dialog = dialog_of(FollowUpDialog, qtbot)
    assert (dialog.card.is_editing, dialog.completed.isChecked()) == (False, True)
    assert read(dialog.card, "title") == ["Ring back"]
    tick(dialog)
    assert (dialog.card.is_editing, dialog.card.place("title").locked) == (True, False)
    type_over(dialog.card, "title", "Ring again", end=ENTER)
    row = workbench.row(FOLLOW_UP, ids["ring"])
    assert (row["title"], row["completed"], row["completed_at"]) == ("Ring again", False, None)


def test_fu7_a_new_one_may_be_completed_already(new: FollowUpDialog, workbench: Workbench) -> None:
    type_over(new.card, "title", "Met at the fair")
    tick(new)
    assert new.card.save()
    assert last(workbench)["completed"] is True


def test_deleting_closes_the_dialog_and_can_be_undone(
    existing: FollowUpDialog, workbench: Workbench, bench: Bench, ids: dict[str, int], answers: Answers
) -> None:
    button = next(b for b in existing.findChildren(QPushButton) if b.text() == "Delete")
    QTest.mouseClick(button, LEFT)
    assert (no_dialog(), answers.asked) == (True, [])
    bench.desk.undo()
    assert workbench.row(FOLLOW_UP, ids["ring"])["title"] == "Ring back"


@pytest.mark.parametrize("by_key", [False, True])
def test_the_history_opens_over_the_dialog_and_can_be_used(
    existing: FollowUpDialog, bench: Bench, ids: dict[str, int], qtbot: Any, by_key: bool
) -> None:
    bench.desk.do(edit_follow_up, ids["ring"], {"title": "Ring him"})
    if by_key:
        press(existing.card, Qt.Key.Key_H, CONTROL)
    else:
        QTest.mouseClick(existing.history_button, LEFT)
    history = dialog_of(HistoryDialog, qtbot)
    settle(qtbot, bench)
    model = history.table.model()
    told = [model.index(row, column).data() for row in range(model.rowCount()) for column in range(6)]
    assert {"Ring him", "Ring back"} <= set(told)
    QTest.keyClick(history, ESC)
    assert not history.isVisible()
    assert existing.isVisible()


def test_a_new_one_has_no_history_yet(new: FollowUpDialog) -> None:
    assert not new.history_button.isVisible()


def test_enter_never_deletes(existing: FollowUpDialog) -> None:
    assert not any(button.isDefault() or button.autoDefault() for button in existing.findChildren(QPushButton))


def test_what_hangs_on_the_sale_is_listed_at_once(
    new: FollowUpDialog, window: MainWindow, bench: Bench, qtbot: Any
) -> None:
    QTest.keyClicks(new.focusWidget(), "Send the offer")
    press(new.card, ENTER)
    settle(qtbot, bench)
    assert window.work.screen_of(RecordKind.SALE).lists["activities"].table.count == 2
    assert read(window.work.screen_of(RecordKind.SALE).card, "next_activity") == ["10/06/2026"]


def test_a_link_in_a_completed_one_leads_to_the_record(
    window: MainWindow, bench: Bench, ids: dict[str, int], qtbot: Any
) -> None:
    bench.desk.do(set_done, [ids["ring"]], True)
    window.open_record(FOLLOW_UP, ids["ring"])
    dialog = dialog_of(FollowUpDialog, qtbot)
    link = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Company: Alfa AS")
    QTest.mouseClick(link, LEFT)
    assert no_dialog()
    assert (window.work.area, window.work.shown_screen.current_id) == (RecordKind.COMPANY, ids["alfa"])
