"""Demo data: who takes part in the projects, whom to turn to first, further telephones, milestones, links, products."""

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import ContactForm, RecordKind
from desktop_crm.models.everything import Link, PriceList, Product, ProjectMember
from desktop_crm.models.types import Contact
from desktop_crm.operations.demo_scene import Row, Scene

_PRICES = {"hardware": (590, 24_900), "licence": (49, 390), "service": (750, 14_900), "small": (290, 1_900)}
_CATEGORIES = {"hardware": 0, "small": 0, "licence": 1, "service": 2}
_UNITS = {"hardware": 0, "small": 0, "licence": 3, "service": 1}
_MEMBERS = {2: 30, 3: 30, 4: 20, 6: 10}


def add_details(scene: Scene) -> None:
    """Give companies a main contact and some a further telephone, persons interests, projects milestones."""
    for company in scene.companies:
        people = scene.persons_of.get(company["id"], ())
        company["main_contact_id"] = people[0]["id"] if people else None
        company["contacts"] = _switchboards(scene) if scene.chance(0.4) else ()
        company["interests"] = _interests(scene)
    for person in scene.persons:
        person["interests"] = _interests(scene)
        person["birth_date"] = _birthday(scene) if scene.chance(0.3) else ""
    for follow_up in scene.follow_ups:
        follow_up["milestone"] = bool(follow_up["project_id"]) and scene.chance(0.35)


def _switchboards(scene: Scene) -> tuple[Contact, ...]:
    words = scene.words["contacts"]
    number = f"+47 55 5{scene.random.randint(0, 9)} {scene.random.randint(10, 99)} {scene.random.randint(10, 99)}"
    return (Contact(ContactForm.PHONE, number, scene.pick(words)),)


def _interests(scene: Scene) -> tuple[int, ...]:
    lines = scene.lists.plain.get("interest", ())
    return tuple(line for line in lines if scene.chance(0.18))


def _birthday(scene: Scene) -> str:
    day = f"{scene.random.randint(1, 12):02}-{scene.random.randint(1, 28):02}"
    return f"{scene.random.randint(1961, 2003)}-{day}" if scene.chance(0.7) else f"--{day}"


def insert_extras(session: Session, scene: Scene) -> None:
    """Insert what hangs on records that are in the file by now."""
    for entity, rows in ((ProjectMember, _members(scene)), (Link, _links(scene)), (Product, _products(session, scene))):
        table: Table = entity.__table__  # type: ignore[assignment]
        if rows:
            session.execute(insert(table), rows)


def _members(scene: Scene) -> list[Row]:
    """A customer's project is its own people, and someone from elsewhere now and then."""
    customers = {project: company for company, project in scene.projects_of.items()}
    rows = []
    for project in scene.projects:
        company = customers.get(project["id"])
        own = list(scene.persons_of.get(company, ()))
        others = scene.random.sample(scene.persons, min(len(scene.persons), scene.pick_weighted(_MEMBERS)))
        people = {person["id"]: person for person in [*own, *(others[: 1 if own else None])]}
        rows += [_member(scene, project, person) for person in people.values()]
    return rows


def _member(scene: Scene, project: Row, person: Row) -> Row:
    return {
        "project_id": project["id"], "company_id": person["company_id"], "person_id": person["id"],
        "position_id": scene.from_list("position", 0.5), "comment": "",
        "registered_at": project["registered_at"], "registered_by": project["registered_by"],
    }  # fmt: skip


def _links(scene: Scene) -> list[Row]:
    """A sale that follows an earlier one of the same company leads to it."""
    earlier: dict[int, Row] = {}
    rows = []
    for sale in scene.sales:
        before = earlier.get(sale["company_id"])
        if before is not None and scene.chance(0.3):
            rows.append({
                "record": RecordKind.SALE.value, "record_id": sale["id"], "target": RecordKind.SALE.value,
                "target_id": before["id"], "name": before["title"], "description": "", "url": "", "rank": 1,
            })  # fmt: skip
        earlier[sale["company_id"]] = sale
    return rows


def _products(session: Session, scene: Scene) -> list[Row]:
    prices = session.execute(select(PriceList.id, PriceList.currency_id).order_by(PriceList.rank).limit(1)).first()
    if prices is None:
        return []
    told = enumerate(scene.words["price_list"], 1)
    return [_product(scene, f"P{1000 + place}", name, sort, *prices) for place, (name, sort) in told]


def _product(scene: Scene, code: str, name: str, sort: str, list_id: int, currency_id: int | None) -> Row:
    price = scene.random.randrange(*_PRICES[sort], 10) * 100
    return {
        "name": name, "code": code, "price_list_id": list_id, "currency_id": currency_id, "list_price": price,
        "minimum_price": price * 85 // 100, "cost": price * scene.random.randint(45, 75) // 100, "vat": 2500,
        "category_id": scene.line("product_category", _CATEGORIES[sort]),
        "unit_id": scene.line("product_unit", _UNITS[sort]),
        "type_id": scene.line("product_type", 0), "registered_at": scene.moment(scene.today), "registered_by": scene.me,
        **keys_of(name),
    }  # fmt: skip
