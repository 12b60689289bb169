"""Demo data: projects, most of them for one customer."""

from datetime import timedelta

from desktop_crm.models.everything import Project
from desktop_crm.operations.demo_scene import Row, Scene

_CUSTOMER_SHARE = 0.8
_STATUSES = {"planned": 0, "in_progress": 1, "on_hold": 2, "finished": 3, "cancelled": 4}
_SHARES = {"planned": 18, "in_progress": 42, "on_hold": 8, "finished": 26, "cancelled": 6}


def make_projects(scene: Scene, first_id: int, first_number: int, count: int) -> None:
    """Add *count* projects; a customer's project is later found through `scene.projects_of`."""
    customers = scene.random.sample(scene.companies, min(len(scene.companies), int(count * _CUSTOMER_SHARE)))
    names: list[tuple[str, int, Row | None]] = [(_customer_name(scene, c), 0, c) for c in customers]
    internal = scene.words["projects"]["internal"]
    for place in range(count - len(names)):
        text, kind = internal[place % len(internal)]
        city = scene.pick(scene.names["cultures"]["no"]["places"])[1]
        year = scene.today - timedelta(365 * (place // len(internal)))
        names.append((scene.filled(text, year, city=city), kind, None))
    scene.random.shuffle(names)
    for place, (name, kind, company) in enumerate(names):
        id = first_id + place
        if company:
            scene.projects_of[company["id"]] = id
        scene.projects.append(_project(scene, id, str(first_number + place), name, kind))


def _customer_name(scene: Scene, company: Row) -> str:
    return scene.filled(scene.pick(scene.words["projects"]["customer"]), company=" ".join(company["name"].split()[:2]))


def _project(scene: Scene, id: int, number: str, name: str, kind: int) -> Row:
    status = scene.pick_weighted(_SHARES)
    done = status in ("finished", "cancelled")
    end = scene.today + timedelta(-scene.random.randint(5, 500) if done else scene.random.randint(-15, 240))
    begun = min(end, scene.today) - timedelta(scene.random.randint(20, 200))
    owner = scene.owner()["id"]
    return {
        "id": id, "name": name, "number": number, "type_id": scene.line("project_type", kind),
        "status_id": scene.line("project_status", _STATUSES[status]), "responsible_id": owner, "end_date": end,
        "completed": done, "web": "", "note": "",
        "description": scene.pick(scene.words["project_text"]) if scene.chance(0.6) else "",
        "registered_at": scene.moment(begun), "registered_by": owner,
        "updated_at": scene.moment(scene.day_between(begun, min(end, scene.today))), "updated_by": owner,
        **Project.keys_of(name),
    }  # fmt: skip
