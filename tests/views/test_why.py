"""Why a record is found, or not: each criterion in words with a tick or a cross, and what the record has itself."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.why import Reason, why_found
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.why import WhyDialog
from desktop_crm.views.parts.why_words import Told, WhyWords
from tests import factories
from tests.factories import Workbench

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
SMALL = Line("sale.amount", O.GREATER, (9_000_00,))
OPEN = Line("sale.status", O.ONE_OF, ("open", "stalled"))


@pytest.fixture
def ids(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS", category_id=workbench.ids["category: Customer"])
    given = {"company_id": alfa, "sale_date": date(2026, 6, 1)}
    sale = factories.sale(workbench, title="Printers", amount=7_000_00, **given)
    big = factories.sale(workbench, title="Servers", amount=20_000_00, **given)
    return {"alfa": alfa, "sale": sale, "big": big}


def told(bench: Bench, workbench: Workbench, id: int, *nodes: Node, record: RecordKind = SALE) -> tuple[Told, ...]:
    finding = workbench.ask(why_found, sets(record, nodes), id).finding
    assert finding is not None
    return WhyWords(bench).tell(finding)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SMALL, Told(False, "Amount: > 9,000", "7,000")),
        (OPEN, Told(True, "Status: Is one of Open, Stalled", "Open")),
        (Line("sale.title", O.BEGINS, ("pri",)), Told(True, "Title: Starts with “pri”", "Printers")),
        (
            Line("sale.sale_date", O.THIS, ("quarter",)),
            Told(True, "Sale date: This quarter (01/04/2026 – 30/06/2026)", "01/06/2026"),
        ),
        (
            Line("sale.sale_date", O.MORE_THAN_AGO, (7, "day")),
            Told(True, "Sale date: More than 7 days ago (until 02/06/2026)", "01/06/2026"),
        ),
        (
            Line("sale.sale_date", O.BETWEEN, ("2026-01-01", "2026-03-31")),
            Told(False, "Sale date: Between 01/01/2026 and 31/03/2026", "01/06/2026"),
        ),
        (Line("sale.owner", O.CURRENT_USER), Told(True, "Owner: Current user", "Kari Nordmann")),
        (Line("sale.completed", O.EQUALS, (True,)), Told(False, "Completed: Yes", "No")),
        (Line("sale.source", O.EMPTY), Told(True, "Source: Is empty", "(empty)")),
        (Line("sale.company", O.BEGINS, ("beta",)), Told(False, "Company: Starts with “beta”", "Alfa AS")),
    ],
)
def test_a_line_tells_what_is_asked_and_what_the_record_has(
    bench: Bench, workbench: Workbench, ids: dict[str, int], line: Line, expected: Told
) -> None:
    assert told(bench, workbench, ids["sale"], line) == (expected,)


def test_chosen_lines_records_and_paths_go_by_their_names(
    bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    customers = Line("sale.company.category", O.ONE_OF, (workbench.ids["category: Customer"],))
    beta = Line("sale.company", O.EXACTLY, (factories.company(workbench, "Beta AS"),))
    assert told(bench, workbench, ids["sale"], customers, beta) == (
        Told(True, "Company – Category: Is one of Customer", "Customer"),
        Told(False, "Company: Is exactly Beta AS", "Alfa AS"),
    )


def test_what_asks_nothing_is_left_out_and_groups_say_how_they_are_joined(
    bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    nothing = Line("sale.title", O.BEGINS)
    either = Group(Join.ANY, (SMALL, Line("sale.title", O.BEGINS, ("pri",)), nothing))
    neither = Group(Join.ANY, (SMALL,), negated=True)
    found = told(bench, workbench, ids["sale"], nothing, OPEN, either, neither)
    assert [(one.holds, one.text, len(one.parts)) for one in found] == [
        (True, "Status: Is one of Open, Stalled", 0), (True, "Any of these", 2), (True, "None of these", 1),
    ]  # fmt: skip


def test_groups_joined_by_or_stand_under_their_heads(bench: Bench, workbench: Workbench, ids: dict[str, int]) -> None:
    criteria = sets(SALE, (SMALL, OPEN), (Line("sale.title", O.BEGINS, ("pri",)),))
    finding = workbench.ask(why_found, criteria, ids["sale"]).finding
    (root,) = WhyWords(bench).tell(finding)
    assert (root.holds, root.text) == (True, "Any of these")
    assert [(part.holds, part.text, len(part.parts)) for part in root.parts] == [
        (False, "All of these", 2), (True, "All of these", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Related("sale.company", Group(parts=(SMALL,))), (True, "Sales: has at least one", "1 of 2 fit")),
        (Related("sale.company", Group(parts=(SMALL,)), Quantifier.NONE), (False, "Sales: has none", "1 of 2 fit")),
        (
            Related("sale.company", Group(parts=(OPEN,)), Quantifier.AT_LEAST, 3),
            (False, "Sales: has at least 3", "2 of 2 fit"),
        ),
        (
            Related("sale.company", Group(), Quantifier.COUNT, measure=Line("", O.GREATER, (1,))),
            (True, "Sales: number > 1", "2"),
        ),
        (
            Related("sale.company", Group(), Quantifier.SUM, measure=Line("sale.amount", O.LESS, (5_000_00,))),
            (False, "Sales: sum – Amount: < 5,000", "27,000"),
        ),
    ],
)
def test_of_related_records_it_is_told_how_many_fit_or_what_they_come_to(
    bench: Bench, workbench: Workbench, ids: dict[str, int], node: Related, expected: tuple[bool, str, str]
) -> None:
    (found,) = told(bench, workbench, ids["alfa"], node, record=COMPANY)
    assert (found.holds, found.text, found.own) == expected


def test_the_dialog_shows_the_tree_and_its_text_can_be_copied(
    qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    criteria = sets(COMPANY, (Related("sale.company", Group(parts=(SMALL, OPEN))), Line("company.city", O.EMPTY)))
    reason = workbench.ask(why_found, criteria, ids["alfa"])
    dialog = WhyDialog(bench, "Alfa <b>", reason)
    qtbot.addWidget(dialog)
    dialog.show()
    tree = dialog.tree
    related = tree.topLevelItem(0)
    assert dialog.sentence.text() == "“Alfa <b>” is found."
    assert (tree.topLevelItemCount(), related.childCount(), related.isExpanded()) == (2, 2, True)
    assert [related.child(at).text(1) for at in (0, 1)] == ["7,000; 20,000", "Open"]
    QTest.keySequence(tree, "Ctrl+C")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "✓ Sales: has at least one\t1 of 2 fit",
        "    ✓ Amount: > 9,000\t7,000; 20,000",
        "    ✓ Status: Is one of Open, Stalled\tOpen",
        "✓ City: Is empty\t(empty)",
    ]
    QGuiApplication.clipboard().clear()


def test_of_two_combined_selections_it_is_told_where_the_record_is(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    dialog = WhyDialog(bench, "Alfa", Reason(False, None, (True, False)), ("Customers", "Buyers"))
    qtbot.addWidget(dialog)
    assert dialog.sentence.text() == "“Alfa” is not found."
    assert [(one.holds, one.text, one.own) for one in dialog.tree.told] == [
        (True, "Customers", "it is there"), (False, "Buyers", "it is not there"),
    ]  # fmt: skip


def test_a_search_for_nothing_has_nothing_to_tell(bench: Bench, workbench: Workbench, ids: dict[str, int]) -> None:
    finding = workbench.ask(why_found, Criteria(SALE), ids["sale"]).finding
    assert WhyWords(bench).tell(finding) == ()
