"""Which editor edits the value of which line."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.criteria_items import who_asks
from desktop_crm.selections.operators import Needs, Operator, needs
from desktop_crm.views.parts.criteria.value import (
    DAY,
    TEXT,
    Asked,
    NoValue,
    TypedValue,
    ValueEditor,
    YesNoValue,
    number_of,
)
from desktop_crm.views.parts.criteria.value_chosen import ItemsValue, NameValue, RecordsValue, RecordValue
from desktop_crm.views.parts.criteria.value_period import MomentValue, NumberOfUnits, QuarterValue, UnitValue

Maker = Callable[[Asked], ValueEditor]


def value_editor(asked: Asked, count: int = 0) -> ValueEditor:
    """Return the editor for what a line's operator needs; *count*: how many values the line has now."""
    wanted = needs(asked.field.kind, asked.operator)
    if wanted is Needs.ITEMS and asked.field.kind is Kind.LINK:
        several = asked.operator is not Operator.EXACTLY or count > 1
        return RecordsValue(asked) if several else RecordValue(asked)
    return _MAKERS[wanted](asked)


def editor_sort(asked: Asked, count: int = 0) -> tuple[object, ...]:
    """Return what decides which editor a line has: as long as it is the same, the editor stays."""
    wanted = needs(asked.field.kind, asked.operator)
    alone = asked.operator if wanted in (Needs.NOTHING, Needs.ITEMS) else None
    return (asked.path, wanted, alone, wanted is Needs.ITEMS and count > 1 and asked.field.kind is Kind.LINK)


def _text(asked: Asked) -> ValueEditor:
    if asked.field.kind is Kind.LINK:
        return NameValue(asked, RecordKind(str(asked.field.target)), by_id=True)
    if asked.field.name == getattr(asked.field.entity, "__label__", "") and asked.field.record in _FOUND_BY_NAME:
        return NameValue(asked, RecordKind(asked.field.record), by_id=False)
    return TypedValue(asked, TEXT)


_FOUND_BY_NAME = frozenset(RecordKind) - {RecordKind.PROJECT_MEMBER}


def _nothing(asked: Asked) -> ValueEditor:
    """Of the current user and group one reads who they are."""
    if asked.operator not in (Operator.CURRENT_USER, Operator.CURRENT_GROUP):
        return NoValue(asked)
    user, group = asked.bench.desk.ask(who_asks)
    return NoValue(asked, user if asked.operator is Operator.CURRENT_USER else group)


def _and() -> str:
    return QCoreApplication.translate("Values", "and")


_MAKERS: Mapping[Needs, Maker] = {
    Needs.NOTHING: _nothing,
    Needs.TEXT: _text,
    Needs.NUMBER: lambda asked: TypedValue(asked, number_of(asked.field.kind)),
    Needs.NUMBERS: lambda asked: TypedValue(asked, number_of(asked.field.kind), 2, _and()),
    Needs.YES_NO: YesNoValue,
    Needs.ITEMS: ItemsValue,
    Needs.DAY: lambda asked: TypedValue(asked, DAY),
    Needs.DAYS: lambda asked: TypedValue(asked, DAY, 2, _and()),
    Needs.MOMENT: MomentValue,
    Needs.UNIT: UnitValue,
    Needs.COUNT: NumberOfUnits,
    Needs.QUARTER: QuarterValue,
}
