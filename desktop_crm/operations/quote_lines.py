"""The lines of quotes: copied from products or typed, and worked out; and what a change of them means for the rest."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.enums import LineFigure, QuoteState, RecordKind
from desktop_crm.models.everything import Quote, QuoteAlternative, QuoteLine, QuoteVersion, Sale
from desktop_crm.operations import drafts, records
from desktop_crm.operations.currency import MILLION, half_up
from desktop_crm.operations.errors import NothingChosen, QuoteIsLocked, ValueNotTaken
from desktop_crm.operations.forms import Values
from desktop_crm.operations.quote_figures import figures, line_figures
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import tell, verb

ALTERNATIVE, LINE = RecordKind.QUOTE_ALTERNATIVE, RecordKind.QUOTE_LINE
EDITABLE = frozenset(
    {
        QuoteState.NOT_CALCULATED, QuoteState.DRAFT, QuoteState.NEEDS_APPROVAL, QuoteState.APPROVED,
        QuoteState.REJECTED,
    }
)  # fmt: skip
_PRICED = ("quantity", "list_price", "cost")
_ORDER = ("product_id", *_PRICED, *LineFigure)
COPIED = (
    "name", "code", "description", "item_number", "category_id", "family_id", "type_id", "unit_id", "list_price",
    "minimum_price", "cost", "vat",
)  # fmt: skip
_UNSYNCED = {"synchronize_session": False}


@verb(mark("Add to quote"))
def add_lines(session: Session, alternative_id: int, lines: Sequence[Values]) -> list[int]:
    """QL-1: add lines at the end of an alternative, each of a product (`product_id`) or free text; returns their ids.

    Raises RecordIsGone, QuoteIsLocked, FieldIsMissing and ValueNotTaken.
    """
    check_editable(session, alternative_id)
    ids = insert_lines(session, alternative_id, lines)
    settle_alternative(session, alternative_id)
    tell(session, title=sale_of(session, alternative_id).title, count=len(ids))
    return ids


@verb(mark("Edit quote line"))
def edit_line(session: Session, id: int, values: Values) -> None:
    """Change a line; of the linked figures the one that is told stays from then on (QL-3). Raises as `add_lines`."""
    before = records.stored(session, LINE, id)
    check_editable(session, before["alternative_id"])
    after = _settled(session, before, values)
    changes = records.check_row(session, LINE, before, after, id, _copied(session, after))
    records.check_required(LINE, ("name",), after)
    records.update_row(session, LINE, id, changes, before["name"])
    settle_alternative(session, before["alternative_id"])


@verb(mark("Remove from quote"))
def remove_lines(session: Session, ids: Sequence[int]) -> None:
    """Take lines out of their alternatives. Raises NothingChosen and QuoteIsLocked."""
    wanted = select(QuoteLine.alternative_id).where(QuoteLine.id.in_(records.chosen(ids))).distinct()
    alternatives = session.scalars(wanted).all()
    if not alternatives:
        raise NothingChosen
    for alternative in alternatives:
        check_editable(session, alternative)
    records.delete_rows(session, LINE, ids)
    for alternative in alternatives:
        settle_alternative(session, alternative)


def insert_lines(session: Session, alternative_id: int, lines: Sequence[Values]) -> list[int]:
    """Write new lines; what they mean for their alternative is for the caller to settle."""
    currency_id = records.stored(session, ALTERNATIVE, alternative_id)["currency_id"]
    known = {
        "alternative_id": alternative_id,
        "sale_id": sale_of(session, alternative_id).id,
        "currency_id": currency_id,
    }
    last = session.scalar(select(func.max(QuoteLine.rank)).where(QuoteLine.alternative_id == alternative_id)) or 0
    ids = []
    for rank, line in enumerate(lines, last + 1):
        before = {**drafts.blank(LINE), **known, "rank": rank}
        after = _settled(session, before, line)
        after |= records.check_row(session, LINE, before, after, None, _copied(session, after))
        records.check_required(LINE, ("name",), after)
        ids.append(records.insert_row(session, LINE, after))
    return ids


def _settled(session: Session, before: Values, values: Values) -> Row:
    return records.settle(session, follow, before, records.told(LINE, before, values, roots=_ORDER), _ORDER)


def follow(session: Session, values: Values, name: str, new: Any) -> Row:
    """Return all values of a line that change when *name* becomes *new*: QL-1 a product is copied, QL-3 figures follow.

    Raises RecordIsGone for a product that is, and ValueNotTaken for one in another currency.
    """
    changed: Row = {name: new}
    if name == "product_id":
        changed |= _copy_of(session, values, new)
    elif name in list(LineFigure):
        changed["figure"] = name if new is not None else None
    elif name not in _PRICED:
        return changed
    return {**changed, **_worked_out({**values, **changed})}


def _copy_of(session: Session, values: Values, product_id: int | None) -> Row:
    if product_id is None:
        return {}
    product = records.stored(session, RecordKind.PRODUCT, product_id)
    if product["currency_id"] != values.get("currency_id"):
        raise ValueNotTaken(CATALOGUE["quote_line.product"], "other_currency", product_id)
    return {name: product[name] for name in COPIED}


def _copied(session: Session, line: Values) -> list[str]:
    """Return the fields in which a line has what its product has: nobody chooses that anew (SD-7)."""
    product = records.stored(session, RecordKind.PRODUCT, line["product_id"]) if line["product_id"] else {}
    return [name for name in COPIED if name in product and line[name] == product[name]]


def _worked_out(values: Values) -> Row:
    figure = values.get("figure")
    quantity, price, cost = (values.get(name) or 0 for name in _PRICED)
    with _earnings_of(LINE):
        found = line_figures(quantity, price, cost, figure, (values[figure] or 0) if figure else 0)
    names = ("sum", "discount", "discount_percent", "total", "earnings", "earnings_percent")
    return {name: getattr(found, name) for name in names}


@contextmanager
def _earnings_of(record: RecordKind) -> Iterator[None]:
    """QL-7: refuse earnings of 100 % and more, which no total has."""
    try:
        yield
    except ValueError:
        raise ValueNotTaken(CATALOGUE[f"{record}.earnings_percent"], "out_of_range") from None


# -- what follows in the rest of the quote -----------------------------------------------------------------------------


class Quoted(NamedTuple):
    """The sale of a quote, and the quote."""

    id: int
    title: str
    number: str | None
    quote_id: int


def sale_of(session: Session, alternative_id: int) -> Quoted:
    """Return the sale that an alternative belongs to."""
    wanted = select(Sale.id, Sale.title, Sale.number, Quote.id).join(Quote, Quote.sale_id == Sale.id)
    wanted = wanted.join(QuoteVersion, QuoteVersion.quote_id == Quote.id)
    wanted = wanted.join(QuoteAlternative, QuoteAlternative.version_id == QuoteVersion.id)
    return Quoted(*session.execute(wanted.where(QuoteAlternative.id == alternative_id)).one())


def check_editable(session: Session, alternative_id: int) -> None:
    """Raise QuoteIsLocked where the version of an alternative is not the active one, or was sent or closed (10.7)."""
    version_id = records.stored(session, ALTERNATIVE, alternative_id)["version_id"]
    version = records.stored(session, RecordKind.QUOTE_VERSION, version_id)
    if not version["active"] or version["state"] not in EDITABLE:
        raise QuoteIsLocked(sale_of(session, alternative_id).title)


def settle_alternative(session: Session, alternative_id: int) -> None:
    """QA-1: work an alternative out from its lines; its version is a draft again, and the lines know (10.7).

    Raises ValueNotTaken (QL-7).
    """
    alternative = records.stored(session, ALTERNATIVE, alternative_id)
    wanted = select(QuoteLine.total, QuoteLine.quantity, QuoteLine.cost)
    rows = session.execute(wanted.where(QuoteLine.alternative_id == alternative_id)).all()
    cost = sum(half_up(row.quantity * row.cost, MILLION) for row in rows)
    figure = alternative["figure"]
    with _earnings_of(ALTERNATIVE):
        found = figures(sum(row.total for row in rows), cost, figure, alternative[figure] if figure else 0)
    values = {
        "subtotal": found.sum, "discount": found.discount, "discount_percent": found.discount_percent,
        "total": found.total, "cost": found.cost, "earnings": found.earnings,
        "earnings_percent": found.earnings_percent,
    }  # fmt: skip
    changes = records.check_row(session, ALTERNATIVE, alternative, {**alternative, **values}, alternative_id)
    records.update_row(session, ALTERNATIVE, alternative_id, changes, alternative["name"])
    stale = (QuoteVersion.id == alternative["version_id"], QuoteVersion.state != QuoteState.DRAFT)
    change = update(QuoteVersion).where(*stale).values(state=QuoteState.DRAFT.value, **records.stamp(session))
    session.execute(change, execution_options=_UNSYNCED)
    keep_lines(session, sale_of(session, alternative_id).quote_id)


def keep_lines(session: Session, quote_id: int) -> None:
    """Write on all lines of a quote what they keep of the levels above: the state, and whether they count (1.8-F).

    Those count that stand in the active version, in the accepted alternative, or else in the favourite.
    """
    entity, version = QuoteAlternative, QuoteVersion
    wanted = select(entity.id, entity.favourite, entity.accepted, version.active, version.state)
    rows = session.execute(wanted.join(version, version.id == entity.version_id).where(version.quote_id == quote_id))
    alternatives = rows.all()
    accepted = any(row.accepted and row.active for row in alternatives)
    for row in alternatives:
        counts = row.active and (row.accepted if accepted else row.favourite)
        stale = or_(QuoteLine.in_use != counts, QuoteLine.state != row.state)
        change = update(QuoteLine).where(QuoteLine.alternative_id == row.id, stale)
        session.execute(change.values(in_use=counts, state=row.state), execution_options=_UNSYNCED)
