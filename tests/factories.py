"""A small data file for tests, and the hands that work on it.

`bench(path)` lays out a file with the lists that rules need and gives a `Workbench`: `do` writes through the journal,
`ask` reads. `company`, `person`, `project`, `sale` and `follow_up` register one record and return its id.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.clock import Clock, FixedClock
from desktop_crm.models.enums import DurationUnit, FollowUpForm, InternalStatus, ListName, RecordKind
from desktop_crm.models.everything import (
    Base,
    Currency,
    FollowUpType,
    ListItem,
    Preference,
    PriceList,
    RequestStatus,
    SaleType,
    SaleTypeStage,
    Stage,
    User,
    UserGroup,
)
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.storage import file as storage
from desktop_crm.storage.address import PATIENCE
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal, Outcome

T = TypeVar("T")
Ground = Callable[["Workbench"], Any]
MOMENT = datetime(2026, 6, 10, 10, tzinfo=UTC)
TODAY = date(2026, 6, 10)

STAGES: Mapping[str, int] = {"Lead": 1000, "First meeting": 2000, "Proposal": 5000, "Verbal acceptance": 8000}
LISTS: Mapping[ListName, tuple[str, ...]] = {
    ListName.CATEGORY: ("Lead", "Customer", "Supplier"),
    ListName.BUSINESS: ("Industry", "Trade"),
    ListName.COUNTRY: ("Norway", "Sweden"),
    ListName.SOURCE: ("Fair", "Referral"),
    ListName.COMPETITOR: ("Acme", "Umbrella"),
    ListName.CREDITED: ("Sales", "Service"),
    ListName.REASON_SOLD: ("Best price", "Best product"),
    ListName.REASON_LOST: ("Price", "No budget"),
    ListName.REASON_STALLED: ("No time", "Re-organisation"),
    ListName.PRIORITY: ("High", "Medium", "Low"),
    ListName.PROJECT_TYPE: ("Delivery", "Campaign"),
    ListName.PROJECT_STATUS: ("Running", "Waiting"),
    ListName.POSITION: ("Manager", "Buyer"),
    ListName.INTEREST: ("Courses", "Fairs"),
    ListName.DOCUMENT_TYPE: ("Letter", "Contract"),
    ListName.REQUEST_TYPE: ("Question", "Fault"),
    ListName.REQUEST_CATEGORY: ("Hardware", "Software"),
    ListName.REQUEST_PRIORITY: ("High", "Medium", "Low"),
    ListName.TAG: ("Warranty", "On site"),
}


@dataclass
class Workbench:
    """A data file with its journal and the user at work. Each id of a list stands in `ids`: ``w.ids["Proposal"]``.

    While `proving`, each step is undone and redone at once, and the file compared with what it was. `made` is what the
    ground of `bench` returned.
    """

    file: DataFile
    journal: Journal
    user_id: int
    ids: dict[str, int]
    proving: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    made: Any = None

    def do(self, operation: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Write one step and return its result."""
        before = self.snapshot() if self.proving else None
        outcome = self.journal.run(operation, *args, user_id=self.user_id, **kwargs)
        self.outcomes.append(outcome)
        if before is not None and outcome.step is not None:
            after = self.snapshot()
            self.journal.undo()
            assert self.snapshot() == before, "undo does not give back what was"
            self.journal.redo()
            assert self.snapshot() == after, "redo does not give back what was done"
        return outcome.result

    def ask(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Answer a question."""
        with self.reading() as session:
            return question(session, *args, **kwargs)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a reading session of the user at work."""
        with self.file.reading() as session:
            session.info["user_id"] = self.user_id
            yield session

    def row(self, record: RecordKind, id: int) -> Mapping[str, Any]:
        """Return all values of a record, the computed ones too."""
        return self.ask(FORMS[record].opened, id).values

    def rows(self, entity: type[Any]) -> list[Any]:
        """Return all rows of a table in the order of their ids, as plain tuples."""
        return self.ask(lambda session: session.execute(select(entity.__table__).order_by(entity.id)).all())

    def snapshot(self) -> dict[str, list[Any]]:
        """Return everything in the file but the journal."""
        with self.file.reading() as session:
            return {
                table.name: session.execute(select(table).order_by(table.c.id)).all()
                for table in Base.metadata.sorted_tables
            }

    @property
    def last(self) -> Outcome:
        """The outcome of the last step."""
        return self.outcomes[-1]

    def on(self, moment: datetime) -> None:
        """Let it be *moment* from now on."""
        clock = self.file.clock
        assert isinstance(clock, FixedClock)
        clock.moment = moment


@contextmanager
def bench(path: Path, moment: datetime = MOMENT, ground: Ground | None = None) -> Iterator[Workbench]:
    """Give a workbench on a new file in the folder *path*, and close the file in the end.

    What *ground* writes is in the file: it is called once, and later files are copies of the first.
    """
    content, ids = _with_lists(moment)
    made = None
    if ground is not None:
        content, made = _with_ground(moment, ground)
    (path / "test.dcrm").write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "_PRAGMAS", (*storage._PRAGMAS, "PRAGMA synchronous = OFF"))  # no power fails here
        file = DataFile.open(path / "test.dcrm", FixedClock(moment))
        try:
            yield Workbench(file, Journal(file), ids["Kari Nordmann"], dict(ids), made=deepcopy(made))
        finally:
            file.close()


def data_file(path: Path, clock: Clock, patience: float = PATIENCE) -> DataFile:
    """Open a new file at *path*, with nothing in it; the caller closes it."""
    path.write_bytes(_empty())
    return DataFile.open(path, clock, patience)


@cache
def _empty() -> bytes:
    """Return what a new file contains. To lay one out takes longer than most tests do, so it is done once."""
    with TemporaryDirectory() as folder, closing(DataFile.open(Path(folder) / "test.dcrm")) as file:
        return _content(file)


@cache
def _with_lists(moment: datetime) -> tuple[bytes, Mapping[str, int]]:
    """Return what a new file with the lists contains, and the ids in it."""
    with TemporaryDirectory() as folder, closing(data_file(Path(folder) / "test.dcrm", FixedClock(moment))) as file:
        ids = Journal(file).run_unrecorded(fill_lists)
        return _content(file), ids


@cache
def _with_ground(moment: datetime, ground: Ground) -> tuple[bytes, Any]:
    """Return what a file contains after *ground*, and what that returned."""
    with TemporaryDirectory() as folder, bench(Path(folder), moment) as w:
        made = ground(w)
        return _content(w.file), made


def _content(file: DataFile) -> bytes:
    """Return what a file contains, with what still stands in its log."""
    with closing(sqlite3.connect(file.path)) as connection:
        return connection.serialize()


def fill_lists(session: Session) -> dict[str, int]:
    """Two users of one group, two sale types, four stages, currencies, types of follow-up, and the plain lists."""
    group = UserGroup(name="Oslo", rank=1)
    stages = [Stage(name=name, rank=rank, probability=share) for rank, (name, share) in enumerate(STAGES.items(), 1)]
    types = [
        SaleType(name="New customer", rank=1, duration=3, duration_unit=DurationUnit.MONTHS),
        SaleType(name="Upgrade", rank=2, duration=2, duration_unit=DurationUnit.WEEKS),
        SaleType(name="Web shop", rank=3, duration=0, duration_unit=DurationUnit.DAYS),  # no stages
    ]
    forms = [
        FollowUpType(name="Task", rank=1, form=FollowUpForm.TO_DO),
        FollowUpType(name="Meeting", rank=2, form=FollowUpForm.MEETING, duration=60),
        FollowUpType(name="Call", rank=3, form=FollowUpForm.CALL, duration=15),
    ]
    currencies = [
        Currency(name="NOK", rank=1),
        Currency(name="SEK", rank=2, rate=103_200_000, unit=100),
        Currency(name="EUR", rank=3, rate=11_500_000),
    ]
    items = [ListItem(list_name=key, name=name, rank=n) for key, names in LISTS.items() for n, name in enumerate(names)]
    prices = [PriceList(name="Standard prices", rank=1)]
    statuses = [
        RequestStatus(name="Received", rank=1),
        RequestStatus(name="Looked at", rank=2),
        RequestStatus(name="Put off", rank=3, system=InternalStatus.POSTPONED),
        RequestStatus(name="Closed", rank=4, system=InternalStatus.CLOSED),
    ]
    lines: list[Any] = [group, *statuses, *prices, *stages, *types, *forms, *currencies, *items]
    session.add_all(lines)
    session.flush()
    users = [User(name="Kari Nordmann", initials="KN", group_id=group.id), User(name="Ola Hansen", initials="OH")]
    prices[0].currency_id = currencies[0].id
    session.add_all([*users, Preference(name="base_currency_id", value=str(currencies[0].id))])
    linked = [(types[0], stages), (types[1], stages[1:3])]
    session.add_all(
        SaleTypeStage(sale_type_id=kind.id, stage_id=stage.id, rank=rank)
        for kind, its_stages in linked
        for rank, stage in enumerate(its_stages)
    )
    session.flush()
    named = {line.name: line.id for line in [*lines, *users]}
    named |= {f"{item.list_name}: {item.name}": item.id for item in items}
    return named | {line.name: line.id for line in stages}


def company(w: Workbench, name: str = "Alfa AS", **values: Any) -> int:
    """Register a company."""
    return w.do(FORMS[RecordKind.COMPANY].register, {"name": name, **values})


def person(w: Workbench, first_name: str = "Anne", last_name: str = "Berg", **values: Any) -> int:
    """Register a person."""
    return w.do(FORMS[RecordKind.PERSON].register, {"first_name": first_name, "last_name": last_name, **values})


def project(w: Workbench, name: str = "New office", **values: Any) -> int:
    """Register a project."""
    return w.do(FORMS[RecordKind.PROJECT].register, {"name": name, **values})


def sale(w: Workbench, **values: Any) -> int:
    """Register a sale, called "Printers" unless a title is given."""
    return w.do(FORMS[RecordKind.SALE].register, {"title": "Printers", **values})


def follow_up(w: Workbench, **values: Any) -> int:
    """Register a follow-up, called "Ring back" unless a title is given."""
    return w.do(FORMS[RecordKind.FOLLOW_UP].register, {"title": "Ring back", **values})


def document(w: Workbench, subject: str = "Letter", **values: Any) -> int:
    """Register a document."""
    return w.do(FORMS[RecordKind.DOCUMENT].register, {"subject": subject, **values})


def request(w: Workbench, title: str = "The printer is silent", **values: Any) -> int:
    """Register a request."""
    return w.do(FORMS[RecordKind.REQUEST].register, {"title": title, **values})


def product(w: Workbench, name: str = "Printer", **values: Any) -> int:
    """Register a product of the standard prices."""
    return w.do(FORMS[RecordKind.PRODUCT].register, {"name": name, **values})
