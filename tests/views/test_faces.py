"""What is shown can be read back, in any locale; and people type as they like."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt, QTranslator

from desktop_crm.models.catalogue import CATALOGUE, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.reading import Amount
from desktop_crm.views.parts.faces import WORDS, Faces, NotTaken

TODAY = date(2026, 11, 21)  # a Saturday
LOCALES = (
    *("en_GB", "en_US", "nb_NO", "nn_NO", "sv_SE", "da_DK", "fi_FI", "is_IS", "de_DE", "de_CH", "fr_FR", "es_ES"),
    *("pt_BR", "it_IT", "pl_PL", "cs_CZ", "hu_HU", "bg_BG", "lt_LT", "lv_LV", "ru_RU", "tr_TR", "nl_NL", "el_GR"),
    *("ar_EG", "fa_IR", "he_IL", "hi_IN", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "th_TH"),
)
AMOUNT, PERCENT = CATALOGUE["sale.amount"], CATALOGUE["sale.probability"]
NUMBER, DAY = CATALOGUE["sale.sale_cycle"], CATALOGUE["sale.sale_date"]
START, DURATION = CATALOGUE["follow_up.start"], CATALOGUE["follow_up.duration"]
TITLE, EMAIL = CATALOGUE["sale.title"], CATALOGUE["person.email"]


def faces(locale: str = "en_GB") -> Faces:
    return Faces(QLocale(locale), lambda: TODAY)


FACES = {name: faces(name) for name in LOCALES}


def with_spaces(text: str) -> str:
    """The text with ordinary spaces, so that a test can be read."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# -- shown and read back ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@given(minor=st.integers(-99_999_999_999_999, 99_999_999_999_999))
def test_amounts_are_read_as_they_are_shown(locale: str, minor: int):
    shown = FACES[locale]
    assert shown.parse(AMOUNT, shown.text(AMOUNT, minor)) == minor
    assert shown.parse(AMOUNT, shown.typing_text(AMOUNT, minor)) == minor
    assert shown.parse(AMOUNT, shown.text(AMOUNT, Amount(minor, "NOK"))) == minor


@pytest.mark.parametrize("locale", LOCALES)
@given(hundredths=st.integers(-1_000_000, 1_000_000))
def test_percents_are_read_as_they_are_shown(locale: str, hundredths: int):
    shown = FACES[locale]
    assert shown.parse(PERCENT, shown.text(PERCENT, hundredths)) == hundredths
    assert shown.parse(PERCENT, shown.typing_text(PERCENT, hundredths)) == hundredths


@pytest.mark.parametrize("locale", LOCALES)
@given(number=st.integers(-(2**63) + 1, 2**63 - 1))
def test_numbers_are_read_as_they_are_shown(locale: str, number: int):
    assert FACES[locale].parse(NUMBER, FACES[locale].text(NUMBER, number)) == number


@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates())
def test_days_are_read_as_they_are_shown(locale: str, day: date):
    assert FACES[locale].parse_date(FACES[locale].date_text(day)) == day


@pytest.mark.parametrize("locale", LOCALES)
@given(minutes=st.integers(0, 24 * 60 - 1))
def test_times_and_durations_are_read_as_they_are_shown(locale: str, minutes: int):
    shown = FACES[locale]
    assert shown.parse(START, shown.text(START, minutes)) == minutes
    assert shown.parse(DURATION, shown.text(DURATION, minutes)) == minutes


# -- how values look -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "minor", "text"),
    [
        ("nb_NO", 4_500_000, "45 000"),
        ("nb_NO", 4_500_050, "45 000,50"),
        ("nb_NO", -4_500_005, "−45 000,05"),
        ("en_GB", -5, "-0.05"),
        ("de_DE", 123_456_789, "1.234.567,89"),
        ("hi_IN", 123_456_700, "12,34,567"),
    ],
)
def test_amounts_have_decimals_only_where_there_are_some(locale: str, minor: int, text: str):
    assert with_spaces(faces(locale).amount_text(minor)) == text


@pytest.mark.parametrize(
    ("minor", "decimals", "text"), [(4_500_000, 2, "45,000.00"), (4_599_950, 0, "46,000"), (-49, 0, "0")]
)
def test_amounts_of_a_column_can_have_one_count_of_decimals(minor: int, decimals: int, text: str):
    assert faces().text(AMOUNT, minor, decimals) == text


def test_cu1_lists_name_the_currency_only_while_currencies_are_used():
    shown = faces()
    assert with_spaces(shown.text(AMOUNT, Amount(100, "EUR"))) == "1 EUR"
    shown.currency_shown = False
    assert shown.text(AMOUNT, Amount(100, "EUR")) == "1"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("nb_NO", "05.03.2026"),
        ("de_DE", "05.03.2026"),
        ("en_GB", "05/03/2026"),
        ("en_US", "03/05/2026"),
        ("sv_SE", "2026-03-05"),
    ],
)
def test_days_have_two_digits_and_years_four(locale: str, text: str):
    assert faces(locale).date_text(date(2026, 3, 5)) == text


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("sale.probability", 2000, "20 %"),
        ("sale.probability", 1250, "12,5 %"),
        ("sale.probability", 5, "0,05 %"),
        ("follow_up.duration", 90, "1 h 30 min"),
        ("follow_up.duration", 120, "2 h"),
        ("follow_up.duration", 0, "0 min"),
        ("follow_up.start", 870, "14:30"),
        ("sale.completed", True, "Yes"),
        ("sale.completed", False, "No"),
        ("sale.status", "stalled", "Stalled"),
        ("sale.status", "a word of tomorrow", "a word of tomorrow"),
        ("sale.company", "Nordlys <b>Data</b>", "Nordlys <b>Data</b>"),
        ("sale.amount", None, ""),
        ("sale.sale_date", None, ""),
        ("sale.note", "\n  First\tline \nsecond", "First line"),
    ],
)
def test_a_value_is_shown_by_its_kind(key: str, value, text: str):
    assert with_spaces(faces("nb_NO").text(CATALOGUE[key], value)) == text


def test_long_texts_are_cut_in_lists():
    text = faces().text(CATALOGUE["sale.note"], "x" * 100_000)
    assert len(text) == 300
    assert text.endswith("…")


def test_stamps_are_shown_in_local_time():
    moment = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)
    local = moment.astimezone()
    assert faces().stamp_text(moment) == f"{local:%d/%m/%Y} {local:%H:%M}"
    assert faces().text(CATALOGUE["sale.registered_at"], moment) == f"{local:%d/%m/%Y}"


def test_numbers_stand_at_the_right():
    right, left = Qt.AlignmentFlag.AlignRight.value, Qt.AlignmentFlag.AlignLeft.value
    assert faces().alignment(AMOUNT) & right
    assert faces().alignment(TITLE) & left


def test_every_stored_word_has_a_face():
    for record in RecordKind:
        for field in fields_of(record).values():
            if field.kind is Kind.WORD:
                assert set(WORDS[field.words]) == set(field.words), field.key


# -- how people type -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "typed", "minor"),
    [
        ("nb_NO", "45000", 4_500_000),
        ("nb_NO", "45 000,50", 4_500_050),
        ("nb_NO", "45\u00a0000", 4_500_000),
        ("nb_NO", "45\u2009000", 4_500_000),
        ("nb_NO", "45'000.5", 4_500_050),
        ("nb_NO", "45.000", 4_500_000),
        ("nb_NO", "45.5", 4_550),
        ("nb_NO", "45 000,-", 4_500_000),
        ("nb_NO", "kr 45 000", 4_500_000),
        ("nb_NO", "45 000 NOK", 4_500_000),
        ("nb_NO", "-12,5", -1_250),
        ("nb_NO", "−12,5", -1_250),
        ("nb_NO", "45k", 4_500_000),
        ("nb_NO", "1,5m", 150_000_000),
        ("nb_NO", "1.234.567,89", 123_456_789),
        ("nb_NO", "0,125k", 12_500),
        ("en_GB", "45,000.50", 4_500_050),
        ("en_GB", "45.000,50", 4_500_050),
        ("en_GB", "45,000", 4_500_000),
        ("en_GB", "12,5", 1_250),
        ("en_GB", ".5", 50),
        ("de_DE", "45.000", 4_500_000),
        ("de_DE", "1.234.567", 123_456_700),
        ("de_CH", "45’000", 4_500_000),
        ("hi_IN", "12,34,567", 123_456_700),
        ("ar_EG", "٤٥٬٠٠٠٫٥", 4_500_050),
        ("en_GB", "", 0),
        ("en_GB", "  ", 0),
    ],
)
def test_amounts_may_be_typed_in_many_ways(locale: str, typed: str, minor: int):
    assert faces(locale).parse(AMOUNT, typed) == minor


@pytest.mark.parametrize(
    ("typed", "hundredths"), [("20", 2000), ("20 %", 2000), ("20%", 2000), ("12,5 %", 1250), ("12.5", 1250)]
)
def test_percents_may_be_typed_with_or_without_the_sign(typed: str, hundredths: int):
    assert faces("nb_NO").parse(PERCENT, typed) == hundredths


@pytest.mark.parametrize("locale", ["en_GB", "nb_NO", "de_DE"])
@pytest.mark.parametrize(
    "typed",
    [
        "x",
        "12x",
        "1.2.3",
        "1,2,3",
        "--5",
        "5-",
        "1e5",
        "0x10",
        "NaN",
        "½",
        "1 234.567,89",
        "12 34 q",
        "45.1234",
        "+",
        "%",
        "k",
        "=1+1",
    ],
)
def test_what_is_no_amount_is_not_taken(locale: str, typed: str):
    with pytest.raises(NotTaken) as refusal:
        faces(locale).parse(AMOUNT, typed)
    assert refusal.value.sentence


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (AMOUNT, "abc", "Write a number, for example 45,000."),
        (AMOUNT, "1.234", "Write at most 2 decimals, after a “.”."),
        (AMOUNT, "1" * 20, "This number is too large."),
        (NUMBER, "1.5", "Write a whole number, without decimals."),
        (TITLE, "x" * 220, "Write at most 219 characters; these are 220."),
        (TITLE, "a\x00b", "This text holds characters that cannot be stored."),
        (TITLE, "a\ud800b", "This text holds characters that cannot be stored."),
        (EMAIL, "kari", "Write an e-mail address like name@company.com."),
        (START, "25:00", "Write a time of day, for example 14:30."),
        (DURATION, "soon", "Write a duration, for example 45 min or 1 h 30 min."),
        (DURATION, "9999 h", "This duration is too long."),
        (DAY, "31/2", "There is no 31 February 2026."),
        (DAY, "31/4/2027", "There is no 31 April 2027."),
        (DAY, "13/13/26", "There is no such day. Write a date like 21/11/2026."),
        (DAY, "soon", "Write a date like 21/11/2026, or a word like “tomorrow” or “+7d”."),
    ],
)
def test_a_refusal_says_what_to_write(field, typed: str, sentence: str):
    with pytest.raises(NotTaken) as refusal:
        faces().parse(field, typed)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/3", date(2026, 3, 15)),
        ("15.3", date(2026, 3, 15)),
        ("15.3.", date(2026, 3, 15)),
        ("15-3-26", date(2026, 3, 15)),
        ("15 3 2026", date(2026, 3, 15)),
        ("1503", date(2026, 3, 15)),
        ("150326", date(2026, 3, 15)),
        ("15032026", date(2026, 3, 15)),
        ("20260315", date(2026, 3, 15)),
        ("2026-03-15", date(2026, 3, 15)),
        ("2026/3/15", date(2026, 3, 15)),
        ("3.15", date(2026, 3, 15)),
        ("1/2/99", date(1999, 2, 1)),
        ("1/2/55", date(2055, 2, 1)),
        ("24", date(2026, 11, 24)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 20)),
        ("+7d", date(2026, 11, 28)),
        ("+7", date(2026, 11, 28)),
        ("-1w", date(2026, 11, 14)),
        ("2 weeks", date(2026, 12, 5)),
        ("+2m", date(2027, 1, 21)),
        ("+1y", date(2027, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("sat", date(2026, 11, 28)),
        ("", None),
    ],
)
def test_days_may_be_typed_in_many_ways(typed: str, day: date | None):
    assert faces().parse_date(typed) == day


@pytest.mark.parametrize(
    "typed", ["31/2", "29/2/2026", "0/1", "13/13/13", "+999999y", "1/2/3/4", "12345", "t", "1/2/026", "-"]
)
def test_what_is_no_day_is_not_taken(typed: str):
    with pytest.raises(NotTaken):
        faces().parse_date(typed)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(typed: str):
    for field in (AMOUNT, PERCENT, NUMBER, DAY, START, DURATION, TITLE, EMAIL, CATALOGUE["sale.note"]):
        with contextlib.suppress(NotTaken):
            faces("nb_NO").parse(field, typed)


def test_a_month_from_the_end_of_january_is_the_end_of_february():
    shown = Faces(QLocale("en_GB"), lambda: date(2027, 1, 31))
    assert shown.parse_date("+1m") == date(2027, 2, 28)


def test_months_come_first_where_they_do():
    assert faces("en_US").parse_date("3/5") == date(2026, 3, 5)
    assert faces("en_US").parse_date("0305") == date(2026, 3, 5)


def test_the_days_of_the_week_are_known_in_the_users_language():
    for typed in ("fredag", "fre", "fre."):
        assert faces("nb_NO").parse_date(typed) == date(2026, 11, 27)
    assert faces("nb_NO").parse_date("lordag") == date(2026, 11, 28)


class Norwegian(QTranslator):
    """Knows the words for days."""

    WORDS = {"today": "i dag;idag", "tomorrow": "i morgen;imorgen", "yesterday": "i går", "w;week;weeks": "u;uke;uker"}

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self.WORDS.get(source) if context == "TypedDate" else None


def test_words_for_days_are_known_in_the_users_language_and_in_english(qapp):
    translator = Norwegian()
    qapp.installTranslator(translator)
    try:
        norwegian = faces("nb_NO")
        days = [
            norwegian.parse_date(typed).day
            for typed in ("i dag", "I morgen", "imorgen", "i går", "+2u", "2 uker", "today", "+1w")
        ]
    finally:
        qapp.removeTranslator(translator)
    assert days == [21, 22, 22, 20, 5, 5, 21, 28]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("14:30", 870),
        ("1430", 870),
        ("14.30", 870),
        ("14 30", 870),
        ("9", 540),
        ("930", 570),
        ("2pm", 840),
        ("2:30 PM", 870),
        ("12 am", 0),
    ],
)
def test_times_may_be_typed_in_many_ways(typed: str, minutes: int):
    assert faces().parse(START, typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("1:30", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("1.5", 90),
        ("0.25", 15),
        ("45 min", 45),
        ("2 hours", 120),
    ],
)
def test_durations_may_be_typed_in_many_ways(typed: str, minutes: int):
    assert faces().parse(DURATION, typed) == minutes


def test_a_pasted_line_break_becomes_a_space():
    assert faces().parse(TITLE, " New\r\ndeal ") == "New deal"


def test_an_empty_text_is_the_empty_value_of_its_field():
    assert faces().parse(EMAIL, " ") == ""
    assert faces().parse(CATALOGUE["sale.number"], "") is None
    assert faces().parse(DAY, "") is None


BIRTHDAY = CATALOGUE["person.birth_date"]
MONTHS, DAYS = st.integers(1, 12).map("{:02}".format), st.integers(1, 28).map("{:02}".format)
YEARS = st.integers(1000, 9999).map(str)
PART_DATES = st.one_of(
    YEARS, st.builds("{}-{}".format, YEARS, MONTHS), st.builds("{}-{}-{}".format, YEARS, MONTHS, DAYS),
    st.builds("--{}-{}".format, MONTHS, DAYS), st.just("--02-29"),
)  # fmt: skip


@given(value=PART_DATES)
def test_a_part_of_a_date_is_read_back_as_it_was_shown(value: str) -> None:
    for name, face in FACES.items():
        assert face.parse(BIRTHDAY, face.text(BIRTHDAY, value)) == value, name
        assert face.typing_text(BIRTHDAY, value) == face.text(BIRTHDAY, value)


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("17.5.1970", "1970-05-17", "17.05.1970"),
        ("17.5.70", "1970-05-17", "17.05.1970"),
        ("170570", "1970-05-17", "17.05.1970"),
        ("17. mai 1970", "1970-05-17", "17.05.1970"),
        ("1.1.27", "1927-01-01", "01.01.1927"),  # a birthday is not to come
        ("17.5", "--05-17", "17. mai"),
        ("17. mai", "--05-17", "17. mai"),
        ("--05-17", "--05-17", "17. mai"),
        ("29.2", "--02-29", "29. februar"),
        ("5.1970", "1970-05", "mai 1970"),
        ("1970-05", "1970-05", "mai 1970"),
        ("May 1970", "1970-05", "mai 1970"),
        ("1970", "1970", "1970"),
        ("", "", ""),
    ],
)
def test_what_is_known_of_a_birthday_is_typed_in_many_ways(typed: str, value: str, shown: str) -> None:
    assert FACES["nb_NO"].parse(BIRTHDAY, typed) == value
    assert FACES["nb_NO"].text(BIRTHDAY, value) == shown


def test_the_month_of_a_birthday_comes_first_where_it_does() -> None:
    assert FACES["en_US"].parse(BIRTHDAY, "5/17") == FACES["en_US"].parse(BIRTHDAY, "17/5") == "--05-17"
    assert FACES["en_US"].text(BIRTHDAY, "--05-17") == "May 17"


@pytest.mark.parametrize("typed", ["mai", "17", "99999", "in spring", "17 mai 1970 5", "0705", "17.5.70.1"])
def test_what_is_no_part_of_a_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(NotTaken) as refusal:
        FACES["en_GB"].parse(BIRTHDAY, typed)
    assert "17/05/1970" in refusal.value.sentence


@pytest.mark.parametrize("typed", ["30.2", "31 Nov", "29.2.1971", "17/13"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotTaken):
        FACES["en_GB"].parse(BIRTHDAY, typed)


def test_what_a_file_holds_that_is_no_date_is_shown_as_it_stands() -> None:
    for value in ("spring", "1970-13", "1970--05", "-", "--05"):
        assert FACES["en_GB"].text(BIRTHDAY, value) == value


@pytest.mark.parametrize("typed", ["www.company.no", "https://company.no/a?b=c", "company.no"])
def test_web_addresses_are_taken_as_they_are_typed(typed: str) -> None:
    assert FACES["en_GB"].parse(CATALOGUE["company.web"], typed) == typed


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "file:///etc/passwd", "our site", "http://"])
def test_what_cannot_be_opened_is_no_web_address(typed: str) -> None:
    with pytest.raises(NotTaken, match=r"www\.company\.com"):
        FACES["en_GB"].parse(CATALOGUE["company.web"], typed)
