"""What was visited: a step never leads to a record that is gone, nor stays where it is."""

import pytest

from desktop_crm.views.visits import Visits


def visited(*ids: int) -> Visits:
    visits = Visits()
    for record_id in ids:
        visits.visit("sale", record_id)
    return visits


def around(visits: Visits) -> tuple[list[int], int | None, list[int]]:
    """What lies behind, where one stands, and what lies ahead."""
    here = visits.here
    ahead, behind = [], []
    while visit := visits.forward():
        ahead.append(visit[1])
    for _step in ahead:
        visits.back()
    while visit := visits.back():
        behind.insert(0, visit[1])
    for _step in behind:
        visits.forward()
    return behind, here and here[1], ahead


@pytest.mark.parametrize(
    ("ids", "back", "gone", "left"),
    [
        ((1, 2, 3), 0, 3, ([1], 2, [])),
        ((1, 2, 3), 0, 2, ([1], 3, [])),
        ((1, 2, 3), 1, 3, ([1], 2, [])),
        ((1, 2, 1), 0, 2, ([], 1, [])),
        ((1, 2, 1, 3), 1, 2, ([], 1, [3])),
        ((1, 2, 3), 0, 4, ([1, 2], 3, [])),
        ((1,), 0, 1, ([], None, [])),
    ],
)
def test_what_is_gone_is_passed_over(
    ids: tuple[int, ...], back: int, gone: int, left: tuple[list[int], int | None, list[int]]
) -> None:
    visits = visited(*ids)
    for _step in range(back):
        visits.back()
    visits.forget("sale", gone)
    assert around(visits) == left


def test_where_the_first_is_gone_one_stands_before_the_others() -> None:
    visits = visited(1, 2)
    visits.back()
    visits.forget("sale", 1)
    assert (visits.here, visits.can_go_back, visits.can_go_forward) == (None, False, True)
    visits.visit("sale", 2)
    assert (visits.here, visits.can_go_forward) == (("sale", 2), False)


def test_the_last_record_of_a_kind_is_seen_from_where_one_stands() -> None:
    visits = visited(1, 2)
    visits.visit("company", 7)
    assert (visits.last_of("sale"), visits.last_of("company"), visits.last_of("person")) == (2, 7, None)
    visits.back()
    assert visits.last_of("company") is None
    visits.forget("sale", 2)
    assert (visits.last_of("sale"), visits.recent) == (1, [("company", 7), ("sale", 1)])


def test_a_place_that_is_no_record_is_walked_to_and_stands_in_no_history() -> None:
    visits = visited(1)
    visits.pass_through(("find", 0))
    visits.pass_through(("find", 0))
    visits.visit("sale", 2)
    assert (visits.back(), visits.back()) == (("find", 0), ("sale", 1))
    assert (visits.forward(), visits.forward()) == (("find", 0), ("sale", 2))
    assert visits.lately == [("sale", 2), ("sale", 1)]
    assert visits.last_of("sale") == 2
