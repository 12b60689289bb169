"""Demo data: what customers ask for and complain of, most of it answered and closed."""

from datetime import date, datetime, timedelta

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import AccessLevel, InternalStatus
from desktop_crm.operations.demo_scene import Row, Scene

_CLOSED, _ACTIVE, _POSTPONED = InternalStatus.CLOSED, InternalStatus.ACTIVE, InternalStatus.POSTPONED
_STATES = {_CLOSED: 58, _ACTIVE: 33, _POSTPONED: 9}
_OLDEST = {_CLOSED: 300, _ACTIVE: 34, _POSTPONED: 60}  # days
_QUIET = 18  # days for which nobody may have looked at an active one
_DAYS_TO_ANSWER = 7


def make_requests(scene: Scene, first_number: int, amount: int) -> list[Row]:
    """Return *amount* requests in the order in which they came."""
    bought = [sale for sale in scene.sales if sale["status"] == "sold"] or scene.sales
    drawn = []
    for _ in range(amount):
        state = scene.pick_weighted(_STATES)
        drawn.append((scene.today - timedelta(int(_OLDEST[state] * scene.random.random() ** 1.4)), state))
    drawn.sort(key=lambda one: one[0])
    cities = {company["id"]: company["city"] for company in scene.companies}
    rows = []
    for place, (day, state) in enumerate(drawn):
        sale = scene.pick([sale for sale in bought if sale["registered_at"].date() <= day] or bought[:1])
        told = _told(scene, place, day, cities[sale["company_id"]])
        rows.append({"number": str(first_number + place), **told, **_request(scene, sale, state, day)})
    return rows


def _told(scene: Scene, place: int, day: date, city: str) -> Row:
    """What is asked for: each of the phrases in turn."""
    phrases = scene.words["requests"]
    text, description, category, sort = phrases[place % len(phrases)]
    title = scene.filled(text, day, city=city)
    return {
        "title": title, "description": scene.filled(description, day, city=city), **keys_of(title),
        "category_id": scene.line("request_category", category), "type_id": scene.line("request_type", sort),
    }  # fmt: skip


def _request(scene: Scene, sale: Row, state: InternalStatus, day: date) -> Row:
    owner = scene.owner()
    if state is _ACTIVE and scene.chance(0.12):
        owner = {"id": None, "group_id": None}
    came = scene.moment(day)
    changed = _changed(scene, state, came)
    closed = state is _CLOSED
    return {
        "status_id": _status(scene, state), "company_id": sale["company_id"], "person_id": sale["person_id"],
        "sale_id": sale["id"] if scene.chance(0.25) else None, "project_id": None,
        "owner_id": owner["id"], "owner_group_id": owner["group_id"],
        "priority_id": scene.from_list("request_priority"), "deadline": _deadline(scene, state, day),
        "postponed_to": scene.today + timedelta(scene.random.randint(3, 25)) if state is _POSTPONED else None,
        "closed_at": changed if closed else None,
        "replied_at": changed if closed or (changed and scene.chance(0.5)) else None,
        "read": changed is not None or scene.chance(0.5),
        "access": (AccessLevel.INTERNAL if scene.chance(0.15) else AccessLevel.EXTERNAL).value,
        "tags": tuple(line for line in scene.lists.plain.get("tag", ()) if scene.chance(0.15)),
        "registered_at": came, "registered_by": scene.owner()["id"],
        "updated_at": changed, "updated_by": owner["id"] if changed else None,
    }  # fmt: skip


def _status(scene: Scene, state: InternalStatus) -> int | None:
    lines = scene.lists.request_statuses.get(state, ())
    return scene.pick(lines) if lines else None


def _changed(scene: Scene, state: InternalStatus, came: datetime) -> datetime | None:
    """Closed within days; of the others some have been lying for a while, and some were never touched."""
    if state is _CLOSED:
        return scene.moment(min(scene.today, came.date() + timedelta(scene.random.randint(0, 9))), 16 * 60 + 45)
    if scene.chance(0.2):
        return None
    lain = min((scene.today - came.date()).days, scene.random.randint(0, _QUIET))
    return max(came, scene.moment(scene.today - timedelta(lain), 15 * 60))


def _deadline(scene: Scene, state: InternalStatus, day: date) -> date | None:
    if state is _POSTPONED or not scene.chance(0.6):
        return None
    ahead = scene.today + timedelta(scene.random.randint(-6, 20))
    return scene.workday(ahead if state is _ACTIVE else day + timedelta(_DAYS_TO_ANSWER))
