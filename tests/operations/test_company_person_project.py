"""What companies, persons, projects, their members and products know of each other (domain: selections, section 9)."""

from datetime import date

import pytest

from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.models.everything import ListItem, ProjectMember
from desktop_crm.models.types import Contact
from desktop_crm.operations.company import choose_own_company, code_of
from desktop_crm.operations.errors import AlreadyMember, FieldIsMissing, OwnCompanyStays, ValueNotTaken
from desktop_crm.operations.reading import count_of, ids_of, rows_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing
from tests.factories import TODAY, Workbench, company, follow_up, person, project

COMPANY, PERSON, PROJECT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT
MEMBER, PRODUCT = RecordKind.PROJECT_MEMBER, RecordKind.PRODUCT


def test_further_ways_to_reach_are_kept_in_order_with_their_descriptions(w: Workbench) -> None:
    ways = (
        Contact("phone", "55 50 10 20", "Support"),
        Contact("email", "faktura@alfa.no"),
        Contact("web", "alfa.no", "Shop"),
    )
    w.proving = True
    id = company(w, contacts=ways)
    assert w.row(COMPANY, id)["contacts"] == ways
    shown = w.ask(rows_of, COMPANY, ["company.contacts"], [id])[id].values
    assert shown == ("55 50 10 20, faktura@alfa.no, alfa.no",)
    w.do(FORMS[COMPANY].edit, id, {"contacts": [("phone", " 1 ", ""), ("phone", "", "empty ones fall away")]})
    assert w.row(COMPANY, id)["contacts"] == (Contact("phone", "1"),)


@pytest.mark.parametrize("ways", ["text", [("smoke", "1", "")], [("phone", "a\x00b", "")], [("phone", "1" * 1025, "")]])
def test_a_way_to_reach_that_is_none_is_refused(w: Workbench, ways: object) -> None:
    with pytest.raises(ValueNotTaken):
        company(w, contacts=ways)


def test_interests_are_several_lines_of_a_list(w: Workbench) -> None:
    courses, fairs = (w.ids[f"{ListName.INTEREST}: {name}"] for name in ("Courses", "Fairs"))
    id = person(w, interests=[fairs, courses, fairs])
    assert w.row(PERSON, id)["interests"] == (fairs, courses)
    assert w.ask(FORMS[PERSON].opened, id).labels["interests"] == "Courses, Fairs"
    assert w.ask(rows_of, PERSON, ["person.interests"], [id])[id].values == ("Courses, Fairs",)


def test_a_postcode_brings_the_city_that_others_have_and_a_city_the_postcode(w: Workbench) -> None:
    company(w, postcode="5003", city="Bergen")
    follow = FORMS[COMPANY].follow
    assert w.ask(follow, {"city": ""}, "postcode", "5003") == {"postcode": "5003", "city": "Bergen"}
    assert w.ask(follow, {"postcode": ""}, "city", "Bergen") == {"city": "Bergen", "postcode": "5003"}
    assert w.ask(follow, {"city": "Oslo"}, "postcode", "5003") == {"postcode": "5003"}
    assert w.ask(follow, {"city": ""}, "postcode", "9999") == {"postcode": "9999"}


def test_category_and_business_are_mandatory_and_nobody_guesses_them(w: Workbench) -> None:
    told = {"category_id": w.ids["category: Customer"], "business_id": w.ids["business: Trade"]}
    last = company(w, "Beta AS", **told)
    draft = w.ask(FORMS[COMPANY].start, {})
    assert not any(draft.values[name] for name in told)
    with pytest.raises(FieldIsMissing):
        w.do(FORMS[COMPANY].edit, last, {"business_id": None})
    state = FORMS[COMPANY].state
    assert state({**draft.values, "name": "Alfa"}).missing({"name": "Alfa"}) == sorted(told)
    assert state(draft.values).required == {"name", "category_id", "business_id"}
    assert state(w.row(COMPANY, company(w))).required == {"name"}


def test_a_code_is_suggested_from_the_name(w: Workbench) -> None:
    assert w.row(COMPANY, company(w, "Nordlys Øst AS"))["code"] == code_of("Nordlys Øst AS") == "NORDLYSO"
    assert w.row(COMPANY, company(w, code="ABC"))["code"] == "ABC"


def test_the_own_company_is_one_and_cannot_be_deleted(w: Workbench) -> None:
    first, second = company(w), company(w, "Beta AS")
    w.proving = True
    w.do(choose_own_company, first)
    w.do(choose_own_company, second)
    assert [w.row(COMPANY, id)["own"] for id in (first, second)] == [False, True]
    with pytest.raises(OwnCompanyStays):
        w.do(FORMS[COMPANY].delete, [first, second])
    w.do(FORMS[COMPANY].delete, [first])


def test_the_main_contact_goes_with_the_person(w: Workbench) -> None:
    firm = company(w)
    anne = person(w, company_id=firm)
    w.do(FORMS[COMPANY].edit, firm, {"main_contact_id": anne})
    assert w.ask(FORMS[COMPANY].opened, firm).labels["main_contact_id"] == "Anne Berg"
    w.proving = True
    w.do(FORMS[PERSON].delete, [anne])
    assert w.row(COMPANY, firm)["main_contact_id"] is None


def test_the_main_contact_is_one_of_the_companys_persons(w: Workbench) -> None:
    firm, other = company(w), company(w, "Beta AS")
    anne, stranger = person(w, company_id=firm), person(w, "Bo", "Dal", company_id=other)
    form = FORMS[COMPANY]
    offered = w.ask(form.choices, w.row(COMPANY, firm) | {"id": firm}, "main_contact_id")
    assert [choice.value for choice in offered] == [anne]
    with pytest.raises(ValueNotTaken) as refused:
        w.do(form.edit, firm, {"main_contact_id": stranger})
    assert (refused.value.field.key, refused.value.why) == ("company.main_contact", "unknown_choice")
    with pytest.raises(ValueNotTaken):
        w.do(form.register, {"name": "Gamma AS", "main_contact_id": anne})
    assert form.state({}).hidden == {"main_contact_id"}  # a new company has no persons yet


def test_a_person_who_goes_elsewhere_is_main_contact_no_more(w: Workbench) -> None:
    firm, other = company(w), company(w, "Beta AS")
    anne = person(w, company_id=firm)
    w.do(FORMS[COMPANY].edit, firm, {"main_contact_id": anne})
    w.proving = True
    w.do(FORMS[PERSON].edit, anne, {"title": "Buyer"})
    assert w.row(COMPANY, firm)["main_contact_id"] == anne
    w.do(FORMS[PERSON].edit, anne, {"company_id": other})
    assert w.row(COMPANY, firm)["main_contact_id"] is None


def test_former_employees_are_left_out_of_the_persons_of_a_company(w: Workbench) -> None:
    firm = company(w)
    here, left = person(w, company_id=firm), person(w, company_id=firm, former_employee=True)
    assert list(w.ask(ids_of, Listing(PERSON, "persons.of", (("company_id", firm),)))) == [here]
    both = Listing(PERSON, "persons.of", (("company_id", firm), ("former", True)))
    assert set(w.ask(ids_of, both)) == {here, left}


def test_the_end_of_a_new_project_follows_from_its_type_until_it_is_touched(w: Workbench) -> None:
    kind = w.ids[f"{ListName.PROJECT_TYPE}: Campaign"]
    w.do(_last, kind)
    follow = FORMS[PROJECT].follow
    assert w.ask(follow, {}, "type_id", kind) == {"type_id": kind, "end_date": date(2026, 7, 10)}
    touched = w.ask(follow, {}, "end_date", TODAY)
    assert w.ask(follow, touched, "type_id", kind) == {"type_id": kind}
    assert w.ask(follow, {"id": 1}, "type_id", kind) == {"type_id": kind}


def _last(session, kind):  # type: ignore[no-untyped-def]
    session.get(ListItem, kind).days = 30


_last.label = "Let it last"  # type: ignore[attr-defined]


def test_fu15_the_next_milestone_is_the_oldest_open_one_else_the_end_date(w: Workbench) -> None:
    plan = project(w, end_date=date(2026, 12, 1))
    assert w.row(PROJECT, plan)["next_milestone"] == date(2026, 12, 1)
    later, sooner = (
        follow_up(w, project_id=plan, milestone=True, date=day) for day in (date(2026, 9, 1), date(2026, 8, 1))
    )
    follow_up(w, project_id=plan, date=date(2026, 7, 1))
    assert w.row(PROJECT, plan)["next_milestone"] == date(2026, 8, 1)
    w.do(FORMS[RecordKind.FOLLOW_UP].edit, sooner, {"completed": True})
    assert w.row(PROJECT, plan)["next_milestone"] == date(2026, 9, 1)
    w.do(FORMS[RecordKind.FOLLOW_UP].delete, [later])
    assert w.row(PROJECT, plan)["next_milestone"] == date(2026, 12, 1)


def test_a_person_takes_part_in_a_project_once_and_brings_the_company(w: Workbench) -> None:
    plan, firm = project(w), company(w)
    anne = person(w, company_id=firm)
    w.proving = True
    member = w.do(FORMS[MEMBER].register, {"project_id": plan, "person_id": anne})
    assert w.row(MEMBER, member)["company_id"] == firm
    with pytest.raises(AlreadyMember):
        w.do(FORMS[MEMBER].register, {"project_id": plan, "person_id": anne})
    w.do(FORMS[MEMBER].register, {"project_id": plan, "company_id": firm})
    assert w.ask(count_of, Listing(MEMBER, "members.of", (("project_id", plan),))) == 2
    assert list(w.ask(ids_of, Listing(PROJECT, "projects.of", (("person_id", anne),)))) == [plan]
    with pytest.raises(FieldIsMissing):
        w.do(FORMS[MEMBER].register, {"project_id": plan})


def test_members_go_with_their_project_and_come_back_with_it(w: Workbench) -> None:
    plan = project(w)
    w.do(FORMS[MEMBER].register, {"project_id": plan, "company_id": company(w)})
    w.proving = True
    w.do(FORMS[PROJECT].delete, [plan])
    assert w.rows(ProjectMember) == []


def test_a_product_has_the_currency_of_its_price_list(w: Workbench) -> None:
    w.proving = True
    id = w.do(FORMS[PRODUCT].register, {"name": "Screen", "list_price": 99_900})
    assert w.row(PRODUCT, id)["currency_id"] == w.ids["NOK"]
    with pytest.raises(FieldIsMissing):
        w.do(FORMS[PRODUCT].register, {"name": "Screen", "price_list_id": None})
