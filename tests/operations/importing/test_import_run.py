"""Companies, persons and users from files: what is taken, what is created, what is refused and why."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, ListItem, Person, User, UserGroup
from desktop_crm.operations.importing.mapping import Column, Existing, MapFault, MapRefused, Missing
from desktop_crm.operations.importing.run import BATCH, Fate, run_import
from tests.factories import company

COMPANY, PERSON, USER = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.USER


def named(w, entity, name, attribute="name"):
    return next(row for row in w.rows(entity) if getattr(row, attribute) == name)


# --- companies -------------------------------------------------------------------------------------------------------


def test_imp3_a_company_needs_only_its_name(w, imported):
    receipt = imported("Company\nFjordglass AS\n", COMPANY)
    row = named(w, Company, "Fjordglass AS")
    assert (receipt.taken, row.number, row.registered_by) == (1, "10001", w.user_id)
    assert (row.fold_key, row.sort_key) == ("fjordglass as", "fjordglass as")
    assert row.match_key.endswith(" fjordglass")


def test_imp13_an_import_is_one_step_with_a_label(w, imported):
    imported("Company\nA\nB\n", COMPANY)
    assert (w.last.step.label, w.last.step.facts["count"]) == ("Import", 2)


def test_imp9_a_misspelt_line_is_created_left_out_or_refused(w, imported, reasons):
    text = "Company;Sector\nAlfa;indusrty\nBeta;Industry\n"
    refusing = imported(text, COMPANY, missing={"company.business": Missing.REFUSE})
    assert reasons(refusing) == [(2, "Sector", "unknown_name")]
    assert named(w, Company, "Beta").business_id == w.ids["business: Industry"]
    emptying = imported("Company;Sector\nGamma;indusrty\n", COMPANY, missing={"company.business": Missing.EMPTY})
    assert (emptying.taken, named(w, Company, "Gamma").business_id) == (1, None)
    creating = imported("Company;Sector\nDelta;indusrty\nEta;INDUSRTY\n", COMPANY)
    assert creating.created == {"business": 1}
    line = named(w, ListItem, "indusrty")
    assert named(w, Company, "Eta").business_id == line.id
    assert line.rank > named(w, ListItem, "Trade").rank


def test_imp9_a_refused_row_creates_nothing(w, imported):
    receipt = imported(f"Company;Sector\n{'x' * 220};New line\n", COMPANY)
    assert (receipt.taken, receipt.created) == (0, {})
    assert "New line" not in [row.name for row in w.rows(ListItem)]


def test_imp7_what_is_there_is_skipped_or_added_once_more(w, imported):
    company(w, "Møller AS")
    skipping = imported("Company\nMØLLER AS\nNy AS\nny as\n", COMPANY)
    assert (skipping.taken, skipping.there) == (1, 2)
    adding = imported("Company\nMØLLER AS\n", COMPANY, existing=Existing.ADD)
    assert (adding.taken, adding.there) == (1, 0)


def test_imp6_a_number_that_is_taken_is_refused(w, imported, reasons):
    company(w, "Alfa", number="77")
    receipt = imported("Company;Number\nBeta;77\nGamma;78\nDelta;78\nEta;\n", COMPANY)
    assert reasons(receipt) == [(2, "Number", "taken"), (4, "Number", "taken")]
    assert named(w, Company, "Eta").number not in ("77", "78")


@pytest.mark.parametrize("numbers", ['A;\nB;10001\nC;"10003 "\nD;\n', "B;10001\nC;10003\nA;\nD;\n"])
def test_imp6_no_row_is_given_the_number_that_a_later_row_brings(w, imported, numbers):
    receipt = imported(f"Company;Number\n{numbers}", COMPANY)
    assert (receipt.taken, receipt.refused) == (4, ())
    assert sorted((row.name, row.number) for row in w.rows(Company)) == [
        ("A", "10002"), ("B", "10001"), ("C", "10003"), ("D", "10004"),
    ]  # fmt: skip


def test_imp10_long_and_unstorable_texts_are_refused_with_all_reasons(imported, reasons):
    receipt = imported(f"Company;City;Stop\n{'x' * 220};{'y' * 100};maybe\nBell\x07;Oslo;yes\n", COMPANY)
    assert reasons(receipt) == [
        (2, "Company", "too_long"), (2, "City", "too_long"), (2, "Stop", "not_yes_or_no"),
        (3, "Company", "control_character"),
    ]  # fmt: skip


def test_countries_are_found_by_code_and_in_other_languages(w, imported):
    w.do(_give_codes, label="Codes")
    receipt = imported("Company;Country\nA;NO\nB;Norge\nC;sverige\nD;SE\n", COMPANY)
    assert receipt.created == {}
    countries = [row.country_id for row in w.rows(Company)]
    norway, sweden = w.ids["country: Norway"], w.ids["country: Sweden"]
    assert countries == [norway, norway, sweden, sweden]


def test_lines_of_the_program_are_found_in_its_other_languages(w, imported):
    receipt = imported("Company;Category\nA;Kunde\nB;CUSTOMER\n", COMPANY)
    assert receipt.created == {}
    assert {row.category_id for row in w.rows(Company)} == {w.ids["category: Customer"]}


def _give_codes(session):
    for name, code in (("Norway", "NO"), ("Sweden", "SE")):
        session.query(ListItem).filter_by(name=name).one().code = code


def test_our_contact_is_the_user_at_work_unless_the_file_has_a_column_for_it(w, imported):
    imported("Company\nA\n", COMPANY)
    imported("Company;Our contact\nB;\nC;Ola Hansen\n", COMPANY)
    assert [row.our_contact_id for row in w.rows(Company)] == [w.user_id, None, w.ids["Ola Hansen"]]


def test_constants_stand_in_every_row(w, imported):
    imported("Company\nA\nB\n", COMPANY, constants={"company.category": "Customer", "company.note": "From the fair"})
    assert {(row.category_id, row.note) for row in w.rows(Company)} == {(w.ids["category: Customer"], "From the fair")}


def test_a_line_break_in_a_name_becomes_a_space(w, imported):
    imported('Company\n"Nord\nlys AS"\n', COMPANY)
    assert [row.name for row in w.rows(Company)] == ["Nord lys AS"]


# --- persons ---------------------------------------------------------------------------------------------------------


def test_imp4_persons_share_a_company_that_is_created_once(w, imported):
    receipt = imported("First name;Last name;Company\nAnne;Berg;Nord\nOle;Dahl;NORD\nEva;Foss;\n", PERSON)
    assert receipt.created == {"company": 1}
    nord = named(w, Company, "Nord").id
    assert [row.company_id for row in w.rows(Person)] == [nord, nord, None]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kari Anne Moe", ("Kari", "Anne", "Moe")),
        ("Moe, Kari Anne", ("Kari Anne", "", "Moe")),
        ("Madonna", ("Madonna", "", "")),
        ("Per Hansen", ("Per", "", "Hansen")),
    ],
)
def test_imp3_a_full_name_is_parted(w, imported, name, parts):
    imported(f"Full name;E-mail\n{name};a@b.no\n", PERSON)
    (row,) = w.rows(Person)
    assert (row.first_name, row.middle_name, row.last_name) == parts
    assert row.full_name == " ".join(part for part in parts if part)


def test_imp3_a_person_without_a_name_is_refused(imported, reasons):
    receipt = imported("First name;Last name;E-mail\n;;a@b.no\nAnne;;\n", PERSON)
    assert (receipt.taken, reasons(receipt)) == (1, [(2, "Last name", "required_empty")])


def test_a_company_hands_down_what_its_persons_have_from_it(w, imported):
    company(w, "Nord", category_id=w.ids["category: Customer"], our_contact_id=w.ids["Ola Hansen"])
    imported("Name;Company;Category\nAnne Berg;Nord;Lead\nOle Dahl;;Lead\n", PERSON)
    told = [(row.category_id, row.our_contact_id) for row in w.rows(Person)]
    assert told == [(w.ids["category: Customer"], w.ids["Ola Hansen"]), (w.ids["category: Lead"], w.user_id)]


def test_imp7_a_person_of_the_same_company_can_be_skipped(w, imported):
    text = "Name;Company\nAnne Berg;Nord\nAnne Berg;Nord\nAnne Berg;Sør\nAnne Berg;\n"
    receipt = imported(text, PERSON, existing=Existing.SKIP)
    assert (receipt.taken, receipt.there) == (3, 1)


# --- users -----------------------------------------------------------------------------------------------------------


def test_users_come_with_their_groups_and_initials(w, imported):
    receipt = imported("Sales agent;Region\nEva Foss;North\nOle Dahl;north\nKari Nordmann;Oslo\n", USER)
    assert (receipt.taken, receipt.there, receipt.created) == (2, 1, {"user_group": 1})
    eva, north = named(w, User, "Eva Foss"), named(w, UserGroup, "North")
    assert (eva.initials, eva.group_id, eva.fold_key) == ("EF", north.id, "eva foss")


# --- the file --------------------------------------------------------------------------------------------------------


def test_imp3_a_mapping_without_a_mandatory_field_is_refused(w, imported):
    mapping = imported.mapping("City\nOslo\n", COMPANY)
    with pytest.raises(MapRefused) as refused:
        w.do(run_import, imported.path, mapping)
    assert (refused.value.fault, refused.value.detail) == (MapFault.FIELD_MISSING, "company.name")
    assert imported.check(mapping).rows[0].values == {"company.city": "Oslo"}


def test_a_mapping_of_columns_that_the_file_lacks_is_refused(w, imported):
    mapping = imported.mapping("Company\nA\n", COMPANY)
    wrong = type(mapping)(COMPANY, mapping.reading, (Column("company.name", ("Firma",)),))
    with pytest.raises(MapRefused, match="Firma"):
        w.do(run_import, imported.path, wrong)


def test_a_row_that_cannot_be_read_rightly_is_refused_and_a_long_one_is_told(imported, reasons):
    receipt = imported('Company;City\nA;Oslo;more\nB;"Bergen\nC;Voss\n', COMPANY)
    assert (receipt.taken, receipt.warnings) == (1, 1)
    assert reasons(receipt) == [(3, "None", "quote_never_closed")]


def test_cancelling_in_the_middle_leaves_nothing(w, imported):
    class Cancelled(Exception):
        pass

    def cancel(done, total):
        if done > BATCH:
            raise Cancelled

    rows = "".join(f"Company {n};Line {n % 7}\n" for n in range(3 * BATCH))
    mapping = imported.mapping(f"Company;Sector\n{rows}", COMPANY)
    before = w.snapshot()
    with pytest.raises(Cancelled):
        w.do(run_import, imported.path, mapping, progress=cancel)
    assert w.snapshot() == before
    assert w.journal.next_undo() is None


def test_progress_is_told_to_the_end(w, imported):
    told = []
    mapping = imported.mapping("Company\n" + "".join(f"C{n}\n" for n in range(450)), COMPANY)
    w.do(run_import, imported.path, mapping, progress=lambda done, total: told.append(done))
    assert told[:3] == [0, 200, 400]


def test_imp13_a_backup_is_made_first_unless_the_file_is_empty(w, imported):
    first = imported.mapping("Company\nA\n", COMPANY)
    assert w.do(run_import, imported.path, first, back_up=w.file.back_up).backup is None
    w.proving = False
    second = imported.mapping("Company\nB\n", COMPANY)
    backup = w.do(run_import, imported.path, second, back_up=w.file.back_up).backup
    assert backup is not None
    assert backup.stat().st_size > 0
    assert "before import" in backup.name


def test_a_check_of_some_rows_shows_values_and_problems(imported):
    mapping = imported.mapping("Company;Stop\nA;yes\nB;perhaps\nC;no\n", COMPANY)
    forecast = imported.check(mapping, limit=2)
    assert [row.fate for row in forecast.rows] == [Fate.TAKEN, Fate.REFUSED]
    assert forecast.rows[0].values == {"company.name": "A", "company.stop": True}
    assert [p.sentence() for p in forecast.rows[1].problems] == ["Row 3, Stop: “perhaps” is neither yes nor no."]


def test_undone_ids_are_not_given_to_other_records(w, imported):
    imported("Company\nA\nB\n", COMPANY)
    ids = {row.id for row in w.rows(Company)}
    w.journal.undo()
    imported("Company\nC\n", COMPANY)
    assert not ids & {row.id for row in w.rows(Company)}
    assert named(w, Company, "C").number == "10001"
