"""Links between records and to the web (domain: sale, 15.4)."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import AddressNotTaken, LinkToItself, RecordIsGone
from desktop_crm.operations.links import (
    add_address,
    add_link,
    address_of,
    count_links,
    describe_link,
    links_of,
    remove_links,
)
from desktop_crm.operations.record_forms import FORMS
from tests.factories import Workbench, company, project, sale

SALE, PROJECT = RecordKind.SALE, RecordKind.PROJECT


def test_lk1_a_record_is_linked_with_a_text_of_ones_own(w: Workbench) -> None:
    deal, plan = sale(w), project(w, "New office")
    w.proving = True
    w.do(add_link, SALE, deal, PROJECT, plan, "The move")
    w.do(add_address, SALE, deal, "www.example.com/offer")
    first, second = w.ask(links_of, SALE, deal)
    assert (first.kind, first.record_id, first.text) == (PROJECT, plan, "The move")
    assert (second.kind, second.url) == (None, "https://www.example.com/offer")
    assert second.text == second.url
    w.do(describe_link, second.id, "Offer")
    assert w.ask(links_of, SALE, deal)[1].text == "Offer"


def test_lk2_links_are_counted_in_both_directions(w: Workbench) -> None:
    deal, plan = sale(w), project(w)
    assert w.ask(count_links, SALE, deal) == 0
    w.do(add_link, SALE, deal, PROJECT, plan)
    assert (w.ask(count_links, SALE, deal), w.ask(count_links, PROJECT, plan)) == (1, 1)


def test_lk3_a_link_is_removed_and_its_target_stays(w: Workbench) -> None:
    deal, plan = sale(w), project(w)
    link = w.do(add_link, SALE, deal, PROJECT, plan)
    w.proving = True
    w.do(remove_links, [link])
    assert w.ask(links_of, SALE, deal) == []
    assert w.row(PROJECT, plan)["name"] == "New office"


def test_lk4_the_other_side_shows_the_link_as_incoming(w: Workbench) -> None:
    deal, plan = sale(w), project(w)
    w.do(add_link, SALE, deal, PROJECT, plan, "The move")
    (link,) = w.ask(links_of, PROJECT, plan)
    assert (link.incoming, link.kind, link.record_id, link.text) == (True, SALE, deal, "Printers")


def test_lk4_nothing_is_linked_to_itself_nor_to_what_is_gone(w: Workbench) -> None:
    deal = sale(w)
    with pytest.raises(LinkToItself):
        w.do(add_link, SALE, deal, SALE, deal)
    with pytest.raises(RecordIsGone):
        w.do(add_link, SALE, deal, PROJECT, 99)


def test_lk5_the_name_of_a_deleted_target_remains(w: Workbench) -> None:
    deal, plan = sale(w), project(w, "New office")
    w.do(add_link, SALE, deal, PROJECT, plan)
    w.do(FORMS[PROJECT].delete, [plan])
    (link,) = w.ask(links_of, SALE, deal)
    assert (link.gone, link.text) == (True, "New office")
    w.journal.undo()
    assert not w.ask(links_of, SALE, deal)[0].gone


def test_deleting_a_record_takes_its_links_along_and_undo_brings_them_back(w: Workbench) -> None:
    deal, firm = sale(w), company(w)
    w.do(add_link, SALE, deal, RecordKind.COMPANY, firm)
    w.do(FORMS[SALE].delete, [deal])
    assert w.ask(links_of, RecordKind.COMPANY, firm) == []
    w.journal.undo()
    assert len(w.ask(links_of, RecordKind.COMPANY, firm)) == 1


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.com", "https://example.com"),
        (" http://a.no/b?c=d ", "http://a.no/b?c=d"),
        ("mailto:kari@a.no", "mailto:kari@a.no"),
        ("tel:+4755501020", "tel:+4755501020"),
    ],
)
def test_an_address_gets_its_scheme(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "javascript://alert(1)", "file:///etc/passwd", "https://", "a b", "http://[", "ftp://a.no", "mailto:"]
)
def test_an_address_that_is_not_to_be_opened_is_refused(typed: str) -> None:
    with pytest.raises(AddressNotTaken) as refused:
        address_of(typed)
    assert refused.value.broken == (typed == "a b")
