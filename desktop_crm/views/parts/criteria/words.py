"""What criteria are called: kinds of record and the ways between them, quantifiers, groups, units."""

from collections.abc import Mapping

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Quantifier
from desktop_crm.selections.operators import OPERATORS, Operator, label_of
from desktop_crm.selections.paths import NoSuchPath, path_of, relation_of, relations_of
from desktop_crm.selections.periods import UNITS, Unit
from desktop_crm.views.icons import ICONS
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.nodes import Joined

BETWEEN = " – "

_ONE: Mapping[str, str] = {
    RecordKind.COMPANY: mark("Company"), RecordKind.PERSON: mark("Person"), RecordKind.SALE: mark("Sale"),
    RecordKind.PROJECT: mark("Project"), RecordKind.PROJECT_MEMBER: mark("Project member"),
    RecordKind.FOLLOW_UP: mark("Follow-up"), RecordKind.PRODUCT: mark("Product"), RecordKind.USER: mark("User"),
    RecordKind.SELECTION: mark("Selection"), RecordKind.DOCUMENT: mark("Document"),
    RecordKind.REQUEST: mark("Request"), RecordKind.QUOTE: mark("Quote"),
    RecordKind.QUOTE_VERSION: mark("Quote version"), RecordKind.QUOTE_ALTERNATIVE: mark("Quote alternative"),
    RecordKind.QUOTE_LINE: mark("Quote line"),
}  # fmt: skip
_MANY: Mapping[str, str] = {
    RecordKind.COMPANY: mark("Companies"), RecordKind.PERSON: mark("Persons"), RecordKind.SALE: mark("Sales"),
    RecordKind.PROJECT: mark("Projects"), RecordKind.PROJECT_MEMBER: mark("Project members"),
    RecordKind.FOLLOW_UP: mark("Follow-ups"), RecordKind.PRODUCT: mark("Products"), RecordKind.USER: mark("Users"),
    RecordKind.SELECTION: mark("Selections"), RecordKind.DOCUMENT: mark("Documents"),
    RecordKind.REQUEST: mark("Requests"), RecordKind.QUOTE: mark("Quotes"),
    RecordKind.QUOTE_VERSION: mark("Quote versions"), RecordKind.QUOTE_ALTERNATIVE: mark("Quote alternatives"),
    RecordKind.QUOTE_LINE: mark("Quote lines"),
}  # fmt: skip

_JOINED: Mapping[Joined, str] = {
    Joined.ALL: mark("All of these"), Joined.ANY: mark("Any of these"), Joined.NONE: mark("None of these"),
    Joined.NOT_ALL: mark("Not all of these"),
}  # fmt: skip
_QUANTIFIERS: Mapping[Quantifier, str] = {
    Quantifier.ANY: mark("has at least one"), Quantifier.NONE: mark("has none"), Quantifier.ALL: mark("all have"),
    Quantifier.AT_LEAST: mark("has at least …"), Quantifier.COUNT: mark("number"), Quantifier.SUM: mark("sum"),
    Quantifier.AVERAGE: mark("average"), Quantifier.LEAST: mark("smallest or earliest"),
    Quantifier.GREATEST: mark("largest or latest"),
}  # fmt: skip
_SEVERAL_UNITS: Mapping[Unit, str] = {
    Unit.DAY: mark("days"), Unit.WEEK: mark("weeks"), Unit.MONTH: mark("months"), Unit.QUARTER: mark("quarters"),
    Unit.HALF_YEAR: mark("half-years"), Unit.YEAR: mark("years"),
}  # fmt: skip
_SIGNS: Mapping[Operator, str] = {
    Operator.EQUALS: mark("equal to"), Operator.GREATER: mark("greater than"), Operator.LESS: mark("less than"),
    Operator.AT_LEAST: mark("at least"), Operator.AT_MOST: mark("at most"), Operator.NOT_EQUALS: mark("not equal to"),
}  # fmt: skip
_ICONS: Mapping[Kind, str] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.PART_DATE), "text"), Kind.EMAIL: "mail", Kind.PHONE: "phone",
    Kind.WEB: "web", Kind.CONTACTS: "address", Kind.DATE: "calendar", Kind.STAMP: "clock", Kind.TIME: "clock",
    Kind.DURATION: "clock", Kind.YES_NO: "to_do", Kind.USER: "user", Kind.GROUP: "group",
    **dict.fromkeys((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.RATE), "number"),
    **dict.fromkeys((Kind.CHOICE, Kind.CHOICES, Kind.WORD), "category"),
}  # fmt: skip
_RECORD_ICONS: Mapping[str, str] = {
    RecordKind.PROJECT_MEMBER: "person", RecordKind.QUOTE_LINE: "product",
    RecordKind.QUOTE_VERSION: "quote", RecordKind.QUOTE_ALTERNATIVE: "quote",
}  # fmt: skip


def kind_name(record: str) -> str:
    """Return what one record of a kind is called."""
    name = _ONE.get(record)
    return shown(name) if name else _plain(record)


def kinds_name(record: str) -> str:
    """Return what several records of a kind are called."""
    name = _MANY.get(record)
    return shown(name) if name else _plain(record)


def _plain(word: str) -> str:
    return word.replace("_", " ").capitalize()


def link_name(link: Field) -> str:
    """Return what the record is called to which a link leads: by the part that it plays."""
    return shown(link.label)


def relation_name(relation: str) -> str:
    """Return what related records are called, after the links with which one sets out: "Company – Sales"."""
    return BETWEEN.join(relation_names(relation))


def relation_names(relation: str) -> tuple[str, ...]:
    """Return the names of the links with which a relation begins, and of the records; one that is gone as it stands."""
    try:
        found = relation_of(relation)
    except NoSuchPath:
        return (relation,)
    return (*map(link_name, found.over), related_name(found.link))


def related_name(link: Field) -> str:
    """Return what records are called; by which link they lead here, where there are several or it says more."""
    name, target = kinds_name(link.record), str(link.target)
    plays = shown(link.label)
    siblings = [one for one in relations_of(target).values() if one.record == link.record]
    return name if len(siblings) == 1 and plays == kind_name(target) else f"{name} ({plays})"


def path_name(path: str) -> str:
    """Return the links along a path and its field: "Company – Country"; a path that is gone as it stands."""
    try:
        found = path_of(path)
    except NoSuchPath:
        return path.partition(".")[2]
    return BETWEEN.join([*map(link_name, found.links), shown(found.field.label)])


def field_icon(field: Field) -> str:
    """Return the name of the icon of a field: of its kind, or of the kind of record that it leads to."""
    if field.kind is Kind.LINK:
        return record_icon(str(field.target))
    return _ICONS[field.kind]


def record_icon(record: str) -> str:
    """Return the name of the icon of a kind of record."""
    icon = _RECORD_ICONS.get(record, record)
    return icon if icon in ICONS else "list"


def joined_name(joined: Joined) -> str:
    """Return how the parts of a group are joined."""
    return shown(_JOINED[joined])


def quantifier_name(quantifier: Quantifier) -> str:
    """Return of how many related records a block speaks."""
    return shown(_QUANTIFIERS[quantifier])


def operator_name(kind: Kind | None, operator: Operator | str) -> str:
    """Return what an operator is called on fields of a kind; one that is not known as it stands."""
    if kind is None or operator not in OPERATORS[kind]:
        return str(operator).replace("_", " ")
    label = label_of(kind, Operator(operator))
    return shown(label) if label[:1].isalpha() else label


def operator_hint(kind: Kind, operator: Operator) -> str:
    """Return what a sign means, in words."""
    return "" if label_of(kind, operator)[:1].isalpha() else shown(_SIGNS[operator])


def unit_name(unit: str, several: bool = False) -> str:
    """Return what a unit of time is called; *several* of them."""
    return shown((_SEVERAL_UNITS if several else UNITS)[Unit(unit)])
