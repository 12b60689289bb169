"""What the tests of the file share: a small filled file, its state as plain values, and raw looks at it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import ListName
from desktop_crm.models.everything import (
    Company,
    Currency,
    CustomField,
    Document,
    Favourite,
    FollowUp,
    FollowUpType,
    Link,
    ListItem,
    NotDuplicate,
    Person,
    Picture,
    Preference,
    PriceList,
    Product,
    Project,
    ProjectMember,
    Quote,
    QuoteAlternative,
    QuoteLine,
    QuoteVersion,
    Request,
    RequestStatus,
    Sale,
    SaleType,
    SaleTypeStage,
    Selection,
    SelectionMember,
    Stage,
    User,
    UserGroup,
)
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.schema import tables

CLOCK = FixedClock(datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
State = dict[str, list[tuple[Any, ...]]]
Asked = Callable[..., list[tuple[Any, ...]]]


def state_of(file: DataFile) -> State:
    """Every row of every table that the journal watches, derived columns included."""
    with file.reading() as session:
        raw = session.connection().connection.driver_connection
        return {t.name: raw.execute(f'SELECT * FROM "{t.name}" ORDER BY id').fetchall() for t in tables()}


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Ask the file itself, on a connection of its own."""
    with asking(path) as asked:
        return asked(sql, *values)


@contextmanager
def asking(path: Path) -> Iterator[Asked]:
    """For many questions: each connection reads the whole schema first."""
    with closing(sqlite3.connect(path)) as connection:
        yield lambda sql, *values: connection.execute(sql, values).fetchall()


def fill(session: Session) -> None:
    """Some of everything: two or three rows a table, linked to each other."""
    for rows in _rows():
        session.add_all(rows)
        session.flush()


def _rows() -> Iterator[list[Any]]:
    """Rows of one table at a time, in an order in which the links hold."""
    yield [UserGroup(name=name) for name in ("North", "South")]
    yield [User(name=name, initials=name[:2], group_id=1) for name in ("Åse Øy", "Bo", "Cy")]
    yield [ListItem(list_name=kind, name=f"{kind.value} {n}", rank=n) for kind in ListName for n in (1, 2)]
    yield [Stage(name=f"Stage {n}", rank=n, probability=n * 1000) for n in (1, 2, 3)]
    yield [Currency(name=name) for name in ("NOK", "EUR")]
    yield [FollowUpType(name=name) for name in ("Call", "Meeting")]
    yield [Preference(user_id=user, name="page", value="{}") for user in (None, 1)]
    yield [SaleType(name=f"Type {n}", category_id=7) for n in (1, 2)]
    yield [SaleTypeStage(sale_type_id=kind, stage_id=n, rank=n) for kind in (1, 2) for n in (1, 2, 3)]
    yield [Company(name=f"Company {n}", number=f"{10_000 + n}", category_id=1) for n in (1, 2, 3)]
    yield [Project(name=f"Project {n}", responsible_id=1) for n in (1, 2)]
    yield [Person(full_name=f"Person {n}", company_id=n, our_contact_id=2) for n in (1, 2, 3)]
    yield [
        Sale(
            title=f"Sale {n} «æøå» 😀", company_id=n, person_id=n, owner_id=1 + n % 2, type_id=1, stage_id=n,
            number=str(n), amount=n * 100, sale_date=date(2026, 12, n), currency_id=1, source_id=9, project_id=1,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    yield [
        FollowUp(title=f"Call {n}", sale_id=1 + n % 2, owner_id=1, company_id=1, type_id=1, date=date(2026, 11, n))
        for n in (3, 4, 5, 6)
    ]
    yield [ProjectMember(project_id=n, company_id=n, person_id=n) for n in (1, 2)]
    yield [CustomField(record="sale", kind="short_text", name=f"Field {n}") for n in (1, 2)]
    yield [PriceList(name=f"Prices {n}", currency_id=n) for n in (1, 2)]
    yield [Product(name=f"Product {n}", price_list_id=1, currency_id=1, list_price=n * 100) for n in (1, 2)]
    yield [Document(subject=f"Letter {n}", sale_id=n, company_id=n, number=str(n)) for n in (1, 2)]
    yield [RequestStatus(name=word, system=word) for word in ("active", "closed")]
    yield [Request(title=f"Request {n}", status_id=n, company_id=3, number=str(n)) for n in (1, 2)]
    yield [Quote(sale_id=n, document_id=n) for n in (1, 2)]
    yield [QuoteVersion(quote_id=n) for n in (1, 2)]
    yield [QuoteAlternative(version_id=n, name="Products", favourite=True) for n in (1, 2)]
    yield [QuoteLine(name=f"Line {n}", alternative_id=n, sale_id=n, product_id=n, total=n) for n in (1, 2)]
    yield [Link(record="sale", record_id=2, target="sale", target_id=n, name=f"Sale {n}") for n in (1, 3)]
    yield [Picture(record="person", record_id=n, content="iVBORw0KGgo=") for n in (1, 2)]
    yield [Selection(name=f"Selection {n}", target="sale", owner_id=1) for n in (1, 2)]
    yield [SelectionMember(selection_id=1, record="sale", record_id=n) for n in (1, 3)]
    yield [Favourite(user_id=1, record="sale", record_id=n, rank=n) for n in (1, 2)]
    yield [NotDuplicate(record="company", record_id=n, other_id=3 - n) for n in (1, 2)]


_LAST = "(SELECT first_change FROM change_set ORDER BY id DESC LIMIT 1)"


def recorded(path: Path) -> list[tuple[Any, ...]]:
    """The changes of the newest step."""
    return ask(path, f"SELECT tbl, row_id, act, col, old, new FROM change WHERE id >= {_LAST} ORDER BY id")


def run(journal: Journal, statement: Any) -> Any:
    """Run one statement as a step."""
    return journal.run(lambda session: session.execute(statement) and None, user_id=1, label="Step")


def gate(path: Path) -> list[tuple[Any, ...]]:
    return ask(path, "SELECT id, set_id, replay FROM journal_gate")


def failing(session: Session) -> None:
    session.add(Stage(name="Half done"))
    session.execute(delete(Sale))
    session.flush()
    raise LookupError("in the middle")
