"""Headings, layout and rows, whatever kind of file they come from."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.operations.importing.problems import ProblemKind
from desktop_crm.operations.importing.source import (
    Reading,
    Records,
    Source,
    column_letter,
    guess,
    guess_layout,
    open_source,
    unique_names,
)


def of(rows, reading=None, first_column=0):
    def read():
        yield from ((number, row, ()) for number, row in enumerate(rows, 1))

    return Source(Records(read, len(rows), first_column), reading or Reading())


def test_blank_and_doubled_headings_get_names():
    source = of([["Company", "Name", "", "Name", " Name ", ""], list("abcdef")])
    assert source.headings == ("Company", "Name", "Column C", "Name (2)", "Name (3)", "Column F")


@given(st.lists(st.sampled_from(["", "Name", "Name (2)", "Column A"]), max_size=12))
def test_headings_are_unique_and_never_blank(names):
    unique = unique_names(iter(names))
    assert len(set(unique)) == len(unique) == len(names)
    assert all(unique)


def test_headings_over_several_lines_become_one():
    assert of([["Umsatz\nin €"], ["5"]]).headings == ("Umsatz in €",)


def test_without_headings_columns_are_named_by_letter():
    reading = Reading(heading_row=None)
    assert of([["Acme", 5], ["Beta", 6]], reading).headings == ("Column A", "Column B")
    assert of([["Acme", 5]], reading, first_column=2).headings == ("Column C", "Column D")


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_spreadsheets(index, letters):
    assert column_letter(index) == letters


def test_columns_beyond_the_headings_are_named_where_most_rows_have_them():
    source = of([["Name"], ["Acme", "Oslo"], ["Beta", "Bergen"], ["Gamma"]])
    assert source.headings == ("Name", "Column B")


def test_short_rows_are_padded_and_long_ones_told():
    rows = list(of([["Name", "City"], ["Acme"], ["Beta", "Oslo", "", ""], ["Gamma", "Oslo", "x", 7]]).rows())
    assert [row.values for row in rows] == [("Acme", ""), ("Beta", "Oslo"), ("Gamma", "Oslo")]
    assert [row.problems for row in rows[:2]] == [(), ()]
    [problem] = rows[2].problems
    assert (problem.kind, problem.row, problem.value, problem.is_warning) == (ProblemKind.LONG_ROW, 4, "x, 7", True)


def test_empty_rows_are_counted_and_left_out():
    source = of([["Name", "Sum"], ["", " "], ["Acme", ""], [], ["", 0], ["", False]])
    assert [row.number for row in source.rows()] == [3, 5, 6]
    assert source.empty_rows == 2
    assert source.row_count == 5


def test_rows_can_be_gone_through_again():
    source = of([["Name"], *([str(i)] for i in range(100))])
    assert [row.values[0] for row in source.preview(3)] == ["0", "1", "2"]
    assert len(source.preview()) == 50
    assert len(list(source.rows())) == len(list(source.rows())) == 100


@pytest.mark.parametrize(
    ("heading_row", "skip_rows", "first_row"), [(None, 0, 0), (None, 2, 2), (0, 0, 1), (3, 0, 4), (1, 5, 5), (2, 2, 3)]
)
def test_data_begin_below_the_headings_and_what_is_skipped(heading_row, skip_rows, first_row):
    assert Reading(heading_row=heading_row, skip_rows=skip_rows).first_row == first_row


def test_a_heading_row_below_the_end_leaves_nothing():
    source = of([["Name"], ["Acme"]], Reading(heading_row=9))
    assert (source.headings, list(source.rows()), source.row_count) == ((), [], 0)


DATA = [["Acme", "Oslo", "5"], ["Beta", "Bergen", "6"], ["Gamma", "Oslo", "7"]]


@pytest.mark.parametrize(
    ("top", "layout"),
    [
        ([["Name", "City", "Amount"]], (0, 0)),
        ([["Name", "", "Amount"]], (0, 0)),
        ([["My customers"], [], ["Name", "City", "Amount"]], (2, 2)),
        ([["# made today"], ["Name", "City", "Amount"]], (1, 1)),
        ([["# one", "two"], ["#", "City", "Amount"]], (1, 1)),
        ([["Name", "Name", "Notes"]], (0, 0)),
        ([], (None, 0)),
        ([["Title"]], (None, 1)),
        ([["kari@example.com", "Kari", "Oslo"]], (None, 0)),
        ([[date(2024, 1, 31), "Kari", 3]], (None, 0)),
    ],
)
def test_the_row_of_headings_is_guessed(top, layout):
    assert guess_layout(top + DATA) == layout


def test_texts_that_stand_again_in_their_column_are_no_headings():
    rows = [["Ola", "Sales", "North"], ["Kari", "Sales", "South"], ["Per", "Service", "North"]]
    assert guess_layout(rows) == (None, 0)
    assert guess_layout([["Name", "Team", "Region"], *rows]) == (0, 0)


def test_one_column_of_names_has_headings_below_its_comments():
    assert guess_layout([["# names"], ["Name"], ["Acme"], ["Beta"]]) == (1, 1)


def test_nothing_has_no_layout():
    assert guess_layout([]) == (None, 0)
    assert guess_layout([[], ["", " "]]) == (None, 0)


def test_imp2_a_guess_leaves_the_title_row_to_the_user(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text("My customers\n\nName;City;Since\nAcme;Oslo;13.01.2024\nBeta;Bergen;01.02.2024\n", encoding="utf-8")
    reading = guess(path)
    assert (reading.heading_row, reading.skip_rows, reading.date_order) == (2, 2, "dmy")
    without = open_source(path, Reading(delimiter=";", heading_row=None, skip_rows=reading.skip_rows))
    assert without.preview(1)[0].values == ("Name", "City", "Since")
