"""Searching everything that has a name, from companies to documents, by any part of any word.

The words may come in any order. Exact names come first, then names that begin as typed, then those with a word that
does, then any part; newer records before older ones. A piece of one or two letters must begin a word. Numbers, codes,
e-mail addresses and telephone numbers are found as well. The SQL is plain: a key has a few milliseconds, and each of
these statements takes a fraction of one.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, column, or_, select, text, true
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Selection
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.search import GAP, SEARCHED, index_of, text_of
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.members import seen_by

EACH = 8  # hits of one kind
_LONGEST, _MOST_PIECES = 200, 8  # of what is typed: letters, and words that count
_TRIGRAM = 3  # letters
_LOOKED_AT = 200  # hits that are tried for a better place before the newest of them are taken
_BESIDE_THE_NAME = 4  # the tier of what was found by a number or an address
_TELEPHONE = 5  # digits, from which on spaces between them do not count


def _name_of(table: str, link: str) -> str:
    return f"(SELECT t.name FROM {table} t WHERE t.id = r.{link})"


_APART = " · "
_COMPANY = _name_of("company", "company_id")
_PRODUCT = ("nullif(r.code, '')", _name_of("list_item", "type_id"), _name_of("price_list", "price_list_id"))
_TOLD_OF_PRODUCT = (
    "substr(" + " || ".join(f"coalesce('{_APART}' || {part}, '')" for part in _PRODUCT) + f", {len(_APART) + 1})"
)
# What stands beside the name of each kind, and the day.
_BESIDE = {
    RecordKind.COMPANY: ("r.city", "NULL"),
    RecordKind.PERSON: (_COMPANY, "NULL"),
    RecordKind.SALE: (_COMPANY, "r.sale_date"),
    RecordKind.PROJECT: ("NULL", "r.end_date"),
    RecordKind.REQUEST: (_COMPANY, "NULL"),
    RecordKind.DOCUMENT: (_COMPANY, "r.date"),
    RecordKind.PRODUCT: (_TOLD_OF_PRODUCT, "NULL"),
    RecordKind.FOLLOW_UP: (_COMPANY, "r.date"),
    RecordKind.SELECTION: (_name_of("user", "owner_id"), "NULL"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One record that was found. `by` is the number or address by which it was, where its name does not tell."""

    record: RecordKind
    id: int
    name: str
    beside: str
    day: date | None
    by: str = ""


class _Hit(NamedTuple):
    tier: int
    found: Found


def search(session: Session, typed: str, each: int = EACH) -> list[Found]:
    """Return the best *each* records of every kind, best first."""
    pieces = pieces_of(typed)
    if not pieces:
        return []
    cursor = _cursor(session)
    kinds = [RecordKind(table) for table in SEARCHED]
    hits = [hit for kind in kinds for hit in _of_kind(cursor, kind, pieces, each)]
    digits = _telephone(typed)
    if not hits and digits:
        hits = [hit for kind in kinds for hit in _of_kind(cursor, kind, [digits], each)]
    best = sorted(hits, key=lambda hit: hit.tier)  # stable: kinds and newest stay in order
    return _seen(session, [hit.found for hit in best])


def may_hold(kind: RecordKind, typed: str) -> ColumnElement[bool]:
    """Return the condition of the records whose text may hold *typed*: what the index does not rule out.

    Short words rule out nothing, nor does the index rule out what it has not taken in yet.
    """
    patterns = [piece for piece in pieces_of(typed) if len(piece) >= _TRIGRAM]
    if kind not in SEARCHED or not patterns:
        return true()
    index, entity = index_of(kind), class_of(kind)
    found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :found").bindparams(found=_match(patterns))
    pending = text(f"SELECT row_id FROM search_pending WHERE tbl = '{kind}'")
    known = text(f"SELECT last FROM search_known WHERE tbl = '{kind}'")
    held_by = [one.columns(column("id", Integer)) for one in (found, pending, known)]
    return or_(entity.id.in_(held_by[0]), entity.id.in_(held_by[1]), entity.id > held_by[2].scalar_subquery())


def visited(session: Session, visits: Sequence[tuple[str, int]]) -> list[Found]:
    """Return records by kind and id, in that order; those that are gone are left out."""
    cursor, found = _cursor(session), []
    for table, id in visits:
        if table in SEARCHED:
            kind = RecordKind(table)
            found += [_found(kind, row) for row in _rows(cursor, _by_id(kind), (id, 1)).values()]
    return _seen(session, found)


def _seen(session: Session, found: list[Found]) -> list[Found]:
    """SELF-3: leave out private selections of others."""
    ids = [one.id for one in found if one.record is RecordKind.SELECTION]
    if not ids:
        return found
    shown = select(Selection.id).where(Selection.id.in_(ids), seen_by(viewpoint(session), Selection))
    seen = set(session.scalars(shown))
    return [one for one in found if one.record is not RecordKind.SELECTION or one.id in seen]


def pieces_of(typed: str) -> list[str]:
    """Return the words to search for, folded, each once. Characters that no name can hold part words."""
    clean = "".join(c if c.isprintable() else " " for c in typed[:_LONGEST])
    return list(dict.fromkeys(fold(clean)[:_LONGEST].split()))[:_MOST_PIECES]


def spans_of(text: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Return where *pieces* stand in *text*, as places of its own letters: from, until; in order, none twice."""
    places, folded = _folded(text)
    marked: set[int] = set()
    for piece in pieces:
        at = _place_of(folded, piece)
        if at >= 0:
            marked.update(places[at : at + len(piece)])
    return list(_runs(sorted(marked)))


def tier_of(name: str, pieces: Sequence[str]) -> int | None:
    """Return how well a name fits: 0 exactly, 1 it begins so, 2 a word of it does, 3 any part; None: not at all."""
    folded, whole = fold(name), " ".join(pieces)
    if folded == whole:
        return 0
    if folded.startswith(whole):
        return 1
    if all(_begins_word(folded, piece) for piece in pieces):
        return 2
    return 3 if all((len(p) > 2 and p in folded) or _begins_word(folded, p) for p in pieces) else None


def _cursor(session: Session) -> sqlite3.Cursor:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.cursor()


def _telephone(typed: str) -> str:
    """Return the digits of what can only be a telephone number, else nothing."""
    digits = "".join(typed[:_LONGEST].split()).removeprefix("+").removeprefix("00")
    return digits if digits.isdecimal() and len(digits) >= _TELEPHONE else ""


# -- letters -----------------------------------------------------------------------------------------------------------


def _begins_word(folded: str, piece: str) -> bool:
    return f" {piece}" in f" {folded}"


def _folded(text: str) -> tuple[list[int], str]:
    """Return the folded text, and for each of its letters the place of the letter that it comes from."""
    letters = [fold(letter) for letter in text]
    return [place for place, folded in enumerate(letters) for _ in folded], "".join(letters)


def _place_of(folded: str, piece: str) -> int:
    begun = f" {folded}".find(f" {piece}")
    return begun if begun >= 0 or len(piece) < 3 else folded.find(piece)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at


# -- one kind ----------------------------------------------------------------------------------------------------------


def _of_kind(cursor: sqlite3.Cursor, kind: RecordKind, pieces: list[str], each: int) -> list[_Hit]:
    """Return the best hits of one kind. Only where there are more than wanted, better ones are looked for."""
    count, anywhere = len(pieces), [_pattern(piece) for piece in pieces]
    rows = _rows(cursor, _new_to_index(kind, count), (*anywhere, each))
    rows |= _rows(cursor, _changed_since(kind, count), (*anywhere, each))
    rows |= _rows(cursor, _indexed(kind, count), (_match(anywhere), *anywhere, each))
    if len(rows) >= each:
        whole, words = sort_key(" ".join(pieces)), [_begun_word(piece) for piece in pieces]
        rows |= _rows(cursor, _named(kind), (whole, each))
        rows |= _rows(cursor, _begun(kind), (whole, each))
        if words != anywhere:
            rows |= _rows(cursor, _tried(kind, count), (_match(words), *words, each))
    best = sorted((_tier(row[1], pieces), -id, row) for id, row in rows.items())[:each]
    return [_Hit(tier, _found(kind, row, pieces if tier == _BESIDE_THE_NAME else ())) for tier, _, row in best]


def _rows(cursor: sqlite3.Cursor, statement: str, values: Sequence[Any]) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row for row in cursor.execute(statement, values)}


def _tier(name: str, pieces: Sequence[str]) -> int:
    tier = tier_of(name, pieces)
    return _BESIDE_THE_NAME if tier is None else tier


def _found(kind: RecordKind, row: tuple[Any, ...], pieces: Sequence[str] = ()) -> Found:
    """Return what is told of a row; *pieces* are those that its name does not tell of."""
    id, name, beside, day, *others = row
    by = next((other for other in others if other and any(piece in _close(other) for piece in pieces)), "")
    if by in (beside or "").split(_APART):
        by = ""
    return Found(kind, id, name, beside or "", date.fromisoformat(day) if day else None, by)


def _close(text: str) -> str:
    return text.replace(" ", "").lower()


# -- what the index is asked -------------------------------------------------------------------------------------------


def _match(patterns: Sequence[str]) -> str:
    """Return the question of FTS5 for records that may hold all *patterns*; their own text decides.

    Of several patterns every other trigram will do, and of a long number every third: fewer lists are walked, and
    hardly more records are looked at.
    """
    trigrams = dict.fromkeys(p[at : at + 3] for p in patterns for at in _places(p, len(patterns)))
    return " AND ".join('"' + trigram.replace('"', '""') + '"' for trigram in trigrams)


def _places(pattern: str, count: int) -> list[int]:
    """Return which trigrams of a pattern are asked for, where there are *count* patterns: the last always is."""
    end = len(pattern) - 3
    step = 3 if end > 3 and pattern.isdigit() else min(count, 2)
    return [*range(0, end, step), end]


def _pattern(piece: str) -> str:
    """Return what a record's text must hold: a short piece begins a word."""
    return piece if len(piece) > 2 else _begun_word(piece)


def _begun_word(piece: str) -> str:
    """Return *piece* with so many spaces before it that it is a trigram at least."""
    return GAP[: max(1, 3 - len(piece))] + piece


# -- statements: their values are the match or the patterns in that order, and how many rows ---------------------------


def _statement(kind: RecordKind, source: str, condition: str, order: str = "") -> str:
    beside, day = _BESIDE[kind]
    columns = ", ".join(
        [f"r.id, r.{class_of(kind).__label__}, {beside}, {day}", *(f"r.{column}" for column in SEARCHED[kind])]
    )
    return f"SELECT {columns} FROM {source} WHERE {condition} {order} LIMIT ?"


@cache
def _by_id(kind: RecordKind) -> str:
    return _statement(kind, _table(kind), "r.id = ?")


@cache
def _named(kind: RecordKind) -> str:
    return _statement(kind, _table(kind), "r.sort_key = ?", "ORDER BY r.id DESC")


@cache
def _begun(kind: RecordKind) -> str:
    """The first names that begin so, and the newest record of each: there may be thousands of one name."""
    following = f'(SELECT min(sort_key) FROM "{kind}" WHERE sort_key {{}} AND sort_key < ?1 || char(0x10ffff))'
    newest = f'(SELECT max(id) FROM "{kind}" WHERE sort_key = n.name)'
    names = (
        f"WITH RECURSIVE n (name, place) AS (SELECT {following.format('>= ?1')}, 1 UNION ALL"
        f" SELECT {following.format('> n.name')}, place + 1 FROM n WHERE name IS NOT NULL AND place < ?2) "
    )
    return names + _statement(kind, f"n CROSS JOIN {_table(kind)} ON r.id = {newest}", "1").replace(
        "LIMIT ?", "LIMIT ?2"
    )


@cache
def _new_to_index(kind: RecordKind, pieces: int) -> str:
    known = f"(SELECT last FROM search_known WHERE tbl = '{kind}')"
    return _statement(kind, _table(kind), f"r.id > {known}{_holds(kind, pieces)}", "ORDER BY r.id DESC")


@cache
def _changed_since(kind: RecordKind, pieces: int) -> str:
    changed = f"search_pending p CROSS JOIN {_table(kind)} ON r.id = p.row_id"
    return _statement(kind, changed, f"p.tbl = '{kind}'{_holds(kind, pieces)}", "ORDER BY p.row_id DESC")


@cache
def _indexed(kind: RecordKind, pieces: int) -> str:
    index = index_of(kind)
    source = f"{index} s CROSS JOIN {_table(kind)} ON r.id = s.rowid"
    return _statement(kind, source, f"s.{index} MATCH ?{_holds(kind, pieces)}", "ORDER BY s.rowid DESC")


@cache
def _tried(kind: RecordKind, pieces: int) -> str:
    index = index_of(kind)
    newest = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT {_LOOKED_AT}"
    return _statement(kind, f"({newest}) s CROSS JOIN {_table(kind)} ON r.id = s.rowid", f"1{_holds(kind, pieces)}")


def _table(kind: RecordKind) -> str:
    return f'"{kind}" r'


def _holds(kind: RecordKind, pieces: int) -> str:
    return f" AND instr({text_of(kind, 'r')}, ?)" * pieces
