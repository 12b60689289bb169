"""Sales from files end like sales that were registered by hand: the same rules, whatever the file leaves out."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update
from xlsxwriter import Workbook

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person, Sale, SaleTypeStage, Stage, User
from desktop_crm.operations.importing.mapping import Existing, Missing
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.source import guess, open_source
from desktop_crm.operations.importing.words import guess_map
from desktop_crm.operations.sale import edit_sale
from desktop_crm.operations.sale_stages import stage_steps
from desktop_crm.operations.sale_status import next_stage
from tests.factories import TODAY, company, person, project, sale

SALE = RecordKind.SALE
STAGE_OF_STATUS = {"sale.status": Missing.REFUSE}


def only(w):
    (row,) = w.rows(Sale)
    return row


def test_a_sale_of_a_title_alone_is_as_in_an_empty_form(w, imported):
    imported("Title\nPrinters\n", SALE)
    sale(w)
    file, hand = w.rows(Sale)
    differing = [name for name in file._fields if getattr(file, name) != getattr(hand, name)]
    assert differing == ["id", "number"]


def test_st10_st14_sold_and_lost_sales_are_closed_on_their_day(w, imported):
    text = "Title;Status;Registered;Close date;Amount\nA;Won;01.02.2026;11.03.2026;1.500,50\nB;tapt;01.02.2026;;200,5\n"
    imported(text, SALE)
    sold, lost = w.rows(Sale)
    assert (sold.status, sold.probability, sold.sale_date, sold.sale_cycle) == ("sold", 10000, date(2026, 3, 11), 38)
    assert (sold.stage_when_closed_id, sold.completed, sold.amount, sold.profit) == (
        sold.stage_id,
        False,
        150050,
        150050,
    )
    assert (lost.status, lost.probability, lost.sale_date) == ("lost", 0, TODAY)
    assert sold.stage_since == date(2026, 2, 1)
    assert sold.registered_at == datetime(2026, 2, 1, 12).astimezone(UTC)


def test_sc21_the_expected_day_counts_from_the_day_of_registering(w, imported):
    imported("Title;Registered;Sale type\nA;31.01.2026;New customer\nB;31.01.2026;Upgrade\n", SALE)
    assert [row.sale_date for row in w.rows(Sale)] == [date(2026, 4, 30), date(2026, 2, 14)]


def test_sc31_the_stage_sets_the_probability_and_the_file_may_override_it(w, imported):
    imported("Title;Status;Probability\nA;Proposal;\nB;proposal;62,5 %\nC;Won;10\n", SALE)
    told = [(row.status, row.stage_id, row.probability) for row in w.rows(Sale)]
    proposal = w.ids["Proposal"]
    assert told[:2] == [("open", proposal, 5000), ("open", proposal, 6250)]
    assert told[2][::2] == ("sold", 10000)


def labels_of(w, sale_id):
    return [step.label for step in w.ask(stage_steps, sale_id)]


def test_any_other_word_of_status_is_an_open_sale_in_a_new_stage(w, imported):
    receipt = imported("Title;Status\nA;Engaging\nB;ENGAGING\n", SALE)
    (stage,) = [row for row in w.rows(Stage) if row.name == "Engaging"]
    assert receipt.created == {"stage": 1}
    assert {(row.status, row.stage_id, row.probability) for row in w.rows(Sale)} == {("open", stage.id, 0)}


def test_sc36_a_stage_of_the_file_stands_in_the_bar_of_its_own_sales_only(w, imported):
    own = sale(w, title="By hand")
    bar, links = labels_of(w, own), w.rows(SaleTypeStage)
    imported("Title;Status\nA;Engaging\nB;Prospecting\nC;Proposal\n", SALE)
    _, engaging, prospecting, proposal = [row.id for row in w.rows(Sale)]
    assert labels_of(w, own) == labels_of(w, proposal) == bar
    assert labels_of(w, engaging) == ["Engaging", *bar]
    assert labels_of(w, prospecting) == ["Prospecting", *bar]
    assert w.rows(SaleTypeStage) == links


def test_sc36_such_a_sale_is_edited_and_moved_on_like_any_other(w, imported):
    imported("Title;Status\nA;Engaging\n", SALE)
    stage_id = only(w).stage_id
    w.do(edit_sale, only(w).id, {"title": "B"})
    assert (only(w).title, only(w).stage_id) == ("B", stage_id)
    w.do(next_stage, [only(w).id])
    assert only(w).stage_id == w.ids["Lead"]


def test_sc30_a_stage_of_another_type_is_refused_or_replaced_by_the_first_one(w, imported, reasons):
    text = "Title;Status;Type\nA;Lead;Upgrade\nB;Proposal;Upgrade\n"
    refusing = imported(text, SALE, missing=STAGE_OF_STATUS)
    assert reasons(refusing) == [(2, "Status", "unknown_name")]
    imported("Title;Status;Type\nC;Lead;Upgrade\n", SALE, missing={"sale.status": Missing.EMPTY})
    assert w.rows(Sale)[-1].stage_id == w.ids["First meeting"]


def test_sc35_a_type_without_stages_has_open_sales_without_one(w, imported):
    imported("Title;Type\nA;Web shop\n", SALE)
    assert (only(w).stage_id, only(w).probability, only(w).sale_date) == (None, 0, TODAY)


def test_a_type_or_currency_that_is_not_there_is_refused(imported, reasons):
    receipt = imported("Title;Type;Currency\nA;Rental;NOK\nB;Upgrade;XTS\n", SALE)
    assert reasons(receipt) == [(2, "Type", "unknown_name"), (3, "Currency", "unknown_name")]


def test_own_words_of_status_are_turned_into_what_the_user_says(w, imported):
    text = "Title;Phase\nA;Closed\nB;Gave up\nC;Talking\nD;Gewonnen\n"
    imported(text, SALE, statuses={"closed": "sold", "Gave up": "lost", "Talking": "Proposal"})
    told = [row.status for row in w.rows(Sale)]
    assert told == ["sold", "lost", "open", "sold"]
    assert w.rows(Sale)[2].stage_id == w.ids["Proposal"]


def test_st2_what_belongs_to_another_status_is_left_out(w, imported):
    text = (
        "Title;Status;Reason (lost);Reason (sold);Re-open date;Reason (stalled)\n"
        "A;Lost;Price;Best price;1.9.2026;No time\nB;On hold;Price;Best price;1.9.2026;No time\n"
    )
    imported(text, SALE)
    lost, stalled = w.rows(Sale)
    assert (lost.reason_lost_id, lost.reason_sold_id, lost.reopen_date, lost.reason_stalled_id) == (
        w.ids["reason_lost: Price"], None, None, None,
    )  # fmt: skip
    assert (stalled.status, stalled.reason_lost_id, stalled.reopen_date) == ("stalled", None, date(2026, 9, 1))
    assert stalled.reason_stalled_id == w.ids["reason_stalled: No time"]


def test_st40_an_open_sale_cannot_be_completed(w, imported, reasons):
    receipt = imported("Title;Status;Completed\nA;Open;yes\nB;Sold;yes\nC;Open;no\n", SALE)
    assert reasons(receipt) == [(2, "Completed", "not_closed")]
    assert [row.completed for row in w.rows(Sale)] == [True, False]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100;40;", (4000, 6000, 6000)),
        ("100;;25", (7500, 2500, 2500)),
        ("100;;", (0, 10000, 10000)),
        ("0;10;", (1000, -1000, 0)),
    ],
)
def test_sd1_profit_is_amount_less_cost(w, imported, cells, told):
    imported(f"Title;Amount;Cost;Profit\nA;{cells}\n", SALE)
    assert (only(w).cost, only(w).profit, only(w).profit_percent) == told


def test_german_amounts_and_dates_are_read(w, imported):
    text = "Titel;Umsatz in €;Abschluß am\nDrucker;1.054,00;01.03.2026\nToner;50,5;2.3.26\n"
    imported(text, SALE)
    assert [(row.amount, row.sale_date) for row in w.rows(Sale)] == [
        (105400, date(2026, 3, 1)), (5050, date(2026, 3, 2)),
    ]  # fmt: skip


def test_bad_days_amounts_and_taken_numbers_are_all_told(w, imported, reasons):
    sale(w, number="S-1")
    text = (
        "Title;Number;Amount;Sale date\n;S-1;x;31.02.2026\nB;S-2;1e14;1.1.2026\nC;S-2;5;soon\n"
        "D;S-3;99999999999999;1.1.2026\nE;S-3;1;2.1.2026\n"
    )
    receipt = imported(text, SALE, existing=Existing.ADD)
    assert reasons(receipt) == [
        (2, "Amount", "not_a_number"), (2, "Sale date", "no_such_day"), (2, "Title", "required_empty"),
        (2, "Number", "taken"), (3, "Amount", "out_of_range"), (4, "Sale date", "not_a_date"),
        (5, "Amount", "out_of_range"),
    ]  # fmt: skip
    assert receipt.taken == 1


def test_imp7_sales_whose_number_is_there_can_be_skipped(imported):
    text = "Title;Number\nA;S-1\nB;S-2\n"
    assert imported(text, SALE).taken == 2
    again = imported(text + "C;S-3\n", SALE, existing=Existing.SKIP)
    assert (again.taken, again.there, again.refused) == (1, 2, ())


def test_the_title_is_joined_from_product_and_company_without_a_loose_dash(w, imported):
    imported("Product;Account\nGTX Basic;Acme\nGTXPro;\n", SALE)
    assert [row.title for row in w.rows(Sale)] == ["GTX Basic – Acme", "GTXPro"]


def test_links_are_found_by_name_or_number_and_made_where_they_are_missing(w, imported):
    alfa = company(w, "Alfa AS", number="K-7")
    new_office = project(w, "New office")
    text = "Title;Customer;Project;Owner\nA;alfa as;New office;OH\nB;K-7;Old office;ola hansen\nC;Beta;;Eva Foss\n"
    receipt = imported(text, SALE)
    a, b, c = w.rows(Sale)
    assert (a.company_id, a.project_id, a.owner_id) == (alfa, new_office, w.ids["Ola Hansen"])
    assert (b.company_id, b.owner_id) == (alfa, w.ids["Ola Hansen"])
    assert receipt.created == {"project": 1, "company": 1, "user": 1}
    assert w.rows(Company)[-1].id == c.company_id
    assert (w.rows(User)[-1].id, w.rows(User)[-1].initials) == (c.owner_id, "EF")


@pytest.mark.parametrize("policy", [Missing.EMPTY, Missing.REFUSE])
def test_imp9_a_missing_company_is_left_out_or_refused(w, imported, reasons, policy):
    receipt = imported("Title;Customer\nA;Nobody\n", SALE, missing={"sale.company": policy})
    if policy is Missing.EMPTY:
        assert only(w).company_id is None
    else:
        assert reasons(receipt) == [(2, "Customer", "unknown_name")]
    assert w.rows(Company) == []


def test_names_that_differ_by_case_only_are_told_apart_where_both_are_there(w, imported):
    upper, lower = company(w, "NORD"), company(w, "Nord")
    imported("Title;Customer\nA;Nord\nB;NORD\nC;nord\n", SALE)
    assert [row.company_id for row in w.rows(Sale)] == [lower, upper, upper]


def test_sc20_a_person_is_one_of_the_sales_company(w, imported):
    alfa, beta = company(w, "Alfa"), company(w, "Beta")
    anne_of_beta = person(w, "Anne", "Berg", company_id=beta)
    text = "Title;Customer;Contact\nA;Alfa;Anne Berg\nB;Beta;anne berg\nC;;Anne Berg\nD;Alfa;Anne Berg\n"
    receipt = imported(text, SALE)
    made = w.rows(Person)[-1]
    assert (receipt.created, made.company_id, made.first_name) == ({"person": 1}, alfa, "Anne")
    assert [(row.company_id, row.person_id) for row in w.rows(Sale)] == [
        (alfa, made.id), (beta, anne_of_beta), (beta, anne_of_beta), (alfa, made.id),
    ]  # fmt: skip


def test_imp9_a_missing_person_is_left_out_or_refused(w, imported, reasons):
    text = "Title;Contact\nA;Anne Berg\n"
    refusing = imported(text, SALE, missing={"sale.person": Missing.REFUSE})
    assert reasons(refusing) == [(2, "Contact", "unknown_name")]
    imported(text, SALE, missing={"sale.person": Missing.EMPTY})
    assert only(w).person_id is None


def test_the_owners_group_stays_on_the_sale(w, imported):
    imported("Title;Owner\nA;Kari Nordmann\nB;Ola Hansen\nC;\n", SALE)
    assert [row.owner_group_id for row in w.rows(Sale)] == [w.ids["Oslo"], None, w.ids["Oslo"]]


def test_a_registered_day_outside_every_calendar_is_refused(imported, reasons):
    receipt = imported("Title;Registered\nA;01.01.1066\n", SALE)
    assert reasons(receipt) == [(2, "Registered", "out_of_range")]


def test_words_of_status_are_counted_for_the_one_who_chooses(imported):
    mapping = imported.mapping("Title;Status\nA;Won\nB;Won\nC;Engaging\n", SALE)
    assert imported.check(mapping).statuses == {"Won": 2, "Engaging": 1}


def test_sc36_a_deleted_stage_of_the_type_is_not_linked_to_it_again(w, imported):
    w.do(lambda session: session.execute(update(Stage).where(Stage.name == "Proposal").values(deleted=1)), label="Hide")
    links = w.rows(SaleTypeStage)
    imported("Title;Stage\nPrinters;Proposal\nChairs;Proposal\n", SALE)
    assert {sale.stage_id for sale in w.rows(Sale)} == {w.ids["Proposal"]}
    assert w.rows(SaleTypeStage) == links


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((0.25, 1, 0, "50 %", ""), (2500, 10000, 0, 5000, 1000)),
        ((1, 1, 0, 0, 1), (10000, 10000, 0, 0, 10000)),
        ((0.29, 0.3333), (2900, 3333)),
        ((25, 100, 0.5), (2500, 10000, 50)),
        ((0, 0), (0, 0)),
    ],
)
def test_per_cents_of_a_workbook_are_read_as_it_shows_them(w, tmp_path, cells, told):
    """A workbook holds 25 % as 0.25."""
    path = tmp_path / "sales.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Title", "Probability"))
        for row, cell in enumerate(cells, 1):
            sheet.write_row(row, 0, (f"Sale {row}", cell), book.add_format({"num_format": "0 %"}))
    reading = guess(path)
    w.do(run_import, path, guess_map(SALE, reading, open_source(path, reading).headings))
    assert tuple(row.probability for row in w.rows(Sale)) == told
