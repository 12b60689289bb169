"""Quotes in the file: versions, alternatives and lines; what lines keep of them; what is locked."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import ListName, QuoteState, RecordKind
from desktop_crm.models.everything import Quote, QuoteLine, QuoteVersion
from desktop_crm.operations.errors import (
    CurrencyOfQuote,
    FieldIsMissing,
    QuoteIsLocked,
    SaleHasQuote,
    SaleIsClosed,
    ValueNotTaken,
)
from desktop_crm.operations.lists import add_line, set_line_deleted
from desktop_crm.operations.quote import (
    Offered,
    add_alternative,
    add_quote,
    alternatives_of,
    delete_quotes,
    edit_alternative,
    lose_quote,
    new_version,
    place_order,
    send_quote,
    set_favourite,
    use_values,
)
from desktop_crm.operations.quote_lines import add_lines, edit_line, remove_lines
from desktop_crm.operations.reading import rows_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.records import stored
from desktop_crm.operations.sale import delete_sales, edit_sale
from desktop_crm.operations.sale_status import mark_as_lost
from desktop_crm.selections.paths import expression
from tests.factories import TODAY, Workbench, product, sale

ONE = 1_000_000
LINE = RecordKind.QUOTE_LINE
PRINTERS: Mapping[str, Any] = {"name": "Printer", "quantity": 10 * ONE, "list_price": 1300, "cost": 1000}


def quoted(w: Workbench, *lines: Mapping[str, Any], **values: Any) -> int:
    """Register a sale with a quote, and return the sale."""
    id = sale(w, **values)
    w.do(add_quote, id, "Products", lines or [PRINTERS])
    return id


def offered(w: Workbench, sale_id: int) -> list[Offered]:
    return w.ask(alternatives_of, sale_id)


def lines(w: Workbench, sale_id: int) -> list[tuple[Any, ...]]:
    """Version, alternative, name, whether it counts and state, of all lines of a sale."""
    paths = ["alternative.version.rank", "alternative", "name", "in_use", "state"]
    ids = w.ask(lambda s: s.scalars(select(QuoteLine.id).where(QuoteLine.sale_id == sale_id)).all())
    rows = w.ask(rows_of, LINE, [f"quote_line.{path}" for path in paths], ids)
    return sorted(rows[id].values for id in ids)


def line_of(w: Workbench, sale_id: int) -> int:
    return w.ask(lambda s: s.scalars(select(QuoteLine.id).where(QuoteLine.sale_id == sale_id)).first())


def values_of(w: Workbench, line_id: int, *names: str) -> tuple[Any, ...]:
    row = w.ask(stored, LINE, line_id)
    return tuple(row[name] for name in names)


def has_quote(w: Workbench, sale_id: int) -> bool:
    return w.row(RecordKind.SALE, sale_id)["has_quote"]


# -- making one


def test_qt1_qt25_a_quote_has_a_version_with_a_favourite_alternative(w: Workbench) -> None:
    id = quoted(w, number="10042", currency_id=w.ids["EUR"])
    (first,) = offered(w, id)
    assert (first.name, first.version, first.state, first.active, first.favourite) == (
        *("Products", 1, QuoteState.DRAFT, True, True),
    )
    assert (first.total, first.cost) == (13_000, 10_000)
    assert w.ask(stored, RecordKind.QUOTE_VERSION, first.version_id)["number"] == "10042-1"
    assert w.ask(stored, RecordKind.QUOTE_ALTERNATIVE, first.id)["currency_id"] == w.ids["EUR"]
    assert lines(w, id) == [(1, "Products", "Printer", True, "draft")]
    assert (w.last.step.label, w.last.step.facts["title"]) == ("Create quote", "Printers")


def test_sc43_a_sale_knows_whether_it_has_a_quote(w: Workbench) -> None:
    with_one, without = quoted(w), sale(w)
    assert (has_quote(w, with_one), has_quote(w, without)) == (True, False)


def test_qt1_a_sale_has_one_quote_at_most(w: Workbench) -> None:
    id = quoted(w)
    with pytest.raises(SaleHasQuote, match="Printers"):
        w.do(add_quote, id, "Products")


def test_qt10_a_closed_sale_gets_no_quote(w: Workbench) -> None:
    id = sale(w)
    w.do(mark_as_lost, [id])
    with pytest.raises(SaleIsClosed):
        w.do(add_quote, id, "Products")


def test_cu5_a_sale_with_a_quote_keeps_its_currency(w: Workbench) -> None:
    id, other = quoted(w), sale(w)
    with pytest.raises(CurrencyOfQuote, match="Printers"):
        w.do(edit_sale, id, {"currency_id": w.ids["SEK"]})
    w.do(edit_sale, other, {"currency_id": w.ids["SEK"]})
    form = FORMS[RecordKind.SALE]
    assert "currency_id" in form.state(w.row(RecordKind.SALE, id)).locked
    assert "currency_id" not in form.state(w.row(RecordKind.SALE, other)).locked


def test_st63_a_quote_goes_with_its_sale_and_comes_back_with_it(w: Workbench) -> None:
    w.do(delete_sales, [quoted(w)])
    assert w.rows(Quote) == w.rows(QuoteVersion) == w.rows(QuoteLine) == []
    w.journal.undo()
    assert len(w.rows(QuoteLine)) == 1


def test_a_deleted_quote_leaves_the_sale(w: Workbench) -> None:
    id = quoted(w)
    w.do(delete_quotes, [w.rows(Quote)[0].id])
    assert w.rows(QuoteLine) == []
    assert not has_quote(w, id)
    assert w.last.step.facts["title"] == "Printers"


# -- lines


def test_ql1_a_line_is_a_copy_of_its_product(w: Workbench) -> None:
    printer = product(w, code="P1", list_price=1300, cost=1000, minimum_price=1100, vat=2500)
    line = line_of(w, quoted(w, {"product_id": printer, "quantity": 2 * ONE}))
    w.do(FORMS[RecordKind.PRODUCT].edit, printer, {"name": "Scanner", "list_price": 9900})
    assert values_of(w, line, "name", "code", "list_price", "minimum_price", "vat", "total") == (
        *("Printer", "P1", 1300, 1100, 2500, 2600),
    )
    shown = w.ask(rows_of, LINE, ["quote_line.total_with_vat", "quote_line.product"], [line])[line].values
    assert (shown[0].minor, shown[1]) == (3250, "Scanner")
    w.do(FORMS[RecordKind.PRODUCT].delete, [printer])
    assert values_of(w, line, "name", "product_id") == ("Printer", None)


def test_sd7_a_line_is_a_copy_also_of_what_is_offered_no_more(w: Workbench) -> None:
    unit = w.do(add_line, ListName.PRODUCT_UNIT, "Piece")
    printer, other = product(w, unit_id=unit), product(w, "Scanner")
    w.do(set_line_deleted, ListName.PRODUCT_UNIT, unit, True)
    line = line_of(w, quoted(w, {"product_id": printer}))
    assert values_of(w, line, "unit_id") == (unit,)
    for chosen in (other, printer):
        w.do(edit_line, line, {"product_id": chosen})
    assert values_of(w, line, "unit_id") == (unit,)
    with pytest.raises(ValueNotTaken):
        quoted(w, {**PRINTERS, "unit_id": unit})


def test_ql1_a_product_of_another_currency_is_not_taken(w: Workbench) -> None:
    printer, id = product(w, list_price=1300), quoted(w, currency_id=w.ids["EUR"])
    with pytest.raises(ValueNotTaken) as caught:
        w.do(add_lines, offered(w, id)[0].id, [{"product_id": printer}])
    assert (caught.value.field, caught.value.why) == (CATALOGUE["quote_line.product"], "other_currency")


def test_ql3_what_was_typed_last_stays_when_the_quantity_changes(w: Workbench) -> None:
    id = quoted(w)
    line = line_of(w, id)
    w.do(edit_line, line, {"discount_percent": 1000})
    w.do(edit_line, line, {"quantity": 100 * ONE})
    assert values_of(w, line, "sum", "discount", "discount_percent", "total") == (130_000, 13_000, 1000, 117_000)
    assert values_of(w, line, "earnings", "earnings_percent") == (17_000, 1453)
    w.do(edit_line, line, {"total": 110_000})
    assert values_of(w, line, "discount", "discount_percent", "earnings_percent") == (20_000, 1538, 909)
    w.do(edit_line, line, {"cost": 500})
    assert values_of(w, line, "total", "earnings") == (110_000, 60_000)
    assert offered(w, id)[0].total == 110_000


def test_ql7_earnings_of_all_are_refused(w: Workbench) -> None:
    line = line_of(w, quoted(w))
    with pytest.raises(ValueNotTaken) as caught:
        w.do(edit_line, line, {"earnings_percent": 10_000})
    assert caught.value.why == "out_of_range"


@pytest.mark.parametrize("values", [{"in_use": False}, {"sale_id": 1}, {"state": "sent"}, {"sum": 5}])
def test_what_a_line_keeps_of_others_is_not_typed(w: Workbench, values: dict[str, Any]) -> None:
    sale(w)
    line = line_of(w, quoted(w))
    with pytest.raises(ValueNotTaken) as caught:
        w.do(edit_line, line, values)
    assert caught.value.why == "not_editable"


def test_a_line_needs_a_name_and_stands_last(w: Workbench) -> None:
    id = quoted(w)
    alternative = offered(w, id)[0].id
    with pytest.raises(FieldIsMissing):
        w.do(add_lines, alternative, [{"quantity": ONE}])
    cable, stand = w.do(add_lines, alternative, [{"name": "Cable", "list_price": 500}, {"name": "Stand"}])
    assert [values_of(w, line, "rank") for line in (cable, stand)] == [(2,), (3,)]
    assert offered(w, id)[0].total == 13_500
    w.do(remove_lines, [cable])
    assert offered(w, id)[0].total == 13_000


def test_qa1_an_alternative_has_a_discount_on_top_of_its_lines(w: Workbench) -> None:
    id = quoted(w)
    alternative = offered(w, id)[0].id
    w.do(edit_alternative, alternative, {"discount_percent": 1000})
    w.do(add_lines, alternative, [{"name": "Cable", "list_price": 7000}])
    row = w.ask(stored, RecordKind.QUOTE_ALTERNATIVE, alternative)
    assert (row["subtotal"], row["discount"], row["total"], row["earnings"]) == (20_000, 2000, 18_000, 8000)


# -- alternatives and versions: which lines count


def test_1_8_f_only_the_favourite_counts_until_another_one_is_accepted(w: Workbench) -> None:
    id = quoted(w)
    (first,) = offered(w, id)
    second = w.do(add_alternative, first.version_id, "Used printers", first.id)
    assert lines(w, id) == [
        (1, "Products", "Printer", True, "draft"), (1, "Used printers", "Printer", False, "draft")
    ]  # fmt: skip
    w.do(set_favourite, second)
    assert [(one.name, one.favourite) for one in offered(w, id)] == [("Products", False), ("Used printers", True)]
    assert [line[3] for line in lines(w, id)] == [False, True]
    w.do(place_order, first.id, "PO 7", "By phone")
    assert [(line[3], line[4]) for line in lines(w, id)] == [(True, "ordered"), (False, "ordered")]
    quote = w.ask(stored, RecordKind.QUOTE, w.rows(Quote)[0].id)
    assert (quote["po_number"], quote["order_comment"]) == ("PO 7", "By phone")


def test_qs6_a_sent_version_is_locked_and_edited_as_a_copy(w: Workbench) -> None:
    id = quoted(w, number="10042")
    (first,) = offered(w, id)
    w.do(send_quote, first.version_id, date(2026, 7, 10))
    sent = w.ask(stored, RecordKind.QUOTE_VERSION, first.version_id)
    assert (sent["state"], sent["sent_date"], sent["expiration_date"]) == ("sent", TODAY, date(2026, 7, 10))
    for change in (
        lambda: w.do(add_lines, first.id, [{"name": "Cable"}]),
        lambda: w.do(edit_line, line_of(w, id), {"quantity": ONE}),
        lambda: w.do(remove_lines, [line_of(w, id)]),
        lambda: w.do(edit_alternative, first.id, {"name": "Other"}),
        lambda: w.do(add_alternative, first.version_id, "Other"),
        lambda: w.do(send_quote, first.version_id, TODAY),
    ):
        with pytest.raises(QuoteIsLocked, match="Printers"):
            change()
    second = w.do(new_version, first.version_id)
    newest, oldest = offered(w, id)
    assert (newest.version_id, newest.version, newest.state, newest.active) == (second, 2, "draft", True)
    assert (oldest.state, oldest.active, oldest.total) == ("archived", False, newest.total)
    kept = w.ask(stored, RecordKind.QUOTE_VERSION, first.version_id)
    assert (kept["state_before"], kept["sent_date"]) == ("sent", TODAY)
    fresh = w.ask(stored, RecordKind.QUOTE_VERSION, second)
    assert (fresh["number"], fresh["sent_date"], fresh["expiration_date"]) == ("10042-2", None, None)
    assert lines(w, id) == [(1, "Products", "Printer", False, "archived"), (2, "Products", "Printer", True, "draft")]
    w.do(edit_line, max(row.id for row in w.rows(QuoteLine)), {"quantity": ONE})
    assert [one.total for one in offered(w, id)] == [1300, 13_000]


def test_qs7_an_archived_version_becomes_active_again_as_a_copy(w: Workbench) -> None:
    id = quoted(w)
    first = offered(w, id)[0].version_id
    second = w.do(new_version, first)
    w.do(remove_lines, [max(row.id for row in w.rows(QuoteLine))])
    w.do(new_version, first)
    assert [(one.version, one.state, one.total) for one in offered(w, id)] == [
        (3, "draft", 13_000), (2, "archived", 0), (1, "archived", 13_000)
    ]  # fmt: skip
    with pytest.raises(QuoteIsLocked):
        w.do(send_quote, second, TODAY)


@pytest.mark.parametrize("end", [place_order, lose_quote])
def test_10_7_what_is_ordered_or_lost_stays_so(w: Workbench, end: Any) -> None:
    id = quoted(w)
    (first,) = offered(w, id)
    w.do(end, first.id if end is place_order else first.version_id)
    for again in (lambda: w.do(new_version, first.version_id), lambda: w.do(lose_quote, first.version_id)):
        with pytest.raises(QuoteIsLocked):
            again()


def test_10_7_a_changed_quote_is_a_draft_again(w: Workbench) -> None:
    id = quoted(w)
    (first,) = offered(w, id)

    def approve(session: Any) -> None:
        session.get(QuoteVersion, first.version_id).state = QuoteState.APPROVED.value

    w.do(approve, label="Approve")
    w.do(edit_line, line_of(w, id), {"quantity": ONE})
    assert offered(w, id)[0].state == QuoteState.DRAFT


def test_qs5_a_quote_expires_at_the_end_of_its_last_day(w: Workbench) -> None:
    id = quoted(w)
    version = offered(w, id)[0].version_id
    w.do(send_quote, version, TODAY)

    def status() -> str:
        found = expression("quote_version.status", "value")
        return w.ask(lambda s: s.scalar(select(found).where(QuoteVersion.id == version)))

    assert status() == QuoteState.SENT
    w.file.clock.moment += timedelta(days=1)
    assert status() == QuoteState.EXPIRED


def test_qf1_qf3_a_sale_takes_its_amounts_from_the_quote(w: Workbench) -> None:
    id = quoted(w)
    (first,) = offered(w, id)
    second = w.do(add_alternative, first.version_id, "Cheaper")
    w.do(add_lines, second, [{**PRINTERS, "list_price": 1200}])

    def money() -> tuple[int, ...]:
        row = w.row(RecordKind.SALE, id)
        return row["amount"], row["cost"], row["profit"], row["profit_percent"]

    w.do(use_values, id)
    assert money() == (13_000, 10_000, 3000, 2308)
    w.do(set_favourite, second)
    w.do(use_values, id)
    assert money() == (12_000, 10_000, 2000, 1667)
    w.do(place_order, first.id)
    w.do(use_values, id)
    assert money() == (13_000, 10_000, 3000, 2308)


def test_qf1_a_sale_without_a_quote_keeps_its_amounts(w: Workbench) -> None:
    id = sale(w, amount=500)
    w.do(use_values, id)
    assert w.row(RecordKind.SALE, id)["amount"] == 500
    assert w.last.step is None
