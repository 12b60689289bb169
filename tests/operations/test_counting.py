"""How many records fit each part of a question, and where nobody is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.counting import Counted, Part, counted, emptied, essence, parts_in
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Place, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

COMPANY, SALE = RecordKind.COMPANY, RecordKind.SALE
OPEN = Line("sale.status", O.ONE_OF, ("open",))
LOST = Line("sale.status", O.ONE_OF, ("lost",))
BIG = Line("sale.amount", O.GREATER, (10_000_00,))


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    """Alfa has two small sales and a big one, Beta a small one, Gamma none. All are open."""
    with factories.bench(tmp_path) as bench:
        alfa, beta, _gamma = (factories.company(bench, name) for name in ("Alfa", "Beta", "Gamma"))
        for company, amounts in ((alfa, (1, 2, 20_000_00)), (beta, (3,))):
            for amount in amounts:
                factories.sale(bench, title=f"{company} {amount}", company_id=company, amount=amount)
        yield bench


def counts(w: Workbench, criteria: Criteria) -> dict[Place, int]:
    parts = parts_in(criteria)
    told = w.ask(counted, list(parts.values()))
    return {place: told[part].fits for place, part in parts.items()}


def dead_ends(w: Workbench, criteria: Criteria) -> list[Place]:
    return sorted(emptied(criteria, w.ask(counted, list(parts_in(criteria).values()))))


def test_the_whole_and_each_part_alone(w: Workbench) -> None:
    names = Line("sale.title", O.CONTAINS, ("20",))
    criteria = sets(SALE, (OPEN, BIG, Line("sale.title", O.BEGINS)), (names,))
    assert counts(w, criteria) == {(): 1, (0,): 1, (0, 0): 4, (0, 1): 1, (1,): 1, (1, 0): 1}


def test_a_line_about_related_records_counts_those_that_have_one(w: Workbench) -> None:
    block = Related("sale.company", Group(parts=(OPEN, BIG)))
    criteria = sets(COMPANY, (Line("company.name", O.BEGINS, ("%",)), block))
    assert counts(w, criteria) == {(): 1, (0,): 1, (0, 0): 3, (0, 1): 1, (0, 1, 0): 2, (0, 1, 1): 1}


def test_groups_quantifiers_and_figures_are_counted_as_they_stand(w: Workbench) -> None:
    none = Group(Join.ANY, (BIG, LOST), negated=True)
    assert counts(w, sets(SALE, (none,))) == {(): 3, (0,): 3, (0, 0): 3, (0, 0, 0): 1, (0, 0, 1): 0}
    number = Related("sale.company", Group(), Quantifier.COUNT, measure=Line("", O.LESS, (2,)))
    assert counts(w, sets(COMPANY, (number,)))[0, 0] == 2


def test_what_rests_or_has_a_problem_is_not_counted_and_the_rest_is(w: Workbench) -> None:
    gone = Line("sale.x99", O.EQUALS, ("a",))
    criteria = sets(SALE, (OPEN, gone, Line("sale.amount", O.LESS, (5,), active=False)))
    assert counts(w, criteria) == {(0, 0): 4}
    assert counts(w, sets(SALE)) == {}


def test_parts_that_ask_the_same_are_one_question() -> None:
    resting = Line("sale.title", O.BEGINS)
    assert essence(Group(Join.ALL, (OPEN, resting))) == OPEN
    assert essence(Group(Join.ANY, (Group(Join.ALL, (BIG, resting, OPEN)),))) == Group(Join.ALL, (BIG, OPEN))
    negated = Group(Join.ANY, (OPEN,), negated=True)
    assert essence(negated) == negated
    before, after = parts_in(sets(SALE, (OPEN, BIG))), parts_in(sets(SALE, (OPEN, resting, BIG), (LOST,)))
    assert before[0,] == after[0,]
    assert set(after.values()) - set(before.values()) == {after[()], after[1,]}


def test_the_line_that_leaves_nobody_is_the_first_with_which_all_so_far_fit_none(w: Workbench) -> None:
    small = Line("sale.amount", O.LESS, (10,))
    titled = Line("sale.title", O.CONTAINS, ("1",))
    assert dead_ends(w, sets(SALE, (OPEN, titled, BIG, small))) == [(0, 3)]
    assert dead_ends(w, sets(SALE, (OPEN, BIG, small, titled))) == [(0, 2)]
    assert dead_ends(w, sets(SALE, (LOST, OPEN))) == [(0, 0)]
    assert dead_ends(w, sets(SALE, (OPEN, BIG))) == []


def test_each_group_tells_where_it_leaves_nobody_also_one_line_alone(w: Workbench) -> None:
    assert dead_ends(w, sets(SALE, (LOST,), (OPEN, Line("sale.title", O.BEGINS), LOST))) == [(0, 0), (1, 2)]


def test_within_a_block_the_line_is_told_and_not_the_block(w: Workbench) -> None:
    small = Line("sale.amount", O.LESS, (10,))
    block = Related("sale.company", Group(parts=(BIG, small)))
    assert dead_ends(w, sets(COMPANY, (block,))) == [(0, 0, 1)]
    there = Related("sale.company", Group(parts=(BIG,)))
    assert dead_ends(w, sets(COMPANY, (Line("company.name", O.EQUALS, ("Beta",)), there))) == [(0, 1)]


def test_where_nobody_is_wanted_nothing_is_told(w: Workbench) -> None:
    none = Related("sale.company", Group(parts=(LOST, BIG)), Quantifier.NONE)
    assert dead_ends(w, sets(COMPANY, (none,))) == []
    assert dead_ends(w, sets(SALE, (OPEN, Group(Join.ANY, (LOST,), negated=True)))) == []
    assert dead_ends(w, sets(SALE, (Group(Join.ANY, (LOST, BIG)),))) == []


def test_counts_that_are_not_there_yet_tell_nothing() -> None:
    criteria = sets(SALE, (LOST, OPEN))
    assert emptied(criteria, {}) == frozenset()
    whole = parts_in(criteria)[0,]
    assert emptied(criteria, {whole: Counted(0, 1)}) == {(0, 1)}
    assert isinstance(whole, Part)
