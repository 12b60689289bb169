"""Guessing by names: what a file holds, which column is which field, what a word of status means.

The words stand in resources/import_words.json, in English, Norwegian and German; compared folded, without punctuation.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from desktop_crm.models.catalogue import catalogued
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.folding import fold
from desktop_crm.operations.importing.mapping import (
    Column,
    ImportMap,
    default_existing,
    default_match,
    default_missing,
)
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.targets import STATUS, TARGETS, fields_for, gathers, missing_fields

_TITLE, _COMPANY = "sale.title", "sale.company"
_PRODUCT_WORDS = frozenset({"product", "productname", "produkt", "produktnavn", "produktname"})


@cache
def _told() -> Mapping[str, Any]:
    text = files("desktop_crm.resources").joinpath("import_words.json").read_text(encoding="utf-8")
    told: Mapping[str, Any] = json.loads(text)
    return told


@cache
def _ignored() -> frozenset[str]:
    return frozenset(plain(word) for words in _told()["ignored"].values() for word in words)


def plain(text: str) -> str:
    """Return *text* folded, without spaces and punctuation: "E-mail address" → emailaddress."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def _core(heading: str) -> str:
    """Return a heading without small words and units: "Umsatz in €" → umsatz."""
    words = (plain(word) for word in heading.replace("_", " ").replace("(", " ").split())
    return "".join(word for word in words if word not in _ignored())


@catalogued
def words_of(key: str) -> tuple[str, ...]:
    """Return the plain words that name a field, the surest first; the catalogue's own label leads."""
    field = fields_for(RecordKind(key.partition(".")[0]))[key]
    told = _told()["fields"].get(key, {})
    words = [field.label, *(word for language in told.values() for word in language)]
    return tuple(dict.fromkeys(plain(word) for word in words))


def guess_columns(record: RecordKind, headings: Sequence[str]) -> dict[str, str]:
    """Return which heading is which field: each heading once, the surest words first."""
    found: dict[str, str] = {}
    order = [*_told()["fields"], *fields_for(record)]
    for key in dict.fromkeys(key for key in order if key in fields_for(record)):
        words = words_of(key)
        ranks = {
            heading: min(words.index(form) for form in forms)
            for heading in headings
            if heading not in found.values() and (forms := {plain(heading), _core(heading)} & set(words))
        }
        if ranks:
            found[key] = min(ranks, key=lambda heading: ranks[heading])
    if record is RecordKind.PERSON and {"person.first_name", "person.last_name"} & found.keys():
        found.pop("person.full_name", None)
    return found


def guess_record(headings: Sequence[str]) -> RecordKind:
    """Return what the file most likely holds: the kind with most fields, provided that it has the mandatory ones."""

    def fitness(record: RecordKind) -> tuple[bool, int]:
        found = guess_columns(record, headings)
        return not missing_fields(record, tuple(found)), len(found)

    return max(TARGETS, key=fitness)


def guess_map(record: RecordKind, reading: Reading, headings: Sequence[str]) -> ImportMap:
    """Return a mapping to begin with. A sale that is called by its product is called by its company too."""
    found = guess_columns(record, headings)
    columns = [
        Column(key, _gathered(key, heading, headings, found), default_missing(key)) for key, heading in found.items()
    ]
    title, company = found.get(_TITLE), found.get(_COMPANY)
    if title and company and _core(title) in _PRODUCT_WORDS:
        columns = [Column(c.key, (title, company)) if c.key == _TITLE else c for c in columns]
    keys = [column.key for column in columns]
    existing, match = default_existing(record, keys), default_match(record, keys)
    return ImportMap(record, reading, tuple(columns), existing=existing, match=match)


def _gathered(key: str, first: str, headings: Sequence[str], found: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns of a field: of one that holds several values, all that are called so."""
    if not gathers(key):
        return (first,)
    words, taken = set(words_of(key)), set(found.values()) - {first}
    return tuple(h for h in headings if h not in taken and (h == first or {plain(h), _core(h)} & words))


@cache
def _meanings(key: str) -> Mapping[str, str]:
    told = _told()["values"].get(key, {})
    words = {
        plain(word): value for value, in_languages in told.items() for one in in_languages.values() for word in one
    }
    return {**{value: value for value in told}, **words}


def meaning_of(key: str, word: str) -> str | None:
    """Return the stored word that a text of the file means in a field of words ("Gewonnen" → sold), if any."""
    return _meanings(key).get(plain(word))


def status_of(word: str, statuses: Mapping[str, str]) -> tuple[str, str]:
    """Return the status that a word of the file means, and the stage that it names ("" for none).

    *statuses* are the user's own words. What means nothing names a stage of an open sale.
    """
    own = {plain(told): meaning for told, meaning in statuses.items()}
    meant = own.get(plain(word)) or meaning_of(STATUS, word) or word
    return (meant, "") if meant in set(SaleStatus) else (SaleStatus.OPEN.value, meant)
