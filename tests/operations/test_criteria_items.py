"""What criteria compare with where one chooses, and what it is called."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.criteria_items import MOST_NAMED, ItemName, item_names, items_for, who_asks
from desktop_crm.operations.lists import set_line_deleted
from desktop_crm.selections.criteria import Group, Line, Related, sets
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        yield bench


def test_op6_what_is_deleted_is_offered_only_while_it_is_held(w: Workbench) -> None:
    fair = w.ids["source: Fair"]
    w.do(set_line_deleted, "source", fair, True)
    assert [choice.label for choice in w.ask(items_for, "sale.source")] == ["Referral"]
    held = w.ask(items_for, "sale.source", (fair, 9_999))
    assert [(choice.label, choice.deleted) for choice in held] == [("Referral", False), ("Fair", True)]


def test_users_groups_and_words_are_offered(w: Workbench) -> None:
    assert "Kari Nordmann" in [choice.label for choice in w.ask(items_for, "sale.owner")]
    assert [choice.label for choice in w.ask(items_for, "sale.owner_group")] == ["Oslo"]
    assert [choice.value for choice in w.ask(items_for, "sale.status")] == ["open", "sold", "lost", "stalled"]


def test_all_items_of_a_question_are_named_wherever_they_stand(w: Workbench) -> None:
    alfa, fair = factories.company(w, "Alfa"), w.ids["source: Fair"]
    w.do(set_line_deleted, "source", fair, True)
    related = Related("sale.company", Group(parts=(Line("sale.source", O.ONE_OF, (fair,)),)))
    mine = Line("company.our_contact", O.ONE_OF, (w.user_id, 9_999))
    named = w.ask(item_names, sets(COMPANY, (related, mine, Line("company.x1", O.ONE_OF, (1,)))))
    assert named == {
        ("sale.source", fair): ItemName("Fair", gone=True),
        ("company.our_contact", w.user_id): ItemName("Kari Nordmann"),
    }
    exactly = sets(SALE, (Line("sale.company", O.EXACTLY, (alfa,)), Line("sale.company", O.BEGINS, ("a",))))
    assert w.ask(item_names, exactly) == {("sale.company", alfa): ItemName("Alfa")}


def test_of_very_many_items_only_the_first_are_named(w: Workbench) -> None:
    ids = tuple(factories.company(w, f"Company {number}") for number in range(MOST_NAMED + 5))
    named = w.ask(item_names, sets(SALE, (Line("sale.company", O.NOT_ONE_OF, ids),)))
    assert sorted(id for _, id in named) == list(ids[:MOST_NAMED])


def test_the_current_user_has_a_name_and_a_group(w: Workbench) -> None:
    assert w.ask(who_asks) == ("Kari Nordmann", "Oslo")
