"""Settings: the lowest level wins."""

import pytest

from desktop_crm.models.everything import Preference
from desktop_crm.operations.errors import OutOfRange
from desktop_crm.operations.preferences import PREFERENCES, preference, preferences, set_preference
from tests.factories import Workbench


def test_default_then_all_users_then_the_own(w: Workbench) -> None:
    assert w.ask(preference, "mark_overdue") is True
    w.do(set_preference, "mark_overdue", False, personal=False)
    assert w.ask(preference, "mark_overdue") is False
    w.do(set_preference, "mark_overdue", True)
    assert w.ask(preference, "mark_overdue") is True
    w.user_id = w.ids["Ola Hansen"]
    assert w.ask(preference, "mark_overdue") is False


def test_all_at_once_agree_with_one_by_one(w: Workbench) -> None:
    w.do(set_preference, "show_days_ahead", 7, personal=False)
    w.do(set_preference, "show_days_ahead", 14)
    w.do(set_preference, "skip_completed_sales", True)
    assert w.ask(preferences) == {name: w.ask(preference, name) for name in PREFERENCES}
    assert w.ask(preferences)["show_days_ahead"] == 14


def test_sc11_setting_again_writes_over_and_setting_the_same_is_no_step(w: Workbench) -> None:
    w.do(set_preference, "skip_completed_sales", True)
    assert w.last.step.label == "Change setting"
    w.do(set_preference, "skip_completed_sales", True)
    assert w.last.step is None
    w.do(set_preference, "skip_completed_sales", False)
    w.do(set_preference, "skip_completed_sales", True, personal=False)
    assert w.ask(preference, "skip_completed_sales") is False
    mine = [row.value for row in w.rows(Preference) if row.user_id == w.user_id]
    assert mine == ["false"]


def test_an_unknown_name_or_a_wrong_type_is_an_error_of_the_caller(w: Workbench) -> None:
    with pytest.raises(KeyError):
        w.ask(preference, "colour")
    with pytest.raises(TypeError):
        w.do(set_preference, "mark_overdue", "yes")


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("show_days_ahead", 0, 366), ("history_length", 1, 15), ("meeting_minutes", 1, 1440), ("call_minutes", 1, 1440)],
)
def test_sc14_sl3_a_figure_stays_within_its_range(w: Workbench, name: str, least: int, most: int) -> None:
    for value in (least, most):
        w.do(set_preference, name, value)
        assert w.ask(preference, name) == value
    for value in (least - 1, most + 1):
        with pytest.raises(OutOfRange) as refused:
            w.do(set_preference, name, value)
        assert (refused.value.least, refused.value.most) == (least, most)
    with pytest.raises(TypeError):
        w.do(set_preference, name, True)


def test_duplicates_are_looked_for_until_the_user_says_no(w: Workbench) -> None:
    assert w.ask(preference, "check_duplicates") is True
    w.do(set_preference, "check_duplicates", False)
    assert w.ask(preference, "check_duplicates") is False


def test_a_value_of_a_setting_that_there_was_once_is_passed_over(w: Workbench) -> None:
    w.do(lambda session: session.add(Preference(name="colour", value='"red"')), label="Once")
    assert w.ask(preferences) == {name: w.ask(preference, name) for name in PREFERENCES}
    assert "colour" not in w.ask(preferences)
