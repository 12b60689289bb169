"""From what a row gives to a whole sale, by the rules of the form: stage, probability, dates, profit, who owns it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import SaleType, Stage
from desktop_crm.operations.currency import percent_of
from desktop_crm.operations.importing.links import UNMADE, Book, Row, Wanted
from desktop_crm.operations.importing.mapping import ImportMap, Missing
from desktop_crm.operations.importing.names import KEPT
from desktop_crm.operations.importing.problems import ProblemKind
from desktop_crm.operations.importing.row_reader import Fault
from desktop_crm.operations.importing.rows import Rows, numbered
from desktop_crm.operations.importing.targets import STAGE, STATUS
from desktop_crm.operations.importing.words import status_of
from desktop_crm.operations.sale_form import NOT_CLOSED, NOT_STALLED, expected_date, start_values
from desktop_crm.operations.sale_stages import CLOSED, OPEN, PROBABILITY_WHEN_CLOSED, STALLED, offered_stages
from desktop_crm.operations.step import today

_REASONS = {status: f"reason_{status}_id" for status in ("sold", "lost", "stalled")}
_PERSON = "sale.person"


@dataclass(slots=True)
class _Type:
    """A sale type as an import needs it: its stages in order, and the one that a sale starts in."""

    duration: int
    unit: str
    stages: list[int]
    start: int | None


class Sales(Rows):
    """Sales start as in an empty form."""

    record = RecordKind.SALE

    def __init__(self, book: Book, mapping: ImportMap) -> None:
        super().__init__(book, mapping)
        self._session = book.session
        self._today = today(book.session)
        start = start_values(book.session, {})
        self._start = book.columns_of(RecordKind.SALE, start)
        self._meaning = lru_cache(KEPT)(lambda word: status_of(word, mapping.statuses))
        self._missing = {column.key: column.missing for column in mapping.columns}
        self._types: dict[int | None, _Type] = {}
        self._probabilities = dict(book.session.execute(select(Stage.id, Stage.probability)).all())
        own = self._type(start["type_id"])
        own.start = start["stage_id"]

    # -- checking ------------------------------------------------------------------------------------------------

    def check(self, given: Row) -> Iterator[Fault]:
        yield from self._settle_stage(given)
        yield from self._settle_person(given)
        if given.get("completed") and given["status"] not in CLOSED:
            yield "sale.completed", ProblemKind.NOT_CLOSED, ""

    def _settle_stage(self, given: Row) -> Iterator[Fault]:
        """The word of status may name a stage (IMP: any other word is an open sale in a stage of that name)."""
        status, named = self._meaning(given.pop("status")) if "status" in given else (OPEN, "")
        given["status"] = status
        told, key = given.pop("stage_id", named), STAGE
        if told == named:
            key = STATUS
        given["stage_id"] = None
        if not told:
            return
        type_id = given.get("type_id", self._start["type_id"])
        stage_id = self._book.names("stage").find(told)
        if stage_id is not None and stage_id in self._type(type_id).stages:
            given["stage_id"] = stage_id
        elif self._missing.get(key, Missing.CREATE) is Missing.CREATE:
            given["stage_id"] = Wanted("stage", told)
        elif self._missing[key] is Missing.REFUSE:
            yield key, ProblemKind.UNKNOWN_NAME, told

    def _settle_person(self, given: Row) -> Iterator[Fault]:
        """A person is one of the chosen company's; without a company, his or her company is the sale's."""
        name = given.pop("person_id", None)
        if name is None:
            return
        company = given.get("company_id")
        found = None if isinstance(company, Wanted) else self._book.persons.find(name, company)
        if found is not None:
            given["person_id"], given["company_id"] = found
        elif self._missing.get(_PERSON, Missing.CREATE) is Missing.CREATE:
            given["person_id"] = Wanted(RecordKind.PERSON.value, name)
        elif self._missing[_PERSON] is Missing.REFUSE:
            yield _PERSON, ProblemKind.UNKNOWN_NAME, name

    # -- making --------------------------------------------------------------------------------------------------

    def add(self, given: Row) -> int:
        self._make_wanted(given)
        values = {**self._start, **given}
        kind = self._type(values["type_id"])
        if values["stage_id"] is None:
            values["stage_id"] = kind.start
        values.update(self._standing(values, given))
        values.update(self._dates(values, given, kind))
        values.update(_money(values, given))
        values.update(self._book.keys_of(values["title"]))
        values["owner_group_id"] = self._book.groups.get(values["owner_id"])
        values["number"] = numbered(self._book, RecordKind.SALE, given)
        return self._book.add_record(self.record, values)

    def told(self, given: Row, names: Set[str], before: Row) -> Row:
        """What belongs to another status than the sale will have is left out, as for a new sale."""
        names = names | ({"company_id"} if "person_id" in names else frozenset())
        if {"status", "stage_id"} & names:
            names |= {"stage_id"}
        told = {name: given[name] for name in names if given.get(name) is not None}
        status = told.get("status", before["status"])
        away = {name for kind, name in _REASONS.items() if kind != status}
        away |= set(NOT_STALLED) if status != STALLED else set()
        away |= {"probability"} if status in CLOSED else {"completed"}
        return {name: value for name, value in told.items() if name not in away}

    def made(self, told: Row, before: Row) -> Row:
        made = dict(told)
        self._make_wanted(made)
        return made

    def _make_wanted(self, given: Row) -> None:
        """The company first, since a new person belongs to it.

        SC-36: a stage that the sale's type has not stands on this sale alone, not in the bar of the type's others.
        """
        person, stage = given.get("person_id"), given.get("stage_id")
        for name, value in given.items():
            if type(value) in UNMADE and name not in ("person_id", "stage_id"):
                given[name] = self._book.made(value)
        if isinstance(person, Wanted):
            given["person_id"] = self._book.make(person, company_id=given.get("company_id"))
        if isinstance(stage, Wanted):
            given["stage_id"] = self._book.make(stage)

    def _standing(self, values: Row, given: Row) -> Row:
        """SC-31 … SC-39: probability by status or stage, 0 without one; what belongs to another status is left out."""
        status, stage_id = values["status"], values["stage_id"]
        away = {name: None for kind, name in _REASONS.items() if kind != status}
        if status != STALLED:
            away |= dict.fromkeys(NOT_STALLED)
        if status in CLOSED:
            return {**away, "probability": PROBABILITY_WHEN_CLOSED[status], "stage_when_closed_id": stage_id}
        standing = {**away, "completed": NOT_CLOSED["completed"], "stage_when_closed_id": None}
        if "probability" not in given:
            standing["probability"] = self._probabilities.get(stage_id, 0)
        return standing

    def _dates(self, values: Row, given: Row, kind: _Type) -> Row:
        """SC-21, SC-41, ST-10: the expected day counts from the day of registering; a closed sale without a day closed
        today."""
        begun = given["registered_at"].astimezone().date() if given.get("registered_at") else self._today
        closed = values["status"] in CLOSED
        day: date = given.get("sale_date") or (
            self._today if closed else expected_date(begun, kind.duration, kind.unit)
        )
        cycle = max(0, (day - begun).days) if closed else None
        return {"sale_date": day, "stage_since": begun, "sale_cycle": cycle}

    # -- types ---------------------------------------------------------------------------------------------------

    def _type(self, type_id: int | None) -> _Type:
        if type_id not in self._types:
            kind: Any = self._session.get(SaleType, type_id) if type_id is not None else None
            stages = [stage.id for stage in offered_stages(self._session, type_id)]
            duration, unit = (kind.duration, kind.duration_unit) if kind else (0, "days")
            self._types[type_id] = _Type(duration, unit, stages, stages[0] if stages else None)
        return self._types[type_id]


def _money(values: Row, given: Row) -> Row:
    """SD-1 … SD-5: profit is amount less cost; where the file tells the profit only, the cost follows."""
    amount = values["amount"]
    cost = amount - given["profit"] if "profit" in given and "cost" not in given else values["cost"]
    profit = amount - cost
    return {"cost": cost, "profit": profit, "profit_percent": percent_of(profit, amount)}
