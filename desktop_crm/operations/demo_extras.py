"""Demo data: who takes part in the projects, whom to turn to first, further telephones, milestones, links, products.

What a person is like, and some pictures, belong to it too.
"""

from base64 import b64encode
from collections import Counter
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.base import Base, keys_of
from desktop_crm.models.enums import ContactForm, Gender, RecordKind
from desktop_crm.models.everything import Link, Picture, PriceList, Product, ProjectMember
from desktop_crm.models.types import Contact
from desktop_crm.operations.demo_scene import Row, Scene

_PRICES = {"hardware": (590, 24_900), "licence": (49, 390), "service": (750, 14_900), "small": (290, 1_900)}
_CATEGORIES = {"hardware": 0, "small": 0, "licence": 1, "service": 2}
_FAMILIES = {**dict.fromkeys((6, 7, 8, 9), 1), **dict.fromkeys((12, 23), 2)}  # by the place in the price list
_UNITS = {"hardware": 0, "small": 0, "licence": 3, "service": 1}
_WELL_KNOWN = 20  # persons of whom all is known
_MEMBERS = {2: 30, 3: 30, 4: 20, 6: 10}


def add_details(scene: Scene) -> None:
    """Give companies a main contact and some a further telephone, persons what is theirs, projects milestones."""
    for company in scene.companies:
        people = scene.persons_of.get(company["id"], ())
        company["main_contact_id"] = people[0]["id"] if people else None
        company["contacts"] = _switchboards(scene) if scene.chance(0.4) else ()
        company["interests"] = _interests(scene)
    for person in scene.persons:
        person["interests"] = _interests(scene)
    for follow_up in scene.follow_ups:
        follow_up["milestone"] = bool(follow_up["project_id"]) and scene.chance(0.35)
    women = frozenset(scene.names["women"])
    for place, person in enumerate(_busiest(scene)):
        person.update(_traits(scene, person, women, 1.0 if place < _WELL_KNOWN else 0.25))


def _busiest(scene: Scene) -> list[Row]:
    """Return the persons, those who are in most sales first."""
    sales = Counter(sale["person_id"] for sale in scene.sales)
    return sorted(scene.persons, key=lambda person: -sales[person["id"]])


def _traits(scene: Scene, person: Row, women: frozenset[str], share: float) -> Row:
    """What a person is like: of most the gender is known, of a *share* also how they are served and where they chat."""
    gender = Gender.FEMALE if person["first_name"] in women else Gender.MALE
    served = scene.chance(share)
    chat = Contact(ContactForm.CHAT, f"@{person['email'].partition('@')[0]}", "Teams")
    return {
        "gender": gender if scene.chance(max(share, 0.9)) else None,
        "birth_date": _birthday(scene) if scene.chance(max(share, 0.3)) else "",
        "language_id": scene.from_list("language", share),
        "service_contact_id": scene.pick(scene.users)["id"] if served else None,
        "service_priority_id": scene.from_list("priority") if served else None,
        "contacts": (chat,) if person["email"] and scene.chance(share) else (),
    }


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


def make_extras(session: Session, scene: Scene, first_product: int) -> dict[type[Base], list[Row]]:
    """Return what hangs on the records, in the order in which it can be inserted after them."""
    return {
        ProjectMember: _members(scene), Link: _links(scene), Product: _products(session, scene, first_product),
        Picture: _pictures(scene),
    }  # fmt: skip


def _members(scene: Scene) -> list[Row]:
    """A customer's project is its own people, and someone from elsewhere now and then."""
    customers = {project: company for company, project in scene.projects_of.items()}
    rows = []
    for project in scene.projects:
        customer = customers.get(project["id"])
        own = [] if customer is None else list(scene.persons_of.get(customer, ()))
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


def _pictures(scene: Scene) -> list[Row]:
    """The persons who buy most often have a picture, and the projects that end last."""
    busiest = _busiest(scene)[:_WELL_KNOWN]
    going = sorted((p for p in scene.projects if not p["completed"]), key=lambda p: p["end_date"], reverse=True)
    women, men = ([p for p in busiest if p["gender"] is gender] for gender in (Gender.FEMALE, Gender.MALE))
    shown = {
        "woman": (RecordKind.PERSON, women),
        "man": (RecordKind.PERSON, men),
        "project": (RecordKind.PROJECT, going),
    }
    return [
        {"record": record.value, "record_id": row["id"], "content": b64encode(picture).decode("ascii")}
        for name, (record, rows) in shown.items()
        for row, picture in zip(rows, _drawn(name), strict=False)
    ]


def _drawn(name: str) -> list[bytes]:
    """Return the drawings of a name, made for this program: woman_1.png, woman_2.png …"""
    folder = files("desktop_crm.resources").joinpath("demo_pictures")
    found = sorted(drawing.name for drawing in folder.iterdir() if drawing.name.startswith(f"{name}_"))
    return [folder.joinpath(one).read_bytes() for one in found]


def _products(session: Session, scene: Scene, first_id: int) -> list[Row]:
    prices = session.execute(select(PriceList.id, PriceList.currency_id).order_by(PriceList.rank).limit(1)).first()
    if prices is None:
        return []
    told = enumerate(scene.words["price_list"])
    return [{"id": first_id + at, **_product(scene, at, name, sort, *prices)} for at, (name, sort) in told]


def _product(scene: Scene, at: int, name: str, sort: str, list_id: int, currency_id: int | None) -> Row:
    price = scene.random.randrange(*_PRICES[sort], 10) * 100
    return {
        "name": name, "code": f"P{1001 + at}", "price_list_id": list_id, "currency_id": currency_id,
        "list_price": price,
        "minimum_price": price * 85 // 100, "cost": price * scene.random.randint(45, 75) // 100, "vat": 2500,
        "category_id": scene.line("product_category", _CATEGORIES[sort]),
        "family_id": scene.line("product_family", _FAMILIES.get(at, 0)),
        "unit_id": scene.line("product_unit", _UNITS[sort]), "description": "", "item_number": "",
        "type_id": scene.line("product_type", 0), "registered_at": scene.moment(scene.today), "registered_by": scene.me,
        **keys_of(name),
    }  # fmt: skip
