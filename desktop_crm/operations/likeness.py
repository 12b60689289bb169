"""How much two names are alike (DUP-2).

Two names are the same when their bare letters are; they are similar when few letters differ, and a few more may where
they sound alike. Figures must agree: "Kiosk 1" is not "Kiosk 2".
"""

from enum import StrEnum

from rapidfuzz.distance import OSA

SAME = 100
_SHORT, _MIDDLING = 5, 12  # letters of a name
_LETTERS_A_SLIP = 4  # in a name that sounds the same, one more may differ in so many


class Likeness(StrEnum):
    """What two records have in common, the surest first."""

    VAT_NUMBER = "vat_number"
    NAME = "name"
    EMAIL = "email"
    MOBILE = "mobile"
    SIMILAR = "similar"


RANKS = {like: rank for rank, like in enumerate(Likeness)}


def likeness_of(key: str, other: str) -> int:
    """Return how much two match keys are alike: 100 the same name, 0 not, else the more the fewer letters differ."""
    sound, _, letters = key.partition(" ")
    other_sound, _, other_letters = other.partition(" ")
    return likeness_of_letters(letters, other_letters, sound == other_sound)


def likeness_of_letters(letters: str, others: str, same_sound: bool = False) -> int:
    """Return the same for the bare letters of two names."""
    if letters == others:
        return SAME if letters else 0
    length = min(len(letters), len(others))
    most = _allowed(length) + (length // _LETTERS_A_SLIP if same_sound else 0)
    apart = OSA.distance(letters, others, score_cutoff=most)
    if apart > most or _figures(letters) != _figures(others):
        return 0
    return max(1, SAME - 1 - apart * SAME // (length + 1))


def _allowed(length: int) -> int:
    """How many letters may differ in a name."""
    return 0 if length < _SHORT else 1 if length < _MIDDLING else 2


def _figures(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdecimal, text))
