"""Quotes: made for a sale, sent, ordered, and followed by new versions (domain: sale, section 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import LineFigure, QuoteState, RecordKind
from desktop_crm.models.everything import Quote, QuoteAlternative, QuoteLine, QuoteVersion
from desktop_crm.operations import drafts, records
from desktop_crm.operations.currency import base_currency_id
from desktop_crm.operations.errors import QuoteIsLocked, SaleHasQuote, SaleIsClosed
from desktop_crm.operations.forms import Values
from desktop_crm.operations.quote_lines import (
    ALTERNATIVE,
    EDITABLE,
    LINE,
    Quoted,
    check_editable,
    insert_lines,
    keep_lines,
    sale_of,
    settle_alternative,
)
from desktop_crm.operations.sale_form import follow as follow_sale
from desktop_crm.operations.sale_stages import CLOSED
from desktop_crm.operations.step import tell, today, verb

QUOTE, VERSION, SALE = RecordKind.QUOTE, RecordKind.QUOTE_VERSION, RecordKind.SALE
_WAITING = EDITABLE | {QuoteState.SENT}  # the customer has not answered yet
_UNSYNCED = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class Offered:
    """One alternative of a quote, as a chooser shows it. *total* and *cost* in hundredths of the sale's currency."""

    id: int
    name: str
    version_id: int
    version: int
    state: str
    active: bool
    favourite: bool
    accepted: bool
    total: int
    cost: int


def alternatives_of(session: Session, sale_id: int) -> list[Offered]:
    """Return the alternatives of a sale's quote, of the newest version first; none where it has no quote."""
    entity, version = QuoteAlternative, QuoteVersion
    columns: tuple[Any, ...] = (
        entity.id, entity.name, version.id, version.rank, version.state, version.active, entity.favourite,
        entity.accepted, entity.total, entity.cost,
    )  # fmt: skip
    wanted = select(*columns).join(version, version.id == entity.version_id).join(Quote, Quote.id == version.quote_id)
    rows = session.execute(wanted.where(Quote.sale_id == sale_id).order_by(version.rank.desc(), entity.rank))
    return [Offered(*row) for row in rows]


# -- verbs -------------------------------------------------------------------------------------------------------------


@verb(mark("Create quote"))
def add_quote(session: Session, sale_id: int, alternative: str, lines: Sequence[Values] = ()) -> int:
    """QT-1, QT-10: make the quote of a sale, with a first version and a first alternative, and return its id.

    Raises RecordIsGone, SaleHasQuote, SaleIsClosed, FieldIsMissing and ValueNotTaken.
    """
    sale = records.stored(session, SALE, sale_id)
    if session.scalar(select(Quote.id).where(Quote.sale_id == sale_id)) is not None:
        raise SaleHasQuote(sale["title"])
    if sale["status"] in CLOSED:
        raise SaleIsClosed(sale["title"])
    quote = _insert(session, QUOTE, {"sale_id": sale_id})
    version = _insert(session, VERSION, {"quote_id": quote, "number": _number(sale["number"], 1)})
    currency_id = sale["currency_id"] or base_currency_id(session)
    first = _insert_alternative(session, version, alternative, 1, currency_id)
    insert_lines(session, first, lines)
    settle_alternative(session, first)
    tell(session, title=sale["title"], count=1)
    return quote


@verb(mark("Delete quote"))
def delete_quotes(session: Session, ids: Sequence[int]) -> None:
    """Delete quotes with all their versions; the sales stay."""
    first = select(func.min(QuoteVersion.id)).where(QuoteVersion.quote_id == ids[0]) if len(ids) == 1 else None
    title = _sale_of(session, session.scalars(first).one()).title if first is not None else ""
    records.delete_rows(session, QUOTE, ids)
    tell(session, title=title)


@verb(mark("Add alternative"))
def add_alternative(session: Session, version_id: int, name: str, copy_of: int | None = None) -> int:
    """QT-26: add an alternative to a version, empty or with the lines of another, and return its id.

    Raises QuoteIsLocked, FieldIsMissing and ValueNotTaken.
    """
    _check(session, version_id, EDITABLE)
    mine = QuoteAlternative.version_id == version_id
    last = select(QuoteAlternative.rank, QuoteAlternative.currency_id).where(mine)
    rank, currency_id = session.execute(last.order_by(QuoteAlternative.rank.desc()).limit(1)).one()
    added = _insert_alternative(session, version_id, name, rank + 1, currency_id)
    if copy_of is not None:
        _copy_lines(session, copy_of, added)
    settle_alternative(session, added)
    _tell(session, version_id)
    return added


@verb(mark("Edit alternative"))
def edit_alternative(session: Session, id: int, values: Values) -> None:
    """QA-1: rename an alternative, or give it a discount, total or earnings of its own, on top of those of its lines.

    Raises QuoteIsLocked, FieldIsMissing and ValueNotTaken.
    """
    check_editable(session, id)
    before = records.stored(session, ALTERNATIVE, id)
    after = {**before, **records.told(ALTERNATIVE, before, values, roots=LineFigure)}
    if figures := [name for name in LineFigure if after[name] != before[name]]:
        after["figure"] = figures[0].value
    records.check_required(ALTERNATIVE, ("name",), after)
    records.update_row(
        session, ALTERNATIVE, id, records.check_row(session, ALTERNATIVE, before, after, id), before["name"]
    )
    settle_alternative(session, id)


@verb(mark("Choose favourite alternative"))
def set_favourite(session: Session, alternative_id: int) -> None:
    """QT-25: one alternative of a version is the favourite. Raises QuoteIsLocked."""
    check_editable(session, alternative_id)
    version_id = records.stored(session, ALTERNATIVE, alternative_id)["version_id"]
    chosen = QuoteAlternative.id == alternative_id
    other = (QuoteAlternative.version_id == version_id, QuoteAlternative.favourite != chosen)
    session.execute(update(QuoteAlternative).where(*other).values(favourite=chosen), execution_options=_UNSYNCED)
    keep_lines(session, _sale_of(session, version_id).quote_id)
    _tell(session, version_id)


@verb(mark("Send quote"))
def send_quote(session: Session, version_id: int, valid_to: date) -> None:
    """QS-5: the version is sent today and valid to a day, and locked. Raises QuoteIsLocked."""
    _check(session, version_id, EDITABLE)
    _become(session, version_id, QuoteState.SENT, sent_date=today(session), expiration_date=valid_to)


@verb(mark("Place order"))
def place_order(session: Session, alternative_id: int, po_number: str = "", comment: str = "") -> None:
    """QS-8: the customer has accepted an alternative; the quote is ordered, and locked. Raises QuoteIsLocked."""
    version_id = records.stored(session, ALTERNATIVE, alternative_id)["version_id"]
    _check(session, version_id, _WAITING)
    accepted = update(QuoteAlternative).where(QuoteAlternative.id == alternative_id).values(accepted=True)
    session.execute(accepted, execution_options=_UNSYNCED)
    quote = records.stored(session, QUOTE, _sale_of(session, version_id).quote_id)
    changes = records.differing(QUOTE, quote, {"po_number": po_number, "order_comment": comment})
    records.update_row(session, QUOTE, quote["id"], changes, "")
    _become(session, version_id, QuoteState.ORDERED)


@verb(mark("Mark quote as lost"))
def lose_quote(session: Session, version_id: int) -> None:
    """10.7: the customer has declined. Raises QuoteIsLocked."""
    _check(session, version_id, _WAITING)
    _become(session, version_id, QuoteState.LOST)


@verb(mark("New version of quote"))
def new_version(session: Session, version_id: int) -> int:
    """QS-6, QS-7: copy a version, sent or archived, to a new draft; the one that was active is archived.

    Returns the id of the new version. Raises QuoteIsLocked where the quote is ordered or lost.
    """
    source, sale = records.stored(session, VERSION, version_id), _sale_of(session, version_id)
    newest = select(QuoteVersion.id, QuoteVersion.rank, QuoteVersion.state)
    newest = newest.where(QuoteVersion.quote_id == sale.quote_id).order_by(QuoteVersion.rank.desc()).limit(1)
    active = session.execute(newest).one()
    _check(session, active.id, _WAITING)
    archived = {"active": False, "state": QuoteState.ARCHIVED.value, "state_before": active.state}
    change = update(QuoteVersion).where(QuoteVersion.id == active.id)
    session.execute(change.values(**archived, **records.stamp(session)), execution_options=_UNSYNCED)
    copied = _copy_version(session, source, active.rank + 1, sale.number)
    keep_lines(session, sale.quote_id)
    tell(session, title=sale.title, count=1)
    return copied


@verb(mark("Use values from quote"))
def use_values(session: Session, sale_id: int) -> None:
    """QF-1 … QF-3: amount, cost and profit of a sale become those of the accepted alternative, or of the favourite.

    It is called when a quote has been worked on. A sale without a quote, or whose quote is not to be used, stays.
    """
    wanted = select(Quote.id).where(Quote.sale_id == sale_id, Quote.use_values == True)  # noqa: E712 (SQL)
    offered = [one for one in alternatives_of(session, sale_id) if one.active and (one.accepted or one.favourite)]
    if not offered or session.scalar(wanted) is None:
        return
    used = max(offered, key=lambda one: one.accepted)
    sale = records.stored(session, SALE, sale_id)
    after = records.settle(session, follow_sale, sale, {"amount": used.total, "cost": used.cost}, ("amount", "cost"))
    records.update_row(session, SALE, sale_id, records.check_row(session, SALE, sale, after, sale_id), sale["title"])


# -- pieces ------------------------------------------------------------------------------------------------------------


def _number(sale_number: str | None, rank: int) -> str:
    """QT-3: a version is numbered by its sale and its place: 10042-2."""
    return f"{sale_number}-{rank}" if sale_number else str(rank)


def _insert(session: Session, record: RecordKind, values: Values) -> int:
    told = {name: value for name, value in values.items() if name in records.fields_by_name(record)}
    return records.insert_row(session, record, {**drafts.blank(record), **records.checked(record, told)})


def _insert_alternative(session: Session, version_id: int, name: str, rank: int, currency_id: int | None) -> int:
    """QT-25: the first one is the favourite."""
    told = {"version_id": version_id, "name": name, "rank": rank, "favourite": rank == 1, "currency_id": currency_id}
    records.check_required(ALTERNATIVE, ("name",), told)
    return _insert(session, ALTERNATIVE, told)


def _copy_version(session: Session, source: Values, rank: int, sale_number: str | None) -> int:
    """Copy a version with all that stands in it. It is a draft, and nothing of it has been sent or accepted."""
    fresh = {"rank": rank, "number": _number(sale_number, rank), "active": True, "state": QuoteState.DRAFT.value}
    fresh |= dict.fromkeys(("state_before", "sent_date", "expiration_date", "approved_by", "approved_date"))
    copied = _insert(session, VERSION, {**source, **fresh})
    for alternative in _ids(session, QuoteAlternative, QuoteAlternative.version_id == source["id"]):
        told = {**records.stored(session, ALTERNATIVE, alternative), "version_id": copied, "accepted": False}
        _copy_lines(session, alternative, _insert(session, ALTERNATIVE, told))
    return copied


def _copy_lines(session: Session, source: int, target: int) -> None:
    for line in _ids(session, QuoteLine, QuoteLine.alternative_id == source):
        _insert(session, LINE, {**records.stored(session, LINE, line), "alternative_id": target})


def _ids(session: Session, entity: Any, condition: Any) -> Sequence[int]:
    return session.scalars(select(entity.id).where(condition).order_by(entity.rank, entity.id)).all()


def _sale_of(session: Session, version_id: int) -> Quoted:
    return sale_of(session, _ids(session, QuoteAlternative, QuoteAlternative.version_id == version_id)[0])


def _check(session: Session, version_id: int, states: frozenset[QuoteState]) -> None:
    """Raise QuoteIsLocked unless a version is the active one, and in one of *states*."""
    version = records.stored(session, VERSION, version_id)
    if not version["active"] or version["state"] not in states:
        raise QuoteIsLocked(_sale_of(session, version_id).title)


def _become(session: Session, version_id: int, state: QuoteState, **more: date) -> None:
    change = update(QuoteVersion).where(QuoteVersion.id == version_id)
    session.execute(change.values(state=state.value, **more, **records.stamp(session)), execution_options=_UNSYNCED)
    keep_lines(session, _sale_of(session, version_id).quote_id)
    _tell(session, version_id)


def _tell(session: Session, version_id: int) -> None:
    tell(session, title=_sale_of(session, version_id).title, count=1)
