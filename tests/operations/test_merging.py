"""Two or more records become one, and can be made two again."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from desktop_crm.models.catalogue import define
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import (
    Base,
    Favourite,
    FollowUp,
    Link,
    NotDuplicate,
    Person,
    ProjectMember,
    Sale,
    SelectionMember,
)
from desktop_crm.models.types import Contact
from desktop_crm.operations.company import choose_own_company
from desktop_crm.operations.custom_fields import define_field, set_field_deleted, tell_catalogue
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.duplicate_search import keep_apart
from desktop_crm.operations.errors import NothingChosen, RecordIsGone, ValueNotTaken
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.links import add_link
from desktop_crm.operations.merging import BY_KIND, MERGED, joined, merge, merger
from desktop_crm.operations.project_member import add_member
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.selection import register_selection
from desktop_crm.operations.selection_members import add_members
from desktop_crm.selections.criteria import Group, Line, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator
from tests import factories
from tests.factories import Workbench

CONTACT = RecordKind.CONTACT
COMPANY, PERSON, PROJECT, SALE = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT, RecordKind.SALE


def merged(w: Workbench, record: RecordKind, survivor: int, *others: int, **values: Any) -> Any:
    """Merge, prove that undo and redo hold, and return the record that remains."""
    w.proving = True
    w.do(merge, record, survivor, others, values)
    w.proving = False
    assert_nothing_leads_to(w, record, others)
    return w.row(record, survivor)


def assert_nothing_leads_to(w: Workbench, record: RecordKind, ids: Sequence[int]) -> None:
    with w.reading() as session:
        for table in Base.metadata.sorted_tables:
            columns = [key.parent for key in table.foreign_keys if key.column.table.name == record.value]
            left = [column for column in columns if session.scalar(select(column).where(column.in_(ids)))]
            for kind, column, _ in BY_KIND.get(table.name, ()):
                left += session.scalars(select(table).where(table.c[kind] == record.value, table.c[column].in_(ids)))
            assert left == [], table.name
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        entity = Base.metadata.tables[record.value]
        assert session.scalars(select(entity.c.id).where(entity.c.id.in_(ids))).all() == []


def test_each_column_that_names_a_record_is_known() -> None:
    """A new table that names records by kind and id must be told to the merging."""
    loose = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_id") and not column.foreign_keys
    }
    assert loose == {(table, column) for table, columns in BY_KIND.items() for _, column, _ in columns}


# -- companies --------------------------------------------------------------------------------------------------------


def test_all_that_led_to_the_other_company_leads_to_the_survivor(w: Workbench) -> None:
    alfa, other = factories.company(w), factories.company(w, "Alfa")
    person = factories.person(w, company_id=other)
    sale = factories.sale(w, company_id=other, person_id=person)
    follow_up = factories.follow_up(w, company_id=other)
    w.do(add_favourites, COMPANY, [other])
    w.do(add_link, SALE, sale, COMPANY, other)
    number = w.row(COMPANY, alfa)["number"]
    row = merged(w, COMPANY, alfa, other)
    assert (row["name"], row["number"]) == ("Alfa AS", number)
    assert [w.rows(entity)[0].company_id for entity in (Person, Sale, FollowUp)] == [alfa] * 3
    assert [w.rows(Favourite)[0].record_id, w.rows(Link)[0].target_id] == [alfa, alfa]
    assert w.row(SALE, sale)["person_id"] == person
    assert w.row(RecordKind.FOLLOW_UP, follow_up)["company_id"] == alfa


def test_it_is_one_step_named_after_what_remains(w: Workbench) -> None:
    alfa, other = factories.company(w), factories.company(w, "Alfa")
    w.do(merge, COMPANY, alfa, [other], {"name": "Alfa ASA"})
    step = w.last.step
    assert step is not None
    assert (step.label, step.facts["title"], step.facts["count"]) == ("Merge companies", "Alfa ASA", 1)


def test_chosen_values_win_and_what_only_one_has_is_kept(w: Workbench) -> None:
    alfa = factories.company(w, city="Oslo", note="Old", interests=(w.ids["interest: Courses"],))
    other = factories.company(
        w, "Alfa", city="Bergen", phone="22 33 44 55", note="New", stop=True,
        contacts=(Contact("phone", "1"),), interests=(w.ids["interest: Fairs"],),
    )  # fmt: skip
    row = merged(w, COMPANY, alfa, other, city="Bergen", note=joined(["Old", "New"]), stop=False)
    assert [row[name] for name in ("name", "city", "phone", "note", "stop")] == [
        "Alfa AS", "Bergen", "22 33 44 55", "Old\n\nNew", False,
    ]  # fmt: skip
    assert row["contacts"] == (Contact("phone", "1"),)
    assert set(row["interests"]) == {w.ids["interest: Courses"], w.ids["interest: Fairs"]}


def test_persons_have_from_then_on_what_the_survivor_hands_down(w: Workbench) -> None:
    customer = w.ids["category: Customer"]
    alfa, other = factories.company(w, category_id=customer), factories.company(w, "Alfa")
    person = factories.person(w, company_id=other)
    merged(w, COMPANY, alfa, other)
    assert w.row(PERSON, person)["category_id"] == customer


def test_the_own_company_stays_one(w: Workbench) -> None:
    alfa, own = factories.company(w), factories.company(w, "Alfa")
    w.do(choose_own_company, own)
    assert merged(w, COMPANY, alfa, own)["own"] is True


def test_a_member_a_star_and_a_link_stand_once(w: Workbench) -> None:
    alfa, other, third = (factories.company(w, name) for name in ("Alfa AS", "Alfa", "Beta"))
    project, sale = factories.project(w), factories.sale(w)
    for company in (alfa, other):
        w.do(add_member, {"project_id": project, "company_id": company})
        w.do(add_link, SALE, sale, COMPANY, company)
        w.do(add_link, COMPANY, company, COMPANY, third)
    w.do(add_link, COMPANY, other, COMPANY, alfa)
    w.do(add_favourites, COMPANY, [alfa, other])
    w.do(keep_apart, COMPANY, [alfa, other, third])
    merged(w, COMPANY, alfa, other)
    assert [row.company_id for row in w.rows(ProjectMember)] == [alfa]
    assert [row.record_id for row in w.rows(Favourite)] == [alfa]
    assert {(row.record, row.record_id, row.target_id) for row in w.rows(Link)} == {
        ("sale", sale, alfa), ("company", alfa, third),
    }  # fmt: skip
    assert {(row.record_id, row.other_id) for row in w.rows(NotDuplicate)} == {(alfa, third), (third, alfa)}


def test_links_of_other_kinds_with_the_same_ids_stay(w: Workbench) -> None:
    companies = [factories.company(w, name) for name in ("Alfa AS", "Alfa")]
    projects = [factories.project(w, name) for name in ("A", "B")]
    assert companies == projects
    w.do(add_link, PROJECT, projects[0], PROJECT, projects[1])
    w.do(add_favourites, PROJECT, projects)
    merged(w, COMPANY, *companies)
    assert len(w.rows(Link)) == 1
    assert len(w.rows(Favourite)) == 2


def test_several_at_once(w: Workbench) -> None:
    ids = [factories.company(w, "Alfa", phone=phone) for phone in ("", "", "3")]
    for id in ids:
        factories.sale(w, company_id=id)
    row = merged(w, COMPANY, *ids)
    assert row["phone"] == "3"
    assert {sale.company_id for sale in w.rows(Sale)} == {ids[0]}


def test_user_defined_values_are_kept(w: Workbench) -> None:
    id = w.do(define_field, COMPANY, CustomKind.SHORT_TEXT, "Colour")
    w.ask(tell_catalogue)
    alfa, other = factories.company(w), factories.company(w, "Alfa", **{f"x{id}": "Blue"})
    assert merged(w, COMPANY, alfa, other)[f"x{id}"] == "Blue"
    define(())


# -- persons and projects ---------------------------------------------------------------------------------------------


def test_a_merged_person_stays_main_contact_and_is_named_anew(w: Workbench) -> None:
    alfa = factories.company(w, our_contact_id=w.ids["Ola Hansen"])
    one, other = factories.person(w), factories.person(w, "Anne", "Berg Lie", company_id=alfa)
    w.do(FORMS[COMPANY].edit, alfa, {"main_contact_id": other})
    row = merged(w, PERSON, one, other, last_name="Berg Lie")
    assert [row[name] for name in ("full_name", "company_id", "our_contact_id")] == [
        "Anne Berg Lie", alfa, w.ids["Ola Hansen"],
    ]  # fmt: skip
    assert w.row(COMPANY, alfa)["main_contact_id"] == one


def test_a_merged_person_of_another_company_is_main_contact_no_more(w: Workbench) -> None:
    alfa, beta = factories.company(w), factories.company(w, "Beta AS")
    one, other = factories.person(w, company_id=beta), factories.person(w, "Anne", "Berg Lie", company_id=alfa)
    w.do(FORMS[COMPANY].edit, alfa, {"main_contact_id": other})
    merged(w, PERSON, one, other)
    assert w.row(COMPANY, alfa)["main_contact_id"] is None


def test_projects_bring_their_members_and_follow_ups(w: Workbench) -> None:
    one, other = factories.project(w), factories.project(w, "New offices")
    w.do(add_member, {"project_id": other, "company_id": factories.company(w)})
    factories.follow_up(w, project_id=other)
    merged(w, PROJECT, one, other)
    assert [w.rows(entity)[0].project_id for entity in (ProjectMember, FollowUp)] == [one, one]


# -- what it would be -------------------------------------------------------------------------------------------------


def test_the_most_used_stands_first_and_only_what_differs_is_asked(w: Workbench) -> None:
    alfa = factories.company(w, city="Oslo", phone="1")
    other = factories.company(w, "Alfa", city="Bergen")
    factories.sale(w, company_id=other)
    factories.follow_up(w, company_id=alfa, completed=False)
    factories.follow_up(w, company_id=other)
    found = w.ask(merger, COMPANY, [alfa, other])
    assert [draft.id for draft in found.drafts] == [other, alfa]
    assert [field.name for field in found.fields] == ["name", "city"]
    assert found.moved(other) == {"follow_up": 1}
    assert found.moved(alfa) == {"follow_up": 1, "sale": 1}
    assert [found.suggested(field, other) for field in found.fields] == [other, other]


def test_a_yes_is_suggested_where_only_one_says_so(w: Workbench) -> None:
    alfa, other = factories.company(w), factories.company(w, stop=True)
    found = w.ask(merger, COMPANY, [alfa, other])
    assert [(field.name, found.suggested(field, alfa)) for field in found.fields] == [("stop", other)]


def test_of_persons_in_companies_what_is_handed_down_is_not_asked(w: Workbench) -> None:
    ids = [
        factories.person(w, company_id=factories.company(w, name, our_contact_id=w.ids[user]))
        for name, user in (("Alfa", "Ola Hansen"), ("Beta", "Kari Nordmann"))
    ]
    assert [field.name for field in w.ask(merger, PERSON, ids).fields] == ["company_id"]


def test_joined_texts_stand_once() -> None:
    assert joined(["A", "", " A ", "B"]) == "A\n\nB"


# -- refusals ---------------------------------------------------------------------------------------------------------


def test_what_cannot_be_merged_is_refused_and_changes_nothing(w: Workbench) -> None:
    alfa, other = factories.company(w), factories.company(w, "Alfa")
    before = w.snapshot()
    with pytest.raises(NothingChosen):
        w.do(merge, COMPANY, alfa, [alfa], {})
    with pytest.raises(RecordIsGone):
        w.do(merge, COMPANY, alfa, [999], {})
    with pytest.raises(RecordIsGone):
        w.ask(merger, COMPANY, [alfa, 999])
    with pytest.raises(ValueNotTaken):
        w.do(merge, COMPANY, alfa, [other], {"city": "x" * 100})
    assert w.snapshot() == before


# -- whatever there is ------------------------------------------------------------------------------------------------

FEW = st.integers(1, 4)
KINDS = st.sampled_from(["company", "person", "project"])
ACTS = st.lists(
    st.tuples(st.sampled_from(["sale", "follow_up", "link", "star", "member", "apart"]), KINDS, FEW, KINDS, FEW)
)


def act(w: Workbench, what: str, kind: str, id: int, other_kind: str, other: int) -> None:
    """Let something lead to records."""
    if what == "sale":
        factories.sale(w, **{f"{kind}_id": id})
    elif what == "follow_up":
        factories.follow_up(w, **{f"{kind}_id": id})
    elif what == "link" and (kind, id) != (other_kind, other):
        w.do(add_link, RecordKind(kind), id, RecordKind(other_kind), other)
    elif what == "star":
        w.do(add_favourites, RecordKind(kind), [id])
    elif what == "apart" and id != other:
        w.do(keep_apart, RecordKind(kind), [id, other])
    elif what == "member" and not any((m.project_id, m.person_id) == (other, id) for m in w.rows(ProjectMember)):
        w.do(add_member, {"project_id": other, "person_id": id})


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, record=st.sampled_from(MERGED), ids=st.lists(FEW, min_size=2, max_size=4, unique=True))
def test_merge_leaves_nothing_behind_and_undo_brings_everything_back(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Any], record: RecordKind, ids: list[int]
) -> None:
    with factories.bench(tmp_path_factory.mktemp("merge")) as w:
        for at in range(4):
            company = factories.company(w, f"Company {at % 3}", note=f"{at}")
            factories.person(w, f"{at % 2}", "Lie", company_id=company if at % 2 else None)
            factories.project(w, f"Project {at % 3}")
        for one in acts:
            act(w, *one)
        merged(w, record, *ids)
        with w.reading() as session:
            twice = "SELECT 1 FROM project_member GROUP BY project_id, company_id, person_id HAVING count(*) > 1"
            assert session.execute(text(twice)).all() == []
            itself = "SELECT 1 FROM link WHERE record = target AND record_id = target_id"
            assert session.execute(text(itself)).all() == []


def test_questions_about_a_merged_record_are_about_the_one_that_remains(w: Workbench) -> None:
    """1.8-E1: all sales of one customer are still found when the customer turns out to be two."""
    alfa, twin, other = (factories.company(w, name) for name in ("Alfa", "Alfa AS", "Beta"))
    factories.sale(w, company_id=twin)
    line = Line("sale.company", Operator.EXACTLY, (twin, alfa, other))
    asked = sets(SALE, (Related("follow_up.sale", quantifier=Quantifier.NONE), Group(parts=(line,), negated=True)))
    row = {"name": "Theirs", "target": "sale", "form": "dynamic"}
    id = w.do(register_selection, {**row, "criteria": asked})
    merged(w, COMPANY, alfa, twin)
    criteria = w.ask(definition_of, id).criteria
    assert criteria.root.parts[0].parts[1].parts[0].values == (alfa, other)
    w.journal.undo()
    assert w.ask(definition_of, id).criteria == asked


@pytest.mark.parametrize("record", [COMPANY, PERSON])
def test_sel7_after_a_merger_no_company_stands_in_a_selection_with_and_without_a_person(
    w: Workbench, record: RecordKind
) -> None:
    alfa, twin = factories.company(w, "Alfa"), factories.company(w, "Alfa AS")
    anne, same = factories.person(w, company_id=twin), factories.person(w, company_id=alfa)
    selection, other = (w.do(register_selection, {"name": name, "target": "contact"}) for name in ("One", "Other"))
    w.do(add_members, selection, CONTACT, [-alfa, anne])
    w.do(add_members, other, CONTACT, [-alfa])
    merged(w, *((COMPANY, alfa, twin) if record is COMPANY else (PERSON, same, anne)))
    rows = [(row.selection_id, row.record, row.record_id) for row in w.rows(SelectionMember)]
    assert sorted(rows) == [(selection, "person", anne if record is COMPANY else same), (other, "company", alfa)]


def test_sd7_values_of_a_field_that_is_deleted_now_come_back_with_it(w: Workbench) -> None:
    held, both = (w.do(define_field, COMPANY, CustomKind.SHORT_TEXT, label) for label in ("Held", "Both"))
    w.ask(tell_catalogue)
    alfa = factories.company(w, "Alfa", **{f"x{both}": "mine"})
    twin = factories.company(w, "Alfa AS", **{f"x{held}": "kept", f"x{both}": "theirs"})
    for deleted in (True, False):
        for field in (held, both):
            w.do(set_field_deleted, field, deleted)
        w.ask(tell_catalogue)
        if deleted:
            merged(w, COMPANY, alfa, twin)
    row = w.row(COMPANY, alfa)
    assert (row[f"x{held}"], row[f"x{both}"]) == ("kept", "mine")
