"""Each operator has an editor for what it needs, in the user's locale; and what a relative date means now."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

from desktop_crm.models.catalogue import Field, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.lists import set_line_deleted
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.operators import OPERATORS, Needs, needs
from desktop_crm.selections.operators import Operator as O
from desktop_crm.selections.periods import UNITS, Unit
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.line_row import LineRow
from desktop_crm.views.parts.criteria.meaning import meaning
from desktop_crm.views.parts.faces import Faces
from tests.factories import Workbench
from tests.views.criteria.conftest import Builder, choose, close, menu_of, tick_item
from tests.views.hand import Hand

SALE, COMPANY = RecordKind.SALE, RecordKind.COMPANY
CONTROL = Qt.KeyboardModifier.ControlModifier
RECORDS = (SALE, COMPANY, RecordKind.PERSON, RecordKind.FOLLOW_UP, RecordKind.PROJECT)
SAMPLES: dict[Needs, tuple[Any, ...]] = {
    Needs.NOTHING: (), Needs.TEXT: ("Nor%",), Needs.NUMBER: (1200,), Needs.NUMBERS: (600, 1200),
    Needs.YES_NO: (False,), Needs.ITEMS: (1,), Needs.DAY: ("2026-02-28",), Needs.DAYS: ("2026-02-28", "2026-03-01"),
    Needs.MOMENT: ("2026-11-21T13:30",), Needs.UNIT: ("half_year",), Needs.COUNT: (3, "week"), Needs.QUARTER: (2, 2024),
}  # fmt: skip


def one_of_each_kind() -> list[Field]:
    fields = [field for record in RECORDS for field in fields_of(record).values()]
    return list({field.kind: field for field in reversed(fields)}.values())


def row_of(build: Builder, line: Line) -> LineRow:
    editor = build(sets(RecordKind(line.path.partition(".")[0]), (line,)), count=False)
    found = editor.widget_of((0, 0))
    assert isinstance(found, LineRow)
    return found


def now_asked(row: LineRow) -> Line:
    line = row.window().criteria().root.parts[0].parts[0]  # type: ignore[attr-defined]
    assert isinstance(line, Line)
    return line


@pytest.mark.parametrize("field", one_of_each_kind(), ids=lambda field: field.kind.value)
def test_each_operator_shows_its_values_and_gives_them_back(build: Builder, field: Field) -> None:
    samples = {operator: sample(field, operator) for operator in OPERATORS[field.kind]}
    given = [Line(field.key, operator, values) for operator, values in samples.items()]
    empty = [Line(field.key, operator) for operator in samples]
    editor = build(sets(RecordKind(field.record), tuple(given), tuple(empty)), count=False)
    rows = editor.findChildren(LineRow)
    assert [row.value.values() for row in rows] == [*samples.values(), *(() for _ in samples)]
    assert editor.criteria() == sets(RecordKind(field.record), tuple(given), tuple(empty))


def sample(field: Field, operator: O) -> tuple[Any, ...]:
    wanted = needs(field.kind, operator)
    return ("open",) if field.words is not None and wanted is Needs.ITEMS else SAMPLES[wanted]


def test_numbers_are_read_and_written_in_the_users_locale(build: Builder, bench: Bench) -> None:
    object.__setattr__(bench, "faces", Faces(QLocale("nb_NO"), bench.desk.clock.today))
    row = row_of(build, Line("sale.amount", O.BETWEEN))
    first, second = row.value.stations()
    first.setFocus()
    QTest.keyClicks(first, "1 234,50")
    second.setFocus()
    QTest.keyClicks(second, "2k")
    row.field.setFocus()
    assert now_asked(row).values == (1_234_50, 2_000_00)
    assert (first.text(), second.text()) == ("1\u00a0234,50", "2\u00a0000")


@pytest.mark.parametrize(
    ("typed", "operator", "values"),
    [(">5000", O.GREATER, (5_000_00,)), ("<= 10", O.AT_MOST, (10_00,)), ("<>3,5", O.NOT_EQUALS, (3_50,))],
)
def test_a_sign_before_a_number_is_the_operator(build: Builder, typed: str, operator: O, values: Any) -> None:
    row = row_of(build, Line("sale.amount", O.EQUALS))
    row.value.stations()[0].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), typed)
    assert now_asked(row) == Line("sale.amount", operator, values)
    assert row.operator.words in (">", "<=", "<>")


def test_what_cannot_be_read_rests_and_is_told_at_the_line(build: Builder) -> None:
    row = row_of(build, Line("sale.amount", O.GREATER, (5,)))
    number = row.value.stations()[0]
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(number, "many")
    row.field.setFocus()
    assert now_asked(row).values == ()
    assert isinstance(number, QLineEdit)
    assert number.text() == "many"
    assert row.value.editors[0].shown_problem.startswith("Write a number")


def test_days_may_be_typed_as_words(build: Builder) -> None:
    row = row_of(build, Line("sale.sale_date", O.AFTER))
    row.value.stations()[0].setFocus()
    for typed, day in (("today", "2026-06-10"), ("+7d", "2026-06-17")):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(QApplication.focusWidget(), typed)
        assert now_asked(row).values == (day,)


def test_yes_and_no_are_two_buttons_and_neither_at_first(build: Builder, hand: Hand) -> None:
    row = row_of(build, Line("sale.completed", O.EQUALS))
    yes, no = row.value.stations()
    assert isinstance(yes, QRadioButton)
    assert (yes.isChecked(), no.isChecked(), row.operator.isHidden()) == (False, False, True)
    hand.click(no)
    assert now_asked(row) == Line("sale.completed", O.EQUALS, (False,))


def test_the_current_user_is_named_and_nothing_is_entered(build: Builder, hand: Hand) -> None:
    row = row_of(build, Line("sale.owner", O.ONE_OF))
    choose(hand, row.operator, "Current user")
    assert now_asked(row) == Line("sale.owner", O.CURRENT_USER)
    assert row.strip.tick.isChecked()
    assert row.value.text == "Kari Nordmann"


def test_a_number_of_units_says_several_where_there_are(build: Builder, hand: Hand) -> None:
    row = row_of(build, Line("sale.sale_date", O.PREVIOUS))
    row.value.stations()[0].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "1")
    choose(hand, row.value.unit, "month")
    assert (now_asked(row).values, row.value.unit.words) == ((1, "month"), "month")
    QTest.keyClicks(row.value.stations()[0], "4")
    assert row.value.unit.words == "months"


def test_date3_a_quarter_of_this_year_or_another(build: Builder, hand: Hand) -> None:
    row = row_of(build, Line("sale.sale_date", O.QUARTER))
    choose(hand, row.value.quarter, "Q1")
    assert (now_asked(row).values, row.strip.means) == ((1,), "01/01/2026 – 31/03/2026")
    choose(hand, row.value.year, "2024")
    assert (now_asked(row).values, row.strip.means) == ((1, 2024), "01/01/2024 – 31/03/2024")


# -- lists -------------------------------------------------------------------------------------------------------------


def test_lists_open_are_searched_and_close_by_a_click_elsewhere(
    build: Builder, hand: Hand, qtbot: Any, workbench: Workbench
) -> None:
    row = row_of(build, Line("sale.stage", O.ONE_OF))
    assert row.value.button.words == ""
    hand.click(row.value.button)
    popup = row.value.popup
    for name in ("Lead", "Proposal"):
        tick_item(hand, popup, name)
    assert row.value.button.words == "Lead, Proposal"
    close(qtbot, popup, row.window())
    assert now_asked(row).values == (workbench.ids["Lead"], workbench.ids["Proposal"])
    row.value.button.setFocus()
    QTest.keyClicks(row.value.button, "v")
    assert row.value.popup.list.currentItem().text() == "Verbal acceptance"
    QTest.keyClick(row.value.popup.list, Qt.Key.Key_Space)
    QTest.keyClick(row.value.popup.list, Qt.Key.Key_Escape)
    assert row.value.popup is None
    assert len(now_asked(row).values) == 3


def test_op6_a_deleted_value_is_struck_through_and_can_be_taken_out(
    build: Builder, hand: Hand, workbench: Workbench
) -> None:
    fair = workbench.ids["source: Fair"]
    workbench.do(set_line_deleted, "source", fair, True)
    row = row_of(build, Line("sale.source", O.ONE_OF, (fair, workbench.ids["source: Referral"])))
    assert [(piece.text, piece.struck) for piece in row.value.button.pieces] == [
        ("Fair", True), (", ", False), ("Referral", False),
    ]  # fmt: skip
    hand.click(row.value.button)
    items = [row.value.popup.list.item(at) for at in range(row.value.popup.list.count())]
    assert {item.text(): item.font().strikeOut() for item in items} == {"Referral": False, "Fair": True}
    tick_item(hand, row.value.popup, "Fair")
    assert now_asked(row).values == (workbench.ids["source: Referral"],)


def test_names_follow_the_file(build: Builder, desk: Any, workbench: Workbench, qtbot: Any) -> None:
    fair = workbench.ids["source: Fair"]
    row = row_of(build, Line("sale.source", O.ONE_OF, (fair,)))
    desk.do(set_line_deleted, "source", fair, True)
    assert [piece.struck for piece in row.value.button.pieces] == [True]


# -- records -----------------------------------------------------------------------------------------------------------


def test_op1_is_exactly_on_a_link_looks_the_record_up(
    build: Builder, hand: Hand, qtbot: Any, ids: dict[str, int]
) -> None:
    row = row_of(build, Line("sale.company", O.BEGINS))
    choose(hand, row.operator, "Is exactly")
    line = row.value.stations()[0]
    QTest.keyClicks(line, "bet")
    qtbot.waitUntil(lambda: row.value.picker.list.is_open and row.value.picker.answered == "bet")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert now_asked(row) == Line("sale.company", O.EXACTLY, (ids["beta"],))
    again = row_of(build, Line("sale.company", O.EXACTLY, (ids["beta"],)))
    assert again.value.picker.line.text() == "Beta AS"


def test_a_record_taken_while_a_name_is_typed_is_meant_itself(build: Builder, qtbot: Any, ids: dict[str, int]) -> None:
    row = row_of(build, Line("sale.company", O.BEGINS))
    line = row.value.stations()[0]
    line.setFocus()
    QTest.keyClicks(line, "alf")
    assert now_asked(row) == Line("sale.company", O.BEGINS, ("alf",))
    qtbot.waitUntil(lambda: row.value.list.is_open)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert now_asked(row) == Line("sale.company", O.EXACTLY, (ids["alfa"],))
    assert row.operator.words == "Is exactly"
    assert row.value.isAncestorOf(QApplication.focusWidget())


def test_a_name_taken_on_the_records_own_name_is_meant_whole(build: Builder, qtbot: Any) -> None:
    row = row_of(build, Line("company.name", O.CONTAINS))
    line = row.value.stations()[0]
    line.setFocus()
    QTest.keyClicks(line, "gam")
    qtbot.waitUntil(lambda: row.value.list.is_open)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert now_asked(row) == Line("company.name", O.EXACTLY, ("Gamma AS",))


def test_several_records_are_ticked_in_a_list_that_searches(
    build: Builder, hand: Hand, qtbot: Any, ids: dict[str, int]
) -> None:
    row = row_of(build, Line("sale.company", O.NOT_ONE_OF, (ids["gamma"],)))
    assert row.value.button.words == "Gamma AS"
    hand.click(row.value.button)
    popup = row.value.popup
    qtbot.waitUntil(lambda: popup.list.count() == 3)
    QTest.keyClicks(popup.search, "alf")
    qtbot.waitUntil(lambda: popup.list.count() == 1)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert now_asked(row).values == (ids["gamma"], ids["alfa"])
    close(qtbot, popup, row.window())
    assert row.value.button.words == "Gamma AS, Alfa AS"


# -- what a relative date means (1.5) ----------------------------------------------------------------------------------

VECTORS = [
    (O.THIS, ("week",), "14.10.2019 – 20.10.2019"), (O.THIS, ("quarter",), "01.10.2019 – 31.12.2019"),
    (O.THIS_AND_NEXT, (2, "week"), "14.10.2019 – 03.11.2019"), (O.NEXT, (2, "quarter"), "01.01.2020 – 30.06.2020"),
    (O.THIS_AND_PREVIOUS, (4, "month"), "01.06.2019 – 31.10.2019"),
    (O.PREVIOUS, (1, "quarter"), "01.07.2019 – 30.09.2019"),
    (O.PREVIOUS_THIS_NEXT, ("quarter",), "01.07.2019 – 31.03.2020"),
    (O.TODAY, (), "15.10.2019"), (O.BEFORE_TODAY, (), "til og med 14.10.2019"), (O.AFTER_TODAY, (), "fra 16.10.2019"),
    (O.MORE_THAN_AGO, (7, "day"), "til og med 07.10.2019"), (O.QUARTER, (1,), "01.01.2019 – 31.03.2019"),
    (O.THIS, (), ""), (O.NEXT, (None, "week"), ""), (O.EQUALS, ("2019-10-15",), ""), (O.EMPTY, (), ""),
]  # fmt: skip


@pytest.mark.parametrize(("operator", "values", "told"), VECTORS)
def test_a_relative_date_says_which_days_it_means_now(
    qapp: Any, operator: O, values: tuple[Any, ...], told: str
) -> None:
    faces = Faces(QLocale("nb_NO"), lambda: date(2019, 10, 15))
    said = meaning(Kind.DATE, operator, values, date(2019, 10, 15), faces)
    assert said.replace("until", "til og med").replace("from", "fra") == told


def test_the_interval_is_that_of_the_desks_day(build: Builder, workbench: Workbench) -> None:
    workbench.on(datetime(2019, 10, 15, 10, tzinfo=UTC))
    row = row_of(build, Line("sale.sale_date", O.THIS, ("week",)))
    assert row.strip.means == "14/10/2019 – 20/10/2019"


def test_every_unit_can_be_chosen(build: Builder, hand: Hand) -> None:
    row = row_of(build, Line("sale.sale_date", O.THIS))
    hand.click(row.value.unit)
    assert [action.data() for action in menu_of(row.value.unit).actions()] == [unit.value for unit in Unit]
    assert set(UNITS) == set(Unit)
