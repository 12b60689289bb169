"""What is there under a name that is written otherwise, and what a new record looks like (IMP-6, DUP-1, DUP-2)."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.operations.duplicate_search import find_duplicates
from desktop_crm.operations.importing.map_json import from_json, to_json
from desktop_crm.operations.importing.mapping import MATCHES, SAME_NAME, Existing, WithoutCompany
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.preferences import set_preference
from tests.factories import company, person

COMPANY, PERSON = RecordKind.COMPANY, RecordKind.PERSON
MERGE, REPLACE, SKIP, ADD = Existing.MERGE, Existing.REPLACE, Existing.SKIP, Existing.ADD
EXACT = ("company.name",)


def told(forecast):
    return [(row.fate.value, row.known_as or row.earlier) for row in forecast.rows]


def names(w, entity=Company):
    return [row.name for row in w.rows(entity)]


# --- the key of the name ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Acme Inc.", "ACME, Inc", "Acme corporation inc", "A.C.M.E.", "  acme A/S ", "Ácme", "acme"]
)
def test_dup2_a_company_is_known_whatever_its_legal_form_case_and_signs(w, imported, name):
    company(w, "Acme Corporation")
    mapping = imported.mapping(f'Company\n"{name}"\n', COMPANY)
    assert (mapping.existing, mapping.match) == (SKIP, (SAME_NAME,))
    assert told(imported.check(mapping)) == [("there", "Acme Corporation")]


@pytest.mark.parametrize("name", ["Acme Trading", "Acmes", "Ac", "Ac me 2", "Åcme", "Æcme"])
def test_dup2_a_company_of_another_name_is_another_one(w, imported, name):
    company(w, "Acme Corporation")
    assert imported(f"Company\n{name}\n", COMPANY).taken == 1


def test_imp6_signs_part_names_whose_letters_are_the_same(w, imported):
    company(w, "C++ Partners AS")
    assert imported("Company\nC# Partners AS\nC++ Partners\n😀 1\n1\n", COMPANY).taken == 3
    assert names(w) == ["C++ Partners AS", "C# Partners AS", "😀 1", "1"]


def test_dup1_dup2_no_two_companies_of_a_file_have_the_same_name(w, imported):
    company(w, "Betasoloin")
    imported("Company\nBetasoloin AS\nCondax\nCondáx\nCondax Inc.\n", COMPANY)
    assert names(w) == ["Betasoloin", "Condax"]
    assert w.ask(find_duplicates, COMPANY).count == 0


def test_imp6_the_exact_name_can_still_be_the_key(w, imported):
    company(w, "Acme Corporation")
    receipt = imported("Company\nAcme Inc.\nACME CORPORATION\n", COMPANY, match=EXACT)
    assert (receipt.taken, receipt.there) == (1, 1)


def test_imp6_the_same_spelling_wins_over_a_like_one(w, imported):
    company(w, "Acme Corporation"), company(w, "Acme AS")
    imported("Company;City\nacme as;Oslo\n", COMPANY, existing=MERGE)
    assert [(row.name, row.city) for row in w.rows(Company)] == [("Acme Corporation", ""), ("Acme AS", "Oslo")]


@pytest.mark.parametrize("existing", [MERGE, REPLACE])
def test_imp7_a_row_that_fits_several_records_changes_none(w, imported, reasons, existing):
    company(w, "Acme Corporation"), company(w, "Acme AS")
    receipt = imported("Company;City\nAcme GmbH;Oslo\nNord;Oslo\n", COMPANY, existing=existing)
    assert reasons(receipt) == [(2, "Company", "several_fit")]
    assert [problem.value for problem in receipt.refused[0].problems] == ["Acme Corporation, Acme AS"]
    assert [(row.name, row.city) for row in w.rows(Company)] == [
        ("Acme Corporation", ""), ("Acme AS", ""), ("Nord", "Oslo"),
    ]  # fmt: skip
    assert imported("Company\nAcme GmbH\n", COMPANY, existing=SKIP).there == 1


@pytest.mark.parametrize("match", [("person.email",), ("person.mobile",), ("person.full_name",)])
def test_imp7_two_persons_of_one_key_are_left_as_they_are(w, imported, reasons, match):
    for _ in range(2):
        person(w, first_name="Kari", last_name="Moe", email="post@nord.no", mobile="90000000")
    text = "First name;Last name;E-mail;Mobile;Title\nKari;Moe;post@nord.no;90000000;Buyer\n"
    receipt = imported(text, PERSON, existing=REPLACE, match=match)
    assert [kind for _, _, kind in reasons(receipt)] == ["several_fit"]
    assert [row.title for row in w.rows(Person)] == ["", ""]


def test_imp7_merging_by_a_like_name_is_taken_back_whole(w, imported):
    company(w, "Acme Corporation")
    imported("Company;City\nAcme Inc.;Oslo\nNord;Bergen\n", COMPANY, existing=REPLACE)
    assert [(row.name, row.city) for row in w.rows(Company)] == [("Acme Inc.", "Oslo"), ("Nord", "Bergen")]
    w.journal.undo()
    assert [(row.name, row.city) for row in w.rows(Company)] == [("Acme Corporation", "")]


def test_a_mapping_keeps_by_which_name_records_are_known(imported):
    mapping = imported.mapping("Company\nA\n", COMPANY)
    for match in ((SAME_NAME,), EXACT):
        text = to_json(imported.mapping("Company\nA\n", COMPANY, match=match))
        assert from_json(text, None, mapping.reading).match == match


@pytest.mark.parametrize(
    ("match", "row", "is_there"),
    [
        ("email", "Other;POST@nord.no;;", True),
        ("email", "Nord;;;", False),
        ("web", "Other;;nord.no;", True),
        ("web", "Other;;https://nord.no/shop;", False),
    ],
)
def test_imp6_a_company_is_known_by_email_or_web(w, imported, match, row, is_there):
    company(w, "Nord", email="post@nord.no", web="https://www.Nord.no/")
    text = f"Company;E-mail;Web;City\n{row}\n"
    assert imported(text, COMPANY, existing=SKIP, match=(f"company.{match}",)).there == int(is_there)


def test_imp6_a_person_is_known_by_phone_whatever_stands_before_the_number(w, imported):
    person(w, first_name="Kari", last_name="Moe", phone="+47 22 33 44 55")
    key = ("person.phone",)
    assert imported("Full name;Phone\nX Y;22334455\n", PERSON, existing=SKIP, match=key).there == 1


@pytest.mark.parametrize("record", list(MATCHES))
def test_imp6_every_kind_has_a_key_of_one_field_first(record):
    assert len(MATCHES[record][0]) == 1


# --- what rows look like ---------------------------------------------------------------------------------------------


def test_the_record_that_a_row_is_about_is_named(w, imported):
    company(w, "Acme Corporation")
    text = "Company;City\nAcme Inc;Oslo\nNord;Oslo\nNORD AS;Oslo\n"
    skipping = imported.check(imported.mapping(text, COMPANY))
    assert told(skipping) == [("there", "Acme Corporation"), ("taken", None), ("there", 3)]
    assert (skipping.alike, skipping.resembling) == (2, 0)
    merging = imported.check(imported.mapping(text, COMPANY, existing=MERGE))
    assert told(merging) == [("merged", "Acme Corporation"), ("taken", None), ("merged", 3)]


@pytest.mark.parametrize("changes", [{"match": EXACT}, {"existing": ADD}])
def test_dup1_a_new_company_that_looks_like_one_is_told(w, imported, changes):
    company(w, "Acme Corporation", org_number="987 654 321")
    text = "Company;VAT number\nAcme Inc;\nNord;\nNord AS;\nNordlyset;987654321\nNorblyset;\nBo;\n"
    forecast = imported.check(imported.mapping(text, COMPANY, **changes))
    assert told(forecast) == [
        ("taken", "Acme Corporation"), ("taken", None), ("taken", 3), ("taken", "Acme Corporation"), ("taken", 5),
        ("taken", None),
    ]  # fmt: skip
    assert forecast.resembling == 4


def test_dup2_letters_that_differ_by_a_slip_are_a_likeness_not_the_same_record(w, imported):
    company(w, "Bo AS"), company(w, "Bioplex")
    forecast = imported.check(imported.mapping("Company\nBø AS\nBiople\nTioplex\n", COMPANY))
    assert told(forecast) == [("taken", "Bo AS"), ("taken", "Bioplex"), ("taken", "Bioplex")]


def test_dup2_a_slip_in_the_first_letter_is_found_among_many_names(w, imported):
    """Sorted by their beginnings the two stand far apart."""
    between = (
        "Drammen Is", "Elverum Bad", "Flekkefjord", "Grimstad Sag", "Hamar Malt", "Kongsvinger", "Lom Mølle",
        "Mandal Røykeri", "Narvik Havn", "Orkanger Stål", "Porsgrunn Kull", "Rjukan Kraft", "Skien Papir",
    )  # fmt: skip
    for name in ("Bioplex", *between):
        company(w, name)
    forecast = imported.check(imported.mapping("Company\nTioplex\nBergstua Kafé\nTergstua Kafé\n", COMPANY))
    assert told(forecast) == [("taken", "Bioplex"), ("taken", None), ("taken", 3)]


def test_dup1_a_new_person_who_looks_like_one_is_told(w, imported):
    nord = company(w, "Nord")
    person(w, first_name="Kåre", last_name="Moe", company_id=nord, email="k@nord.no", mobile="90 00 00 00")
    text = (
        "First name;Last name;Company;E-mail;Mobile\nKare;Moe;Nord;;\nKåre;Moe;Sør;;\nX;Y;;K@NORD.no;\n"
        "Z;Y;;;+4790000000\nNew;One;Nord;;\n"
    )
    forecast = imported.check(imported.mapping(text, PERSON))
    assert told(forecast) == [
        ("taken", "Kåre Moe"), ("taken", None), ("taken", "Kåre Moe"), ("taken", "Kåre Moe"), ("taken", None),
    ]  # fmt: skip


def test_dup1_who_does_not_look_for_duplicates_is_told_of_none(w, imported):
    company(w, "Acme Corporation")
    w.do(set_preference, "check_duplicates", False)
    forecast = imported.check(imported.mapping("Company\nAcme Inc\n", COMPANY, match=EXACT))
    assert told(forecast) == [("taken", None)]


def test_the_first_rows_alone_are_read_without_looking_for_likenesses(w, imported):
    company(w, "Acme Corporation")
    mapping = imported.mapping("Company\nAcme Inc\n", COMPANY, match=EXACT)
    assert told(imported.check(mapping, limit=1)) == [("taken", None)]


# --- what is imported all the same -----------------------------------------------------------------------------------


@pytest.mark.parametrize("existing", [SKIP, MERGE, REPLACE])
def test_imp2_a_row_that_is_ticked_becomes_a_new_record_whatever_is_there(w, imported, existing):
    company(w, "Acme Corporation", city="Oslo")
    mapping = imported.mapping("Company;City\nAcme Inc;Bergen\n", COMPANY, existing=existing)
    forecast = imported.check(mapping, anyway={2})
    assert told(forecast)[0] == ("taken", "Acme Corporation")
    w.do(run_import, imported.path, mapping, anyway={2})
    assert [(row.name, row.city) for row in w.rows(Company)] == [("Acme Corporation", "Oslo"), ("Acme Inc", "Bergen")]


def test_imp8_a_person_without_company_is_imported_where_the_row_is_ticked(w, imported):
    text = "First name;Last name\nKari;Moe\nOla;Moe\n"
    mapping = imported.mapping(text, PERSON, without_company=WithoutCompany.SKIP)
    receipt = w.do(run_import, imported.path, mapping, anyway={3})
    assert (receipt.taken, receipt.left_out, [row.first_name for row in w.rows(Person)]) == (1, 1, ["Ola"])
