"""What Find begins with: the usual criteria of each kind of record, and the typical searches (FIND-13, FIND-14, FC-3).

A typical search is a template: choosing it copies it (FIND-6). Where it names a line of a list that this file does not
have, the line stands there unfilled, for the user to choose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import CategoryGroup, InternalStatus, ListName, RecordKind, SaleStatus
from desktop_crm.models.everything import ListItem
from desktop_crm.models.folding import fold
from desktop_crm.operations.step import user_id
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O

COMPANY, PERSON, SALE, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT
FOLLOW_UP, DOCUMENT, REQUEST = RecordKind.FOLLOW_UP, RecordKind.DOCUMENT, RecordKind.REQUEST
QUOTE_LINE, SELECTION = RecordKind.QUOTE_LINE, RecordKind.SELECTION

# The kinds that can be searched, in the order in which they are offered (FIND-2).
SEARCHABLE = (COMPANY, PERSON, FOLLOW_UP, SALE, PROJECT, SELECTION, DOCUMENT, QUOTE_LINE, REQUEST)

_USUAL: Mapping[RecordKind, tuple[tuple[str, O], ...]] = {
    COMPANY: (
        ("company.name", O.BEGINS), ("company.category", O.ONE_OF), ("company.country", O.ONE_OF),
        ("company.our_contact", O.ONE_OF),
    ),
    PERSON: (
        ("person.last_name", O.BEGINS), ("person.first_name", O.BEGINS), ("person.company", O.BEGINS),
        ("person.email", O.CONTAINS),
    ),
    SALE: (
        ("sale.title", O.CONTAINS), ("sale.status", O.ONE_OF), ("sale.owner", O.ONE_OF), ("sale.sale_date", O.THIS),
        ("sale.amount", O.GREATER),
    ),
    PROJECT: (
        ("project.name", O.BEGINS), ("project.type", O.ONE_OF), ("project.status", O.ONE_OF),
        ("project.completed", O.EQUALS),
    ),
    FOLLOW_UP: (
        ("follow_up.owner", O.ONE_OF), ("follow_up.date", O.THIS), ("follow_up.type", O.ONE_OF),
        ("follow_up.completed", O.EQUALS),
    ),
    DOCUMENT: (("document.subject", O.CONTAINS), ("document.owner", O.ONE_OF), ("document.date", O.THIS)),
    QUOTE_LINE: (
        ("quote_line.name", O.CONTAINS), ("quote_line.code", O.BEGINS), ("quote_line.sale.status", O.ONE_OF),
        ("quote_line.sale.sale_date", O.THIS),
    ),
    REQUEST: (
        ("request.title", O.CONTAINS), ("request.status", O.ONE_OF), ("request.owner", O.ONE_OF),
        ("request.category", O.ONE_OF), ("request.last_changed", O.MORE_THAN_AGO),
    ),
    SELECTION: (("selection.name", O.CONTAINS), ("selection.owner", O.ONE_OF), ("selection.form", O.ONE_OF)),
}  # fmt: skip


# Filled in from the start: else a product would be found once for each version of its quote (1.8-F).
_GIVEN: Mapping[RecordKind, tuple[Line, ...]] = {QUOTE_LINE: (Line("quote_line.in_use", O.EQUALS, (True,)),)}


def usual(record: RecordKind) -> Criteria:
    """Return what a search for a kind of record begins with: the usual lines, not yet filled in (FIND-13)."""
    return sets(record, (*(Line(path, operator) for path, operator in _USUAL[record]), *_GIVEN.get(record, ())))


@dataclass(frozen=True, slots=True)
class Typical:
    """A ready-made search. *label* is translated where it is shown."""

    name: str
    label: str
    criteria: Criteria


class _Lists:
    """The lines of this file's lists, by what they are called in either language, or by their group."""

    def __init__(self, session: Session) -> None:
        self.user_id = user_id(session)
        wanted = select(ListItem.id, ListItem.list_name, ListItem.name, ListItem.group_key, ListItem.code)
        self._lines = session.execute(wanted.where(ListItem.deleted == 0)).all()

    def called(self, listed: ListName, *names: str) -> tuple[int, ...]:
        """Return the lines of a list that go by one of *names*."""
        known = {fold(name) for name in names}
        return tuple(line.id for line in self._lines if line.list_name == listed and fold(line.name) in known)

    def of_group(self, group: CategoryGroup) -> tuple[int, ...]:
        """Return the categories of companies of a group."""
        return tuple(line.id for line in self._lines if line.list_name == ListName.CATEGORY and line.group_key == group)

    def country(self, code: str) -> tuple[int, ...]:
        """Return the country of a code."""
        return tuple(line.id for line in self._lines if line.list_name == ListName.COUNTRY and line.code == code)


Make = Callable[[_Lists], tuple[Node, ...]]
_MINE, _OPEN = Line("sale.owner", O.CURRENT_USER), Line("sale.status", O.ONE_OF, (SaleStatus.OPEN.value,))
_SOLD = Line("sale.status", O.ONE_OF, (SaleStatus.SOLD.value,))
_ACTIVE = Line("request.internal_status", O.ONE_OF, (InternalStatus.ACTIVE.value,))
_SOLD_LINES = (
    Line("quote_line.sale.status", O.ONE_OF, (SaleStatus.SOLD.value,)), Line("quote_line.in_use", O.EQUALS, (True,)),
)  # fmt: skip
_NOT_DONE = Line("follow_up.completed", O.EQUALS, (False,))


def _overdue(_lists: _Lists) -> tuple[Node, ...]:
    late = (Line("sale.sale_date", O.BEFORE_TODAY), Line("sale.next_activity", O.BEFORE_TODAY))
    return (Line("sale.owner", O.CURRENT_GROUP), _OPEN, Group(Join.ANY, late))


def _without_sale(_lists: _Lists) -> tuple[Node, ...]:
    recent = Group(parts=(_SOLD, Line("sale.sale_date", O.THIS_AND_PREVIOUS, (1, "year"))))
    mine = Line("company.our_contact", O.CURRENT_USER)
    return (mine, Related("sale.company", Group(parts=(_SOLD,))), Related("sale.company", recent, Quantifier.NONE))


_TYPICAL: Mapping[RecordKind, Sequence[tuple[str, str, Make]]] = {
    COMPANY: (
        ("mine", mark("My companies"), lambda _lists: (Line("company.our_contact", O.CURRENT_USER),)),
        (
            "suppliers_in_germany", mark("Suppliers in Germany"),
            lambda lists: (
                Line("company.category", O.ONE_OF, lists.of_group(CategoryGroup.SUPPLIER)),
                Line("company.country", O.ONE_OF, lists.country("DE")),
            ),
        ),
        (
            "potential", mark("My potential customers"),
            lambda lists: (
                Line("company.category", O.ONE_OF, lists.of_group(CategoryGroup.POTENTIAL_CUSTOMER)),
                Line("company.our_contact", O.CURRENT_USER),
            ),
        ),
        ("without_sale", mark("My customers without a sale since last year"), _without_sale),
        (
            "no_follow_up", mark("My companies without a follow-up for half a year"),
            lambda _lists: (
                Line("company.our_contact", O.CURRENT_USER),
                Related(
                    "follow_up.company",
                    Group(parts=(Line("follow_up.date", O.THIS_AND_PREVIOUS, (6, "month")),)), Quantifier.NONE,
                ),
            ),
        ),
        ("all", mark("All companies"), lambda _lists: (Line("company.name", O.BEGINS, ("%",)),)),
    ),
    PERSON: (
        ("mine", mark("My persons"), lambda _lists: (
            Line("person.our_contact", O.CURRENT_USER), Line("person.former_employee", O.EQUALS, (False,)),
        )),
        ("new", mark("Registered in the last 30 days"), lambda _lists: (
            Line("person.registered_at", O.THIS_AND_PREVIOUS, (30, "day")),
        )),
        ("all", mark("All persons"), lambda _lists: (Line("person.full_name", O.BEGINS, ("%",)),)),
    ),
    SALE: (
        ("usual", mark("Open sales over 5 000 this quarter"), lambda _lists: (
            _OPEN, Line("sale.amount", O.GREATER, (5_000_00,)), Line("sale.sale_date", O.THIS, ("quarter",)),
        )),
        ("mine_open", mark("My open sales"), lambda _lists: (_MINE, _OPEN)),
        ("stalled", mark("All stalled sales"), lambda _lists: (
            Line("sale.status", O.ONE_OF, (SaleStatus.STALLED.value,)),
        )),
        ("first_quarter", mark("My sales sold in the first quarter"), lambda _lists: (
            _SOLD, Line("sale.sale_date", O.QUARTER, (1,)), _MINE,
        )),
        ("overdue", mark("Overdue sales of my group"), _overdue),
        ("closing", mark("Closing this month"), lambda _lists: (_OPEN, Line("sale.sale_date", O.THIS, ("month",)))),
        ("sold", mark("Sold this month"), lambda _lists: (_SOLD, Line("sale.sale_date", O.THIS, ("month",)))),
        ("big", mark("My big sales this month"), lambda _lists: (
            _MINE, _OPEN, Line("sale.amount", O.GREATER, (100_000_00,)), Line("sale.sale_date", O.THIS, ("month",)),
        )),
        ("lost_for_prospects", mark("My lost sales to potential customers"), lambda lists: (
            _MINE, Line("sale.status", O.ONE_OF, (SaleStatus.LOST.value,)),
            Line("sale.company.category", O.ONE_OF, lists.of_group(CategoryGroup.POTENTIAL_CUSTOMER)),
        )),
        ("closed", mark("My sold and lost sales"), lambda _lists: (
            _MINE, Line("sale.status", O.ONE_OF, (SaleStatus.LOST.value, SaleStatus.SOLD.value)),
        )),
        ("group_this_quarter", mark("Sales of my group this quarter"), lambda _lists: (
            Line("sale.owner_group", O.CURRENT_GROUP), Line("sale.sale_date", O.THIS, ("quarter",)),
        )),
        ("from_source", mark("Sales from a source"), lambda _lists: (Line("sale.source", O.ONE_OF),)),
        ("by_family", mark("Sales with quotes by product family"), lambda _lists: (
            Related("quote_line.sale", Group(parts=(Line("quote_line.family", O.ONE_OF),))),
        )),
    ),
    PROJECT: (
        ("internal", mark("Internal projects under way"), lambda lists: (
            Line("project.type", O.ONE_OF, lists.called(ListName.PROJECT_TYPE, "Internal", "Internt")),
            Line("project.completed", O.EQUALS, (False,)),
        )),
        ("mine", mark("My projects"), lambda _lists: (Line("project.responsible", O.CURRENT_USER),)),
    ),
    FOLLOW_UP: (
        ("mine_this_month", mark("My follow-ups this month"), lambda _lists: (
            Line("follow_up.owner", O.CURRENT_USER), Line("follow_up.date", O.THIS, ("month",)),
        )),
        ("of_customer", mark("All follow-ups of a company"), lambda _lists: (Line("follow_up.company", O.EXACTLY),)),
        ("overdue", mark("My overdue follow-ups"), lambda _lists: (
            Line("follow_up.owner", O.CURRENT_USER), _NOT_DONE, Line("follow_up.date", O.BEFORE_TODAY),
        )),
    ),
    DOCUMENT: (
        ("mine_last_month", mark("Documents I made last month"), lambda _lists: (
            Line("document.registered_by", O.CURRENT_USER), Line("document.registered_at", O.PREVIOUS, (1, "month")),
        )),
        ("mine_last_30", mark("Documents I made in the last 30 days"), lambda _lists: (
            Line("document.registered_by", O.CURRENT_USER),
            Line("document.registered_at", O.THIS_AND_PREVIOUS, (30, "day")),
        )),
    ),
    QUOTE_LINE: (
        ("sold_this_year", mark("Products sold this year"), lambda _lists: (
            *_SOLD_LINES, Line("quote_line.sale.sale_date", O.THIS, ("year",)),
            Line("quote_line.category", O.ONE_OF), Line("quote_line.family", O.ONE_OF),
        )),
        ("bought", mark("Who has bought a product"), lambda _lists: (
            Line("quote_line.name", O.CONTAINS), *_SOLD_LINES,
        )),
    ),
    REQUEST: (
        ("silent", mark("Open requests without a change for over a week"), lambda _lists: (
            _ACTIVE, Line("request.last_changed", O.MORE_THAN_AGO, (7, "day")),
        )),
        ("urgent", mark("Open requests of high priority"), lambda lists: (
            _ACTIVE, Line("request.priority", O.ONE_OF, lists.called(ListName.PRIORITY, "High", "Høy")),
            Line("request.category", O.ONE_OF),
        )),
        ("mine", mark("My open requests"), lambda _lists: (_ACTIVE, Line("request.owner", O.CURRENT_USER))),
    ),
    SELECTION: (
        ("mine", mark("My active selections"), lambda _lists: (
            Line("selection.owner", O.CURRENT_USER), Line("selection.completed", O.EQUALS, (False,)),
        )),
    ),
}  # fmt: skip


def typical(session: Session, record: RecordKind) -> list[Typical]:
    """Return the typical searches for a kind of record, filled in from the lists of this file."""
    lists = _Lists(session)
    return [Typical(name, label, sets(record, make(lists))) for name, label, make in _TYPICAL[record]]


def all_typical(session: Session, records: Iterable[RecordKind] = SEARCHABLE) -> dict[RecordKind, list[Typical]]:
    """Return the typical searches of several kinds."""
    return {record: typical(session, record) for record in records}
