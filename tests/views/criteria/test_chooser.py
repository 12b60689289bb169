"""The field chooser: what it offers first, how it is walked by keys, and what it remembers."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.criteria.chooser import FieldChooser
from desktop_crm.views.parts.criteria.chooser_rows import Part
from desktop_crm.views.parts.criteria.draft import Way

COMPANY, SALE, PERSON = RecordKind.COMPANY, RecordKind.SALE, RecordKind.PERSON
K = Qt.Key


class Choosing:
    """A chooser under a widget, and what was chosen in it."""

    def __init__(self, qtbot: Any, bench: Bench) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(400, 100)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.chooser = FieldChooser(bench, self.window)
        self.taken: list[Way] = []

    def open(self, record: RecordKind = COMPANY) -> None:
        self.chooser.choose(record, self.window, self.taken.append)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.chooser.search, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.chooser.search, text)

    @property
    def texts(self) -> list[str]:
        return [f"{row.over}{row.text}" for row in self.chooser.rows.rows]

    @property
    def marked(self) -> str:
        return self.texts[self.chooser.place] if self.chooser.place >= 0 else ""

    def walk_to(self, text: str, part: Part = Part.BRANCH) -> None:
        """Go down to a line: one that can be opened, or a field."""
        for _ in range(80):
            if self.marked == text and self.chooser.rows.rows[self.chooser.place].part is part:
                return
            self.press(K.Key_Down)
        raise AssertionError(text)

    def open_related(self) -> None:
        """Go down to the next line that gathers records, and open it."""
        self.walk_to("Related records")
        self.press(K.Key_Right)


@pytest.fixture
def choosing(qtbot: Any, bench: Bench) -> Choosing:
    made = Choosing(qtbot, bench)
    made.open()
    yield made
    made.chooser.close()


def test_find11_two_levels_the_way_on_stands_in_one_line_before_own_fields(choosing: Choosing) -> None:
    headings = [row.text for row in choosing.chooser.rows.rows if row.part is Part.HEADING]
    assert headings == ["Often used", "Company"]
    assert choosing.marked == "Company name"
    assert choosing.texts.index("Related records") == choosing.texts.index("Company") - 1
    line = choosing.chooser.rows.index(choosing.texts.index("Related records"))
    assert choosing.chooser.list.viewport().rect().contains(choosing.chooser.list.visualRect(line))
    own = choosing.texts[choosing.texts.index("Company") + 1 :]
    assert own == sorted(own, key=str.casefold)


def test_the_way_on_opens_to_records_and_last_to_users(choosing: Choosing) -> None:
    choosing.open_related()
    branches = [row.text for row in choosing.chooser.rows.rows if row.part is Part.BRANCH and row.depth == 1]
    assert branches[0] == "Main contact"
    assert {"Sales", "Follow-ups", "Persons"} <= set(branches[1:])
    assert branches[-3:] == ["Our contact", "Registered by", "Updated by"]


def test_cross1_from_a_person_over_the_company_to_its_sales(choosing: Choosing) -> None:
    choosing.open(PERSON)
    for name in ("Company", "Sales"):
        choosing.open_related()
        choosing.walk_to(name)
        choosing.press(K.Key_Right)
    choosing.walk_to("Status", Part.LEAF)
    choosing.press(K.Key_Return)
    choosing.open(PERSON)
    assert choosing.texts[1] == "Company – Sales – Status"
    choosing.type("company sales status")
    choosing.press(K.Key_Return)
    assert choosing.taken == [Way(("person.company/sale.company",), "sale.status")] * 2


def test_arrows_walk_over_headings_and_enter_takes(choosing: Choosing) -> None:
    choosing.press(K.Key_Up)
    assert choosing.marked == "Company name"
    choosing.press(K.Key_Down, K.Key_Down, K.Key_Return)
    assert choosing.taken == [Way((), "company.country")]
    assert not choosing.chooser.isVisible()


def test_right_opens_a_level_and_left_closes_it(choosing: Choosing) -> None:
    choosing.open_related()
    choosing.walk_to("Sales")
    before = len(choosing.texts)
    choosing.press(K.Key_Right)
    assert len(choosing.texts) > before
    choosing.press(K.Key_Right, K.Key_Down)
    assert choosing.marked == "Number of sales"
    choosing.press(K.Key_Up)
    choosing.open_related()
    choosing.walk_to("Project")
    choosing.press(K.Key_Right, K.Key_Right, K.Key_Left)
    assert choosing.marked == "Project"
    choosing.press(K.Key_Left)
    assert choosing.marked == "Related records"
    choosing.press(K.Key_Left)
    assert (choosing.marked, len(choosing.texts)) == ("Sales", before)


def test_enter_opens_a_level_and_its_field_is_taken_with_its_way(choosing: Choosing) -> None:
    for name in ("Sales", "Follow-ups"):
        choosing.open_related()
        choosing.walk_to(name)
        choosing.press(K.Key_Return)
    choosing.walk_to("Number of follow-ups", Part.LEAF)
    choosing.press(K.Key_Return)
    assert choosing.taken == [Way(("sale.company", "follow_up.sale"))]


def test_typing_searches_and_the_first_hit_is_marked(choosing: Choosing) -> None:
    choosing.type("stat")
    assert choosing.marked == "Sales – Status"
    choosing.press(K.Key_Return)
    assert choosing.taken == [Way(("sale.company",), "sale.status")]


def test_what_nothing_is_called_is_said(choosing: Choosing) -> None:
    choosing.type("zzz")
    assert (choosing.texts, choosing.marked) == (["No field is called so"], "")
    choosing.press(K.Key_Return, K.Key_Down)
    assert choosing.chooser.isVisible()


def test_fields_used_last_stand_first_for_each_kind_of_record(choosing: Choosing) -> None:
    for typed in ("city", "sales sta", "city"):
        choosing.open()
        choosing.type(typed)
        choosing.press(K.Key_Return)
    choosing.open()
    assert choosing.texts[:3] == ["Used last", "City", "Sales – Status"]
    choosing.open(SALE)
    assert choosing.texts[0] == "Often used"


def test_a_field_that_is_gone_is_not_offered_as_used_last(choosing: Choosing, bench: Bench) -> None:
    bench.memory.keep(
        "criteria/recent/company", [["company.x9"], "spoilt", ["sale.company", "sale.x1"], ["company.city"]]
    )
    choosing.open()
    assert choosing.texts[:4] == ["Used last", "City", "Related records", "Company"]


def test_the_model_keeps_qts_rules_while_it_opens_and_closes(choosing: Choosing, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(choosing.chooser.rows)
    choosing.open_related()
    choosing.walk_to("Sales")
    choosing.press(K.Key_Right, K.Key_Left, K.Key_Left)
    choosing.type("s")


def test_escape_and_tab_choose_nothing(choosing: Choosing) -> None:
    for key in (K.Key_Escape, K.Key_Tab, K.Key_F4):
        choosing.open()
        choosing.press(key)
        assert not choosing.chooser.isVisible()
    assert choosing.taken == []
