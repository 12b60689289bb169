"""Two or more records become one: the values are chosen field by field, all that led to the others leads to it.

What leads to a record is read from the foreign keys of all tables; stars, links and what was said of duplicates name
their record by kind and id, and the questions of selections in their lines. Rows that would stand twice stand once.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, false, func, or_, select, true, update
from sqlalchemy.orm import Session, aliased

from desktop_crm.models.catalogue import Field, class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Base, Person, SelectionMember
from desktop_crm.models.kinds import Kind
from desktop_crm.operations import records
from desktop_crm.operations.company import HANDED_DOWN, hand_down, release_main_contacts
from desktop_crm.operations.criteria_items import replace_items
from desktop_crm.operations.drafts import opened_draft
from desktop_crm.operations.errors import NothingChosen
from desktop_crm.operations.forms import Draft, Values
from desktop_crm.operations.person import full_name, handed_to, rank_behind
from desktop_crm.operations.records import Row
from desktop_crm.operations.step import name_step, tell, verb

MOST = 4  # records side by side
MERGED = (RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT)
_LABELS = {
    RecordKind.COMPANY: mark("Merge companies"),
    RecordKind.PERSON: mark("Merge persons"),
    RecordKind.PROJECT: mark("Merge projects"),
}
_NOT_CHOSEN = frozenset({"number", "own", "code", "full_name", "rank"})  # of the survivor, or worked out
_UNITED = frozenset({Kind.CONTACTS, Kind.CHOICES})
# Rows that name a record by kind and id: table → the columns of both, and what stands only once.
_LINKED = ("record", "record_id", "target", "target_id", "url")
_PAIRED = ("record", "record_id", "other_id")
BY_KIND: Mapping[str, Sequence[tuple[str, str, tuple[str, ...]]]] = {
    "favourite": (("record", "record_id", ("user_id", "record", "record_id")),),
    "selection_member": (("record", "record_id", ("selection_id", "record", "record_id")),),
    "link": (("record", "record_id", _LINKED), ("target", "target_id", _LINKED)),
    "picture": (("record", "record_id", ("record", "record_id")),),  # the survivor's own, else the first there is
    "not_duplicate": (("record", "record_id", _PAIRED), ("record", "other_id", _PAIRED)),
}
_ONCE = {"project_member": ("project_id", "company_id", "person_id")}


@dataclass(frozen=True, slots=True)
class _Reference:
    """A column that leads to records of one kind, where *condition* holds; *once*: columns that no two rows share."""

    table: Table
    column: str
    condition: ColumnElement[bool]
    once: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merger would be: the records, the most used first; the fields in which they differ and can be chosen.

    *uses* are counts by table of what leads to each record.
    """

    record: RecordKind
    drafts: Sequence[Draft]
    fields: Sequence[Field]
    uses: Mapping[int, Mapping[str, int]]

    def suggested(self, field: Field, survivor: int) -> int:
        """Return whose value of a field is taken unless the user chooses: the survivor's, else the first there is."""
        mine = [draft.id for draft in self.drafts if draft.values[field.name]]
        return survivor if survivor in mine or not mine else mine[0] or survivor

    def moved(self, survivor: int) -> dict[str, int]:
        """Return how many rows of each table would lead to the survivor instead."""
        others = [counts for id, counts in self.uses.items() if id != survivor]
        totals = {table: sum(counts.get(table, 0) for counts in others) for table in others[0]}
        return {table: total for table, total in totals.items() if total}


def merger(session: Session, record: RecordKind, ids: Sequence[int]) -> Merger:
    """Return what merging records would be. Raises RecordIsGone."""
    drafts = [opened_draft(session, record, id) for id in ids]
    uses = {id: _uses(session, record, id) for id in ids}
    drafts.sort(key=lambda draft: (-sum(uses[draft.id or 0].values()), draft.id))
    return Merger(record, drafts, [field for field in _choosable(record, drafts) if _differs(field, drafts)], uses)


def _choosable(record: RecordKind, drafts: Sequence[Draft]) -> Iterator[Field]:
    employed = record is RecordKind.PERSON and any(draft.values["company_id"] for draft in drafts)
    settled = _NOT_CHOSEN.union(HANDED_DOWN if employed else ())
    for name, field in records.fields_by_name(record).items():
        if field.stored and field.editable and name not in settled and field.kind not in _UNITED:
            yield field


def _differs(field: Field, drafts: Sequence[Draft]) -> bool:
    """Whether there is something to choose: where only one record has a value, it is taken without asking."""
    values = {draft.values[field.name] for draft in drafts}
    return len(values) > 1 and (field.kind is Kind.YES_NO or len(values - {None, "", 0}) > 1)


def joined(texts: Sequence[str]) -> str:
    """Return several long texts in one, each once."""
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text and text.strip()))


@verb(mark("Merge records"))
def merge(
    session: Session,
    record: RecordKind,
    survivor: int,
    others: Sequence[int],
    values: Values,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Let *survivor* take over all that leads to *others*, with the chosen *values*, and delete them.

    Where nothing is chosen the survivor's value stays, or the first there is; contacts and interests are united. The
    survivor keeps its number. *progress* hears (done, total); what it raises ends all.

    Raises NothingChosen, RecordIsGone and ValueNotTaken.
    """
    losers = [id for id in others if id != survivor]
    if not losers:
        raise NothingChosen
    rows = [records.stored(session, record, id) for id in (survivor, *losers)]
    references = list(_references(record))
    if record is RecordKind.COMPANY:
        rank_behind(session, survivor, losers)
    for done, reference in enumerate(references):
        progress(done, len(references))
        for loser in losers:
            _move(session, reference, loser, survivor)
    replace_items(session, record, losers, survivor)
    _keep_hidden(session, record, survivor, losers)
    table = records.table_of_record(record)
    session.execute(delete(table).where(table.c.id.in_(losers)))
    settled = _settled(session, record, rows, values)
    handed = handed_to(settled) if record is RecordKind.PERSON else ()
    changes = records.check_row(session, record, rows[0], settled, survivor, handed)
    label = class_of(record).__label__
    records.update_row(session, record, survivor, changes, rows[0][label])
    if record is RecordKind.COMPANY:
        hand_down(session, [survivor])
        _leave_out_bare(session, survivor)
    elif record is RecordKind.PERSON:
        release_main_contacts(session, [survivor])
        _leave_out_bare(session, settled["company_id"])
    name_step(session, _LABELS[record])
    tell(session, title=settled[label], count=1)


def _keep_hidden(session: Session, record: RecordKind, survivor: int, losers: Sequence[int]) -> None:
    """SD-7: values of user-defined fields that are deleted now come back with these: the survivor's own first."""
    table, known = records.table_of_record(record), records.fields_by_name(record)
    rows = session.execute(select(table.c.id, table.c.more).where(table.c.id.in_([survivor, *losers])))
    held = {id: json.loads(more) for id, more in rows}
    kept: Row = {}
    for name, value in ((name, value) for loser in losers for name, value in held[loser].items()):
        if name not in known and value is not None and held[survivor].get(name) is None:
            kept.setdefault(name, value)
    if kept:
        told = json.dumps({**held[survivor], **kept}, ensure_ascii=False)
        session.execute(update(table).where(table.c.id == survivor).values(more=told))


def _leave_out_bare(session: Session, company_id: int | None) -> None:
    """SEL-7: in a selection that holds persons of a company, it does not stand by itself as well."""
    member, other = Base.metadata.tables["selection_member"], aliased(SelectionMember)
    persons = select(Person.id).where(Person.company_id == company_id)
    staffed = select(other.selection_id).where(other.record == RecordKind.PERSON.value, other.record_id.in_(persons))
    bare = (member.c.record == RecordKind.COMPANY.value, member.c.record_id == company_id)
    session.execute(delete(member).where(*bare, member.c.selection_id.in_(staffed)))


def _settled(session: Session, record: RecordKind, rows: Sequence[Row], values: Values) -> Row:
    """Return the values of the record that remains."""
    after = dict(rows[0])
    for name, field in records.fields_by_name(record).items():
        if field.kind in _UNITED:
            after[name] = tuple(dict.fromkeys(line for row in rows for line in row[name]))
        elif field.stored:
            after[name] = next((row[name] for row in rows if row[name]), after[name])
    after |= {name: value for name, value in values.items() if name not in _NOT_CHOSEN}
    if record is RecordKind.PERSON:
        after |= _of_company(session, after["company_id"])
        after["full_name"] = full_name(after)
        after["rank"] = next((row["rank"] for row in rows if row["company_id"] == after["company_id"]), None)
    return after


def _of_company(session: Session, company_id: int | None) -> Row:
    """Return what a person has of the company."""
    if company_id is None:
        return {}
    company = records.stored(session, RecordKind.COMPANY, company_id)
    return {name: company[name] for name in HANDED_DOWN}


# -- what leads to a record --------------------------------------------------------------------------------------------


def _references(record: RecordKind) -> Iterator[_Reference]:
    target = records.table_of_record(record)
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is target:
                yield _Reference(table, key.parent.name, true(), _ONCE.get(table.name, ()))
        for kind, column, once in BY_KIND.get(table.name, ()):
            yield _Reference(table, column, table.c[kind] == record.value, once)


def _uses(session: Session, record: RecordKind, id: int) -> dict[str, int]:
    """Return how many rows of each table lead to a record."""
    counts: dict[str, int] = {}
    for found in _references(record):
        wanted = select(func.count()).where(found.condition, found.table.c[found.column] == id)
        counts[found.table.name] = counts.get(found.table.name, 0) + (session.scalar(wanted) or 0)
    return {name: count for name, count in counts.items() if name != "not_duplicate"}


def _move(session: Session, found: _Reference, loser: int, survivor: int) -> None:
    """Let the rows that lead to *loser* lead to *survivor*, but for those that would stand twice, or lead to itself."""
    table, column = found.table, found.table.c[found.column]
    leading = [found.condition, column == loser]
    if found.once:
        needless = or_(_twin(found, survivor), _leads_to_itself(table, survivor, loser))
        session.execute(delete(table).where(*leading, needless))
    session.execute(update(table).where(*leading).values({found.column: survivor}))


def _twin(found: _Reference, survivor: int) -> ColumnElement[bool]:
    """Whether there is a row like this one that leads to the survivor."""
    twin = found.table.alias()
    others = (name for name in found.once if name != found.column)
    same = (twin.c[name].is_not_distinct_from(found.table.c[name]) for name in others)
    return select(twin.c.id).where(twin.c[found.column] == survivor, *same).exists()


def _leads_to_itself(table: Table, *ids: int) -> ColumnElement[bool]:
    """Whether a row leads from one of the merged records to another: both its ends would be the survivor."""
    ends: Any = [(kind, column) for kind, column, _ in BY_KIND.get(table.name, ())]
    if len(ends) < 2:
        return false()
    (kind, column), (other_kind, other_column) = ends
    return (table.c[kind] == table.c[other_kind]) & table.c[column].in_(ids) & table.c[other_column].in_(ids)
