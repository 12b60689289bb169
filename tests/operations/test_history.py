"""The history of a record: the journal tells it, with the values as the card shows them (SC-8)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, event, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import define
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import Company, ListItem, Sale, User
from desktop_crm.models.types import Contact
from desktop_crm.operations.company import delete_companies, edit_company
from desktop_crm.operations.custom_fields import change_field_type, define_field, tell_catalogue
from desktop_crm.operations.errors import RecordIsGone, ValueNotTaken
from desktop_crm.operations.follow_up import set_done
from desktop_crm.operations.history import (
    Act,
    HistoryPage,
    fields_with_history,
    history_of,
    restorable,
    restore_value,
    undo_list,
)
from desktop_crm.operations.reading import Amount
from desktop_crm.operations.sale import delete_sales, edit_sale
from desktop_crm.operations.sale_status import mark_as_sold
from tests import factories
from tests.factories import Workbench

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY


@pytest.fixture(autouse=True)
def no_fields_left() -> Iterator[None]:
    yield
    define(())


def history(w: Workbench, id: int, record: RecordKind = SALE, **how: Any) -> HistoryPage:
    return w.ask(history_of, record, id, **how)


def newest(w: Workbench, id: int, record: RecordKind = SALE) -> dict[str, tuple[Any, Any]]:
    """What the newest step did, field by field, as it is shown."""
    return {c.field.key: (c.old.shown, c.new.shown) for c in history(w, id, record).steps[0].changes}


def edit(w: Workbench, id: int, **values: Any) -> None:
    w.do(edit_sale, id, values)


def erase(w: Workbench, entity: Any, id: int) -> None:
    """Take a row away, as no operation does."""
    w.do(lambda session: session.execute(delete(entity).where(entity.id == id)) and None, label="Erase")


def test_sc8_a_step_tells_who_when_and_what(w: Workbench) -> None:
    id = factories.sale(w, amount=100_000)
    edit(w, id, amount=150_000, cost=150_000)
    steps = history(w, id).steps
    assert [(s.step.label, s.step.at, s.who.initials, s.who.name, s.act) for s in steps] == [
        ("Edit sale", factories.MOMENT, "KN", "Kari Nordmann", Act.CHANGED),
        ("Register sale", factories.MOMENT, "KN", "Kari Nordmann", Act.REGISTERED),
    ]
    assert newest(w, id)["sale.amount"] == (Amount(100_000, None), Amount(150_000, None))
    assert "sale.updated_at" not in newest(w, id)


def test_sc8_names_stand_for_ids_and_values_are_what_python_holds(w: Workbench) -> None:
    one, other = factories.company(w, "Alfa"), factories.company(w, "Beta")
    id = factories.sale(w, company_id=one, sale_date=date(2026, 7, 1))
    edit(w, id, company_id=other, sale_date=date(2026, 8, 2), owner_id=w.ids["Ola Hansen"])
    told = newest(w, id)
    assert told["sale.company"] == ("Alfa", "Beta")
    assert told["sale.sale_date"] == (date(2026, 7, 1), date(2026, 8, 2))
    assert told["sale.owner"] == ("Kari Nordmann", "Ola Hansen")


def test_sc8_fields_stand_in_the_order_of_the_catalogue(w: Workbench) -> None:
    id = factories.sale(w)
    edit(w, id, note="n", title="Other", amount=5)
    keys = [change.field.key for change in history(w, id).steps[0].changes]
    assert keys == ["sale.title", "sale.amount", "sale.profit", "sale.profit_percent", "sale.note"]


@pytest.mark.parametrize("renamed", ["Alfa", "Alfa International"])
def test_sc8_what_is_gone_goes_by_its_last_name(w: Workbench, renamed: str) -> None:
    company = factories.company(w, "Alfa")
    id = factories.sale(w, company_id=company)
    w.do(
        lambda s: s.execute(update(Company).where(Company.id == company).values(name=renamed)) and None, label="Rename"
    )
    w.do(delete_companies, [company])
    (change,) = history(w, id).steps[0].changes
    assert (change.old.shown, change.old.gone, change.new.shown) == (renamed, True, None)


def test_sc8_what_is_gone_by_undo_goes_by_its_name_too(w: Workbench) -> None:
    id, company = factories.sale(w), factories.company(w, "Alfa")
    edit(w, id, company_id=company)
    for _ in range(2):
        w.journal.undo()
    step = history(w, id).steps[0]
    assert step.undone
    assert (step.changes[0].new.shown, step.changes[0].new.gone) == ("Alfa", True)


def test_sc8_a_deleted_user_is_named_as_before(w: Workbench) -> None:
    id = factories.sale(w)
    w.journal.run(edit_sale, id, {"amount": 5}, user_id=w.ids["Ola Hansen"])
    erase(w, User, w.ids["Ola Hansen"])
    assert [step.who.initials for step in history(w, id).steps if step.step.label == "Edit sale"] == ["OH"]


def test_cu1_amounts_are_in_the_currency_that_they_had(w: Workbench) -> None:
    id = factories.sale(w, amount=100, currency_id=w.ids["NOK"])
    edit(w, id, amount=200)
    edit(w, id, amount=300, currency_id=w.ids["EUR"])
    edit(w, id, amount=400)
    edit(w, id, amount=500, currency_id=w.ids["SEK"])
    told = [
        (change.old.shown, change.new.shown) for step in history(w, id, only="amount").steps for change in step.changes
    ]
    assert told == [
        (Amount(400, "EUR"), Amount(500, "SEK")),
        (Amount(300, "EUR"), Amount(400, "EUR")),
        (Amount(200, None), Amount(300, "EUR")),
        (Amount(100, None), Amount(200, None)),
    ]


def test_cu1_the_amounts_of_a_deleted_sale_keep_their_currency(w: Workbench) -> None:
    id = factories.sale(w, amount=100, currency_id=w.ids["EUR"])
    edit(w, id, amount=200)
    w.do(delete_sales, [id])
    steps = history(w, id).steps
    assert [step.act for step in steps] == [Act.DELETED, Act.CHANGED, Act.REGISTERED]
    assert steps[1].changes[0].new.shown == Amount(200, "EUR")


def test_sc8_an_undone_deletion_says_so(w: Workbench) -> None:
    id = factories.sale(w)
    w.do(delete_sales, [id])
    w.journal.undo()
    assert [(step.act, step.undone) for step in history(w, id).steps] == [(Act.DELETED, True), (Act.REGISTERED, False)]


def test_sc8_what_was_laid_out_unrecorded_begins_with_its_own_stamp(w: Workbench) -> None:
    id = factories.sale(w)
    with w.file.writing() as session:  # as in a file that was laid out with records in it
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM change_set")
        connection.exec_driver_sql("DELETE FROM change")
    (only,) = history(w, id).steps
    assert (only.step.label, only.step.at, only.who.initials, only.act) == (
        "Registered", factories.MOMENT, "KN", Act.REGISTERED,
    )  # fmt: skip


def test_sc8_a_long_history_is_read_page_by_page(w: Workbench) -> None:
    id = factories.sale(w)
    w.proving = False
    for amount in range(1, 8):
        edit(w, id, cost=amount)
    whole, before, told = history(w, id).steps, 0, []
    while True:
        page = history(w, id, before=before, limit=3)
        told += page.steps
        if not page.older:
            break
        before = page.older
    assert tuple(told) == whole
    assert len(whole) == 8


def test_sc8_one_field_alone(w: Workbench) -> None:
    id = factories.sale(w)
    edit(w, id, note="a")
    edit(w, id, title="Other", note="b")
    w.do(mark_as_sold, [id])
    found = history(w, id, only="note").steps
    assert [[change.field.name for change in step.changes] for step in found] == [["note"], ["note"]]
    names = [field.name for field in w.ask(fields_with_history, SALE, id)]
    assert {"title", "note", "status"} <= set(names)
    assert not {"updated_at", "cost", "fold_key"} & set(names)


def test_sc8_a_bulk_step_is_told_of_each_record(w: Workbench) -> None:
    ids = [factories.sale(w, title=title) for title in ("A", "B")]
    w.do(mark_as_sold, ids)
    assert [history(w, id).steps[0].step.facts["count"] for id in ids] == [2, 2]
    assert newest(w, ids[1])["sale.status"] == ("open", "sold")


def test_section16_own_fields_are_told_one_by_one(w: Workbench) -> None:
    region, day = (
        f"x{w.do(define_field, SALE, kind, label)}"
        for kind, label in ((CustomKind.SHORT_TEXT, "Region"), (CustomKind.DATE, "Delivery"))
    )
    w.ask(tell_catalogue)
    id = factories.sale(w, **{region: "Øst"})
    edit(w, id, **{region: "Vest", day: date(2026, 9, 1)})
    edit(w, id, **{day: None})
    assert newest(w, id) == {f"sale.{day}": (date(2026, 9, 1), None)}
    (both,) = history(w, id, only=region).steps
    assert [(c.field.label, c.old.value, c.new.value) for c in both.changes] == [("Region", "Øst", "Vest")]
    assert {region, day} <= {field.name for field in w.ask(fields_with_history, SALE, id)}
    w.do(restore_value, SALE, id, region, "Øst")
    assert w.row(SALE, id)[region] == "Øst"


def test_sc8_of_a_list_what_went_and_what_came_is_told(w: Workbench) -> None:
    phone, mail = Contact("phone", "22 33 44 55", "Support"), Contact("email", "post@alfa.no")
    lines = [w.do(lambda s, n=n: _interest(s, n), label="New line") for n in ("Golf", "Wine", "Art")]
    id = factories.company(w, contacts=[phone], interests=lines[:2])
    w.do(edit_company, id, {"contacts": [phone, mail], "interests": lines[1:]})
    assert newest(w, id, COMPANY) == {"company.contacts": ("", "post@alfa.no"), "company.interests": ("Golf", "Art")}
    w.do(edit_company, id, {"contacts": [mail, phone]})
    assert newest(w, id, COMPANY)["company.contacts"] == (
        "Support 22 33 44 55, post@alfa.no", "post@alfa.no, Support 22 33 44 55",
    )  # fmt: skip


def _interest(session: Session, name: str) -> int:
    line = ListItem(list_name="interest", name=name)
    session.add(line)
    session.flush()
    return line.id


def test_sc8_reads_a_page_in_few_statements(w: Workbench) -> None:
    w.proving = False
    company = factories.company(w)
    id = factories.sale(w, company_id=company)
    for turn in range(60):
        edit(w, id, company_id=None if turn % 2 == 0 else company, amount=turn)
    told: list[str] = []
    with w.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *given: told.append(given[2]))
        history_of(session, SALE, id)
    assert 3 <= len(told) <= 8


# -- giving a value back ----------------------------------------------------------------------------------------------


def test_sc8_a_value_is_given_back_as_if_it_were_typed(w: Workbench) -> None:
    id = factories.sale(w, amount=100_000)
    edit(w, id, amount=200_000)
    (change,) = [c for c in history(w, id).steps[0].changes if c.field.name == "amount"]
    w.do(restore_value, SALE, id, "amount", change.old.value)
    row = w.row(SALE, id)
    assert (row["amount"], row["profit"] + row["cost"]) == (100_000, 100_000)
    assert (w.last.step.label, w.last.step.facts["title"]) == ("Restore value", "Printers")


def test_sc8_only_what_can_be_typed_now_can_be_given_back(w: Workbench) -> None:
    id = factories.sale(w, amount=7)
    offered = w.ask(restorable, SALE, id)
    assert offered["amount"] == 7
    assert not {"status", "registered_at", "weighted_amount", "reopen_date", "id"} & set(offered)
    w.do(mark_as_sold, [id])
    assert "probability" not in w.ask(restorable, SALE, id)


def test_sc8_nothing_can_be_given_back_to_a_record_that_is_gone(w: Workbench) -> None:
    id = factories.sale(w)
    w.do(delete_sales, [id])
    assert w.ask(restorable, SALE, id) == {}
    assert w.ask(restorable, RecordKind.USER, w.user_id) == {}
    with pytest.raises(RecordIsGone):
        w.do(restore_value, SALE, id, "amount", 1)


def test_sd7_a_line_that_was_hidden_is_not_given_back(w: Workbench) -> None:
    line = next(id for name, id in w.ids.items() if name.startswith("source: "))
    id = factories.sale(w, source_id=line)
    edit(w, id, source_id=None)
    w.do(lambda s: s.execute(update(ListItem).where(ListItem.id == line).values(deleted=1)) and None, label="Hide")
    with pytest.raises(ValueNotTaken):
        w.do(restore_value, SALE, id, "source_id", line)


# -- the undo list ----------------------------------------------------------------------------------------------------


def test_the_undo_list_names_the_steps_newest_first(w: Workbench) -> None:
    w.proving = False
    ids = [factories.sale(w, title=title) for title in ("A", "B")]
    w.do(mark_as_sold, ids)
    w.do(set_done, [factories.follow_up(w)], True)
    w.journal.undo()
    lines, complete = w.ask(undo_list, 4)
    told = [(line.step.label, line.step.facts.get("title"), line.who.initials, line.undone) for line in lines]
    assert told == [
        ("Complete follow-up", "Ring back", "KN", True),
        ("Register follow-up", "Ring back", "KN", False),
        ("Mark as sold", None, "KN", False),
        ("Register sale", "B", "KN", False),
    ]
    assert [line.records for line in lines] == [1, 1, 2, 1]
    assert not complete
    assert w.ask(undo_list, 5)[1]


def test_a_user_at_work_is_nobody_while_a_file_is_laid_out(w: Workbench) -> None:
    w.journal.run(lambda s: s.execute(update(Sale).values(note="x")) and None, user_id=None, label="Nothing")
    factories.sale(w)
    w.journal.run(lambda s: s.execute(update(Sale).values(note="x")) and None, user_id=None, label="Note")
    assert w.ask(undo_list, 1)[0][0].who.initials == ""


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        (CustomKind.SHORT_TEXT, "soon", CustomKind.DATE),
        (CustomKind.WHOLE_NUMBER, 5, CustomKind.UNLIMITED_DATE),
        (CustomKind.WHOLE_NUMBER, 5, CustomKind.LIST),
        (CustomKind.SHORT_TEXT, "no", CustomKind.CHECK_BOX),
        (CustomKind.DATE, date(2026, 6, 1), CustomKind.DECIMAL),
    ],
)
def test_a_field_of_another_type_tells_what_it_once_held(
    w: Workbench, before: CustomKind, value: Any, after: CustomKind
) -> None:
    field = w.do(define_field, COMPANY, before, "Own")
    w.ask(tell_catalogue)
    id = factories.company(w)
    for held in (value, None):
        w.do(edit_company, id, {f"x{field}": held})
    w.do(change_field_type, field, after)
    w.ask(tell_catalogue)
    steps = [step for step in w.ask(history_of, COMPANY, id).steps if step.changes]
    assert [(step.changes[0].old.shown, step.changes[0].new.shown) for step in steps] == [(value, None), (None, value)]
    assert {step.changes[0].field.label for step in steps} == {"Own"}
