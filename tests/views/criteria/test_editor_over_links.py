"""From a record over a link to what belongs to the linked one: persons whose company has a sold sale."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.sale_status import mark_as_sold
from desktop_crm.selections.criteria import Group, Line, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.parts.criteria.places import Spot
from tests import factories
from tests.factories import Workbench
from tests.views.criteria.conftest import Builder, choose, close, counted, tick_item
from tests.views.criteria.test_editor import SOLD, counts, focus, row
from tests.views.hand import Hand

PERSON = RecordKind.PERSON
SALES = "person.company/sale.company"


def search_field(hand: Hand, parts: Any, typed: str) -> None:
    """Add a criterion by typing in the field chooser."""
    hand.click(parts.add)
    QTest.keyClicks(parts.hand.chooser.search, typed)
    QTest.keyClick(parts.hand.chooser.search, Qt.Key.Key_Return)


def test_cross1_persons_whose_company_has_a_sold_sale(
    build: Builder, hand: Hand, qtbot: Any, workbench: Workbench, ids: dict[str, int]
) -> None:
    for name in ("alfa", "beta"):
        factories.person(workbench, last_name=name, company_id=ids[name])
    workbench.do(mark_as_sold, [factories.sale(workbench, title="Sold", company_id=ids["beta"], amount=9_00)])
    editor = build(PERSON)
    search_field(hand, editor.root.widgets[0].parts, "company sales status")
    popup = row(editor, 0, 0, 0).value.popup
    tick_item(hand, popup, "Sold")
    close(qtbot, popup, editor)
    search_field(hand, editor.root.widgets[0].parts, "company sales amount")
    QTest.keyClicks(focus(), "5")
    amount = Line("sale.amount", O.GREATER, (5_00,))
    assert editor.criteria() == sets(PERSON, (Related(SALES, Group(parts=(SOLD, amount))),))
    counted(qtbot, editor)
    block = editor.widget_of((0, 0))
    assert (block.title.words, block.how.words, block.count) == ("Company – Sales", "has at least one", "1")
    assert counts(editor, (0, 0, 0), (0, 0, 1)) == ["1", "2"]
    choose(hand, block.how, "has none")
    counted(qtbot, editor)
    assert (editor.criteria().root.parts[0].parts[0].quantifier, block.count) == (Quantifier.NONE, "1")


def test_cross2_what_leaves_the_block_takes_the_way_with_it(build: Builder) -> None:
    editor = build(sets(PERSON, (Related(SALES, Group(parts=(SOLD, Line("sale.title", O.BEGINS, ("a",))))),)))
    line = row(editor, 0, 0, 1)
    group = editor.root.widgets[0].parts.key
    assert editor.hand.draft.record_of(line.key) == "sale"
    editor.hand.do(lambda draft: draft.move(line.key, Spot(group, 1)))
    alone = Group(parts=(Line("sale.title", O.BEGINS, ("a",)),))
    assert editor.criteria() == sets(PERSON, (Related(SALES, Group(parts=(SOLD,))), Related(SALES, alone)))
