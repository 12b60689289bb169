"""Demo data: quotes on a third of the sales, in versions and alternatives; each sale comes to what its quote says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import LineFigure, QuoteState, RecordKind, SaleStatus
from desktop_crm.models.everything import Quote, QuoteAlternative, QuoteLine, QuoteVersion
from desktop_crm.operations.currency import MILLION, percent_of
from desktop_crm.operations.demo_scene import Row, Scene
from desktop_crm.operations.quote_figures import figures, line_figures
from desktop_crm.operations.quote_lines import COPIED

_SHARE = 3  # of so many sales one is quoted
_VALID = timedelta(30)
_VERSIONS, _ALTERNATIVES = {1: 60, 2: 28, 3: 12}, {1: 74, 2: 20, 3: 6}
_DISCOUNTS = {0: 62, 500: 14, 1000: 14, 1500: 6, 2000: 4}
_LARGEST = 400  # pieces of one product
_BY_THE_HOUR = slice(17, 19)  # of the price list
QUOTED = (RecordKind.QUOTE, RecordKind.QUOTE_VERSION, RecordKind.QUOTE_ALTERNATIVE)


@dataclass(slots=True)
class Ids:
    """The next ids of each table, in the order of `QUOTED`."""

    quote: Iterator[int]
    quote_version: Iterator[int]
    quote_alternative: Iterator[int]


@dataclass(slots=True)
class Quotes:
    """The rows that were made, table by table, and which quote belongs to which sale."""

    quotes: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)
    alternatives: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    of_sale: dict[int, Row] = field(default_factory=dict)

    @property
    def made(self) -> Mapping[type[Any], Sequence[Row]]:
        """The rows by table, in the order in which they can be inserted."""
        rows = (self.quotes, self.versions, self.alternatives, self.lines)
        return dict(zip((Quote, QuoteVersion, QuoteAlternative, QuoteLine), rows, strict=True))


@dataclass(frozen=True, slots=True)
class _Place:
    """What all of one quote's rows share."""

    sale: Row
    quoted: date  # when the first version was made
    stamps: Row


def make_quotes(scene: Scene, products: Sequence[Row], first: Mapping[RecordKind, int]) -> Quotes:
    """Make quotes for sales in the currency of the price list; the amounts of those sales follow (QF-1)."""
    made = Quotes()
    ids = Ids(*(count(first[kind]) for kind in QUOTED))
    if not products:
        return made
    ours = [s for s in scene.sales if s["amount"] and s["currency_id"] == products[0]["currency_id"]]
    wanted = min(len(ours), len(scene.sales) // _SHARE)
    for sale in sorted(scene.random.sample(ours, wanted), key=lambda sale: sale["id"]):
        _quote(scene, made, ids, sale, products)
    return made


def _quote(scene: Scene, made: Quotes, ids: Ids, sale: Row, products: Sequence[Row]) -> None:
    begun = sale["registered_at"].date()
    last = min(scene.today, sale["sale_date"]) if _closed(sale) else scene.today
    quoted = scene.day_between(begun, begun + (last - begun) / 2)
    stamps = {"registered_at": scene.moment(quoted), "registered_by": sale["owner_id"]}
    ordered = sale["status"] == SaleStatus.SOLD
    quote = {
        "id": next(ids.quote), "sale_id": sale["id"], "use_values": True, "document_id": None, "order_key": "",
        "order_comment": "", "po_number": scene.digits("PO-####") if ordered and scene.chance(0.6) else "", **stamps,
    }  # fmt: skip
    made.quotes.append(quote)
    made.of_sale[sale["id"]] = quote
    place = _Place(sale, quoted, stamps)
    basket = _basket(scene, sale["amount"], products)
    versions = scene.pick_weighted(_VERSIONS)
    for rank in range(1, versions + 1):
        _version(scene, made, ids, place, quote["id"], rank, versions, basket)


def _closed(sale: Row) -> bool:
    return SaleStatus(sale["status"]).closed


def _version(
    scene: Scene, made: Quotes, ids: Ids, place: _Place, quote: int, rank: int, versions: int, basket: list[Row]
) -> None:
    """Add one version. Older ones were sent and are archived; the last one stands where its sale does."""
    active, sale = rank == versions, place.sale
    state = _state(scene, sale) if active else QuoteState.ARCHIVED
    last = min(scene.today, sale["sale_date"]) if _closed(sale) else scene.today
    day = place.quoted + (last - place.quoted) * (rank - 1) / versions
    sent = day if state is not QuoteState.DRAFT else None
    version = {
        "id": next(ids.quote_version), "quote_id": quote, "rank": rank, "number": f"{sale['number']}-{rank}",
        "active": active, "state": state.value, "state_before": None if active else QuoteState.SENT.value,
        "sent_date": sent, "expiration_date": sent and sent + _VALID,
        "payment_terms_id": scene.from_list("payment_terms"), "delivery_terms_id": scene.from_list("delivery_terms"),
        **place.stamps,
    }  # fmt: skip
    made.versions.append(version)
    alternatives = scene.pick_weighted(_ALTERNATIVES)
    accepted = (0 if scene.chance(0.85) else alternatives - 1) if state is QuoteState.ORDERED else None
    for at in range(alternatives):
        chosen = active and at == (accepted or 0)
        row = _alternative(scene, made, ids, place, version, at, basket, chosen)
        row["accepted"] = at == accepted
        if chosen:
            _settle_sale(sale, row)


def _state(scene: Scene, sale: Row) -> QuoteState:
    if sale["status"] == SaleStatus.SOLD:
        return QuoteState.ORDERED
    if sale["status"] == SaleStatus.LOST:
        return QuoteState.LOST
    return QuoteState.SENT if sale["status"] == SaleStatus.STALLED or scene.chance(0.55) else QuoteState.DRAFT


def _alternative(
    scene: Scene, made: Quotes, ids: Ids, place: _Place, version: Row, at: int, basket: list[Row], counts: bool
) -> Row:
    """Add an alternative: the first is the whole basket, others leave something out or cost less."""
    lines = basket if at == 0 or len(basket) < 3 else basket[:-1]
    id, names = next(ids.quote_alternative), scene.words["alternatives"]
    told = {"alternative_id": id, "sale_id": place.sale["id"], "currency_id": place.sale["currency_id"]}
    rows = []
    for rank, line in enumerate(lines, 1):
        discount = scene.pick_weighted(_DISCOUNTS)
        found = line_figures(line["quantity"], line["list_price"], line["cost"], LineFigure.DISCOUNT_PERCENT, discount)
        rows.append({
            **line, **told, "rank": rank, "in_use": counts, "state": version["state"],
            "figure": LineFigure.DISCOUNT_PERCENT.value if discount else None, "sum": found.sum,
            "discount": found.discount, "discount_percent": discount, "total": found.total,
            "earnings": found.earnings, "earnings_percent": found.earnings_percent, **place.stamps,
        })  # fmt: skip
    made.lines += rows
    cost = sum(line_figures(row["quantity"], 0, row["cost"]).cost for row in rows)
    found = figures(sum(row["total"] for row in rows), cost)
    alternative = {
        "id": id, "version_id": version["id"], "name": names[at % len(names)], "rank": at + 1, "favourite": at == 0,
        "accepted": False, "currency_id": place.sale["currency_id"], "subtotal": found.sum, "total": found.total,
        "cost": found.cost, "earnings": found.earnings, "earnings_percent": found.earnings_percent, **place.stamps,
    }  # fmt: skip
    made.alternatives.append(alternative)
    return alternative


def _settle_sale(sale: Row, alternative: Row) -> None:
    profit = alternative["total"] - alternative["cost"]
    percent = percent_of(profit, alternative["total"])
    sale |= {
        "amount": alternative["total"], "cost": alternative["cost"], "profit": profit, "profit_percent": percent
    }  # fmt: skip


def _basket(scene: Scene, amount: int, products: Sequence[Row]) -> list[Row]:
    """Choose two to six products, and so many of each that they come to about the amount."""
    size = scene.random.randint(2, 6)
    fitting = [p for p in products if amount // size // _LARGEST <= p["list_price"] <= amount // 2]
    chosen = scene.random.sample(fitting if len(fitting) >= size else list(products), size)
    shares = [scene.random.uniform(0.5, 1.5) for _ in chosen]
    hours = [product["id"] for product in products[_BY_THE_HOUR]]
    lines = []
    for product, share in zip(chosen, shares, strict=True):
        pieces = max(1, min(_LARGEST, round(amount * share / sum(shares) / product["list_price"])))
        half = MILLION // 2 if product["id"] in hours and scene.chance(0.5) else 0
        copied = {name: product[name] for name in COPIED}
        lines.append({
            **copied, "product_id": product["id"], "quantity": pieces * MILLION + half, **keys_of(product["name"])
        })  # fmt: skip
    return sorted(lines, key=lambda line: -line["quantity"] * line["list_price"])
