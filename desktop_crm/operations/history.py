"""The history of a record (SC-8: the journal tells it), and the list of steps that can be undone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from desktop_crm.models.catalogue import Field, class_of, mark, table_of
from desktop_crm.models.custom_field import CustomField
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.models.lists import Currency
from desktop_crm.operations.custom_fields import of_type
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.reading import Amount, base_currency
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.records import fields_by_name, stored
from desktop_crm.operations.step import verb
from desktop_crm.storage.history import (
    Act,
    RowStep,
    changes_of_column,
    columns_changed,
    last_known,
    newest_steps,
    steps_on,
)
from desktop_crm.storage.journal import Step

PAGE = 100  # steps of a record that are read at once

_SQLITE = sqlite.dialect()
_UNTOLD = frozenset({"updated_at", "updated_by"})  # each step says itself who and when
_OBJECTS = frozenset({"more"})  # columns that hold a JSON object: one value for each field


@dataclass(frozen=True, slots=True)
class Who:
    """Who took a step: initials for a narrow column, the name for a tip. Empty where nobody was at work."""

    initials: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A value of then: as a form takes it, and as a list shows it (a name, an `Amount`).

    *gone*: what it refers to has been deleted, and the name is the last that it had.
    """

    value: Any
    shown: Any
    gone: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one step did to one field."""

    field: Field
    old: Told
    new: Told


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What one step did to a record; *changes* are empty where the record was registered or deleted."""

    step: Step
    who: Who
    undone: bool
    act: Act
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A stretch of a record's history, newest first; *older* is where the next one begins, 0 at the end."""

    steps: tuple[HistoryStep, ...]
    older: int


@dataclass(frozen=True, slots=True)
class UndoLine:
    """A line of the undo list: a step, who took it, whether it is undone, how many records and which fields changed."""

    step: Step
    who: Who
    undone: bool
    records: int
    fields: tuple[Field, ...]


def history_of(
    session: Session, record: RecordKind, id: int, before: int = 0, only: str = "", limit: int = PAGE
) -> HistoryPage:
    """Return what was done to a record, deleted ones too; with *only*, what was done to that field (SC-8).

    It ends with the registration: from the journal, or from the record's own stamp where it was laid out unrecorded.
    """
    reader = _Reader(session, record, id)
    found = list(islice(reader.steps(before, only), limit + 1))
    steps = [told for _, told in found[:limit]]
    if len(found) > limit:
        return HistoryPage(tuple(steps), found[limit - 1][0])
    if not only and not any(told.act is Act.REGISTERED for told in steps):
        steps += reader.registration()
    return HistoryPage(tuple(steps), 0)


def fields_with_history(session: Session, record: RecordKind, id: int) -> list[Field]:
    """Return the fields of a record that were ever changed, in the catalogue's order."""
    columns = columns_changed(session, record.value, id) - _UNTOLD
    return [
        field
        for name, field in fields_by_name(record).items()
        if name in columns or (field.custom and columns & _OBJECTS)
    ]


def restorable(session: Session, record: RecordKind, id: int) -> Mapping[str, Any]:
    """Return the fields to which an old value can be given back now, each with its present value."""
    form = FORMS.get(record)
    try:
        values = form.opened(session, id).values if form else {}
    except RecordIsGone:
        return {}
    state = form.state(values) if form else None
    shut = state.locked | state.hidden if state else frozenset()
    fields = fields_by_name(record)
    return {
        name: value for name, value in values.items() if name in fields and fields[name].editable and name not in shut
    }


@verb(mark("Restore value"))
def restore_value(session: Session, record: RecordKind, id: int, name: str, value: Any) -> None:
    """Give a field an old value back, as if it were typed: what follows from it follows. Raises what `edit` raises."""
    FORMS[record].edit(session, id, {name: value})


def undo_list(session: Session, limit: int) -> tuple[list[UndoLine], bool]:
    """Return the newest steps, newest first, undone ones among them; and whether these are all steps there are."""
    names = _Names(session)
    found = newest_steps(session, limit + 1)
    lines = [
        UndoLine(line.step, names.who(line.step.user_id), line.undone, line.rows, _fields_among(line.columns))
        for line in found[:limit]
    ]
    return lines, len(found) <= limit


def _fields_among(columns: frozenset[tuple[str, str]]) -> tuple[Field, ...]:
    """Return the fields that stand in columns of records, in the catalogue's order."""
    tables = {table for table, _ in columns}
    return tuple(
        field
        for record in RecordKind
        if record in tables
        for name, field in fields_by_name(record).items()
        if (record, name) in columns and name not in _UNTOLD
    )


class _Names:
    """What ids stand for, also of what is deleted by now; each is asked for once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: dict[tuple[str, int], Told] = {}
        self._who: dict[int, Who] = {}

    def told(self, table: str, id: int) -> Told:
        """Return the name of a row."""
        if (table, id) not in self._told:
            label = class_of(table).__label__
            found, gone = self._row(table, id, (label,))
            self._told[table, id] = Told(id, str(found.get(label) or ""), gone)
        return self._told[table, id]

    def who(self, user_id: int | None) -> Who:
        """Return a user's initials and name; the name for both where there are no initials."""
        if user_id is None:
            return Who()
        if user_id not in self._who:
            found, _ = self._row("user", user_id, ("initials", "name"))
            name = str(found.get("name") or "")
            self._who[user_id] = Who(found.get("initials") or name, name)
        return self._who[user_id]

    def _row(self, table: str, id: int, columns: tuple[str, ...]) -> tuple[Mapping[str, Any], bool]:
        entity = class_of(table)
        wanted = select(*(getattr(entity, name) for name in columns)).where(entity.id == id)
        if (row := self._session.execute(wanted).one_or_none()) is not None:
            return row._asdict(), False
        return last_known(self._session, table, id, columns) or {}, True


class _Reader:
    """Reads the history of one record."""

    def __init__(self, session: Session, record: RecordKind, id: int) -> None:
        self._session, self._record, self._id = session, record, id
        self._fields = fields_by_name(record)
        self._names = _Names(session)
        self._currencies: dict[str, list[tuple[int, Any]]] = {}
        self._kinds: dict[str, list[tuple[int, Any]]] = {}

    def steps(self, before: int, only: str) -> Iterator[tuple[int, HistoryStep]]:
        """Yield the steps with something to tell, newest first, each with its place in the journal."""
        for done in steps_on(self._session, self._record.value, self._id, before):
            changes = tuple(change for change in self._changes(done) if only in ("", change.field.name))
            if changes or (done.act is not Act.CHANGED and not only):
                who = self._names.who(done.step.user_id)
                yield done.first, HistoryStep(done.step, who, done.undone, done.act, changes)

    def registration(self) -> list[HistoryStep]:
        """Return who registered a record of which the journal does not know it, and when."""
        at = self._present.get("registered_at")
        if at is None:
            return []
        step = Step(0, mark("Registered"), {}, self._present["registered_by"], at)
        return [HistoryStep(step, self._names.who(step.user_id), False, Act.REGISTERED)]

    def _changes(self, done: RowStep) -> Iterator[FieldChange]:
        """Return the changes of fields, in the catalogue's order."""
        parts = {name: (old, new) for column in done.values for name, old, new in _parts(column, *done.values[column])}
        for name, present in self._fields.items():
            if name in parts and name not in _UNTOLD:
                field = self._then(present, done) if present.custom else present
                old, new = (_decoded(field, value) for value in parts[name])
                before, after = self._currency(field, done)
                yield FieldChange(field, self._told(field, old, new, before), self._told(field, new, old, after))

    def _then(self, field: Field, done: RowStep) -> Field:
        """Return a user-defined field as it was at a step: its values were of the type that it had."""
        if field.name not in self._kinds:
            id = int(field.name.removeprefix("x"))
            self._kinds[field.name] = changes_of_column(self._session, CustomField.__tablename__, id, "kind")
        later = [kind for change_id, kind in self._kinds[field.name] if change_id > done.first]
        return of_type(field, CustomKind(later[-1])) if later else field

    def _told(self, field: Field, value: Any, other: Any, currency_id: int | None) -> Told:
        if value is None:
            return Told(None, None)
        if field.kind is Kind.MONEY:
            return Told(value, Amount(value, self._code(currency_id)))
        if isinstance(value, tuple):
            return self._told_list(field, value, other or ())
        return self._names.told(table_of(field.target), value) if field.kind.refers else Told(value, value)

    def _told_list(self, field: Field, value: tuple[Any, ...], other: tuple[Any, ...]) -> Told:
        """Tell of a list what the other side has not; all of it where only the order changed."""
        shown = tuple(one for one in value if one not in other) if set(value) != set(other) else value
        if field.kind is Kind.CONTACTS:
            return Told(value, ", ".join(" ".join(filter(None, (one.description, one.value))) for one in shown))
        told = [self._names.told(table_of(field.target), one) for one in shown]
        return Told(value, ", ".join(one.shown for one in told), any(one.gone for one in told))

    def _currency(self, field: Field, done: RowStep) -> tuple[int | None, int | None]:
        """Return the currencies that an amount was in before and after a step."""
        if not (name := field.currency):
            return None, None
        if name not in self._currencies:
            self._currencies[name] = changes_of_column(self._session, self._record.value, self._id, name)
        later = [held for change_id, held in self._currencies[name] if change_id >= done.first]
        before = later[-1] if later else self._present.get(name)
        return before, done.values.get(name, (None, before))[1]

    def _code(self, currency_id: int | None) -> str | None:
        """Return the ISO code of another currency than the base currency."""
        if currency_id is None or currency_id == self._base_currency:
            return None
        return str(self._names.told(Currency.__tablename__, currency_id).shown)

    @cached_property
    def _base_currency(self) -> int | None:
        return self._session.scalar(select(base_currency()))

    @cached_property
    def _present(self) -> Mapping[str, Any]:
        """The values of the record as they are, or as they were when it was deleted."""
        try:
            return stored(self._session, self._record, self._id)
        except RecordIsGone:
            columns = [name for name in self._fields if name in class_of(self._record).__table__.columns]
            row = last_known(self._session, self._record.value, self._id, columns) or {}
            return {name: _decoded(self._fields[name], value) for name, value in row.items()}


def _parts(column: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, old and new value of each field that a column holds: most hold one, some an object of several."""
    if column not in _OBJECTS:
        yield column, old, new
        return
    before, after = (json.loads(value or "{}") for value in (old, new))
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def _decoded(field: Field, value: Any) -> Any:
    """Return a stored value as Python holds it."""
    kind = field.value().type
    return kind.process_result_value(value, _SQLITE) if isinstance(kind, TypeDecorator) else value


__all__ = [
    "PAGE", "Act", "FieldChange", "HistoryPage", "HistoryStep", "Told", "UndoLine", "Who", "fields_with_history",
    "history_of", "restorable", "restore_value", "undo_list",
]  # fmt: skip
