"""Which records have a line of a list, and how another line takes its place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, select, true, union, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of, fields_of, mark
from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import CustomField, Preference, SaleType, SaleTypeStage
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.criteria_items import replace_items
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.list_shapes import NAME
from desktop_crm.operations.lists import PREFERRED, STAGE, lines_of, replacements, set_line_deleted
from desktop_crm.operations.step import tell, verb

_UNSYNCED = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where rows name a line: in a column, in a JSON list of several, or in the JSON of a user-defined field."""

    entity: Any
    column: Any
    several: bool = False
    within: str = ""  # "$.x12"

    @property
    def value(self) -> ColumnElement[Any]:
        return func.json_extract(self.column, self.within) if self.within else self.column

    def pairs(self) -> Select[Any]:
        """Return the SQL of (row id, line id)."""
        if self.several:
            chosen = func.json_each(self.column).table_valued("value")
            return select(self.entity.id, chosen.c.value.label("line")).select_from(self.entity).join(chosen, true())
        found = select(self.entity.id, self.value.label("line")).where(self.value.is_not(None))
        return found.where(self.column != "{}") if self.within else found

    def replace(self, session: Session, id: int, by: int) -> None:
        """Let rows name another line."""
        if self.several:
            self._replace_one_of_several(session, id, by)
            return
        new = func.json_set(self.column, self.within, by) if self.within else by
        change = update(self.entity).where(self.value == id).values({self.column: new})
        session.execute(change, execution_options=_UNSYNCED)

    def _replace_one_of_several(self, session: Session, id: int, by: int) -> None:
        holding = self.pairs().subquery()
        wanted = select(self.entity.id, self.column).where(
            self.entity.id.in_(select(holding.c.id).where(holding.c.line == id))
        )
        rows = [
            {"row": row, "new": tuple(dict.fromkeys(by if line == id else line for line in lines))}
            for row, lines in session.execute(wanted)
        ]
        if rows:
            table = self.entity.__table__
            change = update(table).where(table.c.id == bindparam("row")).values({self.column.name: bindparam("new")})
            session.connection().execute(change, rows)


def _places(session: Session, list_name: str) -> list[_Place]:
    """Return where rows name lines of a list. A sale type names its category; stages of types are links, not uses."""
    if list_name[:1] == "x" and list_name[1:].isdigit():
        record = session.scalars(select(CustomField.record).where(CustomField.id == int(list_name[1:]))).one()
        return [_Place(class_of(record), class_of(record).more, within=f"$.{list_name}")]
    found = [
        _Place(field.entity, getattr(field.entity, field.name), several=field.kind is Kind.CHOICES)
        for record in RecordKind
        for field in fields_of(record).values()
        if field.target == list_name and field.stored and not field.custom
    ]
    return found + ([_Place(SaleType, SaleType.category_id)] if list_name == ListName.SALE_TYPE_CATEGORY else [])


def used_by(session: Session, list_name: str) -> dict[int, int]:
    """Return how many records have each line, by the line's id; a record that has it twice counts once."""
    counts: dict[int, int] = {}
    places = _places(session, list_name)
    for entity in {place.entity: None for place in places}:
        pairs = [place.pairs() for place in places if place.entity is entity]
        found = (union(*pairs) if len(pairs) > 1 else pairs[0]).subquery()
        for line, count in session.execute(select(found.c.line, func.count()).group_by(found.c.line)):
            counts[line] = counts.get(line, 0) + count
    return counts


@verb(mark("Replace in list"))
def replace_line(
    session: Session, list_name: str, id: int, by: int, progress: Callable[[int, int], None] = lambda done, total: None
) -> None:
    """Give all records that have a line another one, and delete the line. One step, however many records.

    Selections that ask for the line ask for the other one.

    Raises ValueNotTaken for a line that cannot stand for it (`replacements`).
    """
    if by not in {choice.value for choice in replacements(session, list_name, id)}:
        raise ValueNotTaken(NAME, "unknown_choice", by)
    places = _places(session, list_name)
    for done, place in enumerate(places):
        progress(done, len(places))
        place.replace(session, id, by)
    replace_items(session, list_name, [id], by)
    if list_name == STAGE:
        _replace_links(session, id, by)
    if list_name in PREFERRED:
        session.execute(
            update(Preference)
            .where(Preference.name == PREFERRED[list_name], Preference.value == str(id))
            .values(value=str(by)),
            execution_options=_UNSYNCED,
        )
    set_line_deleted(session, list_name, id, True)
    names = {line.id: line.name for line in lines_of(session, list_name)}
    tell(session, title=f"{names[id]} → {names[by]}")


def _replace_links(session: Session, id: int, by: int) -> None:
    """Sale types walk through the other stage instead, where they do not already."""
    types = select(SaleTypeStage.sale_type_id).where(SaleTypeStage.stage_id == by).scalar_subquery()
    change = update(SaleTypeStage).where(SaleTypeStage.stage_id == id, SaleTypeStage.sale_type_id.not_in(types))
    session.execute(change.values(stage_id=by), execution_options=_UNSYNCED)
    session.execute(delete(SaleTypeStage).where(SaleTypeStage.stage_id == id), execution_options=_UNSYNCED)
