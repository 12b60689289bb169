"""Ten named selections: their count, their first page and all their ids in order, against the best SQL by hand."""

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from benchmarks.ground import Ground, plain
from benchmarks.measure import SMALL_TIME, Budget, Line, race, timed
from desktop_crm.app import open_file
from desktop_crm.models.clock import Clock
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.reading import count_of, first_ids_of, ids_of, rows_of
from desktop_crm.selections.criteria import Criteria, Group, Join, Quantifier, Related, sets
from desktop_crm.selections.criteria import Line as Criterion
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.operators import interval
from desktop_crm.selections.periods import Unit

COMPANY, PERSON, SALE, FOLLOW_UP = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.FOLLOW_UP
_PAGE = 200
_COLUMNS = {
    SALE: (
        "sale.title", "sale.status", "sale.amount", "sale.sale_date", "sale.company", "sale.person", "sale.owner",
        "sale.stage", "sale.probability", "sale.next_activity", "sale.number", "sale.completed",
    ),
    COMPANY: (
        "company.name", "company.category", "company.business", "company.country", "company.our_contact",
        "company.number", "company.code", "company.phone", "company.email", "company.city", "company.postcode",
        "company.stop",
    ),
    PERSON: (
        "person.full_name", "person.company", "person.title", "person.phone", "person.mobile", "person.email",
        "person.city", "person.category", "person.our_contact", "person.number", "person.country",
        "person.former_employee",
    ),
    FOLLOW_UP: (
        "follow_up.completed", "follow_up.date", "follow_up.start", "follow_up.type", "follow_up.title",
        "follow_up.company", "follow_up.person", "follow_up.sale", "follow_up.owner", "follow_up.priority",
        "follow_up.location", "follow_up.duration",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Selection:
    """One question; by hand: what stands after FROM, its order, and the columns of its rows."""

    name: str
    criteria: Criteria
    order: tuple[Order, ...]
    source: str
    by_hand: str

    @property
    def listing(self) -> Listing:
        return Listing(self.criteria.record, "find", order=self.order, criteria=self.criteria)


_ROWS = {
    SALE: "t.title, t.status, t.amount, m.name, t.sale_date, c.name, p.full_name, u.name, g.name, t.probability,"
    " coalesce(t.reopen_date, t.next_activity_date), t.number, t.completed FROM sale t"
    " LEFT JOIN company c ON c.id = t.company_id LEFT JOIN person p ON p.id = t.person_id"
    " LEFT JOIN user u ON u.id = t.owner_id LEFT JOIN stage g ON g.id = t.stage_id"
    " LEFT JOIN currency m ON m.id = t.currency_id",
    COMPANY: "t.name, a.name, b.name, n.name, u.name, t.number, t.code, t.phone, t.email, t.city, t.postcode, t.stop"
    " FROM company t LEFT JOIN list_item a ON a.id = t.category_id LEFT JOIN list_item b ON b.id = t.business_id"
    " LEFT JOIN list_item n ON n.id = t.country_id LEFT JOIN user u ON u.id = t.our_contact_id",
    PERSON: "t.full_name, c.name, t.title, t.phone, t.mobile, t.email, t.city, a.name, u.name, t.number, n.name,"
    " t.former_employee FROM person t LEFT JOIN company c ON c.id = t.company_id"
    " LEFT JOIN list_item a ON a.id = t.category_id LEFT JOIN list_item n ON n.id = t.country_id"
    " LEFT JOIN user u ON u.id = t.our_contact_id",
    FOLLOW_UP: "t.completed, t.date, t.start, y.name, t.title, c.name, p.full_name, s.title, u.name, i.name,"
    " t.location, t.duration FROM follow_up t LEFT JOIN follow_up_type y ON y.id = t.type_id"
    " LEFT JOIN company c ON c.id = t.company_id LEFT JOIN person p ON p.id = t.person_id"
    " LEFT JOIN sale s ON s.id = t.sale_id LEFT JOIN user u ON u.id = t.owner_id"
    " LEFT JOIN list_item i ON i.id = t.priority_id",
}


def _is(path: str, operator: O, *values: Any) -> Criterion:
    return Criterion(path, operator, values)


def _within(today: date, unit: Unit) -> str:
    first, last = interval(O.THIS, (unit,), today)
    return f"BETWEEN '{first}' AND '{last}'"


_SOLD, _OPEN = _is("sale.status", O.ONE_OF, "sold"), _is("sale.status", O.ONE_OF, "open")
_BY_DATE = (Order("sale.sale_date"),)


def _selections(today: date, lists: dict[str, int]) -> Sequence[_Selection]:
    return (*_of_sales(today), *_of_companies(today), *_of_others(today), *_nested(lists))


def _of_sales(today: date) -> Sequence[_Selection]:
    late = (_is("sale.sale_date", O.BEFORE_TODAY), _is("sale.next_activity", O.BEFORE_TODAY))
    next_activity = (
        "CASE WHEN status = 'stalled' AND reopen_date IS NOT NULL THEN reopen_date ELSE next_activity_date END"
    )
    return (
        _Selection(
            "open sales over 5 000 this quarter",
            sets(SALE, (_OPEN, _is("sale.amount", O.GREATER, 5_000_00), _is("sale.sale_date", O.THIS, "quarter"))),
            _BY_DATE, f"t.status = 'open' AND t.amount > 500000 AND t.sale_date {_within(today, Unit.QUARTER)}",
            "t.sale_date NULLS LAST, t.id",
        ),
        _Selection(
            "my sold and lost sales",
            sets(SALE, (_is("sale.owner", O.CURRENT_USER), _is("sale.status", O.ONE_OF, "sold", "lost"))),
            _BY_DATE, "t.owner_id = 1 AND t.status IN ('sold', 'lost')", "t.sale_date NULLS LAST, t.id",
        ),
        _Selection(
            "overdue open sales", sets(SALE, (_OPEN, Group(Join.ANY, late))), _BY_DATE,
            f"t.status = 'open' AND (t.sale_date < '{today}' OR {next_activity} < '{today}')",
            "t.sale_date NULLS LAST, t.id",
        ),
    )  # fmt: skip


def _of_companies(today: date) -> Sequence[_Selection]:
    since, last = interval(O.THIS_AND_PREVIOUS, (1, Unit.YEAR), today)
    recent = Group(parts=(_SOLD, _is("sale.sale_date", O.THIS_AND_PREVIOUS, 1, "year")))
    big = Group(parts=(_SOLD, _is("sale.amount", O.GREATER, 100_000_00), _is("sale.sale_date", O.THIS, "year")))
    return (
        _Selection(
            "companies with a sold sale over 100 000 this year",
            sets(COMPANY, (Related("sale.company", big),)), (),
            "t.id IN (SELECT company_id FROM sale WHERE company_id IS NOT NULL AND status = 'sold'"
            f" AND amount > 10000000 AND sale_date {_within(today, Unit.YEAR)})", "t.sort_key, t.id",
        ),
        _Selection(
            "companies that bought, but not since last year",
            sets(
                COMPANY,
                (Related("sale.company", Group(parts=(_SOLD,))), Related("sale.company", recent, Quantifier.NONE)),
            ),
            (),
            "t.id IN (SELECT company_id FROM sale WHERE status = 'sold')"
            " AND t.id NOT IN (SELECT company_id FROM sale"
            f" WHERE company_id IS NOT NULL AND status = 'sold' AND sale_date BETWEEN '{since}' AND '{last}')",
            "t.sort_key, t.id",
        ),
        _Selection(
            "companies with five sales or more",
            sets(COMPANY, (Related("sale.company", Group(), Quantifier.COUNT, 1, Criterion("", O.AT_LEAST, (5,))),)),
            (),
            "t.id IN (SELECT company_id FROM sale WHERE company_id IS NOT NULL GROUP BY company_id"
            " HAVING count(*) >= 5)",
            "t.sort_key, t.id",
        ),
    )  # fmt: skip


def _of_others(today: date) -> Sequence[_Selection]:
    return (
        _Selection(
            "persons whose name holds nord", sets(PERSON, (_is("person.full_name", O.CONTAINS, "nord"),)), (),
            "instr(t.fold_key, 'nord') > 0", "t.sort_key, t.id",
        ),
        _Selection(
            "my follow-ups this month",
            sets(FOLLOW_UP, (_is("follow_up.owner", O.CURRENT_USER), _is("follow_up.date", O.THIS, "month"))),
            (Order("follow_up.date"),), f"t.owner_id = 1 AND t.date {_within(today, Unit.MONTH)}",
            "t.date NULLS LAST, t.id",
        ),
    )  # fmt: skip


def _nested(lists: dict[str, int]) -> Sequence[_Selection]:
    category, country = lists["category"], lists["country"]
    of_company = "t.company_id IN (SELECT id FROM company WHERE {})".format
    return (
        _Selection(
            "sales to a category or a country, but not lost",
            sets(
                SALE,
                (
                    Group(
                        Join.ANY,
                        (
                            _is("sale.company.category", O.ONE_OF, category),
                            _is("sale.company.country", O.ONE_OF, country),
                        ),
                    ),
                    Group(parts=(_is("sale.status", O.ONE_OF, "lost"),), negated=True),
                ),
            ),
            _BY_DATE, of_company(f"category_id = {category} OR country_id = {country}") + " AND t.status <> 'lost'",
            "t.sale_date NULLS LAST, t.id",
        ),
        _Selection(
            "all sales but small ones", sets(SALE, (_is("sale.amount", O.AT_LEAST, 1_000_00),)), (),
            "t.amount >= 100000", "t.sort_key, t.id",
        ),
    )  # fmt: skip


def measure(ground: Ground) -> Iterator[Line]:
    """Each selection first in the program's way and by hand; both must find the same."""
    path = ground.file()
    file, _ = open_file(path, "en")
    with closing(file), closing(plain(path)) as connection:

        def ask(question: Callable[..., Any], *args: Any) -> Any:
            with file.reading() as session:
                session.info["user_id"] = 1
                return question(session, *args)

        for asked in _selections(Clock().today(), _lists(connection)):
            yield from _held(ground, asked, ask, connection)


def _lists(connection: sqlite3.Connection) -> dict[str, int]:
    found = "SELECT {0}_id FROM company WHERE {0}_id IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1"
    return {name: connection.execute(found.format(name)).fetchone()[0] for name in ("category", "country")}


def _held(ground: Ground, asked: _Selection, ask: Callable[..., Any], connection: sqlite3.Connection) -> Iterator[Line]:
    record = asked.criteria.record
    ids_sql = f"SELECT t.id FROM {record} t WHERE {asked.source} ORDER BY {asked.by_hand}"
    count_sql = f"SELECT count(*) FROM {record} t WHERE {asked.source}"
    page_sql = f"SELECT t.id, {_ROWS[record]} WHERE {asked.source} ORDER BY {asked.by_hand} LIMIT {_PAGE}"

    def by_hand(sql: str) -> "array[int]":
        return array("q", chain.from_iterable(connection.execute(sql)))

    def page() -> Any:
        first = ask(first_ids_of, asked.listing, _PAGE)
        return ask(rows_of, record, _COLUMNS[record], first)

    ids = ask(ids_of, asked.listing)
    if ids != by_hand(ids_sql) or ask(count_of, asked.listing) != len(ids):
        raise AssertionError(f"the lists differ: {asked.name}")
    runs = timed(lambda: connection.execute(count_sql).fetchone()), timed(ask, count_of, asked.listing)
    limit, ours = race(*runs, rounds=ground.rounds)
    yield Line(f"count of {asked.name}: {len(ids):,}", "SQL by hand", limit, ours, Budget(1.3, 0.003), SMALL_TIME)
    limit, ours = race(timed(lambda: connection.execute(page_sql).fetchall()), timed(page), rounds=ground.rounds)
    yield Line(f"first page of {asked.name}", "SQL by hand", limit, ours, Budget(1.5, 0.005), SMALL_TIME)
    sorting = timed(by_hand, f"{ids_sql.removesuffix(asked.by_hand)}+{asked.by_hand}")  # + keeps off the index
    walking, sorting, ours = race(
        timed(by_hand, ids_sql), sorting, timed(ask, ids_of, asked.listing), rounds=ground.rounds
    )
    yield Line(f"ids of {asked.name}", "SQL by hand", min(walking, sorting), ours, Budget(1.3))
