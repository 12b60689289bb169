"""Further ways to reach someone, interests, days known in part, fields of one's own, persons without company."""

import pytest
from sqlalchemy import select

from desktop_crm.models.catalogue import define
from desktop_crm.models.enums import CustomKind, ListName, RecordKind
from desktop_crm.models.everything import Company, ListItem, Person
from desktop_crm.operations.custom_fields import define_field, tell_catalogue
from desktop_crm.operations.importing.formats import parse_part_date
from desktop_crm.operations.importing.look import CONSENT_SOURCE, look_at
from desktop_crm.operations.importing.mapping import Existing, Missing, WithoutCompany
from desktop_crm.operations.importing.problems import BadValue
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.values import contact_of
from desktop_crm.operations.records import stored
from tests.factories import company, person

COMPANY, PERSON, SALE = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE


# --- further ways ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("Fax: 22 33 44 55", ("phone", "22 33 44 55", "Fax")),
        ("+47 (22) 33-44", ("phone", "+47 (22) 33-44", "")),
        ("Home: kari@home.no", ("email", "kari@home.no", "Home")),
        ("https://nord.no/a", ("web", "https://nord.no/a", "")),
        ("www.nord.no", ("web", "www.nord.no", "")),
        ("nord.no", ("web", "nord.no", "")),
        ("Skype: skype:kari.moe", ("chat", "skype:kari.moe", "Skype")),
        ("xmpp:kari@nord.no", ("chat", "xmpp:kari@nord.no", "")),
        ("Teams: @kari.moe", ("chat", "@kari.moe", "Teams")),
        ("Skype: kari.moe", ("chat", "kari.moe", "Skype")),
        ("WhatsApp: +47 900 00 000", ("chat", "+47 900 00 000", "WhatsApp")),
        ("Warehouse: Storgata 5, 0155 Oslo", ("address", "Storgata 5, 0155 Oslo", "Warehouse")),
    ],
)
def test_imp10_what_kind_of_way_it_is_shows_in_its_look(line, contact):
    assert tuple(contact_of(line)) == contact


def test_imp10_each_further_column_is_a_way_described_by_its_heading(w, imported):
    imported("Company;Phone;Fax;E-mail 2\nA;11 22 33;44 55 66;a@b.no\nB;;;\n", COMPANY)
    first, second = w.rows(Company)
    assert first.phone == "11 22 33"
    assert [tuple(c) for c in first.contacts] == [("phone", "44 55 66", "Fax"), ("email", "a@b.no", "E-mail 2")]
    assert second.contacts == ()


def test_a_column_of_a_chat_service_is_a_way_to_chat(w, imported):
    imported("First name;E-mail;Skype\nKari;kari@nord.no;kari.moe\n", PERSON)
    assert [tuple(c) for c in w.rows(Person)[0].contacts] == [("chat", "kari.moe", "Skype")]


def test_imp9_interests_are_found_and_created_one_by_one(w, imported, reasons):
    receipt = imported("Company;Interests\nA;courses; \nB;Courses, Golf|Fairs\n", COMPANY)
    golf = next(row.id for row in w.rows(ListItem) if row.name == "Golf")
    courses, fairs = w.ids["interest: Courses"], w.ids["interest: Fairs"]
    assert receipt.created == {"interest": 1}
    assert [row.interests for row in w.rows(Company)] == [(courses,), (courses, golf, fairs)]
    refusing = imported("Company;Interests\nC;Fairs, Chess\n", COMPANY, missing={"company.interests": Missing.REFUSE})
    assert reasons(refusing) == [(2, "Interests", "unknown_name")]
    imported("Company;Interests\nD;Fairs, Chess\n", COMPANY, missing={"company.interests": Missing.EMPTY})
    assert w.rows(Company)[-1].interests == (fairs,)


# --- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("17.05.1970", "dmy", "1970-05-17"),
        ("5/17/1970", "mdy", "1970-05-17"),
        ("1970-05", "ymd", "1970-05"),
        ("05.1970", "dmy", "1970-05"),
        ("1970", "dmy", "1970"),
        (1970, "dmy", "1970"),
        ("17.05.", "dmy", "--05-17"),
        ("5/17", "mdy", "--05-17"),
        ("--0517", "dmy", "--05-17"),
        ("--02-29", "dmy", "--02-29"),
    ],
)
def test_a_day_may_be_known_in_part(text, order, day):
    assert parse_part_date(text, order) == day


@pytest.mark.parametrize("text", ["31.02.", "--1340", "--05", "soon", "1970-13", ""])
def test_a_part_of_a_day_that_cannot_be_is_refused(text):
    with pytest.raises(BadValue):
        parse_part_date(text, "dmy")


def test_a_birth_date_is_kept_as_far_as_it_is_known(w, imported, reasons):
    receipt = imported("First name;Birth date\nA;17.5.1970\nB;17.05.\nC;30.2.1970\n", PERSON)
    assert [row.birth_date for row in w.rows(Person)] == ["1970-05-17", "--05-17"]
    assert reasons(receipt) == [(4, "Birth date", "no_such_day")]


# --- words of yes and no ---------------------------------------------------------------------------------------------


def test_yes_and_no_have_words_of_their_own_in_some_fields(w, imported, reasons):
    text = "First name;Former employee;No mailings\nA;Sluttet;avmeldt\nB;current;nei\nC;Former;x\nD;maybe;\n"
    receipt = imported(text, PERSON)
    told = [(row.former_employee, row.no_mailings) for row in w.rows(Person)]
    assert told == [(True, True), (False, False), (True, True)]
    assert reasons(receipt) == [(5, "Former employee", "not_yes_or_no")]


# --- persons without company -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "companies", "taken", "left_out"),
    [
        (WithoutCompany.KEEP, [None, "Nord"], 2, 0),
        (WithoutCompany.CREATE, ["Kari Moe", "Nord"], 2, 0),
        (WithoutCompany.SKIP, ["Nord"], 1, 1),
    ],
)
def test_imp8_a_person_without_company_is_kept_gets_one_or_is_left_out(w, imported, policy, companies, taken, left_out):
    receipt = imported("Name;Company\nKari Moe;\nOla Dahl;Nord\n", PERSON, without_company=policy)
    names = {row.id: row.name for row in w.rows(Company)}
    assert [names.get(row.company_id) for row in w.rows(Person)] == companies
    assert (receipt.taken, receipt.left_out, receipt.rows) == (taken, left_out, 2)


def test_imp8_importing_again_finds_the_company_that_was_made(w, imported):
    for _ in range(2):
        receipt = imported(
            "Name;Company\nKari Moe;\n", PERSON, without_company=WithoutCompany.CREATE, existing=Existing.SKIP
        )
    assert (receipt.there, len(w.rows(Company)), len(w.rows(Person))) == (1, 1, 1)


def test_imp11_imported_persons_have_agreed_by_import(w, tmp_path):
    w.do(_add_line)
    path = tmp_path / "list.csv"
    path.write_text("First name;Last name\nKari;Moe\n", encoding="utf-8")
    look = w.ask(look_at, path, PERSON)
    assert look.mapping.constants == {CONSENT_SOURCE: "Import"}
    w.do(run_import, path, look.mapping)
    line = next(row.id for row in w.rows(ListItem) if row.name == "Import")
    assert [row.consent_source_id for row in w.rows(Person)] == [line]


def _add_line(session):
    session.add(ListItem(list_name=ListName.CONSENT_SOURCE, name="Import"))


_add_line.label = "Add line"


def test_imp11_a_consent_that_is_there_is_not_overwritten_by_the_one_for_all_rows(w, imported):
    person(w, "Kari", "Moe", note="Mine")
    imported(
        "First name;Last name\nKari;Moe\n", PERSON, existing=Existing.REPLACE, match=("person.full_name",),
        constants={"person.note": "Imported", "person.title": "Buyer"},
    )  # fmt: skip
    assert [(row.note, row.title) for row in w.rows(Person)] == [("Mine", "Buyer")]


# --- main contact ----------------------------------------------------------------------------------------------------


def test_a_main_contact_becomes_a_person_of_the_new_company(w, imported):
    receipt = imported("Company;Main contact\nNord;Kari Moe\nSør;Kari Moe\n", COMPANY)
    nord, sor = w.rows(Company)
    one, two = w.rows(Person)
    assert receipt.created == {"person": 2}
    assert (nord.main_contact_id, one.company_id, sor.main_contact_id, two.company_id) == (
        one.id,
        nord.id,
        two.id,
        sor.id,
    )


def test_a_main_contact_is_one_of_the_companys_persons(w, imported):
    nord = company(w, "Nord")
    kari = person(w, "Kari", "Moe", company_id=nord)
    person(w, "Kari", "Moe")
    receipt = imported("Company;Main contact\nNord;kari moe\n", COMPANY, existing=Existing.MERGE)
    assert (receipt.created, w.rows(Company)[0].main_contact_id) == ({}, kari)


def test_imp9_a_main_contact_who_is_not_there_is_refused_or_left_out(w, imported, reasons):
    nord = company(w, "Nord")
    kari = person(w, "Kari", "Moe", company_id=nord)
    text = "Company;Main contact\nNord;Kari Moe\nSør;Kari Moe\n"
    missing = {"company.main_contact": Missing.REFUSE}
    receipt = imported(text, COMPANY, missing=missing, existing=Existing.MERGE)
    assert reasons(receipt) == [(3, "Main contact", "unknown_name")]
    assert w.rows(Company)[0].main_contact_id == kari
    imported(text, COMPANY, missing={"company.main_contact": Missing.EMPTY})
    assert [(row.name, row.main_contact_id) for row in w.rows(Company)] == [("Nord", kari), ("Sør", None)]


# --- fields of the user's own ----------------------------------------------------------------------------------------


@pytest.fixture
def own_fields(w):
    kinds = {"Colour": CustomKind.LIST, "Seats": CustomKind.WHOLE_NUMBER, "Since": CustomKind.DATE}
    kinds |= {"Key account": CustomKind.CHECK_BOX, "Factor": CustomKind.DECIMAL, "Motto": CustomKind.SHORT_TEXT}
    for label, kind in kinds.items():
        w.do(define_field, COMPANY, kind, label)
    w.ask(tell_catalogue)
    yield list(kinds)
    define(())


OWN = "Company;Colour;Seats;Since;Key account;Factor;Motto\nA;Red;12;01.02.2020;yes;1,5;Ever up\nB;;;;;;\n"


def own_values(w, id):
    values = w.ask(stored, COMPANY, id)
    return {name: value for name, value in values.items() if name.startswith("x")}


def test_sc16_fields_of_ones_own_are_imported_like_any_other(w, imported, own_fields):
    receipt = imported(OWN, COMPANY)
    first, second = w.rows(Company)
    colour = next(row for row in w.rows(ListItem) if row.name == "Red")
    told = list(own_values(w, first.id).values())
    assert [str(value) for value in told] == [str(colour.id), "12", "2020-02-01", "True", "1500000", "Ever up"]
    assert receipt.created == {colour.list_name: 1}
    assert set(own_values(w, second.id).values()) == {None}


def test_sc16_fields_of_ones_own_are_merged(w, imported, own_fields):
    imported(OWN, COMPANY)
    imported("Company;Seats;Motto\nA;99;Other\nB;7;New\n", COMPANY, existing=Existing.MERGE)
    first, second = (own_values(w, row.id) for row in w.rows(Company))
    assert (list(first.values())[1], list(first.values())[5]) == (12, "Ever up")
    assert (list(second.values())[1], list(second.values())[5]) == (7, "New")


def test_sc16_a_bad_value_of_ones_own_field_refuses_the_row(imported, own_fields, reasons):
    receipt = imported(f"Company;Seats;Motto\nA;many;{'x' * 40}\n", COMPANY)
    assert reasons(receipt) == [(2, "Seats", "not_a_number"), (2, "Motto", "too_long")]


# --- single rows -----------------------------------------------------------------------------------------------------


def test_imp2_single_rows_can_be_left_out(w, imported):
    mapping = imported.mapping("Company\nA\nB\nC\n", COMPANY)
    assert imported.check(mapping, without={3}).receipt.left_out == 1
    receipt = w.do(run_import, imported.path, mapping, without={3})
    assert (receipt.taken, receipt.left_out, receipt.rows) == (2, 1, 3)
    assert w.ask(lambda session: session.scalars(select(Company.name).order_by(Company.id)).all()) == ["A", "C"]


# --- persons in their company ----------------------------------------------------------------------------------------


def test_imported_persons_stand_behind_those_of_their_company_in_the_order_of_the_file(w, imported):
    alfa = company(w)
    person(w, company_id=alfa)
    imported("First name;Company\nBo;Alfa AS\nCy;Beta AS\nDi;Beta AS\nEva;Alfa AS\nFay;\n", PERSON)
    assert [row.rank for row in w.rows(Person)] == [1, 2, 1, 2, 3, None]


def test_a_rank_that_the_file_tells_holds(w, imported):
    imported("First name;Company;Rank\nBo;Alfa AS;7\nCy;Alfa AS;\nDi;;3\n", PERSON)
    assert [row.rank for row in w.rows(Person)] == [7, 1, None]


def test_who_changes_company_by_an_import_is_ranked_among_those_it_adds(w, imported):
    company(w)
    person(w, "Anne", "Berg", company_id=company(w, "Old AS"), email="anne@a.no")
    rows = "Bo;Moe;bo@a.no;Alfa AS\nAnne;Berg;anne@a.no;Alfa AS\nCy;Lie;cy@a.no;Alfa AS\n"
    imported(f"First name;Last name;E-mail;Company\n{rows}", PERSON, existing=Existing.REPLACE, match=("person.email",))
    assert {row.first_name: row.rank for row in w.rows(Person)} == {"Anne": 2, "Bo": 1, "Cy": 3}


@pytest.mark.parametrize(("word", "gender"), [("Kvinne", "female"), ("M", "male"), ("divers", "other"), ("", None)])
def test_gender_is_read_in_the_words_of_several_languages(w, imported, word, gender):
    imported(f"Fornavn;Kjønn\nAnne;{word}\n", PERSON)
    assert [row.gender for row in w.rows(Person)] == [gender]
