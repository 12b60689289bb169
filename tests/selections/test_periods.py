"""Relative dates mean the days that the tables of the domain say (selections, 1.5)."""

from datetime import date

import pytest

from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.operators import interval
from desktop_crm.selections.periods import Interval, Unit, quarter, shifted

D, W, M, Q, H, Y = Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR
TUESDAY = date(2019, 10, 15)


def days(text: str) -> Interval:
    """Read "14.10.2019–20.10.2019"."""
    first, last = (date(int(d[6:]), int(d[3:5]), int(d[:2])) for d in text.split("–"))
    return Interval(first, last)


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        (O.THIS, (D,), "15.10.2019–15.10.2019"),
        (O.THIS, (W,), "14.10.2019–20.10.2019"),
        (O.THIS, (M,), "01.10.2019–31.10.2019"),
        (O.THIS, (Q,), "01.10.2019–31.12.2019"),
        (O.THIS, (Y,), "01.01.2019–31.12.2019"),
        (O.THIS_AND_NEXT, (10, D), "15.10.2019–25.10.2019"),
        (O.THIS_AND_NEXT, (2, W), "14.10.2019–03.11.2019"),
        (O.THIS_AND_NEXT, (2, M), "01.10.2019–31.12.2019"),
        (O.THIS_AND_NEXT, (1, Q), "01.10.2019–31.03.2020"),
        (O.THIS_AND_NEXT, (2, Y), "01.01.2019–31.12.2021"),
        (O.THIS_AND_PREVIOUS, (5, D), "10.10.2019–15.10.2019"),
        (O.THIS_AND_PREVIOUS, (3, W), "23.09.2019–20.10.2019"),
        (O.THIS_AND_PREVIOUS, (4, M), "01.06.2019–31.10.2019"),
        (O.THIS_AND_PREVIOUS, (2, Q), "01.04.2019–31.12.2019"),
        (O.THIS_AND_PREVIOUS, (2, Y), "01.01.2017–31.12.2019"),
        (O.PREVIOUS, (14, D), "01.10.2019–14.10.2019"),
        (O.PREVIOUS, (2, W), "30.09.2019–13.10.2019"),
        (O.PREVIOUS, (6, M), "01.04.2019–30.09.2019"),
        (O.PREVIOUS, (1, Q), "01.07.2019–30.09.2019"),
        (O.PREVIOUS, (2, Y), "01.01.2017–31.12.2018"),
        (O.NEXT, (3, D), "16.10.2019–18.10.2019"),
        (O.NEXT, (4, W), "21.10.2019–17.11.2019"),
        (O.NEXT, (1, M), "01.11.2019–30.11.2019"),
        (O.NEXT, (2, Q), "01.01.2020–30.06.2020"),
        (O.NEXT, (3, Y), "01.01.2020–31.12.2022"),
        (O.PREVIOUS_THIS_NEXT, (D,), "14.10.2019–16.10.2019"),
        (O.PREVIOUS_THIS_NEXT, (W,), "07.10.2019–27.10.2019"),
        (O.PREVIOUS_THIS_NEXT, (M,), "01.09.2019–30.11.2019"),
        (O.PREVIOUS_THIS_NEXT, (Q,), "01.07.2019–31.03.2020"),
        (O.PREVIOUS_THIS_NEXT, (Y,), "01.01.2018–31.12.2020"),
    ],
)
def test_date1_intervals_of_2019(operator: O, values: tuple[object, ...], expected: str) -> None:
    assert interval(operator, values, TUESDAY) == days(expected)


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        (O.PREVIOUS, (1, W), "09.03.2020–15.03.2020"),
        (O.THIS, (W,), "16.03.2020–22.03.2020"),
        (O.NEXT, (1, W), "23.03.2020–29.03.2020"),
        (O.PREVIOUS, (1, M), "01.02.2020–29.02.2020"),
        (O.PREVIOUS, (1, Q), "01.10.2019–31.12.2019"),
        (O.THIS, (H,), "01.01.2020–30.06.2020"),
        (O.THIS, (Y,), "01.01.2020–31.12.2020"),
    ],
)
def test_date6_legacy_intervals_of_2020(operator: O, values: tuple[object, ...], expected: str) -> None:
    assert interval(operator, values, date(2020, 3, 18)) == days(expected)


def test_fixed_dates_leave_the_named_day_out_before_and_after_it() -> None:
    day = ("2019-10-15",)
    assert interval(O.BEFORE, day, TUESDAY) == Interval(None, date(2019, 10, 14))
    assert interval(O.EQUALS, day, TUESDAY) == Interval(TUESDAY, TUESDAY)
    assert interval(O.AFTER, day, TUESDAY) == Interval(date(2019, 10, 16), None)
    assert interval(O.BETWEEN, ("2019-10-20", "2019-10-15"), TUESDAY) == days("15.10.2019–20.10.2019")


def test_today_is_neither_before_nor_after_today() -> None:
    assert not interval(O.BEFORE_TODAY, (), TUESDAY).holds(TUESDAY)
    assert interval(O.TODAY, (), TUESDAY).holds(TUESDAY)
    assert not interval(O.AFTER_TODAY, (), TUESDAY).holds(TUESDAY)


def test_date2_more_than_seven_days_ago_leaves_the_seventh_out() -> None:
    ago = interval(O.MORE_THAN_AGO, (7, D), TUESDAY)
    assert not ago.holds(date(2019, 10, 8))
    assert ago.holds(date(2019, 10, 7))
    ahead = interval(O.MORE_THAN_AHEAD, (1, M), TUESDAY)
    assert not ahead.holds(date(2019, 11, 15))
    assert ahead.holds(date(2019, 11, 16))


def test_date3_quarter_of_this_year_and_of_a_year() -> None:
    assert interval(O.QUARTER, (1,), TUESDAY) == days("01.01.2019–31.03.2019")
    assert interval(O.QUARTER, (4, 2023), TUESDAY) == quarter(4, 2023) == days("01.10.2023–31.12.2023")


def test_months_of_different_length_and_the_ends_of_time() -> None:
    assert shifted(date(2024, 3, 31), M, -1) == date(2024, 2, 29)
    assert shifted(date(2023, 3, 31), M, -1) == date(2023, 2, 28)
    assert shifted(TUESDAY, Y, 90_000).year == 9999
    assert shifted(TUESDAY, D, -99_999_999) == date(1, 1, 1)
    assert interval(O.PREVIOUS, (99_999, Y), TUESDAY).first == date(1, 1, 1)
    assert interval(O.NEXT, (99_999, Y), TUESDAY).last == date(9999, 12, 31)
