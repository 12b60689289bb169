"""A question in one sentence."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related, sets
from desktop_crm.selections.operators import OPERATORS, needs
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import Language
from desktop_crm.views.parts.criteria.summary import summary
from tests.factories import Workbench
from tests.views.criteria.test_values import SAMPLES, one_of_each_kind

SALE, COMPANY, PERSON = RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON
SOLD = Line("sale.status", O.ONE_OF, ("sold",))
BIG = Line("sale.amount", O.GREATER, (5_000_00,))
TITLE = Line("sale.title", O.BEGINS, ("100 %",))
OSLO = Line("company.city", O.EQUALS, ("Oslo",))

SENTENCES: list[tuple[Criteria, str]] = [
    (sets(SALE, (SOLD, BIG), (TITLE,)), "Status is Sold and Amount > 5,000, or Title starts with “100 %”"),
    (sets(SALE), "Nothing is asked yet"),
    (sets(SALE, (SOLD, Line("sale.title", O.BEGINS))), "Status is Sold"),
    (
        sets(SALE, (SOLD, Group(Join.ANY, (BIG, TITLE), negated=True))),
        "Status is Sold and not (Amount > 5,000 or Title starts with “100 %”)",
    ),
    (
        sets(SALE, (Line("sale.status", O.NOT_ONE_OF, ("sold", "lost", "open")),)),
        "Status is not Sold, Lost or Open",
    ),
    (
        sets(COMPANY, (OSLO, Related("sale.company", Group(parts=(SOLD, BIG))))),
        "City is “Oslo” and has sales with (Status is Sold and Amount > 5,000)",
    ),
    (sets(COMPANY, (Related("sale.company", Group(), Quantifier.NONE),)), "Has no sales"),
    (
        sets(COMPANY, (Related("sale.company", Group(parts=(SOLD,)), Quantifier.AT_LEAST, 3),)),
        "Has at least 3 sales with Status is Sold",
    ),
    (
        sets(COMPANY, (Related("sale.company", Group(), Quantifier.COUNT, measure=Line("", O.BETWEEN, (2, 4))),)),
        "Number of sales is between 2 and 4",
    ),
    (
        sets(COMPANY, (Related("sale.company", Group(parts=(SOLD,)), Quantifier.SUM, measure=BIG),)),
        "Sum of sales – Amount with Status is Sold > 5,000",
    ),
    (
        sets(SALE, (Line("sale.sale_date", O.THIS, ("quarter",)), Line("sale.completed", O.EQUALS, (False,)))),
        "Sale date is this quarter and Completed: no",
    ),
    (
        sets(SALE, (Line("sale.sale_date", O.PREVIOUS, (1, "month")), Line("sale.sale_date", O.QUARTER, (1,)))),
        "Sale date: previous 1 month and Sale date is in Q1 this year",
    ),
    (
        sets(SALE, (Line("sale.company.country", O.EMPTY), Line("sale.updated_at", O.MORE_THAN_AGO, (7, "day")))),
        "Company – Country is empty and Updated is more than 7 days ago",
    ),
    (
        sets(SALE, (Line("sale.sale_date", O.PREVIOUS_THIS_NEXT, ("week",)),)),
        "Sale date: previous, this and next week",
    ),
    (
        sets(PERSON, (Related("person.company/sale.company", Group(parts=(SOLD,))),)),
        "Company has sales with Status is Sold",
    ),
    (
        sets(PERSON, (Related("person.company/sale.company", Group(), Quantifier.NONE),)),
        "Company has no sales",
    ),
    (
        sets(PERSON, (Related(
            "person.company/sale.company", Group(), Quantifier.COUNT, measure=Line("", O.GREATER, (2,)),
        ),)),
        "Company: number of sales > 2",
    ),
    (sets(SALE, (Line("sale.x99", O.EQUALS, ("a",)), BIG)), "A field that is deleted and Amount > 5,000"),
]  # fmt: skip


@pytest.mark.parametrize(("criteria", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_what_is_asked_is_one_sentence(bench: Bench, criteria: Criteria, sentence: str) -> None:
    assert summary(bench, criteria) == sentence


def test_items_are_named_and_many_of_them_counted(bench: Bench, workbench: Workbench) -> None:
    fair, referral = workbench.ids["source: Fair"], workbench.ids["source: Referral"]
    assert (
        summary(bench, sets(SALE, (Line("sale.source", O.ONE_OF, (fair, referral)),))) == "Source is Fair or Referral"
    )
    many = tuple(range(1, 40))
    told = summary(bench, sets(SALE, (Line("sale.owner", O.NOT_ONE_OF, many),)))
    assert told.startswith("Owner is not Kari Nordmann, ")
    assert told.endswith(" or 34 more")


def test_everything_that_can_be_asked_can_be_said_in_both_languages(bench: Bench, qapp: QApplication) -> None:
    language = Language(qapp)
    for code in ("en", "nb"):
        language.install(code)
        for field in one_of_each_kind():
            for operator in OPERATORS[field.kind]:
                told = summary(bench, sets(RecordKind(field.record), (_line(field, operator),)))
                assert told
                assert "%" not in told.replace("Nor%", "").replace("%\u00a0", "").replace("\u00a0%", ""), told
    language.remove()


def _line(field: Any, operator: O) -> Node:
    wanted = needs(field.kind, operator)
    words = field.words is not None and wanted.value == "items"
    return Line(field.key, operator, ("open",) if words else SAMPLES[wanted])


def test_in_norwegian(bench: Bench, qapp: QApplication) -> None:
    language = Language(qapp)
    language.install("nb")
    try:
        assert summary(bench, SENTENCES[0][0]) == "Status er Solgt og Beløp > 5,000, eller Tittel begynner med «100 %»"
        assert (
            summary(bench, SENTENCES[5][0]) == "Poststed er «Oslo» og har salg med (Status er Solgt og Beløp > 5,000)"
        )
    finally:
        language.remove()
