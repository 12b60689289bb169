"""Demo data: the colleagues, the companies and the persons in them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desktop_crm.models.base import keys_of
from desktop_crm.models.everything import Company
from desktop_crm.models.folding import fold
from desktop_crm.operations.demo_scene import Row, Scene

_PUBLIC_SHARE = 0.08  # of the companies whose culture names public bodies
_PUBLIC_SECTOR = 5  # its place in the default list of businesses
_PERSONS_EACH = {1: 30, 2: 30, 3: 22, 4: 12, 5: 6}


def make_colleagues(scene: Scene, first_id: int, groups: tuple[int | None, int | None], count: int) -> None:
    """Add *count* colleagues, taking turns in the two groups."""
    for place, (name, initials) in enumerate(scene.names["colleagues"][scene.language][:count]):
        email = f"{_mailbox(name)}@desktop-crm.example"
        user = {"id": first_id + place, "name": name, "initials": initials, "group_id": groups[place % 2]}
        scene.users.append({**user, "email": email, "retired": False, **keys_of(name)})


def make_companies(scene: Scene, first_id: int, first_number: int, count: int) -> None:
    """Add *count* companies, registered in the order of their numbers. Their categories follow from their sales."""
    taken: set[str] = set()
    ages = sorted((scene.random.randint(30, 1500) for _ in range(count)), reverse=True)
    for place, age in enumerate(ages):
        culture, name, business = _new_name(scene, taken)
        id, told = first_id + place, scene.names["cultures"][culture]
        scene.cultures[id] = culture
        scene.companies.append(_company(scene, told, id, str(first_number + place), name, business, age))


def _new_name(scene: Scene, taken: set[str]) -> tuple[str, str, int]:
    """Return where a company comes from, its name, and the place of its business in the default list."""
    while True:
        culture = scene.pick_weighted(scene.names["shares"][scene.language])
        told = scene.names["cultures"][culture]
        stem = scene.pick(told["stems"])
        trade, business = scene.pick(told["trades"])
        name = f"{stem} {trade} {scene.pick(told['suffix'])}"
        if "public" in told and scene.chance(_PUBLIC_SHARE):
            name, business = scene.pick(told["public"]).format(stem=stem), _PUBLIC_SECTOR
        beginning = " ".join(name.split()[:2])  # the same two words in two companies would look like a duplicate
        if beginning not in taken:
            taken.add(beginning)
            return culture, name, business


def _company(scene: Scene, told: Mapping[str, Any], id: int, number: str, name: str, business: int, age: int) -> Row:
    domain = _domain(name)
    postcode, city = scene.pick(told["places"])
    street = told["street"].format(street=scene.pick(told["streets"]), n=scene.random.randint(1, 96))
    registered = scene.day_between(scene.today - timedelta(age), scene.today - timedelta(max(0, age - 3)))
    updated = scene.day_between(registered, scene.today)
    owner = scene.owner()["id"]
    return {
        "id": id, "name": name, "number": number, "department": "", "code": _code(name),
        "category_id": None, "business_id": scene.line("business", business),
        "country_id": scene.lists.countries.get(told["country"]), "our_contact_id": owner,
        "org_number": scene.digits("0## ### ###") if told["country"] == "NO" else "",
        "phone": scene.digits(told["phone"]), "email": f"post@{domain}" if scene.chance(0.8) else "",
        "web": f"https://www.{domain}" if scene.chance(0.7) else "",
        "address": street, "postcode": postcode, "city": city,
        "stop": scene.chance(0.015), "no_mailings": scene.chance(0.06),
        "note": scene.pick(scene.words["company_notes"]) if scene.chance(0.12) else "",
        "registered_at": scene.moment(registered), "registered_by": owner,
        "updated_at": scene.moment(updated), "updated_by": owner, **Company.keys_of(name),
    }  # fmt: skip


def make_persons(scene: Scene, first_id: int, first_number: int, count: int) -> None:
    """Add *count* persons: at least one in each company, more in some, the rest spread."""
    wanted = {company["id"]: scene.pick_weighted(_PERSONS_EACH) for company in scene.companies}
    while (missing := count - sum(wanted.values())) != 0:
        id = scene.pick(list(wanted))
        if missing > 0 or wanted[id] > 1:
            wanted[id] += 1 if missing > 0 else -1
    for company in scene.companies:
        taken: set[str] = set()
        for rank in range(1, wanted[company["id"]] + 1):
            place = len(scene.persons)
            person = _person(scene, company, first_id + place, str(first_number + place), taken)
            scene.persons.append({**person, "rank": rank})


def _person(scene: Scene, company: Row, id: int, number: str, taken: set[str]) -> Row:
    told = scene.names["cultures"][scene.cultures[company["id"]]]
    taken_before = bool(taken)
    names = _own_name(scene, told, taken)
    full_name = " ".join(part for part in (names["first_name"], names["middle_name"], names["last_name"]) if part)
    titles = told.get("job") if scene.language == "nb" else None
    later = scene.day_between(company["registered_at"].date(), scene.today)
    moment = scene.moment(later) if taken_before else company["registered_at"]
    return {
        "id": id, "number": number, "full_name": full_name, "company_id": company["id"],
        "first_name": names["first_name"], "middle_name": names["middle_name"], "last_name": names["last_name"],
        "title": scene.pick(titles or scene.names["job_titles"]), "position_id": scene.from_list("position", 0.7),
        "phone": scene.digits(told["phone"]) if scene.chance(0.5) else "",
        "mobile": scene.digits(told["mobile"]) if scene.chance(0.85) else "",
        "email": f"{names['mailbox']}@{_domain(company['name'])}" if scene.chance(0.92) else "",
        "country_id": company["country_id"], "category_id": None, "business_id": company["business_id"],
        "our_contact_id": company["our_contact_id"], "former_employee": scene.chance(0.03),
        "no_mailings": scene.chance(0.08), "note": "",
        "registered_at": moment, "registered_by": company["registered_by"],
        "updated_at": moment, "updated_by": company["registered_by"], **keys_of(full_name),
    }  # fmt: skip


def _own_name(scene: Scene, told: Mapping[str, Any], taken: set[str]) -> dict[str, str]:
    """A name that nobody else in the company has; where the culture has few people, a namesake is let in."""
    for _ in range(8):
        if "people" in told:
            first, last, mailbox = scene.pick(told["people"])
            names = {"first_name": first, "middle_name": "", "last_name": last, "mailbox": mailbox}
        else:
            first = scene.pick(told["double"] if "double" in told and scene.chance(0.07) else told["first"])
            last = scene.pick(told["last"])
            middle = scene.pick(told["last"]) if scene.chance(0.05) else ""
            names = {"first_name": first, "middle_name": middle if middle != last else "", "last_name": last}
            names["mailbox"] = _mailbox(f"{first} {last}")
        if names["mailbox"] not in taken:
            break
    taken.add(names["mailbox"])
    return names


def decide_categories(scene: Scene) -> None:
    """Say what each company is to us, by what it has bought; its persons have the same category (CROSS-5)."""
    statuses: dict[int, set[str]] = {}
    for sale in scene.sales:
        statuses.setdefault(sale["company_id"], set()).add(sale["status"])
    by_company = {company["id"]: _category(scene, statuses.get(company["id"], set())) for company in scene.companies}
    for row in scene.companies:
        row["category_id"] = by_company[row["id"]]
    for row in scene.persons:
        row["category_id"] = by_company[row["company_id"]]


def _category(scene: Scene, statuses: set[str]) -> int | None:
    if "sold" in statuses:
        group = "customer"
    elif statuses & {"open", "stalled"}:
        group = "potential_customer"
    elif statuses:
        group = "lost"
    else:
        group = scene.pick_weighted({"potential_customer": 5, "partner": 2, "supplier": 3, "competitor": 1})
    lines = scene.lists.categories.get(group, ())
    return scene.pick(lines) if lines else scene.from_list("category")


def _mailbox(name: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name).replace("'", "")).split()
    return ".".join(words)


def _domain(name: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split()
    return "-".join(words[:2]) + ".example"


def _code(name: str) -> str:
    return "".join(c for c in fold(name).upper() if c.isascii() and c.isalnum())[:6]
