"""The user's lists: lines are added, changed, moved, hidden and shown again, and put together (SD-7, SG-2, SG-3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import Field, class_of, mark
from desktop_crm.models.enums import CategoryGroup, DurationUnit, FollowUpForm, InternalStatus, ListName
from desktop_crm.models.everything import ListItem, Preference, Product, SaleTypeStage, Stage
from desktop_crm.models.folding import caseless, sort_key
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.checks import FULL, check, check_choice
from desktop_crm.operations.currency import base_currency_id
from desktop_crm.operations.errors import (
    CurrencyIsFixed,
    EndsBeforeItBegins,
    LineIsLast,
    NameIsMissing,
    NameIsTaken,
    NoCountryCode,
    OutOfRange,
    RecordIsGone,
)
from desktop_crm.operations.forms import Choice, Values
from desktop_crm.operations.list_shapes import NAME, UserList, list_called
from desktop_crm.operations.step import name_step, tell, verb

SALE_TYPE, STAGE, PRICE_LIST, FOLLOW_UP_TYPE = "sale_type", "stage", "price_list", "follow_up_type"
REQUEST_STATUS = "request_status"
# Records cannot be without a line of these.
_NEEDED = frozenset({SALE_TYPE, FOLLOW_UP_TYPE, REQUEST_STATUS, PRICE_LIST, ListName.DOCUMENT_TYPE})
PREFERRED = {STAGE: "default_stage_id", ListName.COUNTRY: "home_country"}  # preferences that name a line
# What lines share that can stand for each other.
_ALIKE = {PRICE_LIST: "currency_id", FOLLOW_UP_TYPE: "form", REQUEST_STATUS: "system"}
_RANGES: Mapping[str, tuple[int, int]] = {
    "stage.probability": (0, FULL), "sale_type.duration": (0, 999), "list_item.days": (0, 9_999),
    "follow_up_type.duration": (0, 24 * 60),
}  # fmt: skip
_UNSYNCED = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. *values* are what the list's lines have besides; *labels* name what those refer to."""

    id: int
    name: str
    description: str
    deleted: bool
    values: Mapping[str, Any]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypeStage:
    """A stage, and whether a sale type walks through it. `probability` in hundredths of a per cent."""

    id: int
    name: str
    probability: int
    ticked: bool


# -- questions -------------------------------------------------------------------------------------------------------


def lines_of(session: Session, list_name: str) -> list[Line]:
    """Return all lines of a list by rank, deleted ones too."""
    listed = list_called(session, list_name)
    entity, fields = class_of(listed.table), listed.fields
    referring = [field for field in fields if field.kind.refers]
    wanted = select(
        entity.id, entity.name, entity.description, entity.deleted,
        *(field.value() for field in fields), *(field.shown() for field in referring),
    )  # fmt: skip
    rows = session.execute(wanted.where(_within(listed)).order_by(entity.rank, entity.id))
    return [_line(fields, referring, row) for row in rows]


def _line(fields: Sequence[Field], referring: Sequence[Field], row: Any) -> Line:
    values = {field.name: _read(field, value) for field, value in zip(fields, row[4:], strict=False)}
    labels = {field.name: label or "" for field, label in zip(referring, row[4 + len(fields) :], strict=True)}
    return Line(row[0], row[1], row[2], bool(row[3]), values, labels)


def _read(field: Field, value: Any) -> Any:
    return bool(value) if field.kind is Kind.YES_NO else value


def _within(listed: UserList) -> ColumnElement[bool]:
    """Whether a row of the list's table is a line of the list: plain lists share one table."""
    entity = class_of(listed.table)
    return ListItem.list_name == listed.name if entity is ListItem else entity.id > 0


def stages_of_type(session: Session, type_id: int) -> list[TypeStage]:
    """Return all stages by rank, those that a sale type walks through ticked (SG-2)."""
    linked = select(SaleTypeStage.stage_id).where(SaleTypeStage.sale_type_id == type_id)
    wanted = select(Stage.id, Stage.name, Stage.probability, Stage.id.in_(linked)).where(Stage.deleted == 0)
    return [TypeStage(*row[:3], ticked=bool(row[3])) for row in session.execute(wanted.order_by(Stage.rank, Stage.id))]


def replacements(session: Session, list_name: str, id: int) -> list[Choice]:
    """Return the lines that records can have in place of one: price lists of its currency, types of its form."""
    lines = [line for line in lines_of(session, list_name) if not line.deleted or line.id == id]
    alike = {line.id: line.values.get(_ALIKE.get(list_name, "")) for line in lines}
    return [Choice(line.id, line.name) for line in lines if line.id != id and alike[line.id] == alike.get(id)]


# -- verbs -----------------------------------------------------------------------------------------------------------


@verb(mark("Add to list"))
def add_line(session: Session, list_name: str, name: str) -> int:
    """Add a line at the end and return its id; a deleted one of that name is restored instead.

    Raises NameIsMissing, NameIsTaken and ValueNotTaken.
    """
    name, lines = _name(name), lines_of(session, list_name)
    _check_free(name, lines)
    hidden = next((line for line in lines if caseless(line.name) == caseless(name)), None)
    if hidden is not None:
        set_line_deleted(session, list_name, hidden.id, False)
        return hidden.id
    tell(session, title=name)
    listed = list_called(session, list_name)
    entity = class_of(listed.table)
    last = session.scalar(select(func.max(entity.rank)).where(_within(listed))) or 0
    line = entity(name=name, rank=last + 1, **_first_values(session, listed))
    session.add(line)
    session.flush()
    added: int = line.id
    return added


def _first_values(session: Session, listed: UserList) -> dict[str, Any]:
    """Return what a new line begins with, besides its name."""
    begins: Mapping[str, Values] = {
        ListName.CATEGORY: {"group_key": CategoryGroup.OTHER.value},
        SALE_TYPE: {"duration_unit": DurationUnit.DAYS.value},
        FOLLOW_UP_TYPE: {"form": FollowUpForm.TO_DO.value},
        REQUEST_STATUS: {"system": InternalStatus.ACTIVE.value},
        PRICE_LIST: {"currency_id": base_currency_id(session)},
    }
    own = {"list_name": str(listed.name)} if listed.table == ListItem.__tablename__ else {}
    return {**own, **begins.get(listed.name, {})}


@verb(mark("Change list"))
def change_line(session: Session, list_name: str, id: int, values: Values) -> None:
    """Change a line's name, description or what else its list has.

    Raises NameIsMissing, NameIsTaken, ValueNotTaken, OutOfRange, CurrencyIsFixed, EndsBeforeItBegins, NoCountryCode
    and RecordIsGone.
    """
    listed, lines = list_called(session, list_name), lines_of(session, list_name)
    line = _found(listed, lines, id)
    before = {"name": line.name, "description": line.description, **line.values}
    after = {**before, **{name: _checked(session, listed, name, value) for name, value in values.items()}}
    changes = {name: value for name, value in after.items() if value != before[name]}
    if not changes:
        return
    if "name" in changes:
        _check_free(_name(after["name"]), [other for other in lines if other.id != id])
    if list_name == PRICE_LIST:
        _check_price_list(session, id, after, changes)
    tell(session, title=after["name"])
    entity = class_of(listed.table)
    session.execute(update(entity).where(entity.id == id).values(changes), execution_options=_UNSYNCED)


def _found(listed: UserList, lines: Sequence[Line], id: int) -> Line:
    line = next((line for line in lines if line.id == id), None)
    if line is None:
        raise RecordIsGone(listed.table, id)
    return line


def _name(text: str) -> str:
    name = str(check(NAME, text))
    if not name:
        raise NameIsMissing
    return name


def _check_free(name: str, lines: Sequence[Line]) -> None:
    taken = {caseless(line.name): line.name for line in lines if not line.deleted}
    if caseless(name) in taken:
        raise NameIsTaken(taken[caseless(name)])


def _checked(session: Session, listed: UserList, name: str, value: Any) -> Any:
    field = listed.field(name)
    found = check(field, value)
    if field.kind.refers:
        check_choice(session, field, found)
    least, most = _RANGES.get(field.key, (None, None))
    if found is not None and least is not None and most is not None and not least <= found <= most:
        scale = 100 if field.kind is Kind.PERCENT else 1
        raise OutOfRange(field.label, least // scale, most // scale)
    if name == "code" and found and not (len(found) == 2 and found.isascii() and found.isalpha()):
        raise NoCountryCode(found)
    return found.upper() if name == "code" else found


def _check_price_list(session: Session, id: int, after: Values, changes: Values) -> None:
    """10.9: products keep the currency of their list; a list ends on the day that it begins, or later."""
    held = select(Product.id).where(Product.price_list_id == id).limit(1)
    if "currency_id" in changes and session.scalar(held) is not None:
        raise CurrencyIsFixed(after["name"])
    if after["valid_to"] is not None and after["valid_to"] < (after["valid_from"] or date.min):
        raise EndsBeforeItBegins(after["name"])


@verb(mark("Delete from list"))
def set_line_deleted(session: Session, list_name: str, id: int, deleted: bool) -> None:
    """SD-7: offer a line no more, or again; records that have it keep it.

    SG-7: a deleted sale type or stage loses its links, and does not get them back. Raises LineIsLast, NameIsTaken and
    RecordIsGone.
    """
    listed, lines = list_called(session, list_name), lines_of(session, list_name)
    line = _found(listed, lines, id)
    others = [other for other in lines if other.id != id and not other.deleted]
    if deleted:
        if not others and list_name in _NEEDED:
            raise LineIsLast(line.name)
        _forget(session, list_name, id)
    else:
        _check_free(line.name, others)
        name_step(session, mark("Restore in list"))
    tell(session, title=line.name)
    entity = class_of(listed.table)
    session.execute(update(entity).where(entity.id == id).values(deleted=int(deleted)), execution_options=_UNSYNCED)


def _forget(session: Session, list_name: str, id: int) -> None:
    """Take a deleted line out of what leads to it anew: links of types and stages, and preferences."""
    if list_name in (SALE_TYPE, STAGE):
        session.execute(delete(SaleTypeStage).where(getattr(SaleTypeStage, f"{list_name}_id") == id))
    if list_name in PREFERRED:
        named = (Preference.name == PREFERRED[list_name], Preference.value == str(id))
        session.execute(delete(Preference).where(*named))


@verb(mark("Move in list"))
def move_line(session: Session, list_name: str, id: int, before: int | None) -> None:
    """Move a line to stand before another, or at the end. Raises RecordIsGone."""
    listed, lines = list_called(session, list_name), lines_of(session, list_name)
    moved = _found(listed, lines, id)
    ids = [line.id for line in lines if line.id != id]
    ids.insert(len(ids) if before is None else ids.index(_found(listed, lines, before).id), id)
    tell(session, title=moved.name)
    _rank(session, listed, ids)


@verb(mark("Sort list by name"))
def sort_lines(session: Session, list_name: str) -> None:
    """Put the lines into the order of the alphabet."""
    lines = sorted(lines_of(session, list_name), key=lambda line: sort_key(line.name))
    _rank(session, list_called(session, list_name), [line.id for line in lines])


def _rank(session: Session, listed: UserList, ids: Sequence[int]) -> None:
    entity = class_of(listed.table)
    for rank, id in enumerate(ids, 1):
        change = update(entity).where(entity.id == id, entity.rank != rank).values(rank=rank)
        session.execute(change, execution_options=_UNSYNCED)
    if listed.name == STAGE:
        _rank_links(session)


def _rank_links(session: Session) -> None:
    """SG-3: the rank of the stages is the order in which each sale type walks through them."""
    rank = select(Stage.rank).where(Stage.id == SaleTypeStage.stage_id).scalar_subquery()
    change = update(SaleTypeStage).where(SaleTypeStage.rank != rank).values(rank=rank)
    session.execute(change, execution_options=_UNSYNCED)


@verb(mark("Change stages"))
def set_type_stages(session: Session, type_id: int, stage_ids: Sequence[int]) -> None:
    """SG-2: let a sale type walk through these stages, in the order of their rank. Raises RecordIsGone."""
    listed = list_called(session, SALE_TYPE)
    kind = _found(listed, lines_of(session, SALE_TYPE), type_id)
    now = {stage.id for stage in stages_of_type(session, type_id) if stage.ticked}
    wanted = set(stage_ids)
    links = SaleTypeStage.sale_type_id == type_id
    if gone := now - wanted:
        session.execute(delete(SaleTypeStage).where(links, SaleTypeStage.stage_id.in_(gone)))
    session.add_all(SaleTypeStage(sale_type_id=type_id, stage_id=id) for id in sorted(wanted - now))
    session.flush()
    if now != wanted:
        _rank_links(session)
        tell(session, title=kind.name)
