"""The areas of the program: which kinds of record have a screen, and what stands on it. Tables, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.listing import Listing, Order

_FOLLOW_UP, _SALE, _PERSON = RecordKind.FOLLOW_UP, RecordKind.SALE, RecordKind.PERSON
_PROJECT, _MEMBER = RecordKind.PROJECT, RecordKind.PROJECT_MEMBER
_COMPANY, _PRODUCT = RecordKind.COMPANY, RecordKind.PRODUCT
_SELECTION, _DOCUMENT, _REQUEST = RecordKind.SELECTION, RecordKind.DOCUMENT, RecordKind.REQUEST


@dataclass(frozen=True, slots=True)
class Filter:
    """A check box over a section's list: the argument of its source that it sets, and whether it begins ticked."""

    name: str
    label: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A section tab: the records of one kind that belong to the shown one (domain: sale, section 6).

    *adds* is the kind that the button registers. *leads*: the links of which a row stands for the first that is set
    (a member for its person, else its company).
    """

    name: str
    label: str
    record: RecordKind
    source: str
    columns: tuple[str, ...]
    order: tuple[Order, ...]
    add: str
    empty: str
    filters: tuple[Filter, ...] = ()
    adds: RecordKind | None = None
    leads: tuple[RecordKind, ...] = ()


_MINE = Filter("mine", mark("Only mine"), False)
_FORMER = Filter("former", mark("Former employees"), False)

_ACTIVITIES = Section(
    "activities", mark("Activities"), _FOLLOW_UP, "follow_ups.of",
    (
        "follow_up.completed", "follow_up.date", "follow_up.type", "follow_up.title", "follow_up.person",
        "follow_up.owner",
    ),
    (Order("follow_up.date"),), mark("Add follow-up"), mark("No follow-ups here yet."),
    (
        Filter("meeting", mark("Meetings")), Filter("call", mark("Calls")), Filter("to_do", mark("To-dos")),
        Filter("completed", mark("Completed")), _MINE,
    ),
)  # fmt: skip
_SALES = Section(
    "sales", mark("Sales"), _SALE, "sales.of",
    (
        "sale.completed", "sale.status", "sale.title", "sale.sale_date", "sale.amount", "sale.stage",
        "sale.next_activity", "sale.person", "sale.company", "sale.registered_by",
    ),
    (Order("sale.sale_date", True),), mark("Add sale"), mark("No sales here yet."),
    (Filter("closed", mark("Sold, lost and completed")), _MINE),
)  # fmt: skip
_PERSONS = Section(
    "persons", mark("Persons"), _PERSON, "persons.of",
    (
        "person.full_name", "person.title", "person.mobile", "person.phone", "person.email",
    ),
    (), mark("Add person"), mark("No persons of this company yet."), (_FORMER,),
)  # fmt: skip
_PROJECTS = Section(
    "projects", mark("Projects"), _PROJECT, "projects.of",
    (
        "project.completed", "project.name", "project.type", "project.status", "project.next_milestone",
        "project.end_date", "project.responsible",
    ),
    (Order("project.end_date", True),), mark("Add to project"), mark("In no project yet."),
    (Filter("completed", mark("Completed")), _MINE), adds=_MEMBER,
)  # fmt: skip
_MEMBERS = Section(
    "members", mark("Members"), _MEMBER, "members.of",
    (
        "project_member.person", "project_member.company", "project_member.position", "project_member.person.mobile",
        "project_member.person.email", "project_member.comment",
    ),
    (Order("project_member.person"),), mark("Add member"), mark("No members yet. Add those who take part."),
    (_FORMER,), leads=(_PERSON, _COMPANY),
)  # fmt: skip

_REQUESTS = Section(
    "requests", mark("Requests"), _REQUEST, "requests.of",
    (
        "request.title", "request.status", "request.priority", "request.deadline", "request.person",
        "request.owner", "request.last_changed",
    ),
    (Order("request.last_changed", True),), mark("Add request"), mark("No requests here yet."),
    (Filter("closed", mark("Closed")), _MINE),
)  # fmt: skip
_DOCUMENTS = Section(
    "documents", mark("Documents"), _DOCUMENT, "documents.of",
    (
        "document.completed", "document.date", "document.type", "document.subject", "document.person",
        "document.sale", "document.owner",
    ),
    (Order("document.date", True),), mark("Add document"), mark("No documents here yet."), (_MINE,),
)  # fmt: skip


def _activities(*columns: str) -> Section:
    """Return the section Activities of a record with many: the latest first, and what its follow-ups lead to."""
    first, last = _ACTIVITIES.columns[:4], _ACTIVITIES.columns[-1]
    return replace(_ACTIVITIES, columns=(*first, *columns, last), order=(Order("follow_up.date", True),))


@dataclass(frozen=True, slots=True)
class Area:
    """A kind of record with a screen and a side panel of its own.

    *new* is the command that registers one, *none* and *add* what an empty screen says and offers, *first* the list
    whose first record is shown where none was before.
    """

    record: RecordKind
    label: str
    new: str
    none: str
    add: str
    first: Listing
    sections: tuple[Section, ...]
    columns: tuple[str, ...]
    order: tuple[Order, ...] = ()

    @property
    def view(self) -> str:
        """The list that the side panel begins with."""
        return self.first.source


AREAS: Mapping[RecordKind, Area] = {
    area.record: area
    for area in (
        Area(
            _COMPANY, mark("Companies"), "new_company", mark("There are no companies yet."), mark("New company"),
            Listing(_COMPANY, "companies.mine"),
            (_activities("follow_up.person"), _PERSONS, _SALES, _PROJECTS, _REQUESTS, _DOCUMENTS),
            ("company.name", "company.city"),
        ),
        Area(
            _PERSON, mark("Persons"), "new_person", mark("There are no persons yet."), mark("New person"),
            Listing(_PERSON, "persons.mine"),
            (_activities("follow_up.sale"), _SALES, _PROJECTS, _REQUESTS, _DOCUMENTS),
            ("person.full_name", "person.company"),
        ),
        Area(
            _SALE, mark("Sales"), "new_sale", mark("There are no sales yet."), mark("New sale"),
            Listing(_SALE, "sales.mine_open", order=(Order("sale.sale_date"),)),
            (_ACTIVITIES, _DOCUMENTS),
            ("sale.sale_date", "sale.amount", "sale.company"), (Order("sale.sale_date"),),
        ),
        Area(
            _PROJECT, mark("Projects"), "new_project", mark("There are no projects yet."), mark("New project"),
            Listing(_PROJECT, "projects.running"),
            (_activities("follow_up.company"), _SALES, _MEMBERS, _REQUESTS, _DOCUMENTS),
            ("project.name", "project.next_milestone"), (Order("project.next_milestone"),),
        ),
        Area(
            _REQUEST, mark("Requests"), "new_request", mark("There are no requests yet."), mark("New request"),
            Listing(_REQUEST, "requests.mine_open", order=(Order("request.deadline"),)), (),
            ("request.title", "request.deadline"), (Order("request.deadline"),),
        ),
        Area(
            _DOCUMENT, mark("Documents"), "new_document", mark("There are no documents yet."), mark("New document"),
            Listing(_DOCUMENT, "documents.mine", order=(Order("document.date", True),)), (),
            ("document.date", "document.subject"), (Order("document.date", True),),
        ),
        Area(
            _PRODUCT, mark("Products"), "new_product", mark("There are no products yet."), mark("New product"),
            Listing(_PRODUCT, "products.in_assortment"), (),
            ("product.name", "product.list_price"),
        ),
        Area(
            _SELECTION, mark("Selections"), "new_selection", mark("There are no selections yet."),
            mark("New selection"), Listing(_SELECTION, "selections.active"), (),
            ("selection.name", "selection.owner"),
        ),
    )
}  # fmt: skip

# What is said of a list of the side panel that holds nothing.
NOTHING_LISTED: Mapping[str, str] = {
    "sales.mine_open": mark("You have no open sales."),
    "sales.assistant": mark("No sale needs you in the days ahead."),
    "sales.closing_this_month": mark("No open sale is to close this month."),
    "sales.overdue": mark("Nothing is overdue. Well done."),
    "sales.stalled": mark("No sale is stalled."),
    "sales.all": mark("There are no sales yet."),
    "companies.mine": mark("You are the contact of no company yet."),
    "persons.mine": mark("You are the contact of no person yet."),
    "projects.running": mark("No project is running."),
    "projects.mine": mark("You are responsible for no project."),
    "projects.behind": mark("Nothing is overdue. Well done."),
    "requests.mine_open": mark("You have no open requests."),
    "requests.overdue": mark("Nothing is overdue. Well done."),
    "requests.without_owner": mark("Every open request has an owner."),
    "requests.postponed": mark("No request is postponed."),
    "documents.mine": mark("You own no documents."),
    "documents.unfinished": mark("Every document is completed."),
    "products.in_assortment": mark("No product is in the assortment."),
    "selections.mine": mark("You own no selection that is active."),
    "selections.active": mark("There is no active selection."),
    "selections.completed": mark("No selection is completed."),
    "starred": mark("Click the star beside a name, and the record is kept here."),
    "all": mark("Nothing here yet."),
}
