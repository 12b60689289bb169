"""What screens ask: ids of a list, rows of a page, neighbours, sums. All answers are ids, frozen rows or figures."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session, aliased

from desktop_crm.models.catalogue import catalogued, class_of
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.folding import fold
from desktop_crm.models.lists import Currency
from desktop_crm.models.project import is_behind
from desktop_crm.models.request import is_late_request
from desktop_crm.models.sale import Sale, overdue
from desktop_crm.models.types import Day
from desktop_crm.models.user import Preference
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.sampling import fits_few, gathered
from desktop_crm.operations.searching import may_hold
from desktop_crm.operations.step import today
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.members import seen_by
from desktop_crm.selections.paths import expression, field_at
from desktop_crm.selections.sources import condition_of, entity_of, is_late_follow_up

_FETCH = 1000


class Amount(NamedTuple):
    """Money as a list shows it: hundredths, and the ISO code of its currency (None for the base currency)."""

    minor: int
    currency: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: `values` in the order of the asked paths, names instead of ids; `late` rows are red."""

    id: int
    values: tuple[Any, ...]
    late: bool


def ids_of(session: Session, listing: Listing) -> "array[int]":
    """Return the ids of a list in its order: 8 bytes each, fetched in small steps so that the window stays awake."""
    condition = condition_of(listing, viewpoint(session))
    few = fits_few(session, entity_of(listing), condition)
    return _raw_ids(session, _ids(listing, condition, few=few))


def first_ids_of(session: Session, listing: Listing, limit: int) -> "array[int]":
    """Return the ids that a list begins with, without looking for the rest where an index gives the order."""
    return _raw_ids(session, _ids(listing, condition_of(listing, viewpoint(session))).limit(limit))


def _ids(listing: Listing, condition: ColumnElement[bool], *, few: bool = False) -> Select[Any]:
    return select(entity_of(listing).id).where(condition).order_by(*_ordering(listing, few))


def _ordering(listing: Listing, few: bool = False) -> list[Any]:
    entity = entity_of(listing)
    if not listing.order:
        key = getattr(entity, "sort_key", entity.id)
        return [gathered(key) if few else key, entity.id]
    levels = [_level(order, few) for order in listing.order]
    return [level for pair in levels for level in pair] + [entity.id]


def _level(order: Order, few: bool) -> list[Any]:
    """Empty values stand last in both directions. NULLS LAST leaves SQLite free to read along an index."""
    expression, entry = _sorting(order.path), field_at(order.path)
    if few:
        expression = gathered(expression)
    level = expression.desc() if order.descending else expression.asc()
    if entry.kind.textual and not entry.required:
        return [func.coalesce(expression, "") == "", level]
    never_empty = order.path.count(".") == 1 and entry.never_empty
    return [level if never_empty else level.nulls_last()]


def _sorting(path: str) -> ColumnElement[Any]:
    """Return what a path is sorted by: words in the order of their enum, free text by its letters."""
    value, entry = expression(path, "order"), field_at(path)
    if entry.words is not None:
        return case({word.value: rank for rank, word in enumerate(entry.words)}, value=value)
    if entry.kind.textual and entry.name != getattr(entry.entity, "__label__", ""):
        return _letters(value)
    return value


def _letters(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return *text* so that it sorts as `folding.sort_key` does, but for accents: for texts without a key."""
    key: Any = func.lower(text)
    for letter, stand_in in _LAST_LETTERS.items():
        key = func.replace(key, letter, stand_in)
    return key


_LAST_LETTERS = {"æ": "{a", "Æ": "{a", "ø": "{b", "Ø": "{b", "å": "{c", "Å": "{c"}


def _raw_ids(session: Session, statement: Select[Any]) -> "array[int]":
    """Read from the driver's own cursor: rows of SQLAlchemy would double the time of a long list."""
    cursor = session.connection().execute(statement).cursor
    assert cursor is not None
    ids = array("q")
    while rows := cursor.fetchmany(_FETCH):
        ids.extend(row[0] for row in rows)
    return ids


def count_of(session: Session, listing: Listing) -> int:
    """Return how many records a list holds."""
    condition = condition_of(listing, viewpoint(session))
    counted = select(func.count()).select_from(entity_of(listing))
    return session.scalar(counted if condition is true() else counted.where(condition)) or 0  # no WHERE: no scan


def counts_of(session: Session, listings: Sequence[Listing]) -> list[int]:
    """Return how many records each of several lists holds."""
    return [count_of(session, listing) for listing in listings]


def rows_of(session: Session, record: RecordKind, paths: Sequence[str], ids: Sequence[int]) -> dict[int, Row]:
    """Return the rows of *ids* by id, in one statement; ids that are gone are missing."""
    statement, money = _page(record, tuple(paths))
    found = session.execute(statement, {"ids": list(ids), "today": today(session)})
    return {row[0]: Row(row[0], _values(money, row[2:]), bool(row[1])) for row in found}


@catalogued
def _page(record: RecordKind, paths: tuple[str, ...]) -> tuple[Select[Any], tuple[bool, ...]]:
    """Return the statement of a page, made once for a set of columns, and which of them are money with a currency."""
    entity = class_of(record)
    money = tuple(_has_currency(path) for path in paths)
    columns: list[Any] = [entity.id, _late(record)]
    for path, has_currency in zip(paths, money, strict=True):
        columns.append(expression(path, "shown"))
        if has_currency:
            columns.append(_currency_code(path))
    return select(*columns).where(entity.id.in_(bindparam("ids", expanding=True))), money


def _values(money: Sequence[bool], cells: Sequence[Any]) -> tuple[Any, ...]:
    left = iter(cells)
    return tuple(Amount(next(left) or 0, next(left)) if is_money else next(left) for is_money in money)


def _has_currency(path: str) -> bool:
    return field_at(path).currency is not None


def _currency_code(path: str) -> ColumnElement[Any]:
    """The code of another currency; nothing for the base currency, which goes without saying."""
    money = aliased(Currency)
    mine = expression(f"{path.rpartition('.')[0]}.{(field_at(path).currency or '').removesuffix('_id')}", "value")
    found = select(money.name).where(money.id == mine, money.id != func.coalesce(base_currency(), 0))
    return found.correlate_except(money).scalar_subquery()


def base_currency() -> ColumnElement[Any]:
    """Return the SQL for the id of the base currency (CU-2), empty where none has been chosen."""
    found = select(cast(Preference.value, Integer))
    return found.where(Preference.name == "base_currency_id", Preference.user_id.is_(None)).scalar_subquery()


def _late(record: RecordKind) -> ColumnElement[bool]:
    entity: Any = class_of(record)
    day: Any = bindparam("today", type_=Day)
    late = _LATE.get(record)
    return late(entity, day) if late else false()


_LATE: Mapping[RecordKind, Callable[[Any, Any], ColumnElement[bool]]] = {
    RecordKind.SALE: overdue,
    RecordKind.PROJECT: is_behind,
    RecordKind.REQUEST: is_late_request,
    RecordKind.FOLLOW_UP: is_late_follow_up,
}


def neighbours(
    session: Session, record: RecordKind, id: int, skip_completed: bool = False
) -> tuple[int | None, int | None]:
    """Return the records before and after one, over all of its kind by name, then id (SC-10, SC-13); None at an end."""
    entity = class_of(record)
    key = session.scalar(select(entity.sort_key).where(entity.id == id))
    if key is None:
        return None, None
    before = or_(entity.sort_key < key, and_(entity.sort_key == key, entity.id < id))
    after = or_(entity.sort_key > key, and_(entity.sort_key == key, entity.id > id))
    kept = and_(walked(record, skip_completed), _seen(session, record))
    down = (entity.sort_key.desc(), entity.id.desc())
    # The bounds let the index be entered at the key.
    back = select(entity.id).where(entity.sort_key <= key, before, kept).order_by(*down).limit(1)
    on = select(entity.id).where(entity.sort_key >= key, after, kept).order_by(entity.sort_key, entity.id).limit(1)
    return session.scalar(back), session.scalar(on)


# By which preference Previous, Next and pickers pass over completed records; other kinds are never completed.
SKIPPING: Mapping[RecordKind, str] = {
    RecordKind.SALE: "skip_completed_sales",
    RecordKind.PROJECT: "skip_completed_projects",
}


def is_skipping(session: Session, record: RecordKind) -> bool:
    """SC-11: whether completed records of a kind are passed over, for the user at work."""
    return record in SKIPPING and bool(preference(session, SKIPPING[record]))


def walked(record: RecordKind, skip_completed: bool) -> ColumnElement[bool]:
    """SC-12: with *skip_completed*, what is completed is passed over, and sold and lost sales; stalled ones are not."""
    entity = class_of(record)
    if not skip_completed:
        return entity.id.is_not(None)
    kept = entity.completed == False  # noqa: E712 (SQL)
    if record is RecordKind.SALE:
        return and_(Sale.status.in_((SaleStatus.OPEN, SaleStatus.STALLED)), kept)
    return kept


def _seen(session: Session, record: RecordKind) -> ColumnElement[bool]:
    """SELF-3: private selections of others are passed over; records of other kinds are not."""
    return seen_by(viewpoint(session), class_of(record)) if record is RecordKind.SELECTION else true()


def kept_while_walking(
    session: Session, record: RecordKind, ids: Sequence[int], skip_completed: bool = False
) -> list[int]:
    """Return those of *ids* (a stretch of a list) that still exist and are not passed over, in the same order."""
    entity = class_of(record)
    kept = set(session.scalars(select(entity.id).where(entity.id.in_(ids), walked(record, skip_completed))))
    return [one for one in ids if one in kept]


def first_of(session: Session, listing: Listing) -> int | None:
    """Return the first record of a list, without reading the rest."""
    entity = entity_of(listing)
    found = select(entity.id).where(condition_of(listing, viewpoint(session)))
    return session.scalar(found.order_by(*_ordering(listing)).limit(1))


def is_empty(session: Session) -> bool:
    """Whether nothing has been registered yet: no company, person or sale."""
    return all(session.scalar(select(class_of(kind).id).limit(1)) is None for kind in _MAIN)


_MAIN = (RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON)


@dataclass(frozen=True, slots=True)
class Hit:
    """One line that a picker offers: the record's name, and beside it what tells it from its namesakes."""

    id: int
    name: str
    beside: str


_BESIDE = {
    RecordKind.COMPANY: "company.city",
    RecordKind.PERSON: "person.company",
    RecordKind.SALE: "sale.company",
    RecordKind.PROJECT: "project.type",
    RecordKind.DOCUMENT: "document.company",
    RecordKind.REQUEST: "request.company",
    RecordKind.FOLLOW_UP: "follow_up.company",
    RecordKind.SELECTION: "selection.owner",
}


def find_by_name(
    session: Session,
    record: RecordKind,
    typed: str,
    limit: int = 20,
    company_id: int | None = None,
    strangers: bool = True,
) -> list[Hit]:
    """Return records whose name begins with what was typed, then those that hold it; folded for æøå and accents.

    With *company_id*, persons of that company stand first; without *strangers*, nobody else is found. An empty text
    gives the first ones by name. Sales that are passed over while walking are not offered either (SC-11).
    """
    entity, wanted = class_of(record), fold(typed.strip())
    beside = expression(_BESIDE[record], "shown") if record in _BESIDE else literal("")
    query = select(entity.id, getattr(entity, entity.__label__), beside).limit(limit)
    query = query.where(_seen(session, record))
    if is_skipping(session, record):
        query = query.where(walked(record, True))
    own = [entity.company_id == company_id] if company_id is not None and hasattr(entity, "company_id") else []
    begins, by_name = _begins(entity, wanted), entity.sort_key
    if not strangers:
        query = query.where(entity.company_id == company_id)
    tries = [(and_(*own, begins), by_name), *([(begins, by_name)] if own and strangers else [])]
    if wanted:
        holds = and_(may_hold(record, wanted), entity.fold_key.contains(wanted, autoescape=True))
        tries.append((holds, by_name.concat("")))  # not along the index of names
    found: dict[int, Hit] = {}
    for condition, order in tries:
        if len(found) < limit:
            for row in session.execute(query.where(condition).order_by(order, entity.id)):
                found.setdefault(row[0], Hit(row[0], row[1], row[2] or ""))
    return list(found.values())[:limit]


def _begins(entity: Any, wanted: str) -> ColumnElement[bool]:
    """All begin with nothing: without a condition the first ones are read in their order."""
    return and_(entity.fold_key >= wanted, entity.fold_key < wanted + "\U0010ffff") if wanted else true()


def names_of(session: Session, record: RecordKind, ids: Sequence[int]) -> dict[int, str]:
    """Return the names of records by id."""
    entity = class_of(record)
    return dict(session.execute(select(entity.id, getattr(entity, entity.__label__)).where(entity.id.in_(ids))).all())


def named(session: Session, visits: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Return kind, id and name of records of several kinds, in the same order; those that are gone are left out."""
    wanted: dict[str, list[int]] = {}
    for kind, id in (visits := list(visits)):
        wanted.setdefault(kind, []).append(id)
    names = {kind: names_of(session, RecordKind(kind), ids) for kind, ids in wanted.items()}
    return [(kind, id, names[kind][id]) for kind, id in visits if id in names[kind]]
