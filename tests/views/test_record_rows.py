"""Which rows a grouped list has, held against a list that is laid out by hand."""

from array import array
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.operations.grouping import Groups, Level
from desktop_crm.views.parts.record_rows import GroupedRows, Rows

DEPTH = 3
Tree = list["Tree"] | int  # groups, or how many records stand here

LEAF = st.integers(1, 4)
TREES = st.lists(st.lists(st.lists(LEAF, min_size=1, max_size=3), min_size=1, max_size=3), min_size=1, max_size=4)


@dataclass
class Line:
    """A row by hand: a group, or a record."""

    group: int = -1
    member: int = -1


def built(tree: list[list[list[int]]]) -> tuple[Groups, "array[int]"]:
    groups = Groups((Level("sale.owner"),) * DEPTH, ())
    start = 0

    def add(node: list | int, depth: int) -> None:
        nonlocal start
        group = len(groups)
        groups.depth.append(depth)
        groups.start.append(start)
        groups.stop.append(0)
        groups.end.append(0)
        groups.keys.append(group)
        groups.values.append(str(group))
        for child in node if isinstance(node, list) else ():
            add(child, depth + 1)
        if isinstance(node, int):
            start += node
        groups.stop[group], groups.end[group] = start, len(groups)

    for node in tree:
        add(node, 0)
    return groups, array("q", range(1000, 1000 + start))


def by_hand(groups: Groups, folded: set[int]) -> list[Line]:
    lines, group = [], 0
    while group < len(groups):
        lines.append(Line(group=group))
        if group in folded:
            group = groups.end[group]
            continue
        if groups.end[group] == group + 1:
            lines += [Line(member=member) for member in range(groups.start[group], groups.stop[group])]
        group += 1
    return lines


@st.composite
def cases(draw: st.DrawFn) -> tuple[Groups, "array[int]", set[int]]:
    groups, ids = built(draw(TREES))
    return groups, ids, draw(st.sets(st.integers(0, len(groups) - 1)))


@given(cases())
def test_each_row_is_the_group_or_record_that_stands_there(case: tuple[Groups, "array[int]", set[int]]) -> None:
    groups, ids, folded = case
    rows, lines = GroupedRows(ids, groups, folded), by_hand(groups, folded)
    assert len(rows) == len(lines)
    assert [(rows.group_at(place), rows.member_at(place)) for place in range(len(rows))] == [
        (line.group, line.member) for line in lines
    ]
    shown = {line.member: place for place, line in enumerate(lines) if line.member >= 0}
    assert [rows.place_of_member(member) for member in range(len(ids))] == [shown.get(m) for m in range(len(ids))]
    assert [rows.place_of(id) for id in ids] == [shown.get(m) for m in range(len(ids))]


@given(cases())
def test_a_record_that_is_folded_away_is_held_by_the_outermost_folded_group(
    case: tuple[Groups, "array[int]", set[int]],
) -> None:
    groups, ids, folded = case
    rows, lines = GroupedRows(ids, groups, folded), by_hand(groups, folded)
    for member in range(len(ids)):
        place = rows.holder_of(member)
        line = lines[place]
        if line.group >= 0:
            assert line.group in folded
            assert groups.start[line.group] <= member < groups.stop[line.group]
        else:
            assert line.member == member


@given(cases(), st.data())
def test_rows_stand_for_the_records_that_are_seen_in_them(
    case: tuple[Groups, "array[int]", set[int]], data: st.DataObject
) -> None:
    groups, ids, folded = case
    rows, lines = GroupedRows(ids, groups, folded), by_hand(groups, folded)
    top = data.draw(st.integers(0, len(lines) - 1))
    bottom = data.draw(st.integers(top, len(lines) - 1))
    wanted: list[int] = []
    for line in lines[top : bottom + 1]:
        if line.member >= 0:
            wanted.append(line.member)
        elif line.group in folded:
            wanted += range(groups.start[line.group], groups.stop[line.group])
    assert list(range(*rows.members_in(top, bottom))) == wanted
    assert rows.has_group_in(top, bottom) is any(line.group >= 0 for line in lines[top : bottom + 1])


@given(cases(), st.data())
def test_records_are_found_again_in_their_rows(
    case: tuple[Groups, "array[int]", set[int]], data: st.DataObject
) -> None:
    groups, ids, folded = case
    rows, lines = GroupedRows(ids, groups, folded), by_hand(groups, folded)
    first = data.draw(st.integers(0, len(ids) - 1))
    after = data.draw(st.integers(first, len(ids)))
    found = {place for top, bottom in rows.places_of(first, after) for place in range(top, bottom + 1)}
    wanted = {place for place, line in enumerate(lines) if first <= line.member < after}
    for place, line in enumerate(lines):
        if line.group in folded and first <= groups.start[line.group] and groups.stop[line.group] <= after:
            wanted.add(place)
    assert found == wanted


@given(cases(), st.data())
def test_opening_and_folding_changes_the_rows_below_and_no_others(
    case: tuple[Groups, "array[int]", set[int]], data: st.DataObject
) -> None:
    groups, ids, folded = case
    rows = GroupedRows(ids, groups, folded)
    group = data.draw(st.integers(0, len(groups) - 1))
    turned = rows.turned(group)
    assert turned.is_folded(group) != rows.is_folded(group)
    lines = by_hand(groups, folded ^ {group})
    assert len(turned) == len(lines)
    place = rows.place_of_group(group)
    if place is None:
        assert len(turned) == len(rows)
        return
    assert turned.place_of_group(group) == place
    open_one = rows if not rows.is_folded(group) else turned
    assert open_one.last_within(place) - place == abs(len(turned) - len(rows))


@given(cases())
def test_the_way_out_of_a_row_leads_to_the_group_around_it(case: tuple[Groups, "array[int]", set[int]]) -> None:
    groups, ids, folded = case
    rows, lines = GroupedRows(ids, groups, folded), by_hand(groups, folded)
    for place, line in enumerate(lines):
        depth = groups.depth[line.group] if line.group >= 0 else DEPTH
        around = [p for p in range(place) if lines[p].group >= 0 and groups.depth[lines[p].group] == depth - 1]
        assert rows.above(place) == (around[-1] if around else None)


def test_a_list_without_groups_has_a_row_for_each_record() -> None:
    rows = Rows(array("q", [7, 8, 9]))
    assert (len(rows), rows.member_at(2), rows.group_at(2), rows.place_of(9)) == (3, 2, -1, 2)
    assert (rows.members_in(0, 1), rows.places_of(1, 3), rows.places_of(1, 1)) == ((0, 2), [(1, 2)], [])


def test_a_list_that_holds_nothing_has_no_rows() -> None:
    assert len(GroupedRows(array("q"), Groups((Level("sale.owner"),), ()), ())) == 0
