"""What screens ask of selections: who sees them, how many members they have, and what is wrong with them."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget, SetOperation, VisibleFor
from desktop_crm.models.everything import Selection, SelectionLook
from desktop_crm.operations.errors import SelectionStaysAsItIs
from desktop_crm.operations.favourites import add_favourites
from desktop_crm.operations.looks import packed, remember_look, seen, told_members, unpacked
from desktop_crm.operations.reading import find_by_name, ids_of, neighbours
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.searching import search, visited
from desktop_crm.operations.selection import (
    combine,
    copy_into_new,
    delete_selections,
    register_selection,
    register_static,
    set_completed,
)
from desktop_crm.operations.selection_facts import (
    MemberCount,
    combination_of,
    count_combined,
    count_matching,
    count_members,
    criteria_of,
    fault_of,
    lines_of,
    name_for_copy,
    selections_of,
    tables_of_members,
)
from desktop_crm.operations.selection_members import add_members
from desktop_crm.operations.step import verb
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.listing import LISTS, Listing, Order
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

COMPANY, PERSON, SALE, SELECTION = RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.SELECTION


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with factories.bench(tmp_path) as bench:
        yield bench


def called(name: str) -> Criteria:
    return sets(SALE, (Line("sale.title", O.BEGINS, (name,)),))


def selection(w: Workbench, name: str, **values: Any) -> int:
    return w.do(register_selection, {"name": name, "target": "sale", **values})


def dynamic(w: Workbench, name: str, criteria: Criteria, **values: Any) -> int:
    return selection(w, name, form=SelectionForm.DYNAMIC.value, criteria=criteria, **values)


def names(w: Workbench, source: str) -> list[str]:
    ids = w.ask(ids_of, Listing(SELECTION, source))
    lines = w.ask(lines_of, ids)
    return [lines[id].name for id in ids]


@verb("Break criteria")
def break_criteria(session: Any, id: int, text: str) -> None:
    session.get(Selection, id).criteria = text


def test_the_lists_hold_mine_the_active_ones_the_stars_and_the_completed(w: Workbench) -> None:
    other = w.ids["Ola Hansen"]
    selection(w, "Mine")
    starred = selection(w, "Theirs", owner_id=other)
    done = selection(w, "Done")
    w.do(set_completed, [done], True)
    w.do(add_favourites, SELECTION, [starred])
    found = {source: names(w, source) for source in LISTS[SELECTION]}
    assert found == {
        "selections.mine": ["Mine"], "selections.active": ["Mine", "Theirs"], "starred": ["Theirs"],
        "selections.completed": ["Done"],
    }  # fmt: skip


def test_a_line_tells_type_target_owner_category_and_star(w: Workbench) -> None:
    id = dynamic(w, "Big", called("P"), visible_for=VisibleFor.OWNER.value)
    w.do(add_favourites, SELECTION, [id])
    line = w.ask(lines_of, [id])[id]
    assert (line.name, line.form, line.target, line.owner, line.owner_name) == (
        "Big", SelectionForm.DYNAMIC, SelectionTarget.SALE, "KN", "Kari Nordmann",
    )  # fmt: skip
    assert (line.visible_for, line.completed, line.starred, line.category) == ("owner", False, True, "")


def test_self3_private_ones_of_others_are_listed_nowhere(w: Workbench) -> None:
    """Kari is of the group Oslo, Ola of none."""
    kari, ola = w.ids["Kari Nordmann"], w.ids["Ola Hansen"]
    for name, owner, visible in (
        ("A own private", kari, VisibleFor.OWNER), ("B private", ola, VisibleFor.OWNER),
        ("C group without one", ola, VisibleFor.GROUP), ("D own group", kari, VisibleFor.GROUP),
        ("E all", ola, VisibleFor.ALL),
    ):  # fmt: skip
        selection(w, name, owner_id=owner, visible_for=visible.value)
    seen = ["A own private", "D own group", "E all"]
    assert names(w, "selections.active") == seen
    assert [hit.name for hit in w.ask(find_by_name, SELECTION, "")] == seen
    assert [line.name for line in w.ask(selections_of, [SelectionTarget.SALE])] == seen
    of_sales = Listing(SELECTION, "found", criteria=sets(SELECTION, (Line("selection.name", O.BEGINS, ("%",)),)))
    assert len(w.ask(ids_of, of_sales)) == 3
    private = Listing(SELECTION, "selections.active", order=(Order("selection.name"),))
    first, second, _ = w.ask(ids_of, private)
    assert w.ask(neighbours, SELECTION, first) == (None, second)
    w.user_id = ola
    assert names(w, "selections.active") == ["B private", "C group without one", "E all"]


def test_self3_a_group_sees_what_its_mates_share(w: Workbench) -> None:
    kari, ola = w.ids["Kari Nordmann"], w.ids["Ola Hansen"]
    selection(w, "Shared", owner_id=ola, visible_for=VisibleFor.GROUP.value)
    assert names(w, "selections.active") == []

    @verb("Move to group")
    def move(session: Any) -> None:
        from desktop_crm.models.everything import User

        session.get(User, ola).group_id = session.get(User, kari).group_id

    w.do(move)
    assert names(w, "selections.active") == ["Shared"]


def test_self3_searching_everything_finds_selections_but_not_the_private_ones_of_others(w: Workbench) -> None:
    ola = w.ids["Ola Hansen"]
    own = selection(w, "Seminar guests")
    theirs = selection(w, "Seminar speakers", owner_id=ola, visible_for=VisibleFor.OWNER.value)
    assert [(hit.record, hit.id, hit.beside) for hit in w.ask(search, "semin")] == [(SELECTION, own, "Kari Nordmann")]
    visits = [("selection", own), ("selection", theirs)]
    assert [hit.id for hit in w.ask(visited, visits)] == [own]
    w.user_id = ola
    assert [hit.id for hit in w.ask(search, "semin")] == [theirs, own]


def test_the_members_are_counted_and_it_is_told_what_may_change_that(w: Workbench) -> None:
    sale = factories.sale(w, title="Printers")
    factories.sale(w, title="Chairs")
    found = dynamic(w, "Found", called("P"))
    held = selection(w, "Held")
    assert w.ask(count_members, found).count == 1
    assert "sale" in w.ask(count_members, found).tables
    assert "selection_member" not in w.ask(count_members, found).tables
    w.do(add_members, held, SALE, [sale])
    assert w.ask(count_members, held).count == 1
    assert {"selection_member", "sale"} <= w.ask(count_members, held).tables


def test_the_tables_behind_a_combined_one_are_those_of_its_parts(w: Workbench) -> None:
    first = dynamic(w, "First", sets(SALE, (Line("sale.company.name", O.BEGINS, ("A",)),)))
    second = selection(w, "Second")
    both = w.do(combine, first, second, SetOperation.ALL, {"name": "Both", "target": "sale"})
    assert {"sale", "company", "selection", "selection_member"} <= w.ask(tables_of_members, both)


def test_self4_a_combined_one_whose_part_is_gone_says_so(w: Workbench) -> None:
    first, second = selection(w, "First"), selection(w, "Second")
    both = w.do(combine, first, second, SetOperation.ALL, {"name": "Both", "target": "sale"})
    above = w.do(combine, both, second, SetOperation.COMMON, {"name": "Above", "target": "sale"})
    assert w.ask(fault_of, above) is None
    w.do(delete_selections, [first])
    for id in (both, above):
        fault = w.ask(fault_of, id)
        assert fault is not None
        assert (fault.reason, fault.id, fault.name) == ("part_gone", both, "Both")
        assert w.ask(count_members, id).count is None
    told = w.ask(combination_of, both)
    assert (told.first_id, told.second_id, told.operation, told.names) == (
        None, second, SetOperation.ALL, {second: "Second"},
    )  # fmt: skip
    w.journal.undo()
    assert w.ask(fault_of, above) is None


@pytest.mark.parametrize(
    ("stored", "reason", "about"),
    [
        ("not json", "criteria", ""),
        ("", "criteria", ""),
        ('{"version": 99, "record": "sale", "root": {"group": "all", "parts": []}}', "newer", ""),
        (
            '{"version": 1, "record": "sale", "root": {"group": "all", "parts":'
            ' [{"line": "sale.x77", "operator": "equals", "values": [1]}]}}',
            "field_gone", "sale.x77",
        ),
        (
            '{"version": 1, "record": "sale", "root": {"group": "all", "parts":'
            ' [{"line": "sale.title", "operator": "sounds_like", "values": ["x"]}]}}',
            "field_gone", "sounds_like",
        ),
    ],
)  # fmt: skip
def test_criteria_that_cannot_be_asked_are_told_and_never_answered(
    w: Workbench, stored: str, reason: str, about: str
) -> None:
    id = dynamic(w, "Broken", called("P"))
    factories.sale(w, title="Printers")
    w.do(break_criteria, id, stored)
    fault = w.ask(fault_of, id)
    assert fault is not None
    assert (fault.reason, fault.id, fault.name, fault.about) == (reason, id, "Broken", about)
    assert w.ask(count_members, id) == MemberCount(None, w.ask(tables_of_members, id))
    assert (w.ask(criteria_of, id) is None) is (reason != "field_gone")


def test_a_selection_that_is_gone_says_so(w: Workbench) -> None:
    id = selection(w, "Gone")
    w.do(delete_selections, [id])
    fault = w.ask(fault_of, id)
    assert fault is not None
    assert fault.reason == "gone"


def test_view3_companies_and_persons_behind_any_selection(w: Workbench) -> None:
    alfa, beta = factories.company(w, "Alfa"), factories.company(w, "Beta")
    anne = factories.person(w, company_id=alfa)
    sales = [factories.sale(w, company_id=alfa, person_id=anne), factories.sale(w, company_id=beta)]
    of_sales = selection(w, "Sales")
    w.do(add_members, of_sales, SALE, sales)
    about = (("selection_id", of_sales),)
    assert sorted(w.ask(ids_of, Listing(COMPANY, "selection.companies", about))) == [alfa, beta]
    assert list(w.ask(ids_of, Listing(PERSON, "selection.persons", about))) == [anne]


def test_mem1_mem2_a_question_is_counted_before_it_is_let_loose(w: Workbench) -> None:
    sales = [factories.sale(w, title=title) for title in ("Pa", "Pb", "C")]
    id = selection(w, "Held")
    w.do(add_members, id, SALE, sales[1:])
    assert w.ask(count_matching, id, called("P")) == (2, 1)


def test_self5_a_copy_has_a_name_of_its_own(w: Workbench) -> None:
    assert w.ask(name_for_copy, "Big", "(copy)") == "Big (copy)"
    selection(w, "big (COPY)")
    assert w.ask(name_for_copy, "Big", "(copy)") == "Big (copy 2)"
    long = w.ask(name_for_copy, "x" * 219, "(copy)")
    assert len(long) <= 219
    assert long.endswith("x (copy)")


def test_the_choice_of_selections_is_by_target_and_type_completed_ones_last(w: Workbench) -> None:
    held = selection(w, "Held")
    found = dynamic(w, "Found", called("P"))
    done = selection(w, "Away")
    w.do(set_completed, [done], True)
    selection(w, "Companies", target="contact")
    of_sales = [SelectionTarget.SALE]
    assert [line.id for line in w.ask(selections_of, of_sales)] == [found, held, done]
    assert [line.id for line in w.ask(selections_of, of_sales, [SelectionForm.STATIC], [done])] == [held]


def test_every_detail_but_target_and_type_can_be_edited(w: Workbench) -> None:
    id = selection(w, "Held", target="contact")
    w.do(FORMS[SELECTION].edit, id, {"name": "Kept", "visible_for": "owner", "unique_company": True})
    row = w.row(SELECTION, id)
    assert (row["name"], row["visible_for"], row["unique_company"]) == ("Kept", "owner", True)


# -- copies and combinations ---------------------------------------------------------------------------------------


def test_mem4_members_are_copied_into_a_new_selection_static_or_dynamic(w: Workbench) -> None:
    sale = factories.sale(w, title="Printers")
    found = dynamic(w, "Found", called("P"), description="As I found them")
    held = w.do(copy_into_new, found, {"name": "Held"})
    same = w.do(copy_into_new, found, {"name": "Same", "form": "dynamic"})
    factories.sale(w, title="Pipes")
    assert [w.ask(count_members, id).count for id in (held, same)] == [1, 2]
    assert w.ask(criteria_of, same) == called("P")
    assert members_of(w, held) == [sale]
    with pytest.raises(SelectionStaysAsItIs):
        w.do(copy_into_new, held, {"name": "Back", "form": "dynamic"})


def test_mem4_progress_is_told_before_anything_is_written(w: Workbench) -> None:
    found = dynamic(w, "Found", called("P"))

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    for operation, args in (
        (copy_into_new, (found, {"name": "New"})), (register_static, ({"name": "New", "target": "sale"},)),
        (combine, (found, found, SetOperation.ALL, {"name": "New", "target": "sale"}, False)),
    ):  # fmt: skip
        before = w.snapshot()
        with pytest.raises(KeyboardInterrupt):
            w.do(operation, *args, progress=stop)
        assert w.snapshot() == before


def test_comb_a_combination_is_counted_before_it_is_made(w: Workbench) -> None:
    sales = [factories.sale(w, title=title) for title in "abcd"]
    first, second = selection(w, "1"), selection(w, "2")
    w.do(add_members, first, SALE, sales[:3])
    w.do(add_members, second, SALE, sales[2:])
    counted = [w.ask(count_combined, SelectionTarget.SALE, first, second, one, False) for one in SetOperation]
    assert counted == [2, 1, 1, 3, 4]
    w.do(delete_selections, [second])
    assert w.ask(count_combined, SelectionTarget.SALE, first, second, SetOperation.ALL, False) is None


# -- looks ---------------------------------------------------------------------------------------------------------


def test_what_is_seen_is_every_member_whatever_a_list_shows_of_them(w: Workbench) -> None:
    sales = [factories.sale(w, title=title) for title in ("Pumps", "Pipes")]
    found = dynamic(w, "Found", called("P"))
    first = w.ask(seen, found)
    assert first is not None
    assert (first.comings.since, list(unpacked(first.packed))) == (None, sales)
    w.do(remember_look, found, first.packed)
    w.do(FORMS[SALE].edit, sales[0], {"title": "Chairs"})
    other = factories.sale(w, title="Posters")
    second = w.ask(seen, found)
    assert second is not None
    assert (list(second.comings.came), list(second.comings.went)) == ([other], [sales[0]])


def test_of_what_cannot_be_shown_nothing_is_seen_and_of_what_is_gone_nothing_kept(w: Workbench) -> None:
    found = dynamic(w, "Found", called("P"))
    w.do(break_criteria, found, "not json")
    assert w.ask(seen, found) is None
    w.do(delete_selections, [found])
    w.do(remember_look, found, packed(array("q", [1])))
    assert w.rows(SelectionLook) == []


def test_names_are_told_by_name_and_what_is_gone_without_one(w: Workbench) -> None:
    beta, alfa = factories.company(w, "Beta"), factories.company(w, "Alfa")
    anne = factories.person(w, "Anne", "Aas")
    told = w.ask(told_members, RecordKind.CONTACT, [-beta, anne, -alfa, -99], 10)
    assert [(one.record, one.id, one.name) for one in told] == [
        (PERSON, anne, "Anne Aas"), (COMPANY, alfa, "Alfa"), (COMPANY, beta, "Beta"), (COMPANY, 99, ""),
    ]  # fmt: skip
    assert len(w.ask(told_members, RecordKind.CONTACT, [-beta, anne, -alfa], 2)) == 2


def members_of(w: Workbench, id: int) -> list[int]:
    return sorted(w.ask(ids_of, Listing(SALE, "selection", (("selection_id", id),))))
