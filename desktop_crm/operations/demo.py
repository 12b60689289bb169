"""Demo data: a small firm's year, to look around in. The same day and seed give the same data.

Everything is made up: companies, persons, telephone numbers (none can be dialled) and addresses (.example).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from desktop_crm.models.base import Base
from desktop_crm.models.catalogue import class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import (
    Company,
    Document,
    Favourite,
    FollowUp,
    Person,
    Product,
    Project,
    Request,
    Sale,
    User,
    UserGroup,
)
from desktop_crm.operations.demo_documents import make_documents
from desktop_crm.operations.demo_extras import add_details, make_extras
from desktop_crm.operations.demo_follow_ups import make_follow_ups
from desktop_crm.operations.demo_people import decide_categories, make_colleagues, make_companies, make_persons
from desktop_crm.operations.demo_projects import make_projects
from desktop_crm.operations.demo_quotes import QUOTED, make_quotes
from desktop_crm.operations.demo_requests import make_requests
from desktop_crm.operations.demo_sales import make_sales
from desktop_crm.operations.demo_scene import Row, Scene, aside, open_scene
from desktop_crm.operations.demo_selections import insert_selections
from desktop_crm.operations.first_start import Language, prepare
from desktop_crm.operations.records import next_number
from desktop_crm.operations.step import tell, user_id, verb
from desktop_crm.operations.users import first_user
from desktop_crm.storage.journal import Journal

SEED = 20_261
_USERS = 6
_COUNTS = {
    RecordKind.COMPANY: 250, RecordKind.PERSON: 600, RecordKind.PROJECT: 60,
    RecordKind.SALE: 500, RecordKind.FOLLOW_UP: 2000, RecordKind.REQUEST: 60,
}  # fmt: skip


def prepare_with_demo(journal: Journal, language: Language, user_name: str, initials: str) -> None:
    """Lay out a new file with lists, its first user and demo data; none of it is a step that could be undone."""
    prepare(journal, language, user_name, initials)
    journal.run_unrecorded(fill_demo, language)


@verb(mark("Load demo data"))
def load_demo_data(session: Session, language: Language, progress: Callable[[int, int], None] | None = None) -> None:
    """Add the demo data to what the file holds. One step: undo takes all of it away again.

    *progress(done, total)* is called once, before anything is written; what it raises leaves the file as it is.
    """
    if progress is not None:
        progress(0, 0)
    fill_demo(session, language)
    tell(session, count=_COUNTS[RecordKind.SALE])


def fill_demo(session: Session, language: Language, seed: int = SEED) -> None:
    """Make the demo data around today and insert it. The user at work, or the first one, owns about a third.

    Raises ValueError in a file that has no user.
    """
    me = user_id(session) or first_user(session)
    if me is None:
        raise ValueError("demo data needs a user who owns it")
    scene = open_scene(session, language, seed, me)
    _gather_users(session, scene)
    make_companies(scene, *_start_of(session, RecordKind.COMPANY), _COUNTS[RecordKind.COMPANY])
    make_persons(scene, *_start_of(session, RecordKind.PERSON), _COUNTS[RecordKind.PERSON])
    make_projects(scene, *_start_of(session, RecordKind.PROJECT), _COUNTS[RecordKind.PROJECT])
    make_sales(scene, *_start_of(session, RecordKind.SALE), _COUNTS[RecordKind.SALE])
    make_follow_ups(scene, _next_id(session, RecordKind.FOLLOW_UP), _COUNTS[RecordKind.FOLLOW_UP])
    decide_categories(scene)
    add_details(scene)
    extras = make_extras(session, scene, _next_id(session, RecordKind.PRODUCT))
    papers = _papers(session, scene, extras[Product])
    first = {company["id"]: company.pop("main_contact_id") for company in scene.companies}
    main: dict[type[Base], list[Row]] = {
        Company: scene.companies, Person: scene.persons, Project: scene.projects, Sale: scene.sales,
        FollowUp: scene.follow_ups,
    }  # fmt: skip
    for entity, rows in [*main.items(), *extras.items(), *papers.items()]:
        if rows:
            session.execute(insert(entity), rows)
    _turn_to(session, first)
    insert_selections(session, scene)
    session.execute(insert(Favourite), _favourites(scene))


def _papers(session: Session, scene: Scene, products: Sequence[Row]) -> Mapping[type[Any], Sequence[Row]]:
    """Return quotes, documents and requests, in the order in which they can be inserted."""
    ids = {kind: _next_id(session, kind) for kind in QUOTED}
    quoted = make_quotes(aside(scene, "quotes"), products, ids)
    documents = make_documents(aside(scene, "documents"), *_start_of(session, RecordKind.DOCUMENT), quoted.of_sale)
    number = int(next_number(session, RecordKind.REQUEST))
    requests = make_requests(aside(scene, "requests"), number, _COUNTS[RecordKind.REQUEST])
    return {Document: documents, **quoted.made, Request: requests}


def _turn_to(session: Session, persons: Mapping[int, int | None]) -> None:
    """Name the main contacts, by company: they can only be named when they are there."""
    table = _table(RecordKind.COMPANY)
    change = update(table).where(table.c.id == bindparam("company")).values(main_contact_id=bindparam("person"))
    rows = [{"company": company, "person": person} for company, person in persons.items() if person]
    session.connection().execute(change, rows)


def _gather_users(session: Session, scene: Scene) -> None:
    """Begin with those who are there, me first, and add colleagues in two groups."""
    there = select(User).where(User.retired == False).order_by(User.id != scene.me, User.id)  # noqa: E712 (SQL)
    scene.users += [{"id": u.id, "name": u.name, "group_id": u.group_id} for u in session.scalars(there)]
    missing = _USERS - len(scene.users)
    if missing <= 0:
        return
    first = scene.users[0]["group_id"]
    second = session.scalar(select(UserGroup.id).where(UserGroup.id != (first or 0), UserGroup.deleted == 0).limit(1))
    if second is None:
        group = UserGroup(name=scene.words["group"], rank=2)
        session.add(group)
        session.flush()
        second = group.id
    present = len(scene.users)
    make_colleagues(scene, _next_id(session, RecordKind.USER), (first, second), missing)
    session.execute(insert(_table(RecordKind.USER)), scene.users[present:])


def _favourites(scene: Scene) -> list[Row]:
    """A few stars: my largest open sales, and the companies behind the first of them."""
    mine = [sale for sale in scene.sales if sale["owner_id"] == scene.me and sale["status"] == "open"]
    largest = sorted(mine, key=lambda sale: -sale["amount"])[:6]
    starred = [(RecordKind.SALE, sale["id"]) for sale in largest]
    starred += [(RecordKind.COMPANY, id) for id in dict.fromkeys(sale["company_id"] for sale in largest[:4])]
    return [
        {"user_id": scene.me, "record": record.value, "record_id": id, "rank": rank}
        for rank, (record, id) in enumerate(starred, 1)
    ]


def _table(record: RecordKind) -> Table:
    table: Table = class_of(record).__table__
    return table


def _start_of(session: Session, record: RecordKind) -> tuple[int, int]:
    """Return the next free id and the next free number of a kind of record."""
    return _next_id(session, record), int(next_number(session, record))


def _next_id(session: Session, record: RecordKind) -> int:
    """Return the first id that was never given: the history of a deleted record is not to be inherited."""
    last = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": record.value})
    return (last or 0) + 1
