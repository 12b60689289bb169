"""What is there already: by which key it is known, and what becomes of it (IMP-6, IMP-7, IMP-10, IMP-12)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person, Product, Sale, SaleTypeStage, Stage
from desktop_crm.models.types import Contact
from desktop_crm.operations.importing.mapping import MATCHES, Existing, MapFault, MapRefused, Missing, Ways, check_map
from tests.factories import company, person, sale

COMPANY, PERSON, SALE, PRODUCT = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PRODUCT
MERGE, REPLACE, SKIP, ADD = Existing.MERGE, Existing.REPLACE, Existing.SKIP, Existing.ADD


def told(receipt):
    return receipt.taken, receipt.merged, receipt.replaced, receipt.there, len(receipt.refused)


# --- actions ---------------------------------------------------------------------------------------------------------

NORD = "Company;City;Phone\nNORD;Bergen;\nSør;Oslo;1\n"


@pytest.mark.parametrize(
    ("existing", "counts", "city", "companies"),
    [
        (MERGE, (1, 1, 0, 0, 0), "Tromsø", 2),
        (REPLACE, (1, 0, 1, 0, 0), "Bergen", 2),
        (SKIP, (1, 0, 0, 1, 0), "Tromsø", 2),
        (ADD, (2, 0, 0, 0, 0), "Tromsø", 3),
    ],
)
def test_imp7_a_company_that_is_there_is_merged_replaced_skipped_or_added(
    w, imported, existing, counts, city, companies
):
    company(w, "Nord", city="Tromsø")
    assert told(imported(NORD, COMPANY, existing=existing)) == counts
    assert (w.rows(Company)[0].city, len(w.rows(Company))) == (city, companies)


def test_imp7_merging_fills_what_is_empty_and_keeps_the_rest(w, imported):
    company(w, "Nord", city="Tromsø", interests=(w.ids["interest: Courses"],))
    imported("Company;City;Postcode;Interests\nNord;Bergen;5003;Fairs\n", COMPANY, existing=MERGE)
    (row,) = w.rows(Company)
    assert (row.city, row.postcode) == ("Tromsø", "5003")
    assert row.interests == (w.ids["interest: Courses"], w.ids["interest: Fairs"])


@pytest.mark.parametrize("existing", [MERGE, REPLACE])
def test_imp12_an_empty_cell_never_erases(w, imported, existing):
    company(w, "Nord", city="Tromsø", code="N", our_contact_id=w.ids["Ola Hansen"])
    imported("Company;City;Code;Our contact\nNord;;;\n", COMPANY, existing=existing)
    (row,) = w.rows(Company)
    assert (row.city, row.code, row.our_contact_id) == ("Tromsø", "N", w.ids["Ola Hansen"])
    assert row.updated_at is None


def test_imp7_one_undo_takes_merging_and_adding_back(w, imported):
    company(w, "Nord")
    imported(NORD, COMPANY, existing=REPLACE)
    assert (w.last.step.label, w.last.step.facts["count"]) == ("Import", 2)
    w.journal.undo()
    assert [(row.name, row.city) for row in w.rows(Company)] == [("Nord", "")]


def test_imp6_later_rows_of_the_file_count_too(w, imported):
    text = "Company;City;Phone\nNord;Bergen;\nnord;Oslo;55\nNORD;;66\n"
    assert told(imported(text, COMPANY, existing=MERGE)) == (1, 2, 0, 0, 0)
    (row,) = w.rows(Company)
    assert (row.name, row.city, row.phone) == ("Nord", "Bergen", "55")
    assert row.contacts == (Contact("phone", "66", "Phone"),)


def test_imp7_a_change_that_the_form_does_not_take_refuses_its_row_only(w, imported, reasons):
    sale(w, number="S-1", title="A", status="stalled", reopen_date=date(2026, 9, 1))
    receipt = imported("Title;Number;Probability\nA;S-1;10\nB;S-2;10\n", SALE, existing=ADD)
    assert told(receipt) == (1, 0, 0, 0, 1)
    mapping = imported.mapping("Title;Number;Sale type\nA;S-1;Upgrade\nB;S-2;Upgrade\n", SALE, existing=REPLACE)
    done = w.do(_run, imported.path, mapping)
    assert (done.replaced, reasons(done)) == (1, [(2, "Sale type", "locked")])


def _run(session, path, mapping):
    from desktop_crm.operations.importing.run import run_import

    return run_import(session, path, mapping)


_run.label = "Import"


# --- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("match", "row", "is_there"),
    [
        (("name",), "MØLLER as;;;;", True),
        (("name", "department"), "Møller AS;salg;;;", True),
        (("name", "department"), "Møller AS;Kjøp;;;", False),
        (("name", "department"), "Møller AS;;;;", False),
        (("number",), "Other;;77;;", True),
        (("number",), "Møller AS;;;;", False),
        (("code",), "Other;;;mol;", True),
        (("org_number",), "Other;;;;NO 987 654 321 MVA", True),
        (("org_number",), "Other;;;;987654321", False),
    ],
)
def test_imp6_a_company_is_known_by_the_key_that_is_chosen(w, imported, match, row, is_there):
    company(w, "Møller AS", department="Salg", number="77", code="MOL", org_number="NO987654321MVA")
    key = tuple(f"company.{name}" for name in match)
    receipt = imported(f"Company;Department;Number;Code;VAT number\n{row}\n", COMPANY, existing=SKIP, match=key)
    assert receipt.there == int(is_there)


@pytest.mark.parametrize(
    ("match", "row", "is_there"),
    [
        (("full_name",), "Kari;;Moe;;;;", True),
        (("full_name",), "Kari;Anne;Moe;;;;", True),
        (("full_name",), "Kari;Berit;Moe;;;;", False),
        (("full_name", "company"), "Kari;;Moe;Nord;;;", True),
        (("full_name", "company"), "Kari;;Moe;;;;", False),
        (("full_name", "company"), "Kari;;Moe;Ny AS;;;", False),
        (("email",), "X;;Y;;KARI@nord.no;;", True),
        (("mobile",), "X;;Y;;;+47 900 00 000;", True),
        (("number",), "X;;Y;;;;42", True),
    ],
)
def test_imp6_a_person_is_known_by_the_key_that_is_chosen(w, imported, match, row, is_there):
    nord = company(w, "Nord")
    told = {"email": "kari@nord.no", "mobile": "+4790000000", "number": "42", "company_id": nord}
    person(w, first_name="Kari", middle_name="Anne", last_name="Moe", **told)
    key = tuple(f"person.{name}" for name in match)
    text = f"First name;Middle name;Last name;Company;E-mail;Mobile;Number\n{row}\n"
    assert imported(text, PERSON, existing=SKIP, match=key).there == int(is_there)


@pytest.mark.parametrize("existing", [SKIP, MERGE, REPLACE])
def test_imp6_names_of_different_letters_are_of_different_records(w, imported, existing):
    """Bø and Bo are two places, and two companies."""
    company(w, "Bo AS", city="Bo")
    receipt = imported("Company;City\nBø AS;Bø\nHår;Oslo\nHar;Molde\n", COMPANY, existing=existing)
    assert told(receipt) == (3, 0, 0, 0, 0)
    names = {row.name: row for row in w.rows(Company)}
    assert [names[name].city for name in ("Bo AS", "Bø AS", "Hår", "Har")] == ["Bo", "Bø", "Oslo", "Molde"]
    imported("Title;Company\nPrinters;BØ as\nPlotters;bo as\n", SALE)
    assert [row.company_id for row in w.rows(Sale)] == [names["Bø AS"].id, names["Bo AS"].id]


def test_imp6_a_sale_is_known_by_title_and_company(w, imported):
    sale(w, title="Printers", company_id=company(w, "Nord"))
    text = "Title;Company;Amount\nprinters;Nord;5\nPrinters;Sør;6\nPrinters;sør;7\n"
    key = ("sale.title", "sale.company")
    assert told(imported(text, SALE, existing=REPLACE, match=key)) == (1, 0, 2, 0, 0)
    assert [row.amount for row in w.rows(Sale)] == [500, 700]


def test_imp6_the_column_of_the_key_must_be_in_the_file(imported):
    mapping = imported.mapping("Company\nA\n", COMPANY, existing=SKIP, match=("company.code",))
    with pytest.raises(MapRefused) as refused:
        check_map(mapping, ("Company",))
    assert (refused.value.fault, refused.value.detail) == (MapFault.KEY_MISSING, "company.code")
    check_map(replace(mapping, existing=ADD), ("Company",))


@pytest.mark.parametrize("record", list(MATCHES))
def test_imp6_each_kind_of_record_has_keys_of_its_own_fields(record):
    assert all(key.startswith(f"{record}.") for match in MATCHES[record] for key in match)


# --- persons ---------------------------------------------------------------------------------------------------------

MOE = {"first_name": "Kari", "last_name": "Moe", "phone": "11", "email": "kari@nord.no"}
WAYS = "First name;Last name;Phone;E-mail\nKari;Moe;22;kari@home.no\n"


@pytest.mark.parametrize(
    ("ways", "phone", "contacts"),
    [
        (Ways.ADD, "11", (("phone", "22", "Phone"), ("email", "kari@home.no", "E-mail"))),
        (Ways.REPLACE, "22", ()),
        (Ways.IGNORE, "11", ()),
    ],
)
@pytest.mark.parametrize("existing", [MERGE, REPLACE])
def test_imp10_a_further_phone_is_added_replaces_or_is_ignored(w, imported, existing, ways, phone, contacts):
    person(w, **MOE)
    imported(WAYS, PERSON, existing=existing, match=("person.full_name",), ways=ways)
    (row,) = w.rows(Person)
    assert (row.phone, {tuple(c) for c in row.contacts}) == (phone, set(contacts))


def test_imp10_the_same_phone_is_not_added_again(w, imported):
    person(w, **{**MOE, "phone": "+47 22 00 00 00"})
    text = "First name;Last name;Phone;Other phone\nKari;Moe;+4722000000;+47 22 000 000\n"
    imported(text, PERSON, existing=MERGE, match=("person.full_name",))
    assert w.rows(Person)[0].contacts == ()


def test_imp7_a_person_gets_the_name_of_the_file_and_another_company_hands_down(w, imported):
    company(w, "Nord", category_id=w.ids["category: Customer"])
    person(w, **MOE)
    text = "Full name;E-mail;Company\nKari Anne Moe Berg;KARI@NORD.NO;Nord\n"
    imported(text, PERSON, existing=REPLACE, match=("person.email",))
    (row,) = w.rows(Person)
    assert (row.full_name, row.first_name, row.last_name) == ("Kari Anne Moe Berg", "Kari", "Berg")
    assert (row.email, row.category_id) == ("kari@nord.no", w.ids["category: Customer"])


def test_imp3_a_row_that_is_known_by_another_key_needs_no_name(w, imported, reasons):
    person(w, **MOE)
    text = "Last name;E-mail;Title\n;kari@nord.no;Buyer\n;new@nord.no;Buyer\n"
    receipt = imported(text, PERSON, existing=MERGE, match=("person.email",))
    assert (receipt.merged, reasons(receipt)) == (1, [(3, "Last name", "required_empty")])
    assert (w.rows(Person)[0].full_name, w.rows(Person)[0].title) == ("Kari Moe", "Buyer")


# --- sales -----------------------------------------------------------------------------------------------------------


def test_st10_replacing_with_sold_follows_the_rules_of_the_form(w, imported):
    sale(w, number="S-1", title="A", amount=100)
    imported("Number;Title;Status;Reason (lost)\nS-1;A;Won;Price\n", SALE, existing=REPLACE)
    (row,) = w.rows(Sale)
    assert (row.status, row.probability, row.sale_date, row.reason_lost_id) == ("sold", 10000, date(2026, 6, 10), None)


def test_imp7_merging_leaves_status_and_amount_of_a_sale(w, imported):
    sale(w, number="S-1", title="A", amount=100, stage_id=w.ids["Proposal"])
    sale(w, number="S-2", title="B", amount=0)
    imported("Number;Title;Status;Amount\nS-1;A;Won;9\nS-2;B;Lost;9\n", SALE, existing=MERGE)
    assert [(row.status, row.amount) for row in w.rows(Sale)] == [("open", 100), ("open", 900)]


@pytest.mark.parametrize("word", ["Engaging", "Lead"])
def test_sc36_replacing_moves_a_sale_to_a_stage_that_its_type_has_not(w, imported, word):
    sale(w, number="S-1", title="A", type_id=w.ids["Upgrade"])
    links = w.rows(SaleTypeStage)
    receipt = imported(f"Number;Title;Status\nS-1;A;{word}\n", SALE, existing=REPLACE)
    (stage,) = [row for row in w.rows(Stage) if row.name == word]
    assert (receipt.replaced, w.rows(Sale)[0].stage_id) == (1, stage.id)
    assert w.rows(SaleTypeStage) == links


def test_imp9_replacing_creates_what_is_missing(w, imported):
    sale(w, number="S-1", title="A")
    receipt = imported("Number;Title;Company;Person;Source\nS-1;A;Ny;Eva Foss;Web\n", SALE, existing=REPLACE)
    assert receipt.created == {"company": 1, "source": 1, "person": 1}
    (row,), (made,), (eva,) = w.rows(Sale), w.rows(Company), w.rows(Person)
    assert (row.company_id, row.person_id, eva.company_id) == (made.id, eva.id, made.id)


# --- products --------------------------------------------------------------------------------------------------------

PRICES = "Code;Name;List price;Cost;VAT %\nP1;Printer;1 200,50;800;25\nP2;Toner;99;;\n"


def test_imp5_products_go_into_the_price_list_that_is_chosen(w, imported):
    receipt = imported(PRICES, PRODUCT, constants={"product.price_list": "Autumn"})
    assert (receipt.taken, receipt.created) == (2, {"price_list": 1})
    printer, toner = w.rows(Product)
    assert (printer.code, printer.list_price, printer.cost, printer.vat) == ("P1", 120050, 80000, 2500)
    assert printer.price_list_id == toner.price_list_id
    assert printer.currency_id == w.ids["NOK"]


def test_imp5_a_code_stands_once_in_a_price_list(w, imported, reasons):
    constants = {"product.price_list": "Autumn"}
    imported(PRICES, PRODUCT, constants=constants)
    twice = imported(PRICES + "p2;Ink;5;;\n", PRODUCT, constants=constants, existing=ADD)
    assert reasons(twice) == [(2, "Code", "taken"), (3, "Code", "taken"), (4, "Code", "taken")]
    other = imported(PRICES, PRODUCT, constants={"product.price_list": "Winter"}, existing=ADD)
    assert told(other) == (2, 0, 0, 0, 0)


def test_imp7_a_product_is_known_by_its_code_within_its_price_list(w, imported):
    constants = {"product.price_list": "Autumn"}
    imported(PRICES, PRODUCT, constants=constants)
    again = imported(
        "Code;Name;List price\np1;Printer 2;900\nP3;Ink;1\n", PRODUCT, constants=constants, existing=REPLACE
    )
    assert told(again) == (1, 0, 1, 0, 0)
    assert [(row.name, row.list_price) for row in w.rows(Product)] == [
        ("Printer 2", 90000),
        ("Toner", 9900),
        ("Ink", 100),
    ]
    elsewhere = imported(PRICES, PRODUCT, constants={"product.price_list": "Winter"}, existing=REPLACE)
    assert told(elsewhere) == (2, 0, 0, 0, 0)


def test_imp9_a_line_that_is_missing_is_replaced_by_the_one_that_is_chosen(w, imported):
    mapping = imported.mapping("Company;Category\nA;Whale\nB;Supplier\n", COMPANY)
    columns = tuple(
        replace(c, missing=Missing.DEFAULT, default="Customer") if c.key == "company.category" else c
        for c in mapping.columns
    )
    receipt = w.do(_run, imported.path, replace(mapping, columns=columns))
    assert receipt.created == {}
    assert [row.category_id for row in w.rows(Company)] == [w.ids["category: Customer"], w.ids["category: Supplier"]]
