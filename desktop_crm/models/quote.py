"""Quotes: of a sale, in versions, each with alternatives, each with lines (domain: sale, section 10).

Find and selections ask most of the lines ("products sold this year"), and mean those that count. So that the way is
short and fast, a line also keeps the sale that it belongs to, whether it counts, and the state of its version. The
operations write these three with each change of a quote (`operations/quote.py`), and nothing else does.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, case, func, select, text
from sqlalchemy.orm import Mapped, aliased

from desktop_crm.models.base import Base, Keyed, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.enums import LineFigure, QuoteState
from desktop_crm.models.kinds import Kind
from desktop_crm.models.money import FULL_SHARE, in_base, share


class Quote(Recorded, Base):
    """What a customer is offered in one sale (QT-1, QT-2). A sale has at most one, and takes it along when deleted."""

    __tablename__ = "quote"
    __label__ = "po_number"
    __order__ = "id"
    __table_args__ = (
        Index(None, "sale_id", unique=True),
        Index(None, "document_id", sqlite_where=text("document_id IS NOT NULL")),
        Base.__table_args__,
    )

    sale_id: Mapped[int] = field(Kind.LINK, mark("Sale"), to="sale", required=True, ondelete="CASCADE")
    po_number: Mapped[str] = field(Kind.TEXT, mark("Order number of the customer"), length=99, default="")
    order_key: Mapped[str] = field(Kind.TEXT, mark("Order key"), length=99, default="")
    order_comment: Mapped[str] = field(Kind.LONG_TEXT, mark("Comment on the order"), default="")
    document_id: Mapped[int | None] = field(Kind.LINK, mark("Document"), to="document")
    use_values: Mapped[bool] = field(
        Kind.YES_NO, mark("Use values from quote"), default=True,
        help=mark("Amount and profit of the sale are those of the quote."),
    )  # fmt: skip


def _state_today(version: Any) -> ColumnElement[str]:
    """A sent version expires at midnight ending its last day (QS-5); no one has to write that."""
    expired = and_(version.state == QuoteState.SENT, version.expiration_date < func.today())
    return case((expired, QuoteState.EXPIRED.value), else_=version.state)


class QuoteVersion(Recorded, Base):
    """A version of a quote (QT-3). The newest is the active one; older ones are archived, and remember their state."""

    __tablename__ = "quote_version"
    __label__ = "number"
    __order__ = "id"
    __table_args__ = (Index(None, "quote_id", "rank"), Base.__table_args__)

    quote_id: Mapped[int] = field(Kind.LINK, mark("Quote"), to="quote", required=True, ondelete="CASCADE")
    rank: Mapped[int] = field(Kind.NUMBER, mark("Version"), default=1, editable=False, summed=False)
    number: Mapped[str] = field(Kind.TEXT, mark("Quote number"), length=49, default="")
    active: Mapped[bool] = field(Kind.YES_NO, mark("Active version"), default=True, editable=False)
    state: Mapped[str] = field(
        Kind.WORD, mark("State"), words=QuoteState, default=QuoteState.DRAFT.value, editable=False
    )
    state_before: Mapped[str | None] = field(Kind.WORD, mark("State when archived"), words=QuoteState, editable=False)
    sent_date: Mapped[date | None] = field(Kind.DATE, mark("Sent date"), editable=False)
    expiration_date: Mapped[date | None] = field(Kind.DATE, mark("Valid to"))
    approved_by: Mapped[int | None] = field(Kind.USER, mark("Approved by"), to="user", editable=False)
    approved_date: Mapped[date | None] = field(Kind.DATE, mark("Approved date"), editable=False)
    approval_text: Mapped[str] = field(Kind.TEXT, mark("Reason (approval)"), length=254, default="")
    payment_terms_id: Mapped[int | None] = field(Kind.CHOICE, mark("Payment terms"), to="payment_terms")
    payment_type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Payment type"), to="payment_type")
    delivery_terms_id: Mapped[int | None] = field(Kind.CHOICE, mark("Delivery terms"), to="delivery_terms")
    delivery_type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Delivery type"), to="delivery_type")
    invoice_address: Mapped[str] = field(Kind.LONG_TEXT, mark("Invoice address"), length=499, default="")
    delivery_address: Mapped[str] = field(Kind.LONG_TEXT, mark("Delivery address"), length=499, default="")

    status = Computed(
        Kind.WORD, mark("Status"), _state_today, words=QuoteState,
        help=mark("The state, or expired where what was sent is valid no more."),
    )  # fmt: skip


class QuoteAlternative(Recorded, Base):
    """One of the ways in which a version can be had (QT-25, QT-26): one is the favourite, one may be accepted.

    The two are marked here rather than named by version and quote: a deleted alternative leaves nothing that points
    to it. Subtotal, total, cost and earnings are those of its lines (QA-1), written with each change of them.
    """

    __tablename__ = "quote_alternative"
    __label__ = "name"
    __order__ = "id"
    __table_args__ = (Index(None, "version_id", "rank"), Base.__table_args__)

    version_id: Mapped[int] = field(
        Kind.LINK, mark("Quote version"), to="quote_version", required=True, ondelete="CASCADE"
    )
    name: Mapped[str] = field(Kind.TEXT, mark("Alternative"), required=True, length=59)
    rank: Mapped[int] = field(Kind.NUMBER, mark("Order"), default=1, editable=False, summed=False)
    favourite: Mapped[bool] = field(Kind.YES_NO, mark("Favourite alternative"), default=False, editable=False)
    accepted: Mapped[bool] = field(Kind.YES_NO, mark("Accepted alternative"), default=False, editable=False)
    currency_id: Mapped[int | None] = field(Kind.CHOICE, mark("Currency"), to="currency", editable=False)
    figure: Mapped[str | None] = field(Kind.WORD, mark("Typed figure"), words=LineFigure, editable=False)
    subtotal: Mapped[int] = field(Kind.MONEY, mark("Subtotal"), default=0, currency="currency_id", editable=False)
    discount: Mapped[int] = field(Kind.MONEY, mark("Discount"), default=0, currency="currency_id")
    discount_percent: Mapped[int] = field(Kind.PERCENT, mark("Discount %"), default=0)
    total: Mapped[int] = field(Kind.MONEY, mark("Total"), default=0, currency="currency_id")
    cost: Mapped[int] = field(Kind.MONEY, mark("Total cost"), default=0, currency="currency_id", editable=False)
    earnings: Mapped[int] = field(Kind.MONEY, mark("Earnings"), default=0, currency="currency_id")
    earnings_percent: Mapped[int] = field(Kind.PERCENT, mark("Earnings %"), default=0)


def _with_vat(line: Any) -> ColumnElement[int]:
    """QL-9: the total and the value added tax on it."""
    return line.total + share(line.total, line.vat, FULL_SHARE)


class QuoteLine(Keyed, Recorded, Base):
    """What Find and selections call a product: a copy of one of a price list, or free text, and how much of it (10.5).

    Of discount, total and earnings *figure* names the one that was typed last: it stays when others change (QL-3).
    The indexes: the lines of an alternative, of a sale, of a product.
    """

    __tablename__ = "quote_line"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "alternative_id", "rank"),
        Index(None, "sale_id"),
        Index(None, "product_id", sqlite_where=text("product_id IS NOT NULL")),
        Base.__table_args__,
    )

    name: Mapped[str] = field(Kind.TEXT, mark("Product name"), required=True, length=219)
    code: Mapped[str] = field(Kind.TEXT, mark("Product code"), length=99, default="")
    alternative_id: Mapped[int] = field(
        Kind.LINK, mark("Alternative"), to="quote_alternative", required=True, ondelete="CASCADE", editable=False
    )
    sale_id: Mapped[int] = field(Kind.LINK, mark("Sale"), to="sale", required=True, ondelete="CASCADE", editable=False)
    product_id: Mapped[int | None] = field(Kind.LINK, mark("Product"), to="product")
    in_use: Mapped[bool] = field(
        Kind.YES_NO, mark("Part of the current quote"), default=True, editable=False,
        help=mark("It stands in the active version of its quote, in the accepted alternative or else the favourite."),
    )  # fmt: skip
    state: Mapped[str] = field(
        Kind.WORD, mark("Quote state"), words=QuoteState, default=QuoteState.DRAFT.value, editable=False
    )
    rank: Mapped[int] = field(Kind.NUMBER, mark("Order"), default=1, editable=False, summed=False)
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product category"), to="product_category")
    family_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product family"), to="product_family")
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product type"), to="product_type")
    item_number: Mapped[str] = field(Kind.TEXT, mark("Item number"), length=99, default="")
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
    quantity: Mapped[int] = field(Kind.RATE, mark("Quantity"), default=1_000_000, summed=True)
    unit_id: Mapped[int | None] = field(Kind.CHOICE, mark("Unit"), to="product_unit")
    currency_id: Mapped[int | None] = field(Kind.CHOICE, mark("Currency"), to="currency", editable=False)
    list_price: Mapped[int] = field(Kind.MONEY, mark("List price"), default=0, currency="currency_id")
    minimum_price: Mapped[int] = field(Kind.MONEY, mark("Minimum price"), default=0, currency="currency_id")
    cost: Mapped[int] = field(Kind.MONEY, mark("Cost"), default=0, currency="currency_id")
    figure: Mapped[str | None] = field(
        Kind.WORD, mark("Typed figure"), words=LineFigure, editable=False,
        help=mark("What was typed last stays as it is when quantity or prices change."),
    )  # fmt: skip
    sum: Mapped[int] = field(
        Kind.MONEY, mark("Sum"), default=0, currency="currency_id", editable=False,
        help=mark("Quantity times list price."),
    )  # fmt: skip
    discount: Mapped[int] = field(Kind.MONEY, mark("Discount"), default=0, currency="currency_id")
    discount_percent: Mapped[int] = field(Kind.PERCENT, mark("Discount %"), default=0)
    total: Mapped[int] = field(Kind.MONEY, mark("Total"), default=0, currency="currency_id")
    earnings: Mapped[int] = field(Kind.MONEY, mark("Earnings"), default=0, currency="currency_id")
    earnings_percent: Mapped[int] = field(Kind.PERCENT, mark("Earnings %"), default=0)
    vat: Mapped[int] = field(Kind.PERCENT, mark("VAT %"), default=0)
    subscription_unit_id: Mapped[int | None] = field(Kind.CHOICE, mark("Subscription period"), to="subscription_unit")
    subscription_quantity: Mapped[int | None] = field(Kind.RATE, mark("Number of periods"))
    subscription_start: Mapped[date | None] = field(Kind.DATE, mark("Subscription begins"))

    total_base = Computed(Kind.MONEY, mark("Total (base currency)"), lambda q: in_base(q.total, q.currency_id))
    total_with_vat = Computed(Kind.MONEY, mark("Total incl. VAT"), _with_vat, currency="currency_id")


def has_quote(sale: Any) -> ColumnElement[bool]:
    """SC-43: whether a quote has been made for a row of *sale*."""
    quote = aliased(Quote)
    return sale.id.in_(select(quote.sale_id))
