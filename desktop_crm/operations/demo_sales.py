"""Demo data: sales in all statuses, with dates around today and figures that agree with each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import SaleStatus, VisibleFor
from desktop_crm.operations.demo_scene import Row, Scene, StageOf, TypeOf

_STATUSES = {SaleStatus.OPEN: 45, SaleStatus.SOLD: 30, SaleStatus.LOST: 17, SaleStatus.STALLED: 8}
_FULL = 10_000

# How likely a sale stands in a stage: open ones early, sold ones far on, lost and stalled ones anywhere.
_REACHED: Mapping[SaleStatus, Callable[[int], float]] = {
    SaleStatus.OPEN: lambda place: 1 / (place + 2.2),
    SaleStatus.SOLD: lambda place: (place + 1) ** 2,
    SaleStatus.LOST: lambda _: 1,
    SaleStatus.STALLED: lambda _: 1,
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one sale type stands for: how often it comes, and how many days such sales take."""

    titles: str
    weight: int
    cycle: tuple[int, int]


# In the order of the default list of sale types.
_KINDS = (
    _Kind("new", 42, (25, 190)),
    _Kind("existing", 32, (8, 70)),
    _Kind("renewal", 15, (6, 35)),
    _Kind("small", 11, (1, 12)),
)

# When open sales are expected to close; walked through in turn, so that each owner meets all of them.
_WHEN = (
    "month", "soon", "later", "soon", "overdue", "soon", "later", "today", "soon", "later", "month", "soon", "later",
    "soon", "overdue", "later", "month", "soon", "soon", "later",
)  # fmt: skip


def make_sales(scene: Scene, first_id: int, first_number: int, count: int) -> None:
    """Add *count* sales, in the order in which they were registered."""
    statuses = [status for status, share in _STATUSES.items() for _ in range(count * share // 100)]
    statuses += [SaleStatus.OPEN] * (count - len(statuses))
    scene.random.shuffle(statuses)
    buyers = scene.random.sample(scene.companies, max(1, len(scene.companies) * 3 // 4))
    weights = [1 / (place + 12) for place in range(len(buyers))]
    turns: dict[int, int] = {}
    rows = []
    for status in statuses:
        rows.append(_sale(scene, status, lambda: scene.random.choices(buyers, weights)[0], turns))
    rows.sort(key=lambda row: row["registered_at"])
    for place, row in enumerate(rows):
        scene.sales.append({"id": first_id + place, "number": str(first_number + place), **row})


def _sale(scene: Scene, status: SaleStatus, draw_buyer: Callable[[], Row], turns: dict[int, int]) -> Row:
    kind_at = scene.random.choices(range(len(_KINDS)), [kind.weight for kind in _KINDS])[0]
    kind, types = _KINDS[kind_at], scene.lists.sale_types
    walked = types[kind_at % len(types)] if types else TypeOf(0)
    owner = scene.owner()
    registered, sale_date = _dates(scene, status, kind, owner, turns)
    company = _known(draw_buyer, registered)
    text, product = scene.pick(scene.words["titles"][kind.titles])
    title = scene.filled(text, sale_date, city=company["city"])
    person = scene.contact(company, registered)
    author = owner if scene.chance(0.85) else scene.pick(scene.users)
    stage = _stage(scene, status, walked, registered, sale_date)
    sureness = stage["probability"] if status is SaleStatus.OPEN else _FULL
    return {
        "title": title, "status": status.value, "company_id": company["id"], "person_id": person["id"],
        "project_id": scene.projects_of.get(company["id"]) if scene.chance(0.6) else None,
        "description": scene.pick(scene.words["descriptions"]) if scene.chance(0.55) else "",
        "owner_id": owner["id"], "owner_group_id": owner["group_id"], "sale_date": sale_date,
        "type_id": walked.id or None, **stage,
        **_money(scene, product, company, sureness), **_outcome(scene, status, sale_date),
        "source_id": scene.from_list("source", 0.8), "credited_id": scene.from_list("credited", 0.6),
        "visible_for": VisibleFor.OWNER.value if scene.chance(0.02) else VisibleFor.ALL.value,
        "note": scene.pick(scene.words["notes"]).format(first=person["first_name"]) if scene.chance(0.18) else "",
        "registered_at": scene.moment(registered), "registered_by": author["id"],
        **_updated(scene, status, registered, sale_date, owner), **keys_of(title),
        "sale_cycle": (sale_date - registered).days if status.closed else None,
    }  # fmt: skip


def _known(draw_buyer: Callable[[], Row], day: date) -> Row:
    """A company that was registered by *day*; of many draws the oldest one if none was."""
    drawn = [draw_buyer() for _ in range(12)]
    early = (company for company in drawn if company["registered_at"].date() < day)
    return next(early, min(drawn, key=lambda company: company["registered_at"]))


def _dates(scene: Scene, status: SaleStatus, kind: _Kind, owner: Row, turns: dict[int, int]) -> tuple[date, date]:
    """Return when a sale was registered, and its sale date: expected while it is open, else the day it closed."""
    cycle = scene.random.randint(*kind.cycle)
    if status.closed:
        closed = scene.day_between(*_closing_days(scene))
        return scene.day_between(closed - timedelta(cycle), closed), closed
    if status is SaleStatus.STALLED:
        registered = scene.day_between(scene.today - timedelta(480), scene.today - timedelta(60))
        return registered, scene.workday(registered + timedelta(kind.cycle[1]))
    turn = turns[owner["id"]] = turns.get(owner["id"], -1) + 1
    expected = _expected(scene, _WHEN[turn % len(_WHEN)], kind)
    begun = min(scene.today - timedelta(int(cycle * scene.random.random())), expected - timedelta(3))
    return scene.workday(begun), expected


def _closing_days(scene: Scene) -> tuple[date, date]:
    """A span of the last three years; later ones come more often, the present month most of all."""
    if scene.chance(0.1):
        return scene.today.replace(day=1), scene.today
    back = int(1060 * scene.random.random() ** 1.7)
    return scene.today - timedelta(back + 6), scene.today - timedelta(back)


def _expected(scene: Scene, when: str, kind: _Kind) -> date:
    today, longest = scene.today, kind.cycle[1]
    match when:
        case "overdue":
            return scene.day_between(today - timedelta(32), today - timedelta(1))
        case "today":
            return today
        case "month":
            return scene.day_between(today, scene.month_end(today))
        case "soon":
            day = scene.day_between(today + timedelta(3), today + timedelta(max(7, longest // 3)))
        case _:
            day = scene.day_between(today + timedelta(longest // 3), today + timedelta(longest * 5 // 4))
    at_month_end = longest > 60 and scene.chance(0.3)  # sales people like to close at the end of a month
    return scene.workday(scene.month_end(day)) if at_month_end else day


def _stage(scene: Scene, status: SaleStatus, walked: TypeOf, registered: date, sale_date: date) -> Row:
    """SC-31, SC-34: the stage's probability, sometimes overridden by hand; 100 or 0 when closed. The stage stays."""
    stage = _reached(scene, status, walked.stages)
    fixed = {SaleStatus.SOLD: _FULL, SaleStatus.LOST: 0}.get(status)
    probability = stage.probability if stage else scene.pick((0, 1000, 2500, 5000, 7500, 9000))
    if stage and scene.chance(0.12):
        probability = min(9500, max(500, probability + scene.pick((-1000, -500, 500, 1000))))
    last = min(scene.today, sale_date) if status.closed else scene.today
    since = max(registered, last - timedelta(int(scene.random.expovariate(1 / 18))))
    id = stage.id if stage else None
    return {
        "stage_id": id, "probability": probability if fixed is None else fixed,
        "stage_since": since if stage else registered, "stage_when_closed_id": id if status.closed else None,
    }  # fmt: skip


def _reached(scene: Scene, status: SaleStatus, stages: Sequence[StageOf]) -> StageOf | None:
    if not stages:
        return None
    weights = [_REACHED[status](place) for place in range(len(stages))]
    return scene.random.choices(stages, weights)[0]


def _money(scene: Scene, product: str, company: Row, sureness: int) -> Row:
    """SD-1: profit = amount − cost, profit % = profit / amount, half up. Unsure ones may lack a cost, or an amount."""
    told: Mapping[str, Any] = scene.phrases["products"][product]
    code = scene.names["cultures"][scene.cultures[company["id"]]]["currency"]
    currency_id, worth = _currency(scene, code)
    least, most = told["amount"]
    in_nok = least * (most / least) ** scene.random.betavariate(1.7, 2.3)
    amount = 0 if sureness <= 2000 and scene.chance(0.06) else _round(scene, in_nok * _nok(scene) / worth) * 100
    margin = scene.random.uniform(*told["margin"]) / 100
    known = sureness >= 8000 or scene.chance(0.6)
    cost = round(amount * (1 - margin) / 10_000) * 10_000 if known else 0
    profit = amount - cost
    percent = (2 * profit * _FULL + amount) // (2 * amount) if amount else 0
    return {"amount": amount, "currency_id": currency_id, "cost": cost, "profit": profit, "profit_percent": percent}


def _currency(scene: Scene, code: str) -> tuple[int | None, float]:
    """The customer's own currency two times of five, else ours: its id, and what one of it is worth in ours."""
    found = scene.lists.currencies.get(code)
    return found if found and scene.chance(0.4) else (scene.lists.base_currency_id, 1.0)


def _nok(scene: Scene) -> float:
    """What a krone is worth in the base currency: the amounts of products are told in kroner."""
    _, worth = scene.lists.currencies.get("NOK", (None, 1.0))
    return worth


def _round(scene: Scene, amount: float) -> int:
    """Offers are mostly round numbers; one of five comes out of a calculation."""
    if scene.chance(0.2):
        return max(10, round(amount / 10) * 10)
    for limit, step in ((3_000, 100), (30_000, 500), (150_000, 1_000), (800_000, 5_000)):
        if amount < limit:
            return max(step, round(amount / step) * step)
    return round(amount / 25_000) * 25_000


def _outcome(scene: Scene, status: SaleStatus, sale_date: date) -> Row:
    """What only sold, lost or stalled sales have (ST-2, ST-11, ST-20, ST-40)."""
    sold, lost, stalled = (status is wanted for wanted in (SaleStatus.SOLD, SaleStatus.LOST, SaleStatus.STALLED))
    long_ago = sale_date < scene.today - timedelta(21)
    reopen = scene.today + timedelta(scene.random.randint(-35, 150))
    return {
        "reason_sold_id": scene.from_list("reason_sold", 0.9) if sold else None,
        "reason_lost_id": scene.from_list("reason_lost", 0.95) if lost else None,
        "reason_stalled_id": scene.from_list("reason_stalled") if stalled else None,
        "competitor_id": scene.from_list("competitor", 0.75 if lost else 0.3),
        "reopen_date": scene.workday(reopen) if stalled else None,
        "completed": status.closed and long_ago and scene.chance(0.8),
    }


def _updated(scene: Scene, status: SaleStatus, registered: date, sale_date: date, owner: Row) -> Row:
    if not status.closed and scene.chance(0.08):
        return {"updated_at": None, "updated_by": None}
    day = sale_date if status.closed else scene.day_between(max(registered, scene.today - timedelta(45)), scene.today)
    begun = scene.moment(registered, 16 * 60 + 31) if day == registered else None
    return {"updated_at": begun or scene.moment(day), "updated_by": owner["id"]}
