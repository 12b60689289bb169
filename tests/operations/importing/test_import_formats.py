"""Numbers, dates and yes or no in the ways that people of several countries write them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.operations.importing.formats import (
    DATE_ORDERS,
    as_text,
    guess_date_order,
    guess_decimal,
    parse_date,
    parse_number,
    parse_yes_no,
)
from desktop_crm.operations.importing.problems import BadValue, ProblemKind


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1054", ".", "1054"),
        ("1.054,00", ",", "1054.00"),
        ("1,234,567.89", ".", "1234567.89"),
        ("1 234,5", ",", "1234.5"),
        ("1\u00a0234\u202f567,5", ",", "1234567.5"),
        ("1\u2009234", ".", "1234"),
        ("1'234.50", ".", "1234.50"),
        ("1’234.50", ".", "1234.50"),
        (".5", ".", "0.5"),
        ("5.", ".", "5"),
        (" 12 ", ".", "12"),
        ("-5", ".", "-5"),
        ("−5,5", ",", "-5.5"),
        ("5-", ".", "-5"),
        ("(12.50)", ".", "-12.50"),
        ("+7", ".", "7"),
        ("25 %", ".", "25"),
        ("kr 1 234,50", ",", "1234.50"),
        ("kr. 500", ",", "500"),
        ("100,-", ",", "100"),
        ("1.234,– kr", ",", "1234"),
        ("NOK 100", ".", "100"),
        ("100 nok", ".", "100"),
        ("€100", ".", "100"),
        ("-€ 100", ".", "-100"),
        ("€ -100", ".", "-100"),
        ("US$ 5", ".", "5"),
        ("5.5501E+09", ".", "5550100000"),
    ],
)
def test_numbers_are_read(text, decimal, number):
    assert parse_number(text, decimal) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("", "."),
        ("-", "."),
        ("kr", "."),
        ("1.05", ","),  # a point of thousands before two digits: the separator is the wrong one
        ("1,23", "."),
        ("1.2.3", "."),
        ("12 34", "."),
        ("22 51 00 00", "."),
        ("1 234.567 890", "."),
        ("--5", "."),
        ("(-5)", "."),
        ("ca 100", "."),
        ("100 pieces", "."),
        ("EUR 100 %", "."),
        ("nan", "."),
        ("inf", "."),
        ("1e999", "."),
        ("9" * 101, "."),
        (True, "."),
        (date(2024, 1, 31), "."),
    ],
)
def test_what_is_no_number_is_refused(text, decimal):
    with pytest.raises(BadValue) as caught:
        parse_number(text, decimal)
    assert caught.value.reason is ProblemKind.NOT_A_NUMBER


def test_numbers_of_a_workbook_are_taken_as_shown():
    assert parse_number(0.1 + 0.2, ",") == Decimal("0.3")
    assert parse_number(15, ",") == 15


@given(
    number=st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False),
    decimal=st.sampled_from(".,"),
    group=st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f", "'", "other"]),
    frame=st.sampled_from(["{}", "kr {}", "{} EUR", "€{}", " {} "]),
)
def test_numbers_survive_every_way_of_writing_them(number, decimal, group, frame):
    group = {"other": "," if decimal == "." else "."}.get(group, group)
    written = f"{number:,.2f}".replace(",", "_").replace(".", decimal).replace("_", group)
    assert parse_number(frame.format(written), decimal) == number


@given(st.text(max_size=30), st.sampled_from(".,"))
def test_any_text_is_a_number_or_refused(text, decimal):
    try:
        number = parse_number(text, decimal)
    except BadValue:
        return
    assert number.is_finite()
    assert any(sign.isdecimal() for sign in text)


@pytest.mark.parametrize(
    ("values", "decimal"),
    [
        ([], "."),
        (["Acme", "", "50"], "."),
        (["1.054,00"], ","),
        (["1,054.00"], "."),
        (["12,5"], ","),
        (["12.5"], "."),
        (["1,234,567"], "."),
        (["0,125"], ","),
        (["1.054", "4.514", "50"], ","),  # German thousands
        (["1.054", "45144"], "."),
        (["kr 1 234,50"], ","),
        (["31.12.2024", "01.01.2025"], "."),
        ([12.5, date(2024, 1, 31)], "."),
        (["1,5", "2,5", "3.5"], ","),
    ],
)
def test_the_decimal_separator_is_guessed(values, decimal):
    assert guess_decimal(values) == decimal


def test_the_decimal_separator_is_the_default_where_nothing_speaks():
    assert guess_decimal(["7", "Acme"], default=",") == ","


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2024-01-31", "mdy"),
        ("2024-01-31T23:30:00Z", "dmy"),
        ("2024-01-31 10:30:00.123+01:00", "dmy"),
        ("2024/1/31", "dmy"),
        ("20240131", "dmy"),
        ("31012024", "dmy"),
        ("01312024", "mdy"),
        ("31.01.2024", "dmy"),
        ("31.1.24", "dmy"),
        ("31. 1. 2024", "dmy"),
        ("31/1 2024", "dmy"),
        ("31 01 2024", "dmy"),
        ("31-01-2024", "ymd"),
        ("1/31/2024", "mdy"),
        ("1/31/24 5:00 PM", "mdy"),
        ("24-01-31", "ymd"),
        ("31.01.2024 kl. 10:30", "dmy"),
        ("31 January 2024", "dmy"),
        ("31st of January 2024", "mdy"),
        ("Jan 31, 2024", "dmy"),
        ("31-JAN-24", "mdy"),
        ("2024 Jan 31", "dmy"),
        ("den 31. januar 2024", "dmy"),
        ("31. jan. 2024", "dmy"),
        ("31. Januar 2024", "dmy"),
        (20240131, "dmy"),
        (date(2024, 1, 31), "dmy"),
        (datetime(2024, 1, 31, 23, 59), "dmy"),
    ],
)
def test_dates_are_read(text, order):
    assert parse_date(text, order) == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1. Mai 2024", 5),
        ("1. mai 2024", 5),
        ("1. März 2024", 3),
        ("1 Mrz 2024", 3),
        ("1. okt 2024", 10),
        ("1. desember 2024", 12),
        ("1. Dez. 2024", 12),
        ("1 Sept 2024", 9),
        ("1. Jänner 2024", 1),
        ("1. juni 2024", 6),
    ],
)
def test_months_have_norwegian_and_german_names(text, month):
    assert parse_date(text, "dmy") == date(2024, month, 1)


@pytest.mark.parametrize(
    ("text", "year"), [("1.1.69", 2069), ("1.1.70", 1970), ("1.1.99", 1999), ("1.1.00", 2000), ("1 Jan 70", 1970)]
)
def test_years_of_two_digits_turn_at_seventy(text, year):
    assert parse_date(text, "dmy").year == year


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.02.2024", ProblemKind.NO_SUCH_DAY),
        ("29.02.2023", ProblemKind.NO_SUCH_DAY),
        ("01/31/2024", ProblemKind.NO_SUCH_DAY),  # never turned round in silence
        ("31 February 2024", ProblemKind.NO_SUCH_DAY),
        ("2024-13-01", ProblemKind.NO_SUCH_DAY),
        ("", ProblemKind.NOT_A_DATE),
        ("soon", ProblemKind.NOT_A_DATE),
        ("1.2.3", ProblemKind.NOT_A_DATE),
        ("1.1.202", ProblemKind.NOT_A_DATE),
        ("0024-01-01", ProblemKind.NOT_A_DATE),
        ("January 2024", ProblemKind.NOT_A_DATE),
        ("31 Foo 2024", ProblemKind.NOT_A_DATE),
        ("15", ProblemKind.NOT_A_DATE),
        (45000.5, ProblemKind.NOT_A_DATE),
        (True, ProblemKind.NOT_A_DATE),
        ("1" * 200, ProblemKind.NOT_A_DATE),
    ],
)
def test_what_is_no_date_is_refused(text, reason):
    with pytest.raises(BadValue) as caught:
        parse_date(text, "dmy")
    assert caught.value.reason is reason


WRITTEN = {"dmy": "%d{0}%m{0}%Y", "mdy": "%m{0}%d{0}%Y", "ymd": "%Y{0}%m{0}%d"}
LONG_YEARS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(LONG_YEARS, st.sampled_from(DATE_ORDERS), st.sampled_from([".", "-", "/", " "]))
def test_dates_survive_every_order_and_separator(day, order, separator):
    assert parse_date(day.strftime(WRITTEN[order].format(separator)), order) == day


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(DATE_ORDERS))
def test_dates_of_two_digit_years_survive_every_order(day, order):
    assert parse_date(day.strftime(WRITTEN[order].format("/").replace("%Y", "%y")), order) == day


@given(st.dates(date(1300, 1, 1), date(9999, 12, 31)), st.sampled_from(DATE_ORDERS))
def test_dates_of_eight_digits_survive_every_order(day, order):
    assert parse_date(day.strftime(WRITTEN[order].format("")), order) == day
    assert parse_date(day.strftime("%Y%m%d"), order) == day


@given(st.text(alphabet="0123456789./- TjanJAN:,", max_size=20), st.sampled_from(DATE_ORDERS))
def test_any_text_is_a_date_or_refused(text, order):
    try:
        day = parse_date(text, order)
    except BadValue:
        return
    assert str(day.day) in text
    assert f"{day.year % 100:02}" in text


@pytest.mark.parametrize(
    ("values", "order"),
    [
        ([], "dmy"),
        (["01.02.2024"], "dmy"),
        (["01/02/2024", "01/13/2024"], "mdy"),
        (["01/02/2024", "13/01/2024"], "dmy"),
        (["2024-01-02", "Acme", ""], "ymd"),
        (["2024-01-02", "01/13/2024"], "mdy"),
        (["1/13/24 10:00"], "mdy"),
        (["45-01-12", "99-12-31"], "ymd"),
        ([date(2024, 1, 31), 5], "dmy"),
    ],
)
def test_the_order_of_dates_is_guessed(values, order):
    assert guess_date_order(values) == order


def test_the_order_of_dates_is_the_default_where_nothing_speaks():
    assert guess_date_order(["01/02/2024"], default="mdy") == "mdy"


@pytest.mark.parametrize("word", ["yes", "Y", "TRUE", "1", "x", "X", "ja", "Ja", "wahr", "✓", " yes ", True, 1, 1.0])
def test_yes_is_understood(word):
    assert parse_yes_no(word) is True


@pytest.mark.parametrize("word", ["no", "N", "false", "0", "nei", "Nein", "falsch", False, 0])
def test_no_is_understood(word):
    assert parse_yes_no(word) is False


@pytest.mark.parametrize("word", ["", "perhaps", "2", 2, date(2024, 1, 31)])
def test_what_is_neither_yes_nor_no_is_refused(word):
    with pytest.raises(BadValue) as caught:
        parse_yes_no(word)
    assert caught.value.reason is ProblemKind.NOT_YES_OR_NO


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("00123", "00123"),
        (22510000, "22510000"),
        (15.0, "15"),
        (0.1 + 0.2, "0.3"),
        (True, "yes"),
        (date(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31, 9, 5), "2024-01-31 09:05"),
        (time(9, 5), "09:05"),
        (timedelta(days=1, minutes=90), "25:30"),
    ],
)
def test_typed_cells_have_a_text(value, text):
    assert as_text(value) == text
