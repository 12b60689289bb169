"""The key by which records of much the same name are found (DUP-2): how the name sounds, then its bare letters.

The bare letters are the folded name without spaces, signs, connecting words and legal forms: "Nordlys Data A/S" and
"NORDLYS data" are both "nordlysdata". The sound is one letter for each sound of its consonants, the same for those that
are taken for one another: c, k, q and g; d and t; f, v and w; s and z; m and n. Vowels count only where a word begins
with one. Records whose keys begin alike are compared letter by letter; so one index serves all.
"""

import re
from functools import lru_cache

from desktop_crm.models.folding import fold

LEGAL_FORMS = frozenset({
    "ab", "ag", "ans", "aps", "as", "asa", "ba", "bv", "bvba", "co", "company", "corp", "corporation", "da", "doo",
    "eirl", "enk", "eurl", "gmbh", "hb", "inc", "incorporated", "is", "ivs", "kb", "kg", "kft", "lda", "limited", "llc",
    "llp", "lp", "ltd", "mbh", "nuf", "nv", "og", "ohg", "oy", "oyj", "plc", "pte", "pty", "pvt", "sa", "sarl", "sas",
    "sf", "sl", "sp", "spa", "sprl", "srl", "sro", "ug",
})  # fmt: skip
_KEPT = 1024  # keys: those who compare a name ask for it several times in a row
_CONNECTING = frozenset({"og", "and", "und", "och", "et", "the"})
_SIGNS_WITHIN = str.maketrans("", "", ".'’´`")
_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = {
    "skj": "s", "sch": "s", "sj": "s", "sh": "s", "kj": "k", "tj": "k", "gj": "j", "hj": "j", "hv": "v", "ch": "k",
    "ck": "k", "ph": "f", "th": "t", "qu": "kv", "x": "ks", "ce": "se", "ci": "si", "cy": "sy", "nd": "n", "ld": "l",
}  # fmt: skip
_SPELLING = re.compile("|".join(_SPELLINGS))  # longer ones stand first
_SOUNDS = str.maketrans("bpfvwcgkqszdtmnlraeiouyjh", "PPFFFKKKKSSTTNNLRAAAAAAAA")
_DOUBLED = re.compile(r"([^ ])\1+")
_INNER_VOWEL = re.compile(r"(?<=[^ ])A| ")


@lru_cache(_KEPT)
def match_key(name: str) -> str:
    """Return the key of a company's or project's name: its sound, a space, its bare letters."""
    words = bare_words(name)
    return f"{_sound_of(' '.join(words))} {''.join(words)}"


def bare_words(name: str) -> list[str]:
    """Return the folded words of a name, without legal forms at either end and words that only connect."""
    folded = fold(name).replace("a/s", "as").translate(_SIGNS_WITHIN)
    words: list[str] = _WORD.findall(folded)
    inner = [word for word in words if word not in _CONNECTING] or words
    while len(inner) > 1 and inner[-1] in LEGAL_FORMS:
        inner.pop()
    if len(inner) > 1 and inner[0] in LEGAL_FORMS:
        del inner[0]
    return inner


def _sound_of(words: str) -> str:
    """Return how words sound; figures, and letters of other scripts, stand for themselves."""
    spoken = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], words).translate(_SOUNDS)
    return _INNER_VOWEL.sub("", _DOUBLED.sub(r"\1", spoken))
