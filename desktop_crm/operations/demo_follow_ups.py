"""Demo data: follow-ups; those done tell a sale's history, the open ones are late, due today or still to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import FollowUpForm, SaleStatus, VisibleFor
from desktop_crm.operations.demo_scene import Row, Scene, TypeOf

_FORMS = {FollowUpForm.CALL: 42, FollowUpForm.MEETING: 24, FollowUpForm.TO_DO: 34}
_DONE = {SaleStatus.OPEN: (1, 4), SaleStatus.SOLD: (3, 6), SaleStatus.LOST: (2, 5), SaleStatus.STALLED: (2, 4)}

# Days from today to a sale's next follow-up; walked through in turn, so that each owner meets all of them.
_NEXT_DAYS: tuple[int | None, ...] = (0, 3, -2, 1, 9, None, 5, 0, 14, -6, 2, 21, 7, None, 4, 33, 1, 12, -13, None, 6)
_QUICK_DAYS = 14  # a sale that took no longer has hardly any history


def make_follow_ups(scene: Scene, first_id: int, count: int) -> None:
    """Add about *count* follow-ups: those of the sales, and for the rest visits and calls that belong to none."""
    turns: dict[int, int] = {}
    rows = [row for sale in scene.sales for row in _of_sale(scene, sale, turns)]
    rows += [_of_company(scene) for _ in range(count - len(rows))]
    rows.sort(key=lambda row: row["registered_at"])
    for place, row in enumerate(rows):
        scene.follow_ups.append({"id": first_id + place, **row})


def _of_sale(scene: Scene, sale: Row, turns: dict[int, int]) -> list[Row]:
    status = SaleStatus(sale["status"])
    begun = sale["registered_at"].astimezone().date()
    last = min(scene.today, sale["sale_date"]) if status.closed else scene.today - timedelta(1)
    least, most = _DONE[status] if (last - begun).days > _QUICK_DAYS else (0, 2)
    done = scene.random.randint(least, most) if last >= begun else 0
    rows = [_follow_up(scene, sale, scene.day_between(begun, last), begun, True) for _ in range(done)]
    rows += [_follow_up(scene, sale, day, begun, False) for day in _days_ahead(scene, sale, status, turns)]
    return rows


def _days_ahead(scene: Scene, sale: Row, status: SaleStatus, turns: dict[int, int]) -> Sequence[date]:
    """The days of a sale's open follow-ups; a stalled sale has at most one, on its re-open date (ST-4)."""
    if status is SaleStatus.STALLED:
        return [sale["reopen_date"]] if scene.chance(0.6) else []
    if status.closed:
        return []
    turn = turns[sale["owner_id"]] = turns.get(sale["owner_id"], -1) + 1
    ahead = _NEXT_DAYS[turn % len(_NEXT_DAYS)]
    if ahead is None:
        return []
    days = [_workday(scene, ahead)]
    if scene.chance(0.3):
        days.append(_workday(scene, max(ahead, 0) + scene.random.randint(5, 40)))
    return days


def _workday(scene: Scene, ahead: int) -> date:
    """The day so far from today, moved off a weekend away from today."""
    day = scene.today + timedelta(ahead)
    weekend = max(0, day.weekday() - 4)
    if not ahead or not weekend:
        return day
    return day + timedelta(3 - weekend) if ahead > 0 else day - timedelta(weekend)


def _of_company(scene: Scene) -> Row:
    company = scene.pick(scene.companies)
    done = scene.chance(0.8)
    ahead = -int(700 * scene.random.random() ** 1.4) - 1 if done else scene.random.choice((-8, -3, 0, 1, 2, 6, 10, 25))
    day = max(_workday(scene, ahead), company["registered_at"].date())
    person = scene.contact(company, day)
    owner = company["our_contact_id"] if scene.chance(0.8) else scene.owner()["id"]
    subject = {"id": None, "company_id": company["id"], "person_id": person["id"], "owner_id": owner, "status": ""}
    project = scene.projects_of.get(company["id"]) if scene.chance(0.4) else None
    return _follow_up(scene, {**subject, "project_id": project}, day, day - timedelta(20), done)


def _follow_up(scene: Scene, subject: Row, day: date, begun: date, done: bool) -> Row:
    form = scene.pick_weighted(_FORMS)
    types = scene.lists.follow_up_types.get(form, ())[: None if done or form is not FollowUpForm.CALL else 1]
    at = scene.random.choices(range(len(types)), [1 / (place + 1.2) for place in range(len(types))])[0] if types else 0
    kind = types[at] if types else TypeOf(0)
    first = _first_name(scene, subject["person_id"])
    title = scene.filled(scene.pick(_titles(scene, form, at, subject, done)), first=first)
    timed = form is not FollowUpForm.TO_DO
    start = _start(scene, form) if timed else None
    minutes = kind.minutes * scene.pick((1, 1, 1, 2)) if timed else None
    registered = scene.moment(scene.day_between(max(begun, day - timedelta(20)), min(day, scene.today)))
    closed = scene.moment(day, (start + (minutes or 0)) if start is not None else None) if done else None
    closed = max(closed, registered) if closed else None
    return {
        "completed": done, "completed_at": closed, "date": day, "start": start, "duration": minutes, "all_day": False,
        "type_id": kind.id or None, "title": title, "company_id": subject["company_id"],
        "person_id": subject["person_id"], "sale_id": subject["id"], "project_id": subject["project_id"],
        "owner_id": subject["owner_id"], "priority_id": _priority(scene),
        "description": scene.pick(scene.words["agenda"]).format(first=first) if scene.chance(0.25) else "",
        "location": scene.pick(scene.words["locations"]) if form is FollowUpForm.MEETING else "",
        "internal_note": "", "visible_for": VisibleFor.ALL.value,
        "registered_at": registered, "registered_by": subject["owner_id"],
        "updated_at": closed, "updated_by": subject["owner_id"] if done else None, **keys_of(title),
    }  # fmt: skip


def _titles(scene: Scene, form: FollowUpForm, at: int, subject: Row, done: bool) -> Sequence[str]:
    """What a follow-up of this type may be called; orders are not thanked for before there is one."""
    if subject["id"] is None and form is not FollowUpForm.TO_DO:
        general: Sequence[str] = scene.words["general"]
        return general
    by_type = scene.words["follow_ups"][form.value]
    if done and subject["status"] == SaleStatus.SOLD:
        sold: Sequence[str] = by_type[at % len(by_type)]
        return sold
    return [text for text in by_type[at % len(by_type)] if text not in scene.words["afterwards"]]


def _first_name(scene: Scene, person_id: int) -> str:
    first: str = scene.persons[person_id - scene.persons[0]["id"]]["first_name"]
    return first


def _start(scene: Scene, form: FollowUpForm) -> int:
    step = 30 if form is FollowUpForm.MEETING else 15
    return scene.random.randrange(8 * 60, 16 * 60, step)


def _priority(scene: Scene) -> int | None:
    lines = scene.lists.plain.get("priority", ())
    if not lines or scene.chance(0.3):
        return None
    return scene.random.choices(lines, [2, 6, 2, *[0] * (len(lines) - 3)][: len(lines)])[0]
