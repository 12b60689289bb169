"""Which fields the chooser knows, by which words they are found, and in which order they are told."""

import pytest

from desktop_crm.models.catalogue import Custom, define
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.paths import field_at, relation_at, steps_along
from desktop_crm.views.icons import ICONS
from desktop_crm.views.parts.criteria import ways
from desktop_crm.views.parts.criteria.draft import Way
from desktop_crm.views.parts.criteria.words import kind_name, kinds_name, record_icon, relation_name

COMPANY, SALE, PERSON = RecordKind.COMPANY, RecordKind.SALE, RecordKind.PERSON


def titles(record: RecordKind, typed: str) -> list[str]:
    return [leaf.title for leaf in ways.search(record, typed)]


def test_find11_hits_show_their_entity_and_own_fields_stand_first() -> None:
    found = titles(COMPANY, "sta")
    assert found[:3] == ["Sales – Status", "Requests – Status", "Sales – Stage"]
    assert titles(SALE, "sta")[:4] == ["Status", "Stage", "Stage when closed", "Days in stage"]
    over_links, related = titles(COMPANY, "phone").index("Main contact – Phone – direct"), titles(COMPANY, "phone")
    assert related[0] == "Phone"
    assert over_links < related.index("Persons – Phone – direct")


def test_any_word_may_be_begun_and_letters_fold() -> None:
    assert "Days in stage" in titles(SALE, "STAGE")
    assert titles(COMPANY, "sale sta")[:2] == ["Sales – Status", "Sales – Days in stage"]
    assert titles(SALE, "ta age") == []
    define([Custom("sale", "x1", Kind.TEXT, "Øre og kjøp")])
    try:
        assert titles(SALE, "ore kjo")[0] == "Øre og kjøp"
    finally:
        define([])
    assert titles(SALE, "ore kjo") == []


def test_searching_goes_two_steps_and_not_back_to_where_one_came_from() -> None:
    found = {leaf.way for leaf in ways.search(COMPANY, "st")}
    assert Way(("sale.company", "follow_up.sale"), "follow_up.start") in found
    assert Way(("sale.company",), "sale.project.status") in found
    assert not any(way.path.startswith("sale.company.") for way in found)
    assert all(steps_along(way.relations) + way.path.count(".") - 1 <= 2 for way in found)


def test_opening_goes_deeper_than_searching() -> None:
    level = next(branch.level for branch in ways.links_from(ways.top(SALE)) if branch.label == "Person")
    level = next(branch.level for branch in ways.links_from(level) if branch.label == "Company")
    level = next(branch.level for branch in ways.links_from(level) if branch.label == "Main contact")
    assert Way((), "sale.person.company.main_contact.title") in {leaf.way for leaf in ways.leaves(level)}
    sales = next(branch.level for branch in ways.relations_from(level) if branch.label == "Sales")
    assert sales == ways.Level(("sale.person.company.main_contact/sale.person",), "sale", "sale")


def test_the_best_hits_stand_first() -> None:
    """The name is what was typed, begins so, has all words; own fields before others; the most used among equals."""
    assert titles(COMPANY, "follow-up")[:3] == [
        "Follow-ups – Number of follow-ups", "Follow-ups – Completed", "Follow-ups – Date",
    ]  # fmt: skip
    assert titles(SALE, "date")[:3] == ["Sale date", "Re-open date", "Follow-ups – Date"]
    assert titles(SALE, "company")[0] == "Company"
    assert titles(PERSON, "name")[:3] == ["First name", "Last name", "Full name"]
    assert titles(COMPANY, "status")[:2] == ["Sales – Status", "Requests – Status"]
    within = titles(SALE, "tage")
    assert within[:4] == ["Days in stage", "In stage since", "Stage", "Stage when closed"]
    assert titles(SALE, "amount").index("Weighted amount") < titles(SALE, "amount").index("Company – Sales – Amount")


def test_own_compounds_of_the_wanted_kind_stand_before_what_is_related() -> None:
    define([Custom("follow_up", "x1", Kind.DATE, "Dato"), Custom("sale", "x1", Kind.DATE, "Fristdato")])
    try:
        assert titles(SALE, "dato")[:2] == ["Fristdato", "Follow-ups – Dato"]
    finally:
        define([])


def test_cross1_what_belongs_to_a_linked_record_is_found() -> None:
    (found,) = ways.search(PERSON, "company sales status")
    assert (found.title, found.way) == (
        "Company – Sales – Status", Way(("person.company/sale.company",), "sale.status"),
    )  # fmt: skip
    number = next(leaf for leaf in ways.search(PERSON, "company number of sales") if not leaf.way.path)
    assert (number.title, number.way.relations) == (
        "Company – Sales – Number of sales", ("person.company/sale.company",),
    )  # fmt: skip


@pytest.mark.parametrize("record", [COMPANY, SALE, PERSON, RecordKind.FOLLOW_UP, RecordKind.PROJECT])
def test_every_way_that_is_offered_leads_to_a_field_with_a_name(record: RecordKind) -> None:
    for leaf in ways.search(record, "a"):
        at = record
        for relation in leaf.way.relations:
            at = relation_at(at, relation).record
        if leaf.way.path:
            assert leaf.way.path.partition(".")[0] == at
            assert field_at(leaf.way.path).label == leaf.label
        assert ways.leaf_of(record, leaf.way) == leaf


def test_related_records_offer_their_number_first() -> None:
    sales = next(branch for branch in ways.relations_from(ways.top(COMPANY)) if branch.label == "Sales")
    first = ways.leaves(sales.level)[0]
    assert (first.label, first.way) == ("Number of sales", Way(("sale.company",)))
    assert "Sales – Number of sales" in titles(COMPANY, "number")


def test_ways_that_lead_nowhere_any_more_are_no_fields() -> None:
    assert ways.leaf_of(SALE, Way((), "sale.x99")) is None
    assert ways.leaf_of(SALE, Way(("sale.company",), "sale.title")) is None
    assert ways.leaf_of(SALE, Way((), "company.name")) is None


def test_often_used_fields_of_each_kind_exist() -> None:
    """FIND-13."""
    assert [leaf.label for leaf in ways.often(SALE)] == ["Title", "Status", "Owner", "Sale date", "Amount"]
    assert [leaf.title for leaf in ways.often(RecordKind.QUOTE_LINE)][2:] == [
        "Sale – Status", "Sale – Sale date", "Part of the current quote",
    ]  # fmt: skip
    assert all(ways.often(record) for record in (COMPANY, PERSON, RecordKind.PROJECT, RecordKind.FOLLOW_UP))
    assert ways.often(RecordKind.USER) == []


def test_relations_are_called_by_their_records_and_by_the_link_where_there_are_several() -> None:
    assert relation_name("sale.company") == "Sales"
    assert relation_name("company.main_contact") == "Companies (Main contact)"
    assert relation_name("person.company/sale.company") == "Company – Sales"
    assert relation_name("person.x9/sale.company") == "person.x9/sale.company"
    assert (kind_name(SALE), kinds_name(SALE), kinds_name("line_of_newer")) == ("Sale", "Sales", "Line of newer")


@pytest.mark.parametrize("record", [kind for kind in RecordKind if kind is not RecordKind.CONTACT])
def test_every_kind_of_record_has_a_name_and_an_icon(record: RecordKind) -> None:
    assert {record_icon(record), record_icon("line_of_newer")} <= set(ICONS)
    assert kind_name(record) != kinds_name(record)
