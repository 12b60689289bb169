"""What screens ask: lists in order, pages of rows, neighbours, names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import (
    Company,
    Currency,
    FollowUp,
    FollowUpType,
    ListItem,
    Person,
    Project,
    Sale,
    Stage,
    User,
)
from desktop_crm.models.kinds import Kind
from desktop_crm.operations import reading
from desktop_crm.operations.columns import Branch, columns_of
from desktop_crm.operations.company import edit_company
from desktop_crm.operations.first_start import prepare
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.reading import (
    Amount,
    Hit,
    field_at,
    find_by_name,
    ids_of,
    neighbours,
    rows_of,
)
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from tests import factories

TODAY = date(2026, 6, 10)
SALE = RecordKind.SALE
ALL = Listing(SALE, "sales.all")

Add = Callable[..., list[int]]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    opened = DataFile.open(tmp_path / "sales.dcrm", FixedClock(datetime(2026, 6, 10, 12, tzinfo=UTC)))
    prepare(Journal(opened), "nb", "Kari Ødegård", "KØ")
    yield opened
    opened.close()


@pytest.fixture
def session(file: DataFile) -> Iterator[Session]:
    with file.reading() as reading_session:
        reading_session.info["user_id"] = 1
        yield reading_session


@pytest.fixture
def add(file: DataFile, session: Session) -> Add:
    """Adds records and gives their ids back; the reading session sees them."""

    def save(writing: Session, records: tuple[Any, ...]) -> list[int]:
        for record in records:
            writing.add(record)
            writing.flush()
        return [record.id for record in records]

    def run(*records: Any) -> list[int]:
        ids = Journal(file).run_unrecorded(save, records)
        session.rollback()
        return ids

    return run


def one(session: Session, entity: Any, name: str) -> int:
    return session.scalars(select(entity.id).where(entity.name == name)).first()


def titles(session: Session, *order: Order, source: str = "sales.all") -> list[str]:
    ids = ids_of(session, Listing(SALE, source, order=order))
    rows = rows_of(session, SALE, ["sale.title"], ids)
    return [rows[id].values[0] for id in ids]


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    told: list[str] = []

    def hear(*args: Any) -> None:
        told.append(args[2])

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", hear)
    yield told
    event.remove(engine, "before_cursor_execute", hear)


# -- order --------------------------------------------------------------------------------------------------------


def test_a_list_stands_by_title_with_norwegian_letters_last(add: Add, session: Session) -> None:
    add(*(Sale(title=title) for title in ("Åse", "zoo", "Ærlig", "apple", "Østfold", "Éclair", "Zebra")))
    assert titles(session) == ["apple", "Éclair", "Zebra", "zoo", "Ærlig", "Østfold", "Åse"]


def test_equal_titles_stand_by_id(add: Add, session: Session) -> None:
    ids = add(Sale(title="Same"), Sale(title="Same"), Sale(title="Same"))
    assert list(ids_of(session, ALL)) == ids


@pytest.mark.parametrize("descending", [False, True])
def test_choices_stand_by_rank_and_empty_ones_last(add: Add, session: Session, descending: bool) -> None:
    first, second, *_ = session.scalars(select(Stage.id).order_by(Stage.rank))
    add(Sale(title="none"), Sale(title="late", stage_id=second), Sale(title="early", stage_id=first))
    ranked = ["late", "early"] if descending else ["early", "late"]
    assert titles(session, Order("sale.stage", descending)) == [*ranked, "none"]


@pytest.mark.parametrize("descending", [False, True])
def test_dates_without_a_day_stand_last(add: Add, session: Session, descending: bool) -> None:
    add(Sale(title="none"), Sale(title="b", sale_date=date(2026, 7, 1)), Sale(title="a", sale_date=date(2026, 6, 1)))
    days = ["b", "a"] if descending else ["a", "b"]
    assert titles(session, Order("sale.sale_date", descending)) == [*days, "none"]


def test_linked_names_stand_by_their_sort_key(add: Add, session: Session) -> None:
    aas, zoo = add(Company(name="Ås Energi"), Company(name="Zoo"))
    add(Sale(title="none"), Sale(title="last", company_id=aas), Sale(title="first", company_id=zoo))
    assert titles(session, Order("sale.company")) == ["first", "last", "none"]
    assert titles(session, Order("sale.company.name")) == ["first", "last", "none"]


@pytest.mark.parametrize("descending", [False, True])
def test_free_text_stands_by_its_letters_and_empty_text_last(add: Add, session: Session, descending: bool) -> None:
    texts = ["Bergen", "oslo", "Ærfugl", "Ålesund"]
    add(*(Sale(title=text, description=text) for text in (texts[3], texts[2], "", texts[1], texts[0])))
    ordered = [*(reversed(texts) if descending else texts), ""]
    assert titles(session, Order("sale.description", descending)) == ordered


def test_statuses_stand_as_a_sale_walks_through_them(add: Add, session: Session) -> None:
    add(*(Sale(title=status, status=status) for status in ("stalled", "lost", "open", "sold")))
    assert titles(session, Order("sale.status")) == ["open", "sold", "lost", "stalled"]


def test_a_second_level_orders_what_the_first_leaves_equal(add: Add, session: Session) -> None:
    add(Sale(title="b", amount=100), Sale(title="a", amount=100), Sale(title="c", amount=900))
    assert titles(session, Order("sale.amount", True), Order("sale.title", True)) == ["c", "b", "a"]


def test_ids_take_eight_bytes_each(add: Add, session: Session) -> None:
    add(*(Sale(title=f"{number}") for number in range(3)))
    ids = ids_of(session, ALL)
    assert (ids.typecode, ids.itemsize, len(ids)) == ("q", 8, 3)


def test_my_open_sales_are_mine_open_and_not_completed(add: Add, session: Session) -> None:
    (other,) = add(User(name="Ola"))
    add(
        Sale(title="mine", owner_id=1), Sale(title="done", owner_id=1, completed=True),
        Sale(title="sold", owner_id=1, status="sold"), Sale(title="theirs", owner_id=other),
    )  # fmt: skip
    assert titles(session, source="sales.mine_open") == ["mine"]


# -- pages --------------------------------------------------------------------------------------------------------


def test_a_page_is_read_in_one_statement(add: Add, session: Session) -> None:
    (company,) = add(Company(name="Nord", country_id=one(session, ListItem, "Norge")))
    ids = add(*(Sale(title=f"Sale {number}", company_id=company) for number in range(128)))
    paths = ["sale.title", "sale.amount", "sale.company", "sale.company.country", "sale.stage", "sale.next_activity"]
    rows_of(session, SALE, paths, ids)
    with statements(session) as told:
        rows = rows_of(session, SALE, paths, ids)
    assert (len(rows), len(told)) == (128, 1)


def test_rows_show_names_instead_of_ids_also_over_a_link(add: Add, session: Session) -> None:
    (company,) = add(Company(name="Nord", country_id=one(session, ListItem, "Norge")))
    stage = session.scalars(select(Stage).order_by(Stage.rank)).first()
    ids = add(Sale(title="Pump", company_id=company, stage_id=stage.id, owner_id=1), Sale(title="Bare"))
    paths = ["sale.title", "sale.company", "sale.company.country", "sale.stage", "sale.owner"]
    rows = rows_of(session, SALE, paths, ids)
    assert rows[ids[0]].values == ("Pump", "Nord", "Norge", stage.name, "Kari Ødegård")
    assert rows[ids[1]].values == ("Bare", None, None, None, None)


def test_cu2_amounts_name_their_currency_unless_it_is_the_base(add: Add, session: Session) -> None:
    nok, sek = one(session, Currency, "NOK"), one(session, Currency, "SEK")
    ids = add(
        Sale(title="base", amount=4_500_000, currency_id=nok), Sale(title="other", amount=12_345, currency_id=sek),
        Sale(title="none", amount=100),
    )  # fmt: skip
    rows = rows_of(session, SALE, ["sale.amount", "sale.amount_base"], ids)
    assert [rows[id].values[0] for id in ids] == [Amount(4_500_000, None), Amount(12_345, "SEK"), Amount(100, None)]
    assert isinstance(rows[ids[0]].values[1], int)


def test_rows_that_are_gone_are_missing(add: Add, session: Session) -> None:
    (kept,) = add(Sale(title="kept"))
    assert set(rows_of(session, SALE, ["sale.title"], [kept, 4711])) == {kept}


LATE_SALES = {
    "sale date past": ({"sale_date": date(2026, 6, 9)}, True),
    "today is not late": ({"sale_date": TODAY}, False),
    "completed": ({"sale_date": date(2026, 6, 9), "completed": True}, False),
    "sold": ({"sale_date": date(2026, 6, 9), "status": "sold"}, False),
    "lost": ({"sale_date": date(2026, 6, 9), "status": "lost"}, False),
    "stalled, sale date past": ({"sale_date": date(2026, 6, 9), "status": "stalled"}, False),
    "stalled, to be re-opened": ({"reopen_date": date(2026, 6, 9), "status": "stalled"}, True),
    "no date": ({}, False),
}


@pytest.mark.parametrize("case", LATE_SALES)
def test_na8_na10_late_sales(add: Add, session: Session, case: str) -> None:
    values, late = LATE_SALES[case]
    (id,) = add(Sale(title="Sale", **values))
    assert rows_of(session, SALE, ["sale.title"], [id])[id].late is late


def test_na7_a_late_follow_up_makes_its_sale_late(add: Add, session: Session) -> None:
    (sale,) = add(Sale(title="Sale", sale_date=date(2026, 7, 1)))
    ids = add(
        FollowUp(title="past", date=date(2026, 6, 7), sale_id=sale), FollowUp(title="today", date=TODAY, sale_id=sale)
    )
    rows = rows_of(session, RecordKind.FOLLOW_UP, ["follow_up.title"], ids)
    assert [rows[id].late for id in ids] == [True, False]
    assert rows_of(session, SALE, ["sale.title"], [sale])[sale].late


def test_records_that_are_never_late(add: Add, session: Session) -> None:
    (id,) = add(Company(name="Nord"))
    assert not rows_of(session, RecordKind.COMPANY, ["company.name"], [id])[id].late


def test_st5_a_stalled_sale_shows_its_reopen_date_as_next_activity(add: Add, session: Session) -> None:
    (id,) = add(Sale(title="Sale", status="stalled", reopen_date=date(2026, 8, 1)))
    assert rows_of(session, SALE, ["sale.next_activity"], [id])[id].values == (date(2026, 8, 1),)


# -- what a list can show -------------------------------------------------------------------------------------------


def test_every_offered_path_can_be_shown_and_sorted_by(add: Add, session: Session) -> None:
    (id,) = add(Sale(title="Sale"))
    paths = _columns_in(columns_of(SALE))
    assert {"sale.company.country", "sale.company.main_contact.email", "sale.owner.group"} <= set(paths)
    for first in range(0, len(paths), 100):
        shown = paths[first : first + 100]
        assert len(rows_of(session, SALE, shown, [id])[id].values) == len(shown)
    for path in paths:
        assert list(ids_of(session, ALL.sorted_by(Order(path)))) == [id], path


def _columns_in(branch: Branch) -> list[str]:
    return [*branch.columns, *(path for one in branch.branches for path in _columns_in(one))]


def test_a_path_leads_over_one_link() -> None:
    assert field_at("sale.company.country").key == "company.country"
    assert field_at("sale.amount").kind is Kind.MONEY


# -- neighbours ---------------------------------------------------------------------------------------------------


def test_sc10_sc13_neighbours_follow_the_full_list_also_over_equal_titles(add: Add, session: Session) -> None:
    add(*(Sale(title=title) for title in ("Same", "Ås", "Same", "apple", "same", "Zoo", "")))
    ids = list(ids_of(session, ALL))
    for place, id in enumerate(ids):
        before = ids[place - 1] if place else None
        after = ids[place + 1] if place + 1 < len(ids) else None
        assert neighbours(session, SALE, id) == (before, after)


def test_sc12_walking_passes_over_what_is_closed_but_not_over_stalled(add: Add, session: Session) -> None:
    a, _b, _c, _d, e = add(
        Sale(title="a"), Sale(title="b", status="sold"), Sale(title="c", status="lost"),
        Sale(title="d", completed=True), Sale(title="e", status="stalled"),
    )  # fmt: skip
    assert neighbours(session, SALE, a, skip_completed=True) == (None, e)
    assert reading.kept_while_walking(session, SALE, [e, a, _b, 4711], skip_completed=True) == [e, a]


def test_each_kind_is_walked_by_name(add: Add, session: Session) -> None:
    c, a, b = add(*(Company(name=name) for name in ("Cc", "Aa", "Bb")))
    assert neighbours(session, RecordKind.COMPANY, b) == (a, c)
    assert neighbours(session, RecordKind.COMPANY, a) == (None, b)


def test_completed_projects_are_passed_over_where_asked_for(add: Add, session: Session) -> None:
    a, b, c = add(Project(name="a"), Project(name="b", completed=True), Project(name="c"))
    assert neighbours(session, RecordKind.PROJECT, a) == (None, b)
    assert neighbours(session, RecordKind.PROJECT, a, skip_completed=True) == (None, c)
    assert reading.kept_while_walking(session, RecordKind.PROJECT, [c, b, a], skip_completed=True) == [c, a]


def test_nothing_but_sales_and_projects_is_passed_over(file: DataFile, session: Session) -> None:
    for name in ("skip_completed_sales", "skip_completed_projects"):
        Journal(file).run(set_preference, name, True, user_id=1)
    session.rollback()
    kinds = [kind for kind in RecordKind if reading.is_skipping(session, kind)]
    assert kinds == [RecordKind.SALE, RecordKind.PROJECT]


def test_a_sale_that_is_gone_has_no_neighbours(session: Session) -> None:
    assert neighbours(session, SALE, 4711) == (None, None)


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["moller", "MØLLER", "Møl", " mol "])
def test_names_are_found_folded(add: Add, session: Session, typed: str) -> None:
    (id,) = add(Company(name="Møller Bil", city="Oslo"))
    assert find_by_name(session, RecordKind.COMPANY, typed) == [Hit(id, "Møller Bil", "Oslo")]


def test_names_that_begin_so_stand_before_those_that_hold_it(add: Add, session: Session) -> None:
    add(Company(name="Atlas Nord"), Company(name="Nordan"), Company(name="Zebra"))
    assert [hit.name for hit in find_by_name(session, RecordKind.COMPANY, "nord")] == ["Nordan", "Atlas Nord"]


def test_persons_of_the_company_stand_first(add: Add, session: Session) -> None:
    (company,) = add(Company(name="Nord"))
    add(Person(full_name="Anne Berg"), Person(full_name="Anne Zeus", company_id=company))
    found = find_by_name(session, RecordKind.PERSON, "anne", company_id=company)
    assert [(hit.name, hit.beside) for hit in found] == [("Anne Zeus", "Nord"), ("Anne Berg", "")]


def test_without_strangers_only_persons_of_the_company_are_found(add: Add, session: Session) -> None:
    (company,) = add(Company(name="Nord"))
    add(Person(full_name="Anne Berg"), Person(full_name="Lise Anne", company_id=company))
    found = [find_by_name(session, RecordKind.PERSON, typed, 20, company, False) for typed in ("", "ann", "berg")]
    assert [[hit.name for hit in hits] for hits in found] == [["Lise Anne"], ["Lise Anne"], []]


@pytest.mark.parametrize("typed", ["nordlys", "LYS", "dly", "ly", "rdlys as", "lys a"])
def test_what_a_name_holds_is_found_whether_or_not_the_search_index_knows_it(
    w: factories.Workbench, typed: str
) -> None:
    def found() -> list[str]:
        return [hit.name for hit in w.ask(find_by_name, RecordKind.COMPANY, typed)]

    _, other, *_ = [factories.company(w, name) for name in ("Bø nordlys as", "Sør", "Lysnord", "Øst")]
    begins = ["Lysnord"] if typed in ("LYS", "ly") else []
    assert found() == [*begins, "Bø nordlys as"]
    w.file.keep_up_search()
    assert found() == [*begins, "Bø nordlys as"]
    w.do(edit_company, other, {"name": "Dø nordlys as"})  # since the index was brought up to date
    factories.company(w, "Fø nordlys as")
    assert found() == [*begins, "Bø nordlys as", "Dø nordlys as", "Fø nordlys as"]
    w.file.keep_up_search()
    assert found() == [*begins, "Bø nordlys as", "Dø nordlys as", "Fø nordlys as"]


def test_signs_that_sql_reads_otherwise_are_only_letters(add: Add, session: Session) -> None:
    add(Company(name="100% Ull"), Company(name="Other"))
    assert [hit.name for hit in find_by_name(session, RecordKind.COMPANY, "%")] == ["100% Ull"]
    assert find_by_name(session, RecordKind.COMPANY, "_") == []


def test_no_more_names_than_asked_for(add: Add, session: Session) -> None:
    add(*(Company(name=f"Nord {number}") for number in range(5)))
    assert len(find_by_name(session, RecordKind.COMPANY, "", limit=3)) == 3


def test_sc11_look_ups_pass_over_completed_sales_when_walking_does(w: factories.Workbench) -> None:
    is_open, sold = factories.sale(w, title="Fibre open"), factories.sale(w, title="Fibre sold")
    w.do(mark_as_sold, [sold])
    assert {hit.id for hit in w.ask(find_by_name, RecordKind.SALE, "fibre")} == {is_open, sold}
    w.do(set_preference, "skip_completed_sales", True)
    assert {hit.id for hit in w.ask(find_by_name, RecordKind.SALE, "fibre")} == {is_open}


def test_records_of_several_kinds_are_named_in_their_order(add: Add, session: Session) -> None:
    alfa, anne = add(Company(name="Alfa AS"), Person(full_name="Anne Berg"))
    visits = [("person", anne), ("company", alfa), ("company", 4711)]
    assert reading.named(session, visits) == [("person", anne, "Anne Berg"), ("company", alfa, "Alfa AS")]


def test_lists_of_one_record_are_counted_as_they_are_filtered(add: Add, session: Session) -> None:
    (alfa,) = add(Company(name="Alfa AS"))
    add(Sale(title="a", company_id=alfa), Sale(title="b", company_id=alfa, status="sold"), Sale(title="c"))
    about = ("company_id", alfa)
    lists = [Listing(SALE, "sales.of", (about,)), Listing(SALE, "sales.of", (about, ("closed", False)))]
    assert reading.counts_of(session, lists) == [2, 1]


def test_a_project_is_late_where_its_next_milestone_is_past_and_it_goes_on(add: Add, session: Session) -> None:
    past, coming = date(2026, 6, 9), date(2026, 6, 10)
    late, _due, _done, moved = add(
        Project(name="a", end_date=past), Project(name="b", end_date=coming),
        Project(name="c", end_date=past, completed=True), Project(name="d", end_date=coming),
    )  # fmt: skip
    add(FollowUp(title="x", date=past, project_id=moved, milestone=True))
    listing = Listing(RecordKind.PROJECT, "projects.behind")
    assert list(ids_of(session, listing)) == [late, moved]
    rows = rows_of(session, RecordKind.PROJECT, ("project.name",), [late, _due, _done, moved])
    assert [id for id, row in rows.items() if row.late] == [late, moved]


def test_activities_of_some_forms_and_of_mine(add: Add, session: Session) -> None:
    types = {form: id for id, form in session.execute(select(FollowUpType.id, FollowUpType.form))}
    mine, call, done = add(
        FollowUp(title="a", date=TODAY, owner_id=1, type_id=types["meeting"]),
        FollowUp(title="b", date=TODAY, type_id=types["call"]),
        FollowUp(title="c", date=TODAY, type_id=types["to_do"], completed=True),
    )

    def listed(**about: bool) -> list[int]:
        return sorted(ids_of(session, Listing(RecordKind.FOLLOW_UP, "follow_ups.of", tuple(about.items()))))

    assert listed() == [mine, call, done]
    assert listed(call=False) == [mine, done]
    assert listed(meeting=False, completed=False) == [call]
    assert listed(mine=True) == [mine]
