"""What can be done to a question while it is put together, and that each of it can be undone."""

from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Quantifier, Related, is_active, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.parts.criteria.draft import Draft, Way
from desktop_crm.views.parts.criteria.nodes import Joined
from desktop_crm.views.parts.criteria.places import Spot, can_stand, next_spot, spot_of

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
STATUS = Line("sale.status", O.ONE_OF, ("open",))
AMOUNT = Line("sale.amount", O.GREATER, (5_000_00,))
TITLE = Line("sale.title", O.BEGINS, ("a",))
DAYS = ("2026-01-01", "2026-02-01")
NAME = Line("company.name", O.BEGINS, ("a",))


def draft_of(*groups: tuple[Any, ...], record: RecordKind = SALE) -> Draft:
    draft = Draft(record)
    draft.show(sets(record, *groups))
    return draft


def key_at(draft: Draft, *place: int) -> int:
    return draft.places()[place]


def group_key(draft: Draft, *place: int) -> int:
    """The key of the group whose parts stand in a node."""
    node = draft.node(key_at(draft, *place))
    return int(getattr(node, "group", node).key)


# -- shapes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "root",
    [
        Group(Join.ANY, (Group(Join.ALL, (STATUS, AMOUNT)), Group(Join.ALL, (TITLE,)))),
        Group(Join.ALL, (STATUS, Group(Join.ANY, (AMOUNT, TITLE), negated=True))),
        Group(Join.ANY, (STATUS, AMOUNT)),
        Group(Join.ALL, (STATUS,), negated=True),
        Group(),
    ],
)
def test_what_is_shown_and_not_edited_comes_back_as_it_was(root: Group) -> None:
    draft = Draft(SALE)
    draft.show(Criteria(SALE, root))
    assert draft.criteria() == Criteria(SALE, root)


def test_logic1_any_shape_is_edited_as_any_of_groups() -> None:
    draft = Draft(SALE)
    draft.show(Criteria(SALE, Group(Join.ALL, (STATUS, AMOUNT))))
    assert draft.built() == sets(SALE, (STATUS, AMOUNT))
    draft.show(Criteria(SALE, Group(Join.ANY, (STATUS, AMOUNT))))
    assert draft.built() == sets(SALE, (STATUS,), (AMOUNT,))
    negated = Group(Join.ANY, (STATUS,), negated=True)
    draft.show(Criteria(SALE, negated))
    assert draft.built().root == Group(Join.ANY, (negated,))
    resting = Group(Join.ANY, (Group(Join.ALL, (STATUS,)),), active=False)
    draft.show(Criteria(SALE, resting))
    assert not is_active(draft.built().root)


def test_an_empty_question_has_a_group_to_add_to_and_asks_nothing() -> None:
    draft = Draft(SALE)
    assert len(draft.root.parts) == 1
    draft.set_joined(draft.root.parts[0].key, Joined.ANY)
    assert draft.criteria() == sets(SALE)


# -- lines -------------------------------------------------------------------------------------------------------------


def test_find11_a_new_line_asks_what_is_asked_most_and_rests_until_it_has_a_value() -> None:
    draft = Draft(SALE)
    group = draft.root.parts[0].key
    keys = [draft.add(group, Way((), path)) for path in ("sale.status", "sale.amount", "sale.sale_date", "sale.title")]
    assert [draft.node(key).operator for key in keys] == [O.ONE_OF, O.GREATER, O.THIS, O.BEGINS]
    assert not any(map(draft.is_active, keys))


def test_find9_a_line_given_a_value_is_active_again() -> None:
    draft = draft_of((STATUS,))
    key = key_at(draft, 0, 0)
    draft.set_active(key, False)
    assert not draft.is_active(key)
    draft.set_values(key, ("sold",))
    assert draft.is_active(key)
    draft.set_values(key, ())
    assert not draft.is_active(key)


def test_find8_clearing_leaves_all_lines_and_none_restricts() -> None:
    mine = Line("sale.owner", O.CURRENT_USER)
    none = Related("follow_up.sale", Group(), Quantifier.NONE)
    draft = draft_of(
        (STATUS, mine, none), (Related("follow_up.sale", Group(), Quantifier.COUNT, 1, Line("", O.LESS, (1,))),)
    )
    draft.clear()
    assert len(draft.places()) == 1 + 2 + 4
    assert not is_active(draft.criteria().root)


def test_cross2_a_related_field_goes_into_the_block_of_its_relation() -> None:
    draft = draft_of((NAME,), record=COMPANY)
    group = key_at(draft, 0)
    draft.add(group, Way(("sale.company",), "sale.status"))
    draft.add(group, Way(("sale.company",), "sale.amount"))
    draft.add(group, Way(("sale.company", "follow_up.sale"), "follow_up.date"))
    name, block = draft.built().root.parts[0].parts
    assert (name, block.relation, [type(part) for part in block.group.parts]) == (
        NAME, "sale.company", [Line, Line, Related],
    )  # fmt: skip
    assert block.group.parts[2].group.parts[0].path == "follow_up.date"


def test_cross3_a_block_that_says_none_takes_no_further_lines_by_itself() -> None:
    none = Related("sale.company", Group(parts=(STATUS,)), Quantifier.NONE)
    draft = draft_of((none,), record=COMPANY)
    draft.add(key_at(draft, 0), Way(("sale.company",), "sale.amount"))
    assert [part.quantifier for part in draft.built().root.parts[0].parts] == [Quantifier.NONE, Quantifier.ANY]


def test_the_number_of_related_records_is_a_block_of_its_own() -> None:
    draft = Draft(COMPANY)
    key = draft.add(draft.root.parts[0].key, Way(("sale.company",)))
    block = draft.node(key)
    assert (block.quantifier, block.measure.path, block.measure.operator) == (Quantifier.COUNT, "", O.GREATER)
    draft.set_values(block.measure.key, (3,))
    assert draft.is_active(key)


@pytest.mark.parametrize(
    ("line", "path", "operator", "values"),
    [
        (TITLE, "sale.description", O.BEGINS, ("a",)),
        (Line("sale.title", O.NOT_BEGINS, ("a",)), "sale.description", O.CONTAINS, ("a",)),
        (AMOUNT, "sale.profit", O.GREATER, (5_000_00,)),
        (AMOUNT, "sale.sale_cycle", O.GREATER, (5_000,)),
        (Line("sale.amount", O.EQUALS, (50,)), "sale.sale_cycle", O.EQUALS, ()),
        (Line("sale.owner", O.ONE_OF, (1,)), "sale.registered_by", O.ONE_OF, (1,)),
        (Line("sale.source", O.NOT_ONE_OF, (1,)), "sale.stage", O.NOT_ONE_OF, ()),
        (Line("sale.sale_date", O.BETWEEN, DAYS), "sale.registered_at", O.BETWEEN, DAYS),
        (Line("sale.title", O.EMPTY), "sale.amount", O.EMPTY, ()),
        (STATUS, "sale.completed", O.EQUALS, ()),
    ],
)  # fmt: skip
def test_another_field_keeps_operator_and_values_where_they_fit(
    line: Line, path: str, operator: O, values: tuple[Any, ...]
) -> None:
    draft = draft_of((line,))
    key = draft.set_field(key_at(draft, 0, 0), Way((), path))
    assert draft.criteria() == sets(SALE, (Line(path, operator, values),))
    assert key == key_at(draft, 0, 0)


def test_a_line_given_a_related_field_moves_into_its_block() -> None:
    draft = draft_of((Line("company.number", O.CONTAINS, ("7",)), NAME), record=COMPANY)
    draft.set_field(key_at(draft, 0, 0), Way(("sale.company",), "sale.number"))
    inner = Related("sale.company", Group(parts=(Line("sale.number", O.CONTAINS, ("7",)),)))
    assert draft.criteria() == sets(COMPANY, (NAME, inner))


def test_another_operator_keeps_its_values_or_brings_them_back() -> None:
    draft = draft_of((AMOUNT,))
    key = key_at(draft, 0, 0)
    draft.set_operator(key, O.BETWEEN)
    assert draft.node(key).values == (5_000_00, None)
    assert not draft.is_active(key)
    draft.set_operator(key, O.EMPTY)
    assert draft.is_active(key)
    draft.set_operator(key, O.LESS)
    assert draft.node(key).values == (5_000_00,)


def test_a_line_whose_field_is_gone_can_be_given_another() -> None:
    draft = draft_of((Line("sale.x99", O.EQUALS, ("a",)), AMOUNT))
    draft.set_field(key_at(draft, 0, 0), Way((), "sale.title"))
    assert draft.criteria() == sets(SALE, (Line("sale.title", O.EQUALS, ("a",)), AMOUNT))


# -- groups and places -------------------------------------------------------------------------------------------------


def test_find12_or_adds_a_group_that_is_left_out_while_it_is_empty() -> None:
    draft = draft_of((STATUS,))
    key = draft.add_group()
    assert draft.criteria() == sets(SALE, (STATUS,))
    draft.add(key, Way((), "sale.title"))
    assert len(draft.criteria().root.parts) == 2


def test_find10_removing_the_last_line_takes_its_group_along_but_for_the_only_one() -> None:
    inner = Group(Join.ANY, (AMOUNT,))
    draft = draft_of((STATUS, inner), (TITLE,))
    draft.remove(key_at(draft, 0, 1, 0))
    assert draft.criteria() == sets(SALE, (STATUS,), (TITLE,))
    draft.remove(key_at(draft, 1, 0))
    draft.remove(key_at(draft, 0, 0))
    assert (draft.criteria(), len(draft.root.parts)) == (sets(SALE), 1)


def test_a_block_that_loses_its_last_line_goes_unless_it_still_says_something() -> None:
    """Without the line, "has at least one sale" would be something else than was asked; "has none" is not."""
    for quantifier, left in ((Quantifier.ANY, 1), (Quantifier.NONE, 2)):
        draft = draft_of((NAME, Related("sale.company", Group(parts=(STATUS,)), quantifier)), record=COMPANY)
        draft.remove(key_at(draft, 0, 1, 0))
        assert len(draft.criteria().root.parts[0].parts) == left


def test_moving_within_and_between_groups() -> None:
    draft = draft_of((STATUS, AMOUNT, TITLE), (Line("sale.number", O.EMPTY),))
    draft.move(key_at(draft, 0, 0), Spot(key_at(draft, 0), 3))
    assert draft.criteria().root.parts[0].parts == (AMOUNT, TITLE, STATUS)
    draft.move(key_at(draft, 0, 1), Spot(key_at(draft, 1), 0))
    assert [len(group.parts) for group in draft.criteria().root.parts] == [2, 2]
    draft.move(key_at(draft, 0, 0), Spot(draft.root.key, 2))
    assert draft.criteria().root.parts[2] == Group(Join.ALL, (AMOUNT,))


def test_the_last_line_that_moves_out_takes_its_group_away() -> None:
    draft = draft_of((STATUS,), (AMOUNT,))
    draft.move(key_at(draft, 1, 0), Spot(key_at(draft, 0), 1))
    assert draft.criteria() == sets(SALE, (STATUS, AMOUNT))


def test_what_leaves_a_block_of_related_records_speaks_of_another_of_them() -> None:
    block = Related("sale.company", Group(parts=(STATUS, AMOUNT)))
    draft = draft_of((NAME, block), record=COMPANY)
    draft.move(key_at(draft, 0, 1, 1), Spot(key_at(draft, 0), 0))
    alone = (Related("sale.company", Group(parts=(AMOUNT,))), NAME, Related("sale.company", Group(parts=(STATUS,))))
    assert draft.criteria() == sets(COMPANY, alone)


def test_nothing_moves_where_it_would_speak_of_other_records_or_into_itself() -> None:
    block = Related("sale.company", Group(parts=(STATUS, Group(Join.ANY, (AMOUNT,)))))
    draft = draft_of((NAME, block), record=COMPANY)
    name, sales = key_at(draft, 0, 0), group_key(draft, 0, 1)
    inner = key_at(draft, 0, 1, 1)
    assert not can_stand(draft.root, name, sales)
    assert not can_stand(draft.root, inner, inner)
    assert not can_stand(draft.root, key_at(draft, 0, 1), sales)
    assert can_stand(draft.root, key_at(draft, 0, 1, 0), inner)


def test_keys_walk_a_line_into_and_out_of_groups() -> None:
    inner = Group(Join.ANY, (TITLE,))
    draft = draft_of((STATUS, inner, AMOUNT))
    key = key_at(draft, 0, 0)
    walked = []
    while (spot := next_spot(draft.root, key, 1)) is not None:
        draft.move(key, spot)
        walked.append(next(place for place, one in draft.places().items() if one == key))
    assert walked == [(0, 0, 0), (0, 0, 1), (0, 1), (0, 2)]
    while (spot := next_spot(draft.root, key, -1)) is not None:
        draft.move(key, spot)
    assert draft.criteria() == sets(SALE, (STATUS, inner, AMOUNT))


def test_groups_of_the_root_change_places_by_keys_and_stay_in_it() -> None:
    draft = draft_of((STATUS,), (AMOUNT,))
    key = key_at(draft, 1)
    assert next_spot(draft.root, key, 1) is None
    spot = next_spot(draft.root, key, -1)
    assert spot is not None
    draft.move(key, spot)
    assert draft.criteria() == sets(SALE, (AMOUNT,), (STATUS,))


def test_wrapping_and_unwrapping() -> None:
    draft = draft_of((STATUS, AMOUNT))
    group = draft.wrap(key_at(draft, 0, 1), Joined.NONE)
    assert draft.criteria() == sets(SALE, (STATUS, Group(Join.ANY, (AMOUNT,), negated=True)))
    draft.unwrap(group)
    assert draft.criteria() == sets(SALE, (STATUS, AMOUNT))


def test_a_copy_is_a_node_of_its_own() -> None:
    draft = draft_of((Group(Join.ANY, (STATUS, AMOUNT)),))
    copy = draft.duplicate(key_at(draft, 0, 0))
    draft.set_values(key_at(draft, 0, 1, 1), (1,))
    assert spot_of(draft.root, copy).index == 1
    assert draft.criteria().root.parts[0].parts[0] == Group(Join.ANY, (STATUS, AMOUNT))


def test_quantifiers_take_the_field_that_they_measure() -> None:
    draft = draft_of((Related("sale.company", Group(parts=(STATUS,))),), record=COMPANY)
    key = key_at(draft, 0, 0)
    draft.set_quantifier(key, Quantifier.SUM, "sale.amount")
    draft.set_values(draft.node(key).measure.key, (100,))
    draft.set_quantifier(key, Quantifier.GREATEST, "sale.sale_date")
    assert (draft.node(key).measure.operator, draft.node(key).measure.values) == (O.THIS, ())
    draft.set_quantifier(key, Quantifier.ANY)
    assert draft.criteria() == sets(COMPANY, (Related("sale.company", Group(parts=(STATUS,))),))


# -- undo --------------------------------------------------------------------------------------------------------------


def test_every_edit_can_be_undone_and_redone() -> None:
    block = Related("follow_up.sale", Group(parts=(Line("follow_up.completed", O.EQUALS, (False,)),)))
    before = sets(SALE, (STATUS, AMOUNT, block), (TITLE,))
    edits = [
        lambda d: d.add(key_at(d, 0), Way((), "sale.number")),
        lambda d: d.add(key_at(d, 0), Way(("follow_up.sale",), "follow_up.date")),
        lambda d: d.set_field(key_at(d, 0, 0), Way((), "sale.title")),
        lambda d: d.set_operator(key_at(d, 0, 1), O.LESS),
        lambda d: d.set_values(key_at(d, 0, 1), (1,)),
        lambda d: d.set_active(key_at(d, 0), False),
        lambda d: d.set_joined(key_at(d, 0), Joined.NONE),
        lambda d: d.set_quantifier(key_at(d, 0, 2), Quantifier.NONE),
        lambda d: d.set_least(key_at(d, 0, 2), 4),
        lambda d: d.move(key_at(d, 0, 1), Spot(key_at(d, 1), 0)),
        lambda d: d.wrap(key_at(d, 0, 0), Joined.ANY),
        lambda d: d.duplicate(key_at(d, 0)),
        lambda d: d.remove(key_at(d, 0, 2)),
        Draft.clear,
        lambda d: d.reset(sets(SALE)),
    ]
    for edit in edits:
        draft = Draft(SALE)
        draft.show(before)
        edit(draft)
        after = draft.built()
        assert after != before
        draft.undo()
        assert draft.criteria() == before
        assert not draft.can_undo
        draft.redo()
        assert draft.built() == after


def test_typing_one_value_is_one_step() -> None:
    draft = draft_of((AMOUNT, TITLE))
    for typed in (1, 12, 123):
        draft.set_values(key_at(draft, 0, 0), (typed,))
    draft.set_values(key_at(draft, 0, 1), ("b",))
    draft.undo()
    assert draft.criteria().root.parts[0].parts[0].values == (123,)
    draft.undo()
    assert draft.criteria() == sets(SALE, (AMOUNT, TITLE))
    assert not draft.can_undo
