"""The keys by which text is found and sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.models.folding import caseless, fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Møller", "moller"),
        ("MØLLER", "moller"),
        ("García", "garcia"),
        ("Garci\u0301a", "garcia"),
        ("Ærfugl", "aerfugl"),
        ("Åse", "ase"),
        ("A\u030ase", "ase"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Þórður", "thordur"),
        ("", ""),
        ("Nr. 1 & 2", "nr. 1 & 2"),
        ("ﬁn", "fin"),
        ("東京", "東京"),
        ("Acme™", "acmetm"),
        ("№ 5", "no 5"),
        ("Ǿrsted", "orsted"),
        ("ǼGIR", "aegir"),
        ("İstanbul", "istanbul"),
    ],
)
def test_text_is_found_without_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("Åse BØ", "A\u030ase bø"), ("STRASSE", "straße"), ("ﬁn", "FIN")])
def test_names_are_the_same_in_any_case(one: str, other: str) -> None:
    assert caseless(one) == caseless(other)


@pytest.mark.parametrize(("one", "other"), [("Bø", "Bo"), ("Hår", "Har"), ("Müller", "Muller"), ("Lær", "Laer")])
def test_names_of_different_letters_are_different_names(one: str, other: str) -> None:
    assert caseless(one) != caseless(other)


def test_norwegian_letters_stand_last_in_their_own_order() -> None:
    names = ["Aas", "Abel", "zoo", "Zorn", "Äng", "Ærlig", "Öst", "Øy", "Ås"]
    shuffled = sorted(names, reverse=True)
    assert sorted(shuffled, key=sort_key) == names


@pytest.mark.parametrize(("one", "other"), [("åse", "A\u030aSE"), ("Garcia", "GARCÍA"), (" Bo ", "bo")])
def test_case_accents_and_spaces_around_do_not_count_in_the_order(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(("one", "other"), [("№ 5", "no 5"), ("Acme™", "ACMEtm"), ("Ǿ", "ø"), ("ǽ", "Æ")])
def test_signs_made_of_letters_are_sorted_as_these(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text())
def test_what_is_folded_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_can_be_folded_and_sorted(text: str) -> None:
    for key in (fold, sort_key):
        assert key(text) == key(text)
        assert isinstance(key(text), str)


@given(st.text(st.sampled_from("aåAÅæøÆØäöéèçzZ1 -.\u0301\u030a")), st.sampled_from([str.upper, str.lower, str.title]))
def test_what_is_found_does_not_depend_on_case(text: str, change: object) -> None:
    assert fold(change(text)) == fold(text)
