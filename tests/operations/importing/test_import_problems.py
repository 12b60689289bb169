"""Every reason has a sentence that names the facts, and a key that stays."""

import pytest

from desktop_crm.operations.importing.problems import (
    PROBLEMS,
    REFUSALS,
    BadValue,
    FileRefused,
    ImportProblem,
    ProblemKind,
    RefusalReason,
    shortened,
)


@pytest.mark.parametrize("reason", RefusalReason)
def test_each_refusal_has_a_sentence(reason):
    sentence = FileRefused(reason, "the detail").sentence()
    assert sentence.endswith(".")
    assert ("the detail" in sentence) == ("{detail}" in REFUSALS[reason])


@pytest.mark.parametrize("kind", ProblemKind)
def test_each_problem_has_a_sentence_with_its_place(kind):
    sentence = ImportProblem(kind, 12, "Amount", "x y").sentence()
    assert sentence.startswith("Row 12, Amount: ")
    assert ("x y" in sentence) == ("{value}" in PROBLEMS[kind])


def test_a_problem_without_column_or_row_names_neither():
    assert ImportProblem(ProblemKind.REQUIRED_EMPTY, 3).sentence() == "Row 3: A value is required here."
    assert ImportProblem(ProblemKind.REQUIRED_EMPTY).sentence() == "A value is required here."


def test_templates_are_translated_before_the_facts_are_put_in():
    norwegian = {
        "“{value}” is not a number.": "«{value}» er ikke et tall.",
        "Row {row}, {column}: {text}": "{row} {column}: {text}",
    }
    problem = ImportProblem(ProblemKind.NOT_A_NUMBER, 4, "Beløp", "{row}")
    assert problem.sentence(norwegian.__getitem__) == "4 Beløp: «{row}» er ikke et tall."


def test_only_what_can_still_be_imported_is_a_warning():
    warnings = {kind for kind in ProblemKind if ImportProblem(kind).is_warning}
    told = ("long_row", "many_line_breaks", "broken_card", "digits_lost")
    assert warnings == {ProblemKind(kind) for kind in told}


def test_a_bad_value_becomes_a_problem_at_its_place():
    problem = BadValue(ProblemKind.NOT_A_DATE, "soon").at(7, "Sale date")
    assert problem == ImportProblem(ProblemKind.NOT_A_DATE, 7, "Sale date", "soon")
    assert problem.key == "not_a_date"


def test_long_values_are_quoted_in_part_and_on_one_line():
    assert shortened("a\nb  c") == "a b c"
    assert len(shortened("x" * 1_000_000)) == 60
