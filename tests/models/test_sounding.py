"""The key by which records of much the same name are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.everything import Company, Person, Project
from desktop_crm.models.sounding import bare_words, match_key


def sound(name: str) -> str:
    return match_key(name).partition(" ")[0]


@pytest.mark.parametrize(
    "other",
    [
        "Nordlys data",
        "NORDLYS DATA A/S",
        "Nordlys-Data A.S.",
        "nordlysdata",
        "AS Nordlys Data",
        "The Nordlys Data Ltd.",
    ],
)
def test_dup2_case_signs_and_legal_forms_make_no_difference(other: str) -> None:
    assert match_key(other) == match_key("Nordlys Data AS") == "NRTLSTT nordlysdata"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bjørn & Kjell Bygg ANS", "Bjoern og Kjell Bygg"),
        ("Philips", "Filips"),
        ("Åsgård", "Aasgaard"),
        ("Vestby Strand", "Westby Stran"),
        ("Christian Quick", "Kristian Kvikk"),
        ("Schous Plass", "Sjous plass"),
        ("Hansson", "Hanson"),
    ],
)
def test_dup2_what_sounds_alike_has_one_sound(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Nordlys", "Sørlys"), ("Alfa", "Beta"), ("Kiosk 1", "Kiosk 2")])
def test_dup2_what_sounds_otherwise_has_another_sound(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("name", "words"), [("AS", ["as"]), ("The Co", ["co"]), ("", []), ("& –", []), ("北京", ["北京"])]
)
def test_a_name_that_is_all_form_keeps_a_word(name: str, words: list[str]) -> None:
    assert bare_words(name) == words


@given(st.text(max_size=80))
def test_a_key_is_two_words_whatever_the_name(name: str) -> None:
    sound, gap, letters = match_key(name).partition(" ")
    assert gap == " "
    assert not set(sound + letters) & set(" .-/\t\n")


def test_companies_and_projects_keep_the_key_beside_the_others() -> None:
    assert Company.keys_of("Åse AS")["match_key"] == Project.keys_of("Åse")["match_key"] == match_key("Åse")
    assert "match_key" not in Person.keys_of("Åse")
