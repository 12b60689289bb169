"""While a company, person, project (DUP-1) or selection (SELF-2) is registered, what it resembles, found by index."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold
from desktop_crm.models.person import SAME_EMAIL, SAME_MOBILE
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.forms import Values
from desktop_crm.operations.likeness import RANKS, SAME, Likeness, likeness_of, likeness_of_letters
from desktop_crm.operations.preferences import preference

_MOST = 3
_CANDIDATES = 20_000
_FIRST_SOUNDS = 2  # that a slip of the pen leaves in place
_LONGER = 6  # letters by which the key of a similar name is longer or shorter, or differs, at most
_DIGITS = 8  # of a telephone number; what stands before them is the country's
_LINE = "(SELECT name FROM list_item WHERE id = r.{})"
_USER = "(SELECT initials FROM user WHERE id = r.{})"
_TOLD = {
    RecordKind.COMPANY: ("r.name", "r.city", _LINE.format("category_id"), _USER.format("our_contact_id"), "NULL"),
    RecordKind.PERSON: (
        "r.full_name", "r.city", _LINE.format("category_id"), _USER.format("our_contact_id"),
        "(SELECT name FROM company WHERE id = r.company_id)",
    ),
    RecordKind.PROJECT: ("r.name", "NULL", _LINE.format("type_id"), _USER.format("responsible_id"), "NULL"),
    RecordKind.SELECTION: (
        "r.name", "(SELECT name FROM user WHERE id = r.owner_id)", _LINE.format("category_id"), "NULL", "NULL",
    ),
}  # fmt: skip

_Hit = tuple[int, int, int]  # rank of the likeness, how far apart, id


@dataclass(frozen=True, slots=True)
class Namesake:
    """A record that a new one resembles, with what tells it from others.

    *contact* is our contact's initials; in the place of its city a selection has its owner.
    """

    id: int
    like: Likeness
    name: str
    city: str
    category: str
    contact: str
    company: str


def namesakes(session: Session, record: RecordKind, values: Values) -> list[Namesake]:
    """Return the records that one with these values resembles most, at most three; none where it is turned off.

    Companies, projects and selections are compared by name. Persons are the same by e-mail address or mobile number, or
    by name within their company.
    """
    if not preference(session, "check_duplicates"):
        return []
    cursor = _cursor(session)
    named = str(values.get("name") or "")
    hits = _persons_like(cursor, values) if record is RecordKind.PERSON else _named(cursor, record, named)
    best: dict[int, Likeness] = {}
    for rank, _, id in sorted(hits):
        best.setdefault(id, tuple(Likeness)[rank])
    chosen = dict(list(best.items())[:_MOST])
    told = _told(cursor, record, list(chosen))
    return [Namesake(id, like, *told[id]) for id, like in chosen.items() if id in told]


def _cursor(session: Session) -> sqlite3.Cursor:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.cursor()


def _told(cursor: sqlite3.Cursor, record: RecordKind, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    places = ", ".join("?" * len(ids))
    statement = f'SELECT r.id, {", ".join(_TOLD[record])} FROM "{record}" r WHERE r.id IN ({places})'
    return {id: tuple(text or "" for text in texts) for id, *texts in cursor.execute(statement, ids)}


# -- by name -----------------------------------------------------------------------------------------------------------


def _named(cursor: sqlite3.Cursor, record: RecordKind, name: str) -> list[_Hit]:
    """Compare with the names that begin with the same sounds; a short one with those that sound quite alike."""
    key = match_key(name)
    sound, _, letters = key.partition(" ")
    if not letters:
        return []
    widest = sound[:_FIRST_SOUNDS] if len(sound) >= _FIRST_SOUNDS else f"{sound} "
    hits: list[_Hit] = []
    for begun in (key, f"{sound} ", widest):
        rows = cursor.execute(_BEGUN.format(record), (begun, len(key))).fetchall()
        near = extract(letters, [row[1] for row in rows], scorer=OSA.distance, score_cutoff=_LONGER, limit=None)
        hits = _alike((rows[at][0], likeness_of(key, rows[at][2])) for _, _, at in near)
        if len(hits) >= _MOST:
            break
    return hits


_BEGUN = (
    "SELECT id, substr(match_key, instr(match_key, ' ') + 1), match_key FROM \"{}\""
    " WHERE match_key >= ?1 AND match_key < ?1 || char(0x10ffff)"
    f" AND length(match_key) BETWEEN ?2 - {_LONGER} AND ?2 + {_LONGER} LIMIT {_CANDIDATES}"
)


def _alike(compared: Iterable[tuple[int, int]]) -> list[_Hit]:
    """Return hits of how much records are alike by name."""
    names = {True: RANKS[Likeness.NAME], False: RANKS[Likeness.SIMILAR]}
    return [(names[likeness == SAME], SAME - likeness, id) for id, likeness in compared if likeness]


# -- persons -----------------------------------------------------------------------------------------------------------


def _persons_like(cursor: sqlite3.Cursor, values: Values) -> list[_Hit]:
    name = fold(" ".join(str(values.get("full_name") or "").split()))
    hits = _of_company(cursor, name, values.get("company_id")) if name else []
    email, mobile = str(values.get("email") or "").strip(), str(values.get("mobile") or "")
    if "@" in email:
        hits += _reached(cursor, Likeness.EMAIL, SAME_EMAIL, email)
    if sum(map(str.isdecimal, mobile)) >= _DIGITS:
        hits += _reached(cursor, Likeness.MOBILE, SAME_MOBILE, mobile)
    return hits


def _of_company(cursor: sqlite3.Cursor, name: str, company_id: int | None) -> list[_Hit]:
    """Persons of no company are many: of them only the very namesakes count."""
    if company_id is None:
        rows = cursor.execute("SELECT id, fold_key FROM person WHERE fold_key = ? AND company_id IS NULL", (name,))
    else:
        rows = cursor.execute("SELECT id, fold_key FROM person WHERE company_id = ?", (company_id,))
    return _alike((id, likeness_of_letters(name, other)) for id, other in rows)


def _reached(cursor: sqlite3.Cursor, like: Likeness, same: str, typed: str) -> list[_Hit]:
    """Return the persons who are reached in the same way, along the index of it."""
    held = "email" if like is Likeness.EMAIL else "mobile"
    wanted = f"(SELECT {same} FROM (SELECT ? AS {held}))"
    rows = cursor.execute(f"SELECT id FROM person WHERE {same} = {wanted} AND {held} <> '' LIMIT {_MOST}", (typed,))
    return [(RANKS[like], 0, id) for (id,) in rows]
