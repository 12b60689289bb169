"""The deepest questions that one may ask can be asked, though SQLite's parser goes no deeper than a hundred levels."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind, SelectionForm
from desktop_crm.operations.counting import counted, parts_in
from desktop_crm.operations.grouping import Level, grouped_ids
from desktop_crm.operations.reading import count_of, first_ids_of, ids_of
from desktop_crm.operations.selection import register_selection
from desktop_crm.operations.selection_members import add_matching
from desktop_crm.operations.why import why_found
from desktop_crm.selections.criteria import (
    Criteria,
    Fault,
    Group,
    Join,
    Line,
    Node,
    Quantifier,
    Related,
    problems_of,
)
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE
OVER = "sale.person.company/sale.company"  # the sales of the company of the sale's person
BASE = Line("sale.weighted_amount_base", O.GREATER, (1,))
SUM = Related(OVER, Group(negated=True), Quantifier.SUM, measure=Line("sale.amount", O.GREATER, (1,)))


def related(node: Node) -> Node:
    return Related(OVER, Group(parts=(node,), negated=True))


def either(node: Node) -> Node:
    return Group(Join.ANY, (Line("sale.title", O.NOT_CONTAINS, ("x",)), node), negated=True)


def of_all(node: Node) -> Node:
    return Related(OVER, Group(parts=(either(node),)), Quantifier.ALL)


def deepest(around: Callable[[Node], Node], node: Node) -> Criteria:
    """Return the question with as much *around* a node as one may ask."""
    while not problems_of(Criteria(SALE, Group(parts=(around(node),)))):
        node = around(node)
    told = {problem.fault for problem in problems_of(Criteria(SALE, Group(parts=(around(node),))))}
    assert told == {Fault.TOO_DEEP}
    return Criteria(SALE, Group(parts=(node,)))


@pytest.fixture
def world(w: Workbench) -> Workbench:
    company = factories.company(w, "Alfa")
    person = factories.person(w, company_id=company)
    factories.sale(w, title="a", company_id=company, person_id=person, amount=100)
    return w


@pytest.mark.parametrize("innermost", [SUM, BASE], ids=["a sum", "an amount in the base currency"])
@pytest.mark.parametrize("around", [related, either, of_all])
def test_the_deepest_question_is_listed_counted_grouped_explained_and_stored(
    world: Workbench, around: Callable[[Node], Node], innermost: Node
) -> None:
    w, criteria = world, deepest(around, innermost)
    asked = Listing(SALE, "find", order=(Order("sale.company"),), criteria=criteria)
    ids = list(w.ask(ids_of, asked))
    assert w.ask(count_of, asked) == len(ids) in (0, 1)
    assert list(w.ask(first_ids_of, asked, 2)) == ids[:2]
    assert list(w.ask(grouped_ids, asked, (Level("sale.owner"),)).ids) == ids
    whole: Any = parts_in(criteria)[()]
    assert w.ask(counted, [whole])[whole].fits == len(ids)
    assert w.ask(why_found, criteria, 1).finding.holds == bool(ids)
    static = w.do(register_selection, {"name": "S", "target": "sale", "form": SelectionForm.STATIC.value})
    w.do(add_matching, static, criteria)
