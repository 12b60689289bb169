"""Searching everything: what is found by which letters, and in which order."""

from datetime import date
from typing import Any

import pytest

from desktop_crm.models.enums import ListName, RecordKind
from desktop_crm.operations.lists import add_line
from desktop_crm.operations.product import register_product
from desktop_crm.operations.sale import delete_sales, edit_sale
from desktop_crm.operations.searching import pieces_of, search, spans_of, tier_of, visited
from tests import factories
from tests.factories import Workbench


@pytest.fixture(params=["new to the index", "indexed"])
def ids(w: Workbench, request: pytest.FixtureRequest) -> dict[str, int]:
    """Some records; what is searched must not depend on whether the index knows them yet."""
    moller = factories.company(w, "Møller & Søn AS", city="Oslo", phone="+47 22 33 44 55", number="70012")
    ring = factories.company(w, "Bringebær Ring AS")
    made = {
        "moller": moller,
        "ring": ring,
        "kari": factories.person(w, "Kari", "Nordby", company_id=moller, email="kari.nordby@firma.example"),
        "sale": factories.sale(w, title="Ringpermer", company_id=ring),
        "call": factories.follow_up(w, title="Ring om tilbudet", date=date(2026, 6, 20), company_id=moller),
        "project": factories.project(w, "Skjærgårdstur"),
    }
    if request.param == "indexed":
        w.file.keep_up_search()
    return made


def names(w: Workbench, typed: str) -> list[str]:
    return [hit.name for hit in w.ask(search, typed)]


@pytest.mark.parametrize("typed", ["møll", "MOLLER", "oller", "søn møl", "son moller", "m s a", "moller & sn"])
def test_a_company_is_found_folded_by_any_part_and_in_any_order(w: Workbench, ids: dict[str, int], typed: str) -> None:
    assert names(w, typed) == (["Møller & Søn AS"] if typed != "moller & sn" else [])


@pytest.mark.parametrize(("typed", "found"), [("skj", 1), ("gård", 1), ("gard", 1), ("tur", 1), ("ur", 0), ("s", 1)])
def test_a_short_piece_begins_a_word_a_longer_one_stands_anywhere(
    w: Workbench, ids: dict[str, int], typed: str, found: int
) -> None:
    assert names(w, typed).count("Skjærgårdstur") == found


def test_exact_names_come_first_then_beginnings_then_words_then_parts(w: Workbench) -> None:
    for name in ("Bringe", "En ring", "Ringnes", "Ring"):
        factories.company(w, name)
    factories.sale(w, title="Ringperm")
    assert names(w, "ring") == ["Ring", "Ringnes", "Ringperm", "En ring", "Bringe"]


@pytest.mark.parametrize("keep_up", [False, True])
def test_the_exact_and_the_beginning_are_found_among_thousands(w: Workbench, keep_up: bool) -> None:
    for name in ("Ring", "Ringnes", *(f"Bringe {n}" for n in range(30)), *(f"En ring {n}" for n in range(30))):
        factories.company(w, name)
    if keep_up:
        w.file.keep_up_search()
    found = names(w, "ring")
    assert found[:2] == ["Ring", "Ringnes"]
    assert len(found) == 8
    assert all(name.startswith("En ring") for name in found[2:])


def test_the_newest_of_one_name_come_first(w: Workbench) -> None:
    made = [factories.company(w, "Ring") for _ in range(12)]
    assert [hit.id for hit in w.ask(search, "ring")] == made[:-9:-1]


def test_beside_the_name_stands_what_tells_it_from_others(w: Workbench, ids: dict[str, int]) -> None:
    hits = {hit.record: hit for hit in [*w.ask(search, "kari"), *w.ask(search, "ring")]}
    assert hits[RecordKind.PERSON].beside == "Møller & Søn AS"
    sale = hits[RecordKind.SALE]
    assert (sale.beside, sale.day) == ("Bringebær Ring AS", w.row(RecordKind.SALE, sale.id)["sale_date"])
    assert sale.day is not None
    assert (hits[RecordKind.FOLLOW_UP].beside, hits[RecordKind.FOLLOW_UP].day) == ("Møller & Søn AS", date(2026, 6, 20))


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("70012", "70012"), ("22 33 44 55", "+47 22 33 44 55"), ("+47 223344", "+47 22 33 44 55"),
        ("22334455", "+47 22 33 44 55"), ("0047 22 33", "+47 22 33 44 55"),
        ("nordby@firma", "kari.nordby@firma.example"),
    ],
)  # fmt: skip
def test_numbers_telephones_and_addresses_are_found(w: Workbench, ids: dict[str, int], typed: str, by: str) -> None:
    assert [hit.by for hit in w.ask(search, typed)] == [by]


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", '"', '""', "'", "NEAR(", "a AND", "a OR b NOT", "*", "text:x", "hel\"", "hello - world", "^ring",
        "\0", "a\0b", "%", "_", "\\", "(", "{}", "\ud800", "😀", "\u0301", "\n\t", "x" * 1_000_000, "ring " * 200_000,
        "ﷺ" * 200,
    ],
)  # fmt: skip
def test_hostile_text_finds_nothing_and_breaks_nothing(w: Workbench, ids: dict[str, int], typed: str) -> None:
    assert len(names(w, typed)) <= 8 * 5


@pytest.mark.parametrize(
    "name", ['5" skjerm', "NEAR(", "100% ull", "under_strek", "C:\\mappe", "<b>fet</b>", "日本電気"]
)
def test_names_with_signs_are_found_by_them(w: Workbench, name: str) -> None:
    made = factories.company(w, name)
    w.file.keep_up_search()
    assert [hit.id for hit in w.ask(search, name)] == [made]


def test_what_was_just_written_renamed_or_deleted_is_known_at_once(w: Workbench, ids: dict[str, int]) -> None:
    w.do(edit_sale, ids["sale"], {"title": "Hullmaskiner"})
    assert names(w, "ringp") == []
    assert names(w, "hullm") == ["Hullmaskiner"]
    w.do(delete_sales, [ids["sale"]])
    assert names(w, "hullm") == []
    w.journal.undo()
    w.journal.undo()
    assert names(w, "ringp") == ["Ringpermer"]


def test_visited_records_keep_their_order_and_the_gone_are_left_out(w: Workbench, ids: dict[str, int]) -> None:
    visits = [("sale", ids["sale"]), ("company", 999), ("person", ids["kari"]), ("user", 1)]
    assert [hit.name for hit in w.ask(visited, visits)] == ["Ringpermer", "Kari Nordby"]


@pytest.mark.parametrize(
    ("text", "typed", "spans"),
    [
        ("Møller & Søn AS", "moll", [(0, 4)]),
        ("Møller & Søn AS", "son mo", [(0, 2), (9, 12)]),
        ("Bringebær Ring", "ring", [(10, 14)]),
        ("Bringebær", "baer", [(6, 9)]),
        ("Bringebær", "xx", []),
        ("Ærvøy", "ae", [(0, 1)]),
        ("abc abcd", "abc abcd", [(0, 3), (4, 8)]),
    ],
)  # fmt: skip
def test_the_found_part_is_known_in_the_letters_of_the_name(text: str, typed: str, spans: list[Any]) -> None:
    assert spans_of(text, pieces_of(typed)) == spans


@pytest.mark.parametrize(
    ("name", "typed", "tier"),
    [
        ("Ring", "RING", 0),
        ("Ringnes", "ring", 1),
        ("En ring", "ring", 2),
        ("Bringe", "ring", 3),
        ("Bringe", "in", None),
    ],
)
def test_how_well_a_name_fits(name: str, typed: str, tier: int | None) -> None:
    assert tier_of(name, pieces_of(typed)) == tier


@pytest.fixture
def printer(w: Workbench) -> int:
    kind = w.do(add_line, ListName.PRODUCT_TYPE, "Hardware")
    values = {"name": "Laser printer", "code": "LP-200", "item_number": "70-1188", "type_id": kind, "list_price": 100}
    return w.do(register_product, values | {"price_list_id": w.ids["Standard prices"]})


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(("typed", "by"), [("laser pr", ""), ("LP-2", ""), ("70-1188", "70-1188"), ("1188", "70-1188")])
def test_a_product_is_found_by_name_code_and_item_number(
    w: Workbench, printer: int, typed: str, by: str, indexed: bool
) -> None:
    if indexed:
        w.file.keep_up_search()
    told = [(hit.record, hit.id, hit.name, hit.by, hit.beside) for hit in w.ask(search, typed)]
    assert told == [(RecordKind.PRODUCT, printer, "Laser printer", by, "LP-200 · Hardware · Standard prices")]


def test_a_product_of_two_price_lists_is_told_apart_by_them(w: Workbench, printer: int) -> None:
    swedish = w.do(add_line, "price_list", "Svenska priser")
    w.do(register_product, {"name": "Laser printer", "price_list_id": swedish})
    assert [hit.beside for hit in w.ask(search, "laser")] == ["Svenska priser", "LP-200 · Hardware · Standard prices"]
