"""How many records have a line of a list, and how another line takes its place."""

import pytest

from desktop_crm.models.enums import CustomKind, ListName, RecordKind
from desktop_crm.models.everything import SaleTypeStage
from desktop_crm.operations.custom_fields import define_field, tell_catalogue
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.list_use import replace_line, used_by
from desktop_crm.operations.lists import add_line, change_line, lines_of, replacements
from desktop_crm.operations.preferences import preference, set_preference
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.sale_status import mark_as_lost
from desktop_crm.operations.selection import register_selection
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import Listing
from desktop_crm.selections.operators import Operator
from tests.factories import Workbench, company, follow_up, person, sale

SALE = RecordKind.SALE


def test_records_are_counted_by_line(w: Workbench) -> None:
    fair, referral = w.ids["source: Fair"], w.ids["source: Referral"]
    for source in (fair, fair, None):
        sale(w, source_id=source)
    assert w.ask(used_by, ListName.SOURCE) == {fair: 2}
    assert referral not in w.ask(used_by, ListName.SOURCE)


def test_lines_of_several_kinds_of_record_are_summed(w: Workbench) -> None:
    customer = w.ids["category: Customer"]
    alfa = company(w, category_id=customer)
    person(w, company_id=alfa, category_id=customer)
    assert w.ask(used_by, ListName.CATEGORY) == {customer: 2}


def test_a_record_that_has_a_line_twice_counts_once(w: Workbench) -> None:
    lead = w.ids["Lead"]
    id = sale(w, type_id=w.ids["New customer"], stage_id=lead)
    w.do(mark_as_lost, [id])
    assert w.row(SALE, id)["stage_when_closed_id"] == lead
    assert w.ask(used_by, "stage") == {lead: 1}


def test_several_lines_at_once_are_counted_and_replaced_without_doubling(w: Workbench) -> None:
    courses, fairs = w.ids["interest: Courses"], w.ids["interest: Fairs"]
    both, one = company(w, interests=(courses, fairs)), company(w, "Beta", interests=(courses,))
    assert w.ask(used_by, ListName.INTEREST) == {courses: 2, fairs: 1}
    w.proving = True
    w.do(replace_line, ListName.INTEREST, courses, fairs)
    assert [w.row(RecordKind.COMPANY, id)["interests"] for id in (both, one)] == [(fairs,), (fairs,)]


def test_sale_types_use_their_category(w: Workbench) -> None:
    new = w.do(add_line, ListName.SALE_TYPE_CATEGORY, "New business")
    w.do(change_line, "sale_type", w.ids["Upgrade"], {"category_id": new})
    assert w.ask(used_by, ListName.SALE_TYPE_CATEGORY) == {new: 1}


def test_users_use_their_group(w: Workbench) -> None:
    assert w.ask(used_by, "user_group") == {w.ids["Oslo"]: 1}


def test_lines_of_a_user_defined_field_are_counted_and_replaced(w: Workbench) -> None:
    name = f"x{w.do(define_field, SALE, CustomKind.LIST, 'Region')}"
    w.ask(tell_catalogue)
    east, west = (w.do(add_line, name, text) for text in ("East", "West"))
    id = sale(w, **{name: east})
    sale(w)
    assert w.ask(used_by, name) == {east: 1}
    w.proving = True
    w.do(replace_line, name, east, west)
    assert w.row(SALE, id)[name] == west
    assert w.ask(used_by, name) == {west: 1}


def test_sd7_a_replaced_line_is_deleted_and_its_records_have_the_other(w: Workbench) -> None:
    fair, referral = w.ids["source: Fair"], w.ids["source: Referral"]
    id = sale(w, source_id=fair)
    stamp = w.row(SALE, id)["updated_at"]
    w.proving = True
    w.do(replace_line, ListName.SOURCE, fair, referral)
    assert (w.row(SALE, id)["source_id"], w.row(SALE, id)["updated_at"]) == (referral, stamp)
    assert [line.name for line in w.ask(lines_of, ListName.SOURCE) if not line.deleted] == ["Referral"]
    assert (w.last.step.label, w.last.step.facts) == ("Replace in list", {"title": "Fair → Referral"})


def test_sg2_sale_types_walk_through_the_other_stage_instead(w: Workbench) -> None:
    lead, meeting = w.ids["Lead"], w.ids["First meeting"]
    shop = w.ids["Web shop"]
    w.do(set_preference, "default_stage_id", lead)
    w.proving = True
    w.do(replace_line, "stage", lead, meeting)
    links = sorted((row.sale_type_id, row.stage_id) for row in w.rows(SaleTypeStage))
    assert [stage for kind, stage in links if kind == w.ids["New customer"]].count(meeting) == 1
    assert lead not in [stage for _, stage in links]
    assert shop not in [kind for kind, _ in links]
    assert w.ask(preference, "default_stage_id") == meeting


def test_only_alike_lines_stand_for_each_other(w: Workbench) -> None:
    task, call = w.ids["Task"], w.ids["Call"]
    memo = w.do(add_line, "follow_up_type", "Memo")
    follow_up(w, type_id=task)
    assert [choice.value for choice in w.ask(replacements, "follow_up_type", task)] == [memo]
    with pytest.raises(ValueNotTaken):
        w.do(replace_line, "follow_up_type", task, call)
    export = w.do(add_line, "price_list", "Export")
    w.do(change_line, "price_list", export, {"currency_id": w.ids["EUR"]})
    assert w.ask(replacements, "price_list", export) == []


@pytest.mark.parametrize("own", [False, True])
def test_selections_that_ask_for_a_replaced_line_go_on_finding_what_they_found(w: Workbench, own: bool) -> None:
    name, key = str(ListName.SOURCE), "sale.source"
    if own:
        field = w.do(define_field, SALE, CustomKind.LIST, "Mood")
        w.ask(tell_catalogue)
        name, key = f"x{field}", f"sale.x{field}"
    good, bad = (w.do(add_line, name, mood) for mood in ("Good", "Bad"))
    id = sale(w, **{f"x{field}" if own else "source_id": bad})
    asked = sets(SALE, (Line(key, Operator.ONE_OF, (bad,)),))
    row = {"name": "In a bad mood", "target": "sale", "form": "dynamic", "criteria": asked}
    selection = w.do(register_selection, row)
    members = Listing(SALE, "selection", (("selection_id", selection),))
    assert list(w.ask(ids_of, members)) == [id]
    w.proving = True
    w.do(replace_line, name, bad, good)
    assert list(w.ask(ids_of, members)) == [id]
