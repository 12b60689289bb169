"""The scene of the demo data: chance that repeats itself, the calendar, the words, and the user's lists."""

import json
from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.everything import (
    Currency,
    FollowUpType,
    ListItem,
    RequestStatus,
    SaleType,
    SaleTypeStage,
    Stage,
)
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.step import now, today

T = TypeVar("T")
Row = dict[str, Any]
_MILLION = 1_000_000


def told(name: str) -> Any:
    """Return one of the demo data's resources: "names" or "phrases"."""
    return json.loads(files("desktop_crm.resources").joinpath(f"demo_{name}.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class StageOf:
    """A stage of a sale type."""

    id: int
    probability: int


@dataclass(frozen=True, slots=True)
class TypeOf:
    """A sale type with its stages in order, or a follow-up type with its usual minutes."""

    id: int
    stages: Sequence[StageOf] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Lists:
    """The lines that the user's lists offer, by rank. Any of them may be empty."""

    plain: Mapping[str, Sequence[int]]
    categories: Mapping[str, Sequence[int]]  # by group key
    countries: Mapping[str, int]  # by code
    sale_types: Sequence[TypeOf]
    follow_up_types: Mapping[str, Sequence[TypeOf]]  # by form
    request_statuses: Mapping[str, Sequence[int]]  # by what they count as
    currencies: Mapping[str, tuple[int, float]]  # by code: id, and what one is worth in the base currency
    base_currency_id: int | None


def read_lists(session: Session) -> Lists:
    """Return what the user lists offer now."""
    plain, categories, countries = defaultdict(list), defaultdict(list), {}
    for item in session.scalars(select(ListItem).where(ListItem.deleted == 0).order_by(ListItem.rank)):
        plain[item.list_name].append(item.id)
        categories[item.group_key].append(item.id)
        countries[item.code] = item.id
    kinds = select(FollowUpType).where(FollowUpType.deleted == 0).order_by(FollowUpType.rank)
    by_form = defaultdict(list)
    for kind in session.scalars(kinds):
        by_form[kind.form].append(TypeOf(kind.id, minutes=kind.duration))
    statuses = defaultdict(list)
    for status in session.scalars(select(RequestStatus).where(RequestStatus.deleted == 0).order_by(RequestStatus.rank)):
        statuses[status.system].append(status.id)
    money = session.scalars(select(Currency).where(Currency.deleted == 0)).all()
    worth = {m.name: (m.id, m.rate / m.unit / _MILLION) for m in money}
    return Lists(
        plain, categories, countries, _sale_types(session), by_form, statuses, worth,
        preference(session, "base_currency_id"),
    )  # fmt: skip


def _sale_types(session: Session) -> list[TypeOf]:
    stages = defaultdict(list)
    walk = select(SaleTypeStage.sale_type_id, Stage.id, Stage.probability).order_by(SaleTypeStage.rank)
    walk = walk.join(Stage, Stage.id == SaleTypeStage.stage_id).where(Stage.deleted == 0)
    for type_id, stage_id, probability in session.execute(walk):
        stages[type_id].append(StageOf(stage_id, probability))
    types = session.scalars(select(SaleType.id).where(SaleType.deleted == 0).order_by(SaleType.rank))
    return [TypeOf(id, stages[id]) for id in types]


@dataclass
class Scene:
    """All that the makers of rows share; each adds its rows, and reads those made before."""

    random: Random
    today: date
    now: datetime
    language: str
    lists: Lists
    me: int
    users: list[Row] = field(default_factory=list)  # first me, then colleagues
    companies: list[Row] = field(default_factory=list)
    persons: list[Row] = field(default_factory=list)
    projects: list[Row] = field(default_factory=list)
    sales: list[Row] = field(default_factory=list)
    follow_ups: list[Row] = field(default_factory=list)
    cultures: dict[int, str] = field(default_factory=dict)  # company id → where it comes from
    projects_of: dict[int, int] = field(default_factory=dict)  # company id → project id

    @cached_property
    def names(self) -> Any:
        """Names of people, companies and places, by culture."""
        return told("names")

    @cached_property
    def phrases(self) -> Any:
        """Titles, descriptions and products."""
        return told("phrases")

    @property
    def words(self) -> Any:
        """The phrases of the chosen language."""
        return self.phrases[self.language]

    @cached_property
    def persons_of(self) -> Mapping[int, Sequence[Row]]:
        """The persons by company; to be asked for when all persons are made."""
        found = defaultdict(list)
        for person in self.persons:
            found[person["company_id"]].append(person)
        return found

    def chance(self, share: float) -> bool:
        """Return True in *share* of the cases."""
        return self.random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of *choices*."""
        return self.random.choice(choices)

    def pick_weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys, as often as its weight says."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def from_list(self, name: str, share: float = 1.0) -> int | None:
        """Return a line of a plain list, earlier ones more often; None where it is empty, or beyond *share*."""
        lines = self.lists.plain.get(name, ())
        if not lines or not self.chance(share):
            return None
        return self.random.choices(lines, [1 / (place + 2) for place in range(len(lines))])[0]

    def line(self, name: str, place: int) -> int | None:
        """Return the line at *place* of a plain list; of a shorter list, begin again."""
        lines = self.lists.plain.get(name, ())
        return lines[place % len(lines)] if lines else None

    def owner(self) -> Row:
        """Return one of the users: me a third of the time, the others less and less."""
        shares = [0.27, *(0.3 / (place + 1.5) for place in range(len(self.users) - 1))]
        return self.random.choices(self.users, shares)[0]

    def digits(self, pattern: str) -> str:
        """Return *pattern* with a digit for each #."""
        return "".join(str(self.random.randrange(10)) if c == "#" else c for c in pattern)

    def filled(self, text: str, day: date | None = None, **more: str) -> str:
        """Return *text* with its places filled: {city}, {n} … and {year}, the one that *day* looks ahead to."""
        day = day or self.today
        year = day.year + (1 if day.month > 6 else 0)
        return text.format(
            n=self.random.randint(2, 8), m=self.pick((10, 15, 20, 25, 30, 40, 50, 60, 80, 120)), year=year,
            later=year + self.pick((2, 3)), dept=self.pick(self.words["dept"]), place=self.pick(self.words["place"]),
            **{"city": "", "first": "", "company": ""} | more,
        )  # fmt: skip

    def day_between(self, first: date, last: date) -> date:
        """Return a weekday from *first* to *last*, or the nearest there is."""
        day = first + timedelta(self.random.randint(0, max(0, (last - first).days)))
        back = min(timedelta(max(0, day.weekday() - 4)), max(timedelta(0), day - first))
        return day - back

    @staticmethod
    def workday(day: date) -> date:
        """Return *day*, or the Friday before where it is in a weekend."""
        return day - timedelta(max(0, day.weekday() - 4))

    def contact(self, company: Row, day: date) -> Row:
        """Return a person of *company* whom we knew on *day*; the first one was registered with the company."""
        persons = self.persons_of[company["id"]]
        known = [p for p in persons if p["registered_at"].date() <= day and not p["former_employee"]]
        return self.pick(known or persons[:1])

    @staticmethod
    def month_end(day: date) -> date:
        """Return the last day of the month of *day*."""
        return day.replace(day=monthrange(day.year, day.month)[1])

    def moment(self, day: date, minute: int | None = None) -> datetime:
        """Return a moment in working hours of *day*, local, as a stamp that does not lie ahead of now."""
        minutes = self.random.randint(8 * 60, 16 * 60 + 30) if minute is None else minute
        local = datetime.combine(day, time(minutes // 60 % 24, minutes % 60))
        return min(local.astimezone(UTC), self.now)


def aside(scene: Scene, name: str) -> Scene:
    """Return the same scene with a chance of its own: what is made by it changes nothing of the rest."""
    return replace(scene, random=Random(name))


def open_scene(session: Session, language: str, seed: int, me: int) -> Scene:
    """Return an empty scene for the file and the day of *session*."""
    return Scene(Random(seed), today(session), now(session), language, read_lists(session), me)
