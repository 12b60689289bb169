"""Demo data: selections as a sales person keeps them: questions, a list by hand, and two combined."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop_crm.models.enums import (
    CategoryGroup,
    RecordKind,
    SaleStatus,
    SelectionForm,
    SelectionTarget,
    SetOperation,
    VisibleFor,
)
from desktop_crm.models.everything import Favourite, Selection, SelectionMember
from desktop_crm.operations.demo_scene import Scene
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.stored import to_json

_COMPANY, _SALE, _PROJECT = RecordKind.COMPANY, RecordKind.SALE, RecordKind.PROJECT
_LARGE = 100_000_00
_INVITED = 28
_CAMPAIGNS, _CALLS, _REPORTS = range(3)


def insert_selections(session: Session, scene: Scene) -> None:
    """Insert the selections, and a star for the one that is used most."""
    found = {name: _dynamic(scene, name, place, asked) for name, (place, asked) in _questions(scene).items()}
    held = {
        "seminar": _selection(scene, "seminar", SelectionTarget.CONTACT, category=_CAMPAIGNS),
        "call": _selection(scene, "call", SelectionTarget.SALE, category=_CALLS, visible_for=VisibleFor.OWNER.value),
    }
    session.add_all([*found.values(), *held.values()])
    session.flush()
    quiet = _selection(scene, "quiet", SelectionTarget.CONTACT, SelectionForm.COMBINED, _CAMPAIGNS)
    quiet.first_id, quiet.second_id = found["customers"].id, found["sold"].id
    quiet.operation, quiet.companies_only = SetOperation.ONLY_FIRST.value, 1
    session.add(quiet)
    session.flush()
    members = [*_members(held["seminar"].id, _invited(scene)), *_members(held["call"].id, _to_call(scene))]
    if members:
        session.execute(insert(SelectionMember), members)
    star = {"user_id": scene.me, "record": RecordKind.SELECTION.value, "record_id": found["large"].id, "rank": 90}
    session.execute(insert(Favourite), [star])


def _questions(scene: Scene) -> Mapping[str, tuple[int, Criteria]]:
    """The dynamic ones: under which category they stand, and what they ask."""
    suppliers = scene.lists.categories.get(CategoryGroup.SUPPLIER, ())
    customers = scene.lists.categories.get(CategoryGroup.CUSTOMER, ())
    germany = [id for code, id in scene.lists.countries.items() if code == "DE"]
    internal = scene.line("project_type", 1)
    return {
        "suppliers": (_REPORTS, _asked(_COMPANY, ("company.category", suppliers), ("company.country", germany))),
        "customers": (_CAMPAIGNS, _asked(_COMPANY, ("company.category", customers))),
        "large": (_REPORTS, sets(_SALE, (
            Line("sale.owner", O.CURRENT_USER), Line("sale.status", O.ONE_OF, (SaleStatus.OPEN.value,)),
            Line("sale.amount", O.AT_LEAST, (_LARGE,)),
        ))),
        "stalled": (_REPORTS, sets(_SALE, (Line("sale.status", O.ONE_OF, (SaleStatus.STALLED.value,)),))),
        "sold": (_REPORTS, sets(_SALE, (
            Line("sale.status", O.ONE_OF, (SaleStatus.SOLD.value,)), Line("sale.sale_date", O.THIS, ("year",)),
        ))),
        "internal": (_REPORTS, sets(_PROJECT, (
            Line("project.type", O.ONE_OF, () if internal is None else (internal,)),
            Line("project.completed", O.EQUALS, (False,)),
        ))),
    }  # fmt: skip


def _asked(record: RecordKind, *lines: tuple[str, Sequence[int]]) -> Criteria:
    return sets(record, tuple(Line(path, O.ONE_OF, tuple(values)) for path, values in lines))


def _dynamic(scene: Scene, name: str, category: int, criteria: Criteria) -> Selection:
    target = SelectionTarget.CONTACT if criteria.record is _COMPANY else SelectionTarget(criteria.record.value)
    made = _selection(scene, name, target, SelectionForm.DYNAMIC, category)
    made.criteria = to_json(criteria)
    return made


def _selection(
    scene: Scene, name: str, target: SelectionTarget, form: SelectionForm = SelectionForm.STATIC, category: int = 0,
    **values: Any,
) -> Selection:  # fmt: skip
    told = scene.words["selections"][name]
    stamps = {"registered_at": scene.now, "registered_by": scene.me, "members_changed_at": scene.now}
    return Selection(
        name=told["name"], description=told.get("description", ""), target=target.value, form=form.value,
        owner_id=scene.me, category_id=scene.line("selection_category", category), **stamps, **values,
    )  # fmt: skip


def _invited(scene: Scene) -> list[tuple[RecordKind, int]]:
    """The first persons of the companies that bought most lately, and one company that nobody is known of."""
    buyers = list(dict.fromkeys(sale["company_id"] for sale in reversed(scene.sales)))[:_INVITED]
    first = {company: next(iter(scene.persons_of.get(company, ())), None) for company in buyers}
    return [
        (RecordKind.COMPANY, company) if person is None else (RecordKind.PERSON, person["id"])
        for company, person in first.items()
    ]


def _to_call(scene: Scene) -> list[tuple[RecordKind, int]]:
    """My open sales that are to close next."""
    mine = [sale for sale in scene.sales if sale["owner_id"] == scene.me and sale["status"] == SaleStatus.OPEN]
    return [(_SALE, sale["id"]) for sale in sorted(mine, key=lambda sale: sale["sale_date"])[:14]]


def _members(selection_id: int, members: Sequence[tuple[RecordKind, int]]) -> list[dict[str, Any]]:
    return [{"selection_id": selection_id, "record": kind.value, "record_id": id} for kind, id in members]
